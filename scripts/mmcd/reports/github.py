"""Findings as workflow commands, which GitHub Actions shows beside the changed lines of a pull request.

Source: GitHub Docs, “Workflow commands for GitHub Actions”, and the escapes of `@actions/core`.
"""

from __future__ import annotations

from collections.abc import Sequence

from mmcd.findings import Finding, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(findings: Sequence[Finding]) -> str:
    """One command per line: `::error file=…,line=…,col=…,title=rule::message hint`."""
    return "\n".join(
        f"::{_COMMANDS[finding.severity]} file={_property(finding.path)},line={finding.line},col={finding.column},"
        f"title={_property(finding.rule)}::{_data(f'{finding.message} {finding.hint}')}"
        for finding in findings
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
