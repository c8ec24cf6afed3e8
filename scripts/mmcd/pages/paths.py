"""Learning paths and their list."""

from __future__ import annotations

from typing import Any

from mmcd import formats
from mmcd.edition import Edition
from mmcd.model.schema import LearningPath
from mmcd.model.site import Page
from mmcd.pages.resources import Resource, facts, module_resource, path_minutes, path_url


def view(path: LearningPath, edition: Edition) -> dict[str, Any]:
    """Plain data for `path.html`."""
    steps: list[dict[str, Any]] = []
    for step in path.steps:
        page = edition.site.page_or_fallback(f"modules/{step.module}.md", edition.locale)
        if page is not None:
            resource = module_resource(page, edition)
            steps.append(
                {
                    **step_facts(resource, edition, via=path.id),
                    # In a path, a module's number is its place in the path.
                    "order": len(steps) + 1,
                    "reason": edition.text(step.reason),
                }
            )
    return {**card(path, edition), "intro": edition.text(path.intro), "steps": steps}


def index_view(page: Page, edition: Edition) -> dict[str, Any]:
    """Plain data for `paths.html`."""
    paths = edition.site.paths.values()
    return {
        "groups": [
            {"title": edition.strings(f"paths.{name}"), "paths": [card(path, edition) for path in found]}
            for name, found in (
                ("by_role", [path for path in paths if path.programme is None]),
                ("by_programme", [path for path in paths if path.programme is not None]),
            )
            if found
        ]
    }


def card(path: LearningPath, edition: Edition) -> dict[str, Any]:
    """A path in a list."""
    minutes = path_minutes(path, edition)
    return {
        "id": path.id,
        "title": edition.text(path.title),
        "audience": edition.text(path.audience),
        "description": edition.text(path.description),
        "url": path_url(path, edition),
        "total": edition.strings("path.total", n=len(path.steps), time=formats.duration(minutes, edition.strings)),
    }


def step_facts(resource: Resource, edition: Edition, via: str) -> dict[str, Any]:
    """A module in a sequence; its address remembers by which way the reader comes."""
    return {**facts(resource, edition), "url": f"{resource.url}?via={via}"}
