"""Putting the new address of a page in the place of the old one, where each stands."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mmcd.checks.external.outcome import Outcome, State
from mmcd.checks.external.targets import Targets
from mmcd.checks.external.told import moved_case
from mmcd.findings import Location
from mmcd.model import source
from mmcd.model.outline import outline
from mmcd.model.positions import parse


def movable(outcomes: Mapping[str, Outcome]) -> dict[str, str]:
    """New addresses by old ones, those that can be written without judgement."""
    return {
        address: outcome.moved
        for address, outcome in outcomes.items()
        if outcome.state is State.FOUND and outcome.anchor is not False and moved_case(address, outcome.moved) == "page"
    }


def readdressed(raw: Mapping[str, str], asked: Targets, moved: Mapping[str, str]) -> dict[str, str]:
    """New texts of the files in which an address has moved.

    raw: texts by path, as they are on the disk. A file whose links would change otherwise is left as it was.
    """
    places: dict[str, list[tuple[Location, str, str]]] = {}
    for old, new in moved.items():
        for at in asked[old]:
            places.setdefault(at.path, []).append((at, old, new))
    mended: dict[str, str] = {}
    for path, found in places.items():
        if path not in raw:
            continue
        text = raw[path]
        for at, old, new in sorted(found, reverse=True):
            text = _at(text, at, old, new)
        if text != raw[path] and _same(raw[path], text, path, moved):
            mended[path] = text
    return mended


def _at(text: str, at: Location, old: str, new: str) -> str:
    """The text with the first `old` from a place on replaced."""
    lines = text.splitlines(keepends=True)
    start = sum(len(line) for line in lines[: at.line - 1]) + at.column - 1
    found = re.compile(rf"{re.escape(old)}(?![\w/?#=&%~-])").search(text, start)
    return text if found is None else text[: found.start()] + new + text[found.end() :]


def _same(before: str, after: str, path: str, moved: Mapping[str, str]) -> bool:
    """Whether nothing but moved addresses differs."""
    if path.endswith(".md"):
        one, _ = source.split(source.Source(path, before.replace("\r\n", "\n")))
        two, _ = source.split(source.Source(path, after.replace("\r\n", "\n")))
        if one is None or two is None or (parse(one.yaml, path)[0] is None) != (parse(two.yaml, path)[0] is None):
            return False
        links = [(link.target, link.text) for link in outline(one.body).links]
        found = [(link.target, link.text) for link in outline(two.body).links]
        return len(links) == len(found) and all(
            new == old or new[0] == moved.get(old[0]) for old, new in zip(links, found, strict=True)
        )
    old_data, new_data = parse(before, path)[0], parse(after, path)[0]
    return old_data is not None and new_data is not None and _shape(old_data.data) == _shape(new_data.data)


def _shape(data: object) -> object:
    """Keys and kinds of values."""
    if isinstance(data, dict):
        return {key: _shape(value) for key, value in data.items()}
    return [_shape(value) for value in data] if isinstance(data, list) else type(data)
