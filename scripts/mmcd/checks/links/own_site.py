"""`link-own-site`."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from mmcd.checks.links.facts import addresses, host
from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.model.site import Site


@site_rule("link-own-site", group="links")
def own_site(site: Site) -> Iterator[Hit]:
    """In an offline copy, in a preview and after a move of the site, the link leads away from the page that the
    reader already has; and nobody is told when it breaks."""
    own = urlsplit(site.config.site_url)
    for each in addresses(site).values():
        for address in each:
            text = address.text
            if host(text if not text.startswith("//") else f"https:{text}") != own.hostname:
                continue
            parts = urlsplit(text)
            path = parts.path or "/"
            if parts.port == own.port and f"{path.rstrip('/')}/".startswith(site.config.base_path):
                yield hit(address.at, address=text)
