"""GANTI ORANG: a phone shared by three, each with their own proposals, support and roles."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from bot.settings import Settings
from bot.work.broadcaster import Broadcaster
from bot.work.scheduler import Scheduler
from storage.database.store import Store
from storage.database.tables import addresses, outbox, people, proposals, sharing, supports
from storage.proposals import decisions
from storage.proposals.reasons import Reason
from storage.proposals.rulings import Decision, Ruling
from storage.staff import staff
from storage.staff.roles import Role
from tests.handlers.people.test_one_person import appointed, knows, proposes, words
from tests.support import Clock, Resident, World

pytestmark = pytest.mark.usefixtures("settings")


async def another(phone: Resident, name: str) -> None:
    """Somebody else says that they speak now, agrees and gives a name."""
    await phone.say("ganti orang")
    assert "Setuju?" in words(await phone.tap("Orang lain"))
    for line in ("ya", name):
        await phone.say(line)


async def test_a_phone_shared_by_three(settings: Settings, clock: Clock) -> None:
    async with World.made(settings, clock) as world:
        author, phone = world.person("author"), world.person("keluarga")
        await knows(author)
        theirs = await proposes(author, "Mawar")
        await knows(phone, "Siti Aminah")
        own = await proposes(phone, "Melati")
        await phone.say(f"dukung {theirs}")
        for name in ("Budi Santoso", "Wati"):
            await another(phone, name)
            assert "belum" in words(await phone.say("usulan saya")).lower()
            await phone.say(f"dukung {theirs}")
            await phone.say(f"dukung {theirs}")
        rows = await world.rows(select(proposals.c.supports).order_by(proposals.c.number))
        assert rows[0].supports == 3
        assert len(await world.rows(select(supports))) == 3
        # Back to the first, who has what is theirs.
        asked = await phone.say("ganti orang")
        assert "Wati" in words(asked)
        assert asked[0].labels == ["Siti Aminah", "Budi Santoso", "Orang lain"]
        assert "Siti Aminah" in words(await phone.tap("Siti Aminah"))
        assert own in words(await phone.say("usulan saya"))
        assert (
            len(await world.rows(select(addresses).where(addresses.c.address == "keluarga"))) == 1
        )


async def test_roles_are_of_who_speaks(settings: Settings, clock: Clock) -> None:
    async with World.made(settings, clock) as world:
        phone = world.person("keluarga")
        await knows(phone, "Siti Aminah")
        await appointed(world, phone, Role.FASILITATOR)
        await another(phone, "Budi Santoso")
        assert "petugas" in words(await phone.say("umumkan"))
        # After some hours it is again whose it was.
        clock.move(hours=7)
        await Scheduler(world.app.turns, clock).phones()
        assert "petugas" not in words(await phone.say("umumkan"))


async def test_a_talk_goes_on_while_it_lasts(settings: Settings, clock: Clock) -> None:
    async with World.made(settings, clock) as world:
        phone = world.person("keluarga")
        await knows(phone, "Siti Aminah")
        await another(phone, "Budi Santoso")
        clock.move(hours=5)
        await Scheduler(world.app.turns, clock).phones()
        assert "Budi Santoso" in words(await phone.say("ganti orang"))


async def test_news_says_for_whom_it_is_and_comes_once(settings: Settings, clock: Clock) -> None:
    async with World.made(settings, clock) as world:
        phone = world.person("keluarga")
        await knows(phone, "Siti Aminah")
        await proposes(phone, "Mawar")
        await another(phone, "Budi Santoso")
        await proposes(phone, "Kenanga")
        await phone.say("ganti orang")
        await phone.tap("Siti Aminah")
        await world.mailing("Kerja bakti Minggu.", "18.72.01.1003")
        broadcaster = Broadcaster(world.app.turns, clock)
        await broadcaster.tick()
        rows = await world.rows(select(outbox).where(outbox.c.mailing_id.is_not(None)))
        assert [row.address for row in rows] == ["keluarga"]
        [row] = await world.rows(select(proposals).order_by(proposals.c.number.desc()).limit(1))

        async def decide(store: Store) -> None:
            by = staff.at_command_line("Sri Lestari")
            await decisions.decide(
                store,
                by,
                row.id,
                Ruling(Decision.KEEP, reason=Reason.NO_MONEY, why="Anggaran habis."),
            )

        await world.app.turns.do(decide)
        query = select(outbox.c.text).where(outbox.c.proposal_id == row.id, outbox.c.version > 1)
        [told] = await world.rows(query)
        assert told.text.startswith("Untuk Budi Santoso:")


@pytest.mark.parametrize("who", ["Siti Aminah", "Budi Santoso"])
async def test_who_is_deleted_leaves_the_phone_to_the_others(
    settings: Settings, clock: Clock, who: str
) -> None:
    async with World.made(settings, clock) as world:
        phone = world.person("keluarga")
        await knows(phone, "Siti Aminah")
        await another(phone, "Budi Santoso")
        if who == "Siti Aminah":
            await phone.say("ganti orang")
            await phone.tap(who)
        await phone.say("hapus data saya")
        await phone.say("ya")
        [left] = await world.rows(select(people.c.name))
        assert {left.name, who} == {"Siti Aminah", "Budi Santoso"}
        assert await world.rows(select(func.count()).select_from(sharing)) == [(0,)]
        assert "setuju" not in words(await phone.say("usulan saya")).lower()
