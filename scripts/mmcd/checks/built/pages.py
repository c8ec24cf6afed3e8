"""The pages of a built site, read once: what they link to, load and call themselves."""

from __future__ import annotations

import posixpath
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html
from lxml.etree import ParserError

_ADDRESSES = (
    *(("href", tag) for tag in ("a", "area", "link", "use", "image")),
    *(("src", tag) for tag in ("img", "script", "iframe", "source", "video", "audio", "track", "embed", "input")),
    ("srcset", "img"),
    ("srcset", "source"),
    ("data", "object"),
    ("action", "form"),
    ("poster", "video"),
)
_NAMES = frozenset(name for name, _ in _ADDRESSES)


@dataclass(frozen=True, slots=True)
class Reference:
    """An address in a built page. role: the element, for a `<link>` with its `rel`. line: in the built file."""

    address: str
    role: str
    line: int


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file. path: relative to the site's folder."""

    path: str
    lang: str
    ids: dict[str, int]
    repeated: tuple[tuple[str, int], ...]
    references: tuple[Reference, ...]
    active: tuple[tuple[str, int], ...]

    @property
    def url(self) -> str:
        """Its address below the site's root: `fr/modules/x/`."""
        return self.path.removesuffix("index.html")


class BuiltSite:
    """A folder with a built site. base: the path under which it is served, `/` or `/sub/path/`."""

    def __init__(self, folder: Path, site_url: str) -> None:
        self.folder = folder
        self.site_url = site_url
        self.base = urlsplit(site_url).path or "/"
        found = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
        self.files = frozenset(file.relative_to(folder).as_posix() for file in found)

    @cached_property
    def pages(self) -> dict[str, BuiltPage]:
        """The HTML files, by path."""
        return {path: _read(self.folder, path) for path in sorted(self.files) if path.endswith(".html")}

    def own(self, page: BuiltPage, address: str) -> str | None:
        """An address as a path below the site's root with its fragment, or None where it leads elsewhere."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            own = urlsplit(self.site_url)
            if parts.scheme not in ("http", "https") or (parts.hostname, parts.port) != (own.hostname, own.port):
                return None
            path = unquote(parts.path) or "/"
        elif parts.path:
            # The not-found page is shown at any depth, so its addresses begin at the host.
            path = posixpath.join(self.base, page.url if page.path.endswith("index.html") else "", unquote(parts.path))
        else:
            path = posixpath.join(self.base, page.path)
        # A folder keeps its slash; `..` and `.` name folders.
        is_folder = path.endswith(("/", "/..", "/."))
        path = posixpath.normpath(path).rstrip("/") + ("/" if is_folder else "")
        root = self.base.rstrip("/") + "/"
        if f"{path}/" == root:
            path = root
        if not path.startswith(root):
            return None
        return path[len(root) :] + (f"#{unquote(parts.fragment)}" if parts.fragment else "")

    def file_at(self, path: str) -> str | None:
        """The file that a host serves for a path below the root."""
        for candidate in (path, f"{path}index.html" if path.endswith("/") or not path else f"{path}/index.html"):
            if candidate in self.files:
                return candidate
        return None


def _read(folder: Path, path: str) -> BuiltPage:
    data = (folder / path).read_bytes()
    try:
        root = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    except ParserError:
        return BuiltPage(path, "", {}, (), (), ())
    ids: dict[str, int] = {}
    repeated: list[tuple[str, int]] = []
    references: list[Reference] = []
    active: list[tuple[str, int]] = []
    for element in root.iter("*"):  # not comments
        # The stubs know no number here.
        line: int = typing.cast("int", element.sourceline) or 1
        if (identifier := element.get("id")) is not None:
            if identifier in ids:
                repeated.append((identifier, line))
            ids.setdefault(identifier, line)
        if element.tag == "a" and (name := element.get("name")):
            ids.setdefault(name, line)
        references.extend(_references(element, line))
        active.extend((what, line) for what in _active(element))
    return BuiltPage(path, str(root.get("lang") or ""), ids, tuple(repeated), tuple(references), tuple(active))


def _references(element: html.HtmlElement, line: int) -> Iterator[Reference]:
    role = f"link {element.get('rel', '')}".strip() if element.tag == "link" else str(element.tag)
    for name, value in element.attrib.items():
        plain = str(name).rpartition(":")[2]
        if plain not in _NAMES or (plain, element.tag) not in _ADDRESSES:
            continue
        if plain == "srcset":
            for candidate in str(value).split(","):
                if candidate.strip():
                    yield Reference(candidate.split()[0], role, line)
        else:
            yield Reference(str(value).strip(), role, line)
    if element.tag == "meta" and str(element.get("http-equiv", "")).lower() == "refresh":
        _, _, target = str(element.get("content", "")).partition("=")
        yield Reference(target.strip(), "meta refresh", line)


def _active(element: html.HtmlElement) -> Iterator[str]:
    """What a policy without `unsafe-inline` would refuse."""
    for name in element.attrib:
        if str(name).lower().startswith("on"):
            yield str(name)
    if element.tag == "script" and element.get("src") is None:
        kind = str(element.get("type", "")).lower()
        if kind not in ("application/json", "application/ld+json", "speculationrules"):
            yield "<script>"
