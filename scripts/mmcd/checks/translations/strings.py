"""`string-missing`, `string-unknown`, `string-fields-differ`, `string-untranslated`."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from mmcd.checks.facts import once
from mmcd.checks.rule import Hit, hit, site_rule, suggest
from mmcd.checks.translations.untranslated import FEWEST_SAME, SMALL
from mmcd.findings import Location, Severity
from mmcd.model.load import STRINGS
from mmcd.model.positions import Marked
from mmcd.model.site import Site

_ITS_OWN = frozenset({"format", "typography", "currency"})
"""What a language needs to be set and formatted differs from one to the next."""

_PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})

Where: TypeAlias = tuple[str | int, ...]


@site_rule("string-missing", group="translations", waivable=False)
def string_missing(site: Site) -> Iterator[Hit]:
    """A button or a notice would stay without words in that language, and the page could not be built."""
    if not (wanted := _wanted(site)):
        return
    for locale in site.locales:
        catalogue = site.catalogues.get(locale.tag)
        if catalogue is None:
            yield hit(Location("mkdocs.yml"), "catalogue", tag=locale.tag, key="", file=f"{STRINGS}/{locale.tag}.yml")
            continue
        found = dict(_leaves(catalogue.data))
        for where in wanted:
            if where not in found:
                key = ".".join(map(str, where))
                yield hit(catalogue.at(where), "key", tag=locale.tag, key=key, file=catalogue.path)


@site_rule("string-unknown", group="translations", waivable=False)
def string_unknown(site: Site) -> Iterator[Hit]:
    """Nothing asks for the words, so the key is misspelt, and the string that was meant is missing."""
    wanted = _wanted(site)
    for catalogue in _others(site):
        for where in dict(_leaves(catalogue.data)):
            if wanted and where not in wanted and where[0] not in _ITS_OWN:
                known = [".".join(map(str, one)) for one in wanted]
                key = ".".join(map(str, where))
                yield hit(catalogue.at(where, key=True), key=key, suggestion=suggest(key, known, 0.8))


@site_rule("string-fields-differ", group="translations", waivable=False)
def string_fields_differ(site: Site) -> Iterator[Hit]:
    """The program fills in what stands in braces: a field that is misspelt stops it, one left out says too little."""
    wanted = _wanted(site)
    for catalogue in _others(site):
        for where, text in _leaves(catalogue.data):
            if where in wanted and _fields(text) != _fields(wanted[where]):
                fields = sorted(_fields(wanted[where])) or ["–"]
                yield hit(catalogue.at(where), key=".".join(map(str, where)), fields=fields)


@site_rule("string-untranslated", group="translations", severity=Severity.WARNING, waivable=False)
def string_untranslated(site: Site) -> Iterator[Hit]:
    """A reader finds a button or a notice in another language than the page."""
    wanted = _wanted(site)
    for catalogue in _others(site):
        for where, text in _leaves(catalogue.data):
            if where in wanted and text == wanted[where] and _words(text) >= FEWEST_SAME - 1:
                yield hit(catalogue.at(where), key=".".join(map(str, where)), text=text[:60])


@once
def _wanted(site: Site) -> Mapping[Where, str]:
    """The strings of the default language, by path."""
    catalogue = site.catalogues.get(site.locales.default.tag)
    found = dict(_leaves(catalogue.data)) if catalogue is not None else {}
    return {where: text for where, text in found.items() if where[0] not in _ITS_OWN}


def _others(site: Site) -> Iterator[Marked]:
    """Catalogues that translate the default one."""
    for locale in site.locales:
        if not locale.is_default and (catalogue := site.catalogues.get(locale.tag)) is not None:
            yield catalogue


def _leaves(value: Any, where: Where = ()) -> Iterator[tuple[Where, str]]:
    """Texts below a value by path. Plural forms count as one: each language has forms of its own."""
    if isinstance(value, dict):
        if value and set(value) <= _PLURALS:
            yield where, str(value.get("other", ""))
            return
        for key, part in value.items():
            yield from _leaves(part, (*where, key))
    elif isinstance(value, list):
        yield where, "; ".join(map(str, value))
    else:
        yield where, str(value)


def _words(text: str) -> int:
    """Words in lower case, what the program fills in left out."""
    return len(SMALL.findall(re.sub(r"\{[^{}]*\}", " ", text)))


def _fields(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}
    except ValueError:  # a single brace
        return {"?"}
