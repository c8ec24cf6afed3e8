"""`path-outside`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.links.facts import Verdict, judged
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.site import Page, Site


@page_rule("path-outside", group="trust", stops_build=True)
def path_outside(page: Page, site: Site) -> Iterator[Hit]:
    """A path that climbs out of `docs/` leads a reader to nothing, and whoever builds the site to a file that is
    nobody's business."""
    for one in judged(page, site):
        if one.verdict is Verdict.OUTSIDE:
            yield hit(one.link.at, target=one.link.target)
