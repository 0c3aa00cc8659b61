"""A name with what somebody is behind it, said twice as one dictates, or said whole at once."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from handlers.asking.person.trades import behind, is_what
from storage.database.tables import people
from tests.handlers.conversation.test_two_things import told
from tests.handlers.people.test_weighed import at_consent
from tests.support import World

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@on_sqlite
@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Kulo Suparjo mas, pensiunan guru SD", "Suparjo"),
        ("Suparjo, petani", "Suparjo"),
        ("sy Wati, ibu rumah tangga", "Wati"),
        ("I'm Tono, a retired teacher", "Tono"),
        ("Bu Yati, dodolan sego uduk neng pasar", "Bu Yati"),
        ("nama saya itu Tumini", "Tumini"),
        ("eee nama saya itu Tumini ya Tumini rumahnya di Tejo Agung", "Tumini"),
        ("anu jenengku ki Paijo ya Paijo omahe ning Margodadi", "Paijo"),
        ("nami kula Sukinem nggih Sukinem griyane wonten Tejosari", "Sukinem"),
        ("Sri Wahyuni ya, Sri Wahyuni", "Sri Wahyuni"),
        ("Siti Siti", "Siti Siti"),
        ("dika. eh tulis lengkap aja deh Andika Pratama", "Andika Pratama"),
        ("yuli, eh lengkapnya Yuliana Sari", "Yuliana Sari"),
        ("jo. tulis jangkepe wae Joko Susilo", "Joko Susilo"),
        ("dika. full name Andika Pratama", "Andika Pratama"),
        ("tini. eh ganti Kartini aja", "Kartini"),
        ("nama lengkap saya Budi Santoso", "Budi Santoso"),
    ],
)  # fmt: skip
async def test_only_the_name_is_kept(world: World, said: str, name: str) -> None:
    siti = await at_consent(world)
    await siti.say("ya")
    heard = told(await siti.say(said))
    [row] = await world.rows(select(people.c.name))
    assert row.name == name
    assert "lanjutkan pesan" not in heard


@on_sqlite
async def test_where_they_live_is_kept_with_it(world: World) -> None:
    siti = await at_consent(world)
    await siti.say("ya")
    await siti.say("eee nama saya itu Tumini ya Tumini rumahnya di Tejo Agung")
    assert "Anda tinggal di Tejo Agung" in told(await siti.say("usul"))


@on_sqlite
async def test_what_they_wish_waits_without_what_they_are(world: World) -> None:
    siti = await at_consent(world)
    await siti.say("ya")
    heard = told(await siti.say("Slamet mas, pensiunan PNS, jalan depan rumah rusak"))
    assert '"jalan depan rumah rusak"' in heard


@pytest.mark.parametrize(
    "said",
    ["guru ngaji minta insentif", "guru TK kurang kursinya", "petani butuh pupuk", "jalan rusak",
     "pos ronda", "siswa tidak bisa menyeberang"],
)  # fmt: skip
def test_what_is_wished_is_no_trade(said: str) -> None:
    assert not is_what(said)
    assert behind(f"{said}, jalan rusak") == f"{said}, jalan rusak"
