"""What is said of a question instead of its answer: whether it must be, that it will not be, what
has come so far, that one goes back first. Nothing of it is kept as an answer."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from benchmarks.lost import state_of
from storage.database.tables import people
from tests.handlers.conversation.test_two_things import WISH, at, told
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def answers(world: World, who: Resident) -> dict[str, Any]:
    state = await state_of(world, who)
    found: dict[str, Any] = state["open"].get("answers", {})
    return found


@pytest.mark.parametrize(
    ("question", "said", "heard"),
    [
        ("place", "ini wajib diisi?", "Lokasi perlu diisi"),
        ("area", "kelurahan boleh ga diisi gak", "Kelurahan perlu diisi"),
        ("topic", "harus milih ya?", "Bidang perlu diisi"),
        ("volume", "boleh dikosongin ga", "Ukuran tidak wajib"),
        ("place", "fotonya wajib ga nanti", "Foto tidak wajib"),
        ("problem", "kudu dijawab to?", "Masalah perlu diisi"),
    ],
)
async def test_whether_it_must_be(world: World, question: str, said: str, heard: str) -> None:
    siti = await at(world, question)
    before = await answers(world, siti)
    assert heard in told(await siti.say(said))
    assert siti.done.asking == f"propose.{question}"
    assert await answers(world, siti) == before


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("place", "gamau nyebut alamat saya"),
        ("place", "nulis alamat takutnya, ga mau nyebut"),
        ("problem", "males cerita ah"),
        ("wish", "ogah ngomong"),
        ("area", "rahasia pak"),
    ],
)
async def test_that_it_will_not_be(world: World, question: str, said: str) -> None:
    siti = await at(world, question)
    before = await answers(world, siti)
    await siti.say(said)
    assert siti.done.asking == f"propose.{question}"
    assert await answers(world, siti) == before


@pytest.mark.parametrize(
    ("question", "said", "asked"),
    [
        ("place", "jumlah", "place"),
        ("place", "lokasinya", "place"),
        ("problem", "foto", "problem"),
        ("wish", "lokasi pak", "wish"),
        ("place", "masalahnya", "problem"),
        ("volume", "foto", "photos"),
        ("volume", "lokasi", "place"),
    ],
)
async def test_the_name_of_an_answer_alone(
    world: World, question: str, said: str, asked: str
) -> None:
    siti = await at(world, question)
    before = await answers(world, siti)
    await siti.say(said)
    assert siti.done.asking == f"propose.{asked}"
    assert await answers(world, siti) == before


@pytest.mark.parametrize("said", ["ada", "iya ada", "fotonya ada pak", "foto", "ada, bentar ya"])
async def test_that_there_is_a_photo(world: World, said: str) -> None:
    siti = await at(world, "photos")
    assert "kami tunggu" in told(await siti.say(said))
    assert siti.done.asking == "propose.photos"


async def test_what_has_come(world: World) -> None:
    siti = await at(world, "photos")
    assert "Belum ada foto" in told(await siti.say("udah nyampe belum fotonya"))
    await siti.send_photo()
    assert "Sudah masuk 1 foto" in told(await siti.say("masuk berapa?"))
    await siti.say("cukup")
    assert "Sudah masuk 1 foto" in told(await siti.say("fotonya tadi kekirim ga"))
    assert siti.done.asking == "propose.review"


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("setelah dikirim berapa lama diprosesnya?", "Perlu berbulan-bulan"),
        ("kalau udah dikirim nanti siapa yang mutusin", "diputuskan bertingkat"),
        ("ini udah kekirim belum?", "BELUM dikirim"),
    ],
)
async def test_what_comes_of_it_once_it_is_sent(world: World, said: str, heard: str) -> None:
    siti = await at(world, "review")
    assert heard in told(await siti.say(said))
    assert siti.done.asking == "propose.review"


@pytest.mark.parametrize("said", ["rt 16", "16", "RT 16 ya pak"])
async def test_another_rt_leaves_the_rest_of_the_place(world: World, said: str) -> None:
    siti = await at(world, "place")
    await siti.say("Belakang pasar RT 05/RW 02")
    await siti.say("eh RT nya keliru")
    await siti.say(said)
    now = (await answers(world, siti))["place"]
    assert (now["rt"], now["rw"], now["text"]) == ("16", "02", "Belakang pasar, RT 16/RW 02")


@pytest.mark.parametrize("said", ["yang jalan2 itu lho", "yang jalan2 gitu lah pak"])
async def test_what_is_pointed_to_is_no_wish(world: World, said: str) -> None:
    siti = await at(world, "topic")
    await siti.say(said)
    kept = await answers(world, siti)
    assert kept["topic"] == "fisik"
    assert "wish" not in kept
    assert siti.done.asking == "propose.wish"


async def test_people_and_nothing_else_before_the_bidang(world: World) -> None:
    siti = await at(world, "topic")
    await siti.say("rt 7")
    assert "15 orang" in told(await siti.say("15 orang"))
    assert siti.done.asking == "propose.topic"


async def test_what_was_left_out_is_asked(world: World) -> None:
    siti = await at(world, "review")
    await siti.say("ukurannya kelupaan")
    assert siti.done.asking == "propose.volume"


async def test_goes_back_to_put_right(world: World) -> None:
    siti = await at(world, "place")
    await siti.say("mundur dulu, alasannya mau saya tambah: motor sering jatuh")
    assert siti.done.asking == "propose.place"
    kept = await answers(world, siti)
    assert kept["problem"] == "Berlubang sejak Maret, motor sering jatuh"
    assert "place" not in kept


async def test_an_answer_is_wondered_at(world: World) -> None:
    siti = await at(world, "place")
    await siti.say("lho kelurahannya kok Imopuro, harusnya Yosodadi")
    assert (await answers(world, siti))["area"]["name"] == "Yosodadi"
    await siti.say("RT 1 RW 2")
    await siti.say("kok jalan sih, saya mintanya jembatan")
    assert "jembatan" in (await answers(world, siti))["wish"]
    assert "semua" not in (await answers(world, siti))["wish"]


async def test_shows_what_was_filled_in(world: World) -> None:
    siti = await at(world, "place")
    heard = told(await siti.say("liat dulu jawaban saya tadi"))
    assert "Kelurahan: Imopuro" in heard
    assert siti.done.asking == "propose.place"


async def test_asks_why_and_changes_nothing(world: World) -> None:
    siti = await at(world, "place")
    before = await answers(world, siti)
    await siti.say("kenapa ditanya alamat segala, kan cuma selokan")
    assert await answers(world, siti) == before


@pytest.mark.parametrize(
    ("question", "said", "name", "value"),
    [
        ("problem", "ubah kelurahan ya, jadi Yosorejo", "area", "Yosorejo"),
        ("place", "masalahnya tambah lagi: debunya tebal", "problem", "debunya tebal"),
        ("topic", "ekonomi bukan yang fisik", "topic", "ekonomi"),
        ("topic", "sumur bor berarti masuk fisik kan?", "topic", "fisik"),
        ("review", "ralat: RT 1 nya jadi RT 11", "place", "RT 11"),
        ("place", "Jl. Kenari gang 7 eh gang 8", "place", "Jl. Kenari gang 8"),
        ("area", "Yosodadi seingat saya", "area", "Yosodadi"),
        ("review", "usulannya diringkas: pengaspalan jalan desa", "wish", "pengaspalan jalan desa"),
        ("review", "lokasinya pindah, depan pos RT", "place", "depan pos RT"),
    ],
)
async def test_another_answer(
    world: World, question: str, said: str, name: str, value: str
) -> None:
    siti = await at(world, question)
    await siti.say(said)
    kept = await answers(world, siti)
    assert value in str(kept[name])
    assert all(said not in str(each) for each in kept.values())


async def test_another_wish_at_the_review_waits(world: World) -> None:
    siti = await at(world, "review")
    assert "kami simpan dulu" in told(await siti.say("satu lagi, minta sumur bor juga"))
    assert siti.done.asking == "propose.review"
    assert (await answers(world, siti))["wish"] == WISH
    assert any("sumur bor" in str(each) for each in (await state_of(world, siti))["later"])


async def test_another_wish_for_the_problem_is_asked(world: World) -> None:
    siti = await at(world, "problem")
    assert "Sendiri-sendiri" in (await siti.say("tambah pasang posyandu ya"))[-1].labels


async def test_there_are_photos(world: World) -> None:
    siti = await at(world, "review")
    await siti.say("ada foto 3 pak")
    assert siti.done.asking == "propose.photos"


@pytest.mark.parametrize("said", ["di rw kami", "ya di jalan itu", "tempatnya sesuai usulan"])
async def test_what_says_no_place(world: World, said: str) -> None:
    siti = await at(world, "place")
    await siti.say(said)
    assert siti.done.asking == "propose.place"


async def test_something_is_not_right_yet(world: World) -> None:
    siti = await at(world, "review")
    assert "Bagian mana" in told(await siti.say("kayaknya masih kurang tepat deh"))


async def test_more_photos_come(world: World) -> None:
    siti = await at(world, "photos")
    await siti.send_photo()
    assert "kami tunggu" in told(await siti.say("masih ada lagi"))
    assert siti.done.asking == "propose.photos"


async def test_an_answered_question_is_asked_again(world: World) -> None:
    siti = await at(world, "topic")
    await siti.say("mau ganti kelurahan boleh?")
    assert siti.done.asking == "propose.area"


async def test_a_way_from_somewhere_is_a_place(world: World) -> None:
    siti = await at(world, "place")
    await siti.say("pertigaan balai desa ke utara 30 meter")
    assert "pertigaan" in (await answers(world, siti))["place"]["text"]


async def test_who_lives_where_wishes_nothing(world: World) -> None:
    siti = await at(world, "area")
    await siti.say("KTP saya masih Lampung Timur tapi tinggal di Yosodadi")
    kept = await answers(world, siti)
    assert kept["area"]["name"] == "Yosodadi"
    assert not {"wish", "topic"} & set(kept)


@pytest.mark.parametrize(
    ("question", "said", "heard"),
    [
        ("topic", "ekonomi itu apa ya", "Usaha dan pelatihan"),
        ("wish", "aduh kepencet", "Bagian mana"),
        ("problem", "tadi usulannya saya isi apa", "Usulan: "),
        ("review", "lho nama saya belum ada", "atas nama siapa"),
    ],
)
async def test_is_answered(world: World, question: str, said: str, heard: str) -> None:
    siti = await at(world, question)
    before = await answers(world, siti)
    assert heard in told(await siti.say(said))
    assert await answers(world, siti) == before


@pytest.mark.parametrize("question", ["topic", "wish", "problem", "place", "review"])
@pytest.mark.parametrize(
    "said",
    [
        "bacain lagi dong kak semuanya, mau saya bacain ke mbah",
        "tolong bacain semuanya, biar ibu saya denger",
        "can i see the whole thing before sending",
    ],
)
async def test_all_of_it_is_shown(world: World, question: str, said: str) -> None:
    siti = await at(world, question)
    before = await answers(world, siti)
    heard = told(await siti.say(said))
    assert "Kelurahan: " in heard
    assert await answers(world, siti) == before


async def test_nothing_is_shown_where_nothing_is(world: World) -> None:
    siti = await at(world, "area")
    assert "Belum ada yang kami catat" in told(await siti.say("coba liat dulu yg udah ditulis"))


async def test_one_choice(world: World) -> None:
    siti = await at(world, "topic")
    assert "Satu usulan hanya punya satu bidang" in told(await siti.say("bisa dua duanya ga"))


@pytest.mark.parametrize(
    "said",
    ["terserah aja", "saya RT 05", "gak penting namaku", "boleh diganti nggak namanya nanti"],
)
async def test_what_is_no_name(world: World, said: str) -> None:
    siti = world.person()
    await siti.say("halo")
    await siti.tap("Setuju")
    await siti.say(said)
    [row] = await world.rows(select(people))
    assert row.name is None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("ini nomor cucu saya, nama saya Karsidi", "Karsidi"),
        ("hp pinjaman ini, panggil aja Bu Narti", "Bu Narti"),
        ("saya bendahara RT, nama Yanto", "Yanto"),
        ("Ratna Dewi, warga Yosodadi", "Ratna Dewi"),
    ],
)
async def test_a_name_behind_something_else(world: World, said: str, name: str) -> None:
    siti = world.person()
    await siti.say("halo")
    await siti.tap("Setuju")
    await siti.say(said)
    [row] = await world.rows(select(people))
    assert row.name == name


# --- objections --------------------------------------------------------------------------------

OBJECTIONS = [
    "tapi itu udah disepakati warga kok", "saya gak setuju kalau ditolak",
    "lho kemarin katanya bisa", "tapi warga udah pada setuju lho pak", "pokoknya harus jadi pak",
    "jangan ditolak ya pak",
]  # fmt: skip


@pytest.mark.parametrize("said", OBJECTIONS)
@pytest.mark.parametrize("question", ["wish", "problem", "place"])
async def test_an_objection_answers_nothing_by_itself(
    world: World, question: str, said: str
) -> None:
    siti = await at(world, question)
    heard = told(await siti.say(said))
    assert "Kami paham" in heard
    assert f'"{said}". Apakah itu jawabannya' in heard
    assert question not in await answers(world, siti)
    await siti.tap("Lanjut mengisi")
    assert siti.done.asking == f"propose.{question}"


@pytest.mark.parametrize("said", OBJECTIONS)
async def test_at_the_review_it_may_be_added(world: World, said: str) -> None:
    siti = await at(world, "review")
    assert f'"{said}". Mau ditambahkan' in told(await siti.say(said))
    await siti.say("ya")
    assert said in (await answers(world, siti))["problem"]


@pytest.mark.parametrize("said", ["warga sudah sepakat dan sudah urunan", "kalau hujan banjir"])
async def test_what_tells_the_problem_is_it(world: World, said: str) -> None:
    siti = await at(world, "problem")
    await siti.say(said)
    assert (await answers(world, siti))["problem"] == said
