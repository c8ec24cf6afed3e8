"""`mmcd report` on a tiny repository."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from mmcd.cli import main
from mmcd.cli.revision import NoRevision, site_at

ALPHA = "docs/en/modules/alpha.md"


def git(root: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(root), *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(checkout: Callable[..., Path]) -> Path:
    """The small site as the first commit of `main`, with another branch checked out."""
    root = checkout()
    (root / "overrides").unlink()
    git(root, "init", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--message=first")
    git(root, "switch", "--create=proposal")
    return root


def edit(root: Path, name: str, old: str, new: str) -> None:
    file = root / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_it_tells_what_changed_in_either_language(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(repository, ALPHA, "2. Compare counts.", "2. Judge counts.")
    assert main(["--root", str(repository), "report", "--base", "main", "--locale", "en"]) == 0
    english = capsys.readouterr().out
    assert "| Alpha &amp; omega (English) | Compare counts. | Judge counts. |" in english
    assert "Alpha &amp; omega: the source changed, the Français version did not" in english
    assert main(["--root", str(repository), "report", "--base", "main", "--locale", "fr"]) == 0
    assert "## Ce que les apprenants verront autrement" in capsys.readouterr().out


def test_errors_fail_and_are_told_in_plain_words(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(repository, ALPHA, "topics: [data]", "topics: [date]")
    assert main(["--root", str(repository), "report", "--base", "main", "--locale", "en"]) == 1
    out = capsys.readouterr().out
    assert "### Must be mended before this can be published (1)" in out
    assert "- line 5: There is no topic “date”. Did you mean “data”?" in out


def test_what_came_to_the_base_since_is_not_the_proposals(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(repository, "switch", "main")
    edit(repository, ALPHA, "2. Compare counts.", "2. Something else.")
    git(repository, "commit", "--all", "--message=second")
    git(repository, "switch", "proposal")
    main(["--root", str(repository), "report", "--base", "main", "--locale", "en"])
    assert "Objectives, figures and right answers are what they were." in capsys.readouterr().out


def test_remarks_that_were_there_before_are_not_told(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(repository, "docs/_data/references.yml", "  verified_on: 2026-11-24\n", "")
    git(repository, "commit", "--all", "--message=undated")
    main(["--root", str(repository), "report", "--base", "proposal", "--locale", "en"])
    assert "Remarks" not in capsys.readouterr().out
    main(["--root", str(repository), "report", "--base", "main", "--locale", "en"])
    assert "### Remarks (2)" in capsys.readouterr().out


@pytest.mark.parametrize("base", ["nowhere", "--output=x"])
def test_a_missing_base_is_told_and_the_rest_is_shown(
    repository: Path, capsys: pytest.CaptureFixture[str], base: str
) -> None:
    assert main(["--root", str(repository), "report", f"--base={base}", "--locale", "en"]) == 0
    out = capsys.readouterr().out
    assert "**What changed cannot be shown.** The history has no version" in out
    assert "## How complete each module is" in out


def test_a_shallow_copy_is_told(repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy"
    subprocess.run(
        ["git", "clone", "--depth=1", "--branch=proposal", repository.as_uri(), str(copy)],
        check=True,
        capture_output=True,
    )
    assert main(["--root", str(copy), "report", "--base", "origin/main", "--locale", "en"]) == 0
    assert "fetch the whole history" in capsys.readouterr().out


def test_a_folder_without_history_is_told(
    checkout: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = checkout()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    assert main(["--root", str(root), "report", "--base", "main", "--locale", "en"]) == 0
    assert "This folder has no history" in capsys.readouterr().out


def test_a_base_without_a_site_is_told(repository: Path) -> None:
    git(repository, "rm", "--quiet", "mkdocs.yml")
    git(repository, "commit", "--message=no site")
    with (
        pytest.raises(NoRevision, match="no-site"),
        site_at(repository, "HEAD", site_url="https://learn.example.org/"),
    ):
        pass


def test_links_of_an_old_version_are_not_followed(repository: Path) -> None:
    (repository / "docs/en/secret.md").symlink_to("/etc/hostname")
    git(repository, "add", "--all")
    git(repository, "commit", "--message=link")
    with site_at(repository, "HEAD", site_url="https://learn.example.org/") as site:
        assert ("secret.md", "en") not in site.present
        assert ("modules/alpha.md", "en") in site.pages
