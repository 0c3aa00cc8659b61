"""What is put right of a proposal right after it was sent."""

from __future__ import annotations

import pytest

from handlers.reading.said.of_proposals.put_right import becomes, said, unasked
from tests.handlers.listeners.test_own import brought, hears
from tests.support import World

sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@sqlite
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ukurannya salah bukan 60 harusnya 160 msh bisa diganti?", "160"),
        ("ukurannya 160 bukan 60", "160"),
        ("panjangnya keliru, kudune 160 meter", "Ukuran: 160 m"),
        ("ukuranipun klentu, leresipun 160 meter, taksih saged dipun gantos?", "Ukuran: 160 m"),
        ("the size is wrong, it should be 160 meters. can I still change it?", "Size: 160 m"),
        ("rt nya salah harusnya 14, masih bisa diubah ga?", "RT 14"),
        ("masih bisa diganti ga? rt nya salah harusnya 14", "RT 14"),
        ("nama gangnya salah, harusnya gang kenanga", "gang kenanga"),
        ("kelurahannya salah, harusnya yosorejo", "Kelurahan: Yosorejo"),
        ("kok kelurahannya imopuro, harusnya ganjar asri pak", "Kelurahan: Ganjar Asri"),
        ("nyuwun tulung RT-ne diganti RT 14, RW-ne tetep", "RT 14"),
        ("nyuwun tulung RT-nipun dipun gantos 14, RW-nipun tetep", "RT 14"),
        ("pak mau minta tolong ganti rt jadi 14, rw tetap", "RT 14"),
        ("minta tolong ukurannya diganti 160 meter ya pak", "Ukuran: 160 m"),
        ("tulung dawane diganti 160 meter wae", "Ukuran: 160 m"),
        ("bisa minta tolong gantiin lokasinya jadi gang kenanga", "gang kenanga"),
        ("please change the RT to 14, the RW stays the same", "RT 14"),
    ],
)
async def test_it_is_filled_in_and_shown(world: World, text: str, shown: str) -> None:
    siti = await brought(world, 1)
    heard = await hears(siti, text)
    assert shown in heard
    assert "Bisa. Sebelum dikirim" not in heard
    assert siti.done.asking == "propose.review"


@sqlite
async def test_nothing_was_sent(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.say("ukurannya salah, harusnya 160 meter")
    assert siti.done.asking is None


@pytest.mark.parametrize(
    "text",
    [
        "jalannya belum dibangun, harusnya tahun ini",
        "lampunya salah pasang, harusnya di gang mawar",
        "kok jalannya rusak lagi harusnya dicor",
        "usulan saya masih bisa diubah ga",
        "alamatnya bukan di situ",
        "nama saya salah harusnya Budiman",
    ],
)
def test_what_puts_nothing_right(text: str) -> None:
    assert not said(text)


@pytest.mark.parametrize(
    "text",
    [
        "tolong lampu jalan diganti lampu led",
        "minta tolong RT diganti yang lebih jujur",
        "tolong ketua RT 5 diganti",
        "jalannya tolong diganti paving",
        "tempat sampahnya diganti 5 unit",
        "jumlah lampunya kapan diganti",
    ],
)
def test_what_is_to_become_nothing_of_an_answer(text: str) -> None:
    assert not becomes(text)


@pytest.mark.parametrize(
    "part", ["rt nya salah ", "kok ", "bisa diganti ", "harusnya ", "rt 4 ", "tolong "]
)
def test_hostile_texts_are_read_in_time(part: str) -> None:
    assert not said((part * 4000)[:4000])
    assert unasked((part * 4000)[:4000])
    said((part * 240)[:240])
    becomes((part * 240)[:240])
