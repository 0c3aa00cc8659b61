"""What is said at another question than its own, or beside its answer: the bidang, why it is
wished, what is right but for one thing; where one lives now, that a photo is on its way."""

from __future__ import annotations

from typing import Any

import pytest

from handlers.listeners.passing import SOON
from tests.handlers.conversation.test_of_the_question import answers
from tests.handlers.conversation.test_two_things import told
from tests.handlers.proposals.proposing.mending.test_none_of_it import KNOWN, at
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("where", "said", "topic"),
    [
        ("text.wish", "berarti sosial ya", "sosbud"),
        ("text.problem", "oh berarti ekonomi", "ekonomi"),
        ("text.problem", "social then", "sosbud"),
        ("text.place", "ekonomi ding", "ekonomi"),
        ("review", "sosial berarti", "sosbud"),
        ("text.place", "fisik aja deh", "fisik"),
    ],
)
async def test_a_bidang_by_itself_is_no_answer_to_words(
    world: World, where: str, said: str, topic: str
) -> None:
    siti = await at(world, where)
    before = await answers(world, siti)
    await siti.say(said)
    assert await answers(world, siti) == {**before, "topic": topic}


@pytest.mark.parametrize("where", ["name.area", "choice.topic", "text.wish"])
@pytest.mark.parametrize(
    "said",
    [
        "ganti deh usulannya jadi lampu jalan",
        "usulku tak ganti dadi lampu jalan",
        "let's change it to lampu jalan",
    ],
)
async def test_that_a_wish_changes_is_no_part_of_it(world: World, where: str, said: str) -> None:
    siti = await at(world, where)
    await siti.say(said)
    assert (await answers(world, siti))["wish"] == "lampu jalan"


async def test_what_is_to_be_changed_is_a_wish(world: World) -> None:
    siti = await at(world, "text.wish")
    await siti.say("ubah tanah kosong jadi taman")
    assert (await answers(world, siti))["wish"] == "ubah tanah kosong jadi taman"


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("text.wish", "podo karo sing wingi ora dijawab"),
        ("text.wish", "same as last year's one that nobody answered"),
        ("text.wish", "seperti yang sudah saya sampaikan ke pak RT"),
        ("text.wish", "usulan kami kayak taun lalu yang belum ditanggapi"),
        ("text.problem", "sama seperti yang sudah saya ceritakan ke bu lurah"),
    ],
)
async def test_what_was_said_elsewhere_is_asked_for(world: World, where: str, said: str) -> None:
    siti = await at(world, where)
    before = await answers(world, siti)
    assert said in told(await siti.say(said))
    assert await answers(world, siti) == before


async def test_what_was_said_elsewhere_begins_no_wish(world: World) -> None:
    siti = await world.person().welcomed()
    heard = told(await siti.say("mau usul lagi yang kemarin ga dijawab"))
    assert "belum terbaca apa yang diminta" in heard
    assert "wish" not in await answers(world, siti)


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("text.place", "licin soale"),
        ("text.place", "goro-goro truk liwat terus"),
        ("text.place", "because the kids keep falling"),
        ("amount", "merga banjir terus"),
        ("choice.land", "soalnya tanahnya longsor terus"),
    ],
)
async def test_why_is_told_with_the_problem(world: World, where: str, said: str) -> None:
    siti = await at(world, where)
    asked = siti.done.asking
    before = await answers(world, siti)
    await siti.say(said)
    assert siti.done.asking == asked
    assert await answers(world, siti) == {**before, "problem": f"{before['problem']}, {said}"}


@pytest.mark.parametrize(
    ("where", "said", "name"),
    [
        ("text.place", "soalnya di depan SD 3", "place"),
        ("choice.land", "karena punya pemerintah", "land"),
    ],
)
async def test_what_is_asked_may_be_said_with_why(
    world: World, where: str, said: str, name: str
) -> None:
    siti = await at(world, where)
    before = await answers(world, siti)
    await siti.say(said)
    now = await answers(world, siti)
    assert now["problem"] == before["problem"]
    assert now[name]


@pytest.mark.parametrize(
    ("said", "topic", "wish"),
    [
        ("masjid itu agama, pilihannya ga ada", "sosbud", None),
        ("lha pertanian kok ora ono pilihane", "ekonomi", None),
        ("there's no option for health", "sosbud", None),
        ("physical? it's the kids' playground", "fisik", "kids' playground"),
    ],
)
async def test_that_there_is_no_choice_for_it_is_no_wish(
    world: World, said: str, topic: str, wish: str | None
) -> None:
    siti = await at(world, "choice.topic")
    await siti.say(said)
    now = await answers(world, siti)
    assert (now.get("topic"), now.get("wish"), now.get("problem")) == (topic, wish, None)


async def test_which_is_for_what_is_told_where_nothing_is_named(world: World) -> None:
    siti = await at(world, "choice.topic")
    assert "Kesehatan, sekolah" in told(await siti.say("kok ga ada pilihannya"))
    assert siti.done.asking == "propose.topic"


@pytest.mark.parametrize(
    ("first", "said", "place"),
    [
        (
            "gang pipit rt 4",
            "eh gang merpati yang tembus ke pasar",
            "gang merpati rt 4, tembus ke pasar",
        ),
        ("gang mawar", "salah, gang melati sing mburi langgar", "gang melati, mburi langgar"),
        ("jl ahmad yani", "sorry, jl sudirman near the old bank", "jl sudirman, near the old bank"),
        (
            "jl diponegoro",
            "bukan, jl imam bonjol sing jurusan stasiun",
            "jl imam bonjol, jurusan stasiun",
        ),
    ],
)
async def test_which_end_of_a_street_it_is_stays(
    world: World, first: str, said: str, place: str
) -> None:
    siti = await at(world, "text.place")
    await siti.say(first)
    await siti.say(said)
    assert (await answers(world, siti))["place"]["text"] == place


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("text.place", "bukan di kelurahan saya, di perbatasan sama Ganjar Agung"),
        ("text.place", "perbatasan karo Ganjar Asri, cedhak kali"),
        ("review", "lokasinya di perbatasan Yosorejo"),
    ],
)
async def test_where_one_kelurahan_ends_is_no_other(world: World, where: str, said: str) -> None:
    siti = await at(world, where)
    await siti.say(said)
    now = await answers(world, siti)
    assert now["area"]["name"] == "Imopuro"
    assert "perbatasan" in now["place"]["text"]


@pytest.mark.parametrize(
    "said", ["10 sak semen karo 1 truk pasir", "2 rit batu sama 30 sak semen, tenaga warga"]
)
async def test_two_amounts_are_no_one(world: World, said: str) -> None:
    siti = await at(world, "amount")
    await siti.say(said)
    kept = (await answers(world, siti))["volume"]
    assert (kept["text"], kept["value"]) == (said, None)


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("sudah oke, cuma rt nya tujuh bukan lima", "RT 07/RW 02"),
        ("wes bener, mung RW ne wolu dudu loro", "RT 05/RW 08"),
        ("all good, but the RT is seven not five", "RT 07/RW 02"),
        ("salah tulis nama, yang bener Sulastri bukan Sulasri", "Sulastri"),
        ("all fine but my name is misspelled, it's Ngatini not Ngatinem", "Ngatini"),
        ("my name should be Dewi Lestari", "Dewi Lestari"),
    ],
)
async def test_what_is_right_but_for_one_thing(world: World, said: str, heard: str) -> None:
    siti = await at(world, "review")
    said_back = told(await siti.say(said))
    assert heard in said_back
    assert "BELUM dikirim" in said_back or "NOT been sent" in said_back
    assert (await unchanged_but_place(world, siti))["problem"] == KNOWN["problem"]


async def unchanged_but_place(world: World, who: Resident) -> dict[str, Any]:
    now = await answers(world, who)
    assert now["place"]["text"].startswith("Belakang pasar")
    return now


@pytest.mark.parametrize(
    ("said", "area"),
    [
        ("dulu di Yosodadi sekarang pindah ke Rejomulyo", "Rejomulyo"),
        ("asale Margorejo, saiki Tejo Agung", "Tejo Agung"),
        ("used to live in Imopuro, now in Karangrejo", "Karangrejo"),
        ("Yosorejo sekarang, dulunya Imopuro", "Yosorejo"),
        ("ktp Hadimulyo Timur tapi tinggal di Yosorejo", "Yosorejo"),
    ],
)
async def test_the_kelurahan_of_now_is_meant(world: World, said: str, area: str) -> None:
    siti = await at(world, "name.area")
    await siti.say(said)
    assert (await answers(world, siti))["area"]["name"] == area


async def test_two_that_are_alike_are_still_asked_about(world: World) -> None:
    siti = await at(world, "name.area")
    heard = await siti.say("aku mbiyen Banjarsari, saiki melu anak nang Purwosari")
    assert [label for label in heard[-1].labels][:2] == ["Purwosari", "Purwoasri"]


@pytest.mark.parametrize(
    "said",
    [
        "uploading, signal is bad",
        "sik loading terus fotone",
        "belum kekirim fotonya, jaringan lemot",
    ],
)
async def test_a_photo_on_its_way_is_waited_for(world: World, said: str) -> None:
    siti = await at(world, "photos")
    heard = told(await siti.say(said))
    assert "kami tunggu" in heard
    assert siti.done.asking == "propose.photos"


async def test_that_so_many_were_sent_is_the_end_of_them(world: World) -> None:
    siti = await at(world, "photos")
    assert "Belum ada foto yang masuk" in told(await siti.say("udah 3 tuh"))
    await siti.take(files=(siti.photo(), siti.photo()))
    await siti.say("itu udah dua fotonya")
    assert siti.done.asking == "propose.review"


@pytest.mark.parametrize(
    "said",
    [
        "TAPI YA KESEL JUGA SIH SAYA",
        "saya ujang, lapak no 14",
        "ok yg ini kirim, yg lain besok tanya pak RW dulu",
        "seragam hadroh barengan sini aja bisa ga",
    ],
)
async def test_what_tells_nothing_wrong_is_no_problem(world: World, said: str) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul perbaikan talud gang mawar, longsor tiap hujan")
    before = await answers(world, siti)
    assert before["problem"]
    await siti.say(said)
    assert (await answers(world, siti))["problem"] == before["problem"]


async def test_what_is_said_for_sure_is_no_wish(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul penataan parkir pasar burung")
    await siti.say("imopuro lah masa pasar burung pindah")
    now = await answers(world, siti)
    assert (now["area"]["name"], now["wish"]) == ("Imopuro", "penataan parkir pasar burung")


async def test_a_problem_that_speaks_of_money_asks_nothing(world: World) -> None:
    siti = await at(world, "review")
    await siti.say("masalahnya tukang parkirnya narik 5rb ga ada karcis")
    now = await answers(world, siti)
    assert now["problem"] == "tukang parkirnya narik 5rb ga ada karcis"


async def test_a_kelurahan_that_was_said_instead_of_a_name_is_offered(world: World) -> None:
    siti = world.person()
    await siti.say("halo")
    await siti.tap("Setuju")
    await siti.say("yosodadi")
    await siti.say("nama saya Yulianti")
    heard = await siti.say("usul perbaikan talud gang mawar")
    assert heard[-1].labels[0] == "Yosodadi"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("My name's Lim Siau Fen, Fenny for short", "Lim Siau Fen"),
        ("I'm Katarina, Kate is fine", "Katarina"),
        ("nama saya sukirno orang manggilnya mbah kirno kelurahan rejomulyo", "Sukirno"),
    ],
)
async def test_a_name_with_what_they_are_called(world: World, said: str, name: str) -> None:
    siti = world.person()
    await siti.say("halo")
    await siti.tap("Setuju")
    assert name in told(await siti.say(said))


@pytest.mark.parametrize("said", ["i'm lost", "I'm not telling you"])
async def test_what_is_said_of_oneself_is_no_name(world: World, said: str) -> None:
    siti = world.person()
    await siti.say("halo")
    await siti.tap("Setuju")
    assert "itu nama Anda" in told(await siti.say(said))


@pytest.mark.parametrize("said", ["eh tunggu", "jangan dikirim dulu", "wait wait"])
async def test_what_was_sent_just_now_can_be_changed(world: World, said: str) -> None:
    siti = await at(world, "review")
    await siti.say("kirim")
    heard = await siti.say(said)
    assert "sudah terkirim" in told(heard)
    assert heard[-1].labels == ["Ubah usulan", "Tarik usulan"]
    world.clock.now += SOON
    assert "sudah terkirim" not in told(await siti.say(said))


async def test_what_was_meant_for_others_is_no_place(world: World) -> None:
    siti = await at(world, "text.place")
    await siti.say("eh salah kirim wkwk sori")
    assert "place" not in await answers(world, siti)


async def test_a_size_in_whatever_figures_is_no_place(world: World) -> None:
    siti = await at(world, "text.place")
    await siti.say("dowone 2 ratusan, lebar 80 jero 60")
    now = await answers(world, siti)
    assert ("place" in now, now["volume"]["value"]) == (False, None)


async def test_what_a_baby_weighs_is_no_length(world: World) -> None:
    siti = await at(world, "review")
    await siti.say("timbangannya kendor, bayi 7 kilo kebaca 5")
    assert "volume" not in await answers(world, siti)
