"""A number typed at an offer is one of its choices where choices are shown with numbers, and a
proposal's number where they are not."""

from __future__ import annotations

import dataclasses

import pytest

from tests.support import World

pytestmark = [
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
    pytest.mark.usefixtures("wishes_are_offered"),
]

WISH = "trotoar depan sekolah pecah semua"


@pytest.mark.parametrize(("typed", "begun"), [("1", True), ("2", False)])
async def test_a_number_takes_a_choice(world: World, typed: str, begun: bool) -> None:
    siti = await world.person("siti").welcomed()
    number = await siti.proposes()
    assert (await siti.say(WISH))[-1].labels == ["Ya, jadikan usulan", "Bukan"]
    heard = await siti.say(typed)
    assert number not in heard[-1].text
    # What was begun asks on, and is there to be put aside.
    dropped = (await siti.say("batal"))[-1].text
    assert (WISH in dropped) == begun


async def test_where_choices_are_buttons_it_is_a_proposals(world: World) -> None:
    channels = world.app.site.channels
    world.app.site.channels = {
        **channels, "terminal": dataclasses.replace(channels["terminal"], numbers=False),
    }  # fmt: skip
    siti = await world.person("siti").welcomed()
    number = await siti.proposes()
    await siti.say(WISH)
    assert number in (await siti.say("1"))[0].text


@pytest.mark.parametrize("numbers", [True, False])
async def test_a_button_is_typed_as_it_stands_there(world: World, numbers: bool) -> None:
    channels = world.app.site.channels
    world.app.site.channels = {
        **channels, "terminal": dataclasses.replace(channels["terminal"], numbers=numbers),
    }  # fmt: skip
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    assert "Anda tinggal di kelurahan mana" in (await siti.say("di kelurahan lain"))[-1].text
    assert siti.done.asking == "home.area"
