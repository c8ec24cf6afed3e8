"""`text-language-missing`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.facts import local_texts
from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.model.site import Site


@site_rule("text-language-missing", group="translations")
def text_language_missing(site: Site) -> Iterator[Hit]:
    """Readers of that language see a text of another one."""
    for name, marks in site.marks.items():
        if name in ("references.yml", "redirects.yml"):
            continue  # a work has the titles it was published under
        for where, text in local_texts(marks.data, site.locales.tags):
            for tag in site.locales.tags:
                if tag not in text:
                    yield hit(marks.at(where), tag=tag)
