"""Invitations of staff that nobody has taken up yet: seen by whoever may invite there, and
withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zlib import crc32

from sqlalchemy import delete, or_, select

from storage.database.store import Store
from storage.database.tables import codes
from storage.people.model import Person
from storage.staff.roles import Grant, Operation, Role, covers
from storage.staff.staff import (
    DEPUTY,
    NOTHING,
    PURPOSE,
    Actor,
    Beside,
    acting,
    carrying,
    grants,
    note,
)


@dataclass(frozen=True, slots=True)
class Invitation:
    """One that is open. `key` names it and tells nothing of its code; `by` is who invited; a
    `deputy` stands in for them. `beside` says of one from a sheet whom it is for."""

    key: int
    role: Role
    area: str
    opd: str | None
    by: str
    until: datetime
    deputy: bool
    beside: Beside = NOTHING


async def some(store: Store, by: Person) -> list[Invitation]:
    """Those for the areas in which this person invites, the first to run out first. Raises
    NotAllowed."""
    mine = carrying(await grants(store, by.id), Operation.INVITE)
    return [each for each, _ in await _open(store) if _within(mine, each.area)]


async def withdraw(store: Store, by: Person | Actor, key: int) -> Invitation | None:
    """Its code is worth nothing any more; None when it has been taken up, withdrawn, or has run
    out. Raises NotAllowed."""
    found = next((pair for pair in await _open(store) if pair[0].key == key), None)
    if found is None:
        return None
    invitation, code = found
    actor = await acting(store, by, Operation.INVITE, invitation.area)
    if not await store.execute(delete(codes).where(codes.c.code == code)):
        return None
    note(store, actor, "withdraw", invitation.area, about=invitation.role)
    return invitation


async def _open(store: Store) -> list[tuple[Invitation, str]]:
    query = (
        select(codes)
        .where(
            or_(codes.c.purpose == PURPOSE, codes.c.purpose == DEPUTY), codes.c.until >= store.now
        )
        .order_by(codes.c.until, codes.c.value)
    )
    return [(_invitation(row), row.code) for row in await store.fetch(query)]


def _invitation(row: Any) -> Invitation:
    deputy = row.purpose == DEPUTY
    role, area, opd, *rest = row.value.split("|", 4)
    by, beside = (rest[1], "") if deputy else (rest[0], rest[1] if len(rest) > 1 else "")
    key = int(row.until.timestamp()) << 32 | crc32(row.value.encode())
    known = Beside.load(beside)
    return Invitation(key, Role(role), area, opd or None, by, row.until, deputy, known)


def _within(mine: Sequence[Grant], area: str) -> bool:
    return any(covers(grant.area, area) for grant in mine)
