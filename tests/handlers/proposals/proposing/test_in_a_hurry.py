"""At the review: who is in a hurry, who cannot read it; photos that come later."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.database.tables import proposals
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

LINES = ("usul", "Imopuro", "1", "Perbaikan talud", "Tanahnya longsor ke sungai", "RT 05/RW 02")


async def there(world: World, lines: tuple[str, ...] = LINES) -> Resident:
    siti = await world.person("siti").welcomed()
    for line in lines:
        await siti.say(line)
    return siti


@pytest.mark.parametrize(
    "said",
    [
        "cepetan napa, dari tadi ditanya mulu tinggal kirim doang",
        "udah dong, kirim aja napa, ribet amat",
        "lama banget sih, tinggal kirim aja kok ditanya mulu",
        "just send it already, too many questions",
    ],
)
async def test_who_is_in_a_hurry_sends(world: World, said: str) -> None:
    siti = await there(world)
    assert "sudah kami terima" in (await siti.say(said))[-1].text


@pytest.mark.parametrize(
    "said",
    [
        "kapan dikirimnya nih? cape ditanya terus",
        "jangan dikirim dulu, cape ditanya mulu",
        "lampu jalannya juga mati, kirim aja napa",
        "ditanya mulu, nanti aja kirim",
    ],
)
async def test_what_says_more_sends_nothing(world: World, said: str) -> None:
    siti = await there(world)
    await siti.say(said)
    assert await world.rows(select(proposals)) == []


async def test_before_all_is_answered_nothing_goes(world: World) -> None:
    siti = await there(world, LINES[:4])
    heard = (await siti.say("cepetan napa, tinggal kirim doang"))[-1]
    assert "belum bisa dikirim" in heard.text
    assert "Apa masalahnya sekarang" in heard.text


@pytest.mark.parametrize(
    "said",
    [
        "tulisannya kekecilan mata saya rabun, tolong bacain pelan2 nak",
        "mataku wis burem, tulung wacakno",
        "bisa dibesarin tulisannya?",
        "my eyes are bad, can you read it to me",
    ],
)
async def test_who_cannot_read_it(world: World, said: str) -> None:
    siti = await there(world)
    heard = (await siti.say(said))[-1]
    read = ("membacakannya dengan suara", "cannot read it aloud")
    assert any(words in heard.text for words in read)
    assert ": Tanahnya longsor ke sungai" in heard.text
    assert heard.labels[0] in ("Kirim usulan", "Send proposal")


async def test_small_letters_of_a_sign_are_the_problem(world: World) -> None:
    siti = await there(world, (*LINES[:3], "Papan nama gang"))
    heard = (await siti.say("tulisan papan nama gangnya kekecilan, kurir sering nyasar"))[-1]
    assert "membacakannya" not in heard.text
    assert "Di mana tepatnya?" in heard.text


@pytest.mark.parametrize(
    ("at", "said", "told"),
    [
        ("Foto", "nanti sore ya abis pulang kerja gue fotoin, sekarang lanjut dulu aja",
         "tanpa foto dulu"),
        ("Ukuran", "ukurannya nanti nanya tukang dulu, lanjut aja", "kami kosongkan dulu"),
    ],
)  # fmt: skip
async def test_later_and_on_with_it(world: World, at: str, said: str, told: str) -> None:
    siti = await there(world, (*LINES, at))
    heard = (await siti.say(said))[-1]
    assert told in heard.text
    assert heard.labels[0] == "Kirim usulan"
