"""`column-unknown`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.facts import names
from mmcd.checks.rule import Hit, hit, site_rule, suggest
from mmcd.model.schema import BarChart, LineChart
from mmcd.model.site import Site


@site_rule("column-unknown", group="metadata", stops_build=True)
def column_unknown(site: Site) -> Iterator[Hit]:
    """The chart cannot be drawn."""
    described = {*site.tables, *names(site, "datasets")}
    for identifier, figure in site.figures.items():
        if not isinstance(figure, LineChart | BarChart):
            continue
        marks = site.marks[f"figures/{identifier}.yml"]
        table = site.tables.get(figure.dataset)
        if table is None:
            if figure.dataset not in described:
                suggestion = suggest(figure.dataset, described)
                yield hit(marks.at(("dataset",)), "dataset", dataset=figure.dataset, suggestion=suggestion)
            continue
        for where, name in _columns(figure):
            if name not in table.about.columns:
                suggestion = suggest(name, table.about.columns)
                yield hit(marks.at(where), "column", dataset=figure.dataset, name=name, suggestion=suggestion)


def _columns(figure: LineChart | BarChart) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for name in figure.where:
        yield ("where", name), name
    if isinstance(figure, BarChart):
        yield ("category",), figure.category
        yield ("value",), figure.value
        return
    yield ("x",), figure.x
    for number, name in enumerate(figure.series):
        yield ("series", number), name
    for key in ("y", "series_by"):
        if (name := getattr(figure, key)) is not None:
            yield (key,), name
