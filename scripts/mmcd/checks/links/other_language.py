"""`link-other-language`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from mmcd.checks.links.facts import Verdict, folder, judged
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.site import Page, Site


@page_rule("link-other-language", group="links")
def other_language(page: Page, site: Site) -> Iterator[Hit]:
    """A reader is thrown out of her language although the page exists in it, and every link from there on keeps
    her in the other one."""
    for one in judged(page, site):
        if one.verdict is Verdict.OTHER_LANGUAGE and not one.link.is_image:
            yield hit(one.link.at, target=one.link.target, right=posixpath.relpath(one.other, folder(page)))
