"""What a reader pays: bytes over the wire, gzip, counted where they are sent, for a real Chromium."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.browser.server import Handler, read_headers

_IMAGES = (".svg", ".png", ".ico")
_TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", "/")


class Meter:
    """Counts what a host sends: to pages and to their workers alike."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, int]] = []

    def take(self) -> tuple[int, int]:
        """Bytes since the last call: of all but images, and of images."""
        sent, self.sent = self.sent, []
        images = sum(size for path, size in sent if path.endswith(_IMAGES))
        return sum(size for _, size in sent) - images, images


class _Counted:
    """A stream that knows how much was written to it."""

    def __init__(self, stream: Any) -> None:
        self.stream, self.size = stream, 0

    def write(self, data: bytes) -> int:
        self.size += len(data)
        return int(self.stream.write(data))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


class GzipHandler(Handler):
    """Sends text compressed, as every host does; what is compressed already is sent as it is."""

    def __init__(self, *arguments: Any, meter: Meter, **others: Any) -> None:
        self.meter = meter
        super().__init__(*arguments, **others)

    def handle_one_request(self) -> None:
        self.wfile = counted = _Counted(self.wfile)  # type: ignore[assignment]
        super().handle_one_request()
        self.wfile = counted.stream
        self.meter.sent.append((getattr(self, "path", "").partition("?")[0], counted.size))

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
def hosting(folder: Path, meter: Meter) -> Iterator[str]:
    """Serve `folder` on a free port."""
    file = folder / "_headers"
    rules = read_headers(file.read_text(encoding="utf-8")) if file.exists() else []
    handler = partial(GzipHandler, folder=folder, base="/", rules=rules, meter=meter)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def visits(folder: Path, module: str, second: str, search: Callable[[Page], None], chromium: str) -> dict[str, Any]:
    """Bytes of a first visit to `module`, of `second` after it, and of a first search there.

    Images are counted apart, as the budget does. All figures are bytes over the wire, headers included.
    """
    meter = Meter()
    hosts: set[str] = set()
    with hosting(folder, meter) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--disable-background-networking", "--disable-component-update", "--no-first-run"],
            chromium_sandbox=False,
        )
        context = browser.new_context(viewport={"width": 360, "height": 740})
        context.on("request", lambda request: hosts.add(request.url.split("/")[2]))
        page = context.new_page()
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
        "hosts": len(hosts),
    }
