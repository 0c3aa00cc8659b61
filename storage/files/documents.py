"""Documents that people send or get: what is known of one, its bytes, and what was made here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import (
    files,
)
from storage.files.files import REPORT
from storage.people.model import Person


def document_of_ours(store: Store, hash: str, name: str) -> int:
    """A PDF that is in the media folder already, from the command line; gives its id."""
    id = new_id()
    store.insert(
        files,
        id=id,
        channel="cli",
        address="",
        kind="letter",
        ref="",
        name=name,
        state="ready",
        hash=hash,
        at=store.now,
        locale="id",
    )
    return id


@dataclass(frozen=True, slots=True)
class Document:
    """A file that somebody sent and that lies in the media folder until they have decided."""

    id: int
    name: str | None
    answers: dict[str, Any]


async def document(store: Store, id: int, person_id: int) -> Document | None:
    """A person's document that waits for their decision."""
    query = select(files.c.id, files.c.name, files.c.answers).where(
        files.c.id == id,
        files.c.person_id == person_id,
        files.c.kind == "document",
        files.c.state == "ready",
    )
    rows = await store.fetch(query)
    return Document(rows[0].id, rows[0].name, rows[0].answers or {}) if rows else None


def made(
    store: Store, person: Person, hash: str, name: str, answers: dict[str, Any] | None = None
) -> None:
    """Notes a table that was made for a person and lies in the media folder; `answers` say what
    has to be known of it."""
    store.insert(
        files, id=new_id(), person_id=person.id, channel=person.channel, address=person.address,
        kind=REPORT, ref="", name=name, state="ready", hash=hash, at=store.now,
        locale=person.locale, answers=answers,
    )  # fmt: skip
