"""`translation-missing`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.site import Page, Site


@page_rule("translation-missing", group="translations")
def missing(page: Page, site: Site) -> Iterator[Hit]:
    """Readers of that language get a page in another one."""
    if page is not site.page_or_fallback(page.path, site.locales.default):
        return  # said once, at the page that is shown instead
    for locale in site.locales:
        # That a source lacks is told by translation-orphaned.
        if (page.path, locale.tag) not in site.present and not locale.is_default:
            yield hit(page.marks.at(), tag=locale.tag, path=page.path)
