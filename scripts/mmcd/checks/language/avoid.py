"""`term-to-avoid`."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterator
from importlib import resources

import yaml

from mmcd.checks.language.detect import aside
from mmcd.checks.language.texts import Text, of_data, of_page
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.findings import Severity
from mmcd.model.site import Page, Site

_NEAR = 24
"""Characters before a word within which a cue excuses it."""

_TITLE = re.compile(r"^[ \t]*(?:!!!|\?\?\?\+?)[ \t][^\n]*$", re.MULTILINE)


@dataclasses.dataclass(frozen=True)
class Term:
    """A word to avoid. parts: words in small letters without which it cannot be there."""

    parts: tuple[str, ...]
    pattern: re.Pattern[str]
    unless: tuple[re.Pattern[str], ...]
    write: str


@page_rule("term-to-avoid", group="language", severity=Severity.WARNING)
def _in_pages(page: Page, _: Site) -> Iterator[Hit]:
    """The word labels people, or is wrong in law, or means something else in the other language.

    Readers who work with the people meant, or who are meant, stop trusting the text.
    """
    for text in of_page(page):
        yield from _hits(text)


def _in_data(site: Site) -> Iterator[Hit]:
    for text in of_data(site):
        yield from _hits(text)


term_to_avoid = dataclasses.replace(_in_pages, site=_in_data)


def _hits(text: Text) -> Iterator[Hit]:
    terms, cues = load(text.tag)
    lowered = text.words.lower()
    chosen = [term for term in terms if all(part in lowered for part in term.parts)]
    if not chosen:
        return
    # The title of an admonition stands in quotation marks that are not the text's.
    words = _TITLE.sub(lambda found: found[0].replace('"', " "), text.words)
    words = aside(words)
    lowered = words.lower()
    if len(lowered) != len(words):  # a letter that is two in lower case: rare, and offsets would shift
        lowered = "".join(one if len(one) == 1 else letter for letter in words for one in [letter.lower()])
    for term in chosen:
        for found in term.pattern.finditer(lowered):
            if lowered[max(0, found.start() - 1) : found.start()].isalnum():
                continue  # the end of another word; asked here, so that the search can jump to the first letters
            if cues and cues.search(lowered, max(0, found.start() - _NEAR), found.start()):
                continue
            if any(
                other.start() <= found.start() and found.end() <= other.end()
                for pattern in term.unless
                for other in pattern.finditer(lowered, max(0, found.start() - 60), found.end() + 60)
            ):
                continue
            yield hit(text.place(found.start()), term=" ".join(words[slice(*found.span())].split()), write=term.write)


@functools.cache
def load(tag: str) -> tuple[tuple[Term, ...], re.Pattern[str] | None]:
    """The words to avoid in a language, and the cues that excuse one. None for a language without a list."""
    file = resources.files(__package__) / f"avoid.{tag}.yml"
    if not file.is_file():
        return (), None
    data = yaml.load(file.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (safe)
    terms = tuple(
        Term(_parts(form), _pattern(form), tuple(map(_pattern, entry.get("unless", ()))), entry["write"])
        for entry in data["terms"]
        for form in entry["avoid"]
    )
    cues = "|".join(_loose(cue) for cue in data["cues"])
    articles = "|".join(_loose(article) for article in data["articles"])
    return terms, re.compile(rf"(?<!\w)(?:{cues})[\s:]+(?:(?:{articles})\s*)?$", re.IGNORECASE)


def _parts(form: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W\d_]+", re.sub(r"\([^()]*\)", " ", form.lower())))


def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(rf"{_loose(form.lower())}(?!\w)")


def _loose(form: str) -> str:
    """A form as a regular expression: `(s)` may be left out, spaces and apostrophes are of any kind."""
    parts = re.split(r"(\([^()]*\))", form)
    return "".join(
        f"(?:{re.escape(part[1:-1])})?"
        if part.startswith("(")
        else re.sub(r"['’]", "['’]", re.sub(r"(?:\\ )+", r"[\\s\\u00a0\\u202f]+", re.escape(part)))
        for part in parts
    )
