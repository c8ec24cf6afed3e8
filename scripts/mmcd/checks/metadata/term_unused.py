"""`term-unused`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.facts import entries
from mmcd.checks.metadata.uses import used_terms
from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.findings import Severity
from mmcd.model.site import Site


@site_rule("term-unused", group="metadata", severity=Severity.INFO)
def term_unused(site: Site) -> Iterator[Hit]:
    """The glossary explains a word that no page marks. Readers meet the word without its explanation."""
    used = used_terms(site)
    marks = site.marks.get("glossary.yml")
    for at, entry in entries(marks, site.glossary):
        if marks is not None and used is not None and entry.id not in used:
            yield hit(marks.at((at, "id")), id=entry.id)
