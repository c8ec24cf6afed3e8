"""`link-text-vague`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mmcd.checks.links.vague import is_vague
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.findings import Severity
from mmcd.model.outline import plain
from mmcd.model.site import Page, Site

_ADDRESS = re.compile(r"(?:(?:https?|ftp)://|www\.)\S+", re.IGNORECASE)


@page_rule("link-text-vague", group="links", severity=Severity.WARNING)
def text_vague(page: Page, site: Site) -> Iterator[Hit]:  # noqa: ARG001
    """A reader who hears the links one after the other, or looks for one on the printed page, learns nothing from
    "here". An address read aloud letter by letter is no better."""
    body = page.outline.masked
    defined = {use.offset for use in page.outline.definitions}
    for link in page.outline.links:
        if link.is_image or link.offset in defined or link.scheme in ("term", "figure", "mailto", "tel"):
            continue
        text = plain(link.text)
        if _ADDRESS.fullmatch(text):
            yield hit(link.at, "address", text=text)
        elif not text and body.startswith("[", link.offset) and "![" not in link.text:
            yield hit(link.at, "none")
        elif is_vague("links", text, page.locale.tag):
            yield hit(link.at, "words", text=text)
