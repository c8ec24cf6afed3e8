"""`raw-html`."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from mmcd.checks.links.facts import values
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.checks.trust.rendered import HARMLESS_TAGS, dangers
from mmcd.model.site import Page, Site

# In data files and frontmatter everything is text: only what is HTML beyond doubt is told, `<draft>` is not.
_ELEMENT = re.compile(
    r"</?(?:a|abbr|applet|audio|b|base|blink|body|br|button|center|code|div|em|embed|font|form|frame|h[1-6]|head|hr|html|i|"
    r"iframe|img|input|li|link|marquee|math|meta|object|ol|option|p|param|script|select|small|source|span|strong|style|"
    r"sub|sup|svg|table|tbody|td|template|textarea|th|title|tr|u|ul|video)(?:\s[^<>]*|/[^<>]*)?>|<!--",
    re.IGNORECASE,
)


@page_rule("raw-html", group="trust")
def _in_page(page: Page, site: Site) -> Iterator[Hit]:
    """HTML can load, run and imitate anything, and pull requests come from people whom nobody knows. It also leaves
    readers of other forms of the page, on paper or through a screen reader, with something that nobody tested."""
    for danger in dangers(page, site):
        if danger.kind == "html":
            yield hit(danger.at, "page", tag=danger.what, harmless=[f"<{name}>" for name in HARMLESS_TAGS])
        elif danger.kind == "unrenderable":
            yield hit(danger.at, "unrenderable")


def _in_data(site: Site) -> Iterator[Hit]:
    for value in values(site):
        if "<" in value.text and (found := _ELEMENT.search(value.text)):
            yield hit(value.at, "data", tag=found[0] if len(found[0]) < 40 else f"{found[0][:40]}…")


raw_html = dataclasses.replace(_in_page, site=_in_data)
