"""`translation-headings-differ`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.checks.translations.facts import STRUCTURE, compare, place, side_by_side, within
from mmcd.model.outline import Heading
from mmcd.model.site import Page, Site
from mmcd.model.translation import source_of


@page_rule(
    "translation-headings-differ",
    group="translations",
    needs=(*STRUCTURE, "translation-sections-differ"),
    compares=True,
)
def headings_differ(page: Page, site: Site) -> Iterator[Hit]:
    """A part of a section is missing from the translation, or stands elsewhere.

    Links to it, and the view of both languages side by side, lead to nothing.
    """
    source = source_of(page, site)
    if source is None:
        return
    questions = {question.at for one in (page, source) for question in one.outline.questions}
    for section, other in side_by_side(page, source):
        found = [heading for heading in within(page, section, page.outline.headings) if heading.at not in questions]
        wanted = [heading for heading in within(source, other, source.outline.headings) if heading.at not in questions]
        lacking, added = compare(found, wanted, _key)
        for heading in added:
            yield hit(heading.at, "added", heading=_key(heading), before="")
        for key in lacking:
            yield hit(place(page, section), "missing", heading=key, before="")
        if not lacking and not added:
            for heading, expected in zip(found, wanted, strict=True):
                if _key(heading) != _key(expected):
                    yield hit(heading.at, "order", heading=_key(heading), before=_key(expected))
                    break


def _key(heading: Heading) -> str:
    """A heading as both languages write it: its marks and its id."""
    return f"{'#' * heading.level} {{#{heading.id}}}" if heading.id else "#" * heading.level
