"""The site as one frozen value: its facts, its data and its pages in every language, with look-ups."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from mmcd.config import SiteConfig
from mmcd.findings import Problem
from mmcd.locales import Locale, Locales
from mmcd.model.outline import Outline
from mmcd.model.positions import Marked
from mmcd.model.schema import (
    Country,
    Dataset,
    Figure,
    LearningPath,
    LinkException,
    ModuleMeta,
    Organisation,
    PageMeta,
    PracticeMeta,
    Programme,
    Project,
    Reference,
    Slot,
    Term,
    Topic,
)
from mmcd.model.source import Document, Source


class Kind(enum.StrEnum):
    """What a page is, which decides its template and its place in the catalogue."""

    HOME = "home"
    MODULE = "module"
    PRACTICE = "practice"
    PROGRAMME = "programme"
    PROGRAMMES = "programmes"
    PATH = "path"
    PATHS = "paths"
    CATALOGUE = "catalogue"
    GLOSSARY = "glossary"
    REFERENCES = "references"
    EXCHANGE = "exchange"
    SEARCH = "search"
    ABOUT = "about"
    DATASETS = "datasets"
    COUNTRY_SHEET = "country-sheet"
    ACTION_PLAN = "action-plan"
    PROSE = "prose"


_KINDS = {
    "index.md": Kind.HOME,
    "about.md": Kind.ABOUT,
    "catalogue.md": Kind.CATALOGUE,
    "glossary.md": Kind.GLOSSARY,
    "references.md": Kind.REFERENCES,
    "search.md": Kind.SEARCH,
    "programmes/index.md": Kind.PROGRAMMES,
    "paths/index.md": Kind.PATHS,
    "exchange/index.md": Kind.EXCHANGE,
}
_FOLDERS = {"modules": Kind.MODULE, "exchange": Kind.PRACTICE, "programmes": Kind.PROGRAMME}

COUNTRY_SHEET = "country-sheet.md"
"""Path of the page on which slots are filled in."""

_TOOLS = {
    "datasets.md": Kind.DATASETS,
    COUNTRY_SHEET: Kind.COUNTRY_SHEET,
    "action-plan.md": Kind.ACTION_PLAN,
}

REQUIRED_PAGES = tuple(_KINDS)
"""Pages that the site's navigation leads to."""


def kind_of(path: str) -> Kind:
    """The kind of the page at `path` (without locale: `modules/x.md`)."""
    if path in _KINDS:
        return _KINDS[path]
    if path in _TOOLS:
        return _TOOLS[path]
    folder, _, rest = path.partition("/")
    return _FOLDERS.get(folder, Kind.PROSE) if rest else Kind.PROSE


def url_of(path: str) -> str:
    """The address of `path` below its locale: `modules/x.md` → `modules/x/`, `index.md` → empty."""
    stem = path.removesuffix(".md")
    if stem == "index":
        return ""
    return f"{stem.removesuffix('/index')}/"


@dataclass(frozen=True)
class Page:
    """One page in one language. `path` is without locale and the same in every language."""

    path: str
    locale: Locale
    meta: PageMeta
    document: Document
    outline: Outline
    marks: Marked

    @cached_property
    def kind(self) -> Kind:
        """What the page is."""
        return kind_of(self.path)

    @property
    def file(self) -> str:
        """Its file, relative to the root: `docs/fr/modules/x.md`."""
        return self.document.source.path

    @cached_property
    def memo(self) -> dict[str, Any]:
        """What is derived from the page once and asked for often (`checks.facts.once`)."""
        return {}

    @property
    def slug(self) -> str:
        """The last part of its path without ending: `labour-migration-fair-recruitment`."""
        return self.path.rpartition("/")[2].removesuffix(".md")

    @property
    def url(self) -> str:
        """Its address relative to the site's root: `fr/modules/x/`."""
        return self.locale.prefix + url_of(self.path)

    @property
    def module(self) -> ModuleMeta:
        """The frontmatter of a module. Raises TypeError for another kind of page."""
        if not isinstance(self.meta, ModuleMeta):
            raise TypeError(f"{self.path} is not a module")
        return self.meta

    @property
    def practice(self) -> PracticeMeta:
        """The frontmatter of a practice note. Raises TypeError for another kind of page."""
        if not isinstance(self.meta, PracticeMeta):
            raise TypeError(f"{self.path} is not a practice note")
        return self.meta


@dataclass(frozen=True, slots=True)
class File:
    """A file below `docs/`, of whatever kind; its size in bytes. A symbolic link is never followed."""

    bytes: int
    is_link: bool


@dataclass(frozen=True)
class Table:
    """A dataset: its description and its rows, every value as written in the CSV file."""

    id: str
    about: Dataset
    rows: Sequence[Mapping[str, str]]
    csv: str


@dataclass(frozen=True)
class Site:
    """Everything the site says. `problems` holds what reading it found wrong; the rest stays usable.

    Collections are keyed by id and keep the order of their file. `present` names the pages whose files are
    there, readable or not. `marks` holds each data file's values with their places, keyed by path relative to
    `docs/_data/`. `sources` holds the text of every file that was read (pages, YAML, CSV, SVG), keyed by
    path relative to the root; `files` names all files below `docs/`, keyed likewise, hidden ones included.
    `addresses` holds those once published, relative to the site's root; `link_exceptions` those of other hosts that
    are known to answer badly.
    `catalogues` holds the interface strings of the checkout by language, where it has them. `past` holds old texts
    of source pages by file and fingerprint, where the history was asked for them (`history.with_past`).
    """

    config: SiteConfig
    project: Project | None
    programmes: Mapping[str, Programme]
    topics: Mapping[str, Topic]
    paths: Mapping[str, LearningPath]
    glossary: Mapping[str, Term]
    references: Mapping[str, Reference]
    organisations: Mapping[str, Organisation]
    slots: Mapping[str, Slot]
    country: Country | None
    figures: Mapping[str, Figure]
    tables: Mapping[str, Table]
    redirects: Mapping[str, str]
    pages: Mapping[tuple[str, str], Page]
    present: frozenset[tuple[str, str]]
    assets: frozenset[str]
    marks: Mapping[str, Marked]
    sources: Mapping[str, Source]
    files: Mapping[str, File]
    problems: Sequence[Problem]
    addresses: Sequence[str] = ()
    link_exceptions: Sequence[LinkException] = ()
    catalogues: Mapping[str, Marked] = field(default_factory=dict)
    past: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def locales(self) -> Locales:
        """The languages of the site."""
        return self.config.locales

    @cached_property
    def memo(self) -> dict[str, Any]:
        """What is derived from the whole site once and asked for often (`checks.facts.once`)."""
        return {}

    @property
    def facts(self) -> Project:
        """The project's facts, once they are known to be readable."""
        if self.project is None:
            raise ValueError("the site has no readable project.yml")
        return self.project

    def page(self, path: str, locale: Locale) -> Page | None:
        """The page at `path` in exactly this locale."""
        return self.pages.get((path, locale.tag))

    def counterpart(self, page: Page, locale: Locale) -> Page | None:
        """The same page in another language."""
        return self.page(page.path, locale)

    def page_or_fallback(self, path: str, locale: Locale) -> Page | None:
        """The page in `locale`, else in the default locale, else in any."""
        for candidate in (locale, *self.locales):
            if (page := self.page(path, candidate)) is not None:
                return page
        return None

    def in_locale(self, locale: Locale) -> Iterator[Page]:
        """Pages written in `locale`, by path."""
        return (page for page in self.pages.values() if page.locale.tag == locale.tag)

    @cached_property
    def all_paths(self) -> tuple[str, ...]:
        """Paths of all pages in any language, sorted."""
        return tuple(sorted({path for path, _ in self.pages}))

    def modules(self, locale: Locale) -> list[Page]:
        """Modules as a reader of `locale` is offered them (fallbacks included), in curriculum order."""
        found = [
            page
            for path in self.all_paths
            if kind_of(path) is Kind.MODULE and (page := self.page_or_fallback(path, locale)) is not None
        ]
        return sorted(found, key=lambda page: (page.module.order, page.slug))

    def text(self, texts: Mapping[str, str], locale: Locale) -> str:
        """The text in `locale`, else in the default locale, else in any."""
        return texts[self.text_locale(texts, locale)]

    def text_locale(self, texts: Mapping[str, str], locale: Locale) -> str:
        """The tag of the language in which `text` answers."""
        for tag in (locale.tag, self.locales.default.tag):
            if tag in texts:
                return tag
        return next(iter(texts))
