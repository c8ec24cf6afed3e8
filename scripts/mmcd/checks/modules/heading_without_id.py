"""`heading-without-id`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.site import Page, Site


@page_rule("heading-without-id", group="modules", stops_build=True, waivable=True)
def heading_without_id(page: Page, _: Site) -> Iterator[Hit]:
    """Links to a section survive a rewording, and lead to the same section in the other language."""
    for heading in page.outline.headings:
        if heading.level in (2, 3) and heading.id is None:
            yield hit(heading.at, text=heading.text, suggestion=_slug(heading.text))


def _slug(text: str) -> str:
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in text.lower()).split()
    return "-".join(words[:4]) or "section"
