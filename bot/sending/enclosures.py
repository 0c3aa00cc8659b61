"""Files on their way out: read or made when they are sent, never in a turn."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Any

from itsdangerous import BadSignature, URLSafeTimedSerializer

from bot.channels.base import Package, Refused, TryLater, Unfetchable
from bot.documents import calendar_file, check_in_sheet, consulted
from bot.documents.qr import qr_png
from handlers.conversation.messages import EnclosureKind, Words
from handlers.meetings import wording
from handlers.site import Site
from handlers.turn import render
from storage.city import cycles
from storage.database.connections import Database
from storage.files import files
from storage.files.media import MediaFolder
from storage.meetings import lookup
from storage.meetings.model import Meeting
from storage.people import own_data
from storage.proposals.shown import photos

# How long a link to a file is good, seconds.
LINK_AGE = 24 * 3600

MIMES = {
    EnclosureKind.PHOTO: "image/jpeg",
    EnclosureKind.PUBLIC: "image/jpeg",
    EnclosureKind.SENT: "image/jpeg",
    EnclosureKind.QR: "image/png",
    EnclosureKind.MY_DATA: "application/json",
    EnclosureKind.DOCUMENT: "application/octet-stream",
    EnclosureKind.CALENDAR: "text/calendar",
    EnclosureKind.WALL: "application/pdf",
    EnclosureKind.INPUTS: "application/octet-stream",
}

# Platforms take a document only under its own name.
DOCUMENTS = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".geojson": "application/geo+json",
    ".jsonl": "application/x-ndjson",
}


# A picture that another process fetches is looked for again after so many seconds.
FETCHED_ELSEWHERE = 2.0


class Coming(TryLater):
    """A picture is still being fetched; `id` is that of its file."""

    def __init__(self, id: int) -> None:
        super().__init__(FETCHED_ELSEWHERE, "being fetched")
        self.id = id


@dataclass(frozen=True, slots=True)
class Enclosures:
    """Makes packages of what the outbox names, and links by which others fetch them."""

    database: Database
    media: MediaFolder
    secret: str
    site: Site

    async def package(self, file: Mapping[str, Any]) -> Package:
        kind = EnclosureKind(file["kind"])
        mime = DOCUMENTS.get(PurePath(file["name"]).suffix, MIMES[kind])
        return Package(file["name"], mime, self._loader(kind, file["ref"]), lambda: self.link(file))

    def _loader(self, kind: EnclosureKind, ref: str) -> Callable[[], Awaitable[bytes]]:
        match kind:
            case EnclosureKind.PHOTO | EnclosureKind.DOCUMENT:
                return functools.partial(self._kept, ref)
            case EnclosureKind.PUBLIC:
                return functools.partial(self._public, ref)
            case EnclosureKind.SENT:
                return functools.partial(self._sent, int(ref))
            case EnclosureKind.QR:
                return functools.partial(_drawn, ref)
            case EnclosureKind.MY_DATA:
                return functools.partial(own_data.everything, self.database, int(ref))
            case EnclosureKind.CALENDAR:
                return functools.partial(self._calendar, int(ref))
            case EnclosureKind.WALL:
                return functools.partial(self._wall, int(ref))
            case EnclosureKind.INPUTS:
                return functools.partial(consulted.inputs, self.database, self.site, int(ref))

    async def _kept(self, hash: str) -> bytes:
        """A file of the media folder. Raises Refused when it is gone; told apart from a database
        whose socket is not there, which is a FileNotFoundError too."""
        try:
            return await asyncio.to_thread(self.media.read, hash)
        except FileNotFoundError as error:
            raise Refused("the file is not there any more") from error

    async def _public(self, hash: str) -> bytes:
        """A picture that is for everybody. Raises Refused once it has been hidden."""
        async with self.database.read() as connection:
            if not await photos.is_let(connection, hash):
                raise Refused("the picture is not for everybody")
        return await self._kept(hash)

    async def _sent(self, id: int) -> bytes:
        """A picture by its id. Raises Coming while it is being fetched, Refused if it failed."""
        async with self.database.read() as connection:
            known = await files.hashes(connection, [id])
            if not known and await files.coming(connection, id):
                raise Coming(id)
        if not known:
            raise Refused("the picture could not be fetched")
        return await self._kept(known[id])

    async def _meeting(self, id: int) -> tuple[Meeting, Words]:
        """A meeting as it is now, and what it is called. Raises Refused."""
        async with self.database.read() as connection:
            found = await lookup.find(connection, id=id)
            known = self.site.cycles or await cycles.read(connection)
        if found is None:
            raise Refused("there is no such meeting")
        return found, wording.name(self.site, known, found)

    async def _calendar(self, id: int) -> bytes:
        meeting, name = await self._meeting(id)
        facts = wording.facts(self.site, meeting, wording.LOCALE)
        said = render(name, wording.LOCALE), render(facts, wording.LOCALE)
        return await asyncio.to_thread(calendar_file.event, meeting, *said)

    async def _wall(self, id: int) -> bytes:
        meeting, name = await self._meeting(id)
        sheet = check_in_sheet.Sheet(
            render(name, wording.LOCALE),
            wording.when(self.site, meeting, wording.LOCALE),
            meeting.plan.place,
            meeting.code,
            self.site.door(meeting.code),
        )
        return await asyncio.to_thread(check_in_sheet.pdf, sheet)

    def link(self, file: Mapping[str, Any]) -> str:
        """A public address of the file, good for 24 hours; whoever has it can open it."""
        return self.site.public_url.rstrip("/") + self.path(file)

    def path(self, file: Mapping[str, Any]) -> str:
        """The same, without the site: for our own pages."""
        token = self._signer().dumps([file["kind"], file["ref"], file["name"]])
        return f"/berkas/{token}"

    def photo(self, hash: str) -> str:
        """Where a chat's own page finds a picture."""
        return self.path({"kind": EnclosureKind.PHOTO, "ref": hash, "name": "foto.jpg"})

    def for_everybody(self, hash: str) -> str:
        """Where a public page finds a picture, as long as it is for everybody."""
        return self.path({"kind": EnclosureKind.PUBLIC, "ref": hash, "name": "foto.jpg"})

    async def open(self, token: str) -> Package:
        """The file that a link is for. Raises Unfetchable for a bad or old one."""
        try:
            (kind, ref, name), made = self._signer().loads(token, return_timestamp=True)
            # One of the future too is good for a day: our clock may have been set back since.
            if abs(now() - made).total_seconds() > LINK_AGE:
                raise ValueError("old")
            return await self.package({"kind": kind, "ref": ref, "name": name})
        except (BadSignature, ValueError, TypeError) as error:
            raise Unfetchable("link") from error

    def _signer(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.secret, salt="berkas")


def now() -> datetime:
    # The signer's, which is the machine's.
    return datetime.now(UTC)


async def _drawn(text: str) -> bytes:
    return qr_png(text)
