"""A consultation that a city has answered, and what its page, its results and its digest cost."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import insert, text

from benchmarks.city.desk import AT, METRO
from bot.opening import open_database
from bot.settings import Settings
from bot.turns.outbox import OutboxWriter
from bot.web.pages.asked import PublicConsultations
from handlers import told as notices
from handlers.consultations import due
from handlers.site import ChannelTraits, Site
from storage.city import areas
from storage.city.areas import Areas
from storage.consultations import consultations, lookup, replies, results, taking
from storage.consultations.consultations import Plan
from storage.consultations.grouped import Outcome
from storage.consultations.model import Anonymity, Ask, Consultation, Definition, Kind, Option
from storage.database.connections import Database
from storage.database.direct.transaction import Transaction
from storage.database.store import Store
from storage.database.tables import (
    addresses,
    answers,
    input_groups,
    inputs,
    participants,
    people,
    talks,
    tallies,
)
from storage.staff.staff import at_command_line

QUESTIONS, GROUPS = 12, 40
ROWS = 5_000
BY = at_command_line("ukur")


def definition() -> Definition:
    """Twelve questions: ten of a choice of five, one ranking, one in free words."""
    options = tuple(Option(f"p{n}", f"Pilihan {n}") for n in range(5))
    asks = [Ask(f"q{n}", Kind.ONE, f"Pertanyaan {n}?", f"Bagian {n}", options) for n in range(10)]
    asks.append(Ask("urut", Kind.RANK, "Urutkan semuanya.", "Urutan", options))
    asks.append(Ask("kata", Kind.TEXT, "Apa masukan Anda?", "Masukan", optional=True))
    return Definition("Rancangan awal RKPD", "", "", (), tuple(asks), Anonymity.NAMED)


@dataclass(frozen=True, slots=True)
class Answered:
    """A database with a consultation that so many have answered, closed, answered and told."""

    database: Database
    site: Site
    held: Consultation
    many: int

    def store(self, transaction: Transaction) -> Store:
        now = AT + timedelta(days=30)
        writer = OutboxWriter({}, frozenset(), 0)
        return Store(transaction, notices.table(self.site), writer, now)

    async def page(self, times: int) -> float:
        """All that its page shows, read and worded: p95, milliseconds."""
        public: Any = PublicConsultations(
            self.database,
            self.site,
            None,  # type: ignore[arg-type]
            lambda: AT + timedelta(days=30),
        )
        took = []
        for _ in range(times):
            began = time.perf_counter()
            found = await public(self.held.code, "id")
            took.append(time.perf_counter() - began)
            assert len(found.results) == QUESTIONS - 1
            assert len(found.replies) == GROUPS
        return sorted(took)[int(len(took) * 0.95)] * 1000

    async def tallied(self, times: int) -> float:
        """Its counts, as staff see them: p95, milliseconds."""
        took = []
        for _ in range(times):
            began = time.perf_counter()
            async with self.database.read() as connection:
                assert await results.tallied(connection, self.held.id)
            took.append(time.perf_counter() - began)
        return sorted(took)[int(len(took) * 0.95)] * 1000

    async def digest(self) -> tuple[int, float]:
        """Everyone who took part is to be told: how many mailings, and the seconds that takes."""
        async with self.database.write() as transaction:
            store = self.store(transaction)
            began = time.perf_counter()
            told = await replies.finish(store, BY, self.held.id)
            mailings = await due.tell(self.site, store, told)
            await store.commit()
            return mailings, time.perf_counter() - began


async def filled(url: str, many: int) -> Answered:
    """The same on every run; `digest` is to be called before `page`."""
    database = Database(url)
    async with open_database(Settings(database_url=url)):
        pass
    async with database.read() as connection:
        known = await areas.load(connection)
    channels = {"telegram": ChannelTraits(30)}
    site = Site(known, None, "https://rembuk.example", channels=channels)
    async with database.write() as transaction:
        writer = OutboxWriter({}, frozenset(), 0)
        store = Store(transaction, notices.table(site), writer, AT)
        plan = Plan(definition(), METRO, AT - timedelta(days=9), AT + timedelta(days=9), 2028)
        made = await consultations.create(store, BY, known.cities[0], plan)
        held = await consultations.open(store, BY, made.id)
        await store.commit()
    async with database.writer.connect() as connection:
        await _answers(connection, held, known, many)
    async with database.write() as transaction:
        store = Store(transaction, notices.table(site), writer, AT + timedelta(days=10))
        closed = await consultations.close(store, None, held.id)
        await results.publish(store, closed)
        await store.commit()
    async with database.writer.begin() as connection:
        await connection.execute(text("ANALYZE"))
    return Answered(database, site, closed, many)


async def _answers(connection: Any, held: Consultation, known: Areas, many: int) -> None:
    chosen = random.Random(1)
    codes = [area.code for area in known.kelurahan]
    counted: dict[tuple[str, str, str], int] = {}

    def rows() -> Iterator[tuple[str, str, dict[str, Any]]]:
        for n in range(many):
            given: dict[str, Any] = {f"q{q}": f"p{chosen.randrange(5)}" for q in range(10)}
            given["urut"] = chosen.sample([f"p{n}" for n in range(5)], 5)
            given["kata"] = f"Perbaiki drainase di gang nomor {n}, sudah lama tergenang"
            area = chosen.choice(codes)
            for (question, value), count in taking.counted(held.definition, given).items():
                at = (question, area, value)
                counted[at] = counted.get(at, 0) + count
            yield f"{n:032x}", area, given

    groups = [held.id + 1 + n for n in range(GROUPS)]
    for group in groups:
        await connection.execute(
            insert(input_groups).values(
                id=group,
                consultation_id=held.id,
                title=f"Kelompok {group}",
                actor="ukur",
                at=AT,
                outcome=Outcome.TAKEN,
                reply="Masuk Prioritas 3",
                follow_up="2028",
            )
        )
    batch = list(rows())
    for start in range(0, many, ROWS):
        some = list(enumerate(batch[start : start + ROWS], start + 1))
        made: list[tuple[Any, Callable[[int, tuple[str, str, dict[str, Any]]], dict[str, Any]]]] = [
            (people, lambda n, each: {
                "id": n, "created_at": AT, "locale": "id", "locale_offered": False,
                "name": "Siti", "show_name": "none", "consent": True, "channel": "telegram",
                "address": str(n), "area": each[1],
            }),
            (addresses, lambda n, each: {
                "channel": "telegram", "address": str(n), "person_id": n,
            }),
            (talks, lambda n, each: {"person_id": n, "state": {}}),
            (answers, lambda n, each: {
                "key": each[0], "consultation_id": held.id, "area": each[1], "about": "",
                "assisted": False, "version": 1, "data": each[2],
            }),
            (participants, lambda n, each: {
                "consultation_id": held.id, "person_id": n, "place": 0, "sent": True,
                "area": each[1], "answer": each[0],
            }),
            (inputs, lambda n, each: {
                "key": each[0], "consultation_id": held.id, "answer": each[0],
                "question": "kata", "area": each[1], "text": each[2]["kata"],
                "group_id": groups[n % GROUPS], "looked": n % 2 == 0,
            }),
        ]  # fmt: skip
        for table, row in made:
            await connection.execute(insert(table), [row(n, each) for n, each in some])
    await connection.execute(
        insert(tallies),
        [
            {
                "consultation_id": held.id, "question": question, "area": area, "about": "",
                "value": value, "n": n,
            }
            for (question, area, value), n in counted.items()
        ],
    )  # fmt: skip
    await connection.commit()
    assert await lookup.answered_from(connection, held.id)
