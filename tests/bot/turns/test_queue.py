"""What waits for a transaction, and in which order it is taken."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from bot.channels.base import Unavailable
from bot.turns.queue import FEW, HELD_LONGEST, HELD_PERSON, HELD_ROW, MOST, Queue, Waiting
from handlers.conversation.messages import Incoming
from storage.database.store import Store

AT = datetime(2026, 11, 24, tzinfo=UTC)


async def nothing(store: Store) -> None:
    return None


def waiting(who: str | None, *, alone: bool = False) -> Waiting:
    """A message of somebody; a piece of work of nobody's with None."""
    what = nothing if who is None else Incoming("terminal", who, "m", AT, text="x")
    return Waiting(what, asyncio.get_running_loop().create_future(), alone=alone)


def of(batch: list[Waiting]) -> list[str | None]:
    return [each.key[1] if each.key else None for each in batch]


async def test_few_are_taken_as_they_came() -> None:
    queue = Queue()
    queue.waiting = [waiting(who) for who in ("siti", None, "siti", "budi")]
    assert of(queue.next()) == ["siti", None, "siti", "budi"]
    assert queue.waiting == []


async def test_of_one_person_only_a_few_while_others_wait() -> None:
    queue = Queue()
    queue.waiting = [*(waiting("siti") for _ in range(3 * FEW)), waiting("budi"), waiting(None)]
    first = of(queue.next())
    # What came first of everybody, and then a few more of whoever has many.
    assert first == ["siti"] * FEW + ["budi", None] + ["siti"] * FEW
    assert of(queue.next()) == ["siti"] * FEW


async def test_a_batch_is_bounded() -> None:
    queue = Queue()
    queue.waiting = [waiting(f"w{n}") for n in range(MOST + 5)]
    assert len(queue.next()) == MOST
    assert of(queue.next()) == [f"w{n}" for n in range(MOST, MOST + 5)]


async def test_what_must_be_alone_is_alone() -> None:
    """Others would have to wait for the same lock."""
    queue = Queue()
    queue.waiting = [waiting("siti", alone=True), waiting("budi"), waiting("ani", alone=True)]
    assert of(queue.next()) == ["siti"]
    assert of(queue.next()) == ["budi"]
    assert of(queue.next()) == ["ani"]


async def test_what_comes_after_something_held_waits_behind_it() -> None:
    queue = Queue()
    held = waiting("siti")
    queue.hold([held])
    queue.waiting = [waiting("budi"), waiting("siti")]
    assert of(queue.next()) == ["budi"]
    assert of(queue.held) == ["siti", "siti"]
    # Not before the first of them may be tried again.
    held.again_at = asyncio.get_running_loop().time() + 3600
    queue._held_again()
    assert queue.waiting == []
    assert of(queue.held) == ["siti", "siti"]
    # Its time comes: in the order in which they came.
    held.again_at = 0.0
    queue._held_again()
    assert of(queue.waiting) == ["siti", "siti"]
    assert queue.held == []
    queue.close()


@pytest.mark.parametrize(("alone", "times"), [(False, HELD_PERSON), (True, HELD_ROW)])
async def test_what_is_held_is_tried_ever_later(alone: bool, times: tuple[float, float]) -> None:
    queue, now = Queue(), asyncio.get_running_loop().time()
    each = waiting("siti", alone=alone)
    after = []
    for _ in range(12):
        queue.held = []
        before = asyncio.get_running_loop().time()
        queue.hold([each])
        after.append(each.again_at - before)
    assert after[0] >= times[0]
    assert after == sorted(after) or max(after) >= times[1]
    assert after[-1] >= times[1]
    # And not for ever.
    queue.held = []
    each.held_since = now - HELD_LONGEST - 1
    queue.hold([each])
    assert queue.held == []
    with pytest.raises(Unavailable):
        each.done.result()
    queue.close()


async def test_who_has_been_spoken_to_since() -> None:
    """Only what came before the last word to its person is early."""
    queue = Queue()
    old, other = waiting("siti"), waiting("budi")
    queue.waiting = [old]
    queue.done([waiting("siti")], [])
    new = waiting("siti")
    new.commits = queue.commits
    assert queue.spoken_since(old)
    assert not queue.spoken_since(new)
    assert not queue.spoken_since(other)
    assert not queue.spoken_since(waiting(None))
    # What was held was not spoken to.
    queue.done([other], [other])
    assert not queue.spoken_since(other)


async def test_who_waits_when_it_closes_is_told() -> None:
    queue = Queue()
    queue.waiting, queue.held = [waiting("siti")], [waiting("budi")]
    all = [*queue.waiting, *queue.held]
    queue.close()
    for each in all:
        with pytest.raises(Unavailable):
            each.done.result()
