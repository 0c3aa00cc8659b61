"""How many proposals stand where, asked by staff in a sentence: "usulan imopuro berapa yang sudah
lolos kelurahan", "yang ditolak ada berapa bulan ini"."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

import locales
from handlers import late
from handlers.asking import areas
from handlers.asking.heard import Heard, hearing
from handlers.conversation.messages import Lines, Outgoing, Text
from handlers.reading.places.areas import Found
from handlers.reading.spelling import fold
from handlers.reading.staff import in_english, looks
from handlers.reading.staff.asked_why import asks_part
from handlers.staff import waiting
from handlers.staff.deciding.desk import TASKS
from handlers.staff.of_many.stages import DENIED, STAGES
from handlers.turn import Turn
from storage.city import cycles
from storage.city.areas import Area
from storage.proposals import silence
from storage.proposals.desk import counting
from storage.proposals.model import State
from storage.staff import staff
from storage.staff.roles import Operation

_MANY = late.regex(r"\b(?:berapa|brp|brapa|brpa|pira|piro|jumlah\w*|total\w*|how many)\b")
_OF = late.regex(r"\b(?:usul\w*|(?:yang|yg|sing|seng)\b.*)")
# It is asked how much of something else: money, a measure, a number to call.
_ELSE = late.regex(
    r"\b(?:meter|panjang|lebar|tinggi|titik|biaya\w*|anggaran\w*|pagu|rp|rupiah|nomor\w*|nomer\w*"
    r"|hp|telp|jam|lama|hari lagi|orang|warga yang|warga yg|rt|rw|tanggal|tgl)\b(?!.*\busulan\b)"
    r"|\bbentang"
)


@hearing(busy=False, text=True, staff=True)
async def asked(turn: Turn) -> Heard | None:
    """A question of somebody who works here, while nothing is open."""
    text = turn.message.text
    if len(text) > LONGEST:
        return None
    if days := looks.waits_days(text):
        return Heard(await waiting.tasks(turn, f"lebih dari {days} hari"))
    text = in_english.as_read(text)
    said, part = _without_kecamatan(turn, fold(text)), asks_part(text)
    many = part or _MANY.search(said)
    if not many or not (part or _OF.search(said)) or _ELSE.search(said):
        return None
    name = next((each for each, stage in STAGES.items() if stage.said.search(said)), None)
    rest = STAGES[name].said.sub(" ", said) if name == "kept" else said
    still = name is not None and name != "refused" and DENIED.search(rest) is not None
    with_words = name is None and _WITH_WORDS.search(said) and not (part or DENIED.search(said))
    if with_words and turn.slots(text).things:  # "berapa usulan drainase di metro pusat"
        return Heard(await waiting.search(turn, _COUNTS.sub(" ", said)))
    if name is None or (still and not (part and name in LEFT)):
        return None  # what is not dealt with yet is TUGAS
    area = await _area(turn, text)
    if area is None:
        return None
    return Heard([await _counted(turn, area, name, said, part=part, still=still)])


_WITH_WORDS = late.regex(
    r"\b(?:berapa|brp|brapa|pira|piro|jumlah|how many) (?:\w+ )?(?:usul|proposal)\w*"
    r"|\b(?:usul|proposal)\w* .*\b(?:ada|ono|jumlahnya|total\w*) (?:berapa|brp|brapa|pira|piro)\b"
)

_COUNTS = late.regex(
    r"\b(?:(?:ada |ono )?(?:berapa|brp|brapa|pira|piro)|jumlah\w*|total\w*|how many"
    r"|(?:di|neng|nang) (?:sini|kene))\b"
)


def _without_kecamatan(turn: Turn, said: str) -> str:
    """A text without the word before the name of a kecamatan: no stage is meant by it."""
    for area in turn.site.areas.by_code.values():
        if area.level == KECAMATAN:
            said = said.replace(f"kecamatan {fold(area.name)}", fold(area.name))
    return said


KECAMATAN = 3
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


_TODAY = late.regex(
    r"\b(?:hari|dina|dino|pagi|siang|sore|malam|esuk|isuk)\s(?:ini|iki)\b"
    r"|\b(?:today|tadi\s(?:pagi|siang)|mau\sesuk)\b"
    r"|\b(?:putus|setuju|tolak|sepakat|kembalikan|terus|di\w{4,})\w*\s(?:\w+\s)?tadi\b"
)


# "Sampai hari ini": all that there is by now.
_UNTIL_NOW = late.regex(
    r"\b(?:sampai|sampe|sampek|smp|hingga|sd|nganti|tekan|until|till)\s(?:dengan\s|dgn\s)?"
    r"(?:tgl\s|tanggal\s)?(?:hari ini|saat ini|sekarang|skrg|dino iki|today|now)\b"
)


def since_said(said: str, today: date) -> date | None:
    """The first day of a time that is named; until when says nothing of it."""
    said = _UNTIL_NOW.sub(" ", said)
    if re.search(r"\b(?:bulan|bln|sasi|wulan) (?:ini|iki|niki|menika)\b", said):
        return today.replace(day=1)
    if re.search(r"\b(?:minggu|mgg|pekan) (?:ini|iki)\b", said):
        return today - timedelta(days=today.weekday())
    if _TODAY.search(said):
        return today
    if re.search(r"\b(?:kemarin|kemaren|kmrn|kmarin|wingi|yesterday)\b", said):
        return today - timedelta(days=1)
    if re.search(r"\b(?:tahun|thn|taun) (?:ini|iki)\b", said):
        return today.replace(month=1, day=1)
    return None
