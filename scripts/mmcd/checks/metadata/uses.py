"""Where entries of the data files are used: references, terms, figures, datasets.

Nothing is known of uses while a page (or, for datasets, a figure) cannot be read: then the answer is None.
"""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.facts import entries, names, once
from mmcd.findings import Location
from mmcd.model.schema import BarChart, LineChart
from mmcd.model.site import Site


def sources(site: Site) -> Iterator[tuple[Location, str]]:
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


@once
def used_references(site: Site) -> frozenset[str] | None:
    """References that a page cites or a data file rests on."""
    if not _all_read(site):
        return None
    cited = {citation.key for page in site.pages.values() for citation in page.outline.citations}
    return frozenset(cited | {key for _, key in sources(site)})


@once
def used_terms(site: Site) -> frozenset[str] | None:
    """Terms that a page marks."""
    links = (link for page in site.pages.values() for link in page.outline.terms)
    return frozenset(link.name for link in links) if _all_read(site) else None


@once
def used_figures(site: Site) -> frozenset[str] | None:
    """Figures that a page shows."""
    links = (link for page in site.pages.values() for link in page.outline.figures)
    return frozenset(link.name for link in links) if _all_read(site) else None


@once
def used_datasets(site: Site) -> frozenset[str] | None:
    """Datasets that a figure draws."""
    if names(site, "figures") != set(site.figures):
        return None
    return frozenset(figure.dataset for figure in site.figures.values() if isinstance(figure, LineChart | BarChart))


def _all_read(site: Site) -> bool:
    return site.present == set(site.pages)
