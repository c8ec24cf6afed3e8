"""Locales: BCP 47 tags, the direction of their script, and where their pages live."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import babel

from mmcd.errors import UsageError


@dataclass(frozen=True)
class Locale:
    """A language of the site.

    tag: BCP 47 tag, also the folder under `docs/` and the first part of the address (but for the default).
    name: its name in itself, as the language switch shows it.
    is_default: served at the root, and the source that other languages translate.
    """

    tag: str
    name: str
    is_default: bool = False

    @cached_property
    def babel(self) -> babel.Locale:
        """CLDR data of the tag (Unicode Technical Standard 35)."""
        return babel.Locale.parse(self.tag, sep="-")

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`, from CLDR's character order."""
        return "rtl" if self.babel.character_order == "right-to-left" else "ltr"

    @property
    def prefix(self) -> str:
        """What stands before a page's address: empty for the default locale, else `<tag>/`."""
        return "" if self.is_default else f"{self.tag}/"


class Locales:
    """The site's locales, the default one first."""

    def __init__(self, locales: Iterable[Locale]) -> None:
        self._by_tag = {locale.tag: locale for locale in sorted(locales, key=lambda locale: not locale.is_default)}
        if sum(locale.is_default for locale in self) != 1:
            raise UsageError(
                "mkdocs.yml must name exactly one default language. "
                "Set `default: true` on one entry of plugins, i18n, languages."
            )

    def __iter__(self) -> Iterator[Locale]:
        return iter(self._by_tag.values())

    def __len__(self) -> int:
        return len(self._by_tag)

    def __contains__(self, tag: object) -> bool:
        return tag in self._by_tag

    def __getitem__(self, tag: str) -> Locale:
        return self._by_tag[tag]

    @property
    def default(self) -> Locale:
        """The locale served at the root."""
        return next(iter(self))

    @property
    def tags(self) -> tuple[str, ...]:
        """Tags of all locales, the default first."""
        return tuple(self._by_tag)

    def others(self, locale: Locale) -> tuple[Locale, ...]:
        """All locales but one."""
        return tuple(other for other in self if other.tag != locale.tag)
