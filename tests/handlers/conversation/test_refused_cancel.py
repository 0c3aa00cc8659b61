"""Words at "Benar mau membatalkan?" that drop nothing, and those that do."""

from __future__ import annotations

import pytest

from tests.handlers.conversation.test_two_things import at, told
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


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("said", ["ya jangan geh, udah keburu ngetik. lanjut", "jangan batal"])
async def test_on_where_it_is_asked_whether_one_leaves(world: World, said: str) -> None:
    siti = await world.person("siti").welcomed()
    for line in ("usul", "tejoagung rt 9 rw 2"):
        await siti.say(line)
    heard = await siti.say("halah panjang amat nanyanya, males gua, batal aja lah")
    assert heard[-1].labels[0] == "Mau batal"
    heard = await siti.say(said)
    assert siti.done.asking == "propose.topic"
    assert "paling mirip" not in heard[-1].text
    assert "belum kami pakai" not in heard[0].text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_moment_is_waited_for(world: World) -> None:
    siti = await world.person("siti").welcomed()
    for line in ("usul", "bentar bos ada yg beli"):
        heard = await siti.say(line)
    assert "kami tunggu" in heard[0].text
    await siti.say("tejoagung rt 9 rw 2")
    heard = await siti.say("bentar bos ada yg beli")
    assert "kami tunggu" in heard[0].text
    assert siti.done.asking == "propose.topic"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "said",
    [
        "ngga jadi yg ini, saya mau usul yg lain dulu: posyandu",
        "batalin ini aja, saya mau usul lampu jalan di gang melati",
        "tidak jadi yang ini. mau usul drainase gang kenanga",
    ],
)
async def test_another_instead_of_this_one_is_kept_for_later(world: World, said: str) -> None:
    siti = world.person("siti")
    for line in ("halo", "ya", "Siti", WISH, "berlubang sejak maret, warga jatuh"):
        heard = await siti.say(line)
    assert siti.done.asking == "propose.review", heard
    heard = await siti.say(said)
    assert "Benar mau membatalkan" in heard[-1].text
    assert "mau usul" in heard[0].text
    assert "kami simpan" in heard[0].text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("said", ["iya eh nggak deh, lanjut aja", "ya eh jangan", "yes wait no"])
async def test_a_yes_taken_back_cancels_nothing(world: World, said: str) -> None:
    siti = await at(world, "problem")
    await siti.say("batal")
    await siti.say(said)
    assert siti.done.asking == "propose.problem"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_of_the_review_nothing_goes_that_is_taken_back(world: World) -> None:
    siti = await at(world, "review")
    await siti.say("kirim eh jangan dulu deh")
    assert await world.proposals() == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "said", ["iya yakin. lanjut yang posyandu aja", "ya batal. nanti lanjut yg drainase"]
)
async def test_a_yes_that_goes_on_with_another_drops_this_one(world: World, said: str) -> None:
    siti = await world.person().welcomed()
    for line in ("usul", "imopuro", "1", "Bangun talud Gang Melati", "batal"):
        await siti.say(line)
    heard = told(await siti.say(said))
    assert "Sudah dibatalkan" in heard
    assert "kami simpan dulu" in heard


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("said", ["iya hapus. makasih", "ya buang aja"])
async def test_a_yes_that_orders_it_drops_it(world: World, said: str) -> None:
    siti = await world.person().welcomed()
    for line in ("usul", "imopuro", "1", "Bangun talud Gang Melati", "batal"):
        await siti.say(line)
    assert "Sudah dibatalkan" in told(await siti.say(said))
