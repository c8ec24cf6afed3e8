"""From a figure and its dataset to the values that are drawn and tabled. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mmcd.edition import Edition
from mmcd.model.schema import BarChart, Column, LineChart
from mmcd.model.site import Table


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its label and its points (x, y), x rising, unknown values left out."""

    label: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its label and its length."""

    label: str
    value: float


def rows(chart: LineChart | BarChart, table: Table) -> list[Mapping[str, str]]:
    """The rows that the figure keeps."""
    return [row for row in table.rows if all(row.get(key) == str(value) for key, value in chart.where.items())]


def lines(chart: LineChart, table: Table, edition: Edition) -> list[Line]:
    """The lines of a chart, in the order of the figure file."""
    kept = sorted(rows(chart, table), key=lambda row: float(row[chart.x]))
    if chart.series:
        return [
            Line(edition.text(table.about.columns[name].label), _points(kept, chart.x, name)) for name in chart.series
        ]
    assert chart.y is not None and chart.series_by is not None  # the schema asks for both
    groups: dict[str, list[Mapping[str, str]]] = {}
    for row in kept:
        groups.setdefault(row[chart.series_by], []).append(row)
    column = table.about.columns[chart.series_by]
    return [
        Line(category(column, value, edition), _points(group, chart.x, chart.y))
        for value, group in sorted(groups.items())
    ]


def bars(chart: BarChart, table: Table, edition: Edition) -> list[Bar]:
    """The bars of a chart, in the order of the data."""
    column = table.about.columns[chart.category]
    return [
        Bar(category(column, row[chart.category], edition), float(row[chart.value]))
        for row in rows(chart, table)
        if row[chart.value] != ""
    ]


def category(column: Column, value: str, edition: Edition) -> str:
    """The label of a category's value."""
    return edition.text(column.values[value]) if value in column.values else value


def ticks(largest: float, wanted: int = 5) -> list[float]:
    """Round values from 0 to at least `largest`, about `wanted` of them."""
    if largest <= 0:
        return [0.0, 1.0]
    rough = largest / wanted
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough)
    return [step * index for index in range(math.ceil(largest / step - 1e-9) + 1)]


def spread(positions: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """`positions` moved apart so that boxes of `heights` centred on them do not overlap.

    All in the same unit, growing downward; boxes stay between `top` and `bottom` where they fit.
    """
    order = sorted(range(len(positions)), key=lambda index: positions[index])
    placed = list(positions)
    edge = top
    for index in order:
        placed[index] = max(placed[index], edge + heights[index] / 2)
        edge = placed[index] + heights[index] / 2
    edge = bottom
    for index in reversed(order):
        placed[index] = min(placed[index], edge - heights[index] / 2)
        edge = placed[index] - heights[index] / 2
    return placed


def _points(kept: Sequence[Mapping[str, str]], x: str, y: str) -> tuple[tuple[float, float], ...]:
    return tuple((float(row[x]), float(row[y])) for row in kept if row[y] != "")
