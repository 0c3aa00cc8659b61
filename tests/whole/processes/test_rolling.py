"""A process is restarted with another release, under load, and back again: old and new code serve
one PostgreSQL together, nobody is refused and nothing is lost."""

from __future__ import annotations

import asyncio
import itertools
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import func, select

from storage.database.connections import Database
from storage.database.migrations import HEAD
from storage.database.tables import inbox, outbox, proposals
from tests.both import drained
from tests.fakes import bot_api
from tests.servers.balancer import Balancer
from tests.servers.processes import SECRET, Processes, on_telegram
from tests.support import ROOT
from tests.whole.processes.test_several_processes import closed, empty

__all__ = ["empty"]

SAID = ("halo", "ya", "lewati", "usul", "Imopuro", "2", "Pelatihan menjahit {who}",
        "Banyak yang menganggur", "RT 1", "kirim")  # fmt: skip

# Who say all that one after the other, for as long as the restarts take.
AT_ONCE = 2

MIGRATIONS = "storage/database/migrations/__init__.py"
CODE = ("bot", "handlers", "storage", "locales", "tests")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The code of before the commit that brought the database's shape of today."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("the code of before is in git, which is not here")
    run = (git, "-C", str(ROOT))
    log = subprocess.run(
        [*run, "log", "-1", "--format=%H^", f'-S"{HEAD}"', "--", MIGRATIONS],
        capture_output=True,
        text=True,
    ).stdout.strip()
    packed = subprocess.run([*run, "archive", log, *CODE], capture_output=True)
    if packed.returncode:
        pytest.skip("git has no commit from before the last migration here")
    folder = tmp_path_factory.mktemp("before")
    subprocess.run(["tar", "-x", "-C", str(folder)], input=packed.stdout, check=True)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@dataclass
class Load:
    """Residents who bring a proposal each, one after the other, until they are told to stop."""

    api: bot_api.FakeBotApi
    url: str
    session: aiohttp.ClientSession
    who: Iterator[int] = field(default_factory=lambda: itertools.count(500))
    ended: bool = False
    came: list[int] = field(default_factory=list)  # whose proposal is there
    statuses: Counter[int | str] = field(default_factory=Counter)

    async def go_on(self) -> None:
        while not self.ended:
            who = next(self.who)
            for words in SAID:
                await self.taken(self.api.message(who, text=words.format(who=who)))
            self.came.append(who)

    async def taken(self, update: dict[str, object]) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        async with asyncio.timeout(60):
            while True:
                try:
                    async with self.session.post(
                        f"{self.url}/telegram", json=update, headers=headers
                    ) as answer:
                        self.statuses[answer.status] += 1
                        if answer.status == 200:
                            return
                except (aiohttp.ClientError, OSError) as error:
                    self.statuses[type(error).__name__] += 1
                await asyncio.sleep(0.05)


@pytest.mark.long
@pytest.mark.timeout(600)
async def test_old_and_new_code_serve_together(empty: str, tmp_path: Path, before: Path) -> None:
    async with (
        bot_api.strict() as api,
        Balancer() as balancer,
        Processes(empty, tmp_path, on_telegram(api), code=before) as several,
        # As from a platform: a connection for each post.
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(force_close=True)) as session,
        closed(Database(empty)) as database,
    ):
        load = Load(api, balancer.url, session)
        ports = [await several.begin(), await several.begin()]
        balancer.ports = [await several.ready(port) for port in ports]
        residents = [asyncio.create_task(load.go_on()) for _ in range(AT_ONCE)]
        shapes = [await database.revision()]
        # The other of them goes on with the code of before.
        port, others = ports[0], ports[1:]
        for code in (ROOT, before):  # forward, and back where the release is no good
            ending = asyncio.create_task(several.end(port))
            await asyncio.sleep(1)  # until the balancer has heard it from /readyz
            balancer.ports = others
            await ending
            await several.start(port, code)
            balancer.ports = ports
            shapes.append(await database.revision())
        load.ended = True
        await asyncio.gather(*residents)
        await drained(database)
        assert shapes[0] != shapes[1] == shapes[2]
        assert set(load.statuses) == {200}, several.said()
        async with database.read() as connection:
            taken = (await connection.execute(select(func.count()).select_from(inbox))).scalar()
            kept = (await connection.execute(select(proposals.c.wish))).scalars().all()
            rows = (await connection.execute(select(outbox.c.address, outbox.c.text))).all()
        assert taken == load.statuses[200]
        assert sorted(kept) == sorted(f"Pelatihan menjahit {who}" for who in load.came)
        meant = Counter((row.address, row.text) for row in rows)
        heard = Counter(
            (str(call.args["chat_id"]), call.args.get("text") or call.args["caption"])
            for call in api.sent
        )
        assert heard == meant
