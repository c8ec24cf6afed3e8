"""What `mmcd new` writes: a to-do list for the checks, never over what is there, and a language that builds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from tests.conftest import REPOSITORY

from mmcd import scaffold
from mmcd.checks import run
from mmcd.cli import main
from mmcd.config import load_config
from mmcd.errors import UsageError
from mmcd.model.load import load
from mmcd.model.site import Site

MARKS = {"head": "translate", "section": "translate"}


@pytest.mark.parametrize(
    ("command", "paths"),
    [
        (["module", "gamma"], ["docs/en/modules/gamma.md", "docs/fr/modules/gamma.md"]),
        (["practice", "desk"], ["docs/en/exchange/desk.md", "docs/fr/exchange/desk.md"]),
    ],
)
def test_a_fresh_page_gives_one_finding_for_each_gap_and_no_other(
    checkout: Callable[..., Path], command: list[str], paths: list[str]
) -> None:
    root = checkout()
    assert main(["--root", str(root), "new", *command]) == 0
    found = [finding for finding in run(load(load_config(root))) if finding.path in paths]
    assert {finding.rule for finding in found} == {"placeholder"}
    gaps = {
        (path, number, line.index("TODO", start) + 1)
        for path in paths
        for number, line in enumerate((root / path).read_text(encoding="utf-8").split("\n"), 1)
        for start in [at for at in range(len(line)) if line.startswith("TODO", at)]
    }
    assert {(finding.path, finding.line, finding.column) for finding in found} == gaps
    assert len(gaps) > 10
    assert all(finding.message.startswith("To be written: ") for finding in found)


def test_what_is_named_on_the_command_line_is_written(checkout: Callable[..., Path]) -> None:
    root = checkout()
    options = ["--title-en", "Gamma: a start", "--title", "fr=Gamma", "--programme", "one", "--topic", "unused"]
    assert main(["--root", str(root), "new", "module", "gamma", *options]) == 0
    site = load(load_config(root))
    english = site.pages["modules/gamma.md", "en"].module
    assert (english.title, english.programmes, english.topics) == ("Gamma: a start", ["one"], ["unused"])
    assert english.order == 3
    assert site.pages["modules/gamma.md", "fr"].meta.title == "Gamma"


def test_nothing_is_written_over_what_is_there(
    checkout: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = checkout()
    (root / "docs/fr/modules/gamma.md").write_text("mine", encoding="utf-8")
    assert main(["--root", str(root), "new", "module", "gamma"]) == 2
    assert "docs/fr/modules/gamma.md is there already" in capsys.readouterr().err
    assert (root / "docs/fr/modules/gamma.md").read_text(encoding="utf-8") == "mine"
    assert not (root / "docs/en/modules/gamma.md").exists()


@pytest.mark.parametrize("slug", ["Gamma", "a b", "../x", "é", "index", "", "-a"])
def test_a_slug_that_cannot_be_an_address_is_refused(small_site: Callable[..., Site], slug: str) -> None:
    with pytest.raises(UsageError, match="address"):
        scaffold.module(small_site(), slug, {}, [], [])


@pytest.mark.parametrize("tag", ["xx-nowhere", "fr", "../ar", "a b"])
def test_a_language_that_is_none_or_is_there_is_refused(small_site: Callable[..., Site], tag: str) -> None:
    with pytest.raises(UsageError):
        scaffold.language(small_site(), tag, MARKS)


def test_nothing_is_written_through_a_link_that_leads_out(checkout: Callable[..., Path], tmp_path: Path) -> None:
    root = checkout()
    (tmp_path / "outside").mkdir()
    (root / "docs/de").symlink_to(tmp_path / "outside")
    with pytest.raises(UsageError, match="leads out"):
        scaffold.write(root, {"docs/de/index.md": "text"})


@pytest.fixture
def arabic(checkout: Callable[..., Path]) -> tuple[Path, Callable[..., subprocess.CompletedProcess[str]]]:
    """The small site with its own copy of the program, and Arabic begun by it."""
    root = checkout()
    shutil.copytree(
        REPOSITORY / "scripts" / "mmcd", root / "scripts" / "mmcd", ignore=shutil.ignore_patterns("__pycache__")
    )

    def mmcd(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "mmcd", "--root", str(root), *arguments],
            env={**os.environ, "PYTHONPATH": str(root / "scripts")},
            capture_output=True,
            text=True,
            check=False,
        )

    done = mmcd("new", "language", "ar")
    assert done.returncode == 0, done.stderr
    return root, mmcd


def test_a_language_is_begun_without_losing_a_comment(
    arabic: tuple[Path, Callable[..., subprocess.CompletedProcess[str]]],
) -> None:
    root, mmcd = arabic
    before = (REPOSITORY / "tests/sites/small/mkdocs.yml").read_text(encoding="utf-8").split("\n")
    after = (root / "mkdocs.yml").read_text(encoding="utf-8").split("\n")
    assert [line for line in after if line not in before] == ["        - locale: ar", "          name: العربية"]
    assert [line for line in after if line in before] == before
    assert load_config(root).locales["ar"].direction == "rtl"
    for tag, name in (("en", "Arabic"), ("fr", "arabe"), ("ar", "Arabic")):
        strings = yaml.safe_load((root / f"scripts/mmcd/strings/{tag}.yml").read_text(encoding="utf-8"))
        assert (strings["language"]["ar"], strings["language"]["in"]["ar"]) == (name, name)
    told = mmcd("check", "translations", "docs/ar", "scripts/mmcd/strings/ar.yml", "--format", "json").stdout
    rules = {finding["rule"] for finding in yaml.safe_load(told)["findings"]}
    assert rules == {"translation-unfinished", "string-untranslated"}


def test_a_language_that_was_begun_builds_from_right_to_left(
    arabic: tuple[Path, Callable[..., subprocess.CompletedProcess[str]]], tmp_path: Path
) -> None:
    _, mmcd = arabic
    built = mmcd("build", "--site-dir", str(tmp_path / "site"), "--jobs", "1")
    assert built.returncode == 0, built.stderr
    assert '<html lang="ar" dir="rtl"' in (tmp_path / "site/ar/index.html").read_text(encoding="utf-8")
