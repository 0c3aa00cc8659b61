"""Files by content: whole or not at all, and never outside their folder."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from storage.files.media import MediaFolder, MediaFull


@pytest.fixture
def media(tmp_path: Path) -> MediaFolder:
    return MediaFolder(tmp_path / "media")


def on_disk(media: MediaFolder) -> list[Path]:
    return [path for path in media.root.rglob("*") if path.is_file()]


def test_where_a_file_lies_and_who_may_read_it(media: MediaFolder) -> None:
    hash = media.put(b"picture")
    assert hash == hashlib.sha256(b"picture").hexdigest()
    assert on_disk(media) == [media.root / hash[:2] / hash[2:4] / hash]
    assert media.path(hash).stat().st_mode & stat.S_IRWXO == 0


def test_what_is_not_there(media: MediaFolder) -> None:
    gone = hashlib.sha256(b"never stored").hexdigest()
    assert list(media.all()) == []
    assert media.verify() == []
    media.delete(gone)
    with pytest.raises(FileNotFoundError):
        media.read(gone)


@pytest.mark.parametrize("name", ["../../etc/passwd", "a" * 64 + "\n", "a/" * 32, "é" * 64])
def test_a_name_is_never_a_path(media: MediaFolder, name: str) -> None:
    for act in (media.path, media.read, media.delete):
        with pytest.raises(ValueError, match="hash"):
            act(name)


def test_what_is_no_content_is_not_counted(media: MediaFolder) -> None:
    hash = media.put(b"picture")
    (media.path(hash).parent / f"{hash}.1234.part").write_bytes(b"half")
    (media.spool_folder / "upload").write_bytes(b"upload")
    assert list(media.all()) == [hash]
    assert media.verify() == []


def test_a_damaged_file_is_put_right_when_it_comes_again(media: MediaFolder) -> None:
    hash = media.put(b"picture")
    media.path(hash).write_bytes(b"pict")
    assert media.verify() == [hash]
    assert media.put(b"picture") == hash
    assert media.verify() == []


def no_room(*_: object, **__: object) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("call", ["os.open", "os.fsync", "pathlib.Path.replace"])
def test_no_room(media: MediaFolder, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    """Wherever it strikes, nothing is left, and it works again by itself."""
    with monkeypatch.context() as patch:
        patch.setattr(call, no_room)
        with pytest.raises(MediaFull) as caught:
            media.put(b"picture")
    assert caught.value.errno == errno.ENOSPC
    assert on_disk(media) == []
    assert media.read(media.put(b"picture")) == b"picture"


def test_content_is_on_disk_before_its_name(
    media: MediaFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []

    def noted(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **more: object) -> object:
            steps.append(name)
            return real(*args, **more)

        return call

    monkeypatch.setattr("os.fsync", noted("fsync", os.fsync))
    monkeypatch.setattr("pathlib.Path.replace", noted("replace", Path.replace))
    media.put(b"picture")
    assert steps[:3] == ["fsync", "replace", "fsync"]


def test_the_same_content_from_many_at_once(media: MediaFolder) -> None:
    with ThreadPoolExecutor(8) as threads:
        hashes = set(threads.map(media.put, [b"picture" * 10_000] * 32))
    assert list(media.all()) == list(hashes)
    assert len(on_disk(media)) == 1
    assert media.verify() == []


def test_files_by_content(tmp_path: Path) -> None:
    media = MediaFolder(tmp_path / "media")
    hash = media.put(b"x" * 100)
    assert media.put(b"x" * 100) == hash
    assert list(media.all()) == [hash]
    assert media.read(hash) == b"x" * 100
    assert media.verify() == []
    media.path(hash).write_bytes(b"y")
    assert media.verify() == [hash]
    media.delete(hash)
    assert list(media.all()) == []
    for name in ("../../etc/passwd", "a" * 63, "A" * 64, ""):
        with pytest.raises(ValueError, match="hash"):
            media.path(name)


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    media = MediaFolder(tmp_path / "media")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(MediaFull):
        media.put(b"x" * 100)
    assert [path for path in (tmp_path / "media").rglob("*") if path.is_file()] == []
