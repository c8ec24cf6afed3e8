"""`file-name`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.findings import Location
from mmcd.model.site import Site

_NAME = re.compile(r"_?[a-z0-9]+(?:[._-]+[a-z0-9]+)*")


@site_rule("file-name", group="readable")
def file_name(site: Site) -> Iterator[Hit]:
    """The name is part of the address: spaces and accents turn into codes that nobody can read out or type.

    Two names that differ by letter case are one file on some machines and two on others. Hidden files are not
    published.
    """
    docs = site.config.docs_dir.relative_to(site.config.root).as_posix() + "/"
    for path in site.files:
        parts = path.removeprefix(docs).split("/")
        if any(part.startswith(".") for part in parts):
            continue
        # The folder of a language is named by its tag, which may hold capitals: zh-Hant.
        for part in parts[1:] if parts[0] in site.locales else parts:
            if not _NAME.fullmatch(part):
                yield hit(Location(path), name=part, better=_better(part))
                break


def _better(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9.]+", "-", plain).strip("-.").replace("-.", ".") or "name"
