"""Every link within the site leads somewhere, to an anchor that exists, at any host and below any path."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from .site import BuiltPage, BuiltSite

ADDRESSES = "//@href | //@src | //@action | //@data-mmcd-search-url"
PREFIXES = {"built": "/", "built_below": "/mmcd/learn/"}


@pytest.fixture(scope="module", params=list(PREFIXES))
def anywhere(request: pytest.FixtureRequest) -> tuple[BuiltSite, str]:
    """The site at the root of a host and below a path, and that path."""
    folder: Path = request.getfixturevalue(request.param)
    return BuiltSite(folder), PREFIXES[request.param]


def test_every_address_exists(anywhere: tuple[BuiltSite, str]) -> None:
    site, prefix = anywhere
    anchors = {address: {*page.find("//@id")} for address, page in site.pages.items()}
    dead = []
    for page in site.pages.values():
        for address in _own(page):
            parts = urlsplit(address)
            target = posixpath.normpath(posixpath.join(prefix, page.address, unquote(parts.path) or "."))
            if not parts.path:
                target = posixpath.normpath(prefix + page.address)
            if parts.path.endswith("/") or posixpath.basename(parts.path) in (".", "..") or not parts.path:
                target = target.rstrip("/") + "/"
            if not parts.path and page.address.endswith(".html"):
                target = target.rstrip("/")
            if not target.startswith(prefix):
                dead.append(f"{page.address}: {address} leaves the site")
                continue
            name = target.removeprefix(prefix)
            file = site.folder / name / "index.html" if target.endswith("/") else site.folder / name
            if not file.is_file():
                dead.append(f"{page.address}: {address} is not there")
            elif parts.fragment and unquote(parts.fragment) not in anchors.get(name, set()):
                dead.append(f"{page.address}: {address} has no such anchor")
    assert not dead, "\n".join(dead)


def test_only_what_must_be_is_absolute(anywhere: tuple[BuiltSite, str]) -> None:
    site, _ = anywhere
    for page in site.pages.values():
        for address in _own(page):
            # The not-found page is served at any depth.
            assert page.kind == "not-found" or not address.startswith("/"), f"{page.address}: {address}"
        for link in page.find("//body//@href"):
            assert urlsplit(link).hostname not in ("learn.example.org", "example.org"), f"{page.address}: {link}"


def test_no_id_is_used_twice(site: BuiltSite) -> None:
    for page in site.pages.values():
        twice = [name for name, times in Counter(page.find("//@id")).items() if times > 1]
        assert not twice, f"{page.address}: {twice}"


def test_what_refers_to_an_id_finds_it(site: BuiltSite) -> None:
    for page in site.pages.values():
        ids = set(page.find("//@id"))
        for value in page.find("//@for | //@aria-labelledby | //@aria-describedby | //@aria-controls"):
            assert set(value.split()) <= ids, f"{page.address}: {value}"


def _own(page: BuiltPage) -> Iterator[str]:
    """Addresses on a page that are not another host's."""
    for address in page.find(ADDRESSES):
        if not urlsplit(address).scheme:
            yield address
