"""`mmcd check --fix` and `--diff`: what `checks.fix` mends, written beside and swapped in, or shown."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping

from mmcd import files
from mmcd.checks import run
from mmcd.checks.fix import mend as mended
from mmcd.checks.readable import waivers
from mmcd.findings import Location
from mmcd.model.site import Site


def mend(site: Site, paths: Collection[str], *, write: bool) -> str:
    """Mend the files of a site; the names of those that were changed, a line each.

    paths: only these files and folders, relative to the root. write: else nothing is written, and what would be
    changed is given as a unified diff.
    """
    unused = [
        Location(finding.path, finding.line, finding.column)
        for finding in run(site, paths=paths)
        if finding.rule == waivers.UNUSED.name
    ]
    raw = read(site, paths)
    new = mended(site, raw, unused)
    if not write:
        return "".join(_diff(path, raw[path], text) for path, text in sorted(new.items()))
    for path, text in new.items():
        files.write_text(site.config.root / path, text)
    return "".join(f"mended: {path}\n" for path in sorted(new))


def read(site: Site, paths: Collection[str]) -> Mapping[str, str]:
    """The files as they are on the disk, those left out that were not read or lie outside of the content."""
    found: dict[str, str] = {}
    for path in site.sources:
        chosen = not paths or any(path == name or path.startswith(f"{name.rstrip('/')}/") for name in paths)
        file = site.config.root / path
        if chosen and path.endswith((".md", ".yml")) and files.is_inside(file, site.config.docs_dir):
            found[path] = file.read_bytes().decode("utf-8")
    return found


def _diff(path: str, old: str, new: str) -> str:
    """What changes in a file, as `patch` reads it. A line end that is not a line feed is shown."""
    lines = difflib.unified_diff(_shown(old), _shown(new), f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _shown(text: str) -> list[str]:
    # Only line feeds end a line for `patch`: U+2028 and the like are text.
    return [f"{line}\n" for line in text.split("\n")[:-1]] + ([last] if (last := text.rpartition("\n")[2]) else [])
