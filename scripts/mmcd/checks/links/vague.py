"""Texts that say nothing: the list of `vague.yml`."""

from __future__ import annotations

import functools
import re
from importlib import resources

import yaml


def is_vague(what: str, text: str) -> bool:
    """Whether a text tells a reader nothing. what: `links` or `images`.

    The words of every language count on every page: "click here" is no better on a French one.
    """
    return _plain(text) in _known(what)


@functools.cache
def _known(what: str) -> frozenset[str]:
    text = resources.files("mmcd.checks.links").joinpath("vague.yml").read_text(encoding="utf-8")
    return frozenset(_plain(one) for listed in yaml.safe_load(text)[what].values() for one in listed)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w'-]+", " ", text.lower().replace("’", "'")).split()).strip("-'")
