"""`remote-image`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.checks.trust.rendered import dangers
from mmcd.model.site import Page, Site


@page_rule("remote-image", group="trust")
def remote_image(page: Page, site: Site) -> Iterator[Hit]:
    """Every reader's address would be told to another host, which can also show something else tomorrow. Without a
    network, or where that host is blocked, there is a gap."""
    for danger in dangers(page, site):
        if danger.kind == "image":
            yield hit(danger.at, target=danger.what)
