"""`catalogue.json`: every resource in every language, for those who list or harvest the library."""

from __future__ import annotations

import json
from typing import Any

from mmcd import formats
from mmcd.edition import Editions
from mmcd.pages.head import LICENCE_URL
from mmcd.pages.resources import Resource, resources


def catalogue_json(editions: Editions) -> str:
    """A JSON object: `version` of this shape, `licence`, `languages`, and `resources` keyed by kind and id."""
    merged: dict[tuple[str, str], dict[str, Any]] = {}
    for edition in editions:
        for resource in resources(edition):
            entry = merged.setdefault((resource.kind, resource.id), _common(resource))
            if edition.locale.tag in resource.locales:
                entry["languages"][edition.locale.tag] = {
                    "title": resource.title,
                    "description": resource.description,
                    "url": editions.site.config.absolute(resource.url),
                }
    data = {
        "version": 1,
        "licence": LICENCE_URL,
        "languages": list(editions.site.locales.tags),
        "resources": list(merged.values()),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _common(resource: Resource) -> dict[str, Any]:
    return {
        "id": resource.id,
        "kind": resource.kind,
        "level": resource.level or None,
        "duration": formats.iso_duration(resource.minutes) if resource.minutes else None,
        "programmes": list(resource.programmes),
        "topics": list(resource.topics),
        "updated": resource.updated.isoformat() if resource.updated else None,
        "languages": {},
    }
