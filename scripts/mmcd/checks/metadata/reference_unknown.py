"""`reference-unknown`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.facts import declared
from mmcd.checks.metadata.uses import sources
from mmcd.checks.rule import Hit, hit, site_rule, suggest
from mmcd.model.site import Site


@site_rule("reference-unknown", group="metadata", stops_build=True)
def reference_unknown(site: Site) -> Iterator[Hit]:
    """A claim stands without the source it rests on."""
    known = declared(site, "references.yml", site.references)
    if known is None:
        return
    for page in site.pages.values():
        for citation in page.outline.citations:
            if citation.key not in known:
                yield hit(citation.at, key=citation.key, suggestion=suggest(citation.key, known))
    for at, key in sources(site):
        if key not in known:
            yield hit(at, key=key, suggestion=suggest(key, known))
