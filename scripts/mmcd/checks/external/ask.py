"""How an address is asked: politely, a bounded number of times, and through a bounded number of redirects.

The network and the clock are handed in, so that all of this can be tried without either.
"""

from __future__ import annotations

import asyncio
import contextlib
import email.utils
import time
from collections.abc import AsyncIterator, Callable, Collection
from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol, Self
from urllib.parse import urldefrag, urljoin, urlsplit

from mmcd.checks.external.anchors import has_anchor
from mmcd.checks.external.outcome import Answer, Bounds, Failed, Outcome, State
from mmcd.checks.external.targets import anchor_of
from mmcd.checks.links.facts import host

RESOLVERS = frozenset({"doi.org", "dx.doi.org", "www.doi.org", "hdl.handle.net"})
"""Hosts that know what exists: that one forwards is the answer. What it forwards to often refuses programs."""

_PERMANENT = (301, 308)
_REDIRECTS = (*_PERMANENT, 302, 303, 307)
_GONE = (404, 410)
_BUSY = (429, 503)
_SAMPLE = 10


class Session(Protocol):
    """Requests that belong together: cookies given by one answer come with the next request."""

    async def request(self, method: str, url: str, *, wants_body: bool) -> Answer:
        """One answer; redirects are not followed. Raises Failed."""


class Web(Protocol):
    """The network, or what stands for it. Open as long as its context lasts."""

    async def __aenter__(self) -> Self: ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None: ...

    def session(self) -> Session:
        """A session without cookies."""

    async def is_there(self) -> bool:
        """Whether well-known hosts can be reached."""


class Clock:
    """The time, and waiting for it to pass."""

    def now(self) -> float:
        """Seconds that only ever grow."""
        return time.monotonic()

    def date(self) -> float:
        """Seconds since 1970."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


async def ask_all(
    addresses: Collection[str],
    web: Web,
    *,
    bounds: Bounds | None = None,
    clock: Clock | None = None,
    progress: Callable[[int, int], None] = lambda done, all_: None,
) -> dict[str, Outcome] | None:
    """Outcomes by address, in the order of `addresses`; None where there is no network.

    progress: called after each address with how many are done, and how many there are.
    """
    asker = _Asker(web, bounds or Bounds(), clock or Clock())
    outcomes: dict[str, Outcome] = {}

    async def ask(address: str) -> None:
        outcomes[address] = await asker.ask(address)
        progress(len(outcomes), len(addresses))

    async def ask_each(chosen: Collection[str]) -> None:
        async with asyncio.TaskGroup() as group:
            for address in chosen:
                group.create_task(ask(address))

    # Without a network every address would fail, slowly: one of each of a few hosts settles that.
    sample = list({host(address): address for address in addresses}.values())[:_SAMPLE]
    is_there = await web.is_there()
    await ask_each(sample if not is_there else addresses)
    if not is_there:
        if not any(one.was_reached for one in outcomes.values()):
            return None
        await ask_each([address for address in addresses if address not in outcomes])
    return {address: outcomes[address] for address in addresses}


@dataclass
class _Lane:
    """One host: how many may ask at once, and from when on the next one may."""

    places: asyncio.Semaphore
    free_at: float = 0.0


@dataclass
class _Lanes:
    """All hosts, and all places together."""

    bounds: Bounds
    clock: Clock
    lanes: dict[str, _Lane] = field(default_factory=dict)
    all: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        self.all = asyncio.Semaphore(self.bounds.at_once)

    def lane(self, name: str) -> _Lane:
        if name not in self.lanes:
            self.lanes[name] = _Lane(asyncio.Semaphore(self.bounds.per_host))
        return self.lanes[name]

    @contextlib.asynccontextmanager
    async def turn(self, name: str) -> AsyncIterator[None]:
        """Wait until the host may be asked again."""
        lane = self.lane(name)
        async with lane.places:
            while (wait := lane.free_at - self.clock.now()) > 0:
                await self.clock.sleep(wait)
            lane.free_at = self.clock.now() + self.bounds.delay
            async with self.all:
                yield

    def rest(self, name: str, seconds: float) -> None:
        """Leave a host alone for some seconds."""
        lane = self.lane(name)
        lane.free_at = max(lane.free_at, self.clock.now() + seconds)


@dataclass(frozen=True, slots=True)
class _Again:
    """An outcome that may be better the next time. wait: seconds that the host asks for, None where it does not."""

    outcome: Outcome
    host: str
    wait: float | None = None


class _Asker:
    def __init__(self, web: Web, bounds: Bounds, clock: Clock) -> None:
        self.web = web
        self.bounds = bounds
        self.clock = clock
        self.lanes = _Lanes(bounds, clock)

    async def ask(self, address: str) -> Outcome:
        """What is known of an address after as many attempts as it takes, within bounds."""
        try:
            urlsplit(address)
        except ValueError as error:
            return Outcome(state=State.MISSING, case="malformed", detail=str(error))
        attempt = 0
        while True:
            found = await self._chain(address)
            if isinstance(found, Outcome):
                return found
            wait = self.bounds.back_off * 2**attempt if found.wait is None else found.wait
            attempt += 1
            if wait > self.bounds.longest_wait or attempt >= self.bounds.attempts:
                return found.outcome
            self.lanes.rest(found.host, wait)

    async def _chain(self, address: str) -> Outcome | _Again:
        """Follow an address to its end, once."""
        session = self.web.session()
        anchor = anchor_of(address)
        url, fragment = urldefrag(address)
        moved, is_permanent = "", True
        seen: set[str] = set()
        for _ in range(self.bounds.redirects + 1):
            try:
                answer = await self._answer(session, url, wants_body=bool(anchor))
            except Failed as failed:
                outcome = Outcome(state=failed.state, case=failed.case, detail=failed.detail)
                return _Again(outcome, host(url)) if failed.state is State.SILENT else outcome
            if answer.status not in _REDIRECTS:
                return self._judged(answer, url, anchor, f"{moved}#{fragment}" if moved and fragment else moved)
            target = _target(url, answer.headers.get("location", ""))
            if not target:
                return Outcome(state=State.REDIRECTS, case="nowhere", detail=host(url))
            if host(url) in RESOLVERS and host(target) not in RESOLVERS:
                return Outcome(state=State.FOUND)
            if url in seen and "set-cookie" not in answer.headers:
                return Outcome(state=State.REDIRECTS, case="loop", detail=host(url))
            seen.add(url)
            is_permanent = is_permanent and answer.status in _PERMANENT
            url, new_fragment = urldefrag(target)
            fragment = new_fragment or fragment
            moved = url if is_permanent else moved
        return Outcome(state=State.REDIRECTS, case="many", detail=str(self.bounds.redirects))

    async def _answer(self, session: Session, url: str, *, wants_body: bool) -> Answer:
        """One answer that is no redirect's business: by HEAD, and by GET where HEAD is refused or a body is needed."""
        if not wants_body:
            async with self.lanes.turn(host(url)):
                answer = await session.request("HEAD", url, wants_body=False)
            # Some hosts refuse HEAD by 403, 404 or 500 rather than by 405: only GET decides against a page.
            if answer.status < 400 or answer.status == 429:
                return answer
        async with self.lanes.turn(host(url)):
            return await session.request("GET", url, wants_body=wants_body)

    def _judged(self, answer: Answer, url: str, anchor: str, moved: str) -> Outcome | _Again:
        status = str(answer.status)
        if 200 <= answer.status < 400:
            return Outcome(state=State.FOUND, moved=moved, anchor=has_anchor(answer, anchor) if anchor else None)
        if answer.status in _GONE:
            return Outcome(state=State.MISSING, case="gone" if answer.status == 410 else "missing", detail=status)
        if answer.status in _BUSY or answer.status in (408, 425) or 500 <= answer.status < 600:
            outcome = Outcome(state=State.SILENT, case="busy" if answer.status == 429 else "status", detail=status)
            return _Again(outcome, host(url), self._wait(answer) if answer.status in _BUSY else None)
        return Outcome(state=State.REFUSED, detail=status)

    def _wait(self, answer: Answer) -> float | None:
        """Seconds that `Retry-After` asks for (RFC 9110, section 10.2.3); None where it does not say."""
        text = answer.headers.get("retry-after", "").strip()
        if text.isascii() and text.isdigit():
            return float(text[:9])
        try:
            return max(0.0, email.utils.parsedate_to_datetime(text).timestamp() - self.clock.date())
        except (ValueError, TypeError, OverflowError, OSError):
            return None


def _target(url: str, location: str) -> str:
    """Where a redirect leads; empty where that is no web address."""
    try:
        target = urljoin(url, location.strip()) if location.strip() else ""
        parts = urlsplit(target)
    except ValueError:
        return ""
    return target if parts.scheme in ("http", "https") and parts.netloc else ""
