"""Complaints: asked whether a proposal is meant, or told where they go; nothing begins unasked."""

from __future__ import annotations

import pytest

from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    "text",
    [
        "sampah di gang kami sudah seminggu ga diangkut",
        "lampu jalan depan gereja mati dari minggu kemarin tolong",
        "tumpukan sampah di pojok pasar bau sekali",
    ],
)
async def test_a_nuisance_is_asked_about(world: World, text: str) -> None:
    siti = await world.person("siti").welcomed()
    heard = await siti.say(text)
    assert siti.done.asking is None
    assert heard[-1].labels[:2] == ["Jadikan usulan", "Ke mana melapor"]
    assert text in heard[-1].text
    begun = await siti.tap("Jadikan usulan")
    assert text in begun[-1].text
    assert siti.done.asking == "propose.area"


async def test_where_it_is_reported(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.say("sampah di gang kami sudah seminggu ga diangkut")
    assert "SP4N" in (await siti.tap("Ke mana melapor"))[-1].text
    assert "SP4N" in (await siti.say("kalau sampah ga diambil lapor ke mana"))[-1].text


async def test_a_wish_begins_as_ever(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.say("usul lampu jalan, yang lama mati semua")
    assert siti.done.asking == "propose.area"


async def test_of_an_officer(world: World) -> None:
    siti = await world.person("siti").welcomed()
    for text in ("petugas kelurahan judes sekali", "di kelurahan dimintai uang buat surat"):
        heard = await siti.say(text)
        assert "lurah atau camat" in heard[-1].text
        assert siti.done.asking is None


async def test_a_salam_is_answered_whatever_it_opens(world: World) -> None:
    siti = await world.person("siti").welcomed()
    for text in ("assalamualaikum pak mau usul", "assalamualaikum, Imopuro"):
        assert (await siti.say(text))[0].text.startswith("Waalaikumsalam.")
    assert "Waalaikumsalam" not in (await siti.say("batal"))[0].text


VAIN = "udah 3 TAHUN gua usul jalan gang rambutan ga ada kabar, makan doang kalian rapat"


async def test_what_a_complaint_tells_of_is_not_lost(world: World) -> None:
    siti = await world.person("siti").welcomed()
    heard = await siti.say(VAIN)
    assert "Jadikan usulan" in heard[-1].labels
    begun = await siti.tap("Jadikan usulan")
    assert 'usulan "jalan gang rambutan"' in begun[0].text
    assert "Masalah" not in begun[0].text
    assert siti.done.asking == "propose.area"


async def test_a_complaint_before_the_consent_is_kept(world: World) -> None:
    siti = world.person()
    await siti.say("halo")
    heard = await siti.say(VAIN)
    assert "Maaf" in heard[0].text
    assert "kami ingat" in heard[0].text
    for said in ("ya", "Hendra"):
        heard = await siti.say(said)
    assert "Jadikan usulan" in heard[-1].labels
    assert "gang rambutan" in heard[-1].text


# --- what is said under an offered one, and stands by itself ------------------------------------

SCOLDED = "kok sampah depan pasar ga diangkut2"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("ini beneran dibaca walikota ga", 'Saya baca: "ini beneran dibaca walikota ga"'),
        ("lihat usulannya orang lain dong", "kelurahan mana"),
        ("wis, mung sambat kok", "Baik, tidak jadi"),
        ("gausah, sekadar curhat", "Baik, tidak jadi"),
        ("yo wis lah, arep piye maneh", "Baik, tidak jadi"),
        ("maaf tadi saya kebawa kesal", "Tidak apa-apa, kami paham"),
        ("bikin kk syaratnya apa", "Disdukcapil"),
        ("semuanya korupsi", "Maaf"),
    ],
)
async def test_it_is_heard_as_what_it_is(world: World, said: str, told: str) -> None:
    budi = await world.person("budi").welcomed()
    await budi.say(SCOLDED)
    heard = await budi.say(said)
    assert told in heard[0].text
    assert all(f"{SCOLDED} {said}" not in one.text for one in heard)


@pytest.mark.parametrize("said", ["bau banget", "di gang mawar rt 3", "udah 2 minggu numpuk"])
async def test_what_tells_of_it_goes_on_with_it(world: World, said: str) -> None:
    budi = await world.person("budi").welcomed()
    await budi.say(SCOLDED)
    assert f"{SCOLDED}, {said}" in (await budi.say(said))[0].text.replace(
        f"{SCOLDED} ", f"{SCOLDED}, "
    )


async def test_another_wish_is_its_own(world: World) -> None:
    budi = await world.person("budi").welcomed()
    await budi.say(SCOLDED)
    heard = await budi.say("saya mau usul gapura gang salak")
    assert '"gapura gang salak"' in heard[0].text
    assert "soal hal lain, jadi kami simpan dulu" in heard[0].text


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("yang nomer loro wae, lapor", "SP4N-LAPOR"),
        ("sepertinya yang kedua deh", "SP4N-LAPOR"),
        ("ambil yang pertama aja", f'Kami catat usulan "{SCOLDED}"'),
        ("pilih jadikan usulan deh", f'Kami catat usulan "{SCOLDED}"'),
    ],
)
async def test_a_choice_with_words_around_it(world: World, said: str, told: str) -> None:
    budi = await world.person("budi").welcomed()
    await budi.say(SCOLDED)
    assert told in (await budi.say(said))[0].text
