"""`text-untranslated`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.facts import local_texts
from mmcd.checks.language.detect import left_in
from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.checks.translations.untranslated import excerpt, is_same
from mmcd.findings import Severity
from mmcd.model.site import Site


@site_rule("text-untranslated", group="translations", severity=Severity.WARNING)
def text_untranslated(site: Site) -> Iterator[Hit]:
    """A reader finds a text of another language among those of her own.

    What is the same on purpose, as a name is, can be waived with a reason.
    """
    default = site.locales.default.tag
    for name, marks in site.marks.items():
        if name in ("references.yml", "redirects.yml"):
            continue  # a work has the titles it was published under
        for where, text in local_texts(marks.data, site.locales.tags):
            source = text.get(default)
            for tag in site.locales.tags:
                own = text.get(tag)
                if tag == default or not isinstance(own, str) or not isinstance(source, str):
                    continue
                if is_same(own, source) or left_in(default, tag, own):
                    yield hit(marks.at((*where, tag)), tag=tag, source=default, text=excerpt(own))
