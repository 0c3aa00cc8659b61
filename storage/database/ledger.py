"""What a restore must know and no backup can tell: a file that only grows, beside the data and in
no copy of it. Ids and numbers only.

A line each: `deleted ID`, a person who was deleted; `numbers CITY YEAR LAST`, that numbers up to
LAST may have been given since; `database DIGEST`, that there has been a database at an address.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
from pathlib import Path

NAME = "ledger"

# Ends a line that was cut short, so that it is none of the above.
TORN = " cut short"

# Numbers are noted so many at a time, before the first of them is given.
AHEAD = 100


class Ledger:
    """One process's way to the file; several may write to it at once, a line at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._noted: dict[tuple[str, int], int] = {}

    @staticmethod
    def within(data: Path) -> Ledger:
        """The ledger of the data of which what is on this machine is in this folder."""
        return Ledger(data / NAME)

    def deleted(self, ids: list[int]) -> None:
        """Before the deletion is committed: who said yes to it wants it, whatever comes then."""
        self._write("".join(f"deleted {id}\n" for id in ids))

    def numbered(self, city: str, year: int, last: int) -> None:
        """Before a number up to this is committed. Writes once for a hundred of them."""
        if last > self._noted.get((city, year), 0):
            upto = -(-last // AHEAD) * AHEAD
            self._write(f"numbers {city} {year} {upto}\n")
            self._noted[city, year] = upto

    def used(self, database: str) -> None:
        """There is a database at this address (without its password), or there will be at once."""
        if not self.knows(database):
            self._write(f"database {_digest(database)}\n")

    def knows(self, database: str) -> bool:
        """Whether there has been a database at this address."""
        try:
            return f"database {_digest(database)}" in self._lines()
        except NotADirectoryError:
            return False  # what is wrong with the folder is told by whoever needs it

    def read(self) -> tuple[set[int], dict[tuple[str, int], int]]:
        """Ids of people who were deleted; of each city and year up to where numbers may have been
        given. A line that was cut short is left out."""
        gone: set[int] = set()
        numbers: dict[tuple[str, int], int] = {}
        for line in self._lines():
            match line.split():
                case ["deleted", id] if id.isdecimal():
                    gone.add(int(id))
                case ["numbers", city, year, last] if year.isdecimal() and last.isdecimal():
                    key = (city, int(year))
                    numbers[key] = max(numbers.get(key, 0), int(last))
        return gone, numbers

    def _lines(self) -> list[str]:
        """The whole ones: what was cut short was never said to be noted."""
        try:
            text = self.path.read_text(encoding="ascii", errors="replace")
        except FileNotFoundError:
            return []
        return [line.strip() for line in text.split("\n")[:-1]]

    def _write(self, text: str) -> None:
        """All of it is on disk when this returns; else it raises OSError, and none of it is."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(self.path, os.O_CREAT | os.O_RDWR | os.O_APPEND, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)  # nobody else's line is cut off below
            end = os.lseek(file, 0, os.SEEK_END)
            if end and os.pread(file, 1, end - 1) != b"\n":
                text = f"{TORN}\n{text}"  # the machine went down in the middle of a line
            try:
                _write_all(file, text.encode("ascii"))
                os.fsync(file)
            except OSError:
                with contextlib.suppress(OSError):
                    os.ftruncate(file, end)
                raise
        finally:
            os.close(file)


def _write_all(file: int, data: bytes) -> None:
    """The system may take a part only, as when the disk is full; the next time it says why."""
    while data:
        data = data[os.write(file, data) :]


def _digest(address: str) -> str:
    return hashlib.sha256(address.encode()).hexdigest()[:16]
