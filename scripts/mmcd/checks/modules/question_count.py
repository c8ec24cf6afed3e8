"""`question-count`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.site import Kind, Page, Site

LEAST, MOST = 5, 8


@page_rule("question-count", group="modules", kinds=(Kind.MODULE,), needs=("section-missing",))
def question_count(page: Page, _: Site) -> Iterator[Hit]:
    """With fewer questions a reader cannot tell what she has learnt from luck; more are not answered to the end."""
    section = page.outline.section("check")
    count = len(page.outline.questions)
    if section is not None and not LEAST <= count <= MOST:
        yield hit(section.heading.at, count=count, least=LEAST, most=MOST)
