"""`reference-undated`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.facts import entries
from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.findings import Severity
from mmcd.model.site import Site


@site_rule("reference-undated", group="claims", severity=Severity.INFO)
def reference_undated(site: Site) -> Iterator[Hit]:
    """A reader cannot tell whether the source was looked up last month or years ago. Laws are amended, pages move."""
    marks = site.marks.get("references.yml")
    for at, reference in entries(marks, site.references):
        if marks is not None and reference.verified and reference.verified_on is None:
            yield hit(marks.at((at, "verified"), key=True), key=reference.id)
