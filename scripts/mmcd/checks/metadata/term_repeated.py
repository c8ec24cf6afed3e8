"""`term-repeated`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.facts import entries
from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.model.site import Site


@site_rule("term-repeated", group="metadata")
def term_repeated(site: Site) -> Iterator[Hit]:
    """A reader who looks the word up finds it twice, with two definitions. She cannot know which one a page means."""
    marks = site.marks.get("glossary.yml")
    first: dict[tuple[str, str], str] = {}
    for at, entry in entries(marks, site.glossary):
        for tag, text in entry.text.items():
            known = first.setdefault((tag, " ".join(text.term.casefold().split())), entry.id)
            if known != entry.id and marks is not None:
                yield hit(marks.at((at, "text", tag, "term")), term=text.term, other=known)
