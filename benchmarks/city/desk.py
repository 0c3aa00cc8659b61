"""A country of proposals in one database, and what the people of one city wait for in it."""

from __future__ import annotations

import contextlib
import csv
import gzip
import random
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.channels.registry import WINDOWS
from bot.channels.telegram.limits import TELEGRAM
from bot.opening import open_database
from bot.settings import Settings
from bot.turns.outbox import OutboxWriter
from handlers import told as notices
from handlers.proposals.listed import sought_by
from handlers.reading.likeness import kept
from handlers.reading.likeness.score import best
from handlers.site import Site
from storage.city import areas
from storage.database.connections import Database
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import addresses, history, outbox, people, staff, talks, untold, worded
from storage.database.tables import areas as areas_table
from storage.database.tables import proposals as proposals_table
from storage.people import people as people_of
from storage.proposals import lookup, silence
from storage.proposals import untold as proposals_untold
from storage.proposals.desk import below, many, spread, waiting
from storage.proposals.model import Content, Number
from storage.proposals.rulings import Decision, Ruling
from storage.proposals.shown.listed import Order
from storage.proposals.shown.listed import listed as found_in
from storage.proposals.together import alike, support
from storage.proposals.worded import words_of
from storage.staff.roles import Grant, Role

COUNTRY = Path(__file__).parents[3] / "shared" / "data" / "wilayah.csv.gz"

METRO, BIG = "18.72", "18.72.01.1003"
AT = datetime(2027, 2, 1, 3, 0, tzinfo=UTC)
TODAY = date(2027, 2, 1)
LATE = 500  # proposals of the city whose date has just passed
DECIDED, ROUNDS = 120, 5  # proposals that one line decides on, and how often that is measured
ROWS = 10_000  # inserted at once

STATES = ("diajukan", "diverifikasi", "disepakati", "diteruskan", "selesai", "ditolak")
TAHAPAN = {2: "kota", 3: "kecamatan", 4: "kelurahan"}


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many proposals in all, of Metro, of its largest kelurahan; and how many people."""

    all: int = 1_000_000
    city: int = 100_000
    kelurahan: int = 10_000
    people: int = 200_000

    def part(self, share: int) -> Sizes:
        kelurahan = max(self.kelurahan // share, DECIDED * ROUNDS)  # what is decided on waits there
        return Sizes(self.all // share, self.city // share, kelurahan, self.people // share)


def country() -> list[str]:
    """Codes of kelurahan outside of Metro: real ones, or made up where there is no list."""
    if COUNTRY.exists():
        with gzip.open(COUNTRY, "rt", encoding="utf-8") as file:
            codes = [row[0] for row in csv.reader(file) if row and row[0].count(".") == 3]
        return [code for code in codes if not code.startswith(f"{METRO}.")]
    return [
        f"{p:02}.{c:02}.{k:02}.{1000 + v}"
        for p in range(51, 91)
        for c in range(1, 11)
        for k in range(1, 11)
        for v in range(1, 11)
    ]


async def fill(database: Database, sizes: Sizes, *, whole: bool = True) -> None:
    """People, proposals with three rows of history each, areas; the same on every run. What is not
    `whole` holds the people and the proposals alone."""
    chosen = random.Random(1)
    others = country()
    async with database.writer.connect() as connection:
        if database.sqlite:
            raw = (await connection.get_raw_connection()).driver_connection
            cursor = await raw.cursor()  # type: ignore[union-attr]
            await cursor.execute("PRAGMA synchronous = OFF")
        known = await areas.load(connection)
        metro = [area.code for area in known.kelurahan if area.code != BIG]
        await _insert(connection, areas_table, _areas(others))
        await _insert(connection, people, _people(sizes.people))
        await _insert(connection, addresses, _addresses(sizes.people))
        await _insert(
            connection, talks, ({"person_id": n + 1, "state": {}} for n in range(sizes.people))
        )
        await _insert(connection, proposals_table, _proposals(chosen, sizes, metro, others))
        if whole:
            await _insert(connection, worded, _worded(sizes, metro, others))
            await _insert(connection, history, _history(sizes.all))
            await _insert(connection, untold, _untold(sizes))
            await _insert(connection, outbox, _messages(sizes))
        await connection.commit()
        await connection.execute(text("ANALYZE"))
        await connection.commit()
        if not database.sqlite:
            # As it does by itself within a minute: an index alone answers what it holds.
            at_rest = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await at_rest.execute(text("VACUUM ANALYZE"))


async def _insert(connection: AsyncConnection, table: Any, rows: Iterator[dict[str, Any]]) -> None:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == ROWS:
            await connection.execute(insert(table), batch)
            batch = []
    if batch:
        await connection.execute(insert(table), batch)


def _areas(codes: list[str]) -> Iterator[dict[str, Any]]:
    seen = {METRO, "18"}
    for code in codes:
        parts = code.split(".")
        for length in range(1, 5):
            part = ".".join(parts[:length])
            if part not in seen and not part.startswith(f"{METRO}"):
                seen.add(part)
                yield {"code": part, "name": f"Wilayah {part}", "aliases": []}


def _people(count: int) -> Iterator[dict[str, Any]]:
    for n in range(count):
        yield {
            "id": n + 1, "created_at": AT, "locale": "id", "locale_offered": False,
            "name": "Siti Aminah", "show_name": "none", "consent": True, "channel": "telegram",
            "address": str(1_000_000 + n),
        }  # fmt: skip


def _addresses(count: int) -> Iterator[dict[str, Any]]:
    for n in range(count):
        yield {"channel": "telegram", "address": str(1_000_000 + n), "person_id": n + 1}


def _proposals(
    chosen: random.Random, sizes: Sizes, metro: list[str], others: list[str]
) -> Iterator[dict[str, Any]]:
    for n in range(sizes.all):
        if n < sizes.kelurahan:
            area = BIG
        elif n < sizes.city:
            area = chosen.choice(metro)
        else:
            area = chosen.choice(others)
        city = area[:5]
        state = chosen.choice(STATES)
        waits = state not in ("selesai", "ditolak")
        level = chosen.choice((4, 4, 4, 3, 2)) if waits else None
        if n < DECIDED * ROUNDS:
            state, waits, level = "diajukan", True, 4
        due = TODAY + timedelta(days=chosen.randrange(1, 60)) if waits else None
        hear = due
        if waits and n % max(1, sizes.city // LATE) == 0:
            # Its date passed yesterday; of one in ten long ago, and its author knows.
            due = hear = TODAY - timedelta(days=1)
        elif waits and chosen.random() < 0.02:
            due = TODAY - timedelta(days=chosen.randrange(2, 60))
        content = kept.known(Content(area, "fisik", _wish(n), "Setiap hujan air masuk rumah warga"))
        yield {
            "family": content.family, "traits": content.traits, "supports": n % 13,
            "supports_near": n % 13,
            "id": n + 1, "city": city, "letters": "MTR" if city == METRO else f"Z{city[:2]}",
            "number_year": 2028, "number": n + 1, "year": 2028, "area": area,
            "person_id": chosen.randrange(sizes.people) + 1, "show_name": "none",
            "topic": "fisik", "wish": _wish(n),
            "problem": "Setiap hujan air masuk rumah warga", "channel": "telegram", "locale": "id",
            "state": state, "version": 3, "created_at": AT, "changed_at": AT,
            "tahap": TAHAPAN[level] if level else None, "desk": level, "due": due, "hear": hear,
            "rt": f"{n % 9 + 1:02}", "rw": f"{n // 9 % 5 + 1:02}",
        }  # fmt: skip


def _wish(n: int) -> str:
    """Nearly all ask for the same; one in a thousand for something by a mosque."""
    return "Talut di belakang masjid" if n % 1000 == 7 else "Perbaikan drainase Jl. Mawar RT 05"


def _worded(sizes: Sizes, metro: list[str], others: list[str]) -> Iterator[dict[str, Any]]:
    for each in _proposals(random.Random(1), sizes, metro, others):
        for word in words_of(each["wish"]):
            yield {"word": word, "area": each["area"], "proposal_id": each["id"]}


def _history(count: int) -> Iterator[dict[str, Any]]:
    for n in range(count):
        for version, event in enumerate(("submitted", "verified", "agreed"), 1):
            yield {
                "id": n * 3 + version, "proposal_id": n + 1, "version": version, "event": event,
                "from_state": None, "to_state": "diajukan", "at": AT, "role": "verifikator",
                "actor": "Lurah", "next": "kelurahan", "tahap": "kelurahan",
            }  # fmt: skip


def _untold(sizes: Sizes) -> Iterator[dict[str, Any]]:
    """One step in a hundred could not be told."""
    for n in range(0, sizes.all, 100):
        yield {"proposal_id": n + 1, "version": 3, "why": "quiet", "at": AT}


def _messages(sizes: Sizes) -> Iterator[dict[str, Any]]:
    """A message for one proposal in five; one in fifty of them went nowhere."""
    for n in range(0, sizes.all, 5):
        yield {
            "id": n + 1, "person_id": n % sizes.people + 1, "channel": "telegram",
            "address": str(1_000_000 + n % sizes.people), "priority": 1, "locale": "id",
            "text": "Kabar usulan", "buttons": [], "state": "gone" if n % 250 == 0 else "sent",
            "claim": 0, "attempts": 0, "created_at": AT, "settled_at": AT, "proposal_id": n + 1,
            "version": 3,
        }  # fmt: skip


# --- what is measured -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Desk:
    """A database with much in it, and what is asked of it."""

    database: Database
    site: Site
    sizes: Sizes

    @asynccontextmanager
    async def store(self, now: datetime = AT) -> Any:
        async with self.database.write() as transaction:
            post = OutboxWriter({"telegram": TELEGRAM}, frozenset(), 0)
            yield Store(transaction, notices.table(self.site), post, now)

    def questions(self) -> dict[str, Callable[[Store, int], Awaitable[Any]]]:
        """By name, what one person waits for; the number varies whom it is for."""
        city = self.site.areas.cities[0]

        def role(area: str) -> Grant:
            return Grant(1, 1, "", Role.VERIFIKATOR, area)

        async def tasks(store: Store, area: str, *words: str) -> None:
            wanted = waiting.Wanted(words=words)
            found = await waiting.waiting(store, [(role(area), city)], wanted)
            await lookup.plain(store, found.ids[:8])

        async def search(store: Store, area: str, *words: str) -> None:
            found, _ = await waiting.search(store, (role(area),), words, [area])
            await lookup.plain(store, found[:8])

        codes = [area.code for area in self.site.areas.kelurahan]

        async def spread_of(store: Store, area: str, codes: list[str]) -> None:
            await spread.spread(store, (role(area),), area, codes, 2028)

        def number(n: int) -> int:
            return n * 7919 % self.sizes.city + 1

        draft = kept.known(Content(BIG, "fisik", _wish(0), "Setiap hujan", rt="05"))
        traits = kept.of(draft)

        async def near(store: Store) -> None:
            some = await alike.candidates(store, BIG, 2028, traits.families)
            await alike.heads(store, best(traits, map(kept.again, some)))

        async def stands_behind(store: Store, n: int) -> None:
            person = await people_of.get(store, (n * 31 + 7) % self.sizes.people + 1)
            if person is not None:
                with contextlib.suppress(support.Own, support.Over):
                    await support.support(store, person, number(n))

        def listed(store: Store, n: int, by: Order, what: str = "") -> Awaitable[Any]:
            return found_in(store, BIG, 2028, by, n % 20 * 5, 5, sought_by(what))

        return {
            "alike, before sending": lambda store, n: near(store),
            "USULAN WARGA by support": lambda store, n: listed(store, n, Order.SUPPORT),
            "USULAN WARGA by date": lambda store, n: listed(store, n, Order.DATE),
            "USULAN WARGA drainase": lambda store, n: listed(store, n, Order.SUPPORT, "drainase"),
            "DUKUNG": stands_behind,
            "TUGAS, kelurahan": lambda store, n: tasks(store, BIG),
            "TUGAS, kecamatan": lambda store, n: tasks(store, "18.72.02"),
            "TUGAS, kota": lambda store, n: tasks(store, METRO),
            "TUGAS drainase, kelurahan": lambda store, n: tasks(store, BIG, "drainase"),
            "TUGAS drainase, kota": lambda store, n: tasks(store, METRO, "drainase"),
            "TUGAS masjid, kota": lambda store, n: tasks(store, METRO, "masjid"),
            "CARI masjid, kota": lambda store, n: search(store, METRO, "masjid"),
            "CARI drainase, kota": lambda store, n: search(store, METRO, "drainase"),
            "CARI drainase mawar, kelurahan": lambda store, n: search(
                store, BIG, "drainase", "mawar"
            ),
            "SEBARAN, kelurahan": lambda store, n: spread_of(store, BIG, [BIG]),
            "SEBARAN, kota": lambda store, n: spread_of(store, METRO, codes),
            "TUGAS WILAYAH, kota": lambda store, n: below.counted(
                store, (role(METRO),), city, METRO
            ),
            "CEK": lambda store, n: lookup.find(store, Number("MTR", 2028, number(n))),
            "CEK, number alone": lambda store, n: lookup.numbered(store, number(n), ["MTR"]),
            "USULAN SAYA": lambda store, n: lookup.mine(store, n + 1, 0, 5),
            "TAK TERJANGKAU": lambda store, n: proposals_untold.unreached(
                store, (role(METRO),), 10
            ),
        }

    async def ask(self, name: str, times: int) -> float:
        """The time that 95% of the answers to one of the questions stay under, milliseconds."""
        asked = self.questions()[name]
        took = []
        for n in range(times):
            async with self.store() as store:
                began = time.perf_counter()
                await asked(store, n)
                took.append(time.perf_counter() - began)
        return sorted(took)[int(len(took) * 0.95)] * 1000

    async def decide(self, times: int = ROUNDS, count: int = DECIDED) -> float:
        """One line that says of many proposals that they are complete, from the yes to the commit,
        with a notice queued for each: the longest of some, seconds."""
        took = []
        for n in range(times):
            async with self.store() as store:
                if not n:
                    store.insert(
                        staff, id=new_id(), person_id=1, name="Lurah", role=Role.VERIFIKATOR,
                        area=BIG, from_at=AT,
                    )  # fmt: skip
                    await store.flush()
                p = proposals_table.c
                query = select(p.id, p.version).where(
                    p.area == BIG, p.desk == 4, p.state == "diajukan"
                )
                rows = await store.fetch(query.order_by(p.id).limit(count))
                picked = [many.Picked(row.id, row.version) for row in rows]
                lurah = await people_of.get(store, 1)
                assert lurah is not None
                began = time.perf_counter()
                done = await many.decide(store, lurah, Ruling(Decision.VERIFY), picked)
                await store.commit()
                took.append(time.perf_counter() - began)
                assert len(done.done) == count
        return max(took)

    async def watch(self) -> tuple[int, float]:
        """The silence watch's pass of one day: how many were told, and the seconds it took."""
        told, began = 0, time.perf_counter()
        while True:
            async with self.store(AT + timedelta(hours=1)) as store:
                some = await silence.tell(store, self.site.areas.cities[0])
                await store.commit()
            told += some
            if some < silence.AT_ONCE:
                return told, time.perf_counter() - began

    async def count(self, times: int) -> float:
        """Silent and overdue, as doctor and /metrics count them: p95, milliseconds."""
        took = []
        for _ in range(times):
            async with self.database.read() as connection:
                began = time.perf_counter()
                await silence.count(connection, self.site.areas.cities[0], AT, WINDOWS)
                took.append(time.perf_counter() - began)
        return sorted(took)[int(len(took) * 0.95)] * 1000


@asynccontextmanager
async def filled(url: str, sizes: Sizes, *, whole: bool = True) -> Any:
    """A desk over a new database of these sizes; `whole` as in fill."""
    async with open_database(Settings(database_url=url)) as database:
        async with database.read() as connection:
            known = await areas.load(connection)
        await fill(database, sizes, whole=whole)
        # The country's areas stay in the database: this installation serves one city.
        yield Desk(database, Site(known, None, "https://rembuk.example"), sizes)
