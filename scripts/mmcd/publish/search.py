"""The search index, one Pagefind bundle per language, made from the rendered articles.

Pagefind folds accents and splits words at ASCII punctuation, but not at the typographic apostrophe, and
knows no ligatures: `œuvre` in « main-d’œuvre » would not be found. So a copy with `'` and `oe` is indexed,
and what readers see of it is set back to good typography in the fragments afterwards.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

import lxml.html
from lxml.html import HtmlElement
from pagefind.service import get_executable

from mmcd.edition import Edition
from mmcd.errors import MmcdError, ToolMissing
from mmcd.model.site import Kind
from mmcd.pages.assemble import Assembled
from mmcd.publish.articles import article
from mmcd.publish.widening import widening
from mmcd.workspace import Workspace

FOLDER = "assets/search"
"""Below it, one folder per language."""

_UNINDEXED = (
    "//section[@data-section='references' or @data-section='terms']",
    "//details[contains(@class, 'option__feedback') or contains(@class, 'figure__data')]",
    "//*[contains(@class, 'serves') or contains(@class, 'figure__foot')]",
    "//input",
    "//picture",
)
_SIGNATURE = b"pagefind_dcd"
_PLAIN = str.maketrans({"’": "'", "‘": "'", "œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "…": "..."})
# Files of Pagefind's own interface, which this site replaces by one that speaks its languages.
_UNUSED = (
    "pagefind-ui.js",
    "pagefind-ui.css",
    "pagefind-modular-ui.js",
    "pagefind-modular-ui.css",
    "pagefind-component-ui.js",
    "pagefind-component-ui.css",
    "pagefind-highlight.js",
    # For languages that Pagefind does not know; each bundle here has one that it does.
    "wasm.unknown.pagefind",
)


@dataclass(frozen=True, slots=True)
class Record:
    """Something to be found. url: relative to the site's root. body: HTML."""

    url: str
    title: str
    body: str
    kind: str
    topics: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()


@dataclass
class _Typography:
    """Remembers how each plain word of the index was written."""

    seen: dict[str, Counter[str]] = field(default_factory=dict)

    def plain(self, text: str) -> str:
        """Text as it is indexed. White space stays as it is, so words keep their positions."""
        result = text.translate(_PLAIN)
        if result != text:
            for word, written in zip(result.split(), text.split(), strict=True):
                if word != written:
                    self.seen.setdefault(word, Counter())[written] += 1
        return result

    def restore(self, text: str) -> str:
        """Indexed text as it was written, word for word."""
        return " ".join(self._word(word) for word in text.split(" "))

    def _word(self, word: str) -> str:
        for ending in ("", "."):
            # Pagefind adds a full stop to what ends without one.
            stem = word.removesuffix(ending) if ending else word
            if (found := self.seen.get(stem)) is not None:
                return found.most_common(1)[0][0] + word[len(stem) :]
        return word


def index(workspace: Workspace, pages: list[Assembled], site_dir: Path) -> None:
    """Write the search bundles of all languages below `site_dir`.

    Raises ToolMissing without Pagefind's program, MmcdError where it fails.
    """
    with ThreadPoolExecutor() as pool:  # the work is done by one process of Pagefind per language
        list(pool.map(lambda edition: _index(edition, pages, site_dir), workspace.editions))


def _index(edition: Edition, pages: list[Assembled], site_dir: Path) -> None:
    folder = site_dir / FOLDER / edition.locale.tag
    typography = _Typography()
    # Pagefind's Python interface waits a tenth of a second for each page; its program reads a folder at once.
    with tempfile.TemporaryDirectory(prefix="mmcd-search-") as name:
        source = Path(name)
        mine = [page for page in pages if page.locale == edition.locale.tag]
        for number, record in enumerate(records(edition, mine, site_dir)):
            (source / f"{number:06}.html").write_text(_html(record, edition, typography), encoding="utf-8")
        _run(source, folder, edition.locale.tag)
    for unused in _UNUSED:
        (folder / unused).unlink(missing_ok=True)
    for fragment in sorted((folder / "fragment").glob("*.pf_fragment")):
        fragment.write_bytes(_restored(fragment.read_bytes(), typography, edition))
    words = json.dumps(widening(edition), ensure_ascii=False, separators=(",", ":"))
    (folder / "widening.json").write_text(words, encoding="utf-8")


def _run(source: Path, folder: Path, tag: str) -> None:
    program = get_executable()
    if program is None:
        raise ToolMissing("Pagefind", "pip install 'pagefind[bin]'")
    command = [str(program), "--site", str(source), "--output-path", str(folder), "--force-language", tag, "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        said = " ".join((done.stderr or done.stdout).split())
        raise MmcdError(f"Pagefind could not make the search index: {said[-300:]}")


def records(edition: Edition, pages: list[Assembled], site_dir: Path) -> Iterator[Record]:
    """Everything a reader of a language can find: pages written in it, terms, references."""
    site, strings = edition.site, edition.strings
    for page in pages:
        kind = page.meta["kind"]
        if page.meta["robots"] or kind in (Kind.HOME, Kind.SEARCH):
            continue
        html = article(site_dir, page.url)
        if html is None:
            continue
        module = site.page(page.path, edition.locale) if kind == Kind.MODULE else None
        yield Record(
            page.url,
            page.meta["title"],
            f"<p>{escape(page.meta['description'])}</p>{_opening(html) if _is_list(kind) else html}",
            strings(f"search.kind.{kind}")
            if kind in ("module", "path", "practice", "programme")
            else strings("search.kind.page"),
            tuple(edition.text(site.topics[topic].name) for topic in module.module.topics) if module else (),
            tuple(site.programmes[p].acronym for p in module.module.programmes) if module else (),
        )
    prefix = edition.locale.prefix
    for term in site.glossary.values():
        if (text := term.text.get(edition.locale.tag)) is not None:
            others = [entry for tag, entry in term.text.items() if tag != edition.locale.tag]
            known = ", ".join(part for entry in others for part in (entry.term, entry.abbr) if part)
            title = text.term + (f" ({text.abbr})" if text.abbr else "")
            body = f"<p>{escape(text.definition)}</p><p>{escape(known)}</p>"
            yield Record(f"{prefix}glossary/#{term.id}", title, body, strings("search.kind.term"))
    for key in site.references:
        entry = edition.bibliography[key]
        body = f"<p>{escape(entry.text)}</p><p>{escape(entry.short)}</p>"
        yield Record(f"{prefix}references/#{key}", entry.title, body, strings("search.kind.reference"))


def _is_list(kind: str) -> bool:
    """Whether a page lists what is indexed entry by entry."""
    return kind in (Kind.GLOSSARY, Kind.REFERENCES)


def _opening(html: str) -> str:
    """What stands before the first section."""
    return html.partition('<section class="section"')[0]


def _html(record: Record, edition: Edition, typography: _Typography) -> str:
    """A record as the document that Pagefind reads."""
    root = lxml.html.fragment_fromstring(record.body, create_parent="div")
    for query in _UNINDEXED:
        for item in root.xpath("." + query):
            item.drop_tree()
    for item in root.iter():
        if isinstance(item, HtmlElement):
            item.text = typography.plain(item.text) if item.text else item.text
        item.tail = typography.plain(item.tail) if item.tail else item.tail
    filters = "".join(
        f'<span data-pagefind-filter="{name}">{escape(value)}</span>'
        for name, values in (
            ("kind", (record.kind,)),
            ("topic", record.topics),
            ("programme", record.programmes),
        )
        for value in values
    )
    title = escape(typography.plain(record.title))
    body = lxml.html.tostring(root, encoding="unicode")
    return (
        f'<!DOCTYPE html><html lang="{edition.locale.tag}"><head><title>{title}</title></head><body>'
        f'<div hidden>{filters}<span data-pagefind-meta="kind">{escape(record.kind)}</span>'
        # Pagefind takes the address from the file's name; the true one travels beside it.
        f'<span data-pagefind-meta="url">{escape(record.url)}</span></div>'
        # The title is searched as a property; in the text it would only repeat itself in each excerpt.
        f'<h1 data-pagefind-meta="title">{title}</h1><main data-pagefind-body>{body}</main></body></html>'
    )


def _restored(data: bytes, typography: _Typography, edition: Edition) -> bytes:
    """A fragment whose texts read as they were written. Its words keep their positions."""
    raw = gzip.decompress(data)
    fragment: dict[str, Any] = json.loads(raw.removeprefix(_SIGNATURE))
    fragment["content"] = typography.restore(fragment["content"])
    fragment["meta"] = {
        name: edition.typesetter.text(typography.restore(value)) for name, value in fragment["meta"].items()
    }
    for anchor in fragment.get("anchors", []):
        anchor["text"] = edition.typesetter.text(typography.restore(anchor["text"]))
    text = json.dumps(fragment, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(_SIGNATURE + text.encode("utf-8"), mtime=0)
