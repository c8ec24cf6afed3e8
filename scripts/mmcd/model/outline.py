"""What a Markdown page holds, found without rendering it: sections, links, citations, terms, figures, questions.

The scan reads the source text, so that every place it reports is a place in the file. It knows the
Markdown that this site uses; what is inside code or a comment is not looked at.
"""

from __future__ import annotations

import bisect
import functools
import html
import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from mmcd.findings import Location

_HIDDEN = re.compile(
    r"""
      ^(?P<indent>[ ]*)(?P<fence>`{3,}|~{3,})[^\n]*\n      # a fenced block …
        (?:.*?^[ ]*(?P=fence)[`~]*[ \t]*$|.*\Z)              # … to its closing fence or the end
    | <!--.*?-->
    | (?<!`)(?P<ticks>`+)(?!`)(?:[^`]|(?!(?P=ticks)(?!`))`)+?(?<!`)(?P=ticks)(?!`)
    """,
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t]*(?:\{[:]?[ ]*([^{}\n]*)\})?[ \t]*#*[ \t]*$", re.MULTILINE)
_TEXT = r"(?:[^\[\]\\\n]|\\.|\n(?![ \t]*\n)|\[(?:[^\[\]\\]|\\.)*\])*"
_TARGET = r"(?:[^\s()<>]|\((?:[^\s()<>])*\))*"
_LINK = re.compile(rf"(!?)\[({_TEXT})\]\([ \t]*<?({_TARGET})>?(?:[ \t\n]+(?:\"[^\"]*\"|'[^']*'))?[ \t]*\)")
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)([^\]\n]+)\]:[ \t]*<?(\S*?)>?(?=[ \t]|$)", re.MULTILINE)
# What may not stand before is asked after the first character, so that the search can jump from one to the next.
_AUTOLINK = re.compile(r"<(?<!\]\(<)((?:https?|mailto|ftp):[^\s>]+)>")
_CITATION = re.compile(r"\[(?<![\w\\]\[)(@[^\[\]]+)\]")
_CITED = re.compile(r"@(?P<key>[\w:.-]*\w)(?:\s*,\s*(?P<locator>.*))?", re.DOTALL)
_ATTRIBUTE = re.compile(r"#(?P<id>[^\s}]+)|(?P<key>[\w-]+)=(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>\S+))")
# A tag as lenient as browsers are: a slash counts as a space, quotes may be missing, lines may break.
_TAG = re.compile(r"<(?P<closes>/?)(?P<name>[A-Za-z][^\s/>\x00]*)")
_TAG_PART = re.compile(r"""[^>"']+|"[^"]*"|'[^']*'""")
_HTML_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s/>="'][^\s/>=]*)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s>]+)))?"""
)
_REFERENCE = re.compile(
    r"\[(?:[^\[\]\\\n]|\\.)+\](?<!\\\])[ ]?\[(?P<label>[^\[\]\n]+)\](?![:(])"  # [text][label]
    r"|\[(?P<own>[^\[\]\n^@][^\[\]\n]*)\]\[\]"  # [label][]
    r"|(?P<note>\[\^[^\[\]\s]+\])(?!:)",  # [^note]
    re.MULTILINE,
)
_DEFINED = re.compile(r"^ {0,3}\[(?P<label>[^\[\]\n]+)\]:", re.MULTILINE)
_OPTION = re.compile(r"^[-*+] +\[(?P<mark>[ xX])\] +(?P<text>.*)$")
_ITEM = re.compile(r"^(?:[-*+]|\d+[.)]) +(?P<text>.*)$")
_NESTED = re.compile(r"^(?: {2,}|\t)(?:[-*+]|\d+[.)]) +(?P<text>.*)$")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*")
_WORD = re.compile(r"[^\W_][\w’'.,-]*")
_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}")
_MARKUP = re.compile(r"\*{1,3}|(?<!\w)_{1,2}(?=\S)|(?<=\S)_{1,2}(?!\w)|`")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `attributes` are those of its `{#id key=value}` list without the id."""

    level: int
    text: str
    id: str | None
    attributes: dict[str, str]
    at: Location
    offset: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image, as written."""

    target: str
    text: str
    is_image: bool
    at: Location
    offset: int

    @property
    def scheme(self) -> str:
        """`term`, `figure`, `https` …, or empty for a path."""
        return _scheme(self.target)

    @property
    def name(self) -> str:
        """What follows the scheme."""
        return self.target.partition(":")[2] if self.scheme else self.target


@functools.lru_cache(maxsize=1 << 16)  # rules ask it of each link many times
def _scheme(target: str) -> str:
    head, colon, _ = target.partition(":")
    return head.lower() if colon and _SCHEME.fullmatch(head) else ""


@dataclass(frozen=True, slots=True)
class Citation:
    """One key of a citation group, with its place in the cited work, if any."""

    key: str
    locator: str
    at: Location
    offset: int


@dataclass(frozen=True, slots=True)
class Option:
    """An answer of the self-check; texts are Markdown."""

    text: str
    right: bool
    feedback: str
    at: Location


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the self-check."""

    id: str | None
    text: str
    objective: str
    options: tuple[Option, ...]
    at: Location

    @property
    def takes_several(self) -> bool:
        """Whether more than one answer is right."""
        return sum(option.right for option in self.options) > 1


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of raw HTML, opening or closing. Attribute names are lower-case, values with their entities resolved.

    A name that a browser would read but that no HTML knows is kept as it is written, in lower case.
    """

    name: str
    attributes: dict[str, str]
    closes: bool
    at: Location
    offset: int


@dataclass(frozen=True, slots=True)
class Use:
    """A reference to something defined elsewhere on the page: `[text][label]`, `[label][]` or `[^note]`."""

    label: str
    at: Location
    offset: int


@dataclass(frozen=True, slots=True)
class Comment:
    """An HTML comment outside code: the text between its marks, and where it begins."""

    text: str
    at: Location
    offset: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """A second-level heading and what follows it, up to the next one."""

    heading: Heading
    start: int
    end: int
    words: int

    @property
    def id(self) -> str | None:
        """The id of its heading."""
        return self.heading.id

    @property
    def title(self) -> str:
        """Its heading as plain text."""
        return plain(self.heading.text)


@dataclass(frozen=True)
class Outline:
    """What a page holds, each with its place.

    masked: the body with code and comments blanked out; prose: with all but what a reader reads blanked out. Both
    keep every offset.
    """

    headings: tuple[Heading, ...]
    sections: tuple[Section, ...]
    links: tuple[Link, ...]
    citations: tuple[Citation, ...]
    questions: tuple[Question, ...]
    objectives: tuple[str, ...]
    takeaways: tuple[str, ...]
    words: int
    comments: tuple[Comment, ...]
    tags: tuple[Tag, ...]
    references: tuple[Use, ...]
    definitions: tuple[Use, ...]
    masked: str = field(repr=False)
    prose: str = field(repr=False)

    @functools.cached_property
    def terms(self) -> tuple[Link, ...]:
        """Uses of glossary terms."""
        return tuple(link for link in self.links if link.scheme == "term" and not link.is_image)

    @functools.cached_property
    def figures(self) -> tuple[Link, ...]:
        """Figures drawn from data."""
        return tuple(link for link in self.links if link.scheme == "figure" and link.is_image)

    @functools.cached_property
    def slots(self) -> tuple[Link, ...]:
        """What differs by country: `[words](slot:id)`."""
        return tuple(link for link in self.links if link.scheme == "slot" and not link.is_image)

    @functools.cached_property
    def section_ids(self) -> tuple[str | None, ...]:
        """Ids of the sections, in order."""
        return tuple(section.id for section in self.sections)

    def section(self, identifier: str) -> Section | None:
        """The section with an id."""
        return next((section for section in self.sections if section.id == identifier), None)


class _Places:
    """Offsets in the body to lines and columns of the file."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._path = path
        self._first = first_line

    def __call__(self, offset: int) -> Location:
        row = bisect.bisect_right(self._starts, offset) - 1
        return Location(self._path, self._first + row, offset - self._starts[row] + 1)


def outline(body: str, path: str = "", first_line: int = 1) -> Outline:
    """The outline of a page's Markdown. `first_line` is the line of the file on which `body` begins."""
    masked = mask(body)
    place = _Places(body, path, first_line)
    remarks = tuple(comments(body, place))
    for remark in remarks:  # not for readers, and none of a heading, an item or an answer
        blank = re.sub(r"[^\n]", " ", body[remark.offset : remark.end])
        body = body[: remark.offset] + blank + body[remark.end :]
    headings = tuple(_headings(masked, body, place))
    read = _read(masked)
    sections = tuple(_sections(masked, read, headings))
    between = itertools.pairwise((0, *(edge for section in sections for edge in (section.start, section.end))))
    others = sum(len(_WORD.findall(read, start, end)) for start, end in itertools.islice(between, 0, None, 2))
    parts = {section.id: section for section in sections}
    return Outline(
        headings=headings,
        sections=sections,
        links=tuple(sorted(_links(masked, place), key=lambda link: link.offset)),
        citations=tuple(_citations(masked, place)),
        questions=tuple(_questions(body, parts["check"], headings, place)) if "check" in parts else (),
        objectives=_items(body, parts.get("objectives")),
        takeaways=_items(body, parts.get("takeaways")),
        words=others + sum(section.words for section in sections) if sections else len(_WORD.findall(read)),
        comments=remarks,
        tags=tuple(_tags(masked, place)),
        references=tuple(_uses(_REFERENCE, masked, place)),
        definitions=tuple(_uses(_DEFINED, masked, place)),
        masked=masked,
        prose=read,
    )


def mask(body: str) -> str:
    """`body` with code and comments blanked out; every offset stays what it was."""
    if "`" not in body and "~~~" not in body and "<!--" not in body:
        return body
    return _HIDDEN.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), body)


def hidden(body: str) -> list[tuple[int, int]]:
    """Begin and end of each piece of code and of each comment, in order."""
    return [found.span() for found in _HIDDEN.finditer(body)]


def comments(body: str, place: Callable[[int], Location]) -> Iterator[Comment]:
    """HTML comments of a page, those that code shows left out. `place` turns offsets into places."""
    if "<!--" not in body:
        return
    for found in _HIDDEN.finditer(body):
        if found[0].startswith("<!--"):
            yield Comment(found[0][4:-3].strip(), place(found.start()), found.start(), found.end())


def count_words(masked: str) -> int:
    """Words a reader reads: link addresses, attribute lists and citations do not count."""
    return len(_WORD.findall(_read(masked)))


def _read(masked: str) -> str:
    """`masked` with all but what a reader reads blanked out; every offset stays what it was."""
    text = _LINK.sub(_only_text, masked)
    return _ATTRIBUTES.sub(_blank, _CITATION.sub(_blank, text))


def _only_text(found: re.Match[str]) -> str:
    before, after = found.start(2) - found.start(), found.end() - found.end(2)
    return f"{' ' * before}{found[2]}{' ' * after}"


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def plain(markdown: str) -> str:
    """Inline Markdown as plain text: links become their words, citations and marks go."""
    text = _CITATION.sub("", _LINK.sub(lambda found: found[2], markdown))
    return " ".join(_MARKUP.sub("", text).replace(" .", ".").split())


def attributes(text: str | None) -> tuple[str | None, dict[str, str]]:
    """The id and the other attributes of an attribute list such as `#id key=value`."""
    identifier: str | None = None
    others: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(text or ""):
        if found["id"]:
            identifier = found["id"]
        else:
            others[found["key"]] = found["quoted"] if found["quoted"] is not None else found["bare"]
    return identifier, others


def cited(group: str) -> Iterator[tuple[str, str]]:
    """Key and locator of each part of a citation group `@key, locator; @key`."""
    for part in group.split(";"):
        found = _CITED.fullmatch(part.strip())
        if found:
            yield found["key"], " ".join((found["locator"] or "").split())


def _headings(masked: str, body: str, place: _Places) -> Iterator[Heading]:
    for found in _HEADING.finditer(masked):
        identifier, others = attributes(found[3])
        text = body[found.start(2) : found.end(2)]
        yield Heading(len(found[1]), text, identifier, others, place(found.start()), found.start())


def _sections(masked: str, read: str, headings: tuple[Heading, ...]) -> Iterator[Section]:
    tops = [heading for heading in headings if heading.level == 2]
    for heading, following in itertools.zip_longest(tops, tops[1:]):
        start = masked.find("\n", heading.offset) + 1 or len(masked)
        end = following.offset if following else len(masked)
        yield Section(heading, start, end, len(_WORD.findall(read, start, end)))


def _links(masked: str, place: _Places) -> Iterator[Link]:
    for found in _LINK.finditer(masked):
        yield Link(found[3], " ".join(found[2].split()), bool(found[1]), place(found.start()), found.start())
        for inner in _LINK.finditer(masked, found.start(2), found.end(2)):
            yield Link(inner[3], " ".join(inner[2].split()), bool(inner[1]), place(inner.start()), inner.start())
    for found in _DEFINITION.finditer(masked):
        yield Link(found[2], found[1], False, place(found.start()), found.start())
    for found in _AUTOLINK.finditer(masked):
        yield Link(found[1], found[1], False, place(found.start()), found.start())


def _tags(masked: str, place: _Places) -> Iterator[Tag]:
    """Raw HTML. Addresses in angle brackets are links, not tags."""
    if "<" not in masked:
        return
    position = 0
    while (found := _TAG.search(masked, position)) is not None:
        end = _tag_end(masked, found.end())
        if end < 0:
            return
        if ":" in found["name"] or "@" in found["name"]:
            position = found.end()
            continue
        position = end
        attributes: dict[str, str] = {}
        for part in _HTML_ATTRIBUTE.finditer(masked, found.end(), end - 1):
            value = next((part[key] for key in ("double", "single", "bare") if part[key] is not None), "")
            attributes.setdefault(part["name"].lower(), html.unescape(value))
        yield Tag(found["name"].lower(), attributes, bool(found["closes"]), place(found.start()), found.start())


def _tag_end(masked: str, position: int) -> int:
    """Where a tag ends, or -1. A quotation mark without its partner does not hide the rest of the page."""
    nearest = masked.find(">", position)
    while nearest >= 0 and (part := _TAG_PART.match(masked, position)) is not None:
        position = part.end()
    return position + 1 if masked[position : position + 1] == ">" else nearest + 1 or -1


def _uses(pattern: re.Pattern[str], masked: str, place: _Places) -> Iterator[Use]:
    """References or definitions; a footnote's label begins with `^`. Labels are compared in lower case."""
    if "[^" not in masked and "]:" not in masked and "][" not in masked:
        return
    for found in pattern.finditer(masked):
        label = next(value for value in found.groupdict().values() if value is not None)
        if label.startswith("[^"):
            label = label[1:-1]
        yield Use(" ".join(label.lower().split()), place(found.start()), found.start())


def _citations(masked: str, place: _Places) -> Iterator[Citation]:
    for found in _CITATION.finditer(masked):
        for key, locator in cited(found[1]):
            yield Citation(key, locator, place(found.start()), found.start())


def _items(body: str, section: Section | None) -> tuple[str, ...]:
    """Items of the lists of a section, each on one line of plain text."""
    items: list[str] = []
    for line in body[section.start : section.end].split("\n") if section else ():
        if found := _ITEM.match(line):
            items.append(found["text"])
        elif items and line.startswith((" ", "\t")) and line.strip():
            items[-1] += f" {line.strip()}"
    return tuple(plain(item) for item in items)


def _questions(body: str, section: Section, headings: tuple[Heading, ...], place: _Places) -> Iterator[Question]:
    starts = [h for h in headings if h.level == 3 and section.start <= h.offset < section.end]
    for heading, following in itertools.zip_longest(starts, starts[1:]):
        end = following.offset if following else section.end
        yield Question(
            heading.id,
            plain(heading.text),
            heading.attributes.get("objective", ""),
            tuple(_options(body, heading.offset, end, place)),
            heading.at,
        )


def _options(body: str, start: int, end: int, place: _Places) -> Iterator[Option]:
    offset = start
    option: list[str] | None = None
    feedback: list[str] = []
    right, at = False, place(start)
    for line in body[start:end].split("\n"):
        if found := _OPTION.match(line):
            if option is not None:
                yield Option(" ".join(option), right, " ".join(feedback), at)
            option, feedback = [found["text"].strip()], []
            right, at = found["mark"] != " ", place(offset)
        elif option is not None and (found := _NESTED.match(line)):
            feedback.append(found["text"].strip())
        elif option is not None and line.startswith((" ", "\t")) and line.strip():
            (feedback or option).append(line.strip())
        offset += len(line) + 1
    if option is not None:
        yield Option(" ".join(option), right, " ".join(feedback), at)
