"""Asking the addresses of a site, and saying what is to be said: targets, memory, network, words."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from mmcd.checks.external.ask import Clock, Web, ask_all
from mmcd.checks.external.memory import Memory
from mmcd.checks.external.outcome import Bounds, Outcome
from mmcd.checks.external.targets import Targets
from mmcd.checks.external.told import told, unchecked
from mmcd.checks.words import SOURCE, load_words
from mmcd.findings import Finding
from mmcd.model.site import Site

MEMORY = Path(".cache/mmcd/links.json")
"""Where answers are remembered, below the root."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Findings, and the outcomes they rest on (none where there is no network)."""

    findings: list[Finding]
    outcomes: dict[str, Outcome]


def check_external(
    site: Site,
    targets: Targets,
    web: Callable[[], Web],
    *,
    language: str = SOURCE,
    is_complete: bool = True,
    today: datetime.date | None = None,
    memory: Path | None = None,
    bounds: Bounds | None = None,
    clock: Clock | None = None,
    progress: Callable[[int, int], None] = lambda done, all_: None,
) -> Asked:
    """Ask `targets` by way of a `web`, made inside the event loop.

    is_complete: the targets are all of the site. memory: the file of answers, None for none.
    """
    clock = clock or Clock()
    known = Memory(memory, clock.date()) if memory else None
    outcomes = {address: found for address in targets if known and (found := known.recall(address)) is not None}
    rest = [address for address in targets if address not in outcomes]
    words = load_words(language)
    if rest:
        fresh = asyncio.run(_ask(rest, web, bounds, clock, progress))
        if fresh is None:
            return Asked([words.finding(*unchecked(len(rest)))], outcomes)
        if known is not None:
            known.keep(fresh)
        outcomes |= fresh
    findings = {
        words.finding(rule, hit)
        for rule, hit in told(site, targets, outcomes, today or datetime.date.today(), is_complete=is_complete)
    }
    return Asked(sorted(findings, key=lambda finding: finding.sort_key), outcomes)


async def _ask(
    addresses: Collection[str],
    make: Callable[[], Web],
    bounds: Bounds | None,
    clock: Clock,
    progress: Callable[[int, int], None],
) -> dict[str, Outcome] | None:
    async with make() as web:
        return await ask_all(addresses, web, bounds=bounds, clock=clock, progress=progress)
