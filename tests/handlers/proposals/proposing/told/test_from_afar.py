"""Whether one may propose who lives outside the city, asked with the kelurahan."""

from __future__ import annotations

import pytest

from handlers.proposals.proposing.mending.from_afar import may_i
from tests.support import World

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@on_sqlite
@pytest.mark.parametrize(
    "said",
    ["rumah saya udah masuk batanghari lampung timur tapi sawahnya di margodadi, bisa gak?",
     "ktp lampung tengah, sawahnya di margodadi, boleh usul?",
     "KTP kulo Trimurjo nanging sabine wonten Margodadi, saged mboten",
     "I live in East Lampung but my field is in Margodadi, is that ok?", "margodadi, bisa gak?",
     "margodadi. ktp saya pringsewu, apa boleh?"],
)  # fmt: skip
async def test_they_may_and_the_kelurahan_is_taken(world: World, said: str) -> None:
    siti = await world.person("siti").welcomed()
    await siti.say("usul")
    heard = "\n".join(each.text for each in await siti.say(said))
    assert siti.done.asking == "propose.topic"
    assert "Bisa, asalkan" in heard or "Yes, as long as" in heard
    assert "belum kami pakai" not in heard
    assert "not used" not in heard


@pytest.mark.parametrize(
    "said",
    ["tejosari, bisa usul talud ga?", "imopuro, bisa diperbaiki ga jalannya?", "yosorejo",
     "jalan di imopuro tidak bisa dilewati", "di imopuro sudah bisa"],
)  # fmt: skip
def test_what_else_is_asked_is_another_question(said: str) -> None:
    assert may_i(said) == ""
