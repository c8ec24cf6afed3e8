"""`address-vanished`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.links.facts import published
from mmcd.checks.rule import Hit, hit, site_rule, suggest
from mmcd.model.site import Site

RECORD = "addresses.yml"
"""Addresses that were published, in the folder of the data files; `mmcd check --record` adds to it."""


@site_rule("address-vanished", group="links")
def address_vanished(site: Site) -> Iterator[Hit]:
    """A bookmark, a printed handout, another site's link: whoever follows one finds nothing where there was a page.
    The addresses once published stand in `addresses.yml`, so that no network and no git history is needed."""
    marks = site.marks.get(RECORD)
    if marks is None:
        return
    known = published(site)
    kept = known | {locale.prefix + source for locale in site.locales for source in site.redirects}
    for position, address in enumerate(site.addresses):
        if address not in kept:
            yield hit(marks.at((position,)), address=address, suggestion=suggest(address, known))


def record(site: Site) -> str:
    """The record with the addresses of today: those that were there stay, so that a vanished one is still told."""
    lines = sorted({*site.addresses, *published(site)} - {""})
    return (
        "# Addresses that were published, below the site's root. Written by `mmcd check --record`; none is ever\n"
        "# taken out: a page that moves leaves a line in redirects.yml.\n" + "".join(f"- {line}\n" for line in lines)
    )
