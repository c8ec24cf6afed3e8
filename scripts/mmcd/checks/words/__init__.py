"""The words of the rules, one folder per language, one file per group: a rule yields facts, these are its sentences.

    link-target-missing:
      message: The link leads to “{target}”, which does not exist.
      hint: "{suggestion}"

Where a rule has several sentences, `message` or `hint` is a mapping, and the rule's hit names the case. To add a
language, copy the folder `en` and translate it.
"""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Mapping
from importlib import resources
from typing import Any

import yaml

from mmcd.checks.rule import Hit, Rule, Suggestion
from mmcd.findings import Finding, finding

SOURCE = "en"
"""The language that every other one translates, and that is spoken where a sentence is missing."""


class Words:
    """The sentences of one language."""

    def __init__(self, language: str, data: Mapping[str, Any], common: Mapping[str, str]) -> None:
        self.language = language
        self.data = data
        self.common = common

    def finding(self, rule: Rule, hit: Hit) -> Finding:
        """A hit, put into words."""
        facts = {name: self._value(value) for name, value in hit.facts.items()}
        return finding(
            rule.name,
            hit.at,
            self.sentence(rule.name, "message", hit.case).format_map(facts),
            self.sentence(rule.name, "hint", hit.case).format_map(facts),
            rule.severity,
        )

    def sentence(self, rule: str, part: str, case: str = "") -> str:
        """The sentence of a rule with its `{fields}`. part: `message` or `hint`."""
        value = self.data[rule][part]
        return str(value[case] if isinstance(value, Mapping) else value)

    def sentences(self, rule: str, part: str) -> list[str]:
        """All sentences of a rule, whatever the case."""
        value = self.data[rule][part]
        return [str(one) for one in value.values()] if isinstance(value, Mapping) else [str(value)]

    def _value(self, value: object) -> object:
        if isinstance(value, Suggestion):
            if (near := value.nearest) is not None:
                return self.common["did-you-mean"].format(near=near)
            if value.known:
                return self.common["known"].format(known=", ".join(value.known))
            return self.common["none-known"]
        if isinstance(value, list | tuple):
            return ", ".join(str(part) for part in value)
        return value


def languages() -> tuple[str, ...]:
    """Languages that have words."""
    return tuple(sorted(entry.name for entry in resources.files(__package__).iterdir() if _is_language(entry)))


def spoken(environment: Mapping[str, str] = os.environ) -> str:
    """The language of the environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG: the first that is set), else English."""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(variable):
            language = re.split(r"[_.@:-]", value.lower())[0]
            return language if language in languages() else SOURCE
    return SOURCE


@functools.cache
def load_words(language: str) -> Words:
    """The words of a language, with those of English where it has none."""
    data = _read(SOURCE)
    if language != SOURCE:
        data = {**data, **_read(language)}
    return Words(language, data, {**_read(SOURCE, "common.yml"), **_read(language, "common.yml")})


def _read(language: str, only: str = "") -> dict[str, Any]:
    folder = resources.files(__package__) / language
    data: dict[str, Any] = {}
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name == only or (not only and entry.name.endswith(".yml") and entry.name != "common.yml"):
            found = yaml.load(entry.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
            for name, value in (found or {}).items():
                if name in data:
                    raise ValueError(f"{language}/{entry.name}: “{name}” has words twice")
                data[name] = _tie(value)
    return data


def _tie(value: Any) -> Any:
    """Non-breaking spaces where a line must not break: before high punctuation, inside guillemets."""
    if isinstance(value, Mapping):
        return {name: _tie(part) for name, part in value.items()}
    return re.sub(r" (?=[:;?!»])|(?<=«) ", "\N{NO-BREAK SPACE}", str(value))


def _is_language(entry: Any) -> bool:
    return bool(entry.is_dir() and (entry / "common.yml").is_file())
