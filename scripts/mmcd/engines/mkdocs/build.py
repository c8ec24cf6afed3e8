"""Building the pages with MkDocs: one process per language, each into a folder of its own, then put together."""

from __future__ import annotations

import logging
import multiprocessing
import os
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, Literal

from mmcd.errors import MmcdError
from mmcd.workspace import Workspace

# Material 9.8 announces its end of life on every run; README and CHANGELOG carry that instead.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


def build_pages(workspace: Workspace, site_dir: Path, jobs: int) -> list[str]:
    """Build the pages of all languages into `site_dir`; what MkDocs warned of is returned.

    Raises MmcdError where MkDocs itself fails.
    """
    site = workspace.editions.site
    parts = {locale: site_dir / f".part-{locale.tag}" for locale in site.locales}
    work = [(workspace.root, locale.tag, part, site.config.site_url) for locale, part in parts.items()]
    warnings: list[str] = []
    _opened[workspace.root] = workspace
    try:
        results = _run(work, jobs)
    finally:
        del _opened[workspace.root]
    for found, failure in results:
        warnings.extend(found)
        if failure:
            raise MmcdError(f"MkDocs failed: {failure}")
    for locale, part in parts.items():
        _take(part / locale.prefix.rstrip("/"), site_dir)
        shutil.rmtree(part)
    return list(dict.fromkeys(warnings))


_opened: dict[Path, Workspace] = {}
"""What is open in this process, and so in those that it forks: they need not load and check it again."""

Work = tuple[Path, str, Path, str]
"""Root, language, folder to build into, address of the site."""


def _run(work: list[Work], jobs: int) -> list[tuple[list[str], str]]:
    """Build each language, in processes of their own where that is of use."""
    if jobs > 1 and len(work) > 1:
        with ProcessPoolExecutor(min(jobs, len(work)), mp_context=multiprocessing.get_context(_method())) as pool:
            return list(pool.map(_build_locale, work))
    return [_build_locale(item) for item in work]


def _method() -> Literal["fork", "spawn"]:
    """How to start a process that builds a language.

    A forked child has the loaded content already; a spawned one loads it again. But threads do not survive a fork,
    and a child that waits for one waits for ever: the library that draws charts keeps some after its first drawing,
    so a second build in the same process must not fork.
    """
    if sys.platform != "linux":
        return "spawn"
    return "fork" if len(os.listdir("/proc/self/task")) == 1 else "spawn"


def _take(part: Path, site_dir: Path) -> None:
    """Move what one process built into the whole."""
    target = site_dir / part.name if not part.name.startswith(".part-") else site_dir
    if target != site_dir:
        os.replace(part, target)
        return
    for entry in sorted(part.iterdir()):
        os.replace(entry, site_dir / entry.name)


def _build_locale(work: Work) -> tuple[list[str], str]:
    """Build one language; its warnings, and why it failed, if it did."""
    root, tag, site_dir, site_url = work
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    heard = _Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    logger.propagate = False
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(site_dir), site_url=site_url)
        config.plugins.on_startup(command="build", dirty=False)
        # One language of a build that mkdocs-static-i18n believes to be under way: the path it takes itself
        # for every language but the first. Its own `build_only_locale` would move the language to the root.
        i18n: Any = config.plugins["i18n"]
        ours: Any = config.plugins["mmcd"]
        i18n.current_language, i18n.building = tag, True
        ours.finishes = False
        if root in _opened:
            ours.take(_opened[root], config)
        build(config)
    except (MkDocsException, SystemExit) as error:
        return heard.messages, " ".join([*heard.errors, str(error)])
    finally:
        logger.removeHandler(heard)
    return heard.messages, ""


class _Warnings(logging.Handler):
    """Keeps what MkDocs and its plugins warn of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        (self.errors if record.levelno >= logging.ERROR else self.messages).append(record.getMessage())
