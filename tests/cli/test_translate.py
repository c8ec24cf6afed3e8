"""`mmcd translate`: from a source page to a translation that is known to be up to date."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mmcd.cli import main

SOURCE = "docs/en/modules/alpha.md"
FRENCH = "docs/fr/modules/alpha.md"


def translate(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), "translate", *arguments])


def test_starting_lays_out_what_the_checks_then_list(
    checkout: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = checkout({FRENCH: None})
    assert translate(root, "start", "alpha", "--locale", "fr") == 0
    text = (root / FRENCH).read_text(encoding="utf-8")
    assert "# mmcd-translate: traduire cette ligne, puis supprimer ce commentaire\ntitle: Alpha & omega\n" in text
    assert "\nsource_hash: v1-" in text
    assert text.count("<!-- mmcd-translate: ") == text.count("\n## ") + 1
    assert main(["--root", str(root), "check", FRENCH]) == 1
    assert main(["--root", str(root), "check", "modules", FRENCH]) == 0
    capsys.readouterr()
    assert translate(root, "status") == 0
    assert "fr  unfinished   modules/alpha.md" in capsys.readouterr().out


def test_starting_never_overwrites(checkout: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    root = checkout()
    before = (root / FRENCH).read_bytes()
    assert translate(root, "start", "alpha", "--locale", "fr") == 2
    assert "mmcd translate update modules/alpha --locale fr" in capsys.readouterr().err
    assert (root / FRENCH).read_bytes() == before


def test_updating_stamps_once_and_then_leaves_alone(
    checkout: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = checkout()
    old = (root / FRENCH).read_text(encoding="utf-8")
    assert translate(root, "update", "modules/alpha.md", "--locale", "fr") == 0
    new = (root / FRENCH).read_text(encoding="utf-8")
    line = next(line for line in new.split("\n") if line.startswith("source_hash: v1-"))
    assert new.replace(f"{line}\n", "") == old
    capsys.readouterr()
    assert translate(root, "update", "alpha", "--locale", "fr") == 0
    assert capsys.readouterr().out == f"{FRENCH}: up to date already\n"


def test_all_pages_can_be_stamped_and_then_one_is_found_stale(
    checkout: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = checkout()
    assert translate(root, "update", "--all", "--locale", "fr") == 0
    assert main(["--root", str(root), "check"]) == 0
    capsys.readouterr()
    checkout({SOURCE: lambda t: t.replace("Count people.", "Count persons.")})
    assert translate(root, "status", "--format", "json") == 0
    assert [(row["path"], row["state"]) for row in json.loads(capsys.readouterr().out)] == [
        ("modules/alpha.md", "stale")
    ]
    assert main(["--root", str(root), "check", "translations"]) == 0
    assert "[translation-stale]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("start", "alpa", "--locale", "fr"), "Did you mean “alpha”?"),
        (("start", "alpha", "--locale", "en"), "Known: fr."),
        (("update", "--locale", "fr"), "--all"),
        (("update", "alpha", "--all", "--locale", "fr"), "--all"),
    ],
)
def test_wrong_usage_says_what_to_do(
    checkout: Callable[..., Path], capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert translate(checkout(), *arguments) == 2
    assert said in capsys.readouterr().err


def test_a_page_without_translation_cannot_be_refreshed(
    checkout: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert translate(checkout({FRENCH: None}), "update", "alpha", "--locale", "fr") == 2
    assert "mmcd translate start modules/alpha --locale fr" in capsys.readouterr().err


def test_nothing_is_written_through_a_link_out_of_the_content(checkout: Callable[..., Path], tmp_path: Path) -> None:
    root = checkout()
    outside = tmp_path / "outside"
    (root / "docs/en/notes").mkdir()
    (root / "docs/en/notes/a.md").write_text((root / "docs/en/about.md").read_text(encoding="utf-8"), encoding="utf-8")
    outside.mkdir()
    (root / "docs/fr/notes").symlink_to(outside)
    assert translate(root, "start", "notes/a", "--locale", "fr") == 2
    assert list(outside.iterdir()) == []


def test_a_slug_that_several_pages_have_is_asked_for_by_path(
    checkout: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    page = checkout().joinpath(SOURCE).parents[1].joinpath("about.md").read_text(encoding="utf-8")
    root = checkout({"docs/en/guides/alpha.md": page})
    assert translate(root, "start", "alpha", "--locale", "fr") == 2
    assert "guides/alpha.md, modules/alpha.md. Name one by its path." in capsys.readouterr().err
    assert translate(root, "start", "guides/alpha", "--locale", "fr") == 0
