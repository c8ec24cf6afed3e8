"""Programme pages and their list."""

from __future__ import annotations

from typing import Any

from mmcd import formats
from mmcd.edition import Edition
from mmcd.model.schema import Programme
from mmcd.model.site import Page
from mmcd.pages.paths import card, step_facts
from mmcd.pages.resources import module_resource


def view(page: Page, edition: Edition) -> dict[str, Any]:
    """Plain data for `programme.html`."""
    programme = edition.site.programmes.get(page.slug)
    if programme is None:
        return {}
    modules = [module for module in edition.site.modules(edition.locale) if programme.id in module.module.programmes]
    minutes = sum(module.module.minutes for module in modules)
    return {
        **summary(programme, edition),
        "format": edition.text(programme.format),
        "audience": edition.text(programme.audience),
        "modules": [step_facts(module_resource(module, edition), edition, via=programme.id) for module in modules],
        "paths": [card(path, edition) for path in edition.site.paths.values() if path.programme == programme.id],
        "total": edition.strings(
            "path.total",
            n=len(modules),
            time=formats.duration(minutes, edition.strings),
        ),
    }


def index_view(page: Page, edition: Edition) -> dict[str, Any]:
    """Plain data for `programmes.html`."""
    return {"programmes": [summary(programme, edition) for programme in edition.site.programmes.values()]}


def summary(programme: Programme, edition: Edition) -> dict[str, Any]:
    """A programme in a list."""
    modules = [page for page in edition.site.modules(edition.locale) if programme.id in page.module.programmes]
    return {
        "id": programme.id,
        "acronym": programme.acronym,
        "name": edition.text(programme.name),
        "summary": edition.text(programme.summary),
        "url": f"{edition.locale.prefix}programmes/{programme.id}/",
        "count": edition.strings("count.modules", n=len(modules)),
    }
