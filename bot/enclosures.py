"""Files on their way out: read or made when they are sent, never in a turn."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from itsdangerous import BadSignature, URLSafeTimedSerializer

from bot.channels.base import Package, Refused, TryLater, Unfetchable
from bot.qr import qr_png
from handlers.conversation.messages import EnclosureKind
from storage import files, privacy
from storage.database import Database
from storage.media import MediaFolder

# How long a link to a file is good, seconds.
LINK_AGE = 24 * 3600

MIMES = {
    EnclosureKind.PHOTO: "image/jpeg",
    EnclosureKind.SENT: "image/jpeg",
    EnclosureKind.QR: "image/png",
    EnclosureKind.MY_DATA: "application/json",
    EnclosureKind.DOCUMENT: "application/octet-stream",
}

# Platforms take a spreadsheet only under its own name.
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Enclosures:
    """Makes packages of what the mailbox names, and links by which others fetch them."""

    database: Database
    media: MediaFolder
    secret: str
    public_url: str

    async def package(self, file: Mapping[str, Any]) -> Package:
        kind = EnclosureKind(file["kind"])
        mime = SHEET if file["name"].endswith(".xlsx") else MIMES[kind]
        return Package(file["name"], mime, self._loader(kind, file["ref"]), lambda: self.link(file))

    def _loader(self, kind: EnclosureKind, ref: str) -> Callable[[], Awaitable[bytes]]:
        match kind:
            case EnclosureKind.PHOTO | EnclosureKind.DOCUMENT:
                return functools.partial(asyncio.to_thread, self.media.read, ref)
            case EnclosureKind.SENT:
                return functools.partial(self._sent, int(ref))
            case EnclosureKind.QR:
                return functools.partial(_drawn, ref)
            case EnclosureKind.MY_DATA:
                return functools.partial(privacy.everything, self.database, int(ref))

    async def _sent(self, id: int) -> bytes:
        """A picture by its id. Raises TryLater while it is being fetched, Refused if it failed."""
        async with self.database.read() as connection:
            known = await files.hashes(connection, [id])
            if not known and await files.coming(connection, id):
                raise TryLater(2.0, "being fetched")
        if not known:
            raise Refused("the picture could not be fetched")
        return await asyncio.to_thread(self.media.read, known[id])

    def link(self, file: Mapping[str, Any]) -> str:
        """A public address of the file, good for 24 hours; whoever has it can open it."""
        return self.public_url.rstrip("/") + self.path(file)

    def path(self, file: Mapping[str, Any]) -> str:
        """The same, without the site: for our own pages."""
        token = self._signer().dumps([file["kind"], file["ref"], file["name"]])
        return f"/berkas/{token}"

    def photo(self, hash: str) -> str:
        """Where our own pages find a picture."""
        return self.path({"kind": EnclosureKind.PHOTO, "ref": hash, "name": "foto.jpg"})

    async def open(self, token: str) -> Package:
        """The file that a link is for. Raises Unfetchable for a bad or old one."""
        try:
            kind, ref, name = self._signer().loads(token, max_age=LINK_AGE)
            return await self.package({"kind": kind, "ref": ref, "name": name})
        except (BadSignature, ValueError, TypeError) as error:
            raise Unfetchable("link") from error

    def _signer(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.secret, salt="berkas")


async def _drawn(text: str) -> bytes:
    return qr_png(text)
