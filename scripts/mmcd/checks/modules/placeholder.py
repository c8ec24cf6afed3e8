"""`placeholder`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

from mmcd.checks.modules.facts import language, listed
from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.findings import Location
from mmcd.model.blocks import place
from mmcd.model.site import Site

SOURCE = "en"

_MARKS = ("todo", "tbd", "tbc", "fixme", "xxx", "lorem ipsum")


@site_rule("placeholder", group="modules")
def placeholder(site: Site) -> Iterator[Hit]:
    """A reader would meet a note that the author made for herself. It also says what is left to write."""
    pages = {page.file for page in site.pages.values()}
    for page in site.pages.values():
        for offset, text, rest in _find(page.outline.masked, language(page)):
            # In a worksheet, « à compléter » is what the reader is asked to do.
            sheet = next((h for h in page.outline.headings if h.id == "worksheet"), None)
            if sheet is not None and offset > sheet.offset and text.lower() not in _MARKS:
                continue
            yield _told(place(page, offset), text, rest)
        for offset, text, rest in _find(page.document.yaml, language(page)):
            yield _told(_place(page.file, page.document.yaml, offset, page.document.yaml_line), text, rest)
    for path, source in site.sources.items():
        if path not in pages and path.endswith((".yml", ".csv")):
            for offset, text, rest in _find(source.text, ""):
                line = source.text[source.text.rfind("\n", 0, offset) + 1 : offset]
                if not (line.lstrip().startswith("#") or " #" in line):
                    yield _told(_place(path, source.text, offset, 1), text, rest)


def _told(at: Location, text: str, rest: str) -> Hit:
    """A placeholder that says what is to be written is told in its own words."""
    return hit(at, "task" if rest else "bare", text=text, task=rest)


def _find(text: str, tag: str) -> Iterator[tuple[int, str, str]]:
    """Offset, words, and what the author wrote behind them, of each placeholder. tag: the language, empty for any."""
    folded = text.lower()
    words, quick = _pattern(tag)
    if not any(word in folded for word in quick):
        return
    for found in words.finditer(text):
        what = "mark" if found["mark"] else "phrase"
        if found["roman"] and _is_number(text, found.start("roman")):
            continue
        what = "roman" if found["roman"] else what
        rest = re.match(r"\s*:\s*([^\n|\"]*[^\n|\"\s.])", text[found.end(what) :]) if what == "mark" else None
        yield found.start(what), found[what], rest[1] if rest else ""


def _is_number(text: str, offset: int) -> bool:
    """Whether XXX is a Roman thirty: after "chapter", "No." and the like."""
    before = text[max(0, offset - 20) : offset].lower().rstrip(" \u00a0\u202f.([").split()
    numbered = {word for words in listed("wording").values() for word in words["numbered"]}
    return bool(before) and before[-1].lstrip("([*_") in numbered


def _wordings(tag: str) -> list[Any]:
    """The wording of a language and of English, which scaffolds are written in; of every language for none."""
    known = listed("wording")
    return list(known.values()) if tag not in known else [known[name] for name in dict.fromkeys((tag, SOURCE))]


@functools.cache
def _pattern(tag: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    phrases = [phrase for words in _wordings(tag) for phrase in words["unfinished"]]
    alternatives = "|".join(re.escape(phrase) for phrase in phrases)
    return (
        re.compile(
            r"\b(?P<mark>TODO|TBD|TBC|FIXME|XXXX+|[Ll]orem ipsum)\b"
            r"|\b(?P<roman>XXX)\b(?!-)"
            rf"|(?:^|[|>\]\[(*_:.…\"«“]|[-*+] |[#]+ )[ \u00a0]*(?P<phrase>(?i:{alternatives or '(?!)'}))"
            r"[ \u00a0]*(?=[|)\]*_.…!:\"»”{]|$)",
            re.MULTILINE,
        ),
        (*_MARKS, *(phrase.lower() for phrase in phrases)),
    )


def _place(path: str, text: str, offset: int, first: int) -> Location:
    return Location(path, first + text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset))
