"""Proposals (usulan): the operations on them, each with its rules, its history row and event."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Executable, Row, and_, delete, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import rules
from storage.city import areas, cycles
from storage.city.areas import Area
from storage.city.cycles import Rung
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import (
    audit,
    claims,
    counters,
    files,
    history,
    proposal_files,
    proposals,
)
from storage.events import ASIDE, Event, EventKind
from storage.people.people import AUTHOR, NONE, Person
from storage.staff.staff import Actor


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

# Nothing more is decided, unless a decision is taken back or the work disputed.
ENDED = frozenset({State.DITOLAK, State.DIBATALKAN, State.SELESAI})

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


# What one person may send in a day, by whichever door; nobody with wishes of their own comes near.
# What staff enter for others is not counted: their role is asked for, and each row has its consent.
MOST_A_DAY = 20


class TooMany(Exception):
    """The person has sent as many proposals today as one person may. `most` says how many."""

    def __init__(self, most: int) -> None:
        super().__init__(f"{most} in a day")
        self.most = most


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
    """What a person proposes, as they put it. `topic` and `problem` are "" where a list does not
    hold them: left for later."""

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
    """One row of the history: what happened, who did it and why, what comes next and by when.

    `next` is a rung's key, or "author", "next_year", "confirm" or "nothing". `changes` is what it
    was before, by column; `undoes` the version of the step that this one takes back.
    """

    version: int
    event: EventKind
    from_state: str | None
    to_state: str
    at: datetime
    role: str
    why: str | None = None
    actor: str | None = None
    area: str | None = None
    rung: str | None = None
    reason: str | None = None
    next: str | None = None
    by: date | None = None
    undoes: int | None = None
    data: dict[str, Any] | None = None
    changes: dict[str, Any] | None = None


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
    rung: str | None = None
    desk: int | None = None  # the level of the staff whose turn it is
    due: date | None = None  # by when they are to decide
    hear: date | None = None  # by when its author is to hear of it
    priority: int | None = None
    reserve: bool | None = None
    reason: str | None = None
    note: str | None = None
    opd_first: str | None = None
    opd: str | None = None
    cost: int | None = None  # whole rupiah
    carried_out: str | None = None
    entered_by: int | None = None
    history: list[Step] = field(default_factory=list)
    photos: list[str] = field(default_factory=list)  # hashes of pictures that are ready
    evidence: list[str] = field(default_factory=list)  # the same, of what was carried out

    @property
    def author(self) -> int | None:
        """Who is told: the author, or who entered it for somebody without a phone."""
        return self.person_id if self.person_id is not None else self.entered_by


# Columns that say where a proposal stands.
STANDING = (
    "rung", "desk", "due", "hear", "priority", "reserve", "reason", "note", "opd_first",
    "opd", "cost", "carried_out", "entered_by",
)  # fmt: skip

# Pictures of what was carried out have their places after those of the author.
EVIDENCE = 100

CALENDAR = Actor("", "sistem")


def local_day(store: Store, city: Area) -> date:
    """The day of this unit of work, where the city is."""
    return store.now.astimezone(city.zone).date()


async def _one_more(store: Store, person: Person, city: Area) -> None:
    """Counts what a person has sent today, with what this unit of work will write at its end."""
    begins = datetime.combine(local_day(store, city), time.min, city.zone).astimezone(UTC)
    rows = await store.fetch(
        select(func.count()).where(
            proposals.c.person_id == person.id,
            proposals.c.created_at >= begins,
            proposals.c.entered_by.is_(None),
        )
    )
    ours = store.seen.setdefault("submitted", {})
    ours[person.id] = ours.get(person.id, 0) + 1
    if rows[0][0] + ours[person.id] > MOST_A_DAY:
        ours[person.id] -= 1
        raise TooMany(MOST_A_DAY)


async def submit(
    store: Store,
    person: Person | None,
    city: Area,
    content: Content,
    locale: str,
    *,
    by: Actor | None = None,
    channel: str | None = None,
    data: dict[str, Any] | None = None,
    phone: str | None = None,
    cost: int | None = None,
) -> Proposal:
    """A new proposal. Its number is taken when the turn commits.

    With `by` it was entered by staff for somebody else, and whoever entered it hears what becomes
    of it until the author takes it over (storage.proposals.entered); `person` is then only who
    speaks, if anybody. `data` goes into the history; `phone` is told to the notices and kept
    nowhere; `cost` is what staff estimate, whole rupiah.

    Raises TooMany for a person who has sent MOST_A_DAY of their own today, rules.Unruly for words
    that are too short or too long.
    """
    _ruled(content)
    if by is None and person is not None:
        await _one_more(store, person, city)
    day = local_day(store, city)
    known = await cycles.load(store)
    year = known.year_on(city.code, day)
    rung = known.collecting(city.code, year)
    number = Number(city.letters or "USL", year)
    proposal = Proposal(
        new_id(), number, city.code, year, None if by else person.id if person else None, content,
        channel or (person.channel if person else "import"), locale, State.DIAJUKAN, 1, store.now,
        store.now, rung=rung.key, desk=rung.level, due=cycles.due(rung, day),
        hear=cycles.hear(rung, day), entered_by=by.person_id if by else None, cost=cost,
    )  # fmt: skip
    actor = by or Actor("", AUTHOR, content.area, person.id if person else None)

    def write() -> None:
        store.insert(
            proposals,
            id=proposal.id,
            city=city.code,
            letters=number.letters,
            number_year=year,
            number=number.running,
            year=year,
            person_id=proposal.person_id,
            channel=proposal.channel,
            locale=locale,
            state=proposal.state,
            version=1,
            created_at=store.now,
            changed_at=store.now,
            **{name: getattr(proposal, name) for name in STANDING},
            **_fields(content),
        )
        write_files(store, proposal.id, content.files)
        _write_history(store, proposal, step, actor.person_id)

    step = Step(
        1, EventKind.SUBMITTED, None, proposal.state, store.now, actor.role, actor=actor.name,
        area=actor.area, rung=rung.key, next=rung.key, by=proposal.due, data=data,
    )  # fmt: skip
    proposal.history.append(step)
    _number_last(store, city.code, number, write)
    store.record(Event(EventKind.SUBMITTED, proposal, proposal.author, person, step, phone))
    return proposal


async def change(store: Store, person: Person, id: int, version: int, content: Content) -> Proposal:
    """The author changes their own proposal; what it was stays in the history.

    Raises NotYours, Dealt, rules.Unruly for what is new and too short or too long, or Changed when
    it is no longer at `version`.
    """
    before = await _own(store, person, id)
    if conflict(before, version):
        raise Changed(before)
    _ruled(content, before.content)
    if before.person_id is None:
        content.show_name = NONE  # the name is somebody's who has not been asked
    old, new = _fields(before.content), _fields(content)
    was = {name: old[name] for name in FIELDS if old[name] != new[name]}
    if before.content.files != content.files:
        was["files"] = list(before.content.files)
        await store.execute(
            delete(proposal_files).where(
                proposal_files.c.proposal_id == before.id, proposal_files.c.place < EVIDENCE
            )
        )
        write_files(store, before.id, content.files)
    if was:
        values: dict[str, Any] = {}
        by = before.due
        if before.state == State.DIKEMBALIKAN:
            # Mended: it is the staff's turn again.
            rung, day = await _rung(store, before), await _day(store, before)
            by = cycles.due(rung, day)
            values = {"desk": rung.level, "due": by, "hear": cycles.hear(rung, day)}
        advance(
            store,
            before,
            EventKind.CHANGED,
            as_author(before, person),
            state=State.DIAJUKAN,
            speaker=person,
            changes=was,
            next=before.rung,
            by=by,
            values=values,
        )
        store.update(proposals, before.id, **new)
        before.content = content
    return before


def _ruled(content: Content, before: Content | None = None) -> None:
    """Raises rules.Unruly for words of a proposal that are too short or too long. What it had
    `before` is kept as it is, whatever the rules were then."""
    for name, span, needed in (
        ("wish", rules.WISH, True),
        ("problem", rules.PROBLEM, False),  # "": a list leaves it for later
        ("place", rules.PLACE, False),
        ("volume_text", rules.VOLUME, False),
    ):
        value = getattr(content, name)
        if before is not None and value == getattr(before, name):
            continue
        if value or needed:
            rules.text(name, value, span)
    if content.name and (before is None or content.name != before.name):
        rules.name(content.name)


async def withdraw(store: Store, person: Person, id: int) -> Proposal:
    """The author takes their own proposal back. Raises NotYours or Dealt."""
    proposal = await _own(store, person, id)
    if proposal.person_id is None:
        # The number by which it could have been taken over is of no use any more.
        await store.execute(delete(claims).where(claims.c.proposal_id == id))
    advance(
        store,
        proposal,
        EventKind.WITHDRAWN,
        as_author(proposal, person),
        state=State.DIBATALKAN,
        speaker=person,
        next="nothing",
        values={"desk": None, "due": None, "hear": None},
    )
    return proposal


def advance(
    store: Store,
    proposal: Proposal,
    kind: EventKind,
    actor: Actor,
    *,
    state: State | None = None,
    speaker: Person | None = None,
    why: str | None = None,
    reason: str | None = None,
    next: str | None = None,
    by: date | None = None,
    undoes: int | None = None,
    data: dict[str, Any] | None = None,
    changes: dict[str, Any] | None = None,
    values: dict[str, Any] | None = None,
    phone: str | None = None,
) -> Step:
    """One step in the life of a proposal: new values, the row of the history, and the event.

    `values` are columns of STANDING, or `year`; `phone` is for the notices. Who may take the step
    is for the caller to check.
    """
    before = proposal.state
    values = values or {}
    was = {
        name: getattr(proposal, name)
        for name, value in values.items()
        if getattr(proposal, name) != value
    }
    if state is not None and state != before:
        was["state"] = before
        proposal.state = state
    for name, value in values.items():
        setattr(proposal, name, value)
    proposal.version += 1
    proposal.changed_at = store.now
    store.update(
        proposals,
        proposal.id,
        state=proposal.state,
        version=proposal.version,
        changed_at=store.now,
        **values,
    )
    was = {name: _plain(value) for name, value in {**was, **(changes or {})}.items()}
    step = Step(
        proposal.version, kind, before, proposal.state, store.now, actor.role, why, actor.name,
        actor.area, proposal.rung, reason, next, by, undoes, data, was or None,
    )  # fmt: skip
    proposal.history.append(step)
    _write_history(store, proposal, step, actor.person_id)
    store.record(Event(kind, proposal, proposal.author, speaker, step, phone))
    return step


def as_author(proposal: Proposal, person: Person) -> Actor:
    """The author as one who does something; or whoever entered it for them, in the role in which
    they did. Of a whole proposal only."""
    if proposal.person_id is not None:
        return Actor(person.name or "", AUTHOR, proposal.content.area, person.id)
    entered = proposal.history[0]
    return Actor(person.name or entered.actor or "", entered.role, entered.area or "", person.id)


def conflict(proposal: Proposal, version: int) -> bool:
    """Whether something that matters has happened since a version."""
    return any(step.version > version and step.event not in ASIDE for step in proposal.history)


async def lock(store: Store, id: int) -> Proposal | None:
    """A proposal, which nobody else changes until this unit of work ends."""
    query = select(proposals).where(proposals.c.id == id)
    if store.dialect == "postgresql":
        query = query.with_for_update()
    rows = await store.fetch(query)
    return await _whole(store.fetch, rows[0]) if rows else None


async def _rung(store: Store, proposal: Proposal) -> Rung:
    known = await cycles.load(store)
    found = known.rung(proposal.city, proposal.year, proposal.rung)
    return found or known.collecting(proposal.city, proposal.year)


async def _day(store: Store, proposal: Proposal) -> date:
    return local_day(store, await areas.city(store, proposal.city))


async def find_public(connection: AsyncConnection, number: Number) -> Proposal | None:
    """A proposal by its whole number, for pages: without a unit of work."""

    async def fetch(query: Executable) -> Sequence[Row[Any]]:
        return (await connection.execute(query)).fetchall()

    return await _find(fetch, number)


async def find(store: Store, number: Number) -> Proposal | None:
    """A proposal by its whole number."""
    return await _find(store.fetch, number)


async def numbered(
    store: Store, running: int, letters: Sequence[str], year: int | None = None
) -> list[Proposal]:
    """All proposals with a running number, of cities by their letters and of one year or all: the
    newest year first."""
    query = select(proposals).where(
        proposals.c.letters.in_(list(letters)), proposals.c.number == running
    )
    if year is not None:
        query = query.where(proposals.c.number_year == year)
    order = (proposals.c.number_year.desc(), proposals.c.letters)
    return [plain_proposal(row) for row in await store.fetch(query.order_by(*order))]


Fetch = Callable[[Executable], Awaitable[Sequence[Row[Any]]]]


async def _find(fetch: Fetch, number: Number) -> Proposal | None:
    query = select(proposals).where(
        proposals.c.letters == number.letters,
        proposals.c.number_year == number.year,
        proposals.c.number == number.running,
    )
    rows = await fetch(query)
    return await _whole(fetch, rows[0]) if rows else None


async def get(store: Store, id: int) -> Proposal | None:
    rows = await store.fetch(select(proposals).where(proposals.c.id == id))
    return await _whole(store.fetch, rows[0]) if rows else None


async def cities_of(store: Store, person_id: int) -> list[str]:
    """The cities that a person has proposed something for, themselves or for others."""
    query = select(proposals.c.city).where(_followed_by(person_id)).distinct()
    return [row.city for row in await store.fetch(query)]


async def mine(store: Store, person_id: int, skip: int, count: int) -> tuple[int, list[Proposal]]:
    """How many proposals a person has, or has entered for others who do not follow them
    themselves, and some of them, newest first."""
    own = _followed_by(person_id)
    total = (await store.fetch(select(func.count()).where(own)))[0][0]
    query = select(proposals).where(own).order_by(proposals.c.id.desc()).offset(skip).limit(count)
    return total, [plain_proposal(row) for row in await store.fetch(query)]


def _followed_by(person_id: int) -> ColumnElement[bool]:
    """The condition of `Proposal.author`, as indexes serve it."""
    return or_(
        proposals.c.person_id == person_id,
        and_(proposals.c.entered_by == person_id, proposals.c.person_id.is_(None)),
    )


async def done_of(store: Store, person_id: int, count: int) -> list[Proposal]:
    """The newest of a person's proposals that are said to have been carried out."""
    query = (
        select(proposals)
        .where(_followed_by(person_id), proposals.c.state == State.SELESAI)
        .order_by(proposals.c.changed_at.desc())
        .limit(count)
    )
    return [await _whole(store.fetch, row) for row in await store.fetch(query)]


async def _own(store: Store, person: Person, id: int) -> Proposal:
    proposal = await lock(store, id)
    if proposal is None or proposal.author != person.id:
        raise NotYours
    if proposal.state not in OWN:
        raise Dealt(proposal)
    return proposal


async def _whole(fetch: Fetch, row: Row[Any]) -> Proposal:
    """With its history and pictures."""
    proposal = plain_proposal(row)
    steps = await fetch(
        select(history).where(history.c.proposal_id == row.id).order_by(history.c.version)
    )
    proposal.history = [
        Step(**{**{n: getattr(s, n) for n in Step.__slots__}, "event": EventKind(s.event)})
        for s in steps
    ]
    held = await fetch(
        select(files.c.id, files.c.hash, files.c.state, proposal_files.c.place)
        .join(proposal_files, proposal_files.c.file_id == files.c.id)
        .where(proposal_files.c.proposal_id == row.id)
        .order_by(proposal_files.c.place)
    )
    own = [f for f in held if f.place < EVIDENCE]
    proposal.content.files = tuple(f.id for f in own if f.state != "failed")
    proposal.photos = [f.hash for f in own if f.state == "ready"]
    proposal.evidence = [f.hash for f in held if f.place >= EVIDENCE and f.state == "ready"]
    return proposal


def plain_proposal(row: Row[Any]) -> Proposal:
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
        **{name: getattr(row, name) for name in STANDING},
    )


def _fields(content: Content) -> dict[str, Any]:
    return {name: getattr(content, name) for name in FIELDS}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def write_files(store: Store, id: int, wanted: Sequence[int], first: int = 0) -> None:
    for place, file_id in enumerate(wanted, first):
        store.insert(proposal_files, proposal_id=id, place=place, file_id=file_id)


def _write_history(store: Store, proposal: Proposal, step: Step, person_id: int | None) -> None:
    values = {name: getattr(step, name) for name in Step.__slots__}
    store.insert(history, id=new_id(), proposal_id=proposal.id, person_id=person_id, **values)


def _number_last(store: Store, city: str, number: Number, write: Callable[[], None]) -> None:
    """Takes a running number last in the unit of work, so that the counter's row is locked only
    while all is written; and then writes. What has the same counter takes its numbers at once."""
    series = f"numbers:{city}:{number.year}"
    waiting: list[tuple[Number, Callable[[], None]]] = store.seen.setdefault(series, [])
    waiting.append((number, write))
    if len(waiting) > 1:
        return

    async def take(store: Store) -> None:
        counted = {"city": city, "year": number.year, "count": len(waiting)}
        last = int((await store.fetch(_COUNT, counted))[0][0])
        if store.ledger is not None:
            store.ledger.numbered(city, number.year, last)
        for running, (each, write) in enumerate(waiting, last - len(waiting) + 1):
            each.running = running
            write()
        del store.seen[series]

    store.last.append(take)


# What the audit log calls numbers that a restore has left out (storage.database.restored).
LEAP = "leap"

# As text: SQLAlchemy would compile an upsert anew each time.
_COUNT = text(
    "INSERT INTO counters (city, year, last) VALUES (:city, :year, :count) "
    "ON CONFLICT (city, year) DO UPDATE SET last = counters.last + excluded.last RETURNING last"
)


async def perhaps_lost(
    store: Store, running: int, cities: Sequence[str], year: int | None = None
) -> bool:
    """Whether a number that nobody has lies in a leap of one of these cities (by code): it may have
    been given, and was lost with the database that a copy has taken the place of."""
    return any(
        city in cities and year in (None, of) and running in skipped
        for city, of, skipped in await _leaps(store)
    )


async def _leaps(store: Store) -> list[tuple[str, int, range]]:
    """Of a city's code and a year the numbers that were left out. What says nothing is no leap."""
    leaps = []
    query = select(audit.c.area, audit.c.data).where(audit.c.action == LEAP)
    for row in await store.fetch(query):
        match row.data:
            case {"year": int(year), "from": int(last), "to": int(to)}:
                leaps.append((row.area, year, range(last + 1, to + 1)))
    return leaps


async def gaps(store: Store) -> list[str]:
    """Series whose numbers are not 1..last without gaps, but for leaps that a restore has recorded,
    for `rembuk db check`."""
    given: dict[tuple[str, int], set[int]] = {}
    for row in await store.fetch(
        select(proposals.c.city, proposals.c.number_year, proposals.c.number)
    ):
        given.setdefault((row.city, row.number_year), set()).add(row.number)
    leapt: dict[tuple[str, int], set[int]] = {}
    for city, year, skipped in await _leaps(store):
        leapt.setdefault((city, year), set()).update(skipped)
    return [
        f"{row.city} {row.year}"
        for row in await store.fetch(select(counters))
        if given.get((row.city, row.year), set())
        != set(range(1, row.last + 1)) - leapt.get((row.city, row.year), set())
    ]
