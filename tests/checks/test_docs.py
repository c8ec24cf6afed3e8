"""The reference of the rules is what the rules, their words and their cases say."""

from __future__ import annotations

import string

import pytest

from mmcd.checks import RULES, docs
from mmcd.checks.rule import GROUPS, Rule
from mmcd.checks.words import SOURCE, languages, load_words, spoken
from tests.conftest import REPOSITORY


def test_the_committed_reference_is_what_the_rules_say() -> None:
    committed = (REPOSITORY / docs.FILE).read_text(encoding="utf-8")
    assert committed == docs.compose(REPOSITORY), "run: mmcd check --write-docs"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_says_why_and_has_words_in_every_language(rule: Rule) -> None:
    assert rule.why.endswith((".", "?"))
    assert rule.group in GROUPS
    source = load_words(SOURCE)
    for language in languages():
        words = load_words(language)
        for part in ("message", "hint"):
            assert _fields(words.sentences(rule.name, part)) == _fields(source.sentences(rule.name, part)), language
        if language != SOURCE:
            assert words.data[rule.name] != source.data[rule.name], f"{rule.name} is not translated"


def test_no_words_are_left_of_a_rule_that_is_gone() -> None:
    for language in languages():
        assert set(load_words(language).data) <= {rule.name for rule in RULES}
        assert set(load_words(language).common) == set(load_words(SOURCE).common)


def test_rule_names_are_unique_and_needs_exist() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert {need for rule in RULES for need in rule.needs} <= set(names)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANGUAGE": "fr:en", "LC_ALL": "en_GB.UTF-8"}, "fr"),
        ({"LANGUAGE": "", "LANG": "fr"}, "fr"),
    ],
)
def test_the_environment_chooses_the_language(environment: dict[str, str], language: str) -> None:
    assert spoken(environment) == language


def _fields(sentences: list[str]) -> list[set[str]]:
    return [{name for _, name, _, _ in string.Formatter().parse(one) if name} for one in sentences]
