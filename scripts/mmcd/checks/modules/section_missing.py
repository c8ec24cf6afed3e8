"""`section-missing`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.modules.facts import WRITTEN, required
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.site import Page, Site


@page_rule("section-missing", group="modules", kinds=WRITTEN, stops_build=True)
def section_missing(page: Page, _: Site) -> Iterator[Hit]:
    """A reader, and a trainer, finds every module built alike. Exports to other platforms count on its parts."""
    for identifier in required(page):
        if page.outline.section(identifier) is None:
            yield hit(page.marks.at(), page.kind.value, id=identifier, order=required(page))
