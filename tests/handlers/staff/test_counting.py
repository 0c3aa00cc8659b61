"""How many stand where, who works where, and what a role does that may not decide."""

from __future__ import annotations

import pytest

from handlers.staff.of_many.stages import states_said
from storage.staff.roles import Role
from tests.handlers.staff.many.evening import IMOPURO, seeded
from tests.handlers.staff.test_desk import official
from tests.support import World


async def test_how_many_came_how_far(world: World) -> None:
    """By where they stand now; by what happened, where a time is named or they went on; what
    was taken back does not count."""
    await seeded(world, 4)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    await lurah.say("sepakati 1 2 3")
    await lurah.tap("Ya, catat 3 & kabari")
    await lurah.say("teruskan 1 2")
    await lurah.tap("Ya, catat 2 & kabari")
    await lurah.say("tolak 4 lahan karena masih sengketa")
    await lurah.tap("Ya, catat 1 & kabari")

    async def counted(said: str) -> str:
        return (await lurah.say(said))[-1].text.partition("\n")[0]

    assert "dari 4 usulan, 3 sudah disepakati" in await counted("yang sudah disepakati berapa")
    assert "dari 4 usulan, 2 sudah diteruskan" in await counted(
        "usulan imopuro brp yg udah lolos kelurahan"
    )
    assert "1 yang tidak dilanjutkan" in await counted("yg ditolak ada brp bulan ini")
    await lurah.say("cabut keputusan 4")
    await lurah.say("salah nomor, mohon maaf")
    await lurah.tap("Ya, cabut dan kabari")
    assert "0 yang tidak dilanjutkan" in await counted("yg ditolak ada brp bulan ini")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "said",
    ["berapa panjang usulan 3", "usulan yang belum diverifikasi berapa", "biaya yg disepakati brp"],
)
async def test_other_numbers_are_not_counted(world: World, said: str) -> None:
    await seeded(world, 1)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    assert not any("dari 1 usulan" in each.text for each in await lurah.say(said))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_who_works_there(world: World) -> None:
    """Names of the area that is named, else of one's own; of those above where it has none; no
    number of anybody."""
    await official(world, "ibu", Role.FASILITATOR, IMOPURO)
    await official(world, "admin", Role.ADMIN, "18.72")
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1001")
    [heard] = await lurah.say("fasilitator imopuro siapa, nomernya brp")
    assert "Ibu: fasilitator Kelurahan Imopuro" in heard.text
    assert "tidak kami tampilkan" in heard.text
    [heard] = await lurah.say("adminnya siapa ya")
    assert "Bu Admin: admin Kota Metro" in heard.text
    [heard] = await lurah.say("pendamping di sini siapa")
    assert "Belum ada petugas" in heard.text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_note_without_a_number(world: World) -> None:
    """It is of the one that is called so; where none is, it is asked which, the note kept."""
    await seeded(world, 2)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    heard = await lurah.say("catat biaya 60 juta, dinas PUTR")
    assert 'Pesan Anda tetap kami pakai: "catat biaya 60 juta, dinas PUTR"' in heard[-1].text
    heard = await lurah.say("2")
    assert "Rp 60 juta" in heard[0].text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_kecamatan_is_counted_by_its_name(world: World) -> None:
    await seeded(world, 2)
    city = await official(world, "kota", Role.VERIFIKATOR, "18.72")
    for said, where in (
        ("berapa usulan yg masuk dari metro pusat", "Kecamatan Metro Pusat, tahun 2028: dari 2"),
        ("brp usulan masuk di kecamatan metro timur", "Kecamatan Metro Timur, tahun 2028: dari 0"),
        ("berapa usulan yg masuk di kota metro", "Kota Metro, tahun 2028: dari 2"),
    ):
        assert (await city.say(said))[-1].text.startswith(where), said


@pytest.mark.parametrize("said", ["yg blm diakomodir", "yang tidak terakomodir"])
def test_what_is_kept_is_called_so_too(said: str) -> None:
    found = states_said(said)
    assert found is not None
    assert found[0] == "kept"
