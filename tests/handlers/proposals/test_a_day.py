"""More in a day than one person usually brings: taken and numbered, never refused, and looked at by
staff before others see them; the same at every door."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from handlers.site import Site
from storage.database.store import Store
from storage.database.tables import proposals as rows
from storage.people import people
from storage.people.model import Person
from storage.proposals import proposals
from storage.proposals.model import Content
from storage.proposals.shown import care
from tests.everywhere import Everywhere
from tests.support import World

DRAFT = (
    "usul", "Imopuro", "1", "Perbaikan drainase Jl. Mawar RT 05", "Setiap hujan air masuk rumah",
    "RT 05/RW 02", "120 m",
)  # fmt: skip
HELD = "dilihat dulu oleh petugas"

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(care, "MANY", 2)


async def held(world: World) -> list[str | None]:
    return [r.held for r in await world.rows(select(rows.c.held).order_by(rows.c.number))]


async def test_the_day_is_the_city_s(world: World) -> None:
    """At 16:59 UTC it is still the same day in Metro; at 17:00 the next has begun."""
    siti = await world.person("siti").welcomed()
    for _ in range(2):
        await siti.proposes()
    midnight = world.clock.now.replace(hour=17, minute=0, second=0, microsecond=0)
    world.clock.now = midnight - timedelta(seconds=30)
    for said in (*DRAFT, "kirim"):
        heard = await siti.say(said)
    assert "MTR-2028-00003" in heard[-1].text
    assert HELD in heard[-1].text
    budi = await world.person("budi").welcomed()  # nobody else is looked at for it
    await budi.proposes()
    world.clock.now = midnight
    await siti.proposes("Perbaikan talut Jl. Melati RT 01")
    assert await held(world) == [None, None, "many", None, None]


async def test_the_same_on_the_platforms(everywhere: Everywhere) -> None:
    for line in ("halo", "ya", "Siti"):
        await everywhere.telegram(7, line)
        await everywhere.whatsapp(line)
    for n in range(3):
        for line in (*DRAFT, "kirim"):
            on_telegram = await everywhere.telegram(7, line)
            on_whatsapp = await everywhere.whatsapp(line)
        for said in (on_telegram, on_whatsapp):
            assert "Nomornya:" in said
            assert (HELD in said) == (n == 2), said
    assert sorted(map(str, await held(everywhere.world))) == ["None"] * 4 + ["many"] * 2


async def test_what_comes_at_once_is_counted_too(world: World) -> None:
    """Three in one transaction, none of which is stored when the next is looked at."""
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    site: Site = world.app.site
    [row] = await world.rows(select(rows))

    async def three(store: Store) -> None:
        person = await people.get(store, row.person_id)
        assert person is not None
        for n in range(3):
            await submitted(store, site, person, f"Perbaikan talut Jl. Nomor {n} RT 0{n}")

    await world.app.turns.do(three)
    assert await held(world) == [None, None, "many", "many"]


async def submitted(store: Store, site: Site, person: Person, wish: str) -> None:
    content = Content("18.72.01.1003", "fisik", wish, "Setiap hujan air masuk rumah")
    await proposals.submit(store, person, site.city(content.area), content, "id")
