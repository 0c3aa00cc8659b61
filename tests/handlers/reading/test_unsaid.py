"""What says that there is no answer, or not yet; what is said before a wish."""

from __future__ import annotations

import pytest

from handlers.reading import introduced, unsaid


@pytest.mark.parametrize(
    "text",
    [
        "gak hafal persis, nanti dihitung tukangnya",
        "belum diukur",
        "nunggu petugas ngukur",
        "mboten ngertos pinten",
        "embuh wis lali",
        "gatau",
        "gtw",
        "kurang tau pak",
        "gak ngerti ukurannya mas, ada orang yg bisa ngukur?",
        "mboh ra ngerti, sopo sing ngukur?",
        "gatau pastinya. petugas bs ngecek langsung kan?",
    ],
)
def test_nobody_knows(text: str) -> None:
    assert unsaid.unknown(text)


@pytest.mark.parametrize(
    "text", ["120 meter", "ga tau maksudnya", "ukuran apa ya?", "ratusan meter", "satu paket"]
)
def test_it_is_known_or_the_question_is_not_understood(text: str) -> None:
    assert not unsaid.unknown(text)


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("fotonya besok ya pak", True),
        ("nanti sore tak foto", True),
        ("blm sempat ke sana", True),
        ("besok aja", True),
        ("ini fotonya", False),
        ("kapan bisa kirim foto?", False),
    ],
)
def test_pictures_come_later(text: str, later: bool) -> None:
    assert unsaid.pictures_later(text) is later


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("satu lagi min, lampu gang salak mati", "lampu gang salak mati"),
        ("oh iya lupa, bak sampah pasar jebol", "bak sampah pasar jebol"),
        ("RT 4: minta gorong2", "minta gorong2"),
        ("saya warga rt 3, jembatan kayu lapuk", "jembatan kayu lapuk"),
        ("saya warga rt 3 minta lampu, gelap sekali", "saya warga rt 3 minta lampu, gelap sekali"),
        ("Lanjutan pembangunan talud", "Lanjutan pembangunan talud"),
        ("tp yg rusak jembatannya", "rusak jembatannya"),
        ("saya org ganjar asri, selokan mampet tiap hujan", "selokan mampet tiap hujan"),
        ("bukan itu, maksud saya lampu gang melon", "lampu gang melon"),
        ("Saya ada usul baru lagi bu, pelatihan komputer pemuda", "pelatihan komputer pemuda"),
        ("ada usulan apa aja di imopuro", "ada usulan apa aja di imopuro"),
        (
            "kami warga RT 10 mengusulkan perbaikan Jl. Pattimura gang 4",
            "perbaikan Jl. Pattimura gang 4",
        ),
        ("bukan itu pak, saya mau usul lampu jalan", "lampu jalan"),
        (
            "Dengan hormat, kami selaku Ketua RT 19 Ganjar Asri mengusulkan drainase baru",
            "drainase baru",
        ),
        ("kula warga Margorejo badhe ngusulaken talud pinggir lepen", "talud pinggir lepen"),
        ("satu lagi pak selain lampu kemarin, mau usul juga tempat sampah", "tempat sampah"),
        ("ga ada yg cocok, pelatih senam lansia", "pelatih senam lansia"),
        ("KTP saya Yosorejo tapi yg mau diusulin jalan makam", "jalan makam"),
        ("jalan mawar rusak, kami mengusulkan cor", "jalan mawar rusak, kami mengusulkan cor"),
        (
            "saya pernah mengajukan proposal jalan tapi ditolak",
            "saya pernah mengajukan proposal jalan tapi ditolak",
        ),
        ("nggak, saya mau usul talud rt 3 dong", "talud rt 3"),
        ("bukan jalan, jembatan aja gang 3", "bukan jalan, jembatan aja gang 3"),
    ],
)
def test_what_is_said_before_a_wish(text: str, wish: str) -> None:
    assert introduced.wish_in(text, tells=False) == wish


def test_a_place_without_musing() -> None:
    assert unsaid.known("lali rt piro, pokoke wetan masjid") == "wetan masjid"


def test_to_go_on_without_pictures_is_asked_too() -> None:
    assert unsaid.pictures_later("fotonya nanti sore, sekarang lanjut dulu bisa?")
    assert unsaid.pictures_later("foto nyusul ya, boleh dilewati dulu?")
    assert not unsaid.pictures_later("fotonya nanti dilihat siapa?")


@pytest.mark.parametrize(
    ("said", "nothing"),
    [
        ("ya gitu lah pak, kayak RT sebelah", True),
        ("pokoknya begitu", True),
        ("podo karo wingi", True),
        ("nggih ngoten niku mbak", True),
        ("you know, the usual", True),
        ("same as last year", True),
        ("ya disana", True),
        ("kayak RT sebelah, banjir terus", False),
        ("sama kayak yang kemarin, lampu mati", False),
        ("lampu kayak RT sebelah", False),
        ("di situ depan warung bu Tini", False),
        ("gitu aja kok repot?", False),
    ],
)
def test_what_says_nothing(said: str, nothing: bool) -> None:
    assert unsaid.says_nothing(said) is nothing


@pytest.mark.parametrize(
    ("said", "only"),
    [
        ("tolong dibenerin", True),
        ("njaluk didandani mawon pak", True),
        ("please fix it", True),
        ("minta dibangun pos ronda", False),
        ("perbaikan talud", False),
    ],
)
def test_work_on_nothing(said: str, only: bool) -> None:
    assert unsaid.only_work(said) is only
