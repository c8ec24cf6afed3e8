"""`text-language-unknown`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.facts import local_texts
from mmcd.checks.rule import Hit, hit, site_rule, suggest
from mmcd.model.site import Site


@site_rule("text-language-unknown", group="translations", stops_build=True)
def text_language_unknown(site: Site) -> Iterator[Hit]:
    """A text under a misspelt language is shown to nobody."""
    for marks in site.marks.values():
        for where, text in local_texts(marks.data, site.locales.tags):
            for tag in text:
                if tag not in site.locales.tags:
                    yield hit(marks.at((*where, tag), key=True), tag=tag, suggestion=suggest(tag, site.locales.tags))
