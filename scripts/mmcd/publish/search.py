"""The search index, one Pagefind bundle per language, made from the rendered articles.

Pagefind folds accents and splits words at ASCII punctuation, but not at the typographic apostrophe, and
knows no ligatures: `œuvre` in « main-d’œuvre » would not be found. So a copy with `'` and `oe` is indexed,
and what readers see of it is set back to good typography in the fragments afterwards.

Filters are not Pagefind's: one search here is several of Pagefind's put together, so only `search.js`, which puts
them together, can count. Each bundle has a file of ours with what that needs.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement
from pagefind.service import get_executable

from mmcd.edition import Edition
from mmcd.errors import MmcdError, ToolMissing
from mmcd.model.site import Kind
from mmcd.pages.assemble import Assembled
from mmcd.publish.articles import article
from mmcd.publish.pagefind_files import Fragment, rewrite
from mmcd.publish.widening import fold, forms, widening
from mmcd.workspace import Workspace

FOLDER = "assets/search"
"""Below it, one folder per language."""

COMPANION = "companion.json"
"""In each of them: common words, what widens a search, and by what results can be filtered."""

_UNINDEXED = (
    "//section[@data-section='references' or @data-section='terms']",
    "//details[contains(@class, 'option__feedback') or contains(@class, 'figure__data')]",
    "//*[contains(@class, 'serves') or contains(@class, 'figure__foot')]",
    "//input",
    "//picture",
)
_PLAIN = str.maketrans({"’": "'", "‘": "'", "œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "…": "..."})
_KINDS = ("module", "path", "practice", "programme", "page", "term", "reference")
"""Of records, in the order in which a reader chooses from them."""


# Who types a few words looks for what explains them, then for what that rests on; the law is sought for itself.
_LEGAL = ("treaty", "legislation", "legal_case")
_LAW, _SOURCE = 0.8, 0.01


@dataclass(frozen=True, slots=True)
class Record:
    """Something to be found. url: relative to the site's root. body: HTML. topics, programmes: ids.

    names: what a reader may call it who looks for this and nothing else. elsewhere: what other languages call it,
    to be searched and never shown. weight: of the record beside others that hold the same words.
    """

    url: str
    title: str
    body: str
    kind: str
    topics: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    elsewhere: str = ""
    weight: float = 1

    def __post_init__(self) -> None:
        assert self.kind in _KINDS


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
        seen = self.seen
        return " ".join([self._word(word) if word in seen or word[-1:] == "." else word for word in text.split(" ")])

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
    tag = edition.locale.tag
    folder = site_dir / FOLDER / tag
    typography = _Typography()
    written: list[Record] = []
    words: set[str] = set()
    # Pagefind's Python interface waits a tenth of a second for each page; its program reads a folder at once.
    with tempfile.TemporaryDirectory(prefix="mmcd-search-") as name:
        source = Path(name)
        for number, record in enumerate(records(edition, [page for page in pages if page.locale == tag], site_dir)):
            (source / f"{number:06}.html").write_text(_html(record, edition, typography), encoding="utf-8")
            written.append(record)
            words.update(re.sub(r"<[^>]*>", " ", record.body).split())
        _run(source, folder, tag)
    names = rewrite(folder, tag, lambda number, fragment: _restored(fragment, written[number], typography, edition))
    companion = {
        "common": edition.strings("search.common_words").split(),
        "widening": widening(edition, words),
        "names": _names(dict(zip(names, written, strict=True))),
        **_facets(edition, dict(zip(names, written, strict=True))),
    }
    text = json.dumps(companion, ensure_ascii=False, separators=(",", ":"))
    (folder / COMPANION).write_text(text, encoding="utf-8")


def _names(found: dict[str, Record]) -> dict[str, str]:
    """Folded names, and the record that each is the name of: the first one, which needs no bracket to be told apart."""
    names: dict[str, str] = {}
    for name, record in found.items():
        for called in record.names:
            names.setdefault(fold(called), name)
    return names


def _facets(edition: Edition, found: dict[str, Record]) -> dict[str, object]:
    """By what results can be filtered: the values of each filter, and which of them (by place) each record has.

    Where a record does not weigh as much as others, its weight follows.
    """
    site = edition.site
    values = {
        "kind": {kind: edition.strings(f"search.kind.{kind}") for kind in _KINDS},
        "topic": {topic.id: edition.text(topic.name) for topic in site.topics.values()},
        "programme": {programme.id: programme.acronym for programme in site.programmes.values()},
    }
    places = {name: list(labels) for name, labels in values.items()}
    return {
        "facets": {name: list(labels.items()) for name, labels in values.items()},
        "pages": {
            name: [
                [places["kind"].index(record.kind)],
                [places["topic"].index(topic) for topic in record.topics],
                [places["programme"].index(programme) for programme in record.programmes],
                *([record.weight] if record.weight != 1 else []),
            ]
            for name, record in found.items()
        },
    }


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
    site = edition.site
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
            str(kind) if kind in _KINDS else "page",
            tuple(module.module.topics) if module else (),
            tuple(module.module.programmes) if module else (),
            (site.programmes[Path(page.path).stem].acronym,) if kind == Kind.PROGRAMME else (),
        )
    prefix = edition.locale.prefix
    for term in site.glossary.values():
        if (text := term.text.get(edition.locale.tag)) is not None:
            others = [entry for tag, entry in term.text.items() if tag != edition.locale.tag]
            elsewhere = ", ".join(part for entry in others for part in (entry.term, entry.abbr) if part)
            title = text.term + (f" ({text.abbr})" if text.abbr else "")
            body = f"<p>{escape(text.definition)}</p>"
            names = (*forms(text.term), *([text.abbr] if text.abbr else []))
            yield Record(f"{prefix}glossary/#{term.id}", title, body, "term", names=names, elsewhere=elsewhere)
    for key, reference in site.references.items():
        entry = edition.bibliography[key]
        body = f"<p>{escape(entry.text)}</p><p>{escape(entry.short)}</p>"
        yield Record(
            f"{prefix}references/#{key}",
            entry.title,
            body,
            "reference",
            weight=_LAW if reference.type in _LEGAL else _SOURCE,
        )


def _is_list(kind: str) -> bool:
    """Whether a page lists what is indexed entry by entry."""
    return kind in (Kind.GLOSSARY, Kind.REFERENCES)


def _opening(html: str) -> str:
    """What stands before the first section."""
    return re.split(r"<section\b", html, maxsplit=1)[0]


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
    title = escape(typography.plain(record.title))
    body = lxml.html.tostring(root, encoding="unicode")
    elsewhere = escape(typography.plain(record.elsewhere))
    return (
        f'<!DOCTYPE html><html lang="{edition.locale.tag}"><head><title>{title}</title></head><body>'
        # The title is searched as a property; in the text it would only repeat itself in each excerpt.
        f'<h1 data-pagefind-meta="title">{title}</h1><p data-pagefind-meta="elsewhere">{elsewhere}</p>'
        f"<main data-pagefind-body>{body}</main></body></html>"
    )


def _restored(fragment: Fragment, record: Record, typography: _Typography, edition: Edition) -> Fragment:
    """A fragment whose texts read as they were written, with its true address. Its words keep their positions."""
    anchors = [
        {**anchor, "text": edition.typesetter.text(typography.restore(anchor["text"]))}
        for anchor in fragment["anchors"]
    ]
    return {
        **fragment,
        "url": f"/{record.url}",
        "content": typography.restore(fragment["content"]),
        "meta": {
            "title": edition.typesetter.text(typography.restore(fragment["meta"]["title"])),
            "kind": record.kind,
            **({"elsewhere": record.elsewhere} if record.elsewhere else {}),
        },
        "anchors": anchors,
    }
