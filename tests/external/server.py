"""A hostile server on 127.0.0.1: every path is another way to answer badly."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import itertools
import socket
import ssl
import struct
import zlib
from collections import Counter
from collections.abc import AsyncIterator
from types import TracebackType
from typing import Self

PAGE = b'<html><body><h2 id="one">One</h2><a name="two">Two</a><h2 id="caf\xc3\xa9">C</h2></body></html>'


def answer(status: str, *headers: str, body: bytes = b"") -> bytes:
    head = "\r\n".join((f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""))
    return head.encode() + body


def html(body: bytes = PAGE, charset: str = "utf-8") -> bytes:
    return answer("200 OK", f"Content-Type: text/html; charset={charset}", body=body)


def bomb() -> bytes:
    """About 100 KiB that unpack to 100 MiB."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(100)) + packer.flush()


class Hostile:
    """Listens on a free port as long as its context lasts. `seen` counts what was asked, as `METHOD /path`."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.seen: Counter[str] = Counter()
        self.cookies: list[str] = []
        self.most_at_once = 0
        self.now = 0
        self.sent = 0
        self.locations: dict[str, str] = {}
        self._context = context
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self._context, limit=1 << 20)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def url(self, path: str, name: str = "127.0.0.1") -> str:
        return f"{'https' if self._context else 'http'}://{name}:{self.port}{path}"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        self.now += 1
        self.most_at_once = max(self.most_at_once, self.now)
        try:
            with contextlib.suppress(
                ConnectionError, asyncio.IncompleteReadError, ssl.SSLError, asyncio.CancelledError
            ):
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                method, path, _ = head.split(" ", 2)
                self.seen[f"{method} {path}"] += 1
                self.cookies += [line for line in head.split("\r\n") if line.lower().startswith("cookie:")]
                if path == "/reset":
                    # Closed without a word, and with a reset rather than an end.
                    about = writer.get_extra_info("socket")
                    about.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    writer.transport.abort()
                    return
                async for part in self._parts(method, path, "cookie:" in head.lower()):
                    before, end, _ = part.partition(b"\r\n\r\n")
                    writer.write(before + end if method == "HEAD" else part)
                    self.sent += len(part)
                    await writer.drain()
                    if method == "HEAD" and end:
                        break
        finally:
            self.now -= 1
            writer.close()

    async def _parts(self, method: str, path: str, has_cookie: bool) -> AsyncIterator[bytes]:  # noqa: PLR0912
        times = self.seen[f"{method} {path}"]
        match path.partition("?")[0]:
            case "/page":
                yield html()
            case "/latin":
                yield html(b'<h2 id="one">caf\xe9</h2>')
            case "/no-such-charset":
                yield html(charset="klingon-8")
            case "/pdf":
                yield answer("200 OK", "Content-Type: application/pdf", body=b"%PDF-1.7")
            case "/only-get":
                yield html() if method == "GET" else answer("405 Method Not Allowed")
            case "/gone-for-head":
                yield html() if method == "GET" else answer("404 Not Found")
            case "/none":
                yield answer("404 Not Found")
            case "/gone":
                yield answer("410 Gone")
            case "/forbidden":
                yield answer("403 Forbidden")
            case "/later":
                yield answer("429 Too Many Requests", "Retry-After: 7") if times == 1 else html()
            case "/much-later":
                yield answer("429 Too Many Requests", "Retry-After: 86400")
            case "/by-and-by":
                yield answer("503 Service Unavailable", "Retry-After: Tue, 24 Nov 2026 12:00:09 GMT")
            case "/faulty-once":
                # HEAD and GET of the first attempt.
                yield answer("500 Internal Server Error") if sum(self.seen.values()) <= 2 else html()
            case "/faulty":
                yield answer("500 Internal Server Error")
            case "/circle":
                yield answer("302 Found", "Location: /circle-2")
            case "/circle-2":
                yield answer("302 Found", "Location: /circle")
            case "/on-and-on":
                number = int(path.partition("?")[2] or 0)
                yield answer("302 Found", f"Location: /on-and-on?{number + 1}")
            case "/needs-cookie":
                yield html() if has_cookie else answer("302 Found", "Set-Cookie: a=b", "Location: /needs-cookie")
            case "/nowhere":
                yield answer("302 Found")
            case "/unreadable":
                yield answer("302 Found", "Location: http://[::1/")
            case "/mail":
                yield answer("302 Found", "Location: mailto:a@example.org")
            case "/moved":
                yield answer("301 Moved Permanently", "Location: /moved-again")
            case "/moved-again":
                yield answer("308 Permanent Redirect", "Location: /page")
            case "/moved-then-found":
                yield answer("301 Moved Permanently", "Location: /found")
            case "/found":
                yield answer("302 Found", "Location: /page")
            case "/to":
                yield answer("302 Found", f"Location: {self.locations[path]}")
            case "/drip":
                yield b"HTTP/1.1 200 OK\r\n"
                for number in itertools.count():
                    yield f"X-{number}: a\r\n".encode()
                    await asyncio.sleep(0.01)
            case "/slow-body":
                yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000000\r\n\r\n"
                for _ in itertools.count():
                    yield b"a"
                    await asyncio.sleep(0.01)
            case "/endless":
                yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<h2 id=one>"
                for _ in itertools.count():
                    yield b"a" * 65536
            case "/bomb":
                yield answer("200 OK", "Content-Type: text/html", "Content-Encoding: gzip", body=bomb())
            case "/packed":
                packed = gzip.compress(PAGE)
                yield answer("200 OK", "Content-Type: text/html", "Content-Encoding: gzip", body=packed)
            case "/badly-packed":
                yield answer("200 OK", "Content-Type: text/html", "Content-Encoding: gzip", body=b"not gzip")
            case "/truncated":
                yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n<h2"
            case "/headers":
                yield b"HTTP/1.1 200 OK\r\n"
                for number in range(160):
                    yield f"X-{number}: {'a' * 65536}\r\n".encode()
                yield b"\r\n"
            case "/babble":
                yield b"\x00\xff\x16\x03 what?\r\n\r\n"
            case _:
                raise AssertionError(path)
