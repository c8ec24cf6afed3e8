"""`reference-unused`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.facts import entries
from mmcd.checks.metadata.uses import used_references
from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.findings import Severity
from mmcd.model.site import Site


@site_rule("reference-unused", group="metadata", severity=Severity.INFO)
def reference_unused(site: Site) -> Iterator[Hit]:
    """The list of references shows a work that nothing rests on. It is often what a claim without citation rests on."""
    used = used_references(site)
    marks = site.marks.get("references.yml")
    for at, entry in entries(marks, site.references):
        if marks is not None and used is not None and entry.id not in used:
            yield hit(marks.at((at, "id")), id=entry.id)
