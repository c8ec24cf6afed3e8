"""The catalogue: every resource, complete without a script, and the facets by which a script filters it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from mmcd.edition import Edition
from mmcd.model.schema import Level
from mmcd.model.site import Page
from mmcd.pages.resources import Resource, facts, resources

FACETS = ("kind", "programme", "topic", "level", "duration")
"""Facet names, in the order shown; also the keys of the page's address."""


def view(page: Page, edition: Edition) -> dict[str, Any]:
    """Plain data for `catalogue.html`."""
    found = resources(edition)
    return {
        "items": [facts(resource, edition) for resource in found],
        "facets": [
            {
                "name": name,
                "title": edition.strings(f"catalogue.{name}"),
                "options": _options(name, found, edition),
            }
            for name in FACETS
        ],
        "count": edition.strings("count.resources", n=len(found)),
    }


def _options(name: str, found: list[Resource], edition: Edition) -> list[dict[str, Any]]:
    """Values of a facet that at least one resource has, with how many have it."""
    counts: Counter[str] = Counter()
    for resource in found:
        counts.update(_values(name, resource))
    return [
        {"value": value, "label": label, "count": counts[value]}
        for value, label in _labels(name, edition)
        if counts[value]
    ]


def _values(name: str, resource: Resource) -> tuple[str, ...]:
    return {
        "kind": (resource.kind,),
        "programme": resource.programmes,
        "topic": resource.topics,
        "level": (resource.level,),
        "duration": (resource.band,),
    }[name]


def _labels(name: str, edition: Edition) -> list[tuple[str, str]]:
    site, strings = edition.site, edition.strings
    if name == "kind":
        return [(kind, strings(f"kind.{kind}")) for kind in ("module", "path", "practice", "tool")]
    if name == "programme":
        return [(programme.id, programme.acronym) for programme in site.programmes.values()]
    if name == "topic":
        return [(topic.id, edition.text(topic.name)) for topic in site.topics.values()]
    if name == "level":
        return [(str(level), strings(f"level.{level}")) for level in Level]
    return [(band, strings(f"duration.{band}")) for band in ("short", "medium", "long")]
