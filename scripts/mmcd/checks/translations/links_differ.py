"""`translation-links-differ`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.checks.translations.facts import STRUCTURE, compare, place, side_by_side, within
from mmcd.findings import Severity
from mmcd.model.outline import Link
from mmcd.model.site import Page, Site
from mmcd.model.translation import source_of


@page_rule(
    "translation-links-differ",
    group="translations",
    severity=Severity.WARNING,
    needs=(
        *STRUCTURE,
        "translation-sections-differ",
        "question-without-answer",
        "slot-unknown",
        "term-unknown",
        "link-target-missing",
        "link-anchor-missing",
    ),
    compares=True,
)
def links_differ(page: Page, site: Site) -> Iterator[Hit]:
    """A term is explained to readers of one language only, or they are led to different pages."""
    source = source_of(page, site)
    if source is None:
        return
    ours = [link for link in page.outline.links if not link.is_image]
    theirs = [link for link in source.outline.links if not link.is_image]
    for section, other in side_by_side(page, source):
        lacking, added = compare(within(page, section, ours), within(source, other, theirs), _key)
        for link in added:
            yield hit(link.at, "added", target=link.target)
        for key in lacking:
            yield hit(place(page, section), "missing", target=key)


def _key(link: Link) -> str:
    """Where it leads. Other sites have an address of their own for each language: there, only that it leads out."""
    return f"{link.scheme}:…" if link.scheme in ("http", "https", "mailto", "tel") else link.target
