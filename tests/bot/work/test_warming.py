"""What is made ready between messages."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator

from bot.work.warming import STRETCH, warming


async def test_others_have_their_turn_between_the_steps() -> None:
    taken = list[int]()

    def steps() -> Iterator[None]:
        for step in range(8):
            time.sleep(STRETCH)
            taken.append(step)
            yield

    async with warming(steps()):
        seen = []
        while len(taken) < 8:
            seen.append(len(taken))
            await asyncio.sleep(0)
    assert len(set(seen)) > 4


async def test_what_is_left_at_the_end_is_not_made() -> None:
    taken = list[int]()

    def steps() -> Iterator[None]:
        for step in range(1000):
            time.sleep(STRETCH)
            taken.append(step)
            yield

    async with warming(steps()):
        await asyncio.sleep(STRETCH)
    made = len(taken)
    await asyncio.sleep(2 * STRETCH)
    assert len(taken) == made < 1000
