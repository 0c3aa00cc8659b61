"""Whoever writes for an author that has died; what becomes of a proposal; where somebody is met."""

from __future__ import annotations

import pytest

from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

IMOPURO = "18.72.01.1003"


async def proposed(world: World) -> Resident:
    siti = await world.person("siti").lives_in(IMOPURO)
    await siti.proposes("Perbaikan talut sungai RT 05")
    return siti


@pytest.mark.parametrize(
    "said",
    [
        "saya anaknya, bapak sudah ga ada, meninggal Selasa kemarin",
        "jadi walaupun ibu sudah wafat usulannya tidak dibatalkan kan",
        "simbah sampun seda wingi, usulane pripun",
        "my father passed away last week, what about his proposal",
    ],
)
async def test_it_stays_as_it_is(world: World, said: str) -> None:
    siti = await proposed(world)
    heard = (await siti.say(said))[-1]
    assert "Kami turut berduka cita." in heard.text
    assert "tidak dibatalkan" in heard.text
    assert "Ya, tarik" not in heard.labels


async def test_somebody_else_may_go_on_with_it(world: World) -> None:
    siti = await proposed(world)
    heard = (await siti.say("kalau saya yang nerusin bisa? saya tinggal di Yosorejo"))[-1]
    assert "Keluarga boleh meneruskan" in heard.text
    assert "berduka" not in heard.text


@pytest.mark.parametrize("said", ["orang kampung ada yang meninggal ketabrak, minta lampu jalan"])
async def test_who_died_of_what_is_wrong_is_no_author(world: World, said: str) -> None:
    siti = await proposed(world)
    assert "berduka" not in (await siti.say(said))[-1].text


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("talut itu masih jalan kan?", "Sampai di mana: sudah diterima"),
        ("usulannya tetap di Imopuro ya", "Sampai di mana: sudah diterima"),
        ("nomor saya 0813 6900 1122", "Nomor itu tidak kami simpan"),
        ("kalau ditarik bisa diajukan lagi tahun depan?", "boleh diajukan lagi kapan saja"),
        ("usulannya ga ikut gugur kan pak", "tidak batal dengan sendirinya"),
        ("saya mau lapor orangnya aja bisa?", "lapor.go.id"),
    ],
)
async def test_what_becomes_of_it(world: World, said: str, told: str) -> None:
    siti = await proposed(world)
    assert told in (await siti.say(said))[-1].text


async def test_asked_where_it_is_taken_back(world: World) -> None:
    siti = await proposed(world)
    await siti.say("tarik 1")
    heard = await siti.say("nanti dulu, kalau ditarik hangus, apa bisa diajukan lagi?")
    assert "boleh diajukan lagi kapan saja" in heard[0].text
    assert heard[-1].labels == ["Ya, tarik", "Tidak"]
    heard = await siti.say("surat hibah tanahnya sudah ada di laci saya")
    assert "usulan tidak jadi ditarik" in " ".join(each.text for each in heard)


async def test_data_goes_in_the_middle_of_a_proposal(world: World) -> None:
    siti = await world.person("siti").welcomed()
    for line in ("usul wifi gratis", "Imopuro"):
        await siti.say(line)
    assert "Belum. Yang Anda tulis masih tersimpan" in (await siti.say("udah kehapus blm"))[0].text
    heard = await siti.say("tolong dihapus saja nama anak saya dari sini")
    assert heard[-1].labels == ["Ya, hapus", "Tidak"]
    heard = await siti.say("iya semuanya. usulannya juga tidak usah diteruskan")
    assert "tidak ada yang dihapus" not in heard[-1].text
    assert heard[-1].labels == ["Ya, hapus", "Tidak"]
