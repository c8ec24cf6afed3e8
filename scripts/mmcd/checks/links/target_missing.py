"""`link-target-missing`."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Iterator

from mmcd.checks.links.facts import Judged, Verdict, folder, judged, targets
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.site import Page, Site


@page_rule("link-target-missing", group="links", stops_build=True, waivable=True)
def target_missing(page: Page, site: Site) -> Iterator[Hit]:
    """A reader who follows the link finds nothing, and does not know whether the mistake is hers."""
    for one in judged(page, site):
        if one.verdict is Verdict.MISSING and not one.link.is_image:
            yield missing(one, page, site)


def missing(one: Judged, page: Page, site: Site) -> Hit:
    """A hit with what may have been meant."""
    near = difflib.get_close_matches(one.file, targets(site), n=1, cutoff=0.5)
    if near:
        return hit(one.link.at, "near", target=one.link.target, nearest=posixpath.relpath(near[0], folder(page)))
    return hit(one.link.at, "none", target=one.link.target)
