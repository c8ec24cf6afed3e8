"""Pages left behind at addresses that moved, for hosts that cannot redirect."""

from __future__ import annotations

from html import escape

from mmcd.edition import Editions


def redirect_pages(editions: Editions) -> dict[str, str]:
    """Paths and texts of redirect pages in every language, and the file `_redirects` for hosts that read it."""
    site = editions.site
    pages: dict[str, str] = {}
    rules: list[str] = []
    for edition in editions:
        prefix = edition.locale.prefix
        for source, target in site.redirects.items():
            url, to = prefix + source, prefix + target
            up = "../" * url.count("/")
            pages[f"{url}index.html"] = _page(
                edition.locale.tag, up + to, site.config.absolute(to), edition.strings("redirect.moved")
            )
            rules.append(f"{site.config.base_path}{url} {site.config.base_path}{to} 301")
    if rules:
        pages["_redirects"] = "\n".join(rules) + "\n"
    return pages


def _page(tag: str, target: str, canonical: str, words: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{tag}">\n<head>\n<meta charset="utf-8">\n<title>{escape(words)}</title>\n'
        f'<meta http-equiv="refresh" content="0; url={escape(target)}">\n<meta name="robots" content="noindex">\n'
        f'<link rel="canonical" href="{escape(canonical)}">\n</head>\n<body>\n'
        f'<p><a href="{escape(target)}">{escape(words)}</a></p>\n</body>\n</html>\n'
    )
