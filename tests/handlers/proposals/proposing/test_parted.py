"""What stands in one message beside the answer: corrections, questions, scolding, one of two."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.database.tables import proposals
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

TO_PLACE = ("usul", "imopuro", "1", "Perbaikan talud", "Tanahnya longsor ke sungai")


async def at(world: World, *said: str) -> Resident:
    siti = world.person("siti")
    for line in ("halo", "ya", "Siti", *said):
        await siti.say(line)
    return siti


@pytest.mark.parametrize(
    ("before", "said", "field", "value"),
    [
        (4, "bukan talud lho jembatan maksudku. airnya meluap", "wish", "Perbaikan jembatan"),
        (4, "bukan talud lho jembatan maksudku. airnya meluap", "problem", "airnya meluap"),
        (4, "tiap hujan longsor. eh ralat, usulnya bronjong aja jgn talud", "wish",
         "Perbaikan bronjong"),
        (4, "anak2 ga bisa sekolah klo ujan. ini dibaca siapa aja?", "problem",
         "anak2 ga bisa sekolah klo ujan"),
        (4, "sek sek, salah. usulane dudu talud tapi plengsengan. masalahe tanah longsor", "wish",
         "Perbaikan plengsengan"),
        (5, "gang kenari rt 3, eh problemnya bukan longsor tp ambrol", "problem",
         "Tanahnya ambrol ke sungai"),
        (5, "salah, bukan longsor tp amblas. di gang melati rt 2", "problem",
         "Tanahnya amblas ke sungai"),
        (5, "lah kan tadi udah ditulis gang kelinci rt 3, ngulang terus", "place",
         "gang kelinci rt 3"),
        (5, "kok maksa rt sih, sy cuma apal gang dahlia", "place", "gang dahlia"),
        (5, "gang dahlia nomer 7, bisa kirim shareloc aja ga?", "place", "gang dahlia nomer 7"),
        (5, "di rt 7, eh kayaknya rt 8. samping masjid", "rt", "08"),
    ],
)  # fmt: skip
async def test_each_part_is_heard(
    world: World, before: int, said: str, field: str, value: str
) -> None:
    siti = await at(world, *TO_PLACE[:before])
    await siti.say(said)
    if before < len(TO_PLACE):
        await siti.say("gang mawar rt 5")
    await siti.say("kirim")
    [row] = await world.rows(select(proposals))
    assert getattr(row, field) == value


@pytest.mark.parametrize(
    ("before", "said", "told"),
    [
        (2, "kok bidang segala ditanya sih", "dinas mana"),
        (4, "buat apa sih masalahnya ditanya", "menimbang usulan"),
        (5, "rt rw buat apaan?", "menemukan tempatnya"),
        (5, "ko ditanya rt segala buat apa? nanti malah dilaporin", "bukan laporan"),
    ],
)
async def test_why_it_is_asked(world: World, before: int, said: str, told: str) -> None:
    siti = await at(world, *TO_PLACE[:before])
    asked = siti.done.asking
    assert told in (await siti.say(said))[-1].text
    assert siti.done.asking == asked


@pytest.mark.parametrize(
    ("picked", "wish"),
    [("bantuan modal warung", "bantuan modal warung"), ("gorong2 depan sd 3",) * 2],
)
async def test_one_of_two_is_picked(world: World, picked: str, wish: str) -> None:
    siti = await at(world, *TO_PLACE[:2])
    said = "bantuan modal warung bs ga? klo ga bs ya gorong2 depan sd 3 aja"
    heard = (await siti.say(said))[-1]
    assert "Boleh diusulkan" in heard.text
    await siti.tap(picked)
    for line in ("banyak yang butuh tiap hari", "gang mawar rt 5", "kirim"):
        await siti.say(line)
    [row] = await world.rows(select(proposals))
    assert row.wish == wish


async def test_land_of_several_is_kept_in_their_words(world: World) -> None:
    siti = await at(world, *TO_PLACE, "gang mawar rt 5", "tanah")
    said = "bengkok kelurahan, tp sebagian punya pak jono blm tau mau apa ngga"
    await siti.say(said)
    await siti.say("kirim")
    [row] = await world.rows(select(proposals))
    assert row.problem.endswith(f"Tanah: {said}")


async def test_what_is_put_right_is_told_before_the_number(world: World) -> None:
    siti = await at(world, *TO_PLACE, "gang mawar rt 5")
    heard = await siti.say(
        "masalahnya tambahin 2 motor nyemplung, sama rt nya jadi 06, abis itu kirim"
    )
    assert "RT 06" in heard[0].text
    assert "sudah kami terima" in heard[1].text
    [row] = await world.rows(select(proposals))
    assert row.problem == "Tanahnya longsor ke sungai, 2 motor nyemplung"
