"""`asset-kind`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.findings import Location
from mmcd.model.site import Site

ALLOWED = frozenset(
    (
        *("svg", "png", "jpg", "jpeg", "gif", "webp", "avif", "ico"),
        *("pdf", "epub", "docx", "xlsx", "pptx", "odt", "ods", "odp", "zip"),
        *("csv", "tsv", "txt", "json", "geojson"),
        *("mp3", "mp4", "m4a", "ogg", "opus", "wav", "webm", "vtt", "srt"),
    )
)
"""Endings of files that a browser shows or saves, and does not run."""


@site_rule("asset-kind", group="trust")
def asset_kind(site: Site) -> Iterator[Hit]:
    """A page or a script among the pictures would be served as part of this site, and run with its rights on the
    reader's device."""
    docs = site.config.docs_dir.relative_to(site.config.root).as_posix()
    for path in sorted(site.assets):
        name = path.rpartition("/")[2]
        ending = name.rpartition(".")[2].lower() if "." in name else ""
        if ending not in ALLOWED:
            yield hit(Location(f"{docs}/{path}"), file=name, allowed=sorted(ALLOWED))
