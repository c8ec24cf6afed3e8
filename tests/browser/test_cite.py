"""Citing a module: the text to copy, BibTeX and RIS that reference managers read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import bibtexparser
import pytest
import rispy
from playwright.sync_api import Page, expect

from .site import LOCALES, BuiltSite


@pytest.mark.parametrize("locale", LOCALES)
def test_the_citation_is_copied(site: BuiltSite, visit: Callable[..., Page], server: str, locale: str) -> None:
    page = visit(site.one("module", locale).address)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    button = page.locator("[data-mmcd-copy]")
    before = button.inner_text()
    button.click()
    expect(button).not_to_have_text(before)
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == page.locator("#cite-text").inner_text()
    assert page.locator("h1").inner_text() in copied


@pytest.mark.parametrize("locale", LOCALES)
def test_the_downloads_can_be_read(site: BuiltSite, visit: Callable[..., Page], tmp_path: Path, locale: str) -> None:
    page = visit(site.one("module", locale).address, javascript=False)
    title = page.locator("h1").inner_text().replace("\u00a0", " ")
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    texts = {}
    for name in ("BibTeX", "RIS"):
        with page.expect_download() as download:
            page.get_by_role("link", name=name, exact=True).click()
        download.value.save_as(tmp_path / name)
        texts[name] = (tmp_path / name).read_text(encoding="utf-8")

    library = bibtexparser.parse_string(texts["BibTeX"])
    assert not library.failed_blocks
    (entry,) = library.entries
    assert entry.fields_dict["url"].value == canonical
    assert entry.fields_dict["title"].value.strip("{}").replace("\u00a0", " ") == title

    (record,) = rispy.loads(texts["RIS"])
    assert record["urls"] == [canonical]
    assert record["title"].replace("\u00a0", " ") == title


def test_without_javascript_no_dead_button_is_shown(site: BuiltSite, visit: Callable[..., Page]) -> None:
    page = visit(site.one("module").address, javascript=False)
    expect(page.locator("main button:visible")).to_have_count(0)
