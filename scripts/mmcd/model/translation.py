"""A page and its translations: which is the source, whether a translation is up to date, what has changed since.

A translation carries `source_hash`, the fingerprint of its source page when it was translated. The fingerprint is
made of what a translator translates: title, description, and the body with its structure. It does not change with
white space, comments, the composition that `mmcd check --fix` mends, or the rest of the frontmatter (which
`translation-metadata-differs` compares by itself).
"""

from __future__ import annotations

import enum
import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from mmcd.findings import Location
from mmcd.locales import Locale
from mmcd.model import source as files
from mmcd.model.outline import Comment, Outline, outline
from mmcd.model.positions import parse
from mmcd.model.site import Page, Site

MARK = "mmcd-translate"
"""How a comment begins that says: what follows is still to be translated."""

_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "\u00ad": None})
_VERSION = "v1"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page that is translated as one: its head (title, description, lead), or one section.

    id: empty for the head, and for a section without one. text: without white space that does not matter.
    """

    id: str
    title: str
    text: str


def source_of(page: Page, site: Site) -> Page | None:
    """The page that `page` translates: the same path in the default locale. None for a source itself."""
    return None if page.locale.is_default else site.page(page.path, site.locales.default)


def fingerprint(page: Page) -> str:
    """What `source_hash` of a translation made of `page` now must be: `v1-` and 16 hexadecimal digits."""
    memo = page.memo
    if "fingerprint" not in memo:
        memo["fingerprint"] = _hash(parts(page))
    return str(memo["fingerprint"])


def parts(page: Page) -> tuple[Part, ...]:
    """The parts of a page, the head first, then its sections in order."""
    return _parts(page.meta.title, page.meta.description, page.document.body, page.outline)


def parts_of_text(text: str) -> tuple[Part, ...]:
    """The parts of a page as a file held it at another time. Empty where it cannot be read."""
    document, _ = files.split(files.Source("", text))
    marked = parse(document.yaml, "")[0] if document is not None else None
    if document is None or marked is None or not isinstance(marked.data, dict):
        return ()
    title, description = (str(marked.data.get(key) or "") for key in ("title", "description"))
    return _parts(title, description, document.body, outline(document.body))


def fingerprint_of_text(text: str) -> str:
    """The fingerprint of a page as a file held it at another time. Empty where it cannot be read."""
    found = parts_of_text(text)
    return _hash(found) if found else ""


@dataclass(frozen=True, slots=True)
class Changes:
    """Parts of a source page that are new, other or gone since it was translated."""

    added: tuple[Part, ...] = ()
    changed: tuple[Part, ...] = ()
    removed: tuple[Part, ...] = ()


def changes(old: tuple[Part, ...], new: tuple[Part, ...]) -> Changes:
    """What became of the parts `old`. A section is known by its id, and where it has none by its title."""
    before = {part.id or part.title: part for part in old}
    after = {part.id or part.title: part for part in new}
    return Changes(
        added=tuple(part for key, part in after.items() if key not in before),
        changed=tuple(part for key, part in after.items() if key in before and before[key].text != part.text),
        removed=tuple(part for key, part in before.items() if key not in after),
    )


def is_stale(page: Page, site: Site) -> bool:
    """Whether the source of a translation is no longer what it was when it was translated."""
    if page.meta.source_hash is None:
        return False
    source = source_of(page, site)
    return source is not None and page.meta.source_hash != fingerprint(source)


def changes_since(page: Page, site: Site) -> Changes | None:
    """What changed in the source since `page` was translated, None where the old text is not at hand."""
    source = source_of(page, site)
    old = site.past.get((source.file, page.meta.source_hash or "")) if source is not None else None
    return changes(parts_of_text(old), parts(source)) if source is not None and old is not None else None


class State(enum.StrEnum):
    """How far a translation is."""

    MISSING = "missing"
    ORPHANED = "orphaned"
    UNFINISHED = "unfinished"
    STALE = "stale"
    UNDATED = "undated"
    CURRENT = "current"


def state_of(site: Site, path: str, locale: Locale) -> State:
    """How far the page at `path` is in a language other than the default one."""
    source, page = site.page(path, site.locales.default), site.page(path, locale)
    if page is None:
        return State.MISSING
    if source is None:
        return State.ORPHANED
    if unfinished(page) or MARK in page.document.yaml:
        return State.UNFINISHED
    if page.meta.source_hash is None:
        return State.UNDATED
    return State.STALE if is_stale(page, site) else State.CURRENT


def unfinished(page: Page) -> tuple[Comment, ...]:
    """Comments that mark what is still to be translated, in order."""
    return tuple(comment for comment in page.outline.comments if comment.text.startswith(MARK))


def prepare(source: Page, words: Mapping[str, str]) -> str:
    """The file of a translation to be made of `source`: its structure, with the source's text in the places.

    words: `head` and `section`, what the marks say after `mmcd-translate`. Everything that is left to be
    translated is marked, so that the checks list it.
    """
    lines = []
    for line in source.document.yaml.splitlines():
        if line.startswith("source_hash:"):
            continue
        if re.match(r"(title|description)[ \t]*:", line):
            lines.append(f"# {MARK}: {words['head']}")
        lines.append(line)
    lines.append(f"source_hash: {fingerprint(source)}")
    body = source.document.body
    pieces: list[str] = []
    end = 0
    lead = source.outline.sections[0].heading.offset if source.outline.sections else len(body)
    if body[:lead].strip():
        pieces.append(f"\n<!-- {MARK}: {words['section']} -->\n")
    for section in source.outline.sections:
        pieces.append(body[end : section.start])
        pieces.append(f"\n<!-- {MARK}: {words['section']} -->\n")
        end = section.start
    pieces.append(body[end:])
    return "---\n" + "\n".join(lines) + "\n---\n" + "".join(pieces)


def stamp(text: str, value: str) -> str:
    """The text of a page's file with `source_hash` set to `value`; everything else stays as it is.

    Raises ValueError for a text that has no frontmatter.
    """
    document, _ = files.split(files.Source("", text))
    if document is None:
        raise ValueError("the page has no frontmatter")
    start = text.index("\n") + 1
    line = f"source_hash: {value}"
    yaml, count = re.subn(r"^source_hash[ \t]*:.*$", line, document.yaml, count=1, flags=re.MULTILINE)
    if not count:
        yaml = document.yaml + ("" if document.yaml.endswith("\n") else "\n") + line + "\n"
    return text[:start] + yaml + text[start + len(document.yaml) :]


def _hash(found: tuple[Part, ...]) -> str:
    data = json.dumps([[part.id, part.text] for part in found], ensure_ascii=False)
    return f"{_VERSION}-{hashlib.sha256(data.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _parts(title: str, description: str, body: str, about: Outline) -> tuple[Part, ...]:
    first = about.sections[0].heading.offset if about.sections else len(body)
    head = f"{title}\n{description}\n{_without(body, about.comments, 0, first)}"
    return (
        Part("", "", _even(head)),
        *(
            Part(
                section.id or "",
                section.title,
                _even(_without(body, about.comments, section.heading.offset, section.end)),
            )
            for section in about.sections
        ),
    )


def _without(body: str, comments: tuple[Comment, ...], start: int, end: int) -> str:
    """`body` from start to end without the comments."""
    kept = []
    for comment in comments:
        if start <= comment.offset < end:
            kept.append(body[start : comment.offset])
            start = comment.end
    kept.append(body[start:end])
    return "".join(kept)


def _even(text: str) -> str:
    """Text without the differences that do not matter to a translator."""
    text = (
        unicodedata.normalize("NFC", text)
        .translate(_ALIKE)
        .replace("http://", "https://")
        .replace("...", "…")
        .replace(" -- ", " – ")
    )
    text = re.sub(r"[\s\u00a0\u202f]+", " ", text)
    # The build sets these spaces, whatever the author typed.
    return re.sub(r" (?=[:;?!\"])|(?<=\") ", "", text).strip()


def place(page: Page) -> Location:
    """Where a finding about a translation's date stands: its `source_hash`, or the first key."""
    return page.marks.at(("source_hash",), key=True)
