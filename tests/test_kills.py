"""SIGKILL at random moments under load: nothing acknowledged is lost, nothing is doubled."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from sqlalchemy import select

from storage import backup
from storage.database import Database
from storage.media import MediaFolder
from storage.tables import metadata
from tests.fakes.bot_api import TOKEN, FakeBotApi, strict
from tests.pages.echo import free_port

ROOT = Path(__file__).parents[1]
KILLS = 5
RESIDENTS = 6
PROPOSALS = 5


@dataclass
class Killed:
    """The program under load, killed and started again."""

    url: str
    folder: Path
    api: FakeBotApi
    port: int = field(default_factory=free_port)
    acknowledged: int = 0
    process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("REMBUK_")}
        environment |= {
            "REMBUK_DATABASE_URL": self.url,
            "REMBUK_MEDIA_DIR": str(self.folder / "media"),
            "REMBUK_SECRET_KEY": "only for tests",
            "REMBUK_PORT": str(self.port),
            "REMBUK_TELEGRAM_TOKEN": TOKEN,
            "REMBUK_TELEGRAM_API_URL": self.api.url,
            "REMBUK_TELEGRAM_MODE": "webhook",
            "REMBUK_PUBLIC_URL": f"http://127.0.0.1:{self.port}",
            "REMBUK_TELEGRAM_SECRET": "geheim",
            "PYTHONPATH": str(ROOT),
        }
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.killed", cwd=self.folder, env=environment,
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip

    async def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        assert self.process is not None
        self.process.send_signal(how)
        await self.process.wait()

    async def post(self, session: aiohttp.ClientSession, update: dict[str, Any]) -> None:
        """As Telegram does: the same update again and again until it is answered with 200."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": "geheim"}
        while True:
            try:
                async with session.post(
                    f"http://127.0.0.1:{self.port}/telegram", json=update, headers=headers
                ) as answer:
                    if answer.status == 200:
                        self.acknowledged += 1
                        return
            except (aiohttp.ClientError, OSError):
                await asyncio.sleep(0.05)

    async def resident(self, session: aiohttp.ClientSession, chat: int) -> None:
        for text in ("halo", "ya", "lewati"):
            await self.post(session, self.api.message(chat, text=text))
        for n in range(PROPOSALS):
            for text in (
                "usul", "Imopuro", "2", f"Pelatihan menjahit {chat}-{n}", "Banyak yang menganggur",
                "RT 1", "lewati", "lewati", "kirim",
            ):  # fmt: skip
                await self.post(session, self.api.message(chat, text=text))


async def test_kills(database_url: str, tmp_path: Path) -> None:
    async with strict() as api:
        program = Killed(database_url, tmp_path, api)
        await program.start()
        total = RESIDENTS * (3 + 9 * PROPOSALS)
        # Moments in the first nine tenths of the work, so that each kill meets some of it.
        in_flight = 0
        moments = sorted(random.sample(range(5, total * 9 // 10), KILLS))
        try:
            async with aiohttp.ClientSession() as session:
                people = [
                    asyncio.create_task(program.resident(session, 100 + n))
                    for n in range(RESIDENTS)
                ]
                for moment in moments:
                    async with asyncio.timeout(40):
                        while program.acknowledged < moment:  # noqa: ASYNC110
                            await asyncio.sleep(random.uniform(0, 0.004))
                    await program.kill()
                    in_flight += await flying(database_url, api)
                    await program.start()
                async with asyncio.timeout(60):
                    await asyncio.gather(*people)
            unsettled = await drained(database_url)
            await program.kill(signal.SIGTERM)
        finally:
            if program.process is not None and program.process.returncode is None:
                await program.kill()
        assert program.acknowledged == total
        repeats = await examined(database_url, api, tmp_path)
        print(f"{KILLS} kills, {total} messages, {repeats} repeated, {in_flight} in flight")
        assert unsettled == 0
        assert repeats <= in_flight


def heard(api: FakeBotApi) -> Counter[tuple[str, str]]:
    """What each chat got, and how often."""
    said = Counter(
        (str(call.args["chat_id"]), call.args.get("text") or call.args.get("caption", ""))
        for call in api.sent
    )
    return Counter({key: count for key, count in said.items() if key[1]})


async def flying(url: str, api: FakeBotApi) -> int:
    """Messages that had reached the platform, which the program had not yet written down."""
    await asyncio.sleep(0.1)  # what had left the process arrives
    database = Database(url)
    mailbox = metadata.tables["mailbox"]
    try:
        async with database.read() as connection:
            rows = (await connection.execute(select(mailbox).where(mailbox.c.text != ""))).all()
    finally:
        await database.close()
    owed = Counter((row.address, row.text) for row in rows)
    settled = sum(row.settled_at is not None for row in rows)
    said = heard(api)
    return said.total() - (said - owed).total() - settled


async def drained(url: str) -> int:
    """Waits until everything has been sent; gives what has not."""
    database = Database(url)
    mailbox = metadata.tables["mailbox"]
    left = -1
    try:
        for _ in range(150):
            async with database.read() as connection:
                rows = await connection.execute(
                    select(mailbox.c.id).where(mailbox.c.settled_at.is_(None))
                )
                left = len(rows.all())
            if not left:
                break
            await asyncio.sleep(0.1)
    finally:
        await database.close()
    return left


async def examined(url: str, api: FakeBotApi, folder: Path) -> int:
    """Looks for what is lost, doubled or skipped; gives how many messages were said twice."""
    database = Database(url)
    proposals, mailbox = metadata.tables["proposals"], metadata.tables["mailbox"]
    try:
        async with database.read() as connection:
            kept = (await connection.execute(select(proposals))).all()
            sent = (await connection.execute(select(mailbox.c.address, mailbox.c.text))).all()
        assert await backup.check(database, MediaFolder(folder / "media")) == []
    finally:
        await database.close()
    wishes = Counter(row.wish for row in kept)
    expected = {
        f"Pelatihan menjahit {100 + r}-{n}" for r in range(RESIDENTS) for n in range(PROPOSALS)
    }
    assert set(wishes) == expected
    assert set(wishes.values()) == {1}
    assert sorted(row.number for row in kept) == list(range(1, len(kept) + 1))
    owed = Counter((row.address, row.text) for row in sent if row.text)
    said = heard(api)
    missing = owed - said
    assert not missing, missing
    return (said - owed).total()
