"""The site in one language, with all that is needed to show it there."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import cached_property

from mmcd import formats
from mmcd.bibliography import Bibliography
from mmcd.locales import Locale
from mmcd.model.schema import Slot
from mmcd.model.site import Page, Site
from mmcd.strings import Strings, load_strings
from mmcd.typography import Typesetter


class Edition:
    """A site seen by readers of one locale: its words, its typography, its bibliography."""

    def __init__(self, site: Site, locale: Locale) -> None:
        self.site = site
        self.locale = locale

    @cached_property
    def strings(self) -> Strings:
        """Interface strings of the language."""
        return load_strings(self.locale.tag)

    @property
    def typesetter(self) -> Typesetter:
        """Typographic rules of the language."""
        return self.strings.typesetter

    @cached_property
    def bibliography(self) -> Bibliography:
        """References as the language shows them."""
        return Bibliography(self.site, self.locale)

    def text(self, texts: Mapping[str, str]) -> str:
        """Text from YAML in this language (or its fallback), set in type."""
        return self.typesetter.text(self.site.text(texts, self.locale))

    def title(self, page: Page) -> str:
        """A page's title, set in type by the rules of the language it is written in."""
        return load_strings(page.locale.tag).typesetter.text(page.meta.title)

    def describe(self, page: Page) -> str:
        """A page's description, set in type."""
        return load_strings(page.locale.tag).typesetter.text(page.meta.description)

    def national(self, slot: Slot) -> str:
        """What the site has for its country in a slot, as this language writes it; empty where it stays open."""
        country = self.site.country
        value = country.values.get(slot.id) if country is not None else None
        if value is None:
            return ""
        if isinstance(value, datetime.date):
            return formats.date(value, self.strings)
        if isinstance(value, int | float):
            return formats.number(value, self.strings, _decimals(value))
        return self.text(value) if isinstance(value, dict) else self.typesetter.text(value)


class Editions:
    """The editions of a site, each made once."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._editions: dict[str, Edition] = {}

    def __getitem__(self, tag: str) -> Edition:
        if tag not in self._editions:
            self._editions[tag] = Edition(self.site, self.site.locales[tag])
        return self._editions[tag]

    def __iter__(self) -> Iterator[Edition]:
        return (self[locale.tag] for locale in self.site.locales)


def _decimals(value: float) -> int:
    """Decimal places with which a number was written: `3.70` is read as 3.7, so 1."""
    return len(str(value).partition(".")[2].rstrip("0")) if isinstance(value, float) else 0
