"""What staff say one after the other at their desk: of the one that was just looked at, the next
one, not yet, and that an office is to see to it."""

from __future__ import annotations

import pytest

from handlers.reading.staff.deciding.undone import held_back
from handlers.reading.staff.handed_on import to_office
from handlers.reading.staff.looks import without_next
from handlers.reading.staff.sentences import noted
from tests.handlers.listeners.staff.test_side_by_side import desk, states
from tests.support import World

one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("said", "office"),
    [
        ("teruskan saja ke dinas PU biar mereka yg nilai", "dinas PU"),
        ("urusan Dishub kan? teruskan kesana", "Dishub"),
        ("lampu itu urusan PLN, oper ke sana aja", "PLN"),
        ("ga usah diteruskan ke dinas PU", ""),
        ("teruskan 5 ke kecamatan", ""),
        ("dinas PU kapan survei", ""),
    ],
)
def test_to_which_office(said: str, office: str) -> None:
    assert to_office(said) == office


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("ehh tunggu jgn dulu. itu bukan jalan kota ya?", "itu bukan jalan kota ya?"),
        ("jangan dulu", ""),
        ("setuju, jangan dulu dikirim", None),
    ],
)
def test_that_it_is_held_back(said: str, rest: str | None) -> None:
    assert held_back(said) == rest


def test_the_next_one_and_what_is_noted() -> None:
    assert without_next("lanjut 45 tolak") == "45 tolak"
    assert without_next("skrg yg nasution. setujui") == "nasution. setujui"
    assert without_next("lanjut") == "lanjut"
    assert noted("catatannya: bukan kewenangan kelurahan") == "bukan kewenangan kelurahan"
    assert noted("catatannya mana?") == ""


@one_database
async def test_one_after_the_other(world: World) -> None:
    lurah, _ = await desk(world)
    await lurah.say("buka 1")
    heard = await lurah.say("ini rawan longsor memang, sudah sy tinjau. setujui")
    assert lurah.done.asking == "decide.priority"
    assert '"ini rawan longsor memang, sudah sy tinjau"' in heard[0].text  # is said not to be used
    await lurah.say("1")
    await lurah.say("ya")
    assert (await states(world))[0] == "disepakati"
    assert "tidak kami temukan" in (await lurah.say("lanjut 45 tolak"))[-1].text
    await lurah.say("eh bukan 45, 3 maksud sy. yg pagar")
    assert lurah.done.asking == "decide.reason"
    heard = await lurah.say("alasannya rumah pribadi, silakan dibangun sendiri oleh pemiliknya")
    await lurah.say("ya betul")
    assert lurah.done.asking == "decide.sure"
    assert (await states(world))[2] == "diajukan"
    await lurah.say("ya betul")
    assert (await states(world))[2] == "ditolak"


@one_database
async def test_not_yet_and_to_an_office(world: World) -> None:
    lurah, _ = await desk(world)
    await lurah.say("1 setuju prioritas 2")
    heard = await lurah.say("ehh tunggu jgn dulu. itu bukan jalan kota ya?")
    assert 'Keputusan "Sepakati" tidak dicatat' in heard[0].text
    assert lurah.done.asking is None
    heard = await lurah.say("teruskan saja ke dinas PU biar mereka yg nilai")
    assert "Kami catat OPD: dinas PU" in heard[-1].text
    assert lurah.done.asking == "annotate.cost"
    heard = await lurah.say("catatannya: bukan kewenangan kelurahan")
    assert "Kami catat Rekomendasi: bukan kewenangan kelurahan" in heard[0].text
    heard = await lurah.say("ya teruskan")
    assert "Catatan untuk MTR-2028-00001 tersimpan" in heard[-1].text
    assert await states(world) == ["diajukan"] * 3
