"""A point that is typed, and texts that say nothing of where."""

from __future__ import annotations

from pathlib import Path

import pytest

from handlers.reading.meaning import measured
from handlers.reading.places.nowhere import says_where
from handlers.reading.places.points import only_a_link, point


@pytest.mark.parametrize(
    ("text", "lat", "lon", "rest"),
    [
        ("cek aja di google maps -5.1138,105.3067", -5.1138, 105.3067, ""),
        ("-5.1138, 105.3067", -5.1138, 105.3067, ""),
        ("koordinatnya -5,1138 105,3067 ya", -5.1138, 105.3067, ""),
        ("https://maps.google.com/?q=-5.11,105.30", -5.11, 105.30, ""),
        ("https://www.google.com/maps/@-5.11,105.30,17z", -5.11, 105.30, ""),
        ("https://www.google.com/maps/place/x/data=!3d-5.11!4d105.30", -5.11, 105.30, ""),
        ("depan masjid https://maps.google.com/?q=-5.11%2C105.3", -5.11, 105.3, "depan masjid"),
        ("depan masjid Al Huda -5.1138, 105.3067", -5.1138, 105.3067, "depan masjid Al Huda"),
    ],
)
def test_a_point(text: str, lat: float, lon: float, rest: str) -> None:
    found = point(text)
    assert found is not None
    assert (found.lat, found.lon, found.rest) == (lat, lon, rest)


@pytest.mark.parametrize(
    "text",
    [
        "lebar 2,5 panjang 105,5 m",
        "RT 05/RW 02",
        "0812-3456-7890",
        "https://maps.app.goo.gl/AbCdEf",
        "Rp 1.500.000, 25.000",
        "1." * 300,
        "-5.1138" + " " * 500,
    ],
)
def test_no_point(text: str) -> None:
    assert point(text) is None


def test_a_link_without_one() -> None:
    assert only_a_link("ini linknya https://maps.app.goo.gl/AbCdEf")
    assert not only_a_link("https://drive.google.com/drive/folders/1aX")
    assert not only_a_link("depan masjid https://maps.app.goo.gl/AbCdEf")


@pytest.mark.parametrize(
    "text",
    ["pokoknya yg paling rusak", "seluruh warga", "petugas pasti tau", "everyone knows it",
     "kabeh wong ngerti", "Sing paling parah"],
)  # fmt: skip
def test_nowhere(text: str) -> None:
    assert not says_where(text)


@pytest.mark.parametrize(
    "text",
    ["Kampung Sawah", "warung Bu Tini", "mbah karto", "TPU", "wetan omahe pak lurah", "16c",
     "sebelum lampu merah, tempat bus berhenti", "lapangan", "opposite the school", "Tejosari"],
)  # fmt: skip
def test_somewhere(text: str) -> None:
    assert says_where(text)


def _lines(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines()


def test_true_places_are_somewhere() -> None:
    """Of what strangers wrote where it is asked one says nothing of it."""
    folder = Path(measured.__file__).parent / "sentences"
    lines = (each.split("\t") for file in folder.glob("*.tsv") for each in _lines(file))
    places = [row[3] for row in lines if row[0] == "text.place" and row[2] == "answer"]
    assert len(places) > 50
    assert [each for each in places if not says_where(each)] == ["petugas pasti tau"]
