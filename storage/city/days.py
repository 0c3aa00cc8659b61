"""Days on which people in Indonesia come to nothing, and hours: holidays (the package `holidays`,
cuti bersama among them), days off that a city adds, Friday prayer, sunset, Ramadan."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from sqlalchemy import delete, select

from storage.city.areas import Area
from storage.database.store import Store
from storage.database.tables import days_off
from storage.errors import Advice

COLUMNS = ("day", "name")
NAME = 100  # letters

# Years of which the calendar is known: later ones are a slip.
FIRST, LAST = 2020, 2100

FRIDAY = 4
PRAYER = (time(11, 30), time(13, 0))  # on Fridays

# At sunset people pray; in Ramadan they are at table before it and at tarawih after it.
BEFORE_SUNSET, AFTER_SUNSET = timedelta(minutes=15), timedelta(minutes=30)
TABLE, TARAWIH = timedelta(minutes=45), timedelta(hours=3)

# Ramadan lasts so long before Idul Fitri.
RAMADAN = timedelta(days=30)
IDUL_FITRI = "Hari Raya Idul Fitri"

# Where a city has no point: the latitude of most, and the meridian of its time.
LATITUDE = -3.0


# "14 hari kerja", as a deadline.
_WORKING = re.compile(r"(\d{1,3}) ?(?:hari kerja|hk|working days?)", re.I)


class Remark(StrEnum):
    """What speaks against a time."""

    HOLIDAY = "holiday"
    FRIDAY = "friday"
    SUNSET = "sunset"
    RAMADAN = "ramadan"


@dataclass(frozen=True, slots=True)
class Noted:
    """A remark; the holiday's name, or when the sun sets, "17.58"."""

    what: Remark
    name: str = ""


@lru_cache(maxsize=16)
def _year(year: int) -> Mapping[date, str]:
    """The holidays of a year and its cuti bersama, by day."""
    import holidays  # a tenth of a second, and only whoever plans needs it

    return dict(
        holidays.country_holidays(
            "ID", years=year, language="id", categories=("public", "government")
        ).items()
    )


def holiday(day: date, more: Mapping[date, str] = {}) -> str | None:
    """The name of the holiday that a day is; `more` are days off beside those of the country."""
    return more.get(day) or _year(day.year).get(day)


def is_working(day: date, more: Mapping[date, str] = {}) -> bool:
    return day.weekday() < 5 and holiday(day, more) is None


def working_days_after(day: date, count: int, more: Mapping[date, str] = {}) -> date:
    """The day on which so many working days after a day have passed."""
    while count:
        day += timedelta(days=1)
        count -= is_working(day, more)
    return day


def working_days_said(text: str) -> int | None:
    """How many working days a text means: "14 hari kerja", "14 hk"; None for anything else."""
    match = _WORKING.fullmatch(" ".join(text.split()))
    return int(match[1]) if match else None


def deadline(text: str, after: date | None) -> date:
    """A day, or so many working days after one. Raises ValueError."""
    count = working_days_said(text)
    if count is None:
        return date.fromisoformat(text)
    if after is None:
        raise ValueError(text)
    return working_days_after(after, count)


def in_ramadan(day: date) -> bool:
    """Whether a day is in Ramadan, give or take the sighting of the moon."""
    for year in (day.year, (day + RAMADAN).year):
        for feast, name in _year(year).items():
            if name.startswith(IDUL_FITRI) and feast - RAMADAN <= day < feast:
                return True
    return False


def sunset(day: date, city: Area) -> datetime:
    """When the sun sets in a city, local time, give or take some minutes."""
    noon = datetime.combine(day, time(12), city.zone)
    offset = (noon.utcoffset() or timedelta()).total_seconds() / 3600
    lat = math.radians(city.lat if city.lat is not None else LATITUDE)
    lon = city.lon if city.lon is not None else offset * 15
    turn = 2 * math.pi * (day.timetuple().tm_yday - 81) / 365
    tilt = math.radians(23.44) * math.sin(turn)
    drift = 9.87 * math.sin(2 * turn) - 7.53 * math.cos(turn) - 1.5 * math.sin(turn)  # minutes
    low = math.sin(math.radians(-0.833)) - math.sin(lat) * math.sin(tilt)
    angle = math.acos(max(-1.0, min(1.0, low / (math.cos(lat) * math.cos(tilt)))))
    hours = 12 + math.degrees(angle) / 15 - drift / 60 + offset - lon / 15
    return datetime.combine(day, time(0), city.zone) + timedelta(hours=hours)


def remarks(
    begins: datetime, ends: datetime, city: Area, more: Mapping[date, str] = {}
) -> list[Noted]:
    """What speaks against a meeting at a time; nothing most often."""
    begins, ends = begins.astimezone(city.zone), ends.astimezone(city.zone)
    day = begins.date()
    found: list[Noted] = []
    if name := holiday(day, more):
        found.append(Noted(Remark.HOLIDAY, name))

    def at(clock: time) -> datetime:
        return datetime.combine(day, clock, city.zone)

    if day.weekday() == FRIDAY and begins < at(PRAYER[1]) and ends > at(PRAYER[0]):
        found.append(Noted(Remark.FRIDAY))
    sets = sunset(day, city)
    said = f"{sets:%H.%M}"
    if in_ramadan(day) and begins < sets + TARAWIH and ends > sets - TABLE:
        found.append(Noted(Remark.RAMADAN, said))
    elif begins < sets + AFTER_SUNSET and ends > sets - BEFORE_SUNSET:
        found.append(Noted(Remark.SUNSET, said))
    return found


# --- days off that the city adds ----------------------------------------------------------------


async def more(store: Store) -> dict[date, str]:
    """The days off beside those of the country's calendar."""
    return {row.day: row.name for row in await store.fetch(select(days_off))}


def read_csv(path: Path) -> dict[date, str]:
    """Days off of a file with the columns day and name. Raises Advice with the line."""
    found: dict[date, str] = {}
    text = path.read_text(encoding="utf-8-sig")
    rows = csv.DictReader(text.splitlines(), delimiter=";" if ";" in text[:200] else ",")
    if not set(COLUMNS) <= set(rows.fieldnames or ()):
        raise Advice("the first line must name day, name")
    for line, row in enumerate(rows, 2):
        name = " ".join((row["name"] or "").split())
        try:
            day = date.fromisoformat((row["day"] or "").strip())
        except ValueError as error:
            raise Advice(f"line {line}: day is one such as 2027-02-05") from error
        if not FIRST <= day.year <= LAST or not 0 < len(name) <= NAME:
            raise Advice(f"line {line}: a day from {FIRST} to {LAST}, and its name")
        found[day] = name
    return found


async def take(store: Store, days: Mapping[date, str]) -> int:
    """Puts these days off in the place of those of the same years; gives how many."""
    years: Sequence[int] = sorted({day.year for day in days})
    for year in years:
        await store.execute(
            delete(days_off).where(
                days_off.c.day >= date(year, 1, 1), days_off.c.day <= date(year, 12, 31)
            )
        )
    for day, name in sorted(days.items()):
        store.insert(days_off, day=day, name=name)
    return len(days)
