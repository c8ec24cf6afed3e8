"""What an address would make a browser do, whatever its disguise."""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import unquote

HARMLESS = frozenset({"http", "https", "mailto", "tel", "term", "figure", "slot"})
"""Schemes that content may use."""

_RUNS = frozenset(
    (
        *("javascript", "vbscript", "livescript", "mocha"),
        *("data", "blob", "file", "filesystem", "view-source", "about", "jar", "feed", "mhtml", "mk", "res", "wyciwyg"),
        *("chrome", "chrome-extension", "moz-extension", "ms-its"),
    )
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)")
# What browsers skip inside a scheme, and what an eye does not see.
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f]")
_UNSEEN_TOO = re.compile(r"[\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff\x02\x03]")


def danger(address: str) -> str:
    """The scheme by which an address would run a program or carry a document of its own; empty for a harmless one.

    Entities, percent-encoding, letter case, white space, control and invisible characters are seen through.
    """
    if ":" not in address and "&" not in address and "%" not in address and address.isascii():
        return ""
    plain = _undisguised(address)
    found = _SCHEME.match(plain)
    if found is None or found[0] in HARMLESS:
        return ""
    if found[0] in _RUNS:
        return found[0]
    # A scheme that nobody would write so: what it becomes in one browser or another is not worth finding out.
    return "" if plain.startswith(address.strip().lower()[: found.end() + 1]) else found[0]


def is_remote(address: str) -> bool:
    """Whether a browser would fetch it from another host."""
    plain = _undisguised(address).replace("\\", "/")
    return plain.startswith(("//", "http:", "https:", "ftp:"))


def _undisguised(address: str) -> str:
    text = address
    for _ in range(3):
        before = text
        text = unquote(html.unescape(text))
        if text == before:
            break
    return _UNSEEN_TOO.sub("", _UNSEEN.sub("", unicodedata.normalize("NFKC", text))).replace("`", "").lower()
