"""Findings as text: one line each, errors and warnings together, by file and line."""

from __future__ import annotations

from collections.abc import Sequence

from mmcd.findings import Finding


def report(findings: Sequence[Finding]) -> str:
    """One line per finding."""
    return "\n".join(finding.one_line() for finding in findings)


def summary(findings: Sequence[Finding], files: int) -> str:
    """How many, and what to do next."""
    errors = sum(finding.is_error for finding in findings)
    others = len(findings) - errors
    if not findings:
        return f"{files} files checked: nothing to mend."
    counts = f"{errors} error{'s' if errors != 1 else ''}, {others} other remark{'s' if others != 1 else ''}"
    return f"{files} files checked: {counts}. Each line names the place and says how to mend it."
