"""`address-unsafe`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from mmcd.checks.addresses import danger
from mmcd.checks.links.facts import values
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.checks.trust.rendered import dangers
from mmcd.model.site import Page, Site


@page_rule("address-unsafe", group="trust")
def _in_page(page: Page, site: Site) -> Iterator[Hit]:
    """A click would run a program in the reader's browser, or show a page that only seems to be of this site. Such
    an address is written in disguise as a rule, so it is looked at as a browser reads it."""
    for found in dangers(page, site):
        if found.kind == "address":
            yield hit(found.at, scheme=found.what)


def _in_data(site: Site) -> Iterator[Hit]:
    for value in values(site):
        if _is_address(value.text) and (scheme := danger(value.text)):
            yield hit(value.at, scheme=scheme)


def _is_address(text: str) -> bool:
    """Whether a text of a data file is an address rather than prose, in which "about: …" may well begin a sentence."""
    scheme = danger(text)
    if not scheme:
        return False
    rest = text.strip().partition(":")[2]
    return not rest.startswith(" ") or scheme in ("javascript", "vbscript")


address_unsafe = dataclasses.replace(_in_page, site=_in_data)
