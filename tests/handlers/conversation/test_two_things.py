"""A message that carries two things loses neither: each is used where it belongs, or said plainly
not to be kept. What is looked at is both the words and the rows."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from handlers.conversation.messages import Attachment, FileKind
from storage.database.tables import files, people, proposal_files, proposals
from tests.support import Heard, Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


WISH = "Perbaikan jalan rusak dan bergelombang"


DOCUMENT = Attachment(FileKind.DOCUMENT, "d", "application/pdf", 900, "surat RT 05.pdf")


def told(heard: list[Heard]) -> str:
    return "\n".join(message.text for message in heard)


# What is not asked in order is offered at the review.
LABELS = {"photos": "Foto", "volume": "Ukuran"}


async def at(world: World, question: str) -> Resident:
    """Somebody at a question of USUL."""
    siti = await world.person().welcomed()
    said = {
        "area": "usul", "topic": "Imopuro", "wish": "2", "problem": WISH,
        "place": "Berlubang sejak Maret", "review": "RT 1 RW 2",
    }  # fmt: skip
    for name, words in said.items():
        await siti.say(words)
        if name == question:
            break
    if question in LABELS:
        await siti.tap(LABELS[question])
    assert siti.done.asking == f"propose.{question}"
    return siti


async def sent(world: World, siti: Resident) -> Any:
    """The proposal, once whatever is still asked has been answered."""
    answers = {
        "area": "Imopuro", "topic": "2", "wish": WISH, "problem": "Berlubang sejak Maret",
        "place": "RT 1 RW 2", "volume": "lewati", "land": "lewati", "photos": "lewati",
        "review": "kirim",
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


@pytest.mark.usefixtures("wishes_are_offered")
async def test_a_sentence_under_a_photo(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.send_photo(text=WISH)
    await siti.tap("Ya, jadikan usulan")
    assert (await sent(world, siti)).wish == WISH
    assert await photos(world) == 1


@pytest.mark.usefixtures("wishes_are_offered")
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


@pytest.mark.usefixtures("wishes_are_offered")
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
    assert row.wish == "perbaikan lampu jalan yang di gang Mawar"
    assert row.problem.startswith("sudah sebulan")
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
    assert "Begitu Anda setuju" in told(await siti.say(f"usul {WISH}"))
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
    assert "tempat warga" in told(await siti.say("apa ini?"))
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


@pytest.mark.usefixtures("wishes_are_offered")
async def test_a_sentence_instead_of_a_name(world: World) -> None:
    siti = await at_name(world)
    said = "Jalan Melati gelap tolong dipasang lampu ya pak"
    assert "lanjutkan pesan Anda" in told(await siti.say(said))
    assert await name(world) is None
    await siti.tap("Ya, jadikan usulan")
    assert (await sent(world, siti)).wish == said.removesuffix(" ya pak")


async def test_a_long_name_is_one_if_they_say_so(world: World) -> None:
    siti = await at_name(world)
    said = "Raden Ajeng Siti Nur Aminah binti Suparman"
    await siti.say(said)
    await siti.tap("Itu nama saya")
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
        ("kembali", "propose.review"),
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
    assert "Paling banyak 3 foto. 3 foto pertama kami simpan, 1 foto lainnya tidak" in told(
        heard[3]
    )
    assert "Paling banyak 3 foto. 3 foto pertama kami simpan, 2 foto lainnya tidak" in told(
        heard[4]
    )
    assert told(heard[4]).count("Foto: 3 foto") == 1
    await siti.say("kirim")
    assert await photos(world) == 3
    assert await world.count("files") == 3


async def test_several_photos_in_one_message(world: World) -> None:
    siti = await at(world, "photos")
    heard = await siti.take(files=tuple(siti.photo() for _ in range(5)), text="selesai")
    assert "3 foto pertama kami simpan, 2 foto lainnya tidak" in told(heard)
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
    assert "Foto ke-1 sudah kami terima" in told(heard)
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
    assert "3 foto pertama kami simpan, 1 foto lainnya tidak" in told(await siti.send_photo())
    await siti.say("ubah")
    await siti.say("foto")
    await siti.tap("Ganti semua")
    await siti.send_photo()
    await siti.say("selesai")
    await siti.tap("Simpan perubahan")
    rows = await world.rows(select(proposal_files.c.file_id))
    assert len(rows) == 1
