"""What counts as a figure, and by which clock a source is overdue."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mmcd.checks import run
from mmcd.checks.claims.facts import holds_figure
from mmcd.config import load_config
from mmcd.errors import UsageError
from mmcd.model.load import load
from mmcd.model.site import Site

EN = "docs/en/about.md"
FR = "docs/fr/about.md"


@pytest.mark.parametrize(
    ("file", "sentence", "is_figure"),
    [
        (EN, "Some 304 million people live abroad [@treaty-1951].", True),
        (EN, "In 2024 it grew by 3.7 per cent [@treaty-1951, table 2].", True),
        (EN, "Within 72 hours the authority is told [@treaty-1951, article 33].", True),
        (EN, "| 2020 | 10 [@treaty-1951] |", True),
        (EN, "By 12 June 2024 it binds [@treaty-1951].", False),
        (EN, "It was 40. Article 33 and 34 forbid it [@treaty-1951].", False),
        (EN, "1. Convention No. 189 protects workers [@treaty-1951].", False),
        (EN, "Regulation (EU) 2016/679 applies [@treaty-1951].", False),
        (EN, "See articles 12 to 14 of it, C189 and 2010–2020 [@treaty-1951].", False),
        (EN, "Target 10.7 says so [@treaty-1951, target 10.7].", False),
        (FR, "Quelque 1 200 personnes [@treaty-1951].", True),
        (FR, "Le 12 juin 2024, 25 États [@treaty-1951].", True),
        (FR, "Depuis le 1er mai 2024 [@treaty-1951].", False),
        (FR, "Les articles 6, 7 et 8 [@treaty-1951].", False),
    ],
)
def test_a_figure_is_a_quantity_and_not_a_name(
    small_site: Callable[..., Site], file: str, sentence: str, is_figure: bool
) -> None:
    site = small_site({file: lambda text: f"{text}\n{sentence}\n"})
    page = site.pages["about.md", "en" if file == EN else "fr"]
    (citation,) = page.outline.citations
    assert holds_figure(page, citation) is is_figure


def test_the_day_is_taken_from_the_environment(checkout: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    root = checkout({"docs/_data/references.yml": lambda t: t.replace("2999-01-01", "2027-05-24")})

    def overdue(epoch: str) -> set[str]:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        return {found.path for found in run(load(load_config(root))) if found.rule == "sources-overdue"}

    assert overdue("1811116800") == set()  # 2027-05-24, the last day
    assert "docs/en/modules/alpha.md" in overdue("1811203200")


def test_a_day_that_is_no_number_is_refused(checkout: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(UsageError, match="yesterday"):
        load_config(checkout())
