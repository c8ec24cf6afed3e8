"""What a check says about content: where, what is wrong, how to mend it.

The shape is a contract that other people's scripts read (`mmcd check --format json`).
"""

from __future__ import annotations

import enum
from dataclasses import asdict, dataclass
from typing import Any


class Severity(enum.StrEnum):
    """How much a finding weighs. Only an error stops a build or fails `mmcd check`."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file. `path` is relative to the root, with `/`; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One mistake or remark, at its exact place in a source file."""

    rule: str
    severity: Severity
    path: str
    line: int
    column: int
    message: str
    hint: str

    @property
    def is_error(self) -> bool:
        """Whether it fails `mmcd check`."""
        return self.severity is Severity.ERROR

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of a report: by place."""
        return (self.path, self.line, self.column, self.rule, self.message)

    def as_dict(self) -> dict[str, Any]:
        """The JSON object of the contract, keys in its order."""
        return {**asdict(self), "severity": str(self.severity)}

    def one_line(self) -> str:
        """`path:line:column: severity: message. hint [rule]`, the form compilers use and editors follow."""
        return f"{self.path}:{self.line}:{self.column}: {self.severity}: {self.message} {self.hint} [{self.rule}]"


def finding(
    rule: str,
    at: Location,
    message: str,
    hint: str,
    severity: Severity = Severity.ERROR,
) -> Finding:
    """A finding at `at`. Message and hint are sentences with a full stop."""
    return Finding(
        rule=rule,
        severity=severity,
        path=at.path,
        line=at.line,
        column=at.column,
        message=message,
        hint=hint,
    )
