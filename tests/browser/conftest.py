"""The built site, served; a Chromium; and pages of it that are watched for what may never happen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from .server import serving
from .site import BuiltSite
from .watch import Watch

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}

ARGUMENTS = [
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Servers and the browser live as long as this folder's tests run, not longer: the threads and the event loop
# that they bring into the process would disturb other tests, which fork and start loops of their own.


@pytest.fixture(scope="session")
def site(built: Path) -> BuiltSite:
    """The built site as files."""
    return BuiltSite(built)


@pytest.fixture(scope="package")
def server(built: Path) -> Iterator[str]:
    """Address of the served site, ending in a slash."""
    with serving(built) as address:
        yield address


@pytest.fixture(scope="package")
def server_below(built_below: Path) -> Iterator[str]:
    """Address of the site served below a path, as a project page is."""
    with serving(built_below, "/mmcd/learn/") as address:
        yield address


@pytest.fixture(scope="package")
def server_untranslated(built_untranslated: Path) -> Iterator[str]:
    """Address of the small site, in which modules/beta/ has no French yet."""
    with serving(built_untranslated) as address:
        yield address


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A Chromium of this machine."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next((found for name in names if (found := shutil.which(name))), None)
    if program is None:
        pytest.fail("No Chromium here. Install it (Debian: apt install chromium).", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=ARGUMENTS, chromium_sandbox=os.geteuid() != 0, headless=True
        )
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Callable[..., Page]]:
    """Opens an address of the site as a new reader, and fails the test if anything untoward happens until its end.

    address: below the site's. at: which site, if not the real one. phone: 360 pixels wide and touched. dark,
    languages, javascript, reduced: the reader's preferences. watched: whether complaints fail the test; they
    are at `page.watch`.
    """
    opened = []

    def open_page(
        address: str = "",
        *,
        at: str = "",
        phone: bool = False,
        dark: bool = False,
        language: str = "en-GB",
        javascript: bool = True,
        watched: bool = True,
    ) -> Page:
        target = urljoin(at or server, address)
        context = browser.new_context(
            viewport=PHONE if phone else DESK,
            has_touch=phone,
            color_scheme="dark" if dark else "light",
            locale=language,
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        watch = Watch(context, urlsplit(target).netloc)
        opened.append((context, watch, watched))
        page = context.new_page()
        page.watch = watch  # type: ignore[attr-defined]
        page.goto(target)
        return page

    yield open_page
    complaints = []
    for context, watch, watched in opened:
        context.close()
        complaints += watch.complaints if watched else []
    if complaints:
        pytest.fail("\n".join(dict.fromkeys(complaints)), pytrace=False)
