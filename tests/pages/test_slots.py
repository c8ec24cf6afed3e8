"""What differs by country: slots in the text, the country sheet that lists them, and one country's values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html
import markdown
import pytest
from lxml.html import HtmlElement

from mmcd.checks import run
from mmcd.config import load_config
from mmcd.edition import Edition, Editions
from mmcd.extensions.context import SHELF, Library
from mmcd.figures import Drawer
from mmcd.model.directive import directive
from mmcd.model.load import load
from mmcd.model.site import Site
from mmcd.pages import Assembled, assemble
from mmcd.publish.side_by_side import pairs, rebased

SLOTS = """\
- id: asylum-office
  label: {en: Asylum office, fr: Office de l'asile}
  hint: {en: Name., fr: Nom.}
  kind: address
  group: authorities
- id: claims
  label: {en: Claims in a year, fr: Demandes en une année}
  hint: {en: A number., fr: Un nombre.}
  kind: number
  group: figures
- id: claims-date
  label: {en: Date, fr: Date}
  hint: {en: A day., fr: Un jour.}
  kind: date
  group: figures
"""
COUNTRY = """\
name: {en: Kalindra, fr: le Kalindra}
values:
  asylum-office: {en: Office for Protection, fr: Office de la protection}
  claims: 12500.5
  claims-date: 2026-05-01
"""
PAGE = """\
---
title: {title}
description: A description that is long enough to be one, between fifty and one hundred and sixty.
updated: 2026-11-24
---

Text.
"""
TEXT = "Ask [the *office*](slot:asylum-office), about [claims](slot:claims) on [a day](slot:claims-date)."
WITH_SLOTS: dict[str, Any] = {
    "docs/_data/slots.yml": SLOTS,
    "docs/en/country-sheet.md": PAGE.replace("{title}", "Sheet"),
    "docs/fr/country-sheet.md": PAGE.replace("{title}", "Fiche"),
    "docs/en/modules/alpha.md": lambda text: text.replace("### Before you start {#practice-material}\n", f"{TEXT}\n"),
}


@pytest.fixture
def render(checkout: Callable[..., Path], tmp_path: Path) -> Callable[..., HtmlElement]:
    """Render the text as a page of the small site with the given changes."""

    def make(changes: dict[str, Any], locale: str = "en", path: str = "modules/alpha.md") -> HtmlElement:
        site = load(load_config(checkout(changes)))
        SHELF.put(Library(Editions(site), Drawer(tmp_path / "figures")))
        html = markdown.markdown(
            f"{directive(locale, path, locale)}\n{TEXT}", extensions=["attr_list", "toc", "mmcd.extensions"]
        )
        return lxml.html.fragment_fromstring(html, create_parent="div")

    return make


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def page(edition: Edition, path: str) -> Assembled:
    return next(one for one in assemble(edition) if one.path == path)


def test_an_open_slot_shows_its_words_and_leads_to_the_sheet(render: Callable[..., HtmlElement]) -> None:
    found = render(WITH_SLOTS)
    assert words(found) == "Ask the office, about claims on a day."
    office, claims, _ = found.find_class("slot")
    assert office.get("data-mmcd-slot") == "asylum-office"
    assert office.xpath("a/@href") == ["../../country-sheet/#slot-asylum-office"]
    assert office.xpath("a/em/text()") == ["office"]
    # The style sheet rules a line on paper where a value is empty.
    assert [len(value) + len(value.text or "") for value in found.find_class("slot__value")] == [0, 0, 0]
    assert (claims.get("data-mmcd-kind"), claims.get("data-mmcd-format")) == ("number", "en-GB")


def test_without_a_sheet_a_slot_is_only_words(render: Callable[..., HtmlElement]) -> None:
    found = render({"docs/_data/slots.yml": SLOTS})
    assert found.xpath("//a") == []
    assert words(found) == "Ask the office, about claims on a day."


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        (
            "en",
            "Ask the office (national information: Office for Protection), "
            "about claims (national information: 12,500.5) on a day (national information: 1 May 2026).",
        ),
        (
            "fr",
            "Ask the office (information nationale : Office de la protection), "
            "about claims (information nationale : 12 500,5) on a day (information nationale : 1er mai 2026).",
        ),
    ],
)
def test_a_countrys_values_stand_beside_the_words_in_each_language(
    render: Callable[..., HtmlElement], locale: str, said: str
) -> None:
    found = render({**WITH_SLOTS, "docs/_data/country.yml": COUNTRY}, locale)
    assert words(found) == said


def test_an_address_seen_from_the_side_by_side_view_still_leads_to_the_sheet(
    render: Callable[..., HtmlElement],
) -> None:
    html = lxml.html.tostring(render(WITH_SLOTS), encoding="unicode")
    moved = rebased(html, "modules/alpha/", "modules/alpha/side-by-side/")
    assert "../../../country-sheet/#slot-claims" in moved
    (pair,) = pairs(moved, moved, "fr")
    assert 'data-mmcd-slot="claims"' in pair["other"]


def test_the_sheet_lists_every_slot_by_group_with_the_modules_that_use_it(small_site: Callable[..., Site]) -> None:
    editions = Editions(small_site(WITH_SLOTS))
    meta = page(editions["fr"], "country-sheet.md").meta
    assert (meta["kind"], meta["template"]) == ("country-sheet", "country_sheet.html")
    groups = {group["title"]: group["slots"] for group in meta["view"]["groups"]}
    assert list(groups) == ["Autorités", "Chiffres nationaux"]
    (office,) = groups["Autorités"]
    assert (office["label"], office["value"], office["modules"]) == ("Office de l’asile", "", [])
    english = page(editions["en"], "country-sheet.md").meta["view"]["groups"][0]["slots"][0]
    assert [module["url"] for module in english["modules"]] == ["modules/alpha/"]


def test_the_sheet_holds_a_countrys_values_as_its_fields_take_them(small_site: Callable[..., Site]) -> None:
    view = page(Editions(small_site({**WITH_SLOTS, "docs/_data/country.yml": COUNTRY}))["fr"], "country-sheet.md").meta[
        "view"
    ]
    values = {slot["id"]: slot["value"] for group in view["groups"] for slot in group["slots"]}
    assert values == {"asylum-office": "Office de la protection", "claims": "12500.5", "claims-date": "2026-05-01"}
    assert [slot["national"] for slot in view["groups"][1]["slots"]] == ["12\u202f500,5", "1er mai 2026"]
    assert view["country"] == "le Kalindra"


def test_tools_are_in_the_catalogue_and_at_the_foot_of_every_page(small_site: Callable[..., Site]) -> None:
    from mmcd.pages import chrome

    editions = Editions(small_site(WITH_SLOTS))
    items = page(editions["en"], "catalogue.md").meta["view"]["items"]
    assert ("tool", "country-sheet/") in {(item["kind"], item["url"]) for item in items}
    service = chrome(editions, assets="a", production=True)["locales"]["fr"]["service"]
    assert {"path": "country-sheet.md", "title": "Fiche-pays", "url": "fr/country-sheet/"} in service


def test_a_site_without_slots_or_country_is_whole(small_site: Callable[..., Site]) -> None:
    site = small_site({"docs/_data/country.yml": "# Nothing yet.\n"})
    assert (site.slots, site.country, run(site)) == ({}, None, [])


def test_a_value_that_is_too_long_is_refused_where_it_stands(small_site: Callable[..., Site]) -> None:
    long = COUNTRY.replace("12500.5", f'"{"x" * 501}"')
    found = run(small_site({**WITH_SLOTS, "docs/_data/country.yml": long}))
    assert [(one.path, one.line, one.column) for one in found if "country.yml" in one.path] == [
        ("docs/_data/country.yml", 4, 11)
    ]
