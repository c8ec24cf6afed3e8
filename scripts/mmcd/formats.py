"""Dates, numbers, money and durations as a locale writes them (CLDR through Babel)."""

from __future__ import annotations

import datetime

import babel.dates
import babel.lists
import babel.numbers

from mmcd.strings import Strings


def tag(strings: Strings) -> str:
    """The locale by which scripts write dates and numbers, as a BCP 47 tag: `en-GB`."""
    return str(strings("format.cldr")).replace("_", "-")


def date(value: datetime.date, strings: Strings) -> str:
    """`24 November 2026`, « 24 novembre 2026 »."""
    # CLDR has no pattern for a first of the month that is written as an ordinal (« 1er mai »).
    pattern = strings.get("format").get("date_first") if value.day == 1 else None
    return babel.dates.format_date(value, pattern or strings("format.date"), locale=strings.cldr)


def month(value: str, strings: Strings) -> str:
    """`2026-02` as “February 2026”."""
    year, number = value.split("-")
    return babel.dates.format_date(
        datetime.date(int(year), int(number), 1), strings("format.month"), locale=strings.cldr
    )


def number(value: float, strings: Strings, decimals: int = 0) -> str:
    """A number with the locale's digit groups and decimal mark, with exactly `decimals` places."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return babel.numbers.format_decimal(value, format=pattern, locale=strings.cldr)


def money(amount: float, currency: str, strings: Strings) -> str:
    """An amount with two decimals and the currency as the locale's style guide writes it."""
    return strings.typesetter.text(
        strings("format.money", amount=number(amount, strings, 2), currency=strings(f"currency.{currency}"))
    )


def percent(value: float, strings: Strings, decimals: int = 0) -> str:
    """`95%`, « 95 % »."""
    return strings.typesetter.text(strings("format.percent", value=number(value, strings, decimals)))


def kilobytes(size: int, strings: Strings) -> str:
    """A size in bytes as thousands of them, at least one: `12 kB`, « 12 ko »."""
    return strings("format.kilobytes", size=number(max(1, round(size / 1000)), strings))


def duration(minutes: int, strings: Strings) -> str:
    """`120` as “2 h”, `90` as “1 h 30 min”, `45` as “45 min”."""
    hours, rest = divmod(minutes, 60)
    if hours and rest:
        text = strings("format.hours_minutes", hours=hours, minutes=rest)
    else:
        text = strings("format.hours", hours=hours) if hours else strings("format.minutes", minutes=rest)
    return strings.typesetter.text(text)


def iso_duration(minutes: int) -> str:
    """A duration for machines: `PT2H`, `PT1H30M` (ISO 8601)."""
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")


def listing(items: list[str], strings: Strings) -> str:
    """`a, b and c`."""
    return babel.lists.format_list(items, locale=strings.cldr)
