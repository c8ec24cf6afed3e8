"""On paper: no controls, addresses of links, answers only when asked for; and Chromium's PDF of a module."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .site import LOCALES, BuiltSite

NOT_PRINTED = (".header__nav", ".header__search", ".languages", ".menu", ".contents", ".sequence", ".footer__links")
PRINTED = "() => { window.print = () => { window.printed = document.documentElement.className; }; }"


@pytest.fixture(params=LOCALES)
def module(request: pytest.FixtureRequest, site: BuiltSite) -> str:
    """Address of a module in each language."""
    return site.one("module", request.param, "//details[contains(@class, 'answer')]", "//a[@class='cite']").address


def test_controls_are_not_printed_and_addresses_of_links_are(visit: Callable[..., Page], module: str) -> None:
    page = visit(module)
    page.emulate_media(media="print")
    for selector in NOT_PRINTED:
        for part in page.locator(selector).all():
            expect(part).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".footer__funded")).to_be_visible()
    for link in page.locator(".references a[href^=http]").all():
        assert link.evaluate("link => getComputedStyle(link, '::after').content") == f'"{link.get_attribute("href")}"'
    # Links within the page and between pages of the site have no address worth typing.
    inside = page.locator(".article a.cite").first
    assert inside.evaluate("link => getComputedStyle(link, '::after').content") in ("none", "normal")


def test_answers_are_printed_only_when_asked_for(visit: Callable[..., Page], module: str) -> None:
    page = visit(module)
    feedback, answer = page.locator(".option__feedback p"), page.locator("details.answer > :not(summary)")
    question = page.locator("[data-mmcd-question]").first
    question.locator("input").first.check()
    question.get_by_role("button").click()
    page.emulate_media(media="print")
    for hidden in (*feedback.all(), *answer.all()):
        expect(hidden).to_be_hidden()

    page.emulate_media(media="screen")
    page.evaluate(PRINTED)
    page.locator("[data-mmcd-print=answers]").click()
    assert "print-answers" in page.evaluate("() => window.printed")
    page.emulate_media(media="print")
    for shown in (*feedback.all(), *answer.all()):
        expect(shown).to_be_visible()
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(feedback.last).to_be_hidden()
    page.emulate_media(media="screen")
    expect(page.locator(".option__feedback[open]")).to_have_count(question.locator("[open]").count())

    page.locator("[data-mmcd-print='']").click()
    assert "print-answers" not in page.evaluate("() => window.printed")


def test_both_languages_side_by_side_are_printed_in_two_columns(site: BuiltSite, visit: Callable[..., Page]) -> None:
    page = visit(site.one("side-by-side").address)
    page.emulate_media(media="print")
    left, right = (page.locator(".pair").nth(1).locator("xpath=*").nth(at).bounding_box() for at in (0, 1))
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"]
    assert left["y"] == right["y"]


def test_a_module_makes_a_pdf(visit: Callable[..., Page], module: str) -> None:
    page = visit(module)
    pdf = page.pdf(prefer_css_page_size=True, outline=True, tagged=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) > 4
    # The outline is made of the headings that were printed.
    outline = {_pdf_text(text) for text in re.findall(rb"/Title\s*(\(.*?(?<!\\)\)|<[0-9A-F]+>)", pdf, re.DOTALL)}
    headings = page.locator(".article .section > h2").all_inner_texts()
    assert {_plain(heading) for heading in headings} <= outline
    # A single heading of the first level is the document's title.
    assert any(title.startswith(_plain(page.locator("h1").inner_text())) for title in outline)


def _pdf_text(text: bytes) -> str:
    """A PDF text string, either way of writing it (ISO 32000-1, 7.3.4 and 7.9.2.2)."""
    if text.startswith(b"<"):
        return _plain(bytes.fromhex(text[1:-1].decode()).decode("utf-16"))
    return _plain(re.sub(rb"\\(.)", rb"\1", text[1:-1]).decode("latin-1"))


def _plain(text: str) -> str:
    return " ".join(text.split())
