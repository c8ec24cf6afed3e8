"""`path-module-repeated`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.facts import entries
from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.model.site import Site


@site_rule("path-module-repeated", group="metadata")
def path_module_repeated(site: Site) -> Iterator[Hit]:
    """A reader who follows the path is sent back to where she was. The links to the next module go round in circles."""
    marks = site.marks.get("paths.yml")
    for at, path in entries(marks, site.paths):
        seen: dict[str, int] = {}
        for number, step in enumerate(path.steps):
            if seen.setdefault(step.module, number) != number and marks is not None:
                place = marks.at((at, "steps", number, "module"))
                yield hit(place, id=step.module, step=number + 1, first=seen[step.module] + 1)
