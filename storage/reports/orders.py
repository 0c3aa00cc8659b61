"""Who may export what, and what they see of people; what was asked for in the chat, and the line of
the audit log that each export has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import jobs
from storage.database.store import Store
from storage.database.tables import files
from storage.people.model import Person
from storage.reports.wanted import Sees, Wanted
from storage.staff import staff
from storage.staff.roles import Operation, allowed, may
from storage.staff.staff import Actor, NotAllowed

# Under which name a file that was made says of which area it is.
OF = "export"

# What has a point in its rows.
PLACED = ("proposals", "threads")

# What needs more than a role that exports.
NEEDS: Mapping[str, Operation] = {
    "unreachable": Operation.SEE_UNREACHED,
    "audit": Operation.INVITE,
}


def fault(what: str, format: str, per_kelurahan: bool) -> str:
    """Why something cannot be exported in a way; nothing when it can."""
    if format == "geojson" and what not in PLACED:
        return f"only {' and '.join(PLACED)} have a place on the map, which geojson needs"
    if per_kelurahan and (format, what) != ("xlsx", "proposals"):
        return "a sheet for each kelurahan is for proposals as xlsx"
    return ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for: the rows, or "proposals" for a paper; a kind of file or a paper, and
    then as which kind of file."""

    what: str
    format: str
    wanted: Wanted = field(default_factory=Wanted)
    file: str = ""
    code: str = ""  # of a paper: of which meeting or consultation
    sheets: int = 0  # of a form to be filled in: how many (0: as many as usual)
    excel: bool = False  # csv for Excel with Indonesian settings

    def stored(self) -> dict[str, str]:
        whole = {
            "what": self.what, "format": self.format, "file": self.file, "code": self.code,
            "excel": self.excel, "sheets": self.sheets, "wanted": self.wanted.stored(),
        }  # fmt: skip
        return {"order": orjson.dumps(whole).decode()}

    @staticmethod
    def load(payload: Mapping[str, str]) -> Asked:
        whole: dict[str, Any] = orjson.loads(payload["order"])
        return Asked(**{**whole, "wanted": Wanted.load(whole["wanted"])})


async def seeing(store: Store, person: Person, what: str, area: str) -> tuple[Actor, Sees]:
    """Somebody in the role in which they export something of an area, and what they see of people
    there. Raises NotAllowed."""
    held = await staff.grants(store, person.id)
    grant = allowed(held, Operation.EXPORT, area)
    needed = NEEDS.get(what, Operation.EXPORT)
    if grant is None or allowed(held, needed, area) is None:
        raise NotAllowed(Operation.EXPORT)
    carrying = [each for each in held if may(each, Operation.EXPORT, area)]
    opds = [each.opd for each in carrying]
    sees = Sees(
        names=allowed(held, Operation.SEE_UNREACHED, area) is not None,
        phones=allowed(held, Operation.SEE_CONTACTS, area) is not None,
        opd=None if None in opds else opds[0],
    )
    return staff.as_actor(grant, person), sees


async def may_open(connection: AsyncConnection, hash: str, now: datetime) -> bool:
    """Whether a file that was exported may still be opened: somebody for whom it was made holds
    a role that exports its area."""
    query = select(files.c.person_id, files.c.answers).where(files.c.hash == hash)
    for made in (await connection.execute(query)).all():
        area = (made.answers or {}).get(OF)
        if area is None or made.person_id is None:
            continue
        held = await staff.held_by(connection, made.person_id, now)
        if allowed(held, Operation.EXPORT, area) is not None:
            return True
    return False


async def place(store: Store, person: Person, asked: Asked) -> int:
    """Asks for an export; gives the id of the job that makes it. Raises NotAllowed."""
    await seeing(store, person, asked.what, asked.wanted.area)
    return jobs.add(store, jobs.Kind.EXPORT, asked.stored(), owner=person.id)


async def stop(store: Store, person: Person, id: int) -> bool:
    """Whether an export of this person's was still being made, and is not any more."""
    return await jobs.drop_of(store, id, jobs.Kind.EXPORT, person.id)


def note(store: Store, by: Actor, title: str, wanted: Wanted, rows: int, sha256: str) -> None:
    """An export has been made: its filter, how many rows, and the digest of the file."""
    staff.note(
        store,
        by,
        "export",
        wanted.area or None,
        about=title,
        data={"filter": wanted.stored(), "rows": rows, "sha256": sha256},
    )
