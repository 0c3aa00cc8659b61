"""A phone of several people whose number is hidden or joined with another chat: whoever speaks now
has what is theirs, and nobody what is another's."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

from bot.channels.telegram.limits import TELEGRAM
from bot.channels.whatsapp.limits import WHATSAPP
from bot.settings import Settings
from bot.work.broadcaster import Broadcaster
from bot.work.scheduler import Scheduler
from storage.database.tables import (
    addresses,
    answers,
    attendance,
    outbox,
    people,
    proposals,
    supports,
)
from storage.staff.roles import Role
from tests.bot.sending.test_sender import Troubled
from tests.consulted import opened
from tests.handlers.meetings.test_meetings import made
from tests.handlers.people.test_one_person import (
    appointed,
    code_of,
    everybody,
    joined,
    knows,
    proposes,
    words,
)
from tests.handlers.people.test_sharing import another
from tests.support import Clock, Heard, Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

NUMBER, ID, OTHER = "+6281211112222", "ID.45661111", "ID.99990000"


@pytest.fixture
async def world(settings: Settings, clock: Clock) -> AsyncIterator[World]:
    channels = {
        "whatsapp": Troubled("whatsapp", WHATSAPP),
        "telegram": Troubled("telegram", TELEGRAM),
    }
    async with World.made(settings, clock, channels=channels) as made:
        yield made


class Paired(Resident):
    """Somebody whose platform names a second address beside each message."""

    beside: str = ID

    async def take(self, *, id: str | None = None, **what: object) -> list[Heard]:
        return await super().take(id=id, beside=self.beside, **what)


def phone(world: World, beside: str = ID) -> Paired:
    """By the number, with an id beside it."""
    made = Paired(world, "whatsapp", NUMBER)
    made.beside = beside
    return made


def hidden(world: World, id: str = ID) -> Resident:
    """The same, by the id alone."""
    return world.person(id, "whatsapp")


async def test_a_phone_of_three_whose_number_is_hidden(world: World, clock: Clock) -> None:
    author, siti = world.person("1", "telegram"), phone(world)
    await knows(author)
    theirs = await proposes(author, "Mawar")
    await knows(siti, "Siti Aminah")
    await siti.say(f"dukung {theirs}")
    for name in ("Budi Santoso", "Wati"):
        await another(siti, name)
        await siti.say(f"dukung {theirs}")
    # Now the id alone: whoever spoke last speaks, and all three are known.
    now = hidden(world)
    asked = await now.say("ganti orang")
    assert "Wati" in words(asked)
    assert asked[0].labels == ["Siti Aminah", "Budi Santoso", "Orang lain"]
    await now.tap("Budi Santoso")
    own = await proposes(now, "Kenanga")
    await now.say(f"dukung {theirs}")
    rows = await world.rows(select(proposals.c.supports).order_by(proposals.c.number))
    assert [row.supports for row in rows] == [3, 0]
    assert len(await world.rows(select(supports))) == 3
    # They go on speaking as long as something is said, by whichever address.
    clock.move(hours=5)
    await now.say("bantuan")
    clock.move(hours=5)
    await Scheduler(world.app.turns, clock).phones()
    assert own in words(await now.say("usulan saya"))
    clock.move(hours=7)
    await Scheduler(world.app.turns, clock).phones()
    assert own not in words(await siti.say("usulan saya"))
    # What everybody gets comes once, whatever address each wrote from last.
    await world.mailing("Kerja bakti Minggu.", "18.72.01.1003")
    await Broadcaster(world.app.turns, clock).tick()
    query = select(outbox.c.address).where(outbox.c.mailing_id.is_not(None))
    rows = await world.rows(query.where(outbox.c.channel == "whatsapp"))
    assert len(rows) == 1


async def test_three_at_one_phone_who_write_at_once(world: World) -> None:
    """What comes with the tap is of whoever was tapped."""
    siti = phone(world)
    await knows(siti, "Siti Aminah")
    for name in ("Budi Santoso", "Wati"):
        await another(siti, name)
    asked = (await siti.say("ganti orang"))[0]
    tap = siti.message(choice=asked.id("Budi Santoso"), beside=ID)
    wish = siti.message(text="usul", beside=ID)
    place = siti.message(text="Imopuro", beside=ID)
    await asyncio.gather(*map(world.app.turns.take, (tap, wish, place)))
    await siti.new()
    # The form is his, as far as it came; Wati has none.
    assert siti.done.asking is None
    assert "Budi Santoso" in words(await siti.say("ganti orang"))
    await siti.tap("Wati")
    assert "belum pernah mengirim" in words(await siti.say("usulan saya"))
    await siti.say("ganti orang")
    await siti.tap("Budi Santoso")
    await siti.say("lanjut")
    assert siti.done.asking == "propose.topic"


CONSULTED = """judul: Layanan kelurahan
wilayah: "18.72"
buka: 2026-11-20
tutup: 2027-02-01 17:00
pertanyaan:
  - kunci: puas
    jenis: skala
    nama: Kepuasan
    teks: Seberapa puas Anda dengan layanan kelurahan?
    pilihan: {s1: Tidak puas, s2: Kurang puas, s3: Puas, s4: Sangat puas}
"""


async def test_each_of_three_answers_and_comes_once(world: World) -> None:
    """One attendance and one answer each, however often it is said."""
    siti = phone(world)
    await knows(siti, "Siti Aminah")
    for name in ("Wati", "Budi Santoso"):
        await another(siti, name)
    await made(world)
    await opened(world, CONSULTED)
    for name in ("Siti Aminah", "Budi Santoso", "Wati"):
        await siti.say("ganti orang")
        await siti.tap(name)
        await siti.say("konsultasi")
        await siti.tap("Mulai menjawab")
        await siti.say("Imopuro")
        await siti.say("puas")
        await siti.tap("Kirim")
        assert "sudah" in words(await siti.say("konsultasi")).lower()
        await siti.say("jadwal")
        await siti.tap("Ganti kelurahan")
        await siti.say("Imopuro")
        for _ in range(2):
            assert "akan hadir" in words(await siti.say("hadir"))
    rows = await world.rows(select(attendance.c.person_id, attendance.c.answer))
    assert len({row.person_id for row in rows}) == len(rows) == 3
    assert len(await world.rows(select(answers))) == 3


async def test_the_other_phone_of_one_of_them_stays_theirs(world: World) -> None:
    """Siti has two numbers: who speaks at the one says nothing of the other."""
    siti, alone = phone(world), world.person("+6281233334444", "whatsapp")
    await knows(siti, "Siti Aminah")
    await knows(alone)
    mawar = await proposes(alone, "Mawar")
    assert "menjadi satu" in await joined(alone, siti)
    await another(siti, "Budi Santoso")
    assert mawar in words(await alone.say("usulan saya"))
    assert mawar not in words(await siti.say("usulan saya"))


@pytest.mark.parametrize("speaks", ["who had it first", "the newcomer"])
async def test_a_phone_that_is_shared_since_two_chats_were_joined(
    world: World, clock: Clock, speaks: str
) -> None:
    """Apart again, it is whose it was, and of whoever began to speak there; nobody else's."""
    siti, far = world.person(NUMBER, "whatsapp"), world.person("1", "telegram")
    await knows(siti, "Siti Aminah")
    await knows(far, "Joko Susilo")
    mawar, melati = await proposes(siti, "Mawar"), await proposes(far, "Melati")
    assert "menjadi satu" in await joined(siti, far)
    paired = phone(world)  # the platform names its id only now
    await another(paired, "Budi Santoso")
    if speaks == "who had it first":
        await paired.say("ganti orang")
        await paired.tap("Joko Susilo")
    await far.say("pisahkan")
    assert "Sudah dipisahkan" in words(await far.tap("Ya, pisahkan"))
    clock.move(hours=7)
    await Scheduler(world.app.turns, clock).phones()
    for at in (paired, hidden(world)):
        asked = await at.say("ganti orang")
        assert "Yang sekarang menulis di sini: Siti Aminah." in asked[-1].text
        assert asked[-1].labels == ["Budi Santoso", "Orang lain"]
        listed = words(await at.say("usulan saya"))
        assert mawar in listed
        assert melati not in listed
    listed = words(await far.say("usulan saya"))
    assert melati in listed
    assert mawar not in listed


async def test_a_code_is_worth_nothing_when_another_one_speaks(world: World) -> None:
    siti, far = phone(world), world.person("1", "telegram")
    await knows(siti, "Siti Aminah")
    await knows(far)
    code = await code_of(siti)
    await another(siti, "Budi Santoso")
    assert "tidak dikenal" in words(await far.say(f"hubungkan {code}"))
    assert await everybody(world) == 3


async def test_only_who_was_asked_can_agree(world: World) -> None:
    """Siti works for the city; the question in the chat of her phone is not Budi's to answer."""
    siti, far = phone(world), world.person("1", "telegram")
    await knows(siti, "Siti Aminah")
    await knows(far, "Siti")
    await appointed(world, far, Role.FASILITATOR)
    assert "Jawab YA di sana" in await joined(siti, far)
    [asked] = [each for each in await siti.new() if "Apakah chat itu milik Anda" in each.text]
    yes = asked.id("Ya, milik saya")
    await another(siti, "Budi Santoso")
    assert "sudah dijawab" in words(await siti.take(choice=yes))
    assert "petugas" in words(await siti.say("umumkan"))
    assert await everybody(world) == 3


async def test_two_joined_and_parted_by_number_and_id(world: World) -> None:
    siti, far = phone(world), world.person("1", "telegram")
    await knows(siti, "Siti Aminah")
    await knows(far)
    mawar, melati = await proposes(siti, "Mawar"), await proposes(far, "Melati")
    assert "menjadi satu" in await joined(siti, far)
    now = hidden(world)
    for who in (now, siti, far):
        listed = words(await who.say("usulan saya"))
        assert mawar in listed
        assert melati in listed
    await now.say("pisahkan")
    assert "Sudah dipisahkan" in words(await now.tap("Ya, pisahkan"))
    for who, own, others in ((now, mawar, melati), (siti, mawar, melati), (far, melati, mawar)):
        listed = words(await who.say("usulan saya"))
        assert own in listed
        assert others not in listed
    # A stranger with that number has nothing of either.
    thief = phone(world, OTHER)
    await thief.say("usulan saya")
    heard = await hidden(world, OTHER).new()
    assert not re.search("MTR-", words(heard))
    assert await everybody(world) == 3


async def test_a_number_that_is_given_out_anew_after_it_was_hidden(world: World) -> None:
    """Its person wrote by their id last: that stays theirs, and news goes there."""
    siti = phone(world)
    await knows(siti, "Siti Aminah")
    now = hidden(world)
    await now.say("bantuan")
    await phone(world, OTHER).say("halo")
    rows = await world.rows(select(addresses.c.address, addresses.c.blocked_at))
    shut = {row.address for row in rows if row.blocked_at is not None}
    assert shut == {NUMBER}
    [person] = await world.rows(select(people.c.address).where(people.c.name == "Siti Aminah"))
    assert person.address == ID


async def test_a_role_of_one_who_does_not_speak_now_is_told_of(world: World, clock: Clock) -> None:
    admin, siti = world.person("9", "telegram"), phone(world)
    await knows(admin, "Bu Admin")
    await appointed(world, admin, Role.ADMIN)
    await knows(siti, "Siti Aminah")
    await appointed(world, siti, Role.FASILITATOR)
    await another(siti, "Budi Santoso")
    clock.move(minutes=20)
    await admin.new()
    await phone(world, OTHER).say("halo")
    assert "sekarang dipakai akun lain" in words(await admin.new())


async def test_an_id_that_comes_from_another_number(world: World) -> None:
    """It is the same person, also where that number was another's, who keeps what is theirs."""
    siti, budi = phone(world), Paired(world, "whatsapp", "+6281299998888")
    budi.beside = "ID.77770000"
    for who, name, street in ((siti, "Siti Aminah", "Mawar"), (budi, "Budi Santoso", "Melati")):
        await knows(who, name)
        await proposes(who, street)
    new = Paired(world, "whatsapp", "+6281255556666")
    assert "Mawar" in words(await new.say("usulan saya"))
    # Now with the number that was Budi's: answered where only Siti is.
    budi.beside = ID
    assert await budi.say("usulan saya") == []
    heard = words(await hidden(world).new())
    assert "Mawar" in heard
    assert "Melati" not in heard
    assert "Melati" in words(await hidden(world, "ID.77770000").say("usulan saya"))
    # Whoever gets her first number is a stranger to both.
    await phone(world, OTHER).say("usulan saya")
    assert "MTR-" not in words(await hidden(world, OTHER).new())
    assert "Mawar" in words(await new.say("usulan saya"))
    assert await everybody(world) == 3
    rows = await world.rows(select(addresses.c.address, addresses.c.blocked_at))
    shut = {row.address for row in rows if row.blocked_at is not None}
    assert shut == {NUMBER, "+6281299998888"}


async def test_two_names_tapped_at_once_leave_one_who_speaks(world: World) -> None:
    siti = phone(world)
    await knows(siti, "Siti Aminah")
    for name in ("Budi Santoso", "Wati"):
        await another(siti, name)
    asked = (await siti.say("ganti orang"))[0]
    taps = [
        siti.message(choice=asked.id(name), beside=ID) for name in ("Siti Aminah", "Budi Santoso")
    ]
    await asyncio.gather(*map(world.app.turns.take, taps))
    await siti.new()
    last = words(await siti.say("ganti orang"))
    assert "menulis di sini: Budi Santoso" in last
    rows = await world.rows(select(addresses.c.person_id).distinct())
    assert len(rows) == 1
