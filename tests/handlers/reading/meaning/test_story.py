"""A story, and the point that it comes to; how many proposals a message holds after all."""

from __future__ import annotations

import pytest

from handlers.reading.meaning.several import only_one, parted, several
from handlers.reading.meaning.story import pointed


def test_the_point_is_what_is_wished() -> None:
    told = (
        "Selamat sore pak. Begini ceritanya, anak saya jatuh, airnya selutut.\n"
        "Jadi maksud saya itu gorong-gorongnya minta dibesarkan pak, Tejosari"
    )
    point = "gorong-gorongnya minta dibesarkan pak, Tejosari"
    assert pointed(told) == ("anak saya jatuh, airnya selutut", point)
    assert several(told).parts == (told,)
    told = "tiap malam anak2 takut lewat situ. intinya minta lampu jalan di gang melati"
    assert pointed(told) == (
        "tiap malam anak2 takut lewat situ",
        "minta lampu jalan di gang melati",
    )


@pytest.mark.parametrize(
    ("text", "story", "point"),
    [
        ("ibu2 di sini nganggur semua, minta pelatihan menjahit",
         "ibu2 di sini nganggur semua", "pelatihan menjahit"),
        ("SAMPAH GA DIANGKUT UDAH SEMINGGU, y udh tp klo minta bak sampah disini",
         "SAMPAH GA DIANGKUT UDAH SEMINGGU", "bak sampah disini"),
        ("got depan rumah mampet terus, minta gorong-gorong baru yg lebih besar",
         "got depan rumah mampet terus", "gorong-gorong baru yg lebih besar"),
    ],
)  # fmt: skip
def test_what_is_wrong_and_then_what_is_asked(text: str, story: str, point: str) -> None:
    assert pointed(text) == (story, point)
    assert several(text).parts == (text,)


@pytest.mark.parametrize(
    "text",
    [
        "jalan depan rumah bolong2 parah, minta diaspal",
        "minta lampu jalan karena gelap, minta pos kamling juga",
        "saya warga rt 5 imopuro, minta lampu jalan",
        "jalan rusak parah di depan rumah, maksudnya tolong diperbaiki pak",
        "intinya minta lampu jalan",
        "usul lampu jalan, usulannya bulan lalu belum ada kabar",
    ],
)
def test_no_story(text: str) -> None:
    assert pointed(text) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Mau usul 2 hal: lampu jalan yang mati semua, sama pelatihan menjahit buat ibu-ibu PKK",
         ("lampu jalan yang mati semua", "pelatihan menjahit buat ibu-ibu PKK")),
        ("usulan saya ada dua, drainase jl nangka dan posyandu rw 3",
         ("drainase jl nangka", "posyandu rw 3")),
        ("ada 3 usul: lampu gang kelinci, gorong2 rt 5, sama bibit lele",
         ("lampu gang kelinci", "gorong2 rt 5", "bibit lele")),
        ("beberapa hal: lampu gang kelinci, lampu gang mawar",
         ("lampu gang kelinci", "lampu gang mawar")),
    ],
)  # fmt: skip
def test_how_many_there_are_is_said_first(text: str, parts: tuple[str, ...]) -> None:
    found = several(text)
    assert found.parts == parts
    assert found.sure


def test_how_many_there_are_after_all() -> None:
    assert only_one("bukan dua pak, cuma satu. usulannya gorong-gorong") == (
        "usulannya gorong-gorong"
    )
    assert only_one("itu cuma satu usulan kok") == ""
    assert only_one("itu bukan dua usulan kok, cuma satu") == ""
    assert only_one("jalan ini cuma satu jalur") is None
    wish = "lampu jalan dan pelatihan menjahit"
    assert parted("yang menjahit pisah dong", wish) == ("lampu jalan", "pelatihan menjahit")
    assert parted("lampunya pisah", wish) == ("pelatihan menjahit", "lampu jalan")
    assert parted("lho itu kan dua usulan", wish) == ("lampu jalan", "pelatihan menjahit")
    assert parted("itu kan dua usulan", "lampu jalan") is None
    assert parted("warga terpisah sungai", wish) is None


def test_in_krama() -> None:
    told = (
        "sawah kulo tebih saking dalan, gabah kedah dipun panggul,"
        " pramila kulo nyuwun dalan usaha tani"
    )
    assert pointed(told) == (
        "sawah kulo tebih saking dalan, gabah kedah dipun panggul",
        "kulo nyuwun dalan usaha tani",
    )


@pytest.mark.parametrize(
    "told",
    [
        "dalan mburi balai desa ajur kabeh, wong do ceblok. mbok yao dicor",
        "got ngarep SD mampet, banyune luber. mbok yo o dikeruk",
        "jalan gang mawar hancur, anak2 sering jatuh. tolong lah diaspal",
    ],
)
def test_what_only_pleads_is_no_point(told: str) -> None:
    assert pointed(told) is None
