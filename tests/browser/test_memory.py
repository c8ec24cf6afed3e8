"""What the device remembers: modules done, where one left off, the offer of a language; and forgetting it all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .site import LOCALES, BuiltSite

KEYS = "() => Object.keys(localStorage).filter(key => key.startsWith('mmcd:'))"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_done_module_is_marked_in_lists_until_the_mark_is_taken_away(
    site: BuiltSite, visit: Callable[..., Page], server: str, locale: str
) -> None:
    page = visit(site.one("module", locale).address)
    module = page.locator("[data-mmcd-done]").get_attribute("data-mmcd-done")
    page.locator("[data-mmcd-done] button").click()
    expect(page.locator("[data-mmcd-done] button")).to_have_attribute("aria-pressed", "true")
    for kind, mark in (("home", "line--done"), ("catalogue", "item--done")):
        page.goto(server + site.one(kind, locale).address)
        marked = page.locator(f".{mark}")
        expect(marked).to_have_count(1)
        expect(marked).to_have_attribute("data-mmcd-module", module or "")
    page.goto(server + site.one("module", locale).address)
    page.locator("[data-mmcd-done] button").click()
    page.goto(server + site.one("home", locale).address)
    expect(page.locator(".line").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".line--done")).to_have_count(0)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_home_page_leads_back_to_where_one_left_off_in_its_own_language(
    site: BuiltSite, visit: Callable[..., Page], server: str, locale: str
) -> None:
    page = visit(site.one("module", "en").address)
    expect(page.locator("html.js")).to_be_attached()
    page.wait_for_load_state("networkidle")
    page.locator("#scenario").evaluate("heading => heading.scrollIntoView()")
    page.goto(server + site.one("home", locale).address)
    link = page.locator("[data-mmcd-continue] a")
    expect(link).to_contain_text("Continue" if locale == "en" else "Reprendre")
    link.click()
    expect(page.locator("html")).to_have_attribute("lang", locale)
    assert page.url == server + site.one("module", locale).address + "#scenario"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_privacy_page_says_what_is_kept_and_forgets_it(
    site: BuiltSite, visit: Callable[..., Page], server: str, locale: str
) -> None:
    page = visit(site.one("module", locale).address)
    page.locator("[data-mmcd-done] button").click()
    question = page.locator("[data-mmcd-question]").first
    question.locator("input").first.check()
    question.get_by_role("button").click()
    expect(question.locator(".option__feedback[open]").first).to_be_visible()
    assert {"mmcd:done"} < set(page.evaluate(KEYS))

    page.goto(server + ("" if locale == "en" else f"{locale}/") + "privacy/")
    box = page.locator("[data-mmcd-forget]")
    said = box.get_by_role("status")
    names = page.evaluate("() => JSON.parse(document.getElementById('mmcd-strings').textContent)")
    expect(said).to_contain_text(names["stored_done"])
    expect(said).to_contain_text(names["stored_answers"])
    box.get_by_role("button").click()
    expect(said).to_have_text(names["forgotten"])
    assert page.evaluate(KEYS) == []
    page.reload()
    expect(said).to_have_text(names["stored_nothing"])
    expect(box.get_by_role("button")).to_be_hidden()


def test_nothing_is_kept_by_looking_around(site: BuiltSite, visit: Callable[..., Page]) -> None:
    page = visit(site.one("home").address)
    page.locator(".line__title a").first.click()
    expect(page.locator("[data-mmcd-done] button")).to_be_visible()
    assert page.evaluate(KEYS) == []
    assert page.context.cookies() == []


def test_where_the_browser_refuses_memory_everything_else_works(site: BuiltSite, visit: Callable[..., Page]) -> None:
    page = visit()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    page.goto(page.url + site.one("module").address)
    page.locator("[data-mmcd-done] button").click()
    expect(page.locator("[data-mmcd-done]").get_by_role("status")).not_to_be_empty()
    question = page.locator("[data-mmcd-question]").first
    question.locator("input").first.check()
    question.get_by_role("button").click()
    expect(question.locator(".option__feedback p").first).to_be_visible()
