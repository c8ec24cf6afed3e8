"""`image-missing`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.links.facts import Verdict, judged
from mmcd.checks.links.target_missing import missing
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.site import Page, Site


@page_rule("image-missing", group="links", stops_build=True, waivable=True)
def image_missing(page: Page, site: Site) -> Iterator[Hit]:
    """Where the picture should be, a reader sees a broken frame and wonders what she misses."""
    for one in judged(page, site):
        if not one.link.is_image:
            continue
        if one.verdict is Verdict.MISSING:
            yield missing(one, page, site)
        elif one.verdict is Verdict.RIGHT and one.file.endswith(".md"):
            yield hit(one.link.at, "none", target=one.link.target)
