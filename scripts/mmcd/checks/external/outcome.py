"""What an address answered."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field


class State(enum.StrEnum):
    """What is known of an address once it was asked."""

    FOUND = "found"
    MISSING = "missing"
    HOST_UNKNOWN = "host-unknown"
    CERTIFICATE = "certificate"
    REDIRECTS = "redirects"
    PRIVATE = "private"
    REFUSED = "refused"
    SILENT = "silent"


CASES: Mapping[State, frozenset[str]] = {
    State.FOUND: frozenset({""}),
    State.MISSING: frozenset({"missing", "gone", "malformed"}),
    State.HOST_UNKNOWN: frozenset({""}),
    State.CERTIFICATE: frozenset({"expired", "name", "untrusted", "other"}),
    State.REDIRECTS: frozenset({"loop", "many", "nowhere"}),
    State.PRIVATE: frozenset({""}),
    State.REFUSED: frozenset({""}),
    State.SILENT: frozenset(
        {"timeout", "connection", "reset", "protocol", "tls", "status", "busy", "name-server"},
    ),
}
"""The cases of each state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What is known of one address.

    case: which sentence of its rule; detail: the status, the host or the error that the sentence names.
    moved: the new address, where every redirect up to it is permanent. anchor: whether the page has the section,
    None where that cannot be known.
    """

    state: State
    case: str = ""
    detail: str = ""
    moved: str = ""
    anchor: bool | None = None

    @property
    def is_good(self) -> bool:
        """Whether a reader finds what the link says."""
        return self.state is State.FOUND and self.anchor is not False

    @property
    def was_reached(self) -> bool:
        """Whether somebody answered, so that there is a network."""
        return self.state is not State.HOST_UNKNOWN and self.case not in _UNREACHED


_UNREACHED = frozenset({"timeout", "connection", "name-server"})


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a host. headers: names in lower case. body: its decoded beginning, where it was asked for."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    is_whole: bool = True


class Failed(Exception):
    """There is no answer. state, case, detail: as in `Outcome`."""

    def __init__(self, state: State, case: str = "", detail: str = "") -> None:
        super().__init__(f"{state} {case} {detail}".strip())
        self.state = state
        self.case = case
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much is asked of other hosts, and of this computer. Seconds and bytes."""

    at_once: int = 20
    per_host: int = 2
    delay: float = 0.5
    redirects: int = 10
    attempts: int = 3
    back_off: float = 2.0
    longest_wait: float = 60.0
    connect: float = 10.0
    read: float = 15.0
    total: float = 30.0
    body: int = 1 << 20
