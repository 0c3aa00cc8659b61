"""A message that carries two things loses neither: each is used where it belongs, or said plainly
not to be kept. What is looked at is both the words and the rows."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from handlers.conversation.messages import Attachment, FileKind, Location, Stray
from storage.database.tables import files, history, people, proposal_files, proposals
from storage.staff.roles import Role
from tests.handlers.proposals.test_questions import answers, asked
from tests.handlers.staff.test_desk import budgeted, carried_out, official
from tests.support import Heard, Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

WISH = "Perbaikan jalan rusak di depan masjid"
DOCUMENT = Attachment(FileKind.DOCUMENT, "d", "application/pdf", 900, "surat RT 05.pdf")


def told(heard: list[Heard]) -> str:
    return "\n".join(message.text for message in heard)


async def at(world: World, question: str) -> Resident:
    """Somebody at a question of USUL."""
    siti = await world.person().welcomed()
    said = {
        "area": "usul", "topic": "Imopuro", "wish": "2", "problem": WISH,
        "place": "Berlubang sejak Maret", "volume": "RT 1 RW 2", "photos": "lewati",
        "review": "lewati",
    }  # fmt: skip
    for name, words in said.items():
        await siti.say(words)
        if name == question:
            break
    assert siti.done.asking == f"propose.{question}"
    return siti


async def sent(world: World, siti: Resident) -> Any:
    """The proposal, once whatever is still asked has been answered."""
    answers = {
        "area": "Imopuro", "topic": "2", "wish": WISH, "problem": "Berlubang sejak Maret",
        "place": "RT 1 RW 2", "volume": "lewati", "photos": "lewati", "review": "kirim",
    }  # fmt: skip
    for _ in range(10):
        if siti.done.asking is None:
            break
        await siti.say(answers[siti.done.asking.removeprefix("propose.")])
    [row] = await world.rows(select(proposals))
    return row


async def photos(world: World) -> int:
    return await world.count("proposal_files")


# --- with nothing open, and before a consent --------------------------------------------------


async def test_a_command_under_a_photo(world: World) -> None:
    siti = await world.person().welcomed()
    heard = await siti.send_photo(text=f"usul {WISH}")
    assert "Fotonya kami simpan" in told(heard)
    assert (await sent(world, siti)).wish == WISH
    assert await photos(world) == 1


async def test_a_sentence_under_a_photo(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.send_photo(text=WISH)
    await siti.tap("Ya, jadikan usulan")
    assert (await sent(world, siti)).wish == WISH
    assert await photos(world) == 1


async def test_an_offer_that_is_refused_says_that_the_photo_is_not_kept(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.send_photo(text=WISH)
    assert "Foto ini belum kami simpan" in told(await siti.tap("Bukan"))
    assert await world.count("files") == 0


async def test_an_offer_that_is_passed_over_says_so_too(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.send_photo()
    heard = await siti.say("usulan saya")
    assert siti.heard[-1].labels  # the list's own
    assert "belum kami simpan" not in told(heard)  # the offer still stands
    await siti.tap("Ya, jadikan usulan")
    await sent(world, siti)
    assert await photos(world) == 1


@pytest.mark.parametrize("said", [WISH, f"usul {WISH}", ""])
async def test_a_photo_as_the_first_thing_ever(world: World, said: str) -> None:
    siti = world.person()
    heard = await siti.send_photo(text=said)
    assert "Fotonya kami simpan dulu" in told(heard)
    for words in ("setuju", "lewati"):
        await siti.say(words)
    if siti.done.asking is None:
        await siti.tap("Ya, jadikan usulan")
    await sent(world, siti)
    assert await photos(world) == 1


async def test_photos_and_words_at_the_consent(world: World) -> None:
    siti = world.person()
    await siti.say("halo")
    for said in ("lampu mati", "Usul perbaikan lampu jalan", "yang di gang Mawar, sudah sebulan"):
        assert "kami ingat" in told(await siti.say(said))
    await siti.send_photo(text="ini fotonya")
    heard = await siti.send_photo(text="ya")
    assert "Fotonya kami simpan dulu" in told(heard)
    await siti.say("lewati")
    for _ in range(3):
        if siti.done.asking is None:
            await siti.tap("Ya, jadikan usulan")
    row = await sent(world, siti)
    assert row.wish.startswith("perbaikan lampu jalan yang di gang Mawar, sudah sebulan")
    assert await photos(world) == 2


async def test_what_waited_goes_with_a_no(world: World) -> None:
    siti = world.person()
    await siti.send_photo(text=f"usul {WISH}")
    heard = await siti.say("tidak")
    assert "tidak kami pakai dan tidak kami simpan" in told(heard)
    await siti.say("setuju")
    await siti.say("lewati")
    assert siti.done.asking is None
    assert await world.count("files") == 0


async def test_what_is_said_after_a_no_goes_on_after_a_yes(world: World) -> None:
    siti = world.person()
    for said in ("halo", "tidak"):
        await siti.say(said)
    assert "begitu Anda setuju" in told(await siti.say(f"usul {WISH}"))
    await siti.tap("Saya setuju")
    assert siti.done.asking == "welcome.name"
    await siti.say("lewati")
    assert (await sent(world, siti)).wish == WISH


async def test_more_than_is_kept_before_a_consent_is_said(world: World) -> None:
    siti = world.person()
    heard = [await siti.send_photo() for _ in range(7)]
    assert ["tidak ikut tersimpan" in told(each) for each in heard] == [False] * 5 + [True] * 2
    assert "tidak ikut tersimpan" in told(await siti.say("jalan rusak " * 400))
    assert siti.done.asking == "welcome.consent"


async def test_what_this_is_is_told(world: World) -> None:
    siti = world.person()
    await siti.say("halo")
    assert "tempat warga menyampaikan usulan" in told(await siti.say("apa ini?"))
    assert siti.done.asking == "welcome.consent"
    await siti.say("ya")
    assert "petugas tahu siapa" in told(await siti.say("Ini apa?"))
    assert siti.done.asking == "welcome.name"


# --- instead of a name ------------------------------------------------------------------------


async def at_name(world: World) -> Resident:
    siti = world.person()
    for said in ("halo", "ya"):
        await siti.say(said)
    assert siti.done.asking == "welcome.name"
    return siti


async def name(world: World) -> str | None:
    [row] = await world.rows(select(people.c.name))
    return str(row.name) if row.name is not None else None


async def test_a_wish_instead_of_a_name(world: World) -> None:
    siti = await at_name(world)
    await siti.send_photo(text=f"usul {WISH}")
    assert siti.done.asking == "propose.area"
    assert await name(world) is None
    assert (await sent(world, siti)).wish == WISH
    assert await photos(world) == 1


async def test_a_sentence_instead_of_a_name(world: World) -> None:
    siti = await at_name(world)
    said = "Jalan Melati gelap tolong dipasang lampu ya pak"
    assert "itu nama Anda, atau usulan?" in told(await siti.say(said))
    await siti.tap("Itu usulan")
    assert await name(world) is None
    await siti.tap("Ya, jadikan usulan")
    assert (await sent(world, siti)).wish == said


async def test_a_long_name_is_one_if_they_say_so(world: World) -> None:
    siti = await at_name(world)
    said = "Raden Ajeng Siti Nur Aminah binti Suparman"
    await siti.say(said)
    await siti.tap("Itu nama saya")
    await siti.tap("Tanpa nama")
    assert await name(world) == said


@pytest.mark.parametrize(("said", "asks"), [("ok", "Silakan tulis"), ("ya", "Silakan tulis")])
async def test_a_yes_is_no_name(world: World, said: str, asks: str) -> None:
    siti = await at_name(world)
    assert asks in told(await siti.say(said))
    assert siti.done.asking == "welcome.name"
    await siti.say("tidak")
    assert siti.done.asking is None
    assert await name(world) is None


async def test_a_photo_instead_of_a_name(world: World) -> None:
    siti = await at_name(world)
    assert "Fotonya kami simpan dulu" in told(await siti.send_photo())
    await siti.say("Siti")
    await siti.tap("Tanpa nama")
    assert await name(world) == "Siti"
    await siti.tap("Ya, jadikan usulan")
    await sent(world, siti)
    assert await photos(world) == 1


# --- in the form ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ("selesai", "propose.review"),
        ("lewati", "propose.review"),
        ("kembali", "propose.volume"),
        ("batal", "propose.photos"),
        ("ini fotonya pak", "propose.photos"),
    ],
)
async def test_words_under_a_photo_where_photos_are_asked_for(
    world: World, said: str, then: str
) -> None:
    siti = await at(world, "photos")
    heard = await siti.send_photo(text=said)
    assert siti.done.asking == then
    assert ("tidak ikut tersimpan" in told(heard)) is (said == "ini fotonya pak")
    if said == "batal":
        assert "Benar mau membatalkan" in told(heard)
        await siti.say("tidak")
    await sent(world, siti)
    assert await photos(world) == 1


@pytest.mark.parametrize("question", ["area", "topic", "wish", "problem", "place", "volume"])
async def test_a_photo_with_an_answer_at_every_question(world: World, question: str) -> None:
    siti = await at(world, question)
    answer = {"area": "Imopuro", "topic": "2", "volume": "120 m"}.get(question, f"{WISH} RT 3 RW 4")
    heard = await siti.send_photo(text=answer)
    assert "Fotonya kami simpan" in told(heard)
    assert siti.done.asking != f"propose.{question}"
    row = await sent(world, siti)
    kept = {
        "area": row.area == "18.72.01.1001" or row.area.startswith("18.72"),
        "topic": row.topic == "ekonomi",
        "wish": row.wish == answer,
        "problem": row.problem == answer,
        "place": row.place == answer,
        "volume": row.volume_text == answer,
    }
    assert kept[question]
    assert await photos(world) == 1


async def test_an_album_over_the_limit_is_told_of_once(world: World) -> None:
    siti = await at(world, "photos")
    heard = [await siti.send_photo(album="a") for _ in range(5)]
    assert "3 foto kami simpan; 1 foto berikutnya tidak, paling banyak 3" in told(heard[3])
    assert "3 foto kami simpan; 2 foto berikutnya tidak, paling banyak 3" in told(heard[4])
    assert told(heard[4]).count("Foto: 3 foto") == 1
    await siti.say("kirim")
    assert await photos(world) == 3
    assert await world.count("files") == 3


async def test_several_photos_in_one_message(world: World) -> None:
    siti = await at(world, "photos")
    heard = await siti.take(files=tuple(siti.photo() for _ in range(5)), text="selesai")
    assert "3 foto kami simpan; 2 foto berikutnya tidak" in told(heard)
    assert siti.done.asking == "propose.review"
    await siti.say("kirim")
    assert await photos(world) == 3


@pytest.mark.parametrize("question", ["area", "topic", "wish", "volume", "review"])
async def test_a_document_is_called_a_document(world: World, question: str) -> None:
    siti = await at(world, question)
    heard = await siti.take(files=(DOCUMENT,))
    assert "Berkas (PDF/Word) belum bisa kami baca" in told(heard)
    assert siti.done.asking == f"propose.{question}"
    assert await world.count("files") == 0


async def test_words_with_a_document(world: World) -> None:
    siti = await world.person().welcomed()
    heard = await siti.take(files=(DOCUMENT,), text=f"usul {WISH}")
    assert "Berkas (PDF/Word) belum bisa kami baca" in told(heard)
    assert (await sent(world, siti)).wish == WISH


async def test_a_photo_and_a_document_in_one(world: World) -> None:
    siti = await at(world, "photos")
    heard = await siti.take(files=(siti.photo(), DOCUMENT))
    assert "Foto diterima (1 foto)" in told(heard)
    assert "belum bisa kami baca" in told(heard)


async def test_a_failed_photo_is_not_counted(world: World) -> None:
    siti = await at(world, "photos")
    await siti.send_photo(b"HEIC, or whatever it is")
    heard = await siti.say("selesai")
    assert "Foto: 0 foto (1 belum bisa dibuka)" in told(heard)
    await siti.send_photo()  # takes its place
    assert "Foto: 1 foto" in told(await siti.say("ubah")) or "1 foto" in siti.heard[-2].text
    [row] = await world.rows(select(files.c.state))
    assert row.state == "ready"


async def test_a_photo_that_is_sent_later_is_added(world: World) -> None:
    siti = await at(world, "photos")
    await siti.send_photo()
    await siti.say("selesai")
    assert "sekarang ada 2 foto" in told(await siti.send_photo())
    await siti.say("kirim")
    assert await photos(world) == 2


async def test_mending_photos_drops_none(world: World) -> None:
    siti = await at(world, "photos")
    for _ in range(2):
        await siti.send_photo()
    for said in ("selesai", "kirim", "ubah 1", "ubah", "foto"):
        await siti.say(said)
    assert "Ganti semua" in siti.heard[-1].labels
    heard = await siti.send_photo()
    assert "Foto: 3 foto" in told(heard)
    await siti.tap("Simpan perubahan")
    assert await photos(world) == 3
    # A fourth is not taken for one of the others.
    for said in ("ubah 1", "ubah", "foto"):
        await siti.say(said)
    assert "3 foto kami simpan; 1 foto berikutnya tidak" in told(await siti.send_photo())
    await siti.say("ubah")
    await siti.say("foto")
    await siti.tap("Ganti semua")
    await siti.send_photo()
    await siti.say("selesai")
    await siti.tap("Simpan perubahan")
    rows = await world.rows(select(proposal_files.c.file_id))
    assert len(rows) == 1


# --- places and their names -------------------------------------------------------------------


async def test_a_place_with_its_name(world: World) -> None:
    siti = await at(world, "place")
    heard = await siti.take(location=Location(-5.1113, 105.3075, "Masjid Taqwa, Jl. Seminung"))
    assert "Masjid Taqwa, Jl. Seminung" in told(heard)
    row = await sent(world, siti)
    assert row.place == "Masjid Taqwa, Jl. Seminung"
    assert row.lat == pytest.approx(-5.1113)


@pytest.mark.parametrize("question", ["area", "topic", "volume"])
async def test_a_place_with_its_name_elsewhere(world: World, question: str) -> None:
    siti = await at(world, question)
    heard = await siti.take(location=Location(-5.1113, 105.3075, "Masjid Taqwa"))
    if question == "area":
        assert "Masjid Taqwa" in told(heard)
        await siti.tap("Imopuro") if "Imopuro" in heard[-1].labels else await siti.say("Imopuro")
    row = await sent(world, siti)
    assert row.lat == pytest.approx(-5.1113)
    assert row.place == ("RT 1 RW 2, Masjid Taqwa" if question == "volume" else "Masjid Taqwa")


async def test_a_point_before_its_question(world: World) -> None:
    siti = await at(world, "topic")
    assert "kami simpan" in told(await siti.share(-5.1113, 105.3075))
    for said in ("2", WISH, "Berlubang sejak Maret"):
        await siti.say(said)
    assert "Titiknya sudah kami simpan" in siti.heard[-1].text
    row = await sent(world, siti)
    assert (row.place, row.lat) == ("RT 1 RW 2", pytest.approx(-5.1113))


async def test_new_words_for_a_place_keep_its_point(world: World) -> None:
    siti = await at(world, "place")
    await siti.share(-5.1113, 105.3075)
    await siti.say("RT 1 RW 2")
    for said in ("lewati", "lewati", "ubah", "lokasi"):
        await siti.say(said)
    assert "tetap dipakai" in told(await siti.say("RT 1 RW 3"))
    row = await sent(world, siti)
    assert (row.rw, row.lat) == ("03", pytest.approx(-5.1113))


# --- what cannot be opened --------------------------------------------------------------------


@pytest.mark.parametrize("stray", [s for s in Stray if s is not Stray.EDITED])
async def test_words_beside_what_cannot_be_opened(world: World, stray: Stray) -> None:
    siti = await at(world, "volume")
    heard = await siti.take(stray=stray, text="panjang 120 meter")
    assert "tulisannya kami baca" in told(heard)
    assert siti.done.asking == "propose.photos"
    assert (await sent(world, siti)).volume_text == "panjang 120 meter"


async def test_a_video_with_a_wish_as_the_first_thing(world: World) -> None:
    siti = world.person()
    heard = await siti.take(stray=Stray.VIDEO, text=f"usul {WISH}")
    assert "Videonya belum bisa kami buka" in told(heard)
    assert siti.done.asking == "welcome.consent"
    for said in ("ya", "lewati"):
        await siti.say(said)
    assert (await sent(world, siti)).wish == WISH


async def test_a_voice_as_the_first_thing(world: World) -> None:
    siti = world.person()
    heard = await siti.take(stray=Stray.VOICE)
    assert "belum bisa mendengar" in told(heard)
    assert siti.done.asking == "welcome.consent"


# --- too long, too short, and what is typed at the kelurahan -------------------------------------


async def test_a_long_wish_is_kept_as_the_story(world: World) -> None:
    long = "Jalan di depan masjid rusak parah dan berlubang. " * 8
    siti = await world.person().welcomed()
    heard = await siti.say(f"usul {long}")
    assert "kami simpan sebagai cerita masalahnya" in told(heard)
    row = await sent(world, siti)
    assert (row.wish, row.problem) == (WISH, long.strip())


async def test_a_long_wish_at_its_question(world: World) -> None:
    long = "Jalan di depan masjid rusak parah dan berlubang. " * 8
    siti = await at(world, "wish")
    assert "kami simpan sebagai cerita masalahnya" in told(await siti.say(long))
    row = await sent(world, siti)
    assert (row.wish, row.problem) == (WISH, long.strip())


async def test_what_is_too_long_or_too_short_is_said(world: World) -> None:
    siti = await world.person().welcomed()
    assert "belum kami simpan" in told(await siti.say("usul " + "jalan rusak " * 200))
    await siti.say("batal")
    assert '"jalan" masih terlalu singkat' in told(await siti.say("usul jalan"))


async def test_what_is_said_beside_the_kelurahan(world: World) -> None:
    siti = await at(world, "area")
    said = "imopuro, lampu jalan gang buntu mati"
    assert said in told(await siti.say(said))
    assert siti.done.asking == "propose.topic"
    assert (await sent(world, siti)).wish == said


async def test_a_sentence_instead_of_the_kelurahan(world: World) -> None:
    siti = await at(world, "area")
    said = "lampu di gang buntu mati sejak lebaran"
    heard = await siti.say(said)
    assert "tidak ada di daftar kelurahan" in told(heard)
    await siti.tap("Itu isi usulan saya")
    assert siti.done.asking == "propose.area"
    assert (await sent(world, siti)).wish == said


@pytest.mark.parametrize("said", ["kelurahan imopuro kota metro", "di imopuro ya pak", "imoporo"])
async def test_a_kelurahan_in_polite_words_is_nothing_more(world: World, said: str) -> None:
    siti = await at(world, "area")
    heard = await siti.say(said)
    assert siti.done.asking == "propose.topic"
    assert "kami catat" not in told(heard).casefold()
    assert "baru nama" not in told(heard)


# --- held while something else is asked -------------------------------------------------------


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
    row = await sent_from(world, siti, "propose.problem")
    assert row.wish == "Perbaikan drainase Jl. Melati yang depan sekolah itu sudah lama rusak"
    assert row.problem == "Berlubang sejak Maret"


async def sent_from(world: World, siti: Resident, asking: str) -> Any:
    siti.done = type(siti.done)(asking)
    return await sent(world, siti)


async def test_what_goes_on_after_a_command(world: World) -> None:
    siti = await world.person().welcomed()
    heard = await at_once(
        world, siti, "usul lampu jalan mati di Imopuro", "gang Mawar RT 3 RW 2, sudah sebulan"
    )
    assert "belum cocok" not in told(heard)
    row = await sent_from(world, siti, "propose.topic")
    assert row.wish == "lampu jalan mati di Imopuro gang Mawar RT 3 RW 2, sudah sebulan"


async def test_what_comes_too_early_to_be_an_answer_is_no_wrong_one(world: World) -> None:
    siti = await world.person().welcomed()
    heard = await at_once(world, siti, "usul", "Imopuro", "depan masjid")
    assert "belum cocok" not in told(heard)
    assert 'Pesan "depan masjid" belum kami pakai' in told(heard)


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
    await siti.tap("Ganti nama")
    assert "Namanya belum terbaca" in told(await siti.say(said))
    await siti.say("Ibu Suratmi")
    await siti.say("kirim")
    [row] = await world.rows(select(proposals.c.name))
    assert row.name == "Ibu Suratmi"
