"""`link-empty`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.links.facts import links_of
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.site import Page, Site


@page_rule("link-empty", group="links")
def empty(page: Page, site: Site) -> Iterator[Hit]:  # noqa: ARG001
    """A reader clicks, and nothing happens: the address was never filled in."""
    for link in links_of(page):
        if link.target.strip() in ("", "#") or (link.scheme and not link.name.strip("/ ")):
            yield hit(link.at, "image" if link.is_image else "link", text=link.text or link.target)
