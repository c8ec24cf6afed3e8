"""What widens a search: an abbreviation finds its term, a term of another language finds this one's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from mmcd.edition import Edition

_LETTERS = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "’": " ", "'": " ", "‘": " ", "-": " "})


def fold(text: str) -> str:
    """A query or a term as both are compared: no case, accents, ligatures, apostrophes or hyphens.

    `search.js` folds queries in the same way; a test holds the two against each other.
    """
    plain = unicodedata.normalize("NFD", text.translate(_LETTERS))
    kept = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return " ".join(re.findall(r"\w+", kept))


def widening(edition: Edition) -> dict[str, list[str]]:
    """Folded words a reader may type, and what to look for as well, in the language of the edition."""
    found: dict[str, list[str]] = {}
    for names in _names(edition):
        here = names.get(edition.locale.tag, [])
        for tag, words in names.items():
            for word in words:
                for target in here:
                    # A word leads to the others of its own language only from its abbreviation, or it
                    # would only repeat the search.
                    if fold(word) == fold(target) or (tag == edition.locale.tag and not word.isupper()):
                        continue
                    targets = found.setdefault(fold(word), [])
                    if fold(target) not in targets:
                        targets.append(fold(target))
    return dict(sorted(found.items()))


def _names(edition: Edition) -> Iterator[Mapping[str, list[str]]]:
    """The names of each concept and organisation, by language: full forms first, then the abbreviation."""
    site = edition.site
    for term in site.glossary.values():
        yield {tag: [*_forms(text.term), *([text.abbr] if text.abbr else [])] for tag, text in term.text.items()}
    for organisation in site.organisations.values():
        if organisation.abbr:
            yield {
                tag: [name, *([organisation.abbr[tag]] if tag in organisation.abbr else [])]
                for tag, name in organisation.name.items()
            }


def _forms(term: str) -> list[str]:
    """The forms of an entry: `réfugié, réfugiée` are two; what stands in brackets explains and is no form."""
    plain = re.sub(r"\s*\([^)]*\)", "", term)
    return [form.strip() for form in plain.split(",") if form.strip()]
