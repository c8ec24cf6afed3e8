"""`page-unreachable`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.facts import once
from mmcd.checks.links.facts import resolve
from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.findings import Severity
from mmcd.model.site import Kind, Page, Site

MENUS = frozenset({"how-to-use.md", "accessibility.md", "privacy.md", "licence.md", "facilitate.md", "tailoring.md"})
"""Pages of prose that the foot of every page, or the catalogue, leads to (`pages/chrome.py`, `pages/resources.py`)."""


@site_rule("page-unreachable", group="modules", severity=Severity.WARNING)
def page_unreachable(site: Site) -> Iterator[Hit]:
    """Nobody finds a page that no other page leads to, however good it is.

    Menus and lists lead to the pages of the site, to its programmes, modules and practice notes; another page needs
    a link.
    """
    for page in site.pages.values():
        if page.kind is Kind.PROSE and page.path not in MENUS and f"{page.locale.tag}/{page.path}" not in _linked(site):
            yield hit(page.marks.at())
        elif page.kind is Kind.MODULE and not _listed(page, site):
            yield hit(page.marks.at(("programmes",)))


def _listed(page: Page, site: Site) -> bool:
    """Whether a programme that exists lists a module, or a path, or a link leads to it."""
    return (
        any(programme in site.programmes for programme in page.module.programmes)
        or any(step.module == page.slug for path in site.paths.values() for step in path.steps)
        or f"{page.locale.tag}/{page.path}" in _linked(site)
    )


@once
def _linked(site: Site) -> frozenset[str]:
    """Pages that a link on another page leads to, relative to `docs/`."""
    return frozenset(
        target
        for page in site.pages.values()
        for link in page.outline.links
        if not link.scheme
        and link.target.partition("#")[0]
        and (target := resolve(page, link)) is not None
        and target != f"{page.locale.tag}/{page.path}"
    )
