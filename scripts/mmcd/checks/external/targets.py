"""Which addresses on other hosts a site has, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias
from urllib.parse import quote, urlsplit

from mmcd.checks.facts import entries
from mmcd.checks.links.facts import addresses, host, values
from mmcd.findings import Location
from mmcd.model.site import Site

EXCEPTIONS = "link-exceptions.yml"
"""The data file of known exceptions: its addresses are not links."""

Targets: TypeAlias = Mapping[str, tuple[Location, ...]]
"""Places by address, in the order of the files."""

_IN_TEXT = re.compile(r"https?://[^\s<>\"'`|\\^{}]+", re.IGNORECASE)
# Organs and treaty bodies whose documents the United Nations' resolver knows.
_SYMBOL = re.compile(r"(?:A|S|E|ST|T|CAT|CCPR|CED|CEDAW|CERD|CMW|CRC|CRPD|HRI|FCCC|DP|TD)/[\w./()-]+")


def targets(site: Site, paths: Collection[str] = ()) -> Targets:
    """The addresses to be asked, each with the places where it stands.

    paths: only what stands in these files and folders, relative to the root. The DOI and the UN symbol of a
    reference are asked as addresses of their resolvers.
    """
    own = host(site.config.site_url)
    exceptions = marks.path if (marks := site.marks.get(EXCEPTIONS)) is not None else ""
    folders = tuple(f"{path.rstrip('/')}/" for path in paths)
    found: dict[str, dict[Location, None]] = {}
    for address, at in _written(site):
        chosen = not paths or at.path in paths or at.path.startswith(folders)
        if chosen and at.path != exceptions and host(address) != own:
            found.setdefault(address, {})[at] = None
    return {address: tuple(sorted(places)) for address, places in sorted(found.items())}


def _written(site: Site) -> Iterator[tuple[str, Location]]:
    for each in addresses(site).values():
        for address in each:
            if address.text[:8].lower().startswith(("http://", "https://")):
                yield address.text, address.at
    for value in values(site):
        if value.marks.path.endswith(".yml") and not _IN_TEXT.fullmatch(value.text.strip()):
            for found in _IN_TEXT.finditer(value.text):
                yield _without_end(found[0]), value.at
    marks = site.marks.get("references.yml")
    for position, reference in entries(marks, site.references):
        assert marks is not None
        if reference.DOI:
            yield f"https://doi.org/{quote(reference.DOI.strip(), safe='/')}", marks.at((position, "DOI"))
        if (symbol := un_symbol(reference.number or "")) and not reference.URL:
            yield f"https://undocs.org/{quote(symbol, safe='/()')}", marks.at((position, "number"))


def un_symbol(number: str) -> str:
    """The symbol of a UN document (A/RES/73/195) in a reference's number; empty where it holds none."""
    text = number.partition(" ")[0]
    return text if _SYMBOL.fullmatch(text) and any(character.isdigit() for character in text) else ""


def _without_end(address: str) -> str:
    """An address in running text without the mark that ends the sentence or closes the bracket."""
    while address and (
        address[-1] in ".,;:!?*_»”’" or (address[-1] == ")" and address.count("(") < address.count(")"))
    ):
        address = address[:-1]
    return address


def anchor_of(address: str) -> str:
    """The section that an address names and a page can be asked for; empty where it names none.

    Not asked for: text to be highlighted, pages of a PDF, and what a page's own script reads.
    """
    try:
        fragment = urlsplit(address).fragment.partition(":~:")[0]
    except ValueError:
        return ""
    if fragment.lower() == "top" or fragment.startswith(("!", "/")) or "=" in fragment:
        return ""
    return fragment
