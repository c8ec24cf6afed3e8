"""The network: the one place that connects to other hosts.

A name is resolved, every address it has is judged, and the connection is made to an address that was judged: a name
that answers otherwise a moment later changes nothing. That is why no proxy is used, which would resolve names itself.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import socket
import ssl
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable, Iterator
from types import TracebackType
from typing import Any, Self

import httpcore2
import httpx2

from mmcd.checks.external.outcome import Answer, Bounds, Failed, State

KNOWN_HOSTS = (("doi.org", 443), ("undocs.org", 443), ("github.com", 443))
"""Of these one at the least is reached wherever there is a network."""

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""The addresses of a name. Raises OSError."""

_NOT_PUBLIC = tuple(
    ipaddress.ip_network(text)
    for text in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24"),
        *("203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        *("::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16"),
        *("fc00::/7", "fe80::/9", "ff00::/8"),
    )
)
"""Ranges that are not on the public internet (IANA's special-purpose registries): later Pythons know more of them."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

_CERTIFICATE = {9: "expired", 10: "expired", 62: "name", 64: "name", 18: "untrusted", 19: "untrusted", 20: "untrusted"}
"""OpenSSL's reasons (`X509_V_ERR_*`) by case."""


def is_public(address: str) -> bool:
    """Whether an IP address is on the public internet. One that carries another (mapped, 6to4, NAT64) is that one."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not any(ip in network for network in _NOT_PUBLIC if network.version == ip.version)


async def resolve(host: str, port: int) -> list[str]:
    """The addresses of a name as this computer knows them."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class _Guarded(httpcore2.AsyncNetworkBackend):
    """Connects to public addresses, and to those that were allowed."""

    def __init__(self, resolve: Resolve, allowed: Collection[tuple[str, int]]) -> None:
        self._resolve = resolve
        self._allowed = allowed
        self._plain = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """A connection to an address of `host` that was judged. Raises Failed where one of them is private."""
        try:
            async with asyncio.timeout(timeout):
                found = await self._resolve(host, port)
        except TimeoutError:
            raise Failed(State.SILENT, "name-server", host) from None
        except socket.gaierror as error:
            if error.errno == socket.EAI_AGAIN:
                raise Failed(State.SILENT, "name-server", host) from error
            raise Failed(State.HOST_UNKNOWN, "", host) from error
        except (OSError, UnicodeError) as error:
            raise Failed(State.HOST_UNKNOWN, "", host) from error
        for address in found:
            if not is_public(address) and (address, port) not in self._allowed:
                raise Failed(State.PRIVATE, "", address)
        for number, address in enumerate(found, 1):
            try:
                return await self._plain.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if number == len(found):
                    raise
        raise Failed(State.HOST_UNKNOWN, "", host)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._plain.sleep(seconds)


class _Stream(httpx2.AsyncByteStream):
    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._response.aiter_stream():
            yield part

    async def aclose(self) -> None:
        await self._response.aclose()


class _Transport(httpx2.AsyncBaseTransport):
    """What httpx2's own transport does, over a pool that connects through the guard."""

    def __init__(self, pool: httpcore2.AsyncConnectionPool) -> None:
        self._pool = pool

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        response = await self._pool.handle_async_request(
            httpcore2.Request(
                request.method,
                httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(
            response.status, headers=response.headers, stream=_Stream(response), extensions=response.extensions
        )


class HttpWeb:
    """Other hosts by HTTP/1.1 and HTTP/2.

    agent: how we name ourselves. allowed: private addresses and ports that may be connected to all the same.
    context: whose certificates are trusted (default: those of this computer).
    """

    def __init__(
        self,
        *,
        agent: str,
        bounds: Bounds | None = None,
        allowed: Collection[tuple[str, int]] = (),
        context: ssl.SSLContext | None = None,
        resolve: Resolve = resolve,
        known_hosts: Collection[tuple[str, int]] = KNOWN_HOSTS,
    ) -> None:
        self.bounds = bounds or Bounds()
        self._known_hosts = known_hosts
        self._agent = agent
        self._guard = _Guarded(resolve, allowed)
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=context or httpx2.create_ssl_context(),
            max_connections=self.bounds.at_once,
            keepalive_expiry=5.0,
            http2=True,
            network_backend=self._guard,
        )

    async def __aenter__(self) -> Self:
        await self._pool.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # A connection that was torn down by its other end may refuse to be closed.
        with contextlib.suppress(httpcore2.NetworkError, httpcore2.ProtocolError, OSError):
            await self._pool.__aexit__(kind, error, trace)

    def session(self) -> HttpSession:
        """A session without cookies."""
        return HttpSession(_Transport(self._pool), self.bounds, self._agent)

    async def is_there(self) -> bool:
        """Whether one of the well-known hosts can be connected to."""
        return any(await asyncio.gather(*(self._reaches(host, port) for host, port in self._known_hosts)))

    async def _reaches(self, host: str, port: int) -> bool:
        try:
            stream = await self._guard.connect_tcp(host, port, self.bounds.connect)
        except (Failed, httpcore2.NetworkError, httpcore2.TimeoutException, OSError):
            return False
        await stream.aclose()
        return True


class HttpSession:
    """The requests for one address."""

    def __init__(self, transport: httpx2.AsyncBaseTransport, bounds: Bounds, agent: str) -> None:
        self._bounds = bounds
        # Never closed: the pool below is shared, and a client holds nothing else.
        self._client = httpx2.AsyncClient(
            transport=transport,
            trust_env=False,
            follow_redirects=False,
            timeout=httpx2.Timeout(connect=bounds.connect, read=bounds.read, write=bounds.read, pool=bounds.total),
            headers={
                "User-Agent": agent,
                "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
                "Accept-Language": "en,fr;q=0.8,*;q=0.5",
                "Accept-Encoding": "gzip, deflate",
            },
        )

    async def request(self, method: str, url: str, *, wants_body: bool) -> Answer:
        """One answer; redirects are not followed. Raises Failed."""
        try:
            # A name and a password in an address are not ours to send.
            request = self._client.build_request(method, httpx2.URL(url).copy_with(userinfo=b""))
        except (httpx2.InvalidURL, ValueError) as error:
            raise Failed(State.MISSING, "malformed", str(error)) from error
        if not request.url.host:
            raise Failed(State.MISSING, "malformed", url)
        with _told():
            async with asyncio.timeout(self._bounds.total):
                response = await self._client.send(request, stream=True)
                try:
                    headers = {name.lower(): value for name, value in response.headers.items()}
                    if not wants_body:
                        return Answer(response.status_code, headers)
                    body, is_whole = await self._body(response, headers.get("content-encoding", ""))
                    return Answer(response.status_code, headers, body, is_whole)
                finally:
                    with contextlib.suppress(httpcore2.NetworkError, httpcore2.ProtocolError, OSError):
                        await response.aclose()

    async def _body(self, response: httpx2.Response, coding: str) -> tuple[bytes, bool]:
        """The decoded beginning of a body, and whether it is all of it. What cannot be decoded is no body."""
        most = self._bounds.body
        coding = coding.strip().lower()
        if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
            return b"", False
        # 32: zlib and gzip headers are both known by their first bytes.
        decoder = None if coding in ("", "identity") else zlib.decompressobj(zlib.MAX_WBITS | 32)
        body = bytearray()
        wire = 0
        async for part in response.aiter_raw():
            wire += len(part)
            try:
                body += part if decoder is None else decoder.decompress(part, most - len(body) + 1)
            except zlib.error:
                return bytes(body[:most]), False
            if wire > most or len(body) > most:
                return bytes(body[:most]), False
        return bytes(body), decoder is None or decoder.eof


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """What goes wrong on the way, as Failed."""
    try:
        yield
    except Failed:
        raise
    except (TimeoutError, httpcore2.TimeoutException) as error:
        raise Failed(State.SILENT, "timeout") from error
    except (httpx2.RemoteProtocolError, httpx2.UnsupportedProtocol, httpx2.InvalidURL) as error:
        # Raised by httpx2 itself for a redirect whose address cannot be read.
        raise Failed(State.REDIRECTS, "nowhere") from error
    except (httpcore2.ProtocolError, httpx2.HTTPError) as error:
        raise Failed(State.SILENT, "protocol") from error
    except (httpcore2.NetworkError, OSError) as error:
        for cause in _causes(error):
            if isinstance(cause, ssl.SSLCertVerificationError):
                case = _CERTIFICATE.get(cause.verify_code, "other")
                raise Failed(State.CERTIFICATE, case, cause.verify_message) from error
            if isinstance(cause, ssl.SSLError):
                raise Failed(State.SILENT, "tls") from error
        case = "connection" if isinstance(error, httpcore2.ConnectError) else "reset"
        raise Failed(State.SILENT, case) from error
    except Exception as error:
        # What one host makes the client's libraries stumble over must not keep the others from being asked.
        raise Failed(State.SILENT, "protocol") from error


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    for _ in range(20):
        if error is None:
            return
        yield error
        error = error.__cause__ or error.__context__
