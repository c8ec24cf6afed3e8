"""`section-missing`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.modules.facts import REQUIRED
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.site import Kind, Page, Site


@page_rule("section-missing", group="modules", kinds=(Kind.MODULE,), stops_build=True)
def section_missing(page: Page, _: Site) -> Iterator[Hit]:
    """A reader, and a trainer, finds every module built alike. Exports to other platforms count on its parts."""
    for identifier in REQUIRED:
        if page.outline.section(identifier) is None:
            yield hit(page.marks.at(), id=identifier, order=REQUIRED)
