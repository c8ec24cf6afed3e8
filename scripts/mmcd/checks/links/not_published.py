"""`link-not-published`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.links.facts import Verdict, judged
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.site import Page, Site


@page_rule("link-not-published", group="links", stops_build=True, waivable=False)
def not_published(page: Page, site: Site) -> Iterator[Hit]:
    """The file is there for the author, but it is no part of the site: a reader who follows the link finds nothing."""
    for one in judged(page, site):
        if one.verdict is Verdict.UNPUBLISHED:
            yield hit(one.link.at, "data" if one.file.startswith("_data/") else "other", target=one.link.target)
