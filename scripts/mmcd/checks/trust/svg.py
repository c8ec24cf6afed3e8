"""`svg-active`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.findings import Location
from mmcd.model.site import Site

_NEVER = frozenset(
    (
        *("script", "handler", "listener", "foreignobject", "iframe", "object", "embed", "audio", "video", "canvas"),
        *("html", "body", "img", "link", "meta"),
        # They set an address after the picture was looked at.
        *("animate", "set", "animatemotion", "animatetransform", "discard"),
    )
)
_STYLE = re.compile(
    r"@import|expression\s*\(|-moz-binding|behavior\s*:|\\|url\s*\(\s*[\"']?\s*(?!#)[^\s)]", re.IGNORECASE
)
_INLINE_PICTURE = re.compile(r"data:image/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/=\s]+")


@site_rule("svg-active", group="trust")
def svg_active(site: Site) -> Iterator[Hit]:
    """An SVG is a document: opened by its address, it runs scripts and fetches files with the rights of this site.
    A reader asked only for a picture."""
    for path, source in site.sources.items():
        if path.lower().endswith(".svg"):
            yield from _Reader(path).read(source.text)


class _Stop(Exception):
    """Nothing further is to be read."""


class _Reader:
    """Reads one picture. Nothing outside of its text is ever asked for."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Hit] = []
        self.in_style: Location | None = None
        self.style: list[str] = []
        # Bytes are what we give it; what the file says of its encoding no longer holds.
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction

    def read(self, text: str) -> list[Hit]:
        try:
            self.parser.Parse(text.encode("utf-8"), True)
        except _Stop:
            pass
        except expat.ExpatError as error:
            at = Location(self.path, max(1, error.lineno), error.offset + 1)
            self.found.append(hit(at, "unreadable", what=expat.errors.messages.get(error.code, str(error.code))))
        return self.found

    def _at(self) -> Location:
        return Location(self.path, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _tell(self, case: str, what: str, at: Location | None = None) -> None:
        self.found.append(hit(at or self._at(), case, what=what))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2].lower()
        if local in _NEVER:
            self._tell("element", f"<{name}>")
        for key, value in attributes.items():
            plain = key.rpartition(":")[2].lower()
            if plain.startswith("on"):
                self._tell("attribute", key)
            elif _reaches_out(local, key, plain, value):
                self._tell("address", value if len(value) < 60 else f"{value[:60]}…")
        if local == "style":
            self.in_style, self.style = self._at(), []

    def _end(self, name: str) -> None:
        if self.in_style and name.rpartition(":")[2].lower() == "style":
            if (found := _STYLE.search("".join(self.style))) is not None:
                self._tell("address", found[0], self.in_style)
            self.in_style = None

    def _text(self, text: str) -> None:
        if self.in_style:
            self.style.append(text)

    def _doctype(self, name: str, system: str | None, public: str | None, has_internal: bool) -> None:  # noqa: ARG002
        if has_internal:
            self._tell("doctype", f"<!DOCTYPE {name} […]>")
            raise _Stop

    def _instruction(self, target: str, data: str) -> None:  # noqa: ARG002
        if target.lower() == "xml-stylesheet":
            self._tell("address", f"<?{target}?>")


def _reaches_out(element: str, key: str, plain: str, value: str) -> bool:
    """Whether an attribute refers to anything but a part of the picture."""
    if plain in ("href", "src"):
        return not value.strip().startswith("#") and not _is_picture(element, value)
    if key.startswith("xmlns"):
        return False
    return (plain == "style" or "url" in value.lower()) and _STYLE.search(value) is not None


def _is_picture(element: str, value: str) -> bool:
    """Whether an address is a picture that the SVG carries inside itself."""
    return element == "image" and _INLINE_PICTURE.fullmatch(value.strip()) is not None
