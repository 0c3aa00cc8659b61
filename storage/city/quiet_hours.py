"""Quiet hours: when people are sent nothing that they have not asked for, where their city is."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from storage.city.areas import Area

# Where a city has set nothing.
FROM, UNTIL = "20:00", "06:00"

# What would fall into the quiet hours goes out this long before them.
BEFORE = timedelta(minutes=1)


def ends(moment: datetime, city: Area) -> datetime | None:
    """When the quiet hours that a moment lies in are over; None when it lies in none. UTC."""
    local = moment.astimezone(_zone(city))
    begin, end = _times(city, local)
    clock = local.time().replace(tzinfo=None)
    if begin == end:
        return None
    if begin < end:
        quiet, days = begin <= clock < end, 0
    else:
        quiet, days = clock >= begin or clock < end, int(clock >= begin)
    if not quiet:
        return None
    return _at(local + timedelta(days=days), end, city)


def at_the_latest(moment: datetime, city: Area) -> datetime:
    """The moment itself, or the last minute before the quiet hours that it lies in. UTC."""
    if ends(moment, city) is None:
        return moment
    local = moment.astimezone(_zone(city))
    begin, end = _times(city, local)
    night_before = begin > end and local.time().replace(tzinfo=None) < end
    return _at(local - timedelta(days=int(night_before)), begin, city) - BEFORE


def _times(city: Area, local: datetime) -> tuple[time, time]:
    """Those of the season that a local time lies in; the night that a season begins with, and the
    morning that it ends with, are its own."""
    day = local.date().isoformat()
    for first, last, begin, end in city.quiet_seasons:
        if first <= day <= last:
            return time.fromisoformat(begin), time.fromisoformat(end)
    return time.fromisoformat(city.quiet_from or FROM), time.fromisoformat(
        city.quiet_until or UNTIL
    )


def _zone(city: Area) -> ZoneInfo:
    return city.zone


def _at(local: datetime, clock: time, city: Area) -> datetime:
    return datetime.combine(local.date(), clock, _zone(city)).astimezone(UTC)
