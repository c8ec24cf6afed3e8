"""`mmcd check`: what can be asked, in which words, and the status."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mmcd.checks import RULES
from mmcd.cli import main

MODULE = "docs/fr/modules/alpha.md"


@pytest.fixture
def root(checkout: Callable[..., Path]) -> Path:
    """A site with one unknown term in a French module."""
    return checkout({MODULE: lambda t: t.replace("term:refugee", "term:refuge")})


def check(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), "check", *arguments])


@pytest.mark.parametrize(
    ("what", "status"),
    [
        ((), 1),
        (("metadata",), 1),
        (("links",), 0),
        ((MODULE,), 1),
        (("docs/fr",), 1),
        (("docs/fr/",), 1),
        (("metadata", "docs/en"), 0),
        (("metadata", "--language", "fr", "docs/en"), 0),
        (("metadata", "--language", "fr", "docs/fr"), 1),
        ((".",), 1),
    ],
)
def test_groups_and_paths_narrow_the_check(
    root: Path, monkeypatch: pytest.MonkeyPatch, what: tuple[str, ...], status: int
) -> None:
    monkeypatch.chdir(root)
    assert check(root, *what) == status


def test_a_path_may_be_named_from_where_one_stands(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "docs" / "fr")
    assert check(root, "modules/alpha.md") == 1
    assert check(root, "modules/beta.md") == 0


@pytest.mark.parametrize("argument", ["--odd", "-x"])
def test_an_unknown_option_after_a_path_is_wrong_usage(root: Path, argument: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        check(root, "links", "--language", "fr", MODULE, argument)
    assert stopped.value.code == 2


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("lins", "Did you mean “links”?"),
        ("docs/fr/modules/alpa.md", "Did you mean “docs/fr/modules/alpha.md”?"),
        ("/etc/passwd", "nor a file of this checkout"),
        ("../..", "nor a file of this checkout"),
    ],
)
def test_what_is_neither_group_nor_file_is_wrong_usage(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], what: str, said: str
) -> None:
    monkeypatch.chdir(root)
    assert check(root, what) == 2
    assert said in capsys.readouterr().err


def test_messages_are_in_the_language_that_is_asked_for(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(root, "--language", "fr") == 1
    told = capsys.readouterr()
    assert "erreur: Le glossaire n’a pas de terme «\N{NO-BREAK SPACE}refuge\N{NO-BREAK SPACE}»." in told.out
    assert "37 fichiers vérifiés" in told.err
    assert "\x1b" not in told.out


@pytest.mark.parametrize("form", ["github", "sarif", "json"])
def test_other_forms_are_alone_on_standard_output(root: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    assert check(root, "--format", form, "--language", "en") == 1
    told = capsys.readouterr()
    assert told.err == ""
    if form == "github":
        assert told.out.startswith(f"::error file={MODULE},line=26,col=4,title=term-unknown::")
    else:
        json.loads(told.out)


def test_sarif_describes_every_rule(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(root, "--format", "sarif")
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.name for rule in RULES]
    assert all(rule["help"]["text"].strip() for rule in rules)


def test_rules_are_listed_and_explained(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(root, "--list") == 0
    assert len(capsys.readouterr().out.splitlines()) == len(RULES)
    for rule in RULES:
        assert check(root, "--explain", rule.name) == 0
        said = capsys.readouterr().out
        assert said.startswith(f"## {rule.name}\n")
        assert "Wrong:" in said
        assert "Right:" in said


def test_an_unknown_rule_is_answered_with_the_nearest(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(root, "--explain", "term-unkown") == 2
    assert "Did you mean “term-unknown”?" in capsys.readouterr().err


def test_the_reference_is_written_only_where_its_cases_are(root: Path) -> None:
    assert check(root, "--write-docs") == 2
    assert not os.path.exists(root / "scripts")
