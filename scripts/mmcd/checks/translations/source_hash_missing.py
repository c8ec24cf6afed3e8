"""`source-hash-missing`."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname

from mmcd.checks.facts import once
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.findings import Severity
from mmcd.model.site import Page, Site
from mmcd.model.translation import source_of


@page_rule("source-hash-missing", group="translations", severity=Severity.WARNING)
def source_hash_missing(page: Page, site: Site) -> Iterator[Hit]:
    """Nobody is told when the source changes and the translation must follow.

    In a folder where one translation says what it translates, every one must.
    """
    if page.meta.source_hash is not None or source_of(page, site) is None:
        return
    if (page.locale.tag, dirname(page.path)) in _folders(site):
        yield hit(page.marks.at(), slug=page.path.removesuffix(".md"), tag=page.locale.tag)


@once
def _folders(site: Site) -> frozenset[tuple[str, str]]:
    """Language and folder of the translations that carry a fingerprint."""
    return frozenset(
        (page.locale.tag, dirname(page.path)) for page in site.pages.values() if page.meta.source_hash is not None
    )
