"""`link-undefined`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, page_rule, suggest
from mmcd.model.site import Page, Site

_NESTED = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?\[([^\[\]\n]+)\]:", re.MULTILINE)
"""Definitions inside quotations and lists count as well."""


@page_rule("link-undefined", group="links")
def undefined(page: Page, site: Site) -> Iterator[Hit]:  # noqa: ARG001
    """The page shows the brackets instead of a link or a note, and the reader never gets what they promise."""
    known = {use.label for use in page.outline.definitions}
    if all(use.label in known for use in page.outline.references):
        return
    known |= {" ".join(found[1].lower().split()) for found in _NESTED.finditer(page.outline.masked)}
    for use in page.outline.references:
        if use.label in known:
            continue
        is_note = use.label.startswith("^")
        alike = [label for label in known if label.startswith("^") == is_note]
        yield hit(use.at, "note" if is_note else "link", label=use.label, suggestion=suggest(use.label, alike))
