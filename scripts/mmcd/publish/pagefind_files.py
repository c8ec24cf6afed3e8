"""Pagefind's files, made the same for the same input, and small to fetch from.

Pagefind orders some of what it writes by chance and cuts its index into pieces of about 40 KB (compressed). Here
its files are decoded, ordered, cut anew, and named by what they hold. Format: gzip around a signature and, for
fragments, JSON; else CBOR, as Pagefind 1.5 reads and writes it:

    meta    [version, [[fragment, words]], [[first word, last word, piece]], [[filter, file]], sorts, fields]
    piece   [[[word, pages, [[spelling, pages]]]]], where pages are [[step from the last page, positions, fields]]
"""

from __future__ import annotations

import gc
import gzip
import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import cbor2

from mmcd.errors import MmcdError

VERSION: Final = "1.5.2"
"""Of Pagefind, whose files these are. Another may write them otherwise."""

PIECE_BYTES: Final = 20_000
"""Aim for a piece of the index before it is compressed, which halves it. A single word may need more."""

_SIGNATURE = b"pagefind_dcd"
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

Fragment = dict[str, Any]


def rewrite(folder: Path, tag: str, change: Callable[[int, Fragment], Fragment]) -> list[str]:
    """Put Pagefind's files of one language in order; the names of the fragments, by number, are returned.

    change: what becomes of a fragment, given the number that its document's file was named by.
    Raises MmcdError where the files are not as this version of Pagefind writes them.
    """
    for unused in _UNUSED:
        (folder / unused).unlink(missing_ok=True)
    entry = json.loads((folder / "pagefind-entry.json").read_text(encoding="utf-8"))
    if entry["version"] != VERSION:
        raise MmcdError(f"The search index is written by Pagefind {entry['version']}, and {VERSION} is known here.")
    language = entry["languages"][tag]
    meta_file = folder / f"pagefind.{language['hash']}.pf_meta"
    version, pages, pieces, filters, sorts, fields = _decoded(meta_file)
    if filters or sorts:
        raise MmcdError("The search index holds filters or orders of Pagefind's own, which are not made reproducible.")
    meta_file.unlink()

    fragments = {name: json.loads(_raw(folder / "fragment" / f"{name}.pf_fragment")) for name, _ in pages}
    numbers = [int(Path(fragments[name]["url"]).stem) for name, _ in pages]
    order = sorted(range(len(pages)), key=numbers.__getitem__)
    texts = [_json(change(numbers[old], fragments[pages[old][0]])) for old in order]
    names = _write(folder / "fragment", tag, "pf_fragment", texts)

    with _uncollected():
        words = [word for *_, name in pieces for word in _decoded(folder / "index" / f"{name}.pf_index")[0]]
        cut = list(_cut(_renumbered(words, {old: new for new, old in enumerate(order)})))
        del words
    piece_names = _write(folder / "index", tag, "pf_index", [piece for _, _, piece in cut])

    listed = [[first, last, name] for (first, last, _), name in zip(cut, piece_names, strict=True)]
    counts = [[name, pages[old][1]] for name, old in zip(names, order, strict=True)]
    meta = cbor2.dumps([version, counts, listed, [], [], fields])
    language["hash"] = f"{tag}_{hashlib.sha256(meta).hexdigest()[:10]}"
    (folder / f"pagefind.{language['hash']}.pf_meta").write_bytes(_packed(meta))
    (folder / "pagefind-entry.json").write_bytes(_json(entry))
    return names


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for garbage: an index is millions of small lists, none of them in a circle."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _raw(file: Path) -> bytes:
    raw = gzip.decompress(file.read_bytes())
    if not raw.startswith(_SIGNATURE):
        raise MmcdError(f"{file.name} of the search index is not as Pagefind {VERSION} writes it.")
    return raw.removeprefix(_SIGNATURE)


def _decoded(file: Path) -> Any:
    return cbor2.loads(_raw(file))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _packed(data: bytes) -> bytes:
    return gzip.compress(_SIGNATURE + data, mtime=0)


def _write(folder: Path, tag: str, ending: str, contents: list[bytes]) -> list[str]:
    """Replace a folder's files by these, named by content; the names in the same order."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    digests = [hashlib.sha256(content).hexdigest() for content in contents]
    # Each name travels with every first search.
    length = next(n for n in range(7, 65) if len({digest[:n] for digest in digests}) == len(set(digests)))
    names = [f"{tag}_{digest[:length]}" for digest in digests]
    for name, content in zip(names, contents, strict=True):
        (folder / f"{name}.{ending}").write_bytes(_packed(content))
    return names


def _renumbered(words: list[Any], numbers: dict[int, int]) -> list[Any]:
    """Words of the index with their pages numbered anew."""

    def pages(steps: list[Any]) -> list[Any]:
        found, page = [], 0
        for step, *rest in steps:
            page += step
            found.append((numbers[page], rest))
        found.sort(key=lambda item: item[0])
        before = [0, *(page for page, _ in found)]
        return [[page - last, *rest] for (page, rest), last in zip(found, before, strict=False)]

    return [
        [word, pages(steps), [[spelling, pages(others)] for spelling, others in sorted(spellings)]]
        for word, steps, spellings in words
    ]


def _cut(words: list[Any]) -> Iterator[tuple[str, str, bytes]]:
    """Words in pieces of about PIECE_BYTES: the first word, the last one, and the piece in CBOR."""
    names: list[str] = []
    encoded: list[bytes] = []
    size = 0
    for word in words:
        more = cbor2.dumps(word)
        if names and size + len(more) > PIECE_BYTES:
            yield names[0], names[-1], _listed([_listed(encoded)])
            names, encoded, size = [], [], 0
        names.append(word[0])
        encoded.append(more)
        size += len(more)
    if names:
        yield names[0], names[-1], _listed([_listed(encoded)])


def _listed(items: list[bytes]) -> bytes:
    """A CBOR array of items that are encoded already: its head is its length, marked as an array's (RFC 8949, 3.1)."""
    head, *rest = cbor2.dumps(len(items))
    return bytes([head | 0x80, *rest]) + b"".join(items)
