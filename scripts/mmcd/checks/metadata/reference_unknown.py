"""`reference-unknown`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.facts import declared, entries
from mmcd.checks.rule import Hit, hit, site_rule, suggest
from mmcd.findings import Location
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
    for at, key in _sources(site):
        if key not in known:
            yield hit(at, key=key, suggestion=suggest(key, known))


def _sources(site: Site) -> Iterator[tuple[Location, str]]:
    """Reference ids in data files, with their places."""
    marks = site.marks.get("glossary.yml")
    for at, term in entries(marks, site.glossary):
        for number, key in enumerate(term.sources):
            if marks is not None:
                yield marks.at((at, "sources", number)), key
    for folder, items in (
        ("figures", site.figures),
        ("programmes", site.programmes),
        ("datasets", {identifier: table.about for identifier, table in site.tables.items()}),
    ):
        for identifier, item in items.items():
            marks = site.marks.get(f"{folder}/{identifier}.yml")
            for number, key in enumerate(item.sources):
                if marks is not None:
                    yield marks.at(("sources", number)), key
    if site.project and "project.yml" in site.marks:
        yield site.marks["project.yml"].at(("source",)), site.project.source
