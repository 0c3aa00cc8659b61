"""Times of day, and days with a time, as Indonesians write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from handlers import late
from handlers.reading import dates
from handlers.reading.english_moments import as_read
from handlers.reading.spelling import fold

WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_ALSO = {"jum at": 4, "ahad": 6}

# "pagi" and the like move an hour of twelve into its half of the day.
_PARTS = {"pagi": (0, 11), "siang": (10, 15), "sore": (14, 18), "malam": (18, 23)}
_CALLED = {
    "pg": "pagi", "esuk": "pagi", "isuk": "pagi", "enjing": "pagi", "awan": "siang", "sg": "siang",
    "malem": "malam", "mlm": "malam", "mlem": "malam", "bengi": "malam", "dalu": "malam",
}  # fmt: skip
PART = "|".join([*_PARTS, *_CALLED])

_ZONE = r"(?: ?(?:wib|wita|wit))?"
# "Sampe jam 10", as it is typed.
UNTIL = r"sampai|sampe|sampek|smpai|smpe|smp|ampe|hingga|sd|s/d|s\.d\.|tekan|nganti"
_TIME = late.regex(
    rf"(?:(?:jam|jm|pukul|pkl|mulai(?:nya)?|selesai(?:nya)?|kelar|bubar|rampung|{UNTIL}) )*"
    r"(\d{1,2})(?:[.:](\d{2}))?"
    rf"(?: ?({PART}))?{_ZONE}"
)
_AT_END = late.regex(
    r"(?P<day>.*?)[ ,]{0,9}(?:(?:jam|pukul|pkl|mulai) {0,9})?"
    rf"(?P<time>\d{{1,2}}[.:]\d{{2}}|(?<=jam )\d{{1,2}}|(?<=pukul )\d{{1,2}})"
    rf"(?P<part> ?(?:{PART}))?{_ZONE}"
)
# "Kirim nanti sore jam 5", "besok pagi pukul 7": the part of the day before the hour.
_SENT = late.regex(
    r"^(?:(?:(?:di)?(?:kirim|sebar|siar)(?:kan|in|no|ke)?|aja|saja|ya|jadi|pas|waktu|buat) )+"
    r"|(?: (?:aja|saja|ya|pak|bu))+$"
)
_PARTED = late.regex(
    rf"(?P<day>.{{0,40}}?)[ ,]{{0,3}}(?P<part>{PART})(?: (?:ini|nanti|ntar))?,? (?:jam|pukul|pkl) "
    r"(?P<time>\d{1,2}(?:[.:]\d{2})?)" + _ZONE
)
_AROUND = late.regex(r"(?:[ ,]+(?:aja|saja|ya|pak|bu|min|deh|nggih|tepat))+[.!]?$|[.!]$")
_NEAR = {
    "hari ini": 0, "sekarang": 0, "nanti": 0, "ntar": 0, "entar": 0, "besok": 1, "lusa": 2,
    "besok lusa": 2,
}  # fmt: skip
_NEXT = late.regex(r"(?:hari )?([a-z ]+?)(?: (?:depan|besok|ini|nanti))?")


# "Setengah delapan" is half an hour before it.
_HOURS = (
    "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
    "sebelas", "dua belas",
)  # fmt: skip
_HALF = late.regex(
    r"\b(?:(?:jam|pukul|pkl|jm)\.? {0,3})?(?:setengah|stengah|stgh) {0,3}"
    rf"(?P<hour>\d{{1,2}}|{'|'.join(reversed(_HOURS))})\b"
    r"(?! ?(?:jam|hari|m|meter|kg|orang|juta)\b)",
    re.I,
)
_IN_WORDS = late.regex(rf"\b(?P<lead>jam|pukul|pkl) (?P<hour>{'|'.join(reversed(_HOURS))})\b", re.I)


def halved(text: str) -> str:
    """The text with "(jam) setengah 8" as "jam 7.30", and "jam delapan" as "jam 8"."""

    def half(found: re.Match[str]) -> str:
        hour = _hour(found["hour"])
        return f"jam {hour - 1 or 12}.30" if 0 < hour <= len(_HOURS) else found[0]

    text = _HALF.sub(half, text)
    return _IN_WORDS.sub(lambda found: f"{found['lead']} {_hour(found['hour'])}", text)


def _hour(said: str) -> int:
    said = said.casefold()
    return int(said) if said.isdecimal() else _HOURS.index(said) + 1


# The prayers by which people tell the time, and about when it is then.
_PRAYERS = {
    "subuh": time(5), "shubuh": time(5), "dzuhur": time(12, 30), "zuhur": time(12, 30),
    "duhur": time(12, 30), "dhuhur": time(12, 30), "luhur": time(12, 30), "jumatan": time(13),
    "ashar": time(15, 30), "asar": time(15, 30), "asyar": time(15, 30), "maghrib": time(18, 30),
    "magrib": time(18, 30), "mahrib": time(18, 30), "isya": time(19, 30), "isyak": time(19, 30),
    "isa": time(19, 30), "tarawih": time(20, 30), "taraweh": time(20, 30),
}  # fmt: skip
BY_PRAYER = late.regex(
    rf"\b(?:(?:habis|abis|bakda|ba'?da|setelah|sesudah|stlh|bar|sak?bar(?:e)?|sehabis)\s+)"
    rf"(?:(?:sholat|shalat|solat|salat)\s+)?({'|'.join(_PRAYERS)})\b",
    re.I,
)


def about(text: str) -> time | None:
    """About when "habis isya" is; None where no prayer is named so."""
    found = BY_PRAYER.search(text[:200])
    return _PRAYERS[found[1].casefold()] if found is not None else None


_DATED = late.regex(rf"\b({'|'.join(WEEKDAYS)}|jum ?at|ahad)\b")


def other_day(text: str, day: date) -> date | None:
    """The day of the week that a text names, nearest to the date that it names, where that is
    another: "selasa 18 januari" in a year in which the 18th is a Monday. Never raises."""
    found = _DATED.search(fold(as_read(text[:200])))
    named = _weekday("jumat" if found[1].startswith("jum") else found[1]) if found else None
    if named is None or named == day.weekday():
        return None
    ahead = (named - day.weekday()) % 7
    return day + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def one_of(text: str, days: Sequence[date]) -> date | None:
    """Which of some days a text names, by its number or its day of the week: "selasa itu tgl 19
    kan". None where it names none or several. Never raises."""
    said = fold(as_read(text[:200]))
    words = _DATED.findall(said)
    names = {_weekday("jumat" if word.startswith("jum") else word) for word in words}
    numbers = {int(each) for each in re.findall(r"\b\d{1,2}\b", said)}
    counts = [(day.weekday() in names) + (day.day in numbers) for day in days]
    most = max(counts, default=0)
    return days[counts.index(most)] if most and counts.count(most) == 1 else None


def clock(text: str) -> time | None:
    """The time of "09.00", "9:30", "jam 9", "pukul 13.00 WIB", "jam 2 siang", "setengah 8 malam";
    None for anything else. Never raises."""
    if len(text) > 60:
        return None
    text = as_read(text)
    found = _TIME.fullmatch(halved(_AROUND.sub("", " ".join(text.casefold().split()))))
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        first, last = _PARTS[_CALLED.get(found[3], found[3])]
        hour = next((h for h in (hour, hour + 12) if first <= h <= last), 24)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def later(text: str, at: time, start: time) -> time:
    """A time of day that ends what starts earlier: "sampai jam 10" of what starts at eight in the
    evening is ten in the evening, where no part of the day is said, nor "08.00"."""
    told = re.search(rf"\b(?:(?:{PART})\b|\d{{2}}[.:]\d{{2}}|0\d)", text, re.I) is not None
    evening = at.hour < 12 and at <= start and not told
    return at.replace(hour=at.hour + 12) if evening else at


def day(text: str, today: date) -> date | None:
    """The day of "besok", "lusa", "Senin depan", "12 Januari" or "12/1/2027", seen from `today`.

    One without a year is the next there is. None for anything else. Never raises.
    """
    if len(text) > 60:
        return None
    text = as_read(text)
    folded = fold(text)
    near = {
        "hari ini": 0,
        "sekarang": 0,
        "nanti": 0,
        "ntar": 0,
        "entar": 0,
        "besok": 1,
        "lusa": 2,
        "besok lusa": 2,
    }
    if folded in near:
        return today + timedelta(days=near[folded])
    if (words := _NEXT.fullmatch(folded)) and (weekday := _weekday(words[1])) is not None:
        ahead = (weekday - today.weekday()) % 7 or 7
        if ahead == 1 and folded.endswith(" depan"):
            ahead += 7  # tomorrow is called so
        return today + timedelta(days=ahead)
    if (alone := _DAY_ALONE.fullmatch(folded)) is not None:
        return _numbered(int(alone["day"]), _weekday(alone["weekday"] or ""), today)
    found = dates.day(text, today.year)
    if found is not None and found < today and not re.search(r"\d{4}|\d+\D+\d+\D+\d+", text):
        return dates.day(text, today.year + 1)
    return found


_DAY_ALONE = late.regex(
    rf"(?:hari )?(?:(?P<weekday>{'|'.join(WEEKDAYS)}) )?(?:tgl|tanggal) (?P<day>\d{{1,2}})"
)
# So many months ahead a day of the month is looked for that is that day of the week.
_MONTHS = 3


def first_day(text: str, today: date) -> date | None:
    """The next day with the number that a text gives with a day of the week and no month ("jumat
    tgl 15"), whichever day of the week it is; None for other texts. Never raises."""
    alone = _DAY_ALONE.fullmatch(fold(text[:60]))
    if alone is None or not alone["weekday"]:
        return None
    return _numbered(int(alone["day"]), None, today)


def _numbered(number: int, weekday: int | None, today: date) -> date | None:
    """The next day of a month with this number; the one that is such a day of the week, where
    there is one soon."""
    found: list[date] = []
    for ahead in range(_MONTHS + 1):
        months = today.month - 1 + ahead
        try:
            each = date(today.year + months // 12, months % 12 + 1, number)
        except ValueError:
            continue
        if each >= today:
            found.append(each)
    fits = [each for each in found if weekday in (None, each.weekday())]
    return next(iter(fits or found), None)


def moment(text: str, now: datetime) -> datetime | None:
    """The moment of "besok 08.00", "Senin jam 9 pagi" or "12 Januari 2027 pukul 09.00", in the zone
    of `now`. None without a day or a time, or for anything else. Never raises."""
    if len(text) > 80:
        return None
    said = halved(_SENT.sub("", " ".join(as_read(text).casefold().split())))
    if (parted := _PARTED.fullmatch(said)) is not None:
        said = f"{parted['day'] or 'hari ini'} jam {parted['time']} {parted['part']}"
    found = _AT_END.fullmatch(said)
    if found is None:
        return None
    at = clock(found["time"] + (found["part"] or ""))
    on = day(found["day"], now.date()) if found["day"] else None
    if at is None or on is None:
        return None
    return datetime.combine(on, at, now.tzinfo)


_UNITS = {"menit": 1, "jam": 60, "hari": 1440, "minggu": 10_080, "pekan": 10_080}
_ALIKE = {"sejam": "1 jam", "sehari": "1 hari", "seminggu": "1 minggu", "sepekan": "1 pekan"}
_LEAD = late.regex(rf"(\d{{1,3}}) ?({'|'.join(_UNITS)})")


def leads(text: str) -> tuple[int, ...] | None:
    """How long before something, in minutes: "3 hari, 1 hari, 2 jam" or "seminggu dan sehari
    sebelumnya"; the longest first. None when any part is something else. Never raises."""
    if len(text) > 120:
        return None
    said = " ".join(as_read(text).casefold().split()).rstrip(" .")
    said = re.sub(r" ?(?:sebelum(?:nya)?|before(?:hand)?)$", "", said)
    found = set()
    for part in re.split(r"\s*(?:,|;|&|\b(?:dan|and)\b)\s*", said):
        if not part:
            continue
        lead = _LEAD.fullmatch(_ALIKE.get(part, part))
        if lead is None:
            return None
        found.add(int(lead[1]) * _UNITS[lead[2]])
    return tuple(sorted(found, reverse=True)) or None


def _weekday(word: str) -> int | None:
    if word in WEEKDAYS:
        return WEEKDAYS.index(word)
    return _ALSO.get(word)
