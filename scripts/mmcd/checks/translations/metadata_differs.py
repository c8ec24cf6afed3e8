"""`translation-metadata-differs`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.site import Page, Site
from mmcd.model.translation import source_of

_ITS_OWN = frozenset({"title", "description", "updated", "source_hash", "waive"})
"""Keys whose values each language has for itself."""


@page_rule(
    "translation-metadata-differs", group="translations", needs=("programme-unknown", "topic-unknown"), compares=True
)
def metadata_differs(page: Page, site: Site) -> Iterator[Hit]:
    """The catalogue would tell readers of each language something else about the same module.

    A filter would find it in one language only.
    """
    source = source_of(page, site)
    if source is None:
        return
    for name in type(page.meta).model_fields:
        found, wanted = getattr(page.meta, name), getattr(source.meta, name, None)
        if name not in _ITS_OWN and found != wanted:
            yield hit(page.marks.at((name,)), key=name, found=_shown(found), wanted=_shown(wanted))


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(str, value))}]"
    return "…" if value is None else str(value)
