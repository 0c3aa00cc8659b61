"""What is said of an announcement that is shown: nothing goes to anybody that was to be another."""

from __future__ import annotations

import pytest

from handlers.reading.staff.reworded import redated
from storage.staff.roles import Role
from tests.handlers.staff.test_desk import official
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

TEXT = "Batas akhir usulan diperpanjang s.d. 15 Januari 2027. Mohon RT/RW membantu warga."


async def shown(world: World) -> Resident:
    """Somebody of the city before whom an announcement to everybody lies."""
    await world.person("siti").lives_in("18.72.01.1003")
    await world.person("budi").lives_in("18.72.05.1001")
    dimas = await official(world, "dimas", Role.FASILITATOR, "18.72")
    for said in ("ok. skrg mau bikin pengumuman", TEXT, "semua kelurahan", "semua warga"):
        await dimas.say(said)
    for said in ("lewati", "sekarang"):
        heard = await dimas.say(said)
    assert TEXT in heard[-1].text
    assert "Untuk Kota Metro" in heard[-1].text
    return dimas


@pytest.mark.parametrize(
    ("said", "date", "area"),
    [
        ("kata kabid tglnya 22 Januari 2027, dan cuma kec Metro Selatan", "22", "Metro Selatan"),
        ("tanggalnya salah, harusnya 22 Januari 2027", "22", "Kota Metro"),
        ("khusus kecamatan metro selatan aja yg kebanjiran", "15", "Metro Selatan"),
        ("ke imopuro aja dulu pak", "15", "Imopuro"),
    ],
)
async def test_date_and_area_are_put_right_and_shown(
    world: World, said: str, date: str, area: str
) -> None:
    dimas = await shown(world)
    heard = await dimas.say(said)
    assert f"Untuk {area}" in heard[-1].text
    assert f"s.d. {date} Januari 2027" in heard[-1].text
    assert "mulai dikirim" not in heard[-1].text
    heard = await dimas.say("kirim")
    assert "mulai dikirim" in heard[0].text
    assert await world.count("mailings") == 1


@pytest.mark.parametrize(
    "said", ["stop jgn dikirim dulu", "tampilkan lagi teksnya", "kata kabid masih mau dicek"]
)
async def test_whatever_else_is_said_shows_it_once_more(world: World, said: str) -> None:
    dimas = await shown(world)
    heard = await dimas.say(said)
    assert "Belum dikirim" in heard[-1].text
    assert TEXT in heard[-1].text
    assert "mulai dikirim" in (await dimas.say("ya"))[0].text


@pytest.mark.parametrize(
    ("said", "new"),
    [
        ("tglnya 22 Januari 2027", "s.d. 22 Januari 2027"),
        ("eh salah, 20 feb", "s.d. 20 feb"),
        ("rapat 22 Januari 2027 sudah lewat", None),
        ("tanggal 15 Januari 2027 ya", None),
    ],
)
def test_another_date(database_url: str, said: str, new: str | None) -> None:
    found = redated(said, "Batas usulan s.d. 15 Januari 2027, terima kasih")
    assert found == (new and f"Batas usulan {new}, terima kasih")
