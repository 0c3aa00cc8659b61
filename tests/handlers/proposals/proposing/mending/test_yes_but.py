"""At the review: a yes with a correction behind it, and what comes beside a correction."""

from __future__ import annotations

import time
from collections import defaultdict

import pytest
from sqlalchemy import select

from handlers.conversation.answers import Draft
from handlers.proposals.proposing.mending.amounts import denied
from handlers.proposals.proposing.mending.with_why import parted
from storage.database.tables import proposals
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

WISH, PROBLEM, PLACE = "Perbaikan talud", "Tanahnya longsor ke sungai", "Belakang pasar RT 05/RW 02"


async def at_review(world: World, wish: str = WISH, problem: str = PROBLEM) -> Resident:
    siti = await world.person("siti").welcomed()
    for line in ("usul", "Imopuro", "1", wish, problem, PLACE):
        await siti.say(line)
    return siti


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ("Mboten wonten ingkang klentu, namung RT-nipun sanes 05, nanging 06",
         "Lokasi: Belakang pasar, RT 06/RW 02"),
        ("sampun leres, nanging RW-nipun 3", "Lokasi: Belakang pasar, RT 05/RW 03"),
        ("iya bener semua, cuma RT nya 06", "Lokasi: Belakang pasar, RT 06/RW 02"),
        ("RT 5 itu RT lama, sekarang RT 15", "Lokasi: Belakang pasar, RT 15/RW 02"),
        ("RT 05 udah dimekarkan jadi RT 15 ya pak", "Lokasi: Belakang pasar, RT 15/RW 02"),
        ("betul, tapi longsornya ke sawah bukan ke sungai", "Masalah: Tanahnya longsor ke sawah"),
        ("leres sedaya, namung longsoripun dhateng sawah sanes kali",
         "Masalah: Tanahnya longsor ke sawah"),
        ("yg masalah dipanjangin dikit: kalo malem warga ronda takut lewat",
         "Masalah: Tanahnya longsor ke sungai, kalo malem warga ronda takut lewat"),
        ("RT 05 nya hapus aja, ini udah jalan besar kok", "Lokasi: Belakang pasar, RW 02"),
        ("rt nya bener tapi rw nya kayanya 4 deh", "Lokasi: Belakang pasar, RT 05/RW 04"),
        ("longsor ke sungai itu kurang tepat, lebih ke jalan setapak",
         "Masalah: Tanahnya longsor ke jalan setapak"),
        ("ini bukan talud ding tapi bronjong, keliru nulis tadi", "Usulan: Perbaikan bronjong"),
        ("tambahin di masalah udah 1 orang patah kaki",
         "Masalah: Tanahnya longsor ke sungai, udah 1 orang patah kaki"),
    ],
)  # fmt: skip
async def test_what_is_not_right_is_changed_and_shown(world: World, said: str, now: str) -> None:
    siti = await at_review(world)
    heard = (await siti.say(said))[-1]
    assert now in heard.text
    assert "BELUM dikirim" in heard.text
    assert await world.rows(select(proposals)) == []


async def test_in_english_too(world: World) -> None:
    siti = await at_review(world, "repair the retaining wall", "the land slides into the river")
    heard = await siti.say("yes correct, but the land slides to the rice field not the river")
    assert "the land slides to the rice field\n" in heard[-1].text
    assert await world.rows(select(proposals)) == []


@pytest.mark.parametrize(
    ("said", "more"),
    [
        ('RT 5 itu rt lama skrg jadi RT 15, trus "longsor" kasih tau jg udah makan 1 korban',
         '"longsor" kasih tau jg udah makan 1 korban'),
        ("rt 5 ganti nomor jadi rt 15, terus tambahin udah ada korban patah kaki 1",
         "udah ada korban patah kaki 1"),
    ],
)  # fmt: skip
async def test_what_is_told_beside_it_may_be_added(world: World, said: str, more: str) -> None:
    siti = await at_review(world)
    heard = (await siti.say(said))[-1]
    assert "Lokasi sekarang: Belakang pasar, RT 15/RW 02." in heard.text
    assert f'"{more}". Mau ditambahkan ke bagian Masalah?' in heard.text


async def test_with_the_order_it_goes(world: World) -> None:
    siti = await at_review(world)
    await siti.say("RW nya 3, terus kirim")
    [row] = await world.rows(select(proposals))
    assert (row.rt, row.rw) == ("05", "03")


@pytest.mark.parametrize(
    "said", ["wes kirimen ae, nek kurang tak susulke sesuk", "i think it's fine, go ahead"]
)
async def test_what_adds_nothing_is_sent(world: World, said: str) -> None:
    siti = await at_review(world)
    await siti.say(said)
    assert len(await world.rows(select(proposals))) == 1


async def test_please_add(world: World) -> None:
    siti = await at_review(world)
    heard = (await siti.say('tolong ditambahin "rumah pak Slamet retak" gitu ya mas'))[-1]
    assert "Mau ditambahkan ke bagian Masalah?" in heard.text


async def test_of_two_amounts_the_second_is_meant(world: World) -> None:
    siti = await at_review(world)
    await siti.say("Ukuran")
    heard = (await siti.say("ga sampe 100 meter kayanya, paling 80an"))[-1]
    assert "80 m" in heard.text


@pytest.mark.parametrize(
    "said",
    [
        "udah bener tapi kata RT harus nunggu rapat dulu",
        "fotonya udah ada 1 di hp suami, bentar tak minta",
    ],
)
async def test_what_waits_for_something_sends_nothing(world: World, said: str) -> None:
    siti = await at_review(world)
    heard = (await siti.say(said))[-1]
    assert "kami tunggu" in heard.text
    assert heard.labels[0] == "Kirim usulan"


async def test_what_is_not_to_be_sent_at_all_is_asked_about(world: World) -> None:
    siti = await at_review(world)
    heard = (await siti.say("batal kirim, uangnya udah ada dari donatur"))[-1]
    assert heard.labels == ["Ya, batalkan", "Tidak, lanjutkan"]


async def test_what_it_is_not_is_no_place(world: World) -> None:
    siti = await at_review(world)
    heard = (await siti.say("eh tunggu, lokasinya bukan disitu. itu mah rumah pak lurah"))[-1]
    assert "Jawaban sekarang: Belakang pasar RT 05/RW 02" in heard.text
    assert "Di mana tepatnya?" in heard.text


async def test_a_slip_and_a_number_is_no_button(world: World) -> None:
    siti = await at_review(world)
    await siti.say("RT 3")
    heard = (await siti.say("eh 4"))[-1]
    assert "milik siapa" not in heard.text
    assert '"eh 4"' in heard.text


async def test_a_photo_and_then_none(world: World) -> None:
    siti = await at_review(world)
    assert "Ada fotonya?" in (await siti.say("ditambah foto ya"))[-1].text
    heard = (await siti.say("gajadi deh ga usah foto"))[-1]
    assert heard.labels[0] == "Kirim usulan"


async def test_another_bidang_behind_a_slip(world: World) -> None:
    siti = await world.person("siti").welcomed()
    for line in ("usul", "Imopuro", "fisik"):
        await siti.say(line)
    heard = (await siti.say("eh ekonomi deng"))[-1]
    assert "Bidang sekarang: Ekonomi." in heard.text
    assert "Apa yang Bapak/Ibu usulkan?" in heard.text


@pytest.mark.parametrize(
    "said",
    ["oke tapi jangan atas nama saya", "nama saya jangan dicantumin", "not in my name please"],
)
async def test_not_in_ones_own_name(world: World, said: str) -> None:
    siti = await at_review(world)
    heard = (await siti.say(said))[-1].text
    assert "tanpa nama" in heard or "without a name" in heard


async def test_in_ones_own_name_that_is_not_known(world: World) -> None:
    siti = await at_review(world)
    assert "atas nama siapa?" in (await siti.say("atas nama saya aja"))[-1].text


@pytest.mark.parametrize(
    ("said", "size", "place"),
    [
        ("45 nya keliru, 70. terus RTnya 06 bukan 05", "70 m", "RT 06/RW 02"),
        ("bukan 45 tapi 90, RT nya 06 bukan 05", "90 m", "RT 06/RW 02"),
        ("RTnya 06 bukan 05, 45 nya juga salah harusnya 65", "65 m", "RT 06/RW 02"),
        ("yg 45 meter kurang tepat, yang bener 55", "55 m", "RT 05/RW 02"),
        ("sing 45 klentu, kudune 52. RW-ne 03 dudu 02", "52 m", "RT 05/RW 03"),
        ("RT nya 05 salah, 07. panjangnya 45 salah, 95 m", "95 m", "RT 07/RW 02"),
        ("the 45 is wrong, it should be 85. and the RT is 06 not 05", "85 m", "RT 06/RW 02"),
    ],
)
async def test_an_amount_that_is_wrong_and_more(
    world: World, said: str, size: str, place: str
) -> None:
    siti = await at_review(world)
    await siti.say("ukurannya 45 m")
    shown = (await siti.say(said))[-1].text
    assert size in shown
    assert place in shown
    assert "45" not in shown


async def test_a_figure_of_the_problem_is_not_the_amount(world: World) -> None:
    siti = await at_review(world, problem="Longsor, 45 rumah terancam tiap hujan")
    await siti.say("ukurannya 45 m")
    await siti.say("45 nya salah, 70")
    assert "Ukuran sekarang: 70" not in siti.heard[-1].text


@pytest.mark.parametrize(
    ("said", "wish", "problem"),
    [
        ("ganti jadi pelatihan menjahit deh, cocok. masalahnya juga ganti: ibu2 susah dapat kerja",
         "pelatihan menjahit", "ibu2 susah dapat kerja"),
        ("ga jadi talud, lampu jalan aja. terus masalahnya jadi gelap kalau malam",
         "lampu jalan", "gelap kalau malam"),
        ("ternyata bukan talud yang perlu, tapi gorong-gorong soalnya airnya meluap ke jalan",
         "gorong-gorong", "airnya meluap ke jalan"),
        ("dudu talud ning drainase mergo banyune mili neng dalan",
         "drainase", "banyune mili neng dalan"),
        ("not the talud but a drainage because the water floods the road",
         "drainage", "the water floods the road"),
    ],
)  # fmt: skip
async def test_another_wish_with_what_is_wrong(
    world: World, said: str, wish: str, problem: str
) -> None:
    siti = await at_review(world)
    await siti.say(said)
    lines = siti.heard[-1].text.splitlines()
    label = next(line for line in lines if line.startswith(("Usulan: ", "Proposal: ")))
    assert label.endswith(wish)
    told = next(line for line in lines if line.startswith(("Masalah: ", "Problem: ")))
    assert told.endswith(problem)


def test_it_is_parted_in_time(database_url: str) -> None:
    assert parted("ganti jembatan aja. masalahnya juga ganti: anak sulit ke sekolah") == (
        "ganti jembatan aja",
        "anak sulit ke sekolah",
    )
    assert parted("taludnya longsor, masalahnya apa?") is None
    volume = {"text": "60 m", "value": "60", "unit": "m"}
    known = Draft("", 1, defaultdict(lambda: None, volume=volume), {})
    for each in ("masalahnya. " * 400, ". dan " * 800, "60 nya salah, " * 300, "bukan 1 " * 500):
        began = time.monotonic()
        parted(each)
        parted(each[:600])
        denied(each[:400], known)
        assert time.monotonic() - began < 0.5
