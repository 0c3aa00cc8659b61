"""That what is wished is to be built, and not repaired; and how something is, said where it is."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from handlers.reading.said.of_proposals.reworked import worked
from storage.database.tables import proposals
from tests.support import Resident, World

sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def at_problem(world: World) -> Resident:
    siti = await world.person("siti").welcomed()
    for line in ("usul", "Imopuro", "1", "Perbaikan talud"):
        await siti.say(line)
    return siti


@pytest.mark.parametrize(
    ("said", "wish", "told"),
    [
        ("sebenernya bukan perbaikan sih, blm pernah ada talud. bangun baru",
         "bangun baru talud RT 5", "blm pernah ada talud"),
        ("kok perbaikan? kan belum pernah ada taludnya", "Pembangunan talud RT 5",
         "belum pernah ada taludnya"),
        ("sanes perbaikan, ndamel enggal", "ndamel enggal talud RT 5", ""),
        ("not a repair, it's a new one", "Pembangunan talud RT 5", ""),
    ],
)  # fmt: skip
def test_it_is_to_be_built(said: str, wish: str, told: str) -> None:
    assert worked(said, "Perbaikan talud RT 5") == (wish, told)


@pytest.mark.parametrize(
    "said",
    [
        "sampai sekarang belum ada pembangunan sama sekali",
        "belum pernah ada yang memperbaiki",
        "perbaikan lama sudah jebol lagi",
        "bukan longsor, retak aja",
    ],
)
def test_what_tells_of_the_repair_leaves_it(said: str) -> None:
    assert worked(said, "Perbaikan talud") is None


@sqlite
async def test_at_the_problem_both_are_taken(world: World) -> None:
    siti = await at_problem(world)
    heard = (await siti.say("sebenernya bukan perbaikan, blm pernah ada talud. bangun baru"))[-1]
    assert "Usulan sekarang: bangun baru talud." in heard.text
    assert "Kami catat Masalah: blm pernah ada talud." in heard.text
    assert "Di mana tepatnya?" in heard.text


@sqlite
async def test_at_the_review_the_rest_may_be_added(world: World) -> None:
    siti = await at_problem(world)
    for line in ("Tanahnya longsor ke sungai", "Belakang pasar RT 05/RW 02"):
        await siti.say(line)
    heard = (await siti.say("sebenernya bukan perbaikan, blm pernah ada talud. bangun baru"))[-1]
    assert "Usulan sekarang: bangun baru talud." in heard.text
    assert '"blm pernah ada talud". Mau ditambahkan ke bagian Masalah?' in heard.text
    await siti.say("ya")
    await siti.say("kirim")
    [row] = await world.rows(select(proposals))
    assert row.wish == "bangun baru talud"
    assert row.problem == "Tanahnya longsor ke sungai. blm pernah ada talud"


@sqlite
@pytest.mark.parametrize("said", ["retak2", "bocor semua", "air masuk rumah", "lumutan licin"])
async def test_how_it_is_is_no_place(world: World, said: str) -> None:
    siti = await at_problem(world)
    await siti.say("pecah")
    heard = (await siti.say(said))[-1]
    assert f"Masalah sekarang: pecah, {said}." in heard.text
    assert "Di mana tepatnya?" in heard.text


@sqlite
@pytest.mark.parametrize(
    "said",
    [
        "tanah ketarik arus, tiap bulan habis setengah meter",
        "tiap ujan longsor nambah 1 meter",
        "tiap taun kikis 2 meteran, dapur bu yem tinggal 3 meter",
        "saben udan entek setengah meter",
    ],
)
async def test_how_much_goes_is_no_size(world: World, said: str) -> None:
    siti = await at_problem(world)
    heard = " ".join(each.text for each in await siti.say(said))
    assert "Ukuran" not in heard
    assert "Di mana tepatnya?" in heard


@sqlite
async def test_not_only_that_tells_more_of_the_problem(world: World) -> None:
    siti = await at_problem(world)
    heard = (await siti.say("bukan cuma longsor, pondasi mushola ikut gantung"))[-1]
    assert "Usulan sekarang" not in heard.text
    assert "Di mana tepatnya?" in heard.text
    heard = (await siti.say("ga usah detail2 lah pokoknya imopuro"))[-1]
    assert "Di mana tepatnya?" in heard.text


@sqlite
@pytest.mark.parametrize(
    "said", ["ya gitu deh pokoknya parah", "sama kaya usulan yg tahun kemarin"]
)
async def test_what_tells_nothing_is_asked_once_more(world: World, said: str) -> None:
    siti = await at_problem(world)
    heard = (await siti.say(said))[-1]
    assert said in heard.text
    assert "Misalnya:" in heard.text
    assert siti.done.asking == "propose.problem"


@sqlite
async def test_where_it_is_comes_off_the_problem(world: World) -> None:
    siti = await at_problem(world)
    said = "tiap banjir nyampe lutut, 5 KK ngungsi ke masjid. oh iya lokasinya RT 9"
    heard = (await siti.say(said))[-1]
    assert "Masalah: tiap banjir nyampe lutut, 5 KK ngungsi ke masjid\n" in heard.text
    assert "Lokasi: RT 9" in heard.text


@sqlite
@pytest.mark.parametrize(
    ("lines", "wish"),
    [
        (("salah", "itu bukan perbaikan", "bangun baru"), "Pembangunan talud"),
        (("ubah", "pengadaan aja pak"), "Pengadaan talud"),
        (("dudu dandan-dandan", "mbangun anyar"), "Pembangunan talud"),
        (("it's not a repair, a new one",), "Pembangunan talud"),
        (("ubah usulan", "rehab"), "Rehabilitasi talud"),
    ],
)
async def test_the_work_alone_is_put_right(world: World, lines: tuple[str, ...], wish: str) -> None:
    siti = await at_problem(world)
    for line in ("Tanahnya longsor ke sungai", "Belakang pasar RT 05/RW 02", *lines):
        heard = await siti.say(line)
    assert f"Usulan sekarang: {wish}." in heard[-1].text
    assert "masih bingung" not in heard[-1].text


@sqlite
@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("sosial budaya", "Bidang sekarang: Sosial budaya."),
        ("samping pos kamling", "Lokasi sekarang: samping pos kamling RT 05/RW 02."),
        ("pemasangan lampu jalan", "Usulan sekarang: pemasangan lampu jalan."),
        ("Yosorejo", "Kelurahan sekarang: Yosorejo."),
        ("35 meter", "Kami catat Ukuran: 35 m."),
    ],
)
async def test_what_is_said_where_it_is_asked_which_is_its_new_value(
    world: World, said: str, shown: str
) -> None:
    siti = await at_problem(world)
    for line in ("Tanahnya longsor ke sungai", "Belakang pasar RT 05/RW 02", "ubah"):
        await siti.say(line)
    assert shown in (await siti.say(said))[-1].text
