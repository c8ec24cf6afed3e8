"""The catalogue: whole without JavaScript; with it filtered, counted, shared by its address, honest when empty."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from .site import LOCALES, BuiltSite

FACETS = ("kind", "programme", "topic", "level", "duration")
SHOWN = "[data-mmcd-item]:not([hidden])"


@pytest.fixture(params=LOCALES)
def catalogue(request: pytest.FixtureRequest, site: BuiltSite) -> str:
    """Address of the catalogue in each language."""
    return site.one("catalogue", request.param).address


def test_it_is_whole_without_javascript(site: BuiltSite, visit: Callable[..., Page], catalogue: str) -> None:
    page = visit(catalogue, javascript=False)
    locale = "fr" if catalogue.startswith("fr/") else "en"
    modules = [one for one in site.pages.values() if one.kind == "module" and one.locale == locale]
    assert page.locator("[data-mmcd-module]").count() == len(modules)
    assert page.locator(SHOWN).count() == page.locator("[data-mmcd-item]").count()
    expect(page.locator("[data-mmcd-filters]")).to_be_hidden()


@pytest.mark.parametrize("facet", FACETS)
def test_each_value_of_a_facet_shows_what_has_it(visit: Callable[..., Page], catalogue: str, facet: str) -> None:
    page = visit(catalogue)
    expect(page.locator("[data-mmcd-filters]")).to_be_visible()
    boxes = page.locator(f"input[name='{facet}']")
    assert boxes.count() > 1
    for box in boxes.all():
        value = box.get_attribute("value")
        has_it = [item for item in _items(page) if value in item[facet].split()]
        count = box.locator("xpath=ancestor::label").locator("[data-mmcd-count]")
        expect(count).to_have_text(str(len(has_it)))
        box.check()
        expect(page.locator(SHOWN)).to_have_count(len(has_it))
        assert [item["id"] for item in _items(page) if item["shown"]] == [item["id"] for item in has_it]
        box.uncheck()


def test_values_of_a_facet_add_up_and_facets_and_words_narrow(visit: Callable[..., Page], catalogue: str) -> None:
    page = visit(catalogue)
    first, second = islice((box.get_attribute("value") for box in page.locator("input[name=topic]").all()), 2)
    for value in (first, second):
        page.locator(f"input[name=topic][value='{value}']").check()
    either = [item for item in _items(page) if {first, second} & set(item["topic"].split())]
    expect(page.locator(SHOWN)).to_have_count(len(either))

    page.locator("input[name=kind][value=module]").check()
    modules = [item for item in either if item["kind"] == "module"]
    expect(page.locator(SHOWN)).to_have_count(len(modules))
    # A count says what would be shown, given everything else that is chosen.
    for box in page.locator("input[name=level]").all():
        fitting = sum(item["level"] == box.get_attribute("value") for item in modules)
        expect(box.locator("xpath=ancestor::label").locator("[data-mmcd-count]")).to_have_text(str(fitting))

    title = page.locator(f"{SHOWN} .item__title").first.inner_text()
    page.get_by_role("searchbox").fill(title.upper())
    expect(page.locator(SHOWN)).to_have_count(1)
    expect(page.get_by_role("status").first).to_contain_text("1")


def test_accents_and_case_do_not_matter(visit: Callable[..., Page]) -> None:
    page = visit("fr/catalogue/")
    page.get_by_role("searchbox").fill("REINTEGRATION")
    expect(page.locator(SHOWN).first).to_contain_text("éintégration")


def test_the_address_holds_the_state(visit: Callable[..., Page], catalogue: str) -> None:
    page = visit(catalogue)
    page.locator("input[name=kind][value=module]").check()
    page.locator("input[name=level]").first.check()
    page.get_by_role("searchbox").fill("migration")
    page.wait_for_url(lambda address: parse_qs(urlsplit(address).query).get("q") == ["migration"])
    assert parse_qs(urlsplit(page.url).query)["kind"] == ["module"]
    before = [item["id"] for item in _items(page) if item["shown"]]
    assert before
    page.reload()
    expect(page.locator("input[name=kind][value=module]")).to_be_checked()
    expect(page.get_by_role("searchbox")).to_have_value("migration")
    assert [item["id"] for item in _items(page) if item["shown"]] == before


def test_an_empty_list_says_so_and_leads_out(visit: Callable[..., Page], catalogue: str) -> None:
    page = visit(catalogue)
    everything = page.locator("[data-mmcd-item]").count()
    page.locator("input[name=kind]").first.check()
    page.get_by_role("searchbox").fill("zzzz")
    expect(page.locator(SHOWN)).to_have_count(0)
    expect(page.locator("[data-mmcd-status]")).to_contain_text("0")
    page.locator("[data-mmcd-empty]").get_by_role("button").click()
    expect(page.locator(SHOWN)).to_have_count(everything)
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.locator("[data-mmcd-empty]")).to_be_hidden()
    page.wait_for_url(lambda address: not urlsplit(address).query)


def _items(page: Page) -> list[dict[str, str]]:
    """What the page itself says of each resource."""
    return page.locator("[data-mmcd-item]").evaluate_all(  # type: ignore[no-any-return]
        "items => items.map(item => ({ ...item.dataset, id: item.dataset.mmcdItem, shown: !item.hidden }))"
    )
