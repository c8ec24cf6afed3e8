"""`section-order`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.modules.facts import REQUIRED
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.site import Kind, Page, Site


@page_rule("section-order", group="modules", kinds=(Kind.MODULE,), stops_build=True)
def section_order(page: Page, _: Site) -> Iterator[Hit]:
    """A reader knows where to look, and the languages can be laid side by side."""
    found = [section for section in page.outline.sections if section.id in REQUIRED]
    wanted = [identifier for identifier in REQUIRED if any(section.id == identifier for section in found)]
    for section, identifier in zip(found, wanted, strict=False):
        if section.id != identifier:
            yield hit(section.heading.at, id=section.id, order=REQUIRED)
            break
    scenario = page.outline.section("scenario")
    for section in page.outline.sections:
        if section.id not in REQUIRED and scenario is not None and section.start > scenario.start:
            yield hit(section.heading.at, id=section.id, order=REQUIRED)
