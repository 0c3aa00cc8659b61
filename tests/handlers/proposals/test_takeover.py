"""A proposal that was entered for somebody, and how it becomes theirs by a proven number."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import orjson
import pytest
from sqlalchemy import select

from bot.settings import Settings
from storage.database.store import Store
from storage.database.tables import history, people
from storage.people import own_data
from storage.proposals.for_others import lists
from storage.proposals.model import Content
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.databases import statements
from tests.handlers.conversation.test_two_things import told
from tests.handlers.proposals.test_enter import (
    CONTENT,
    IMOPURO,
    PHONE,
    enters,
    kept,
    on_whatsapp,
    proving,
)
from tests.handlers.staff.test_desk import official
from tests.support import Clock, World
from tests.whole.test_platforms import on_telegram
from tests.whole.test_platforms import on_whatsapp as on_whats_app


@pytest.fixture
async def world(settings: Settings, clock: Clock) -> AsyncIterator[World]:
    async with proving(settings, clock) as made:
        yield made


async def test_taken_over_after_the_first_hello_on_whatsapp(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    number = await enters(rt)
    ratmi = on_whatsapp(world)
    await ratmi.say("halo")
    await ratmi.tap("Setuju")
    heard = await ratmi.say("lewati")
    assert "Budi, pendamping Kelurahan Imopuro, menyampaikan usulan" in heard[-1].text
    assert f'{number} "Perbaikan drainase' in heard[-1].text
    assert heard[-1].labels == ["Ya, itu usulan saya", "Bukan saya"]
    # Whose it is said to be is told to nobody whose number it may not be.
    assert "Suratmi" not in heard[-1].text
    [told] = await ratmi.tap("Ya, itu usulan saya")
    assert "(disampaikan untuk Anda Selasa, 24 November 2026)" in told.text
    assert "kami kirim kepada Anda" in told.text
    [told] = await rt.new()
    assert f"Ibu Suratmi sekarang mengikuti sendiri usulan {number}" in told.text
    assert await world.count("claims") == 0
    assert await world.count("codes") == 0
    row = await kept(world)
    [person] = await world.rows(select(people.c.id).where(people.c.channel == "whatsapp"))
    assert (row.person_id, row.version) == (person.id, 2)
    # From now on it is theirs alone.
    assert number in (await ratmi.say("usulan saya"))[0].text
    assert "belum pernah mengirim" in (await rt.say("usulan saya"))[0].text
    assert "bukan dari Anda" in (await rt.say("tarik 1"))[0].text
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    await lurah.say(f"buka {number}")
    await lurah.tap("Nyatakan lengkap")
    await lurah.say("ya")
    assert "Kabar usulan" in (await ratmi.new())[0].text
    assert await rt.new() == []
    # The same button once more.
    assert "sudah dijawab" in (await ratmi.tap("Ya, itu usulan saya"))[0].text


async def test_what_was_said_before_the_consent_goes_on(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    await enters(rt)
    ratmi = on_whatsapp(world)
    await ratmi.say("usul")
    await ratmi.tap("Setuju")
    heard = await ratmi.say("lewati")
    assert "Ya, itu usulan saya" in [label for each in heard for label in each.labels]
    assert ratmi.done.asking == "propose.area"
    await ratmi.say("Yosodadi")
    # The question may be answered at any time; the form goes on where it was.
    await ratmi.tap("Ya, itu usulan saya")
    assert ratmi.done.asking == "propose.topic"
    assert (await kept(world)).person_id is not None


async def test_somebody_else_s_number(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    number = await enters(rt)
    other = await on_whatsapp(world).welcomed()
    heard = await other.tap("Bukan saya")
    assert "sudah kami hapus" in heard[0].text
    [told] = await rt.new()
    assert f"Nomor telepon untuk usulan {number}" in told.text
    assert "bukan milik Ibu Suratmi" in told.text
    assert await world.count("claims") == 0
    assert (await kept(world)).person_id is None
    # Nothing more is asked, and it is still followed by whoever entered it.
    assert "belum pernah mengirim" in (await other.say("usulan saya"))[0].text
    assert number in (await rt.say("usulan saya"))[0].text
    steps = await world.rows(select(history.c.event).order_by(history.c.version))
    assert [step.event for step in steps] == ["submitted", "disowned"]
    assert "bukan milik pengusul" in (await rt.say("cek 1"))[0].text


async def test_several_are_asked_about_one_by_one(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    ratmi = await on_whatsapp(world).welcomed()
    numbers = [await enters(rt, name) for name in ("Ibu Suratmi", "Bapak Karto", "Ibu Suratmi")]
    ratmi.heard.clear()
    await ratmi.new()
    heard = await ratmi.say("usulan saya")
    assert numbers[0] in heard[-1].text
    heard = await ratmi.tap("Ya, itu usulan saya")
    assert "kami kirim kepada Anda" in told(heard)
    assert numbers[1] in told(heard)
    heard = await ratmi.tap("Bukan saya")
    assert numbers[2] in told(heard)
    heard = await ratmi.tap("Ya, itu usulan saya")
    assert "itu usulan" not in told(heard)
    assert heard[-1].labels.count("Ya, itu usulan saya") == 0
    heard = await ratmi.say("usulan saya")
    assert len(heard) == 1
    assert numbers[0] in heard[0].text
    assert numbers[1] not in heard[0].text
    assert numbers[2] in heard[0].text


async def test_known_on_whatsapp_already(world: World) -> None:
    """Asked at once, without having to come by."""
    ratmi = await on_whatsapp(world).welcomed()
    quiet = await on_whatsapp(world, "+6281300000000").welcomed()
    await quiet.say("berhenti")
    declined = on_whatsapp(world, "+6281400000000")
    await declined.say("halo")
    await declined.tap("Tidak")
    await declined.new()
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    number = await enters(rt)
    [asked] = await ratmi.new()
    assert number in asked.text
    [told] = await ratmi.tap("Ya, itu usulan saya")
    assert "kami kirim kepada Anda" in told.text
    for who in (quiet, declined):
        await enters(rt, phone=who.address)
        assert await who.new() == []
    assert any("Ya, itu usulan saya" in h.labels for h in await quiet.say("usulan saya"))


async def test_the_own_contact_on_telegram(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    number = await enters(rt)
    ratmi = await world.person("7", "telegram").welcomed()
    assert "Bagikan kontak" not in (await ratmi.say("usulan saya"))[0].text
    assert "bagikan kontak Anda sendiri" in (await ratmi.say("ambil alih"))[0].text
    heard = await ratmi.take(phone="+6281300000000")
    assert "Belum ada usulan" in heard[0].text
    # In the middle of something else, which goes on.
    for said in ("usul", "Yosodadi"):
        await ratmi.say(said)
    heard = await ratmi.take(phone=PHONE)
    assert number in heard[0].text
    assert ratmi.done.asking == "propose.topic"
    assert "tentang apa" in heard[1].text
    heard = await ratmi.tap("Ya, itu usulan saya")
    assert (await kept(world)).person_id is not None
    assert "mengikuti sendiri" in (await rt.new())[0].text


async def test_the_own_contact_before_the_consent(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    number = await enters(rt)
    first = world.person("7", "telegram")
    heard = await first.take(phone=PHONE)
    assert "Setuju?" in heard[0].text
    await first.tap("Setuju")
    heard = await first.say("lewati")
    assert number in heard[-1].text
    second = world.person("8", "telegram")
    await second.say("halo")
    await second.take(phone=PHONE)
    await second.tap("Setuju")
    heard = await second.say("lewati")
    assert number in heard[-1].text
    # Both have proven the number; the first to answer has it.
    await first.tap("Ya, itu usulan saya")
    assert "sudah dijawab" in (await second.tap("Ya, itu usulan saya"))[0].text


async def test_a_number_cannot_be_typed(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    await enters(rt)
    for n, said in enumerate((f"phone:{PHONE}", f"start:phone:{PHONE}", PHONE, "ambil alih")):
        thief = world.person(f"thief{n}")
        await thief.say(said)
        await thief.tap("Setuju")
        heard = await thief.say("lewati")
        heard += await thief.say(said)
        assert all("Ya, itu usulan saya" not in message.labels for message in heard)


async def test_a_code_is_for_one_person(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    await enters(rt)
    ratmi = await on_whatsapp(world).welcomed()
    choice = ratmi.heard[-1].id("Ya, itu usulan saya")
    thief = await world.person("thief").welcomed()
    for wanted in (choice, "do:claim:ABCD2345:yes", "do:claim::yes", "do:claim:" + "x" * 40):
        heard = await thief.take(choice=wanted)
        assert "sudah dijawab atau sudah lewat" in heard[0].text or "pendamping" in heard[0].text
    assert (await kept(world)).person_id is None
    assert await world.count("claims") == 1
    # A month later the question is old; it is asked anew.
    await ratmi.say("usulan saya")
    world.clock.move(days=31)
    assert "sudah lewat" in (await ratmi.tap("Ya, itu usulan saya"))[0].text
    await ratmi.say("usulan saya")
    await ratmi.tap("Ya, itu usulan saya")
    assert (await kept(world)).person_id is not None


async def test_two_who_answer_at_once(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    await enters(rt)
    both = [await on_whatsapp(world).welcomed(), await world.person("7", "telegram").welcomed()]
    await both[1].take(phone=PHONE)
    await asyncio.gather(*(each.tap("Ya, itu usulan saya") for each in both))
    said = [each.heard[-1].text for each in both]
    assert sum("kami kirim kepada Anda" in text for text in said) == 1, said
    steps = await world.rows(select(history.c.event).order_by(history.c.version))
    assert [step.event for step in steps] == ["submitted", "taken_over"]


async def test_a_number_is_forgotten_with_its_owner(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    await enters(rt)
    ratmi = await on_whatsapp(world).welcomed()
    [person] = await world.rows(select(people.c.id).where(people.c.channel == "whatsapp"))
    held = orjson.loads(await own_data.everything(world.app.database, person.id))
    assert [claim["phone"] for claim in held["usulan_untuk_nomor_anda"]] == [PHONE]
    await ratmi.say("hapus data saya")
    await ratmi.say("ya")
    assert await world.count("claims") == 0
    assert await world.count("proposals") == 1


async def test_other_turns_do_not_look_for_numbers(world: World) -> None:
    siti = await world.person("siti").welcomed()
    ratmi = await on_whatsapp(world).welcomed()
    with statements(world.app.database) as made:
        for said in ("halo", "bantuan", "usul", "Imopuro", *CONTENT, "kirim", "cek 1"):
            await ratmi.say(said)
        await siti.say("usulan saya")
        assert not any("claims" in statement for statement, _ in made)
        await ratmi.say("usulan saya")
        assert sum("claims" in statement for statement, _ in made) == 1


# --- through the platforms ------------------------------------------------------------------


async def entered(world: World) -> None:
    """Something was entered for the owner of PHONE."""
    content = Content(
        "18.72.01.1003", "fisik", "Perbaikan drainase Jl. Mawar", "Air masuk rumah warga"
    )

    async def chore(store: Store) -> None:
        await lists.take(
            store,
            at_command_line("Lurah Imopuro"),
            [lists.Row(2, "x" * 64, content, "2026-11-daftar", PHONE)],
            source="daftar.csv",
            city_of=world.app.site.areas.city_of,
        )

    await world.app.turns.do(chore)


async def test_through_telegram(settings: Settings, clock: Clock) -> None:
    async with on_telegram(settings, clock) as siti:
        for line in ("halo", "ya", "lewati"):
            await siti.say(line)
        await entered(siti.world)
        for owner, words in ((8, "kartu kontak tidak kami perlukan"), (7, "Apakah itu usulan")):
            contact = {"phone_number": "6281234567890", "first_name": "Siti", "user_id": owner}
            await siti.post(siti.api.message(contact=contact))
            await siti.world.app.settled()
            assert words in siti.api.texts()[-1]
        assert "Lurah Imopuro, menyampaikan usulan MTR-2028-00001" in siti.api.texts()[-1]
        await siti.say("[Ya, itu usulan saya]")
        assert "kami kirim kepada Anda" in siti.api.texts()[-1]
        assert (await kept(siti.world)).person_id is not None


async def test_through_whatsapp(settings: Settings, clock: Clock) -> None:
    async with on_whats_app(settings, clock) as siti:
        await entered(siti.world)
        for line in ("halo", "ya", "lewati"):
            await siti.say(line)
        assert "Apakah itu usulan" in siti.twilio.messages[-1].body
        assert [label for _, label in siti.twilio.messages[-1].choices] == [
            "Ya, itu usulan saya",
            "Bukan saya",
        ]
        await siti.say("[Ya, itu usulan saya]")
        assert "kami kirim kepada Anda" in siti.twilio.messages[-1].body
        assert (await kept(siti.world)).person_id is not None


async def test_whoever_takes_over_what_they_supported_is_its_author_alone(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    ratmi = await on_whatsapp(world).welcomed()
    await enters(rt)
    asked = (await ratmi.new())[-1].id("Ya, itu usulan saya")
    joko = await world.person("joko").welcomed()
    for who in (ratmi, joko):
        await who.say("dukung 1")
    assert (await kept(world)).supports == 2
    await ratmi.take(choice=asked)
    assert (await kept(world)).supports == 1
