"""Whether SQLite's files are those that this process began with.

An open file that was moved, deleted or replaced goes on taking what nobody will ever read again.
That holds for the file itself and for the two beside it: the log (-wal) has what was committed
last, the index (-shm) is how processes know of each other.
"""

from __future__ import annotations

import os

from storage.database.away import Misplaced

BESIDE = ("-wal", "-shm")

Identity = tuple[int, int]


class FileWatch:
    """Knows the files by device and inode. SQLite makes those beside with the first connection and
    deletes them with the last, so they count only in between."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.file: Identity | None = None  # as it was when it was first used
        self._beside: dict[str, Identity] = {}
        self._connections = 0

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

    def look(self) -> None:
        """Raises Misplaced when a file was moved, deleted or replaced."""
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


def _identity(path: str) -> Identity | None:
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
