"""Files by content, in a folder and in a bucket: whole or not at all, and never elsewhere."""

from __future__ import annotations

import asyncio
import errno
import hashlib
import os
import random
import stat
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from storage.files.bucket import Bucket, media_at
from storage.files.media import (
    Damaged,
    Media,
    MediaFolder,
    MediaFull,
    copy_all,
    pieces_of,
    put_file,
    verify,
)
from tests.fakes.s3 import IN_BOTH


@pytest.fixture
async def media(media_dir: Path | Bucket, tmp_path: Path) -> Media:
    made = media_at(media_dir, tmp_path)
    await made.prepare()
    return made


@pytest.fixture
def folder(tmp_path: Path) -> MediaFolder:
    return MediaFolder(tmp_path / "media")


async def hashes(media: Media) -> list[str]:
    return [hash async for hash in media.all()]


def of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


async def pieces(data: bytes, size: int = 100_000) -> AsyncIterator[bytes]:
    for start in range(0, len(data), size):
        yield data[start : start + size]


# Small, of exactly one part of an upload, and of several.
SIZES = (0, 5, 5 * 1024 * 1024, 12_000_000)


@IN_BOTH
async def test_kept_given_deleted(media: Media) -> None:
    hash = await media.put(b"picture")
    assert hash == of(b"picture")
    assert await media.put(b"picture") == hash
    assert await hashes(media) == [hash]
    assert await media.get(hash) == b"picture"
    assert await verify(media) == []
    other = await media.put(b"other")
    await media.delete([hash, of(b"never kept")])
    assert await hashes(media) == [other]


@IN_BOTH
async def test_what_is_not_there(media: Media) -> None:
    gone = of(b"never kept")
    assert await hashes(media) == []
    await media.delete([gone])
    await media.delete([])
    with pytest.raises(FileNotFoundError):
        await media.get(gone)
    with pytest.raises(FileNotFoundError):
        await media.stream(gone)


@IN_BOTH
@pytest.mark.parametrize("name", ["../../etc/passwd", "a" * 64 + "\n", "a/" * 32, "é" * 64, ""])
async def test_a_name_is_never_a_path(media: Media, name: str) -> None:
    for act in (media.get, media.stream, lambda name: media.delete([name])):
        with pytest.raises(ValueError, match="hash"):
            await act(name)
    for spooled in (media.spool.drop, lambda name: media.spool.get(name, 10)):
        with pytest.raises(ValueError, match="upload"):
            await spooled(name)


@IN_BOTH
@pytest.mark.parametrize("size", SIZES)
async def test_in_pieces_and_back(media: Media, size: int, tmp_path: Path) -> None:
    data = random.Random(size).randbytes(size)
    await media.take(of(data), pieces(data))
    assert await media.get(of(data)) == data
    path = tmp_path / "a file"
    path.write_bytes(data + b"x")
    assert await put_file(media, path) == of(data + b"x")
    for start, end in ((0, None), (0, 1), (1, 3), (size - 1, None), (2, size + 100)):
        stream = await media.stream(of(data), max(start, 0), end)
        assert stream.size == size
        assert b"".join([p async for p in stream.pieces]) == data[max(start, 0) : end]
    assert await verify(media) == []


@IN_BOTH
@pytest.mark.parametrize("size", SIZES)
async def test_what_is_not_its_content_is_not_kept(media: Media, size: int) -> None:
    data = random.Random(size).randbytes(size)
    with pytest.raises(Damaged):
        await media.take(of(data + b"!"), pieces(data))
    assert await hashes(media) == []


@IN_BOTH
async def test_what_breaks_off_is_not_kept(media: Media) -> None:
    async def broken(size: int) -> AsyncIterator[bytes]:
        async for piece in pieces(b"x" * size):
            yield piece
        raise FileNotFoundError("deleted meanwhile")

    for size in SIZES:
        with pytest.raises(FileNotFoundError):
            await media.take(of(b"x" * size), broken(size))
    assert await hashes(media) == []


@IN_BOTH
async def test_the_same_content_from_many_at_once(media: Media) -> None:
    kept = await asyncio.gather(*(media.put(b"picture" * 10_000) for _ in range(16)))
    assert await hashes(media) == [kept[0]]
    assert await verify(media) == []


@IN_BOTH
async def test_uploads(media: Media) -> None:
    name, spool = "a" * 32, media.spool
    part = spool.folder / "coming.part"
    part.write_bytes(b"upload")
    await spool.keep(name, part)
    assert await spool.get(name, 100) == b"upload"
    assert await spool.get(name, 3) == b"upl"
    await spool.put(name, b"cleaned")
    assert await spool.get(name, 100) == b"cleaned"
    assert await hashes(media) == []
    part.unlink(missing_ok=True)
    assert await spool.waiting() == (7, 1)
    assert await spool.older(3600) == []
    (spool.folder / "broke off").write_bytes(b"half")
    assert await spool.older(-60) == [name, "broke off"]
    await spool.sweep(await spool.older(-60))
    assert await spool.waiting() == (0, 0)
    await spool.drop(name)
    with pytest.raises(FileNotFoundError):
        await spool.get(name, 100)


@pytest.mark.parametrize("back", [False, True])
async def test_there_and_back(
    folder: MediaFolder, s3: object, tmp_path: Path, request: pytest.FixtureRequest, back: bool
) -> None:
    """Everything that is sound; what is damaged stays where it is."""
    bucket = media_at(request.getfixturevalue("s3").bucket(), tmp_path)
    source, target = (bucket, folder) if back else (folder, bucket)
    contents = [random.Random(n).randbytes(100 + 600_000 * n) for n in range(12)]
    for content in contents:
        await source.put(content)
    assert await copy_all(source, target) == 12
    assert set(await hashes(target)) == {of(content) for content in contents}
    assert await verify(target) == []
    assert await copy_all(source, target) == 12


# --- the folder ------------------------------------------------------------------------------


def on_disk(media: MediaFolder) -> list[Path]:
    return [path for path in media.root.rglob("*") if path.is_file()]


async def test_where_a_file_lies_and_who_may_read_it(folder: MediaFolder) -> None:
    hash = await folder.put(b"picture")
    assert on_disk(folder) == [folder.root / hash[:2] / hash[2:4] / hash]
    assert folder.path(hash).stat().st_mode & stat.S_IRWXO == 0


async def test_what_is_no_content_is_not_counted(folder: MediaFolder) -> None:
    hash = await folder.put(b"picture")
    (folder.path(hash).parent / f"{hash}.1234.part").write_bytes(b"half")
    (folder.spool.folder / "upload").write_bytes(b"upload")
    assert await hashes(folder) == [hash]
    assert await verify(folder) == []


async def test_a_damaged_file_is_put_right_when_it_comes_again(folder: MediaFolder) -> None:
    hash = await folder.put(b"picture")
    folder.path(hash).write_bytes(b"pict")
    assert await verify(folder) == [hash]
    assert await folder.put(b"picture") == hash
    assert await verify(folder) == []


async def test_a_damaged_file_is_not_copied(folder: MediaFolder, tmp_path: Path) -> None:
    hash, other = await folder.put(b"picture"), await folder.put(b"other")
    folder.path(hash).write_bytes(b"pict")
    assert await copy_all(folder, there := MediaFolder(tmp_path / "there")) == 1
    assert await hashes(there) == [other]
    assert on_disk(there) == [there.path(other)]


def no_room(*_: object, **__: object) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("call", ["os.open", "os.fsync", "pathlib.Path.replace"])
async def test_no_room(folder: MediaFolder, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    """Wherever it strikes, nothing is left, and it works again by itself."""
    for way in (folder.put, lambda data: folder.take(of(data), pieces(data))):
        with monkeypatch.context() as patch:
            patch.setattr(call, no_room)
            with pytest.raises(MediaFull) as caught:
                await way(b"picture")
        assert caught.value.errno == errno.ENOSPC
        assert on_disk(folder) == []
    assert await folder.get(await folder.put(b"picture")) == b"picture"


async def test_content_is_on_disk_before_its_name(
    folder: MediaFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []

    def noted(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **more: object) -> object:
            steps.append(name)
            return real(*args, **more)

        return call

    monkeypatch.setattr("os.fsync", noted("fsync", os.fsync))
    monkeypatch.setattr("pathlib.Path.replace", noted("replace", Path.replace))
    await folder.put(b"picture")
    assert steps[:3] == ["fsync", "replace", "fsync"]


async def test_a_part_of_a_file_of_this_machine(tmp_path: Path) -> None:
    path = tmp_path / "a file"
    path.write_bytes(bytes(range(200)))
    assert [p async for p in pieces_of(path, 10, 13)] == [bytes([10, 11, 12])]
    assert [p async for p in pieces_of(path, 199, 300)] == [bytes([199])]
    assert [p async for p in pieces_of(path, 200, 300)] == []
