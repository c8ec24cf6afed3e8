"""Whether a text was left in its source language, by the small words of the two languages.

A library that guesses among a hundred languages needs long texts and is led astray by names; here two languages are
in question and both are known, which small words decide from eight words on. `words.yml` holds them.
"""

from __future__ import annotations

import functools
import re
from importlib import resources

import yaml

FEWEST_WORDS = 8
"""A shorter text may be a name in any language."""

_FEWEST_HITS = 3
_SHARE = 0.2
_TIMES = 3

_TOKEN = re.compile(r"[^\W\d_]+(?:['’](?=[^\W\d_]))?")
_ASIDE = re.compile(r"“[^“”]*”|«[^«»]*»|\"[^\"\n]*\"|(?<!\*)\*[^*\n]+\*(?!\*)")


def aside(text: str) -> str:
    """`text` with quotations and titles of works blanked out: they stand in whatever language they were made."""
    if not any(mark in text for mark in '“«"*'):
        return text
    return _ASIDE.sub(lambda found: " " * len(found[0]), text)


def left_in(source: str, own: str, text: str) -> bool:
    """Whether `text`, which should be in the language `own`, is in the language `source`.

    False where it is too short to tell, or where nothing is known of the source language.
    """
    theirs, ours = _telling(source, own)
    if not theirs:
        return False
    tokens = _TOKEN.findall(aside(text).lower())
    if len(tokens) < FEWEST_WORDS:
        return False
    hits = sum(token in theirs for token in tokens)
    return (
        hits >= _FEWEST_HITS
        and hits >= _SHARE * len(tokens)
        and hits > _TIMES * sum(token.rstrip("'’") in ours for token in tokens)
    )


def may_be_left_in(source: str, own: str, text: str) -> bool:
    """A quick look at a long text: False where no part of it can be in the language `source`."""
    theirs, _ = _telling(source, own)
    return not theirs.isdisjoint(text.lower().split())


@functools.cache
def _telling(source: str, own: str) -> tuple[frozenset[str], frozenset[str]]:
    """Small words of one language and of the other, without those that they share."""
    theirs, ours = _of(source), _of(own)
    return theirs - ours, ours - theirs


def _of(tag: str) -> frozenset[str]:
    return frozenset(_words().get(tag) or _words().get(tag.partition("-")[0]) or ())


@functools.cache
def _words() -> dict[str, list[str]]:
    text = resources.files(__package__).joinpath("words.yml").read_text(encoding="utf-8")
    found: dict[str, list[str]] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (safe)
    return found
