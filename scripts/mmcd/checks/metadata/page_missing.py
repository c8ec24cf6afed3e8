"""`page-missing`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.findings import Location
from mmcd.model.site import REQUIRED_PAGES, Site


@site_rule("page-missing", group="metadata", stops_build=True)
def page_missing(site: Site) -> Iterator[Hit]:
    """The navigation of every page leads nowhere."""
    for path in REQUIRED_PAGES:
        if not any((path, tag) in site.present for tag in site.locales.tags):
            yield hit(Location(f"docs/{site.locales.default.tag}/{path}"), path=path)
