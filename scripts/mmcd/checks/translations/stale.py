"""`translation-stale`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.findings import Severity
from mmcd.model.site import Page, Site
from mmcd.model.translation import Part, changes_since, is_stale, place, source_of


@page_rule("translation-stale", group="translations", severity=Severity.WARNING)
def stale(page: Page, site: Site) -> Iterator[Hit]:
    """Readers of the translation are told what the source no longer says."""
    source = source_of(page, site)
    if source is None or not is_stale(page, site):
        return
    facts = {"source": source.file, "slug": page.path.removesuffix(".md"), "tag": page.locale.tag}
    found = changes_since(page, site)
    if found is None:
        yield hit(place(page), "unknown", changed="", added="", removed="", **facts)
        return
    yield hit(
        place(page),
        "known",
        changed=_names(found.changed),
        added=_names(found.added),
        removed=_names(found.removed),
        **facts,
    )


def _names(parts: tuple[Part, ...]) -> str:
    return ", ".join(f"#{part.id}" if part.id else (part.title or "title…") for part in parts) or "–"
