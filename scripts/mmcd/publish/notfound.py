"""One not-found page for every host, in all languages at once: nobody knows what language a lost reader reads."""

from __future__ import annotations

from mmcd.edition import Editions
from mmcd.model.site import url_of
from mmcd.publish.templates import Templates


def not_found(editions: Editions, templates: Templates) -> str:
    """`404.html`. It may be served at any depth, so its links are absolute paths below the site's base."""
    default = editions[editions.site.locales.default.tag]
    meta = {
        "template": "404.html",
        "kind": "not-found",
        "path": "",
        "locale": default.locale.tag,
        "lang": default.locale.tag,
        "dir": default.locale.direction,
        "title": default.strings("not_found.title"),
        "head_title": " / ".join(edition.strings("not_found.title") for edition in editions),
        "description": default.strings("not_found.text"),
        "canonical": "",
        "robots": "noindex",
        "alternates": [],
        "hreflang": [],
        "crumbs": [],
        "jsonld": [],
        "fallback": None,
        "sections": [],
        "edit_url": "",
        "languages": [
            {
                "tag": edition.locale.tag,
                "dir": edition.locale.direction,
                "title": edition.strings("not_found.title"),
                "text": edition.strings("not_found.text"),
                "links": [
                    {"title": edition.strings(name), "url": edition.locale.prefix + url_of(path)}
                    for path, name in (
                        ("index.md", "nav.home"),
                        ("catalogue.md", "nav.catalogue"),
                        ("search.md", "nav.search"),
                        ("glossary.md", "nav.glossary"),
                    )
                ],
            }
            for edition in editions
        ],
    }
    return templates.render(meta, "", editions.site.config.base_path.rstrip("/"))
