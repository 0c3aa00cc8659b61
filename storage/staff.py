"""Staff: how they are invited, what they hold, how it ends; and the audit log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from storage import codes
from storage.areas import within
from storage.ids import new_id
from storage.people import Person
from storage.roles import Grant, Operation, Role, allowed, may
from storage.store import Store
from storage.tables import audit, staff

# How long an invitation is good.
INVITED = timedelta(days=7)

PURPOSE = "staff"


class NotAllowed(Exception):
    """No role of this person carries for this operation."""

    def __init__(self, operation: Operation) -> None:
        super().__init__(operation)
        self.operation = operation


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


def as_actor(grant: Grant, person: Person) -> Actor:
    return Actor(person.name or grant.name or grant.role, grant.role, grant.area, person.id)


async def grants(store: Store, person_id: int) -> tuple[Grant, ...]:
    """The roles that a person holds now."""
    rows = await store.fetch(
        select(staff).where(staff.c.person_id == person_id, staff.c.until_at.is_(None))
    )
    return tuple(_grant(row) for row in rows)


def _grant(row: Any) -> Grant:
    return Grant(row.id, row.person_id, row.name or "", Role(row.role), row.area, row.opd)


async def require(
    store: Store,
    person: Person,
    operation: Operation,
    area: str,
    *,
    rung: int | None = None,
    opd: str | None = None,
) -> Actor:
    """The person in the role that allows an operation. Raises NotAllowed."""
    held = await grants(store, person.id)
    grant = allowed(held, operation, area, rung=rung, opd=opd)
    if grant is None:
        raise NotAllowed(operation)
    return as_actor(grant, person)


def invite(store: Store, by: Actor, role: Role, area: str, opd: str | None = None) -> str:
    """A one-time code for a role. Who may, is for the caller to ask (`require`)."""
    value = "|".join((role, area, opd or "", by.name[:60]))
    code = codes.issue(store, PURPOSE, value[:200], INVITED)
    note(store, by, "invite", area, about=role, data={"opd": opd} if opd else None)
    return code


async def join(store: Store, person: Person, code: str) -> Grant | None:
    """Takes up an invitation; None for a wrong, old or used code."""
    value = await codes.redeem(store, PURPOSE, code)
    if value is None:
        return None
    role, area, opd, by = value.split("|", 3)
    for held in await grants(store, person.id):
        if (held.role, held.area, held.opd or "") == (role, area, opd):
            return held
    grant = Grant(new_id(), person.id, person.name or "", Role(role), area, opd or None)
    store.insert(
        staff,
        id=grant.id,
        person_id=person.id,
        name=person.name,
        role=role,
        area=area,
        opd=opd or None,
        from_at=store.now,
    )
    note(store, as_actor(grant, person), "join", area, about=role, data={"invited_by": by})
    return grant


async def end(store: Store, by: Actor, id: int) -> Grant | None:
    """Ends a role; None when there is none with this id, or it has ended."""
    rows = await store.fetch(select(staff).where(staff.c.id == id, staff.c.until_at.is_(None)))
    if not rows:
        return None
    store.update(staff, id, until_at=store.now)
    note(store, by, "end", rows[0].area, about=f"{rows[0].role} {rows[0].name or ''}".strip())
    return _grant(rows[0])


async def everybody(
    store: Store, area: str = "", *, ended: bool = False
) -> list[tuple[Grant, datetime, datetime | None]]:
    """The roles within an area, with since when and until when."""
    query = select(staff).where(within(staff.c.area, area) if area else staff.c.id.is_not(None))
    if not ended:
        query = query.where(staff.c.until_at.is_(None))
    rows = await store.fetch(query.order_by(staff.c.area, staff.c.role, staff.c.id))
    return [(_grant(row), row.from_at, row.until_at) for row in rows]


async def above(store: Store, area: str, operation: Operation) -> list[Grant]:
    """The roles that carry for an operation in an area, those for the smallest areas first."""
    parts = area.split(".")
    codes = ["", *(".".join(parts[:length]) for length in range(1, len(parts) + 1))]
    rows = await store.fetch(
        select(staff)
        .where(staff.c.area.in_(codes), staff.c.until_at.is_(None))
        .order_by(staff.c.id)
    )
    found = [grant for grant in map(_grant, rows) if may(grant, operation, area)]
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
