"""The completeness of the site as text."""

from __future__ import annotations

import datetime
import string
from collections.abc import Callable

import pytest

from mmcd.cli import main
from mmcd.model.site import Site
from mmcd.model.statistics import Due, statistics
from mmcd.reports.statistics import due_report, report
from mmcd.reports.words import SOURCE, languages, load_phrases

PHRASES = load_phrases("en")


def test_every_language_has_all_phrases_with_the_same_fields() -> None:
    source = load_phrases(SOURCE)
    for language in languages():
        phrases = load_phrases(language)
        assert phrases.keys() == source.keys()
        for name, phrase in phrases.items():
            assert _fields(phrase) == _fields(source[name]), name


def test_a_missing_part_shows_in_the_matrix(small_site: Callable[..., Site]) -> None:
    site = small_site({"docs/fr/modules/alpha.md": lambda t: t.replace("{#scenario}", "{#other}")})
    lines = report(statistics(site), PHRASES).split("\n")
    assert lines[1].split()[:9] == ["1.", "alpha", "en", "✓", "3", "✓", "✓", "✓", "✓"]
    assert lines[2].split()[:8] == ["fr", "✓", "4", "–", "✓", "✓", "✓", "✓"]


def test_what_is_due_is_counted() -> None:
    found = [
        Due(key="a", title="A", by=datetime.date(2026, 1, 1), days=-3, pages=2),
        Due(key="b", title="B", by=datetime.date(2026, 1, 10), days=6, pages=1),
        Due(key="c", title="C", by=None, days=None, pages=0),
    ]
    text = due_report(found, datetime.date(2026, 1, 4), PHRASES)
    assert "on 2026-01-04: 1 overdue, 1 within 90 days, 1 without a day" in text
    assert "3 days late" in text
    assert "in 6 days" in text


@pytest.mark.parametrize("options", [[], ["--format", "json"], ["--due"], ["--due", "--format", "json"]])
def test_the_command_works(
    checkout: Callable[..., object], capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    assert main(["--root", str(checkout()), "stats", *options]) == 0
    assert ("treaty-1951" if "--due" in options else "alpha") in capsys.readouterr().out


def _fields(phrase: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}
