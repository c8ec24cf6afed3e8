"""Answers as data, for cases and tests: what other hosts would say, without a network."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import yaml

from mmcd.checks.external.ask import Clock
from mmcd.checks.external.check import check_external
from mmcd.checks.external.outcome import Answer, Failed, State
from mmcd.checks.external.targets import targets
from mmcd.findings import Finding
from mmcd.model.site import Site

FILE = "answers.yml"
"""In the root of a case: answers by address, `{status, location, body}` or `{failed, case, detail}`. All others answer
200. `network: false` there is for no network at all."""

TODAY = datetime.date(2026, 11, 24)


class Rehearsed:
    """Hosts that answer as they are told to."""

    def __init__(self, answers: Mapping[str, Any]) -> None:
        self._answers = answers

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def session(self) -> Self:
        """Itself: it keeps no cookies."""
        return self

    async def is_there(self) -> bool:
        """Whether there is a network."""
        return bool(self._answers.get("network", True))

    async def request(self, method: str, url: str, *, wants_body: bool) -> Answer:  # noqa: ARG002 (a session's signature)
        """The answer of an address."""
        if not await self.is_there():
            raise Failed(State.HOST_UNKNOWN)
        about = self._answers.get(url, {})
        if "failed" in about:
            raise Failed(State(about["failed"]), about.get("case", ""), about.get("detail", ""))
        headers = {"content-type": "text/html"} if "body" in about else {}
        if "location" in about:
            headers["location"] = about["location"]
        return Answer(about.get("status", 200), headers, about.get("body", "").encode())


class StillClock(Clock):
    """Time that passes only while somebody waits, and then at once."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.waits: list[float] = []

    def now(self) -> float:
        """Seconds since the beginning."""
        return self.seconds

    def date(self) -> float:
        """Noon of 24 November 2026, and what has passed since."""
        return 1795521600 + self.seconds

    async def sleep(self, seconds: float) -> None:
        """Note how long, and go on."""
        self.waits.append(seconds)
        self.seconds += seconds
        await asyncio.sleep(0)


def rehearse(site: Site, file: Path, language: str) -> list[Finding]:
    """What is said of a site's addresses when other hosts answer as `file` says."""
    answers = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
    asked = check_external(
        site, targets(site), lambda: Rehearsed(answers), language=language, today=TODAY, clock=StillClock()
    )
    return asked.findings
