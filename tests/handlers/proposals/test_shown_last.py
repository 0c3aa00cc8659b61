"""What is asked of the proposal that was shown last, without its number."""

from __future__ import annotations

import pytest

from storage.staff.roles import Role
from tests.handlers.staff.test_desk import official
from tests.support import Resident, World

SECRET = "Nama, nomor HP, dan alamat pengusul"


async def looking(world: World) -> tuple[str, str]:
    """A proposal of somebody, and another person who looks at it."""
    number = await (await world.person().welcomed()).proposes()
    return number, "ratna"


@pytest.mark.parametrize(
    "asks", ["owalah, alasannya apa katanya", "itu maksudnya diterima apa gimana"]
)
async def test_why_and_what_it_means_is_told_of_that_one(world: World, asks: str) -> None:
    number, name = await looking(world)
    ratna = await world.person(name).welcomed()
    await ratna.say(f"oh kebalik, {number}")
    heard = await ratna.say(asks)
    assert number in heard[0].text
    assert "sudah diterima" in heard[0].text


@pytest.mark.parametrize(
    "asks",
    [
        "yg ngusulin pak tarmizi kan, boleh minta no hp nya?",
        "siapa yang usul ini",
        "bagi nomor wa pengusulnya dong",
        "rumahnya di mana",
    ],
)
async def test_nobody_is_told_how_a_resident_is_reached(world: World, asks: str) -> None:
    number, name = await looking(world)
    ratna = await world.person(name).welcomed()
    await ratna.say(f"cek {number}")
    heard = await ratna.say(asks)
    assert SECRET in heard[0].text
    assert "Siti" not in heard[0].text


@pytest.mark.parametrize("says", ["saya mau ikut dukung yg itu", "dukung yang tadi aja"])
async def test_what_was_shown_is_supported_and_counted_once(world: World, says: str) -> None:
    number, name = await looking(world)
    ratna = await world.person(name).welcomed()
    await ratna.say(f"cek {number}")
    assert "Anda sekarang mendukung" in (await ratna.say(says))[0].text
    heard = await ratna.say("udah masuk belum? dukung lagi ya biar banyak")
    assert "sudah masuk" in heard[0].text
    assert await world.count("supports") == 1
    assert number in (await ratna.say("nanti kalo ada kabar saya dikasih tau ya"))[0].text


async def test_of_nothing_shown_it_is_heard_as_before(world: World) -> None:
    ratna = await world.person("ratna").welcomed()
    for said in ("alasannya apa", "udah masuk belum", "rumahnya di mana", "minta nomor wa lurah"):
        heard = await ratna.say(said)
        assert SECRET not in heard[0].text
        assert "MTR-" not in heard[0].text


async def test_one_of_others_is_found_by_what_it_asks_for_and_its_street(world: World) -> None:
    siti = await world.person().lives_in("18.72.01.1003")
    await siti.say("usul drainase gang kenanga rt 5 rw 2 imopuro")
    await siti.say("tiap hujan air masuk ke rumah warga")
    heard = await siti.say("kirim")
    assert any("MTR-" in each.text for each in heard)
    ratna = await world.person("ratna").welcomed()
    heard = await ratna.say("mau nanya usulan got gang kenanga itu jadinya gimana ya")
    assert "MTR-" in heard[0].text
    heard = await ratna.say("usulan lampu gang kenanga gimana kabarnya")
    assert "drainase gang kenanga" not in heard[0].text


@pytest.mark.parametrize(
    "says", ["nggih dikirim", "kirim, buruan ada yg beli lagi hehe", "kirim kak"]
)
async def test_sent_once_more_is_answered_with_its_number(world: World, says: str) -> None:
    siti = await world.person().welcomed()
    number = await siti.proposes()
    heard = await siti.say(says)
    assert number in heard[0].text
    assert "sudah terkirim" in heard[0].text
    assert await world.count("proposals") == 1


@pytest.mark.parametrize("says", ["kirim", "nggih dikirim", "bisa dikirim?"])
async def test_of_nothing_sent_it_is_not_said_to_be(world: World, says: str) -> None:
    siti = await world.person().welcomed()
    assert "sudah terkirim" not in (await siti.say(says))[0].text


@pytest.mark.parametrize("says", ["bs dishare ke ig gk linknya?", "minta linknya dong"])
async def test_the_link_of_what_was_sent_is_given(world: World, says: str) -> None:
    siti = await world.person().welcomed()
    number = await siti.proposes()
    assert f"/u/{number}" in (await siti.say(says))[0].text


# --- against a decision, and that it still waits ------------------------------------------------

IMOPURO = "18.72.01.1003"


async def refused(world: World) -> Resident:
    siti = await world.person("siti").lives_in(IMOPURO)
    number = await siti.proposes("Perbaikan jembatan Kali Pacar RT 05")
    await siti.proposes("Lampu jalan Gang Kelinci RT 06")
    hadi = await official(world, "hadi", Role.VERIFIKATOR, IMOPURO)
    why = "Dana jembatan tahun ini sudah habis"
    for said in (f"tolak {number}", "Anggaran tidak cukup", why, "ya"):
        await hadi.say(said)
    await siti.new()
    return siti


@pytest.mark.parametrize(
    ("said", "against"),
    [
        ("lho kok ditolak, pilih kasih ini", True),
        ("kami protes, jembatannya ga diterima", True),
        ("tolong ditinjau ulang yang jembatan", True),
        ("ora adil, kok ditampik usulanku", True),
        ("sopo sing nolak usulanku", False),
    ],
)
async def test_a_protest_hears_why_who_and_what_next(
    world: World, said: str, against: bool
) -> None:
    siti = await refused(world)
    [heard] = await siti.say(said)
    for told in ("jembatan Kali Pacar", "Dana jembatan tahun ini sudah habis", "Hadi"):
        assert told in heard.text
    assert ("kantor Kelurahan Imopuro" in heard.text) is against


@pytest.mark.parametrize("said", ["keberatan dong kalau jalannya ditutup", "warga minta adil"])
async def test_what_is_no_protest(world: World, said: str) -> None:
    siti = await refused(world)
    assert "Kami paham kalau Anda kecewa" not in (await siti.say(said))[0].text


@pytest.mark.parametrize(
    "said",
    [
        "masih menunggu terus ya, padahal udah 5 hari",
        "lampunya isih nunggu, kok suwe",
        "udah sebulan belum diputus juga",
    ],
)
async def test_how_long_it_still_waits(world: World, said: str) -> None:
    siti = await refused(world)
    [heard] = await siti.say(said)
    assert "Lampu jalan Gang Kelinci" in heard.text
    assert "Sekarang di tangan: verifikator Kelurahan Imopuro." in heard.text
    assert "paling lambat" in heard.text


@pytest.mark.parametrize(
    "said", ["kapan rapatnya, udah 2 minggu ga ada kabar", "masih nunggu suami pulang dulu"]
)
async def test_what_awaits_something_else(world: World, said: str) -> None:
    siti = await refused(world)
    assert "Sekarang di tangan" not in (await siti.say(said))[0].text


@pytest.mark.parametrize(
    "said",
    [
        "siapa yang menentukan usulan disetujui atau tidak",
        "siapa yg milih usulan mana yg dibangun",
        "siapa yg nentuin usulan jadi apa ngga",
        "sing nentokke usulan kuwi sopo",
    ],
)
async def test_who_decides_is_no_question_of_who_proposed(world: World, said: str) -> None:
    siti = await world.person().welcomed()
    assert "Bappeda" in (await siti.say(said))[0].text


@pytest.mark.parametrize(
    "said", ["siapa sih yg ngusulin jalan situ", "siapa yang punya usulan itu", "siapa pengusulnya"]
)
async def test_who_proposed_is_told_to_nobody(world: World, said: str) -> None:
    siti = await world.person().welcomed()
    assert "data pribadi" in (await siti.say(said))[0].text


async def test_what_proposing_costs_is_no_question_of_who(world: World) -> None:
    siti = await world.person().welcomed()
    said = "biayanya ditanggung siapa kalo ngusul lewat wa, saya apa pemkot"
    assert "Gratis" in (await siti.say(said))[0].text
