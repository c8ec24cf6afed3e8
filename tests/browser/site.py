"""The built site as files: its pages by language and kind, parsed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import lxml.html
import pytest
from lxml.html import HtmlElement

LOCALES = ("en", "fr")

KINDS = (
    "about",
    "action-plan",
    "catalogue",
    "country-sheet",
    "datasets",
    "exchange",
    "glossary",
    "home",
    "module",
    "not-found",
    "path",
    "paths",
    "practice",
    "programme",
    "programmes",
    "prose",
    "references",
    "search",
    "side-by-side",
)
"""What `<html data-kind>` says. That the list is whole is tested."""


@dataclass(frozen=True)
class BuiltPage:
    """A page: its address below the site's, and its HTML."""

    address: str
    html: HtmlElement

    @property
    def locale(self) -> str:
        """Language of the interface."""
        return str(self.html.get("lang"))

    @property
    def kind(self) -> str:
        """Which kind of page; empty for one that only leads on to a moved page."""
        return str(self.html.get("data-kind", ""))

    @property
    def path(self) -> str:
        """The source page, the same in every language."""
        return str(self.html.get("data-path", ""))

    def find(self, xpath: str) -> list[HtmlElement]:
        """Elements that an XPath expression finds."""
        return list(self.html.xpath(xpath))


@dataclass(frozen=True)
class BuiltSite:
    """A built site. `folder` holds its files."""

    folder: Path

    @cached_property
    def pages(self) -> dict[str, BuiltPage]:
        """Every page by its address, which is relative to the site's: empty for the English home page."""
        found = {}
        for file in sorted(self.folder.rglob("*.html")):
            address = file.relative_to(self.folder).as_posix().removesuffix("index.html")
            html = lxml.html.document_fromstring(file.read_bytes(), parser=lxml.html.HTMLParser(encoding="utf-8"))
            found[address] = BuiltPage(address, html)
        return found

    def one(self, kind: str, locale: str = "en", *holding: str) -> BuiltPage:
        """The first page of a kind in which every given XPath finds something. Fails the test without one."""
        for page in self.pages.values():
            if page.kind == kind and page.locale == locale and all(page.find(xpath) for xpath in holding):
                return page
        pytest.fail(f"no page of kind {kind} in {locale} holds {' and '.join(holding) or 'anything'}", pytrace=False)

    def every_kind(self, locale: str) -> dict[str, str]:
        """By kind, the address of a page of it in a language. The not-found page is at any that does not exist."""
        lost = f"{'' if locale == 'en' else locale + '/'}no/such/page/"
        return {kind: lost if kind == "not-found" else self.one(kind, locale).address for kind in KINDS}
