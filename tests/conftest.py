"""What the tests share: tiny sites made from text, and one real build of the real site."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mmcd.config import load_config
from mmcd.edition import Editions
from mmcd.model.load import load
from mmcd.model.site import Site

REPOSITORY = Path(__file__).parents[1]
SMALL = REPOSITORY / "tests" / "sites" / "small"
CHECKOUT = Path(os.environ.get("MMCD_TEST_ROOT", REPOSITORY))
"""Whose content the tests of the built site build: another checkout can be named, to test it with these tests."""

Change = Callable[[str], str] | str | bytes | None


@pytest.fixture
def checkout(tmp_path: Path) -> Callable[..., Path]:
    """A copy of the small site, changed file by file.

    Each change is given by path: a new text or bytes, a function from the old text to the new, or None to
    delete the file.
    """

    def make(changes: dict[str, Change] | None = None) -> Path:
        root = tmp_path / "checkout"
        if not root.exists():
            shutil.copytree(SMALL, root)
            (root / "overrides").symlink_to(REPOSITORY / "overrides")
        for name, change in (changes or {}).items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            if change is None:
                file.unlink()
            elif isinstance(change, bytes):
                file.write_bytes(change)
            elif isinstance(change, str):
                file.write_text(change, encoding="utf-8")
            else:
                old = file.read_text(encoding="utf-8")
                new = change(old)
                assert new != old, f"the change to {name} changes nothing"
                file.write_text(new, encoding="utf-8")
        return root

    return make


@pytest.fixture
def small_site(checkout: Callable[..., Path]) -> Callable[..., Site]:
    """The small site loaded, after changes."""
    return lambda changes=None: load(load_config(checkout(changes)))


@pytest.fixture
def editions(small_site: Callable[..., Site]) -> Editions:
    """The small site in its languages."""
    return Editions(small_site())


@pytest.fixture(scope="session")
def built(build_once: Callable[..., Path]) -> Path:
    """The real site, really built, for the public address https://learn.example.org/."""
    return build_once("built", "https://learn.example.org/")


@pytest.fixture(scope="session")
def built_below(build_once: Callable[..., Path]) -> Path:
    """The real site built for a project page: https://example.org/mmcd/learn/."""
    return build_once("below", "https://example.org/mmcd/learn/")


@pytest.fixture(scope="session")
def built_untranslated(build_once: Callable[..., Path]) -> Path:
    """The small site, built with a module that has no French yet."""

    def lay(root: Path) -> None:
        shutil.copytree(SMALL, root)
        (root / "overrides").symlink_to(REPOSITORY / "overrides")
        (root / "docs/fr/modules/beta.md").unlink()

    return build_once("untranslated", "https://learn.example.org/", lay)


@pytest.fixture(scope="session")
def build_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Builds a site by the real command, once per run however many processes test it.

    Of the real checkout, unless a function is given that lays out another one.
    """
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent

    def make(name: str, site_url: str, lay: Callable[[Path], None] | None = None) -> Path:
        site_dir = folder / name / "site"
        with (folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not site_dir.exists():
                site_dir.parent.mkdir(exist_ok=True)
                root = CHECKOUT if lay is None else folder / name / "checkout"
                if lay is not None and not root.exists():
                    lay(root)
                _build(root, site_dir, site_url)
        return site_dir

    return make


def _build(root: Path, site_dir: Path, site_url: str) -> None:
    command = [sys.executable, "-m", "mmcd", "--root", str(root), "build", "--site-dir", str(site_dir), "--jobs", "2"]
    done = subprocess.run(
        command,
        env={**os.environ, "MMCD_SITE_URL": site_url},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if done.returncode:
        pytest.fail(f"the site cannot be built:\n{done.stderr}", pytrace=False)
