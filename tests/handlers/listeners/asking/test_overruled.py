"""What is asked in plain words is answered as it is meant: words that stand in it and mean
something else elsewhere do not decide."""

from __future__ import annotations

import pytest

from tests.handlers.conversation.test_two_things import told
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

NONE_SENT = "belum pernah mengirim usulan"
WHICH_AREA = "untuk kelurahan mana?"
HOW = "Caranya: jawab"
SCHEDULE = "Menurut jadwal kota"
OTHERS = "Usulan warga kelurahan mana"


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        # who wants to see, change or take back one brings none
        ("saya mau lihat usulan saya", NONE_SENT),
        ("pak mau mengubah usulan", NONE_SENT),
        ("mau batalkan usulan saya", NONE_SENT),
        ("cek usulan sendiri", NONE_SENT),
        ("tampilkan usulanku", NONE_SENT),
        ("mau nyampein usulan nih pak", WHICH_AREA),
        ("kami mewakili warga rt 5 ingin menyampaikan beberapa usulan", WHICH_AREA),
        ("ada usul nih pak", WHICH_AREA),
        ("usul satu lagi dong", WHICH_AREA),
        ("warga rt 3 mau usul", WHICH_AREA),
        ("langkahnya apa kalau mau usul", HOW),
        ("bayar brp ya kalo mau usul", "Gratis"),
        # where and when the meeting is, and what others want
        ("tempat musrenbangnya di mana", SCHEDULE),
        ("jam dan tempat musrenbang", SCHEDULE),
        ("warga yang lain usul apa aja", OTHERS),
        # of what is kept, of promises, of whom one speaks with
        ("bisa hapus data saya gak", "menghapus semua data"),
        ("udah pindah kota pak, ga usah dikabari lagi", "tidak dikirimi kabar"),
        ("semua usulan pasti dibangun?", "Belum tentu dibangun"),
        ("sambungkan saya ke petugas", "Di sini yang menjawab bot"),
        ("hubungkan ke orang kelurahan dong", "Di sini yang menjawab bot"),
        ("satukan chat saya dong", "Mau menyatukan usulan"),
        ("orang lain bisa dukung usulan saya gak", "Siapa pun boleh mendukung"),
        ("caranya dukung usulan orang gmn", "Siapa pun boleh mendukung"),
        ("bahasa gaul gapapa kan", "bahasa sehari-hari"),
        # what one tires of, and what is said to be untrue
        ("jangan php ya, bener dibangun kan", "Belum tentu dibangun"),
        ("perlu usul ulang tiap tahun ga", "mengusulkan lagi"),
    ],
)
async def test_it_is_answered_as_it_is_meant(world: World, said: str, answer: str) -> None:
    siti = await world.person().welcomed()
    assert answer in told(await siti.say(said))


@pytest.mark.parametrize(
    ("said", "called"),
    [
        ("nama saya kewalik, harusnya Budi Santoso", "Budi Santoso"),
        ("kok nama saya jadi Tarni, saya Tarmi", "Tarmi"),
        ("tulis namaku yg bener min, Suwarno", "Suwarno"),
        ("ganti nama saya jadi bu ani", "Bu Ani"),
    ],
)
async def test_the_right_name_is_taken(world: World, said: str, called: str) -> None:
    siti = await world.person().welcomed()
    heard = told(await siti.say(said))
    assert f"kami panggil {called}." in heard


@pytest.mark.parametrize("said", ["bohong semua", "pengen ganti nama jadi nama lengkap"])
async def test_what_is_none_is_not(world: World, said: str) -> None:
    siti = await world.person().welcomed()
    assert "mulai sekarang Anda kami panggil" not in told(await siti.say(said))
