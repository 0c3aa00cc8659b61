"""What one connection may cost: raw sockets against the server that `rembuk serve` runs."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.commands.serve import Server, bind
from bot.web.bounds import Bounds, bounded

GOOD = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


class Seen:
    """What the application had of bodies."""

    def __init__(self) -> None:
        self.bodies: list[int | None] = []
        self.taken = asyncio.Event()
        self.ended = asyncio.Event()


@asynccontextmanager
async def serving(**bounds: Any) -> AsyncIterator[tuple[int, Seen, Server]]:
    seen = Seen()

    async def hello(request: Request) -> Response:
        return PlainTextResponse("ok")

    async def take(request: Request) -> Response:
        try:
            seen.bodies.append(len(await request.body()))
        except ClientDisconnect:
            seen.bodies.append(None)
        seen.taken.set()
        return PlainTextResponse("ok")

    async def endless(request: Request) -> Response:
        async def flow() -> AsyncIterator[bytes]:
            try:
                while True:
                    yield b"x" * 65_536
                    await asyncio.sleep(0)
            finally:
                seen.ended.set()

        return StreamingResponse(flow())

    app = Starlette(
        routes=[Route("/", hello), Route("/", take, methods=["POST"]), Route("/endless", endless)]
    )
    listener = bind("127.0.0.1", 0)
    config = uvicorn.Config(
        app, http=bounded(Bounds(**bounds)), ws="none", log_config=None, timeout_keep_alive=30
    )
    server = Server(config, lambda: None)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield listener.getsockname()[1], seen, server
    finally:
        server.should_exit = server.force_exit = True
        await task
        listener.close()


@asynccontextmanager
async def connected(port: int) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        yield reader, writer
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()


async def ends(reader: asyncio.StreamReader) -> bytes:
    """What comes until the server ends the connection."""
    came = b""
    async with asyncio.timeout(30):
        with contextlib.suppress(ConnectionResetError):
            while part := await reader.read(65_536):
                came += part
    return came


def _long_value() -> bytes:
    return b"GET / HTTP/1.1\r\nX-Long: " + b"a" * 200_000


def _many_fields() -> bytes:
    return b"GET / HTTP/1.1\r\n" + b"X-Field: value\r\n" * 20_000


def _long_address() -> bytes:
    return b"GET /" + b"a" * 200_000


def _after_the_body() -> bytes:
    head = b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n"
    return head + b"X-Trailer: " + b"a" * 200_000


@pytest.mark.parametrize(
    "make", [_long_value, _many_fields, _long_address, _after_the_body], ids=lambda f: f.__name__
)
async def test_headers_have_a_size(make: Callable[[], bytes]) -> None:
    async with serving() as (port, _, _server):
        async with connected(port) as (reader, writer):
            with contextlib.suppress(ConnectionError):
                writer.write(make())
                await writer.drain()
            assert b"200 OK" not in await ends(reader)
        async with connected(port) as (reader, writer):  # and others are served as before
            writer.write(GOOD)
            assert b"200 OK" in await reader.readuntil(b"ok")


async def test_a_usual_request_fits() -> None:
    """A long cookie and a long address, three after another on one connection, and a large body."""
    async with serving() as (port, seen, _), connected(port) as (reader, writer):
        for _n in range(3):
            writer.write(b"GET /?q=" + b"a" * 4_000 + b" HTTP/1.1\r\nCookie: " + b"c" * 4_000)
            writer.write(b"\r\nHost: x\r\n\r\n")
            assert b"200 OK" in await reader.readuntil(b"ok")
        size = 3_000_000
        writer.write(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % size)
        for _n in range(30):
            writer.write(b"b" * 100_000)
            await writer.drain()
        assert b"200 OK" in await reader.readuntil(b"ok")
        assert seen.bodies == [size]


@pytest.mark.parametrize("begin", [b"", b"G", b"GET / HTTP/1.1\r\nX-Slow: ", GOOD + b"GET / HT"])
async def test_who_is_slow_to_ask_is_let_go(begin: bytes) -> None:
    async with serving(head_time=0.2) as (port, _, _), connected(port) as (reader, writer):
        writer.write(begin)
        came = await ends(reader)
    assert came.count(b"408") == (1 if begin else 0)
    assert came.count(b"200 OK") == begin.startswith(GOOD)


async def test_dripping_is_no_way_to_stay() -> None:
    """A letter now and then does not make a request younger."""
    async with serving(head_time=0.5) as (port, _, _), connected(port) as (reader, writer):
        ended = asyncio.create_task(ends(reader))
        writer.write(b"GET / HTTP/1.1\r\n")
        with contextlib.suppress(ConnectionError):
            while not ended.done():
                writer.write(b"X: y\r\n")
                await writer.drain()
                await asyncio.sleep(0.05)
        assert b"408" in await ended


async def test_a_body_that_does_not_come_is_not_waited_for() -> None:
    async with serving(body_quiet=0.2) as (port, seen, _):
        async with connected(port) as (reader, writer):
            writer.write(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf")
            assert b"200" not in await ends(reader)
        async with asyncio.timeout(10):
            await seen.taken.wait()
        assert seen.bodies == [None]


async def test_who_takes_nothing_of_an_answer_is_let_go() -> None:
    async with serving(unread=0.2) as (port, seen, _):
        with socket.socket() as silent:
            silent.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            silent.connect(("127.0.0.1", port))
            silent.sendall(b"GET /endless HTTP/1.1\r\nHost: x\r\n\r\n")
            async with asyncio.timeout(30):
                await seen.ended.wait()


async def test_connections_have_a_number() -> None:
    async with serving(connections=3) as (port, _, _):
        async with contextlib.AsyncExitStack() as stack:
            for _n in range(3):
                reader, writer = await stack.enter_async_context(connected(port))
                writer.write(GOOD)
                assert b"200 OK" in await reader.readuntil(b"ok")
            reader, writer = await stack.enter_async_context(connected(port))
            assert b"503" in await ends(reader)
        async with asyncio.timeout(10):
            while True:  # those have gone, as soon as the server has noticed
                async with connected(port) as (reader, writer):
                    writer.write(GOOD)
                    if b"200 OK" in await reader.readline():
                        break


def test_no_more_connections_than_files() -> None:
    assert 0 < Bounds(connections=10**9).that_fit().connections < 10**9
    assert Bounds(connections=10).that_fit().connections == 10
