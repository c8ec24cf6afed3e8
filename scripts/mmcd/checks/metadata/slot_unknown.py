"""`slot-unknown`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.facts import declared
from mmcd.checks.rule import Hit, hit, site_rule, suggest
from mmcd.model.site import Site


@site_rule("slot-unknown", group="metadata", stops_build=True)
def slot_unknown(site: Site) -> Iterator[Hit]:
    """No field of the country sheet asks for it: it can never be filled in, or what was filled in is never shown."""
    known = declared(site, "slots.yml", site.slots)
    if known is None:
        if "slots.yml" in site.marks or "docs/_data/slots.yml" in site.files:
            return  # there, but unreadable: that is told already
        known = set()
    for page in site.pages.values():
        for link in page.outline.slots:
            if link.name not in known:
                yield hit(link.at, id=link.name, suggestion=suggest(link.name, known))
    marks = site.marks.get("country.yml")
    if marks is not None and site.country is not None:
        for name in site.country.values:
            if name not in known:
                yield hit(marks.at(("values", name), key=True), id=name, suggestion=suggest(name, known))
