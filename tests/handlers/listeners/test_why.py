"""What staff ask of what was decided, several questions at once, and exports of some rows."""

from __future__ import annotations

import pytest

from tests.handlers.listeners.test_lined import desk
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_why_one_was_decided_so(world: World) -> None:
    lurah = await desk(world)
    heard = await lurah.say("kenapa lampu ditolak")
    assert "Keputusan itu tidak ada" in heard[0].text
    await lurah.say("tolak lampu, sudah dipasang PLN")
    await lurah.say("ya")
    heard = await lurah.say("alasan lampu gang kelinci ditolak apa")
    assert "- sudah dipasang PLN" in heard[-1].text
    heard = await lurah.say("kenapa no 3 ditolak")
    assert "- sudah dipasang PLN" in heard[-1].text
    assert lurah.done.asking is None


async def test_which_of_several_is_meant(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("tolak 1 2 lahan karena tanahnya sengketa")
    await lurah.say("ya")
    heard = await lurah.say("kenapa perbaikan ditolak")
    assert {"MTR-2028-00001", "MTR-2028-00002"} <= set(heard[-1].labels)


async def test_how_large_a_part_is_decided(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("tolak lampu, sudah dipasang PLN")
    await lurah.say("ya")
    heard = await lurah.say("berapa persen yang sudah diputus")
    assert "33 persen sudah ada keputusannya, yaitu 1 dari 3 usulan" in heard[-1].text
    heard = await lurah.say("berapa persen yang belum diputus")
    assert "67 persen belum diputuskan, yaitu 2 dari 3 usulan" in heard[-1].text


async def test_two_questions_are_both_answered(world: World) -> None:
    lurah = await desk(world)
    heard = await lurah.say("yang disepakati berapa? terus yang ditolak apa aja?")
    assert "0 sudah disepakati" in heard[0].text
    assert "tidak dilanjutkan: 0 usulan" in heard[1].text
    heard = await lurah.say("yang disepakati berapa? ayo makan siang")
    assert len(heard) == 1


async def test_what_one_comes_to(world: World) -> None:
    lurah = await desk(world)
    for said in ("catat 1 biaya 50 juta", "lewati", "lewati", "catat 2 biaya 30 juta"):
        await lurah.say(said)
    for said in ("lewati", "lewati"):
        await lurah.say(said)
    heard = await lurah.say("rata-rata biaya usulan berapa")
    assert "Rata-ratanya Rp 40 juta per usulan, dari 2" in heard[-1].text


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("excel yg rt 5", "Usulan Imopuro (RT 05) dalam bentuk Excel kami siapkan."),
        ("unduh yg belum diputus", "Usulan Imopuro (belum diputuskan) kami siapkan."),
        ("minta excel usulan bidang fisik rw 2", "(RW 02, Fisik dan prasarana)"),
        ("cetak daftar usulan rt 5 pdf", 'Bagian ini tidak kami pakai: "RT 05"'),
    ],
)
async def test_some_rows_are_exported(world: World, said: str, told: str) -> None:
    lurah = await desk(world)
    heard = await lurah.say(said)
    assert told in heard[-1].text


async def test_the_rows_that_were_wanted(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("tolak lampu, sudah dipasang PLN")
    await lurah.say("ya")
    heard = await lurah.say("excel yang ditolak 2028")
    assert any("1 baris" in each.text for each in heard)
    heard = await lurah.say("excel yg rt 99 2028")
    assert any("0 baris" in each.text for each in heard)


async def test_a_yes_takes_the_office_that_is_usual(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("catat 1 biaya 50 juta")
    await lurah.say("ya")
    for _ in range(2):
        await lurah.say("lewati")
    heard = await lurah.say("buka 1")
    assert "OPD: Dinas" in heard[-1].text


@pytest.mark.parametrize(
    "said",
    [
        "yg punya lampu tadi sudah keburu dikabari ditolak belum?",
        "pengusul lampu gang kelinci udah dikasih tahu belum",
        "warganya td dikasih tau apa aja",
        "bu siti udah dikabarin apa",
        "pesan yg dikirim ke pengusul apa isinya",
        "mereka bacanya apa",
        "kabarnya ke warga gimana bunyinya",
    ],
)
async def test_whether_an_author_has_been_told(world: World, said: str) -> None:
    lurah = await desk(world)
    await lurah.say("tolak lampu, sudah dipasang PLN")
    await lurah.say("ya")
    heard = await lurah.say(said)
    assert 'MTR-2028-00003 "Lampu jalan gang Kelinci" sudah langsung kami kirim' in heard[0].text
    assert "sudah dipasang PLN" in heard[0].text
    assert "Proses usulan ini sudah selesai" in heard[0].text
    assert lurah.done.asking is None


async def test_what_an_author_was_told_of_none_is_asked(world: World) -> None:
    lurah = await desk(world)
    heard = await lurah.say("bu siti udah dikabarin apa")
    assert "Sebut nomor usulannya" in heard[0].text
    heard = await lurah.say("pengusul yang lampu sudah dikabari apa saja")
    assert "Usulan diterima" in heard[0].text


@pytest.mark.parametrize(
    "said",
    ["kasih tau warga rapatnya jam 8", "warga udah tau syaratnya apa", "mau tau usul apa"],
)
async def test_what_is_asked_of_something_else(world: World, said: str) -> None:
    lurah = await desk(world)
    await lurah.say("tolak lampu, sudah dipasang PLN")
    await lurah.say("ya")
    heard = await lurah.say(said)
    assert "Yang dibacanya" not in heard[0].text


@pytest.mark.parametrize(
    "said", ["yang belum diputus ada berapa", "mlm, usulan blm dibahas brp ya"]
)
async def test_how_many_wait(world: World, said: str) -> None:
    lurah = await desk(world)
    assert "TUGAS: 3 menunggu" in (await lurah.say(said))[-1].text


async def test_which_one_by_its_figures(world: World) -> None:
    lurah = await desk(world)
    for name, wish in (("edi", "Talut Gang Melati blok 13"), ("fani", "Talut Gang Melati blok 14")):
        await (await world.person(name).welcomed()).proposes(wish=wish)
    heard = await lurah.say("talut melati setujui, prioritas 1")
    assert "yang mana?" in heard[-1].text
    heard = await lurah.say("yg blok 14")
    assert 'MTR-2028-00005 "Talut Gang Melati blok 14"' in heard[-1].text
    assert lurah.done.asking == "decide.sure"


async def test_those_who_were_told_name_no_proposal(world: World) -> None:
    lurah = await desk(world)
    await (await world.person("nur").welcomed()).proposes("Talud longsor, warga takut lewat")
    for said in ("tolak talud, sudah dikerjakan", "ya", "tolak lampu, sudah dipasang PLN", "ya"):
        await lurah.say(said)
    heard = await lurah.say("warganya td dikasih tau apa aja")
    assert "Lampu jalan gang Kelinci" in heard[0].text
