"""`rembuk serve` that is told to stop, and how long whoever runs it waits."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import threading

import aiohttp
import pytest

from bot.commands import serve
from tests.support import ROOT, World


async def test_stopping_is_cut_from_its_first_moment(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether others serve is asked of a database that may be frozen, and connections are waited
    for; deploy/ gives all of it 20 seconds."""
    happened: list[str] = []
    timer = threading.Timer(3600.0, lambda: None)

    async def others() -> bool:
        happened.append("others are asked for")
        return False

    def timed(_: float) -> threading.Timer:
        happened.append("timed")
        return timer

    monkeypatch.setattr(serve, "ended_by", timed)
    monkeypatch.setattr(world.app.claims.lease, "others", others)
    with contextlib.closing(serve.bind("127.0.0.1", 0)) as listener:
        serving = asyncio.create_task(serve.serve(world.app, listener))
        port = listener.getsockname()[1]
        async with aiohttp.ClientSession() as session:
            await session.get(f"http://127.0.0.1:{port}/healthz")
        os.kill(os.getpid(), signal.SIGTERM)
        assert await serving is timer
    assert happened == ["timed", "others are asked for"]


def test_what_ends_us_waits_for_longer() -> None:
    units = [path.read_text() for path in (ROOT / "deploy" / "systemd").glob("rembuk*.service")]
    given = [
        int(each) for unit in units for each in re.findall(r"^TimeoutStopSec=(\d+)", unit, re.M)
    ]
    compose = (ROOT / "deploy" / "compose.yaml").read_text()
    given += [int(each) for each in re.findall(r"stop_grace_period: (\d+)s", compose)]
    assert len(given) == 3
    assert min(given) > serve.LONGEST_END
