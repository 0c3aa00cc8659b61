"""What the pages show, read from the database."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.channels.base import Button, Unfetchable
from bot.channels.browser.channel import Browser, Entry, EntryFile
from bot.channels.browser.limits import Rates
from bot.documents.headers import NotAPicture
from bot.sending.enclosures import Enclosures
from bot.sending.push import Push
from bot.turns.turns import Turns
from bot.work.apart import Apart, Stopped
from bot.work.opening import picture
from handlers.conversation.messages import Attachment, FileKind, Location, Outgoing, Text
from handlers.site import Site
from storage.database import rates as shared
from storage.database.connections import Database
from storage.database.store import Store
from storage.files import files
from storage.messages import inbox
from storage.messages.inbox import Said, Sent
from storage.messages.mailings import progress
from storage.messages.mailings.mailing import Body
from storage.people import joining, people, subscriptions
from storage.people.subscriptions import Subscription

CHANNEL = "browser"
CODE_AGE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class StoredTranscript:
    """What was said in a chat, both ways."""

    database: Database
    enclosures: Enclosures
    site: Site

    async def entries(self, address: str, after: int, limit: int) -> list[Entry]:
        return await self._read(address, after=max(after, 1), limit=limit)

    async def earlier(self, address: str, before: int | None, limit: int) -> list[Entry]:
        return await self._read(address, before=before, limit=limit)

    async def language(self, address: str) -> str:
        """The language in which the person at an address is spoken to."""
        async with self.database.read() as connection:
            return await people.locale_at(connection, CHANNEL, address) or "id"

    async def zone(self, address: str) -> str:
        """The time zone where the person at an address is."""
        async with self.database.read() as connection:
            return self.site.zone(await people.area_at(connection, CHANNEL, address)).key

    async def _read(
        self, address: str, *, after: int = 0, before: int | None = None, limit: int
    ) -> list[Entry]:
        async with self.database.read() as connection:
            rows = await inbox.transcript(
                connection, CHANNEL, address, after=after, before=before, limit=limit
            )
            wanted = [row.file_id for row in rows if isinstance(row, Said) and row.file_id]
            ready = await files.hashes(connection, wanted) if wanted else {}
            many = {row.mailing_id for row in rows if isinstance(row, Sent) and row.mailing_id}
            words = await progress.bodies(connection, sorted(many)) if many else {}
        return [
            self._theirs(row, ready) if isinstance(row, Said) else self._ours(row, words)
            for row in rows
        ]

    def _theirs(self, row: Said, ready: dict[int, str]) -> Entry:
        file = None
        if row.file_id:
            hash = ready.get(row.file_id)
            file = EntryFile("photo", "foto.jpg", self.enclosures.photo(hash) if hash else "")
        place = None
        if row.lat is not None and row.lon is not None:
            place = Location(row.lat, row.lon)
        return Entry(
            row.id, True, row.text or "", (), file, row.at, key=row.message, location=place
        )

    def _ours(self, row: Sent, words: dict[tuple[int, str, str], Body]) -> Entry:
        file = None
        if row.file:
            file = EntryFile(row.file["kind"], row.file["name"], self.enclosures.path(row.file))
        text, stored = row.text, row.buttons
        if row.mailing_id is not None:
            body = progress.words_for(words, row.mailing_id, row.locale, CHANNEL)
            text, stored = body.text, body.buttons
        buttons = tuple(Button(**button) for button in stored)
        return Entry(row.id, False, text, buttons, file, row.at, locale=row.locale)


@dataclass(frozen=True, slots=True)
class StoredUploads:
    """Which uploads are wanted, by what is stored; who sent one that is of no use hears it."""

    turns: Turns
    browser: Browser
    apart: Apart

    @property
    def database(self) -> Database:
        return self.turns.database

    async def agreed(self, address: str) -> bool:
        async with self.database.read() as connection:
            return await people.has_agreed(connection, CHANNEL, address)

    async def settle(self, address: str, ref: str) -> None:
        async with self.database.read() as connection:
            if await files.wanted_of(connection, CHANNEL, [ref]):
                return  # the fetcher has it
            waits = await people.names_upload(connection, CHANNEL, address, ref)
        upload = Attachment(FileKind.PHOTO, ref)
        if waits:
            try:
                data = await self.browser.fetch(upload)
                await self.browser.put(upload, (await picture(self.apart, data, address)).data)
                return
            except NotAPicture as error:
                await self._tell(address, error.why)
            except (Stopped, Unfetchable):
                await self._tell(address, "unopenable")
        await self.browser.forget(upload)

    async def _tell(self, address: str, why: str) -> None:
        """We have said that it is kept, and it is not."""

        async def chore(store: Store) -> None:
            person = await people.at(store, CHANNEL, address)
            if person is not None:
                words = Text(f"photo-failed.{why.replace('_', '-')}")
                store.send(Outgoing((words,), to=person))

        await self.turns.do(chore)


@dataclass(frozen=True, slots=True)
class StoredSubscribers:
    """Browsers that ring."""

    turns: Turns
    push: Push

    @property
    def key(self) -> str:
        return self.push.key

    @property
    def services(self) -> Sequence[str]:
        return self.push.services

    async def subscribe(self, address: str, said: Subscription) -> bool:
        async def chore(store: Store) -> bool:
            return await subscriptions.subscribe(store, address, said)

        return await self.turns.do(chore)


@dataclass(frozen=True, slots=True)
class StoredCarry:
    """Codes by which a chat is carried to another browser."""

    turns: Turns

    async def issue(self, address: str) -> str:
        async def chore(store: Store) -> str:
            return await joining.issue(store, (CHANNEL, address), CODE_AGE, joining.CARRY)

        return await self.turns.do(chore)

    async def joins(self, code: str, here: str) -> bool:
        async def chore(store: Store) -> bool:
            chat = await joining.chat_of(store, joining.CARRY, code)
            if chat is None or chat == (CHANNEL, here):
                return False
            return chat[0] != CHANNEL or await people.has_agreed(store.connection, CHANNEL, here)

        return await self.turns.do(chore)

    async def redeem(self, code: str) -> str | None:
        async def chore(store: Store) -> str | None:
            chat = await joining.redeem(store, joining.CARRY, code)
            return chat[1] if chat is not None else None

        return await self.turns.do(chore)


@dataclass(frozen=True, slots=True)
class StoredGuesses:
    """Guesses of codes as all processes together count them; from where they come is kept as a
    digest, until it may guess as often again as at first."""

    turns: Turns
    secret: str

    async def taken(self, household: str, rates: Rates) -> float:
        where = hmac.new(self.secret.encode(), household.encode(), hashlib.sha256).hexdigest()[:32]

        async def chore(store: Store) -> float:
            wait, out = await shared.spent(store, f"guesses:{where}", rates.guesses)
            if wait or out <= rates.guesses_free:
                return wait
            wait, _ = await shared.spent(store, "guesses", rates.guesses_in_all)
            return wait

        return await self.turns.do(chore)
