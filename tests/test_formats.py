"""Dates, numbers, money and durations are written as each language writes them."""

from __future__ import annotations

import datetime

from mmcd import formats
from mmcd.strings import load_strings

EN, FR = load_strings("en"), load_strings("fr")


def test_dates() -> None:
    assert formats.date(datetime.date(2026, 11, 24), EN) == "24 November 2026"
    assert formats.date(datetime.date(2026, 11, 24), FR) == "24 novembre 2026"
    assert formats.date(datetime.date(2027, 5, 1), FR) == "1er mai 2027"
    assert formats.month("2026-02", EN) == "February 2026"
    assert formats.month("2026-02", FR) == "février 2026"


def test_numbers_and_money() -> None:
    assert formats.number(304021813, EN) == "304,021,813"
    assert formats.number(304021813, FR) == "304\u202f021\u202f813"
    assert formats.number(3.7, FR, 1) == "3,7"
    assert formats.money(2514971.65, "EUR", EN) == "EUR\u00a02,514,971.65"
    assert formats.money(2514971.65, "EUR", FR) == "2\u202f514\u202f971,65\u00a0euros"
    assert formats.percent(95, EN) == "95%"
    assert formats.percent(95, FR) == "95\u00a0%"


def test_durations() -> None:
    assert formats.duration(90, EN) == "1\u00a0h 30\u00a0min"
    assert formats.duration(120, FR) == "2\u00a0h"
    assert formats.duration(45, EN) == "45\u00a0min"
    assert [formats.iso_duration(m) for m in (0, 45, 120, 150)] == ["PT0M", "PT45M", "PT2H", "PT2H30M"]
