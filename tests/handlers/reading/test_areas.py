"""The 22 kelurahan as residents write them: taken, or asked back, never guessed wrongly."""

from __future__ import annotations

import csv
import gzip
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from handlers.reading.places.area_words import SHORT
from handlers.reading.places.areas import AreaNames, Found, Reading, Unknown, Unsure
from handlers.reading.places.slips import key
from handlers.reading.spelling import fold
from storage.city.areas import INCLUDED, Area, read_csv
from tests.handlers.reading.area_names import ASKED, OUTSIDE, TAKEN

AREAS = read_csv(INCLUDED)
NAMES = AreaNames(AREAS)
KELURAHAN = [area for area in AREAS if area.level == 4]


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
    assert taken >= 80
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


@pytest.mark.parametrize("area", KELURAHAN, ids=lambda area: str(area.name))
def test_one_slip_is_never_another_kelurahan(area: Area) -> None:
    """Of its name and of every alias, as an answer and in a sentence."""
    others = {other.name for other in KELURAHAN} - {area.name}
    for name in {fold(name) for name in (area.name, *area.aliases)}:
        for typed in edits(name):
            assert said(NAMES.read(typed)) not in others, typed
            assert said(NAMES.find_in(f"talut di {typed} longsor").reading) not in others, typed


ASKED_ALWAYS = {"Metro", "Purwosari", "Purwoasri"}


@given(st.sampled_from(KELURAHAN), st.data())
def test_an_exact_name_is_taken_in_any_case_and_spacing(area: Area, data: st.DataObject) -> None:
    letters = [letter for letter in area.name if letter != " "]
    upper = data.draw(st.lists(st.booleans(), min_size=len(letters), max_size=len(letters)))
    gaps = data.draw(
        st.lists(st.sampled_from(["", "", "", " "]), min_size=len(letters), max_size=len(letters))
    )
    typed = "".join(
        gap + (letter.upper() if big else letter.lower())
        for letter, big, gap in zip(letters, upper, gaps, strict=True)
    )
    reading = NAMES.read(typed)
    if area.name in ASKED_ALWAYS:
        assert not isinstance(reading, Found)
    if set(typed.lower().split()) & SHORT.keys():
        return  # "me t ro" says timur
    assert isinstance(reading, Unsure) if area.name in ASKED_ALWAYS else said(reading) == area.name


def test_each_name_and_alias_is_its_own() -> None:
    for area in KELURAHAN:
        for name in (area.name, *area.aliases):
            expected = area.name in ASKED_ALWAYS
            reading = NAMES.read(name)
            assert isinstance(reading, Unsure) if expected else said(reading) == area.name, name


def test_what_is_offered_is_in_the_order_of_codes() -> None:
    for typed in ASKED:
        reading = NAMES.read(typed)
        assert isinstance(reading, Unsure)
        codes = [area.code for area in reading.areas]
        assert codes == sorted(set(codes))


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
        ("mulyo jati butuh air bersih", "Mulyojati"),
        ("sungai di yosomulo meluap", "Yosomulyo"),
        ("jalan raya tejo agung berlubang", ("Tejo Agung",)),
        ("drainase hadimulyo barat dan timur", ("Hadimulyo Timur", "Hadimulyo Barat")),
        ("warga kelurahan metro timur minta lampu", None),
        ("kami dari kelurahan metro", "Metro"),
        ("minta lampu di kel. Metro rt 3", "Metro"),
        ("kantor di Metro, Kota Metro, Lampung", None),
        ("lampu mati di hadimulyo", ("Hadimulyo Timur", "Hadimulyo Barat")),
        ("ganjar pranowo", None),
        ("saudara saya di bantul", ("Sumbersari Bantul",)),
        ("pasar sumbersari", ("Sumbersari Bantul",)),
        ("posyandu sumbersari bantul", "Sumbersari Bantul"),
    ],
)
def test_in_a_sentence(sentence: str, expected: object) -> None:
    assert said(NAMES.find_in(sentence).reading) == expected


@given(st.text(max_size=200))
def test_nothing_ever_raises(text: str) -> None:
    NAMES.read(text)
    NAMES.find_in(text)


def other_places(shared: Path) -> list[tuple[str, str]]:
    """Code and name of every kecamatan, kelurahan and desa that is not ours."""
    with gzip.open(shared / "data" / "wilayah.csv.gz", "rt", encoding="utf-8") as file:
        return [
            (row[0], row[1])
            for row in csv.reader(file)
            if row[0].count(".") >= 2 and not row[0].startswith("18.72.")
        ]


OURS = {key(name) for area in KELURAHAN for name in (area.name, *area.aliases)}


def test_no_kecamatan_of_lampung_is_taken(shared: Path) -> None:
    names = {name for code, name in other_places(shared) if code[:3] == "18." and len(code) == 8}
    assert len(names) > 200
    taken = {name for name in names if isinstance(NAMES.read(name), Found)}
    assert {name for name in taken if key(name) not in OURS} == set()


def test_names_of_other_places_are_not_ours(shared: Path) -> None:
    """Of the country's 91,599 areas only those are taken that a slip parts from one of ours
    ("Mulyasari" is how some write Mulyosari)."""
    wrong = {
        name
        for name in {name for _, name in other_places(shared)}
        if isinstance(NAMES.read(name), Found) and key(name) not in OURS
    }
    assert {
        name for name in wrong if min(OSA.distance(key(name), our) for our in OURS) > 1
    } == set()
    assert len(wrong) <= 10, sorted(wrong)


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("bedeng 21", "18.72.01.1003"),
        ("bedeng21", "18.72.01.1003"),
        ("16C", "18.72.01.1004"),
        ("16 c", "18.72.01.1004"),
        ("lampu jalan di bedeng 16c mati, 3 titik", "18.72.01.1004"),
        ("dalan neng bedeng 21 ajur", "18.72.01.1003"),
        ("kampung sawah", "18.72.01.1004"),
        ("bedeng 99", None),
        ("nomor 21", None),
    ],
)
def test_local_names_and_bedeng_numbers_are_aliases_that_a_city_imports(
    text: str, area: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "areas.csv"
    path.write_text(
        "code,name,lat,lon,aliases\n"
        "18.72,Kota Metro,,,\n"
        "18.72.01,Metro Pusat,,,\n"
        "18.72.01.1001,Imopuro,,,\n"
        "18.72.01.1003,Yosomulyo,,,Bedeng 21\n"
        "18.72.01.1004,Mulyojati,,,16C|Bedeng 16C|Kampung Sawah\n"
    )
    names = AreaNames(tuple(read_csv(path)))
    reading = names.read(text)
    if not isinstance(reading, Found):
        reading = names.find_in(text).reading
    assert (reading.area.code if isinstance(reading, Found) else None) == area


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("hadimulyo, sing kulon", "Hadimulyo Barat"), ("hadimulyo wetan", "Hadimulyo Timur"),
        ("hadimulyo kilen", "Hadimulyo Barat"), ("hadimulyo bagian timur", "Hadimulyo Timur"),
        ("the west one, hadimulyo", "Hadimulyo Barat"), ("ganjar yg agung", "Ganjar Agung"),
        ("ganjar sing asri", "Ganjar Asri"), ("yg timur itu hadimulyo", "Hadimulyo Timur"),
    ],
)  # fmt: skip
def test_told_by_its_side(typed: str, name: str) -> None:
    assert said(NAMES.read(typed)) == name
    assert said(NAMES.find_in(f"dalan {typed} rusak").reading) == name


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("purwo itu lho yg di metro utara", ("Purwosari", "Purwoasri")),
        ("purwo sing metro utara", ("Purwosari", "Purwoasri")),
        ("tejo yang di metro timur", ("Tejosari", "Tejo Agung")),
        ("hadimulyo wetan pasar", ("Hadimulyo Timur", "Hadimulyo Barat")),
    ],
)
def test_a_part_of_a_name_that_is_pointed_at_is_asked(typed: str, names: tuple[str, ...]) -> None:
    assert said(NAMES.read(typed)) == names


@pytest.mark.parametrize("typed", ["depan pasar itu yg di metro utara", "wetan", "sing kulon kali"])
def test_what_only_points_is_none_of_them(typed: str) -> None:
    assert not isinstance(NAMES.read(typed), Found)
    assert said(NAMES.find_in(typed).reading) is None
