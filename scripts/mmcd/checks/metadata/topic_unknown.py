"""`topic-unknown`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.facts import declared
from mmcd.checks.rule import Hit, hit, page_rule, suggest
from mmcd.model.site import Kind, Page, Site


@page_rule("topic-unknown", group="metadata", kinds=(Kind.MODULE, Kind.PRACTICE), stops_build=True)
def topic_unknown(page: Page, site: Site) -> Iterator[Hit]:
    """A reader who filters by topic does not find the module or practice note."""
    known = declared(site, "topics.yml", site.topics)
    topics = page.module.topics if page.kind is Kind.MODULE else page.practice.topics
    for position, identifier in enumerate(topics if known is not None else ()):
        if known is not None and identifier not in known:
            yield hit(page.marks.at(("topics", position)), id=identifier, suggestion=suggest(identifier, known))
