"""A world to test in: people who speak, and what they hear."""

from __future__ import annotations

import contextlib
import io
import itertools
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
from PIL import Image
from sqlalchemy import bindparam, make_url, select, text, update
from sqlalchemy.engine import Row

from bot.app import App, build
from bot.channels.base import Delivery, Limits, Parcel, Unfetchable
from bot.channels.browser.channel import Browser
from bot.channels.terminal.channel import Terminal
from bot.opening import open_database
from bot.settings import Settings
from bot.turns.queue import Done
from handlers.conversation.messages import RANK, Attachment, FileKind, Incoming, Location, Priority
from storage.database.direct import reading
from storage.database.direct.known import Known
from storage.database.store import Store
from storage.database.tables import history, metadata, outbox, people, proposals, remarks
from storage.files.bucket import media_at
from storage.files.media import Media
from storage.messages.mailings import broadcasts, progress
from storage.messages.mailings.audiences import Audience, Group
from storage.messages.mailings.mailing import Body, Kind
from tests.shortened import to_review

START = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)

# The project's folder.
ROOT = Path(__file__).parents[1]


class Clock:
    """Time stands still unless it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


async def run_sql(server: str, statement: str) -> None:
    dsn = make_url(server).set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


async def brought_up_to_date(url: str) -> None:
    """Migrations and places, as the first start does them."""
    async with open_database(Settings(database_url=url)):
        pass


# Gives the settings of a database of its own in a folder (conftest.settings_in).
SettingsIn = Callable[[Path], Settings]


@contextlib.asynccontextmanager
async def make_database_url(server: str, name: str, template: str) -> AsyncIterator[str]:
    """A database of this name on a PostgreSQL, a copy of another, dropped afterwards."""
    await run_sql(server, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        await run_sql(server, f'DROP DATABASE "{name}" WITH (FORCE)')


class Collector:
    """A channel that keeps what it is given; files come from a dict."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self.sent: list[Parcel] = []
        self.files: dict[str, bytes] = {}

    async def send(self, parcel: Parcel) -> str | None:
        self.sent.append(parcel)
        return f"{self.name}-{parcel.id}"

    async def fetch(self, attachment: Attachment) -> bytes:
        if attachment.ref not in self.files:
            raise Unfetchable(attachment.ref)
        return self.files[attachment.ref]


@dataclass(repr=False)  # a runner of fixtures writes it again and again
class World:
    """The program, and everything that was sent to whom."""

    app: App
    clock: Clock
    channels: dict[str, Any]
    _ids: Any = field(default_factory=lambda: itertools.count(1))

    @staticmethod
    @contextlib.asynccontextmanager
    async def made(settings: Settings, clock: Clock, **overrides: Any) -> AsyncIterator[World]:
        channels: dict[str, Any] = overrides.pop("channels", None) or {
            "browser": Collector("browser", Browser.limits),
            "terminal": Collector("terminal", Terminal.limits),
        }
        # Nobody here is quicker to write than it takes to note what was sent.
        overrides.setdefault("settle_after", 0.0)
        async with build(settings, channels=channels, clock=clock, **overrides) as app:
            yield World(app, clock, channels)

    def person(self, address: str = "siti", channel: str = "terminal") -> Resident:
        return Resident(self, channel, address)

    async def rows(self, query: Any, **args: Any) -> list[Row[Any]]:
        async with self.app.database.read() as connection:
            return list(await reading.fetch(connection, query, args))

    async def count(self, table: str) -> int:
        async with self.app.database.read() as connection:
            found = await connection.execute(
                text(f'SELECT count(*) FROM "{metadata.tables[table].name}"')
            )
            return int(found.scalar_one())

    async def mailing(self, text: str, area: str = "18.72", **more: Any) -> int:
        """Something that everybody of an area gets; gives its id. The broadcaster has not begun."""
        bodies = {("id", channel): Body(text) for channel in self.channels}

        async def chore(store: Store) -> int:
            audience = Audience(area, frozenset({Group.EVERYONE}))
            city = self.app.site.areas.cities[0]
            given = {"priority": RANK[Priority.ANNOUNCEMENT], **more}
            return broadcasts.create(store, Kind.ANNOUNCEMENT, city, audience, bodies, **given)

        return await self.app.turns.do(chore)

    async def proposals(self) -> list[dict[str, Any]]:
        """All proposals, without what differs from run to run."""
        return (await self.left())["proposals"]

    async def left(self) -> dict[str, list[dict[str, Any]]]:
        """All proposals, their steps and what was asked and answered, without what differs from
        run to run."""
        queries = {
            "proposals": select(proposals).order_by(proposals.c.number),
            "history": select(history).order_by(history.c.id),
            "remarks": select(remarks).order_by(remarks.c.id),
        }
        return {
            name: [_lasting(dict(row._mapping)) for row in await self.rows(query)]
            for name, query in queries.items()
        }


PASSING = {
    "id", "proposal_id", "person_id", "to_id", "file_id", "answers", "channel", "at", "created_at",
    "changed_at", "answered_at", "reminded_at",
}  # fmt: skip


def _lasting(values: Mapping[str, Any]) -> dict[str, Any]:
    """Without ids, channels and moments."""
    return {name: _nameless(value) for name, value in values.items() if name not in PASSING}


def _nameless(value: Any) -> Any:
    """The same with every id in it made one."""
    if isinstance(value, dict):
        return {name: _nameless(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_nameless(each) for each in value]
    return "id" if isinstance(value, int) and value > 1e12 else value


# What has reached somebody, as far as is known.
SAID = ["sent", "delivered", "read", "unknown"]
_SHOWN = Known(
    select(outbox).where(
        outbox.c.channel == bindparam("channel"),
        outbox.c.address == bindparam("address"),
        outbox.c.state.in_(bindparam("states", expanding=True)),
    )
)


@dataclass
class Heard:
    """One message as the person gets it."""

    text: str
    choices: list[tuple[str, str]]
    file: str | None = None

    def id(self, label: str) -> str:
        """The id of the choice with this label."""
        return next(id for id, shown in self.choices if shown == label)

    @property
    def labels(self) -> list[str]:
        return [label for _, label in self.choices]


@dataclass
class Resident:
    """Somebody at an address of a channel."""

    world: World
    channel: str
    address: str
    done: Done = field(default_factory=Done)
    heard: list[Heard] = field(default_factory=list)
    _seen: set[int] = field(default_factory=set)
    _looked: Any = None  # the channel, at the last look

    async def say(self, text: str) -> list[Heard]:
        return await self.take(text=text)

    async def tap(self, label: str) -> list[Heard]:
        """Taps the newest choice with this label."""
        for message in reversed(self.heard):
            if label in message.labels:
                return await self.take(choice=message.id(label))
        raise AssertionError(f"nobody offered {label!r}; last: {self.heard[-1:]}")

    async def send_photo(self, data: bytes | None = None, **kind: Any) -> list[Heard]:
        return await self.take(files=(self.photo(data),), **kind)

    def photo(self, data: bytes | None = None) -> Attachment:
        """A photo on this person's phone."""
        ref = f"photo-{next(self.world._ids)}"
        self.world.channels[self.channel].files[ref] = picture() if data is None else data
        return Attachment(FileKind.PHOTO, ref, mime="image/jpeg")

    async def send_letter(
        self, data: bytes, name: str, mime: str = "application/pdf"
    ) -> list[Heard]:
        ref = f"letter-{next(self.world._ids)}"
        self.world.channels[self.channel].files[ref] = data
        file = Attachment(FileKind.DOCUMENT, ref, mime=mime, size=len(data), name=name)
        return await self.take(files=(file,))

    async def share(self, lat: float, lon: float, name: str = "") -> list[Heard]:
        return await self.take(location=Location(lat, lon, name))

    async def take(self, *, id: str | None = None, **what: Any) -> list[Heard]:
        """One message; gives what came back."""
        self.world.clock.move(seconds=1)
        self.done = await self.world.app.turns.take(self.message(id=id, **what))
        return await self.new()

    def message(self, *, id: str | None = None, **what: Any) -> Incoming:
        """A message as the channel hands it over."""
        id = id or f"m{next(self.world._ids)}"
        return Incoming(self.channel, self.address, id, self.world.clock(), **what)

    async def new(self) -> list[Heard]:
        """What has come since the last look."""
        await self.world.app.settled()
        channel = self.world.channels[self.channel]
        came = self._given(channel.sent)
        # Where all that is said goes that way, and the program was not begun anew, a look into the
        # database is spared.
        went, self._looked = self._looked, channel
        stored = channel.limits.delivery is Delivery.STORED
        if type(channel) is not Collector or stored or channel is not went:
            came = await self._shown() | came
        fresh = [heard for id, heard in sorted(came.items()) if id not in self._seen]
        self._seen |= came.keys()
        self.heard += fresh
        return fresh

    def _given(self, sent: list[Parcel]) -> dict[int, Heard]:
        """What the channel was told to send; of who was deleted nothing else is kept."""
        came = {}
        for parcel in sent:
            if parcel.address == self.address and parcel.id not in self._seen:
                labels = [(button.id, button.label) for button in parcel.buttons]
                came[parcel.id] = Heard(
                    parcel.text, labels, parcel.file.name if parcel.file else None
                )
        return came

    async def _shown(self) -> dict[int, Heard]:
        """From the outbox."""
        whose = {"channel": self.channel, "address": self.address, "states": SAID}
        came = {}
        async with self.world.app.database.read() as connection:
            for row in await reading.rows(connection, _SHOWN, whose):
                if row.id in self._seen:
                    continue
                text, buttons = row.text, row.buttons
                if row.mailing_id is not None:
                    known = await progress.bodies(connection, [row.mailing_id])
                    body = progress.words_for(known, row.mailing_id, row.locale, row.channel)
                    text, buttons = body.text, body.buttons
                labels = [(button["id"], button["label"]) for button in buttons]
                came[row.id] = Heard(text, labels, row.file["name"] if row.file else None)
        return came

    async def welcomed(self) -> Resident:
        """Past consent and name."""
        await self.say("halo")
        await self.tap("Setuju")
        await self.say("lewati")
        return self

    async def lives_in(self, area: str) -> Resident:
        """Known, with nothing open, and of this area."""
        await self.welcomed()
        async with self.world.app.database.writer.begin() as connection:
            await connection.execute(
                update(people)
                .where(people.c.channel == self.channel, people.c.address == self.address)
                .values(area=area)
            )
        return self

    async def proposes(self, wish: str = "Perbaikan drainase Jl. Mawar RT 05") -> str:
        """A whole proposal; gives its number."""
        await self.say("usul")
        await to_review(self, wish)
        heard = await self.say("kirim")
        words = heard[-1].text.split()
        return next(word.rstrip(".") for word in words if word.startswith("MTR-"))


def picture(width: int = 60, height: int = 40, kind: str = "JPEG", **options: Any) -> bytes:
    """A small picture that is not of one colour."""
    made = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    out = io.BytesIO()
    made.save(out, kind, **options)
    return out.getvalue()


def files_of(settings: Settings) -> Media:
    """Where an installation keeps its files."""
    return media_at(settings.media_dir, settings.data_dir)


def here(name: str) -> Path:
    return Path(__file__).parent / name
