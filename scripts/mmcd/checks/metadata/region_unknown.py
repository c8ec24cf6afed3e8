"""`region-unknown`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, page_rule, suggest
from mmcd.model.site import Kind, Page, Site


@page_rule("region-unknown", group="metadata", kinds=(Kind.PRACTICE,), stops_build=True)
def region_unknown(page: Page, site: Site) -> Iterator[Hit]:
    """A practice note says where it comes from. Readers who look for their region do not find it."""
    if site.project is None:
        return
    known = {region.id for region in site.project.regions}
    for position, identifier in enumerate(page.practice.regions):
        if identifier not in known:
            yield hit(page.marks.at(("regions", position)), id=identifier, suggestion=suggest(identifier, known))
