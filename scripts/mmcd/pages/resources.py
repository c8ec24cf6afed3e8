"""Resources: what a reader can find in the catalogue, in one shape."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mmcd import formats
from mmcd.edition import Edition
from mmcd.model.schema import LearningPath
from mmcd.model.site import Kind, Page, kind_of

_TOOLS = (
    "glossary.md",
    "references.md",
    "country-sheet.md",
    "action-plan.md",
    "facilitate.md",
    "tailoring.md",
    "datasets.md",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A thing to learn from, as readers of one locale are offered it.

    url: relative to the site's root. minutes: 0 where time does not apply. lang: tag of the language it is
    written in. locales: tags of the languages it exists in.
    """

    id: str
    kind: str
    url: str
    title: str
    description: str
    lang: str
    locales: tuple[str, ...]
    minutes: int = 0
    level: str = ""
    programmes: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    order: int = 0
    updated: datetime.date | None = None
    version: str = ""

    @property
    def band(self) -> str:
        """Duration band for filtering: up to an hour, up to two, longer; empty without a duration."""
        if not self.minutes:
            return ""
        return "short" if self.minutes <= 60 else "medium" if self.minutes <= 120 else "long"


def resources(edition: Edition) -> list[Resource]:
    """Every resource of the site: modules in curriculum order, practice notes, paths, tools."""
    return [*_modules(edition), *_practices(edition), *_paths(edition), *_tools(edition)]


def module_resource(page: Page, edition: Edition) -> Resource:
    """A module as a resource."""
    meta = page.module
    return Resource(
        id=page.slug,
        kind="module",
        title=edition.title(page),
        minutes=meta.minutes,
        level=str(meta.level),
        programmes=tuple(meta.programmes),
        topics=tuple(meta.topics),
        order=meta.order,
        version=meta.version,
        **_common(page, edition),
    )


def path_url(path: LearningPath, edition: Edition) -> str:
    """Address of a learning path."""
    return f"{edition.locale.prefix}paths/{path.id}/"


def path_minutes(path: LearningPath, edition: Edition) -> int:
    """Time for all modules of a path."""
    pages = (edition.site.page_or_fallback(f"modules/{step.module}.md", edition.locale) for step in path.steps)
    return sum(page.module.minutes for page in pages if page is not None)


def facts(resource: Resource, edition: Edition) -> dict[str, Any]:
    """A resource as plain data for a template, with its codes put into words."""
    strings = edition.strings
    site = edition.site
    return {
        "id": resource.id,
        "kind": resource.kind,
        "kind_name": strings(f"kind.{resource.kind}"),
        "url": resource.url,
        "title": resource.title,
        "description": resource.description,
        "lang": "" if resource.lang == edition.locale.tag else resource.lang,
        "order": resource.order,
        "minutes": resource.minutes,
        "duration": formats.duration(resource.minutes, strings) if resource.minutes else "",
        "band": resource.band,
        "level": resource.level,
        "level_name": strings(f"level.{resource.level}") if resource.level else "",
        "programmes": [
            {"id": identifier, "acronym": site.programmes[identifier].acronym} for identifier in resource.programmes
        ],
        "topics": [
            {"id": identifier, "name": edition.text(site.topics[identifier].name)} for identifier in resource.topics
        ],
        "updated": resource.updated.isoformat() if resource.updated else "",
    }


def _modules(edition: Edition) -> Iterator[Resource]:
    return (module_resource(page, edition) for page in edition.site.modules(edition.locale))


def _practices(edition: Edition) -> Iterator[Resource]:
    site = edition.site
    for path in site.all_paths:
        page = site.page_or_fallback(path, edition.locale)
        if kind_of(path) is Kind.PRACTICE and page is not None:
            yield Resource(
                id=page.slug,
                kind="practice",
                title=edition.title(page),
                topics=tuple(page.practice.topics),
                programmes=tuple(page.practice.programmes),
                **_common(page, edition),
            )


def _paths(edition: Edition) -> Iterator[Resource]:
    site = edition.site
    for path in site.paths.values():
        steps = [site.page_or_fallback(f"modules/{step.module}.md", edition.locale) for step in path.steps]
        modules = [page.module for page in steps if page is not None]
        yield Resource(
            id=path.id,
            kind="path",
            url=path_url(path, edition),
            title=edition.text(path.title),
            description=edition.text(path.description),
            lang=site.text_locale(path.title, edition.locale),
            locales=tuple(tag for tag in site.locales.tags if tag in path.title),
            minutes=sum(module.minutes for module in modules),
            topics=tuple(dict.fromkeys(topic for module in modules for topic in module.topics)),
            updated=max((module.updated for module in modules), default=None),
        )


def _tools(edition: Edition) -> Iterator[Resource]:
    for path in _TOOLS:
        page = edition.site.page_or_fallback(path, edition.locale)
        if page is not None:
            yield Resource(id=page.slug, kind="tool", title=edition.title(page), **_common(page, edition))


def _common(page: Page, edition: Edition) -> dict[str, Any]:
    """What every page that is a resource has. Its address is that of the reader's language."""
    site = edition.site
    return {
        "url": edition.locale.prefix + page.url.removeprefix(page.locale.prefix),
        "description": edition.describe(page),
        "lang": page.locale.tag,
        "locales": tuple(locale.tag for locale in site.locales if site.page(page.path, locale)),
        "updated": page.meta.updated,
    }
