"""What residents say at the review before it is sent, and in the middle of a form, that is no
answer: it is never sent with a correction unheard, and never stored."""

from __future__ import annotations

import pytest

from handlers.reading.said.nuisance import in_vain, laughs
from handlers.reading.said.wrong import to_be_righted
from tests.shortened import to_review
from tests.support import World

one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("said", "yes"),
    [
        ("namanya keliru, benerin dulu", True),
        ("sblm dikirim saya mau ganti lokasi", True),
        ("masalahe durung pas", True),
        ("sudah dibetulin, kirim", False),
        ("ga ada yang perlu diubah", False),
        ("kirim sekarang ya", False),
    ],
)
def test_it_is_to_be_put_right_first(said: str, yes: bool) -> None:
    assert to_be_righted(said) is yes


@pytest.mark.parametrize(
    ("said", "vain", "laughter"),
    [
        ("percuma lapor, dari dulu begini terus", True, False),
        ("ga ada gunanya ngisi beginian", True, False),
        ("dibangun percuma kalau tidak dirawat", False, False),
        ("wkwkwk salah kirim", False, True),
        ("haha", False, False),
        ("hak pakai tanah desa", False, False),
    ],
)
def test_what_is_hardly_an_answer(said: str, vain: bool, laughter: bool) -> None:
    assert in_vain(said) is vain
    assert laughs(said) is laughter


@one_database
@pytest.mark.parametrize(
    ("said", "asking"),
    [
        ("lokasinya belum tepat, tolong benerin dulu sebelum dikirim", "propose.place"),
        ("perbaiki dulu masalahnya", "propose.problem"),
        ("sebelum dikirim tolong ganti lokasinya", "propose.place"),
    ],
)
async def test_what_is_named_is_asked_anew(world: World, said: str, asking: str) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul")
    await to_review(siti, "Perbaikan talud kali")
    heard = await siti.say(said)
    assert siti.done.asking == asking
    assert "Jawaban sekarang:" in heard[-1].text
    assert not await world.proposals()


@one_database
async def test_what_is_not_named_is_asked(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul")
    await to_review(siti, "Perbaikan talud kali")
    heard = await siti.say("kayaknya masih ada yg kurang pas, sy betulin dulu")
    assert "Bagian mana yang mau diubah?" in heard[-1].text
    assert not await world.proposals()


@one_database
@pytest.mark.parametrize(
    ("said", "way"),
    [
        ("udah ah males ditanya melulu, ga usah jadi", "Ya, batalkan"),
        ("halah percuma, tahun kemarin juga begitu", "Saya bertanya"),
        ("wkwk lucu banget videonya", "Lanjut mengisi"),
    ],
)
async def test_it_is_asked_whether_it_is_the_answer(world: World, said: str, way: str) -> None:
    siti = await world.person().welcomed()
    for line in ("usul perbaikan talud kali", "imopuro"):
        await siti.say(line)
    assert siti.done.asking == "propose.problem"
    heard = await siti.say(said)
    assert way in heard[-1].labels
