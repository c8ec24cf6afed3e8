"""`heading-level`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.modules.facts import blocks
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.blocks import Part, place
from mmcd.model.site import Page, Site


@page_rule("heading-level", group="modules")
def heading_level(page: Page, _: Site) -> Iterator[Hit]:
    """Whoever listens to the page moves by its headings: a second title, or a level left out, sends her astray."""
    before = 1
    for heading in page.outline.headings:
        if heading.level == 1:
            yield hit(heading.at, "title", text=heading.text, marks="##")
            continue
        if heading.level > before + 1:
            yield hit(heading.at, "jump", text=heading.text, marks="#" * (before + 1))
        before = heading.level
    if "\n==" in page.outline.prose or "\n--" in page.outline.prose:
        for block in blocks(page):
            if block.part is Part.UNDERLINED:
                yield hit(place(page, block.start), "underlined", text=block.text, marks="##")
