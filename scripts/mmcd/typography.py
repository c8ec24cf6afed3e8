"""Setting text in type: apostrophes, quotation marks, spaces that must not break, digit groups, ordinals.

The rules of a language are data of its catalogue (`typography` in `strings/<tag>.yml`), so that authors type
plainly and a new language needs no code. French rules follow the Lexique des règles typographiques en usage
à l'Imprimerie nationale, English ones United Nations practice; both as fixed in the project's style guide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape, unescape
from typing import Any, TypeAlias

NO_BREAK = "\u00a0"
NARROW = "\u202f"

_TOKEN = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_FOREIGN = re.compile(r"\slang\s*=")
_VERBATIM = frozenset({"code", "pre", "kbd", "samp", "script", "style", "svg", "math", "textarea"})
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_INLINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup"}
)
_OPENS_BEFORE = re.compile(r"(?:^|[\s(\[{\u00ab\u201c\u2018\u2013\u2014/\u00a0\u202f])$")


class Typesetter:
    """Applies the typographic rules of one language to text or to HTML."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        self._quotes: tuple[str, str] = tuple(rules.get("quotes", ("“", "”")))
        self._inner: tuple[str, str] = tuple(rules.get("inner_quotes", ("‘", "’")))
        self._steps = [step for step in _steps(rules) if step is not None]
        self._ordinals = [
            (re.compile(pattern), replacement) for pattern, replacement in rules.get("superscripts", {}).items()
        ]

    def text(self, text: str) -> str:
        """Plain text, set."""
        return self._set(text, "", {"open": False})

    def html(self, html: str) -> str:
        """HTML with its text set.

        Tags, attributes, code, scripts and what is marked as another language stay as they are. A quotation
        may span inline elements; it ends with its block.
        """
        out: list[str] = []
        skipped: list[str] = []  # open elements, from the outermost that is left alone inward
        state = {"open": False}
        before = ""
        for token in _TOKEN.split(html):
            if token.startswith("<"):
                out.append(token)
                found = _TAG.match(token)
                name = found[1].lower() if found else ""
                _track(skipped, name, token)
                if name and name not in _INLINE:
                    state["open"], before = False, ""
            elif skipped or not token:
                out.append(token)
                before = token[-1:] or before
            else:
                # Entities must not be taken for text that ends in a semicolon.
                text = self._set(unescape(token), before, state)
                before = text[-1:]
                text = escape(text, quote=False)
                for pattern, replacement in self._ordinals:
                    text = pattern.sub(replacement, text)
                out.append(text)
        return "".join(out)

    def _set(self, text: str, before: str, state: dict[str, bool]) -> str:
        if '"' in text:
            text = self._double_quotes(text, state)
        if "'" in text:
            text = self._apostrophes(text, before)
        for step in self._steps:
            text = step(text, before)
        return text

    def _double_quotes(self, text: str, state: dict[str, bool]) -> str:
        parts = text.split('"')
        result = parts[0]
        for part in parts[1:]:
            result += self._quotes[1] if state["open"] else self._quotes[0]
            state["open"] = not state["open"]
            result += part
        return result

    def _apostrophes(self, text: str, before: str) -> str:
        """A straight mark opens a quotation only after a space or a bracket and before a letter, with a partner."""

        def one(found: re.Match[str]) -> str:
            ahead = text[found.end() : found.end() + 1]
            behind = before + text[: found.start()]
            closes = re.search(r"[^\s]'(?!\w)", text[found.end() :])
            opens = _OPENS_BEFORE.search(behind) and ahead and not ahead.isspace() and not ahead.isdigit()
            return self._inner[0] if opens and closes else "’"

        return re.sub("'", one, text)


def _track(skipped: list[str], name: str, tag: str) -> None:
    """Keep `skipped` current as a tag is passed."""
    if name in _VOID or not name or tag.endswith("/>"):
        return
    if tag.startswith("</"):
        if skipped and skipped[-1] == name:
            skipped.pop()
    elif skipped or name in _VERBATIM or _FOREIGN.search(tag):
        skipped.append(name)


_Step: TypeAlias = Callable[[str, str], str]


def _steps(rules: Mapping[str, Any]) -> list[_Step | None]:
    """The rules that insert or replace spaces, in the order in which they apply."""
    return [
        _inside_quotes(rules.get("space_inside_quotes", "")),
        _before({mark: space for marks, space in rules.get("space_before", {}).items() for mark in marks}),
        _digit_groups(rules.get("digit_group", "")),
        _glue(r"(?<=\d)[ \u00a0\u202f]+(?={})", rules.get("glue_after_digit", ())),
        _glue(r"(?:(?<=\s)|(?<=^)|(?<=\())({})[ \u00a0\u202f]+(?=\d)", rules.get("glue_before_digit", ())),
    ]


def _before(spaces: Mapping[str, str]) -> _Step | None:
    """The space that belongs before each mark where it ends a word: `mot ?` and `mot?` become `mot\u202f?`.

    spaces: by mark. Of several marks in a row, the first decides.
    """
    if not spaces:
        return None
    signs = re.escape("".join(spaces))
    pattern = re.compile(rf"[ \u00a0\u202f]*([{signs}]+)(?=[\s\u00bb)\]\u201d\u2026.,]|$)")

    def step(text: str, before: str) -> str:
        def one(found: re.Match[str]) -> str:
            preceded = text[: found.start()] or before
            if not preceded or preceded[-1].isspace() or preceded[-1] in "(\u00ab[":
                return found[0]
            return spaces[found[1][0]] + found[1]

        return pattern.sub(one, text)

    return step


def _inside_quotes(space: str) -> _Step | None:
    """`space` after « and before »."""
    if not space:
        return None

    def step(text: str, _: str) -> str:
        text = re.sub(r"\u00ab[ \u00a0\u202f]*", f"\u00ab{space}", text)
        return re.sub(r"[ \u00a0\u202f]*\u00bb", f"{space}\u00bb", text)

    return step


def _digit_groups(space: str) -> _Step | None:
    """`space` between groups of three digits that the author separated with any space."""
    if not space:
        return None
    pattern = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)")
    return lambda text, before: pattern.sub(lambda found: re.sub(r"\D", space, found[0]), text)


def _glue(template: str, words: Any) -> _Step | None:
    """A space that must not break between a number and what belongs to it."""
    if not words:
        return None
    choice = "|".join(re.escape(word) + (r"(?!\w)" if word[-1].isalnum() else "") for word in words)
    pattern = re.compile(template.replace("{}", choice))
    if pattern.groups:
        return lambda text, before: pattern.sub(lambda found: found[1] + NO_BREAK, text)
    return lambda text, before: pattern.sub(NO_BREAK, text)
