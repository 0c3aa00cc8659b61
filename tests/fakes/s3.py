"""A server on loopback that speaks S3 (moto's), and a way to it on which everything goes wrong."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import urllib.request
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from storage.database.ids import new_id
from storage.files.bucket import Bucket

if TYPE_CHECKING:
    from moto.server import ThreadedMotoServer

ACCESS = {
    "AWS_ACCESS_KEY_ID": "rembuk",
    "AWS_SECRET_ACCESS_KEY": "of the tests",
    "AWS_REGION": "us-east-1",
}

BUSY = b"HTTP/1.1 503 Slow Down\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"

# For a test that is to hold wherever files are kept.
IN_BOTH = pytest.mark.parametrize("media_dir", ["folder", "bucket"], indirect=True)


@dataclass
class S3:
    """The server. Whatever is kept in it is of this process and gone with it."""

    server: ThreadedMotoServer
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def bucket(self, prefix: str = "kota/metro", url: str = "", **how: Any) -> Bucket:
        """A new one; by `url` it is reached in another way."""
        name = f"rembuk-{new_id():x}"
        urllib.request.urlopen(urllib.request.Request(f"{self.url}/{name}", method="PUT")).close()
        return Bucket(name, prefix, {**ACCESS, "AWS_ENDPOINT_URL": url or self.url}, **how)


@contextmanager
def serving() -> Iterator[S3]:
    from moto.server import ThreadedMotoServer  # a second, only where it is wanted

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        yield S3(server, server.get_host_and_port()[1])
    finally:
        server.stop()


@dataclass
class Way:
    """Connections to the server, spoilt as a test says: `slow`, seconds before each answer; `cut`,
    bytes of a request or answer after which it breaks off; `refuses`, answers that are 503."""

    server: S3
    port: int = 0
    slow: float = 0.0
    cut_request: int | None = None
    cut_answer: int | None = None
    refuses: int = 0
    seen: int = 0
    _listener: asyncio.Server | None = None
    _open: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def up(self) -> None:
        self._listener = await asyncio.start_server(self._met, "127.0.0.1", self.port)
        self.port = self._listener.sockets[0].getsockname()[1]

    async def down(self) -> None:
        """Nothing answers any more."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _met(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            await self._carried(reader, writer)
        except (OSError, asyncio.CancelledError, asyncio.IncompleteReadError):
            pass
        finally:
            self._open.discard(task)
            await _ended(writer)

    async def _carried(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request of a connection, which then ends."""
        head = await reader.readuntil(b"\r\n\r\n")
        self.seen += 1
        if self.refuses:
            self.refuses -= 1
            writer.write(
                b"HTTP/1.1 503 Slow Down\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            )
            await writer.drain()
            return
        there, back = await asyncio.open_connection("127.0.0.1", self.server.port)
        lines = [
            line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")
        ]
        back.write(b"\r\n".join([lines[0], b"Connection: close", *lines[1:]]))
        up = asyncio.create_task(_pour(reader, back, self.cut_request))
        try:
            await asyncio.sleep(self.slow)
            if self.cut_request is not None:
                await up
                return
            await _pour(there, writer, self.cut_answer)
        finally:
            up.cancel()
            back.transport.abort()  # first, for this may be cancelled while it waits
            await asyncio.gather(up, return_exceptions=True)
            await _ended(back)


async def _ended(writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()
    with contextlib.suppress(OSError, asyncio.CancelledError):
        await writer.wait_closed()


async def _pour(source: asyncio.StreamReader, to: asyncio.StreamWriter, most: int | None) -> None:
    left = most if most is not None else float("inf")
    while left and (piece := await source.read(65_536)):
        to.write(piece[: int(min(left, len(piece)))])
        await to.drain()
        left -= min(left, len(piece))


@asynccontextmanager
async def spoilt(server: S3) -> AsyncIterator[Way]:
    way = Way(server)
    await way.up()
    try:
        yield way
    finally:
        with contextlib.suppress(Exception):
            await way.down()
