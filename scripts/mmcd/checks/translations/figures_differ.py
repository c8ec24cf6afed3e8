"""`translation-figures-differ`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.checks.translations.facts import STRUCTURE, compare, place, side_by_side, within
from mmcd.model.outline import Link
from mmcd.model.site import Page, Site
from mmcd.model.translation import source_of


@page_rule(
    "translation-figures-differ",
    group="translations",
    needs=(*STRUCTURE, "translation-sections-differ", "figure-unknown", "link-target-missing"),
    compares=True,
)
def figures_differ(page: Page, site: Site) -> Iterator[Hit]:
    """Readers of one language are not shown what the others see, and the text may speak of it."""
    source = source_of(page, site)
    if source is None:
        return

    def key(image: Link) -> str:
        """A figure's address; of a picture the file name without the language (`map.fr.svg`)."""
        if image.scheme:
            return image.target
        stem, ending = posixpath.splitext(posixpath.basename(image.target))
        stem, dot, tag = stem.rpartition(".")
        return f"{stem if dot and tag in site.locales else f'{stem}{dot}{tag}'}{ending}"

    ours = [link for link in page.outline.links if link.is_image]
    theirs = [link for link in source.outline.links if link.is_image]
    for section, other in side_by_side(page, source):
        lacking, added = compare(within(page, section, ours), within(source, other, theirs), key)
        for image in added:
            yield hit(image.at, "added", target=image.target)
        for target in lacking:
            yield hit(place(page, section), "missing", target=target)
