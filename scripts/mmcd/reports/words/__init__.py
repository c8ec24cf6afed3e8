"""The words of the reports that are read as text: one file per language."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from importlib import resources
from typing import Any

import yaml

SOURCE = "en"


@functools.cache
def load_phrases(language: str) -> Mapping[str, str]:
    """Phrases by dotted name (`pull_request.title`) in a language; English where it has none."""
    return {**_flat(_read(SOURCE)), **_flat(_read(language))}


def languages() -> tuple[str, ...]:
    """Languages that have phrases."""
    names = (entry.name for entry in resources.files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".yml") for name in names if name.endswith(".yml")))


def _read(language: str) -> Any:
    file = resources.files(__package__) / f"{language}.yml"
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or {}  # noqa: S506


def _flat(data: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in data.items():
        if isinstance(value, Mapping):
            found.update(_flat(value, f"{prefix}{name}."))
        else:
            found[f"{prefix}{name}"] = re.sub(r" (?=[:;?!»])|(?<=«) ", "\N{NO-BREAK SPACE}", str(value))
    return found
