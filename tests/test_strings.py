"""Catalogues are complete: what one language says, all say, with the same fields."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from mmcd.config import load_config
from mmcd.strings import available, load_strings

REPOSITORY = Path(__file__).parents[1]
FREE = ("typography", "format")
"""What a language needs to be set and formatted differs from one to the next."""


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        if set(value) <= {"zero", "one", "two", "few", "many", "other"}:
            yield path, value["other"]
            return
        for key, part in value.items():
            yield from leaves(part, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        yield path, "; ".join(value)
    else:
        yield path, str(value)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def texts(tag: str) -> dict[str, str]:
    return {path: text for path, text in leaves(load_strings(tag).data) if path.split(".")[0] not in FREE}


def test_every_language_of_the_site_has_a_catalogue() -> None:
    assert set(load_config(REPOSITORY).locales.tags) <= set(available())


@pytest.mark.parametrize("tag", available())
def test_a_catalogue_has_the_entries_and_fields_of_the_default_one(tag: str) -> None:
    wanted, found = texts("en"), texts(tag)
    assert set(found) == set(wanted)
    differing = {path for path in wanted if fields(found[path]) != fields(wanted[path])}
    assert differing == set()


def test_every_string_that_templates_and_scripts_ask_for_exists() -> None:
    known = set(texts("en"))
    prefixes = {path.rpartition(".")[0] for path in known}
    asked: set[str] = set()
    for template in (REPOSITORY / "overrides").rglob("*.html"):
        asked.update(re.findall(r"\bt\.([a-z_]+(?:\.[a-z_]+)+)", template.read_text(encoding="utf-8")))
    for script in (REPOSITORY / "overrides").rglob("*.js"):
        asked.update(
            f"script.{name}" for name in re.findall(r"\bstrings\.([a-z_]+)", script.read_text(encoding="utf-8"))
        )
    assert asked, "nothing was found, so nothing was tested"
    assert {name for name in asked if name not in known and name not in prefixes} == set()


def test_no_string_is_left_unused() -> None:
    sources = "\n".join(
        path.read_text(encoding="utf-8")
        for folder, ending in (("scripts/mmcd", "*.py"), ("overrides", "*.html"), ("overrides", "*.js"))
        for path in (REPOSITORY / folder).rglob(ending)
    )
    unused = []
    for path in texts("en"):
        head, _, name = path.rpartition(".")
        stem = re.sub(r"_(one|other)$", "", name)
        spelt = any(
            form in sources
            for form in (path, f"{head.split('.')[-1]}.{name}", f"strings.{name}", f'"{stem}"', f"theirs.{name}")
        )
        computed = any(form in sources for form in (f'"{head}.{{', f"f'{head}.{{", f"{head}.{{"))
        if not spelt and not computed:
            unused.append(path)
    assert unused == [], unused


def test_a_number_chooses_its_plural_form() -> None:
    assert load_strings("en")("count.modules", n=1) == "1 module"
    assert load_strings("en")("count.modules", n=0) == "0 modules"
    assert load_strings("fr")("count.modules", n=0) == "0 module"


def test_a_missing_string_is_named() -> None:
    with pytest.raises(KeyError, match=r"nothing\.here"):
        load_strings("en")("nothing.here")
