"""The site as it was at another revision, read from git by the same loader."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from mmcd.config import load_config
from mmcd.errors import UsageError
from mmcd.model.load import STRINGS, load
from mmcd.model.site import Site

_READ = ("mkdocs.yml", "docs", STRINGS)
_SECONDS = 60


class NoRevision(Exception):
    """There is nothing to compare with. case: a phrase of `report.reason`; detail: what it says of it."""

    def __init__(self, case: str, detail: str = "") -> None:
        super().__init__(case)
        self.case = case
        self.detail = detail


@contextmanager
def site_at(root: Path, revision: str, *, site_url: str) -> Iterator[Site]:
    """The site where `revision` and the present one parted, as long as the context lasts.

    What was added to `revision` since then is not for this proposal to answer for. Raises NoRevision with the reason.
    """
    commit = _parting(root, revision)
    with tempfile.TemporaryDirectory(prefix="mmcd-") as folder:
        _unpack(_git(root, "archive", "--format=tar", commit), Path(folder))
        try:
            site = load(load_config(Path(folder), site_url=site_url))
        except UsageError as error:
            raise NoRevision("no-site", str(error).replace(folder, revision)) from error
        yield site


def _parting(root: Path, revision: str) -> str:
    """The commit from which the present one and `revision` go apart, else that of `revision`."""
    _git(root, "rev-parse", "--git-dir", otherwise="no-git")
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode()
    try:
        return _git(root, "merge-base", commit.strip(), "HEAD").decode().strip()
    except NoRevision:
        return commit.strip()


def _git(root: Path, *arguments: str, otherwise: str = "no-revision") -> bytes:
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    try:
        done = subprocess.run(  # noqa: S603 (a revision comes after --end-of-options, or is a commit's name)
            ["git", "-C", str(root), *arguments],  # noqa: S607 (the person's own git)
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env=environment,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoRevision("no-git") from error
    if done.returncode:
        raise NoRevision(otherwise)
    return done.stdout


def _unpack(data: bytes, folder: Path) -> None:
    """Regular files of the content only: no link is made, and nothing is written outside `folder`."""
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for member in archive:
            path = PurePosixPath(member.name)
            chosen = any(path.is_relative_to(name) for name in _READ)
            if not member.isfile() or not chosen or path.is_absolute() or ".." in path.parts:
                continue
            content = archive.extractfile(member)
            assert content is not None
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.read())
