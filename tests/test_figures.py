"""Charts: what is drawn is what the data say, in the page's language, the same on every machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mmcd.edition import Editions
from mmcd.figures import Drawer, variants
from mmcd.figures import series as s
from mmcd.figures.chart import DARK, LIGHT, NARROW, WIDE, specification, value_text
from mmcd.figures.markup import figure_html
from mmcd.model.schema import Column
from mmcd.model.site import Site

LONG = "year,edition,stock\n1990,a,154\n2020,a,275\n1970,b,84\n2020,b,281\n2010,b,\n"
LONG_YML = """title: {en: S, fr: S}
description: {en: D, fr: D}
sources: [report-2020]
released: "2024"
licence: {name: {en: Terms of use, fr: Conditions d’utilisation}}
columns:
  year: {label: {en: Year, fr: Année}, type: year}
  edition:
    label: {en: Edition, fr: Édition}
    type: category
    values: {a: {en: New, fr: Nouvelle}, b: {en: Old, fr: Ancienne}}
  stock: {label: {en: Stock, fr: Stock}, type: number}
"""
LONG_FIGURE = """kind: line
dataset: long
x: year
y: stock
series_by: edition
title: {en: T, fr: T}
measure: {en: M, fr: M}
"""
BAR_FIGURE = """kind: bar
dataset: long
where: {year: 2020}
category: edition
value: stock
title: {en: T, fr: T}
measure: {en: M, fr: M}
"""
STEPS = """kind: steps
title: {en: T, fr: T}
measure: {en: M, fr: M}
sources: [treaty-1951]
steps:
  - {label: {en: One, fr: Un}, text: {en: First & best, fr: "D'abord : ceci"}}
  - {label: {en: Two, fr: Deux}, text: {en: Second, fr: Ensuite}}
"""
MATRIX = """kind: matrix
title: {en: T, fr: T}
measure: {en: M, fr: M}
columns: [{id: a, label: {en: A, fr: A}}, {id: b, label: {en: B, fr: B}}]
rows:
  - {label: {en: R, fr: R}, cells: [{en: ra, fr: ra}, {en: rb, fr: rb}]}
  - {label: {en: S, fr: S}, cells: [{en: sa, fr: sa}, {en: sb, fr: sb}]}
"""


@pytest.fixture
def figures(small_site: Callable[..., Site]) -> Editions:
    data = "docs/_data/"
    site = small_site(
        {
            f"{data}datasets/long.csv": LONG,
            f"{data}datasets/long.yml": LONG_YML,
            f"{data}figures/long.yml": LONG_FIGURE,
            f"{data}figures/bars.yml": BAR_FIGURE,
            f"{data}figures/flow.yml": STEPS,
            f"{data}figures/grid.yml": MATRIX,
        }
    )
    assert site.problems == ()
    return Editions(site)


def test_one_line_per_value_of_a_column_unknown_points_left_out(figures: Editions) -> None:
    site = figures.site
    lines = s.lines(site.figures["long"], site.tables["long"], figures["fr"])
    assert [(line.label, line.points) for line in lines] == [
        ("Nouvelle", ((1990, 154), (2020, 275))),
        ("Ancienne", ((1970, 84), (2020, 281))),
    ]


def test_bars_are_the_rows_that_fit(figures: Editions) -> None:
    site = figures.site
    bars = s.bars(site.figures["bars"], site.tables["long"], figures["en"])
    assert [(bar.label, bar.value) for bar in bars] == [("New", 275), ("Old", 281)]


@pytest.mark.parametrize(
    ("largest", "wanted"),
    [(207, [0, 50, 100, 150, 200, 250]), (64.9, [0, 20, 40, 60, 80]), (3.7, [0, 1, 2, 3, 4]), (0, [0, 1])],
)
def test_ticks_are_round_and_begin_at_zero(largest: float, wanted: list[float]) -> None:
    assert s.ticks(largest) == pytest.approx(wanted)


def test_labels_that_would_overlap_are_moved_apart() -> None:
    placed = s.spread([100, 102, 300], [40, 40, 40], 0, 320)
    assert placed[1] - placed[0] >= 40
    assert placed[2] <= 300
    assert s.spread([10, 200], [20, 20], 0, 320) == [10, 200]


def test_numbers_are_written_as_the_language_writes_them(figures: Editions) -> None:
    column = Column(label={"en": "x"}, type="number", decimals=1)
    assert value_text(28461306, column, figures["en"]) == "28.5M"
    assert value_text(28461306, column, figures["fr"]) == "28,5\u00a0M"
    assert value_text(167.7, column, figures["fr"]) == "167,7"


@pytest.mark.parametrize("name", ["people", "long", "bars"])
def test_every_size_and_scheme_is_drawn_and_drawn_alike(figures: Editions, tmp_path: Path, name: str) -> None:
    for variant in variants(name, "fr"):
        first = Drawer(tmp_path / "one").svg(variant, figures["fr"])
        again = Drawer(tmp_path / "two").svg(variant, figures["fr"])
        assert first == again
        assert first.startswith("<svg")
        assert "Liberation Sans'" in first
        width, _ = Drawer(tmp_path / "one").size(variant, figures["fr"])
        assert width <= variant.size.width


def test_a_drawing_is_made_once(figures: Editions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mmcd.figures import draw

    variant = next(variants("people", "en"))
    drawn = Drawer(tmp_path).svg(variant, figures["en"])

    def fail(_: object) -> str:
        raise AssertionError("drawn again")

    monkeypatch.setattr(draw, "_render", fail)
    assert Drawer(tmp_path).svg(variant, figures["en"]) == drawn


def test_light_and_dark_differ_in_colour_only(figures: Editions) -> None:
    site = figures.site
    chart, table = site.figures["people"], site.tables["people"]
    light = str(specification(chart, table, figures["en"], LIGHT, WIDE))
    dark = str(specification(chart, table, figures["en"], DARK, WIDE))
    for one, other in zip(
        (LIGHT.ink, LIGHT.quiet, LIGHT.hairline, LIGHT.axis, *LIGHT.series),
        (DARK.ink, DARK.quiet, DARK.hairline, DARK.axis, *DARK.series),
        strict=True,
    ):
        light, dark = light.replace(one, "c"), dark.replace(other, "c")
    assert light == dark
    assert specification(chart, table, figures["en"], LIGHT, NARROW)["width"] < 328


def test_diagrams_are_text(figures: Editions) -> None:
    flow = figure_html("flow", "alt", "../", figures["fr"], Drawer())
    assert flow.count("<li") == 2
    assert "D’abord\u00a0: ceci" in flow
    assert 'href="#ref-treaty-1951"' in flow
    assert "First &amp; best" in figure_html("flow", "alt", "../", figures["en"], Drawer())
    grid = figure_html("grid", "alt", "../", figures["en"], Drawer())
    assert grid.count('scope="col"') == 2
    assert grid.count('scope="row"') == 2
    assert 'data-column="B"' in grid
