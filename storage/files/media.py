"""Pictures and files, each under the hash of its content: what keeps them; a folder that does."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import hashlib
import os
import re
import secrets
import shutil
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from storage.errors import Advice
from storage.files.opened import opened
from storage.files.spool import FolderSpool, Spool, synced

_HASH = re.compile(r"[0-9a-f]{64}")

# Bytes that are read or written at once.
PIECE = 262_144


class MediaFull(OSError):
    """No room; nothing was kept."""


class MediaAway(Advice):
    """Where the files are does not answer, or not as it should: the same may work later."""


class Damaged(Exception):
    """Content that is not what its hash says."""


@dataclass(frozen=True, slots=True)
class Stream:
    """A file that is read piece by piece: `size` is that of the whole, bytes. `pieces` raise
    MediaAway where they break off; who does not read them to the end closes them."""

    size: int
    pieces: AsyncGenerator[bytes, None]


class Media(Protocol):
    """Files by content. The same content twice is one file; a name is never a path.

    Everything raises ValueError for what is no hash, and MediaAway.
    """

    @property
    def where(self) -> str:
        """Where they lie, for whoever runs the program."""
        ...

    @property
    def near(self) -> bool:
        """Whether reading all of them costs no more than this machine's time."""
        ...

    @property
    def beside(self) -> Path:
        """The folder of this machine in which the rest of the data is."""
        ...

    @property
    def spool(self) -> Spool: ...

    async def prepare(self) -> None:
        """Makes what is needed. Raises OSError or Advice where nothing can be kept, and not only
        when the first photo has come."""
        ...

    async def put(self, data: bytes, mime: str = "", name: str = "") -> str:
        """Keeps data; gives its hash. All of it is there when this returns, or none. As what it is
        given out where somebody fetches it by `link`: `mime`, and under which name. Raises
        MediaFull where there is no room."""
        ...

    async def take(self, hash: str, pieces: AsyncIterator[bytes]) -> None:
        """Keeps what comes in pieces; as `put`. Raises Damaged, and keeps nothing, where that is
        not the content."""
        ...

    async def get(self, hash: str) -> bytes:
        """The content. Raises FileNotFoundError."""
        ...

    async def stream(self, hash: str, start: int = 0, end: int | None = None) -> Stream:
        """The content from one byte up to before another. Raises FileNotFoundError."""
        ...

    async def delete(self, hashes: Sequence[str]) -> None:
        """They are gone; those that were not there too."""
        ...

    def all(self) -> AsyncIterator[str]:
        """The hashes of all files."""
        ...

    async def link(self, hash: str, seconds: int) -> str | None:
        """An address by which whoever has it can fetch the file for so long, without us; None
        where there is none."""
        ...


def check_hash(hash: str) -> str:
    """Raises ValueError for what is no hash."""
    if not _HASH.fullmatch(hash):
        raise ValueError("not a content hash")
    return hash


def is_hash(name: str) -> bool:
    return bool(_HASH.fullmatch(name))


class MediaFolder:
    """Files in a folder: ab/cd/HASH."""

    near = True

    def __init__(self, root: Path) -> None:
        self.root = root
        self.where = str(root)
        self.beside = root.parent
        # Uploads in progress, which are nobody's yet.
        self.spool = FolderSpool(root / "spool")

    async def prepare(self) -> None:
        await asyncio.to_thread(self._prepare)

    def _prepare(self) -> None:
        self.spool.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in (self.root, self.spool.folder):
            if not os.access(folder, os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))

    def path(self, hash: str) -> Path:
        """Where a file lies. Raises ValueError for what is no hash."""
        check_hash(hash)
        return self.root / hash[:2] / hash[2:4] / hash

    async def put(self, data: bytes, mime: str = "", name: str = "") -> str:
        return await asyncio.to_thread(self._put, data)

    def _put(self, data: bytes) -> str:
        hash = hashlib.sha256(data).hexdigest()
        with contextlib.suppress(OSError):
            if self.path(hash).read_bytes() == data:  # else it was damaged, and is put right now
                return hash
        part = _Part(self, hash)
        try:
            part.write(data)
            part.keep()
        finally:
            part.drop()
        return hash

    async def take(self, hash: str, pieces: AsyncIterator[bytes]) -> None:
        seen = hashlib.sha256()
        part = await opened(lambda: _Part(self, hash), _Part.drop)
        try:
            async for piece in pieces:
                seen.update(piece)
                await asyncio.to_thread(part.write, piece)
            if seen.hexdigest() != hash:
                raise Damaged(hash)
            await asyncio.to_thread(part.keep)
        finally:
            await asyncio.to_thread(part.drop)

    async def get(self, hash: str) -> bytes:
        return await asyncio.to_thread(self.path(hash).read_bytes)

    async def stream(self, hash: str, start: int = 0, end: int | None = None) -> Stream:
        path = self.path(hash)
        size = (await asyncio.to_thread(path.stat)).st_size
        return Stream(size, pieces_of(path, start, size if end is None else min(end, size)))

    async def delete(self, hashes: Sequence[str]) -> None:
        paths = [self.path(hash) for hash in hashes]

        def unlink() -> None:
            for path in paths:
                path.unlink(missing_ok=True)

        await asyncio.to_thread(unlink)

    async def all(self) -> AsyncIterator[str]:
        for first in await asyncio.to_thread(self._shelves):
            for name in await asyncio.to_thread(self._names, first):
                yield name

    def _shelves(self) -> list[Path]:
        return sorted(self.root.glob("[0-9a-f][0-9a-f]"))

    def _names(self, first: Path) -> list[str]:
        return sorted(p.name for p in first.glob("[0-9a-f][0-9a-f]/*") if is_hash(p.name))

    async def link(self, hash: str, seconds: int) -> str | None:
        return None


class _Part:
    """A file that is being written, in the spool, where what a kill leaves behind is swept away.
    Everything blocks, and raises MediaFull."""

    def __init__(self, media: MediaFolder, hash: str) -> None:
        self._root, self._path = media.root, media.path(hash)
        self._part = media.spool.folder / f"{hash}.{secrets.token_hex(4)}.part"
        with _room():
            media.spool.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(self._part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            self._file = os.fdopen(handle, "wb")

    def write(self, data: bytes) -> None:
        with _room():
            self._file.write(data)

    def keep(self) -> None:
        """All of it is on disk, under its name."""
        with _room():
            self._file.flush()
            os.fsync(self._file.fileno())
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._part.replace(self._path)
            for folder in (self._path.parent, self._path.parent.parent, self._root):
                synced(folder)

    def drop(self) -> None:
        """Whatever has not been kept goes."""
        with contextlib.suppress(OSError):
            self._file.close()
        with contextlib.suppress(OSError):
            self._part.unlink(missing_ok=True)


@contextlib.contextmanager
def _room() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise MediaFull(error.errno, "the file could not be kept") from error


async def verify(media: Media) -> list[str]:
    """The hashes of files whose content is no longer what it was. Reads all of them."""
    return [hash async for hash in media.all() if not await _sound(media, hash)]


async def _sound(media: Media, hash: str) -> bool:
    seen = hashlib.sha256()
    try:
        async with contextlib.aclosing((await media.stream(hash)).pieces) as pieces:
            async for piece in pieces:
                seen.update(piece)
    except FileNotFoundError:
        return True  # deleted meanwhile, which is no damage
    return seen.hexdigest() == hash


# Files that are copied at once: a bucket answers each only after a while.
AT_ONCE = 4


async def copy_all(source: Media, target: Media) -> int:
    """Copies every file, never a whole one in memory; gives how many. What has been deleted
    meanwhile, or is damaged, is left out."""
    hashes = aiter(source.all())
    copied = 0

    async def some() -> None:
        nonlocal copied
        async for hash in _one_each(hashes, turn):
            # Whoever has their data deleted meanwhile takes their pictures with them.
            with contextlib.suppress(FileNotFoundError, Damaged):
                async with contextlib.aclosing((await source.stream(hash)).pieces) as pieces:
                    await target.take(hash, pieces)
                copied += 1

    turn = asyncio.Lock()
    tasks = [asyncio.create_task(some()) for _ in range(AT_ONCE)]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return copied


async def _one_each(all: AsyncIterator[str], turn: asyncio.Lock) -> AsyncIterator[str]:
    """What is left of an iterator that several take from."""
    while True:
        async with turn:
            try:
                one = await anext(all)
            except StopAsyncIteration:
                return
        yield one


def digest_of(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


async def put_file(media: Media, path: Path) -> str:
    """Keeps a file of this machine; as `Media.put`, and never all of it in memory."""

    hash = await asyncio.to_thread(digest_of, path)
    async with contextlib.aclosing(pieces_of(path, 0, path.stat().st_size)) as pieces:
        await media.take(hash, pieces)
    return hash


async def pieces_of(path: Path, start: int, end: int) -> AsyncGenerator[bytes, None]:
    """A part of a file of this machine."""
    file = await opened(lambda: path.open("rb"), lambda file: file.close())
    try:
        file.seek(start)
        while left := max(0, end - file.tell()):
            piece = await asyncio.to_thread(file.read, min(PIECE, left))
            if not piece:
                return
            yield piece
    finally:
        file.close()


def free_bytes(folder: Path) -> int:
    """How much more fits where a folder is or would be made. Makes nothing."""
    return shutil.disk_usage(
        next(p for p in (folder, *folder.absolute().parents) if p.exists())
    ).free
