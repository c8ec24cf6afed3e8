"""`link-text-vague`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mmcd.checks.links.vague import is_vague
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.findings import Severity
from mmcd.model.outline import Link, plain
from mmcd.model.site import Page, Site

_ADDRESS = re.compile(r"(?:(?:https?|ftp)://|www\.)\S+", re.IGNORECASE)


@page_rule("link-text-vague", group="links", severity=Severity.WARNING)
def text_vague(page: Page, site: Site) -> Iterator[Hit]:  # noqa: ARG001
    """A reader who hears the links one after the other, or looks for one on the printed page, learns nothing from
    "here". An address read aloud letter by letter is no better."""
    for link in page.outline.links:
        if link.is_image:
            continue
        text = plain(link.text) if len(link.text) < _LONG or "://" in link.text else link.text
        case = _case(text)
        if case and not _is_excused(page, link, case):
            yield hit(link.at, case, text=text)


_LONG = 60
"""Characters of Markdown from which a text is no stock phrase."""


def _case(text: str) -> str:
    """What is wrong with the text of a link; empty where nothing is."""
    if not text:
        return "none"
    if _ADDRESS.fullmatch(text):
        return "address"
    return "words" if len(text) < _LONG and is_vague("links", text) else ""


def _is_excused(page: Page, link: Link, case: str) -> bool:
    """Definitions have no text of their own, terms take theirs from the glossary, a picture may stand for text."""
    if link.scheme in ("term", "figure", "mailto", "tel"):
        return True
    if any(use.offset == link.offset for use in page.outline.definitions):
        return True
    return case == "none" and (not page.outline.masked.startswith("[", link.offset) or "![" in link.text)
