"""`snippet-include`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.findings import Location
from mmcd.model.site import Page, Site

_INCLUDE = re.compile(r"^[ \t>]*(?P<at>-+8<-+)|\{%-?\s*(?P<tag>include|import|extends)\b", re.MULTILINE)


@page_rule("snippet-include", group="trust")
def snippet_include(page: Page, site: Site) -> Iterator[Hit]:
    """An include can bring any file of the builder's machine into the page. This site has none: a reader would see
    the marks, and the day an extension reads them, the file."""
    # The extension, where it is on, reads them inside code as well.
    is_on = any("snippets" in name or "include" in name for name in site.config.markdown_extensions)
    text = page.document.body if is_on else page.outline.masked
    if "8<" not in text and "{%" not in text:
        return
    for found in _INCLUDE.finditer(text):
        offset = found.start("at") if found["at"] else found.start()
        start = text.rfind("\n", 0, offset) + 1
        yield hit(Location(page.file, page.document.body_line + text.count("\n", 0, offset), offset - start + 1))
