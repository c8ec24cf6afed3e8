"""Old texts from git: what a source page was when it was translated.

Without git, outside a repository, or where the history does not reach back (a shallow clone), there are none.
"""

from __future__ import annotations

import dataclasses
import os
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from mmcd.model.site import Site
from mmcd.model.translation import fingerprint_of_text, is_stale, source_of

MOST_VERSIONS = 200
"""Versions of one page that are looked at, the newest first."""

_SECONDS = 20


def with_past(site: Site) -> Site:
    """The site with the old texts of those source pages whose translations are out of date."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for page in site.pages.values():
        source = source_of(page, site)
        if source is not None and is_stale(page, site):
            wanted[source.file].add(page.meta.source_hash or "")
    if not wanted:
        return site
    past: dict[tuple[str, str], str] = {}
    for file, text in versions(site.config.root, wanted):
        if wanted[file] and (found := fingerprint_of_text(text)) in wanted[file]:
            past[file, found] = text
            wanted[file].discard(found)
    return dataclasses.replace(site, past=past)


def versions(root: Path, files: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Files, relative to `root`, with their texts in the history, the newest first."""
    log = _git(root, "log", "--raw", "--no-abbrev", "--no-renames", "--relative", "--format=", "--", *sorted(files))
    blobs: dict[str, list[str]] = defaultdict(list)
    for line in log.decode("utf-8", "replace").splitlines():
        found = re.fullmatch(r":\d+ \d+ [0-9a-f]+ (?P<blob>[0-9a-f]+) [AM]\t(?P<file>.+)", line)
        if found and len(blobs[found["file"]]) < MOST_VERSIONS:
            blobs[found["file"]].append(found["blob"])
    asked = sorted({blob for chosen in blobs.values() for blob in chosen})
    texts = dict(_contents(_git(root, "cat-file", "--batch", data="\n".join(asked).encode()))) if asked else {}
    for file, chosen in blobs.items():
        for blob in chosen:
            if blob in texts:
                yield file, texts[blob]


def _contents(data: bytes) -> Iterator[tuple[str, str]]:
    """Objects and their texts from what `git cat-file --batch` writes."""
    position = 0
    while (end := data.find(b"\n", position)) >= 0:
        parts = data[position:end].split()
        if len(parts) != 3:  # “missing”: a partial clone
            position = end + 1
            continue
        size = int(parts[2])
        text = data[end + 1 : end + 1 + size].decode("utf-8", "replace").replace("\r\n", "\n")
        yield parts[0].decode(), text
        position = end + 2 + size


def _git(root: Path, *arguments: str, data: bytes = b"") -> bytes:
    """What git answers; nothing where it cannot."""
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    try:
        done = subprocess.run(  # noqa: S603 (arguments are ours; paths come after `--`)
            ["git", "-C", str(root), *arguments],  # noqa: S607 (the person's own git)
            input=data,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env=environment,
        )
    except (OSError, subprocess.SubprocessError):
        return b""
    return done.stdout if done.returncode == 0 else b""
