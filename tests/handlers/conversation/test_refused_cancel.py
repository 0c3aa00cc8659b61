"""Words at "Benar mau membatalkan?" that drop nothing, and those that do."""

from __future__ import annotations

import pytest

from tests.support import World

WISH = "usul aspal jalan gang mawar rt 3 rw 1 imopuro"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("said", "dropped"),
    [
        ("eh jangan batal, lanjut aja", False), ("jgn deh, ga jadi batal", False),
        ("tidak jadi batal", False), ("jangan batalkan", False), ("lanjut", False),
        ("ga usah dibatalin lanjut", False), ("ojo dibatalno", False), ("jangan", False),
        ("ya udah batalkan aja", True), ("iya batal", True), ("batal, ga jadi usul", True),
    ],
)  # fmt: skip
async def test_really(world: World, said: str, dropped: bool) -> None:
    siti = world.person("siti")
    for line in ("halo", "ya", "Siti", WISH, "batal"):
        heard = await siti.say(line)
    assert "Benar mau membatalkan" in heard[-1].text
    heard = await siti.say(said)
    assert ("dibatalkan dan tidak dikirim" in heard[0].text) is dropped
    assert (siti.done.asking is None) is dropped


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_it_is_said_of_nobody_knows(world: World) -> None:
    siti = world.person("siti")
    for line in ("halo", "ya", "Siti", WISH, "batal"):
        await siti.say(line)
    assert "Benar mau membatalkan" in (await siti.say("ga jadi"))[-1].text
