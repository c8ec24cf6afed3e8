"""`organisation-unknown`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.facts import declared, entries
from mmcd.checks.rule import Hit, hit, site_rule, suggest
from mmcd.model.schema.reference import Body
from mmcd.model.site import Site


@site_rule("organisation-unknown", group="metadata", stops_build=True)
def organisation_unknown(site: Site) -> Iterator[Hit]:
    """A reference names an author by a code that no reader knows."""
    known = declared(site, "organisations.yml", site.organisations)
    if known is None:
        return
    marks = site.marks.get("references.yml")
    for at, reference in entries(marks, site.references):
        used = [
            *(
                (("author", number, "organisation"), author.organisation)
                for number, author in enumerate(reference.author)
                if isinstance(author, Body)
            ),
            *((("publisher", number), name) for number, name in enumerate(reference.publisher)),
        ]
        for where, name in used:
            if name not in known and marks is not None:
                yield hit(marks.at((at, *where)), id=name, suggestion=suggest(name, known))
