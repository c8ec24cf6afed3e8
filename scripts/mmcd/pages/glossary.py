"""The glossary as Markdown: one heading per term, grouped by letter, with its form in the other languages."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator
from typing import Any

from mmcd.edition import Edition
from mmcd.model.schema import Term
from mmcd.model.site import Page

ABBREVIATIONS = "abbreviations"
"""Id of the list of abbreviations."""


def view(page: Page, edition: Edition) -> dict[str, Any]:
    """Plain data for `glossary.html`: letters to jump to."""
    letters = [letter for letter, _ in _groups(edition)]
    return {
        "letters": [{"letter": letter, "id": _letter_id(letter)} for letter in letters],
        "abbreviations": ABBREVIATIONS,
        "count": edition.strings("count.terms", n=len(edition.site.glossary)),
    }


def body(page: Page, edition: Edition) -> str:
    """The page's own words, then every term."""
    parts = [page.document.body.strip()]
    uses = _uses(edition)
    for letter, terms in _groups(edition):
        parts.append(f"## {letter} {{#{_letter_id(letter)}}}")
        for term in terms:
            parts.extend(_entry(term, uses.get(term.id, []), edition))
    if short := list(_abbreviations(edition)):
        parts += [f"## {edition.strings('glossary.abbreviations')} {{#{ABBREVIATIONS}}}", "\n".join(short)]
    return "\n\n".join(parts) + "\n"


def sort_letter(word: str) -> str:
    """The letter under which a word stands: `É` under E, `Œ` under O."""
    folded = unicodedata.normalize("NFKD", word.replace("œ", "oe").replace("Œ", "Oe"))
    return next((character for character in folded if character.isalnum()), "#").upper()


def _groups(edition: Edition) -> Iterator[tuple[str, list[Term]]]:
    terms = sorted(
        (term for term in edition.site.glossary.values() if edition.locale.tag in term.text),
        key=lambda term: _sort_key(term.text[edition.locale.tag].term),
    )
    for letter, group in itertools.groupby(terms, key=lambda term: sort_letter(term.text[edition.locale.tag].term)):
        yield letter, list(group)


def _entry(term: Term, pages: list[Page], edition: Edition) -> Iterator[str]:
    site, strings = edition.site, edition.strings
    text = term.text[edition.locale.tag]
    abbreviation = f" ({text.abbr})" if text.abbr else ""
    yield f"### {_escape(text.term)}{abbreviation} {{#{term.id}}}"
    yield _escape(text.definition)
    facts: list[str] = []
    for locale in site.locales.others(edition.locale):
        if (other := term.text.get(locale.tag)) is not None:
            name = f"*{_escape(other.term)}*{{: lang={locale.tag} }}"
            extra = f" ({other.abbr})" if other.abbr else ""
            facts.append(
                strings("glossary.in_language", language=strings(f"language.in.{locale.tag}"), term=name + extra)
            )
    if pages:
        links = ", ".join(f"[{_escape(edition.title(page))}]({page.path})" for page in pages)
        facts.append(strings("glossary.used_in", n=len(pages), pages=links))
    sources = [key for key in term.sources if key in edition.bibliography]
    if sources:
        links = "; ".join(f"[{_escape(edition.bibliography.label(key))}](references.md#{key})" for key in sources)
        facts.append(strings("glossary.sources", n=len(sources), sources=links))
    yield "\n".join(f"- {fact}" for fact in facts)


def _abbreviations(edition: Edition) -> Iterator[str]:
    """Each abbreviation of each language, with what it stands for here and its form in the other languages."""
    site, tag = edition.site, edition.locale.tag
    named: list[tuple[dict[str, str], str]] = [
        (
            {locale: text.abbr for locale, text in term.text.items() if text.abbr},
            f"[{_escape(term.text[tag].term)}](#{term.id})",
        )
        for term in site.glossary.values()
        if tag in term.text
    ]
    named += [
        (dict(organisation.abbr), _escape(edition.text(organisation.name)))
        for organisation in site.organisations.values()
        if organisation.abbr
    ]
    lines: dict[str, str] = {}
    for forms, words in named:
        for locale, abbr in forms.items():
            if locale != tag and abbr == forms.get(tag):
                continue
            others = {other for other in forms.values() if other != abbr}
            here = "" if locale == tag else f" ({edition.strings(f'language.in.{locale}')})"
            also = f" ({', '.join(sorted(others))})" if others else ""
            lines.setdefault(f"{abbr}/{words}", f"- **{abbr}**{here} – {words}{also}")
    yield from (lines[key] for key in sorted(lines, key=_sort_key))


def _uses(edition: Edition) -> dict[str, list[Page]]:
    """Modules that use each term."""
    found: dict[str, list[Page]] = {}
    for page in edition.site.modules(edition.locale):
        for identifier in dict.fromkeys(link.name for link in page.outline.terms):
            found.setdefault(identifier, []).append(page)
    return found


def _letter_id(letter: str) -> str:
    return f"letter-{letter.lower()}"


def _sort_key(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word.replace("œ", "oe").replace("Œ", "Oe"))
    return "".join(c for c in folded if not unicodedata.combining(c)).casefold()


def _escape(text: str) -> str:
    """Text as Markdown that shows it as it is."""
    for character in "\\`*_[]<>":
        text = text.replace(character, f"\\{character}")
    return text
