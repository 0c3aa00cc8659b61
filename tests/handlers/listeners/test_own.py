"""What somebody says of one of theirs that was returned, or that takes too long, with nothing
open."""

from __future__ import annotations

import pytest

from storage.staff.roles import Role
from tests.handlers.staff.test_desk import official
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def brought(world: World, *returned: int) -> Resident:
    siti = await world.person("siti").lives_in("18.72.01.1003")
    for wish in ("Perbaikan jembatan Kali Pacar", "Lampu jalan Gang Kelinci", "Drainase Jl. Mawar"):
        await siti.proposes(wish)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    for number in returned:
        for line in (f"kembalikan {number}", "RT berapa?", "ya"):
            await lurah.say(line)
    await siti.new()
    return siti


async def hears(siti: Resident, said: str) -> str:
    return "\n".join(each.text for each in await siti.say(said))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("RT 07", ["RT 07/RW 02"]),
        ("Lampu jalan gang kelinci itu di RT 4 RW 3 pak", ["RT 04/RW 03"]),
        ("lampunya butuh 4 titik, tiangnya belum ada", ["4 titik", "tiangnya belum ada"]),
        ("maaf baru balas, kemarin hp rusak. rt 07 pak", ["RT 07/RW 02"]),
        ("rumah saya RT 7, tapi lampunya di RT 4", ["RT 04/RW 02"]),
        ("RT 4 pak, salam dari keluarga", ["RT 04/RW 02", '"salam dari keluarga" belum']),
        ("RT 06 kak yg lampu itu", ["RT 06/RW 02"]),
        ("rt 6 rw 1 pak, itu yg lampu gang kelinci", ["RT 06/RW 01"]),
        ("RT 06 untuk lampu", ["RT 06/RW 02"]),
    ],
)
async def test_an_answer_goes_to_what_was_returned(
    world: World, said: str, told: list[str]
) -> None:
    siti = await brought(world, 2)
    heard = await hears(siti, said)
    assert siti.done.asking == "propose.review"
    assert all(each in heard for each in ("Yang diminta petugas: RT berapa?", *told))
    assert "hp rusak" not in heard
    assert "sudah disimpan" in await hears(siti, "Simpan perubahan")
    assert await world.count("proposals") == 3


async def test_what_is_known_may_be_told_officers_all_the_same(world: World) -> None:
    siti = await brought(world, 2)
    assert "sudah tercatat" in await hears(siti, "RT 5 RW 2 pak!! masak gitu aja ditanya")
    assert "giliran petugas lagi" in await hears(siti, "Sampaikan ke petugas")


@pytest.mark.parametrize("said", ["minta lampu di rt 4", "jalan di rt 6 rusak", "usul lampu rt 4"])
async def test_another_wish_is_no_answer(world: World, said: str) -> None:
    siti = await brought(world, 2)
    assert "Yang diminta petugas" not in await hears(siti, said)


async def test_of_several_it_is_asked_which(world: World) -> None:
    siti = await brought(world, 2, 3)
    heard = await siti.say("rt 04")
    assert [label[-5:] for label in heard[-1].labels[:2]] == ["00003", "00002"]


@pytest.mark.parametrize(
    "said", ["kenapa lampu jalan saya dikembalikan?", "yang diminta petugas apa sih"]
)
async def test_what_officers_ask_is_told(world: World, said: str) -> None:
    siti = await brought(world, 2)
    heard = await hears(siti, said)
    assert "RT berapa?" in heard
    assert "tulis saja jawabannya" in heard


async def test_who_has_waited_too_long_hears_how_it_stands(world: World) -> None:
    siti = await brought(world)
    heard = await hears(siti, "kok lama banget sih drainasenya, udah dua minggu nunggu")
    assert heard.startswith("Maaf sudah membuat Anda menunggu")
    assert "MTR-2028-00003" in heard
    assert siti.done.asking is None


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("tetangga saya mau ikut mendukung usulan jembatan, caranya gimana", "DUKUNG 1"),
        ("ibu2 pkk mau ikut dukung jg usulan lampu, bisa?", "DUKUNG 2"),
        ("cara tetangga dukung usulan saya gimana", "MTR-2028-00003"),
        ("bapak saya mau dukung jembatan pakai hp dia", "DUKUNG 1"),
        ("bu RT juga mau dukung yang lampu, tinggal ketik apa?", "DUKUNG 2"),
        ("aku dukung usulan jembatan jg", "usulan Anda sendiri"),
    ],
)
async def test_who_asks_for_support_of_theirs(world: World, said: str, told: str) -> None:
    siti = await brought(world)
    heard = await hears(siti, said)
    assert told in heard
    assert "Caranya:" not in heard


async def test_a_number_under_which_one_is_supported(world: World) -> None:
    await brought(world)
    budi = await world.person("budi").lives_in("18.72.01.1003")
    await budi.say("dukung")
    assert "Anda sekarang mendukung MTR-2028-00001" in await hears(budi, "1")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("kapan drainase mawar dikerjakan? udah banjir terus nih", "MTR-2028-00003"),
        ("drainase nomor berapa ya", "MTR-2028-00003"),
        ("drainase udah nyampe mana", "MTR-2028-00003"),
        ("kok jembatan saya cuma diterima doang, kapan dibangunnya", "MTR-2028-00001"),
        ("boleh minta link usulan drainase buat dibagi ke grup", "Teruskan pesan"),
        ("lama amat pak, udah sebulan usulan saya ga diproses2", "Maaf sudah membuat"),
    ],
)
async def test_what_is_asked_of_one_of_theirs(world: World, said: str, told: str) -> None:
    siti = await brought(world)
    assert told in await hears(siti, said)
    assert siti.done.asking is None


@pytest.mark.parametrize(
    "said", ["yg jembatan kali pacar", "yang lampu gang kelinci", "sing lampu"]
)
async def test_what_only_names_one_shows_it(world: World, said: str) -> None:
    siti = await brought(world)
    heard = await hears(siti, said)
    assert "Sampai di mana" in heard
    assert "maksud Anda yang mana" not in heard


async def one_sent(world: World) -> Resident:
    siti = await world.person("siti").lives_in("18.72.01.1003")
    await siti.proposes("Perbaikan talud Kali Pacar")
    return siti


@pytest.mark.parametrize(
    "said",
    [
        "aduh ribet ya. ya udah dicabut aja deh, saya lagi kerja",
        "ga enak sama yg lain, tarik aja lah",
        "yowis dicabut wae pak",
    ],
)
async def test_what_names_none_takes_back_the_only_one(world: World, said: str) -> None:
    siti = await one_sent(world)
    assert "Benar mau menarik usulan ini?" in await hears(siti, said)
    assert "kami tunggu" in await hears(siti, "bentar")
    told = "tidak jadi ditarik dan tetap dibahas"
    assert told in await hears(siti, "eh jangan jadi dicabut, kata suami sayang")
    assert siti.done.asking is None
    await siti.say(said)
    assert "sudah ditarik" in await hears(siti, "iya yakin")


async def test_it_is_taken_back_while_it_is_being_changed(world: World) -> None:
    siti = await one_sent(world)
    heard = await hears(siti, "itu panjangnya saya nulis 120 meter salah pak, kata tukang 90")
    assert "Ukuran sekarang: 90 m" in heard
    assert "Benar mau menarik usulan ini?" in await hears(
        siti, "ah udah dibangun pabrik, cabut aja"
    )
    assert "sudah ditarik" in await hears(siti, "iya cabut")
    assert siti.done.asking is None
    [proposal] = await world.proposals()
    assert (proposal["state"], proposal["volume_text"]) == ("dibatalkan", "120 m")


async def test_a_yes_after_something_else_takes_nothing_back(world: World) -> None:
    siti = await one_sent(world)
    await siti.say("cabut aja, sudah dibangun")
    await siti.say("sama RT nya salah itu harusnya RT 8 bukan 5")
    await siti.say("iya bener")
    [proposal] = await world.proposals()
    assert proposal["state"] == "diajukan"


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("dua sisi, masing2 25 meter. jadi totalnya 50", "2 sisi, masing-masing 25 m (= 50 m)"),
        ("kedua sisi pak, tiap sisi 40 m", "2 sisi, masing-masing 40 m (= 80 m)"),
    ],
)
async def test_so_much_on_each_side_answers(world: World, said: str, text: str) -> None:
    siti = await one_sent(world)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    for line in ("kembalikan 1", "satu sisi atau dua sisi?", "data belum lengkap", "ya"):
        await lurah.say(line)
    await siti.new()
    for line in ("oh dikembalikan? kok saya ga dikabarin", "emang pak lurah nanyanya apa?"):
        assert "satu sisi atau dua sisi?" in await hears(siti, line)
    assert f"Ukuran sekarang: {text}." in await hears(siti, said)
    await siti.say("iya bener")
    heard = await hears(siti, "udah kekirim lagi ke lurah blm?")
    assert "sudah diterima, menunggu dibahas" in heard


async def test_it_is_named_behind_why_its_number_is_not_known(world: World) -> None:
    siti = await brought(world)
    for said in ("nomornya lupa, hp ganti. yg lampu gang kelinci", "yg lampu jalan. a.n Siti"):
        assert (await hears(siti, said)).startswith("MTR-2028-00002: Lampu jalan Gang Kelinci")


@pytest.mark.parametrize(
    "said",
    [
        "ini usulan saya kok DITOLAK. kerjanya apa sih kelurahan",
        "knp usulanku ditolak",
        "kok ditolak?",
    ],
)
async def test_why_one_was_rejected_is_told_without_its_number(world: World, said: str) -> None:
    siti = await brought(world)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    for line in ("tolak 2", "lokasinya kewenangan provinsi", "lokasi belum jelas", "ya"):
        await lurah.say(line)
    await siti.new()
    heard = await hears(siti, said)
    assert "MTR-2028-00002" in heard
    assert "kewenangan provinsi" in heard
    assert "MTR-2028-00001" not in heard


async def test_what_nobody_rejected_is_not_said_to_be(world: World) -> None:
    siti = await brought(world)
    assert "ditolak" not in await hears(siti, "ini usulan saya kok ditolak")


@pytest.mark.parametrize(
    "said",
    [
        "prioritas 1 itu yang paling duluan?",
        "kalau prioritas 4 maksudnya apa",
        "prioritas 2 iku tegese piye",
        "angka prioritas kecil berarti lebih dulu ya",
    ],
)
async def test_what_the_number_of_a_priority_says(world: World, said: str) -> None:
    siti = await world.person("siti").welcomed()
    assert "makin kecil angkanya" in (await siti.say(said))[-1].text
    await siti.say("usul")
    await siti.say("Imopuro")
    heard = await siti.say(said)
    assert "makin kecil angkanya" in heard[0].text
    assert siti.done.asking == "propose.topic"


@pytest.mark.parametrize(
    "said", ["kreteke ambrol temenan mau bengi", "the bridge I reported just collapsed"]
)
async def test_what_has_come_down_is_a_danger_first(world: World, said: str) -> None:
    siti = await world.person("siti").lives_in("18.72.01.1003")
    await siti.proposes("Perbaikan jembatan Kali Pacar RT 05")
    heard = await siti.say(said)
    assert "113" in heard[0].text
    heard = await siti.say("jembatane wingi taun ambrol, njaluk didandani")
    assert "113" not in heard[0].text


@pytest.mark.parametrize("said", ["kok punyaku digabung, sama siapa?", "who merged my proposal?"])
async def test_of_one_that_was_merged(world: World, said: str) -> None:
    """Into which, and what that is; that none was."""
    siti = await world.person("siti").lives_in("18.72.01.1003")
    first = await siti.proposes("Perbaikan jembatan Kali Pacar RT 05")
    [heard, *_] = await siti.say(said)
    assert "Belum ada usulan Anda yang tercatat digabung" in heard.text
    other = await siti.proposes("Jembatan Kali Pacar RT 05 diperbaiki")
    hadi = await official(world, "hadi", Role.VERIFIKATOR, "18.72.01.1003")
    for line in (f"gabung {other} ke {first}", "jembatan yang sama", "ya"):
        await hadi.say(line)
    await siti.new()
    [heard, *_] = await siti.say(said)
    assert "Digabung artinya" in heard.text
    assert first in heard.text


async def test_one_that_says_nothing_for_long(world: World) -> None:
    siti = await world.person("siti").lives_in("18.72.01.1003")
    number = await siti.proposes("Perbaikan jembatan Kali Pacar RT 05")
    for said in ("punyaku kok meneng wae, wis rong minggu", "udah 3 minggu diem aja nih"):
        [heard, *_] = await siti.say(said)
        assert "Maaf sudah membuat Anda menunggu" in heard.text
        assert number in heard.text


@pytest.mark.parametrize(
    "said",
    ["batalin aja usulan saya", "ternyata sudah ada dari pak rt, batalkan saja punya kami ya"],
)
async def test_what_is_theirs_is_taken_back_whichever_it_is(world: World, said: str) -> None:
    siti = await world.person("siti").lives_in("18.72.01.1003")
    await siti.proposes("Perbaikan jembatan Kali Pacar")
    assert "Benar mau menarik" in await hears(siti, said)
