"""What a sentence of staff says of putting proposals together (handlers.reading.staff.merged)."""

from __future__ import annotations

import pytest

from handlers.reading.staff import merged


@pytest.mark.parametrize(
    ("said", "into", "why"),
    [
        ("gabung 3 ke 1 soalnya satu lokasi rt 5, yang 1 yang dipakai", "1", "satu lokasi rt 5"),
        ("1 ama 2 gabungin ke 2 aja sama2 rt 05", "2", "sama2 rt 05"),
        ("1 sama 2 digabung aja ke no 1 krn tempatnya sama", "1", "tempatnya sama"),
        ("usulan 2 dan 3 itu satukan aja, orangnya sama", None, "orangnya sama"),
        ("yg no 1 sama no 2 itu sama aja, gabungin", None, "sama aja"),
        ("gabung 2 3, no 3 tetap", "3", ""),
        ("gabung 7 9 ke 3", "3", ""),
        ("gabungkan 4 dan 6 yang di rt 05", None, ""),
        ("lampu digabung ke drainase karena satu gang", None, "satu gang"),
    ],
)
def test_which_stays_and_why(said: str, into: str | None, why: str) -> None:
    assert (merged.into(said), merged.why(said)) == (into, why)


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("beda lokasi kok, jgn digabung", True),
        ("no 1 sama 2 ga usah digabung", True),
        ("ojo digabung sek", True),
        ("gabung 1 ke 2", False),
    ],
)
def test_that_they_stay_apart(said: str, denied: bool) -> None:
    assert merged.denied(said) is denied


def test_each_part_may_call_one() -> None:
    parts = merged.parts("lampu digabung ke drainase mawar karena satu gang")
    assert [" ".join(each.split()) for each in parts] == ["lampu", "drainase mawar"]
    assert merged.says_into("lampu digabung ke drainase")
    assert not merged.says_into("jembatan sama drainase disatukan karena lari ke sana")


def test_what_only_tells_that_they_were_merged() -> None:
    assert merged.told("yg barista emg digabung ke pelatihan kopi, lupa aku")
    assert not merged.told("yg barista digabung ke pelatihan kopi")
