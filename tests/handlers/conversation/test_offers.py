"""What nothing explains is offered to become a proposal: pleas go on with it, what tells of another
kelurahan is offered by itself, and a yes is for what was shown last."""

from __future__ import annotations

import pytest

from tests.handlers.conversation.test_several_messages import sent_from
from tests.handlers.conversation.test_two_things import photos, sent, told
from tests.handlers.proposals.test_questions import asked
from tests.support import World

pytestmark = [
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
    pytest.mark.usefixtures("wishes_are_offered"),
]

WISH = "jalan rusak depan SD hadimulyo barat RT 05"


@pytest.mark.parametrize(
    ("plea", "photo"),
    [("tolong diperbaiki", True), ("mohon diperbaiki pak", False), ("minta diaspal ya", False)],
)
async def test_a_plea_goes_on_with_the_wish(world: World, plea: str, photo: bool) -> None:
    siti = await world.person().welcomed()
    await (siti.send_photo(text=WISH) if photo else siti.say(WISH))
    heard = await siti.say(plea)
    assert WISH in told(heard)
    assert "belum kami pakai" not in told(heard)
    assert siti.done.asking == "propose.problem"  # the kelurahan was named
    assert (
        await sent(world, siti)
    ).wish == f"{WISH} {plea.removesuffix(' ya').removesuffix(' pak')}"
    assert await photos(world) == int(photo)


@pytest.mark.parametrize(
    ("first", "then", "wish"),
    [
        ("bisa usul lampu jalan lewat sini ga", "yosodadi bu, rt 15", "lampu jalan di yosodadi"),
        ("mau ngusulin pos ronda itu gimana caranya", "mulyosari rt 3", "pos ronda di mulyosari"),
    ],
)
async def test_where_it_is_wished_goes_on_with_what_was_asked(
    world: World, first: str, then: str, wish: str
) -> None:
    siti = await world.person().welcomed()
    await siti.say(first)
    assert wish in told(await siti.say(then))


async def test_a_plea_before_the_consent(world: World) -> None:
    siti = world.person()
    for said in ("halo", WISH, "tolong diperbaiki", "ya", "lewati"):
        await siti.say(said)
    await siti.tap("Ya, jadikan usulan")
    assert (await sent(world, siti)).wish == f"{WISH} tolong diperbaiki"


async def test_usul_is_still_another(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.say(WISH)
    assert WISH in told(await siti.say("usul lampu jalan di gang Mawar"))
    assert (await sent(world, siti)).wish == "lampu jalan di gang Mawar"


THREE = (
    "got mampet di imopuro dekat pasar",
    "lampu jalan mati di yosodadi RT 3",
    "jembatan roboh di ganjar agung",
)


async def test_three_kelurahan_are_offered_apart(world: World) -> None:
    siti = await world.person().welcomed()
    for said in THREE:
        heard = await siti.say(said)
        assert THREE[0] in heard[-1].text
        assert said in told(heard)
    heard = await siti.say("yang lewat sawah itu")  # goes on with the last
    assert "ganjar agung yang lewat sawah itu" in told(heard)
    await siti.tap("Ya, jadikan usulan")
    assert (await sent(world, siti)).wish == THREE[0]
    assert THREE[1] in siti.heard[-1].text
    heard = await siti.tap("Bukan")
    assert THREE[2] in heard[-1].text
    await siti.tap("Ya, jadikan usulan")
    await siti.say("batal")
    await siti.say("ya")
    assert siti.done.asking is None
    assert await world.count("proposals") == 1


async def test_a_plea_for_another_kelurahan_waits(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.say(THREE[0])
    plea = "tolong perbaiki lampu jalan di yosodadi"
    assert plea in told(await siti.say(plea))
    assert (await sent_from(world, siti, siti.done.asking or "")).wish == THREE[0]
    assert plea in siti.heard[-1].text
    await siti.tap("Ya, jadikan usulan")
    assert siti.done.asking == "propose.problem"


@pytest.mark.parametrize("word", ["ya", "ok", "1"])
async def test_an_old_offer_takes_no_bare_yes(world: World, word: str) -> None:
    siti = await world.person().welcomed()
    await siti.say(WISH)
    await siti.say("usulan saya")
    heard = await siti.say(word)
    assert siti.done.asking is None
    assert f'Saya baca: "{WISH}"' in heard[-1].text
    await siti.say(word)
    assert siti.done.asking == "propose.problem"


async def test_an_offer_of_yesterday_is_shown_again(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.say(WISH)
    world.clock.move(hours=20)
    assert WISH in told(await siti.say("ya"))
    assert siti.done.asking is None


async def test_a_question_of_staff_came_meanwhile(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    await siti.say(WISH)
    await asked(world, siti)
    assert f'Saya baca: "{WISH}"' in told(await siti.say("ya"))
    assert siti.done.asking is None


async def test_a_button_of_an_old_offer_takes_no_other(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.say(WISH)
    old = siti.heard[-1].id("Ya, jadikan usulan")
    await siti.say("bukan")
    await siti.say("trotoar taman kota pecah semua")
    heard = await siti.take(choice=old)
    assert siti.done.asking is None
    assert "trotoar taman kota pecah semua" in heard[-1].text
    await siti.tap("Ya, jadikan usulan")
    await siti.say("Imopuro")
    assert (await sent(world, siti)).wish == "trotoar taman kota pecah semua"
