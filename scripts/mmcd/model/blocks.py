"""The blocks of a page, found without rendering it: paragraphs, list items, table lines, headings, each with its place.

What a rule about wording measures: how long a paragraph is, what stands in a cell, which words begin an item.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from typing import NamedTuple

from mmcd.findings import Location
from mmcd.model.site import Page

_ITEM = re.compile(r"(?P<mark>(?:[-*+]|\d+[.)])[ ]+(?:\[[ xX]\][ ]+)?)")
_UNDERLINE = re.compile(r"(?:=+|-+)[ ]*")


class Part(enum.Enum):
    """What a block is. A title is that of a callout; an underlined one a heading with a line of = or - below."""

    PARAGRAPH = enum.auto()
    ITEM = enum.auto()
    TABLE = enum.auto()
    HEADING = enum.auto()
    UNDERLINED = enum.auto()
    TITLE = enum.auto()


class Block(NamedTuple):
    """One block: its text as a reader reads it (`Outline.prose`), without marks at its beginning.

    start, end: offsets in the body, of the text. indent: columns before it, those of a list mark not counted.
    """

    part: Part
    text: str
    start: int
    end: int
    indent: int


def blocks(page: Page, start: int = 0, end: int | None = None) -> list[Block]:
    """The blocks of a page in order; code and comments are none. Each line of a table is a block.

    start, end: offsets in the body between which to look, each at the beginning of a line where no block goes on.
    """
    return list(_blocks(page.outline.prose[start:end], start))


def place(page: Page, offset: int) -> Location:
    """The place in its file of an offset in a page's body."""
    body = page.document.body
    start = body.rfind("\n", 0, offset) + 1
    return Location(page.file, page.document.body_line + body.count("\n", 0, offset), offset - start + 1)


def cells(row: str) -> list[str]:
    """The cells of a line of a table. A bar after a backslash is text."""
    inner = row.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", inner)]


def _blocks(text: str, base: int) -> Iterator[Block]:
    opened: list[str] = []
    part, start, indent = Part.PARAGRAPH, 0, 0
    offset = base
    for line in text.split("\n"):
        begin, offset = offset, offset + len(line) + 1
        bare = line.strip()
        if opened and (not bare or _begins(bare)):
            yield Block(part, "\n".join(opened), start, begin - 1, indent)
            opened = []
        if not bare:
            continue
        lead = len(line) - len(line.lstrip())
        if opened:
            opened.append(bare)
            if len(opened) == 2 and part is Part.PARAGRAPH and _UNDERLINE.fullmatch(bare):
                yield Block(Part.UNDERLINED, opened[0], start, offset - 1, indent)
                opened = []
        elif bare[0] == "|":
            yield Block(Part.TABLE, bare, begin + lead, offset - 1, lead)
        elif bare[0] == "#":
            yield Block(Part.HEADING, bare.lstrip("# "), begin + lead, offset - 1, lead)
        elif bare[:3] in ("!!!", "???"):
            yield Block(Part.TITLE, bare.lstrip("!?+ "), begin + lead, offset - 1, lead)
        elif found := _ITEM.match(bare):
            part, start, indent = Part.ITEM, begin + lead + found.end(), lead
            opened = [bare[found.end() :]]
        else:
            quote = len(bare) - len(bare.lstrip("> "))
            part, start, indent = Part.PARAGRAPH, begin + lead + quote, lead
            opened = [bare[quote:]]
    if opened:
        yield Block(part, "\n".join(opened), start, offset - 1, indent)


def _begins(bare: str) -> bool:
    """Whether a line that follows another begins a block of its own."""
    return bare[0] in "|#" or bare[:3] in ("!!!", "???") or (bare[0] in "-*+123456789" and bool(_ITEM.match(bare)))
