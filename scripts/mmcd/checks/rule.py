"""What a rule is: a function that yields places and facts, and the words that turn them into findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from mmcd.findings import Finding, Location, Severity, finding
from mmcd.model.site import Site


@dataclass(frozen=True)
class Hit:
    """A place where a rule is broken, and the facts that its words need."""

    at: Location
    facts: dict[str, Any]


def hit(at: Location, **facts: Any) -> Hit:
    """A hit at `at`."""
    return Hit(at, facts)


@dataclass(frozen=True)
class Rule:
    """A check. `stops_build`: whether a site with this mistake cannot be built sensibly."""

    name: str
    group: str
    severity: Severity
    message: str
    hint: str
    stops_build: bool
    check: Callable[[Site], Iterable[Hit]]

    @property
    def why(self) -> str:
        """Why it hurts a reader: the docstring of the check."""
        return " ".join((self.check.__doc__ or "").split())

    def findings(self, site: Site) -> Iterator[Finding]:
        """What the rule says about a site."""
        for found in self.check(site):
            yield finding(
                self.name,
                found.at,
                self.message.format_map(found.facts),
                self.hint.format_map(found.facts),
                self.severity,
            )


def rule(
    name: str,
    *,
    group: str,
    message: str,
    hint: str,
    severity: Severity = Severity.ERROR,
    stops_build: bool = True,
) -> Callable[[Callable[[Site], Iterable[Hit]]], Rule]:
    """Make a rule of a check. Message and hint are sentences with `{fields}` for the facts of a hit."""

    def make(check: Callable[[Site], Iterable[Hit]]) -> Rule:
        return Rule(name, group, severity, message, hint, stops_build, check)

    return make
