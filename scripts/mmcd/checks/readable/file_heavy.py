"""`file-heavy`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.findings import Location, Severity
from mmcd.model.site import Site
from mmcd.model.source import MAX_BYTES

_MOST = {
    "page": 150_000,
    "data": 500_000,
    "picture": 300_000,
    "other": 5_000_000,
}
"""Bytes that a file of each sort may have before its weight is told."""

_SORTS = {
    ".md": "page",
    ".yml": "data",
    ".yaml": "data",
    ".csv": "data",
    ".svg": "picture",
    ".png": "picture",
    ".jpg": "picture",
    ".jpeg": "picture",
    ".gif": "picture",
    ".webp": "picture",
    ".avif": "picture",
}


@site_rule("file-heavy", group="readable", severity=Severity.WARNING)
def file_heavy(site: Site) -> Iterator[Hit]:
    """Readers on a slow or dear connection pay for each byte, and a page that long is not read to its end."""
    for path, file in site.files.items():
        sort = _SORTS.get(PurePosixPath(path).suffix.lower(), "other")
        if file.is_link or file.bytes <= _MOST[sort] or (sort in ("page", "data") and file.bytes > MAX_BYTES):
            continue
        yield hit(Location(path), sort, kilobytes=round(file.bytes / 1000), most=round(_MOST[sort] / 1000))
