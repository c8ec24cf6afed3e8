"""Facts about what a page rests on: its sources, and whether a sentence holds a figure."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Mapping

import babel.dates

from mmcd.checks.facts import once
from mmcd.model.outline import Citation
from mmcd.model.sentences import NUMBER, sentence_at
from mmcd.model.site import Page, Site
from mmcd.strings import available, load_strings

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


@once
def unverified(site: Site) -> frozenset[str]:
    """References whose title or year nobody has confirmed."""
    return frozenset(key for key, reference in site.references.items() if not reference.verified)


@once
def overdue(site: Site) -> Mapping[str, datetime.date]:
    """References that should have been looked up again by now, and by when."""
    return {
        key: reference.review_by
        for key, reference in site.references.items()
        if reference.review_by is not None and reference.review_by < site.config.today
    }


def first_uses(page: Page) -> dict[str, Citation]:
    """The references a page cites, each with the first place, in order."""
    found: dict[str, Citation] = {}
    for citation in page.outline.citations:
        found.setdefault(citation.key, citation)
    return found


def holds_figure(page: Page, citation: Citation) -> bool:
    """Whether the sentence (or table row) that ends in a citation holds a quantity.

    No quantity: a year, a date, an enumeration, the number of an article, a paragraph or an act, and what the
    citation names as the place (`[@agenda, target 10.7]`).
    """
    text = sentence_at(page.outline.prose, citation.offset)
    places = set(NUMBER.findall(citation.locator))
    return any(
        found[0] not in places and not _is_label(found, text, page.locale.tag) for found in NUMBER.finditer(text)
    )


def _is_label(number: re.Match[str], text: str, tag: str) -> bool:
    """Whether a number names something instead of counting it."""
    before, after = _names(tag)
    head, tail = text[: number.start()], text[number.end() :]
    return bool(before.search(head) or after.match(tail) or _YEAR.fullmatch(number[0]))


@functools.cache
def _names(tag: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a number that is a label, and after a day of a month, in a language."""
    months: set[str] = set()
    words: set[str] = set()
    if tag in available():
        strings = load_strings(tag)
        months.update(babel.dates.get_month_names("wide", locale=strings.cldr).values())
        glue = strings.get("typography").get("glue_before_digit", [])
        words.update(word for word in glue if not re.fullmatch(r"[A-Z]{3}", word))
    names = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    chained = r"(?:[\w().,\-–\u00a0 ]{0,12}\d[\w()]*(?:,| and| or| to| et| ou| à|–|-)[ \u00a0]?)?"
    before = re.compile(rf"(?<!\w)(?:{names or '(?!)'})[ \u00a0]{chained}$", re.IGNORECASE)
    after = re.compile(rf"(?:er|re|e)?[ \u00a0\u202f](?:{'|'.join(map(re.escape, months)) or '(?!)'})\b", re.IGNORECASE)
    return before, after
