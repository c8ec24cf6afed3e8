"""Findings as one JSON object, the contract for other people's programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from mmcd.findings import Finding


def report(findings: Sequence[Finding], *, files: int, seconds: float) -> str:
    """`{"findings": […], "summary": {"errors", "warnings", "files", "seconds"}}`."""
    errors = sum(finding.is_error for finding in findings)
    return json.dumps(
        {
            "findings": [finding.as_dict() for finding in findings],
            "summary": {
                "errors": errors,
                "warnings": sum(finding.severity == "warning" for finding in findings),
                "files": files,
                "seconds": round(seconds, 3),
            },
        },
        ensure_ascii=False,
        indent=1,
    )
