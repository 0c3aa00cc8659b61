"""What a browser sends as a file, on its way into the spool: the bounds, and what becomes of it.

Chats cost nothing, so what one chat may send bounds nobody: network addresses are counted too, and
all together. Here are all bounds of uploads; how large a picture may be is in
bot/documents/pictures.py.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from bot.channels.browser.limits import UPLOAD_LIMIT
from bot.web.rates import Bucket, network
from storage.files.spool import Spool

# Of somebody who has not agreed to anything yet: small and few.
FIRST_LIMIT = 8_000_000

SECONDS = 600.0  # for one upload: 20 MB at 35 kB/s
CHUNK = 262_144


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much may come: (a second, at once). `waiting` is what may lie in the spool, bytes and
    files; `under_way` what one network address may send at once, and all together."""

    chat: tuple[float, float] = (0.2, 12.0)
    first: tuple[float, float] = (1 / 600, 3.0)  # of a chat that has not agreed to anything
    # A hall full of people, or a mobile network, may be one address.
    address: tuple[float, float] = (1.0, 60.0)
    address_bytes: tuple[float, float] = (1_000_000.0, 200_000_000.0)
    in_all: tuple[float, float] = (10.0, 300.0)
    waiting: tuple[int, int] = (400_000_000, 1_000)
    under_way: tuple[int, int] = (20, 200)


class TooLarge(Exception):
    """More bytes than may be."""


class TooMany(Exception):
    """Not now; in `after` seconds."""

    def __init__(self, after: float) -> None:
        super().__init__(f"in {after:.0f} s")
        self.after = after


class Wants(Protocol):
    """What the program knows of an upload."""

    async def agreed(self, address: str) -> bool:
        """Whether the person at an address has agreed to what is kept of them."""
        ...

    async def settle(self, address: str, ref: str) -> None:
        """After the turn: an upload that nothing wants goes; one that waits for an answer is
        cleaned, so that nothing of what a camera adds is kept."""
        ...


class Everything:
    """Wants every upload of everybody."""

    async def agreed(self, address: str) -> bool:
        return True

    async def settle(self, address: str, ref: str) -> None:
        return


@dataclass(slots=True)
class Uploads:
    """Takes uploads into the spool. `reserve`: bytes of disk that they leave alone."""

    spool: Spool
    wants: Wants = field(default_factory=Everything)
    bounds: Bounds = field(default_factory=Bounds)
    reserve: int = 100_000_000
    _under_way: dict[str, int] = field(default_factory=dict)
    _coming: int = 0
    _chat: Bucket = field(init=False)
    _first: Bucket = field(init=False)
    _address: Bucket = field(init=False)
    _bytes: Bucket = field(init=False)
    _in_all: Bucket = field(init=False)

    def __post_init__(self) -> None:
        self._chat = Bucket(self.bounds.chat)
        self._first = Bucket(self.bounds.first)
        self._address = Bucket(self.bounds.address)
        self._bytes = Bucket(self.bounds.address_bytes)
        self._in_all = Bucket(self.bounds.in_all)

    async def take(
        self,
        address: str,
        host: str,
        ref: str,
        said: int | None,
        body: Callable[[], AsyncIterator[bytes]],
    ) -> int:
        """Streams a body into the spool under the name `ref` and gives its size; all of it or
        nothing is there. `said` is the size that was announced. Raises TooLarge, TooMany, OSError
        for want of room, MediaAway, TimeoutError, and ValueError for nothing at all."""
        agreed = await self.wants.agreed(address)
        most = UPLOAD_LIMIT if agreed else FIRST_LIMIT
        if said is not None and said > most:
            await drain(body())
            raise TooLarge
        place = network(host)
        for bucket, key, amount in (
            (self._chat if agreed else self._first, address, 1.0),
            (self._address, place, 1.0),
            (self._bytes, place, float(most if said is None else said)),
            (self._in_all, "", 1.0),
        ):
            if wait := bucket.take(key, amount):
                raise TooMany(wait)
        with self._counted(place, most if said is None else said):
            async with asyncio.timeout(SECONDS):
                return await self._spooled(ref, body(), most)

    @contextmanager
    def _counted(self, place: str, size: int) -> Iterator[None]:
        one, all = self.bounds.under_way
        if self._under_way.get(place, 0) >= one or sum(self._under_way.values()) >= all:
            raise TooMany(5.0)
        self._under_way[place] = self._under_way.get(place, 0) + 1
        self._coming += size
        try:
            yield
        finally:
            self._coming -= size
            self._under_way[place] -= 1
            if not self._under_way[place]:
                del self._under_way[place]

    async def _spooled(self, ref: str, body: AsyncIterator[bytes], most: int) -> int:
        part = self.spool.folder / f"{ref}.{secrets.token_hex(4)}.part"
        size, waiting = 0, bytearray()
        await self._make_room()
        try:
            # Unbuffered, so that a full disk is noticed where it is written.
            opened = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(opened, "wb", buffering=0) as file:
                async for chunk in body:
                    size += len(chunk)
                    if size > most:
                        await drain(body, size)
                        raise TooLarge
                    waiting += chunk
                    if len(waiting) >= CHUNK:
                        await asyncio.to_thread(_write, file.fileno(), bytes(waiting))
                        waiting.clear()
                await asyncio.to_thread(_write, file.fileno(), bytes(waiting), True)
            if size == 0:
                raise ValueError("nothing was sent")
            await self.spool.keep(ref, part)
        finally:
            part.unlink(missing_ok=True)
        return size

    async def _make_room(self) -> None:
        folder = self.spool.folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        size, files = await self.spool.waiting()
        most, count = self.bounds.waiting
        if size + self._coming > most or files >= count:
            raise TooMany(15.0)
        if shutil.disk_usage(folder).free < self.reserve:
            # What is left belongs to the database.
            raise OSError("too little room for uploads")


async def drain(body: AsyncIterator[bytes], size: int = 0) -> None:
    """Reads on for a while: a browser that is still sending would not see the answer."""
    async with asyncio.timeout(60):
        async for chunk in body:
            size += len(chunk)
            if size > 3 * UPLOAD_LIMIT:
                return


def _write(file: int, data: bytes, last: bool = False) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(file, view) :]
    if last:
        os.fsync(file)
