"""What is to be left out of an answer goes clause by clause; what tells of something stays."""

from __future__ import annotations

import pytest

from handlers.reading.amounts.rt_rw import rt_rw
from handlers.reading.introduced import wish_in
from handlers.reading.said.of_proposals.once_sent import asks_numbers, sends_only
from handlers.reading.said.wrong import drops_photos, left_out

ROAD = (
    "lobang semua, bini gua jatoh 2x. 2024 usul, jawabannya NOL. lurahnya si Sugeng kerjanya tidur"
)
HOUSE = (
    "genteng bocor semua, mbah tidur di kursi. mbah sakit paru2 jg. NIK mbah 187202520848 kl perlu"
)


@pytest.mark.parametrize(
    ("text", "had", "gone"),
    [
        ("yg soal lurah ga usah dimasukin lah, ntar ribut", ROAD, "lurahnya"),
        ("hapus yang soal lurahnya", ROAD, "lurahnya"),
        ("kata2 soal sugeng dibuang aja pak", ROAD, "Sugeng"),
        ("yg sakit paru2 dihapus aja dr tulisannya, selebihnya bener", HOUSE, "sakit"),
        ("sakitnya mbah jangan disebut", HOUSE, "sakit"),
        ("oh iya hapus aja kak nik nya, kirain wajib", HOUSE, "NIK"),
    ],
)
def test_the_clause_that_is_named_goes(text: str, had: str, gone: str) -> None:
    left = left_out(text, had)
    assert left is not None
    assert gone in had
    assert gone not in left
    assert len(left) > len(had) / 2


@pytest.mark.parametrize(
    ("text", "had"),
    [
        ("sampah dibuang ke kali", "sampah numpuk, bau"),
        ("buang air besar sembarangan", HOUSE),
        ("hapus yang lampu", ROAD),
        ("hapus data saya", HOUSE),
        ("batal aja", ROAD),
        ("lurahnya kerjanya tidur", ROAD),
        ("yang soal lurah dihapus ga?", ROAD),
    ],
)
def test_what_names_no_clause_takes_none_away(text: str, had: str) -> None:
    assert left_out(text, had) is None


@pytest.mark.parametrize(
    "text",
    [
        "itu foto sama atap lapuk punya pos ronda min, buang",
        "fotonya hapus aja",
        "buang fotonya dong",
        "foto yang tadi ga usah dimasukin",
    ],
)
def test_photos_are_to_go(text: str) -> None:
    assert drops_photos(text)


@pytest.mark.parametrize(
    "text",
    [
        "fotonya jangan ditampilin ke umum",
        "ini foto sampah yang dibuang ke kali",
        "foto ada nih",
        "hapus yang soal lurah",
    ],
)
def test_photos_stay(text: str) -> None:
    assert not drops_photos(text)


@pytest.mark.parametrize(
    "text",
    ["kirim kak", "kirim ya min makasih", "ya kirim aja", "kirim, buruan ada yg beli lagi hehe"],
)
def test_an_order_to_send(text: str) -> None:
    assert sends_only(text)


@pytest.mark.parametrize(
    "text",
    ["kirim foto gimana", "kirim lokasinya", "jangan kirim dulu", "mau kirim usul jalan rusak"],
)
def test_no_order_to_send(text: str) -> None:
    assert not sends_only(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tolong dikirim nomor ketiganya biar saya catat di buku RT",
        "nomor usulan saya berapa aja",
        "minta nomornya dong",
        "lupa nomernya, bisa dikirim lagi?",
    ],
)
def test_the_numbers_are_asked_for(text: str) -> None:
    assert asks_numbers(text)


@pytest.mark.parametrize(
    "text",
    [
        "minta nomor wa petugas",
        "nomornya buat apa",
        "nomor hp lurah berapa",
        "rumah no 5 lampunya mati",
    ],
)
def test_other_numbers(text: str) -> None:
    assert not asks_numbers(text)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("aku arep njaluk lampu dalan gang kenanga", "lampu dalan gang kenanga"),
        ('kata mbah: "kulo badhe nyuwun kursi roda kangge posyandu"', "kursi roda kangge posyandu"),
        ("jare simbah penginne jembatan anyar", "jembatan anyar"),
    ],
)
def test_who_says_it_is_no_part_of_the_wish(text: str, wish: str) -> None:
    assert wish_in(text, tells=True) == wish


def test_twenty_and_more_in_javanese() -> None:
    assert rt_rw("rt telu likur rw 6") == ("23", "06")
    assert rt_rw("RT patlikur") == ("24", None)
