"""What was kept is carried over: what a filter means, in portions, with all who stand behind it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.work.broadcaster import Broadcaster
from bot.work.scheduler import Scheduler
from storage.database import notes
from storage.database.store import Store
from storage.database.tables import audit
from storage.database.tables import proposals as rows
from storage.proposals import carried_over, decisions
from storage.proposals.carried_over import Filter, WrongYear
from storage.proposals.reasons import Reason
from storage.proposals.rulings import Decision, Ruling
from storage.proposals.together import merging
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.handlers.staff.test_desk import official
from tests.support import World

BY = at_command_line("Sekretariat")


async def kept(world: World, *ids: int, reason: Reason = Reason.NO_MONEY) -> None:
    async def chore(store: Store) -> None:
        for id in ids:
            await decisions.decide(store, BY, id, Ruling(Decision.KEEP, reason, "Pagunya habis"))

    await world.app.turns.do(chore)


async def carried(world: World, wanted: Filter, year: int = 2029) -> int:
    async def chore(store: Store) -> int:
        city = world.app.site.areas.cities[0]
        return await carried_over.carry_over(store, BY, city, year, wanted)

    count = await world.app.turns.do(chore)
    await Scheduler(world.app.turns, world.clock).tick()
    await Broadcaster(world.app.turns, world.clock).tick()
    world.app.claims.look()
    await world.app.settled()
    return count


async def stand(world: World) -> dict[int, tuple[str, int]]:
    found = await world.rows(select(rows).order_by(rows.c.number))
    return {row.number: (row.state, row.year) for row in found}


async def test_filters_portions_and_who_stands_behind(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carried_over, "AT_ONCE", 1)
    siti = await world.person("siti").welcomed()
    budi = await world.person("budi").welcomed()
    joko = await world.person("joko").welcomed()
    for who in (siti, siti, siti, budi):
        await who.proposes()
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    ids = [row.id for row in await world.rows(select(rows).order_by(rows.c.number))]
    [thanks] = await joko.say("dukung 3")
    assert "mendukung" in thanks.text

    async def merge(store: Store) -> None:
        await merging.merge(store, BY, [ids[3]], ids[2], "Sama-sama minta drainase")

    await world.app.turns.do(merge)
    await kept(world, ids[0], ids[2])
    await kept(world, ids[1], reason=Reason.LAND)
    with pytest.raises(WrongYear):
        await carried(world, Filter(), 2030)
    world.clock.move(days=100)  # 4 March 2027: proposals are collected for 2029
    await Scheduler(world.app.turns, world.clock).tick()
    for who in (siti, budi, joko, admin):
        await who.new()
    assert await carried(world, Filter(topic="sosbud")) == 0
    assert await carried(world, Filter(area="18.72.02")) == 0
    assert await carried(world, Filter(reason=Reason.NO_MONEY)) == 2
    assert await stand(world) == {
        1: ("diajukan", 2029), 2: ("belum_diakomodir", 2028), 3: ("diajukan", 2029),
        4: ("digabung", 2028),
    }  # fmt: skip
    told = [message.text for message in await siti.new()]
    assert [each.count("Dibahas lagi untuk rencana kerja kota") for each in told] == [1, 1]
    # Whoever's was merged into it, and whoever supports it, hears it once, and is asked nothing.
    for who, known in ((budi, "MTR-2028-00004"), (joko, "MTR-2028-00003")):
        [message] = await who.new()
        assert "Dibahas lagi untuk rencana kerja kota" in message.text
        assert known in message.text
        assert "masih diperlukan" not in message.text
    assert await carried(world, Filter(numbers=(2,))) == 1
    assert await carried(world, Filter()) == 0
    logged = await world.rows(select(audit).where(audit.c.action == "carry_over"))
    assert [row.data["reason"] for row in logged] == ["no_money", ""]

    async def left(store: Store) -> dict[str, str]:
        return await notes.under(store, carried_over.NOTE)

    assert await world.app.turns.do(left) == {}


async def test_asked_once_and_silence_keeps_it(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    await siti.proposes()
    await kept(world, *(row.id for row in await world.rows(select(rows))))
    world.clock.move(days=100)
    await siti.new()
    assert await carried(world, Filter()) == 2
    await siti.new()
    # Two wait for the same word: which is asked.
    [which] = await siti.say("masih perlu")
    assert which.labels[:2] == ["MTR-2028-00001", "MTR-2028-00002"]
    [answer] = await siti.tap("MTR-2028-00001")
    assert "MTR-2028-00001 masih diperlukan" in answer.text
    # The other is not answered, is not asked about again, and stays.
    scheduler = Scheduler(world.app.turns, world.clock)
    for _ in range(3):
        world.clock.move(days=60)
        await scheduler.tick()
    assert [m for m in await siti.new() if "masih diperlukan" in m.text] == []
    assert await stand(world) == {1: ("diajukan", 2029), 2: ("diajukan", 2029)}
