"""What the rules about translations share: a page beside its source, section by section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from mmcd.findings import Location
from mmcd.model.outline import Section
from mmcd.model.site import Page

STRUCTURE = ("section-missing", "section-order", "heading-without-id", "id-repeated")
"""What must hold for a page before it can be laid beside another one."""

Item = TypeVar("Item")


def side_by_side(page: Page, source: Page) -> Iterator[tuple[Section | None, Section | None]]:
    """Sections that both pages have, by id: the page's and its source's. First what stands before the sections."""
    yield None, None
    theirs = {section.id: section for section in source.outline.sections if section.id}
    for section in page.outline.sections:
        if section.id in theirs:
            yield section, theirs[section.id]


def within(page: Page, section: Section | None, items: Sequence[Item]) -> list[Item]:
    """Those of `items` (with offsets, in order) that stand in a section, or before the first one."""
    start, end = span(page, section)
    return [item for item in items if start <= item.offset < end]  # type: ignore[attr-defined]


def span(page: Page, section: Section | None) -> tuple[int, int]:
    """Begin and end of a section's text in the body, or of what stands before the first one."""
    if section is not None:
        return section.start, section.end
    sections = page.outline.sections
    return 0, sections[0].heading.offset if sections else len(page.document.body)


def place(page: Page, section: Section | None) -> Location:
    """Where what lacks in a section is told: at its heading, or at the frontmatter."""
    return section.heading.at if section is not None else page.marks.at()


def compare(found: Sequence[Item], wanted: Sequence[Any], key: Callable[[Any], str]) -> tuple[list[str], list[Item]]:
    """Keys that are wanted more often than found, and what is found more often than wanted, each in order."""
    lacking = Counter(map(key, wanted))
    added: list[Item] = []
    for item in found:
        name = key(item)
        if lacking[name] > 0:
            lacking[name] -= 1
        else:
            added.append(item)
    return [name for name, count in lacking.items() for _ in range(count)], added
