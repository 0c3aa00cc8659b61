"""What one person may send in a day: told kindly, the draft kept, the same at every door."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from storage.database.tables import proposals as rows
from storage.proposals import proposals
from tests.everywhere import Everywhere
from tests.support import World

DRAFT = (
    "usul", "Imopuro", "1", "Perbaikan drainase Jl. Mawar RT 05", "Setiap hujan air masuk rumah",
    "RT 05/RW 02", "120 m",
)  # fmt: skip


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposals, "MOST_A_DAY", 2)


async def stored(world: World) -> int:
    [row] = await world.rows(select(func.count()).select_from(rows))
    return int(row[0])


@pytest.mark.parametrize("channel", ["terminal", "browser"])
async def test_the_draft_waits_for_tomorrow(world: World, channel: str) -> None:
    siti = await world.person("siti", channel).welcomed()
    for _ in range(2):
        await siti.proposes()
    for said in (*DRAFT, "kirim"):
        heard = await siti.say(said)
    assert "sudah 2 usulan" in heard[-1].text
    assert "kami simpan" in heard[-1].text
    heard = await siti.say("kirim")  # not a way around it
    assert "sudah 2 usulan" in heard[-1].text
    assert await stored(world) == 2

    budi = await world.person("budi", channel).welcomed()  # nobody else is held up
    await budi.proposes()
    assert await stored(world) == 3

    world.clock.move(hours=14)  # 03:00 UTC is ten in the morning there; now the day has gone
    await siti.say("kirim")
    heard = await siti.tap("Lanjutkan")  # what was said is said again there
    assert "MTR-2028-00004" in heard[-1].text
    assert await stored(world) == 4


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_day_is_the_city_s(world: World) -> None:
    """At 16:59 UTC it is still the same day in Metro; at 17:00 the next has begun."""
    siti = await world.person("siti").welcomed()
    for _ in range(2):
        await siti.proposes()
    midnight = world.clock.now.replace(hour=17, minute=0, second=0, microsecond=0)
    world.clock.now = midnight - timedelta(seconds=30)
    for said in DRAFT:
        await siti.say(said)
    assert "sudah 2 usulan" in (await siti.say("kirim"))[-1].text
    world.clock.now = midnight
    assert "MTR-2028-00003" in (await siti.say("kirim"))[-1].text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_same_on_the_platforms(everywhere: Everywhere) -> None:
    for line in ("halo", "ya", "Siti"):
        await everywhere.telegram(7, line)
        await everywhere.whatsapp(line)
    for n in range(3):
        for line in (*DRAFT, "kirim"):
            on_telegram = await everywhere.telegram(7, line)
            on_whatsapp = await everywhere.whatsapp(line)
        for said in (on_telegram, on_whatsapp):
            assert ("Nomornya:" in said) == (n < 2), said
            assert ("sudah 2 usulan" in said) == (n == 2), said
    assert await stored(everywhere.world) == 4
