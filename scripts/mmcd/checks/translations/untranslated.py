"""`translation-untranslated`."""

from __future__ import annotations

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
        start, end = span(page, section)
        if (section.start if section else 0) in marked:
            continue  # told by translation-unfinished
        theirs = _blocks_of(source, other)
        may_be = may_be_left_in(*languages, page.outline.prose[start:end])
        for found in _BLOCK.finditer(page.outline.prose, start, end):
            text = " ".join(found[0].split())
            same = text in theirs and len(SMALL.findall(aside(text))) >= FEWEST_SAME
            if same or (may_be and left_in(*languages, found[0])):
                at = place_in_body(page, found.start())
                yield hit(at, text=excerpt(text), tag=page.locale.tag, source=source.locale.tag)
                break  # one finding leads to the whole section


def is_same(text: str, source: str) -> bool:
    """Whether a text is its source's, and more than a name."""
    return text == source and len(SMALL.findall(text)) >= FEWEST_SAME - 1


def _is_marked(page: Page, section: Section | None) -> bool:
    start, end = span(page, section)
    return any(start <= comment.offset < end for comment in unfinished(page))


def _blocks_of(source: Page, section: Section | None) -> set[str]:
    start, end = span(source, section)
    return {" ".join(found[0].split()) for found in _BLOCK.finditer(source.outline.prose, start, end)}


def excerpt(text: str) -> str:
    """The beginning of a text, to be quoted."""
    return f"{text[:50].rstrip()}…" if len(text) > 50 else text
