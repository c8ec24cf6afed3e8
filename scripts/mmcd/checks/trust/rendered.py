"""What a page's Markdown becomes, asked of Python-Markdown itself.

A scanner of our own would see code where Python-Markdown sees HTML, or the other way round, and whoever wants to
smuggle something in would write exactly there. So a page that holds anything but plain Markdown is rendered, and
what would reach the reader is looked at: raw HTML as it was set aside, elements and attributes as they stand.
Pages of nothing but plain Markdown, nearly all, are told by a few quick searches.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mmcd.checks.addresses import danger, is_remote
from mmcd.findings import Location
from mmcd.model.site import Page, Site
from mmcd.model.waivers import without_waivers

HARMLESS_TAGS = ("abbr", "br", "kbd", "sub", "sup", "wbr")
"""Elements that an author may write as HTML, without attributes: Markdown has no words for them."""

FETCHED = frozenset({"src", "srcset", "poster", "background", "data"})
LINKED = frozenset({"href", "xlink:href", "cite", "longdesc"})
_NEVER = frozenset(
    (
        *("style", "srcdoc", "srcset", "ping", "action", "formaction", "form"),
        *("http-equiv", "is", "slot", "usemap", "nonce", "integrity"),
    )
)

# Whatever of this a page holds sends it to Python-Markdown; what matches none of it can only become plain elements.
_SUSPECT = re.compile(
    r"""
      <(?![ \d=\n]|(?:https?://|mailto:)[\w./#?=&+,;~@:%-]*>)    # HTML of any kind, but not an address or less-than
    | \]\((?!(?:https?://|mailto:|term:|figure:|slot:|tel:)?[\w./\#?=&+,~@-]*\))   # a link that is not simply written
    | \[(?!\^)[^\[\]]*\]:                                         # the definition of a link
    | \{(?!:?[ ]*(?:[.\#][\w-]+|objective=[\d,;]+)(?:[ ]+(?:[.\#][\w-]+|objective=[\d,;]+))*[ ]*\})
    """,
    re.VERBOSE,
)
_REMOTE = re.compile(r"\]\((?:https?:)?//")
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
_HARMLESS = re.compile(rf"</?(?:{'|'.join(HARMLESS_TAGS)})\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z!?\[][^\s/>]*)")
_CODE = re.compile(r"<pre(?P<pre>[^<>]*)><code(?P<code>[^<>]*)>[^<]*</code></pre>\s*")
_ATTRIBUTE = re.compile(r"""([^\s=/"']+)(?:=("[^"]*"|'[^']*'|[^\s"']+))?""")
_OPENING = re.compile(r"\]\(\s*<?|\]:\s*<?|(?:href|src)\s*=\s*[\"']?", re.IGNORECASE)
_ALIGNED = re.compile(r"text-align: (?:left|center|right);")
"""The one style that Python-Markdown writes by itself."""

_EDGE = re.compile(r"\]\(|\)|<(?=[A-Za-z/!?])|>|\n[ \t]*\n")
_MOST_OPEN = 50
"""Links or tags that a paragraph may begin without ending them."""

_LONGEST = 20_000
"""Characters of a paragraph that is no table."""

_OURS = "mmcd."
_BUILT_IN = ("toc", "tables", "fenced_code")
"""Extensions that MkDocs adds by itself."""


@dataclass(frozen=True, slots=True)
class Danger:
    """Something that must not reach a reader. kind: `html`, `attribute`, `address`, `image` or `unrenderable`."""

    kind: str
    what: str
    at: Location


def dangers(page: Page, site: Site) -> tuple[Danger, ...]:
    """What a page would bring to its readers beside text, each thing once, with its place in the source."""
    key = f"{__name__}.dangers"
    if key not in page.memo:
        body = page.document.body
        is_plain = _SUSPECT.search(body) is None and not ("![" in body and _REMOTE.search(body))
        page.memo[key] = () if is_plain else tuple(_dangers(page, site))
    return page.memo[key]  # type: ignore[no-any-return]


def _dangers(page: Page, site: Site) -> Iterator[Danger]:
    places = _Places(page)
    if _is_hostile(page.document.body):
        yield Danger("unrenderable", "", places.first)
        return
    try:
        stash, elements = _render(page, site)
    except Exception:  # Whatever makes Python-Markdown fail keeps the site from being built, and must not stop a check.
        yield Danger("unrenderable", "", places.first)
        return
    opened: set[str] = set()
    for raw in stash:
        yield from _raw(raw, places, opened)
    for tag, attributes in elements:
        for name, value in attributes:
            yield from _attribute(tag, name, value, places)


def _is_hostile(body: str) -> bool:
    """Whether Python-Markdown would take minutes: it tries every way to close what is opened again and again."""
    links = tags = start = 0
    for found in _EDGE.finditer(body):
        edge = found[0]
        if edge == "](":
            links += 1
        elif edge == ")":
            links = max(0, links - 1)
        elif edge == "<":
            tags += 1
        elif edge == ">":
            tags = max(0, tags - 1)
        else:
            if found.start() - start > _LONGEST and not body.startswith("|", start):
                return True
            links, tags, start = 0, 0, found.end()
        if links > _MOST_OPEN or tags > _MOST_OPEN:
            return True
    return len(body) - start > _LONGEST and not body.startswith("|", start)


def _render(page: Page, site: Site) -> tuple[list[str], list[tuple[str, list[tuple[str, str]]]]]:
    """Raw HTML as it was set aside, and the elements of the page with their attributes."""
    config = site.config
    names = [name for name in config.markdown_extensions if not name.startswith(_OURS)]
    extensions = [*(name for name in _BUILT_IN if name not in names), *names]
    markdown = Markdown(
        extensions=extensions,
        extension_configs={name: dict(config.markdown_configs.get(name, {})) for name in names},
    )
    elements: list[tuple[str, list[tuple[str, str]]]] = []

    class Look(Treeprocessor):
        def run(self, root: Element) -> None:
            for child in root.iter():
                # An attribute without a value has none here, whatever the type says.
                attributes = [(name, str(value or "")) for name, value in child.attrib.items()]
                elements.append((str(child.tag), attributes))

    markdown.treeprocessors.register(Look(markdown), "mmcd-look", -1000)
    markdown.convert(without_waivers(page.document.body))
    return [raw for raw in markdown.htmlStash.rawHtmlBlocks if isinstance(raw, str)], elements


def _raw(raw: str, places: _Places, opened: set[str]) -> Iterator[Danger]:
    if "<" not in raw:
        return  # an entity
    if (code := _CODE.fullmatch(raw)) is not None:
        for part in ("pre", "code"):
            for found in _ATTRIBUTE.finditer(code[part]):
                yield from _attribute(part, found[1], (found[2] or "").strip("\"'"), places)
        return
    rest = _HARMLESS.sub("", _COMMENT.sub("", raw))
    for found in _TAG.finditer(rest):
        name = found["name"].lower()
        if not found["close"]:
            opened.add(name)
        elif name in opened:
            continue
        yield Danger("html", f"<{found['close']}{name}>", places.tag(found["close"] + name))


def _attribute(tag: str, name: str, value: str, places: _Places) -> Iterator[Danger]:
    name = name.lower()
    if name == "style" and tag in ("td", "th") and _ALIGNED.fullmatch(value):
        return
    if name.startswith("on") or name in _NEVER:
        yield Danger("attribute", name, places.attribute(name))
    elif name in LINKED or name in FETCHED:
        if scheme := danger(value):
            yield Danger("address", scheme, places.address(scheme))
        elif tag == "img" and name in FETCHED and is_remote(value):
            yield Danger("image", value, places.remote())


class _Places:
    """Where in the source a danger stands: each place is given once, the first one first."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.body = page.document.body
        self.first = Location(page.file, page.document.body_line)
        self._starts = [0, *(found.end() for found in re.finditer("\n", self.body))]
        self._waiting: dict[str, Iterator[int]] = {}
        self._last: dict[str, int] = {}

    def tag(self, name: str) -> Location:
        """An HTML tag. What the outline takes for code comes last: Python-Markdown seldom sees it otherwise."""
        return self._next(f"<{name}", self._tags)

    def attribute(self, name: str) -> Location:
        """An attribute list that sets an attribute: where the attribute stands."""
        return self._next(name, self._attributes)

    def address(self, scheme: str) -> Location:
        """A link, image or definition that leads to a dangerous address."""
        return self._next(f"{scheme}:", self._addresses)

    def remote(self) -> Location:
        """An image from another host."""
        return self._next("", self._remote)

    def _next(self, what: str, find: Callable[[str], Iterable[int]]) -> Location:
        """The next place of something, else the last one, else the page's first line."""
        if what not in self._waiting:
            self._waiting[what] = iter(find(what))
        offset = next(self._waiting[what], self._last.get(what, -1))
        if offset < 0:
            return self.first
        self._last[what] = offset
        row = bisect.bisect_right(self._starts, offset) - 1
        return Location(self.page.file, self.page.document.body_line + row, offset - self._starts[row] + 1)

    def _tags(self, what: str) -> list[int]:
        offsets = [found.start() for found in re.finditer(re.escape(what), self.body, re.IGNORECASE)]
        shown = self.page.outline.masked
        return sorted(offsets, key=lambda offset: (shown[offset] == " ", offset))

    def _attributes(self, name: str) -> Iterator[int]:
        pattern = re.compile(rf"\{{[^{{}}\n]*?(?P<at>\b{re.escape(name)}\b)", re.IGNORECASE)
        return (found.start("at") for found in pattern.finditer(self.body))

    def _addresses(self, what: str) -> Iterator[int]:
        for found in _OPENING.finditer(self.body):
            if danger(self.body[found.end() : found.end() + 200].replace("`", "")) == what[:-1]:
                yield self._begin(found.start())
        yield from (found.start() for found in re.finditer(re.escape(what), self.body, re.IGNORECASE))

    def _remote(self, what: str) -> list[int]:  # noqa: ARG002 (one signature)
        offsets = {link.offset for link in self.page.outline.links if link.is_image and is_remote(link.target)}
        for found in _OPENING.finditer(self.body):
            if is_remote(self.body[found.end() : found.end() + 200]):
                offsets.add(self._begin(found.start()))
        return sorted(offsets, key=lambda offset: (self.body[offset] != "!", offset))

    def _begin(self, closing: int) -> int:
        """Where the link or image begins whose text ends at an offset, else that offset."""
        depth = 0
        for offset in range(closing, max(-1, closing - 2000), -1):
            depth += {"]": 1, "[": -1}.get(self.body[offset], 0)
            if depth == 0:
                return offset - 1 if self.body[offset - 1 : offset] == "!" else offset
        return closing
