"""Several messages at once, what is held while something else is asked, and forms of staff."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from storage.database.tables import history, proposals
from storage.staff.roles import Role
from tests.handlers.conversation.test_two_things import DOCUMENT, WISH, at, photos, sent, told
from tests.handlers.proposals.test_questions import answers, asked
from tests.handlers.staff.test_desk import budgeted, carried_out, official
from tests.support import Heard, Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_a_photo_and_words_after_a_pause(world: World) -> None:
    siti = await at(world, "problem")
    world.clock.move(hours=20)
    assert "Lanjutkan?" in told(await siti.send_photo(text="Gelap sejak Maret, ibu-ibu takut"))
    await siti.tap("Lanjutkan")
    row = await sent(world, siti)
    assert row.problem == "Gelap sejak Maret, ibu-ibu takut"
    assert await photos(world) == 1


async def test_words_that_were_held_are_not_lost_unsaid(world: World) -> None:
    siti = await at(world, "problem")
    world.clock.move(hours=20)
    await siti.say("Gelap sejak Maret, ibu-ibu takut")
    assert 'Pesan "Gelap sejak Maret' in told(await siti.tap("Mulai baru"))


async def test_another_proposal_with_a_photo_in_the_middle_of_one(world: World) -> None:
    siti = await at(world, "problem")
    await siti.send_photo(text="usul")
    assert "Foto ini belum kami simpan" in told(await siti.tap("Lanjutkan"))
    await siti.send_photo(text="usul")
    await siti.tap("Mulai baru")
    await sent(world, siti)
    assert await photos(world) == 1


@pytest.mark.parametrize("said", ["bantuan", "usulan saya", "cek 1"])
async def test_a_command_under_a_photo_that_has_no_use_for_it(world: World, said: str) -> None:
    siti = await world.person().welcomed()
    assert "Foto ini belum kami simpan" in told(await siti.send_photo(text=said))


# --- several messages at once -----------------------------------------------------------------


async def at_once(world: World, siti: Resident, *texts: str) -> list[Heard]:
    """Texts that are all there before the first has been answered."""
    messages = [siti.message(text=text) for text in texts]
    await asyncio.gather(*(world.app.turns.take(message) for message in messages))
    return await siti.new()


async def test_a_wish_in_several_messages(world: World) -> None:
    siti = await at(world, "wish")
    heard = await at_once(
        world, siti, "Perbaikan drainase Jl. Melati", "yang depan sekolah itu", "sudah lama rusak"
    )
    assert "Kami tambahkan pada Usulan" in told(heard)
    await siti.say("bantuan")
    row = await sent_from(world, siti, "propose.review")
    assert row.wish == "Perbaikan drainase Jl. Melati yang depan sekolah itu sudah lama rusak"
    assert (row.problem, row.place) == ("sudah lama rusak", "Jl. Melati, depan sekolah")


async def sent_from(world: World, siti: Resident, asking: str) -> Any:
    siti.done = type(siti.done)(asking)
    return await sent(world, siti)


async def test_what_goes_on_after_a_command(world: World) -> None:
    siti = await world.person().welcomed()
    heard = await at_once(
        world, siti, "usul lampu jalan mati di Imopuro", "gang Mawar RT 3 RW 2, sudah sebulan"
    )
    assert "belum cocok" not in told(heard)
    row = await sent_from(world, siti, "propose.review")
    assert row.wish == "lampu jalan mati di Imopuro gang Mawar RT 3 RW 2, sudah sebulan"


async def test_what_comes_too_early_to_be_an_answer_is_no_wrong_one(world: World) -> None:
    siti = await world.person().welcomed()
    heard = await at_once(world, siti, "usul", "Imopuro", "depan masjid")
    assert "belum cocok" not in told(heard)
    assert "Lokasi: depan masjid" in told(heard)


async def test_one_after_the_other_are_two_answers(world: World) -> None:
    siti = await at(world, "wish")
    for text in (WISH, "Berlubang sejak Maret"):
        await world.app.turns.take(siti.message(text=text))  # whatever has been sent meanwhile
    row = await sent_from(world, siti, "propose.place")
    assert (row.wish, row.problem) == (WISH, "Berlubang sejak Maret")


@pytest.mark.parametrize("at_once", [True, False])
async def test_a_button_that_is_tapped_twice(world: World, at_once: bool) -> None:
    siti = await at(world, "review")
    taps = [siti.message(choice="propose.review:send") for _ in range(2)]
    if at_once:
        await asyncio.gather(*(world.app.turns.take(tap) for tap in taps))
    else:
        for tap in taps:
            await world.app.turns.take(tap)
    heard = told(await siti.new())
    assert heard.count("MTR-2028-00001") >= 1
    assert "Tombol itu" not in heard
    assert await world.count("proposals") == 1
    world.clock.move(hours=5)
    heard = told(await siti.take(choice="propose.review:send"))
    assert "sudah terkirim dengan nomor MTR-2028-00001" in heard
    assert "tidak ada yang perlu dijawab" in told(await siti.take(choice="propose.topic:fisik"))


@pytest.mark.parametrize(
    "said", ["no 2", "nomor 2", "pilih 2", "dua", "yang kedua", "2 ekonomi", "nomer dua", "ke 2"]
)
async def test_a_number_in_words(world: World, said: str) -> None:
    siti = await at(world, "topic")
    await siti.say(said)
    assert siti.done.asking == "propose.wish"
    assert (await sent(world, siti)).topic == "ekonomi"


@pytest.mark.parametrize("said", ["no 0", "nomor 9", "2 atau 3", "2 sosial", "dua puluh"])
async def test_a_number_that_means_no_choice(world: World, said: str) -> None:
    siti = await at(world, "topic")
    await siti.say(said)
    assert siti.done.asking == "propose.topic"


# --- answers to staff, and forms of staff -----------------------------------------------------


async def test_a_photo_and_a_document_in_an_answer_to_staff(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    await asked(world, siti)
    await siti.new()
    heard = await siti.take(files=(siti.photo(), DOCUMENT), text="jawab lebarnya 3 meter")
    assert "Berkas (PDF/Word) belum bisa kami baca" in told(heard)
    assert await answers(world) == [("lebarnya 3 meter", True)]


async def test_a_photo_under_belum(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    await budgeted(world)
    await carried_out(world)
    await siti.new()
    heard = await siti.send_photo(text="belum")
    assert siti.done.asking == "dispute.why"
    assert "kami simpan" in told(heard)
    await siti.say("Ujungnya masih tanah")
    await siti.say("selesai")
    assert siti.done.asking is None
    [step] = await world.rows(select(history).where(history.c.event == "disputed"))
    assert len(step.data["files"]) == 1


async def test_a_photo_in_a_form_of_staff(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    await lurah.say("tanya 1")
    heard = await lurah.send_photo(text="Berapa lebar jalannya?")
    assert "Foto ini belum kami simpan" in told(heard)
    assert lurah.done.asking == "ask.sure"
    assert await world.count("files") == 0


# --- other names ------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["12", "tolong lampu jalan diperbaiki", "RT 05 RW 02"])
async def test_no_name_for_one_proposal(world: World, said: str) -> None:
    siti = await at(world, "review")
    await siti.tap("Ubah")
    await siti.tap("Nama")
    assert "Namanya belum terbaca" in told(await siti.say(said))
    await siti.say("Ibu Suratmi")
    await siti.say("kirim")
    [row] = await world.rows(select(proposals.c.name))
    assert row.name == "Ibu Suratmi"
