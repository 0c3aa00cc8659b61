"""That a meeting is to be at another time or place than was said: "jam 8 aja, bukan jam 7", "pindah
ke balai", "waduh balainya dipake. pindah jumat tgl 15 aja"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers import late
from handlers.reading.denial import DO_NOT, NOT, NOT_YET
from handlers.reading.english_moments import as_read
from handlers.reading.joined import BECAUSE
from handlers.reading.moments import PART, UNTIL, WEEKDAYS
from handlers.reading.staff.sentences import MONTHS, Called, called

# "Tp jangan diumumin dulu", "belum usah dikasih tau".
QUIETLY = late.regex(
    rf"\b(?:{DO_NOT}|(?:{NOT}|{NOT_YET}|tak)\s?(?:usah|perlu|sah)|without|do\s?n.?t)\s+(?:\w+\s+){{0,2}}?"
    r"(?:di)?(?:umum\w*|kabar\w*|kasih?\s?(?:tau|tahu)\w*|sebar\w*|siar\w*|woro\w*|announc\w*|tell\w*)\b",
    re.I,
)
# What moves a meeting, and what only says that something was wrong.
_MOVES = (
    r"(?:di)?(?:pindah|geser|undur|mundur|maju|ganti|ubah|rubah|resched\w*|moved?"
    r"|postponed?|shift(?:ed)?)(?:in|kan|no|ke|an)?"
)
_WRONG = (
    r"eh+|salah|keliru|kliru|ralat|koreksi|maaf|sori|sorry|waduh|aduh|ternyata|(?:se)?harus(?:nya|e)"
    r"|mestinya|kudune|maksud\w*|bukan(?:nya)?|bkn|dudu|sanes|jadinya|deng|ding|not"
)
_STRONG = late.regex(
    rf"\b(?:{_MOVES}|{_WRONG})\b|\b(?:jadi|dadi|jd)\s+(?:hari\s+)?"
    rf"(?:{'|'.join(WEEKDAYS)}|besok|lusa|tgl|tanggal|jam)\b",
    re.I,
)
MOVED = late.regex(rf"\b(?:{_MOVES}|balik(?:in|kan|ke|no)?|kembali(?:kan|in)?)\b", re.I)
_BACK = late.regex(r"\b(?:di)?(?:balik(?:in|kan|ke|no)?|kembali(?:kan|in)?|back)\b", re.I)
# Something stands in its way, and nothing is said to be instead.
_TROUBLE = late.regex(
    r"\b(?:ada|ono)\s+(?:\w+\s+){0,2}?(?:hajat\w*|manten\w*|mantu|nikah\w*|pengajian|yasin\w*|acara|rapat|lomba"
    r"|kondangan|kematian|takziah|layat\w*)\b|\b(?:bentrok\w*|tabrakan|barengan|bebarengan)\b"
    r"|\bthere.?s\s+an?\b.*\b(?:wedding|party|event)\b",
    re.I,
)
_NOT = late.regex(
    r"[\s,]*\b(?:bukan(?:nya)?|bkn|dudu|sanes|not|(?:jangan|jgn|ojo)(?=\s+(?:jam|pukul|pkl|hari|tgl|di)\b)"
    rf"|(?:{NOT})\s+(?:jadi|sido|bisa|iso))\s+(?P<old>[^,;.]+)",
    re.I,
)
# "Besoknya", "seminggu": so much later than it was to be.
_LATER = late.regex(
    r"\b(?P<next>besoknya|besokannya|keesokan\w*|hari\s+berikutnya)\b"
    r"|\b(?:se|(?P<count>\d)\s*)(?P<unit>hari|minggu|pekan)\b(?!\s+(?:lalu|sekali|ini))",
    re.I,
)
_TO_PLACE = late.regex(
    rf"\b(?:{_MOVES}\s+(?:(?:tempat|lokasi|acara|rapat)(?:nya|ne|e)?\s+)?(?:jadi\s+)?(?:ke|di|nang|ning|to|in)\s+(?:the\s+)?"
    r"|(?:tempat|lokasi)(?:nya|ne|e)?\s+(?:jadi\s+)?(?:(?:ke|di|nang|ning)\s+)?"
    r"|^\W*(?:(?:eh+|maaf|ralat|salah)\W+)*(?:di|ke|nang|ning)\s+)"
    r"(?!jam|hari|tgl|tanggal|besok|lusa|minggu|senin|selasa|rabu|kamis|jum|sabtu|ahad|pukul|pkl|malam|pagi|siang"
    r"|sore|aja|saja|dulu|yang|yg|jadwal|waktu|kapan|depan|lagi|tetap|tetep|masih|sama\b|itu\b|\d)(?P<place>[^,;.\n]{3,60}?)"
    r"(?=\s+(?:jam|pukul|pkl|hari|tgl|tanggal|besok|lusa|senin|selasa|rabu|kamis|jumat|sabtu)\b|[,;.\n]|$)",
    re.I,
)
_ENDS = late.regex(
    r"[\s,.!]+(?:ya|yo|yaa+|aja|saja|ae|wae|dong|deh|pak|bu|mas|mbak|min|nggih|sih|lho|kok)$", re.I
)
_DAYS = "|".join(WEEKDAYS)
_WHICH = late.regex(
    r"\b(?:rapat|pertemuan|musren\w*|acara|kumpul\w*|rembug|rembuk|meeting)(?:nya|ne|e)?\s+"
    r"(?:(?:yang|yg|sing|untuk|utk|buat|hari|tgl|tanggal)\s+){0,2}(?!minggu\s+(?:depan|ini)\b)"
    rf"(?P<day>(?:{_DAYS})|besok|lusa|\d{{1,2}}(?:\s+(?:{MONTHS})\w*)?)"
    r"(?:\s+(?:depan|besok|ini|itu|nanti|malam|malem|pagi|siang|sore|kita|kami|di)){0,2}\s+"
    rf"(?={_MOVES}\b|jadi\b|jd\b|dadi\b)",
    re.I,
)
_CLOCK = late.regex(r"\b\d{1,2}[.:]\d{2}\b")
_UNTIL = rf"\b(?:{UNTIL}|(?:selesai|kelar|bubar|rampung)(?:nya|ne)?)\s+(?:jam|pukul|pkl|jm)?\.?\s*"
# More words tell something else.
LONGEST = 240


@dataclass(frozen=True, slots=True)
class Other:
    """What is to be instead, as typed; "" for what stays. `old` is what it is said not to be;
    `strong` whether it is said that something was wrong, or is moved; `moves` the latter; `later`
    how many days later it is to be; `why` what tells why; `aside` the clauses that say none of it,
    and no reason either; `of` the day by which it is called ("rapat jumat pindah ke balai");
    `back` whether it is to be again what it was ("balikin ke kamis")."""

    date: str = ""
    start: str = ""
    end: str = ""
    place: str = ""
    old: str = ""
    strong: bool = False
    moves: bool = False
    later: int = 0
    why: str = ""
    aside: str = ""
    of: str = ""
    back: bool = False

    def parts(self) -> dict[str, str]:
        some = {"date": self.date, "start": self.start, "end": self.end, "place": self.place}
        return {name: said for name, said in some.items() if said}


def other(text: str) -> Other | None:
    """What a text says that a meeting is to be instead; None where it says none of it. Never
    raises."""
    whole = " ".join(text.split())
    if len(whole) > LONGEST or "?" in whole:
        return None
    before, rest = _told_apart(whole)
    text, because = _parted(rest)
    text = as_read(text)
    of = _WHICH.search(text)
    text = _WHICH.sub(" ", text)
    was = _NOT.search(text)
    rest = _NOT.sub(" , ", text)
    when, place = called(rest), _TO_PLACE.search(rest)
    last = next(reversed(list(MOVED.finditer(rest))), None)
    to = called(rest[last.end() :]) if last is not None else Called()  # "yang jam 7 diganti jam 8"
    when = Called(to.date or when.date, to.start or when.start, to.end or when.end, when.place)
    start, end = when.start or "", when.end or ""
    if not start and MOVED.search(text) and (clock := _CLOCK.search(rest)) is not None:
        start = clock[0]  # "jam rapat diganti 19.30"
    if start and not end and re.search(rf"{_UNTIL}{re.escape(start)}", rest, re.I):
        start, end = "", start  # "eh sampe jam 11 aja"
    where = _plain(when.place or (place["place"] if place else ""))
    tells, others = _clauses(text)
    found = Other(
        when.date or "",
        start,
        end,
        where,
        _plain(was["old"]) if was else "",
        was is not None or _STRONG.search(text) is not None,
        MOVED.search(text) is not None,
        0 if when.date else _days(rest),
        ", ".join(filter(None, (before, tells, because))),
        others,
        of["day"] if of else "",
        _BACK.search(text) is not None,
    )
    return found if found.parts() or (found.moves and found.later) else None


# What is moved, where a text begins with that: "rapat yang jam 7 diganti ...".
_SUBJECT = late.regex(
    r"^\W*(?:(?:yang|yg|sing|untuk|utk)\s+)?(?:rapat|pertemuan|musren\w*|acara|kumpul\w*|rembu[gk]|meeting|jam|waktu"
    rf"|tempat|lokasi|jadwal|undangan|(?:hari|tanggal|tgl)(?!\s+(?:{_DAYS}|\d)))(?:nya|ne|e)?\b",
    re.I,
)
# A clause of so many words tells why.
_CLAUSE = 4
# "Pindah minggu jam 9": the day, where "minggu depan" is a week.
_SUNDAY = late.regex(
    rf"\b({_MOVES}(?:\s+(?:ke|jadi|di))?\s+)minggu(?:nya|ne|e)?\b(?!\s+(?:depan|ini|lalu))", re.I
)


_SO = late.regex(r"[\s,]+(?:jadi(?:nya)?|maka(?:nya)?|dadi|so)$", re.I)


# "Geser ke seninnya".
_ITS_DAY = late.regex(rf"\b({_MOVES}\s+(?:(?:ke|jadi|di)\s+)?)({_DAYS})(?:nya|ne|e)\b", re.I)


def _told_apart(text: str) -> tuple[str, str]:
    """Why, where it stands before the verb that moves and tells of a day itself, or nothing parts
    the two ("sabtu malam pak RW mantu pindah minggu jam 9 pagi aja"), and the rest; "" and the text
    for others."""
    text = _ITS_DAY.sub(r"\1\2", _SUNDAY.sub(r"\1hari minggu", text))
    for found in reversed(list(MOVED.finditer(text))):
        before, behind = text[: found.start()].strip(), text[found.start() :]
        parted = before[-1:] in (",", ".", ";")
        bare = _SO.sub("", _LEADS.sub("", before).strip(" ,.;"))
        if len(bare.split()) < _CLAUSE or _SUBJECT.match(bare):
            continue
        if not (any(_said_of(called(behind))) or _TO_PLACE.search(behind)):
            continue
        if parted and called(bare).date is None:
            continue  # it is told apart as it is
        some = re.split(r"[,;.]\s+", bare)
        rest = ", ".join([*(each for each in some if _NO_WHY.search(each)), behind])
        return ", ".join(each for each in some if _NO_WHY.search(each) is None), rest
    return "", text


def _days(text: str) -> int:
    later = _LATER.search(text)
    if later is None:
        return 0
    return 1 if later["next"] else int(later["count"] or 1) * (1 if later["unit"] == "hari" else 7)


# "..., soalnya aula dipake": why, up to the end of its clause, or to what follows from it.
_WHY = late.regex(
    rf"[\s,.;]*\b(?:{BECAUSE}|alasan(?:nya|e)?|since|as\s+the)\b[\s:,]*(?P<why>[^,;]+?)"
    r"(?=[,;]|\.\s|[\s.!]*$|\s+(?:(?:jadi(?:nya)?|maka(?:nya)?|mangkane|dadi|so)\s))",
    re.I,
)


def _parted(text: str) -> tuple[str, str]:
    """A text without why, and that, as typed."""
    found = _WHY.search(text)
    if found is None or len(found["why"].split()) < TELLS:
        return text, ""
    rest = text[found.end() :]
    rest = f"{text[: found.start()]} , {rest}" if found.start() else rest
    return " ".join(rest.split()).strip(" ,;"), _plain(found["why"])


_ONLY_WHY = late.regex(
    r"^\W*(?:(?:tulis|tambah|kasih|bilang|sebut|eh|dan|tolong|tlg)(?:in|kan|kan|ke)?\W+){0,3}"
    rf"(?:{BECAUSE}|alasan(?:nya|e)?)\b[\s:,]*(?P<why>\w.*)$",
    re.I,
)


def moves(word: str) -> bool:
    """Whether a word says that something is moved: the yes to that says so, too."""
    return re.fullmatch(_MOVES, word, re.I) is not None


def trouble(text: str) -> bool:
    """Whether a text tells that something stands in the way of a meeting ("sabtu ada hajatan pak
    carik"), and not what is to be instead."""
    return MOVED.search(text) is None and _TROUBLE.search(text) is not None and "?" not in text


def only_why(text: str) -> str:
    """Why, where a text says that and nothing else; else ""."""
    found = _ONLY_WHY.match(" ".join(text.split()))
    return "" if found is None or "?" in text or MOVED.search(text) else _plain(found["why"])


def why_in(text: str, without: re.Pattern[str]) -> str:
    """Why, as a text says it beside clauses that hold what is `without`: "batalin rapatnya, pak
    lurah sakit"."""
    rest, because = _parted(" ".join(text.split()))
    parts = [part for part in re.split(r"[,;.]\s+", rest) if without.search(part) is None]
    tells, _ = _clauses(", ".join(parts)) if parts else ("", "")
    return ", ".join(filter(None, (tells, because)))


# One word tells nobody why, but "hujan" does.
TELLS = 1
# What people are to be told, and that something else stays, is no reason.
_NO_WHY = late.regex(
    r"\b(?:kabar|info|beri\s?ta|kasih?\s?ta[hu]|undang|umum|sebar|bilang|share|tolong|tlg|mohon|minta|jangan|jgn|tell|inform)\w*\b"
    r"|\b(?:tetap|tetep|tetapi|sama|agenda\w*|acara\w*|lainnya|sisanya|maaf|ya|oke|wa)\b|\b(?:yang|yg|sing)\s+lain\b",
    re.I,
)


def _clauses(text: str) -> tuple[str, str]:
    """Clauses that only tell why, without what leads to them, and what is neither."""
    some = [part.strip() for part in re.split(r"[,;.]\s+", text) if _tells(part.strip())]
    whys = [_led(part) for part in some if _NO_WHY.search(part) is None]
    return ", ".join(whys), ", ".join(part for part in some if _NO_WHY.search(part))


_LEADS = late.regex(rf"^\W*(?:(?:{_WRONG}|kok|ini|lho|loh|nih)\b\W*)+", re.I)


def _led(part: str) -> str:
    bare = _LEADS.sub("", part)
    return bare if len(bare.split()) > 1 else part


def _tells(part: str) -> bool:
    bare = _NOT.sub(" ", part)
    if any(_said_of(called(bare))) or _CLOCK.search(bare) or _TO_PLACE.search(bare) or _days(bare):
        return False
    return len(_plain(_STRONG.sub("", bare)).split()) > 1


def _said_of(when: Called) -> tuple[str | None, ...]:
    return when.date, when.start, when.end, when.place


def hour_like(said: str, had: str) -> str:
    """An hour with the part of the day that the one before was in, where none is said with it:
    "8" for "7 malam" is "8 malam"."""
    if re.search(rf"\b(?:{PART})\b", said, re.I):
        return said
    part = re.search(rf"\b(?:{PART})\b", had, re.I)
    if part is not None:
        return f"{said} {part[0]}"
    hour, before = re.match(r"\d{1,2}", said), re.match(r"\d{1,2}", had)
    if hour is None or before is None or int(hour[0]) > 11 or int(before[0]) < 12:
        return said
    return f"{int(hour[0]) + 12}{said[hour.end() :]}"


def _plain(part: str) -> str:
    part = part.strip(" ,.;!")
    while (end := _ENDS.search(part)) is not None:
        part = part[: end.start()].strip(" ,.;!")
    return part


def unquiet(text: str) -> str:
    """A text without the clauses that say that nobody is to be told yet. Never raises."""
    parts = re.split(r"(?<=[,.;])\s+|\s+(?=(?:tapi|tp|ning|nanging|but)\b)", text)
    kept = [part for part in parts if not QUIETLY.search(part)]
    return " ".join(kept).strip(" ,;") if kept else text
