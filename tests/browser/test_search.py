"""Search as a reader uses it: from any page or on its own page, by keyboard, in her language."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import yaml
from playwright.sync_api import Locator, Page, Request, expect

from mmcd.publish.widening import fold

from .site import LOCALES, BuiltSite

QUERIES = Path(__file__).parents[1] / "search"
PREFIX = {"en": "", "fr": "fr/"}
SEARCHED = """query => {
  const list = document.querySelector("[data-mmcd-search-page] .results");
  return list?.dataset.query === query && !list.hasAttribute("aria-busy");
}"""
LINKS = """base => [...document.querySelectorAll(".results > .result")].map(
  (result) => [...result.querySelectorAll("a")].map((link) => link.href.slice(base.length)))"""


def search(page: Page, query: str) -> None:
    """Look for something on the search page, and wait until all that will be shown is shown."""
    field = page.get_by_role("searchbox")
    field.fill(query)
    field.press("Enter")
    page.wait_for_function(SEARCHED, arg=query)


def links(page: Page, server: str) -> list[list[str]]:
    """Addresses in each result, below the site's: the page first, then its sections."""
    found: list[list[str]] = page.evaluate(LINKS, server)
    return found


def status(page: Page) -> Locator:
    return page.locator(".search__status")


@pytest.mark.parametrize("locale", LOCALES)
def test_what_officials_type_finds_what_they_need(visit: Callable[..., Page], server: str, locale: str) -> None:
    queries: list[dict[str, Any]] = yaml.safe_load((QUERIES / f"queries.{locale}.yml").read_text(encoding="utf-8"))
    assert len(queries) >= 45
    page = visit(f"{PREFIX[locale]}search/")
    missed = []
    for entry in queries:
        search(page, entry["query"])
        results = links(page, server)
        if not any(entry["finds"] in result for result in results[: entry.get("first", 3)]):
            missed.append(f"{entry['query']}: {entry['finds']} is not among {[result[0] for result in results]}")
    assert missed == []


@pytest.mark.parametrize("opened_by", ["button", "slash", "control-k"])
def test_search_opens_from_any_page_and_gives_the_focus_back(visit: Callable[..., Page], opened_by: str) -> None:
    page = visit("fr/about/")
    button = page.locator("[data-mmcd-search-open]").first
    button.focus()
    if opened_by == "button":
        button.click()
    else:
        page.keyboard.press({"slash": "/", "control-k": "Control+k"}[opened_by])
    field = page.get_by_role("dialog").get_by_role("searchbox")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    field.press_sequentially("frontières")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()


def test_a_slash_in_a_field_is_a_slash(visit: Callable[..., Page]) -> None:
    page = visit("search/")
    page.get_by_role("searchbox").press("/")
    expect(page.get_by_role("searchbox")).to_have_value("/")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_results_come_while_one_types_and_arrows_lead_to_them(visit: Callable[..., Page]) -> None:
    page = visit("fr/")
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("searchbox").press_sequentially("refug")
    expect(status(page)).to_contain_text("« refug »")
    results = dialog.locator(".results a")
    page.keyboard.press("ArrowDown")
    expect(results.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(results.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    address = results.nth(0).get_attribute("href")
    assert address is not None
    page.keyboard.press("Enter")
    expect(page).to_have_url(address)


def test_nothing_of_search_is_loaded_before_it_is_used_and_then_one_language(visit: Callable[..., Page]) -> None:
    page = visit("fr/")
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.goto(urljoin(page.url, "about/"))
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "search" in url or "pagefind" in url] == []
    asked.clear()
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("asile")
    expect(page.locator(".result").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    parts = {match[1] for url in asked if (match := re.search(r"/assets/search/(\w+)/", url))}
    assert parts == {"fr"}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_result_is_in_the_readers_language_and_leads_to_something(
    visit: Callable[..., Page], server: str, site: BuiltSite, locale: str
) -> None:
    page = visit(f"{PREFIX[locale]}search/")
    found: set[str] = set()
    for query in ("migration", "convention", "MMDP", "asylum", "1951", "practice"):
        search(page, query)
        while (more := page.get_by_role("button", name=re.compile("Show more|Afficher plus"))).count():
            shown = page.locator(".result").count()
            more.click()
            expect(page.locator(".result").nth(shown)).to_be_visible()
            if shown > 40:
                break
        found.update(link for result in links(page, server) for link in result)
    assert len(found) > 80
    dead = []
    for link in sorted(found):
        address, _, section = link.partition("#")
        target = site.pages.get(address)
        if target is None or target.locale != locale or (section and not target.find(f"//*[@id='{section}']")):
            dead.append(link)
    assert dead == []


@pytest.mark.parametrize(("query", "marked"), [("refugie", "réfugié"), ("education", "éducation"), ("oeuvre", "œuvre")])
def test_what_was_looked_for_is_marked_as_it_is_written(visit: Callable[..., Page], query: str, marked: str) -> None:
    page = visit("fr/search/")
    search(page, query)
    marks = page.locator(".result mark").all_inner_texts()
    assert marks
    assert any(marked in mark.lower() for mark in marks)
    assert "&" not in "".join(page.locator(".result__text").all_inner_texts()).replace(" & ", "").replace("S&E", "")


def test_filters_count_and_stay_in_the_address(visit: Callable[..., Page], server: str) -> None:
    page = visit("search/?q=asylum")
    page.wait_for_function(SEARCHED, arg="asylum")
    everything = int(re.findall(r"\d+", status(page).inner_text())[0])
    group = page.get_by_role("group", name="Kind of result")
    expect(group.get_by_role("button", name=f"All ({everything})")).to_have_attribute("aria-pressed", "true")
    group.get_by_role("button", name="Glossary").click()
    glossary = group.get_by_role("button", name="Glossary")
    expect(glossary).to_have_attribute("aria-pressed", "true")
    expect(glossary).to_be_focused()
    count = re.findall(r"\d+", glossary.inner_text())[0]
    expect(status(page)).to_have_text(re.compile(f"^{count} results?"))
    assert {result[0].split("#")[0] for result in links(page, server)} == {"glossary/"}
    assert page.url.endswith("?q=asylum&kind=term")

    page.reload()
    page.wait_for_function(SEARCHED, arg="asylum")
    expect(glossary).to_have_attribute("aria-pressed", "true")
    expect(status(page)).to_have_text(re.compile(f"^{count} results?"))


def test_topics_and_programmes_narrow_as_well(visit: Callable[..., Page], server: str) -> None:
    page = visit("search/?q=protection")
    page.wait_for_function(SEARCHED, arg="protection")
    page.get_by_label("Topic").select_option("labour-migration")
    expect(page.locator(".result")).to_have_count(1)
    assert links(page, server)[0][0] == "modules/labour-migration-fair-recruitment/"
    assert page.url.endswith("?q=protection&topic=labour-migration")
    # What is left to choose is counted among what the topic leaves.
    expect(page.get_by_label("Programme").locator("option")).to_have_text(
        ["All (1)", "MMDP (1)", "MMCT (1)", "MMFR (1)"]
    )


def test_filters_that_leave_nothing_say_so_and_can_be_removed(visit: Callable[..., Page]) -> None:
    page = visit("fr/search/?q=asile&kind=term&topic=law-rights")
    page.wait_for_function(SEARCHED, arg="asile")
    expect(page.locator(".result")).to_have_count(0)
    page.get_by_role("button", name="Retirer tous les filtres").click()
    expect(page.locator(".result").first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_focused()
    assert page.url.endswith("/fr/search/?q=asile")


def test_where_a_language_finds_little_the_other_is_offered(visit: Callable[..., Page]) -> None:
    page = visit("fr/search/?q=smuggling")
    page.wait_for_function(SEARCHED, arg="smuggling")
    offer = page.locator(".search__other a")
    expect(offer).to_have_text(re.compile(r"^\d+ résultats en anglais$"))
    expect(offer).to_have_attribute("hreflang", "en")
    count = re.findall(r"\d+", offer.inner_text())[0]
    offer.click()
    page.wait_for_function(SEARCHED, arg="smuggling")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(status(page)).to_have_text(f"{count} results for “smuggling”")


@pytest.mark.parametrize("query", ["zzzz", "unicorn", "kangaroo"])
def test_nothing_found_is_said_plainly(visit: Callable[..., Page], query: str) -> None:
    page = visit("search/")
    search(page, query)
    expect(status(page)).to_have_text(f"No result for “{query}”.")
    expect(page.locator(".result")).to_have_count(0)
    expect(page.get_by_text("Check the spelling")).to_be_visible()


def test_results_that_lack_a_word_say_so(visit: Callable[..., Page]) -> None:
    page = visit("search/")
    search(page, "fair recruitment unicorn")
    expect(status(page)).to_contain_text("Nothing has all of these words")
    expect(page.locator(".result").first).to_be_visible()


@pytest.mark.parametrize(
    ("locale", "query", "also"),
    [
        ("fr", "IOM", "Organisation internationale pour les migrations, OIM"),
        ("fr", "ibm", "gestion intégrée des frontières, GIF"),
        ("en", "GIF", "integrated border management, IBM"),
        ("fr", "asylum seekers", "demandeur d’asile, demandeuse d’asile"),
        ("en", "travailleurs migrants", "migrant worker"),
        ("fr", "AU", "Union africaine, UA"),
        ("fr", "pacte GCM", "Pacte mondial pour des migrations sûres, ordonnées et régulières, PMM"),
    ],
)
def test_the_glossary_widens_a_search_and_says_so(
    visit: Callable[..., Page], locale: str, query: str, also: str
) -> None:
    page = visit(f"{PREFIX[locale]}search/")
    search(page, query)
    said = {"en": f"Also searched: {also}.", "fr": f"Recherche étendue à : {also}."}[locale]
    assert status(page).inner_text().replace("\u00a0", " ").endswith(said)


def test_what_another_language_calls_it_is_searched_and_never_shown(visit: Callable[..., Page]) -> None:
    page = visit("fr/search/")
    search(page, "smuggling")
    result = page.locator(".result").first
    expect(result.locator(".result__title")).to_contain_text("trafic illicite de migrants")
    expect(result).not_to_contain_text("smuggling")


@pytest.mark.parametrize("query", ["droit au travail", "AU TRAVAIL"])
def test_a_common_word_is_no_abbreviation(visit: Callable[..., Page], query: str) -> None:
    page = visit("fr/search/")
    search(page, query)
    expect(status(page)).to_contain_text("résultat")
    assert "étendue" not in status(page).inner_text()


def test_the_search_page_follows_and_writes_its_address(visit: Callable[..., Page]) -> None:
    page = visit("fr/search/?q=non-refoulement")
    expect(page.get_by_role("searchbox")).to_have_value("non-refoulement")
    expect(status(page)).to_contain_text("« non-refoulement »")
    assert status(page).get_attribute("role") == "status"
    page.get_by_role("searchbox").fill("l’éducation")
    page.wait_for_function(SEARCHED, arg="l’éducation")
    assert page.url.endswith("?q=l%E2%80%99%C3%A9ducation")
    page.locator("[data-mmcd-language=en]").click()
    expect(page.get_by_role("searchbox")).to_have_value("l’éducation")


def test_the_home_page_searches_by_its_form(visit: Callable[..., Page]) -> None:
    page = visit("fr/")
    page.locator("#home-search").fill("apatride")
    page.locator("#home-search").press("Enter")
    page.wait_for_function(SEARCHED, arg="apatride")
    expect(page.locator(".result a").first).to_have_attribute("href", re.compile(r"/fr/glossary/#stateless-person$"))


def test_search_works_below_a_path(visit: Callable[..., Page], server_below: str) -> None:
    page = visit("fr/search/?q=apatride", at=server_below)
    page.wait_for_function(SEARCHED, arg="apatride")
    page.locator(".result a").first.click()
    expect(page).to_have_url(f"{server_below}fr/glossary/#stateless-person")


@pytest.mark.parametrize("locale", LOCALES)
def test_without_javascript_the_search_page_says_what_to_do(visit: Callable[..., Page], locale: str) -> None:
    page = visit(f"{PREFIX[locale]}search/?q=asile", javascript=False)
    expect(page.locator("noscript .notice")).to_contain_text("JavaScript")
    page.locator("main a[href$='/catalogue/']").first.click()
    expect(page.locator("html")).to_have_attribute("data-kind", "catalogue")


def test_queries_are_folded_as_terms_are(visit: Callable[..., Page]) -> None:
    texts = [
        "Réfugié",
        "l’éducation",
        "main-d'œuvre",
        "  M&E  ",
        "ÉTAT n° 97",
        "Ærø",
        "e\u0301te\u0301",
        "a_b",
        "ſ",
        "İ",
        "№ 3",
    ]
    page = visit()
    core = page.evaluate("document.querySelector('script[src*=main]').src.replace(/main\\.js.*/, 'core.js')")
    folded = page.evaluate("([core, texts]) => import(core).then(({ fold }) => texts.map(fold))", [core, texts])
    assert folded == [fold(text) for text in texts]
