"""`programme-unknown`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.facts import names
from mmcd.checks.rule import Hit, hit, site_rule, suggest
from mmcd.model.site import Kind, Site


@site_rule("programme-unknown", group="metadata", stops_build=True)
def programme_unknown(site: Site) -> Iterator[Hit]:
    """A module is listed nowhere under a programme whose name is misspelt."""
    known = {*site.programmes, *names(site, "programmes")}
    for page in site.pages.values():
        if page.kind is Kind.MODULE:
            for position, identifier in enumerate(page.module.programmes):
                if identifier not in known:
                    at = page.marks.at(("programmes", position))
                    yield hit(at, "used", id=identifier, suggestion=suggest(identifier, known))
        elif page.kind is Kind.PROGRAMME and page.slug not in (*known, "index"):
            yield hit(page.marks.at(), "file", id=page.slug, suggestion=suggest(page.slug, known))
    marks = site.marks.get("project.yml")
    for position, identifier in enumerate(site.project.programmes if site.project and marks else ()):
        if identifier not in known and marks is not None:
            at = marks.at(("programmes", position))
            yield hit(at, "used", id=identifier, suggestion=suggest(identifier, known))
