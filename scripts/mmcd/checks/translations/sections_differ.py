"""`translation-sections-differ`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, page_rule, suggest
from mmcd.checks.translations.facts import STRUCTURE, place
from mmcd.model.outline import Section
from mmcd.model.site import Page, Site
from mmcd.model.translation import source_of


@page_rule("translation-sections-differ", group="translations", needs=STRUCTURE, compares=True)
def sections_differ(page: Page, site: Site) -> Iterator[Hit]:
    """A reader of the translation misses a part, or finds one that nobody else has.

    Whoever changes the language in mid-page is led to the same section.
    """
    source = source_of(page, site)
    if source is None:
        return
    ours = {section.id: section for section in page.outline.sections if section.id}
    theirs = {section.id: section for section in source.outline.sections if section.id}
    lacking = [identifier for identifier in theirs if identifier not in ours]
    for identifier, section in ours.items():
        if identifier not in theirs:
            yield hit(section.heading.at, "added", id=identifier, before="", suggestion=suggest(identifier, lacking))
    before: Section | None = None
    for identifier, section in theirs.items():
        if identifier in ours:
            before = ours[identifier]
        else:
            yield hit(place(page, before), "missing", id=identifier, before=section.title, suggestion="")
    found = [identifier for identifier in ours if identifier in theirs]
    wanted = [identifier for identifier in theirs if identifier in ours]
    for identifier, expected in zip(found, wanted, strict=True):
        if identifier != expected:
            yield hit(ours[identifier].heading.at, "order", id=identifier, before=expected, suggestion="")
            break
