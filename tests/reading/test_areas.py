"""The 22 kelurahan as residents write them: taken, or asked back, never guessed wrongly."""

from __future__ import annotations

import csv
import gzip
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.reading.areas import AreaNames, Found, Reading, Unknown, Unsure, key
from storage.areas import INCLUDED, read_csv

AREAS = read_csv(INCLUDED)
NAMES = AreaNames(AREAS)
KELURAHAN = [area for area in AREAS if area.level == 4]

TAKEN = {
    "Hadimulyo Timur": (
        "hadimulyo timur",
        "Hadimulyo tmr",
        "hadi mulyo timur",
        "HADIMULYO TIM",
        "hadimulyotimur",
        "hadimulio timur",
        "hadimulyo timut",
        "kel hadimulyo timur",
    ),
    "Imopuro": (
        "imopuro",
        "Imo Puro",
        "imopuroo",
        "imupuro",
        "imoporo",
        "kelurahan imopuro",
        "IMOPURO!",
    ),
    "Hadimulyo Barat": (
        "hadimulyo barat",
        "hadimulyo brt",
        "Hadi Mulyo Brt",
        "hadimulyo bar",
        "hdmulyo brt",
        "hadimuljo barat",
        "hadimoeljo barat",
        "hadimulyo barrat",
    ),
    "Yosomulyo": (
        "yosomulyo",
        "Yoso Mulyo",
        "yosomulio",
        "josomuljo",
        "yosomulyo metro pusat",
        "yosomulyo kota metro",
    ),
    "Banjarsari": (
        "banjarsari",
        "Banjar Sari",
        "banjarsarii",
        "kel. banjarsari",
        "banjarsari metro utara",
    ),
    "Karangrejo": (
        "karangrejo",
        "Karang Rejo",
        "krg rejo",
        "karangredjo",
        "karangrjo",
        "karangreji",
        "desa karangrejo",
    ),
    "Mulyojati": (
        "mulyojati",
        "Mulyo Jati",
        "muljojati",
        "mulojati",
        "mulyojati mtro barat",
        "mulyojatii",
    ),
    "Ganjar Agung": (
        "ganjar agung",
        "Ganjaragung",
        "ganjar agg",
        "ganjar agong",
        "ganjar agung metro barat",
    ),
    "Mulyosari": (
        "mulyosari",
        "Mulyo Sari",
        "moeljosari",
        "mulyosarri",
        "kel mulyosari kec metro barat",
    ),
    "Ganjar Asri": ("ganjar asri", "GANJARASRI", "ganjar asrii", "ganjar asri metro barat"),
    "Yosodadi": (
        "yosodadi",
        "Yoso Dadi",
        "yosodado",
        "josodadi",
        "yosodadi, metro timur",
        "yosodad",
    ),
    "Tejosari": ("tejosari", "Tejo Sari", "tejosri", "tedjosari", "tejosari metro timur"),
    "Iring Mulyo": (
        "iring mulyo",
        "Iringmulyo",
        "iringmulyo metro timur",
        "irng mulyo",
        "iring mulio",
        "metro timur iringmulyo",
        "iringmuljo",
    ),
    "Yosorejo": ("yosorejo", "Yoso Rejo", "yosoredjo", "yosorjo", "kelurahan yosorejo"),
    "Tejo Agung": ("tejo agung", "Tejoagung", "tejo agg", "tejoagong", "tedjo agung"),
    "Rejomulyo": ("rejomulyo", "Rejo Mulyo", "rejomulio", "redjomuljo", "rejomulyo metro selatan"),
    "Margorejo": (
        "margorejo",
        "Margo Rejo",
        "margoredjo",
        "margo rejo metro selatan kota metro",
        "margorjo",
    ),
    "Sumbersari Bantul": (
        "sumbersari bantul",
        "Sumber Sari Bantul",
        "sumbersari",
        "bantul",
        "sumbersari btl",
        "sumbersaribantul",
    ),
    "Margodadi": (
        "margodadi",
        "Margo Dadi",
        "margodad",
        "margodadi metro selatan",
        "kel margodadi",
    ),
}

ASKED = {
    "metro": ("Metro",),
    "Kelurahan Metro": ("Metro",),
    "purwosari": ("Purwosari", "Purwoasri"),
    "purwoasri": ("Purwosari", "Purwoasri"),
    "Purwo Asri": ("Purwosari", "Purwoasri"),
    "purwo": ("Purwosari", "Purwoasri"),
    "purwosri": ("Purwosari", "Purwoasri"),
    "hadimulyo": ("Hadimulyo Timur", "Hadimulyo Barat"),
    "hadimulio": ("Hadimulyo Timur", "Hadimulyo Barat"),
    "ganjar": ("Ganjar Agung", "Ganjar Asri"),
    "tejo": ("Tejosari", "Tejo Agung"),
    "margo": ("Margorejo", "Margodadi"),
    "yoso": ("Yosomulyo", "Yosodadi", "Yosorejo"),
    "metro barat": ("Mulyojati", "Ganjar Agung", "Mulyosari", "Ganjar Asri"),
    "kec metro utara": ("Banjarsari", "Purwosari", "Karangrejo", "Purwoasri"),
    "rejosari": ("Tejosari",),
    "banjarsri": ("Banjarsari", "Ganjar Asri"),
}

OUTSIDE = (
    "pekalongan",
    "trimurjo",
    "bandar lampung",
    "punggur",
    "batanghari",
    "jakarta",
    "qwerty",
    "asdf ghjk",
    "123",
    "",
    "   ",
    "?",
    "🙏",
    "rt 5",
    "banjarrejo",
    "adipuro",
    "sukadana",
    "kotagajah",
    "saya tidak tahu",
    "yogyakarta",
    "a",
    "tanjung karang",
)


def said(reading: Reading) -> tuple[str, ...] | str | None:
    match reading:
        case Found():
            return reading.area.name
        case Unsure():
            return tuple(area.name for area in reading.areas)
        case Unknown():
            return None


def test_there_are_enough_of_them() -> None:
    taken = sum(len(spellings) for spellings in TAKEN.values())
    assert taken >= 60
    assert taken + len(ASKED) + len(OUTSIDE) >= 130
    asked = {name for names in ASKED.values() for name in names}
    assert {area.name for area in KELURAHAN} <= set(TAKEN) | asked


@pytest.mark.parametrize(
    ("typed", "name"), [(typed, name) for name, all in TAKEN.items() for typed in all]
)
def test_taken_without_a_question(typed: str, name: str) -> None:
    assert said(NAMES.read(typed)) == name


@pytest.mark.parametrize("typed", list(ASKED))
def test_asked_back(typed: str) -> None:
    assert said(NAMES.read(typed)) == ASKED[typed]


@pytest.mark.parametrize("typed", OUTSIDE)
def test_not_in_the_city(typed: str) -> None:
    assert said(NAMES.read(typed)) is None


def edits(word: str) -> set[str]:
    """Every text that one slip makes of a word."""
    letters = string.ascii_lowercase + " "
    found = {word[:i] + word[i + 1 :] for i in range(len(word))}
    found |= {word[:i] + c + word[i:] for i in range(len(word) + 1) for c in letters}
    found |= {word[:i] + c + word[i + 1 :] for i in range(len(word)) for c in letters}
    found |= {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    return found


@pytest.mark.parametrize("name", [area.name for area in KELURAHAN])
def test_one_slip_is_never_another_kelurahan(name: str) -> None:
    others = {area.name for area in KELURAHAN} - {name}
    for typed in edits(name.lower()):
        assert said(NAMES.read(typed)) not in others, typed


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("usul jln rusak dpn masjid hadimulyo brt", "Hadimulyo Barat"),
        ("kel yosodadi butuh posyandu", "Yosodadi"),
        ("lampu jalan di iringmulyo mati", "Iring Mulyo"),
        ("perbaikan drainase jl banjarsari rt 5", ("Banjarsari",)),
        ("talut purwosari", ("Purwosari", "Purwoasri")),
        ("jalan rusak di kota metro", None),
        ("lampu mati di metro timur", None),
        ("dari tejosari sampai yosorejo", ("Tejosari", "Yosorejo")),
    ],
)
def test_in_a_sentence(sentence: str, expected: object) -> None:
    assert said(NAMES.find_in(sentence).reading) == expected


@given(st.text(max_size=200))
def test_nothing_ever_raises(text: str) -> None:
    NAMES.read(text)
    NAMES.find_in(text)


def test_names_of_other_places_are_not_ours(shared: Path) -> None:
    """Of the country's 91,599 areas only those with a name of ours are taken; a vowel may differ
    ("Mulyasari"), and words around the name ("Karya Mulya Sari")."""
    ours = {key(name) for area in KELURAHAN for name in (area.name, *area.aliases)}
    wrong = set()
    with gzip.open(shared / "data" / "wilayah.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.reader(file):
            code, name = row[0], row[1]
            if code.startswith("18.72") or code.count(".") < 2:
                continue
            reading = NAMES.read(name)
            if isinstance(reading, Found) and key(name) not in ours:
                wrong.add(name)
    assert len(wrong) <= 20, sorted(wrong)
