"""`sentences-long` and `paragraph-long`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

from mmcd.checks.modules.facts import language, listed, within
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.findings import Severity
from mmcd.model.blocks import Part, place
from mmcd.model.site import Page, Site

FEWEST = 3
"""Sentences that have an average worth the name."""

MOST_IN_PARAGRAPH = 130

_END = re.compile(r"[.!?…؟。]+(?:[ \u00a0\u202f]?»|[\"'”’)\]*_])*(?=\s+[^\sa-zà-ÿ]|\s*$)")
_WORD = re.compile(r"[^\W_][\w’'.,-]*")


@page_rule("sentences-long", group="modules", severity=Severity.WARNING)
def sentences_long(page: Page, _: Site) -> Iterator[Hit]:
    """Many readers study in their second or third language: they lose the thread of long sentences first."""
    words = _wording(page)
    for section in page.outline.sections:
        # Counting full stops is quick, and at most every third stands inside a sentence.
        if section.words * 1.5 <= words["most_words"] * _stops(page.outline.prose, section.start, section.end):
            continue
        texts = [block.text for block in within(page, section.start, section.end, Part.PARAGRAPH, Part.ITEM)]
        texts = [text for text in texts if text.rstrip("\"'”’»)]*_ \n")[-1:] in (".", "!", "?", "…", ":", "؟", "。")]
        count = sum(len(list(sentences(text, words["abbreviations"]))) for text in texts)
        if count < FEWEST or sum(len(text.split()) for text in texts) <= words["most_words"] * count:
            continue
        average = sum(len(_WORD.findall(text)) for text in texts) / count
        if average > words["most_words"]:
            yield hit(section.heading.at, section=section.title, average=round(average), most=words["most_words"])


@page_rule("paragraph-long", group="modules", severity=Severity.WARNING)
def paragraph_long(page: Page, _: Site) -> Iterator[Hit]:
    """On a telephone, a long paragraph fills the screen without a place to rest. Its second thought is not read."""
    offset = 0
    for chunk in page.outline.prose.split("\n\n"):
        # Most are short: only those that may be too long are taken apart.
        if len(chunk) > 3 * MOST_IN_PARAGRAPH and len(chunk.split()) > MOST_IN_PARAGRAPH * 0.8:
            for block in within(page, offset, offset + len(chunk), Part.PARAGRAPH, Part.ITEM):
                words = len(_WORD.findall(block.text))
                if words > MOST_IN_PARAGRAPH:
                    yield hit(place(page, block.start), words=words, most=MOST_IN_PARAGRAPH)
        offset += len(chunk) + 2


def _stops(prose: str, start: int, end: int) -> int:
    return sum(prose.count(stop, start, end) for stop in (". ", ".\n", "? ", "! "))


def sentences(text: str, abbreviations: list[str]) -> Iterator[str]:
    """The sentences of a paragraph, in order.

    A full stop ends none after an abbreviation (without its last stop, in lower case), an initial, or before a
    lower-case letter.
    """
    start = 0
    for found in _END.finditer(text):
        if (
            found[0] == "."
            and found.end() < len(text.rstrip())
            and _is_short(text[start : found.start()], abbreviations)
        ):
            continue
        yield text[start : found.end()].strip()
        start = found.end()
    if rest := text[start:].strip():
        yield rest


def _is_short(before: str, abbreviations: list[str]) -> bool:
    """Whether what stands before a full stop is abbreviated, such as "No" or an initial."""
    words = before[-24:].lower().split()
    last = re.split("['’]", words[-1].lstrip("([\"'“‘«*_"))[-1] if words else ""
    return last in _known(tuple(abbreviations)) or (len(last) == 1 and last.isalpha() and before[-1].isupper())


@functools.cache
def _known(abbreviations: tuple[str, ...]) -> frozenset[str]:
    return frozenset(part for one in abbreviations for part in (one, one.split()[-1]))


def _wording(page: Page) -> Any:
    return listed("wording").get(language(page), listed("wording")["other"])
