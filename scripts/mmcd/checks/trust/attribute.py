"""`attribute-unsafe`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.checks.trust.rendered import dangers
from mmcd.model.site import Page, Site


@page_rule("attribute-unsafe", group="trust")
def attribute_unsafe(page: Page, site: Site) -> Iterator[Hit]:
    """An attribute list in braces can hang a script on a heading, or a style that covers the page with something
    else. A reader would blame the site for what a stranger made it do."""
    for danger in dangers(page, site):
        if danger.kind == "attribute":
            yield hit(danger.at, name=danger.what)
