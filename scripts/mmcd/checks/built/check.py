"""The rules over a built site: a plain function over a folder, so that what templates write is checked too."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from pathlib import Path

from mmcd.checks.addresses import danger
from mmcd.checks.built.pages import BuiltPage, BuiltSite, Reference
from mmcd.checks.built.rules import ABSOLUTE, ANCHOR, ID, LANGUAGE, OTHER_HOST, TARGET, UNSAFE
from mmcd.checks.links.facts import links_of
from mmcd.checks.rule import Hit, Rule, hit
from mmcd.checks.words import SOURCE, load_words
from mmcd.findings import Finding, Location
from mmcd.model.site import Page, Site

_ABSOLUTE = ("link canonical", "link alternate", "link license", "link author", "link me", "link search", "link prev")
_LOADS = frozenset(("img", "script", "iframe", "source", "video", "audio", "track", "embed", "object", "image", "use"))
_LOADING_LINKS = frozenset(
    (
        *("stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest"),
        *("preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch"),
    )
)


def check_built(folder: Path, site: Site, *, language: str = SOURCE) -> list[Finding]:
    """All findings on the site that was built into `folder`, in the words of `language`.

    Each is placed in the source page where the mistake stands there too, else in the built file.
    """
    built = BuiltSite(folder, site.config.site_url)
    words = load_words(language)
    sources = {f"{page.url}index.html": page for page in site.pages.values()}
    name = os.path.relpath(folder, site.config.root).replace(os.sep, "/")
    told: dict[Finding, None] = {}
    for page in built.pages.values():
        for rule, line, needle, found in _Checks(built, page).run():
            at = _source(sources.get(page.path), needle) or Location(f"{name}/{page.path}", line)
            told[words.finding(rule, Hit(at, found.case, found.facts))] = None
    return sorted(told, key=lambda finding: finding.sort_key)


def _source(page: Page | None, needle: str) -> Location | None:
    """Where the source page writes the link or the id that a built page has."""
    if page is None or not needle:
        return None
    for link in links_of(page):
        if link.target.endswith(needle) or (link.scheme == "term" and needle == f"#term-{link.name}"):
            return link.at
    return next((heading.at for heading in page.outline.headings if f"#{heading.id}" == needle), None)


class _Checks:
    """The rules on one page. Yields rule, line in the built file, what to look for in the source, and the hit."""

    def __init__(self, built: BuiltSite, page: BuiltPage) -> None:
        self.built = built
        self.page = page

    def run(self) -> Iterator[tuple[Rule, int, str, Hit]]:
        here = Location(self.page.path)
        if not self.page.lang:
            yield LANGUAGE, 1, "", hit(here)
        for identifier, line in self.page.repeated:
            yield ID, line, f"#{identifier}", hit(here, id=identifier, first=self.page.ids[identifier])
        for what, line in self.page.active:
            yield UNSAFE, line, "", hit(here, what=what)
        for reference in self.page.references:
            yield from self._reference(reference, here)

    def _reference(self, reference: Reference, here: Location) -> Iterator[tuple[Rule, int, str, Hit]]:
        address, line = reference.address, reference.line
        if scheme := danger(address):
            if not (scheme == "data" and reference.role in ("img", "link icon")):
                yield UNSAFE, line, "", hit(here, what=f"{scheme}:")
            return
        try:
            path = self.built.own(self.page, address)
        except ValueError:
            yield TARGET, line, address, hit(here, "none", target=address)
            return
        is_absolute = address.lower().startswith(("http:", "https:", "//"))
        if path is None:
            if is_absolute and _loads(reference.role):
                yield OTHER_HOST, line, address, hit(here, target=address)
            elif not is_absolute and ":" not in address.partition("/")[0]:
                yield TARGET, line, address, hit(here, "none", target=address)
            return
        if is_absolute and not reference.role.startswith(_ABSOLUTE):
            yield ABSOLUTE, line, address, hit(here, target=address)
        yield from self._target(reference, path, here)

    def _target(self, reference: Reference, path: str, here: Location) -> Iterator[tuple[Rule, int, str, Hit]]:
        path, _, anchor = path.partition("#")
        file = self.built.file_at(path)
        needle = reference.address.rstrip("/").rpartition("/")[2]
        if file is None:
            near = difflib.get_close_matches(path, self.built.files, n=1, cutoff=0.7)
            nearest = near[0] if near else ""
            found = hit(here, "near" if near else "none", target=reference.address, nearest=nearest)
            yield TARGET, reference.line, needle, found
            return
        target = self.built.pages.get(file)
        if anchor and anchor != "top" and target is not None and anchor not in target.ids:
            yield ANCHOR, reference.line, f"#{anchor}", hit(here, anchor=anchor, page=file)


def _loads(role: str) -> bool:
    """Whether a browser fetches the address by itself."""
    return role in _LOADS or (role.startswith("link ") and not _LOADING_LINKS.isdisjoint(role.split()[1:]))
