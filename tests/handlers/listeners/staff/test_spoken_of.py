"""What staff say without a name, after they have named one: it is of that one, for a while."""

from __future__ import annotations

import pytest

from tests.handlers.listeners.test_lined import desk
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("said", "asking", "told"),
    [
        ("rekomendasi: perlu dicek tanahnya dulu", "annotate.opd", "Perbaikan jembatan kali"),
        ("perkiraan 75 juta", "annotate.opd", "Rp 75.000.000"),
        ("tanyakan ke pengusul lebarnya berapa", "ask.sure", "Perbaikan jembatan kali"),
    ],
)
async def test_it_is_of_the_one_before(world: World, said: str, asking: str, told: str) -> None:
    lurah = await desk(world)
    await lurah.say("jembatan itu tadi pagi sudah saya lihat sendiri ke lokasi")
    heard = await lurah.say(said)
    assert lurah.done.asking == asking
    assert any(told in each.text or "75 juta" in each.text for each in heard)


@pytest.mark.parametrize(
    "before", ["jembatan sama drainase tadi saya lihat", "warganya baik semua"]
)
async def test_of_several_or_none_it_is_asked_which(world: World, before: str) -> None:
    lurah = await desk(world)
    await lurah.say(before)
    heard = await lurah.say("tanyakan ke pengusul lebarnya berapa")
    assert "usulan yang mana" in heard[-1].text


@pytest.mark.parametrize("between", ["bantuan", "lurah sini siapa ya"])
async def test_not_of_one_that_was_named_before_something_else(world: World, between: str) -> None:
    lurah = await desk(world)
    await lurah.say("jembatan itu tadi pagi sudah saya lihat sendiri ke lokasi")
    await lurah.say(between)
    heard = await lurah.say("tanyakan ke pengusul lebarnya berapa")
    assert "usulan yang mana" in heard[-1].text


@pytest.mark.parametrize(
    ("said", "cost"),
    [
        ("eh maaf 80", "Rp 80"),
        ("ralat, sama pajak 82,5", "Rp 82"),
        ("salah, harusnya 90 juta", "Rp 90"),
    ],
)
async def test_a_cost_is_put_right_at_once(world: World, said: str, cost: str) -> None:
    lurah = await desk(world)
    await lurah.say("jembatan biayanya 75 juta")
    assert lurah.done.asking == "annotate.opd"
    heard = await lurah.say(said)
    assert cost in heard[0].text
    assert lurah.done.asking == "annotate.opd"


async def test_what_is_of_another_is_no_office(world: World) -> None:
    lurah = await desk(world)
    await lurah.say("jembatan biayanya 75 juta")
    heard = await lurah.say("kalau yang drainase itu warganya sudah gotong royong sendiri")
    whole = "\n".join(each.text for each in heard)
    assert "Catatan untuk MTR-2028-00001 tersimpan" in whole
    assert "nama OPD" not in whole
    assert "yang drainase itu" in whole
