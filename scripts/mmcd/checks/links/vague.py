"""Texts that say nothing: the list of `vague.yml`."""

from __future__ import annotations

import functools
import re
from importlib import resources

import yaml


def is_vague(what: str, text: str, tag: str) -> bool:
    """Whether a text tells a reader nothing. what: `links` or `images`; tag: the language of the page.

    The words of every language count on every page: "click here" is no better on a French one.
    """
    known = _known(what)
    plain = _plain(text)
    return any(plain in known[language] for language in (tag.partition("-")[0], *known) if language in known)


@functools.cache
def _known(what: str) -> dict[str, frozenset[str]]:
    text = resources.files("mmcd.checks.links").joinpath("vague.yml").read_text(encoding="utf-8")
    return {tag: frozenset(_plain(one) for one in listed) for tag, listed in yaml.safe_load(text)[what].items()}


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w'-]+", " ", text.lower().replace("’", "'")).split()).strip("-'")
