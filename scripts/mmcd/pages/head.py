"""What stands in a page's head: title, address, languages, previews, structured data."""

from __future__ import annotations

from typing import Any

from mmcd import formats
from mmcd.edition import Edition
from mmcd.model.site import Kind, Page


def alternates(url: str, available: set[str], edition: Edition) -> list[dict[str, Any]]:
    """The page in every language, for the language switch.

    url: its address below a locale (`modules/x/`). available: tags of the languages it is written in. The
    switch offers every language: where a translation is lacking, the address serves the source with a notice.
    """
    return [
        {
            "tag": locale.tag,
            "name": locale.name,
            "url": locale.prefix + url,
            "current": locale.tag == edition.locale.tag,
            "available": locale.tag in available,
        }
        for locale in edition.site.locales
    ]


def hreflang(url: str, available: set[str], edition: Edition) -> list[dict[str, str]]:
    """Absolute alternates for search engines, each page naming all and itself, with `x-default`.

    Only languages the page is really written in are claimed. Source: Google Search Central, localized
    versions of a page; RFC 8288.
    """
    site = edition.site
    written = [locale for locale in site.locales if locale.tag in available]
    if edition.locale.tag not in available:
        return []
    links = [{"lang": locale.tag, "href": site.config.absolute(locale.prefix + url)} for locale in written]
    default = next((locale for locale in written if locale.is_default), written[0])
    return [*links, {"lang": "x-default", "href": site.config.absolute(default.prefix + url)}]


def module_jsonld(page: Page, edition: Edition, url: str, available: set[str]) -> dict[str, Any]:
    """A module as schema.org Course and LearningResource (schema.org 29; LRMI terms)."""
    site, meta = edition.site, page.module
    config = site.config
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": ["Course", "LearningResource"],
        "@id": f"{url}#module",
        "url": url,
        "name": edition.title(page),
        "description": edition.describe(page),
        "inLanguage": page.locale.tag,
        "teaches": [edition.typesetter.text(objective) for objective in page.outline.objectives],
        "timeRequired": formats.iso_duration(meta.minutes),
        "educationalLevel": edition.strings(f"level.{meta.level}"),
        "about": [edition.text(site.topics[topic].name) for topic in meta.topics],
        "learningResourceType": "course module",
        "isAccessibleForFree": True,
        "license": LICENCE_URL,
        "version": meta.version,
        "dateModified": meta.updated.isoformat(),
        "creativeWorkStatus": str(meta.status),
        "provider": _provider(edition),
        "isPartOf": [
            {
                "@type": "EducationalOccupationalProgram",
                "name": edition.text(site.programmes[programme].name),
                "url": config.absolute(f"{edition.locale.prefix}programmes/{programme}/"),
            }
            for programme in meta.programmes
        ],
        # What Google asks of a Course: how it is taken, here alone and online.
        "hasCourseInstance": {
            "@type": "CourseInstance",
            "courseMode": "Online",
            "courseWorkload": formats.iso_duration(meta.minutes),
            "inLanguage": page.locale.tag,
        },
        "offers": {"@type": "Offer", "category": "Free", "price": 0, "priceCurrency": "EUR"},
    }
    path = page.url.removeprefix(page.locale.prefix)
    others = [locale for locale in site.locales.others(page.locale) if locale.tag in available]
    links = [{"@id": f"{config.absolute(locale.prefix + path)}#module"} for locale in others]
    if page.locale.is_default:
        if links:
            data["workTranslation"] = links
    else:
        source = [locale for locale in others if locale.is_default]
        if source:
            data["translationOfWork"] = {"@id": f"{config.absolute(source[0].prefix + path)}#module"}
    return data


def site_jsonld(edition: Edition, url: str) -> dict[str, Any]:
    """The home page as schema.org WebSite with its search."""
    config = edition.site.config
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "@id": f"{url}#site",
        "url": url,
        "name": edition.strings("site.title"),
        "description": edition.strings("site.description"),
        "inLanguage": edition.locale.tag,
        "license": LICENCE_URL,
        "publisher": _provider(edition),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": config.absolute(f"{edition.locale.prefix}search/?q={{search_term_string}}"),
            },
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumb_jsonld(crumbs: list[dict[str, str]], title: str, edition: Edition) -> dict[str, Any]:
    """Where a page stands, as schema.org BreadcrumbList."""
    items = [*crumbs, {"title": title, "url": ""}]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": item["title"],
                **({"item": edition.site.config.absolute(item["url"])} if item["url"] or position == 1 else {}),
            }
            for position, item in enumerate(items, 1)
        ],
    }


def crumbs(kind: Kind, edition: Edition) -> list[dict[str, str]]:
    """The way from the home page to the parent of a page."""
    prefix, strings = edition.locale.prefix, edition.strings
    home = {"title": strings("nav.home"), "url": prefix}
    parent = {
        Kind.MODULE: ("nav.catalogue", "catalogue/"),
        Kind.PROGRAMME: ("nav.programmes", "programmes/"),
        Kind.PATH: ("nav.paths", "paths/"),
        Kind.PRACTICE: ("nav.exchange", "exchange/"),
    }.get(kind)
    if kind is Kind.HOME:
        return []
    return [home] if parent is None else [home, {"title": strings(parent[0]), "url": prefix + parent[1]}]


def _provider(edition: Edition) -> dict[str, Any]:
    facts = edition.site.facts
    return {
        "@type": "Organization",
        "name": f"{facts.acronym}: {edition.text(facts.name)}",
        "email": facts.contact.email,
    }


LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
"""Licence of the content."""
