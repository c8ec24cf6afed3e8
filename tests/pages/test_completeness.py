"""The maintainers' page, and what a module says of its sources."""

from __future__ import annotations

import re
from collections.abc import Callable

from mmcd.edition import Editions
from mmcd.model.site import Site
from mmcd.pages.assemble import Assembled, assemble
from mmcd.pages.sitemap import sitemap

REFERENCES = "docs/_data/references.yml"


def page(site: Site, locale: str, path: str) -> Assembled:
    return next(one for one in assemble(Editions(site)[locale]) if one.path == path)


def test_the_matrix_says_what_is_missing(small_site: Callable[..., Site]) -> None:
    site = small_site(
        {"docs/fr/modules/beta.md": None, "docs/fr/modules/alpha.md": lambda t: t.replace("{#check}", "{#test}")}
    )
    text = page(site, "fr", "completeness.md").markdown
    rows = [line for line in text.split("\n") if re.match(r"\| \d+\.", line)]
    assert len(rows) == 4
    assert rows[1].count("✓") == 5
    assert "| **absent** |" in rows[1]
    assert rows[3].count("**absent**") == 7
    assert "[Alpha et oméga](modules/alpha.md)" in rows[0]


def test_it_is_written_in_every_language_and_kept_from_search_engines(editions: Editions) -> None:
    for edition in editions:
        found = page(editions.site, edition.locale.tag, "completeness.md")
        assert found.url == f"{edition.locale.prefix}completeness/"
        assert found.meta["robots"] == "noindex"
        assert found.meta["lang"] == edition.locale.tag
        assert 50 <= len(found.meta["description"]) <= 160
        assert "completeness" not in sitemap(assemble(edition), "https://learn.example.org/")


def test_a_module_shows_since_when_all_its_sources_were_looked_up(small_site: Callable[..., Site]) -> None:
    def older(text: str) -> str:
        return text.replace("verified_on: 2026-11-24", "verified_on: 2026-05-01", 1)

    site = small_site({REFERENCES: older})
    assert page(site, "en", "modules/alpha.md").meta["view"]["sources"] == "1 May 2026 (2 of 2)"
    assert page(site, "fr", "modules/alpha.md").meta["view"]["sources"].startswith("1er mai 2026")


def test_a_module_says_that_its_sources_were_not_looked_up(small_site: Callable[..., Site]) -> None:
    site = small_site({REFERENCES: lambda t: t.replace("  verified_on: 2026-11-24\n", "")})
    assert page(site, "en", "modules/alpha.md").meta["view"]["sources"] == "not yet (2)"


def test_a_module_without_sources_says_nothing_of_them(small_site: Callable[..., Site]) -> None:
    def uncited(text: str) -> str:
        return re.sub(r"\[@[^\]]+\]", "", text)

    site = small_site({"docs/en/modules/alpha.md": uncited})
    assert page(site, "en", "modules/alpha.md").meta["view"]["sources"] == ""
