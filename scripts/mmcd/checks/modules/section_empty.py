"""`section-empty`."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from mmcd.checks.modules.facts import GENERATED, WRITTEN
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.site import Page, Site


@page_rule("section-empty", group="modules", kinds=WRITTEN)
def section_empty(page: Page, _: Site) -> Iterator[Hit]:
    """A reader who follows a heading finds nothing below it. An export shows an empty page."""
    text = page.document.body
    for heading, following in itertools.zip_longest(page.outline.headings, page.outline.headings[1:]):
        if heading.id == GENERATED or (following is not None and following.level > heading.level):
            continue
        start = text.find("\n", heading.offset)
        end = following.offset if following is not None else len(text)
        if start < 0 or not _without_comments(page, start, end).strip():
            yield hit(heading.at, text=heading.text)


def _without_comments(page: Page, start: int, end: int) -> str:
    """The text between two offsets of the body: code is text, a comment is none."""
    text = page.outline.masked[start:end]
    if text.strip():
        return text
    text = page.document.body
    for comment in page.outline.comments:
        if start <= comment.offset < end:
            text = text[: comment.offset] + " " * (comment.end - comment.offset) + text[comment.end :]
    return text[start:end]
