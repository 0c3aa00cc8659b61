"""The folder of pictures and files, each under the hash of its content."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

_HASH = re.compile(r"[0-9a-f]{64}")
_UPLOAD = re.compile(r"[0-9a-f]{32}")


class MediaFull(OSError):
    """No room; nothing was kept."""


class MediaFolder:
    """Files by content: ab/cd/HASH. The same content twice is one file; a name is never a path.

    Everything blocks; callers use a thread.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        # Uploads in progress, which are nobody's yet.
        self.spool_folder = root / "spool"

    def prepare(self) -> None:
        """Makes the folder. Raises OSError where nothing can be kept in it, and not only when the
        first photo has come."""
        self.spool_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in (self.root, self.spool_folder):
            if not os.access(folder, os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))

    def path(self, hash: str) -> Path:
        """Where a file lies. Raises ValueError for what is no hash."""
        if not _HASH.fullmatch(hash):
            raise ValueError("not a content hash")
        return self.root / hash[:2] / hash[2:4] / hash

    def put(self, data: bytes) -> str:
        """Keeps data; gives its hash. All of it is on disk when this returns, or none.

        Raises MediaFull when it cannot be written.
        """
        hash = hashlib.sha256(data).hexdigest()
        path = self.path(hash)
        with contextlib.suppress(OSError):
            if path.read_bytes() == data:  # else it was damaged, and is put right now
                return hash
        # In the spool, where what a kill leaves behind is swept away.
        part = self.spool_folder / f"{hash}.{secrets.token_hex(4)}.part"
        try:
            self.spool_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
            for folder in (path.parent, path.parent.parent, self.root):
                _sync(folder)
        except OSError as error:
            raise MediaFull(error.errno, "the file could not be kept") from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
        return hash

    def read(self, hash: str) -> bytes:
        """The content. Raises FileNotFoundError, or ValueError for what is no hash."""
        return self.path(hash).read_bytes()

    def delete(self, hash: str) -> None:
        self.path(hash).unlink(missing_ok=True)

    def drop_upload(self, name: str) -> None:
        """Deletes what lies in the spool under a name. Raises ValueError for what is none."""
        if not _UPLOAD.fullmatch(name):
            raise ValueError("not the name of an upload")
        (self.spool_folder / name).unlink(missing_ok=True)

    def all(self) -> Iterator[str]:
        """The hashes of all files."""
        for path in sorted(self.root.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*")):
            if _HASH.fullmatch(path.name):
                yield path.name

    def verify(self) -> list[str]:
        """The hashes of files whose content is no longer what it was."""
        return [hash for hash in self.all() if not self._sound(hash)]

    def _sound(self, hash: str) -> bool:
        try:
            return hashlib.sha256(self.read(hash)).hexdigest() == hash
        except FileNotFoundError:
            return True  # deleted meanwhile, which is no damage


def free_bytes(folder: Path) -> int:
    """How much more fits where a folder is or would be made. Makes nothing."""
    return shutil.disk_usage(
        next(p for p in (folder, *folder.absolute().parents) if p.exists())
    ).free


def _sync(folder: Path) -> None:
    # Without this the name may be lost in a power cut although the content is not.
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
