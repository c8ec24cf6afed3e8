"""`reference-dates`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.facts import entries
from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.model.site import Site


@site_rule("reference-dates", group="claims")
def reference_dates(site: Site) -> Iterator[Hit]:
    """The page tells readers when its sources were last looked up. A day that contradicts the rest misleads them."""
    marks = site.marks.get("references.yml")
    for at, reference in entries(marks, site.references):
        if marks is None:
            continue
        checked, due = reference.verified_on, reference.review_by
        if checked is not None:
            place = marks.at((at, "verified_on"))
            if not reference.verified:
                yield hit(place, "unverified", key=reference.id)
            elif checked > site.config.today:
                yield hit(place, "future", date=checked.isoformat())
        if checked is not None and due is not None and due < checked:
            yield hit(marks.at((at, "review_by")), "order", date=checked.isoformat(), due=due.isoformat())
