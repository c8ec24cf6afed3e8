"""`link-letter-case`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from mmcd.checks.links.facts import Verdict, folder, judged
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.site import Page, Site


@page_rule("link-letter-case", group="links", stops_build=True, waivable=False)
def letter_case(page: Page, site: Site) -> Iterator[Hit]:
    """On the author's computer the link may work; on the server, where capitals count, a reader finds nothing."""
    for one in judged(page, site):
        if one.verdict is Verdict.OTHER_CASE:
            yield hit(one.link.at, target=one.link.target, right=posixpath.relpath(one.other, folder(page)))
