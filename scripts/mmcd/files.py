"""Files: paths that stay inside the checkout, and writes that never leave a half-made result."""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from mmcd.errors import MmcdError, UsageError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def find_root(start: Path) -> Path:
    """The nearest folder at or above `start` that holds `mkdocs.yml`.

    Raises UsageError where there is none.
    """
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder
    raise UsageError(f"No mkdocs.yml in {start} or above it. Name the checkout: mmcd --root DIR …")


def is_inside(path: Path, folder: Path) -> bool:
    """Whether `path`, with every symbolic link followed, lies in `folder`."""
    return path.resolve().is_relative_to(folder.resolve())


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 with line feeds, beside first and then swapped in."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write beside and rename, so that a reader of `path` sees the old or the new file, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name)
        raise


@contextlib.contextmanager
def staged_directory(target: Path) -> Iterator[Path]:
    """A new folder beside `target` that takes its place when the block ends without an error.

    When the block fails, `target` is as it was. When the process is killed, `target` is as it was too;
    the folder left behind (`.<name>-staging-*`) is removed by the next call.
    """
    target = target.absolute()
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise UsageError(f"{target} is not a plain folder. Choose another with --site-dir.")
    target.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{target.name}-staging-"
    for left in target.parent.glob(f"{prefix}*"):
        shutil.rmtree(left, ignore_errors=True)
    staging = Path(tempfile.mkdtemp(dir=target.parent, prefix=prefix))
    staging.chmod(0o755)
    try:
        yield staging
        _swap(staging, target)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _swap(staging: Path, target: Path) -> None:
    """Put `staging` in the place of `target`; what was there is left at `staging`."""
    if not target.exists():
        os.rename(staging, target)
    elif not _exchange(staging, target):
        # Without renameat2 there is a moment with no `target`; it is two system calls long.
        aside = staging.with_name(f"{staging.name}-old")
        os.rename(target, aside)
        os.rename(staging, target)
        os.rename(aside, staging)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two paths in one step, where the kernel and the file system can (renameat2, Linux 3.15)."""
    name = ctypes.util.find_library("c")
    renameat2 = getattr(ctypes.CDLL(name, use_errno=True), "renameat2", None) if name else None
    if renameat2 is None:
        return False
    done = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), ctypes.c_uint(_RENAME_EXCHANGE))
    if done == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP):
        return False
    raise MmcdError(f"Could not put {other} in place: {os.strerror(code)}.")
