"""NAMA SAYA: what one is called from now on, and what one is not."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.database.tables import people, proposals
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize("word", ["nama saya", "ganti nama", "Ubah nama", "change my name"])
async def test_a_name_is_changed(world: World, word: str) -> None:
    siti = world.person()
    for said in ("halo", "ya", "Siti Aminah"):
        await siti.say(said)
    await siti.proposes()
    heard = await siti.say(word)
    assert siti.done.asking == "rename.name"
    assert "Siti" in heard[-1].text
    for wrong in ("12", "jalan rusak di depan rumah saya", "?"):
        heard = await siti.say(wrong)
        assert siti.done.asking == "rename.name", wrong
        assert "belum terbaca" in heard[-1].text
    heard = await siti.say("nama saya bu sri")
    assert "kami panggil Bu Sri" in heard[-1].text
    assert siti.done.asking is None
    assert [row.name for row in await world.rows(select(people.c.name))] == ["Bu Sri"]
    # What has been sent keeps the name that it was sent with.
    assert [row.name for row in await world.rows(select(proposals.c.name))] == ["Siti Aminah"]


async def test_it_is_no_word_of_a_form(world: World) -> None:
    siti = world.person()
    for said in ("halo", "ya", "nama saya budi"):
        await siti.say(said)
    assert [row.name for row in await world.rows(select(people.c.name))] == ["Budi"]


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("assalamualaikum", "Waalaikumsalam."),
        ("Ass. wr. wb.", "Waalaikumsalam."),
        ("asslm pak", "Waalaikumsalam."),
        ("Assalamu'alaikum wr wb", "Waalaikumsalam."),
        ("halo", "Selamat datang kembali"),
        ("selamat pagi", "Selamat datang kembali"),
    ],
)
async def test_a_salam_has_its_own_answer(world: World, said: str, first: str) -> None:
    siti = await world.person().welcomed()
    assert (await siti.say(said))[0].text.startswith(first)


@pytest.mark.parametrize(
    "said", ["assalamualaikum, usul jalan rusak di imopuro", "halo usul jalan rusak di imopuro"]
)
async def test_a_wish_behind_a_greeting_is_not_lost(world: World, said: str) -> None:
    """However short: it waits for the consent as any other."""
    siti = world.person()
    await siti.say(said)
    await siti.say("ya")
    heard = await siti.say("lewati")
    assert 'Kami catat usulan "jalan rusak di imopuro"' in "\n".join(each.text for each in heard)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Setuju. Saya Suyanto ketua RT 14", "Suyanto"),
        ("setuju. agus", "Agus"),
        ("setuju. nama saya bu siti aminah", "Bu Siti Aminah"),
        ("Setuju. Saya Suyanto ketua RT 14. mau usul drainase", "Suyanto"),
        ("setuju saya Suyanto", "Suyanto"),
        ("setuju, siap", None),
        ("setuju. saya paham", None),
        ("setuju. saya warga metro", None),
        ("setuju. tejosari", None),
        ("setuju setuju lah, dari dulu jg data gua udah dikasih ke kelurahan", None),
    ],
)
async def test_a_name_is_said_with_the_consent(world: World, said: str, name: str | None) -> None:
    siti = world.person()
    await siti.say("halo")
    await siti.say(said)
    [row] = await world.rows(select(people.c.name, people.c.consent))
    assert (row.name, row.consent) == (name, True)
    assert name is not None or siti.done.asking == "welcome.name"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("saya Rizky tp yg ngusulin mbah saya, Mbah Sumirah. mbah gak bisa hp an", "Rizky"),
        ("nama saya agus mau usul lampu di tejosari", "Agus"),
        ("Hendra. puas", "Hendra"),
        ("becanda min 😭 nadia", "Nadia"),
        ("Moh. ali", "Moh. ali"),
        ("Bapak Slamet. warga RT 3", "Bapak Slamet"),
        ("H. Ahmad, S.Pd.", "H. Ahmad, S.Pd."),
        ("saya warga mau usul lampu", None),
    ],
)
async def test_a_name_stands_before_what_else_is_said(
    world: World, said: str, name: str | None
) -> None:
    siti = world.person()
    for each in ("halo", "ya", said):
        await siti.say(each)
    assert [row.name for row in await world.rows(select(people.c.name))] == [name]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("nama aq nadia min", "Nadia"),
        ("becanda min 😭 nadia. aq msh 16 btw bole kan?", "Nadia"),
        ("becanda min hehe", "Budi"),
        ("nama saya salah", "Budi"),
    ],
)
async def test_another_name_is_said_while_nothing_is_open(
    world: World, said: str, name: str
) -> None:
    siti = world.person()
    for each in ("halo", "ya", "budi", said):
        await siti.say(each)
    assert [row.name for row in await world.rows(select(people.c.name))] == [name]
