"""A command on the database of the running program."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.command_line import rembuk
from tests.support import Clock, World

# Ran as `run("decide", ...)`: exit code, standard output, standard error.
Run = Callable[..., Awaitable[tuple[int, str, str]]]


@pytest.fixture
def run(world: World, settings: Settings, tmp_path: Path, clock: Clock) -> Run:
    """A command on the same database and media as the running program, at the same time; which
    looks afterwards what there is, as when another process has woken it."""

    async def command(*arguments: str) -> tuple[int, str, str]:
        done = await rembuk(*arguments, url=settings.database_url, folder=tmp_path, now=clock())
        for look in world.app.turns.woken:
            look()
        return done

    return command
