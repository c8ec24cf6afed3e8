"""What a proposal changes, as Markdown for somebody who knows the subject and has never seen git.

Everything that comes from the content is made harmless: it may have been written to be shown here.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from mmcd.findings import Finding, Severity
from mmcd.model.comparison import Cell, Change, Comparison, Debt, Named, Size
from mmcd.model.statistics import SECTIONS, Coverage, Statistics
from mmcd.reports.statistics import mark

_MOST_LINES = 25
_MOST_TEXT = 300
_MOST = 60_000
"""Characters: a comment on GitHub holds 65,536."""

_SPECIAL = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", "\n": " ", "\r": " ", "\t": " "}
    | {sign: f"\\{sign}" for sign in r"\`*_[]|~#!"}
)


def report(
    findings: Sequence[Finding],
    changes: Comparison | None,
    completeness: Statistics,
    phrases: Mapping[str, str],
    *,
    base: str = "",
    reason: str = "",
) -> str:
    """The report. changes: None where there is nothing to compare with, and `reason` then says why.

    findings: those to tell. phrases: `reports.words`.
    """
    parts = [f"# {phrases['report.title']}"]
    if changes is not None:
        parts.append(phrases["report.intro"].format(base=_plain(base)))
    else:
        parts.append(phrases["report.intro-alone"])
        parts.append(phrases["report.no-base"].format(reason=_plain(reason)))
    parts.extend(_findings(findings, phrases))
    if changes is not None:
        parts.extend(_pages(changes, phrases))
        parts.extend(_teaching(changes, phrases))
        parts.extend(_debt(changes.debt, phrases))
    parts.extend(_completeness(completeness, changes, phrases))
    if changes is not None:
        parts.extend(_links(changes.links, phrases))
        parts.extend(_sizes(changes.sizes, phrases))
    return _bounded(parts, phrases)


def _findings(findings: Sequence[Finding], phrases: Mapping[str, str]) -> Iterator[str]:
    yield f"## {phrases['report.findings.title']}"
    if not findings:
        yield phrases["report.findings.clean"]
    for severity in Severity:
        chosen = [finding for finding in findings if finding.severity is severity]
        if not chosen:
            continue
        yield f"### {phrases[f'report.findings.{severity}'].format(n=len(chosen))}"
        shown = sorted(chosen[:_MOST_LINES], key=lambda finding: finding.sort_key)
        for path, group in itertools.groupby(shown, key=lambda finding: finding.path):
            yield "\n".join((_code(path), "", *(f"- {_said(finding, phrases)}" for finding in group)))
        yield from _more(len(chosen), phrases)


def _said(finding: Finding, phrases: Mapping[str, str]) -> str:
    where = phrases["report.where"].format(line=finding.line)
    return f"{where}: {_plain(finding.message)} {_plain(finding.hint)}"


def _pages(changes: Comparison, phrases: Mapping[str, str]) -> Iterator[str]:
    yield f"## {phrases['report.pages.title']}"
    if not (changes.added or changes.removed or changes.renamed):
        yield phrases["report.pages.none"]
    groups = (
        ("added", [_name(page) for page in changes.added]),
        ("removed", [_name(page) for page in changes.removed]),
        (
            "renamed",
            [
                phrases["report.pages.renamed-line"].format(
                    old=f"{_name(old)} {_code(old.path)}", new=f"{_name(new)} {_code(new.path)}"
                )
                for old, new in changes.renamed
            ],
        ),
        ("changed", [_name(page) for page in changes.changed]),
    )
    for name, lines in groups:
        if lines:
            yield f"**{phrases[f'report.pages.{name}']}**"
            yield from _list(lines, phrases)


def _teaching(changes: Comparison, phrases: Mapping[str, str]) -> Iterator[str]:
    yield f"## {phrases['report.teaching.title']}"
    groups = (
        ("objectives", changes.objectives),
        ("answers", changes.answers),
        ("numbers", changes.numbers),
        ("figures", changes.figures),
    )
    if not changes.cells and not any(found for _, found in groups):
        yield phrases["report.teaching.none"]
    for name, found in groups:
        if found:
            yield f"### {phrases[f'report.teaching.{name}']}"
            yield from _changes(found, phrases, is_question=name == "answers")
    if changes.cells:
        yield f"### {phrases['report.teaching.datasets']}"
        rows = [
            [_cell_name(cell, phrases), _or(cell.before, phrases), _or(cell.after, phrases)] for cell in changes.cells
        ]
        yield from _table(["", phrases["report.before"], phrases["report.after"]], rows, phrases)


def _cell_name(cell: Cell, phrases: Mapping[str, str]) -> str:
    kind = "cell" if cell.column else ("row-gone" if cell.before else "row-new")
    facts = {"dataset": _plain(cell.dataset), "row": _plain(cell.row), "column": _plain(cell.column)}
    return phrases[f"report.teaching.{kind}"].format_map(facts)


def _changes(found: Sequence[Change], phrases: Mapping[str, str], *, is_question: bool) -> Iterator[str]:
    rows = []
    for change in found:
        what = f"{_name(change.page)}: {_plain(change.about)}" if change.about else _name(change.page)
        if is_question and not (change.before and change.after):
            what += f" ({phrases['report.teaching.question-new' if change.after else 'report.teaching.question-gone']})"
        rows.append([what, _or(change.before, phrases), _or(change.after, phrases)])
    yield from _table([phrases["report.page"], phrases["report.before"], phrases["report.after"]], rows, phrases)


def _debt(found: Sequence[Debt], phrases: Mapping[str, str]) -> Iterator[str]:
    yield f"## {phrases['report.debt.title']}"
    if not found:
        yield phrases["report.debt.none"]
        return
    yield phrases["report.debt.intro"]
    lines = []
    for debt in found:
        sections = ", ".join(_plain(title) or phrases["report.debt.head"] for title in debt.sections)
        kind = "behind" if debt.sections else "missing"
        lines.append(
            phrases[f"report.debt.{kind}"].format(
                page=_plain(debt.page.title), language=_plain(debt.language), sections=sections
            )
        )
    yield from _list(lines, phrases)


def _completeness(found: Statistics, changes: Comparison | None, phrases: Mapping[str, str]) -> Iterator[str]:
    yield f"## {phrases['report.completeness.title']}"
    chosen = [one for one in found.modules if changes is None or one.path in changes.touched]
    if not chosen:
        yield phrases["report.completeness.untouched"]
        return
    yield phrases["report.completeness.all" if changes is None else "report.completeness.intro"]
    head = [
        *(phrases[f"stats.{name}"] for name in ("module", "language")),
        *(phrases[f"section.{name}"] for name in SECTIONS),
        *(phrases[f"stats.{name}"] for name in ("words", "questions", "translation", "status")),
    ]
    yield from _table(head, [_coverage(one, phrases) for one in chosen], phrases, most=4 * _MOST_LINES)


def _coverage(one: Coverage, phrases: Mapping[str, str]) -> list[str]:
    return [
        _plain(one.title),
        one.locale,
        *(mark(one, name) for name in SECTIONS),
        f"{one.total}",
        f"{one.questions}",
        phrases[f"translation.{one.translation}"],
        phrases[f"status.{one.status}"],
    ]


def _links(found: Mapping[str, Sequence[str]], phrases: Mapping[str, str]) -> Iterator[str]:
    yield f"## {phrases['report.links.title']}"
    if not found:
        yield phrases["report.links.none"]
    lines = [
        phrases["report.links.line"].format(address=_code(address), pages=", ".join(_plain(page) for page in pages))
        for address, pages in found.items()
    ]
    yield from _list(lines, phrases)


def _sizes(found: Sequence[Size], phrases: Mapping[str, str]) -> Iterator[str]:
    yield f"## {phrases['report.size.title']}"
    if not found:
        yield phrases["report.size.none"]
        return
    yield phrases["report.size.intro"]
    ordered = sorted(found, key=lambda size: (-abs(size.after - size.before), size.page.path, size.page.language))
    rows = [[_name(size.page), f"{size.before}", f"{size.after}", f"{size.after - size.before:+d}"] for size in ordered]
    names = (phrases["report.page"], *(phrases[f"report.size.{name}"] for name in ("before", "after", "change")))
    yield from _table(names, rows, phrases)


def _name(page: Named) -> str:
    return f"{_plain(page.title)} ({_plain(page.language)})" if page.language else _plain(page.title)


def _list(lines: Sequence[str], phrases: Mapping[str, str]) -> Iterator[str]:
    if lines:
        yield "\n".join(f"- {line}" for line in lines[:_MOST_LINES])
        yield from _more(len(lines), phrases)


def _table(
    head: Sequence[str], rows: Sequence[Sequence[str]], phrases: Mapping[str, str], most: int = _MOST_LINES
) -> Iterator[str]:
    lines = [head, ["---"] * len(head), *rows[:most]]
    yield "\n".join(f"| {' | '.join(line)} |" for line in lines)
    yield from _more(len(rows), phrases, most)


def _more(count: int, phrases: Mapping[str, str], most: int = _MOST_LINES) -> Iterator[str]:
    if count > most:
        yield phrases["report.more"].format(n=count - most)


def _or(text: str, phrases: Mapping[str, str]) -> str:
    return _plain(text) if text else phrases["report.empty"]


def _plain(text: str) -> str:
    """Text as text: no markup, no mention of anybody, no end of a table's cell; long text is cut."""
    shown = text if len(text) <= _MOST_TEXT else f"{text[:_MOST_TEXT]}…"
    return shown.translate(_SPECIAL).replace("://", ":&#8203;//")


def _code(text: str) -> str:
    """An address or a path as it is, that nobody follows by mistake."""
    cut = text if len(text) <= _MOST_TEXT else f"{text[:_MOST_TEXT]}…"
    return f"`{' '.join(cut.replace('`', chr(39)).replace('|', '%7C').split())}`"


def _bounded(parts: Sequence[str], phrases: Mapping[str, str]) -> str:
    """As many parts as a comment holds, and how many are left out."""
    kept: list[str] = []
    length = 0
    for part in parts:
        length += len(part) + 2
        if length > _MOST:
            kept.append(phrases["report.more"].format(n=len(parts) - len(kept)))
            break
        kept.append(part)
    return "\n\n".join(kept)
