"""A host for the built site: sends the headers of the site's own `_headers`, and its not-found page."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import unquote, urlsplit

Rules = list[tuple[re.Pattern[str], str, str]]


@contextmanager
def serving(folder: Path, base: str = "/") -> Iterator[str]:
    """Serve `folder` below the path `base` on a free port. Gives the address, ending in `base`."""
    rules = read_headers((folder / "_headers").read_text(encoding="utf-8"))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, folder=folder, base=base, rules=rules)) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base}"
        finally:
            server.shutdown()
            thread.join()


def read_headers(text: str) -> Rules:
    """Pattern of paths, name and value of each header in a `_headers` file (Netlify, Cloudflare Pages)."""
    rules: Rules = []
    pattern = re.compile("")
    for line in text.splitlines():
        if line[:1] == "/":
            pattern = re.compile(re.escape(line.strip()).replace(r"\*", ".*"))
        elif line.strip():
            name, _, value = line.partition(":")
            rules.append((pattern, name.strip(), value.strip()))
    return rules


class Handler(SimpleHTTPRequestHandler):
    """Files of a folder, below a path."""

    extensions_map: ClassVar = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".wasm": "application/wasm",
        ".xml": "application/xml",
        ".svg": "image/svg+xml",
        ".js": "text/javascript",
        "": "application/octet-stream",
    }

    def __init__(self, *arguments: Any, folder: Path, base: str, rules: Rules) -> None:
        self.base, self.rules = base, rules
        super().__init__(*arguments, directory=str(folder))

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.base))

    def end_headers(self) -> None:
        path = "/" + unquote(urlsplit(self.path).path).removeprefix(self.base)
        # Where two rules fit, the later one counts.
        for name, value in {name: value for pattern, name, value in self.rules if pattern.fullmatch(path)}.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def guess_type(self, path: Any) -> str:
        kind = super().guess_type(path)
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def log_message(self, *_: Any) -> None:
        """Say nothing: what goes wrong is seen by the browser."""
