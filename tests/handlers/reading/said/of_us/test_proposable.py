"""What may be proposed at all, and whether one thing may be."""

from __future__ import annotations

import pytest

from handlers.reading.said.of_us import proposable
from tests.handlers.conversation.test_two_things import told
from tests.support import World


@pytest.mark.parametrize(
    "asks",
    [
        "apa saja yang bisa diusulkan",
        "opo wae sing iso diusulke",
        "yang boleh diusulkan apa aja pak",
        "bisa usul apa aja disini",
        "jenis usulannya apa aja",
        "usul selain bangunan bisa ga",
        "yang bukan fisik bisa diusulin gak, misalnya pelatihan",
        "harus jalan aja ya",
        "what can we propose?",
    ],
)
def test_what_may_be_is_asked(asks: str) -> None:
    assert proposable.asks_what(asks)


@pytest.mark.parametrize(
    "says",
    [
        "selain wa bisa?",
        "usul selain lewat wa bisa?",
        "usul dua bisa?",
        "usul apa aja yang sudah masuk",
        "bukan warga sini bisa usul ga",
        "yang bisa diusulkan cuma segitu, jalan rusak dari tahun lalu ga dibenerin sampai sekarang",
    ],
)
def test_what_else_is_asked_is_not(says: str) -> None:
    assert not proposable.asks_what(says)


@pytest.mark.parametrize(
    ("asks", "thing"),
    [
        ("kalo usul musholla boleh?", "musholla"),
        ("pelatihan las bisa diusulkan ga", "pelatihan las"),
        ("usul sumur bor bisa gak pak", "sumur bor"),
        ("lampu jalan mati, bisa cepat dibenerin ga", ""),
    ],
)
def test_one_thing_is_asked_of(asks: str, thing: str) -> None:
    assert proposable.asks_of(asks) == thing


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_it_is_answered_and_offered(world: World) -> None:
    siti = await world.person().welcomed()
    assert "pelatihan" in told(await siti.say("apa aja yang boleh diusulkan"))
    heard = await siti.say("kalo usul musholla boleh?")
    assert "Bisa, asal" in told(heard)
    assert "Ya, jadikan usulan" in heard[-1].labels
    assert "bansos tidak bisa" in told(await siti.say("usul bansos bisa ga"))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_it_is_answered_within_a_proposal(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul")
    assert "pelatihan" in told(await siti.say("yang boleh diusulkan apa aja"))
    assert siti.done.asking == "propose.area"
