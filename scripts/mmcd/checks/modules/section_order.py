"""`section-order`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.modules.facts import WRITTEN, required
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.site import Kind, Page, Site


@page_rule("section-order", group="modules", kinds=WRITTEN, stops_build=True)
def section_order(page: Page, _: Site) -> Iterator[Hit]:
    """A reader knows where to look, and the languages can be laid side by side."""
    order = required(page)
    found = [section for section in page.outline.sections if section.id in order]
    wanted = [identifier for identifier in order if any(section.id == identifier for section in found)]
    for section, identifier in zip(found, wanted, strict=False):
        if section.id != identifier:
            yield hit(section.heading.at, page.kind.value, id=section.id, order=order)
            break
    # A module has sections of its own before the case, a practice note has none.
    limit = page.outline.section("scenario") if page.kind is Kind.MODULE else None
    for section in page.outline.sections:
        if section.id not in order and (page.kind is Kind.PRACTICE or (limit and section.start > limit.start)):
            yield hit(section.heading.at, page.kind.value, id=section.id, order=order)
