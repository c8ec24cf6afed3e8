"""Open data: every dataset with its columns, its source and licence, and the figures drawn from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mmcd import formats
from mmcd.edition import Edition
from mmcd.model.schema import BarChart, Column, LineChart
from mmcd.model.site import Page, Table, url_of


def view(page: Page, edition: Edition) -> dict[str, Any]:
    """Plain data for `datasets.html`."""
    uses = _uses(edition)
    return {
        "separator": edition.strings("format.separator"),
        "datasets": [_dataset(table, uses, edition) for table in edition.site.tables.values()],
    }


def _dataset(table: Table, uses: dict[str, list[Page]], edition: Edition) -> dict[str, Any]:
    about, strings, prefix = table.about, edition.strings, edition.locale.prefix
    licence = about.licence
    return {
        "id": table.id,
        "title": edition.text(about.title),
        "description": edition.text(about.description),
        "sources_title": strings("datasets.sources", n=len(about.sources)),
        "sources": [
            {"title": edition.bibliography.label(key), "url": f"{prefix}references/#{key}"}
            for key in about.sources
            if key in edition.bibliography
        ],
        "released": edition.typesetter.text(
            about.released if isinstance(about.released, str) else edition.text(about.released)
        ),
        "licence": {
            "name": licence.name if isinstance(licence.name, str) else edition.text(licence.name),
            "url": licence.url or "",
        },
        "rows": strings("count.rows", n=len(table.rows)),
        "url": f"assets/data/{table.id}.csv",
        "size": formats.kilobytes(len(table.csv.encode("utf-8")), strings),
        "columns": [_column(name, column, edition) for name, column in about.columns.items()],
        "figures": list(_figures(table, uses, edition)),
    }


def _column(name: str, column: Column, edition: Edition) -> dict[str, Any]:
    return {
        "name": name,
        "label": edition.text(column.label),
        "type": edition.strings(f"datasets.type.{column.type}"),
        "unit": edition.text(column.unit) if column.unit else "",
        "values": [edition.text(label) for label in column.values.values()],
    }


def _figures(table: Table, uses: dict[str, list[Page]], edition: Edition) -> Iterator[dict[str, Any]]:
    for identifier, figure in edition.site.figures.items():
        if isinstance(figure, LineChart | BarChart) and figure.dataset == table.id:
            yield {
                "title": edition.text(figure.title),
                "pages": [
                    {
                        "title": edition.title(page),
                        "url": f"{edition.locale.prefix}{url_of(page.path)}#figure-{identifier}",
                        "lang": "" if page.locale.tag == edition.locale.tag else page.locale.tag,
                    }
                    for page in uses.get(identifier, [])
                ],
            }


def _uses(edition: Edition) -> dict[str, list[Page]]:
    """Pages that show each figure: modules in curriculum order, then others by path."""
    site = edition.site
    modules = site.modules(edition.locale)
    known = {page.path for page in modules}
    others = (site.page_or_fallback(path, edition.locale) for path in site.all_paths if path not in known)
    found: dict[str, list[Page]] = {}
    for page in (*modules, *(page for page in others if page is not None)):
        for identifier in dict.fromkeys(link.name for link in page.outline.figures):
            found.setdefault(identifier, []).append(page)
    return found
