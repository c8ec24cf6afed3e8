"""Findings as text: one line each, file by file, with the line of the source and a caret below."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from mmcd.findings import Finding

_WIDTH = 100
_COLOURS = {"error": "\033[1;31m", "warning": "\033[1;33m", "info": "\033[1;36m"}
_BOLD, _DIM, _PLAIN = "\033[1m", "\033[2m", "\033[0m"

# Controls, and marks that reorder text: what a file holds must not speak to the terminal.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def report(
    findings: Sequence[Finding],
    *,
    sources: Mapping[str, str] | None = None,
    labels: Mapping[str, str] | None = None,
    colour: bool = False,
) -> str:
    """One line per finding: `path:line:column: severity: message hint [rule]`.

    sources: text by path; where given, the offending line is shown below, and files stand apart.
    labels: words for the severities.
    """
    groups: list[str] = []
    for path, found in itertools.groupby(findings, key=lambda finding: finding.path):
        lines = sources[path].split("\n") if sources is not None and path in sources else []
        parts: list[str] = []
        for finding in found:
            parts.append(_line(finding, labels or {}, colour=colour))
            if 0 < finding.line <= len(lines):
                parts.extend(_excerpt(lines[finding.line - 1], finding.column, colour=colour))
        groups.append("\n".join(parts))
    return ("\n" if sources is None else "\n\n").join(groups)


def summary(findings: Sequence[Finding], files: int, phrases: Mapping[str, str]) -> str:
    """How many, and what to do next.

    phrases: `clean`, `counts`, `next-errors` and `next-warnings`, with their `{fields}`.
    """
    if not findings:
        return phrases["clean"].format(files=files)
    counts = {level: sum(finding.severity == level for finding in findings) for level in ("error", "warning", "info")}
    first = next((finding for finding in findings if finding.is_error), findings[0])
    return " ".join(
        (
            phrases["counts"].format(
                files=files, errors=counts["error"], warnings=counts["warning"], remarks=counts["info"]
            ),
            phrases["next-errors" if first.is_error else "next-warnings"].format(rule=first.rule),
        )
    )


def _line(finding: Finding, labels: Mapping[str, str], *, colour: bool) -> str:
    place = f"{finding.path}:{finding.line}:{finding.column}:"
    severity = labels.get(finding.severity, str(finding.severity))
    text = _safe(f"{finding.message} {finding.hint}")
    if not colour:
        return f"{_safe(place)} {severity}: {text} [{finding.rule}]"
    return (
        f"{_BOLD}{_safe(place)}{_PLAIN} {_COLOURS[finding.severity]}{severity}:{_PLAIN} {text} "
        f"{_DIM}[{finding.rule}]{_PLAIN}"
    )


def _excerpt(line: str, column: int, *, colour: bool) -> list[str]:
    """The part of a line around a column (from 1), and a caret below the column."""
    if not line.strip():
        return []
    start = max(0, min(column - 1 - _WIDTH // 2, len(line) - _WIDTH))
    shown = ("…" if start else "") + line[start : start + _WIDTH] + ("…" if start + _WIDTH < len(line) else "")
    before = column - 1 - start + bool(start)
    caret = f"    {' ' * before}^"
    return [f"    {_safe(shown.replace(chr(9), ' '))}", f"{_BOLD}{caret}{_PLAIN}" if colour else caret]


def _safe(text: str) -> str:
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)
