"""`figure-unused`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.metadata.uses import used_figures
from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.findings import Severity
from mmcd.model.site import Site


@site_rule("figure-unused", group="metadata", severity=Severity.INFO)
def figure_unused(site: Site) -> Iterator[Hit]:
    """The figure was drawn for readers who never see it. Its data grow old unnoticed."""
    used = used_figures(site)
    for identifier in site.figures:
        if used is not None and identifier not in used:
            yield hit(site.marks[f"figures/{identifier}.yml"].at(), id=identifier)
