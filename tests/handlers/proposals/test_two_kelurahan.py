"""One kelurahan chosen, another named or left: said, and asked once."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.database.tables import proposals
from tests.handlers.conversation.test_two_things import at, told
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("wish", "place"),
    [
        ("Perbaikan jalan rusak di yosodadi", "RT 1 RW 2"),
        ("Perbaikan jalan rusak parah", "RT 1 RW 2 kelurahan yosodadi"),
    ],
)
@pytest.mark.parametrize("picked", ["Kelurahan Yosodadi", "Kelurahan Imopuro"])
async def test_another_that_is_named(world: World, wish: str, place: str, picked: str) -> None:
    siti = await at(world, "wish")
    for said in (wish, "Berlubang sejak Maret", place):
        heard = await siti.say(said)
    assert "Kelurahan Yosodadi, tetapi kelurahan yang tercatat Kelurahan Imopuro" in told(heard)
    heard = await siti.tap(picked)
    assert f"untuk {picked}" in told(heard)
    assert picked not in heard[-1].labels  # asked once
    await siti.say("kirim")
    [row] = await world.rows(select(proposals.c.area))
    assert row.area == ("18.72.01.1003" if "Imopuro" in picked else row.area)
    assert (row.area == "18.72.01.1003") == ("Imopuro" in picked)


@pytest.mark.parametrize("point", [True, False])
async def test_the_kelurahan_is_changed_after_the_place(world: World, point: bool) -> None:
    siti = await at(world, "place")
    if point:
        await siti.share(-5.1113, 105.3075)
    for said in ("RT 1 RW 2", "ubah", "kelurahan"):
        await siti.say(said)
    assert siti.done.asking == "propose.area"
    heard = told(await siti.say("Yosodadi"))
    assert '"RT 1 RW 2" tadi' in heard
    assert "Kelurahan Imopuro" in heard
    assert ("tandanya di peta tidak kami pakai lagi" in heard) == point
    await siti.say("kirim")
    [row] = await world.rows(select(proposals.c.lat, proposals.c.place))
    assert (row.lat, row.place) == (None, "RT 1 RW 2")


@pytest.mark.parametrize(
    "said", ["RT 1 RW 2 kelurahan yosodadi", "RT 1 RW 2 yosodadi", "kelurahan yosodadi RT 1/RW 2"]
)
async def test_both_are_said_at_the_review(world: World, said: str) -> None:
    """The wish has said where it is, so this puts both right; nobody asks for an office."""
    siti = await at(world, "wish")
    for before in ("Perbaikan jalan rusak depan masjid", "Berlubang sejak Maret"):
        await siti.say(before)
    assert siti.done.asking == "propose.review"
    heard = told(await siti.say(said))
    assert "Kelurahan sekarang: Yosodadi." in heard
    assert "Lokasi sekarang: depan masjid, RT 01/RW 02." in heard
    assert "kantor kelurahan" not in heard
