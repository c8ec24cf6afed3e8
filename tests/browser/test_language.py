"""From one language to the other: same page, same section; what search engines are told; French, offered once."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from .site import KINDS, LOCALES, BuiltSite

PUBLIC = "https://learn.example.org/"


@pytest.mark.parametrize(("locale", "other"), [LOCALES, LOCALES[::-1]])
def test_the_switch_keeps_the_section(
    site: BuiltSite, visit: Callable[..., Page], server: str, locale: str, other: str
) -> None:
    page = visit(site.one("module", locale).address + "?via=mmdp")
    page.wait_for_load_state("networkidle")
    page.locator("#scenario").evaluate("heading => heading.scrollIntoView()")
    # The browser's driver would scroll before it clicks, which no reader does to reach what sticks to the top.
    page.locator(f"[data-mmcd-language={other}]").evaluate("link => link.click()")
    expect(page.locator("html")).to_have_attribute("lang", other)
    assert page.url == server + site.one("module", other).address + "?via=mmdp#scenario"
    expect(page.locator("#scenario")).to_be_in_viewport()


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "not-found"])
def test_the_switch_leads_to_the_same_page(
    site: BuiltSite, visit: Callable[..., Page], kind: str, javascript: bool
) -> None:
    page = visit(site.one(kind).address, javascript=javascript)
    path = page.locator("html").get_attribute("data-path")
    page.locator("[data-mmcd-language=fr]").click()
    html = page.locator("html")
    expect(html).to_have_attribute("lang", "fr")
    expect(html).to_have_attribute("data-path", path or "")
    expect(html).to_have_attribute("data-kind", kind)
    page.locator("[data-mmcd-language=en]").click()
    assert urlsplit(page.url).path == "/" + site.one(kind).address


def test_the_not_found_page_helps_in_every_language(visit: Callable[..., Page]) -> None:
    page = visit("fr/no/such/page/")
    for locale in LOCALES:
        assert page.locator(f"section[lang={locale}] a").count() > 2
    page.locator("section[lang=fr] a").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")


def test_alternates_are_absolute_reciprocal_and_have_a_default(site: BuiltSite) -> None:
    claims = {}
    for page in site.pages.values():
        links = {link.get("hreflang"): link.get("href") for link in page.find("//link[@hreflang]")}
        if not links:
            # Views of other pages, and pages that only lead on.
            assert page.find("//meta[@name='robots'][contains(@content, 'noindex')]"), page.address
            continue
        assert set(links) == {*LOCALES, "x-default"}, page.address
        assert links[page.locale] == PUBLIC + page.address
        assert [link.get("href") for link in page.find("//link[@rel='canonical']")] == [PUBLIC + page.address]
        assert links["x-default"] == links["en"]
        claims[PUBLIC + page.address] = links
    assert claims
    for links in claims.values():
        for target in links.values():
            assert claims[target] == links


def test_titles_descriptions_and_previews_are_in_the_pages_language(site: BuiltSite) -> None:
    seen: dict[str, set[str]] = {locale: set() for locale in LOCALES}
    for page in site.pages.values():
        if not page.find("//link[@hreflang]"):
            continue
        facts = {meta.get("property"): meta.get("content") for meta in page.find("//meta[@property]")}
        assert facts["og:locale"] == {"en": "en_GB", "fr": "fr_FR"}[page.locale], page.address
        assert facts["og:url"] == PUBLIC + page.address
        image = facts["og:image"].removeprefix(PUBLIC)
        assert (site.folder / image).read_bytes().startswith(b"\x89PNG")
        title = page.find("//title")[0].text_content()
        assert title not in seen[page.locale], f"{page.address}: the title is another page's"
        seen[page.locale].add(title)
        assert page.find("//meta[@name='description']")[0].get("content"), page.address
    for path in {page.path for page in site.pages.values() if page.kind == "module"}:
        en, fr = (next(p for p in site.pages.values() if (p.path, p.locale) == (path, tag)) for tag in LOCALES)
        for xpath in ("//title", "//meta[@name='description']/@content", "//meta[@property='og:description']/@content"):
            assert _text(en.find(xpath)[0]) != _text(fr.find(xpath)[0]), path


def test_french_is_offered_once_to_a_reader_whose_browser_speaks_it(visit: Callable[..., Page], server: str) -> None:
    page = visit(language="fr-CA")
    offer = page.locator("[data-mmcd-offer]")
    expect(offer).to_be_visible()
    expect(offer.locator("p:not([hidden])")).to_have_attribute("lang", "fr")
    offer.get_by_role("button").click()
    expect(offer).to_be_hidden()
    page.goto(server)
    page.wait_for_load_state("networkidle")
    expect(offer).to_be_hidden()


def test_the_offer_leads_to_french(visit: Callable[..., Page], server: str) -> None:
    page = visit(language="fr-FR")
    page.locator("[data-mmcd-offer] a:visible").click()
    assert page.url == f"{server}fr/"
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-mmcd-offer]")).to_be_hidden()


@pytest.mark.parametrize("language", ["en-GB", "de-DE"])
def test_nobody_else_is_offered_french(visit: Callable[..., Page], language: str) -> None:
    page = visit(language=language)
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-mmcd-offer]")).to_be_hidden()


def _text(found: object) -> str:
    return found if isinstance(found, str) else str(found.text_content())  # type: ignore[attr-defined]
