"""Charts as Vega-Lite specifications, drawn for one width and one colour scheme.

Series are labelled where they end, the axis begins at zero, numbers are written as the language writes
them. Every text is computed here, so that nothing depends on the locale data of the drawing library.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Any

import babel.numbers

from mmcd import formats
from mmcd.edition import Edition
from mmcd.figures import series
from mmcd.model.schema import BarChart, Column, LineChart
from mmcd.model.site import Table

MEASURING_FONT = "Liberation Sans"
"""Text is measured with this font, which the drawing library carries, so every machine draws the same."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """Colours of a chart (VISUAL direction: at least 3:1 against the paper, told apart in grey)."""

    name: str
    ink: str
    quiet: str
    hairline: str
    axis: str
    series: tuple[str, ...]


LIGHT = Scheme(
    "light",
    ink="#1A2233",
    quiet="#4A5568",
    hairline="#E4E0D6",
    axis="#8A8577",
    series=("#1B3A6B", "#C4622D", "#2E7D6B", "#8C6BB1", "#9A7400", "#5B6770"),
)
DARK = Scheme(
    "dark",
    ink="#E8EBF1",
    quiet="#AEB8C8",
    hairline="#2B3547",
    axis="#6B7689",
    series=("#9DBDF2", "#F0A37C", "#7CC9B5", "#C3A8E0", "#E0BE5C", "#AEB8C8"),
)
SCHEMES = (LIGHT, DARK)


@dataclass(frozen=True, slots=True)
class Size:
    """A width in CSS pixels that a chart is drawn for, with its type size."""

    name: str
    width: int
    height: int
    text: int
    label_room: int
    label_characters: int


WIDE = Size("wide", width=680, height=340, text=14, label_room=170, label_characters=20)
NARROW = Size("narrow", width=328, height=300, text=13, label_room=104, label_characters=13)
SIZES = (WIDE, NARROW)


def specification(
    chart: LineChart | BarChart, table: Table, edition: Edition, scheme: Scheme, size: Size
) -> dict[str, Any]:
    """The Vega-Lite 5 specification of a chart."""
    body = (
        _lines(chart, table, edition, scheme, size)
        if isinstance(chart, LineChart)
        else _bars(chart, table, edition, scheme, size)
    )
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": None,
        "padding": 2,
        "autosize": {"type": "none", "contains": "content"},
        "config": {
            "font": MEASURING_FONT,
            "view": {"stroke": None},
            "axis": {
                "labelFontSize": size.text,
                "labelColor": scheme.quiet,
                "title": None,
                "gridColor": scheme.hairline,
                "domainColor": scheme.axis,
                "tickColor": scheme.axis,
            },
            "text": {"fontSize": size.text, "color": scheme.ink},
        },
        **body,
    }


def value_text(value: float, column: Column, edition: Edition) -> str:
    """A value in the language: millions and more in short form (`28.5M`, « 28,5 M »)."""
    strings = edition.strings
    if abs(value) >= 1_000_000:
        digits = 1 if abs(value) < 100_000_000 else 0
        return babel.numbers.format_compact_decimal(
            value, format_type="short", locale=strings.cldr, fraction_digits=digits
        )
    decimals = column.decimals if value != int(value) else 0
    return formats.number(value, strings, decimals)


def _lines(chart: LineChart, table: Table, edition: Edition, scheme: Scheme, size: Size) -> dict[str, Any]:
    drawn = [line for line in series.lines(chart, table, edition) if line.points]
    column = table.about.columns[chart.series[0] if chart.series else str(chart.y)]
    axis = series.ticks(max(y for line in drawn for _, y in line.points))
    first = min(x for line in drawn for x, _ in line.points)
    last = max(x for line in drawn for x, _ in line.points)
    left, top, bottom = 8 + _text_width(max((value_text(t, column, edition) for t in axis), key=len), size), 12, 28
    width = size.width - left - size.label_room
    height = size.height - top - bottom
    labels = _end_labels(drawn, column, edition, size, axis[-1], height)
    names = [line.label for line in drawn]
    color = {
        "field": "line",
        "type": "nominal",
        "scale": {"domain": names, "range": list(scheme.series[: len(names)])},
        "legend": None,
    }
    x = {
        "field": "x",
        "type": "quantitative",
        "scale": {"domain": [first, last], "nice": False, "zero": False},
        "axis": {
            "values": _years(first, last, 4 if size is NARROW else 8),
            "format": "d",
            "grid": False,
            "labelFlush": True,
        },
    }
    y = {
        "field": "y",
        "type": "quantitative",
        "scale": {"domain": [0, axis[-1]], "nice": False},
        "axis": {
            "values": axis,
            "labelExpr": _label_expression(axis, column, edition),
            "domain": False,
            "ticks": False,
            "labelPadding": 6,
        },
    }
    points = [{"line": line.label, "x": px, "y": py} for line in drawn for px, py in line.points]
    # A series with few points shows each of them: the line between two is only a guide for the eye.
    sparse = [p for line in drawn if len(line.points) <= 8 for p in points if p["line"] == line.label]
    ends = [{"line": line.label, "x": line.points[-1][0], "y": line.points[-1][1]} for line in drawn]
    return {
        "width": width,
        "height": height,
        "padding": {"left": left, "top": top, "right": size.label_room, "bottom": bottom},
        "layer": [
            {
                "data": {"values": points},
                "mark": {"type": "line", "strokeWidth": 2.5, "strokeJoin": "round", "clip": False},
                "encoding": {"x": x, "y": y, "color": color},
            },
            {
                "data": {"values": sparse or ends},
                "mark": {"type": "point", "filled": True, "size": 42, "opacity": 1},
                "encoding": {"x": x, "y": y, "color": color},
            },
            {
                "data": {"values": labels},
                "mark": {
                    "type": "text",
                    "align": "left",
                    "baseline": "middle",
                    "dx": 9,
                    "lineBreak": "\n",
                    "lineHeight": size.text + 3,
                    "fontWeight": 600,
                    "clip": False,
                },
                "encoding": {
                    "x": {"field": "x", "type": "quantitative"},
                    "y": {"field": "y", "type": "quantitative"},
                    "text": {"field": "text"},
                    "color": color,
                },
            },
        ],
    }


def _end_labels(
    drawn: list[series.Line], column: Column, edition: Edition, size: Size, largest: float, height: float
) -> list[dict[str, Any]]:
    """Labels at the right edge: name and last value, moved apart where lines end close together."""
    last = max(x for line in drawn for x, _ in line.points)
    texts = [
        "\n".join(
            [
                *textwrap.wrap(line.label, size.label_characters, break_long_words=False),
                value_text(line.points[-1][1], column, edition),
            ]
        )
        for line in drawn
    ]
    step = size.text + 3
    heights = [step * (text.count("\n") + 1) + 4 for text in texts]
    wanted = [height * (1 - line.points[-1][1] / largest) for line in drawn]
    placed = series.spread(wanted, heights, -8, height + 20)
    return [
        {
            "line": line.label,
            "x": last,
            # The text mark is anchored at its first line's middle, the box at its own.
            "y": largest * (1 - (centre - step * text.count("\n") / 2) / height),
            "text": text,
        }
        for line, text, centre in zip(drawn, texts, placed, strict=True)
    ]


def _bars(chart: BarChart, table: Table, edition: Edition, scheme: Scheme, size: Size) -> dict[str, Any]:
    drawn = series.bars(chart, table, edition)
    column = table.about.columns[chart.value]
    # Each bar has its label on a line of its own above it: any length fits at any width.
    row = 2 * size.text + 26
    value_room = 12 + max(_text_width(value_text(bar.value, column, edition), size) for bar in drawn)
    width = size.width - value_room - 4
    values = [
        {
            "row": position,
            "value": bar.value,
            "label": bar.label,
            "text": value_text(bar.value, column, edition),
        }
        for position, bar in enumerate(drawn)
    ]
    domain = {"scale": {"domain": [0, max(bar.value for bar in drawn)], "nice": False}, "axis": None}
    place = {"field": "row", "type": "ordinal", "axis": None, "scale": {"paddingInner": 0, "paddingOuter": 0}}
    return {
        "width": width,
        "height": row * len(drawn),
        "padding": {"left": 2, "top": 2, "right": value_room, "bottom": 2},
        "data": {"values": values},
        "layer": [
            {
                "mark": {"type": "bar", "color": scheme.series[0], "height": size.text + 6, "yOffset": 10},
                "encoding": {"y": place, "x": {"field": "value", "type": "quantitative", **domain}},
            },
            {
                "mark": {"type": "text", "align": "left", "baseline": "middle", "dy": -(size.text - 1)},
                "encoding": {"y": place, "x": {"datum": 0, "type": "quantitative"}, "text": {"field": "label"}},
            },
            {
                "mark": {
                    "type": "text",
                    "align": "left",
                    "baseline": "middle",
                    "dx": 6,
                    "dy": 10,
                    "fontWeight": 600,
                },
                "encoding": {
                    "y": place,
                    "x": {"field": "value", "type": "quantitative"},
                    "text": {"field": "text"},
                },
            },
        ],
    }


def _years(first: float, last: float, wanted: int) -> list[int]:
    """Years to be labelled: the ends, and round ones between with room around them."""
    span = last - first
    if span <= wanted:
        return list(range(int(first), int(last) + 1))
    step = next(step for step in (1, 2, 5, 10, 20, 25, 50, 100) if span / step <= wanted)
    between = [year for year in range(int(first), int(last) + 1) if year % step == 0]
    kept = [year for year in between if year - first >= step * 0.6 and last - year >= step * 0.6]
    return [int(first), *kept, int(last)]


def _label_expression(axis: list[float], column: Column, edition: Edition) -> str:
    """A Vega expression that gives each tick its text."""
    texts = [value_text(tick, column, edition) for tick in axis]
    chain = "''"
    for tick, text in reversed(list(zip(axis, texts, strict=True))):
        escaped = text.replace("\\", "\\\\").replace("'", "\\'")
        chain = f"datum.value == {tick!r} ? '{escaped}' : {chain}"
    return chain


def _text_width(text: str, size: Size) -> int:
    """An upper estimate: figures are 0.56 em wide in the measuring font."""
    return round(len(text) * size.text * 0.6)
