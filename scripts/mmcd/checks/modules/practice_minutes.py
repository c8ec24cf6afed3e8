"""`practice-minutes`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mmcd.checks.modules.facts import within
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.blocks import Block, Part, cells, place
from mmcd.model.site import Kind, Page, Site

_NUMBER = re.compile(r"\**(?P<minutes>\d+)(?:\s*(?:min|['’′])\.?)?\**")


@page_rule("practice-minutes", group="modules", kinds=(Kind.MODULE,), needs=("practice-part-missing",))
def practice_minutes(page: Page, _: Site) -> Iterator[Hit]:
    """Whoever runs the session books a room for the time that is stated, and plans by the table."""
    heading = next((one for one in page.outline.headings if one.id == "practice-steps"), None)
    if heading is None:
        return
    rows = _rows(page, heading.offset)
    stated = page.module.practice_minutes
    if not rows:
        yield hit(heading.at, "table", total=0, stated=stated, value="")
        return
    minutes: list[int] = []
    for row in rows:
        value = cells(row.text)[0]
        found = _NUMBER.fullmatch(value)
        if found is None:
            yield hit(place(page, row.start), "number", total=0, stated=stated, value=value)
            return
        minutes.append(int(found["minutes"]))
    total = sum(minutes)
    # A last row that adds up the others is no step.
    if len(minutes) > 2 and minutes[-1] * 2 == total:
        total = minutes[-1]
    if total != stated:
        yield hit(page.marks.at(("practice_minutes",)), "sum", total=total, stated=stated, value="")


def _rows(page: Page, start: int) -> list[Block]:
    """Rows of the first table below a heading, without its head and the line below that."""
    end = next((heading.offset for heading in page.outline.headings if heading.offset > start), None)
    found = list(within(page, start, len(page.outline.masked) if end is None else end, Part.TABLE))
    together = [
        row for before, row in zip((None, *found), found, strict=False) if before is None or row.start - before.end <= 1
    ]
    return found[2 : len(together)] if len(together) == len(found) else found[2 : _first_gap(found)]


def _first_gap(found: list[Block]) -> int:
    return next(n for n in range(1, len(found)) if found[n].start - found[n - 1].end > 1 + found[n].indent)
