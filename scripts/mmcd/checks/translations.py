"""Every page exists in every language."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, rule
from mmcd.findings import Location
from mmcd.model.site import REQUIRED_PAGES, Site


@rule(
    "translation-missing",
    group="translations",
    message="The page has no “{tag}” version.",
    hint="Add docs/{tag}/{path}. Until then, readers of that language are shown this page with a notice.",
    stops_build=False,
)
def translation_missing(site: Site) -> Iterator[Hit]:
    """Readers of that language get a page in another one."""
    for path in site.all_paths:
        for locale in site.locales:
            page = site.page_or_fallback(path, site.locales.default)
            if (path, locale.tag) not in site.present and page is not None:
                yield hit(page.marks.at(), tag=locale.tag, path=path)


@rule(
    "page-missing",
    group="metadata",
    message="The site has no page {path}.",
    hint="Restore it from the repository's history: the navigation leads to it.",
)
def page_missing(site: Site) -> Iterator[Hit]:
    """The navigation of every page would lead nowhere."""
    for path in REQUIRED_PAGES:
        if not any((path, tag) in site.present for tag in site.locales.tags):
            yield hit(Location(f"docs/{site.locales.default.tag}/{path}"), path=path)
