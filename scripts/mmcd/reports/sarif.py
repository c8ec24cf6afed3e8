"""Findings as SARIF 2.1.0 (OASIS), which code-scanning pages and editors read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from mmcd.findings import Finding, Severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


@dataclass(frozen=True, slots=True)
class Described:
    """A rule as a reader of the report needs it. page: the address of its documentation, or empty."""

    name: str
    group: str
    severity: Severity
    what: str
    why: str
    mend: str
    page: str = ""


def report(findings: Sequence[Finding], rules: Sequence[Described], *, version: str, language: str) -> str:
    """One run of `mmcd` with all its rules. language: BCP 47 tag of the words."""
    index = {rule.name: number for number, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "mmcd", "version": version, "rules": [_rule(rule) for rule in rules]}},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index) for finding in findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rule(rule: Described) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": rule.name,
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": rule.why},
        "help": {
            "text": f"{rule.what} {rule.why} {rule.mend}",
            "markdown": f"{rule.what}\n\n{rule.why}\n\n**{rule.mend}**",
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.group]},
    }
    if rule.page:
        described["helpUri"] = rule.page
    return described


def _result(finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.hint}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(finding.path), "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": finding.line, "startColumn": finding.column},
                }
            }
        ],
    }
    if finding.rule in index:
        result["ruleIndex"] = index[finding.rule]
    return result
