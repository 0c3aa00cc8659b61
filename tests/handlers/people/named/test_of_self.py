"""Who somebody is, where from, and what they wish, in one breath and in small letters."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.database.tables import people
from tests.handlers.conversation.test_two_things import told
from tests.handlers.people.test_weighed import agreed, at_consent
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("said", "name", "wish", "area"),
    [
        ("ok stuju sy yuni yosodadi mw usul lampu jln", "Yuni", "lampu jln", "Yosodadi"),
        ("setuju. saya budi dari ganjar agung mau usul perbaikan drainase", "Budi",
         "perbaikan drainase", "Ganjar Agung"),
        ("setuju kulo tukiman margodadi badhe usul talud kali", "Tukiman", "talud kali",
         "Margodadi"),
        ("iya setuju saya warni mau usul sumur bor musholla", "Warni", "sumur bor musholla", ""),
        ("setuju nama saya sri wahyuni rt 3 hadimulyo barat mau usul posyandu lansia",
         "Sri Wahyuni", "posyandu lansia", "Hadimulyo Barat"),
    ],
)  # fmt: skip
async def test_all_of_it_is_kept(world: World, said: str, name: str, wish: str, area: str) -> None:
    siti = await at_consent(world)
    heard = told(await siti.say(said))
    assert await agreed(world) is True
    [row] = await world.rows(select(people.c.name))
    assert row.name == name
    assert f'Kami catat usulan "{wish}' in heard
    assert (f"untuk Kelurahan {area}" in heard) is bool(area)


@pytest.mark.parametrize("said", ["sy yuni yosodadi mw usul lampu jln", "aku rini arep usul talud"])
async def test_the_same_where_the_name_is_asked(world: World, said: str) -> None:
    siti = await at_consent(world)
    await siti.say("ya")
    await siti.say(said)
    [row] = await world.rows(select(people.c.name))
    assert row.name in {"Yuni", "Rini"}


@pytest.mark.parametrize(
    "said",
    ["setuju sy warga yosodadi mau usul lampu jalan", "setuju kula badhe usul lampu margi",
     "setuju saya juga mau usul lampu jalan", "setuju saya sebenernya mau usul lampu jalan",
     "setuju saya ibu rumah tangga mau usul lampu jalan"],
)  # fmt: skip
async def test_what_is_nobodys_name_is_none(world: World, said: str) -> None:
    siti = await at_consent(world)
    await siti.say(said)
    assert await agreed(world) is True
    assert siti.done.asking == "welcome.name"
