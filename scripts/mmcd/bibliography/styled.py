"""References set with a CSL style (Citation Style Language 1.0.2) in the language of the page."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from mmcd.locales import Locale
from mmcd.model.schema import Organisation, Person, Reference
from mmcd.model.site import Site
from mmcd.strings import load_strings

# Private-use characters that stand for a title's language while the style is applied.
_OPEN, _CLOSE = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class Entry:
    """A reference in one language.

    html: the styled entry, without its address. text: the same as plain text. url: where the work can be read,
    in the page's language if it exists in it, or empty. title_locale: language of the title that is shown.
    """

    id: str
    html: str
    text: str
    url: str
    title: str
    title_locale: str
    short: str
    year: str
    sort_key: str


class Bibliography:
    """All references of the site in one language, each styled once."""

    def __init__(self, site: Site, locale: Locale) -> None:
        self._site = site
        self._locale = locale
        self._strings = load_strings(locale.tag)
        self._set = self._strings.typesetter
        self._entries = self._style()

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def __getitem__(self, key: str) -> Entry:
        return self._entries[key]

    def label(self, key: str, locator: str = "") -> str:
        """What stands in running text: `ILO, 2024`, `Smuggling Protocol, 2000, article 5`."""
        entry = self._entries[key]
        return self._set.text(", ".join(part for part in (entry.short, entry.year, locator) if part))

    def sorted(self, keys: Iterable[str]) -> list[Entry]:
        """Entries by author, year and title, as a reader of the language looks for them."""
        return sorted((self._entries[key] for key in set(keys)), key=lambda entry: (entry.sort_key, entry.id))

    def _style(self) -> dict[str, Entry]:
        items = [self._csl(reference) for reference in self._site.references.values()]
        if not items:
            return {}
        with resources.as_file(resources.files(__package__) / "mmcd.csl") as path:
            style = CitationStylesStyle(str(path), locale=self._strings("format.csl"), validate=False)
        styled = CitationStylesBibliography(style, CiteProcJSON(items), formatter.html)
        for item in items:
            styled.register(Citation([CitationItem(item["id"])]))
        return {
            key: self._entry(self._site.references[key], str(text))
            for key, text in zip(styled.keys, styled.bibliography(), strict=True)
        }

    def _entry(self, reference: Reference, styled: str) -> Entry:
        site, locale = self._site, self._locale
        title_locale = site.text_locale(reference.title, locale)
        # Marked before it is set in type: a title keeps the typography of its own language.
        styled = styled.replace(_OPEN, f'<span lang="{title_locale}">').replace(_CLOSE, "</span>")
        # A full stop of the style must not follow one of the data ("… Council..").
        styled = self._set.html(styled.replace("..", "."))
        text = html.unescape(_without_tags(styled))
        return Entry(
            id=reference.id,
            html=styled,
            text=text,
            url=address(reference, locale, site),
            title=load_strings(title_locale).typesetter.text(reference.title[title_locale])
            if title_locale in site.locales
            else reference.title[title_locale],
            title_locale=title_locale,
            short=site.text(reference.short, locale),
            year=reference.year,
            sort_key=_fold(text),
        )

    def _csl(self, reference: Reference) -> dict[str, Any]:
        """The CSL-JSON item that the processor styles."""
        site, locale = self._site, self._locale
        authors = [self._name(author) for author in reference.author]
        publishers = [self._organisation(identifier) for identifier in reference.publisher]
        title = html.escape(site.text(reference.title, locale), quote=False)
        foreign = site.text_locale(reference.title, locale) != locale.tag
        item: dict[str, Any] = {
            "id": reference.id,
            "type": reference.type,
            "title": f"{_OPEN}{title}{_CLOSE}" if foreign else title,
            "author": authors,
            "issued": {"date-parts": [[int(part) for part in str(reference.issued).split("-")]]},
        }
        # A body that publishes its own work is named once.
        if publishers and [{"literal": name} for name in publishers] != authors:
            item["publisher"] = html.escape(" / ".join(publishers), quote=False)
        for key, value in (
            ("number", reference.number),
            ("container-title", reference.container_title),
            ("volume", reference.volume),
            ("issue", reference.issue),
            ("page", reference.page),
        ):
            if value is not None:
                item[key] = html.escape(str(value), quote=False)
        return item

    def _name(self, author: Any) -> Mapping[str, str]:
        if isinstance(author, Person):
            return {"family": author.family, "given": author.given}
        return {"literal": self._organisation(author.organisation)}

    def _organisation(self, identifier: str) -> str:
        organisation: Organisation | None = self._site.organisations.get(identifier)
        return self._site.text(organisation.name, self._locale) if organisation else identifier


def address(reference: Reference, locale: Locale, site: Site) -> str:
    """Where a reader of `locale` finds the work: its address in that language, else any, else its DOI."""
    if reference.URL:
        return site.text(reference.URL, locale)
    return f"https://doi.org/{reference.DOI}" if reference.DOI else ""


def _without_tags(text: str) -> str:
    inside = False
    out: list[str] = []
    for character in text:
        if character == "<":
            inside = True
        elif character == ">":
            inside = False
        elif not inside:
            out.append(character)
    return "".join(out)


def _fold(text: str) -> str:
    """Text for sorting: no accents, no case."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
