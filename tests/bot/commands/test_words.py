"""`rembuk words unread`: what was not understood, to learn from, for thirty days."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.work.scheduler import Scheduler
from storage.database.store import Store
from storage.messages import unheard
from tests.bot.commands.test_commands import rembuk
from tests.support import World


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_unread(world: World, database_url: str, tmp_path: Path) -> None:
    async def said(store: Store) -> None:
        unheard.note(store, "wes suwe pol", ["complain", "why"])
        unheard.note(store, "wes suwe pol", ["complain", "why"])
        unheard.note(store, "zwfk qpr", [])
        unheard.note(store, "👍", [])  # nothing to learn from

    await world.app.turns.do(said)
    code, out, err = await rembuk("words", "unread", url=database_url, folder=tmp_path)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "2\t2026-11-24\tcomplain why\twes suwe pol",
        "1\t2026-11-24\t-\tzwfk qpr",
    ]
    scheduler = Scheduler(world.app.turns, world.clock)
    world.clock.move(days=29)
    await scheduler.purge()
    assert await world.count("unheard") == 3
    world.clock.now += timedelta(days=2)
    await scheduler.purge()
    assert await world.count("unheard") == 0
    code, out, _ = await rembuk("words", "unread", url=database_url, folder=tmp_path)
    assert (code, out) == (0, "nothing\n")
