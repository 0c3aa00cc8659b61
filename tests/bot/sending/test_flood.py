"""A flood hurts only its sender: answers to a backlog are merged, nothing that counts is lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select, update

from bot.channels.base import Unavailable
from bot.channels.terminal.channel import Terminal
from bot.sending.sender import MANY
from bot.settings import Settings
from bot.turns.queue import MOST, Done
from storage.database.tables import outbox
from tests.bot.sending.test_sender import Troubled, until
from tests.support import Clock, Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

FLOOD = 3 * MANY


@pytest.fixture
async def channel() -> Troubled:
    return Troubled("terminal", Terminal.limits)


@pytest.fixture
async def world(settings: Settings, clock: Clock, channel: Troubled) -> AsyncIterator[World]:
    async with World.made(settings, clock, channels={"terminal": channel}) as made:
        made.app.sender.lull = 0.0
        yield made


class Gate:
    """Holds up what goes to one person, as a chat does that may be spoken to once a second."""

    def __init__(self, channel: Troubled, address: str = "siti") -> None:
        self.open = asyncio.Event()
        self.address = address
        channel.blocker = self.wait

    async def wait(self, parcel: object) -> None:
        if getattr(parcel, "address", "") == self.address:
            await self.open.wait()


async def flooded(siti: Resident, *texts: str) -> None:
    await asyncio.gather(*(siti.world.app.turns.take(siti.message(text=t)) for t in texts))


# What somebody says again and again, and where they stood.
FLOODS = {
    "a question": ((), "pesan {n}"),
    "in the middle of a form": (("usul", "Imopuro"), "tidak tahu {n}"),
    "the same": ((), "bantuan"),
    "files": ((), "data saya"),
    "numbers that are none": ((), "MTR-2028-{n:05}"),
}


@pytest.mark.parametrize("case", FLOODS)
async def test_answers_to_a_backlog_are_merged(
    world: World, channel: Troubled, clock: Clock, case: str
) -> None:
    """Nothing goes while they come; then what was taken is said once, and the last answer stands
    last."""
    before, said = FLOODS[case]
    siti = await world.person().welcomed()
    for text in before:
        await siti.say(text)
    heard = len(channel.sent)
    newest = max(parcel.id for parcel in channel.sent)
    gate = Gate(channel)
    await flooded(siti, *(said.format(n=n) for n in range(FLOOD)))
    rows = await world.rows(select(outbox.c.id, outbox.c.text).where(outbox.c.id > newest))
    last = max(rows, key=lambda row: row.id)
    gate.open.set()
    await world.app.settled()
    told = channel.sent[heard:]
    # The first was under way; of the others the last answer, how many there were, and one file.
    assert len(told) <= 4
    assert told[-1].id == last.id
    assert told[-1].text == last.text
    [counted] = [each for each in told if "beruntun" in each.text]
    left = len(rows) - len(told) + 1
    assert f" {left} balasan" in counted.text
    assert counted.buttons == ()  # what could be chosen under what is not said
    states = await world.rows(select(outbox.c.state).where(outbox.c.settled_at.is_(None)))
    assert states == []


async def test_no_number_is_passed_over(world: World, channel: Troubled) -> None:
    siti = await world.person().welcomed()
    one = (
        "usul", "Imopuro", "1", "Perbaikan drainase RT 05", "Setiap hujan air masuk rumah", "RT 05",
        "120 m", "kirim",
    )  # fmt: skip
    gate = Gate(channel)
    for text in 4 * one:  # one after the other: texts that come at once may be one answer
        await flooded(siti, text)
    gate.open.set()
    await world.app.settled()
    said = "\n".join(parcel.text for parcel in channel.sent)
    for proposal in await world.proposals():
        assert f"MTR-{proposal['number_year']}-{proposal['number']:05}" in said
    assert len(await world.proposals()) == 4


async def test_a_backlog_left_by_a_dead_process_is_merged(
    settings: Settings, clock: Clock, channel: Troubled
) -> None:
    async with World.made(settings, clock, channels={"terminal": channel}) as world:
        siti = await world.person().welcomed()
        for n in range(FLOOD):
            await siti.say(f"pesan {n}")
        async with world.app.database.writer.begin() as connection:
            await connection.execute(
                update(outbox).values(state="queued", settled_at=None, claim=12345)
            )
    before = len(channel.sent)
    async with World.made(settings, clock, channels={"terminal": channel}) as world:
        world.app.sender.lull = 0.0
        await until(lambda: len(channel.sent) > before)
        await world.app.settled()
        assert len(channel.sent) - before <= 3
        # Nobody knows whether the dead process had said them.
        assert {row.attempts for row in await world.rows(select(outbox.c.attempts))} == {1}
        assert not await world.rows(select(outbox.c.id).where(outbox.c.settled_at.is_(None)))


async def test_a_few_answers_are_all_said(world: World, channel: Troubled) -> None:
    siti = await world.person().welcomed()
    heard = len(channel.sent)
    gate = Gate(channel)
    await flooded(siti, *(f"pesan {n}" for n in range(MANY)))
    gate.open.set()
    await world.app.settled()
    assert len(channel.sent) - heard == MANY


async def test_an_invitation_is_not_passed_over(world: World, channel: Troubled) -> None:
    """A code that is said only once."""
    siti = await world.person().welcomed()
    gate = Gate(channel)
    await flooded(siti, "bantuan", "bantuan", "bantuan")
    async with world.app.database.writer.begin() as connection:
        newest = select(outbox.c.id).order_by(outbox.c.id.desc()).limit(1).scalar_subquery()
        await connection.execute(
            update(outbox).where(outbox.c.id == newest).values(about="invitation:18.72")
        )
    queue = world.app.sender.lanes["terminal"].waiting["siti"]
    queue[-1].about, queue[-1].text = "invitation:18.72", "kode ABCD2345"
    await flooded(siti, *(f"pesan {n}" for n in range(FLOOD)))
    gate.open.set()
    await world.app.settled()
    assert "kode ABCD2345" in [parcel.text for parcel in channel.sent]


async def test_others_come_in_between(world: World) -> None:
    """Somebody who writes while thousands of one person's messages wait is in the next
    transaction."""
    siti, budi = await world.person().welcomed(), await world.person("budi").welcomed()
    order: list[str] = []

    async def takes(who: Resident, text: str) -> None:
        await world.app.turns.take(who.message(text=text))
        order.append(who.address)

    async with asyncio.TaskGroup() as group:
        for n in range(5 * MOST):
            group.create_task(takes(siti, f"pesan {n}"))
        group.create_task(takes(budi, "bantuan"))
    assert order.index("budi") < 2 * MOST


async def test_one_person_does_not_fill_the_queue(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond so many that wait a person's messages are refused, which others' are not."""
    monkeypatch.setattr("bot.turns.queue.MOST_OF_ONE", 10)
    siti, budi = await world.person().welcomed(), await world.person("budi").welcomed()
    turns = world.app.turns
    taken = [turns.take(siti.message(text="bantuan")) for _ in range(15)]
    *found, last = await asyncio.gather(
        *taken, turns.take(budi.message(text="bantuan")), return_exceptions=True
    )
    assert sum(isinstance(each, Unavailable) for each in found) == 5
    assert isinstance(last, Done)
