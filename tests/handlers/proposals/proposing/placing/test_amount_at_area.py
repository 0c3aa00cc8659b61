"""An amount that is told where the kelurahan is asked is kept, and the kelurahan asked again."""

from __future__ import annotations

import time

import pytest

from handlers.proposals.proposing.mending.amounts import heads
from tests.support import World


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("yang ikut sekitar 18 ibu-ibu", ""),
        ("kagem 15 tiyang mawon", "15 orang"),
        ("for about 40 people", "40 orang"),
        ("untuk 35 kepala keluarga", "35 kk"),
        ("panjangnya kira-kira seratus meter ya pak", "100 m"),
        ("it's 70 meters long", "70 m"),
    ],
)
async def test_an_amount_is_kept(world: World, said: str, shown: str) -> None:
    siti = await world.person("siti").welcomed()
    await siti.say("usul")
    heard = (await siti.say(said))[-1].text
    assert siti.done.asking == "propose.area"
    if shown:
        assert f"Kami catat Ukuran: {shown}." in heard
        assert "belum menemukan" not in heard
    else:
        assert "Ukuran" not in heard


def test_long_texts_are_read_at_once() -> None:
    began = time.monotonic()
    for each in ("peserta ada 2 " * 300, "yang ikut " * 400, "1" * 4000):
        heads(each)
        heads(each[:119])
    assert time.monotonic() - began < 0.5
