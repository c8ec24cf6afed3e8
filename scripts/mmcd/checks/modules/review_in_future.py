"""`review-in-future`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.modules.facts import WRITTEN
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.schema import ModuleMeta, PracticeMeta
from mmcd.model.site import Page, Site


@page_rule("review-in-future", group="modules", kinds=WRITTEN)
def review_in_future(page: Page, site: Site) -> Iterator[Hit]:
    """A reader is told that somebody vouches for the page. A review of tomorrow has not been made."""
    meta = page.meta
    reviewed = meta.reviewed_on if isinstance(meta, ModuleMeta | PracticeMeta) else None
    if reviewed is not None and reviewed > site.config.today:
        yield hit(page.marks.at(("reviewed_on",)), date=reviewed.isoformat())
