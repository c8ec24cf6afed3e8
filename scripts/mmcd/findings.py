"""What a check says about content: where, what is wrong, how to mend it.

The shape is a contract that other people's scripts read (`mmcd check --format json`).
"""

from __future__ import annotations

import difflib
import enum
from collections.abc import Iterable, Mapping
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


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may have been meant by `word`: the nearest of `known`, else all of them. Words are made of it late."""

    word: str
    known: tuple[str, ...]
    cutoff: float = 0.6

    @property
    def nearest(self) -> str | None:
        """The known word that is most like it, if any is like it at all."""
        near = difflib.get_close_matches(self.word, self.known, n=1, cutoff=self.cutoff)
        return near[0] if near else None


def suggest(word: str, known: Iterable[str], cutoff: float = 0.6) -> Suggestion:
    """A fact that reads “Did you mean …?” or lists what is known. `cutoff`: likeness needed, 0 to 1."""
    return Suggestion(word, tuple(sorted(known)), cutoff)


@dataclass(frozen=True)
class Hit:
    """A place where a rule is broken, and the facts that its words need.

    case: which of the rule's sentences, where it has several.
    facts: plain data by the name of its `{field}`: text, numbers, lists of text, `Suggestion`.
    """

    at: Location
    case: str
    facts: Mapping[str, Any]


def hit(at: Location, case: str = "", /, **facts: Any) -> Hit:
    """A hit at `at`."""
    return Hit(at, case, facts)


@dataclass(frozen=True)
class Problem:
    """What reading a file found wrong, before there are words for it (`checks/words`)."""

    rule: str
    hit: Hit

    @property
    def path(self) -> str:
        """The file, relative to the root."""
        return self.hit.at.path

    @property
    def line(self) -> int:
        """The line, from 1."""
        return self.hit.at.line

    @property
    def column(self) -> int:
        """The column, from 1."""
        return self.hit.at.column


def problem(rule: str, at: Location, case: str = "", /, **facts: Any) -> Problem:
    """A problem at `at`; case and facts as in `hit`."""
    return Problem(rule, Hit(at, case, facts))


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
