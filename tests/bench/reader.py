"""What a reader pays: bytes over the wire, gzip, counted by Chromium."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

from tests.browser.server import Handler, read_headers

_TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", "/")


class GzipHandler(Handler):
    """Sends text compressed, as every host does; what is compressed already is sent as it is."""

    def do_GET(self) -> None:  # noqa: N802 (the name that the library calls)
        path = Path(self.translate_path(self.path.partition("?")[0]))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file() or not str(path).endswith(_TEXT):
            super().do_GET()
            return
        data = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def hosting(folder: Path) -> Iterator[str]:
    """Serve `folder` on a free port."""
    file = folder / "_headers"
    rules = read_headers(file.read_text(encoding="utf-8")) if file.exists() else []
    handler = partial(GzipHandler, folder=folder, base="/", rules=rules)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def visits(folder: Path, module: str, second: str, search: Callable[[Page], None], chromium: str) -> dict[str, Any]:
    """Bytes of a first visit to `module`, of `second` after it, and of a first search there.

    Images are counted apart, as the budget does. All figures are bytes over the wire, headers included.
    """
    with hosting(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--disable-background-networking", "--disable-component-update", "--no-first-run"],
            chromium_sandbox=False,
        )
        page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
        meter = _Meter(page.context.new_cdp_session(page))
        page.goto(address + module, wait_until="networkidle")
        first, first_images = meter.take()
        page.goto(address + second, wait_until="networkidle")
        again, again_images = meter.take()
        search(page)
        page.wait_for_load_state("networkidle")
        searched, _ = meter.take()
        browser.close()
    return {
        "first visit": first,
        "its images": first_images,
        "second page": again,
        "second's images": again_images,
        "first search": searched,
        "hosts": len(meter.hosts),
    }


class _Meter:
    """Adds up what the network carried since it was last read."""

    def __init__(self, session: CDPSession) -> None:
        self.kinds: dict[str, str] = {}
        self.sizes: dict[str, float] = {}
        self.hosts: set[str] = set()
        session.on("Network.responseReceived", self._response)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def take(self) -> tuple[int, int]:
        images = sum(size for key, size in self.sizes.items() if self.kinds.get(key) == "Image")
        other = sum(self.sizes.values()) - images
        self.sizes.clear()
        return round(other), round(images)

    def _response(self, event: dict[str, Any]) -> None:
        self.kinds[event["requestId"]] = event["type"]
        self.hosts.add(event["response"]["url"].split("/")[2])

    def _finished(self, event: dict[str, Any]) -> None:
        self.sizes[event["requestId"]] = event["encodedDataLength"]
