"""A yes of somebody who cannot write, told by whoever types for them."""

from __future__ import annotations

import time

import pytest
from sqlalchemy import select

from handlers.people.proxied import permits
from storage.database.tables import people
from tests.handlers.conversation.test_two_things import told
from tests.handlers.people.test_weighed import agreed, at_consent
from tests.support import World

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("said", "behind"),
    [
        ("kata mbah boleh", ""), ("jare simbah oleh", ""), ("mbah bilang iya", ""),
        ("mbahnya setuju kok pak", ""), ("simbah ngendika angsal", ""),
        ("ibu saya sudah setuju", ""), ("grandma says yes", ""), ("my grandma agrees", ""),
        ("my mother said it's ok", ""), ("iya kata bapak saya boleh aja", ""),
        ("orangnya setuju", ""), ("kata mbah boleh, namanya sukinem", "namanya sukinem"),
        ("mbah sampun sarujuk pak, asmanipun Sukinem", "asmanipun Sukinem"),
        ("ini saya ngetikin mbah saya pak, mbah gak bisa baca. kata mbah boleh", ""),
    ],
)  # fmt: skip
def test_a_yes_that_is_told(said: str, behind: str) -> None:
    found = permits(said)
    assert found is not None
    assert found[1] == behind


@pytest.mark.parametrize(
    "said",
    ["katanya boleh", "kata pak rt boleh usul lewat sini", "kata bapak rt boleh",
     "kata mbah boleh usul lampu", "kata mbah gak boleh", "kata mbah boleh gak ya",
     "mbah belum setuju", "mbah setuju kalau namanya gak ditulis", "kata mbah boleh?",
     "kata mbah boleh tapi nomornya jangan", "kata ibu boleh tau dulu ini buat apa",
     "saya gak setuju, kata mbah boleh", "mbah gak bisa baca", "tetangga bilang ini penipuan"],
)  # fmt: skip
def test_what_is_none(said: str) -> None:
    assert permits(said) is None


@pytest.mark.parametrize("hostile", ["kata mbah " * 40, "mbah," * 80, "udah sudah " * 36])
def test_it_is_read_in_no_time(hostile: str) -> None:
    began = time.monotonic()
    permits(hostile)
    permits(hostile * 10)
    assert time.monotonic() - began < 0.1


@on_sqlite
@pytest.mark.parametrize(
    "said",
    ["kata mbah boleh", "jare simbah oleh",
     "ini saya ngetikin mbah saya pak, mbah gak bisa baca. kata mbah boleh"],
)  # fmt: skip
async def test_the_name_of_the_other_is_asked(world: World, said: str) -> None:
    siti = await at_consent(world)
    assert "untuk orang lain" in told(await siti.say(said))
    assert await agreed(world) is True
    assert siti.done.asking == "welcome.name"
    await siti.say("nama mbah sukinem")
    [row] = await world.rows(select(people.c.name))
    assert row.name == "Mbah Sukinem"


@on_sqlite
async def test_the_name_is_told_with_it(world: World) -> None:
    siti = await at_consent(world)
    await siti.say("kata mbah boleh, namanya Sukinem")
    [row] = await world.rows(select(people.c.name))
    assert row.name == "Sukinem"


@on_sqlite
@pytest.mark.parametrize("name", ["nama mbah sukinem", "nama saya Budi"])
async def test_a_name_waits_for_the_yes(world: World, name: str) -> None:
    siti = await at_consent(world)
    assert "kami ingat" in told(await siti.say(name))
    assert await agreed(world) is None
    await siti.say("setuju pak")
    [row] = await world.rows(select(people.c.name))
    assert row.name in ("Mbah Sukinem", "Budi")
    assert siti.done.asking is None
