"""The texts of a site by language: of pages and of data, each with a way to tell the place of what is found in it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mmcd.checks.facts import local_texts
from mmcd.findings import Location
from mmcd.model.site import Page, Site

_OF_WORKS = ("references.yml", "redirects.yml")
"""Data whose texts are titles of works or addresses, and not ours to set."""


@dataclass(frozen=True)
class Text:
    """A text in a language. place: where an offset stands in its file."""

    tag: str
    words: str
    place: Callable[[int], Location]


def of_page(page: Page) -> Iterator[Text]:
    """Title, description and body: of the body only what a reader reads, at the offsets of the body."""
    for key in ("title", "description"):
        at = page.marks.at((key,))
        yield Text(page.locale.tag, getattr(page.meta, key), _at(at))
    yield Text(page.locale.tag, page.outline.prose, functools.partial(place_in_body, page))


def of_data(site: Site) -> Iterator[Text]:
    """Texts of the data files."""
    for name, marks in site.marks.items():
        if name in _OF_WORKS:
            continue
        for where, text in local_texts(marks.data, site.locales.tags):
            for tag, words in text.items():
                if isinstance(words, str):
                    at = marks.at((*where, tag))
                    yield Text(tag, words, _at(at))


def _at(place: Location) -> Callable[[int], Location]:
    """Every offset stands at one place: that of the value."""
    return lambda _: place


def place_in_body(page: Page, offset: int) -> Location:
    """The place of an offset in a page's body."""
    body = page.document.body
    line = page.document.body_line + body.count("\n", 0, offset)
    return Location(page.file, line, offset - body.rfind("\n", 0, offset))
