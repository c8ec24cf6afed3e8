"""`translation-untranslated`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from mmcd.checks.language.detect import aside, left_in, may_be_left_in
from mmcd.checks.language.texts import place_in_body
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.checks.translations.facts import side_by_side, span
from mmcd.model.outline import Section
from mmcd.model.site import Page, Site
from mmcd.model.translation import source_of, unfinished

FEWEST_SAME = 4
"""Words in lower case that a text must have in common with the source: fewer may be a name or an address."""

_BLOCK = re.compile(r"[^\s|].*?(?=\n[ \t]*\n|\n[ \t]*(?:[-*+]|\d+[.)])[ \t]|[ \t]*\||\Z)", re.DOTALL)
SMALL = re.compile(r"(?<![^\W_])[^\W\d_A-Z][^\W\d_]+")


@page_rule("translation-untranslated", group="translations")
def untranslated(page: Page, site: Site) -> Iterator[Hit]:
    """A reader who chose her language comes upon a passage that she may not understand.

    A screen reader pronounces it by the rules of the wrong language.
    """
    source = source_of(page, site)
    if source is None:
        return
    languages = source.locale.tag, page.locale.tag
    marked = {(s.start if s else 0) for s in (None, *page.outline.sections) if _is_marked(page, s)}
    if not (marked and "mmcd-translate" in page.document.yaml):
        for key in ("title", "description"):
            text = getattr(page.meta, key)
            if is_same(text, getattr(source.meta, key)) or left_in(*languages, text):
                yield hit(page.marks.at((key,)), text=excerpt(text), tag=page.locale.tag, source=source.locale.tag)
    for section, other in side_by_side(page, source):
        _, end = span(page, section)
        if (section.start if section else 0) in marked:
            continue  # told by translation-unfinished
        offset = _first(page, section, source, other)
        if offset is not None:
            text = " ".join(page.outline.prose[offset:end].partition("\n")[0].split())
            at = place_in_body(page, offset)
            yield hit(at, text=excerpt(text), tag=page.locale.tag, source=source.locale.tag)


def _first(page: Page, section: Section | None, source: Page, other: Section | None) -> int | None:
    """Where the first passage begins that was left in the source language: one finding leads to the whole section."""
    start, end = span(page, section)
    prose = page.outline.prose
    languages = source.locale.tag, page.locale.tag
    lines = prose[start:end].split("\n")
    theirs = {line.strip() for line in source.outline.prose[slice(*span(source, other))].split("\n")}
    offset = start
    found = []
    for line in lines:
        text = line.strip()
        if text in theirs and len(SMALL.findall(aside(text))) >= FEWEST_SAME:
            found.append(offset + len(line) - len(line.lstrip()))
            break
        offset += len(line) + 1
    if may_be_left_in(*languages, prose[start:end]):
        found += itertools.islice(
            (block.start() for block in _BLOCK.finditer(prose, start, end) if left_in(*languages, block[0])), 1
        )
    return min(found, default=None)


def is_same(text: str, source: str) -> bool:
    """Whether a text is its source's, and more than a name."""
    return text == source and len(SMALL.findall(text)) >= FEWEST_SAME - 1


def _is_marked(page: Page, section: Section | None) -> bool:
    start, end = span(page, section)
    return any(start <= comment.offset < end for comment in unfinished(page))


def excerpt(text: str) -> str:
    """The beginning of a text, to be quoted."""
    return f"{text[:50].rstrip()}…" if len(text) > 50 else text
