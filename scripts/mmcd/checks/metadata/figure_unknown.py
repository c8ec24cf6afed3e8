"""`figure-unknown`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.facts import names
from mmcd.checks.rule import Hit, hit, page_rule, suggest
from mmcd.model.site import Page, Site


@page_rule("figure-unknown", group="metadata", stops_build=True)
def figure_unknown(page: Page, site: Site) -> Iterator[Hit]:
    """A reader sees a broken image."""
    for link in page.outline.figures:
        known = {*site.figures, *names(site, "figures")}
        if link.name not in known:
            yield hit(link.at, id=link.name, suggestion=suggest(link.name, known))
