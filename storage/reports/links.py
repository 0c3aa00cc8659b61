"""Links by which a spreadsheet or another system pulls the proposals of an area. They carry nothing
of people, end with the role of whoever made them, and can be revoked."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import export_links
from storage.people import people
from storage.reports import orders
from storage.reports.wanted import Sees, Wanted
from storage.staff.staff import Actor, NotAllowed
from storage.staff.staff import note as write_note


@dataclass(frozen=True, slots=True)
class Link:
    """A link as its holder sees it; the token is known only when it is made."""

    id: int
    wanted: Wanted
    created_at: datetime
    pulled_at: datetime | None


async def make(store: Store, person: Any, wanted: Wanted) -> str:
    """A new link; gives its token. Raises NotAllowed."""
    actor, _ = await orders.seeing(store, person, "proposals", wanted.area)
    token = secrets.token_urlsafe(24)
    store.insert(
        export_links,
        id=new_id(),
        digest=_digest(token),
        person_id=person.id,
        wanted=wanted.stored(),
        created_at=store.now,
    )
    write_note(store, actor, "export_link", wanted.area or None, data=wanted.stored())
    return token


async def held(store: Store, person_id: int) -> list[Link]:
    """The links that somebody holds, newest first."""
    query = select(export_links).where(
        export_links.c.person_id == person_id, export_links.c.ended_at.is_(None)
    )
    rows = await store.fetch(query.order_by(export_links.c.id.desc()))
    return [Link(row.id, Wanted.load(row.wanted), row.created_at, row.pulled_at) for row in rows]


async def revoke(store: Store, person_id: int, id: int) -> bool:
    """Ends a link; whether it was one of this person's that had not ended."""
    link = export_links.c
    ended = update(export_links).where(
        link.id == id, link.person_id == person_id, link.ended_at.is_(None)
    )
    return await store.execute(ended.values(ended_at=store.now)) > 0


@dataclass(frozen=True, slots=True)
class Pull:
    """What a link gives, as of now, and in whose name."""

    id: int
    wanted: Wanted
    sees: Sees
    by: Actor


async def pull(store: Store, token: str) -> Pull | None:
    """What a token is for; None for one that is wrong or revoked, or whose holder may no longer."""
    # Found by its digest, so how long it takes says nothing of the token.
    query = select(export_links).where(
        export_links.c.digest == _digest(token), export_links.c.ended_at.is_(None)
    )
    rows = await store.fetch(query)
    person = await people.get(store, rows[0].person_id) if rows else None
    if person is None:
        return None
    wanted = Wanted.load(rows[0].wanted)
    try:
        actor, sees = await orders.seeing(store, person, "proposals", wanted.area)
    except NotAllowed:
        return None
    return Pull(rows[0].id, wanted, Sees(False, False, sees.opd, public=True), actor)


def pulled(store: Store, pull: Pull, format: str, rows: int, sha256: str) -> None:
    """It has been pulled."""
    store.update(export_links, pull.id, pulled_at=store.now)
    orders.note(store, pull.by, f"link {format}", pull.wanted, rows, sha256)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
