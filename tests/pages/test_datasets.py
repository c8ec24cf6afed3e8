"""The page of open data says of each dataset what its files say, and where it is used."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mmcd.edition import Editions
from mmcd.model.site import Site
from mmcd.pages import assemble

PAGE = """\
---
title: Data
description: A description that is long enough to be one, between fifty and one hundred and sixty.
updated: 2026-11-24
---

Text.
"""


@pytest.fixture
def editions(small_site: Callable[..., Site]) -> Editions:
    """The small site with the page of datasets, in English only."""
    return Editions(small_site({"docs/en/datasets.md": PAGE}))


@pytest.mark.parametrize(
    ("locale", "title", "rows", "label"),
    [("en", "People", "2 rows", "Year"), ("fr", "Personnes", "2 lignes", "Année")],
)
def test_a_dataset_is_described_in_the_readers_language(
    editions: Editions, locale: str, title: str, rows: str, label: str
) -> None:
    site = editions.site
    (data,) = next(one for one in assemble(editions[locale]) if one.path == "datasets.md").meta["view"]["datasets"]
    table = site.tables["people"]
    assert data["title"] == editions[locale].text(table.about.title)
    assert data["rows"] == rows.replace("2", str(len(table.rows)))
    assert data["url"] == "assets/data/people.csv"
    assert [column["name"] for column in data["columns"]] == list(table.about.columns)
    assert data["columns"][0]["label"] == editions[locale].text(next(iter(table.about.columns.values())).label)


def test_figures_lead_to_the_modules_that_show_them(editions: Editions) -> None:
    (data,) = next(one for one in assemble(editions["fr"]) if one.path == "datasets.md").meta["view"]["datasets"]
    pages = [place["url"] for figure in data["figures"] for place in figure["pages"]]
    assert pages == ["fr/modules/alpha/#figure-people", "fr/modules/beta/#figure-people"]
