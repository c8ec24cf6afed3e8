"""How a waiver of a rule is written, and how it is taken out of a page before the page is rendered."""

from __future__ import annotations

import re

from mmcd.findings import Location
from mmcd.model.outline import comments

MARK = "mmcd-waive"

WAIVER = re.compile(rf"{MARK}[ \t]+(?P<rule>[\w-]+)[ \t]*(?::\s*(?P<reason>.*))?", re.DOTALL)
"""What stands in the comment: `mmcd-waive rule-name: reason`."""


def without_waivers(markdown: str) -> str:
    """Markdown without its waiver comments: one that stands alone goes with its line. Code stays as it is."""
    if MARK not in markdown:
        return markdown
    parts: list[str] = []
    end = 0
    for comment in comments(markdown, lambda _: Location("")):
        if not comment.text.startswith(MARK):
            continue
        start, stop = comment.offset, comment.end
        line = markdown.rfind("\n", 0, start) + 1
        if not markdown[line:start].strip() and markdown[stop:].partition("\n")[0].strip() == "":
            start = line
            stop = markdown.find("\n", stop) + 1 or len(markdown)
        else:
            start -= len(markdown[line:start]) - len(markdown[line:start].rstrip(" \t"))
        parts.append(markdown[end:start])
        end = stop
    return "".join((*parts, markdown[end:]))
