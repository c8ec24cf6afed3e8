"""Where a link can lead: files, pages, sections."""

from __future__ import annotations

import enum
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from markdown.extensions.toc import slugify, unique

from mmcd.checks.addresses import danger
from mmcd.checks.facts import once
from mmcd.findings import Location
from mmcd.model.outline import Link, plain
from mmcd.model.positions import Marked
from mmcd.model.site import Kind, Page, Site, url_of

KNOWN_SCHEMES = frozenset({"http", "https", "mailto", "tel", "term", "figure", "slot"})

_INLINE_ID = re.compile(r"\{:?[ ]*(?:[^{}\n]*[ ])?#([^\s{}]+)[^{}\n]*\}")
_TAG_LINKS = {
    "a": "href",
    "area": "href",
    "img": "src",
    "source": "src",
    "iframe": "src",
    "video": "src",
    "audio": "src",
}
_ADDRESS = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]{1,11}:/{1,3}|[A-Za-z]{3,6}//|//|www\.|mailto:|tel:)\S*")
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|webp|avif|svg)$", re.IGNORECASE)


class Verdict(enum.Enum):
    """What is to be said of a link to a file of this site."""

    RIGHT = "right"
    MISSING = "missing"
    OTHER_CASE = "other case"
    OTHER_LANGUAGE = "other language"
    UNPUBLISHED = "unpublished"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Judged:
    """A relative link of a page. file: what it leads to, relative to `docs/`; other: what it should lead to."""

    link: Link
    verdict: Verdict
    file: str
    other: str = ""


@once
def targets(site: Site) -> frozenset[str]:
    """What can be linked to, relative to `docs/`: pages in a language, pages made from data, shared files."""
    known = set(site.assets)
    for locale in site.locales:
        known.update(f"{locale.tag}/{path}" for path, _ in site.present)
        known.update(f"{locale.tag}/paths/{identifier}.md" for identifier in site.paths)
    return frozenset(known)


@once
def _by_lower_case(site: Site) -> dict[str, str]:
    return {target.lower(): target for target in targets(site)}


@once
def _docs(site: Site) -> str:
    """The folder of the content, as the paths of its files begin."""
    return site.config.docs_dir.relative_to(site.config.root).as_posix()


def folder(page: Page) -> str:
    """The folder of a page, relative to `docs/`."""
    return posixpath.dirname(f"{page.locale.tag}/{page.path}")


def resolve(page: Page, link: Link) -> str | None:
    """The file a relative link leads to, relative to `docs/`, or None where it leaves it."""
    path = unquote(link.target.partition("#")[0].partition("?")[0])
    if path.startswith("/"):
        return None
    target = posixpath.normpath(posixpath.join(folder(page), path.replace("\\", "/")))
    return None if target.startswith("..") else target


def page_at(site: Site, path: str | None) -> Page | None:
    """The page of a file relative to `docs/`, in its language or as its readers are shown it."""
    tag, _, rest = (path or "").partition("/")
    if tag not in site.locales:
        return None
    return site.page_or_fallback(rest, site.locales[tag])


def links_of(page: Page) -> tuple[Link, ...]:
    """All links and images of a page, those of raw HTML included (they have no text)."""
    if not page.outline.tags:
        return page.outline.links
    key = f"{__name__}.links_of"
    if key not in page.memo:
        made = [
            Link(tag.attributes[name].strip(), "", tag.name == "img", tag.at, tag.offset)
            for tag in page.outline.tags
            if (name := _TAG_LINKS.get(tag.name, "")) in tag.attributes
        ]
        page.memo[key] = tuple(sorted((*page.outline.links, *made), key=lambda link: link.offset))
    return page.memo[key]  # type: ignore[no-any-return]


def is_relative(link: Link) -> bool:
    """Whether a link is a path of this site, or a section of its own page."""
    target = link.target.strip()
    if target not in ("", "#") and target[0] != "/" and ":" not in target and "&" not in target and "%" not in target:
        return not _ADDRESS.match(target)
    return not link.scheme and target not in ("", "#") and not _ADDRESS.match(target) and not danger(target)


def judged(page: Page, site: Site) -> tuple[Judged, ...]:
    """The links of a page to files of this site, each with its verdict."""
    key = f"{__name__}.judged"
    if key not in page.memo:
        page.memo[key] = tuple(
            _judge(page, site, link) for link in links_of(page) if is_relative(link) and not link.target.startswith("#")
        )
    return page.memo[key]  # type: ignore[no-any-return]


def _judge(page: Page, site: Site, link: Link) -> Judged:
    path = resolve(page, link)
    if path is None:
        is_inside = link.target.startswith("/")
        return Judged(link, Verdict.MISSING if is_inside else Verdict.OUTSIDE, link.target)
    if path in targets(site):
        tag, _, rest = path.partition("/")
        if tag != page.locale.tag and tag in site.locales and (rest, page.locale.tag) in site.present:
            return Judged(link, Verdict.OTHER_LANGUAGE, path, f"{page.locale.tag}/{rest}")
        return Judged(link, Verdict.RIGHT, path)
    if other := _by_lower_case(site).get(path.lower()):
        return Judged(link, Verdict.OTHER_CASE, path, other)
    if path.startswith("_data/") or f"{_docs(site)}/{path}" in site.files:
        return Judged(link, Verdict.UNPUBLISHED, path)
    return Judged(link, Verdict.MISSING, path)


def anchors(page: Page, site: Site) -> frozenset[str]:
    """Ids of a page that can be linked to, those that the build adds included."""
    found = _written_ids(page) | _made_ids(page, site)
    if page.kind is Kind.GLOSSARY:
        return found | set(site.glossary)
    if page.kind is Kind.REFERENCES:
        return found | set(site.references)
    return found


def named_anchors(page: Page, site: Site) -> frozenset[str]:
    """The ids that an author would link to: those she wrote, glossary entries, references."""
    if page.kind is Kind.GLOSSARY:
        return _heading_ids(page) | set(site.glossary)
    if page.kind is Kind.REFERENCES:
        return _heading_ids(page) | set(site.references)
    return _heading_ids(page)


@once
def _heading_ids(page: Page) -> frozenset[str]:
    return frozenset(heading.id for heading in page.outline.headings if heading.id)


@once
def _written_ids(page: Page) -> frozenset[str]:
    """Ids that stand in the page, of headings and of anything else."""
    others = _INLINE_ID.findall(page.outline.masked) if "#" in page.outline.masked else ()
    tags = (tag.attributes["id"] for tag in page.outline.tags if tag.attributes.get("id"))
    return _heading_ids(page) | {*others, *tags}


def _made_ids(page: Page, site: Site) -> frozenset[str]:
    """Ids that the build gives: to headings without one, footnotes, objectives, terms, figures and references."""
    key = f"{__name__}.made_ids"
    if key in page.memo:
        return page.memo[key]  # type: ignore[no-any-return]
    outline = page.outline
    ids = set(_written_ids(page))
    for heading in outline.headings:
        if heading.id is None:
            unique(slugify(plain(heading.text), "-"), ids)
    made = set(ids)
    made.update(f"objective-{number}" for number in range(1, len(outline.objectives) + 1))
    made.update(f"figure-{link.name}" for link in outline.figures)
    cited = {citation.key for citation in outline.citations}
    for link in outline.figures:
        if (figure := site.figures.get(link.name)) is not None:
            table = site.tables.get(getattr(figure, "dataset", ""))
            cited.update(getattr(figure, "sources", None) or (table.about.sources if table else ()))
    if cited:
        made.update(("references", *(f"ref-{key}" for key in cited)))
    if outline.terms:
        made.update(("terms", *(f"term-{link.name}" for link in outline.terms)))
    notes = (use.label[1:] for use in (*outline.references, *outline.definitions) if use.label.startswith("^"))
    for note in notes:
        made.update((f"fn:{note}", f"fnref:{note}"))
    page.memo[key] = frozenset(made)
    return page.memo[key]  # type: ignore[no-any-return]


@once
def published(site: Site) -> frozenset[str]:
    """Addresses of all pages, relative to the site's root. Each page has one in every language."""
    below = {url_of(path) for path in site.all_paths} | {f"paths/{identifier}/" for identifier in site.paths}
    return frozenset(locale.prefix + url for locale in site.locales for url in below)


@dataclass(frozen=True, slots=True)
class Value:
    """A text of a data file or of a page's frontmatter."""

    text: str
    marks: Marked
    where: tuple[str | int, ...]

    @property
    def at(self) -> Location:
        """Its place."""
        return self.marks.at(self.where)

    @property
    def key(self) -> str:
        """The last key above it."""
        return next((str(step) for step in reversed(self.where) if isinstance(step, str)), "")


@once
def values(site: Site) -> tuple[Value, ...]:
    """Texts of the data files and of frontmatter in which an address or HTML may hide."""
    found: list[Value] = []
    for marks in (*site.marks.values(), *(page.marks for page in site.pages.values())):
        found.extend(Value(text, marks, where) for where, text in _texts(marks.data, ()))
    return tuple(found)


_NOT_SHOWN = frozenset({"evidence", "source_hash", "waive"})
"""Keys under which maintainers note something for each other."""


def _texts(data: Any, where: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, str):
        if ":" in data or "<" in data or "&" in data or "%" in data or "www." in data:
            yield where, data
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in _NOT_SHOWN:
                yield from _texts(value, (*where, key))
    elif isinstance(data, list):
        for position, value in enumerate(data):
            yield from _texts(value, (*where, position))


@dataclass(frozen=True, slots=True)
class Address:
    """An address outside of the pages of this site, as written, and where."""

    text: str
    at: Location


@once
def addresses(site: Site) -> dict[str, tuple[Address, ...]]:
    """Addresses with a scheme, or that should have one, of each page and data file, by the path of the file."""
    found: dict[str, list[Address]] = {}
    for page in site.pages.values():
        for link in links_of(page):
            if link.scheme not in ("term", "figure") and (link.scheme or _ADDRESS.match(link.target)):
                found.setdefault(page.file, []).append(Address(link.target, link.at))
    for value in values(site):
        if _ADDRESS.fullmatch(value.text.strip()):
            found.setdefault(value.marks.path, []).append(Address(value.text.strip(), value.at))
    return {path: tuple(each) for path, each in found.items()}


def host(address: str) -> str:
    """The host of an address, in lower case; empty where it has none or cannot be read."""
    try:
        return (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return ""


def is_file_name(text: str) -> bool:
    """Whether a text is the name of a picture file."""
    return bool(_IMAGE.search(text.strip()))
