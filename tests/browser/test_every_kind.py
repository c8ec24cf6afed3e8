"""Every kind of page, on a phone, with and without JavaScript: nothing breaks, nothing is cut off, all can be hit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .site import KINDS, LOCALES, BuiltSite

SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"

# WCAG 2.2, 2.5.8: targets of at least 24 by 24 CSS pixels, or so far from others that a circle of 24 pixels
# on the centre of each touches no other target and no other circle. Links in running text are exempt.
SMALL_TARGETS = """() => {
  const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter(shown).filter((e) => !e.closest(".visually-hidden, .skip"));
  const label = (e) => (e.matches("input[type=checkbox], input[type=radio]") && e.closest("label")) || e;
  const inText = (e) => {
    if (!e.matches("a[href]") || getComputedStyle(e).display !== "inline") return false;
    const block = e.closest("p, li, dd, td, th, figcaption, blockquote, span.reference__text");
    return block && block.textContent.trim().length > e.textContent.trim().length;
  };
  const boxes = all.map((e) => [e, label(e).getBoundingClientRect()]);
  const small = boxes.filter(([e, box]) => !inText(e) && (box.width < 23.95 || box.height < 23.95));
  const near = ([e, a]) => boxes.some(([other, b]) => {
    if (other === e) return false;
    const x = a.x + a.width / 2, y = a.y + a.height / 2;
    const dx = Math.max(b.left - x, 0, x - b.right), dy = Math.max(b.top - y, 0, y - b.bottom);
    return Math.hypot(dx, dy) < 12;
  });
  return small.filter(near).map(([e, box]) =>
    `${e.outerHTML.slice(0, 120)}: ${box.width.toFixed(1)} by ${box.height.toFixed(1)}`);
}"""


def test_the_list_of_kinds_is_whole(site: BuiltSite) -> None:
    assert {page.kind for page in site.pages.values()} - {""} == set(KINDS)


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_works_on_a_phone(
    site: BuiltSite, visit: Callable[..., Page], locale: str, kind: str, javascript: bool
) -> None:
    _works_on_a_phone(visit(site.every_kind(locale)[kind], phone=True, javascript=javascript))


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_an_untranslated_page_works_on_a_phone(
    server_untranslated: str, visit: Callable[..., Page], javascript: bool
) -> None:
    page = visit("fr/modules/beta/", at=server_untranslated, phone=True, javascript=javascript)
    expect(page.get_by_role("note")).to_contain_text("anglais")
    expect(page.locator("[data-mmcd-article]")).to_have_attribute("lang", "en")
    _works_on_a_phone(page)


def test_the_site_works_below_a_path(server_below: str, visit: Callable[..., Page]) -> None:
    page = visit("fr/", at=server_below)
    page.locator(".line__title a").first.click()
    expect(page.locator("html")).to_have_attribute("data-kind", "module")
    page.locator("[data-mmcd-language=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto(f"{server_below}no/such/page/")
    page.get_by_role("link", name="Glossaire").last.click()
    expect(page.locator("html")).to_have_attribute("data-kind", "glossary")


def test_the_policy_of_the_host_is_in_force(server: str, visit: Callable[..., Page], built: Path) -> None:
    response = visit().request.get(server)
    assert "script-src 'self'" in response.headers["content-security-policy"]
    assert "unsafe-inline" not in response.headers["content-security-policy"]


def test_what_may_not_happen_is_noticed(visit: Callable[..., Page]) -> None:
    page = visit(watched=False)
    page.evaluate("""() => {
      const add = (tag, facts) => document.body.append(Object.assign(document.createElement(tag), facts));
      add("script", { textContent: "document.title = 'hacked'" });
      add("img", { src: "/nothing.png", alt: "" });
      setTimeout(() => { throw new Error("thrown on purpose"); });
      document.body.append(Object.assign(document.createElement("a"), { href: "http://127.0.0.2:9/", id: "away" }));
    }""")
    page.wait_for_load_state("networkidle")
    with pytest.raises(Exception, match="ERR_"):
        page.goto("http://127.0.0.2:9/")
    said = "\n".join(page.watch.complaints)  # type: ignore[attr-defined]
    assert "Content Security Policy" in said
    assert "404: " in said
    assert "thrown on purpose" in said
    assert "request to another host: http://127.0.0.2:9/" in said
    assert page.title() != "hacked"


def _works_on_a_phone(page: Page) -> None:
    # Scripts fetch others after the page has loaded; they change what is shown.
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(SMALL_TARGETS) == []
