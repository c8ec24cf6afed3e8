"""Pages made from the model: addresses, languages, lists, feeds, structured data."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from mmcd.config import load_config
from mmcd.edition import Edition, Editions
from mmcd.model.load import load
from mmcd.model.site import Site
from mmcd.pages import Assembled, assemble, chrome
from mmcd.pages.catalogue_json import catalogue_json
from mmcd.pages.feeds import feed
from mmcd.pages.sitemap import sitemap


def page(edition: Edition, path: str) -> Assembled:
    return next(page for page in assemble(edition) if page.path == path)


def test_every_language_has_every_page_at_the_same_path(editions: Editions) -> None:
    en, fr = ([p.path for p in assemble(editions[tag])] for tag in ("en", "fr"))
    assert en == fr
    assert len(set(en)) == len(en)
    assert {p.url for p in assemble(editions["fr"])} == {f"fr/{p.url}" for p in assemble(editions["en"])}


def test_hreflang_is_absolute_and_reciprocal(editions: Editions) -> None:
    pages = {p.url: p for tag in ("en", "fr") for p in assemble(editions[tag])}
    site_url = editions.site.config.site_url
    for one in pages.values():
        links = {link["lang"]: link["href"] for link in one.meta["hreflang"]}
        assert links[one.locale] == one.meta["canonical"] == site_url + one.url
        assert links["x-default"] == links["en"]
        for href in links.values():
            assert pages[href.removeprefix(site_url)].meta["hreflang"] == one.meta["hreflang"]


def test_a_page_that_is_not_translated_claims_no_translation(small_site: Callable[..., Site]) -> None:
    editions = Editions(small_site({"docs/fr/modules/beta.md": None}))
    fr, en = page(editions["fr"], "modules/beta.md"), page(editions["en"], "modules/beta.md")
    assert fr.url == "fr/modules/beta/"
    assert (fr.meta["lang"], fr.meta["locale"], fr.meta["robots"]) == ("en", "fr", "noindex")
    assert fr.meta["canonical"] == en.meta["canonical"]
    assert fr.meta["hreflang"] == []
    assert fr.meta["fallback"] == {"name": "anglaise"}
    assert [link["lang"] for link in en.meta["hreflang"]] == ["en", "x-default"]
    assert fr.meta["view"]["side_by_side"] == ""
    assert fr.markdown.startswith("<!-- mmcd fr modules/beta.md en -->")


def test_a_page_written_only_in_french_does_not_claim_the_english_home(small_site: Callable[..., Site]) -> None:
    text = "---\ntitle: Seul\ndescription: {}\nupdated: 2026-11-24\n---\n\nTexte.\n".format("x" * 60)
    editions = Editions(small_site({"docs/fr/seul.md": text}))
    fr, en = page(editions["fr"], "seul.md"), page(editions["en"], "seul.md")
    assert [(link["lang"], link["href"]) for link in fr.meta["hreflang"]] == [
        ("fr", "https://learn.example.org/fr/seul/"),
        ("x-default", "https://learn.example.org/fr/seul/"),
    ]
    assert (en.meta["lang"], en.meta["robots"], en.meta["hreflang"]) == ("fr", "noindex", [])


def test_metadata_is_plain_data_that_could_be_frontmatter(editions: Editions) -> None:
    for tag in ("en", "fr"):
        for one in assemble(editions[tag]):
            assert yaml.safe_load(yaml.safe_dump(one.meta, allow_unicode=True)) == one.meta
        data = chrome(editions, assets="assets/v", production=True)
        assert json.loads(json.dumps(data)) == data


def test_a_module_knows_its_neighbours_in_each_order(editions: Editions) -> None:
    sequences = {s["via"]: s for s in page(editions["fr"], "modules/alpha.md").meta["view"]["sequences"]}
    assert set(sequences) == {"", "one", "way"}
    assert sequences[""]["previous"] is None
    assert sequences[""]["next"] == {"title": "Bêta", "url": "fr/modules/beta/"}
    # In the path the order is the other way round.
    assert sequences["way"]["previous"] == {"title": "Bêta", "url": "fr/modules/beta/?via=way"}
    assert sequences["way"]["next"] is None
    assert sequences["way"]["position"] == "Module 2 sur 2"


def test_structured_data_says_what_a_module_teaches(editions: Editions) -> None:
    course, crumbs = page(editions["fr"], "modules/alpha.md").meta["jsonld"]
    assert course["@type"] == ["Course", "LearningResource"]
    assert course["teaches"][0] == "Compter des personnes."
    assert course["timeRequired"] == "PT1H30M"
    assert course["inLanguage"] == "fr"
    assert course["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert course["translationOfWork"] == {"@id": "https://learn.example.org/modules/alpha/#module"}
    assert course["isPartOf"][0]["url"] == "https://learn.example.org/fr/programmes/one/"
    assert [item["name"] for item in crumbs["itemListElement"]] == ["Accueil", "Catalogue", "Alpha et oméga"]


def test_facets_count_what_they_filter(editions: Editions) -> None:
    view = page(editions["en"], "catalogue.md").meta["view"]
    facets = {facet["name"]: {o["value"]: o["count"] for o in facet["options"]} for facet in view["facets"]}
    assert facets["kind"] == {"module": 2, "path": 1, "tool": 2}
    assert facets["programme"] == {"one": 2}
    assert facets["topic"] == {"data": 3}
    assert facets["duration"] == {"medium": 2, "long": 1}
    assert len(view["items"]) == 5


def test_a_practice_note_says_where_on_what_and_how_far_it_was_reviewed(small_site: Callable[..., Site]) -> None:
    note = (
        "---\ntitle: Une pratique\ndescription: Une description assez longue pour être celle d'une fiche de pratique.\n"
        "updated: 2026-11-24\nstatus: {}\ntopics: [data]\nregions: [region]\nmodules: [alpha]\n---\n\nTexte.\n"
    )
    reviewed = "reviewed\nreviewed_by: Le comité\nreviewed_on: 2026-11-20"
    views = [
        page(Editions(small_site({"docs/fr/exchange/x.md": note.format(state)}))["fr"], "exchange/x.md").meta["view"]
        for state in ("draft", reviewed)
    ]
    assert [view["reviewed"] for view in views] == [False, True]
    assert views[0]["status"].startswith("Projet de texte, non encore relu")
    assert "Le comité" in views[1]["status"]
    assert views[0]["regions"] == "Une région"
    assert [module["title"] for module in views[0]["modules"]] == ["Alpha et oméga"]


def test_abbreviations_of_each_language_lead_to_the_term(editions: Editions) -> None:
    text = page(editions["fr"], "glossary.md").markdown
    assert "## Sigles et acronymes {#abbreviations}" in text
    assert "- **GIF** – [gestion intégrée des frontières](#border) (IBM)" in text
    assert "- **IBM** (anglais) – [gestion intégrée des frontières](#border) (GIF)" in text
    assert "- **IOM** (anglais) – Organisation internationale pour les migrations (OIM)" in text


def test_the_glossary_names_terms_in_both_languages_and_where_they_are_used(editions: Editions) -> None:
    text = page(editions["fr"], "glossary.md").markdown
    assert "### gestion intégrée des frontières (GIF) {#border}" in text
    assert "*integrated border management*{: lang=en } (IBM)" in text
    assert "[Alpha et oméga](modules/alpha.md)" in text
    assert "## R {#letter-r}" in text


def test_about_takes_every_figure_from_one_place(small_site: Callable[..., Site]) -> None:
    editions = Editions(small_site({"docs/_data/project.yml": lambda t: t.replace("1234567.5", "7654321.25")}))
    fr = {fact["term"]: fact["value"] for fact in page(editions["fr"], "about.md").meta["view"]["facts"]}
    en = {fact["term"]: fact["value"] for fact in page(editions["en"], "about.md").meta["view"]["facts"]}
    assert "7\u202f654\u202f321,25\u00a0euros" in fr["Budget"]
    assert "EUR\u00a07,654,321.25" in en["Budget"]
    assert en["Duration"] == "February 2026 to November 2028 (34 months)"


def test_report_leads_to_the_repository_where_there_is_one(
    checkout: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = checkout()
    mail = page(Editions(load(load_config(root)))["en"], "modules/alpha.md").meta
    assert mail["view"]["report_url"].startswith("mailto:team@example.org?subject=Problem%20on%20the%20page")
    assert mail["edit_url"] == ""
    monkeypatch.setenv("TEST_REPO_URL", "https://code.example.org/team/learn")
    code = page(Editions(load(load_config(root)))["fr"], "modules/alpha.md").meta
    assert code["view"]["report_url"].startswith("https://code.example.org/team/learn/issues/new?title=")
    assert code["edit_url"] == "https://code.example.org/team/learn/edit/main/docs/fr/modules/alpha.md"


def test_the_feed_is_atom_newest_first_and_the_same_each_time(editions: Editions) -> None:
    text = feed(editions["fr"])
    assert text == feed(editions["fr"])
    ns = {"a": "http://www.w3.org/2005/Atom"}
    root = ElementTree.fromstring(text)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"
    assert [e.text for e in root.findall("a:entry/a:title", ns)][:2] == ["Alpha et oméga", "Bêta"]
    for required in ("a:id", "a:title", "a:updated", "a:author/a:name"):
        assert root.findtext(required, namespaces=ns)
    for entry in root.findall("a:entry", ns):
        for required in ("a:id", "a:title", "a:updated", "a:summary"):
            assert entry.findtext(required, namespaces=ns)


def test_the_sitemap_lists_what_may_be_found_with_its_languages(small_site: Callable[..., Site]) -> None:
    editions = Editions(small_site({"docs/fr/modules/beta.md": None}))
    pages = [p for edition in editions for p in assemble(edition)]
    root = ElementTree.fromstring(sitemap(pages, "https://learn.example.org/"))
    ns = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    found = {
        url.findtext("s:loc", namespaces=ns): {link.get("hreflang") for link in url.findall("x:link", ns)}
        for url in root
    }
    assert found["https://learn.example.org/fr/modules/alpha/"] == {"en", "fr", "x-default"}
    assert found["https://learn.example.org/modules/beta/"] == {"en", "x-default"}
    assert "https://learn.example.org/fr/modules/beta/" not in found
    assert not any("search" in url for url in found)


def test_catalogue_json_lists_every_resource_in_the_languages_it_has(small_site: Callable[..., Site]) -> None:
    data = json.loads(catalogue_json(Editions(small_site({"docs/fr/modules/beta.md": None}))))
    beta = next(r for r in data["resources"] if r["id"] == "beta")
    assert list(beta["languages"]) == ["en"]
    assert beta["duration"] == "PT1H30M"
    assert data["licence"].startswith("https://creativecommons.org/")
