"""`link-scheme`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from mmcd.checks.addresses import danger
from mmcd.checks.links.facts import KNOWN_SCHEMES, addresses, host
from mmcd.checks.rule import Hit, hit, site_rule
from mmcd.model.site import Site

_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?P<rest>.*)", re.DOTALL)
_NO_COLON = re.compile(r"(?P<scheme>[A-Za-z]{3,6})//(?P<rest>\S+)")
_MAILBOX = re.compile(r"[^@\s/]+@[^@\s/]+\.[^@\s/.]+")
_WEB = ("http", "https")


@site_rule("link-scheme", group="links")
def scheme(site: Site) -> Iterator[Hit]:
    """A browser takes the misspelt beginning for something else, and the reader gets an error or nothing at all."""
    for each in addresses(site).values():
        for address in each:
            if (right := mended(address.text)) is not None and not danger(address.text):
                yield hit(address.at, "near" if right else "other", address=address.text, right=right)


def mended(address: str) -> str | None:  # noqa: PLR0911 (one return per way to begin)
    """An address whose beginning is wrong as it was probably meant, or empty text; None where nothing is wrong."""
    if address.startswith("//"):
        return f"https:{address}"
    if address.lower().startswith("www."):
        return f"https://{address}"
    if found := _NO_COLON.match(address):
        near = difflib.get_close_matches(found["scheme"].lower(), _WEB, n=1, cutoff=0.6)
        return f"{near[0]}://{found['rest'].lstrip('/')}" if near else None
    found = _SCHEME.match(address)
    if found is None:
        return None
    name, rest = found["scheme"].lower(), found["rest"]
    if name in _WEB:
        return _web(name, rest)
    if name == "mailto":
        return None if _MAILBOX.fullmatch(rest.partition("?")[0]) else ""
    if name == "tel":
        return None if re.fullmatch(r"\+?[\d().\s-]{3,}", rest) else ""
    if name in KNOWN_SCHEMES:
        return None
    near = difflib.get_close_matches(name, sorted(KNOWN_SCHEMES, reverse=True), n=1, cutoff=0.6)
    if not near:
        return ""
    if near[0] in _WEB:
        return f"https://{rest.lstrip('/')}"
    return f"{near[0]}:{rest}"


def _web(name: str, rest: str) -> str | None:
    """What a web address should be; None where it is right."""
    if again := re.match(r"//(https?:?/+)(?P<rest>.+)", rest, re.IGNORECASE):
        return f"https://{again['rest']}"
    if not rest.startswith("//") or rest.startswith("///"):
        return f"{name}://{rest.lstrip('/')}"
    found = host(f"{name}:{rest}")
    if not found:
        return ""
    if "." not in found and found != "localhost" and ":" not in found:
        return ""
    return None
