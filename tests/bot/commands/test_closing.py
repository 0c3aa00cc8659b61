"""Every way out of a command closes its database: no connection stays open, no thread is left."""

from __future__ import annotations

import asyncio
import logging
import os
import sqlite3
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from bot.opening import open_database
from bot.settings import Settings
from storage.database.connections import Database
from storage.database.direct import sqlite
from storage.errors import Advice
from tests.support import START

NUMBER = "MTR-2028-00001"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[sqlite.OneVisit]:
    """All connections that are made from now on; each takes a while to be made, as on a slow
    disk, so that a command may end meanwhile."""
    made: list[sqlite.OneVisit] = []
    connect = sqlite3.connect

    def slowly(*where: Any, **options: Any) -> Any:
        time.sleep(0.02)
        return connect(*where, **options)

    class Kept(sqlite.OneVisit):
        def __init__(self, *what: Any, **more: Any) -> None:
            super().__init__(*what, **more)
            made.append(self)

    monkeypatch.setattr(sqlite3, "connect", slowly)
    monkeypatch.setattr(sqlite, "OneVisit", Kept)
    return made


@pytest.fixture
def complaints(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What threads died of."""
    found: list[Any] = []
    monkeypatch.setattr(threading, "excepthook", found.append)
    return found


def run(monkeypatch: pytest.MonkeyPatch, folder: Path, *arguments: str) -> int:
    monkeypatch.chdir(folder)
    for name in [name for name in os.environ if name.startswith("REMBUK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("REMBUK_DATABASE_URL", f"sqlite+aiosqlite:///{folder / 'x.db'}")
    monkeypatch.setenv("REMBUK_MEDIA_DIR", str(folder / "media"))
    monkeypatch.setenv("REMBUK_SECRET_KEY", "only for tests, where it is known")
    logger = logging.getLogger("rembuk")
    level = logger.level
    try:
        return main(arguments, clock=lambda: START)
    finally:
        logger.setLevel(level)


WAYS = {
    "done": (0, "db", "upgrade"),
    "nothing to list": (0, "staff", "list"),
    "years": (0, "cycle", "list"),
    "exported": (0, "export", "--out", "whole.csv"),
    "cannot be written": (2, "export", "--out", "nowhere/whole.csv"),
    "no such area": (2, "export", "--area", "99"),
    "no such number": (2, "decide", NUMBER, "verify", "--by", "Lurah"),
    "no number": (2, "decide", "apa", "verify", "--by", "Lurah"),
    "no photo": (2, "decide", NUMBER, "verify", "--by", "Lurah", "--photo", "no.jpg"),
    "no file": (2, "decide", NUMBER, "verify", "--by", "Lurah", "--photo", "nothing.jpg"),
    "invited": (0, "staff", "invite", "--role", "admin", "--area", "18.72"),
    "invited nowhere": (2, "staff", "invite", "--role", "admin", "--area", "99"),
    "nobody to end": (2, "staff", "end", "7"),
    "no table": (2, "import", "no.jpg"),
    "imported nowhere": (2, "import", "list.csv", "--area", "99"),
    "rows with faults": (1, "import", "list.csv"),
    "areas": (0, "area", "import", "areas.csv"),
    "another city's years": (2, "cycle", "import", "years.csv"),
    "doctor": (0, "doctor"),
    "checked": (0, "db", "check"),
    "backed up": (0, "db", "backup", "copy"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_command_closes_its_database(
    way: str,
    tmp_path: Path,
    sqlite_template: Path,
    monkeypatch: pytest.MonkeyPatch,
    opened: list[sqlite.OneVisit],
    complaints: list[Any],
) -> None:
    (tmp_path / "x.db").write_bytes(sqlite_template.read_bytes())
    (tmp_path / "no.jpg").write_text("no picture")
    (tmp_path / "list.csv").write_text(
        "Usulan;Masalah;Kelurahan;Bidang\nTalut;Air masuk rumah;Atlantis;Fisik\n"
    )
    (tmp_path / "areas.csv").write_text(
        "code,name,lat,lon,aliases,letters,timezone\n18.71,Kota Bandar Lampung,,,,BDL,\n"
    )
    (tmp_path / "years.csv").write_text(
        "area,year,tahap,name,level,opens,closes,tell_by\n18.99,2028,kelurahan,Kelurahan,4,,,\n"
    )
    code, *arguments = WAYS[way]
    assert run(monkeypatch, tmp_path, *map(str, arguments)) == code
    assert opened
    assert [each for each in opened if each._running or each._thread.is_alive()] == []
    assert complaints == []


async def test_a_stopped_user_leaves_no_connection(
    tmp_path: Path, opened: list[sqlite.OneVisit], complaints: list[Any]
) -> None:
    """Stopped while the connection is being made: the pool never hears of it."""
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'x.db'}")

    async def reads() -> None:
        async with database.read():
            await asyncio.sleep(60)

    user = asyncio.create_task(reads())
    while not opened:  # noqa: ASYNC110, nothing else says when it is being made
        await asyncio.sleep(0)
    user.cancel()
    await asyncio.gather(user, return_exceptions=True)
    assert [each._thread.is_alive() for each in opened] == [True]
    await database.close()
    assert [each._thread.is_alive() for each in opened] == [False]
    assert complaints == []


@pytest.mark.parametrize("error", [Advice("no"), KeyError("ours"), asyncio.CancelledError()])
async def test_an_open_database_is_closed_by_any_error(
    error: BaseException, tmp_path: Path, opened: list[sqlite.OneVisit]
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'x.db'}"
    with pytest.raises(type(error)):
        async with open_database(Settings(database_url=url)) as database, database.read():
            raise error
    assert [each for each in opened if each._thread.is_alive()] == []
