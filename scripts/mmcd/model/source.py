"""Reading a source file into text, and telling its frontmatter from its body.

Nothing here raises for what a contributor may have written: a file that cannot be used gives findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mmcd.findings import Location, Problem, problem

MAX_BYTES = 1_000_000
"""A text file larger than this is not written by hand."""

_FRONTMATTER = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_CONFLICT = re.compile(r"^(<{7}|>{7}|={7})(?:[ \t].*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """Text of one file: line feeds only, no byte-order mark. `path` is relative to the root."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file taken apart. `yaml_line` and `body_line` are the lines on which the parts begin."""

    source: Source
    yaml: str
    yaml_line: int
    body: str
    body_line: int


def read(file: Path, path: str) -> tuple[Source | None, list[Problem]]:
    """The text of `file`, and what is wrong with it. No text where the file cannot be used at all."""
    at = Location(path)
    if file.is_symlink():
        return None, [problem("symbolic-link", at)]
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            return None, [problem("file-too-large", at, bytes=size, allowed=MAX_BYTES)]
        data = file.read_bytes()
    except OSError as error:
        return None, [problem("file-unreadable", at, reason=error.strerror)]
    return decode(data, path)


def decode(data: bytes, path: str) -> tuple[Source | None, list[Problem]]:
    """Bytes to text. Pure, so that any bytes can be tried."""
    problems: list[Problem] = []
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        problems.append(problem("byte-order-mark", Location(path)))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        at = Location(path, before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1)
        return None, [problem("not-utf-8", at, byte=f"0x{data[error.start]:02x}")]
    if "\0" in text:
        return None, [problem("nul-byte", _place(text, text.index("\0"), path))]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems.extend(_conflicts(text, path))
    return Source(path, text), problems


def split(source: Source) -> tuple[Document | None, list[Problem]]:
    """Frontmatter and body of a Markdown file."""
    found = _FRONTMATTER.match(source.text)
    if found is None:
        opened = source.text.startswith("---")
        return None, [problem("frontmatter-missing", Location(source.path), "open" if opened else "none")]
    body = source.text[found.end() :]
    return (
        Document(source, found["yaml"], 2, body, source.text.count("\n", 0, found.end()) + 1),
        [],
    )


def _place(text: str, offset: int, path: str) -> Location:
    start = text.rfind("\n", 0, offset) + 1
    return Location(path, text.count("\n", 0, offset) + 1, offset - start + 1)


def _conflicts(text: str, path: str) -> Iterable[Problem]:
    """Git's conflict markers. A lone ======= may underline a heading, so the three must come together."""
    marks = list(_CONFLICT.finditer(text))
    if {mark[1][0] for mark in marks} >= {"<", ">", "="}:
        for mark in marks:
            if mark[1][0] == "<":
                yield problem("merge-conflict", _place(text, mark.start(), path))
