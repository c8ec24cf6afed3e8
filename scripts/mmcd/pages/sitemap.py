"""The sitemap with language alternates (sitemaps.org protocol 0.9, with xhtml:link as Google describes it)."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

from mmcd.pages.assemble import Assembled

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(pages: Iterable[Assembled], site_url: str) -> str:
    """One entry per page that search engines may list, sorted by address."""
    ElementTree.register_namespace("", _SITEMAP)
    ElementTree.register_namespace("xhtml", _XHTML)
    root = ElementTree.Element(f"{{{_SITEMAP}}}urlset")
    for page in sorted(pages, key=lambda page: page.url):
        if page.meta["robots"]:
            continue
        entry = ElementTree.SubElement(root, f"{{{_SITEMAP}}}url")
        ElementTree.SubElement(entry, f"{{{_SITEMAP}}}loc").text = site_url + page.url
        if updated := page.meta.get("updated"):
            ElementTree.SubElement(entry, f"{{{_SITEMAP}}}lastmod").text = updated
        for link in page.meta["hreflang"]:
            ElementTree.SubElement(
                entry,
                f"{{{_XHTML}}}link",
                {"rel": "alternate", "hreflang": link["lang"], "href": link["href"]},
            )
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def robots(site_url: str) -> str:
    """`robots.txt`: everything may be read (RFC 9309)."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n"
