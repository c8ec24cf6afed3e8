"""`link-anchor-missing`."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from urllib.parse import unquote

from mmcd.checks.links.facts import anchors, is_relative, links_of, named_anchors, page_at, resolve
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.site import Page, Site


@page_rule("link-anchor-missing", group="links", stops_build=True, waivable=True)
def anchor_missing(page: Page, site: Site) -> Iterator[Hit]:
    """A reader lands at the top of a long page and has to search for what the link promised."""
    for link in links_of(page):
        path, mark, anchor = link.target.partition("#")
        if not is_relative(link) or not mark or not anchor:
            continue
        target = page if not path else page_at(site, resolve(page, link))
        if target is None:
            continue  # link-target-missing says so
        anchor = unquote(anchor)
        if anchor in anchors(target, site):
            continue
        known = named_anchors(target, site)
        if near := difflib.get_close_matches(anchor, known, n=1):
            yield hit(link.at, "near", anchor=anchor, page=path or page.path, nearest=near[0])
        elif known:
            yield hit(link.at, "known", anchor=anchor, page=path or page.path, known=sorted(known)[:12])
        else:
            yield hit(link.at, "none", anchor=anchor, page=path or page.path)
