"""Where a link can lead: files, pages, sections."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from mmcd.checks.facts import once
from mmcd.model.outline import Link
from mmcd.model.site import Kind, Page, Site

KNOWN_SCHEMES = frozenset({"http", "https", "mailto", "tel", "term", "figure"})


@once
def targets(site: Site) -> frozenset[str]:
    """What can be linked to, relative to `docs/`: pages in a language, pages made from data, shared files."""
    known = set(site.assets)
    for locale in site.locales:
        known.update(f"{locale.tag}/{path}" for path, _ in site.present)
        known.update(f"{locale.tag}/paths/{identifier}.md" for identifier in site.paths)
    return frozenset(known)


def folder(page: Page) -> str:
    """The folder of a page, relative to `docs/`."""
    return posixpath.dirname(f"{page.locale.tag}/{page.path}")


def resolve(page: Page, link: Link) -> str | None:
    """The file a relative link leads to, relative to `docs/`, or None where it leaves it."""
    path = unquote(link.target.partition("#")[0].partition("?")[0])
    if path.startswith("/"):
        return None
    target = posixpath.normpath(posixpath.join(folder(page), path))
    return None if target.startswith("..") else target


def page_at(site: Site, path: str | None) -> Page | None:
    """The page of a file relative to `docs/`, in its language or as its readers are shown it."""
    tag, _, rest = (path or "").partition("/")
    if tag not in site.locales:
        return None
    return site.page_or_fallback(rest, site.locales[tag])


def anchors(page: Page, site: Site) -> frozenset[str]:
    """Ids of a page that can be linked to, those that the build adds included."""
    found = _heading_ids(page)
    if page.kind is Kind.GLOSSARY:
        return found | set(site.glossary)
    if page.kind is Kind.REFERENCES:
        return found | set(site.references)
    return found


@once
def _heading_ids(page: Page) -> frozenset[str]:
    return frozenset(heading.id for heading in page.outline.headings if heading.id)
