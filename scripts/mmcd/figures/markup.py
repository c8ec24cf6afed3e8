"""A figure as HTML: finding, measure, picture or diagram, source, and the data as a table."""

from __future__ import annotations

from html import escape

from mmcd import formats
from mmcd.edition import Edition
from mmcd.figures import series
from mmcd.figures.chart import NARROW, WIDE
from mmcd.figures.draw import Drawer, Variant, variants
from mmcd.model.schema import BarChart, Column, Figure, LineChart, MatrixDiagram, StepsDiagram
from mmcd.model.site import Table


def figure_html(identifier: str, alternative: str, base: str, edition: Edition, drawer: Drawer) -> str:
    """The `<figure>` element of a figure.

    alternative: the text alternative that the page gives. base: what leads from the page to the site's
    root (`../../`). Colours and sizes come from the style sheet; nothing here is inline style.
    """
    figure: Figure = edition.site.figures[identifier]
    head = (
        f'<figcaption class="figure__head"><strong class="figure__title">{_text(figure.title, edition)}</strong> '
        f'<span class="figure__measure">{_text(figure.measure, edition)}</span></figcaption>'
    )
    if isinstance(figure, LineChart | BarChart):
        body = _picture(identifier, alternative, base, edition, drawer) + _behind(figure, base, edition)
    elif isinstance(figure, StepsDiagram):
        body = _steps(figure, edition) + _foot(figure, edition)
    else:
        body = _matrix(figure, edition) + _foot(figure, edition)
    return f'<figure class="figure figure--{figure.kind}" id="figure-{identifier}">{head}{body}</figure>'


def sources_of(figure: Figure, edition: Edition) -> list[str]:
    """Reference ids a figure rests on: its own, else those of its dataset."""
    if figure.sources or not isinstance(figure, LineChart | BarChart):
        return list(figure.sources)
    return list(edition.site.tables[figure.dataset].about.sources)


def _picture(identifier: str, alternative: str, base: str, edition: Edition, drawer: Drawer) -> str:
    """The drawing for the reader's width and colour scheme; the browser fetches one of them."""
    sources: list[str] = []
    for variant in variants(identifier, edition.locale.tag):
        width, height = drawer.size(variant, edition)
        query = " and ".join(
            part
            for part in (
                "(max-width: 43.99em)" if variant.size is NARROW else "",
                "(prefers-color-scheme: dark)" if variant.scheme.name == "dark" else "",
            )
            if part
        )
        if query:
            source = f'<source media="{query}" srcset="{base}{variant.path}" width="{width}" height="{height}">'
            # The more particular query must come first: the browser takes the first that fits.
            sources.insert(0 if " and " in query else len(sources), source)
    plain = next(v for v in variants(identifier, edition.locale.tag) if v.size is WIDE and v.scheme.name == "light")
    width, height = drawer.size(plain, edition)
    return (
        f'<picture class="figure__picture">{"".join(sources)}<img src="{base}{plain.path}" '
        f'alt="{escape(alternative)}" width="{width}" height="{height}" loading="lazy" decoding="async"></picture>'
    )


def _behind(chart: LineChart | BarChart, base: str, edition: Edition) -> str:
    """Source line, table and download of a chart."""
    strings = edition.strings
    table = edition.site.tables[chart.dataset]
    return (
        _foot(chart, edition)
        + f'<details class="figure__data"><summary>{escape(strings("figure.show_table"))}</summary>'
        + f'<div class="table-scroll" tabindex="0">{_table(chart, table, edition)}</div>'
        + f'<p><a href="{base}assets/data/{table.id}.csv" download>'
        + f"{escape(strings('figure.download', size=_kilobytes(table, edition)))}</a></p></details>"
    )


def _foot(figure: Figure, edition: Edition) -> str:
    strings = edition.strings
    keys = [key for key in sources_of(figure, edition) if key in edition.bibliography]
    cites = "; ".join(
        f'<a class="cite" href="#ref-{key}">{escape(edition.bibliography.label(key), quote=False)}</a>' for key in keys
    )
    parts = []
    if cites:
        parts.append(strings("figure.source", sources=cites))
    if isinstance(figure, LineChart | BarChart):
        about = edition.site.tables[figure.dataset].about
        name = about.licence.name if isinstance(about.licence.name, str) else edition.text(about.licence.name)
        licence = (
            f'<a href="{escape(about.licence.url)}" rel="license">{escape(name)}</a>'
            if about.licence.url
            else escape(name)
        )
        parts.append(strings("figure.licence", licence=licence))
    if figure.note is not None:
        parts.append(_text(figure.note, edition))
    return f'<p class="figure__foot">{" ".join(parts)}</p>' if parts else ""


def _steps(figure: StepsDiagram, edition: Edition) -> str:
    items = "".join(
        f'<li class="steps__step"><strong class="steps__label">{_text(step.label, edition)}</strong> '
        f'<span class="steps__text">{_text(step.text, edition)}</span></li>'
        for step in figure.steps
    )
    return f'<ol class="steps">{items}</ol>'


def _matrix(figure: MatrixDiagram, edition: Edition) -> str:
    corner = escape(edition.strings("figure.matrix_corner"))
    head = "".join(f'<th scope="col">{_text(column.label, edition)}</th>' for column in figure.columns)
    rows = "".join(
        f'<tr><th scope="row">{_text(row.label, edition)}</th>'
        + "".join(
            f'<td data-column="{_text(column.label, edition)}">{_text(cell, edition)}</td>'
            for column, cell in zip(figure.columns, row.cells, strict=True)
        )
        + "</tr>"
        for row in figure.rows
    )
    return (
        f'<table class="matrix"><thead><tr><td><span class="visually-hidden">{corner}</span></td>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _table(chart: LineChart | BarChart, table: Table, edition: Edition) -> str:
    """The values behind a chart, as the language writes them."""
    columns = table.about.columns
    if isinstance(chart, BarChart):
        names = [chart.category, chart.value]
    elif chart.series:
        names = [chart.x, *chart.series]
    else:
        names = [chart.x, str(chart.series_by), str(chart.y)]
    head = "".join(f'<th scope="col">{_heading(columns[name], edition)}</th>' for name in names)
    body = "".join(
        "<tr>"
        + "".join(
            f"<{_cell(position)}>{escape(_value(columns[name], row[name], edition))}</{_cell(position)[:2]}>"
            for position, name in enumerate(names)
        )
        + "</tr>"
        for row in series.rows(chart, table)
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(position: int) -> str:
    return 'th scope="row"' if position == 0 else "td"


def _heading(column: Column, edition: Edition) -> str:
    label = _text(column.label, edition)
    return f"{label} ({_text(column.unit, edition)})" if column.unit else label


def _value(column: Column, value: str, edition: Edition) -> str:
    if value == "":
        return edition.strings("figure.no_value")
    if column.type == "category":
        return series.category(column, value, edition)
    if column.type == "year":
        return value
    return formats.number(float(value), edition.strings, column.decimals)


def _kilobytes(table: Table, edition: Edition) -> str:
    return formats.kilobytes(len(table.csv.encode("utf-8")), edition.strings)


def _text(texts: dict[str, str], edition: Edition) -> str:
    return escape(edition.text(texts), quote=False)


__all__ = ["Variant", "figure_html", "sources_of"]
