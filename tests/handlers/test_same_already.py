"""While one is written: whether others have proposed the same, and standing behind one of them."""

from __future__ import annotations

import pytest

from tests.handlers.conversation.test_two_things import told
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

WISH = "mesin pemecah kedelai untuk perajin tempe"


async def another(world: World) -> Resident:
    """Somebody who begins what Siti has proposed already."""
    siti = await world.person("siti").welcomed()
    for line in (f"usul {WISH}", "Banjarsari", "kaki perajin sakit", "RT 11 RW 4", "kirim"):
        await siti.say(line)
    assert await world.count("proposals") == 1
    budi = await world.person("budi").welcomed()
    for line in ("usul mesin pecah kedelai buat tempe", "Banjarsari"):
        await budi.say(line)
    return budi


@pytest.mark.parametrize(
    "said",
    [
        "la niku bu Sri jare pun nate usul sami, leres mboten?",
        "sama dgn punya bu Sri gak ini? takut dobel",
        "udah ada yang usul ini belum ya",
        "btw is there maybe someone who already proposed the same thing?",
        "has someone already asked for this?",
    ],
)
async def test_whether_there_is_one_is_answered(world: World, said: str) -> None:
    budi = await another(world)
    asked = budi.done.asking
    heard = told(await budi.say(said))
    assert f"MTR-2028-00001: {WISH}" in heard
    assert budi.done.asking == asked
    assert f"MTR-2028-00001: {WISH}" in told(await budi.say("nggih niku sing kedelai"))
    assert budi.done.asking == asked


@pytest.mark.parametrize(
    "said",
    [
        "oo nggih niku sami mawon. mboten usah ndamel malih nek ngoten",
        "ya udah sama aja, ga usah bikin baru lagi",
        "ok just support that one then. skip my own",
        "bisa dukung yang itu aja daripada bikin baru?",
        "boleh dukung yg itu aja ga?",
        "kulo ndherek ndukung mawon sing niku",
        "DUKUNG 1",
    ],
)
async def test_who_stands_behind_it_lets_their_own_go(world: World, said: str) -> None:
    budi = await another(world)
    await budi.say("udah ada yang usul ini belum ya?")
    heard = told(await budi.say(said))
    assert "tidak jadi dikirim" in heard
    assert "Pendukungnya 1 orang" in heard
    assert budi.done.asking is None
    assert await world.count("proposals") == 1
    for more in ("saya ikut dukung yang itu aja", "pun kecathet nggih? pinten sing ndukung?"):
        assert "Pendukungnya 1 orang" in told(await budi.say(more))
    assert "Jadikan usulan" not in told(await budi.say("yang setengah tadi dibuang aja"))


async def test_at_the_review_too_whatever_is_asked_there(world: World) -> None:
    budi = await another(world)
    for line in ("kedelai masih diinjak, kaki sakit", "RT 11 RW 4"):
        await budi.say(line)
    await budi.say("wah piye yo iki enake bu")
    assert "Pendukungnya 1 orang" in told(await budi.say("yowis kulo dukung mawon niku"))
    assert await world.count("proposals") == 1


async def test_where_there_is_none_that_is_said(world: World) -> None:
    budi = await world.person("budi").welcomed()
    await budi.say("usul mesin pecah kedelai buat tempe")
    assert "kami tunjukkan sebelum usulan" in told(await budi.say("udah ada yang usul ini belum?"))
    await budi.say("Banjarsari")
    assert "belum ada usulan lain" in told(await budi.say("udah ada yang usul ini belum?"))
    assert budi.done.asking == "propose.problem"


async def test_a_question_for_help_is_no_wish(world: World) -> None:
    budi = await world.person("budi").welcomed()
    await budi.say("kulo niki damel tempe, wonten bantuan mesin mboten nggih")
    heard = told(await budi.say("mesin pecah kedelai. sak niki tasih diidak ngge sikil"))
    assert 'Kami catat usulan "mesin pecah kedelai. sak niki' in heard
