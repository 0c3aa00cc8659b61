"""What is to be there instead of a part of an answer goes to the answer that holds it."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.lost import WAYS, state_of
from handlers.reading.said.exchanged import exchanged, orders
from tests.support import World

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

KNOWN = {
    "wish": "Perbaikan talud",
    "problem": "Tanahnya longsor ke sungai",
    "place": "Belakang pasar RT 05/RW 02",
}


async def answers(world: World, where: str, *said: str) -> dict[str, Any]:
    siti = await world.person().welcomed()
    for line in (*WAYS[where], *said):
        await siti.say(line)
    found: dict[str, Any] = (await state_of(world, siti))["open"]["answers"]
    return {**found, "place": (found.get("place") or {}).get("text")}


@pytest.mark.parametrize(
    ("said", "name", "value"),
    [
        (
            "gak bener. longsornya bukan ke sungai tapi ke kios dagangan saya",
            "problem",
            "Tanahnya longsor ke kios dagangan saya",
        ),
        (
            "Wis pas, nanging tulisane longsor nang kali diganti ambrol nang dalan",
            "problem",
            "Tanahnya ambrol nang dalan",
        ),
        (
            "udah pas, cuma tulisan sungainya diganti selokan",
            "problem",
            "Tanahnya longsor ke selokan",
        ),
        (
            "bukan longsor ke sungai tapi ke jalan raya",
            "problem",
            "Tanahnya longsor ke jalan raya",
        ),
        (
            "tanahnya jangan longsor, tapi ambles ke sungai",
            "problem",
            "Tanahnya ambles ke sungai",
        ),
        ("itu salah, belakang pasar bukan, tapi depan pasar", "place", "depan pasar RT 05/RW 02"),
        ("kata talud ganti jadi bronjong", "wish", "Perbaikan bronjong"),
        ("perbaikan talud", "wish", "Perbaikan talud"),
        ("talud diperbaiki", "wish", "Perbaikan talud"),
        ("pembangunan talud baru", "wish", "pembangunan talud baru"),
        ("tambahin blok C", "place", "Belakang pasar RT 05/RW 02, blok C"),
        (
            "Belakang pasar sebelah mana? kok ga ditulis blok C, tambahin blok C",
            "place",
            "Belakang pasar RT 05/RW 02, blok C",
        ),
        ("sebelah pintu 2 belum ditulis", "place", "Belakang pasar RT 05/RW 02, sebelah pintu 2"),
        ("tambahin lampu di gang melati", "place", "Belakang pasar RT 05/RW 02"),
        # Which one it is.
        (
            "Nggih leres, nanging pasare pasar Cendrawasih, mboten pasar sanese",
            "place",
            "Belakang pasar Cendrawasih RT 05/RW 02",
        ),
        (
            "pasarnya pasar cendrawasih ya bukan pasar kopindo",
            "place",
            "Belakang pasar cendrawasih RT 05/RW 02",
        ),
        ("sungainya sungai batanghari", "problem", "Tanahnya longsor ke sungai batanghari"),
        ("usulannya tambahin: sekalian drainase", "wish", "Perbaikan talud, sekalian drainase"),
    ],
)
@SQLITE
async def test_that_part_alone_is_another(world: World, said: str, name: str, value: str) -> None:
    found = await answers(world, "review", said)
    assert {each: found[each] for each in KNOWN} == {**KNOWN, name: value}


@SQLITE
async def test_of_what_no_answer_holds_it_is_asked(world: World) -> None:
    found = await answers(world, "review", "mawar bukan melati tapi anggrek")
    assert {each: found[each] for each in KNOWN} == KNOWN


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        (
            "mau ngubah keinginannya dulu bisa? bukan perbaikan talud tapi bikin baru",
            "bikin baru talud",
        ),
        ("bukan perbaikan talud tapi pembangunan talud baru", "pembangunan talud baru"),
        ("perbaikan talud", "Perbaikan talud"),
    ],
)
@SQLITE
async def test_the_wish_is_another_where_the_problem_is_asked(
    world: World, said: str, wish: str
) -> None:
    found = await answers(world, "text.problem", said)
    assert (found["wish"], found.get("problem")) == (wish, None)


@pytest.mark.parametrize(
    ("said", "had", "now"),
    [
        ("make it 40 orang, jangan 30", "30 orang belum bisa", "40 orang belum bisa"),
        ("sungai diganti kali ya", "longsor ke sungai", "longsor ke kali"),
        ("bukan sungai tapi sungai besar", "longsor ke sungai besar", "longsor ke sungai besar"),
        ("bukan mawar tapi melati", "longsor ke sungai", None),
        ("gentengnya diganti?", "gentengnya bocor", None),
    ],
)
def test_instead_of_a_part(said: str, had: str, now: str | None) -> None:
    assert exchanged(said, had) == now


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("ubah talud jadi drainase", "Perbaikan drainase"),
        (
            "ganti taludnya jadi drainase aja, stlh dipikir2 itu yg lebih perlu",
            "Perbaikan drainase",
        ),
    ],
)
def test_an_order_to_write_something_instead(said: str, wish: str) -> None:
    assert orders(said)
    assert exchanged(said, "Perbaikan talud") == wish


@pytest.mark.parametrize(
    ("said", "more"),
    [
        ("td masalahnya kurang lengkap, tambahin: jalan setapak putus", "jalan setapak putus"),
        ("tambahin di masalah: sudah 2 rumah retak", "sudah 2 rumah retak"),
        ("masalahnya tambahin ya, anak2 ga bisa lewat", "anak2 ga bisa lewat"),
        ("eh yang tadi masalahnya ditambah, pagar warga roboh", "pagar warga roboh"),
    ],
)
@SQLITE
async def test_more_of_an_answer_where_another_is_asked(world: World, said: str, more: str) -> None:
    found = await answers(world, "text.place", said)
    assert (found["problem"], found["place"]) == (f"{KNOWN['problem']}, {more}", None)


def test_of_two_that_have_names_nobody_can_tell() -> None:
    assert exchanged("pasarnya pasar cendrawasih", "Belakang pasar kopindo RT 05") is None
    assert exchanged("sungainya sungai batanghari", "Longsor ke sungai dan jalan") is not None
