"""A proposal that lies in another kelurahan, as staff say it; what they ask between decisions."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from handlers.reading.staff import handed_on
from handlers.reading.staff.in_order import asked_of
from handlers.reading.staff.looks import InLine, in_line
from storage.database.tables import proposals as rows
from tests.handlers.listeners.test_lined import desk
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def one(world: World, wish: str) -> Any:
    found = await world.rows(select(rows).where(rows.c.wish.like(f"%{wish}%")))
    return found[0]


@pytest.mark.parametrize(
    "said",
    [
        "jembatan itu bukan wilayah saya, teruskan ke kelurahan yosodadi",
        "jembatan itu oper ke lurah yosodadi aja pak",
        "jembatan ternyata masuk yosodadi pak",
        "jembatan niku mpun melu yosodadi",
    ],
)
async def test_it_goes_where_it_lies_once_that_was_shown(world: World, said: str) -> None:
    lurah = await desk(world)
    heard = await lurah.say(said)
    assert "Menjadi: Kelurahan Yosodadi" in heard[-1].text
    heard = await lurah.say("iya teruskan ke yosodadi")
    assert "sudah dibetulkan" in heard[0].text
    assert (await one(world, "jembatan")).area == "18.72.04.1001"


@pytest.mark.parametrize(
    "said",
    [
        "waduh jembatan ini bukan wilayah saya. kalinya sebelah timur itu sudah yosodadi",
        "batalkan persetujuannya, teruskan ke kelurahan yosodadi",
        "eh ini di luar wilayah saya, masuknya yosodadi",
    ],
)
async def test_what_was_being_decided_on_it_is_left(world: World, said: str) -> None:
    lurah = await desk(world)
    await lurah.say("setujui jembatan prioritas 1")
    heard = await lurah.say(said)
    assert 'Keputusan "Sepakati" tidak dicatat' in heard[0].text
    assert "Menjadi: Kelurahan Yosodadi" in heard[-1].text
    await lurah.say("ya")
    left = await one(world, "jembatan")
    assert (left.area, left.state) == ("18.72.04.1001", "diajukan")


@pytest.mark.parametrize(
    "said", ["jembatan jangan diteruskan ke yosodadi", "teruskan jembatan ke imopuro"]
)
async def test_what_is_not_to_go_there_stays(world: World, said: str) -> None:
    lurah = await desk(world)
    heard = await lurah.say(said)
    assert not any("Menjadi: Kelurahan" in each.text for each in heard)


async def test_why_one_is_refused_may_be_that_it_lies_elsewhere(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("tolak jembatan")
    heard = await lurah.say("itu bukan wilayah kami, sudah yosodadi")
    assert 'dibaca pengusul: "itu bukan wilayah kami, sudah yosodadi"' in heard[0].text


@pytest.mark.parametrize(
    "said",
    ["eh tunggu, bentar saya lihat alamatnya", "cek dulu isinya", "lihat lagi usulannya dong"],
)
async def test_what_is_decided_on_is_seen_before_the_yes(world: World, said: str) -> None:
    lurah = await desk(world)
    await lurah.say("setujui jembatan prioritas 1")
    heard = await lurah.say(said)
    assert "Sampai di mana" in heard[0].text
    assert lurah.done.asking == "decide.sure"
    assert "Sudah tercatat" in (await lurah.say("ya"))[0].text


async def test_whose_a_priority_is(world: World) -> None:
    lurah = await desk(world)
    for said in ("setujui jembatan prioritas 2", "ya"):
        await lurah.say(said)
    heard = await lurah.say("prioritas 1 di saya berarti masih kosong ya?")
    assert "Prioritas 1 masih kosong." in heard[0].text
    heard = await lurah.say("yang prioritas dua siapa")
    assert "Prioritas 2: MTR" in heard[0].text
    assert "kosong" not in heard[0].text


@pytest.mark.parametrize(
    ("said", "priority"),
    [
        ("prioritas 1 masih kosong ya?", 1),
        ("prioritas ke 3 sudah dipakai belum", 3),
        ("siapa yg prioritas 2", 2),
        ("prioritas dua usulan apa", 2),
        ("jembatan jadi prioritas 1", None),
        ("setujui jembatan prioritas 1 apa 2", None),
    ],
)
def test_the_priority_that_is_asked_of(database_url: str, said: str, priority: int | None) -> None:
    assert asked_of(said) == priority


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("buka yg paling lama dulu", InLine.OLDEST),
        ("yang terlama", InLine.OLDEST),
        ("lihat yg paling baru dong", InLine.NEWEST),
        ("lanjut", InLine.NEXT),
        ("usulan berikutnya", InLine.NEXT),
        ("lanjut setujui jembatan", None),
        ("yang paling lama menunggu siapa", None),
    ],
)
def test_which_is_to_be_seen(database_url: str, said: str, place: InLine | None) -> None:
    assert in_line(said) is place


async def test_what_waits_is_gone_through_one_by_one(world: World) -> None:
    lurah = await desk(world)
    heard = await lurah.say("buka yg paling lama dulu")
    first = heard[0].text.partition(":")[0]
    await lurah.say("setujui prioritas 1")
    await lurah.say("ya")
    heard = await lurah.say("lanjut")
    assert "Sampai di mana" in heard[0].text
    assert first not in heard[0].text
    assert "TUGAS" in (await lurah.say("sisa berapa?"))[0].text


@pytest.mark.parametrize(
    ("said", "reads"),
    [
        ("pindahkan ke yosodadi", True),
        ("tolong dioper ke kelurahan sebelah", True),
        ("jangan dipindah ke yosodadi", False),
        ("pindah rumah", False),
    ],
)
def test_that_it_goes(database_url: str, said: str, reads: bool) -> None:
    assert handed_on.goes(said) == reads


async def test_given_back_with_a_question_for_what_is_missing(world: World) -> None:
    lurah = await desk(world)
    heard = await lurah.say(
        "yg jembatan ini berapa rumah yg lewat? ga ditulis. kembalikan tanya itu"
    )
    assert lurah.done.asking == "decide.sure"
    assert "Data usulan belum lengkap" in heard[-1].text
    assert "Penjelasan: berapa rumah yg lewat? ga ditulis\n" in heard[-1].text
