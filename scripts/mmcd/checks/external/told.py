"""What is to be said of the answers: outcomes and exceptions to hits, without a network or a clock."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from mmcd.checks.external import rules
from mmcd.checks.external.outcome import Outcome, State
from mmcd.checks.external.targets import EXCEPTIONS, Targets, anchor_of
from mmcd.checks.rule import Hit, Rule, hit
from mmcd.findings import Location
from mmcd.model.schema import LinkException
from mmcd.model.site import Site

RULE_OF = {
    State.MISSING: rules.MISSING,
    State.HOST_UNKNOWN: rules.HOST_UNKNOWN,
    State.CERTIFICATE: rules.CERTIFICATE,
    State.REDIRECTS: rules.REDIRECTS,
    State.PRIVATE: rules.PRIVATE,
    State.REFUSED: rules.REFUSED,
    State.SILENT: rules.SILENT,
}
"""The rule that tells of each state but the good one."""

_SAFE = re.compile(r"https://[\w.~:/?#@!$&+,;=%-]+", re.ASCII)
"""Addresses that are secure and need no quoting, in Markdown or in YAML."""


def told(
    site: Site, asked: Targets, outcomes: Mapping[str, Outcome], today: datetime.date, *, is_complete: bool
) -> Iterator[tuple[Rule, Hit]]:
    """Rules and hits, one for each place of an address that answers otherwise than it should.

    is_complete: every address of the site was asked, so that it can be said which exceptions excuse nothing.
    """
    used: set[int] = set()
    for address, outcome in outcomes.items():
        found = list(_of(address, outcome))
        excusing = [number for number, one in enumerate(site.link_exceptions) if one.covers(address)]
        if any(rule is not rules.PRIVATE for rule, _, _ in found):
            used.update(excusing)
        excused = any(today <= site.link_exceptions[number].until for number in excusing)
        for rule, case, facts in found:
            if rule is rules.PRIVATE or not excused:
                for at in asked[address]:
                    yield rule, hit(at, case, **facts)
    yield from _about(site, site.link_exceptions, used, today, is_complete=is_complete)


def unchecked(count: int) -> tuple[Rule, Hit]:
    """What is said, once, where there is no network."""
    return rules.UNCHECKED, hit(Location("mkdocs.yml"), count=count)


def _of(address: str, outcome: Outcome) -> Iterator[tuple[Rule, str, dict[str, str]]]:
    if outcome.state is not State.FOUND:
        facts = {"address": address, "detail": outcome.detail}
        yield RULE_OF[outcome.state], outcome.case, facts
        return
    if outcome.anchor is False:
        yield rules.ANCHOR, "", {"address": address, "anchor": anchor_of(address)}
    if outcome.moved:
        yield rules.MOVED, moved_case(address, outcome.moved), {"address": address, "right": outcome.moved}


def moved_case(old: str, new: str) -> str:
    """`page` where the new address can be written without judgement, else `by-hand`; `home` for a start page.

    A page that is redirected to the start page of a host is gone, and only looks moved.
    """
    parts = urlsplit(new)
    if len(urlsplit(old).path) > 1 and len(parts.path) <= 1 and not parts.query:
        return "home"
    return "page" if _SAFE.fullmatch(new) else "by-hand"


def _about(
    site: Site, exceptions: Sequence[LinkException], used: set[int], today: datetime.date, *, is_complete: bool
) -> Iterator[tuple[Rule, Hit]]:
    marks = site.marks.get(EXCEPTIONS)
    if marks is None:
        return
    for number, one in enumerate(exceptions):
        if one.until < today:
            yield (
                rules.EXCEPTION_EXPIRED,
                hit(marks.at((number, "until")), address=one.address, until=one.until.isoformat()),
            )
        if is_complete and number not in used:
            yield rules.EXCEPTION_UNUSED, hit(marks.at((number, "address")), address=one.address)
