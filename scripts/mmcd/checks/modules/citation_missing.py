"""`citation-missing`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from mmcd.checks.modules.facts import NOTE, content, language, listed, within
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.findings import Severity
from mmcd.model.blocks import Part, place
from mmcd.model.outline import Section
from mmcd.model.site import Kind, Page, Site


@page_rule("citation-missing", group="modules", kinds=(Kind.MODULE, Kind.PRACTICE), severity=Severity.WARNING)
def citation_missing(page: Page, _: Site) -> Iterator[Hit]:
    """A figure, a date or a rule of law without a source cannot be used at work: nobody can check or defend it.

    A section is told where none of it is supported (`wording.yml` says what looks like a claim).
    """
    cited = [citation.offset for citation in page.outline.citations]
    claims, invented = _patterns(language(page))
    for section in _sections(page):
        if any(section.start <= offset < section.end for offset in cited):
            continue
        for block in within(page, section.start, section.end, Part.PARAGRAPH, Part.ITEM):
            if (found := claims.search(block.text)) and not (invented and invented.search(block.text)):
                yield hit(place(page, block.start), claim=" ".join(found[0].split()), section=section.title)
                break


def _sections(page: Page) -> list[Section]:
    """Sections that state facts: the content of a module; what a practice note reports, not what it asks."""
    if page.kind is Kind.MODULE:
        return content(page)
    return [section for section in page.outline.sections if section.id in NOTE and section.id != "transfer"]


@functools.cache
def _patterns(tag: str) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    words = listed("wording").get(tag, listed("wording")["other"])
    invented = "|".join(map(re.escape, words["invented"]))
    return (
        re.compile("|".join(words["claims"])),
        re.compile(rf"\b(?:{invented})\b", re.IGNORECASE) if invented else None,
    )
