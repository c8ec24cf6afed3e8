"""WCAG 2.2, levels A and AA, as far as axe-core can tell: every kind of page, both schemes, phone and desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import DESK, PHONE
from .site import KINDS, LOCALES, BuiltSite

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SEVERAL = "//fieldset[@data-mmcd-question='several']"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_has_no_barrier(site: BuiltSite, visit: Callable[..., Page], locale: str, kind: str) -> None:
    page = visit(site.every_kind(locale)[kind])
    _has_no_barrier(page)


def test_an_untranslated_page_has_no_barrier(server_untranslated: str, visit: Callable[..., Page]) -> None:
    _has_no_barrier(visit("fr/modules/beta/", at=server_untranslated))


def test_a_page_whose_scripts_do_not_arrive_has_no_barrier(site: BuiltSite, visit: Callable[..., Page]) -> None:
    # With JavaScript off, axe itself would never end.
    page = visit(watched=False)
    page.route("**/*.js", lambda route: route.abort())
    page.goto(page.url + site.one("module", "fr").address)
    expect(page.locator("html.no-js")).to_be_attached()
    _has_no_barrier(page, sizes=[PHONE])


@pytest.mark.parametrize("locale", LOCALES)
def test_the_open_menu_has_no_barrier(site: BuiltSite, visit: Callable[..., Page], locale: str) -> None:
    page = visit(site.one("prose", locale).address, phone=True)
    page.locator(".menu__button").click()
    expect(page.locator(".menu__panel")).to_be_visible()
    _has_no_barrier(page, sizes=[PHONE])


@pytest.mark.parametrize("locale", LOCALES)
def test_the_open_search_has_no_barrier(site: BuiltSite, visit: Callable[..., Page], locale: str) -> None:
    page = visit(site.one("prose", locale).address)
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("migration")
    expect(page.locator(".result").first).to_be_visible()
    _has_no_barrier(page)


@pytest.mark.parametrize("locale", LOCALES)
def test_an_answered_self_check_has_no_barrier(site: BuiltSite, visit: Callable[..., Page], locale: str) -> None:
    page = visit(site.one("module", locale, SEVERAL).address)
    for question in page.locator("[data-mmcd-question]").all():
        question.locator("input").first.check()
        question.get_by_role("button").click()
    expect(page.locator(".quiz-summary")).to_be_visible()
    _has_no_barrier(page)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_shown_reference_has_no_barrier(site: BuiltSite, visit: Callable[..., Page], locale: str) -> None:
    page = visit(site.one("module", locale, "//a[@class='cite']").address)
    page.locator("a.cite").first.hover()
    expect(page.get_by_role("tooltip")).to_be_visible()
    _has_no_barrier(page, sizes=[DESK])


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("words", ["", "zzzz"], ids=["filtered", "empty"])
def test_a_filtered_catalogue_has_no_barrier(
    site: BuiltSite, visit: Callable[..., Page], locale: str, words: str
) -> None:
    page = visit(site.one("catalogue", locale).address)
    page.locator("input[type=checkbox]").first.check()
    page.get_by_role("searchbox").fill(words)
    expect(page.locator("[data-mmcd-empty]")).to_be_visible(visible=bool(words))
    _has_no_barrier(page)


def _has_no_barrier(page: Page, sizes: Sequence[dict[str, int]] = (DESK, PHONE)) -> None:
    """Fails with what axe found: rule, why, where."""
    found = []
    for size, scheme, only in [
        *((size, "light", {"type": "tag", "values": RULES}) for size in sizes),
        # Only colours depend on the scheme.
        (sizes[0], "dark", {"type": "rule", "values": ["color-contrast"]}),
    ]:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        results = Axe().run(page, options={"runOnly": only, "resultTypes": ["violations"]})
        for violation in results.response["violations"]:
            found += [
                f"{violation['id']} ({scheme}, {size['width']}): {node['target']} {node['failureSummary']}"
                for node in violation["nodes"]
            ]
    assert not found, "\n".join(found)
