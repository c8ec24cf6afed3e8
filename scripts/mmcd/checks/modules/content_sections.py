"""`content-sections-few`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.modules.facts import content
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.site import Kind, Page, Site

LEAST = 3


@page_rule("content-sections-few", group="modules", kinds=(Kind.MODULE,), needs=("section-missing",))
def content_sections_few(page: Page, _: Site) -> Iterator[Hit]:
    """A module without its parts is one long text: nobody can link to a part, or come back to it."""
    section = page.outline.section("objectives")
    count = len(content(page))
    if section is not None and count < LEAST:
        yield hit(section.heading.at, count=count, least=LEAST)
