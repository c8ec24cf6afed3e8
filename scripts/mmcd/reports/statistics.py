"""The completeness of the site, and what is due, as text for a terminal."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from mmcd.model.statistics import SECTIONS, Coverage, Due, Statistics, Total

_SOON = 90
"""Days within which a due reference is said to be due soon."""


def report(found: Statistics, phrases: Mapping[str, str]) -> str:
    """The matrix of modules, languages and sections, then the totals of each language."""
    head = [
        phrases["stats.module"],
        "",
        *(phrases[f"short.{name}"] for name in SECTIONS),
        phrases["stats.words"],
        *(phrases[f"stats.{name}"] for name in ("questions", "references", "figures", "minutes")),
        phrases["stats.translation"],
        phrases["stats.status"],
    ]
    rows = [_row(one, phrases, is_first) for one, is_first in _with_first(found.modules)]
    names = ", ".join(f"{phrases[f'short.{name}']} = {phrases[f'section.{name}']}" for name in SECTIONS)
    return "\n".join(
        (
            *_table([head, *rows], right=range(9, 14)),
            "",
            phrases["stats.legend"].format(sections=names),
            "",
            *_table(_totals(found.totals, phrases), right=range(1, 1 + len(found.totals))),
        )
    )


def due_report(found: Sequence[Due], today: datetime.date, phrases: Mapping[str, str]) -> str:
    """One line per reference, the most urgent first."""
    if not found:
        return phrases["due.none"]
    late = sum(one.days is not None and one.days < 0 for one in found)
    soon = sum(one.days is not None and 0 <= one.days <= _SOON for one in found)
    unsure = sum(one.days is None for one in found)
    head = phrases["due.head"].format(today=today.isoformat(), late=late, soon=soon, unsure=unsure)
    rows = [
        [
            one.by.isoformat() if one.by is not None else "–",
            _when(one, phrases),
            phrases["due.pages"].format(pages=one.pages),
            one.key,
            one.title,
        ]
        for one in found
    ]
    return "\n".join((head, "", *_table(rows)))


def _when(one: Due, phrases: Mapping[str, str]) -> str:
    if one.days is None:
        return phrases["due.never"]
    return phrases["due.late" if one.days < 0 else "due.coming"].format(days=abs(one.days))


def _with_first(modules: Sequence[Coverage]) -> list[tuple[Coverage, bool]]:
    """Each entry, and whether it is the first of its module."""
    before = ["", *(one.path for one in modules)]
    return [(one, one.path != other) for one, other in zip(modules, before, strict=False)]


def _row(one: Coverage, phrases: Mapping[str, str], is_first: bool) -> list[str]:
    counts = (one.total, one.questions, one.references, one.figures, one.minutes)
    return [
        f"{one.order}. {one.slug}" if is_first else "",
        one.locale,
        *(mark(one, name) for name in SECTIONS),
        *(f"{count:d}" if one.status else "" for count in counts),
        phrases[f"translation.{one.translation}"],
        phrases[f"status.{one.status}"],
    ]


def mark(one: Coverage, name: str) -> str:
    """The sign for one part of a module: there (for the content, how many sections), or not."""
    if not one.has(name):
        return "–"
    return f"{one.content}" if name == "content" else "✓"


def _totals(totals: Sequence[Total], phrases: Mapping[str, str]) -> list[list[str]]:
    lines = (
        (phrases["stats.modules"], [f"{one.modules}" for one in totals]),
        (f"  {phrases['stats.complete']}", [f"{one.complete}" for one in totals]),
        (f"  {phrases['stats.missing']}", [f"{one.missing}" for one in totals]),
        (phrases["stats.stale"], [f"{one.stale}" for one in totals]),
        (phrases["stats.pages"], [f"{one.pages}" for one in totals]),
        (phrases["stats.practices"], [f"{one.practices}" for one in totals]),
        (phrases["stats.words"], [f"{one.words}" for one in totals]),
        (phrases["stats.questions"], [f"{one.questions}" for one in totals]),
        (phrases["stats.figures"], [f"{one.figures}" for one in totals]),
        (phrases["stats.minutes"], [f"{one.minutes}" for one in totals]),
        (phrases["stats.references"], [f"{one.references}" for one in totals]),
        (phrases["stats.terms"], [f"{one.terms}" for one in totals]),
    )
    return [[phrases["stats.total"], *(one.locale for one in totals)], *([name, *values] for name, values in lines)]


def _table(rows: Sequence[Sequence[str]], right: Sequence[int] | range = ()) -> list[str]:
    """Rows with their columns aligned; `right` names the columns that end alike."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
