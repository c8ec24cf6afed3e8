"""`unit-missing`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.findings import Severity
from mmcd.model.site import Site


@site_rule("unit-missing", group="metadata", severity=Severity.WARNING)
def unit_missing(site: Site) -> Iterator[Hit]:
    """A number without its unit says nothing: people, thousands of people or per cent? Figures and tables show it."""
    for identifier, table in site.tables.items():
        marks = site.marks[f"datasets/{identifier}.yml"]
        for name, column in table.about.columns.items():
            if column.type == "number" and column.unit is None:
                yield hit(marks.at(("columns", name), key=True), name=name)
