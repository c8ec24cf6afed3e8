"""`programme-unknown`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.facts import entries, names
from mmcd.checks.rule import Hit, hit, site_rule, suggest
from mmcd.model.schema import ModuleMeta, PracticeMeta
from mmcd.model.site import Kind, Site


@site_rule("programme-unknown", group="metadata", stops_build=True)
def programme_unknown(site: Site) -> Iterator[Hit]:
    """A module, a practice note or a path is listed nowhere under a programme whose name is misspelt."""
    known = {*site.programmes, *names(site, "programmes")}
    for page in site.pages.values():
        if isinstance(page.meta, ModuleMeta | PracticeMeta):
            for position, identifier in enumerate(page.meta.programmes):
                if identifier not in known:
                    at = page.marks.at(("programmes", position))
                    yield hit(at, "used", id=identifier, suggestion=suggest(identifier, known))
        elif page.kind is Kind.PROGRAMME and page.slug not in (*known, "index"):
            yield hit(page.marks.at(), "file", id=page.slug, suggestion=suggest(page.slug, known))
    marks = site.marks.get("paths.yml")
    for number, path in entries(marks, site.paths):
        if marks is not None and path.programme is not None and path.programme not in known:
            suggestion = suggest(path.programme, known)
            yield hit(marks.at((number, "programme")), "used", id=path.programme, suggestion=suggestion)
    marks = site.marks.get("project.yml")
    for position, identifier in enumerate(site.project.programmes if site.project and marks else ()):
        if identifier not in known and marks is not None:
            at = marks.at(("programmes", position))
            yield hit(at, "used", id=identifier, suggestion=suggest(identifier, known))
