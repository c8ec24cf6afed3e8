"""`locale-folder-unknown`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.findings import Location
from mmcd.model.site import Site

_TAG = re.compile(r"[A-Za-z]{2}(?:[-_][A-Za-z0-9]{2,8})*")


@site_rule("locale-folder-unknown", group="links")
def locale_folder(site: Site) -> Iterator[Hit]:
    """Whoever wrote the pages in that folder believes them published; the build drops them without a word."""
    docs = site.config.docs_dir.relative_to(site.config.root).as_posix()
    told: set[str] = set()
    for path in sorted(site.files):
        name, slash, _ = path.removeprefix(f"{docs}/").partition("/")
        if slash and name not in told and name not in site.locales and _TAG.fullmatch(name):
            told.add(name)
            yield hit(Location(path), folder=name, known=[locale.tag for locale in site.locales])
