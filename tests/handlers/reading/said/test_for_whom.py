"""One who writes for another says whose it is, and who they are themselves."""

from __future__ import annotations

import pytest

from handlers.reading.said.of_proposals.for_whom import ForWhom, for_whom


@pytest.mark.parametrize(
    ("text", "name", "by"),
    [
        ("Sumirah, yg ngetik saya rizky cucunya", "Sumirah", "Rizky"),
        ("saya Rizky tp yg ngusulin mbah saya, Mbah Sumirah. mbah gak bisa hp an",
         "Mbah Sumirah", "Rizky"),
        ("yang usul bapak saya Pak Karto, saya cuma ngetik", "Pak Karto", ""),
        ("Bu Tini, yang ngetik saya anaknya", "Bu Tini", ""),
        ("saya cuma ngetikin buat Mbah Sumirah", "Mbah Sumirah", ""),
        ("Sinta, saya nulis buat ibu saya Bu Marni", "Bu Marni", "Sinta"),
        ("saya mewakili Pak Karto", "Pak Karto", ""),
        ("ini usulan nenek saya, namanya Sumirah", "Sumirah", ""),
        ("pengusulnya Bu Tini ya kak", "Bu Tini", ""),
        ("atas nama mbah sumirah, yg ngisi cucunya", "Mbah Sumirah", ""),
        ("ini buat ibu saya dia gak punya wa, namanya Ngatinem", "Ngatinem", ""),
        ("yg ngetik anaknya rara, yg usul bapak saya sugeng riyadi", "Sugeng Riyadi", "Rara"),
        ("ingkang usul bapak kula karsono, ingkang ngetik putranipun bowo", "Karsono", "Bowo"),
        ("saya rara anaknya, yang usul bapak sugeng riyadi", "Bapak Sugeng Riyadi", "Rara"),
        ("saya ngetikin bapak saya sugeng riyadi", "Sugeng Riyadi", ""),
        ("pengusulnya ibu saya sumarni", "Sumarni", ""),
        ("it's Tom but it is really from my wife, Siti Rohani", "Siti Rohani", "Tom"),
    ],
)  # fmt: skip
def test_whose_it_is_and_who_writes(text: str, name: str, by: str) -> None:
    assert for_whom(text) == ForWhom(name, by)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a.n. Karang Taruna Bina Muda", "Karang Taruna Bina Muda"),
        ("put it under the name of Karang Taruna Melati", "Karang Taruna Melati"),
        ("saya mewakili KWT Sekar Arum", "KWT Sekar Arum"),
        ("atas nama PKK RW 04 ya", "PKK RW 04"),
    ],
)
def test_a_group_of_people(text: str, name: str) -> None:
    assert for_whom(text) == ForWhom(name, "", group=True)


@pytest.mark.parametrize(
    "text",
    [
        "Rizky",
        "Bu Siti, saya warga RT 3",
        "saya mewakili warga RT 3",
        "yg ngusulin siapa?",
        "jalan rusak, yg usul warga",
        "yg ngetik saya sendiri",
        "minta lampu, yg minta warga rt 5",
        "Saya Suyanto ketua RT 14",
        "yang minta Jalan Mawar diaspal warga",
        "yg usul kemarin belum dibalas",
        "yg usul bapak saya lampu jalan",
        "yg usul ibu saya, yg ngetik saya",
        "yang usul jalan mawar dicor",
    ],
)
def test_what_says_nothing_of_it(text: str) -> None:
    assert for_whom(text) is None
