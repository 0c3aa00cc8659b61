"""What is ordered to be added at the review is added, and what of it is another answer goes
there."""

from __future__ import annotations

import pytest

from tests.handlers.conversation.test_two_things import told
from tests.support import Resident, World

sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def at_review(world: World) -> Resident:
    siti = await world.person().welcomed()
    for line in ("usul", "Imopuro", "1", "Bangun talud", "Tebing longsor", "RT 1 RW 2"):
        await siti.say(line)
    assert siti.done.asking == "propose.review"
    return siti


@sqlite
@pytest.mark.parametrize(
    ("text", "more"),
    [
        (
            "tambahin kalo tahun lalu udah pernah diukur orang kelurahan",
            "tahun lalu udah pernah diukur orang kelurahan",
        ),
        (
            "nyuwun dipun tambahi menawi sampun nate dipun ukur petugas",
            "sampun nate dipun ukur petugas",
        ),
        ("tolong tambahi nek wis tau dilaporke pak lurah", "wis tau dilaporke pak lurah"),
        (
            "tambahkan bahwa sudah ada 2 rumah yang retak di RT sebelah",
            "sudah ada 2 rumah yang retak di RT sebelah",
        ),
        ("tolong tambahin catatan warga udah sepakat", "warga udah sepakat"),
        ("please add that the village office measured it", "the village office measured it"),
    ],
)
async def test_it_is_added_to_the_problem(world: World, text: str, more: str) -> None:
    siti = await at_review(world)
    assert f"Tebing longsor. {more}" in told(await siti.say(text))
    assert siti.done.asking == "propose.review"


@sqlite
@pytest.mark.parametrize(
    ("text", "land", "more"),
    [
        (
            "Mohon ditambahkan bahwa tanah tersebut milik pemerintah dan usulan ini sudah"
            " disepakati dalam rapat RT.",
            "Milik pemerintah",
            "Tebing longsor. usulan ini sudah disepakati dalam rapat RT\n",
        ),
        (
            "mohon ditambah keterangan tanah milik warga, sudah dihibahkan",
            "Milik warga",
            "Tebing longsor. sudah dihibahkan\n",
        ),
        ("tambahin juga kalau tanahnya punya pemkot", "Milik pemerintah", "Tebing longsor\n"),
    ],
)
async def test_what_is_another_answer_goes_there(
    world: World, text: str, land: str, more: str
) -> None:
    siti = await at_review(world)
    heard = told(await siti.say(text))
    assert f"Tanah: {land}" in heard
    assert f"Masalah: {more}" in heard
    assert siti.done.asking == "propose.review"


@sqlite
@pytest.mark.parametrize("text", ["dulu kalo hujan banjir terus", "tambahkan lampu juga"])
async def test_what_orders_no_adding_is_asked_about(world: World, text: str) -> None:
    siti = await at_review(world)
    assert "Mau ditambahkan ke bagian Masalah?" in told(await siti.say(text))
