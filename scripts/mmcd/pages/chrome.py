"""What is the same on every page of a language: navigation, footer, interface strings."""

from __future__ import annotations

from typing import Any

from mmcd import formats
from mmcd.edition import Edition, Editions
from mmcd.model.site import url_of
from mmcd.pages.headers import policy

_MENU = (
    ("catalogue.md", "nav.catalogue"),
    ("programmes/index.md", "nav.programmes"),
    ("paths/index.md", "nav.paths"),
    ("exchange/index.md", "nav.exchange"),
    ("glossary.md", "nav.glossary"),
    ("about.md", "nav.about"),
)
_SERVICE = (
    ("how-to-use.md", "nav.how_to_use"),
    ("country-sheet.md", "nav.country_sheet"),
    ("action-plan.md", "nav.action_plan"),
    ("facilitate.md", "nav.facilitate"),
    ("tailoring.md", "nav.tailoring"),
    ("references.md", "nav.references"),
    ("datasets.md", "nav.datasets"),
    ("accessibility.md", "nav.accessibility"),
    ("privacy.md", "nav.privacy"),
    ("licence.md", "nav.licence"),
)


def chrome(editions: Editions, *, assets: str, production: bool) -> dict[str, Any]:
    """Plain data for `config.extra.mmcd`, read by every template.

    assets: folder of style sheets and scripts, relative to the site's root. production: whether the page
    carries its Content-Security-Policy (a live-reload server's script would fall foul of it).
    """
    return {
        "assets": assets,
        "production": production,
        "policy": policy(in_meta=True),
        "repository": editions.site.config.repo_url,
        "locales": {edition.locale.tag: _locale(edition) for edition in editions},
    }


def _locale(edition: Edition) -> dict[str, Any]:
    site, strings, locale = edition.site, edition.strings, edition.locale
    facts = site.facts
    return {
        "tag": locale.tag,
        "name": locale.name,
        "dir": locale.direction,
        "home": locale.prefix,
        "search": f"{locale.prefix}{url_of('search.md')}",
        "feed": f"{locale.prefix}feed.xml",
        "og_locale": strings("format.og"),
        "og_image": site.config.absolute(f"assets/social/{locale.tag}.png"),
        "strings": strings.data,
        "menu": _links(_MENU, edition),
        "service": _links(_SERVICE, edition),
        "project": edition.text(facts.name),
        "implemented": strings(
            "footer.implemented", partners=formats.listing([edition.text(one) for one in facts.partners], strings)
        ),
        "framework": edition.text(facts.framework),
        "contact": {"email": facts.contact.email, "website": facts.contact.website},
    }


def _links(entries: tuple[tuple[str, str], ...], edition: Edition) -> list[dict[str, str]]:
    return [
        {"path": path, "title": edition.strings(name), "url": edition.locale.prefix + url_of(path)}
        for path, name in entries
        if edition.site.page_or_fallback(path, edition.locale) is not None
    ]
