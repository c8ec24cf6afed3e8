"""`translation-orphaned`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.facts import once
from mmcd.checks.rule import Hit, hit, page_rule, suggest
from mmcd.model.site import Page, Site


@page_rule("translation-orphaned", group="translations")
def orphaned(page: Page, site: Site) -> Iterator[Hit]:
    """Readers of the source language never see the page, and nobody can tell whether it is up to date.

    It is often what is left of a page that was renamed or deleted in the source language only.
    """
    default = site.locales.default
    if not page.locale.is_default and (page.path, default.tag) not in site.present:
        yield hit(page.marks.at(), tag=default.tag, path=page.path, suggestion=suggest(page.path, _alone(site)))


@once
def _alone(site: Site) -> frozenset[str]:
    """Source pages that lack a translation: one of them may be the page under its new name."""
    tag = site.locales.default.tag
    return frozenset(
        path
        for path, where in site.present
        if where == tag and any((path, other.tag) not in site.present for other in site.locales)
    )
