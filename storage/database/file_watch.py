"""Whether SQLite's files are those that this process began with.

An open file that was moved, deleted or replaced goes on taking what nobody will ever read again.
That holds for the file itself and for the two beside it: the log (-wal) has what was committed
last, the index (-shm) is how processes know of each other. A log that was cut off is another log
too: what comes behind the hole in it is read by nobody who starts.
"""

from __future__ import annotations

import contextlib
import os
import struct

from storage.database.away import Misplaced

LOG, INDEX = "-wal", "-shm"
BESIDE = (LOG, INDEX)

# The head of a log, and of each page in it; the two heads of an index, which are the same unless
# somebody is writing them (sqlite.org/walformat.html).
LOG_HEAD, PAGE_HEAD, INDEX_HEAD = 32, 24, 48

LOG_MARKS = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")

Identity = tuple[int, int]


class FileWatch:
    """Knows the files by device and inode. SQLite makes those beside with the first connection and
    deletes them with the last, so they count only in between."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.file: Identity | None = None  # as it was when it was first used
        self._beside: dict[str, Identity] = {}
        self._connections = 0
        self._log_size = 0  # when it was last looked at

    def opened(self) -> None:
        """A connection has been made, and has read."""
        if self._connections == 0:
            self._beside.clear()
        self._connections += 1
        for name in BESIDE:
            found = _identity(self.path + name)
            if found is not None:
                self._beside.setdefault(name, found)

    def closed(self) -> None:
        self._connections = max(self._connections - 1, 0)

    def look(self, *, closely: bool = False) -> None:
        """Raises Misplaced when a file was moved, deleted or replaced, or the log cut off; whether
        it was, is looked at when it has become smaller, or `closely`."""
        found = _identity(self.path)
        if found is None:
            if self.file is None:
                return  # it is about to be made
            raise Misplaced(f"the database's file {self.path} is not there any more")
        if self.file is None:
            self.file = found
        elif self.file != found:
            raise Misplaced(f"there is another file at {self.path}; start again to use that")
        for name in self._spoilt():
            raise Misplaced(f"{self.path}{name} is not there any more or another; start again")
        if self._cut_off(closely):
            raise Misplaced(f"{self.path}{LOG} was cut off, what it had may be lost; start again")

    def _cut_off(self, closely: bool) -> bool:
        """Whether the log is shorter than the index says that it is, or has lost its head. It may
        become shorter by itself: then the index has forgotten what was in it first."""
        if self._connections == 0:
            return False
        with contextlib.suppress(FileNotFoundError):
            size, before = os.stat(self.path + LOG).st_size, self._log_size
            # Twice, as another process may be making it shorter between two looks of ours.
            if (size < before or closely) and self._holed() and self._holed():
                return True
            self._log_size = size
        return False

    def _holed(self) -> bool:
        heads = _index_heads(self.path + INDEX)
        if len(heads) < 2 * INDEX_HEAD or heads[:INDEX_HEAD] != heads[INDEX_HEAD:]:
            return False  # it is being written; the next look will do
        page, pages = struct.unpack_from("=HI", heads, 14)
        if pages == 0:
            return False
        with open(self.path + LOG, "rb") as log:
            # 65,536 does not fit into its two bytes.
            length = LOG_HEAD + pages * (PAGE_HEAD + (65_536 if page == 1 else page))
            return os.fstat(log.fileno()).st_size < length or log.read(4) not in LOG_MARKS

    def in_hand(self) -> bool:
        """Whether only files beside are gone, and nobody has made others: what the log had can
        still be written into the file by who has it open."""
        spoilt = self._spoilt()
        return (
            bool(spoilt)
            and self.file == _identity(self.path)
            and all(_identity(self.path + name) is None for name in spoilt)
        )

    def _spoilt(self) -> list[str]:
        if self._connections == 0:
            return []
        return [n for n, known in self._beside.items() if _identity(self.path + n) != known]


# Indexes that have been looked into. They stay open: by closing one, this process would lose all
# the locks that SQLite has on it (fcntl(2)); once it is deleted nobody needs those.
_open: dict[Identity, int] = {}


def _index_heads(path: str) -> bytes:
    for identity, file in list(_open.items()):
        if os.fstat(file).st_nlink == 0:
            os.close(_open.pop(identity))
    known = _identity(path)
    if known is None:
        return b""
    if known not in _open:
        _open[known] = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    return os.pread(_open[known], 2 * INDEX_HEAD, 0)


def _identity(path: str) -> Identity | None:
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
