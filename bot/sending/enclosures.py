"""Files on their way out: read or made when they are sent, never in a turn."""

from __future__ import annotations

import asyncio
import contextlib
import functools
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Any

from itsdangerous import BadSignature, TimestampSigner, URLSafeTimedSerializer

from bot.channels.base import Package, Refused, TryLater, Unfetchable
from bot.documents import calendar_file, check_in_sheet, consulted
from bot.documents.qr import qr_png
from handlers.asking.meetings import wording
from handlers.conversation.messages import EnclosureKind, Words
from handlers.site import Site
from handlers.turn import render
from storage.city import cycles
from storage.database.connections import Database
from storage.files import files
from storage.files.media import Media, MediaAway, Stream
from storage.meetings import lookup
from storage.meetings.model import Meeting
from storage.people import own_data
from storage.proposals.shown import photos
from storage.reports import orders

# How long a link to a file is good, seconds.
LINK_AGE = 24 * 3600

MIMES = {
    EnclosureKind.PHOTO: "image/jpeg",
    EnclosureKind.PUBLIC: "image/jpeg",
    EnclosureKind.SENT: "image/jpeg",
    EnclosureKind.QR: "image/png",
    EnclosureKind.MY_DATA: "application/json",
    EnclosureKind.DOCUMENT: "application/octet-stream",
    EnclosureKind.EXPORT: "application/octet-stream",
    EnclosureKind.CALENDAR: "text/calendar",
    EnclosureKind.WALL: "application/pdf",
    EnclosureKind.INPUTS: "application/octet-stream",
}

# What is kept under its hash; all else is made when it is sent.
KEPT = frozenset(
    {
        EnclosureKind.PHOTO,
        EnclosureKind.PUBLIC,
        EnclosureKind.SENT,
        EnclosureKind.DOCUMENT,
        EnclosureKind.EXPORT,
    }
)

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
    media: Media
    secret: str
    site: Site

    async def package(self, file: Mapping[str, Any]) -> Package:
        kind = EnclosureKind(file["kind"])
        mime = DOCUMENTS.get(PurePath(file["name"]).suffix, MIMES[kind])
        load = self._loader(kind, file["ref"])
        outside = None
        if kind in (EnclosureKind.PHOTO, EnclosureKind.DOCUMENT):
            with contextlib.suppress(MediaAway):  # then by us
                outside = await self.media.link(file["ref"], LINK_AGE)
        kept = functools.partial(self._hash, kind, file["ref"]) if kind in KEPT else None
        return Package(file["name"], mime, load, lambda: outside or self.link(file), kept)

    def _loader(self, kind: EnclosureKind, ref: str) -> Callable[[], Awaitable[bytes]]:
        match kind:
            case _ if kind in KEPT:
                return functools.partial(self._whole, kind, ref)
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
            case _:
                raise ValueError(kind)

    async def _whole(self, kind: EnclosureKind, ref: str) -> bytes:
        hash = await self._hash(kind, ref)
        with _there():
            return await self.media.get(hash)

    async def stream(self, hash: str, start: int = 0, end: int | None = None) -> Stream:
        """A file that is kept, from one byte up to before another. Raises Refused, MediaAway."""
        with _there():
            return await self.media.stream(hash, start, end)

    async def _hash(self, kind: EnclosureKind, ref: str) -> str:
        """Which file is meant. Raises Refused for one that is not to be seen (any more) or could
        not be fetched, Coming while it is being fetched."""
        if kind is EnclosureKind.SENT:
            return await self._sent(int(ref))
        if kind is EnclosureKind.PUBLIC:
            async with self.database.read() as connection:
                if not await photos.is_let(connection, ref):
                    raise Refused("the picture is not for everybody")
        if kind is EnclosureKind.EXPORT:
            async with self.database.read() as connection:
                if not await orders.may_open(connection, ref, now()):
                    raise Refused("the role for which it was made has ended")
        return ref

    async def _sent(self, id: int) -> str:
        async with self.database.read() as connection:
            known = await files.hashes(connection, [id])
            if not known and await files.coming(connection, id):
                raise Coming(id)
        if not known:
            raise Refused("the picture could not be fetched")
        return known[id]

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
        return self.site.public_url.rstrip("/") + self._path(file, TimestampSigner)

    def path(self, file: Mapping[str, Any]) -> str:
        """The same, without the site: for our own pages. It stays the same for an hour, so that a
        browser that shows a page again has its pictures already."""
        return self._path(file, _Hourly)

    def _path(self, file: Mapping[str, Any], signer: type[TimestampSigner]) -> str:
        token = self._signer(signer).dumps([file["kind"], file["ref"], file["name"]])
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

    def _signer(self, signer: type[TimestampSigner] = TimestampSigner) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.secret, salt="berkas", signer=signer)


class _Hourly(TimestampSigner):
    """Signs as of the last full hour."""

    def get_timestamp(self) -> int:
        now = super().get_timestamp()
        return now - now % 3600


@contextlib.contextmanager
def _there() -> Iterator[None]:
    """Told apart from a database whose socket is not there, which is a FileNotFoundError too."""
    try:
        yield
    except FileNotFoundError as error:
        raise Refused("the file is not there any more") from error


def now() -> datetime:
    # The signer's, which is the machine's.
    return datetime.now(UTC)


async def _drawn(text: str) -> bytes:
    return qr_png(text)
