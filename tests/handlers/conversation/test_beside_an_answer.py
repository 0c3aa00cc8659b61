"""A place with its name, what cannot be opened or is too long, what is said beside an answer."""

from __future__ import annotations

import re

import pytest

from handlers.conversation.messages import Location, Stray
from tests.handlers.conversation.test_of_the_question import answers
from tests.handlers.conversation.test_two_things import WISH, at, sent, told
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


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
    assert "Lokasinya sudah kami terima" in siti.heard[-1].text
    row = await sent(world, siti)
    assert (row.place, row.lat) == ("RT 1 RW 2", pytest.approx(-5.1113))


async def test_new_words_for_a_place_keep_its_point(world: World) -> None:
    siti = await at(world, "place")
    await siti.share(-5.1113, 105.3075)
    await siti.say("RT 1 RW 2")
    for said in ("ubah", "lokasi"):
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
    assert siti.done.asking == "propose.review"
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
    wish = "lampu jalan gang buntu mati"
    assert f'usulan "{wish}"' in told(await siti.say(f"imopuro, {wish}"))
    assert siti.done.asking == "propose.problem"  # a lamp's bidang is known
    assert (await sent(world, siti)).wish == wish


async def test_a_sentence_instead_of_the_kelurahan(world: World) -> None:
    siti = await at(world, "area")
    said = "anak anak takut lewat situ sejak lebaran"
    heard = await siti.say(said)
    assert "Kami belum menemukan" in told(heard)
    await siti.tap("Itu isi usulan saya")
    assert siti.done.asking == "propose.area"
    assert (await sent(world, siti)).wish == said


async def test_a_thing_instead_of_the_kelurahan_is_the_wish(world: World) -> None:
    siti = await at(world, "area")
    said = "lampu di gang buntu mati sejak lebaran"
    assert f'usulan "{said}"' in told(await siti.say(said))
    assert siti.done.asking == "propose.area"
    row = await sent(world, siti)
    assert (row.wish, row.topic) == (said, "fisik")


@pytest.mark.parametrize("said", ["kelurahan imopuro kota metro", "di imopuro ya pak", "imoporo"])
async def test_a_kelurahan_in_polite_words_is_nothing_more(world: World, said: str) -> None:
    siti = await at(world, "area")
    heard = await siti.say(said)
    assert siti.done.asking == "propose.topic"
    # Of a slip it is said which is meant.
    slip = ["Kami catat Kelurahan: Imopuro."] if said == "imoporo" else []
    assert re.findall(r"(?i)kami catat.*", told(heard)) == slip
    assert "baru nama" not in told(heard)


async def test_one_piece_after_the_other_is_added(world: World) -> None:
    siti = await at(world, "review")
    await siti.say("kayu atapnya dimakan rayap semua")
    heard = (await siti.say("anak-anak tidur di kursi kalau hujan"))[-1]
    assert "belum kami pakai" not in heard.text
    assert "dimakan rayap" in heard.text
    assert "tidur di kursi" in heard.text
    await siti.tap("Ya, tambahkan")
    problem = (await answers(world, siti))["problem"]
    assert "dimakan rayap" in problem
    assert "tidur di kursi" in problem


async def test_what_is_put_right_is_not_added(world: World) -> None:
    siti = await at(world, "review")
    await siti.say("kayu atapnya dimakan rayap semua")
    heard = told(await siti.say("rt nya 5"))
    assert 'rayap semua". Mau ditambahkan' in heard  # it is asked again
    kept = await answers(world, siti)
    assert kept["place"]["rt"] == "05"
    assert "rayap" not in kept["problem"]


@pytest.mark.parametrize("said", ["kayu atapnya dimakan rayap semua", "pintunya ga bisa ditutup"])
async def test_what_tells_something_is_not_lost_behind_an_answer(world: World, said: str) -> None:
    siti = await at(world, "review")
    assert "Ya, tambahkan" in (await siti.say(said))[-1].labels


@pytest.mark.parametrize("said", ["kok lama sekali", "payah nih bot"])
async def test_a_complaint_is_nothing_to_add(world: World, said: str) -> None:
    siti = await at(world, "review")
    assert "Ya, tambahkan" not in (await siti.say(said))[-1].labels


@pytest.mark.parametrize("said", ["ini kak depan sama belakang", "ini foto dari samping kiri"])
async def test_what_a_photo_shows_is_nothing_to_add(world: World, said: str) -> None:
    siti = await at(world, "review")
    heard = (await siti.take(files=(siti.photo(),), text=said))[-1]
    assert "Ya, tambahkan" not in heard.labels
    assert siti.done.asking == "propose.review"


@pytest.mark.parametrize("said", ["ini airnya sampai dalam rumah warga", "tiangnya miring ke kiri"])
async def test_what_is_told_below_a_photo_is_asked_about(world: World, said: str) -> None:
    siti = await at(world, "review")
    heard = (await siti.take(files=(siti.photo(),), text=said))[-1]
    assert "Ya, tambahkan" in heard.labels


@pytest.mark.parametrize(
    ("question", "said", "heard"),
    [
        ("area", "ini gratis kan? harus ktp sini ga?", ("Gratis", "KTP")),
        ("place", "data saya aman ga? bayar ga?", ("Gratis", "hanya dilihat petugas")),
        ("review", "bayar ga? kapan diputuskan?", ("Gratis", "Perlu berbulan-bulan")),
    ],
)
async def test_two_questions_are_both_answered_or_told(
    world: World, question: str, said: str, heard: tuple[str, ...]
) -> None:
    siti = await at(world, question)
    answer = told(await siti.say(said))
    for words in heard:
        assert words in answer
    assert siti.done.asking == f"propose.{question}"


async def test_an_unknown_question_beside_what_is_asked_for_is_told(world: World) -> None:
    siti = await world.person().welcomed()
    heard = told(await siti.say("kapan rapat imopuro? boleh bawa kucing ga?"))
    assert '"boleh bawa kucing ga?"' in heard
    assert "musrenbang kelurahan" in heard


@pytest.mark.parametrize(
    ("said", "place", "amount"),
    [
        ("perbaikan drainase Jl. Kenanga 120 m. pengadaan tenda RT 6", "Jl. Kenanga", "120 m"),
        ("minta talud depan pasar 50 meter dan lampu di gang kelinci 5 titik", "depan pasar", "50"),
    ],
)
async def test_nothing_is_noted_before_it_is_known_whether_they_are_one(
    world: World, said: str, place: str, amount: str
) -> None:
    siti = await at(world, "wish")
    heard = told(await siti.say(said))
    assert "sudah kami catat" not in heard
    assert "Di pesan ini ada 2 hal" in heard
    await siti.say("sendiri-sendiri")
    state = await answers(world, siti)
    assert place in state["place"]["text"]
    assert state["place"]["rt"] is None
    assert state["volume"]["text"].startswith(amount)


@pytest.mark.parametrize(
    "said",
    [
        "jalannya becek tiap hujan, ini bayar ga ya?",
        "anak2 jatuh terus di situ. ini gratis kan kak?",
    ],
)
async def test_what_is_told_with_a_question_is_kept_where_the_kelurahan_is_asked(
    world: World, said: str
) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul")
    heard = told(await siti.say(said))
    assert "Gratis" in heard
    assert re.split("[,.]", said)[0] in heard
    assert "gratis kan" not in heard
