"""What is told beside the answer, before it or after all is answered, goes into the proposal."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.database.tables import proposals
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

WISH = "usul aspal jalan gang mawar rt 3 rw 1 imopuro"


async def at_problem(world: World, wish: str = WISH) -> Resident:
    siti = world.person("siti")
    for line in ("halo", "ya", "Siti", wish):
        await siti.say(line)
    return siti


@pytest.mark.parametrize(
    ("said", "problem", "place"),
    [
        ("gelap, ibu2 takut lewat. eh rw nya salah, rw 3", "gelap, ibu2 takut lewat.", "RW 03"),
        ("tiap ujan banjir, anak pd jatoh, eh rt nya 5 deng bukan 3",
         "tiap ujan banjir, anak pd jatoh", "RT 05"),
    ],
)  # fmt: skip
async def test_an_answer_before_a_correction(
    world: World, said: str, problem: str, place: str
) -> None:
    siti = await at_problem(world)
    await siti.say(said)
    await siti.say("kirim")
    [row] = await world.rows(select(proposals))
    assert row.problem == problem
    assert place.split()[1] in (row.rt, row.rw)


async def test_at_the_review_it_is_added(world: World) -> None:
    siti = await at_problem(world)
    await siti.say("tiap hujan becek.")
    heard = (await siti.say("anak sekolah suka kepleset"))[-1]
    assert "Masalah sekarang: tiap hujan becek, anak sekolah suka kepleset" in heard.text
    heard = (await siti.say("kayu jembatannya juga lapuk"))[-1]
    assert heard.labels == ["Ya, tambahkan", "Ubah bagian lain", "Tidak usah"]
    assert "Masalah" in heard.text
    await siti.say("iya")
    await siti.say("tanah negara")
    assert "Mau ditambahkan" in (await siti.say("pohonnya juga menutupi"))[-1].text
    heard = (await siti.say("tidak"))[-1]
    await siti.say("ya udah kirim")
    [row] = await world.rows(select(proposals))
    said = "tiap hujan becek, anak sekolah suka kepleset. kayu jembatannya juga lapuk"
    assert row.problem == said
    assert row.land == "pemerintah"


async def asked_to_add(world: World) -> Resident:
    siti = await at_problem(world)
    await siti.say("tiap hujan becek")
    assert "Mau ditambahkan" in (await siti.say("kayu jembatannya juga lapuk"))[-1].text
    return siti


async def problems(world: World) -> list[str]:
    return [row.problem for row in await world.rows(select(proposals))]


WITHOUT = "tiap hujan becek"
WITH = f"{WITHOUT}. kayu jembatannya juga lapuk"


@pytest.mark.parametrize(
    "said",
    ["kirim", "kirim aja klo gitu", "udah itu aja pak", "ya kirim", "Kirim usulan", "kirim!!"],
)
@pytest.mark.parametrize(
    ("then", "problem"),
    [
        ("ya", WITH),
        ("Ya, tambahkan dulu", WITH),
        ("tambahin, terus kirim", WITH),
        ("Tanpa itu saja", WITHOUT),
        ("kirim tanpa itu", WITHOUT),
    ],
)
async def test_nothing_is_sent_before_it_is_known_what_is_added(
    world: World, said: str, then: str, problem: str
) -> None:
    siti = await asked_to_add(world)
    heard = await siti.say(said)
    assert heard[-1].text.startswith('Belum kami kirim. Pesan "kayu jembatannya juga lapuk"')
    assert await problems(world) == []
    await siti.say(then)
    assert await problems(world) == [problem]


@pytest.mark.parametrize("said", ["kirim", "kirim mawon", "udah kirim aja"])
async def test_told_once_more_to_send_it_goes_with_all_that_was_said(
    world: World, said: str
) -> None:
    siti = await asked_to_add(world)
    await siti.say("kirim")
    heard = await siti.say(said)
    assert "Masalah sekarang: tiap hujan becek. kayu jembatannya juga lapuk" in heard[0].text
    assert await problems(world) == [WITH]


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("ya, kirim", WITH),
        ("ya tambahkan, trus kirim", WITH),
        ("gak usah, kirim aja", WITHOUT),
        ("tidak usah. kirim sekarang pak", WITHOUT),
    ],
)
async def test_both_may_be_answered_at_once(world: World, said: str, problem: str) -> None:
    siti = await asked_to_add(world)
    await siti.say(said)
    assert await problems(world) == [problem]


async def test_the_button_of_the_review_does_not_send_without_it(world: World) -> None:
    siti = await at_problem(world)
    review = (await siti.say("tiap hujan becek"))[-1]
    send = next(id for id, label in review.choices if label == "Kirim usulan")
    await siti.say("kayu jembatannya juga lapuk")
    heard = await siti.take(choice=send)
    assert heard[-1].text.startswith("Belum kami kirim")
    assert await problems(world) == []


@pytest.mark.parametrize("said", ["berapa lama prosesnya", "eh rt nya 6", "panjangnya 12 m"])
async def test_what_comes_between_leaves_it_asked(world: World, said: str) -> None:
    siti = await asked_to_add(world)
    assert 'lapuk". Mau ditambahkan' in (await siti.say(said))[-1].text
    await siti.say("ya")
    await siti.say("kirim")
    assert (await problems(world))[0].startswith(WITH)


async def test_an_answer_is_named_to_be_changed(world: World) -> None:
    siti = await at_problem(world)
    await siti.say("tiap hujan becek")
    await siti.say("ubah masalahnya")
    assert siti.done.asking == "propose.problem"
    await siti.say("licin dan berlubang, sering ada yang jatuh")
    await siti.say("kirim")
    assert [row.problem for row in await world.rows(select(proposals))] == [
        "licin dan berlubang, sering ada yang jatuh"
    ]


@pytest.mark.parametrize("said", ["udah ah kirim aja", "kirim aja langsung"])
async def test_sent_before_all_is_answered(world: World, said: str) -> None:
    siti = await at_problem(world, "usul lampu jalan di imopuro")
    await siti.say("gelap sejak lebaran, warga takut lewat")
    heard = (await siti.say(said))[-1].text
    assert "belum bisa dikirim" in heard
    assert siti.done.asking == "propose.place"


@pytest.mark.parametrize("said", ["kirim", "udah itu aja"])
async def test_sent_at_an_answer_looked_at_again(world: World, said: str) -> None:
    siti = await at_problem(world, "usul lampu jalan di imopuro rt 3 rw 1")
    await siti.say("gelap sejak lebaran, warga takut lewat")
    assert "Tetap" in (await siti.say("kembali"))[-1].labels
    heard = (await siti.say(said))[-1]
    assert siti.done.asking == "propose.review"
    assert "RT 03/RW 01" in heard.text


async def test_where_it_is_asked_which_kelurahan(world: World) -> None:
    siti = await at_problem(world, "usul perbaikan selokan depan rumah")
    thanked = (await siti.say("makasih bang admin"))[-1].text
    assert "Sama-sama" in thanked
    assert "kelurahan mana?" in thanked
    kept = (await siti.say("omahe wong 15 sing kebanjiran, bocah2 ora iso sekolah"))[-1].text
    assert "Masalah: omahe wong 15" in kept
    heard = (await siti.say("metro pusat aja pokoknya"))[-1]
    assert "Imopuro" in heard.labels
    await siti.say("imopuro")
    assert siti.done.asking == "propose.place"


async def test_pieces_are_kept_where_another_thing_is_asked(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.say("pohon di pinggir lapangan rejomulyo udah tua")
    await siti.say("tiap angin dahannya jatuh")
    await siti.say("takut nimpa anak main")
    await siti.say("1")
    await siti.say("rt 3 rw 2")
    await siti.say("kirim")
    [row] = await world.rows(select(proposals))
    assert row.problem == "tiap angin dahannya jatuh, takut nimpa anak main"


async def test_several_things_and_then_it_is_sent(world: World) -> None:
    siti = await at_problem(world)
    await siti.say("tiap hujan becek")
    await siti.say("rt 05 rw 02 udah bener, tanahnya punya pemkot. gas kirim")
    [row] = await world.rows(select(proposals))
    assert row.land == "pemerintah"


async def test_who_will_not_send_yet_sends_nothing(world: World) -> None:
    siti = await at_problem(world)
    await siti.say("tiap hujan becek")
    await siti.say("kirim, eh bentar")
    assert await world.rows(select(proposals)) == []


async def test_what_tells_more_is_no_support(world: World) -> None:
    """That something goes too ("ikut") stands behind nobody's proposal."""
    siti = await at_problem(world)
    await siti.say("tiap hujan becek")
    await siti.say("kirim")
    wati = await world.person("wati").welcomed()
    await wati.say(WISH)
    heard = await wati.say("tiap hujan becek")
    assert "Dukung yang ini" in heard[-1].labels
    heard = await wati.say("jalannya ikut retak")
    assert heard[-1].labels == ["Ya, tambahkan", "Ubah bagian lain", "Tidak usah"]


@pytest.mark.parametrize(
    "new", [r"lampu \1 sorot", r"lampu \d sorot", "lampu (sorot", r"lampu \g<x>"]
)
async def test_what_is_put_instead_is_taken_as_it_was_typed(world: World, new: str) -> None:
    """Signs that a pattern would read mean nothing in it."""
    siti = await at_problem(world, "usul perbaikan talud gang mawar rt 3 rw 1 imopuro")
    await siti.say("longsor tiap hujan")
    heard = (await siti.say(f"taludnya ganti jadi {new}"))[-1]
    assert f"perbaikan {new}".casefold() in heard.text.casefold()


async def test_a_correction_beside_the_sending_is_in_what_is_sent(world: World) -> None:
    siti = await at_problem(world)
    await siti.say("becek tiap hujan")
    await siti.say("ya bener semua tp rt nya 6 bukan 3 terus kirim")
    [row] = await world.rows(select(proposals))
    assert (row.rt, row.rw) == ("06", "01")


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        (("jalan", "rusak", "di imopuro"), "jalan rusak"),
        (("talud", "longsor", "imopuro"), "talud longsor"),
        (("lampu", "imopuro", "gelap banget"), "lampu gelap banget"),
        (("bukan itu pak, saya mau usul lampu jalan", "imopuro"), "lampu jalan"),
    ],
)
async def test_a_wish_begins_before_it_is_asked_for(
    world: World, said: tuple[str, ...], wish: str
) -> None:
    siti = await world.person("siti").welcomed()
    await siti.say("usul")
    for each in said:
        await siti.say(each)
    await siti.say("tiap malam orang jatuh di situ")
    await siti.say("rt 3 rw 1")
    await siti.say("kirim")
    [row] = await world.rows(select(proposals))
    assert (row.wish, row.topic) == (wish, "fisik")
