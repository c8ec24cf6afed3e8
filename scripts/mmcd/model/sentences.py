"""Sentences of a page's prose, and the numbers in them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

BLOCK = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+|#>]|\d+[.)][ \t]|[!?]{3}))")
"""What stands between paragraphs, items, rows and headings."""

NUMBER = re.compile(r"(?<![\w/.:–-])\d+(?:[ \u00a0\u202f.,]\d{3})*(?:[.,]\d+)?(?![\w/:-]|\.\d)")
"""A number that stands alone: `304`, `1,200`, `1 200`, `3.7`; not `C189`, `2016/679` or `2010–2020`."""

_END = re.compile(r"(?<=[.!?…])[»”\"’)]*[ \t\n\u00a0\u202f]+(?=[«“\"(]?[\s\u00a0]*[^\W\d_a-zà-öø-ÿ])")
_ITEM = re.compile(r"^[ \t]*(?:\d+[.)]|[-*+>#]+)[ \t]+")

LONGEST = 4000
"""Characters that a paragraph may have before a place in it; more are not looked at."""


def sentences(prose: str) -> Iterator[str]:
    """All sentences in order; a row of a table is one. White space is made even."""
    for block in BLOCK.split(prose):
        if block.lstrip().startswith("|"):
            parts = [block]
        else:
            edges = [0, *(found.end() for found in _END.finditer(block)), len(block)]
            parts = [block[start:end] for start, end in itertools.pairwise(edges)]
        for part in parts:
            if text := " ".join(_ITEM.sub("", part).split()):
                yield text


def sentence_at(prose: str, offset: int) -> str:
    """The sentence around an offset, without the mark of its list item; in a table, the row."""
    start = max((found.end() for found in BLOCK.finditer(prose, max(0, offset - LONGEST), offset)), default=0)
    after = BLOCK.search(prose, offset)
    block = prose[start : after.start() if after else len(prose)]
    if block.lstrip().startswith("|"):
        return block
    here = offset - start
    ends = [found.end() for found in _END.finditer(block)]
    begin = max((end for end in ends if end <= here), default=0)
    return _ITEM.sub("", block[begin : min((end for end in ends if end > here), default=len(block))])
