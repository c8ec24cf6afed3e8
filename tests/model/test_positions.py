"""YAML with places: safe, bounded, and exact about where things stand."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmcd.findings import Location, suggest
from mmcd.model.positions import parse


def test_values_and_keys_know_their_places() -> None:
    marked, problems = parse("a: 1\nb:\n  - c: x\n    d: 2026-11-24\n", "f.yml", first_line=10)
    assert problems == []
    assert marked is not None
    assert marked.data == {"a": 1, "b": [{"c": "x", "d": datetime.date(2026, 11, 24)}]}
    assert marked.at(("a",)) == Location("f.yml", 10, 4)
    assert marked.at(("b", 0, "d")) == Location("f.yml", 13, 8)
    assert marked.at(("b", 0, "d"), key=True) == Location("f.yml", 13, 5)
    # What is not there is told at the nearest part that is.
    assert marked.at(("b", 0, "nothing")) == Location("f.yml", 12, 5)


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("a: 1\nb: c: d\n", "yaml-unreadable", 2, 5),
        ("a: [1,\n", "yaml-unreadable", 2, 1),
        ("a: 1\na: 2\n", "key-repeated", 2, 1),
        ("a: 2026-13-45\n", "value-impossible", 1, 4),
        ("a: !!python/object/apply:os.system [ls]\n", "yaml-tag", 1, 4),
        ("a: !foo bar\n", "yaml-tag", 1, 4),
        ("? [a]\n: b\n", "yaml-key", 1, 3),
        ("a: \x07\n", "yaml-unreadable", 1, 1),
    ],
)
def test_what_is_wrong_is_told_once_and_in_place(text: str, rule: str, line: int, column: int) -> None:
    _, problems = parse(text, "f.yml")
    assert [(p.rule, p.line, p.column) for p in problems][:1] == [(rule, line, column)]


def test_a_yaml_bomb_is_bounded() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)
    )
    marked, problems = parse(bomb, "f.yml")
    assert marked is None
    assert [p.rule for p in problems] == ["yaml-too-large"]


def test_deep_nesting_is_bounded() -> None:
    for text in ("[" * 900 + "]" * 900, "[" * 20000, "\n".join(" " * n + "a:" for n in range(200))):
        marked, problems = parse(text, "f.yml")
        assert marked is None
        assert len(problems) == 1


def test_an_alias_to_itself_ends() -> None:
    marked, problems = parse("a: &a [*a]\n", "f.yml")
    assert marked is None
    assert [p.rule for p in problems] == ["yaml-too-deep"]


def test_a_near_miss_is_suggested() -> None:
    assert suggest("mmpd", ["mmdp", "mmct"]).nearest == "mmdp"
    assert suggest("zzz", ["b", "a"]).nearest is None
    assert suggest("zzz", ["b", "a"]).known == ("a", "b")


@given(st.text(max_size=300))
def test_any_text_gives_data_or_a_finding(text: str) -> None:
    marked, problems = parse(text, "f.yml")
    assert marked is not None or problems
