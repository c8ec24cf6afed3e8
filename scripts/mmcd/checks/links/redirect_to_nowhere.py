"""`redirect-to-nowhere`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.model.site import Site, url_of


@site_rule("redirect-to-nowhere", group="links", stops_build=True)
def redirect_to_nowhere(site: Site) -> Iterator[Hit]:
    """A reader who follows an old link, from a printed handout perhaps, is led to a page that is not there."""
    known = {url_of(path) for path in site.all_paths} | {f"paths/{identifier}/" for identifier in site.paths}
    marks = site.marks.get("redirects.yml")
    for source, target in site.redirects.items():
        if target.partition("#")[0].partition("?")[0] not in known and marks is not None:
            yield hit(marks.at((source,)), target=target)
