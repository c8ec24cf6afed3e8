"""`translation-unfinished`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.findings import Location
from mmcd.model.site import Page, Site
from mmcd.model.translation import MARK, unfinished


@page_rule("translation-unfinished", group="translations")
def translation_unfinished(page: Page, _: Site) -> Iterator[Hit]:
    """A reader would find the source's text where the translation is announced."""
    if MARK not in page.document.source.text:
        return
    for number, line in enumerate(page.document.yaml.split("\n"), page.document.yaml_line):
        if re.match(rf"#[ \t]*{MARK}\b", line):
            yield hit(Location(page.file, number), "head", section="")
    for comment in unfinished(page):
        section = next((s for s in page.outline.sections if s.start <= comment.offset < s.end), None)
        yield hit(comment.at, "section" if section is not None else "lead", section=section.title if section else "")
