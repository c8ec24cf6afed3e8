"""The list of all references as Markdown, by author, each with the modules that cite it."""

from __future__ import annotations

import itertools

from mmcd.edition import Edition
from mmcd.model.site import Page
from mmcd.pages.glossary import sort_letter


def body(page: Page, edition: Edition) -> str:
    """The page's own words, then every reference."""
    uses = _uses(edition)
    entries = edition.bibliography.sorted(edition.site.references)
    parts = [page.document.body.strip()]
    for letter, group in itertools.groupby(entries, key=lambda entry: sort_letter(entry.text)):
        parts.append(f"## {letter} {{#letter-{letter.lower()}}}")
        items = []
        for entry in group:
            item = f"- [](entry:{entry.id})"
            if pages := uses.get(entry.id, []):
                links = ", ".join(f"[{edition.title(module)}]({module.path})" for module in pages)
                item += f" {edition.strings('reference.cited_in', n=len(pages))} {links}"
            items.append(item)
        parts.append("\n".join(items))
    return "\n\n".join(parts) + "\n"


def _uses(edition: Edition) -> dict[str, list[Page]]:
    """Modules that cite each reference."""
    found: dict[str, list[Page]] = {}
    for module in edition.site.modules(edition.locale):
        for key in dict.fromkeys(citation.key for citation in module.outline.citations):
            found.setdefault(key, []).append(module)
    return found
