"""What was learned of addresses, remembered with its age, so that a second run is quick and asks little."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mmcd import files
from mmcd.checks.external.outcome import CASES, Outcome, State

VERSION = 1
GOOD = 7 * 24 * 3600
"""Seconds for which a good answer is believed."""
BAD = 3600
"""Seconds for which a bad one is."""

_KEYS = ("case", "detail", "moved")


class Memory:
    """Outcomes by address, kept in one JSON file. A file that cannot be read is as good as none."""

    def __init__(self, file: Path, now: float) -> None:
        self._file = file
        self._now = now
        self._entries = {
            address: entry
            for address, entry in _read(file).items()
            if (outcome := _outcome(entry)) is not None and 0 <= now - entry["at"] < (GOOD if outcome.is_good else BAD)
        }

    def recall(self, address: str) -> Outcome | None:
        """What is known of an address, as long as it is fresh."""
        entry = self._entries.get(address)
        return None if entry is None else _outcome(entry)

    def keep(self, outcomes: Mapping[str, Outcome]) -> None:
        """Remember what was learned now, and write it down where that is possible."""
        for address, outcome in outcomes.items():
            self._entries[address] = {**asdict(outcome), "at": self._now}
        text = json.dumps({"version": VERSION, "answers": self._entries}, ensure_ascii=False, indent=1, sort_keys=True)
        # A folder that cannot be written costs the next run time, and this one nothing.
        with contextlib.suppress(OSError):
            files.write_text(self._file, text + "\n")


def _read(file: Path) -> dict[str, Any]:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(data, dict) or data.get("version") != VERSION or not isinstance(data.get("answers"), dict):
        return {}
    answers: dict[str, Any] = data["answers"]
    return answers


def _outcome(entry: Any) -> Outcome | None:
    """An entry as an outcome; None where it is not one that we could have written."""
    if not isinstance(entry, dict) or not all(isinstance(entry.get(key), str) for key in ("state", *_KEYS)):
        return None
    if entry["state"] not in set(State) or entry["case"] not in CASES[State(entry["state"])]:
        return None
    if not isinstance(entry.get("at"), int | float) or entry.get("anchor", "") not in (None, True, False):
        return None
    try:
        urlsplit(entry["moved"])
    except ValueError:
        return None
    return Outcome(state=State(entry["state"]), anchor=entry["anchor"], **{key: entry[key] for key in _KEYS})
