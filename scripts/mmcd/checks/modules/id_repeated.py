"""`id-repeated`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.site import Page, Site


@page_rule("id-repeated", group="modules", stops_build=True)
def id_repeated(page: Page, _: Site) -> Iterator[Hit]:
    """A link to the second place would lead to the first."""
    seen: set[str] = set()
    for heading in page.outline.headings:
        if heading.id is None:
            continue
        if heading.id in seen:
            yield hit(heading.at, id=heading.id)
        seen.add(heading.id)
