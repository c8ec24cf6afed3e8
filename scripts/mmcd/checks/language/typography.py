"""`typography`."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterator
from importlib import resources

import yaml

from mmcd.checks.language.texts import Text, of_data, of_page
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.findings import Severity
from mmcd.model.site import Page, Site


@dataclasses.dataclass(frozen=True)
class Form:
    """A form that a language writes otherwise. write: what takes its place where that needs no judgement."""

    find: re.Pattern[str]
    has: tuple[str, ...]
    say: str
    write: str | None
    outside: re.Pattern[str] | None

    def matches(self, words: str) -> Iterator[re.Match[str]]:
        """Where the form stands in a text."""
        if not any(part in words for part in self.has):
            return
        kept = [found.span() for found in self.outside.finditer(words)] if self.outside else []
        for found in self.find.finditer(words):
            if not any(start <= found.start() and found.end() <= end for start, end in kept):
                yield found


@page_rule("typography", group="language", severity=Severity.WARNING)
def _in_pages(page: Page, _: Site) -> Iterator[Hit]:
    """The build sets the type of each language, but it cannot guess what was meant here.

    A careful reader takes a careless text for careless work.
    """
    body = page.document.body
    for text in of_page(page):
        of_body = text.words is page.outline.prose
        for found, say in _found(text):
            # What is blanked out in the prose is not a space that the author wrote.
            if not of_body or body[found.start() : found.end()] == found[0]:
                yield hit(text.place(found.start()), text=_shown(text.words, found), say=say)


def _in_data(site: Site) -> Iterator[Hit]:
    for text in of_data(site):
        for found, say in _found(text):
            yield hit(text.place(found.start()), text=_shown(text.words, found), say=say)


typography = dataclasses.replace(_in_pages, site=_in_data)


def _found(text: Text) -> Iterator[tuple[re.Match[str], str]]:
    for form in load(text.tag):
        for found in form.matches(text.words):
            yield found, form.say


def _shown(words: str, found: re.Match[str]) -> str:
    """What was found, with the rest of the words that it is part of."""
    start, end = found.span()
    while start > 0 and not words[start - 1].isspace():
        start -= 1
    while end < len(words) and not words[end].isspace():
        end += 1
    return words[start:end][:60]


@functools.cache
def load(tag: str) -> tuple[Form, ...]:
    """The forms of a language; none for a language without a list."""
    file = resources.files(__package__) / f"typography.{tag}.yml"
    if not file.is_file():
        return ()
    data = yaml.load(file.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (safe)
    return tuple(
        Form(
            re.compile(entry["find"], re.MULTILINE),
            (str(has),) if not isinstance(has := entry["has"], list) else tuple(map(str, has)),
            str(entry["say"]),
            entry.get("write") if entry.get("write") is None else str(entry["write"]),
            re.compile(entry["outside"]) if "outside" in entry else None,
        )
        for entry in data
    )
