"""`module-unknown`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.facts import entries
from mmcd.checks.rule import Hit, hit, site_rule, suggest
from mmcd.model.schema import PracticeMeta
from mmcd.model.site import Kind, Site, kind_of


@site_rule("module-unknown", group="metadata", stops_build=True)
def module_unknown(site: Site) -> Iterator[Hit]:
    """A learning path or a practice note promises a module that does not exist."""
    known = {path[8:-3] for path, _ in site.present if kind_of(path) is Kind.MODULE}
    marks = site.marks.get("paths.yml")
    for at, path in entries(marks, site.paths):
        for number, step in enumerate(path.steps):
            if step.module not in known and marks is not None:
                place = marks.at((at, "steps", number, "module"))
                yield hit(place, id=step.module, suggestion=suggest(step.module, known))
    for page in site.pages.values():
        if page.kind is Kind.PRACTICE and isinstance(page.meta, PracticeMeta):
            for number, slug in enumerate(page.meta.modules):
                if slug not in known:
                    yield hit(page.marks.at(("modules", number)), id=slug, suggestion=suggest(slug, known))
