"""Staff: how they are invited, what they hold, how it ends; and the audit log."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, false, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import rules
from storage.city.areas import within
from storage.database.direct import known, reading
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import audit, staff
from storage.people import one_time_codes
from storage.people.model import Person
from storage.staff import offices, succession
from storage.staff.roles import Grant, Operation, Role, allowed, may

# How long an invitation is good.
INVITED = timedelta(days=7)

PURPOSE, DEPUTY = "staff", "deputy"

# For so long at the most somebody stands in for another.
LONGEST = timedelta(days=92)


class NotAllowed(Exception):
    """No role of this person carries for this operation."""

    def __init__(self, operation: Operation) -> None:
        super().__init__(operation)
        self.operation = operation


class BadUntil(ValueError):
    """A deputy's time ends before it begins, or lasts longer than LONGEST."""


class OwnLast(Exception):
    """It is the last role as admin of whoever would end it. Somebody else may."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something: a person in a role, or whoever sits at the command line."""

    name: str
    role: str
    area: str = ""
    person_id: int | None = None


OPERATOR = "admin"  # the role of whoever sits at the command line


def at_command_line(name: str) -> Actor:
    """Somebody who can read the whole database anyway."""
    return Actor(name, OPERATOR)


@dataclass(frozen=True, slots=True)
class Held:
    """A role with since when somebody holds it, and until when they did."""

    grant: Grant
    since: datetime
    until: datetime | None = None


def as_actor(grant: Grant, person: Person) -> Actor:
    return Actor(person.name or grant.name, grant.role, grant.area, person.id)


async def grants(store: Store, person_id: int) -> tuple[Grant, ...]:
    """The roles that a person holds now, those of a deputy among them."""
    found = await store.fetch(_HELD_BY, {"person": person_id, "now": store.now})
    return tuple(map(grant_of, found))


async def held_by(connection: AsyncConnection, person_id: int, now: datetime) -> tuple[Grant, ...]:
    """The same outside of a unit of work."""
    found = await reading.rows(connection, _HELD_BY, {"person": person_id, "now": now})
    return tuple(map(grant_of, found))


def held_at(now: datetime | BindParameter[Any]) -> ColumnElement[bool]:
    """The condition that a role is held: it has not ended, nor has the time of a deputy."""
    return or_(staff.c.until_at.is_(None), staff.c.until_at > now)


_MINE = (staff.c.person_id == bindparam("person"), held_at(bindparam("now")))
_HELD_BY = known.Known(select(staff).where(*_MINE))


def grant_of(row: Any) -> Grant:
    """A role from its row."""
    return Grant(
        row.id, row.person_id, row.name or "", Role(row.role), row.area, row.opd, row.until_at,
        row.rt, row.rw,
    )  # fmt: skip


async def require(
    store: Store,
    person: Person,
    operation: Operation,
    area: str,
    *,
    tahap: int | None = None,
    opd: str | None = None,
) -> Actor:
    """The person in the role that allows an operation. Raises NotAllowed."""
    held = await grants(store, person.id)
    grant = allowed(held, operation, area, tahap=tahap, opd=opd)
    if grant is None:
        raise NotAllowed(operation)
    return as_actor(grant, person)


async def acting(store: Store, by: Person | Actor, operation: Operation, area: str) -> Actor:
    """Who does something in an area: a person, whose roles are asked, or whoever sits at the
    command line. Raises NotAllowed."""
    return by if isinstance(by, Actor) else await require(store, by, operation, area)


def carrying(held: Iterable[Grant], operation: Operation) -> tuple[Grant, ...]:
    """Those of some roles that carry for an operation in their own area. Raises NotAllowed."""
    found = tuple(grant for grant in held if may(grant, operation, grant.area))
    if not found:
        raise NotAllowed(operation)
    return found


@dataclass(frozen=True, slots=True)
class Beside:
    """What an invitation holds beside its role, area and OPD: of a pendamping the RT and RW whose
    head they are; of one from a sheet whom it is for; the role in whose place it comes."""

    rt: str | None = None
    rw: str | None = None
    name: str | None = None
    phone: str | None = None
    instead: int | None = None

    def stored(self) -> str:
        """Short, as it follows the rest of an invitation."""
        values = {field: getattr(self, field) for field in Beside.__slots__}
        return json.dumps({field: value for field, value in values.items() if value})

    @staticmethod
    def load(text: str) -> Beside:
        """Of one that was made before there was anything beside, nothing."""
        return Beside(**json.loads(text)) if text.startswith("{") else NOTHING


NOTHING = Beside()


async def invite(
    store: Store,
    by: Person | Actor,
    role: Role,
    area: str,
    opd: str | None = None,
    beside: Beside = NOTHING,
    *,
    good_for: timedelta = INVITED,
) -> str:
    """A one-time code for a role; an OPD is written as it is known already. Raises NotAllowed,
    rules.Unruly, offices.Unknown, or LookupError for a role in whose place it cannot come."""
    actor = await acting(store, by, Operation.INVITE, area)
    if beside.instead is not None:
        before = await get(store, beside.instead)
        if before is None or (before.role, before.area) != (role, area):
            raise LookupError(beside.instead)
    opd = rules.optional("opd", opd, rules.OPD)
    rules.optional("rt", beside.rt, rules.RT)
    rules.optional("rw", beside.rw, rules.RT)
    if opd is not None and beside.instead is None:  # whoever comes in a place gets what it was
        opd = await offices.known(store, area, opd)
    inviter = actor.name[:60].replace("|", "/")
    value = "|".join((role, area, opd or "", inviter, beside.stored()))
    code = one_time_codes.issue(store, PURPOSE, value, good_for)
    note(store, actor, "invite", area, about=role, data={"opd": opd} if opd else None)
    return code


async def instead_of(store: Store, code: str) -> Grant | None:
    """The role in whose place the invitation of a code comes, as long as it is held."""
    value = await one_time_codes.value(store, PURPOSE, code)
    rest = value.split("|", 4)[4:] if value is not None else []
    id = Beside.load(rest[0]).instead if rest else None
    return await get(store, id) if id is not None else None


async def deputize(store: Store, by: Person, area: str, until: datetime) -> str:
    """A one-time code by which somebody stands in for this person, in an area of their role, until
    a time. Raises NotAllowed, also for a deputy, and BadUntil."""
    lasting = [each for each in await grants(store, by.id) if each.until is None]
    grant = allowed(lasting, Operation.DEPUTIZE, area)
    if grant is None:
        raise NotAllowed(Operation.DEPUTIZE)
    if not store.now < until <= store.now + LONGEST:
        raise BadUntil(until)
    at = until.astimezone(UTC).isoformat(timespec="seconds")
    value = "|".join((grant.role, area, grant.opd or "", at, (by.name or "")[:50]))
    code = one_time_codes.issue(store, DEPUTY, value, INVITED)
    note(store, as_actor(grant, by), "deputize", area, about=grant.role, data={"until": at})
    return code


async def invites(store: Store, code: str) -> bool:
    """Whether a code is that of an invitation that can be taken up; it is not used up by this."""
    for purpose in (PURPOSE, DEPUTY):
        if await one_time_codes.holds(store, purpose, code):
            return True
    return False


async def join(store: Store, person: Person, code: str) -> Grant | None:
    """Takes up an invitation, for good or as a deputy; None for a wrong, old or used code."""
    until: datetime | None = None
    beside = NOTHING
    value = await one_time_codes.redeem(store, PURPOSE, code)
    if value is not None:
        role, area, opd, by, *rest = value.split("|", 4)
        beside = Beside.load(rest[0]) if rest else beside
    else:
        value = await one_time_codes.redeem(store, DEPUTY, code)
        if value is None:
            return None
        role, area, opd, at, by = value.split("|", 4)
        until = datetime.fromisoformat(at)
        if until <= store.now:
            return None
    if beside.instead is not None:
        await _make_way(store, person, beside.instead, by)
    if opd:  # its city may have said since how it is spelt
        opd = (await offices.offered(store, area)).find(opd) or opd
    for held in await grants(store, person.id):
        longer = held.until is None or (until is not None and held.until >= until)
        if longer and (held.role, held.area, held.opd or "") == (role, area, opd):
            if (beside.rt or beside.rw) and (held.rt, held.rw) != (beside.rt, beside.rw):
                store.update(staff, held.id, rt=beside.rt, rw=beside.rw)
                held = replace(held, rt=beside.rt, rw=beside.rw)
            return held
    name = person.name or ""
    grant = Grant(
        new_id(), person.id, name, Role(role), area, opd or None, until, beside.rt, beside.rw
    )
    store.insert(
        staff,
        id=grant.id,
        person_id=person.id,
        name=person.name,
        role=role,
        area=area,
        opd=opd or None,
        from_at=store.now,
        until_at=until,
        rt=grant.rt,
        rw=grant.rw,
    )
    note(store, as_actor(grant, person), "join", area, about=role, data={"invited_by": by})
    if grant.opd is not None:
        await offices.spell_alike(store, grant.area, grant.opd)
        offices.anew(store)
    return grant


async def _make_way(store: Store, person: Person, id: int, by: str) -> None:
    """Somebody comes in the place of a role's holder: the role ends, and what its holder had begun
    there is theirs."""
    before = await get(store, id)
    if before is None or before.person_id == person.id:
        return
    store.update(staff, id, until_at=store.now)
    actor = Actor(person.name or "", before.role, before.area, person.id)
    about = f"{before.role} {before.name}".strip()
    note(store, actor, "succeed", before.area, about=about, data={"invited_by": by})
    if before.person_id is not None:
        await succession.take_over(store, before.person_id, person.id, before.area)


async def _pass_on(store: Store, grant: Grant) -> None:
    """What whoever held a role had begun goes on with somebody who holds the same there."""
    query = select(staff).where(
        staff.c.role == grant.role,
        staff.c.area == grant.area,
        staff.c.until_at.is_(None),
        staff.c.id != grant.id,
        staff.c.person_id.is_not(None),
        staff.c.person_id != grant.person_id,
    )
    rows = await store.fetch(query.order_by(staff.c.id))
    alike = [row for row in rows if (row.opd or "") == (grant.opd or "")]
    if alike and grant.person_id is not None:
        await succession.take_over(store, grant.person_id, alike[0].person_id, grant.area)


async def get(store: Store, id: int) -> Grant | None:
    """A role that is held now; None when there is none with this id, or it has ended."""
    rows = await store.fetch(select(staff).where(staff.c.id == id, held_at(store.now)))
    return grant_of(rows[0]) if rows else None


async def end(store: Store, by: Person | Actor, id: int) -> Grant | None:
    """Ends a role; None when there is none with this id, or it has ended. Whoever held it is for
    the caller to tell (handlers.staff.people.notices.role_ended).

    Raises NotAllowed, and OwnLast for the last role as admin that a person holds themselves.
    """
    grant = await get(store, id)
    if grant is None:
        return None
    actor = await acting(store, by, Operation.INVITE, grant.area)
    if isinstance(by, Person) and await is_own_last(store, by, grant):
        raise OwnLast
    store.update(staff, id, until_at=store.now)
    await _pass_on(store, grant)
    about = f"{grant.role} {grant.name}".strip()
    note(
        store, actor, "end", grant.area, about=about, data={"opd": grant.opd} if grant.opd else None
    )
    return grant


async def is_own_last(store: Store, person: Person, grant: Grant) -> bool:
    """Whether a role is the last as admin that this person holds."""
    if grant.person_id != person.id or grant.role is not Role.ADMIN:
        return False
    held = await grants(store, person.id)
    return not any(other.role is Role.ADMIN and other.id != grant.id for other in held)


async def everybody(store: Store, area: str = "", *, ended: bool = False) -> list[Held]:
    """The roles within an area, those of the larger areas first."""
    query = _listed(None if ended else store.now).where(within(staff.c.area, area))
    return [_held(row) for row in await store.fetch(query)]


async def roster(store: Store, by: Person, count: int, skip: int = 0) -> list[Held]:
    """The roles that are held now in the areas whose staff this person appoints. Raises
    NotAllowed."""
    mine = carrying(await grants(store, by.id), Operation.INVITE)
    query = _listed(store.now).where(
        or_(false(), *(within(staff.c.area, grant.area) for grant in mine))
    )
    return [_held(row) for row in await store.fetch(query.offset(skip).limit(count))]


def _listed(now: datetime | None) -> Select[Any]:
    """Those that are held at a time; all that there ever were."""
    query = select(staff).order_by(staff.c.area, staff.c.role, staff.c.id)
    return query if now is None else query.where(held_at(now))


def _held(row: Any) -> Held:
    return Held(grant_of(row), row.from_at, row.until_at)


async def above(store: Store, area: str, operation: Operation) -> list[Grant]:
    """The roles that carry for an operation in an area, those for the smallest areas first."""
    parts = area.split(".")
    codes = ["", *(".".join(parts[:length]) for length in range(1, len(parts) + 1))]
    rows = await store.fetch(
        select(staff).where(staff.c.area.in_(codes), held_at(store.now)).order_by(staff.c.id)
    )
    found = [grant for grant in map(grant_of, rows) if may(grant, operation, area)]
    return sorted(found, key=lambda grant: -grant.level)


def note(
    store: Store,
    by: Actor,
    action: str,
    area: str | None,
    *,
    about: str | None = None,
    data: dict[str, Any] | None = None,
) -> None:
    """A line in the audit log."""
    store.insert(
        audit,
        id=new_id(),
        at=store.now,
        person_id=by.person_id,
        actor=by.name[:120],
        action=action,
        area=area,
        about=about[:120] if about else None,
        data=data,
    )
