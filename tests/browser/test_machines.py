"""What machines read: feeds, sitemap, JSON-LD, catalogue.json."""

from __future__ import annotations

import datetime
import json
import re
from typing import Any

import pytest
from lxml import etree

from .site import LOCALES, BuiltPage, BuiltSite

PUBLIC = "https://learn.example.org/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def _listed(site: BuiltSite) -> dict[str, BuiltPage]:
    """Pages that search engines may list, by absolute address."""
    return {
        PUBLIC + page.address: page
        for page in site.pages.values()
        if not page.find("//meta[@name='robots'][contains(@content, 'noindex')]")
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_the_feed_lists_what_exists_newest_first(site: BuiltSite, locale: str) -> None:
    prefix = "" if locale == "en" else f"{locale}/"
    feed = etree.fromstring((site.folder / f"{prefix}feed.xml").read_bytes())
    assert feed.tag == f"{{{ATOM['a']}}}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == locale
    assert feed.xpath("a:link[@rel='self']/@href", namespaces=ATOM) == [f"{PUBLIC}{prefix}feed.xml"]
    # RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry must have.
    for name in ("a:id", "a:title", "a:updated", "a:author/a:name"):
        assert len(feed.xpath(name, namespaces=ATOM)) == 1, name
    entries = feed.xpath("a:entry", namespaces=ATOM)
    moments = []
    for entry in entries:
        (identifier,) = entry.xpath("a:id/text()", namespaces=ATOM)
        assert entry.xpath("a:link[not(@rel) or @rel='alternate']/@href", namespaces=ATOM) == [identifier]
        assert site.pages[identifier.removeprefix(PUBLIC)].locale == locale
        assert entry.xpath("a:title/text()", namespaces=ATOM)
        moments.append(datetime.datetime.fromisoformat(entry.xpath("a:updated/text()", namespaces=ATOM)[0]))
    assert all(moment.tzinfo for moment in moments)
    assert moments == sorted(moments, reverse=True)
    assert len(entries) >= sum(page.kind == "module" and page.locale == locale for page in site.pages.values())


def test_the_sitemap_lists_every_page_once_with_its_alternates(site: BuiltSite) -> None:
    sitemap = etree.fromstring((site.folder / "sitemap.xml").read_bytes())
    assert sitemap.tag == f"{{{SITEMAP['s']}}}urlset"
    listed = _listed(site)
    locations = sitemap.xpath("s:url/s:loc/text()", namespaces=SITEMAP)
    assert sorted(locations) == sorted(listed)
    assert len(locations) == len(set(locations)) <= 50_000
    for url in sitemap.xpath("s:url", namespaces=SITEMAP):
        page = listed[url.xpath("s:loc/text()", namespaces=SITEMAP)[0]]
        in_sitemap = {link.get("hreflang"): link.get("href") for link in url.xpath("x:link", namespaces=SITEMAP)}
        assert in_sitemap == {link.get("hreflang"): link.get("href") for link in page.find("//link[@hreflang]")}
        for day in url.xpath("s:lastmod/text()", namespaces=SITEMAP):
            datetime.date.fromisoformat(day)
    assert f"Sitemap: {PUBLIC}sitemap.xml" in (site.folder / "robots.txt").read_text(encoding="utf-8")


def test_a_module_is_described_as_a_course(site: BuiltSite) -> None:
    modules = [page for page in _listed(site).values() if page.kind == "module"]
    assert modules
    for page in modules:
        course = next(data for data in _jsonld(page) if "Course" in data["@type"])
        assert "LearningResource" in course["@type"]
        assert course["url"] == PUBLIC + page.address
        assert course["inLanguage"] == page.locale
        assert course["name"] == page.find("//h1")[0].text_content()
        assert 4 <= len(course["teaches"]) <= 6
        assert re.fullmatch(r"PT(\d+H)?(\d+M)?", course["timeRequired"])
        assert course["license"].startswith("https://creativecommons.org/licenses/by/4.0/")
        assert course["isPartOf"]
        for key in ("description", "educationalLevel", "provider", "hasCourseInstance", "isAccessibleForFree"):
            assert course[key], (page.address, key)
        for other in [course.get("translationOfWork"), *course.get("workTranslation", [])]:
            assert other is None or other["@id"].removesuffix("#module") in _listed(site)
        assert "workTranslation" in course or "translationOfWork" in course


def test_where_a_page_stands_is_said_and_leads_there(site: BuiltSite) -> None:
    listed = _listed(site)
    trails = [data for page in listed.values() for data in _jsonld(page) if data["@type"] == "BreadcrumbList"]
    assert trails
    for trail in trails:
        assert [item["position"] for item in trail["itemListElement"]] == [*range(1, len(trail["itemListElement"]) + 1)]
        for item in trail["itemListElement"][:-1]:
            assert item["name"]
            assert item["item"] in listed


@pytest.mark.parametrize("locale", LOCALES)
def test_the_home_page_says_how_the_site_is_searched(site: BuiltSite, locale: str) -> None:
    home = site.one("home", locale)
    website = next(data for data in _jsonld(home) if data["@type"] == "WebSite")
    assert website["inLanguage"] == locale
    target = website["potentialAction"]["target"]["urlTemplate"]
    assert target.removeprefix(PUBLIC) == site.one("search", locale).address + "?q={search_term_string}"


def test_the_catalogue_for_machines_lists_what_exists(site: BuiltSite) -> None:
    catalogue = json.loads((site.folder / "catalogue.json").read_text(encoding="utf-8"))
    assert catalogue["languages"] == list(LOCALES)
    for resource in catalogue["resources"]:
        for locale, facts in resource["languages"].items():
            page = site.pages[facts["url"].removeprefix(PUBLIC)]
            assert page.locale == locale
            assert facts["title"]
    modules = [resource for resource in catalogue["resources"] if resource["kind"] == "module"]
    assert len(modules) == len({page.path for page in site.pages.values() if page.kind == "module"})


def _jsonld(page: BuiltPage) -> list[dict[str, Any]]:
    return [json.loads(script.text_content()) for script in page.find("//script[@type='application/ld+json']")]
