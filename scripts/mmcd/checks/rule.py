"""What a rule is: a pure generator of places and facts. Its words live in `words/`, one catalogue per language."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from mmcd.findings import Hit, Severity, Suggestion, hit, suggest
from mmcd.model.site import Kind, Page, Site

__all__ = ["GROUPS", "UNWAIVABLE", "Hit", "Rule", "Suggestion", "hit", "page_rule", "read_rule", "site_rule", "suggest"]

GROUPS = ("readable", "modules", "translations", "language", "links", "metadata", "claims", "trust", "built")
"""What `mmcd check GROUP` may name. Each is a folder with its own `RULES`."""

UNWAIVABLE = frozenset({"readable", "trust"})
"""Groups of which no rule can be waived: what cannot be read cannot be checked, and whoever would smuggle
something in would waive the rule that finds it."""


PageCheck: TypeAlias = Callable[[Page, Site], Iterable[Hit]]
SiteCheck: TypeAlias = Callable[[Site], Iterable[Hit]]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One thing that content must not do.

    needs: rules that must hold for a file before this one is tried on it, so that one mistake is told once.
    stops_build: a site with this mistake cannot be built sensibly.
    waivable: an author may say, with a reason, that it does not hold in a place.
    kinds: the kinds of pages it is tried on; empty for all.
    compares: it compares a translation with its source, so what it needs must hold for both.
    page, site: the check, over one page or over the whole site. A rule without either is told by whoever
    reads the files (`model/`) or runs the rules.
    """

    name: str
    group: str
    severity: Severity
    needs: tuple[str, ...]
    stops_build: bool
    waivable: bool
    why: str
    kinds: Collection[Kind] = ()
    compares: bool = False
    page: PageCheck | None = None
    site: SiteCheck | None = None

    @cached_property
    def is_read(self) -> bool:
        """Whether the reader of the files tells it, or the runner: it has no check of its own."""
        return self.page is None and self.site is None

    def applies(self, page: Page) -> bool:
        """Whether it is tried on a page."""
        return not self.kinds or page.kind in self.kinds


def page_rule(
    name: str,
    *,
    group: str,
    kinds: Collection[Kind] = (),
    compares: bool = False,
    severity: Severity = Severity.ERROR,
    needs: tuple[str, ...] = (),
    stops_build: bool = False,
    waivable: bool | None = None,
) -> Callable[[PageCheck], Rule]:
    """Make a rule of a check over one page. The check's docstring says why the mistake hurts a reader.

    kinds: kinds of pages it is tried on (default: all). compares: it compares a translation with its source, so
    that what it needs must hold for both. waivable: by default, unless its group forbids it or
    the site could not be built.
    """

    def make(check: PageCheck) -> Rule:
        return Rule(
            name=name,
            group=group,
            severity=severity,
            needs=needs,
            stops_build=stops_build,
            waivable=_waivable(group, stops_build, waivable),
            why=_words(check.__doc__),
            kinds=kinds,
            compares=compares,
            page=check,
        )

    return make


def site_rule(
    name: str,
    *,
    group: str,
    severity: Severity = Severity.ERROR,
    needs: tuple[str, ...] = (),
    stops_build: bool = False,
    waivable: bool | None = None,
) -> Callable[[SiteCheck], Rule]:
    """Make a rule of a check over the whole site: data files, or several pages together. See `page_rule`."""

    def make(check: SiteCheck) -> Rule:
        return Rule(
            name=name,
            group=group,
            severity=severity,
            needs=needs,
            stops_build=stops_build,
            waivable=_waivable(group, stops_build, waivable),
            why=_words(check.__doc__),
            site=check,
        )

    return make


def read_rule(
    name: str, why: str, *, group: str = "readable", severity: Severity = Severity.ERROR, stops_build: bool = True
) -> Rule:
    """A rule that the reader of the files or the runner tells. It is always tried and cannot be waived."""
    return Rule(
        name=name,
        group=group,
        severity=severity,
        needs=(),
        stops_build=stops_build,
        waivable=False,
        why=_words(why),
    )


def _waivable(group: str, stops_build: bool, wanted: bool | None) -> bool:
    if group in UNWAIVABLE:
        return False
    return not stops_build if wanted is None else wanted


def _words(text: str | None) -> str:
    return " ".join((text or "").split())
