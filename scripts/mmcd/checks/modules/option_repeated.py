"""`option-repeated`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.outline import plain
from mmcd.model.site import Kind, Page, Site


@page_rule("option-repeated", group="modules", kinds=(Kind.MODULE,))
def option_repeated(page: Page, _: Site) -> Iterator[Hit]:
    """Of two equal answers one cannot be right and the other wrong: the question has no answer."""
    for question in page.outline.questions:
        seen: set[str] = set()
        for option in question.options:
            text = plain(option.text).casefold().rstrip(".!? ")
            if text in seen:
                yield hit(option.at, text=question.text, option=option.text[:40])
            seen.add(text)
