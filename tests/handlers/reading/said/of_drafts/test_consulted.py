"""That what is written waits until others have been asked."""

from __future__ import annotations

import pytest

from handlers.reading.amounts.figures import addressed
from handlers.reading.amounts.quantities import volume
from handlers.reading.said.of_drafts.consulted import consults


@pytest.mark.parametrize(
    "text",
    [
        "mangke riyin nggih, kula badhe rembagan kalih pengurus masjid",
        "jgn dikirim dulu mas, kami mau musyawarah sama bapak bapak ronda",
        "ojo dikirim sik, arep tak takokke mbakyu",
        "belum usah dikirim kak. mau diskusi dulu sama ketua RT",
        "nanti dulu saya tanya anak saya",
        "ditunda dulu bu, nunggu jawaban pak lurah",
        "wait, we want to discuss it with the neighbours",
    ],
)
def test_others_are_asked_first(text: str) -> None:
    assert consults(text)


@pytest.mark.parametrize(
    "text",
    [
        "bentar tanya ibu dulu",  # back at once
        "sering rembugan di teras karena tidak ada balai",
        "kami dulu rapat di rumah pak RT",
        "mau rapat dulu ga ada gedungnya",
        "warga sudah musyawarah soal jalan ini",
        "nanti dulu, lokasinya RT 05",
        "pelatihan diskusi untuk pemuda",
        "boleh tanya dulu ke pak RT?",
        "a " * 2000,
        "sik " * 1000,
    ],
)
def test_what_tells_of_something_is_not_that(text: str) -> None:
    assert not consults(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("rembugan kalih kelompok wanita tani", None),
        ("kula kalih warga mriki", None),
        ("mbangun kalih ibu ibu PKK", None),
        ("kalih titik", 2),
        ("dowone kalih meter", 2),
        ("wonten kalih kelompok", 2),
        ("kalih", 2),
    ],
)
def test_kalih_is_with_as_well_as_two(text: str, value: int | None) -> None:
    assert volume(text).value == value


def test_nor_does_it_number_an_rt() -> None:
    assert addressed("pak RT kalih bu RW") == "pak RT kalih bu RW"
    assert addressed("RT kalih RW setunggal") == "RT 2 RW 1"
