"""Previous and next, in the programme or path by which the reader came."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from .site import LOCALES, BuiltSite

SHOWN = ".sequence:not([hidden])"


@pytest.mark.parametrize("kind", ["programme", "path"])
@pytest.mark.parametrize("locale", LOCALES)
def test_next_follows_the_order_by_which_the_reader_came(
    site: BuiltSite, visit: Callable[..., Page], locale: str, kind: str
) -> None:
    page = visit(site.one(kind, locale).address)
    modules = [item.get_attribute("data-mmcd-module") for item in page.locator("[data-mmcd-module]").all()]
    assert len(modules) > 1
    page.locator("[data-mmcd-module] a").first.click()
    via = parse_qs(urlsplit(page.url).query)["via"][0]
    for position, module in enumerate(modules):
        expect(page.locator("[data-mmcd-article]")).to_have_attribute("data-mmcd-article", module or "")
        expect(page.locator(SHOWN)).to_have_attribute("data-mmcd-via", via)
        expect(page.locator(f"{SHOWN} [rel=prev]")).to_have_count(int(position > 0))
        expect(page.locator(f"{SHOWN} [rel=next]")).to_have_count(int(position < len(modules) - 1))
        if position < len(modules) - 1:
            page.locator(f"{SHOWN} [rel=next]").click()
    page.locator(f"{SHOWN} [rel=prev]").click()
    expect(page.locator("[data-mmcd-article]")).to_have_attribute("data-mmcd-article", modules[-2] or "")


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_who_came_otherwise_is_led_through_the_curriculum(
    site: BuiltSite, visit: Callable[..., Page], javascript: bool
) -> None:
    page = visit(site.one("module").address + "?via=nothing-known", javascript=javascript)
    expect(page.locator(SHOWN)).to_have_count(1)
    expect(page.locator(SHOWN)).to_have_attribute("data-mmcd-via", "")
