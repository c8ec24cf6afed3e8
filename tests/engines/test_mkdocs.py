"""The adapter: plain `mkdocs build` gives the site that `mmcd build` gives."""

from __future__ import annotations

import filecmp
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mmcd.cli.build import build


def mkdocs(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        check=False,
    )


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_mkdocs_build_gives_the_same_bytes(checkout: Callable[..., Path], tmp_path: Path) -> None:
    root = checkout()
    done = mkdocs(root, "build", "--strict")
    assert done.returncode == 0, done.stderr
    build(root, tmp_path / "ours", jobs=2)
    assert files(root / "site") == files(tmp_path / "ours")
    _, different, failed = filecmp.cmpfiles(root / "site", tmp_path / "ours", files(tmp_path / "ours"), shallow=False)
    assert (different, failed) == ([], [])


def test_one_process_and_several_give_the_same_bytes(checkout: Callable[..., Path], tmp_path: Path) -> None:
    root = checkout()
    build(root, tmp_path / "one", jobs=1)
    build(root, tmp_path / "two", jobs=2)
    assert files(tmp_path / "one") == files(tmp_path / "two")
    _, different, _ = filecmp.cmpfiles(tmp_path / "one", tmp_path / "two", files(tmp_path / "one"), shallow=False)
    assert different == []


def test_mkdocs_refuses_content_without_a_traceback(checkout: Callable[..., Path]) -> None:
    name = "docs/en/modules/alpha.md"
    root = checkout({"site/index.html": "old", name: lambda t: t.replace("level: foundation", "level: x")})
    done = mkdocs(root, "build")
    assert done.returncode == 1
    assert f"{name}:6:8: error:" in done.stderr
    assert "Traceback" not in done.stderr
    assert (root / "site" / "index.html").read_text() == "old"


@pytest.mark.parametrize("change", ["beta.md#nowhere", "gamma.md"])
def test_a_broken_link_stops_a_strict_build(checkout: Callable[..., Path], change: str) -> None:
    root = checkout({"docs/en/modules/alpha.md": lambda t: t.replace("beta.md#check", change)})
    assert mkdocs(root, "build", "--strict").returncode == 1


def test_nothing_of_the_theme_is_shipped(checkout: Callable[..., Path], tmp_path: Path) -> None:
    build(checkout(), tmp_path / "site", jobs=1)
    shipped = files(tmp_path / "site")
    assert not [name for name in shipped if "bundle" in name or "lunr" in name or "palette" in name]
    page = (tmp_path / "site" / "index.html").read_text()
    assert "md-" not in page.replace("cmd-", "")


def test_a_localised_asset_takes_the_place_of_the_shared_one(checkout: Callable[..., Path], tmp_path: Path) -> None:
    root = checkout(
        {
            "docs/assets/map.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "docs/assets/map.fr.svg": "<svg xmlns='http://www.w3.org/2000/svg' lang='fr'/>",
            "docs/en/about.md": lambda t: t + "\n![A map.](../assets/map.svg)\n",
            "docs/fr/about.md": lambda t: t + "\n![Une carte.](../assets/map.svg)\n",
        }
    )
    build(root, tmp_path / "site", jobs=1)
    assert "../assets/map.svg" in (tmp_path / "site/about/index.html").read_text()
    assert "../../assets/map.fr.svg" in (tmp_path / "site/fr/about/index.html").read_text()
    assert "lang='fr'" in (tmp_path / "site/assets/map.fr.svg").read_text()


def test_two_builds_in_different_folders_and_times_give_the_same_bytes(
    checkout: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = checkout()
    build(root, tmp_path / "a" / "site", jobs=2)
    monkeypatch.setenv("TZ", "Asia/Tashkent")
    monkeypatch.setenv("LC_ALL", "C")
    build(root, tmp_path / "b" / "elsewhere", jobs=1)
    one, two = tmp_path / "a" / "site", tmp_path / "b" / "elsewhere"
    assert files(one) == files(two)
    _, different, _ = filecmp.cmpfiles(one, two, files(one), shallow=False)
    assert different == []
