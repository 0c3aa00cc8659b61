"""Holidays, sunset and Ramadan, working days; quiet hours of a season; the RT of a kelurahan."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest

from storage.city import areas, cycles, days, neighbourhoods, quiet_hours
from storage.city.areas import Area, BadAreas
from storage.city.days import Remark
from storage.errors import Advice

METRO = Area("18.72", "Kota Metro", -5.11, 105.3, letters="MTR", timezone="Asia/Jakarta")
JAYAPURA = Area("91.71", "Kota Jayapura", -2.53, 140.7, letters="JYP", timezone="Asia/Jayapura")


@pytest.mark.parametrize(
    ("day", "begins", "ends", "found"),
    [
        ("2027-01-13", "09:00", "12:00", []),
        ("2027-01-15", "09:00", "11:30", []),  # a Friday, over before prayers
        ("2027-01-15", "09:00", "12:00", [Remark.FRIDAY]),
        ("2026-12-25", "13:00", "15:00", [Remark.HOLIDAY]),
        ("2026-12-24", "13:00", "15:00", [Remark.HOLIDAY]),  # cuti bersama
        ("2027-01-13", "16:00", "18:00", []),
        ("2027-01-13", "16:00", "19:00", [Remark.SUNSET]),
        ("2027-01-13", "19:30", "21:00", []),
        ("2027-02-17", "19:30", "21:00", [Remark.RAMADAN]),
        ("2027-02-17", "09:00", "12:00", []),
        ("2027-01-20", "09:00", "12:00", [Remark.HOLIDAY]),  # of the city itself
    ],
)
def test_what_speaks_against_a_time(day: str, begins: str, ends: str, found: list[Remark]) -> None:
    own = {date(2027, 1, 20): "Hari jadi kota"}
    at = [datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=METRO.zone)
          for clock in (begins, ends)]  # fmt: skip
    assert [noted.what for noted in days.remarks(at[0], at[1], METRO, own)] == found


def test_the_sun_sets_when_it_does() -> None:
    """Within ten minutes of the almanac."""
    for city, day, clock in (
        (METRO, date(2027, 1, 15), "18:18"),
        (METRO, date(2027, 6, 15), "17:53"),
        (JAYAPURA, date(2027, 3, 15), "17:50"),
    ):
        said = datetime.combine(day, time.fromisoformat(clock), city.zone)
        assert abs((days.sunset(day, city) - said).total_seconds()) < 600


def test_working_days_pass_over_weekends_and_holidays() -> None:
    assert days.working_days_after(date(2027, 2, 4), 1) == date(2027, 2, 8)  # cuti bersama, weekend
    assert days.working_days_after(date(2027, 1, 11), 5) == date(2027, 1, 18)
    off = {date(2027, 1, 12): "Libur kota"}
    assert days.working_days_after(date(2027, 1, 11), 5, off) == date(2027, 1, 19)


def test_a_deadline_in_working_days(tmp_path: Path) -> None:
    closes = date(2027, 2, 20)
    assert days.deadline("14 hari kerja", closes) == date(
        2027, 3, 19
    )  # Nyepi and Idul Fitri between
    assert days.deadline("2027-02-28", closes) == date(2027, 2, 28)
    for text, after in (("14 hari kerja", None), ("besok", closes)):
        with pytest.raises(ValueError, match=text):
            days.deadline(text, after)
    path = tmp_path / "tahapan.csv"
    head = "area,year,tahap,name,level,opens,closes,tell_by\n"
    path.write_text(f"{head}18.72,2028,kelurahan,Musrenbang,4,2027-01-07,2027-02-20,5 hari kerja\n")
    assert cycles.read_csv(path)[0].tell_by == date(2027, 2, 26)


def test_days_off_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "libur.csv"
    path.write_text("day,name\n2027-06-09,Hari jadi Kota Metro\n")
    assert days.read_csv(path) == {date(2027, 6, 9): "Hari jadi Kota Metro"}
    for bad in ("day,name\n9 Juni,x\n", "day,name\n2027-06-09,\n", "tanggal,nama\n"):
        path.write_text(bad)
        with pytest.raises(Advice):
            days.read_csv(path)


def test_quiet_hours_of_a_season(tmp_path: Path) -> None:
    path = tmp_path / "kota.csv"
    head = "code,name,letters,quiet_from,quiet_until,quiet_seasons\n"
    path.write_text(f"{head}18.72,Kota Metro,MTR,20:00,06:00,2027-02-08/2027-03-09 17.30-05.00\n")
    [city] = areas.read_csv(path)
    assert city.quiet_seasons == (("2027-02-08", "2027-03-09", "17:30", "05:00"),)

    def over(day: str) -> datetime | None:
        return quiet_hours.ends(datetime.fromisoformat(day).replace(tzinfo=city.zone), city)

    assert over("2027-02-07T18:00") is None
    assert over("2027-02-08T18:00") == datetime(2027, 2, 9, 5, tzinfo=city.zone)
    assert over("2027-02-10T05:30") is None
    assert over("2027-03-10T05:30") == datetime(2027, 3, 10, 6, tzinfo=city.zone)
    path.write_text(f"{head}18.72,Kota Metro,MTR,20:00,06:00,2027-03-09/2027-02-08 17.30-05.00\n")
    with pytest.raises(BadAreas, match="line 2"):
        areas.read_csv(path)


def test_the_rt_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "rt.csv"
    path.write_text("code,rw,rt\n18.72.01.1003,1,05\n18.72.01.1003,01,5\n18.72.01.1003,2,1\n")
    assert neighbourhoods.read_csv(path) == {"18.72.01.1003": {(1, 5), (2, 1)}}
    path.write_text("code,rw,rt\n18.72.01.1003,RW 1,05\n")
    with pytest.raises(Advice, match="line 2"):
        neighbourhoods.read_csv(path)


def test_numbers_of_rt() -> None:
    assert neighbourhoods.numbers("1 s/d 4") == {1, 2, 3, 4}
    assert neighbourhoods.numbers("05") == {5}
    assert neighbourhoods.numbers("03, 07") == {3, 7}
    assert neighbourhoods.numbers("1-999") == {1, 999}
    assert neighbourhoods.numbers(None) == neighbourhoods.numbers("000") == frozenset()
