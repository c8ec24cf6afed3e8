"""`objective-unserved` and `objective-unknown`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mmcd.checks.modules.facts import exercises, objectives
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.blocks import place
from mmcd.model.site import Kind, Page, Site


@page_rule("objective-unserved", group="modules", kinds=(Kind.MODULE,), needs=("objective-unknown", "section-missing"))
def objective_unserved(page: Page, _: Site) -> Iterator[Hit]:
    """A reader is promised something that she never tries, and cannot know whether she can do it."""
    served = {number for heading in exercises(page) for number in _numbers(heading.attributes.get("objective", ""))}
    for number, block in enumerate(objectives(page), 1):
        if str(number) not in served:
            yield hit(place(page, block.start), number=number)


@page_rule("objective-unknown", group="modules", kinds=(Kind.MODULE,))
def objective_unknown(page: Page, _: Site) -> Iterator[Hit]:
    """A question that serves no objective tests what the module never set out to teach."""
    count = len(objectives(page))
    for heading in exercises(page):
        value = heading.attributes.get("objective", "")
        numbers = _numbers(value)
        if not value:
            yield hit(heading.at, "missing", text=heading.text, value=value, count=count)
        elif not all(number.isdecimal() and 1 <= int(number) <= count for number in numbers):
            yield hit(heading.at, "range", text=heading.text, value=value, count=count)


def _numbers(value: str) -> list[str]:
    return re.split(r"\s*,\s*", value.strip()) if value else []
