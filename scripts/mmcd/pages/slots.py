"""The country sheet: every slot, by group, with the modules that leave it open."""

from __future__ import annotations

import datetime
from typing import Any

from mmcd import formats
from mmcd.edition import Edition
from mmcd.model.schema import MAX_VALUE, SLOT_GROUPS, Slot
from mmcd.model.site import Page, url_of


def view(page: Page, edition: Edition) -> dict[str, Any]:
    """Plain data for `country_sheet.html`."""
    slots = edition.site.slots.values()
    uses = _uses(edition)
    country = edition.site.country
    return {
        "country": edition.text(country.name) if country is not None else "",
        "longest": MAX_VALUE,
        "format": formats.tag(edition.strings),
        "separator": edition.strings("format.separator"),
        "groups": [
            {
                "id": group,
                "title": edition.strings(f"slot.group.{group}"),
                "slots": [_field(slot, uses.get(slot.id, []), edition) for slot in slots if slot.group == group],
            }
            for group in SLOT_GROUPS
            if any(slot.group == group for slot in slots)
        ],
    }


def _field(slot: Slot, pages: list[Page], edition: Edition) -> dict[str, Any]:
    return {
        "id": slot.id,
        "anchor": slot.anchor,
        "kind": slot.kind,
        "label": edition.text(slot.label),
        "hint": edition.text(slot.hint),
        "national": edition.national(slot),
        "value": _written(slot, edition),
        "used_in": edition.strings("sheet.used_in", n=len(pages)),
        "modules": [
            {
                "title": edition.title(page),
                "url": edition.locale.prefix + url_of(page.path),
                "lang": "" if page.locale.tag == edition.locale.tag else page.locale.tag,
            }
            for page in pages
        ],
    }


def _written(slot: Slot, edition: Edition) -> str:
    """What the site has for its country, as a form's field takes it: ISO dates, numbers without groups."""
    country = edition.site.country
    value = country.values.get(slot.id) if country is not None else None
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, int | float):
        return str(value)
    return edition.national(slot)


def _uses(edition: Edition) -> dict[str, list[Page]]:
    """Modules that leave each slot open, in curriculum order."""
    found: dict[str, list[Page]] = {}
    for page in edition.site.modules(edition.locale):
        for identifier in dict.fromkeys(link.name for link in page.outline.slots):
            found.setdefault(identifier, []).append(page)
    return found
