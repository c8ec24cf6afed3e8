"""`title-repeated`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.model.site import Site


@site_rule("title-repeated", group="modules")
def title_repeated(site: Site) -> Iterator[Hit]:
    """In search results, browser tabs and the catalogue, two pages of one title cannot be told apart."""
    first: dict[tuple[str, str], str] = {}
    for page in site.pages.values():
        key = (page.locale.tag, " ".join(page.meta.title.casefold().split()))
        if key in first:
            yield hit(page.marks.at(("title",)), title=page.meta.title, other=first[key])
        first.setdefault(key, page.file)
