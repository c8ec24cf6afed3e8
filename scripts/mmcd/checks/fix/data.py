"""Mending YAML: white space outside of values, addresses, waivers that excuse nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

import yaml

from mmcd.findings import Location
from mmcd.model.positions import parse


def mend_yaml(text: str, insecure: Collection[str], unused: Sequence[Location] = (), first_line: int = 1) -> str:
    """YAML text, mended. unused: waivers to be taken out; `first_line`: the line of the file on which it begins."""
    text = _without_waivers(text, unused, first_line)
    for address in insecure:
        text = re.sub(rf"{re.escape(address)}(?=[\"'\s,}}\]]|$)", f"https://{address[7:]}", text)
    values = _values(text)
    if values is None:
        return text
    mended = []
    offset = 0
    for line in text.split("\n"):
        end = offset + len(line)
        inside = any(start < end < stop for start, stop in values)
        mended.append(line if inside else line.rstrip(" \t"))
        offset = end + 1
    text = "\n".join(mended)
    if not text.strip() or any(stop >= len(text.rstrip()) and text[start] in "|>" for start, stop in values):
        return text
    return text.rstrip("\n") + "\n"


def same_data(old: str, new: str, but: str = "") -> bool:
    """Whether two YAML texts hold the same values, addresses counted as secure. but: a key that may differ."""
    return bool(_plain(old, but) == _plain(new, but))


def _plain(text: str, but: str) -> Any:
    marked = parse(text, "")[0]
    if marked is None:
        return None

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(part) for key, part in value.items()}
        if isinstance(value, list):
            return [plain(part) for part in value]
        return re.sub(r"(?i)\bhttp://", "https://", value) if isinstance(value, str) else value

    data = plain(marked.data)
    return {key: value for key, value in data.items() if key != but} if isinstance(data, dict) else data


def _values(text: str) -> list[tuple[int, int]] | None:
    """Begin and end of each value; None where libyaml's Python twin cannot read the text."""
    try:
        return [
            (token.start_mark.index, token.end_mark.index)
            for token in yaml.scan(text, Loader=yaml.SafeLoader)
            if isinstance(token, yaml.ScalarToken)
        ]
    except yaml.YAMLError:
        return None


def _without_waivers(text: str, unused: Sequence[Location], first_line: int) -> str:
    lines = text.split("\n")
    for at in sorted(unused, key=lambda at: (at.line, at.column), reverse=True):
        number = at.line - first_line
        line = lines[number]
        before, found = line[: at.column - 1], line[at.column - 1 :]
        if found.startswith("#"):
            if before.strip():
                lines[number] = before.rstrip()
            else:
                del lines[number]
        elif re.fullmatch(r"waive:[ \t]*\{[ \t]*", before) and re.fullmatch(r"[^,{}]*\}[ \t]*", found):
            del lines[number]  # the only one of its list
        elif not before.strip() and before:
            alone = (number == 0 or re.fullmatch(r"waive:[ \t]*", lines[number - 1])) and not (
                number + 1 < len(lines) and lines[number + 1].startswith(before)
            )
            del lines[number]
            if alone and number:
                del lines[number - 1]
    return "\n".join(lines)
