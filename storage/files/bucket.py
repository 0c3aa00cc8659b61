"""Pictures and files in a bucket: S3, or anything that speaks it."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import re
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from storage.files.bucket_spool import BucketSpool
from storage.files.media import (
    PIECE,
    Damaged,
    Media,
    MediaAway,
    MediaFolder,
    Stream,
    check_hash,
    is_hash,
)
from storage.files.spool import FolderSpool, Spool

if TYPE_CHECKING:
    from obstore.store import S3Store

log = logging.getLogger("rembuk.media")

# Environment names that say who we are at the bucket, and where it is.
ACCESS = (
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_REGION",
    "AWS_DEFAULT_REGION",
    "AWS_ENDPOINT_URL",
    "AWS_ENDPOINT_URL_S3",
)

# Seconds: until it must have let us in; for one whole request; for all that is tried once more.
CONNECT, REQUEST, AGAIN = 3.0, 20.0, 10.0
TRIES = 3

# Up to so many bytes go in one request; what is longer in several parts of this size, which the
# bucket makes one file of when all are there.
PART = 5 * 1024 * 1024

# Several files as long as this may be in memory at once; of what is longer, one.
SMALL = 1024 * 1024

# Files whose names come in one answer, and that are deleted with one request.
LISTED = 1_000


@dataclass(frozen=True, slots=True)
class Bucket:
    """Where a bucket is, below which prefix in it, and who we are there: environment names (ACCESS)
    and what they say. With `links` whoever fetches a file from outside is sent there."""

    name: str
    prefix: str = ""
    access: Mapping[str, str] = field(default_factory=dict, repr=False)
    links: bool = False

    def __str__(self) -> str:
        return f"s3://{self.name}/{self.prefix}" if self.prefix else f"s3://{self.name}"

    @property
    def endpoint(self) -> str:
        """The address of what speaks S3, where it is not Amazon's."""
        return self.access.get("AWS_ENDPOINT_URL_S3") or self.access.get("AWS_ENDPOINT_URL") or ""


def media_at(place: Path | Bucket, beside: Path) -> Media:
    """What keeps the files: a folder, or a bucket. `beside` is the folder of this machine for what
    is not in a bucket."""
    if isinstance(place, Path):
        return MediaFolder(place)
    return MediaBucket(place, beside)


def _store(bucket: Bucket) -> S3Store:
    from obstore.store import S3Store  # a tenth of a second, only where there is a bucket

    config = {name.lower(): value for name, value in bucket.access.items()}
    if bucket.endpoint:
        config = {n: v for n, v in config.items() if not n.startswith("aws_endpoint")}
        config["aws_endpoint"] = bucket.endpoint
    config.setdefault("aws_region", config.pop("aws_default_region", "us-east-1"))
    return S3Store(
        bucket.name,
        prefix=bucket.prefix or None,
        config=config,  # type: ignore[arg-type]  # names of the environment, in small letters
        client_options={
            "allow_http": bucket.endpoint.startswith("http:"),
            "connect_timeout": timedelta(seconds=CONNECT),
            "timeout": timedelta(seconds=REQUEST),
            "read_timeout": timedelta(seconds=REQUEST / 2),
        },
        retry_config={
            "max_retries": TRIES - 1,
            "retry_timeout": timedelta(seconds=AGAIN),
            "backoff": {
                "init_backoff": timedelta(milliseconds=100),
                "max_backoff": timedelta(seconds=2),
                "base": 2,
            },
        },
    )


# What the bucket says when our settings are at fault, and waiting does not help.
REFUSALS = {
    "NoSuchBucket": "there is no such bucket",
    "InvalidAccessKeyId": "it does not know AWS_ACCESS_KEY_ID",
    "SignatureDoesNotMatch": "AWS_SECRET_ACCESS_KEY is not the one of AWS_ACCESS_KEY_ID",
    "AccessDenied": "it does not let us in: see the rights of AWS_ACCESS_KEY_ID",
    "PermanentRedirect": "it is in another region: see AWS_REGION",
    "AuthorizationHeaderMalformed": "it is in another region: see AWS_REGION",
    "ExpiredToken": "AWS_SESSION_TOKEN has expired",
}


# Amazon's own machines need none.
NOBODY = "; AWS_ACCESS_KEY_ID is not set"


class MediaRefused(MediaAway):
    """The bucket answers, and will not have us until a setting has been changed."""


class MediaBucket:
    """Files in a bucket: ab/cd/HASH below its prefix."""

    near = False

    def __init__(self, bucket: Bucket, beside: Path) -> None:
        self.bucket = bucket
        self.where = str(bucket)
        self.beside = beside
        self._store = _store(bucket)
        self._large = asyncio.Lock()  # one that is long at once: each has some parts in memory
        self.spool: Spool = BucketSpool(self, FolderSpool(beside / "spool"))

    async def prepare(self) -> None:
        """A bucket that is away does not keep us from starting; one that will not have us does."""
        self.spool.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            await self.look()
        except MediaRefused:
            raise
        except MediaAway as error:
            log.warning("%s", error)

    async def look(self) -> None:
        """Raises MediaAway, or MediaRefused, where any of what we do with files cannot be done."""
        import obstore

        probe = f"spool/{'0' * 32}"
        with self.told("s3:PutObject"):
            await obstore.put_async(self._store, probe, b"", use_multipart=False)
        with suppress(FileNotFoundError), self.told("s3:GetObject"):  # another may look, too
            await obstore.get_async(self._store, probe)
        with self.told("s3:ListBucket"):
            await anext(obstore.list(self._store, "spool", chunk_size=1), None)
        with self.told("s3:DeleteObject"):
            await obstore.delete_async(self._store, probe)

    @contextmanager
    def told(self, right: str = "") -> Iterator[None]:
        """What the library raises, as what it means. `right` is what must be allowed for it."""
        from obstore.exceptions import BaseError

        try:
            yield
        except (BaseError, OSError) as error:
            said = str(error)
            # An upload that was broken off, and whose end was asked for twice, is no file missed.
            broken = "NoSuchUpload" in said
            if isinstance(error, FileNotFoundError) and "NoSuchBucket" not in said and not broken:
                raise FileNotFoundError(f"not in {self.where}") from error
            for code, why in REFUSALS.items():
                if f"<Code>{code}</Code>" in said or f"(code: {code})" in said:
                    lacks = f" ({right})" if right and code == "AccessDenied" else ""
                    raise MediaRefused(f"{self.where}: {why}{lacks}") from error
            at = f" at {self.bucket.endpoint}" if self.bucket.endpoint else ""
            nobody = "" if "AWS_ACCESS_KEY_ID" in self.bucket.access else NOBODY
            raise MediaAway(f"{self.where}{at} does not answer as it should{nobody}") from error

    @staticmethod
    def _path(hash: str) -> str:
        check_hash(hash)
        return f"{hash[:2]}/{hash[2:4]}/{hash}"

    async def put(self, data: bytes, mime: str = "", name: str = "") -> str:
        hash = hashlib.sha256(data).hexdigest()
        await self.put_at(self._path(hash), data, mime, name)
        return hash

    async def put_at(self, path: str, data: bytes, mime: str = "", name: str = "") -> None:
        """In one request, so that all of it or nothing is there."""
        import obstore

        attributes = {"Content-Type": mime} if mime else {}
        if name:
            plain = re.sub(r"[^A-Za-z0-9 ._()-]", "_", name)
            attributes["Content-Disposition"] = f'inline; filename="{plain}"'
        with self.told():
            await obstore.put_async(
                self._store,
                path,
                data,
                attributes=attributes,
                use_multipart=False,
            )

    async def take(self, hash: str, pieces: AsyncIterator[bytes]) -> None:
        begun, seen = list[bytes](), hashlib.sha256()
        if await _gathered(pieces, begun, seen, SMALL):
            await self._whole(hash, begun, seen)
            return
        async with self._large:  # others that are as long wait, before they are in memory
            if await _gathered(pieces, begun, seen, PART):
                await self._whole(hash, begun, seen)
            else:
                await self._in_parts(hash, begun, pieces, seen)

    async def _whole(self, hash: str, begun: list[bytes], seen: hashlib._Hash) -> None:
        if seen.hexdigest() != hash:
            raise Damaged(hash)
        await self.put_at(self._path(hash), b"".join(begun))

    async def _in_parts(
        self, hash: str, begun: list[bytes], pieces: AsyncIterator[bytes], seen: hashlib._Hash
    ) -> None:
        """Puts what is longer than one part: what has `begun`, which `seen` knows, and the rest."""
        import obstore

        fault: Exception | None = None

        async def checked() -> AsyncIterator[bytes]:
            """Breaks off before the end of what is damaged, so that nothing is made of it."""
            nonlocal fault
            begun.reverse()
            while begun:
                yield begun.pop()
            try:
                async for piece in pieces:
                    seen.update(piece)
                    yield piece
                if seen.hexdigest() != hash:
                    raise Damaged(hash)
            except Exception as error:
                fault = error
                raise

        try:
            with self.told():
                await obstore.put_async(
                    self._store,
                    self._path(hash),
                    checked(),
                    use_multipart=True,
                    chunk_size=PART,
                    max_concurrency=1,
                )
        except Exception:
            if fault is not None:
                raise fault from None
            raise

    async def get(self, hash: str) -> bytes:
        return await self.get_at(self._path(hash))

    async def get_at(self, path: str, most: int | None = None) -> bytes:
        import obstore

        with self.told():
            found = await obstore.get_async(self._store, path)
            if most is not None and found.meta["size"] > most:
                found = await obstore.get_async(self._store, path, options={"range": (0, most)})
            return bytes(await found.bytes_async())

    async def stream(self, hash: str, start: int = 0, end: int | None = None) -> Stream:
        import obstore

        path = self._path(hash)
        with self.told():
            size: int = (await obstore.head_async(self._store, path))["size"]
        last = size if end is None else min(end, size)

        async def pieces() -> AsyncGenerator[bytes, None]:
            if start >= last:
                return
            with self.told():
                found = await obstore.get_async(self._store, path, options={"range": (start, last)})
                left = last - start
                async for piece in found.stream(min_chunk_size=PIECE):
                    left -= len(piece)
                    yield bytes(piece)
            if left:
                raise MediaAway(f"{self.where} broke off in the middle of a file")

        return Stream(size, pieces())

    async def delete(self, hashes: Sequence[str]) -> None:
        await self.delete_at([self._path(hash) for hash in hashes])

    async def delete_at(self, paths: Sequence[str]) -> None:
        import obstore

        with self.told():
            if paths:
                await obstore.delete_async(self._store, list(paths))

    async def all(self) -> AsyncIterator[str]:
        async for path, _, _ in self.listed():
            name = path.rpartition("/")[2]
            if is_hash(name) and path == self._path(name):
                yield name

    async def listed(self, prefix: str = "") -> AsyncIterator[tuple[str, int, datetime]]:
        """What lies below a prefix: path, bytes, since when."""
        import obstore

        batches = obstore.list(self._store, prefix or None, chunk_size=LISTED)
        while True:
            with self.told():
                batch = await anext(batches, None)
            if batch is None:
                return
            for each in batch:
                yield each["path"], each["size"], each["last_modified"]

    async def link(self, hash: str, seconds: int) -> str | None:
        if not self.bucket.links:
            return None
        import obstore

        with self.told():
            return await obstore.sign_async(
                self._store, "GET", self._path(hash), timedelta(seconds=seconds)
            )


async def _gathered(
    pieces: AsyncIterator[bytes], begun: list[bytes], seen: hashlib._Hash, most: int
) -> bool:
    """Reads on until so many bytes have `begun` to be there; whether that is all of them."""
    size = sum(map(len, begun))
    while size < most:
        piece = await anext(pieces, None)
        if piece is None:
            return True
        seen.update(piece)
        begun.append(piece)
        size += len(piece)
    return False
