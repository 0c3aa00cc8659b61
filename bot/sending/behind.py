"""What stands behind an answer of another process: people get answers in the order of their turns,
whichever process took which."""

from __future__ import annotations

import asyncio

from bot.turns.turns import Turns
from storage.messages import claims
from storage.messages.model import OutboxMessage

# How soon it is looked whether the other has sent it: at first, and at the longest, seconds.
SOON, LATER = 0.02, 0.32

# So long it is waited for, seconds: the platform may have put it off, or the process be frozen.
PATIENCE = 5.0


async def earlier_sent(turns: Turns, message: OutboxMessage) -> None:
    """Waits until no other process has an answer to send that stands before this one."""
    message.behind = False
    wait, loop = SOON, asyncio.get_running_loop()
    until = loop.time() + PATIENCE
    while loop.time() < until:
        async with turns.database.read() as connection:
            if not await claims.answers_before(
                connection, message, turns.post.claim, turns.clock()
            ):
                return
        await asyncio.sleep(wait)
        wait = min(2 * wait, LATER)
