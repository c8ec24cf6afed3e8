"""`practice-part-missing` and `practice-part-order`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.modules.facts import SESSION
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.outline import Heading
from mmcd.model.site import Kind, Page, Site


@page_rule("practice-part-missing", group="modules", kinds=(Kind.MODULE,), needs=("section-missing",))
def practice_part_missing(page: Page, _: Site) -> Iterator[Hit]:
    """A colleague who did not attend the training must be able to run the session from the page alone."""
    section = page.outline.section("practice")
    found = {heading.id for heading in _parts(page)}
    for identifier in SESSION:
        if section is not None and identifier not in found:
            yield hit(section.heading.at, id=identifier, order=SESSION)


@page_rule("practice-part-order", group="modules", kinds=(Kind.MODULE,))
def practice_part_order(page: Page, _: Site) -> Iterator[Hit]:
    """Whoever runs sessions of several modules knows where to look, and the languages can be laid side by side."""
    found = [heading for heading in _parts(page) if heading.id in SESSION]
    wanted = sorted(found, key=lambda heading: SESSION.index(heading.id or ""))
    for heading, expected in zip(found, wanted, strict=True):
        if heading.id != expected.id:
            yield hit(heading.at, id=heading.id, order=SESSION)
            return


def _parts(page: Page) -> list[Heading]:
    """Headings of the third level of the session."""
    section = page.outline.section("practice")
    if section is None:
        return []
    return [h for h in page.outline.headings if h.level == 3 and section.start <= h.offset < section.end]
