"""What the tests share: tiny sites made from text, and one real build of the real site."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mmcd.config import load_config
from mmcd.edition import Editions
from mmcd.model.load import load
from mmcd.model.site import Site

REPOSITORY = Path(__file__).parents[1]
SMALL = REPOSITORY / "tests" / "sites" / "small"

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
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The real site, really built, for the public address https://learn.example.org/."""
    yield _build(tmp_path_factory.mktemp("built") / "site", "https://learn.example.org/")


@pytest.fixture(scope="session")
def built_below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The real site built for a project page: https://example.org/mmcd/learn/."""
    yield _build(tmp_path_factory.mktemp("below") / "site", "https://example.org/mmcd/learn/")


def _build(site_dir: Path, site_url: str) -> Path:
    from mmcd.cli.build import build

    before = os.environ.get("MMCD_SITE_URL")
    os.environ["MMCD_SITE_URL"] = site_url
    try:
        build(REPOSITORY, site_dir, jobs=2)
    finally:
        if before is None:
            del os.environ["MMCD_SITE_URL"]
        else:
            os.environ["MMCD_SITE_URL"] = before
    return site_dir
