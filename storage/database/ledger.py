"""What a restore must know and no backup can tell: a file that only grows, beside the data and in
no copy of it. Ids and numbers only.

A line each: `deleted ID`, a person who was deleted; `numbers CITY YEAR LAST`, that numbers up to
LAST may have been given since; `database DIGEST`, that there has been a database at an address.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

NAME = "ledger"

# Numbers are noted so many at a time, before the first of them is given.
AHEAD = 100


class Ledger:
    """One process's way to the file; several may write to it at once, a line at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._noted: dict[tuple[str, int], int] = {}

    @staticmethod
    def beside(media: Path) -> Ledger:
        """The ledger of the data to which this folder of media belongs."""
        return Ledger(media.parent / NAME)

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
        """There is a database at this address (without its password)."""
        if not self.knows(database):
            self._write(f"database {_digest(database)}\n")

    def knows(self, database: str) -> bool:
        """Whether there has been a database at this address."""
        try:
            return (
                f"database {_digest(database)}"
                in self.path.read_text("ascii", "replace").splitlines()
            )
        except (FileNotFoundError, NotADirectoryError):
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
        try:
            return self.path.read_text(encoding="ascii", errors="replace").splitlines()
        except FileNotFoundError:
            return []

    def _write(self, text: str) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(self.path, os.O_CREAT | os.O_RDWR | os.O_APPEND, 0o600)
        try:
            end = os.lseek(file, 0, os.SEEK_END)
            if end and os.pread(file, 1, end - 1) != b"\n":
                text = f"\n{text}"  # the machine went down in the middle of a line
            os.write(file, text.encode("ascii"))
            os.fsync(file)
        finally:
            os.close(file)


def _digest(address: str) -> str:
    return hashlib.sha256(address.encode()).hexdigest()[:16]
