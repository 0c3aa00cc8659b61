"""What falls due by the clock while two processes start at the same moment, and one of them may be
stopped or killed: who was told what, and how often."""

from __future__ import annotations

import asyncio
import random
import signal
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Row, func, select, update

from bot.channels.telegram.limits import TELEGRAM
from bot.settings import Settings
from handlers.conversation.messages import RANK, Priority
from storage.city import cycles
from storage.database.connections import Database
from storage.database.store import Store
from storage.database.tables import mailings, outbox
from storage.database.tables import people as people_table
from storage.database.tables import proposals as proposals_table
from storage.meetings import meetings
from storage.meetings.model import Plan
from storage.messages.mailings import broadcasts
from storage.messages.mailings.audiences import Audience, Group
from storage.messages.mailings.mailing import Body, Kind
from storage.messages.model import REPLACED
from storage.people import people
from storage.proposals import proposals, questions
from storage.proposals.model import Content
from storage.staff import staff
from storage.staff.roles import Role
from storage.staff.staff import Actor, at_command_line
from tests.fakes import bot_api
from tests.servers.processes import Processes, on_telegram
from tests.support import START, Clock, Collector, World, make_database_url

AREA, CITY = "18.72.01.1003", "18.72"
LURAH, RESIDENTS = 600, range(700, 706)
EVERYBODY = [str(who) for who in (LURAH, *RESIDENTS)]

# When both start: a Wednesday at 10 in Metro, so that nothing waits for the morning.
NOW = START + timedelta(days=8)

NEWS = "Kerja bakti Minggu pagi."
RATE = 30.0  # messages a second of both together, so that some are on their way when one dies

# Seconds: until all must have been told, and for which more may still come then.
PATIENCE, LINGER = 180.0, 1.5

ENDS = ("neither", "stopped", "killed")

# What a message is, by the kind of its mailing, or by what it is about or replaces.
MAILINGS = {
    Kind.MEETING: "a meeting's call",
    Kind.REMINDER: "a meeting's reminder",
    Kind.ANNOUNCEMENT: "an announcement",
}
SAID_AGAIN = "how far it is"  # as often as it is worth it
SINGLE = {
    "question": "a question's reminder",
    "morning": "the morning's list",
    "weekly": "the week's list",
    "mailing": "an announcement's report",
    "progress": SAID_AGAIN,
}

# What and to whom, and how often.
Owed = Counter[tuple[str, str]]


@dataclass
class Due:
    """What the platform and the databases say when all is over."""

    rounds: Counter[str] = field(default_factory=Counter)  # by how one of the two ended
    told: Counter[str] = field(default_factory=Counter)  # messages, by what they are
    wrong: list[str] = field(default_factory=list)  # stored too often, or not at all
    lost: list[str] = field(default_factory=list)  # stored and never said
    repeated: int = 0  # said twice
    in_flight: int = 0  # had reached the platform at an end, and we had not written that down


def owed() -> Owed:
    """What everybody is to be told, once."""
    found: Owed = Counter()
    for who in RESIDENTS:
        found.update((what, str(who)) for what in (*MAILINGS.values(), SINGLE["question"]))
    found.update((SINGLE[what], str(LURAH)) for what in ("morning", "weekly", "mailing"))
    return found


async def seeded(url: str, folder: Path) -> None:
    """A week ago: residents of a kelurahan, each with a proposal that is late and a question about
    it, a meeting tomorrow, an announcement for today, and the verifikator of all that; since
    yesterday another proposal."""
    clock, settings = Clock(), Settings(database_url=url, media_dir=folder, secret_key="x")
    channels = {"telegram": Collector("telegram", TELEGRAM)}
    async with World.made(settings, clock, channels=channels) as world:
        city, area = world.app.site.city(CITY), world.app.site.areas.get(AREA)
        assert area is not None
        uji, ids = at_command_line("uji"), list[int]()

        async def owner(store: Store, who: int) -> int:
            found = await people.at(store, "telegram", str(who))
            assert found is not None
            return found

        async def settle(store: Store) -> None:
            lurah = people.create(store, "telegram", str(LURAH), "id")
            code = await staff.invite(store, uji, Role.VERIFIKATOR, AREA)
            await store.flush()
            await staff.join(store, lurah, code)
            for who in RESIDENTS:
                person = people.create(store, "telegram", str(who), "id")
                wish = f"Perbaikan drainase gang {who}"
                content = Content(AREA, "fisik", wish, "Setiap hujan air masuk rumah")
                ids.append((await proposals.submit(store, person, city, content, "id")).id)
            await store.flush()
            where = people_table.c.address.in_([str(who) for who in RESIDENTS])
            await store.execute(update(people_table).where(where).values(area=AREA, consent=True))

        async def plan(store: Store) -> None:
            for id in ids:
                await questions.ask(store, uji, id, "Berapa lebarnya?")
            tahap = (await cycles.load(store)).tahap(CITY, 2028, "kelurahan")
            assert tahap is not None
            begins = NOW + timedelta(hours=20)
            held = Plan(begins, begins + timedelta(hours=3), "Balai Kelurahan")
            await meetings.create(store, uji, city, area, tahap, held)
            by = Actor("Lurah", Role.VERIFIKATOR, AREA, await owner(store, LURAH))
            audience = Audience(AREA, frozenset({Group.EVERYONE}))
            broadcasts.create(
                store, Kind.ANNOUNCEMENT, city, audience, {("id", "telegram"): Body(NEWS)},
                by=by, priority=RANK[Priority.ANNOUNCEMENT], at=NOW - timedelta(minutes=1),
            )  # fmt: skip

        async def late(store: Store) -> None:
            await store.execute(update(proposals_table).values(due=START.date()))

        async def news(store: Store) -> None:
            person = await people.load_one(store, await owner(store, RESIDENTS[0]))
            assert person is not None
            content = Content(AREA, "ekonomi", "Pelatihan menjahit", "Banyak yang menganggur")
            await proposals.submit(store, person, city, content, "id")

        for chore in (settle, plan, late):
            await world.app.turns.do(chore)
            await world.app.settled()
        clock.now = NOW - timedelta(hours=12)
        await world.app.turns.do(news)
        await world.app.settled()


def ahead() -> str:
    """How far the processes' clocks are ahead of the machine's, seconds."""
    return str((NOW - datetime.now(UTC)).total_seconds())


async def newest(database: Database) -> int:
    """The newest message there is: what comes after it is of this round."""
    async with database.read() as connection:
        found: int = (await connection.execute(select(func.max(outbox.c.id)))).scalar_one()
    return found


async def falls_due(
    server: str, seed: str, folder: Path, way: str, chance: random.Random, found: Due
) -> None:
    """One round, on a copy of the database `seed` of a server: both start at the same moment, one
    of them ends in this way, at some moment of the telling, and is started again."""
    async with make_database_url(server, f"t{uuid.uuid4().hex}", seed) as url:
        database = Database(url)
        try:
            await _round(url, database, folder, way, chance, found)
        finally:
            await database.close()


async def _round(
    url: str, database: Database, folder: Path, way: str, chance: random.Random, found: Due
) -> None:
    before = await newest(database)
    limits = {"telegram": {"rate": RATE, "chat_rate": 1e5}}
    async with (
        bot_api.strict() as api,
        Processes(url, folder, on_telegram(api, TEST_AHEAD=ahead()), limits) as several,
    ):
        ports = [await several.begin(), await several.begin()]
        if way != ENDS[0]:
            moment = chance.randrange(owed().total())
            async with asyncio.timeout(PATIENCE):
                while len(api.sent) < moment:  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
            how = signal.SIGKILL if way == "killed" else signal.SIGTERM
            port = chance.choice(ports)
            await several.end(port, how)
            found.in_flight += await flying(database, before, api)
            await several.begin(port)
        await all_told(database, before)
        await asyncio.sleep(LINGER)
        for port in ports:
            await several.ready(port)
            await several.end(port)
        found.rounds[way] += 1
        await examined(database, before, api, found, way)
        if found.wrong or found.lost:
            print(several.said())


async def _rows(database: Database, before: int) -> Sequence[Row[Any]]:
    """What has been queued for them since, with the kind of its mailing."""
    query = (
        select(outbox, mailings.c.kind)
        .outerjoin(mailings, mailings.c.id == outbox.c.mailing_id)
        .where(outbox.c.id > before, outbox.c.address.in_(EVERYBODY))
    )
    async with database.read() as connection:
        return (await connection.execute(query)).all()


def what_is(row: Row[Any]) -> str:
    """What a row of the outbox tells."""
    if row.kind is not None:
        return MAILINGS[row.kind]
    what, _, _ = (row.replaces or row.about).partition(":")
    return SINGLE[what]


async def all_told(database: Database, before: int) -> None:
    """Waits until everybody has been told, and nothing else waits."""
    missing, waiting = owed(), list[str]()
    try:
        async with asyncio.timeout(PATIENCE):
            while missing or waiting:
                rows = await _rows(database, before)
                told = Counter((what_is(row), row.address) for row in rows if row.settled_at)
                waiting = [f"{row.address}: {row.state}" for row in rows if not row.settled_at]
                missing = owed() - told
                await asyncio.sleep(0.1)
    except TimeoutError:
        raise AssertionError(f"never told: {missing}; still waiting: {waiting}") from None


def _heard(api: bot_api.FakeBotApi) -> Counter[tuple[str, str]]:
    """What they got; all that one of them gets in a round differs."""
    said = (call for call in api.calls if call.method in ("sendMessage", "editMessageText"))
    heard = Counter((str(call.args["chat_id"]), call.args["text"]) for call in said)
    return Counter({key: n for key, n in heard.items() if key[0] in EVERYBODY})


async def flying(database: Database, before: int, api: bot_api.FakeBotApi) -> int:
    """Messages that had reached somebody, which no process had yet written down."""
    await asyncio.sleep(0.1)  # what had left the process arrives
    settled = Counter(row.address for row in await _rows(database, before) if row.settled_at)
    return (Counter(who for who, _ in _heard(api)) - settled).total()


async def examined(
    database: Database, before: int, api: bot_api.FakeBotApi, found: Due, way: str
) -> None:
    """Looks for what was not told once."""
    heard, expected = _heard(api), owed()
    # How far it is, is not said where it is further by then.
    rows = [
        row
        for row in await _rows(database, before)
        if not (row.state == REPLACED and what_is(row) == SAID_AGAIN)
    ]
    there = Counter((what_is(row), row.address) for row in rows if what_is(row) != SAID_AGAIN)
    found.wrong += [
        f"{way}: {what}, {who}: {there[what, who]} times"
        for what, who in there | expected
        if there[what, who] != 1
    ]
    found.told.update(what for what, _ in there.elements())
    found.repeated += sum(n - 1 for n in heard.values())
    got, stored = Counter(who for who, _ in heard), Counter(row.address for row in rows)
    found.lost += [f"{way}: {who}: {n} messages" for who, n in (stored - got).items()]
    found.lost += [f"{way}: {row.address}: {row.state}" for row in rows if row.state != "sent"]
