"""`translation-citations-differ`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.checks.translations.facts import STRUCTURE, compare, place, side_by_side, within
from mmcd.model.site import Page, Site
from mmcd.model.translation import source_of


@page_rule(
    "translation-citations-differ",
    group="translations",
    needs=(*STRUCTURE, "translation-sections-differ", "question-without-answer", "reference-unknown"),
    compares=True,
)
def citations_differ(page: Page, site: Site) -> Iterator[Hit]:
    """What is proved in one language is a mere claim in the other, or a fact was left out."""
    source = source_of(page, site)
    if source is None:
        return
    for section, other in side_by_side(page, source):
        found = within(page, section, page.outline.citations)
        wanted = within(source, other, source.outline.citations)
        lacking, added = compare(found, wanted, lambda citation: citation.key)
        for citation in added:
            yield hit(citation.at, "added", key=citation.key)
        for key in lacking:
            yield hit(place(page, section), "missing", key=key)
