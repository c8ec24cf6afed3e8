"""Everything after the pages: assets, data files, feeds, side-by-side views, search, the not-found page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mmcd.edition import Edition
from mmcd.figures import variants
from mmcd.model.schema import BarChart, LineChart
from mmcd.model.site import Kind
from mmcd.pages.assemble import Assembled, assemble
from mmcd.pages.catalogue_json import catalogue_json
from mmcd.pages.feeds import FEED_PATH, feed
from mmcd.pages.headers import headers
from mmcd.pages.modules import citation_files
from mmcd.pages.sitemap import robots, sitemap
from mmcd.publish import side_by_side
from mmcd.publish.articles import article
from mmcd.publish.assets import Bundle
from mmcd.publish.notfound import not_found
from mmcd.publish.redirects import redirect_pages
from mmcd.publish.search import index
from mmcd.publish.social import social_png
from mmcd.publish.templates import Templates, base_url
from mmcd.workspace import Workspace


def finish(workspace: Workspace, site_dir: Path, overrides: Path, chrome: dict[str, Any], bundle: Bundle) -> None:
    """Complete a site whose pages are in `site_dir`."""
    pages = [page for edition in workspace.editions for page in assemble(edition)]
    templates = Templates(overrides, chrome)
    for path, text in _texts(workspace, pages, bundle):
        _write(site_dir / path, text.encode("utf-8"))
    for name, data in bundle.files.items():
        _write(site_dir / bundle.folder / name, data)
    for edition in workspace.editions:
        _write(site_dir / f"assets/social/{edition.locale.tag}.png", social_png(edition, workspace.cache))
    for path, text in _side_by_side(workspace, pages, templates, site_dir):
        _write(site_dir / path, text.encode("utf-8"))
    _write(site_dir / "404.html", not_found(workspace.editions, templates).encode("utf-8"))
    index(workspace, pages, site_dir)


def _texts(workspace: Workspace, pages: list[Assembled], bundle: Bundle) -> Iterator[tuple[str, str]]:
    """Paths and texts of files that are made from data alone."""
    editions = workspace.editions
    config = editions.site.config
    yield "sitemap.xml", sitemap(pages, config.site_url)
    yield "robots.txt", robots(config.site_url)
    yield "catalogue.json", catalogue_json(editions)
    yield "_headers", headers(bundle.folder)
    # GitHub Pages would run Jekyll, which drops files that begin with an underscore.
    yield ".nojekyll", ""
    yield from redirect_pages(editions).items()
    for table in editions.site.tables.values():
        yield f"assets/data/{table.id}.csv", table.csv
    for edition in editions:
        yield f"{edition.locale.prefix}{FEED_PATH}", feed(edition)
        yield from citation_files(edition)
        yield from _figures(workspace, edition)


def _figures(workspace: Workspace, edition: Edition) -> Iterator[tuple[str, str]]:
    for identifier, figure in edition.site.figures.items():
        if isinstance(figure, LineChart | BarChart):
            for variant in variants(identifier, edition.locale.tag):
                yield variant.path, workspace.library.drawer.svg(variant, edition)


def _side_by_side(
    workspace: Workspace, pages: list[Assembled], templates: Templates, site_dir: Path
) -> Iterator[tuple[str, str]]:
    """Each module beside its version in the first other language that it is written in."""
    site = workspace.editions.site
    for page in pages:
        if page.meta["kind"] != Kind.MODULE or not page.meta["view"]["side_by_side"]:
            continue
        edition = workspace.editions[page.locale]
        other = next(locale for locale in site.locales.others(edition.locale) if site.page(page.path, locale))
        other_page = next(p for p in pages if p.path == page.path and p.locale == other.tag)
        one, two = article(site_dir, page.url), article(site_dir, other_page.url)
        if one is None or two is None:
            continue
        url = f"{page.url}side-by-side/"
        strings = edition.strings
        title = strings("side_by_side.title", title=page.meta["title"])
        meta = side_by_side.metadata(
            page.meta, other.name, title, strings("side_by_side.description", title=page.meta["title"])
        )
        meta["alternates"] = [
            {**entry, "url": f"{entry['url']}side-by-side/" if entry["available"] else entry["url"]}
            for entry in page.meta["alternates"]
        ]
        meta["canonical"] = page.meta["canonical"]
        meta["crumbs"] = [*page.meta["crumbs"], {"title": page.meta["title"], "url": page.url}]
        meta["pairs"] = side_by_side.pairs(
            side_by_side.rebased(one, page.url, url), side_by_side.rebased(two, other_page.url, url), other.tag
        )
        meta["other"] = {"tag": other.tag, "dir": other.direction, "title": other_page.meta["title"]}
        yield f"{url}index.html", templates.render(meta, "", base_url(url))


def _write(path: Path, data: bytes) -> None:
    """Into a folder that is being built: nobody reads it yet, so nothing is swapped."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
