"""`dataset-unused`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.metadata.uses import used_datasets
from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.findings import Severity
from mmcd.model.site import Site


@site_rule("dataset-unused", group="metadata", severity=Severity.INFO)
def dataset_unused(site: Site) -> Iterator[Hit]:
    """Readers find the data of a figure below it. What no figure draws, nobody finds, and it grows old unnoticed."""
    used = used_datasets(site)
    for identifier in site.tables:
        if used is not None and identifier not in used:
            yield hit(site.marks[f"datasets/{identifier}.yml"].at(), id=identifier)
