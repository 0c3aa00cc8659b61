"""What is told of other answers while the kelurahan is asked is no problem."""

from __future__ import annotations

import pytest

from benchmarks.lost import state_of
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def at_area(world: World, wish: str = "usul lampu jalan, gelap kalau malam") -> Resident:
    siti = await world.person("siti").welcomed()
    await siti.say(wish)
    return siti


async def answers(world: World, siti: Resident) -> dict[str, object]:
    state = (await state_of(world, siti))["open"]
    assert state["asked"] == "area"
    return dict(state["answers"])


@pytest.mark.parametrize(
    ("said", "name", "value"),
    [
        ("ning mburi balai dusun nganti kali, rw ne lali", "place",
         "ning mburi balai dusun nganti kali"),
        ("di gang kenari rt 4 dari pos ronda sampai rumahnya bu Yati", "place",
         "di gang kenari rt 4 dari pos ronda sampai rumahnya bu Yati"),
        ("lemahe duweke pak Sastro", "land", "warga"),
        ("itu pinggir jalan punya umum", "land", "pemerintah"),
        ("sosial saja kata menantu saya", "topic", "sosbud"),
        ("economy i guess", "topic", "ekonomi"),
    ],
)  # fmt: skip
async def test_each_is_its_own_answer(world: World, said: str, name: str, value: str) -> None:
    siti = await at_area(world)
    before = await answers(world, siti)
    await siti.say(said)
    now = await answers(world, siti)
    held = now[name]
    assert (held["text"] if isinstance(held, dict) else held) == value
    assert now.get("problem") == before.get("problem")


@pytest.mark.parametrize(
    "said",
    ["fotone mboten saged, hp ne jadul", "foto saya ga bisa", "no photos, my phone is old",
     "fisik nopo nggih, lha wong lampu"],
)  # fmt: skip
async def test_what_answers_nothing_new_is_no_problem(world: World, said: str) -> None:
    siti = await at_area(world)
    before = await answers(world, siti)
    heard = await siti.say(said)
    assert "belum kami pakai" not in heard[-1].text
    assert await answers(world, siti) == before


@pytest.mark.parametrize("said", ["eh rt nya salah delapan", "rt ne keliru, kudune wolu"])
async def test_a_wrong_rt_is_put_right(world: World, said: str) -> None:
    siti = await at_area(world)
    await siti.say("gang melati rt tujuh rw dua")
    before = await answers(world, siti)
    await siti.say(said)
    now = await answers(world, siti)
    assert isinstance(now["place"], dict)
    assert (now["place"]["rt"], now["place"]["rw"]) == ("08", "02")
    assert now.get("problem") == before.get("problem")


@pytest.mark.parametrize(
    "said",
    ["di depan rumah pak Budi airnya setinggi lutut", "foto di balai jatuh kena air"],
)
async def test_what_is_wrong_there_is_the_problem(world: World, said: str) -> None:
    siti = await at_area(world, "minta drainase di kampung kami")
    await siti.say(said)
    assert said in str((await answers(world, siti))["problem"])
