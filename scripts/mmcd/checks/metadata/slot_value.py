"""`slot-value`."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.model.site import Site


@site_rule("slot-value", group="metadata")
def slot_value(site: Site) -> Iterator[Hit]:
    """A number or a date that is written as text cannot be shown as each language writes it."""
    marks = site.marks.get("country.yml")
    if marks is None or site.country is None:
        return
    for name, value in site.country.values.items():
        slot = site.slots.get(name)
        wrong = slot is not None and (
            (slot.kind == "number" and not isinstance(value, int | float))
            or (slot.kind == "date" and not isinstance(value, datetime.date))
            or (slot.kind in ("text", "address") and not isinstance(value, str | dict))
        )
        if slot is not None and wrong:
            yield hit(marks.at(("values", name)), slot.kind, id=name)
