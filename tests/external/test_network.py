"""Asking real, hostile hosts on 127.0.0.1: what is said of each, and that nothing is unbounded."""

from __future__ import annotations

import asyncio
import datetime
import socket
import ssl
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import trustme
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived
from hypothesis import given, settings
from hypothesis import strategies as st

from mmcd.checks.external.ask import ask_all
from mmcd.checks.external.network import HttpWeb, Resolve, is_public, resolve
from mmcd.checks.external.outcome import Bounds, Outcome, State
from mmcd.checks.external.rehearsal import StillClock
from tests.external.server import Hostile

BOUNDS = Bounds(total=5.0, body=1 << 18)
HASTY = Bounds(total=0.3, read=0.2, connect=0.3, attempts=1)
ONCE = Bounds(attempts=1)
NAMES = {"public.example.org": ["127.0.0.1"], "twin.example.org": ["127.0.0.1"]}


async def names(name: str, port: int) -> list[str]:
    return NAMES[name] if name in NAMES else await resolve(name, port)


class Asked:
    """Outcomes of one run, the clock of it, and the server that was asked."""

    def __init__(self, outcomes: dict[str, Outcome] | None, clock: StillClock, server: Hostile) -> None:
        self.outcomes = outcomes
        self.clock = clock
        self.server = server

    @property
    def only(self) -> Outcome:
        assert self.outcomes is not None
        (outcome,) = self.outcomes.values()
        return outcome

    @property
    def said(self) -> tuple[State, str]:
        return self.only.state, self.only.case


def ask(
    *paths: str,
    bounds: Bounds = BOUNDS,
    name: str = "127.0.0.1",
    context: ssl.SSLContext | None = None,
    trusted: ssl.SSLContext | None = None,
    resolve: Resolve = names,
    locations: Callable[[Hostile], dict[str, str]] = lambda server: {},
) -> Asked:
    """Ask a fresh server for paths; only its own port is allowed."""

    async def run() -> Asked:
        clock = StillClock()
        async with Hostile(context) as server:
            server.locations = locations(server)
            web = HttpWeb(
                agent="test",
                bounds=bounds,
                allowed=[("127.0.0.1", server.port)],
                context=trusted,
                resolve=resolve,
                known_hosts=[("127.0.0.1", server.port)],
            )
            async with web:
                outcomes = await ask_all([server.url(path, name) for path in paths], web, bounds=bounds, clock=clock)
            return Asked(outcomes, clock, server)

    return asyncio.run(asyncio.wait_for(run(), 20))


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/page", (State.FOUND, "")),
        ("/only-get", (State.FOUND, "")),
        ("/gone-for-head", (State.FOUND, "")),
        ("/none", (State.MISSING, "missing")),
        ("/gone", (State.MISSING, "gone")),
        ("/forbidden", (State.REFUSED, "")),
        ("/faulty-once", (State.FOUND, "")),
        ("/faulty", (State.SILENT, "status")),
        ("/circle", (State.REDIRECTS, "loop")),
        ("/on-and-on", (State.REDIRECTS, "many")),
        ("/needs-cookie", (State.FOUND, "")),
        ("/nowhere", (State.REDIRECTS, "nowhere")),
        ("/unreadable", (State.REDIRECTS, "nowhere")),
        ("/mail", (State.REDIRECTS, "nowhere")),
        ("/reset", (State.SILENT, "reset")),
        ("/babble", (State.SILENT, "protocol")),
        ("/headers", (State.SILENT, "protocol")),
        ("/endless", (State.FOUND, "")),
        ("/truncated", (State.FOUND, "")),
        ("/truncated#one", (State.SILENT, "protocol")),
    ],
)
def test_each_way_to_answer_has_its_name(path: str, said: tuple[State, str]) -> None:
    assert ask(path).said == said


@pytest.mark.parametrize(
    ("path", "anchor"),
    [
        ("/page#one", True),
        ("/page#two", True),
        ("/page#caf%C3%A9", True),
        ("/page#café", True),
        ("/page#three", False),
        ("/page#One", False),
        ("/page#top", None),
        ("/page#:~:text=One", None),
        ("/page#page=3", None),
        ("/pdf#one", None),
        ("/latin#one", True),
        ("/no-such-charset#one", True),
        ("/no-such-charset#three", False),
        ("/packed#one", True),
        ("/packed#three", False),
        ("/badly-packed#one", None),
        ("/bomb#one", None),
        ("/endless#one", True),
        ("/endless#three", None),
        ("/moved#three", False),
    ],
)
def test_a_section_is_missed_only_where_the_whole_page_was_read(path: str, anchor: bool | None) -> None:
    found = ask(path).only
    assert (found.state, found.anchor) == (State.FOUND, anchor)


@pytest.mark.parametrize("path", ["/drip", "/slow-body#one"])
def test_a_host_that_drips_is_left_after_a_while(path: str) -> None:
    assert ask(path, bounds=HASTY).said == (State.SILENT, "timeout")


def test_an_endless_body_is_read_up_to_its_bound() -> None:
    # What the kernels buffer on the way counts as sent, so the bound is a loose one.
    assert ask("/endless#three").server.sent < 50 * BOUNDS.body


def test_a_refused_head_is_followed_by_a_get_and_a_good_one_is_not() -> None:
    assert ask("/only-get").server.seen == {"HEAD /only-get": 1, "GET /only-get": 1}
    assert ask("/page").server.seen == {"HEAD /page": 1}


def test_a_host_that_asks_for_time_is_given_it() -> None:
    asked = ask("/later")
    assert asked.said == (State.FOUND, "")
    assert asked.clock.seconds == pytest.approx(7, abs=0.6)
    assert asked.server.seen == {"HEAD /later": 2}


def test_a_host_that_asks_until_an_hour_of_the_day_is_given_that() -> None:
    asked = ask("/by-and-by", bounds=Bounds(attempts=2))
    assert asked.said == (State.SILENT, "status")
    assert asked.clock.seconds == pytest.approx(9, abs=1.2)


def test_a_host_that_asks_for_too_much_time_is_asked_no_more() -> None:
    asked = ask("/much-later")
    assert asked.said == (State.SILENT, "busy")
    assert asked.server.seen.total() == 1


def test_faults_are_tried_again_with_growing_pauses_and_then_no_more() -> None:
    asked = ask("/faulty")
    assert asked.server.seen == {"HEAD /faulty": 3, "GET /faulty": 3}
    assert [wait for wait in asked.clock.waits if wait > 1] == [2.0, 4.0]


def test_a_host_is_asked_by_few_at_once_and_with_pauses() -> None:
    asked = ask(*(f"/page?{number}" for number in range(12)))
    assert asked.server.most_at_once <= BOUNDS.per_host
    assert asked.server.seen.total() == 12
    assert asked.clock.seconds >= 11 * BOUNDS.delay


@pytest.mark.parametrize(
    ("path", "moved"),
    [("/moved", "/page"), ("/moved-then-found", "/found"), ("/found", ""), ("/page", ""), ("/moved#one", "/page#one")],
)
def test_only_permanent_redirects_give_a_new_address(path: str, moved: str) -> None:
    asked = ask(path)
    assert asked.only.moved == (asked.server.url(moved) if moved else "")


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:9/",
        "http://127.1:9/",
        "http://2130706433:9/",
        "http://0x7f.1:9/",
        "http://[::1]:9/",
        "http://[::ffff:127.0.0.1]:9/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://localhost:9/",
        "http://twin.example.org:9/",
    ],
)
def test_a_redirect_into_a_private_network_is_not_followed(target: str) -> None:
    asked = ask("/to", locations=lambda server: {"/to": target})
    assert asked.said == (State.PRIVATE, "")


def test_a_name_is_judged_by_the_address_that_is_connected_to() -> None:
    """A name that is allowed when it is judged, and leads elsewhere when asked again, leads nowhere."""
    told: list[str] = []

    async def rebinding(name: str, port: int) -> list[str]:
        told.append("127.0.0.1" if told else "127.0.0.2")
        return told[-1:]

    async def run(attempts: int) -> Outcome:
        bounds = Bounds(attempts=attempts)
        async with Hostile() as server:
            known = [("127.0.0.1", server.port)]
            allowed = [("127.0.0.2", server.port)]
            async with HttpWeb(agent="test", resolve=rebinding, allowed=allowed, known_hosts=known) as web:
                web.is_there = _yes  # type: ignore[method-assign]
                url = server.url("/page", "rebound.example.org")
                outcomes = await ask_all([url], web, bounds=bounds, clock=StillClock())
            assert not server.seen
            assert outcomes is not None
            return outcomes[url]

    first = asyncio.run(run(1))
    assert (first.state, first.case, told) == (State.SILENT, "connection", ["127.0.0.2"])
    told.clear()
    second = asyncio.run(run(2))
    assert (second.state, second.detail, told) == (State.PRIVATE, "127.0.0.1", ["127.0.0.2", "127.0.0.1"])


async def _yes() -> bool:
    return True


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::5db8:d822", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 (an address to be refused)
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("192.0.0.8", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00:ec2::254", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("::10.0.0.1", False),
        ("2002:0a00:0001::", False),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", False),
        ("64:ff9b::a00:1", False),
        ("not an address", False),
    ],
)
def test_what_is_no_public_address_is_refused(address: str, public: bool) -> None:
    assert is_public(address) is public


def _context(authority: trustme.CA, *names: str, **about: object) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(*names, **about).configure_cert(context)  # type: ignore[arg-type]
    return context


def _trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def test_a_certificate_is_judged_by_name_and_issuer(authority: trustme.CA) -> None:
    good, trusted = _context(authority, "public.example.org"), _trusting(authority)
    name = "public.example.org"
    assert ask("/page", context=good, trusted=trusted, name=name).said == (State.FOUND, "")
    assert ask("/page", context=good, trusted=trusted, name="twin.example.org").said == (State.CERTIFICATE, "name")
    assert ask("/page", context=good, trusted=trusted).said == (State.CERTIFICATE, "name")
    assert ask("/page", context=good, name=name).said == (State.CERTIFICATE, "untrusted")


def test_a_certificate_that_is_out_of_date_is_called_that(authority: trustme.CA) -> None:
    old = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    context = _context(authority, "public.example.org", not_before=old, not_after=old + datetime.timedelta(days=1))
    asked = ask("/page", context=context, trusted=_trusting(authority), name="public.example.org")
    assert asked.said == (State.CERTIFICATE, "expired")


def alone(
    answer: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]], url: str, **about: Any
) -> Outcome:
    """Ask a server that does one thing. url: with `{port}`; about: arguments of the client; server: its context."""

    async def run() -> Outcome:
        server = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=about.pop("server", None))
        port = server.sockets[0].getsockname()[1]
        here = [("127.0.0.1", port)]
        web = HttpWeb(agent="test", bounds=ONCE, allowed=here, known_hosts=here, resolve=names, **about)
        async with server, web:
            outcomes = await ask_all([url.format(port=port)], web, bounds=ONCE, clock=StillClock())
        assert outcomes is not None
        return next(iter(outcomes.values()))

    return asyncio.run(asyncio.wait_for(run(), 20))


def test_a_host_that_speaks_no_tls_is_silent() -> None:
    async def greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail.example.org ESMTP\r\n")
        await reader.read(1)
        writer.close()

    found = alone(greet, "https://127.0.0.1:{port}/")
    assert (found.state, found.case) == (State.SILENT, "tls")


def test_a_host_that_speaks_http_2_is_spoken_to_so(authority: trustme.CA) -> None:
    asked: list[dict[bytes, bytes]] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = H2Connection(H2Configuration(client_side=False))
        connection.initiate_connection()
        writer.write(connection.data_to_send())
        while data := await reader.read(65536):
            for event in connection.receive_data(data):
                if isinstance(event, RequestReceived):
                    asked.append(dict(event.headers))
                    connection.send_headers(event.stream_id, [(":status", "404")], end_stream=True)
            writer.write(connection.data_to_send())
        writer.close()

    context = _context(authority, "public.example.org")
    context.set_alpn_protocols(["h2"])
    found = alone(serve, "https://public.example.org:{port}/a", context=_trusting(authority), server=context)
    assert (found.state, found.case) == (State.MISSING, "missing")
    assert [(one[b":method"], one[b":path"]) for one in asked] == [(b"HEAD", b"/a"), (b"GET", b"/a")]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (socket.gaierror(socket.EAI_NONAME, ""), (State.HOST_UNKNOWN, "")),
        (socket.gaierror(socket.EAI_AGAIN, ""), (State.SILENT, "name-server")),
        (UnicodeError(), (State.HOST_UNKNOWN, "")),
    ],
)
def test_a_name_that_does_not_resolve_is_told_from_one_that_could_not_be_looked_up(
    error: Exception, said: tuple[State, str]
) -> None:
    async def fail(name: str, port: int) -> list[str]:
        if name == "127.0.0.1":
            return [name]
        raise error

    assert ask("/page", name="nobody.invalid", resolve=fail).said == said


@pytest.mark.parametrize(
    "url",
    [
        "http://[::1/",
        "http://[::1/#one",
        "http://a..b/",
        "http://exa mple.org/",
        "http://example.org:99999/",
        "http://example.org:a/",
        "http:///",
        "http://\x00/",
        "http://xn--/",
    ],
)
def test_what_cannot_be_read_as_an_address_is_said_to_be_that(url: str) -> None:
    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    assert alone(refuse, url).state in (State.MISSING, State.HOST_UNKNOWN)


HEADS = st.sampled_from(
    [
        *("HTTP/1.1 200 OK", "HTTP/1.1 302 Found", "HTTP/1.1 99 ?", "HTTP/9 200", "HTTP/1.1 429 Later", "\x00"),
        *("Location: /a", "Location: //[", "Location: \xff", "Location: http://127.0.0.1:x/", "Location: data:,a"),
        *("Set-Cookie: =;;", "Set-Cookie: a=b; Domain=[; Expires=\xe9", "Retry-After: -1", "Retry-After: Tue, 99 Foo"),
        *(
            "Content-Type: text/html; charset=",
            "Content-Type: text/html; charset=utf-7",
            "Content-Encoding: gzip, gzip",
        ),
        *(
            "Content-Encoding: deflate",
            "Content-Length: -5",
            "Content-Length: 5",
            "Transfer-Encoding: chunked",
            "",
            "5",
        ),
        *(
            "<a name=one>",
            "<" * 600,
            "<b>" * 600,
            "<?xml version='1.0' encoding='x'?>",
            "A: " + "a" * 9000,
            ": ",
            "a b: c",
        ),
    ]
)


@settings(max_examples=60, deadline=None)
@given(first=st.sampled_from(["HTTP/1.1 200 OK", "HTTP/1.1 301 Moved", ""]), lines=st.lists(HEADS, max_size=8))
def test_no_answer_whatever_gives_a_traceback(first: str, lines: list[str]) -> None:
    async def say(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write("\r\n".join((first, *lines, "")).encode("latin-1"))
        writer.close()

    assert alone(say, "http://127.0.0.1:{port}/#one").state in set(State)


def test_without_a_network_nothing_is_said_and_few_are_asked() -> None:
    asked: list[str] = []

    async def nobody(name: str, port: int) -> list[str]:
        asked.append(name)
        raise socket.gaierror(socket.EAI_NONAME, "")

    async def run() -> dict[str, Outcome] | None:
        async with HttpWeb(agent="test", resolve=nobody, known_hosts=[("known.example.org", 443)]) as web:
            addresses = [f"https://host-{number}.example.org/" for number in range(100)]
            return await ask_all(addresses, web, clock=StillClock())

    assert asyncio.run(run()) is None
    assert len(asked) <= 11


def test_cookies_stay_with_the_address_that_was_given_them() -> None:
    asked = ask("/needs-cookie", "/page")
    assert len(asked.server.cookies) == 1


def test_what_an_address_holds_of_a_name_and_a_password_is_not_sent() -> None:
    sent: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        sent.append((await reader.readuntil(b"\r\n\r\n")).decode().lower())
        writer.write(b"HTTP/1.1 204 No Content\r\n\r\n")
        writer.close()

    alone(serve, "http://me:secret@127.0.0.1:{port}/")
    (request,) = sent
    assert "authorization" not in request
    assert "secret" not in request
