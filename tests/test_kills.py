"""SIGKILL at random moments under load: nothing acknowledged is lost, nothing is doubled."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
from sqlalchemy import Row, select

from storage import backup
from storage.database import Database
from storage.media import MediaFolder
from storage.tables import inbox, mailbox, proposals
from tests.fakes import bot_api, twilio
from tests.pages.echo import free_port

ROOT = Path(__file__).parents[1]
KILLS = 5
RESIDENTS = 3  # on each channel

WELCOME = ("halo", "ya", "lewati")
PROPOSAL = (
    "usul", "Imopuro", "2", "Pelatihan menjahit {wish}", "Banyak yang menganggur", "RT 1",
    "lewati", "lewati", "kirim",
)  # fmt: skip


@dataclass
class Counts:
    """What the platforms and the database say when all is over."""

    kills: int
    messages: int  # answered with 200
    proposals: int
    lost: list[str]  # answered, but not in the database, or stored and never said
    doubled: list[str]
    faults: list[str]  # of the database: gaps in numbers, and what `rembuk db check` looks for
    repeated: int  # messages of ours that somebody got twice
    in_flight: int  # had reached a platform at a kill, and we had not written that down


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

    async def start(self) -> None:
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
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.killed", cwd=self.folder, env=environment,
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip

    async def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(how)
            await self.process.wait()

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
        for sent in self.twilio.messages:
            # A picture with buttons is two calls, and only the last has our number.
            _, _, number = sent.status_callback.partition("?id=")
            found["whatsapp", sent.to.removeprefix("whatsapp:"), number or PICTURE] += 1
        return found


# Channel, address, and the text or our number of the message.
Heard = tuple[str, str, str]

PICTURE = "picture"


def owed(rows: Sequence[Row[Any]]) -> Counter[Heard]:
    """What rows of the mailbox should reach, in the same words as `Killed.heard`."""
    found: Counter[Heard] = Counter()
    for row in rows:
        if row.channel == "telegram":
            found[row.channel, row.address, row.text] += 1
            continue
        found[row.channel, row.address, str(row.id)] += 1
        if row.file:
            found[row.channel, row.address, PICTURE] += 1
    return found


def said(who: int, several: int) -> list[str]:
    """All that a resident says: welcome, and so many proposals."""
    lines = list(WELCOME)
    for n in range(several):
        lines += [line.format(wish=f"{who}-{n}") for line in PROPOSAL]
    return lines


async def killed_often(url: str, folder: Path, kills: int, *, several: int | None = None) -> Counts:
    """Residents propose through both webhooks while the program is killed so many times.

    Each makes `several` proposals; without it, enough for every kill to meet some work.
    """
    several = several or max(5, kills)
    port = free_port()
    public = f"http://127.0.0.1:{port}"
    async with bot_api.strict() as api, twilio.strict(public_url=public) as fake:
        program = Killed(url, folder, api, fake, port)
        await program.start()
        total = 2 * RESIDENTS * len(said(0, several))
        # Moments in the first nine tenths of the work, so that each kill meets some of it.
        moments = sorted(random.sample(range(5, total * 9 // 10), kills))
        in_flight = 0
        try:
            async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
                for number in range(100, 100 + RESIDENTS):
                    group.create_task(program.on_telegram(session, number, several))
                    group.create_task(program.on_whatsapp(session, number + 100, several))
                for moment in moments:
                    async with asyncio.timeout(40):
                        while len(program.acknowledged) < moment:  # noqa: ASYNC110
                            await asyncio.sleep(random.uniform(0, 0.004))
                    await program.kill()
                    in_flight += await flying(program)
                    await program.start()
            async with asyncio.timeout(20 + total / 40):
                await drained(url)
            await program.kill(signal.SIGTERM)
        finally:
            await program.kill()
        assert len(program.acknowledged) == total
        return await examined(program, kills, several, in_flight)


async def flying(program: Killed) -> int:
    """Messages that had reached a platform, which the program had not yet written down."""
    await asyncio.sleep(0.1)  # what had left the process arrives
    database = Database(program.url)
    try:
        async with database.read() as connection:
            rows = (await connection.execute(select(mailbox))).all()
    finally:
        await database.close()
    settled = owed([row for row in rows if row.settled_at is not None])
    return ((program.heard() & owed(rows)) - settled).total()


async def drained(url: str) -> None:
    """Waits until everything has been sent."""
    database = Database(url)
    left = select(mailbox.c.id).where(mailbox.c.settled_at.is_(None)).limit(1)
    try:
        while True:
            async with database.read() as connection:
                if (await connection.execute(left)).first() is None:
                    return
            await asyncio.sleep(0.1)
    finally:
        await database.close()


async def examined(program: Killed, kills: int, several: int, in_flight: int) -> Counts:
    """Looks for what is lost, doubled or skipped."""
    database = Database(program.url)
    try:
        async with database.read() as connection:
            taken = (await connection.execute(select(inbox.c.channel, inbox.c.message))).all()
            kept = (await connection.execute(select(proposals))).all()
            sent = (await connection.execute(select(mailbox))).all()
        faults = await backup.check(database, MediaFolder(program.folder / "media"))
    finally:
        await database.close()
    numbers = sorted((row.city, row.number_year, row.number) for row in kept)
    if [number for *_, number in numbers] != list(range(1, len(kept) + 1)):
        faults.append(f"numbers: {numbers}")
    wishes = Counter(row.wish for row in kept)
    everybody = [n + more for n in range(100, 100 + RESIDENTS) for more in (0, 100)]
    wanted = {PROPOSAL[3].format(wish=f"{who}-{n}") for who in everybody for n in range(several)}
    heard, meant = program.heard(), owed(sent)
    lost = [f"message {id}" for id in set(program.acknowledged) - {(c, m) for c, m in taken}]
    lost += [f"proposal {wish}" for wish in wanted - set(wishes)]
    lost += [f"never said: {what}" for what in meant - heard]
    doubled = [f"proposal {wish}" for wish, often in wishes.items() if often > 1]
    doubled += [f"not asked for: {wish}" for wish in set(wishes) - wanted]
    return Counts(
        kills,
        len(program.acknowledged),
        len(kept),
        lost,
        doubled,
        faults,
        (heard - meant).total(),
        in_flight,
    )


@pytest.mark.long
async def test_kills(database_url: str, tmp_path: Path) -> None:
    counts = await killed_often(database_url, tmp_path, KILLS)
    print(counts)
    assert counts.lost == []
    assert counts.doubled == []
    assert counts.faults == []
    assert counts.repeated <= counts.in_flight
