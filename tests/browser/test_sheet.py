"""The country sheet and the action plan: kept on the device, saved, loaded, cleared, printed; words without scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from .site import LOCALES, BuiltSite

SLOT = "asylum-authority"
VALUE = "Office for Protection & <b>Asylum</b>"
STATUS = ".sheet__status"


def sheet(locale: str = "en") -> str:
    return f"{'' if locale == 'en' else locale + '/'}country-sheet/"


def plan(locale: str = "en") -> str:
    return f"{'' if locale == 'en' else locale + '/'}action-plan/"


def words(page: Page) -> dict[str, str]:
    """What the script of the page says."""
    return dict(json.loads(page.locator("[data-mmcd-words]").text_content() or "{}"))


def field(page: Page, name: str) -> Locator:
    return page.locator(f"[data-mmcd-field={name}]")


def load(page: Page, content: Any, name: str = "sheet.json") -> None:
    """Load a file into the sheet; `content` is written as JSON, unless it is bytes."""
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "application/json", "buffer": data})


def country(**values: Any) -> dict[str, Any]:
    return {"format": "mmcd-country-sheet", "version": 1, "values": values}


@pytest.fixture
def module(site: BuiltSite) -> dict[str, str]:
    """By language, the address of a module that leaves the asylum authority open."""
    return {
        locale: site.one("module", locale, f"//div[@data-mmcd-article]//*[@data-mmcd-slot='{SLOT}']").address
        for locale in LOCALES
    }


def test_what_is_filled_in_stands_beside_the_words_in_both_languages(
    visit: Callable[..., Page], server: str, module: dict[str, str]
) -> None:
    page = visit(sheet())
    field(page, SLOT).fill(VALUE)
    field(page, "asylum-applications").fill("5310.5")
    field(page, "figures-date").fill("2025-04-30")
    field(page, "figures-date").blur()
    expect(page.locator(STATUS)).to_contain_text("3")
    expect(page.locator("[data-mmcd-worded]")).to_have_text("30 April 2025")
    for locale, number in (("en", "5,310.5"), ("fr", "5\u202f310,5")):
        page.goto(server + module[locale])
        value = page.locator(f"[data-mmcd-slot={SLOT}] .slot__value").first
        # Text is text: nothing that was typed becomes an element.
        expect(value).to_contain_text(VALUE)
        expect(value.locator("b")).to_have_count(0)
        expect(page.locator("[data-mmcd-slot=asylum-applications] .slot__value").first).to_contain_text(number)
    page.goto(f"{server}{module['fr']}side-by-side/")
    values = page.locator("[data-mmcd-slot=asylum-applications] .slot__value")
    expect(values.first).to_contain_text("5\u202f310,5")
    expect(values.last).to_contain_text("5,310.5")


def test_an_open_slot_leads_to_its_field(visit: Callable[..., Page], module: dict[str, str]) -> None:
    page = visit(module["fr"])
    page.locator(f"[data-mmcd-slot={SLOT}] a").first.click()
    expect(page).to_have_url(re.compile(rf"/fr/country-sheet/#slot-{SLOT}$"))
    expect(page.locator(f"#slot-{SLOT}")).to_be_in_viewport()


def test_what_is_written_before_the_script_arrives_is_kept(visit: Callable[..., Page], server: str) -> None:
    page = visit(sheet())
    field(page, "legal-aid").fill("older")
    field(page, "legal-aid").blur()
    expect(page.locator(STATUS)).to_contain_text("1")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/js/sheet.js", hold)
    with page.expect_request("**/js/sheet.js"):
        page.reload(wait_until="commit")
    field(page, SLOT).fill("early")
    held[0].continue_()
    expect(page.locator(STATUS)).to_contain_text("2")
    expect(field(page, SLOT)).to_have_value("early")
    expect(field(page, "legal-aid")).to_have_value("older")
    page.unroute("**/js/sheet.js")
    page.reload()
    expect(field(page, SLOT)).to_have_value("early")


def test_a_sheet_saved_as_a_file_can_be_loaded_elsewhere(
    visit: Callable[..., Page], tmp_path: Path, server: str, module: dict[str, str]
) -> None:
    one = visit(sheet())
    field(one, "country").fill("Borombé et Tavoria")
    field(one, SLOT).fill(VALUE)
    field(one, "migrant-stock").fill("412000")
    with one.expect_download() as waiting:
        one.get_by_role("button", name=words(one)["export"]).click()
    assert waiting.value.suggested_filename == "borombe-et-tavoria.json"
    file = tmp_path / "sheet.json"
    waiting.value.save_as(file)
    assert json.loads(file.read_text(encoding="utf-8")) == country(
        **{"country": "Borombé et Tavoria", SLOT: VALUE, "migrant-stock": "412000"}
    )
    other = visit(sheet("fr"))
    field(other, "trafficking-hotline").fill("0000")
    load(other, file.read_bytes())
    expect(other.locator(STATUS)).to_have_text(words(other)["imported"].replace("{n}", "3"))
    expect(field(other, SLOT)).to_have_value(VALUE)
    expect(field(other, "trafficking-hotline")).to_have_value("0000")
    other.goto(server + module["fr"])
    expect(other.locator(f"[data-mmcd-slot={SLOT}] .slot__value").first).to_contain_text(VALUE)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"x" * 70_000, "import_too_large"),
        (b"{not json", "import_not_json"),
        (b"\xff\xfe\x00", "import_not_json"),
        ([1, 2], "import_other"),
        (None, "import_other"),
        ({"format": "something-else", "version": 1, "values": {}}, "import_other"),
        ({"format": "mmcd-country-sheet", "version": 2, "values": {}}, "import_other"),
        ({"format": "mmcd-country-sheet", "version": 1, "values": ["x"]}, "import_other"),
    ],
)
def test_a_file_that_is_no_sheet_changes_nothing(visit: Callable[..., Page], content: Any, said: str) -> None:
    page = visit(sheet())
    field(page, SLOT).fill("kept")
    load(page, content)
    expect(page.locator(STATUS)).to_have_text(words(page)[said])
    expect(field(page, SLOT)).to_have_value("kept")


def test_of_a_file_only_what_fits_is_loaded_and_the_rest_is_named(visit: Callable[..., Page]) -> None:
    page = visit(sheet())
    load(
        page,
        json.dumps(
            country(
                **{
                    SLOT: "<img src=x onerror=alert(1)>",
                    "migrant-stock": 412000,
                    "asylum-applications": "many",
                    "figures-date": "2026-02-30",
                    "legal-aid": {"a": 1},
                    "law-asylum": "x" * 501,
                    "unheard-of": "y",
                }
            )
        )
        .replace('"unheard-of": "y"', '"unheard-of": "y", "__proto__": "z", "constructor": "z"')
        .encode(),
    )
    status = page.locator(STATUS)
    expect(status).to_contain_text(words(page)["imported"].replace("{n}", "2"))
    for name in ("unheard-of", "__proto__", "constructor"):
        expect(status).to_contain_text(name)
    for name in ("asylum-applications", "figures-date", "legal-aid", "law-asylum"):
        expect(status).to_contain_text(page.locator(f"label[for=field-{name}]").text_content() or "?")
        expect(field(page, name)).to_have_value("")
    expect(field(page, SLOT)).to_have_value("<img src=x onerror=alert(1)>")
    expect(field(page, "migrant-stock")).to_have_value("412000")
    expect(page.locator(".sheet img")).to_have_count(0)


def test_what_somebody_put_into_the_devices_memory_is_text_or_nothing(
    visit: Callable[..., Page], server: str, module: dict[str, str]
) -> None:
    page = visit(sheet())
    page.evaluate(
        "slot => localStorage.setItem('mmcd:country', JSON.stringify({[slot]: {a: 1}, 'legal-aid': '<i>x</i>'}))", SLOT
    )
    page.goto(server + module["en"])
    expect(page.locator("[data-mmcd-slot=legal-aid] .slot__value").first).to_contain_text("<i>x</i>")
    expect(page.locator(f"[data-mmcd-slot={SLOT}] .slot__value").first).to_be_empty()


@pytest.mark.parametrize(
    ("address", "name"), [(sheet(), SLOT), (sheet("fr"), SLOT), (plan(), "change"), (plan("fr"), "change")]
)
def test_clearing_asks_on_the_page_first(visit: Callable[..., Page], address: str, name: str) -> None:
    page = visit(address)
    said = words(page)
    field(page, name).fill("something")
    expect(page.locator(STATUS)).to_contain_text(said["kept"])
    clear = page.get_by_role("button", name=said["clear"], exact=True)
    clear.focus()
    page.keyboard.press("Enter")
    keep = page.get_by_role("button", name=said["clear_no"], exact=True)
    expect(keep).to_be_focused()
    page.keyboard.press("Escape")
    expect(clear).to_be_focused()
    clear.click()
    keep.click()
    expect(field(page, name)).to_have_value("something")
    clear.click()
    page.get_by_role("button", name=said["clear_yes"], exact=True).click()
    expect(page.locator(STATUS)).to_have_text(said["cleared"])
    expect(field(page, name)).to_have_value("")
    page.reload()
    expect(clear).to_be_visible()
    expect(field(page, name)).to_have_value("")


def test_what_the_device_keeps_can_be_forgotten_with_the_rest(visit: Callable[..., Page], server: str) -> None:
    page = visit(sheet())
    field(page, SLOT).fill("something")
    field(page, SLOT).blur()
    page.goto(f"{server}privacy/")
    forget = page.locator("[data-mmcd-forget]")
    expect(forget).to_contain_text("country sheet")
    forget.get_by_role("button").click()
    page.goto(server + sheet())
    expect(field(page, SLOT)).to_have_value("")


@pytest.mark.parametrize(("locale", "day"), [("en", "31 March 2027"), ("fr", "31 mars 2027")])
def test_a_plan_is_kept_dates_its_reviews_and_is_saved_as_text(
    visit: Callable[..., Page], locale: str, day: str
) -> None:
    page = visit(plan(locale))
    field(page, "change").fill("Ask which language.")
    field(page, "start").fill("2027-03-01")
    field(page, "start").blur()
    expect(page.locator("[data-mmcd-days='30']")).to_have_text(day)
    page.reload()
    expect(field(page, "change")).to_have_value("Ask which language.")
    expect(page.locator("[data-mmcd-days='30']")).to_have_text(day)
    said = words(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name=said["export"]).click()
    assert waiting.value.suggested_filename == f"{said['file']}.txt"
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert text.startswith(page.locator("h1").text_content() or "?")
    assert f"{page.locator('label[for=field-change]').text_content()}\nAsk which language.\n" in text
    assert day in text


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("locale", LOCALES)
def test_a_plan_is_one_sheet_of_paper(visit: Callable[..., Page], locale: str, javascript: bool) -> None:
    page = visit(plan(locale), javascript=javascript)
    assert _pages(page) == 1
    if javascript:
        for name in ("change", "step", "people", "evidence", "help", "review-30"):
            field(page, name).fill("We open each interview by asking which language the person prefers, and note it.")
        field(page, "start").fill("2027-03-01")
        assert _pages(page) == 1


@pytest.mark.parametrize("locale", LOCALES)
def test_without_scripts_the_sheet_is_a_list_with_ruled_lines(
    visit: Callable[..., Page], locale: str, site: BuiltSite
) -> None:
    page = visit(sheet(locale), javascript=False)
    expect(page.locator(".sheet button")).to_have_count(0)
    page.emulate_media(media="print")
    fields = page.locator("[data-mmcd-field]")
    assert fields.count() == len(site.one("country-sheet", locale).find("//label"))
    for one in fields.all():
        ruled = one.evaluate("e => [getComputedStyle(e).borderBlockEndStyle, getComputedStyle(e).borderTopStyle]")
        assert ruled == ["solid", "none"]


def test_paper_has_a_ruled_line_only_where_nothing_is_filled_in(
    visit: Callable[..., Page], server: str, module: dict[str, str]
) -> None:
    page = visit(sheet())
    field(page, SLOT).fill("something")
    field(page, SLOT).blur()
    page.goto(server + module["en"])
    expect(page.locator(f"[data-mmcd-slot={SLOT}] .slot__value").first).not_to_be_empty()
    line = "e => getComputedStyle(e, '::after').content !== 'none' && getComputedStyle(e, '::after').width !== 'auto'"
    filled = page.locator(f"[data-mmcd-slot={SLOT}] .slot__value").first
    empty = page.locator("[data-mmcd-slot=law-asylum] .slot__value").first
    assert not empty.evaluate(line)
    page.emulate_media(media="print")
    assert empty.evaluate(line)
    assert not filled.evaluate(line)


def test_every_dataset_can_be_downloaded_from_its_page(site: BuiltSite) -> None:
    tables = sorted(path.name for path in (site.folder / "assets/data").glob("*.csv"))
    assert tables
    for locale in LOCALES:
        page = site.one("datasets", locale)
        assert sorted(link.get("href").rpartition("/")[2] for link in page.find("//a[@download]")) == tables
        for link in page.find("//div[contains(@class, 'article')]//a[contains(@href, '#figure-')]"):
            target = site.pages[_resolved(page.address, link.get("href").partition("#")[0])]
            assert target.find(f"//*[@id='{link.get('href').partition('#')[2]}']"), link.get("href")


def _pages(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True)))


def _resolved(address: str, href: str) -> str:
    return urljoin(f"https://example.org/{address}", href).removeprefix("https://example.org/")
