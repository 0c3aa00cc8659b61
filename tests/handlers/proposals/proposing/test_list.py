"""Several wishes of one list: they share kelurahan, RT and RW, and nothing else. What is told of
each goes into its own answers."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from storage.database.tables import proposals
from tests.handlers.conversation.test_of_the_question import answers
from tests.handlers.conversation.test_two_things import told
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

LIST = (
    "hasil rembug warga ada 3 usulan\n1. Drainase gang Cempaka\n2. Lampu jalan arah makam\n"
    "3. Pelatihan menjahit ibu2\nApa bisa sekaligus?"
)


async def rows(world: World) -> list[Any]:
    return list(await world.rows(select(proposals).order_by(proposals.c.number)))


async def first_sent(world: World, listed: str = LIST) -> Resident:
    """Somebody who has sent the first of their list, and is asked about the second."""
    siti = await world.person().welcomed()
    for said in ("usul", "Karangrejo RT 14 RW 04", listed):
        await siti.say(said)
    await siti.say("kalau hujan air masuk ke 9 rumah")
    await siti.say("kirim")
    assert len(await rows(world)) == 1
    return siti


async def test_the_numbers_of_a_list_are_no_part_of_it(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul")
    await siti.say("Karangrejo RT 14 RW 04")
    heard = told(await siti.say(LIST))
    assert "3. Pelatihan menjahit ibu2\n" in heard
    kept = await answers(world, siti)
    assert kept["place"]["text"] == "RT 14/RW 04, gang Cempaka"


@pytest.mark.parametrize(
    "goes_on", ["Alhamdulillah. Lanjut yg no 2 lampu", "ya lanjut", "oke mulai yg kedua", "ya"]
)
async def test_the_next_is_of_the_same_kelurahan(world: World, goes_on: str) -> None:
    siti = await first_sent(world)
    heard = told(await siti.say(goes_on))
    assert "samakan dengan usulan sebelumnya: Karangrejo, RT 14/RW 04" in heard
    await siti.say("gelap kalau malam, kmrn ada yg jatuh. Lokasi dari mushola sampai gerbang makam")
    await siti.say("kirim")
    second = (await rows(world))[1]
    assert (second.wish, second.rt, second.rw) == ("Lampu jalan arah makam", "14", "04")
    assert second.area == (await rows(world))[0].area
    assert second.problem == "gelap kalau malam, kmrn ada yg jatuh"
    assert second.place.startswith("dari mushola sampai gerbang makam")


@pytest.mark.parametrize("said", ["ya yang ketiga", "lanjut no 3", "menjahit dulu", "yg ke 3"])
async def test_another_of_the_list_comes_first(world: World, said: str) -> None:
    siti = await first_sent(world)
    heard = told(await siti.say(said))
    assert "belum kami pakai" not in heard
    assert (await answers(world, siti))["wish"] == "Pelatihan menjahit ibu2"
    await siti.say("ibu2 nganggur semua, ga ada penghasilan")
    assert "Lampu jalan arah makam" in told(await siti.say("kirim"))


@pytest.mark.parametrize("said", ["ya", "lanjut yg lampu", "ya yang kedua"])
async def test_the_one_that_is_offered(world: World, said: str) -> None:
    siti = await first_sent(world)
    await siti.say(said)
    assert (await answers(world, siti))["wish"] == "Lampu jalan arah makam"


async def test_where_all_of_them_are_is_said_first(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.say(
        "kami RT 3 RW 1 mulyosari mau usul 3 hal: pertama talud sungai 50 m, kedua lampu jalan "
        "3 titik, ketiga modal usaha ibu2 10 orang"
    )
    kept = await answers(world, siti)
    assert (kept["area"]["name"], kept["place"]["text"]) == ("Mulyosari", "RT 03/RW 01")
    await siti.say("tebingnya longsor tiap hujan")
    await siti.say("kirim")
    await siti.say("ya")
    kept = await answers(world, siti)
    assert (kept["area"]["name"], kept["place"]["text"]) == ("Mulyosari", "RT 03/RW 01")


@pytest.mark.parametrize("said", ["lanjut", "lanjut pak"])
async def test_to_go_on_is_no_answer(world: World, said: str) -> None:
    siti = await world.person().welcomed()
    for words in ("usul lampu jalan di yosodadi", "gelap, warga takut"):
        await siti.say(words)
    assert siti.done.asking == "propose.place"
    await siti.say(said)
    assert siti.done.asking == "propose.place"
    assert "place" not in await answers(world, siti)


async def test_what_one_says_of_where_it_is_holds(world: World) -> None:
    listed = "1. drainase gang cempaka\n2. lampu jalan rt 7\n3. posyandu di yosodadi"
    siti = await first_sent(world, listed)
    await siti.say("ya")
    assert (await answers(world, siti))["place"]["rt"] == "07"
    await siti.say("gelap, warga takut")
    await siti.say("kirim")
    await siti.say("ya")
    kept = await answers(world, siti)
    assert kept["area"]["name"] == "Yosodadi"
    assert "place" not in kept


async def test_what_tells_of_the_next_begins_it(world: World) -> None:
    siti = await first_sent(world)
    await siti.say("lampunya mati semua, 4 titik")
    kept = await answers(world, siti)
    assert kept["wish"] == "Lampu jalan arah makam"
    assert kept["problem"] == "lampunya mati semua, 4 titik"
    assert kept["volume"]["text"] == "4 titik"


async def test_the_whole_wish_said_again_stands_for_it(world: World) -> None:
    siti = await first_sent(world, "1. drainase gang cempaka\n2. Pelatihan menjahit ibu2")
    await siti.say(
        "Satu lagi yg menjahit. Bidang ekonomi. Pelatihan menjahit untuk 20 orang ibu2 PKK. "
        "Masalahnya banyak ibu2 tdk ada penghasilan. Tempat di balai RW 04"
    )
    await siti.say("Ya kirim")
    second = (await rows(world))[1]
    assert second.wish == "Pelatihan menjahit untuk 20 orang ibu2 PKK"
    assert second.topic == "ekonomi"
    assert second.problem == "banyak ibu2 tdk ada penghasilan"
    assert second.place == "balai RW 04, RT 14"
    assert second.volume_text == "20 orang"


async def test_a_short_item_goes_with_what_is_told_of_it(world: World) -> None:
    siti = await first_sent(world, "1. drainase gang cempaka\n2. posyandu")
    await siti.say("oke lanjut yg posyandu ya")
    await siti.say("balita ditimbang di teras rumah bu rt, kalau hujan bubar")
    assert (await answers(world, siti))["wish"].startswith("posyandu balita ditimbang")


# --- while the kelurahan is asked ---------------------------------------------------------------


async def at_area(world: World) -> Resident:
    siti = await world.person().welcomed()
    for said in ("usul", "lampu jalan rt 3", "gelap, banyak yg jatuh tiap malam"):
        await siti.say(said)
    assert siti.done.asking == "propose.area"
    return siti


PROBLEM = "gelap, banyak yg jatuh tiap malam"


@pytest.mark.parametrize(
    "said",
    [
        "gelap, banyak yg jatuh tiap malam",
        "tolong dicatat ya biar warga senang semua",
        "punya pemerintah tanahnya. Kirim",
        "satu lagi pelatihan las 10 orang, masalahnya pemuda nganggur",
        "Lampunya 4 titik. Tempatnya depan mushola",
    ],
)
async def test_nothing_is_piled_up_in_the_problem(world: World, said: str) -> None:
    siti = await at_area(world)
    heard = told(await siti.say(said))
    assert (await answers(world, siti))["problem"] == PROBLEM
    assert heard.strip()
    await siti.say("yosodadi")
    await siti.say("kirim")
    assert (await rows(world))[0].problem == PROBLEM


async def test_each_piece_is_its_own_answer(world: World) -> None:
    siti = await at_area(world)
    await siti.say("Lampunya 4 titik. Tempatnya depan mushola")
    await siti.say("punya pemerintah tanahnya. Kirim")
    kept = await answers(world, siti)
    assert kept["volume"]["text"] == "4 titik"
    assert kept["place"]["text"] == "depan mushola, RT 03"
    assert kept["land"] == "pemerintah"


async def test_another_wish_waits_for_its_turn(world: World) -> None:
    siti = await at_area(world)
    await siti.say("satu lagi pelatihan las 10 orang, masalahnya pemuda nganggur")
    await siti.say("yosodadi")
    heard = told(await siti.say("kirim"))
    assert "pelatihan las 10 orang" in heard


async def test_what_tells_more_of_the_problem_is_added(world: World) -> None:
    siti = await at_area(world)
    await siti.say("kemarin anak sekolah keserempet motor")
    assert (await answers(world, siti))["problem"] != PROBLEM


# --- from the first to the last -----------------------------------------------------------------


async def test_who_speaks_for_their_rt_begins_there(world: World) -> None:
    siti = await world.person().welcomed()
    said = "Selamat malam. Saya Harto, Ketua RT 14 RW 04 Karangrejo. Hendak menyampaikan 2 usulan."
    heard = told(await siti.say(said))
    assert "Kami catat Kelurahan: Karangrejo." in heard
    assert (await answers(world, siti))["place"]["text"] == "RT 14/RW 04"


@pytest.mark.parametrize(
    "said",
    ["Nomor 1 dahulu.", "satu satu ya, mulai dari drainase", "drainase dulu", "siji siji wae"],
)
@pytest.mark.parametrize("where", ["propose.problem", "propose.review"])
async def test_that_the_first_comes_first_is_no_answer(world: World, said: str, where: str) -> None:
    siti = await world.person().welcomed()
    for line in ("usul", "Karangrejo RT 14 RW 04", LIST):
        await siti.say(line)
    if where.endswith("review"):
        await siti.say("kalau hujan air masuk ke 9 rumah")
    before = await answers(world, siti)
    heard = told(await siti.say(said))
    assert siti.done.asking == where
    assert "Mau ditambahkan" not in heard
    assert await answers(world, siti) == before


async def test_one_after_the_other_to_the_end(world: World) -> None:
    siti = await first_sent(world)
    heard = told(await siti.say("Lanjut nomor 2. Anak-anak takut lewat, gelap sekali tiap malam."))
    assert "Usulan: Lampu jalan arah makam" in heard
    assert "Masalah: Anak-anak takut lewat, gelap sekali tiap malam" in heard
    await siti.say("Atas nama warga RT 14")
    await siti.say("yang lampu sudah cocok, silakan dikirim")
    heard = told(await siti.say("lanjut yang menjahit. banyak ibu2 nganggur, mesin ada 3"))
    assert "Petugas melihat nama warga RT 14" in heard
    heard = told(await siti.say("Di balai RW 04, Karangrejo, RT 14"))
    assert "Lokasi sekarang: RT 14/RW 04, balai RW 04." in heard
    await siti.say("Sudah betul. Kirim.")
    kept = [(row.wish, row.name) for row in await rows(world)]
    assert [wish for wish, _ in kept] == [
        "Drainase gang Cempaka", "Lampu jalan arah makam", "Pelatihan menjahit ibu2"
    ]  # fmt: skip
    assert [name for _, name in kept[1:]] == ["warga RT 14", "warga RT 14"]
    heard = told(await siti.say("Jadi saya punya berapa usulan sekarang? Tolong nomornya."))
    assert "Usulan yang sudah Anda kirim (3)" in heard


@pytest.mark.parametrize(
    "said",
    [
        "Untuk nomor 2, mohon maaf, lampunya sudah dipasang warga. Tidak jadi.",
        "ya sudah yang lampu tidak usah, nanti saya omongkan di kelurahan",
    ],
)
async def test_the_next_is_not_wanted_after_all(world: World, said: str) -> None:
    siti = await first_sent(world)
    assert "tidak dijadikan usulan" in told(await siti.say(said))
    assert "menjahit" in siti.heard[-1].text  # the third is asked about


async def test_what_waits_is_not_wanted_while_another_is_written(world: World) -> None:
    siti = await first_sent(world)
    await siti.say("ya lanjut")
    heard = told(await siti.say("untuk nomor 3 tidak jadi ya, sudah ada dari dinas"))
    assert '"Pelatihan menjahit ibu2" tidak jadi diusulkan.' in heard
    assert siti.done.asking == "propose.problem"
    await siti.say("gelap sekali tiap malam")
    await siti.say("kirim")
    assert siti.done.asking is None
    assert "menjahit" not in siti.heard[-1].text


async def test_what_is_asked_of_the_next_is_answered(world: World) -> None:
    siti = await first_sent(world)
    heard = told(await siti.say("yang lampu itu kira kira bisa ga lewat sini?"))
    assert "Belum tentu dibangun" in heard
    assert "Lampu jalan arah makam" in heard
    assert siti.done.asking is None
    assert "tidak dijadikan usulan" in told(await siti.say("ya sudah yang lampu tidak usah"))


@pytest.mark.parametrize(
    ("wish", "first", "said", "volume", "now"),
    [
        ("pelatihan jahit 20 orang", "banyak yang nganggur",
         "eh 20 itu kata sekretaris ada yang mundur, jadi 17", "17 orang",
         "pelatihan jahit 17 orang"),
        ("drainase jalan mawar 210 m", "banjir terus", "jadi 210 itu satu sisi",
         "210 m tiap sisi", "drainase jalan mawar 210 m tiap sisi"),
        ("drainase jalan mawar 210 m", "banjir terus", "yg rusak 210 itu lama, skrg jadi 180",
         "180 m", "drainase jalan mawar 180 m"),
    ],
)  # fmt: skip
async def test_how_much_it_is_after_all(
    world: World, wish: str, first: str, said: str, volume: str, now: str
) -> None:
    siti = await world.person().welcomed()
    for line in ("usul", "Karangrejo RT 14 RW 04", wish, first, said):
        await siti.say(line)
    kept = await answers(world, siti)
    assert (kept["volume"]["text"], kept["wish"]) == (volume, now)


async def test_what_is_said_in_earnest_takes_the_place_of_a_joke(world: World) -> None:
    siti = await world.person().welcomed()
    for line in ("mau mcd di yosorejo wkwkwk", "canda bang. wifi gratis deh"):
        await siti.say(line)
    heard = told(
        await siti.say("eh serius ini. lapangan basket dekat SD rusak parah, lantai retak2")
    )
    assert "belum kami pakai" in heard
    kept = await answers(world, siti)
    assert kept["wish"].startswith("lapangan basket")
    for line in ("Yosorejo", "rt 9 rw 3 belakang sdn 3"):
        await siti.say(line)
    await siti.say("ukurannya setengah lapangan doang, sekitar 15x14")
    assert (await answers(world, siti))["volume"]["text"] == "15x14"


async def test_how_many_there_are_is_told_in_the_middle_of_one(world: World) -> None:
    siti = await first_sent(world)
    await siti.say("ya lanjut")
    for said in ("jadi saya punya berapa usulan?", "tolong sebutkan nomornya yang tadi"):
        assert "MTR-2028-00001 - Drainase gang Cempaka" in told(await siti.say(said))
        assert siti.done.asking == "propose.problem"


async def test_a_photo_goes_where_it_is_said_to(world: World) -> None:
    siti = await first_sent(world)
    for line in ("ya lanjut", "gelap sekali tiap malam", "kirim", "ga usah yang menjahit"):
        await siti.say(line)
    await siti.send_photo()
    heard = told(await siti.say("foto itu untuk yang drainase ya, bukan yang lampu"))
    assert 'MTR-2028-00001 "Drainase gang Cempaka"' in heard
    assert "Foto: 1 foto" in heard
    assert "Mau ditambahkan" not in heard


async def test_what_is_to_be_done_is_nothing_instead(world: World) -> None:
    siti = await world.person().welcomed()
    for line in ("usul", "Karangrejo RT 14 RW 04", "perbaikan lapangan basket", "ring copot satu"):
        await siti.say(line)
    await siti.say("maunya ring diganti 2 2nya sama lantai dibenerin")
    wish = (await answers(world, siti))["wish"]
    assert wish == "perbaikan lapangan basket, ring diganti 2 2nya sama lantai dibenerin"


# --- at the problem -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("gak tau kak bidang apa, yg cocok aja. rumahnya udah mau roboh",
         "rumahnya udah mau roboh"),
        ("ga ngerti bidangnya, jalannya rusak parah", "jalannya rusak parah"),
        ("gatau siapa yg nebang, pohonnya tumbang", "gatau siapa yg nebang, pohonnya tumbang"),
    ],
)  # fmt: skip
async def test_what_one_does_not_know_elsewhere_is_no_problem(
    world: World, said: str, problem: str
) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul bedah rumah di yosodadi rt 3")
    await siti.say(said)
    if siti.done.asking == "propose.problem":
        await siti.tap("Itu jawabannya")
    assert (await answers(world, siti))["problem"] == problem


async def test_one_long_answer_holds_several(world: World) -> None:
    siti = await world.person().welcomed()
    for said in ("usul", "Karangrejo RT 14 RW 04", "Drainase gang Cempaka"):
        await siti.say(said)
    await siti.say(
        "Drainase sepanjang kurleb 200 m kanan kiri. Kalau hujan air masuk ke 9 rumah. "
        "Tempat di gang cempaka dari rumah Pak Jumadi sampai ke jalan besar"
    )
    kept = await answers(world, siti)
    assert kept["volume"]["value"] == "200"
    assert kept["place"]["text"] == (
        "gang cempaka dari rumah Pak Jumadi sampai ke jalan besar, RT 14/RW 04"
    )
    assert "Tempat" not in kept["problem"]
