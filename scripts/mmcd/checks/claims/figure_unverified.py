"""`figure-unverified`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.claims.facts import holds_figure, unverified
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.findings import Severity
from mmcd.model.site import Page, Site


@page_rule("figure-unverified", group="claims", severity=Severity.WARNING)
def figure_unverified(page: Page, site: Site) -> Iterator[Hit]:
    """A reader will repeat the figure in a meeting. It rests on a source that nobody could confirm."""
    for citation in page.outline.citations:
        if citation.key in unverified(site) and holds_figure(page, citation):
            yield hit(citation.at, key=citation.key)
