"""Areas and tahapan that have just been stored are those that the next turn knows."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest

import bot.refresh
from bot.refresh import Refresh


class Known:
    """What a place is told, in order."""

    def __init__(self) -> None:
        self.cycles: Any = "old"
        self.told: list[str] = []

    def know(self, areas: str, cycles: str, example: bool) -> None:
        self.cycles = cycles
        self.told.append(cycles)


@pytest.mark.parametrize("ours", [True, False], ids=["we wrote", "others wrote"])
async def test_what_was_read_before_we_wrote_is_not_taken_for_new(
    monkeypatch: pytest.MonkeyPatch, ours: bool
) -> None:
    """A look that somebody else's writing caused is still under way when we store other tahapan."""
    under_way, go_on, second = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def read(_database: Any) -> tuple[str, str, bool]:
        if under_way.is_set():
            second.set()
            return "areas", "new", False
        under_way.set()
        await go_on.wait()
        return "areas", "old", False

    monkeypatch.setattr(bot.refresh, "known_places", read)
    monkeypatch.setattr(bot.refresh, "REFRESH", 0.0)
    place = Known()
    refresh = Refresh(cast(Any, None), cast(Any, place))
    refresh.look()
    await under_way.wait()
    if ours:
        refresh.committed(cast(Any, SimpleNamespace(woken={"areas"})))
        assert place.cycles is None  # whoever needs them reads them anew
    else:
        refresh.look()
    go_on.set()
    await second.wait()
    while place.cycles != "new":  # noqa: ASYNC110  (nobody tells of it)
        await asyncio.sleep(0)
    await refresh.stop()
    assert place.told == (["new"] if ours else ["old", "new"])
