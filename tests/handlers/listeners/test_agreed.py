"""A yes with more behind it: nothing is done with a change unheard, nothing is lost."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from handlers.reading.said.agreeing import asks_reach, behind_yes, of_another
from handlers.turn import known_words
from storage.database.tables import proposals
from storage.staff.roles import Role
from tests.handlers.listeners.test_lined import desk
from tests.handlers.staff.test_desk import official
from tests.support import World


def known(name: str, word: str) -> bool:
    return word in known_words(name)


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("Ya umumkan. Tambahin tlg datang tepat waktu", "Tambahin tlg datang tepat waktu"),
        ("iya kabarin semua yg kemarin. Ada berapa orang?", "semua yg kemarin. Ada berapa orang?"),
        ("oke, tapi jamnya 20.00", "tapi jamnya 20.00"),
        ("betul pak, terus yang lampu gimana", "terus yang lampu gimana"),
        ("ya kabari aja pak, makasih", ""),
        ("ya tolak aja", "tolak aja"),
        ("ya", ""),
        ("ya jangan dulu", None),
        ("iya tapi ga jadi", None),
        ("jam 8 ya", None),
        ("siapa ya?", None),
    ],
)
def test_what_stands_behind_a_yes(said: str, rest: str | None) -> None:
    assert behind_yes(said, known) == rest


def test_kinds() -> None:
    assert of_another("Yg satunya gabung ke situ")
    assert of_another("terus yang lain tolak")
    assert not of_another("prioritasnya 3")
    assert not of_another("yang lampu itu")
    assert asks_reach("Ada berapa orang?")
    assert asks_reach("dikirim ke siapa aja")
    assert not asks_reach("jam berapa mulainya")
    assert not asks_reach("orangnya ramah")


async def _states(world: World) -> list[str]:
    rows = await world.rows(select(proposals.c.number, proposals.c.state))
    return [row.state for row in sorted(rows, key=lambda row: row.number)]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "said",
    [
        "ya, tapi biayanya tolong dicek lagi",
        "iya catat. nanti saya ketemu pak RT dulu",
        "betul itu, orangnya juga sudah lama nunggu",
    ],
)
async def test_nothing_is_done_with_more_unheard(world: World, said: str) -> None:
    lurah = await desk(world)
    await lurah.say("setujui jembatan prioritas 1")
    before = await _states(world)
    heard = await lurah.say(said)
    assert "belum kami kerjakan" in heard[0].text
    assert await _states(world) == before
    assert lurah.done.asking == "decide.sure"
    heard = await lurah.say("ya")
    assert "Sudah tercatat: Sepakati" in heard[0].text
    assert any("Sekarang yang Anda tulis tadi" in each.text for each in heard)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_waited_is_not_heard_after_a_no(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("setujui jembatan prioritas 1")
    await lurah.say("ya, tapi biayanya tolong dicek lagi")
    heard = await lurah.say("tidak")
    assert 'Pesan "tapi biayanya tolong dicek lagi" belum kami pakai' in heard[0].text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("said", ["ya tunda aja", "oke tolak ya", "iya kembalikan aja pak"])
async def test_another_decision_is_no_yes(world: World, said: str) -> None:
    lurah = await desk(world)
    await lurah.say("setujui jembatan prioritas 1")
    before = await _states(world)
    await lurah.say(said)
    assert await _states(world) == before


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_thanks_are_nothing_more(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("setujui jembatan prioritas 1")
    assert "Sudah tercatat" in (await lurah.say("iya betul pak, makasih"))[0].text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("said", ["iya digabung", "ya gabungkan aja", "betul digabung pak"])
async def test_a_yes_with_what_is_done_is_one(world: World, said: str) -> None:
    lurah = await desk(world)
    await lurah.say("gabungkan 3 ke 1, orangnya sama")
    assert lurah.done.asking == "merge.sure"
    assert "Sudah digabung" in (await lurah.say(said))[0].text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_lies_elsewhere_is_said_to_lie_there(world: World) -> None:
    await desk(world)
    other = await official(world, "wati", Role.VERIFIKATOR, "18.72.05.1001")
    heard = await other.say("yang 2 ditolak")
    assert "ada di Kelurahan Imopuro, di luar wilayah Anda" in heard[0].text
