"""Staff say what they want in their own words: the form opens with it, and asks before anything is
done; which number a sentence names."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from sqlalchemy import select

from handlers.asking.proposals.which import named_in
from handlers.turn import Turn
from storage.database.tables import proposals
from storage.staff.roles import Role
from tests.handlers.staff.test_desk import official
from tests.support import Resident, World

one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("usulan nomor 17 ditarik saja, sudah dibenahi warga", "17"),
        ("yang nomor 14 setujui, prioritas 2", "14"),
        ("prioritas 2 untuk no. 14", "14"),
        ("teruskan 8 ke kecamatan", "8"),
        ("MTR-2028-00042 sampai mana ya", "MTR-2028-00042"),
        ("cek mtr 42 dong", "mtr 42"),
        ("batalkan usulan saya yang RT 05 RW 02", None),
        ("usulan saya yang 120 meter itu", None),
        ("yang tahun 2026 gimana kabarnya", None),
        ("nomor 3 dan nomor 4 setujui", None),  # two: asked
        ("usulan saya gimana", None),
    ],
)
def test_the_number_that_is_named(said: str, number: str | None) -> None:
    turn = cast(Turn, SimpleNamespace(site=SimpleNamespace(letters=["MTR", "BDL"])))
    assert named_in(turn, said) == number


async def lurah_of(world: World) -> Resident:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    return await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")


async def state(world: World) -> Any:
    [row] = await world.rows(select(proposals.c.state, proposals.c.priority))
    return row


@one_database
async def test_a_decision_is_filled_in_and_asked(world: World) -> None:
    lurah = await lurah_of(world)
    heard = await lurah.say("yang nomor 1 setujui, prioritas 2")
    assert lurah.done.asking == "decide.sure"
    assert "Prioritas: 2" in heard[-1].text
    assert "MTR-2028-00001" in heard[-1].text
    assert (await state(world)).state == "diajukan"  # not before the yes
    await lurah.tap("Tidak jadi")
    assert (await state(world)).state == "diajukan"
    await lurah.say("yang nomor 1 setujui, prioritas 2")
    await lurah.tap("Ya, catat dan kabari")
    assert tuple(await state(world)) == ("disepakati", 2)


@one_database
async def test_what_cannot_be_filled_in_is_asked(world: World) -> None:
    """A priority that there is not, no number, a number of nothing."""
    lurah = await lurah_of(world)
    heard = await lurah.say("yang nomor 1 setujui, prioritas 0")
    assert lurah.done.asking == "decide.priority"
    await lurah.say("batal")
    await lurah.tap("Ya, batalkan")
    heard = await lurah.say("setujui usulannya, prioritas 2")
    assert lurah.done.asking is None
    assert "MTR-2028-00001" in "\n".join(each.text for each in heard)
    assert (await state(world)).state == "diajukan"


@one_database
async def test_why_is_filled_in(world: World) -> None:
    lurah = await lurah_of(world)
    heard = await lurah.say("nomor 1 dikembalikan karena lokasinya kurang jelas")
    assert "Alasan: Lokasinya belum jelas." in heard[-1].text
    assert "lokasinya kurang jelas" in heard[-1].text
    assert lurah.done.asking == "decide.sure"
    await lurah.tap("Tidak jadi")
    await lurah.say("nomor 1 dikembalikan karena warganya belum rukun")
    assert lurah.done.asking == "decide.reason"


@one_database
async def test_a_question_to_the_author_is_filled_in(world: World) -> None:
    lurah = await lurah_of(world)
    heard = await lurah.say("tanya pengusul nomor 1 berapa rumah yang terendam")
    assert lurah.done.asking == "ask.sure"
    assert '"berapa rumah yang terendam"' in heard[-1].text


@one_database
async def test_residents_words_open_no_form_of_staff(world: World) -> None:
    """Whoever holds no role is never heard as staff."""
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    for said in ("yang nomor 1 setujui, prioritas 2", "tolak nomor 1", "umumkan ke warga besok"):
        await siti.say(said)
        assert (siti.done.asking or "").partition(".")[0] not in ("decide", "announcement"), said
        await siti.say("batal")
    assert (await state(world)).state == "diajukan"


@one_database
async def test_an_announcement_is_filled_in(world: World) -> None:
    fasil = await official(world, "fasil", Role.FASILITATOR, "18.72.01.1003")
    heard = await fasil.say("umumkan ke warga besok kerja bakti di balai")
    assert "besok kerja bakti di balai" in heard[0].text
    assert fasil.done.asking == "announcement.area"
