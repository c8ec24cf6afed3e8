"""Writes are whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mmcd import files
from mmcd.errors import UsageError


def test_a_staged_directory_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "old").write_text("old")
    with files.staged_directory(target) as staging:
        (staging / "new").write_text("new")
        assert (target / "old").read_text() == "old"
    assert sorted(os.listdir(target)) == ["new"]
    assert sorted(os.listdir(tmp_path)) == ["site"]


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "old").write_text("old")
    with pytest.raises(RuntimeError), files.staged_directory(target) as staging:
        (staging / "new").write_text("new")
        raise RuntimeError
    assert sorted(os.listdir(target)) == ["old"]
    assert sorted(os.listdir(tmp_path)) == ["site"]


def test_what_a_killed_build_left_behind_is_removed(tmp_path: Path) -> None:
    (tmp_path / ".site-staging-abc").mkdir()
    with files.staged_directory(tmp_path / "site"):
        pass
    assert sorted(os.listdir(tmp_path)) == ["site"]


def test_without_an_exchange_in_one_step_the_result_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_exchange", lambda one, other: False)
    target = tmp_path / "site"
    target.mkdir()
    (target / "old").write_text("old")
    with files.staged_directory(target) as staging:
        (staging / "new").write_text("new")
    assert sorted(os.listdir(target)) == ["new"]
    assert sorted(os.listdir(tmp_path)) == ["site"]


def test_a_file_in_the_place_of_the_folder_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(UsageError), files.staged_directory(tmp_path / "site"):
        pass
    assert (tmp_path / "site").read_text() == "mine"


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a"
    files.write_text(file, "old")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(files.os, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        files.write_text(file, "new")
    assert file.read_text() == "old"
    assert os.listdir(tmp_path) == ["a"]


def test_the_root_is_the_nearest_folder_upward(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("")
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert files.find_root(tmp_path / "a" / "b") == tmp_path
    with pytest.raises(UsageError, match=r"No mkdocs\.yml"):
        files.find_root(Path("/"))
