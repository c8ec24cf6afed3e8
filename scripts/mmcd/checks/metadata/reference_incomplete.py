"""`reference-incomplete`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mmcd.checks.facts import entries
from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.findings import Severity
from mmcd.model.site import Site

_ADDRESS = ("URL", "DOI")

REQUIRED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "article-journal": (("container-title",), _ADDRESS),
    "book": (("publisher",),),
    "chapter": (("container-title",), ("publisher", *_ADDRESS)),
    "dataset": (("publisher",), _ADDRESS),
    "legal_case": (("number",), ("publisher", *_ADDRESS)),
    "legislation": (("number", *_ADDRESS),),
    "report": (("publisher", "number", *_ADDRESS),),
    "standard": (("number",), ("publisher",)),
    "treaty": (("number", "publisher", *_ADDRESS),),
    "webpage": (("URL",),),
}
"""By CSL type, what a reader needs to find the source: one of each group. Author, title and year all types have."""


@site_rule("reference-incomplete", group="metadata", severity=Severity.WARNING)
def reference_incomplete(site: Site) -> Iterator[Hit]:
    """A reader who wants to read the source cannot find it. Reference managers and libraries search by these facts."""
    marks = site.marks.get("references.yml")
    for at, reference in entries(marks, site.references):
        for group in REQUIRED[reference.type]:
            if marks is not None and not any(getattr(reference, name.replace("-", "_")) for name in group):
                case = "one" if len(group) == 1 else "several"
                yield hit(marks.at((at, "id")), case, key=reference.id, type=reference.type, fields=list(group))
