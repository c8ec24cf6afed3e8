"""Blocks of a page, each with its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mmcd.model.blocks import Part, blocks, cells, place
from mmcd.model.site import Site

ABOUT = "docs/en/about.md"


def read(small_site: Callable[..., Site], body: str) -> list[tuple[Part, str, int, int]]:
    """Sort, text, line and column of the blocks of a page, lines counted from the body's first."""
    description = "A description that is long enough to be one, between fifty and one hundred."
    head = f"---\ntitle: T\ndescription: {description}\nupdated: 2026-11-24\n---\n"
    page = small_site({ABOUT: head + body}).pages["about.md", "en"]
    found = [(block, place(page, block.start)) for block in blocks(page)]
    return [(block.part, block.text, at.line - 5, at.column) for block, at in found]


def test_each_sort_of_block_is_found_at_its_text(small_site: Callable[..., Site]) -> None:
    body = """\
A paragraph
of two lines.
- an item
  that goes on
    - one below
1. a number

> a quotation

## A heading {#a}
| a | b |
| --- | --- |

!!! note "A title"
    Inside.

Underlined
==========
"""
    assert read(small_site, body) == [
        (Part.PARAGRAPH, "A paragraph\nof two lines.", 1, 1),
        (Part.ITEM, "an item\nthat goes on", 3, 3),
        (Part.ITEM, "one below", 5, 7),
        (Part.ITEM, "a number", 6, 4),
        (Part.PARAGRAPH, "a quotation", 8, 3),
        (Part.HEADING, "A heading", 10, 1),
        (Part.TABLE, "| a | b |", 11, 1),
        (Part.TABLE, "| --- | --- |", 12, 1),
        (Part.TITLE, 'note "A title"', 14, 1),
        (Part.PARAGRAPH, "Inside.", 15, 5),
        (Part.UNDERLINED, "Underlined", 17, 1),
    ]


@pytest.mark.parametrize("body", ["", "\n\n", "<!-- a -->\n", "```\n# a\n- b\n```\n"])
def test_code_and_comments_are_no_blocks(small_site: Callable[..., Site], body: str) -> None:
    assert read(small_site, body) == []


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("| a | b |", ["a", "b"]),
        ("| a | |", ["a", ""]),
        (r"| a \| b | c |", ["a | b", "c"]),
        (r"| a | b \|", ["a", "b |"]),
        ("a | b", ["a", "b"]),
        ("|", [""]),
    ],
)
def test_a_bar_parts_cells_unless_a_backslash_stands_before(row: str, found: list[str]) -> None:
    assert cells(row) == found
