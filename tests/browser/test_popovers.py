"""References and terms beside the word: by mouse, keyboard and finger (WCAG 2.2, 1.4.13); the way to the list."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .site import LOCALES, BuiltSite


@pytest.fixture(params=LOCALES)
def module(request: pytest.FixtureRequest, site: BuiltSite) -> str:
    """Address of a module that cites and uses terms, in each language."""
    return site.one("module", request.param, "//a[@class='cite']", "//a[@class='term']").address


@pytest.fixture(params=["cite", "term"])
def name(request: pytest.FixtureRequest) -> str:
    """Class of the link: a citation, a term."""
    return str(request.param)


def test_hovering_shows_and_the_text_can_be_hovered_too(visit: Callable[..., Page], module: str, name: str) -> None:
    page = visit(module)
    link, box = page.locator(f"a.{name}").first, page.get_by_role("tooltip")
    link.hover()
    expect(box).to_contain_text(_said(page, name))
    expect(link).to_have_attribute("aria-describedby", box.get_attribute("id") or "")
    box.hover()
    expect(box).to_be_visible()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    link.hover()
    page.mouse.move(0, 0)
    expect(box).to_be_hidden()


def test_focus_shows_escape_closes_and_enter_leads_to_the_list(
    visit: Callable[..., Page], module: str, name: str
) -> None:
    page = visit(module)
    link, box = page.locator(f"a.{name}").first, page.get_by_role("tooltip")
    page.wait_for_load_state("networkidle")
    # A key first: only then does a browser count focus as visible.
    page.keyboard.press("Shift")
    link.focus()
    expect(box).to_contain_text(_said(page, name))
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    target = link.get_attribute("href") or ""
    assert page.url.endswith(target)
    expect(page.locator(target)).to_be_in_viewport()


def test_a_tap_shows_and_the_way_to_the_list_stands_in_it(visit: Callable[..., Page], module: str, name: str) -> None:
    page = visit(module, phone=True)
    link, box = page.locator(f"a.{name}").first, page.get_by_role("tooltip")
    page.wait_for_load_state("networkidle")
    link.tap()
    expect(box).to_contain_text(_said(page, name))
    assert "#" not in page.url
    edges = box.bounding_box()
    assert edges is not None
    assert edges["x"] >= 0
    assert edges["x"] + edges["width"] <= 360
    box.get_by_role("link").last.tap()
    assert page.url.endswith(link.get_attribute("href") or "?")
    expect(box).to_be_hidden()


def test_a_tap_elsewhere_closes(visit: Callable[..., Page], module: str) -> None:
    page = visit(module, phone=True)
    page.wait_for_load_state("networkidle")
    page.locator("a.cite").first.tap()
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.locator("h1").tap(position={"x": 2, "y": 2}, force=True)
    expect(page.get_by_role("tooltip")).to_be_hidden()


def test_without_javascript_the_link_leads_to_the_list(visit: Callable[..., Page], module: str, name: str) -> None:
    page = visit(module, javascript=False)
    link = page.locator(f"a.{name}").first
    link.click()
    expect(page.locator(link.get_attribute("href") or "")).to_be_in_viewport()


def _said(page: Page, name: str) -> str:
    """What the list says of the first link's reference or term."""
    target = page.locator(page.locator(f"a.{name}").first.get_attribute("href") or "")
    said = target.locator(".reference__text") if name == "cite" else target.locator("xpath=following-sibling::dd[1]")
    return (said.text_content() or "").strip()
