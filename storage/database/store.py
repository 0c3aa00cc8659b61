"""The unit of work: collects what a batch of turns writes and commits it as one transaction."""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence, Set
from datetime import datetime
from functools import cache
from typing import Any, Generic, TypeVar

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Executable,
    Row,
    Table,
    and_,
    bindparam,
    case,
    func,
    insert,
    literal_column,
    or_,
    select,
    text,
    union_all,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import ids
from storage.database.direct import reading
from storage.database.direct.known import Known
from storage.database.direct.transaction import Transaction
from storage.database.ledger import Ledger
from storage.database.tables import metadata, outbox
from storage.events import Event, Happened
from storage.meetings.model import MeetingEvent
from storage.people.model import Person
from storage.proposals.model import EventKind

# What goes out is handlers' (handlers.conversation.messages.Outgoing), which storage does not know.
Outgoing = Any

# Of a column, of whichever type it is.
Value = Any

# Says whom an event tells, and in which words (handlers.told): an Event or a Happened, by its kind.
Notice = Callable[["Store", Any], Awaitable[list[Outgoing]]]
Notices = Mapping[EventKind | MeetingEvent, Notice]

# Turns what goes out into rows of the outbox. `speaker` is the person whose turn it is, if any.
Post = Callable[["Store", Outgoing, Person | None], Awaitable[None]]


# What is woken where people read the mailbox itself begins so; channel and address follow.
SHOWN = "shown "

# All of it in one statement.
_NOTIFY = Known(text("SELECT pg_notify('rembuk', each) FROM unnest(CAST(:what AS text[])) AS each"))

# Parents before children. Sorting them anew for each flush costs more than the flush.
TABLES = tuple(metadata.sorted_tables)

_ORDER = {table.name: place for place, table in enumerate(TABLES)}

# The tables whose rows sort by ids of ours, and the highest that leaves some above it.
_SORTED = tuple(t for t in TABLES if "id" in t.c and isinstance(t.c.id.type, BigInteger))
_MOST = 2**63 - 2**50


async def begin_ids(connection: AsyncConnection) -> None:
    """Before a process writes: its ids are above those of all rows."""
    ids.above((await reading.rows(connection, _HIGHEST))[0][0] or 0)


def _highest() -> Known:
    each = union_all(*(select(func.max(t.c.id).label("id")) for t in _SORTED)).subquery()
    return Known(select(func.max(each.c.id)).where(each.c.id < _MOST))


_HIGHEST = _highest()


# The arguments of a statement, by name.
Arguments = Mapping[str, Value] | None

# Of each table the rows, by primary key.
_Rows = dict[str, dict[tuple[Value, ...], dict[str, Value]]]


K = TypeVar("K")
V = TypeVar("V")


class Memo(Generic[K, V]):
    """Names what is read or counted once and holds for a whole unit of work, by a key."""


class Unannounced(LookupError):
    """An event has no entry in the table of notices: it would happen in silence."""


class Store:
    """One transaction. Writes are collected; `flush` sends them as one `executemany` a table.

    A read through the store flushes first, so it sees what the turn has written. `commit` takes
    running numbers, lets the notices speak, writes everything and commits; leaving the unit of
    work without it rolls back.
    """

    def __init__(
        self,
        transaction: Transaction,
        notices: Notices,
        post: Post,
        now: datetime,
        ledger: Ledger | None = None,
    ) -> None:
        self.connection = transaction.connection
        self.dialect = transaction.dialect.name
        self._transaction = transaction
        self.now = now
        # What a restore must know of this transaction is noted there before it is committed.
        self.ledger = ledger
        self._memos: dict[Memo[Any, Any], dict[Any, Any]] = {}  # each of its memo's types
        # How often this unit of work has written: what was read before may be another now.
        self.written = 0
        self._forgotten: list[int] = []
        # Each with how much had been said before, and which of them it is.
        self._events: list[tuple[tuple[int, int], Event | Happened]] = []
        self._happened = itertools.count()
        self._told: list[tuple[tuple[int, int], Outgoing, Person | None]] = []
        self._outgoing: list[tuple[Outgoing, Person | None]] = []
        self._posted: list[dict[str, Value]] = []
        self._last: list[Callable[[Store], Awaitable[None]]] = []
        self._claimed: list[int] = []
        self._woken: set[str] = set()
        self._arrived: set[int] = set()
        self._notices = notices
        self._post = post
        self._inserts: _Rows = defaultdict(dict)
        self._updates: _Rows = defaultdict(dict)

    def memo(self, of: Memo[K, V]) -> dict[K, V]:
        """What this unit of work knows under a memo."""
        return self._memos.setdefault(of, {})

    def insert(self, table: Table, **row: Value) -> None:
        """A new row, written at the next flush; columns not named are null."""
        self.written += 1
        whole: dict[str, Value] = dict.fromkeys(table.columns.keys())
        whole.update(row)
        key = tuple(whole[column.name] for column in table.primary_key)
        self._inserts[table.name][key] = whole

    def update(self, table: Table, *key: Value, **values: Value) -> None:
        """New values for the row with this primary key, written at the next flush."""
        self.written += 1
        fresh = self._inserts[table.name].get(key)
        if fresh is not None:
            fresh.update(values)
        else:
            self._updates[table.name].setdefault(key, {}).update(values)

    def record(self, event: Event | Happened) -> None:
        """Something happened to a proposal or a meeting: whoever it concerns is told when this
        commits."""
        if event.kind not in self._notices:
            raise Unannounced(event.kind)
        self._events.append(((len(self._outgoing), next(self._happened)), event))

    @property
    def recorded(self) -> Sequence[Event | Happened]:
        """What has happened so far and nobody has been told of yet."""
        return tuple(event for _, event in self._events)

    async def tell(self, proposals: Collection[int]) -> None:
        """What has happened to some proposals so far concerns whom it concerns now: what comes next
        in this unit of work changes who stands behind them."""
        await self._tell(lambda e: isinstance(e, Event) and e.proposal.id in proposals)

    def became(self, old: int, new: int) -> None:
        """Somebody is part of another person from now on, who hears what has happened so far."""
        self._events = [
            (place, dataclasses.replace(event, author=new))
            if isinstance(event, Event) and event.author == old
            else (place, event)
            for place, event in self._events
        ]

    async def _tell(self, which: Callable[[Event | Happened], bool]) -> None:
        # A notice may do something that is itself an event.
        while found := next((each for each in self._events if which(each[1])), None):
            self._events.remove(found)
            place, event = found
            speaker = event.speaker if isinstance(event, Event) else None
            for outgoing in await self._notices[event.kind](self, event):
                self._told.append((place, outgoing, speaker))

    def send(self, outgoing: Outgoing, speaker: Person | None = None) -> None:
        """A message that goes out when this commits."""
        self._outgoing.append((outgoing, speaker))

    def send_first(self, outgoing: Outgoing, speaker: Person) -> None:
        """The same, before all that goes out."""
        self._told.append(((-1, len(self._told)), outgoing, speaker))

    def last(self, work: Callable[[Store], Awaitable[None]]) -> None:
        """Is done at the commit, in the order of asking: running numbers, and what names them."""
        self._last.append(work)

    def forgot(self, person_id: int) -> None:
        """A person is deleted: a restore of an older copy is to know of it."""
        self._forgotten.append(person_id)

    def wakes(self, what: str) -> None:
        """There is something new for whoever looks after this, here and in other processes."""
        self._woken.add(what)

    @property
    def woken(self) -> Set[str]:
        """What there is something new of."""
        return self._woken

    def posts(self, row: dict[str, Value]) -> None:
        """A row of the outbox, for this process to send or to show once this has committed."""
        self._posted.append(row)

    def shows(self, channel: str, address: str) -> None:
        """There is something new to read at an address, for whichever process has its page open."""
        self._woken.add(f"{SHOWN}{channel} {address}")

    @property
    def posted(self) -> Sequence[dict[str, Value]]:
        """The rows of the outbox that are this process's to send."""
        return self._posted

    def claims(self, ids: Sequence[int]) -> None:
        """Messages that this process has taken to send."""
        self._claimed += ids

    @property
    def claimed(self) -> Sequence[int]:
        """The ids of messages that this process has taken to send."""
        return self._claimed

    def arrives(self, files: Iterable[int]) -> None:
        """Files that were on their way are there, or will not come."""
        self._arrived.update(files)

    @property
    def arrived(self) -> Set[int]:
        """The ids of files that were on their way, and are no more."""
        return self._arrived

    async def fetch(self, query: Executable | Known, args: Arguments = None) -> Sequence[Row[Any]]:
        """Rows, after what is collected has been written."""
        await self.flush()
        if isinstance(query, Known):
            return await self._transaction.rows(query, args or {})
        return (await self.connection.execute(query, args)).fetchall()

    async def execute(self, statement: Executable, args: Arguments = None) -> int:
        """A statement of its own, after what is collected; gives the number of rows it touched."""
        self.written += 1
        await self.flush()
        return int((await self.connection.execute(statement, args)).rowcount)

    async def alone(self, name: str) -> None:
        """Until this unit of work ends no other process does what has this name."""
        if self.dialect == "postgresql":
            await self.execute(
                text("SELECT pg_advisory_xact_lock(hashtext(:name))"), {"name": name}
            )

    async def flush(self) -> None:
        if not self._inserts and not self._updates:
            return
        inserts, updates = self._inserts, self._updates
        self._inserts, self._updates = defaultdict(dict), defaultdict(dict)
        for name in sorted(inserts, key=_ORDER.__getitem__):
            if rows := inserts[name]:
                await self._transaction.many(_INSERTS[name], list(rows.values()))
        for name in sorted(updates, key=_ORDER.__getitem__):
            for columns, changed in _alike(TABLES[_ORDER[name]], updates[name]).items():
                await self._transaction.many(_update(name, columns), changed)

    async def commit(self) -> None:
        """Numbers, notices, rows, commit: in this order, so that locks are held briefly."""
        for take in self._last:
            await take(self)
        self._last.clear()
        await self._tell(lambda _: True)
        # What an event tells stands before what the turn said after it: a question stands last.
        said = [((place, math.inf), *each) for place, each in enumerate(self._outgoing)]
        for _, outgoing, speaker in sorted([*said, *self._told], key=lambda each: each[0]):
            await self._post(self, outgoing, speaker)
        self._outgoing.clear()
        self._told.clear()
        await self.flush()
        if self._woken and self.dialect == "postgresql":
            await self._transaction.many(_NOTIFY, [{"what": sorted(self._woken)}])
        if self._forgotten and self.ledger is not None:
            self.ledger.deleted(self._forgotten)
        await self._transaction.commit()


def _alike(
    table: Table, updates: Mapping[tuple[Value, ...], Mapping[str, Value]]
) -> dict[tuple[str, ...], list[dict[str, Value]]]:
    """The arguments of updates, by which columns they change."""
    keys = [f"key_{column.name}" for column in table.primary_key]
    found: dict[tuple[str, ...], list[dict[str, Value]]] = defaultdict(list)
    for key, values in updates.items():
        args = dict(zip(keys, key, strict=True))
        for column, value in values.items():
            args[_given(table.name, column)] = value
        found[tuple(sorted(values))].append(args)
    return found


_INSERTS = {table.name: Known(insert(table)) for table in TABLES}


def _no_earlier(name: str) -> ColumnElement[str]:
    """The state of a message: what the platform says of it may be here before the word that it was
    sent, which then changes nothing."""
    state, given = outbox.c.state, bindparam(f"given_{name}", type_=outbox.c.state.type)
    # Spelled out: many rows are written by one statement.
    arrived = or_(*(state == literal_column(f"'{each}'") for each in ("delivered", "read")))
    return case((and_(arrived, given == literal_column("'sent'")), state), else_=given)


# Columns whose new value depends on the one that they have; the argument is "given_" and the name.
GROWS: dict[tuple[str, str], Callable[[str], ColumnElement[str]]] = {
    ("outbox", "state"): _no_earlier
}


def _given(table: str, column: str) -> str:
    """The argument that is the new value of a column."""
    return f"given_{column}" if (table, column) in GROWS else column


@cache
def _update(name: str, columns: tuple[str, ...]) -> Known:
    table = TABLES[_ORDER[name]]
    rules: dict[str, Callable[[str], ColumnElement[Any]]] = {
        column: GROWS.get((name, column), bindparam) for column in columns
    }
    statement = update(table).values({column: rule(column) for column, rule in rules.items()})
    for column in table.primary_key:
        statement = statement.where(column == bindparam(f"key_{column.name}"))
    return Known(statement)
