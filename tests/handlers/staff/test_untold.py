"""Whom no message reaches, and many steps in one message."""

from __future__ import annotations

from sqlalchemy import select

from bot.channels.base import Receipt
from bot.channels.whatsapp.limits import WHATSAPP
from bot.settings import Settings
from bot.work.broadcaster import Broadcaster
from bot.work.scheduler import Scheduler
from storage.database.store import Store
from storage.database.tables import outbox, people
from storage.messages.mailings import progress
from storage.proposals import silence, untold
from storage.proposals.model import Content
from storage.proposals.proposals import submit
from storage.staff.roles import Grant, Role
from storage.staff.staff import Actor
from tests.handlers.staff.test_desk import official
from tests.support import Clock, Collector, World
from tests.whole.year.people import unpaced


async def test_whoever_cannot_be_told_is_listed(world: World) -> None:
    siti = await world.person("siti").welcomed()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    number = await siti.proposes()
    await siti.say("berhenti")
    await lurah.say(f"buka {number}")
    await lurah.tap("Nyatakan lengkap")
    heard = await lurah.say("ya")
    assert "TAK TERJANGKAU" in heard[-1].text
    assert await siti.new() == []
    heard = await lurah.say("tak terjangkau")
    assert number in heard[-1].text
    assert "berhenti" in heard[-1].text


async def test_what_one_person_entered_for_many_is_one_message(world: World) -> None:
    """A morning on which much is overdue: one message to whoever entered it, not one for each."""
    rt = await official(world, "rt", Role.PENDAMPING, "18.72.01.1003")
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    [helper] = await world.rows(select(people.c.id).where(people.c.address == "rt"))
    await entered(world, helper.id)
    await rt.new()
    world.clock.move(days=89)
    await Scheduler(world.app.turns, world.clock).tick()
    told = await rt.new()
    assert len([each for each in told if "Seharusnya" in each.text]) == 0
    [one] = [each for each in told if "6 usulan yang Anda sampaikan" in each.text]
    assert "Talut RT 5" in one.text
    assert "23 Maret 2027" in one.text
    assert "Seharusnya" in (await siti.new())[-1].text
    async with world.app.database.read() as connection:
        city = world.app.site.areas.cities[0]
        assert await silence.count(connection, city, world.clock(), world.app.site.windows) == (
            0,
            7,
        )


async def entered(world: World, helper: int, count: int = 6) -> None:
    """Somebody enters proposals for others."""

    async def work(store: Store) -> None:
        by = Actor("RT", Role.PENDAMPING, "18.72.01.1003", helper)
        for n in range(count):
            content = Content(
                "18.72.01.1003", "fisik", f"Talut RT {n}", "Longsor saat hujan", name=f"Ibu {n}"
            )
            await submit(store, None, world.app.site.areas.cities[0], content, "id", by=by)

    await world.app.turns.do(work)


async def test_many_in_one_message_in_the_browser(world: World) -> None:
    rt = await world.person("rt", "browser").welcomed()
    [helper] = await world.rows(select(people.c.id))
    await entered(world, helper.id)
    await rt.new()
    world.clock.move(days=89)
    await Scheduler(world.app.turns, world.clock).tick()
    [one] = await rt.new()
    assert "6 usulan yang Anda sampaikan" in one.text


async def test_many_in_one_message_that_does_not_arrive(settings: Settings, clock: Clock) -> None:
    """Staff see each of the proposals of which a message to whoever entered them did not tell."""
    phones = Collector("whatsapp", unpaced(WHATSAPP))
    async with World.made(settings, clock, channels={"whatsapp": phones}) as world:
        rt = await world.person("+628123456789", "whatsapp").welcomed()
        [helper] = await world.rows(select(people.c.id))

        async def missed() -> list[tuple[int, str]]:
            found: list[tuple[int, str]] = []

            async def look(store: Store) -> None:
                admin = Grant(0, None, "", Role.ADMIN, "18.72")
                found[:] = [(u.version, u.why) for u in await untold.unreached(store, [admin], 9)]

            await world.app.turns.do(look)
            return found

        await entered(world, helper.id)
        await rt.new()
        clock.move(days=89)
        scheduler = Scheduler(world.app.turns, clock)
        await scheduler.tick()
        await world.app.settled()
        assert await missed() == [(2, "waiting")] * 6  # the window is shut
        await rt.say("bantuan")
        assert any("6 usulan" in heard.text for heard in await rt.new() + rt.heard)
        assert await missed() == []
        # And on its way once more, when they have had enough.
        clock.move(days=31)
        await scheduler.tick()
        await world.app.settled()
        assert await world.count("bundled") == 5  # those of the first message are done with
        assert await missed() == [(3, "waiting")] * 6
        await rt.say("berhenti")
        assert await missed() == [(3, "quiet")] * 6
        clock.move(days=91)
        await scheduler.tick()
        assert len(await missed()) == 6


async def test_berhenti_also_holds_what_was_on_its_way(world: World) -> None:
    """What waited for the morning is not sent to somebody who has stopped meanwhile; staff see
    it."""
    siti = await world.person("siti").welcomed()
    number = await siti.proposes()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    world.clock.now = world.clock.now.replace(hour=14)  # 21.00 in Metro
    for said in (f"tanya {number}", "Berapa lebar jalannya?", "ya", f"buka {number}"):
        await lurah.say(said)
    await lurah.tap("Nyatakan lengkap")
    assert "sudah kami kabari" in (await lurah.say("ya"))[-1].text
    mailing = await world.mailing("Kerja bakti hari Minggu")
    await Broadcaster(world.app.turns, world.clock).tick()
    await siti.say("berhenti")
    world.clock.move(hours=10)
    world.app.claims.look()
    assert await siti.new() == []
    async with world.app.database.read() as connection:
        assert (await progress.outcome(connection, mailing))["refused", "quiet"] == 1
    heard = await lurah.say("tak terjangkau")
    assert f"{number} Perbaikan drainase Jl. Mawar RT 05: berhenti" in heard[-1].text
    assert "berhenti" not in (await siti.say("mulai"))[-1].text
    world.app.claims.look()
    assert await siti.new() == []


async def test_who_was_not_told_is_listed_when_the_message_has_gone(world: World) -> None:
    """Messages are kept for 90 days; that one did not arrive is known for longer."""
    siti = await world.person("siti").welcomed()
    number = await siti.proposes()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    await lurah.say(f"buka {number}")
    await lurah.tap("Nyatakan lengkap")
    await lurah.say("ya")
    await siti.new()
    [row] = await world.rows(
        select(outbox.c.id).where(outbox.c.proposal_id.is_not(None), outbox.c.version == 2)
    )
    await world.app.turns.take(Receipt("terminal", "failed", id=row.id, why="unknown number"))
    listed = f"{number} Perbaikan drainase Jl. Mawar RT 05: pesannya ditolak"
    assert listed in (await lurah.say("tak terjangkau"))[-1].text
    world.clock.move(days=80)  # before its date passes
    await Scheduler(world.app.turns, world.clock).purge()
    world.clock.move(days=20)
    await Scheduler(world.app.turns, world.clock).purge()
    assert await world.rows(select(outbox).where(outbox.c.id == row.id)) == []
    assert listed in (await lurah.say("tak terjangkau"))[-1].text
