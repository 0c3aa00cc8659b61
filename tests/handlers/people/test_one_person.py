"""HUBUNGKAN and PISAHKAN: two chats of one person become one, and are apart again."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import UniqueConstraint, func, select

from bot.settings import Settings
from storage.database.store import Store
from storage.database.tables import (
    addresses,
    attendance,
    audit,
    joins,
    people,
    proposals,
    supports,
    untold,
)
from storage.people import joining
from storage.people import people as people_of
from storage.proposals import decisions
from storage.proposals.rulings import Decision, Ruling
from storage.staff import staff
from storage.staff.roles import Role
from tests.support import Clock, Heard, Resident, World

pytestmark = pytest.mark.usefixtures("settings")

CHATS = (("siti", "terminal"), ("s1t1", "browser"), ("s3t3", "terminal"))
WISH = "Perbaikan drainase Jl. {street} RT 05"


def words(heard: list[Heard]) -> str:
    return "\n".join(each.text for each in heard)


async def knows(who: Resident, name: str = "lewati") -> None:
    for line in ("halo", "ya", name):
        await who.say(line)


async def proposes(who: Resident, street: str) -> str:
    """A whole proposal; gives its number."""
    for line in (
        "usul", "Imopuro", "1", WISH.format(street=street), "Setiap hujan air masuk rumah warga",
        "RT 05/RW 02",
    ):  # fmt: skip
        await who.say(line)
    said = words(await who.say("kirim"))
    if "mirip" in said:
        said = words(await who.say("tetap kirim"))
    found = re.search(r"MTR-2028-\d{5}", said)
    assert found, said
    return found[0]


async def code_of(who: Resident) -> str:
    found = re.search(r"HUBUNGKAN ([A-Z2-9]{8})", words(await who.say("hubungkan")))
    assert found
    return found[1]


async def joined(first: Resident, second: Resident) -> str:
    """The second takes the code of the first, and says yes."""
    asked = words(await second.say(f"hubungkan {await code_of(first)}"))
    assert "Lanjutkan hanya kalau kedua chat milik Anda sendiri" in asked
    return words(await second.tap("Ya, milik saya"))


async def everybody(world: World) -> int:
    return len(await world.rows(select(people.c.id)))


async def appointed(world: World, who: Resident, role: Role) -> None:
    async def invite(store: Store) -> str:
        return await staff.invite(store, staff.at_command_line("uji"), role, "18.72")

    await who.say(f"petugas {await world.app.turns.do(invite)}")


async def test_joined_and_parted(settings: Settings, clock: Clock) -> None:
    async with World.made(settings, clock) as world:
        siti, again = world.person("siti"), world.person("s1t1", "browser")
        await knows(siti, "Siti Aminah")
        await knows(again)
        mawar, melati = await proposes(siti, "Mawar"), await proposes(again, "Melati")
        assert "menjadi satu" in await joined(siti, again)
        assert await everybody(world) == 1
        for who in (siti, again):
            listed = words(await who.say("usulan saya"))
            assert mawar in listed
            assert melati in listed
        # Written to once, where they spoke last.
        [person] = await world.rows(select(people))
        assert (person.channel, person.name) == ("browser", "Siti Aminah")
        kenanga = await proposes(again, "Kenanga")
        assert "Sejak" in words(await siti.say("pisahkan"))
        said = words(await siti.tap("Ya, pisahkan"))
        assert "Sudah dipisahkan" in said
        assert "sudah dipisahkan" in words(await again.new())
        assert await everybody(world) == 2
        listed = words(await siti.say("usulan saya"))
        assert mawar in listed
        assert melati not in listed
        # What has come since stays with whoever it became.
        listed = words(await again.say("usulan saya"))
        assert melati in listed
        assert mawar not in listed
        assert kenanga in listed
        rows = await world.rows(select(people.c.channel, people.c.address, people.c.name))
        assert {tuple(row) for row in rows} == {
            ("terminal", "siti", "Siti Aminah"),
            ("browser", "s1t1", None),
        }
        assert await world.rows(select(joins)) == []


async def test_what_happens_just_before_is_heard_by_whom_they_became(
    settings: Settings, clock: Clock
) -> None:
    async with World.made(settings, clock) as world:
        siti, again = world.person("siti"), world.person("s1t1", "browser")
        await knows(siti)
        await knows(again)
        number = await proposes(siti, "Mawar")
        [row] = await world.rows(select(proposals.c.id, proposals.c.person_id))
        ids = await world.rows(select(people.c.id).where(people.c.id != row.person_id))

        async def verified_then_joined(store: Store) -> None:
            by = staff.at_command_line("uji")
            await decisions.decide(store, by, row.id, Ruling(Decision.VERIFY))
            person = await people_of.load_one(store, ids[0].id)
            assert person is not None
            await joining.join(store, person, ("terminal", "siti"))

        await world.app.turns.do(verified_then_joined)
        assert f"Kabar usulan {number}" in words(await again.new())
        assert await world.rows(select(untold)) == []


async def test_each_support_and_attendance_once(settings: Settings, clock: Clock) -> None:
    async with World.made(settings, clock) as world:
        author, siti = world.person("author"), world.person("siti")
        again = world.person("s1t1", "browser")
        for who in (author, siti, again):
            await knows(who)
        theirs, own = await proposes(author, "Mawar"), await proposes(siti, "Melati")
        for who in (siti, again):
            await who.say(f"dukung {theirs}")
        await again.say(f"dukung {own}")

        async def counts() -> dict[str, int]:
            rows = await world.rows(select(proposals.c.number, proposals.c.supports))
            return {f"MTR-2028-{row.number:05}": row.supports for row in rows}

        assert await counts() == {theirs: 2, own: 1}
        await joined(siti, again)
        assert await counts() == {theirs: 1, own: 0}
        await again.say("pisahkan")
        await again.tap("Ya, pisahkan")
        assert await counts() == {theirs: 2, own: 1}
        assert len(await world.rows(select(supports))) == 3
        assert await world.rows(select(attendance)) == []


async def test_roles_are_confirmed_in_both_chats(settings: Settings, clock: Clock) -> None:
    async with World.made(settings, clock) as world:
        siti, again = world.person("siti"), world.person("s1t1", "browser")
        await knows(siti, "Siti Aminah")
        await knows(again)
        await appointed(world, siti, Role.FASILITATOR)
        said = await joined(siti, again)
        assert "Jawab YA di sana" in said
        assert await everybody(world) == 2
        assert "petugas" in words(await again.say("umumkan"))
        [asked] = [each for each in await siti.new() if "Apakah chat itu milik Anda" in each.text]
        assert "browser" in asked.text
        assert "menjadi satu" in words(await siti.tap("Ya, milik saya"))
        assert await everybody(world) == 1
        # The role is theirs in both, and it is written down who joined what.
        assert "petugas" not in words(await again.say("umumkan"))
        [line] = await world.rows(select(audit).where(audit.c.action == "join_chats"))
        assert (line.about, line.area) == ("fasilitator", "18.72")
        await again.say("batal")
        await again.say("pisahkan")
        await again.tap("Ya, pisahkan")
        # It goes back to whom it was given.
        assert "petugas" in words(await again.say("umumkan"))
        await siti.new()
        assert "petugas" not in words(await siti.say("umumkan"))


async def test_a_no_in_the_other_chat(settings: Settings, clock: Clock) -> None:
    async with World.made(settings, clock) as world:
        siti, other = world.person("siti"), world.person("budi", "browser")
        await knows(siti)
        await knows(other)
        await appointed(world, siti, Role.ADMIN)
        await joined(siti, other)
        await siti.new()
        assert "tetap terpisah" in words(await siti.tap("Jangan"))
        assert "dijawab tidak" in words(await other.new())
        assert await everybody(world) == 2


BAD = {
    "nonsense": "Kode itu tidak dikenal",
    "own": "Kode itu berasal dari chat yang sudah menyatu",
    "old": "Kode itu tidak dikenal",
    "used": "Kode itu berasal dari chat yang sudah menyatu",
    "overtaken": "Kode itu tidak dikenal",
}


@pytest.mark.parametrize("case", BAD)
async def test_a_code_that_joins_nobody(settings: Settings, clock: Clock, case: str) -> None:
    async with World.made(settings, clock) as world:
        siti, again = world.person("siti"), world.person("s1t1", "browser")
        await knows(siti)
        await knows(again)
        code = "ABCD2345" if case == "nonsense" else await code_of(siti)
        if case == "old":
            clock.move(minutes=31)
        elif case == "overtaken":
            await code_of(siti)
        elif case == "used":
            await again.say(f"hubungkan {code}")
            await again.tap("Ya, milik saya")
            code = await code_of(again)
        who = siti if case in ("own", "used") else again
        assert BAD[case] in words(await who.say(f"hubungkan {code}"))
        assert await everybody(world) == (1 if case == "used" else 2)


async def test_a_code_in_the_middle_of_a_form_is_no_answer(
    settings: Settings, clock: Clock
) -> None:
    """It would tell everybody of what is theirs; the form goes on afterwards."""
    async with World.made(settings, clock) as world:
        siti, again = world.person("siti"), world.person("s1t1", "browser")
        await knows(siti)
        await knows(again)
        for line in ("usul", "Imopuro", "1"):
            await again.say(line)
        said = words(await again.say("hubungkan ABCD2345"))
        assert "Kode itu tidak dikenal" in said
        assert "Apa yang Bapak/Ibu usulkan" in said
        code = await code_of(siti)
        for typed in (f"hubungkan {code.lower()}", f"Hubungkan: {code[:4]} {code[4:]}"):
            assert "Lanjutkan hanya kalau" in words(await again.say(typed))
            assert "Apa yang Bapak/Ibu usulkan" in words(await again.tap("Jangan"))
        await again.say(f"hubungkan {code}")
        said = words(await again.tap("Ya, milik saya"))
        assert "sekarang menjadi satu" in said
        assert "Apa yang Bapak/Ibu usulkan" in said
        # Words that are no code are an answer as ever.
        assert "Apa masalahnya" in words(await again.say("hubungkan jembatan RT 5 dan RT 6"))


async def test_of_three_chats_one_at_a_time_is_taken_apart(
    settings: Settings, clock: Clock
) -> None:
    async with World.made(settings, clock) as world:
        siti, again, third = (world.person(n, c) for n, c in CHATS)
        for who in (siti, again, third):
            await knows(who)
        await joined(siti, again)
        await joined(again, third)
        # Named is the chat that is joined, not the one where it is asked.
        assert "menjadi satu dengan chat terminal." in words(await siti.say("pisahkan"))
        assert "masih menjadi satu" in words(await siti.tap("Ya, pisahkan"))
        assert "menjadi satu dengan chat browser." in words(await siti.say("pisahkan"))
        said = words(await siti.tap("Ya, pisahkan"))
        assert "Sudah dipisahkan" in said
        assert "masih menjadi satu" not in said
        assert await everybody(world) == 3


async def test_the_stricter_of_two_wishes_holds(settings: Settings, clock: Clock) -> None:
    async with World.made(settings, clock) as world:
        siti, again = world.person("siti"), world.person("s1t1", "browser")
        await knows(siti)
        await knows(again)
        await siti.say("berhenti")
        said = await joined(siti, again)
        assert "Ketik MULAI" in said
        [person] = await world.rows(select(people))
        assert person.quiet_since is not None
        await again.say("pisahkan")
        await again.tap("Ya, pisahkan")
        rows = await world.rows(select(people.c.channel, people.c.quiet_since))
        assert {row.channel: row.quiet_since is not None for row in rows} == {
            "terminal": True,
            "browser": False,
        }


async def test_a_draft_comes_along(settings: Settings, clock: Clock) -> None:
    async with World.made(settings, clock) as world:
        siti, again = world.person("siti"), world.person("s1t1", "browser")
        await knows(siti)
        await knows(again)
        code = await code_of(siti)
        for line in ("usul", "Imopuro", "1", WISH.format(street="Mawar")):
            await siti.say(line)
        await again.say(f"hubungkan {code}")
        said = words(await again.tap("Ya, milik saya"))
        assert "Satu tulisan yang belum selesai" in said
        said = words(await again.say("lanjut"))
        assert "masalah" in said.lower() or "Jl. Mawar" in said


async def test_a_link_does_it_too(settings: Settings, clock: Clock) -> None:
    async with World.made(settings, clock) as world:
        siti, again = world.person("siti"), world.person("s1t1", "browser")
        await knows(siti)
        code = await code_of(siti)
        # A chat in which nobody has agreed yet is asked for that first.
        await again.take(start=f"hubung_{code}")
        await again.say("ya")
        assert "kedua chat milik Anda" in words(await again.say("lewati"))
        await again.tap("Ya, milik saya")
        assert await everybody(world) == 1


async def test_every_column_that_names_a_person_is_moved() -> None:
    """And nothing of which each has one at the most is moved before it is there once."""
    for column in joining.HELD:
        table = column.table
        keys = [list(table.primary_key)] if len(table.primary_key) > 1 else []
        keys += [list(index.columns) for index in table.indexes if index.unique]
        keys += [
            list(each.columns) for each in table.constraints if isinstance(each, UniqueConstraint)
        ]
        if any(column in key for key in keys):
            assert table.name in joining.ONCE, column


async def test_what_is_deleted_is_deleted_of_both(settings: Settings, clock: Clock) -> None:
    async with World.made(settings, clock) as world:
        siti, again = world.person("siti"), world.person("s1t1", "browser")
        await knows(siti, "Siti Aminah")
        await knows(again)
        await joined(siti, again)
        await again.say("hapus data saya")
        await again.say("ya")
        for table in (people, addresses, joins):
            assert await world.rows(select(func.count()).select_from(table)) == [(0,)]
