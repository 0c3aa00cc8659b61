"""What is said where it is asked whether several proposals are one, beside yes and no: it is kept,
with the one that it is of."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from handlers.reading.meaning.several import several
from storage.database.tables import proposals
from tests.handlers.conversation.test_two_things import told
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

TWO = "mau usul lampu jalan gang melati sama drainase depan masjid"


async def asked(world: World, said: str = TWO) -> Resident:
    siti = await world.person("siti").welcomed()
    assert "Sendiri-sendiri" in (await siti.say(said))[-1].labels
    return siti


@pytest.mark.parametrize(
    ("said", "first", "second"),
    [
        ("warga sudah urunan juga", "lampu jalan gang melati. warga sudah urunan juga", ""),
        ("rt 5 rw 2 imopuro", "lampu jalan gang melati, rt 5 rw 2 imopuro", ", rt 5 rw 2 imopuro"),
        ("lampunya mati 3 bulan", "lampu jalan gang melati. lampunya mati 3 bulan", ""),
        ("drainasenya bau", "lampu jalan gang melati", ". drainasenya bau"),
        ("kelurahannya imopuro", "lampu jalan gang melati, Imopuro", ", Imopuro"),
        ("rusak semua dari 2024", "lampu jalan gang melati. rusak semua dari 2024",
         ". rusak semua dari 2024"),
    ],
)  # fmt: skip
async def test_what_is_told_is_kept(world: World, said: str, first: str, second: str) -> None:
    siti = await asked(world)
    heard = told(await siti.say(said))
    assert f'Kami catat juga: "{said}"' in heard
    assert f"1. {first}\n2. drainase depan masjid{second}" in heard
    assert "belum kami pakai" not in heard
    heard = told(await siti.tap("Sendiri-sendiri"))
    assert "lampu jalan gang melati" in heard


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("pisah, kelurahan imopuro", ["Ada 2 usulan", "Kelurahan Imopuro"]),
        ("terserah", ["Ada 2 usulan", '"lampu jalan gang melati"']),
        ("yang drainase dulu", ["1. drainase depan masjid\n2. lampu", '"drainase depan masjid"']),
        (
            "mulai dari yang masjid dulu. airnya masuk ke teras",
            ["1. drainase depan masjid, airnya masuk ke teras\n2. lampu"],
        ),
        ("melati dulu aja pak", ["1. lampu jalan gang melati\n2. drainase"]),
        ("drainasenya gak jadi", ['"lampu jalan gang melati"']),
        ("dijadikan satu saja, di imopuro", ["melati sama drainase depan masjid", "Imopuro"]),
        ("satu aja", ["melati sama drainase depan masjid"]),
        ("siji wae", ["melati sama drainase depan masjid"]),
    ],
)
async def test_how_is_said_in_ways_of_ones_own(
    world: World, said: str, expected: list[str]
) -> None:
    siti = await asked(world)
    heard = told(await siti.say(said))
    assert all(each in heard for each in expected)


async def test_another_joins_them(world: World) -> None:
    siti = await asked(world)
    assert "ada 3 hal" in told(await siti.say("sama posyandu juga"))


@pytest.mark.parametrize("said", ["apa bedanya?", "maksudnya gimana?"])
async def test_what_it_means_is_answered(world: World, said: str) -> None:
    siti = await asked(world)
    heard = told(await siti.say(said))
    assert "Satu usulan: semuanya dibahas" in heard
    assert "Di pesan ini ada 2 hal" in heard


@pytest.mark.parametrize("how", ["sendiri-sendiri", "satu aja"])
async def test_the_same_where_it_is_asked_what_is_wished(world: World, how: str) -> None:
    siti = await world.person("siti").welcomed()
    for said in ("usul", "Imopuro", "1", "lampu jalan sama drainase", "rt 3 rw 2"):
        heard = told(await siti.say(said))
    assert "Kami catat juga" in heard
    assert "RT 03/RW 02" in told(await siti.say(how))
    await siti.say("rusak parah")
    await siti.say("kirim")
    [row] = await world.rows(select(proposals))
    assert (row.rt, row.rw) == ("03", "02")
    assert ("drainase" in row.wish) is (how == "satu aja")


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("lampu, got, sama jalan. semuanya rusak", ("lampu rusak", "got rusak", "jalan rusak")),
        ("pos ronda, got dan lampu jalan rusak semua",
         ("pos ronda rusak", "got rusak", "lampu jalan rusak")),
        ("dalan karo got rusak kabeh", ("dalan rusak", "got rusak")),
        ("lampu sama got sama jalan", ("lampu", "got", "jalan")),
        ("jalan gang mawar rusak semua", ("jalan gang mawar rusak semua",)),
        ("pengadaan gamelan serta perbaikan pendopo",
         ("pengadaan gamelan", "perbaikan pendopo")),
        ("pengadaan dan pemasangan lampu jalan", ("pengadaan dan pemasangan lampu jalan",)),
        ("pengadaan tenda dan perbaikan tenda", ("pengadaan tenda dan perbaikan tenda",)),
    ],
)  # fmt: skip
async def test_bare_things_are_several(world: World, said: str, parts: tuple[str, ...]) -> None:
    assert several(said).parts == parts
    if len(parts) > 1:
        siti = await asked(world, f"usul {said}")
        heard = told(await siti.tap("Sendiri-sendiri"))
        assert parts[0] in heard
