"""Proposals (usulan): the operations on them, each with its rules, its history row and event."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Executable, Row, Select, and_, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.areas import Area
from storage.events import Event, EventKind
from storage.ids import new_id
from storage.people import Person
from storage.store import Store
from storage.tables import counters, files, history, proposal_files, proposals


class State(StrEnum):
    """Where a proposal stands. The names are fixed; other programs read them."""

    DIAJUKAN = "diajukan"
    DIVERIFIKASI = "diverifikasi"
    DIKEMBALIKAN = "dikembalikan"
    DISEPAKATI = "disepakati"
    DITERUSKAN = "diteruskan"
    BELUM_DIAKOMODIR = "belum_diakomodir"
    DITOLAK = "ditolak"
    DIGABUNG = "digabung"
    DIBATALKAN = "dibatalkan"
    RKPD = "rkpd"
    APBD = "apbd"
    SEBAGIAN = "sebagian"
    SELESAI = "selesai"


class Topic(StrEnum):
    """Bidang."""

    FISIK = "fisik"
    EKONOMI = "ekonomi"
    SOSBUD = "sosbud"


class Land(StrEnum):
    """Whose land it is, where something is to be built."""

    PEMERINTAH = "pemerintah"
    WARGA = "warga"
    INSTANSI = "instansi"


# Until somebody has dealt with it, a proposal is its author's to change and to take back.
OWN = frozenset({State.DIAJUKAN, State.DIKEMBALIKAN})

# What an author may change; each change keeps what it was in the history.
FIELDS = (
    "area", "topic", "wish", "problem", "place", "rt", "rw", "lat", "lon", "volume", "unit",
    "volume_text", "land", "name", "show_name",
)  # fmt: skip


class NotYours(Exception):
    """The proposal belongs to somebody else, or nobody."""


class Dealt(Exception):
    """Somebody has dealt with the proposal, so its author can no longer do this. Holds it."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(str(proposal.number))
        self.proposal = proposal


class Changed(Exception):
    """It has changed since it was shown. Holds the proposal as it is now."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(str(proposal.number))
        self.proposal = proposal


@dataclass(slots=True)
class Number:
    """MTR-2028-00042. The running number is taken only when the turn commits; until then it
    may be handed around, but not written out."""

    letters: str
    year: int
    running: int | None = None

    def __str__(self) -> str:
        if self.running is None:
            raise ValueError("the number has not been taken yet")
        return f"{self.letters}-{self.year}-{self.running:05}"


@dataclass(slots=True)
class Content:
    """What a person proposes, as they put it."""

    area: str
    topic: str
    wish: str
    problem: str
    place: str | None = None
    rt: str | None = None
    rw: str | None = None
    lat: float | None = None
    lon: float | None = None
    volume: Decimal | None = None
    unit: str | None = None
    volume_text: str | None = None
    land: str | None = None
    name: str | None = None
    show_name: str = "none"
    files: tuple[int, ...] = ()


@dataclass(slots=True)
class Step:
    """One row of the history."""

    version: int
    event: str
    from_state: str | None
    to_state: str
    at: datetime
    role: str
    why: str | None


@dataclass(slots=True)
class Proposal:
    """A proposal as it stands."""

    id: int
    number: Number
    city: str
    year: int
    person_id: int | None
    content: Content
    channel: str
    locale: str
    state: State
    version: int
    created_at: datetime
    changed_at: datetime
    history: list[Step] = field(default_factory=list)
    photos: list[str] = field(default_factory=list)  # hashes of pictures that are ready


def plan_year(day: date) -> int:
    """The RKPD year of a proposal made on this day: Y+1 up to 20 February of Y, then Y+2."""
    return day.year + (1 if (day.month, day.day) <= (2, 20) else 2)


def submit(store: Store, person: Person, city: Area, content: Content, locale: str) -> Proposal:
    """A new proposal. Its number is taken when the turn commits."""
    zone = ZoneInfo(city.timezone or "Asia/Jakarta")
    year = plan_year(store.now.astimezone(zone).date())
    number = Number(city.letters or "USL", year)
    proposal = Proposal(
        new_id(), number, city.code, year, person.id, content, person.channel, locale,
        State.DIAJUKAN, 1, store.now, store.now,
    )  # fmt: skip

    async def take_number(store: Store) -> None:
        number.running = await _next_number(store, city.code, year)
        store.insert(
            proposals,
            id=proposal.id,
            city=city.code,
            letters=number.letters,
            number_year=year,
            number=number.running,
            year=year,
            person_id=person.id,
            channel=person.channel,
            locale=locale,
            state=proposal.state,
            version=1,
            created_at=store.now,
            changed_at=store.now,
            **_fields(content),
        )
        _write_files(store, proposal.id, content.files)
        _write_history(store, proposal, EventKind.SUBMITTED, None, person, "warga")

    # Last in the turn, so that the counter's row is locked only while the batch is written.
    store.last.append(take_number)
    store.record(Event(EventKind.SUBMITTED, proposal, person.id, speaker=person))
    return proposal


async def change(store: Store, person: Person, id: int, version: int, content: Content) -> Proposal:
    """The author changes their own proposal; what it was stays in the history.

    Raises NotYours, Dealt, or Changed when it is no longer at `version`.
    """
    before = await _own(store, person, id)
    if before.version != version:
        raise Changed(before)
    old, new = _fields(before.content), _fields(content)
    was = {name: _plain(old[name]) for name in FIELDS if old[name] != new[name]}
    if before.content.files != content.files:
        was["files"] = list(before.content.files)
        await store.execute(delete(proposal_files).where(proposal_files.c.proposal_id == before.id))
        _write_files(store, before.id, content.files)
    if was:
        state = before.state
        _advance(store, before, State.DIAJUKAN)
        store.update(proposals, before.id, **new)
        before.content = content
        _write_history(store, before, EventKind.CHANGED, state, person, "warga", changes=was)
        store.record(Event(EventKind.CHANGED, before, before.person_id, speaker=person))
    return before


async def withdraw(store: Store, person: Person, id: int) -> Proposal:
    """The author takes their own proposal back. Raises NotYours or Dealt."""
    proposal = await _own(store, person, id)
    state = proposal.state
    _advance(store, proposal, State.DIBATALKAN)
    _write_history(store, proposal, EventKind.WITHDRAWN, state, person, "warga")
    store.record(Event(EventKind.WITHDRAWN, proposal, proposal.person_id, speaker=person))
    return proposal


async def find_public(
    connection: AsyncConnection, number: tuple[int | None, int], letters: str
) -> Proposal | None:
    """A proposal by (year, running number), for pages: without a unit of work."""

    async def fetch(query: Executable) -> Sequence[Row[Any]]:
        return (await connection.execute(query)).fetchall()

    return await _find(fetch, number, letters, None)


async def find(
    store: Store, number: tuple[int | None, int], letters: str, *, owner: int | None = None
) -> Proposal | None:
    """A proposal by (year, running number); without a year the newest of `owner`, else of all."""
    return await _find(store.fetch, number, letters, owner)


Fetch = Callable[[Executable], Awaitable[Sequence[Row[Any]]]]


async def _find(
    fetch: Fetch, number: tuple[int | None, int], letters: str, owner: int | None
) -> Proposal | None:
    year, running = number
    query = select(proposals).where(proposals.c.letters == letters, proposals.c.number == running)
    if year is not None:
        query = query.where(proposals.c.number_year == year)
    order = [proposals.c.number_year.desc()]
    if owner is not None:
        order.insert(0, (proposals.c.person_id == owner).desc().nulls_last())
    rows = await fetch(query.order_by(*order).limit(1))
    return await _whole(fetch, rows[0]) if rows else None


async def get(store: Store, id: int) -> Proposal | None:
    rows = await store.fetch(select(proposals).where(proposals.c.id == id))
    return await _whole(store.fetch, rows[0]) if rows else None


async def mine(store: Store, person_id: int, skip: int, count: int) -> tuple[int, list[Proposal]]:
    """How many proposals a person has, and some of them, newest first."""
    own = proposals.c.person_id == person_id
    total = (await store.fetch(select(func.count()).where(own)))[0][0]
    query = select(proposals).where(own).order_by(proposals.c.id.desc()).offset(skip).limit(count)
    return total, [_plain_proposal(row) for row in await store.fetch(query)]


def query_all() -> Select[Any]:
    """Everything of every proposal, for exports; narrow it and order it."""
    return select(proposals)


async def _own(store: Store, person: Person, id: int) -> Proposal:
    query = select(proposals).where(proposals.c.id == id)
    if store.dialect == "postgresql":
        query = query.with_for_update()
    rows = await store.fetch(query)
    if not rows or rows[0].person_id != person.id:
        raise NotYours
    proposal = await _whole(store.fetch, rows[0])
    if proposal.state not in OWN:
        raise Dealt(proposal)
    return proposal


async def _whole(fetch: Fetch, row: Row[Any]) -> Proposal:
    """With its history and pictures."""
    proposal = _plain_proposal(row)
    steps = await fetch(
        select(history).where(history.c.proposal_id == row.id).order_by(history.c.version)
    )
    proposal.history = [
        Step(s.version, s.event, s.from_state, s.to_state, s.at, s.role, s.why) for s in steps
    ]
    held = await fetch(
        select(files.c.id, files.c.hash, files.c.state)
        .join(proposal_files, proposal_files.c.file_id == files.c.id)
        .where(proposal_files.c.proposal_id == row.id)
        .order_by(proposal_files.c.place)
    )
    proposal.content.files = tuple(f.id for f in held if f.state != "failed")
    proposal.photos = [f.hash for f in held if f.state == "ready"]
    return proposal


def _plain_proposal(row: Row[Any]) -> Proposal:
    return Proposal(
        row.id,
        Number(row.letters, row.number_year, row.number),
        row.city,
        row.year,
        row.person_id,
        Content(**{name: getattr(row, name) for name in FIELDS}),
        row.channel,
        row.locale,
        State(row.state),
        row.version,
        row.created_at,
        row.changed_at,
    )


def _fields(content: Content) -> dict[str, Any]:
    return {name: getattr(content, name) for name in FIELDS}


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Decimal) else value


def _advance(store: Store, proposal: Proposal, state: State) -> None:
    proposal.version += 1
    proposal.state = state
    proposal.changed_at = store.now
    store.update(
        proposals, proposal.id, state=state, version=proposal.version, changed_at=store.now
    )


def _write_files(store: Store, id: int, wanted: Sequence[int]) -> None:
    for place, file_id in enumerate(wanted):
        store.insert(proposal_files, proposal_id=id, place=place, file_id=file_id)


def _write_history(
    store: Store,
    proposal: Proposal,
    kind: EventKind,
    before: State | None,
    person: Person | None,
    role: str,
    *,
    why: str | None = None,
    changes: dict[str, Any] | None = None,
) -> None:
    store.insert(
        history,
        id=new_id(),
        proposal_id=proposal.id,
        version=proposal.version,
        event=kind,
        from_state=before,
        to_state=proposal.state,
        at=store.now,
        person_id=person.id if person else None,
        role=role,
        why=why,
        changes=changes,
    )


async def _next_number(store: Store, city: str, year: int) -> int:
    """The next running number of a city and year; its row stays locked until the commit."""
    row = {"city": city, "year": year, "last": 1}
    return int((await store.fetch(_COUNT[store.dialect], row))[0][0])


_COUNT = {
    name: dialect.insert(counters)
    .on_conflict_do_update(
        index_elements=[counters.c.city, counters.c.year], set_={"last": counters.c.last + 1}
    )
    .returning(counters.c.last)
    for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql))
}


async def gaps(store: Store) -> list[str]:
    """Series whose numbers are not 1..last without gaps, for `rembuk db check`."""
    counted = (
        select(
            proposals.c.city,
            proposals.c.number_year,
            func.count().label("have"),
            func.max(proposals.c.number).label("top"),
        )
        .group_by(proposals.c.city, proposals.c.number_year)
        .subquery()
    )
    query = select(
        counters.c.city, counters.c.year, counters.c.last, counted.c.have, counted.c.top
    ).outerjoin(
        counted, and_(counted.c.city == counters.c.city, counted.c.number_year == counters.c.year)
    )
    return [
        f"{row.city} {row.year}"
        for row in await store.fetch(query)
        if not row.last == row.have == row.top
    ]


async def drop_failed(store: Store, file_ids: Sequence[int]) -> None:
    """Files that could not be fetched leave the proposals that hold them."""
    await store.execute(delete(proposal_files).where(proposal_files.c.file_id.in_(list(file_ids))))
