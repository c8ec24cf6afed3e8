"""A module in two languages, section beside section, as bilingual administrations read it."""

from __future__ import annotations

import posixpath
import re
from typing import Any

import lxml.html
from lxml.html import HtmlElement

_REFERRING = ("id", "for", "name", "aria-labelledby", "aria-describedby", "aria-controls")


def pairs(one: str, other: str, tag: str) -> list[dict[str, str]]:
    """Sections of two articles, beside each other by id; `id` is empty for what stands before the first.

    one, other: articles' HTML. tag: language of the second; its ids are prefixed with it, so that they
    stay unique on the page. A section that one side lacks leaves its place empty.
    """
    left, right = _parts(one), _parts(_prefixed(other, tag))
    names = list(left)
    for name in right:
        if name not in names:
            names.append(name)
    return [{"id": name, "one": left.get(name, ""), "other": right.get(name, "")} for name in names]


def _parts(article: str) -> dict[str, str]:
    """HTML of each top-level section by its id."""
    root = lxml.html.fragment_fromstring(article, create_parent="div")
    found: dict[str, str] = {}
    for child in root:
        name = child.get("data-section", "") if isinstance(child, HtmlElement) else ""
        found[name] = found.get(name, "") + _html(child)
    return found


def _prefixed(article: str, tag: str) -> str:
    """The article with `tag-` before each id, and before each reference to one of its ids."""
    root = lxml.html.fragment_fromstring(article, create_parent="div")
    for item in root.iter():
        if not isinstance(item, HtmlElement):
            continue
        for name in _REFERRING:
            if value := item.get(name):
                item.set(name, " ".join(f"{tag}-{part}" for part in value.split()))
        target = item.get("href", "")
        if target.startswith("#"):
            item.set("href", f"#{tag}-{target[1:]}")
    return "".join(_html(child) for child in root)


def _html(item: HtmlElement) -> str:
    text: str = lxml.html.tostring(item, encoding="unicode", with_tail=False)
    # libxml2 writes HTML 4, in which <source> was no void element.
    return text.replace("</source>", "")


def rebased(article: str, source: str, target: str) -> str:
    """The article of the page at `source` with its relative addresses as seen from the page at `target`."""

    def one(found: re.Match[str]) -> str:
        path, mark, rest = _cut(found["address"])
        full = posixpath.normpath(posixpath.join("/", source, path))
        if path.endswith("/") or path in ("", ".", ".."):
            full = full.rstrip("/") + "/"
        relative = posixpath.relpath(full, posixpath.join("/", target))
        return f'{found["name"]}="{relative}{"/" if full.endswith("/") else ""}{mark}{rest}"'

    return _ADDRESS.sub(one, article)


_ADDRESS = re.compile(r'(?P<name>\b(?:href|src|srcset))="(?!#|/|[A-Za-z][A-Za-z0-9+.-]*:)(?P<address>[^"]*)"')


def _cut(address: str) -> tuple[str, str, str]:
    """Path, mark and rest of an address: the rest is its query or fragment."""
    found = re.search(r"[?#]", address)
    return (
        (address, "", "")
        if found is None
        else (
            address[: found.start()],
            found[0],
            address[found.end() :],
        )
    )


def metadata(module: dict[str, Any], other_name: str, title: str, description: str) -> dict[str, Any]:
    """Metadata of the side-by-side page, from that of the module's page."""
    return {
        **module,
        "template": "side_by_side.html",
        "kind": "side-by-side",
        "title": title,
        "head_title": f"{title} – {module['head_title']}",
        "description": description,
        # The text lives at the module's own addresses; this is a view of it.
        "robots": "noindex",
        "hreflang": [],
        "jsonld": [],
        "other_name": other_name,
        "module_title": module["title"],
    }
