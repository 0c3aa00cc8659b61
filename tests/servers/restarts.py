"""The program under load, stopped and killed at random moments and started again: what became of
every message, and how long each reply took of the time in which the program was ready."""

from __future__ import annotations

import asyncio
import math
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp
from sqlalchemy import Row, select

from storage.database.connections import Database
from storage.database.copies import backup
from storage.database.tables import inbox, outbox, proposals
from storage.files.media import MediaFolder
from storage.proposals.shown.care import MANY
from tests.fakes import bot_api, twilio
from tests.fakes.twilio import Sent
from tests.servers.ports import free_port

ROOT = Path(__file__).parents[2]
RESIDENTS = 3  # on each channel, at the least

# Seconds: until a started program must be ready, one that was told to stop must have ended, and a
# message must have been taken.
READY_WITHIN, ENDED_WITHIN, TAKEN_WITHIN = 60.0, 20.0, 120.0

# How often it is looked whether the program is ready and what the platforms got, seconds.
LOOK = 0.01

# So far back a message may be one that had been said already, when a kill came before that was
# written down.
BACK = 12

WELCOME = ("halo", "ya", "lewati")
PROPOSAL = (
    "usul", "Imopuro", "2", "Pelatihan menjahit {wish}", "Banyak yang menganggur", "RT 1",
    "kirim",
)  # fmt: skip


@dataclass
class Counts:
    """What the platforms and the database say when all is over."""

    kills: int
    stops: int  # of them, told to stop (SIGTERM); the others SIGKILL
    seed: int  # of the moments and of how it ended each time
    residents: int  # on both channels together
    messages: int  # answered with 200
    proposals: int
    lost: list[str]  # answered, but not in the database, or stored and never said
    doubled: list[str]
    faults: list[str]  # of the database: gaps in numbers, and what `rembuk db check` looks for
    disorder: list[str]  # said after what comes after it
    repeated: int  # messages of ours that somebody got twice
    in_flight: int  # had reached a platform at a kill, and we had not written that down
    waited: list[float]  # seconds of each reply, of the time in which the program was ready
    left: list[float]  # the same of those that the process before had left behind


@dataclass
class Killed:
    """The program under load, killed and started again."""

    url: str
    folder: Path
    api: bot_api.FakeBotApi
    twilio: twilio.FakeTwilio
    port: int
    acknowledged: list[tuple[str, str]] = field(default_factory=list)  # channel and message's id
    process: asyncio.subprocess.Process | None = None
    up: list[tuple[float, float]] = field(default_factory=list)  # from when to when it was ready
    ready_at: float | None = None
    heard_at: dict[str, list[tuple[float, str]]] = field(default_factory=dict)

    async def start(self) -> None:
        """Starts it, and waits until it says that it is ready."""
        environment = {k: v for k, v in os.environ.items() if not k.startswith("REMBUK_")}
        environment |= {
            "REMBUK_DATABASE_URL": self.url,
            "REMBUK_MEDIA_DIR": str(self.folder / "media"),
            "REMBUK_SECRET_KEY": "only for tests, where it is known",
            "REMBUK_PORT": str(self.port),
            "REMBUK_PUBLIC_URL": self.twilio.public_url,
            "REMBUK_TELEGRAM_TOKEN": bot_api.TOKEN,
            "REMBUK_TELEGRAM_API_URL": self.api.url,
            "REMBUK_TELEGRAM_MODE": "webhook",
            "REMBUK_TELEGRAM_SECRET": "geheim",
            "REMBUK_TWILIO_ACCOUNT_SID": self.twilio.account,
            "REMBUK_TWILIO_AUTH_TOKEN": self.twilio.token,
            "REMBUK_TWILIO_FROM": self.twilio.sender,
            "REMBUK_TWILIO_API_URL": self.twilio.url,
            "PYTHONPATH": str(ROOT),
        }
        with (self.folder / "stderr").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.killed", cwd=self.folder, env=environment,
                stdout=asyncio.subprocess.DEVNULL, stderr=log,
            )  # fmt: skip
        async with asyncio.timeout(READY_WITHIN), aiohttp.ClientSession() as session:
            while not await self._ready(session):  # noqa: ASYNC110
                await asyncio.sleep(LOOK)
        self.ready_at = time.time()

    async def _ready(self, session: aiohttp.ClientSession) -> bool:
        try:
            async with session.get(f"http://127.0.0.1:{self.port}/readyz") as answer:
                return answer.status == 200
        except (aiohttp.ClientError, OSError):
            return False

    async def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        assert self.process is not None
        if self.process.returncode is None:
            if self.ready_at is not None:
                self.up.append((self.ready_at, time.time()))
                self.ready_at = None
            self.process.send_signal(how)
            async with asyncio.timeout(ENDED_WITHIN):
                await self.process.wait()

    async def listen(self) -> None:
        """Notes when the platforms got what, until it is cancelled."""
        telegram = whatsapp = 0
        while True:
            now = time.time()
            for call in self.api.sent[telegram:]:
                text = call.args.get("text") or call.args["caption"]
                self._note(("telegram", str(call.args["chat_id"]), text), now)
            telegram = len(self.api.sent)
            for sent in self.twilio.messages[whatsapp:]:
                self._note(self._on_whatsapp(sent), now)
            whatsapp = len(self.twilio.messages)
            await asyncio.sleep(LOOK)

    def _note(self, heard: Heard, at: float) -> None:
        channel, address, what = heard
        self.heard_at.setdefault(f"{channel} {address}", []).append((at, what))

    @staticmethod
    def _on_whatsapp(sent: Sent) -> Heard:
        _, _, number = sent.status_callback.partition("?id=")
        return ("whatsapp", sent.to.removeprefix("whatsapp:"), number)

    def ready_between(self, since: float, until: float) -> float:
        """Seconds between two moments in which the program was ready."""
        return sum(max(0.0, min(end, until) - max(begin, since)) for begin, end in self.up)

    def down_between(self, since: float, until: float) -> bool:
        return any(since <= end < until for _, end in self.up)

    # --- residents ------------------------------------------------------------------------------

    async def on_telegram(self, session: aiohttp.ClientSession, chat: int, several: int) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": "geheim"}
        for text in said(chat, several):
            update = self.api.message(chat, text=text)
            await self._post(session, "/telegram", headers, json=update)
            self.acknowledged.append(("telegram", f"u{update['update_id']}"))

    async def on_whatsapp(self, session: aiohttp.ClientSession, who: int, several: int) -> None:
        for text in said(who, several):
            form, headers = self.twilio.inbound(text, f"whatsapp:+62812{who:08}")
            await self._post(session, "/whatsapp", headers, data=urlencode(form))
            self.acknowledged.append(("whatsapp", dict(form)["MessageSid"]))

    async def _post(
        self, session: aiohttp.ClientSession, path: str, headers: dict[str, str], **body: Any
    ) -> None:
        """The same message again and again until it is answered with 200; Twilio's answer must
        not ask for it once more."""
        async with asyncio.timeout(TAKEN_WITHIN):
            while True:
                try:
                    async with session.post(
                        f"http://127.0.0.1:{self.port}{path}", headers=headers, **body
                    ) as answer:
                        if answer.status == 200 and "<Message" not in await answer.text():
                            return
                except (aiohttp.ClientError, OSError):
                    pass
                await asyncio.sleep(0.05)

    # --- what the platforms got -----------------------------------------------------------------

    def heard(self) -> Counter[Heard]:
        """What reached whom, and how often: by text on Telegram, by our own number on WhatsApp."""
        found = Counter(
            ("telegram", str(call.args["chat_id"]), call.args.get("text") or call.args["caption"])
            for call in self.api.sent
        )
        found.update(self._on_whatsapp(sent) for sent in self.twilio.messages)
        return found


# Channel, address, and the text or our number of the message.
Heard = tuple[str, str, str]


def owed(rows: Sequence[Row[Any]]) -> Counter[Heard]:
    """What rows of the outbox should reach, in the same words as `Killed.heard`."""
    found: Counter[Heard] = Counter()
    for row in rows:
        what = row.text if row.channel == "telegram" else str(row.id)
        found[row.channel, row.address, what] += 1
    return found


def described(rows: Sequence[Row[Any]], what: Heard) -> str:
    """What the outbox has of something that was never said."""
    ours = [row for row in rows if what in owed([row])]
    return "; ".join(
        f"{row.id} {row.state}, tried {row.attempts} times, {row.created_at:%H:%M:%S} to "
        f"{row.settled_at}: {row.text[:60]!r}"
        for row in ours
    )


def said(who: int, several: int) -> list[str]:
    """All that a resident says: welcome, and so many proposals."""
    lines = list(WELCOME)
    for n in range(several):
        lines += [line.format(wish=f"{who}-{n}") for line in PROPOSAL]
    return lines


async def killed_often(
    url: str, folder: Path, kills: int, *, seed: int, several: int | None = None
) -> Counts:
    """Residents propose through both webhooks while the program is killed so many times, or told
    to stop, and started again.

    Each makes `several` proposals; without it, enough for every kill to meet some work, by so many
    residents that nobody's are held. `seed` is that of the moments, and of which end it meets.
    """
    several = several or max(5, kills // 5)
    residents = RESIDENTS
    if several > MANY:
        residents = math.ceil(RESIDENTS * several / MANY)
        several = MANY
    chance = random.Random(seed)
    port = free_port()
    public = f"http://127.0.0.1:{port}"
    async with bot_api.strict() as api, twilio.strict(public_url=public) as fake:
        program = Killed(url, folder, api, fake, port)
        await program.start()
        total = 2 * residents * len(said(0, several))
        # Moments in the first nine tenths of the work, so that each kill meets some of it.
        moments = sorted(chance.sample(range(5, total * 9 // 10), kills))
        ends = [chance.choice((signal.SIGKILL, signal.SIGTERM)) for _ in moments]
        in_flight = 0
        listening = asyncio.create_task(program.listen())
        try:
            async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
                for number in range(100, 100 + residents):
                    group.create_task(program.on_telegram(session, number, several))
                    group.create_task(program.on_whatsapp(session, number + 100, several))
                for n, (moment, end) in enumerate(zip(moments, ends, strict=True), 1):
                    async with asyncio.timeout(TAKEN_WITHIN):
                        while len(program.acknowledged) < moment:  # noqa: ASYNC110
                            await asyncio.sleep(chance.uniform(0, 0.004))
                    await program.kill(end)
                    in_flight += await flying(program)
                    await program.start()
                    if n % 20 == 0:
                        print(f"{n} of {kills}", flush=True)
            async with asyncio.timeout(60 + total / 40):
                await drained(url)
            await asyncio.sleep(5 * LOOK)
            await program.kill(signal.SIGTERM)
        finally:
            listening.cancel()
            await program.kill()
        assert len(program.acknowledged) == total
        return await examined(program, ends, seed, residents, several, in_flight)


async def flying(program: Killed) -> int:
    """Messages that had reached a platform, which the program had not yet written down."""
    await asyncio.sleep(0.1)  # what had left the process arrives
    database = Database(program.url)
    try:
        async with database.read() as connection:
            rows = (await connection.execute(select(outbox))).all()
    finally:
        await database.close()
    settled = owed([row for row in rows if row.settled_at is not None])
    return ((program.heard() & owed(rows)) - settled).total()


async def drained(url: str) -> None:
    """Waits until everything has been sent."""
    database = Database(url)
    left = select(outbox.c.id).where(outbox.c.settled_at.is_(None)).limit(1)
    try:
        while True:
            async with database.read() as connection:
                if (await connection.execute(left)).first() is None:
                    return
            await asyncio.sleep(0.1)
    finally:
        await database.close()


async def examined(
    program: Killed,
    ends: Sequence[signal.Signals],
    seed: int,
    residents: int,
    several: int,
    in_flight: int,
) -> Counts:
    """Looks for what is lost, doubled or skipped."""
    database = Database(program.url)
    try:
        async with database.read() as connection:
            taken = (await connection.execute(select(inbox.c.channel, inbox.c.message))).all()
            kept = (await connection.execute(select(proposals))).all()
            sent = (await connection.execute(select(outbox))).all()
        faults = await backup.check(database, MediaFolder(program.folder / "media"))
    finally:
        await database.close()
    numbers = sorted((row.city, row.number_year, row.number) for row in kept)
    if [number for *_, number in numbers] != list(range(1, len(kept) + 1)):
        faults.append(f"numbers: {numbers}")
    wishes = Counter(row.wish for row in kept)
    everybody = [n + more for n in range(100, 100 + residents) for more in (0, 100)]
    wanted = {PROPOSAL[3].format(wish=f"{who}-{n}") for who in everybody for n in range(several)}
    heard, meant = program.heard(), owed(sent)
    lost = [f"message {id}" for id in set(program.acknowledged) - {(c, m) for c, m in taken}]
    lost += [f"proposal {wish}" for wish in wanted - set(wishes)]
    lost += [f"never said: {what}, {described(sent, what)}" for what in meant - heard]
    doubled = [f"proposal {wish}" for wish, often in wishes.items() if often > 1]
    doubled += [f"not asked for: {wish}" for wish in set(wishes) - wanted]
    waited: list[float] = []
    left: list[float] = []
    disorder: list[str] = []
    for row, at in first_heard(program, sent, disorder):
        created = row.created_at.timestamp()
        took = program.ready_between(created, at)
        waited.append(took)
        if program.down_between(created, at):
            left.append(took)
    return Counts(
        len(ends),
        ends.count(signal.SIGTERM),
        seed,
        2 * residents,
        len(program.acknowledged),
        len(kept),
        lost,
        doubled,
        faults,
        disorder,
        (heard - meant).total(),
        in_flight,
        waited,
        left,
    )


def first_heard(
    program: Killed, rows: Sequence[Row[Any]], disorder: list[str]
) -> Iterator[tuple[Row[Any], float]]:
    """When each message reached its person for the first time; what came after something that
    stands behind it is noted as `disorder`."""
    owed_to: dict[str, list[tuple[str, Row[Any]]]] = {}
    for row in sorted(rows, key=lambda each: each.id):
        calls = owed_to.setdefault(f"{row.channel} {row.address}", [])
        calls.append((row.text if row.channel == "telegram" else str(row.id), row))
    for who, calls in owed_to.items():
        next_one = 0
        for at, what in program.heard_at.get(who, ()):
            if next_one < len(calls) and calls[next_one][0] == what:
                yield calls[next_one][1], at
                next_one += 1
            elif what not in [said for said, _ in calls[max(0, next_one - BACK) : next_one]]:
                disorder.append(f"{who}: {what[:60]!r}")
                later = [n for n in range(next_one, len(calls)) if calls[n][0] == what]
                next_one = later[0] + 1 if later else next_one
        if next_one < len(calls):
            disorder.append(f"{who}: {len(calls) - next_one} at the end not in their order")
