"""Uploads on their way, in a bucket."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from storage.files.spool import FolderSpool, check_name, lying_in, old_in


class Keeps(Protocol):
    """The bucket, by paths below its prefix."""

    async def put_at(self, path: str, data: bytes) -> None: ...

    async def get_at(self, path: str, most: int | None = None) -> bytes: ...

    async def delete_at(self, paths: Sequence[str]) -> None: ...

    def listed(self, prefix: str = "") -> AsyncIterator[tuple[str, int, datetime]]: ...


class BucketSpool:
    """A spool in a bucket, below spool/: whichever process is to fetch an upload finds it. What is
    still coming in lies in a folder."""

    def __init__(self, media: Keeps, coming: FolderSpool) -> None:
        self._media = media
        self._coming = coming

    @property
    def folder(self) -> Path:
        return self._coming.folder

    @staticmethod
    def _path(name: str) -> str:
        return f"spool/{check_name(name)}"

    async def keep(self, name: str, part: Path) -> None:
        path = self._path(name)
        await self._media.put_at(path, await asyncio.to_thread(part.read_bytes))

    async def put(self, name: str, data: bytes) -> None:
        await self._media.put_at(self._path(name), data)

    async def get(self, name: str, most: int) -> bytes:
        return await self._media.get_at(self._path(name), most)

    async def drop(self, name: str) -> None:
        await self._media.delete_at([self._path(name)])

    async def waiting(self) -> tuple[int, int]:
        size, count = await asyncio.to_thread(lying_in, self.folder)
        async for _, each, _ in self._media.listed("spool"):
            size, count = size + each, count + 1
        return size, count

    async def older(self, seconds: float) -> list[str]:
        found = await asyncio.to_thread(old_in, self.folder, seconds)
        before = datetime.now(UTC) - timedelta(seconds=seconds)
        async for path, _, since in self._media.listed("spool"):
            if since < before:
                found.append(path.removeprefix("spool/"))
        return sorted(found)

    async def sweep(self, names: Iterable[str]) -> None:
        names = list(names)
        await self._coming.sweep(names)
        await self._media.delete_at([f"spool/{name}" for name in names if "/" not in name])
