"""Who asks and on what, as docs/ROLES.md lets them: a world with proposals at every tahap, and
staff of every kind in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.turns.outbox import OutboxWriter
from handlers import told
from storage.city import areas, cycles
from storage.database.direct.transaction import Transaction
from storage.database.store import Store
from storage.database.tables import addresses, history, people, untold
from storage.database.tables import areas as areas_table
from storage.database.tables import meetings as meetings_table
from storage.database.tables import proposals as rows
from storage.database.tables import staff as staff_table
from storage.meetings.model import Plan
from storage.people.model import Person
from storage.staff.roles import Role
from tests.support import ROOT, START, World

PAGE = ROOT / "docs" / "ROLES.md"


METRO, LAMPUNG = "18.72", "18.71"


OWN, PUSAT = "18.72.01.1003", "18.72.01"


NEXT, FAR, ELSEWHERE = "18.72.01.1001", "18.72.02.1002", "18.71.01.1001"


KELURAHAN = (OWN, NEXT, FAR, ELSEWHERE)


PUTR, KESEHATAN = "Dinas PUTR", "Dinas Kesehatan"


TAHAPAN = {4: "kelurahan", 3: "kecamatan", 2: "kota"}


STATES = ("diteruskan", "diverifikasi", "rkpd", "apbd")


def table() -> dict[str, dict[str, str]]:
    """The page's table: by operation and role, how far it carries."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line[:1] == "|"]
    head, _, *body = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0].strip("`"): dict(zip(head[1:-1], row[1:], strict=False)) for row in body}


@dataclass(frozen=True)
class Somebody:
    """Holds a role or none; their number is their id."""

    id: int
    role: Role | None = None
    area: str = ""
    opd: str | None = None
    ended: bool = False

    @property
    def person(self) -> Person:
        return Person(self.id, "terminal", f"p{self.id}", START, name=f"P{self.id}")


def everybody() -> list[Somebody]:
    found = [Somebody(0)]
    found += [Somebody(0, role, area) for role, area in product(Role, (OWN, PUSAT, METRO, ""))]
    found += [Somebody(0, Role.VERIFIKATOR, area, KESEHATAN) for area in (OWN, PUSAT, METRO, "")]
    found += [Somebody(0, Role.VERIFIKATOR, area, PUTR.upper()) for area in (OWN, METRO)]
    found += [Somebody(0, role, "", ended=True) for role in (Role.VERIFIKATOR, Role.ADMIN)]
    return [replace(each, id=number) for number, each in enumerate(found, 1)]


@dataclass(frozen=True)
class Target:
    """What an operation is done on: an area, and a proposal in it at a tahap of a level."""

    area: str
    level: int | None = None


ON_TAHAPAN = tuple(Target(area, level) for area, level in product(KELURAHAN, TAHAPAN))


ON_PROPOSALS = tuple(Target(area, 4) for area in KELURAHAN)


ON_AREAS = tuple(Target(area) for area in (*KELURAHAN, PUSAT, "18.72.02", METRO, LAMPUNG, ""))


ON_YEARS = tuple(Target(area) for area in (METRO, LAMPUNG, PUSAT, OWN))


def should(says: str, who: Somebody, on: Target) -> bool:
    """Whether the page lets somebody do something, read without the code that decides it."""
    if who.role is None or who.ended or says == "-":
        return False
    if who.area and not f"{on.area}.".startswith(f"{who.area}."):
        return False
    if who.opd == KESEHATAN and on.level is not None:
        return False  # every proposal here is with another OPD
    level = len(who.area.split(".")) if who.area else 0
    match says:
        case "area":
            return True
        case "level":
            assert on.level is not None
            return level <= on.level
        case "city":
            return level <= 2
    raise AssertionError(says)


@dataclass
class Scene:
    """A world with proposals at every tahap, and staff of every kind, in it."""

    world: World
    ids: dict[tuple[str, int, str], int] = field(default_factory=dict)
    cities: dict[str, areas.Area] = field(default_factory=dict)
    areas: Mapping[str, areas.Area] = field(default_factory=dict)
    grants: dict[str, int] = field(default_factory=dict)  # a role to be ended, by area
    meetings: dict[str, int] = field(default_factory=dict)  # called by somebody else, by area
    known: cycles.Cycles | None = None

    def proposal(self, on: Target, state: str) -> int:
        assert on.level is not None
        return self.ids[on.area, on.level, state]

    def number(self, on: Target, state: str) -> str:
        letters = "MTR" if on.area[:5] == METRO else "BDL"
        return f"{letters}-2028-{1000 + self.proposal(on, state):05}"

    def store(self, transaction: Transaction) -> Store:
        post = OutboxWriter({}, frozenset(), 0)
        store = Store(transaction, told.table(self.world.app.site), post, START)
        store.memo(areas.CITIES).update(self.cities)
        if self.known is not None:
            cycles.known(store, self.known)
        return store


PLAN = Plan(START + timedelta(hours=1), START + timedelta(hours=3), "Balai")


# A mailing belongs to a city, and so does a meeting.
IN_CITIES = tuple(on for on in ON_AREAS if on.area.count("."))


def prepared(scene: Scene, staff_of: list[Somebody]) -> Iterator[tuple[Any, list[dict[str, Any]]]]:
    """Rows: another city, everybody, roles to be ended, and proposals whose author was not told."""
    yield (
        areas_table,
        [
            {"code": LAMPUNG, "name": "Kota Bandar Lampung", "aliases": [], "letters": "BDL",
             "timezone": "Asia/Jakarta"},
            {"code": ELSEWHERE, "name": "Kedaton", "aliases": [], "letters": None,
             "timezone": None},
        ],
    )  # fmt: skip
    siti = 1000
    persons = [*((who.id, f"p{who.id}") for who in staff_of), (siti, "siti")]
    yield (
        people,
        [
            {"id": id, "created_at": START, "locale": "id", "locale_offered": False, "name": name,
             "show_name": "none", "channel": "terminal", "address": name}
            for id, name in persons
        ],
    )  # fmt: skip
    yield (
        addresses,
        [{"channel": "terminal", "address": name, "person_id": id} for id, name in persons],
    )
    held = [
        {"id": who.id, "person_id": who.id, "name": f"P{who.id}", "role": who.role,
         "area": who.area, "opd": who.opd, "from_at": START,
         "until_at": START if who.ended else None}
        for who in staff_of if who.role is not None
    ]  # fmt: skip
    for number, on in enumerate(ON_AREAS, 500):
        scene.grants[on.area] = number
        held.append(
            {"id": number, "person_id": siti, "name": "Siti", "role": Role.PENGAMAT,
             "area": on.area, "opd": None, "from_at": START, "until_at": None}
        )  # fmt: skip
    yield staff_table, held
    called = []
    for id, on in enumerate(IN_CITIES, 10**15):
        scene.meetings[on.area] = id
        called.append(
            {"id": id, "city": on.area[:5], "area": on.area, "year": 2028,
             "tahap": TAHAPAN[on.area.count(".") + 1], "starts_at": PLAN.starts_at,
             "ends_at": PLAN.ends_at, "place": PLAN.place, "state": "announced", "version": 1,
             "person_id": siti, "actor": "Siti", "offsets": [], "code": f"ABCDEFG{id - 10**15}",
             "chased": 0, "created_at": START, "changed_at": START}
        )  # fmt: skip
    yield meetings_table, called
    made, steps, missed = [], [], []
    for id, (area, level, state) in enumerate(product(KELURAHAN, TAHAPAN, STATES), 1):
        scene.ids[area, level, state] = id
        made.append(
            {"id": id, "city": area[:5], "letters": "MTR" if area[:5] == METRO else "BDL",
             "number_year": 2028, "number": 1000 + id, "year": 2028, "area": area,
             "person_id": siti, "show_name": "none", "topic": "fisik", "wish": "Perbaikan drainase",
             "problem": "Banjir", "channel": "terminal", "locale": "id", "state": state,
             "version": 2, "created_at": START, "changed_at": START, "tahap": TAHAPAN[level],
             "desk": level, "due": datetime(2027, 2, 20, tzinfo=UTC).date(),
             "hear": datetime(2027, 2, 20, tzinfo=UTC).date(), "opd": PUTR}
        )  # fmt: skip
        for version, event in enumerate(("submitted", "verified"), 1):
            steps.append(
                {"id": id * 2 + version, "proposal_id": id, "version": version, "event": event,
                 "from_state": None, "to_state": state, "at": START, "role": "verifikator",
                 "tahap": TAHAPAN[level], "next": TAHAPAN[level]}
            )  # fmt: skip
        missed.append({"proposal_id": id, "version": 2, "why": "quiet", "at": START})
    yield rows, made
    yield history, steps
    yield untold, missed


async def begun(connection: AsyncConnection) -> None:
    """From here on things are tried, each from the same state (`back`)."""
    await connection.execute(text("SAVEPOINT tried"))


async def back(connection: AsyncConnection) -> None:
    await connection.execute(text("ROLLBACK TO tried"))
