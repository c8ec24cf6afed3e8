"""No English on a French page, and French set as French: dates, numbers, quotation marks, spaces before signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from mmcd.strings import load_strings

from .site import KINDS, BuiltPage, BuiltSite

INLINE = frozenset(
    {"a", "abbr", "b", "cite", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time"}
)
LEFT_ALONE = frozenset({"code", "kbd", "noscript", "pre", "samp", "script", "style", "svg", "template"})
READ_OUT = ("alt", "aria-label", "placeholder", "title")
SKIPPED = "\ufffc"
"""Stands for what is in another language or in code."""

MONTHS = r"\b(January|February|April|June|July|August|September|October|November|December)\b"


@pytest.fixture(scope="module", params=KINDS)
def texts(request: pytest.FixtureRequest, site: BuiltSite) -> list[str]:
    """What a reader reads or hears on every French page of a kind: paragraph by paragraph, attribute by attribute."""
    pages = [page for page in site.pages.values() if page.kind == request.param and page.locale == "fr"]
    if request.param == "not-found":
        pages = [site.one("not-found")]
    assert pages
    return [text for page in pages for text in _texts(page, "fr")]


def test_no_word_of_the_english_interface(texts: list[str]) -> None:
    words = _english_only()
    found = {text for text in texts for word in words if word.fullmatch(text)}
    assert not found


def test_the_test_knows_english_when_it_sees_it() -> None:
    words = _english_only()
    for text in ("Skip to content", "Module 3 of 14", "Updated", "Show feedback"):
        assert any(word.fullmatch(text) for word in words), text
    for text in ("Module", "Aller au contenu", "Module 3 sur 14", "Menu"):
        assert not any(word.fullmatch(text) for word in words), text


def test_dates_and_numbers_are_french(texts: list[str]) -> None:
    for text in texts:
        assert not re.search(MONTHS, text), text
        assert not re.search(r"\d,\d{3},\d{3}", text), text
        # A day with its year has its month in words between them.
        assert not re.search(r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}/\d{4}\b", text), text


def test_the_facts_of_the_project_are_french(site: BuiltSite) -> None:
    said = " ".join(_texts(site.one("about", "fr"), "fr"))
    assert "2\u202f514\u202f971,65\u00a0euros" in said
    assert "95\u00a0%" in said


def test_quotation_marks_and_apostrophes_are_french(texts: list[str]) -> None:
    for text in texts:
        assert not re.search("[\"']", text), text
        assert not re.search("«(?!\u00a0)|(?<!\u00a0)»", text), text


def test_spaces_before_signs_do_not_break(texts: list[str]) -> None:
    for text in texts:
        # At the start of a text the sign may belong to what precedes it; the block around has both.
        missing = re.search(rf"[^\s\u00a0\u202f(\[{SKIPPED}.!?…:;]([;:!?]+)(?=\s|$)", text)
        assert not missing, f"no space before {missing[1]} in: {text}"
        breaking = re.search(r"\S[ \n]+([;:!?»])", text)
        assert not breaking, f"a breaking space before {breaking[1]} in: {text}"


def _english_only() -> list[re.Pattern[str]]:
    """Entries of the English catalogue that no French page has reason to show."""
    english, french = set(_leaves(load_strings("en").data)), set(_leaves(load_strings("fr").data))
    words = []
    for text in english - french:
        fixed = re.sub(r"\{\w+\}", "", text)
        if len(re.findall(r"[A-Za-z]", fixed)) > 3:
            # Fields are filled in: any text may stand for them.
            words.append(re.compile(".+".join(re.escape(part) for part in re.split(r"\{\w+\}", text))))
    return words


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            # Addressed to readers of English on pages in another language, and marked as English there.
            if name not in ("format", "typography", "currency", "language_offer"):
                yield from _leaves(part)
    elif isinstance(value, list):
        for part in value:
            yield from _leaves(part)
    elif isinstance(value, str):
        yield value


def _texts(page: BuiltPage, locale: str) -> Iterator[str]:
    """Texts in a language: of each block with its inline elements, of each element alone, of what is read out."""
    pieces: list[str] = []
    for _ in _walk(page.html, str(page.html.get("lang")), locale, pieces):
        pass
    yield from filter(None, (block.strip(" ") for block in "".join(pieces).split("\n")))
    yield from _walk(page.html, str(page.html.get("lang")), locale, [])
    if page.locale == locale:
        yield from page.find("//title/text() | //meta[@name='description']/@content | //meta[@property]/@content")


def _walk(node: Any, lang: str, locale: str, pieces: list[str]) -> Iterator[str]:
    """Attributes and whole text nodes in a language below `node`; its running text is added to `pieces`."""
    ours = lang == locale
    # The title of a work keeps its own typography in the name of the link that opens it.
    if ours and node.get("class") != "reference__link":
        yield from (node.get(name) for name in READ_OUT if node.get(name))
    around = "" if node.tag in INLINE else "\n"
    pieces.append(around)
    for text in (node.text, *(child for child in node)):
        if text is None:
            continue
        if isinstance(text, str):
            yield from _said(text, ours, pieces)
            continue
        if not isinstance(text.tag, str):
            pass
        elif text.tag in LEFT_ALONE:
            pieces.append(SKIPPED)
        else:
            yield from _walk(text, text.get("lang", lang), locale, pieces)
        yield from _said(text.tail or "", ours, pieces)
    pieces.append(around)


def _said(text: str, ours: bool, pieces: list[str]) -> Iterator[str]:
    flat = re.sub(r"[ \t\r\n]+", " ", text)
    pieces.append(flat if ours or not flat.strip() else SKIPPED)
    if ours and flat.strip(" "):
        yield flat.strip(" ")
