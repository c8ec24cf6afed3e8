"""How complete the site is: modules by language and section, and what each language counts in all."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mmcd.locales import Locale
from mmcd.model.site import Kind, Page, Site, kind_of
from mmcd.model.translation import is_stale, source_of

SECTIONS = ("objectives", "content", "scenario", "check", "takeaways", "practice", "references")
"""The parts of a module, in order. `content` stands for all sections that are none of the others."""


class Translation(enum.StrEnum):
    """How a page stands to its source."""

    SOURCE = "source"
    CURRENT = "current"
    STALE = "stale"
    UNDATED = "undated"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The sources a page cites: how many, how many of them were looked up, and the oldest of these days."""

    sources: int
    verified: int
    since: datetime.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One module in one language. words: by part of a module (`SECTIONS`), without those that are not there.

    content: number of content sections. status is empty and all counts are zero where the page is missing.
    """

    path: str
    slug: str
    locale: str
    title: str
    order: int
    translation: Translation
    status: str
    words: Mapping[str, int]
    content: int
    questions: int
    references: int
    figures: int
    minutes: int

    @property
    def total(self) -> int:
        """Words of all its parts."""
        return sum(self.words.values())

    @property
    def missing(self) -> tuple[str, ...]:
        """Parts that are not there or, except the generated references, are empty."""
        return tuple(name for name in SECTIONS if not self.has(name))

    def has(self, name: str) -> bool:
        """Whether a part is there and holds text. The references are written by the build."""
        return name in self.words and (name == "references" or self.words[name] > 0)

    @property
    def is_complete(self) -> bool:
        """Whether no part is missing."""
        return not self.missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """What one language has in all. complete: modules without a missing part; stale: translations out of date."""

    locale: str
    name: str
    modules: int
    complete: int
    missing: int
    stale: int
    pages: int
    practices: int
    words: int
    questions: int
    figures: int
    minutes: int
    references: int
    terms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """The matrix, modules in curriculum order and languages in the site's, and the totals by language."""

    modules: Sequence[Coverage]
    totals: Sequence[Total]

    def as_dict(self) -> dict[str, Any]:
        """The JSON object of `mmcd stats --format json`."""
        return {
            "modules": [
                {
                    "module": one.slug,
                    "locale": one.locale,
                    "title": one.title,
                    "translation": str(one.translation),
                    "status": one.status,
                    "sections": {name: one.words.get(name) for name in SECTIONS},
                    "content_sections": one.content,
                    "missing": list(one.missing),
                    "words": one.total,
                    "questions": one.questions,
                    "references": one.references,
                    "figures": one.figures,
                    "minutes": one.minutes,
                }
                for one in self.modules
            ],
            "totals": [
                {
                    "locale": total.locale,
                    "modules": total.modules,
                    "complete": total.complete,
                    "missing": total.missing,
                    "stale": total.stale,
                    "pages": total.pages,
                    "practice_notes": total.practices,
                    "words": total.words,
                    "questions": total.questions,
                    "figures": total.figures,
                    "minutes": total.minutes,
                    "references": total.references,
                    "terms": total.terms,
                }
                for total in self.totals
            ],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A reference to be looked up again. by: when (None: never looked up); days: until then, negative when late."""

    key: str
    title: str
    by: datetime.date | None
    days: int | None
    pages: int


def statistics(site: Site) -> Statistics:
    """The statistics of a site."""
    paths = [path for path in site.all_paths if kind_of(path) is Kind.MODULE]
    shown = {path: site.page_or_fallback(path, site.locales.default) for path in paths}
    ordered = sorted(
        ((page.module.order, path) for path, page in shown.items() if page is not None),
    )
    modules = [_coverage(path, locale, site) for _, path in ordered for locale in site.locales]
    return Statistics(
        modules=modules,
        totals=[_total(locale, [one for one in modules if one.locale == locale.tag], site) for locale in site.locales],
    )


def checked(page: Page, site: Site) -> Checked:
    """When the sources of a page were last looked up: the oldest of the days, so that it holds for each."""
    keys = {citation.key for citation in page.outline.citations} & set(site.references)
    days = [day for key in keys if (day := site.references[key].verified_on) is not None]
    return Checked(sources=len(keys), verified=len(days), since=min(days, default=None))


def due(site: Site, today: datetime.date) -> list[Due]:
    """References to be looked up again, the most urgent first; those that nobody has confirmed come last.

    pages: how many pages cite each. References that are verified without a day are not urgent: they come between.
    """
    uses: dict[str, int] = {}
    for page in site.pages.values():
        for key in {citation.key for citation in page.outline.citations}:
            uses[key] = uses.get(key, 0) + 1
    found = [
        Due(
            key=key,
            title=site.text(reference.title, site.locales.default),
            by=reference.review_by,
            days=None if reference.review_by is None else (reference.review_by - today).days,
            pages=uses.get(key, 0),
        )
        for key, reference in site.references.items()
    ]
    late = datetime.date.max
    return sorted(found, key=lambda one: (one.by or late, not site.references[one.key].verified, -one.pages, one.key))


def translation_of(page: Page, site: Site) -> Translation:
    """How a page stands to its source."""
    if source_of(page, site) is None:
        return Translation.SOURCE
    if page.meta.source_hash is None:
        return Translation.UNDATED
    return Translation.STALE if is_stale(page, site) else Translation.CURRENT


def _coverage(path: str, locale: Locale, site: Site) -> Coverage:
    page = site.page(path, locale)
    shown = page or site.page_or_fallback(path, locale)
    assert shown is not None
    words = dict(_words(page)) if page is not None else {}
    return Coverage(
        path=path,
        slug=shown.slug,
        locale=locale.tag,
        title=shown.meta.title,
        order=shown.module.order,
        translation=translation_of(page, site) if page is not None else Translation.MISSING,
        status=str(page.module.status) if page is not None else "",
        words=words,
        content=sum(1 for section in page.outline.sections if section.id not in SECTIONS) if page is not None else 0,
        questions=len(page.outline.questions) if page is not None else 0,
        references=len({citation.key for citation in page.outline.citations}) if page is not None else 0,
        figures=len(page.outline.figures) if page is not None else 0,
        minutes=page.module.minutes if page is not None else 0,
    )


def _words(page: Page) -> Iterator[tuple[str, int]]:
    """Words of each part of a module that is there."""
    found: dict[str, int] = {}
    for section in page.outline.sections:
        name = section.id if section.id in SECTIONS and section.id != "content" else "content"
        assert name is not None
        found[name] = found.get(name, 0) + section.words
    yield from ((name, found[name]) for name in SECTIONS if name in found)


def _total(locale: Locale, modules: Sequence[Coverage], site: Site) -> Total:
    pages = list(site.in_locale(locale))
    written = [one for one in modules if one.translation is not Translation.MISSING]
    return Total(
        locale=locale.tag,
        name=locale.name,
        modules=len(written),
        complete=sum(one.is_complete for one in written),
        missing=len(modules) - len(written),
        stale=sum(translation_of(page, site) is Translation.STALE for page in pages),
        pages=len(pages),
        practices=sum(page.kind is Kind.PRACTICE for page in pages),
        words=sum(page.outline.words for page in pages),
        questions=sum(one.questions for one in written),
        figures=sum(len(page.outline.figures) for page in pages),
        minutes=sum(one.minutes for one in written),
        references=len({citation.key for page in pages for citation in page.outline.citations}),
        terms=sum(locale.tag in term.text for term in site.glossary.values()),
    )
