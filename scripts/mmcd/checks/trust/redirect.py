"""`redirect-unsafe`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mmcd.checks.links.facts import published
from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.model.site import Site

_FROM = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9._~-]*/)+")
_TO = re.compile(r"(?:(?:[A-Za-z0-9_][A-Za-z0-9._~-]*/)*)(?:#[\w.:-]+)?")


@site_rule("redirect-unsafe", group="trust", stops_build=True)
def redirect_unsafe(site: Site) -> Iterator[Hit]:
    """The build writes a file at every old address: one that climbs out, or that a page has, would overwrite what is
    there. A new address elsewhere would send readers to a stranger's site."""
    marks = site.marks.get("redirects.yml")
    if marks is None:
        return
    taken = published(site)
    for source, target in site.redirects.items():
        if _FROM.fullmatch(source) is None:
            yield hit(marks.at((source,), key=True), "from", address=source)
        elif any(locale.prefix + source in taken for locale in site.locales):
            yield hit(marks.at((source,), key=True), "taken", address=source)
        if _TO.fullmatch(target) is None:
            yield hit(marks.at((source,)), "to", address=target)
