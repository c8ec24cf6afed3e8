"""`sources-unverified`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.claims.facts import first_uses, holds_figure, unverified
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.findings import Severity
from mmcd.model.site import Page, Site


@page_rule("sources-unverified", group="claims", severity=Severity.INFO)
def sources_unverified(page: Page, site: Site) -> Iterator[Hit]:
    """The page shows these sources as still to be confirmed. A reader who cites them may cite a wrong title or year."""
    unsure = unverified(site)
    # What `figure-unverified` tells is not told again.
    told = {c.key for c in page.outline.citations if c.key in unsure and holds_figure(page, c)}
    found = {key: citation for key, citation in first_uses(page).items() if key in unsure - told}
    if found:
        yield hit(next(iter(found.values())).at, keys=list(found))
