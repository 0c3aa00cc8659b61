"""What is said while somebody looks for something, or beside what is put right, at the review."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from benchmarks.lost import WAYS, state_of
from storage.database.tables import proposals
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def at(world: World, where: str, *said: str) -> tuple[Resident, dict[str, Any]]:
    siti = await world.person().welcomed()
    for line in (*WAYS[where], *said):
        await siti.say(line)
    return siti, (await state_of(world, siti)).get("open") or {}


async def test_going_on_after_a_moment_sends_nothing(world: World) -> None:
    siti, _ = await at(world, "review", "bentar ya kak mbah lagi sholat", "lanjut kak")
    assert not await world.rows(select(proposals))
    await siti.say("ya kirim")
    assert len(await world.rows(select(proposals))) == 1


@pytest.mark.parametrize("where", ["text.problem", "text.place", "choice.topic"])
@pytest.mark.parametrize(
    "said", ["rt brp ya bntar gw tnya nyokap", "bentar saya tanya pak RT dulu", "sek tak takon ibu"]
)
async def test_who_looks_for_the_answer_gives_none(world: World, where: str, said: str) -> None:
    siti, before = await at(world, where)
    heard = await siti.say(said)
    assert "kami tunggu" in heard[0].text
    assert (await state_of(world, siti))["open"]["answers"] == before["answers"]


async def test_the_sides_go_with_the_length(world: World) -> None:
    said = ("Ukuran", "200 m", "lebar 60 cm kedalaman 80")
    siti, found = await at(world, "review", *said)
    assert found["answers"]["volume"]["text"] == "200 m, lebar 60 cm kedalaman 80"
    heard = await siti.say("maaf bukan 200 m, tadi diukur lagi sama pak Bejo 180 meter")
    assert "Mau ditambahkan" not in heard[-1].text
    found = (await state_of(world, siti))["open"]["answers"]["volume"]
    assert found["text"] == "180 m, lebar 60 cm kedalaman 80"
    assert float(found["value"]) == 180


async def test_how_wide_is_not_how_long(world: World) -> None:
    _, found = await at(world, "review", "Ukuran", "110 m", "lebarnya tetap 2 meter")
    assert found["answers"]["volume"]["text"] == "110 m, lebarnya tetap 2 meter"


@pytest.mark.parametrize("said", ["RT 05/RW 02 belakang pasar", "belakang pasar RT 05"])
async def test_the_place_said_again_changes_nothing(world: World, said: str) -> None:
    siti, before = await at(world, "review")
    await siti.say(said)
    after = (await state_of(world, siti))["open"]
    assert (after["asked"], after["answers"]) == ("review", before["answers"])


async def test_an_answer_is_put_right_where_a_name_is_asked(world: World) -> None:
    said = ("Ukuran", "200 m", "ubah", "nama", "maaf bukan 200 m, harusnya 180 meter")
    _, found = await at(world, "review", *said)
    assert float(found["answers"]["volume"]["value"]) == 180


async def test_neighbours_have_a_number_for_a_name(world: World) -> None:
    _, found = await at(world, "review", "atas nama RT 14")
    assert found["notes"]["review"]["name"] == "RT 14"


async def test_another_thing_that_is_given_up_is_no_wish(world: World) -> None:
    said = "ya sudah gapura pakai swadaya warga saja, tidak usah"
    _, found = await at(world, "review", said)
    assert found["answers"]["wish"] == "Perbaikan talud"


async def test_it_is_dropped_by_another_word(world: World) -> None:
    siti, found = await at(world, "review", "yaudah ga jadi deh", "hapus aja")
    assert not found
    assert "Sudah dibatalkan" in siti.heard[-1].text


async def test_a_name_ends_where_the_office_begins(world: World) -> None:
    siti = world.person()
    await siti.say(
        "Saya Suyatno ketua RT 14 RW 05 Mulyojati menyampaikan usulan warga: 1. Drainase Jl. Kenari"
    )
    heard = await siti.say("setuju")
    assert "Terima kasih, Suyatno. " in heard[0].text


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("review", "jgn dikirim dulu ya bu, tp jgn dihapus"),
        ("review", "simpan dulu aja min, besok dilanjut"),
        ("review", "ojo dikirim sik, tak rembugan karo bojoku sik"),
        ("review", "don't send dulu, keep dulu please"),
        ("review", "ojo dikirim sik mbak, tak enteni pak haji mulih sik, ndak dadi rame"),
        ("review", "jangan dikirim dulu pak, orangnya masih umroh"),
        ("text.place", "nanti malem tak lanjut maneh"),
    ],
)
async def test_what_is_not_to_go_yet_is_kept(world: World, where: str, said: str) -> None:
    siti, before = await at(world, where)
    heard = await siti.say(said)
    assert "kami simpan dan tidak hilang" in heard[0].text
    assert not await world.rows(select(proposals))
    said = "sing wis tak omongke mau ojo ilang yo, kesel aku ngetik"
    assert "tetap kami simpan" in (await siti.say(said))[0].text
    assert "tetap kami simpan" in (await siti.say("oke min makasi, ntar malem lanjut"))[0].text
    await siti.say("lanjutkan")
    assert (await state_of(world, siti))["open"]["answers"] == before["answers"]


async def test_what_was_asked_about_comes_again_once_they_go_on(world: World) -> None:
    siti, _ = await at(world, "review", "kayunya juga lapuk dimakan rayap")
    await siti.say("jangan dikirim dulu ya")
    heard = await siti.say("lanjutkan")
    assert '"kayunya juga lapuk dimakan rayap". Mau ditambahkan' in heard[-1].text


@pytest.mark.parametrize("where", ["review", "text.place", "text.wish", "choice.topic"])
@pytest.mark.parametrize(
    "said", ["yahh", "hmm", "waduh pak", 'kata mbah "sing penting ndang didandani" hehe']
)
async def test_a_sigh_says_nothing(world: World, where: str, said: str) -> None:
    siti, before = await at(world, where)
    heard = await siti.say(said)
    assert "maksud" not in heard[0].text
    after = (await state_of(world, siti))["open"]
    assert (after["answers"], after["asked"]) == (before["answers"], before["asked"])


@pytest.mark.parametrize(
    "said",
    [
        "bisa dicopy ga tulisannya mau saya kirim ke grup RT",
        "bidangnya salah ga sih? ini kan irigasi sawah",
        "yg buat petani itu yg mana kak",
        "alamat saya apa alamat yg rusak?",
    ],
)
async def test_what_is_asked_there_is_no_part_of_it(world: World, said: str) -> None:
    siti, before = await at(world, "review")
    heard = await siti.say(said)
    assert "Mau ditambahkan" not in heard[-1].text
    assert (await state_of(world, siti))["open"]["answers"] == before["answers"]


async def test_what_has_no_room_is_said_before_anybody_agrees(world: World) -> None:
    siti, before = await at(world, "review")
    heard = await siti.say("air masuk ke rumah warga dan lumpurnya susah dibersihkan " * 26)
    assert "tinggal muat 1472 huruf lagi" in heard[-1].text
    assert heard[-1].labels == ["Lanjut mengisi"]
    assert (await state_of(world, siti))["open"]["answers"] == before["answers"]
    await siti.say("air masuk ke rumah warga")
    await siti.say("ya")
    problem = (await state_of(world, siti))["open"]["answers"]["problem"]
    assert problem == "Tanahnya longsor ke sungai. air masuk ke rumah warga"


async def test_a_button_that_was_pressed_by_mistake_asks_nothing(world: World) -> None:
    siti, _ = await at(world, "review")
    heard = await siti.say("hehe maaf kepencet ubah td, ga jadi")
    assert "BELUM dikirim" in heard[-1].text


@pytest.mark.parametrize("words", [("becek", "licin"), ("gelap",), ("ke budi utomo", "becek")])
async def test_words_by_themselves_are_not_lost_at_the_review(
    world: World, words: tuple[str, ...]
) -> None:
    siti, _ = await at(world, "review", *words)
    assert f'"{". ".join(words)}". Mau ditambahkan' in siti.heard[-1].text
    await siti.say("ya")
    opened = (await state_of(world, siti))["open"]
    assert opened["answers"]["problem"].endswith(". ".join(words))


@pytest.mark.parametrize(
    ("said", "place"),
    [
        (("rw nya", "7"), "RT 05/RW 07"), (("rw nya salah", "7"), "RT 05/RW 07"),
        (("rt nya", "7"), "RT 07/RW 02"), (("rw e kliru", "7"), "RT 05/RW 07"),
    ],
)  # fmt: skip
async def test_a_number_is_of_what_was_named_before(
    world: World, said: tuple[str, ...], place: str
) -> None:
    _, opened = await at(world, "review", *said)
    assert opened["answers"]["place"]["text"].endswith(place)


@pytest.mark.parametrize(
    "said",
    [
        "udah oke smua cuma nama saya kurang huruf h, Yudhi", "namanya salah tulis, Yudhi pake h",
        "my name is misspelled, Yudhi",
    ],
)  # fmt: skip
async def test_a_name_that_is_spelt_otherwise(world: World, said: str) -> None:
    siti, _ = await at(world, "review", said)
    assert "Petugas melihat nama Yudhi" in siti.heard[-1].text


@pytest.mark.parametrize(
    ("where", "said", "name", "meant"),
    [
        ("text.place", "jl tawes no 14. wait, 41 not 14", "place", "jl tawes no 41"),
        ("text.wish", "lampu jalan 5 titik. eh, 7 bukan 5", "wish", "lampu jalan 7 titik"),
        ("text.problem", "3 rumah kebanjiran, maaf 4 bukan 3", "problem", "4 rumah kebanjiran"),
    ],
)
async def test_what_is_taken_back_in_the_same_breath(
    world: World, where: str, said: str, name: str, meant: str
) -> None:
    _, opened = await at(world, where, said)
    had = opened["answers"][name]
    assert (had["text"] if isinstance(had, dict) else had).startswith(meant[:18])


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("foto yg pertama hapus, kepencet foto makanan", [1]),
        ("yg terakhir salah, buang aja", [0]),
        ("hapus foto nomer 2", [0]),
        ("foto kapisan guwak wae", None),
        ("the second photo is wrong, remove it", [0]),
        ("yang kedua salah kirim itu, hapus aja", [0]),
        ("sing keri kliru, busek wae", [0]),
        ("foto ketiga hapus", None),
        ("foto pertama bisa dihapus?", None),
    ],
)
@pytest.mark.parametrize("done", [False, True])
async def test_one_of_the_photos_goes(
    world: World, said: str, kept: list[int] | None, done: bool
) -> None:
    siti, _ = await at(world, "review")
    await siti.tap("Foto")
    for _ in range(2):
        await siti.send_photo()
    had = (await state_of(world, siti))["open"]["gathered"]["photos"]
    if done:
        await siti.say("selesai")
    await siti.say(said)
    opened = (await state_of(world, siti))["open"]
    assert opened["answers"]["photos"] == (had if kept is None else [had[n] for n in kept])


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("masalahnya ketulis 2x itu, yg belakang hapus", "problem"),
        ("lokasinya dobel tuh, hapus satu", "place"),
        ("usulannya kepanjangan, singkatin", "wish"),
        ("masalahe kedobel, sing mburi dibusek", "problem"),
    ],
)
async def test_how_an_answer_is_written_is_none(world: World, said: str, asked: str) -> None:
    _, before = await at(world, "review")
    await world.person().say(said)
    siti = world.person()
    opened = (await state_of(world, siti))["open"]
    assert opened["answers"] == before["answers"]
    assert opened["asked"] == asked


@pytest.mark.parametrize(
    "said", ["lokasinya nyusul", "tempatnya nanti saya kabari", "I will tell you the place later"]
)
async def test_a_place_told_later_leaves_the_one_that_there_is(world: World, said: str) -> None:
    _, before = await at(world, "review")
    siti = world.person()
    await siti.say(said)
    assert (await state_of(world, siti))["open"]["answers"] == before["answers"]


async def test_what_is_said_beside_a_figure_is_taken_too(world: World) -> None:
    _, before = await at(world, "review")
    siti = world.person()
    for said, land, size in (
        ("ukurane 35 meter tanahe desa", "pemerintah", "35 m"),
        ("panjangnya 40 m lahannya punya pak haji", "warga", "40 m"),
        ("length 35 m, the land is the village's", "pemerintah", "35 m"),
        ("panjang 6 lebar 1,5", None, "6 m, lebar 1,5 m"),
        ("jalan umum", "pemerintah", None),
        ("gadhahipun pamarentah", "pemerintah", None),
    ):
        await state_of(world, siti, {**(await state_of(world, siti)), "open": before})
        await siti.say(said)
        answers = (await state_of(world, siti))["open"]["answers"]
        assert answers.get("land") == land, said
        assert (answers.get("volume") or {}).get("text") == size, said
    await state_of(world, siti, {**(await state_of(world, siti)), "open": before})
    heard = await siti.say("rt nya 7 anak saya pernah jatuh disitu")
    assert '"anak saya pernah jatuh disitu"' in heard[-1].text


async def test_what_stands_behind_a_figure_is_asked_about(world: World) -> None:
    _, before = await at(world, "review")
    siti = world.person()
    for said, beside in (
        ("lebarnya 3 meter warga sini udah sepakat", '"warga sini udah sepakat"'),
        ("panjangnya 200 meter sampai makam", '"sampai makam"'),
        ("ukurannya 3 titik aja pak makasih banyak ya", ""),
    ):
        await state_of(world, siti, {**(await state_of(world, siti)), "open": before})
        heard = await siti.say(said)
        assert beside in heard[-1].text, said
        assert ("Anda menulis" in heard[-1].text) == bool(beside), said


async def test_what_the_review_offers_is_passed_over_in_any_words(world: World) -> None:
    _, before = await at(world, "review")
    siti = world.person()
    for said, passed in (
        ("ga tau tanah siapa", "kepemilikan tanahnya kami kosongkan"),
        ("fotonya besok", "tanpa foto dulu"),
        ("kula mboten saged ngginakaken kamera", "tanpa foto dulu"),
        ("ga ada foto masih gemeter tangan sy", "tanpa foto dulu"),
    ):
        heard = await siti.say(said)
        assert passed in heard[-1].text, said
        assert (await state_of(world, siti))["open"]["answers"] == before["answers"]


async def test_what_is_denied_and_is_not_there_is_known(world: World) -> None:
    _, before = await at(world, "review")
    siti = world.person()
    for said in ("bukan RT 07", "dudu RT 3 lho"):
        await siti.say(said)
        opened = (await state_of(world, siti))["open"]
        assert (opened["asked"], opened["answers"]) == ("review", before["answers"])
    await siti.say("bukan RT 05")
    assert (await state_of(world, siti))["open"]["asked"] == "place"
