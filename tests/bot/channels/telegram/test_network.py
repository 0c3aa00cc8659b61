"""Connections and time-outs: what was certainly not sent, and what nobody knows."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import traceback

import pytest
from telegram import InputFile
from telegram.error import TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.channels.base import (
    Parcel,
    TryLater,
)
from bot.channels.telegram.channel import Telegram
from bot.channels.telegram.request import AiohttpRequest
from tests.fakes.bot_api import TOKEN


async def test_a_connection_that_is_never_made(caplog: pytest.LogCaptureFixture) -> None:
    """A server that lets nobody in: nothing was sent. aiohttp's words would name the address."""
    with socket.socket() as full, contextlib.ExitStack() as waiting:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        for _ in range(4):
            one = waiting.enter_context(socket.socket())
            one.setblocking(False)
            one.connect_ex(full.getsockname())
        channel = Telegram(TOKEN, api_url=f"http://127.0.0.1:{full.getsockname()[1]}")
        channel._request._connect = 0.2
        with pytest.raises(TryLater) as caught:
            await channel.send(Parcel(1, "7", "halo"))
        await channel.stop()
    assert TOKEN not in "".join(traceback.format_exception(caught.value))


async def deaf(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A server that accepts, and then neither reads nor answers."""
    try:
        await asyncio.sleep(30)
    finally:
        writer.close()


async def test_timeouts_are_kept() -> None:
    loop = asyncio.get_running_loop()
    served: list[asyncio.Task[None]] = []

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        served.append(loop.create_task(deaf(reader, writer)))

    server = await asyncio.start_server(accept, "127.0.0.1", 0, limit=1024)
    port = server.sockets[0].getsockname()[1]
    request = AiohttpRequest(
        connections=1, read_timeout=1, write_timeout=0.2, connect_timeout=0.2, pool_timeout=0.2
    )
    url = f"http://127.0.0.1:{port}/x"
    try:
        began = loop.time()
        # One connection for two: the second is never sent, and may safely be tried again.
        both = await asyncio.gather(
            *(request.do_request(url, "POST") for _ in range(2)), return_exceptions=True
        )
        assert sorted(type(each).__name__ for each in both) == ["NotSent", "TimedOut"]
        # A file larger than the buffers on the way, and nobody who reads it.
        file = InputFile(b"x" * 30_000_000, filename="x.pdf")
        data = RequestData([RequestParameter.from_input("document", file)])
        with pytest.raises(TimedOut):
            await request.do_request(url, "POST", data)
        assert loop.time() - began < 8
    finally:
        await request.shutdown()
        for task in served:
            task.cancel()
        await asyncio.gather(*served, return_exceptions=True)
        server.close()
