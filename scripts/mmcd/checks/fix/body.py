"""Mending the body of a page: forms of its language, addresses, waivers that excuse nothing, white space."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Collection, Iterator, Sequence

from mmcd.checks.language.typography import load
from mmcd.findings import Location
from mmcd.model.outline import hidden, outline

_CONTAINER = re.compile(r" {0,3}(?:[-*+][ \t]|\d+[.)][ \t]|!!!|\?\?\?|:[ \t]|\[\^[^\]]+\]:)")


def mend_body(
    body: str, tag: str, insecure: Collection[str], unused: Sequence[Location] = (), first_line: int = 1
) -> str:
    """The body of a page, mended. unused: waiver comments to be taken out; first_line: where it begins in its file."""
    body = _without_waivers(body, unused, first_line)
    body = _white_space(body)
    body = _forms(body, tag)
    return _addresses(body, insecure)


def _without_waivers(body: str, unused: Sequence[Location], first_line: int) -> str:
    places = {(at.line, at.column) for at in unused}
    if not places:
        return body
    for comment in reversed(outline(body, "", first_line).comments):
        if (comment.at.line, comment.at.column) not in places:
            continue
        start, end = comment.offset, comment.end
        line = body.rfind("\n", 0, start) + 1
        after = body[end:].partition("\n")[0]
        if not body[line:start].strip() and not after.strip():
            start, end = line, body.find("\n", end) + 1 or len(body)
        else:
            start = line + len(body[line:start].rstrip(" \t"))
        body = body[:start] + body[end:]
    return body


def _forms(body: str, tag: str) -> str:
    """Forms that the language writes otherwise, where that needs no judgement."""
    for form in load(tag):
        if form.write is None or not any(part in body for part in form.has):
            continue
        prose = outline(body).prose
        kept = _Spans(_code(body))
        for found in reversed(list(form.matches(prose))):
            start, end = found.span()
            if body[start:end] == found[0] and not kept.holds(start):
                body = body[:start] + found.expand(form.write) + body[end:]
    return body


def _addresses(body: str, insecure: Collection[str]) -> str:
    for address in insecure:
        kept = _Spans([*hidden(body), *_code(body)])
        pattern = re.compile(rf"{re.escape(address)}(?![^\s()<>\"'\]])")
        body = pattern.sub(
            lambda found, kept=kept: found[0] if kept.holds(found.start()) else f"https://{found[0][7:]}",  # type: ignore[misc]
            body,
        )
    return body


def _white_space(body: str) -> str:
    """No white space at line ends but the two spaces of a line break, no tabs before text, one line feed at the end."""
    kept = _Spans([*hidden(body), *_code(body)])
    lines = body.split("\n")
    offset = 0
    # White space on the first line hides a list that follows from Python-Markdown: what it shows must not change.
    first = len(lines[0]) if not lines[0].strip() else -1
    mended = []
    for line, following in itertools.zip_longest(lines, lines[1:], fillvalue=""):
        end = offset + len(line)
        new = line
        if not kept.holds(offset) and offset > first:
            text = new.lstrip(" \t")
            new = new[: len(new) - len(text)].expandtabs(4) + text
        if not kept.holds(end) and offset > first:
            text = new.rstrip(" \t")
            breaks = text and not text.endswith("\\") and new.expandtabs(4).endswith("  ") and following.strip()
            if not text.endswith("\\"):
                new = f"{text}  " if breaks else text
        mended.append(new)
        offset = end + 1
    text = "\n".join(mended)
    if kept.holds(len(body)) or not text.strip():
        return text
    return text.rstrip("\n") + "\n"


def _code(body: str) -> list[tuple[int, int]]:
    """Begin and end of each line that may be indented code: four columns in, and in no list or note."""
    return list(_indented(body))


def _indented(body: str) -> Iterator[tuple[int, int]]:
    inside = code = False
    empty = True
    offset = 0
    for line in body.split("\n"):
        end = offset + len(line)
        if not line.strip():
            empty = True
            if code:
                yield offset, end
        else:
            wide = len(line) - len(line.lstrip(" \t")) and len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
            if wide >= 4:
                code = not inside
                if code:
                    yield offset, end
            else:
                code = False
                if _CONTAINER.match(line):
                    inside = True
                elif (empty and not wide) or line.startswith("#"):
                    inside = False
            empty = False
        offset = end + 1


class _Spans:
    """Parts of a text that are left alone."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def holds(self, offset: int) -> bool:
        """Whether an offset lies in one of them, its end included."""
        position = bisect.bisect_right(self._starts, offset)
        return any(end >= offset for _, end in self._spans[max(0, position - 2) : position])
