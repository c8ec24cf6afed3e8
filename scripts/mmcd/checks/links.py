"""Links between pages lead somewhere, down to the section."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from mmcd.checks.rule import Hit, hit, rule
from mmcd.model.outline import Link
from mmcd.model.site import Kind, Page, Site

KNOWN_SCHEMES = frozenset({"http", "https", "mailto", "tel", "term", "figure"})


@rule(
    "link-target-missing",
    group="links",
    message="The link leads to “{target}”, which does not exist.",
    hint="{suggestion}",
)
def link_target_missing(site: Site) -> Iterator[Hit]:
    """A reader who follows it finds nothing."""
    known = _known(site)
    for page in site.pages.values():
        for link in page.outline.links:
            if link.scheme in KNOWN_SCHEMES or link.target.startswith(("#", "//")):
                continue
            path = _resolve(page, link)
            if path is None or path not in known:
                near = difflib.get_close_matches(path or link.target, known, n=1, cutoff=0.5)
                folder = posixpath.dirname(f"{page.locale.tag}/{page.path}")
                suggestion = (
                    f"Did you mean “{posixpath.relpath(near[0], folder)}”?"
                    if near
                    else "Link to the Markdown file of a page, relative to this one."
                )
                yield hit(link.at, target=link.target, suggestion=suggestion)


@rule(
    "link-anchor-missing",
    group="links",
    message="The link leads to the section “#{anchor}”, which {where} does not have.",
    hint="{suggestion}",
)
def link_anchor_missing(site: Site) -> Iterator[Hit]:
    """A reader lands at the top of a long page and has to search."""
    for page in site.pages.values():
        for link in page.outline.links:
            if link.scheme:
                continue
            path, mark, anchor = link.target.partition("#")
            if not mark or not anchor:
                continue
            target = page if not path else _page(site, _resolve(page, link))
            if target is None:
                continue
            anchors = _anchors(target, site)
            if anchor not in anchors:
                near = difflib.get_close_matches(anchor, anchors, n=1)
                yield hit(
                    link.at,
                    anchor=anchor,
                    where="this page" if target is page else f"“{path}”",
                    suggestion=f"Did you mean “#{near[0]}”?"
                    if near
                    else f"Its sections are: {', '.join(sorted(anchors)[:12]) or 'none'}.",
                )


def _resolve(page: Page, link: Link) -> str | None:
    """The file a relative link leads to, relative to `docs/`, or None where it leaves it."""
    path = unquote(link.target.partition("#")[0].partition("?")[0])
    if path.startswith("/"):
        return None
    folder = posixpath.dirname(f"{page.locale.tag}/{page.path}")
    target = posixpath.normpath(posixpath.join(folder, path))
    return None if target.startswith("..") else target


def _known(site: Site) -> set[str]:
    """What can be linked to: pages in a language or its fallback, pages made from data, shared files."""
    known = set(site.assets)
    for locale in site.locales:
        known.update(f"{locale.tag}/{path}" for path, _ in site.present)
        known.update(f"{locale.tag}/paths/{identifier}.md" for identifier in site.paths)
    return known


def _page(site: Site, path: str | None) -> Page | None:
    tag, _, rest = (path or "").partition("/")
    if tag not in site.locales:
        return None
    return site.page_or_fallback(rest, site.locales[tag])


def _anchors(page: Page, site: Site) -> set[str]:
    """Ids of a page that can be linked to."""
    found = {heading.id for heading in page.outline.headings if heading.id}
    if page.kind is Kind.GLOSSARY:
        found |= set(site.glossary)
    elif page.kind is Kind.REFERENCES:
        found |= set(site.references)
    return found
