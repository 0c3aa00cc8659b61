"""Which of somebody's messages goes first."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from bot.sending.lane import first, leads
from storage.messages.model import OutboxMessage

NOW = datetime(2026, 11, 26, tzinfo=UTC)


def message(id: int, priority: int, not_before: datetime | None) -> OutboxMessage:
    return OutboxMessage(
        id=id,
        person_id=1,
        channel="terminal",
        address="siti",
        priority=priority,
        locale="id",
        text="x",
        buttons=[],
        file=None,
        about=None,
        replaces=None,
        attempts=0,
        not_before=not_before,
        created_at=NOW,
    )


def test_what_leads_is_what_goes_first() -> None:
    dice = random.Random(1)
    both = set()
    for _ in range(300):
        times = (None, NOW, NOW - timedelta(hours=1), NOW + timedelta(hours=1))
        queue = [message(n, dice.randrange(3), dice.choice(times)) for n in range(1, 6)]
        newest = queue[-1]
        both.add(leads(queue, newest, NOW))
        assert leads(queue, newest, NOW) == (first(queue, NOW) is newest)
    assert both == {True, False}
