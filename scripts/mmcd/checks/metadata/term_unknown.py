"""`term-unknown`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.facts import declared
from mmcd.checks.rule import Hit, hit, page_rule, suggest
from mmcd.model.site import Page, Site


@page_rule("term-unknown", group="metadata", stops_build=True)
def term_unknown(page: Page, site: Site) -> Iterator[Hit]:
    """The word looks like a link and leads nowhere."""
    known = declared(site, "glossary.yml", site.glossary)
    for link in page.outline.terms if known is not None else ():
        if known is not None and link.name not in known:
            yield hit(link.at, id=link.name, suggestion=suggest(link.name, known))
