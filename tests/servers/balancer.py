"""A load balancer as deploy/ has one: whoever connects is taken to one of several processes, in
turn, and past those that take nobody."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence

LOOK = 0.05  # seconds until it is tried again when nobody takes a connection
PATIENCE = 14.0  # seconds, as deploy/Caddyfile has it


class Balancer:
    """Listens on a port of its own; `ports` may be changed while it runs."""

    def __init__(self, ports: Sequence[int] = ()) -> None:
        self.ports = list(ports)
        self.port = 0
        self._turn = 0
        self._open: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Balancer:
        self._server = await asyncio.start_server(self._taken, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in list(self._open):
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def _taken(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            there = await self._somebody()
            if there is not None:
                ways = (piped(reader, there[1]), piped(there[0], writer))
                await asyncio.gather(*ways, return_exceptions=True)
                there[1].close()
        finally:
            self._open.discard(task)
            writer.close()

    async def _somebody(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while True:
                    for _ in range(len(self.ports)):
                        self._turn += 1
                        port = self.ports[self._turn % len(self.ports)]
                        with contextlib.suppress(OSError):
                            return await asyncio.open_connection("127.0.0.1", port)
                    await asyncio.sleep(LOOK)
        return None


async def piped(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """What comes from the one goes to the other, until it ends."""
    try:
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
    finally:
        with contextlib.suppress(OSError, RuntimeError):
            writer.write_eof()
