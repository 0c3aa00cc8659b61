"""Whoever wants to speak with an officer hears of the office where they live."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.city import speaking
from storage.database.store import Store
from storage.errors import Advice
from tests.support import World

OFFICES = """area,office,contact,hours
18.72,Bagian Pemerintahan,0725-100,Senin-Jumat 08.00-15.00
18.72.01.1003,Kantor Kelurahan Imopuro,0725-200,Senin-Jumat 07.30-15.30
"""
IMOPURO = "Kantor Kelurahan Imopuro, 0725-200 (Senin-Jumat 07.30-15.30)"
CITY = "Bagian Pemerintahan, 0725-100 (Senin-Jumat 08.00-15.00)"


async def known(world: World, path: Path, text: str = OFFICES) -> int:
    file = path / "kantor.csv"
    file.write_text(text, encoding="utf-8")
    wanted = speaking.read_csv(file)

    async def chore(store: Store) -> int:
        return await speaking.take(store, wanted)

    return await world.app.turns.do(chore)


async def test_the_office_is_that_of_the_kelurahan(world: World, tmp_path: Path) -> None:
    siti = await world.person("siti").welcomed()
    ask = "mau bicara dengan petugas"
    assert "silakan datang ke kantor kelurahan" in (await siti.say(ask))[-1].text
    assert await known(world, tmp_path) == 2
    assert CITY in (await siti.say(ask))[-1].text, "it is not known where she lives"
    await siti.say("usul")
    await siti.say("Imopuro")
    [again] = await siti.say("nomor telepon kantornya berapa ya")
    assert IMOPURO in again.text, "of the proposal that is open"
    assert "Usulan ini tentang apa?" in again.text
    await siti.say("batal")
    await siti.say("ya")
    assert CITY in (await siti.say(ask))[-1].text, "a draft that went moves nobody"
    moved = OFFICES.replace("0725-200", "0725-300").replace("18.72,Bagian", "18.72.01,Kecamatan")
    assert await known(world, tmp_path, moved) == 2
    await siti.proposes()
    await siti.tap("Ya, tinggal di sana")
    assert "0725-300" in (await siti.say("kantornya di mana, mau ketemu petugas"))[-1].text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("area,office\n", "first line"),
        (OFFICES + "18.72,Dua,1,2\n", "line 4: 18.72 stands there twice"),
        (OFFICES.replace("0725-100", ""), "line 2: contact"),
        (OFFICES.replace("18.72,", "18.99,"), "no area 18.99"),
    ],
)
async def test_a_bad_file_says_where(world: World, tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(Advice, match=says):
        await known(world, tmp_path, text)
