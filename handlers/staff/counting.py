"""How many proposals stand where, asked by staff in a sentence: "usulan imopuro berapa yang sudah
lolos kelurahan", "yang ditolak ada berapa bulan ini"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import locales
from handlers.asking import areas
from handlers.asking.heard import Heard
from handlers.conversation.messages import Lines, Outgoing, Text
from handlers.reading.denial import NOT, NOT_YET
from handlers.reading.places.areas import Found
from handlers.reading.spelling import fold
from handlers.reading.staff import in_english
from handlers.reading.staff.asked_why import asks_part
from handlers.staff.deciding.desk import TASKS
from handlers.turn import Turn
from storage.city import cycles
from storage.city.areas import Area
from storage.proposals import silence
from storage.proposals.desk import counting
from storage.proposals.model import AGREED, EventKind, State
from storage.staff import staff
from storage.staff.roles import Operation

_MANY = re.compile(r"\b(?:berapa|brp|brapa|brpa|pira|piro|jumlah\w*|total\w*|how many)\b")
_OF = re.compile(r"\b(?:usul\w*|(?:yang|yg|sing|seng)\b.*)")
# It is asked how much of something else: money, a measure, a number to call.
_ELSE = re.compile(
    r"\b(?:meter|panjang|lebar|tinggi|titik|biaya\w*|anggaran\w*|pagu|rp|rupiah|nomor\w*|nomer\w*"
    r"|hp|telp|jam|lama|hari lagi|orang|warga yang|warga yg|rt|rw|tanggal|tgl)\b(?!.*\busulan\b)"
    r"|\bbentang"
)
_NOT = re.compile(rf"\b(?:{NOT}|{NOT_YET})\b")


@dataclass(frozen=True, slots=True)
class _Stage:
    """What may be counted: by what is said, where it stands, and what happened to it."""

    said: re.Pattern[str]
    states: Collection[State]
    events: Collection[EventKind]
    ever: bool = False  # what once happened counts, wherever it stands since


_ON = frozenset({State.DITERUSKAN, State.RKPD, State.APBD, State.SEBAGIAN, State.SELESAI})


def _stage(said: str, states: Collection[State], *events: EventKind, ever: bool = False) -> _Stage:
    return _Stage(re.compile(rf"\b(?:{said})\b"), states, events, ever)


# In the order in which they are looked for; the words are `counted-NAME`.
_RULED = (
    EventKind.RETURNED, EventKind.AGREED, EventKind.FORWARDED, EventKind.KEPT, EventKind.ENDED,
    EventKind.MERGED, EventKind.IN_RKPD, EventKind.IN_APBD,
)  # fmt: skip
_FUNDED = frozenset({State.APBD, State.SEBAGIAN, State.SELESAI})
STAGES: Mapping[str, _Stage] = {
    "refused": _stage(
        r"ditolak|tertolak|tidak dilanjutkan|dicoret|gugur|(?:ga|gak|tidak) lolos",
        {State.DITOLAK},
        EventKind.ENDED,
    ),
    "returned": _stage(
        r"dikembalikan|dibalikin|dikembaliin|dibalekno", {State.DIKEMBALIKAN}, EventKind.RETURNED
    ),
    "kept": _stage(
        rf"disimpan|ditunda|tertunda|ketunda|dipending|(?:{NOT_YET}|{NOT}) (?:di|ter)?akomod\w+",
        {State.BELUM_DIAKOMODIR},
        EventKind.KEPT,
    ),
    "passed": _stage(
        r"lolos\w*|diteruskan|naik|lewat kelurahan|tembus"
        r"|(?:sampai|sampe|smp|masuk|nyampe|tekan|ke|di) kecamatan",
        _ON,
        EventKind.FORWARDED,
        ever=True,
    ),
    "merged": _stage(r"digabung\w*", {State.DIGABUNG}, EventKind.MERGED),
    "in_rkpd": _stage(r"rkpd", {State.RKPD, *_FUNDED}, EventKind.IN_RKPD),
    "in_apbd": _stage(r"apbd|dianggarkan", _FUNDED, EventKind.IN_APBD),
    "agreed": _stage(
        r"disepakati|disetujui|disepakatin|di ?acc|acc|prioritas", AGREED, EventKind.AGREED
    ),
    "verified": _stage(
        r"lengkap|diverifikasi|terverifikasi|diperiksa", {State.DIVERIFIKASI}, EventKind.VERIFIED
    ),
    "decided": _stage(
        r"di ?putus\w*|keputusan\w*|dibahas",
        frozenset(State) - {State.DIAJUKAN, State.DIVERIFIKASI},
        *_RULED,
    ),
    "done": _stage(
        r"selesai|terlaksana|terealisasi|rampung|dibangun", {State.SELESAI}, EventKind.DONE
    ),
    "withdrawn": _stage(r"ditarik|dibatalkan|dicabut", {State.DIBATALKAN}, EventKind.WITHDRAWN),
    "came": _stage(
        r"masuk|diterima|diajukan|baru|terkumpul", frozenset(State), EventKind.SUBMITTED
    ),
}


UNDECIDED = re.compile(
    rf"\b(?:{NOT_YET})\s(?:saya\s|sy\s|di\s)?"
    r"(?:di)?(?:putus\w*|bahas|proses|tangani|garap|kerjakan|kerjain|apa apain|tindak\w*|sentuh)\b"
)
_OPEN = frozenset({State.DIAJUKAN, State.DIVERIFIKASI})
# What has not come so far, where it is asked for what "belum" does.
NOT_YET_STATES: Mapping[str, Collection[State]] = {
    "agreed": _OPEN,
    "decided": _OPEN | {State.DITERUSKAN},
    "verified": frozenset({State.DIAJUKAN}),
    "passed": _OPEN | {State.DISEPAKATI},
    "done": frozenset({State.RKPD, State.APBD, State.SEBAGIAN}),
}
# Of these it is told that they are at a year's list only where they have come into it.
_LISTED = frozenset({"in_rkpd", "in_apbd"})
_WHERE = re.compile(rf"\b(?:yang|yg|sing|seng|sudah|udah|udh|status\w*|di\w{{4,}}|{NOT_YET})\b")


def states_said(said: str) -> tuple[str, Collection[State], str] | None:
    """Where those stand that a text, folded, is only of: how that is called (`counted-NAME`), the
    states, and the text without it; None where it says nothing of that beyond doubt."""
    if UNDECIDED.search(said) is not None:
        return "decided.not", NOT_YET_STATES["decided"], UNDECIDED.sub(" ", said)
    name = next((n for n, each in STAGES.items() if each.said.search(said)), "came")
    if name == "came" or _WHERE.search(said) is None or (name in _LISTED and "masuk" not in said):
        return None
    rest = _NOT.sub(" ", STAGES[name].said.sub(" ", said))
    kept = name == "kept" and _NOT.search(STAGES[name].said.sub(" ", said)) is None
    if kept or _NOT.search(said) is None or name == "refused":
        return name, STAGES[name].states, rest
    return (f"{name}.not", NOT_YET_STATES[name], rest) if name in NOT_YET_STATES else None


async def asked(turn: Turn) -> Heard | None:
    """A question of somebody who works here, while nothing is open."""
    text = turn.message.text
    if turn.talk.open is not None or not text or not turn.person.works or len(text) > LONGEST:
        return None
    text = in_english.as_read(text)
    said, part = fold(text), asks_part(text)
    many = part or _MANY.search(said)
    if not many or not (part or _OF.search(said)) or _ELSE.search(said):
        return None
    name = next((each for each, stage in STAGES.items() if stage.said.search(said)), None)
    rest = STAGES[name].said.sub(" ", said) if name == "kept" else said
    still = name is not None and name != "refused" and _NOT.search(rest) is not None
    if name is None or (still and not (part and name in LEFT)):
        return None  # what is not dealt with yet is TUGAS
    area = await _area(turn, text)
    if area is None:
        return None
    return Heard([await _counted(turn, area, name, said, part=part, still=still)])


# Of these it is said how large a part is left.
LEFT = frozenset({"passed", "agreed", "decided", "done"})
# Longer ones tell something.
LONGEST = 120


async def _area(turn: Turn, text: str) -> Area | None:
    """The area that is named, where one's roles see its tasks, else one's own."""
    found, _ = await areas.within(turn, fold(text).split(), Operation.SEE_TASKS)
    if found.sure is not None:
        return found.sure
    mine = {area.code: area for area in await areas.reached(turn, Operation.SEE_TASKS)}
    reading = turn.site.names.find_in(text).reading
    if isinstance(reading, Found):
        return mine.get(reading.area.code)
    tops = await areas.highest(turn, Operation.SEE_TASKS)
    return tops[0] if tops else None


async def _counted(
    turn: Turn, area: Area, name: str, said: str, *, part: bool, still: bool
) -> Outgoing:
    stage, held = STAGES[name], await staff.grants(turn.store, turn.person.id)
    known, city = await cycles.load(turn.store), turn.site.city(area.code)
    today = silence.day(turn.now, city)
    year = known.year_on(city.code, today)
    found = await counting.by_state(turn.store, held, area.code, year)
    since = since_said(said, turn.now.astimezone(city.zone).date())
    if since is not None or stage.ever:
        at = datetime.combine(since, time(), city.zone) if since is not None else None
        n = await counting.came_to(turn.store, held, area.code, year, stage.events, at)
    else:
        n = sum(found.get(state, 0) for state in stage.states)
    total = sum(found.values())
    n = max(total - n, 0) if still else n
    args: dict[str, object] = {
        "area": turn.site.named(area.code),
        "year": str(year),
        "what": Text(f"counted-{name}.not" if still else f"counted-{name}"),
        "n": n,
        "total": total,
        "percent": round(100 * n / total) if total else 0,
        "day": locales.date(turn.locale, since) if since is not None else "",
    }
    head = Text("counted.since" if since is not None else "counted", args)
    stands = [
        Text("counted-line", {"state": Text(f"state-{state}"), "n": found[state]})
        for state in State
        if found.get(state)
    ]
    if part and since is None:
        head = Text("counted.part", args)
    words = (head, Lines((Text("counted-stands", args), *stands))) if stands else (head,)
    return Outgoing(words, TASKS)


def since_said(said: str, today: date) -> date | None:
    """The first day of a time that is named."""
    if re.search(r"\b(?:bulan|bln|sasi) (?:ini|iki)\b", said):
        return today.replace(day=1)
    if re.search(r"\b(?:minggu|mgg|pekan) (?:ini|iki)\b", said):
        return today - timedelta(days=today.weekday())
    if re.search(r"\b(?:hari|dina|dino) (?:ini|iki)\b|\btoday\b", said):
        return today
    if re.search(r"\b(?:kemarin|kemaren|kmrn|kmarin|wingi|yesterday)\b", said):
        return today - timedelta(days=1)
    if re.search(r"\b(?:tahun|thn|taun) (?:ini|iki)\b", said):
        return today.replace(month=1, day=1)
    return None
