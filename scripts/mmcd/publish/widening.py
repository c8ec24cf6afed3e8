"""What widens a search: an abbreviation finds its term, a term of another language finds this one's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from mmcd.edition import Edition

_LETTERS = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "’": " ", "'": " ", "‘": " ", "-": " "})


def fold(text: str) -> str:
    """A query or a term as both are compared: no case, accents, ligatures, apostrophes or hyphens.

    `search.js` folds queries in the same way; a test holds the two against each other.
    """
    plain = unicodedata.normalize("NFD", text.translate(_LETTERS))
    kept = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return " ".join(re.findall(r"\w+", kept))


def widening(edition: Edition, words: Collection[str] = ()) -> dict[str, list[str]]:
    """What a reader may type, folded, and what to look for as well, in the language of the edition.

    words: as they are written in what can be found. An abbreviation that is one of them in small letters (`AU`, the
    African Union, and the French « au ») is not folded: it counts only in capitals, or alone.
    """
    found: dict[str, list[str]] = {}
    tag = edition.locale.tag
    for names in _names(edition):
        here = names.get(tag, _Names())
        for other, there in names.items():
            for word in there:
                # A word leads to the others of its own language only from its abbreviation, or it would only
                # repeat the search.
                short = word in there.short
                if other == tag and not short:
                    continue
                typed = word if short and word.lower() in words else fold(word)
                for target in here:
                    targets = found.setdefault(typed, [])
                    if fold(target) not in [fold(word), *map(fold, targets)]:
                        targets.append(target)
    return {typed: targets for typed, targets in sorted(found.items()) if targets}


@dataclass(frozen=True, slots=True)
class _Names:
    """What something is called in a language: in full, and in short."""

    full: tuple[str, ...] = ()
    short: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[str]:
        return iter((*self.full, *self.short))


def _names(edition: Edition) -> Iterator[Mapping[str, _Names]]:
    """The names of each concept, organisation and numbered treaty, by language."""
    site = edition.site
    for term in site.glossary.values():
        yield {tag: _Names(forms(text.term), _some(text.abbr)) for tag, text in term.text.items()}
    for organisation in site.organisations.values():
        if organisation.abbr:
            yield {tag: _Names((name,), _some(organisation.abbr.get(tag))) for tag, name in organisation.name.items()}
    for reference in site.references.values():
        if reference.number and (parts := re.fullmatch(r"([A-Z]+)0*(\d+)", reference.number)):
            letters, digits = parts.groups()
            short = edition.bibliography[reference.id].short
            # C97 is written C097 as well. No text says “No.” in the same way.
            codes = tuple(dict.fromkeys((f"{letters}{digits}", f"{letters}{digits:0>3}")))
            yield {edition.locale.tag: _Names((re.sub(r"\b[Nn][o°º]\.?\s*(?=\d)", "", short),), codes)}


def _some(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()


def forms(term: str) -> tuple[str, ...]:
    """The forms of an entry of the glossary; what stands in brackets explains and is no form.

    `réfugié, réfugiée` are two: as many words on each side, and alike. Other commas belong to a name.
    """
    plain = re.sub(r"\s*\([^)]*\)", "", term).strip()
    parts = [part.strip() for part in plain.split(",")]
    if len(parts) == 2:
        pairs = list(zip_longest(*(fold(part).split() for part in parts), fillvalue=""))
        if all(one[:3] == other[:3] for one, other in pairs):
            return tuple(parts)
    return (plain,)
