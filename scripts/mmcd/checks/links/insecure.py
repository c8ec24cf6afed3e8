"""`link-insecure`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.facts import once
from mmcd.checks.links.facts import addresses, host
from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.findings import Severity
from mmcd.model.site import Site


@site_rule("link-insecure", group="links", severity=Severity.WARNING)
def insecure(site: Site) -> Iterator[Hit]:
    """Whoever is between a reader and the other site, in a hotel or at a border post, sees what she reads and can
    change it; the same host answers by https elsewhere on this site."""
    known = secure_hosts(site)
    for each in addresses(site).values():
        for address in each:
            if address.text[:7].lower() == "http://" and _bare(host(address.text)) in known:
                yield hit(address.at, address=address.text, right=f"https://{address.text[7:]}")


@once
def secure_hosts(site: Site) -> frozenset[str]:
    """Hosts that the site itself links to by https, without a leading `www.`."""
    return frozenset(
        _bare(host(address.text))
        for each in addresses(site).values()
        for address in each
        if address.text[:8].lower() == "https://"
    )


def _bare(name: str) -> str:
    return name.removeprefix("www.")
