"""Uploads that nobody has fetched yet: each under a name, in a folder of this machine."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from storage.folder_time import folder_time

_UPLOAD = re.compile(r"[0-9a-f]{32}")


def check_name(name: str) -> str:
    """The name of an upload. Raises ValueError for what is none."""
    if not _UPLOAD.fullmatch(name):
        raise ValueError("not the name of an upload")
    return name


class Spool(Protocol):
    """Uploads by name. Every call raises ValueError for a name that is none, OSError or MediaAway
    (storage.files.media) where nothing can be done just now."""

    @property
    def folder(self) -> Path:
        """Where this process writes what is coming in, and what it makes."""
        ...

    async def keep(self, name: str, part: Path) -> None:
        """Takes over a file of `folder`; all of it or nothing is there under the name, and
        outlives a power cut."""
        ...

    async def put(self, name: str, data: bytes) -> None:
        """Puts other bytes in the place of an upload."""
        ...

    async def get(self, name: str, most: int) -> bytes:
        """The bytes, but no more than `most` of them. Raises FileNotFoundError."""
        ...

    async def drop(self, name: str) -> None:
        """Deletes it; a second call is harmless."""
        ...

    async def waiting(self) -> tuple[int, int]:
        """Bytes and files that lie there."""
        ...

    async def older(self, seconds: float) -> list[str]:
        """The names of what has lain there for so long: uploads that nobody has fetched, and what
        broke off."""
        ...

    async def sweep(self, names: Iterable[str]) -> None:
        """Deletes what `older` has found."""
        ...


class FolderSpool:
    """A spool in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        return self._folder

    def path(self, name: str) -> Path:
        return self._folder / check_name(name)

    async def keep(self, name: str, part: Path) -> None:
        path = self.path(name)

        def move() -> None:
            part.replace(path)
            # The row that names this file is about to be committed; the name must last too.
            synced(path.parent)

        await asyncio.to_thread(move)

    async def put(self, name: str, data: bytes) -> None:
        path = self.path(name)

        def write() -> None:
            part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
            handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            part.replace(path)

        await asyncio.to_thread(write)

    async def get(self, name: str, most: int) -> bytes:
        path = self.path(name)

        def read() -> bytes:
            with path.open("rb") as file:
                return file.read(most)

        return await asyncio.to_thread(read)

    async def drop(self, name: str) -> None:
        await asyncio.to_thread(self.path(name).unlink, missing_ok=True)

    async def waiting(self) -> tuple[int, int]:
        return await asyncio.to_thread(lying_in, self._folder)

    async def older(self, seconds: float) -> list[str]:
        return await asyncio.to_thread(old_in, self._folder, seconds)

    async def sweep(self, names: Iterable[str]) -> None:
        def unlink() -> None:
            for name in names:
                (self._folder / Path(name).name).unlink(missing_ok=True)

        await asyncio.to_thread(unlink)


def lying_in(folder: Path) -> tuple[int, int]:
    """Bytes and files in a folder. Blocks."""
    sizes = []
    for path in folder.glob("*"):
        with contextlib.suppress(FileNotFoundError):  # fetched meanwhile
            sizes.append(path.stat().st_size)
    return sum(sizes), len(sizes)


def old_in(folder: Path, seconds: float) -> list[str]:
    """The names of files in a folder that have lain there for so long. Blocks."""
    if not folder.is_dir():
        return []
    before = folder_time(folder) - seconds
    found = []
    for path in folder.glob("*"):
        with contextlib.suppress(FileNotFoundError):
            if path.is_file() and path.stat().st_mtime < before:
                found.append(path.name)
    return sorted(found)


def synced(folder: Path) -> None:
    """Without this a name may be lost in a power cut although the content is not. Blocks."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
