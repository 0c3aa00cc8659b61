"""The papers of a year that is over, kept for good: PDF/A with the same tables as CSV, what was
collected as CSV, the photos of what was signed, checksums, and a receipt to be signed."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

import locales
from bot.exports import csv_file
from bot.exports.papers import pdf
from bot.exports.papers.model import (
    LOCALE,
    Asked,
    Grid,
    Paper,
    Say,
    Signs,
    called,
    dated,
    head_of,
    say,
)
from bot.exports.papers.registry import PAPERS, table_of
from bot.exports.papers.usulan import heads
from bot.exports.run import Order, write_rows
from bot.exports.table import Style
from storage.city import areas, cycles
from storage.city.areas import Area, Areas
from storage.database.connections import Connection, Database
from storage.errors import Advice
from storage.files.media import Media, digest_of
from storage.reports import closed, examples
from storage.reports.wanted import Wanted

# What was collected, as it is exported.
DATA = ("proposals", "history", "threads", "attendance")

SUMS, RECEIPT = "SHA256SUMS", "tanda-terima.pdf"


class NotOver(Exception):
    """The year is not over. Holds why."""

    def __init__(self, why: closed.StillOpen) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Archived:
    """What was kept: how many files, how many proposals, and the digest of the checksums."""

    files: int
    proposals: int
    sha256: str


async def archive(
    database: Database, media: Media, city: Area, order: Order, folder: Path, now: datetime, by: str
) -> Archived:
    """Writes the archive of a year (`order.wanted.year`) of a city into a folder that must not be
    there, and is there afterwards whole or not at all. Raises NotOver, OSError, or Advice where a
    photo is away."""
    part = folder.with_name(f".{folder.name}.part")
    await asyncio.to_thread(shutil.rmtree, part, ignore_errors=True)  # of one that was cut short
    try:
        async with database.snapshot() as connection:
            making = _Making(
                connection, await areas.load(connection), media, city, order, now, part
            )
            done = await making.all(by)
        part.rename(folder)
    finally:
        await asyncio.to_thread(shutil.rmtree, part, ignore_errors=True)
    return done


@dataclass(slots=True)
class _Making:
    """All from one look at the database."""

    connection: Connection
    known: Areas
    media: Media
    city: Area
    order: Order
    now: datetime
    folder: Path
    rows: int = 0
    note: str = ""
    counted: dict[str, int] = field(default_factory=dict)

    @property
    def year(self) -> int:
        if self.order.wanted.year is None:
            raise LookupError("an archive is of one year")
        return self.order.wanted.year

    @property
    def today(self) -> date:
        return self.now.astimezone(self.city.zone).date()

    async def all(self, by: str) -> Archived:
        years = await cycles.read(self.connection)
        why = await closed.still_open(self.connection, years, self.city, self.year, self.today)
        if why is not None:
            raise NotOver(why)
        self.note = say("example") if await examples.is_one(self.connection) else ""
        for held in await closed.meetings_of(self.connection, self.city.code, self.year):
            name = f"berita-acara/{held.area}-{held.tahap}-{held.code}"
            await self._paper(years, "berita-acara", held.area, name, held.code)
            for n, hash in enumerate(held.signed, 1):
                await self._photo(hash, f"{name}-ditandatangani-{n}.jpg")
        for code in await closed.consulted(self.connection, self.city.code, self.year):
            await self._paper(years, "matriks", self.city.code, f"matriks/{code}", code)
        for area in self.known.kelurahan:
            if area.code.startswith(f"{self.city.code}."):
                await self._paper(years, "usulan", area.code, f"usulan/{area.code}")
        await self._paper(years, "td4", self.city.code, f"td4/{self.city.code}")
        for what in DATA:
            await self._rows(what)
        return await self._receipt(by)

    def _place(self, name: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        kind = name.partition("/")[0]
        self.counted[kind] = self.counted.get(kind, 0) + 1
        return path

    async def _paper(
        self, years: cycles.Cycles, what: str, area: str, name: str, code: str = ""
    ) -> None:
        """A paper as PDF/A, and each of its tables as CSV."""
        asked = Asked(
            self.connection,
            self.known,
            years,
            Wanted(area, year=self.year),
            self.order.sees,
            self.now,
            self.order.site,
            code,
            letterhead=self.order.letterhead,
            size=self.order.size,
            note=self.note,
        )
        paper = await PAPERS[what].make(asked)
        await asyncio.to_thread(pdf.write, self._place(f"{name}.pdf"), paper, self.today)
        grids = [block for block in paper.blocks if isinstance(block, Grid)]
        for n, grid in enumerate(grids, 1):
            ending = f"-tabel-{n}" if len(grids) > 1 else ""
            table = table_of(what, paper, grid, Style())
            await asyncio.to_thread(csv_file.write, self._place(f"{name}{ending}.csv"), table)

    async def _photo(self, hash: str, name: str) -> None:
        """Raises Advice where it is not there, or not as it was kept."""
        try:
            data = await self.media.get(hash)
        except FileNotFoundError as error:
            raise Advice(
                f"the photo {hash[:12]} of a signed sheet is missing in {self.media.where}; "
                "restore it (`rembuk db check`)"
            ) from error
        await asyncio.to_thread(self._place(name).write_bytes, data)

    async def _rows(self, what: str) -> None:
        """What was collected of the year, as `rembuk export` writes it."""
        order = replace(
            self.order, what=what, format="csv", wanted=Wanted(self.city.code, year=self.year)
        )
        path = self._place(f"data/{what}.csv")
        rows = await write_rows(self.connection, self.known, order, path, self.now)
        if what == "proposals":
            self.rows = rows

    async def _receipt(self, by: str) -> Archived:
        """Checksums as `sha256sum -c` reads them, and the receipt that names their own."""

        def sums() -> tuple[int, str]:
            paths = sorted(path for path in self.folder.rglob("*") if path.is_file())
            lines = [f"{digest_of(p)}  {p.relative_to(self.folder).as_posix()}\n" for p in paths]
            (self.folder / SUMS).write_text("".join(lines), encoding="utf-8")
            return len(paths), digest_of(self.folder / SUMS)

        files, sha256 = await asyncio.to_thread(sums)
        paper = self._written(files, sha256, by)
        await asyncio.to_thread(pdf.write, self.folder / RECEIPT, paper, self.today)
        return Archived(files, self.rows, sha256)

    def _written(self, files: int, sha256: str, by: str) -> Paper:
        at = self.now.astimezone(self.city.zone)
        kinds = [
            (n, say(f"archive-{kind}"), count)
            for n, (kind, count) in enumerate(self.counted.items(), 1)
        ]
        place = dated(at.date(), self.city)
        facts = (
            (say("archive-what"), say("archive-year", area=called(self.city), year=self.year)),
            (say("archive-files"), str(files)),
            (say("archive-proposals"), str(self.rows)),
            (say("archive-made"), f"{locales.date(LOCALE, at.date())}, {at:%H.%M}, {by}"),
            (say("archive-sums"), " ".join(sha256[n : n + 8] for n in range(0, 64, 8))),
        )
        blocks = (
            Grid(heads(("no", "kind", "count")), kinds, (0.8, 6.0, 1.5)),
            Say(say("archive-check", file=SUMS)),
            Signs(((f"{place}\n{say('archive-gives')}", ""), (say("archive-takes"), ""))),
        )
        return Paper(
            say("archive-title"),
            blocks,
            files,
            under=(head_of(self.city),),
            letterhead=self.order.letterhead,
            facts=facts,
            size=self.order.size,
            note=self.note,
        )
