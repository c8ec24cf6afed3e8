"""Every page of a language as an engine needs it: address, metadata, Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from mmcd.edition import Edition
from mmcd.model.directive import directive
from mmcd.model.site import Kind, Page, kind_of, url_of
from mmcd.pages import (
    about,
    action_plan,
    catalogue,
    completeness,
    datasets,
    glossary,
    head,
    home,
    modules,
    paths,
    practices,
    programmes,
    references,
    slots,
)
from mmcd.pages.feeds import FEED_PATH


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """A page, ready for an engine.

    path: without locale, `modules/x.md`. url: relative to the site's root, `fr/modules/x/`. meta: plain data
    for the template named by `meta["template"]`. source: the Markdown file behind it, relative to `docs/`, or
    empty for a page that is made from data alone.
    """

    locale: str
    path: str
    url: str
    meta: dict[str, Any]
    markdown: str
    source: str


_TEMPLATES = {
    Kind.HOME: "home.html",
    Kind.MODULE: "module.html",
    Kind.PRACTICE: "practice.html",
    Kind.PROGRAMME: "programme.html",
    Kind.PROGRAMMES: "programmes.html",
    Kind.PATH: "path.html",
    Kind.PATHS: "paths.html",
    Kind.CATALOGUE: "catalogue.html",
    Kind.SEARCH: "search.html",
    Kind.ABOUT: "about.html",
    Kind.GLOSSARY: "glossary.html",
    Kind.DATASETS: "datasets.html",
    Kind.COUNTRY_SHEET: "country_sheet.html",
    Kind.ACTION_PLAN: "action_plan.html",
}

_VIEWS: dict[Kind, Callable[[Page, Edition], dict[str, Any]]] = {
    Kind.HOME: home.view,
    Kind.MODULE: modules.view,
    Kind.PRACTICE: practices.view,
    Kind.PROGRAMME: programmes.view,
    Kind.PROGRAMMES: programmes.index_view,
    Kind.PATHS: paths.index_view,
    Kind.CATALOGUE: catalogue.view,
    Kind.ABOUT: about.view,
    Kind.GLOSSARY: glossary.view,
    Kind.DATASETS: datasets.view,
    Kind.COUNTRY_SHEET: slots.view,
    Kind.ACTION_PLAN: action_plan.view,
}

_BODIES: dict[Kind, Callable[[Page, Edition], str]] = {
    Kind.GLOSSARY: glossary.body,
    Kind.REFERENCES: references.body,
}


def assemble(edition: Edition) -> list[Assembled]:
    """All pages that readers of a locale are offered, by path: written, fallen back, and made from data."""
    return sorted([*_written(edition), *_paths(edition), *_completeness(edition)], key=lambda page: page.path)


def _written(edition: Edition) -> Iterator[Assembled]:
    site = edition.site
    for path in site.all_paths:
        page = site.page_or_fallback(path, edition.locale)
        if page is None:
            continue
        available = {locale.tag for locale in site.locales if site.page(path, locale)}
        kind = page.kind
        meta = _meta(
            kind,
            edition,
            path=path,
            title=edition.title(page),
            description=edition.describe(page),
            content=page.locale.tag,
            available=available,
        )
        meta["updated"] = page.meta.updated.isoformat()
        meta["sections"] = modules.sections(page, edition)
        meta["edit_url"] = edit_url(page, edition)
        if kind in _VIEWS:
            meta["view"] = _VIEWS[kind](page, edition)
        if kind is Kind.MODULE:
            meta["jsonld"].insert(0, head.module_jsonld(page, edition, meta["canonical"], available))
            meta["exercise_count"] = len(page.outline.questions)
        elif kind is Kind.HOME:
            meta["jsonld"].insert(0, head.site_jsonld(edition, meta["canonical"]))
        body = _BODIES[kind](page, edition) if kind in _BODIES else page.document.body
        yield Assembled(
            locale=edition.locale.tag,
            path=path,
            url=edition.locale.prefix + url_of(path),
            meta=meta,
            markdown=f"{directive(edition.locale.tag, path, page.locale.tag)}\n{body}",
            source=f"{page.locale.tag}/{path}",
        )


def _paths(edition: Edition) -> Iterator[Assembled]:
    """Learning paths, which are data through and through."""
    site = edition.site
    for learning in site.paths.values():
        path = f"paths/{learning.id}.md"
        meta = _meta(
            Kind.PATH,
            edition,
            path=path,
            title=edition.text(learning.title),
            description=edition.text(learning.description),
            content=site.text_locale(learning.title, edition.locale),
            available=set(learning.title) & set(site.locales.tags),
        )
        meta["view"] = paths.view(learning, edition)
        yield Assembled(
            locale=edition.locale.tag,
            path=path,
            url=edition.locale.prefix + url_of(path),
            meta=meta,
            markdown=f"{directive(edition.locale.tag, path, edition.locale.tag)}\n",
            source="",
        )


def _completeness(edition: Edition) -> Iterator[Assembled]:
    """The maintainers' page, which is not for search engines."""
    path = completeness.PATH
    if path in edition.site.all_paths:
        return
    meta = _meta(
        Kind.PROSE,
        edition,
        path=path,
        title=edition.strings("completeness.title"),
        description=edition.strings("completeness.description"),
        content=edition.locale.tag,
        available=set(edition.site.locales.tags),
    )
    meta["robots"] = "noindex"
    yield Assembled(
        locale=edition.locale.tag,
        path=path,
        url=edition.locale.prefix + url_of(path),
        meta=meta,
        markdown=f"{directive(edition.locale.tag, path, edition.locale.tag)}\n{completeness.body(edition)}",
        source="",
    )


def _meta(
    kind: Kind,
    edition: Edition,
    *,
    path: str,
    title: str,
    description: str,
    content: str,
    available: set[str],
) -> dict[str, Any]:
    """Metadata that every page has. `content`: the language the text is in; `available`: all it exists in."""
    site, strings, locale = edition.site, edition.strings, edition.locale
    url = url_of(path)
    fallen_back = content != locale.tag
    crumbs = head.crumbs(kind, edition)
    return {
        "kind": str(kind),
        "template": _TEMPLATES.get(kind, "main.html"),
        "path": path,
        "locale": locale.tag,
        "lang": content,
        "dir": site.locales[content].direction,
        "title": title,
        "head_title": strings("site.title") if kind is Kind.HOME else f"{title} – {strings('site.title')}",
        "description": description,
        # A fallback shows text that lives elsewhere: that address is the one to be found.
        "canonical": site.config.absolute((site.locales[content] if fallen_back else locale).prefix + url),
        "robots": "noindex" if fallen_back or kind is Kind.SEARCH else "",
        "alternates": head.alternates(url, available, edition),
        "hreflang": head.hreflang(url, available, edition),
        "crumbs": crumbs,
        "jsonld": [head.breadcrumb_jsonld(crumbs, title, edition)] if crumbs else [],
        "feed": FEED_PATH,
        "fallback": {"name": strings(f"language.{content}")} if fallen_back else None,
        "sections": [],
        "edit_url": "",
    }


def edit_url(page: Page, edition: Edition) -> str:
    """Where a reader can propose a change to the page's source, or empty without a repository."""
    config = edition.site.config
    if not config.repo_url:
        return ""
    folder = config.edit_uri
    return f"{config.repo_url}/{folder}/{page.locale.tag}/{page.path}"


def page_kinds() -> dict[str, str]:
    """Templates by kind of page, for tests that visit each kind once."""
    return {str(kind): _TEMPLATES.get(kind, "main.html") for kind in Kind}


__all__ = ["Assembled", "assemble", "edit_url", "kind_of", "page_kinds"]
