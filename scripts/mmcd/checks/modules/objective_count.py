"""`objective-count`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.modules.facts import objectives
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.site import Kind, Page, Site

LEAST, MOST = 4, 6


@page_rule("objective-count", group="modules", kinds=(Kind.MODULE,), needs=("section-missing",))
def objective_count(page: Page, _: Site) -> Iterator[Hit]:
    """Fewer objectives say too little of what the module is for; more are not kept in mind, nor practised."""
    section = page.outline.section("objectives")
    count = len(objectives(page))
    if section is not None and not LEAST <= count <= MOST:
        yield hit(section.heading.at, count=count, least=LEAST, most=MOST)
