"""`sources-overdue`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.claims.facts import first_uses, overdue
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.findings import Severity
from mmcd.model.site import Page, Site


@page_rule("sources-overdue", group="claims", severity=Severity.WARNING)
def sources_overdue(page: Page, site: Site) -> Iterator[Hit]:
    """What the page says may have changed since: figures are revised, laws amended. Nobody looked when it was due."""
    due = overdue(site)
    late = {key: citation for key, citation in first_uses(page).items() if key in due} if due else {}
    if late:
        yield hit(next(iter(late.values())).at, keys=[f"{key} ({due[key].isoformat()})" for key in late])
