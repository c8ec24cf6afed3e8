"""`link-target-missing`."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Iterator

from mmcd.checks.links.facts import KNOWN_SCHEMES, folder, resolve, targets
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.site import Page, Site


@page_rule("link-target-missing", group="links", stops_build=True, waivable=True)
def target_missing(page: Page, site: Site) -> Iterator[Hit]:
    """A reader who follows the link finds nothing, and does not know whether the mistake is hers."""
    known = targets(site)
    for link in page.outline.links:
        if link.scheme in KNOWN_SCHEMES or link.target.startswith(("#", "//")):
            continue
        path = resolve(page, link)
        if path is not None and path in known:
            continue
        near = difflib.get_close_matches(path or link.target, known, n=1, cutoff=0.5)
        if near:
            yield hit(link.at, "near", target=link.target, nearest=posixpath.relpath(near[0], folder(page)))
        else:
            yield hit(link.at, "none", target=link.target)
