"""Where something is, as it is said in Javanese and of several RT."""

from __future__ import annotations

import pytest

from handlers.reading.meaning.places import places


@pytest.mark.parametrize(
    ("said", "street"),
    [
        ("margi cempaka pak, ngajeng masjid", "margi cempaka"),
        ("dalan srikaya rt 7", "dalan srikaya"),
        ("margi Wijaya Kusuma", "margi Wijaya Kusuma"),
        ("dalan bolong rt 7", None),
        ("lampu margi pejah", None),
        ("margi risak, toya mlebet griya", None),
        ("dalan karo got rusak", None),
        ("dalan gedhe rt 2", None),
    ],
)
def test_a_street_in_javanese(said: str, street: str | None) -> None:
    assert places(said).street == street


@pytest.mark.parametrize(
    ("said", "rt", "rw"),
    [
        ("rt 2 sampe rt 5 rw 1", "2 sampe 5", "01"),
        ("rt 1 tekan 3", "1 tekan 3", None),
        ("rt 4 ngantos 6 rw 2", "4 ngantos 6", "02"),
        ("rt 3 sampe rw 2", "03", "02"),
    ],
)
def test_several_rt(said: str, rt: str, rw: str | None) -> None:
    assert (places(said).rt, places(said).rw) == (rt, rw)


@pytest.mark.parametrize(
    ("said", "rt", "rw"),
    [
        ("rt nya sebelas rw nya tiga", "11", "03"),
        ("rt ne pitu rw ne loro", "07", "02"),
        ("rt nya 14 rw nya 6", "14", "06"),
        ("rt nya tiga rumah kena", None, None),
        ("rt nya 12 kk terendam", None, None),
    ],
)
def test_its_rt(said: str, rt: str | None, rw: str | None) -> None:
    assert (places(said).rt, places(said).rw) == (rt, rw)
