"""What one sentence holds of a proposal: where, what, why, how much. Nothing is guessed."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from handlers.reading.areas import AreaNames, Mention
from handlers.reading.quantities import amount_in, rt_rw
from handlers.reading.spelling import fold

THINGS = Path(__file__).parent / "things.csv"


@dataclass(frozen=True, slots=True)
class Thing:
    """A row of things.csv. `words` are folded."""

    name: str
    words: tuple[str, ...]
    bidang: str
    opd: str
    unit: str
    kamus: str
    complaint: bool


@dataclass(frozen=True, slots=True)
class Slots:
    """What a sentence holds; None for what it does not.

    `rt` and `rw` are two digits or more ("05"), or as typed where several are named ("1 s/d 4").
    `street`, `landmark` and `problem` are as typed. `unit` is one of quantities.UNITS; an amount
    that can be read in two ways has neither `value` nor `unit`.
    """

    area: Mention | None = None
    rt: str | None = None
    rw: str | None = None
    street: str | None = None
    landmark: str | None = None
    thing: Thing | None = None
    problem: str | None = None
    value: Decimal | None = None
    unit: str | None = None

    @property
    def bidang(self) -> str | None:
        return self.thing.bidang if self.thing else None

    @property
    def tells(self) -> bool:
        """Whether there is anything of a proposal in it."""
        return any(
            each is not None
            for each in (
                self.area, self.rt, self.rw, self.street, self.landmark, self.thing, self.problem,
                self.value,
            )
        )  # fmt: skip


@cache
def things(path: Path = THINGS) -> tuple[Thing, ...]:
    """The list of things, in its order."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Thing(
                row["thing"],
                tuple(f"{row['words_id']}|{row['words_jv']}".split("|")),
                row["bidang"],
                row["opd"],
                row["unit"],
                row["kamus"],
                row["usually_complaint"] == "yes",
            )
            for row in csv.DictReader(file)
        )


@cache
def _by_words() -> dict[str, tuple[int, Thing]]:
    """Things by each of their words, with their place: of equals the earlier row is meant."""
    found: dict[str, tuple[int, Thing]] = {}
    for place, thing in enumerate(things()):
        for word in thing.words:
            found.setdefault(word, (place, thing))
    return found


_LONGEST = 4  # words of a thing's name
_ENDING = re.compile(r"(?:nya|ne|2)$")


def thing_in(text: str) -> Thing | None:
    """The thing that a text asks for: the one with the longest words, of equals the earlier row."""
    words = fold(text).split()[:120]
    known = _by_words()
    best: tuple[int, int, Thing] | None = None
    for start in range(len(words)):
        for count in range(1, min(_LONGEST, len(words) - start) + 1):
            said = words[start : start + count]
            whole = " ".join(said)
            hit = known.get(whole) or known.get(_ENDING.sub("", whole))
            if hit is not None:
                rated = (len(whole), -hit[0], hit[1])
                if best is None or rated[:2] > best[:2]:
                    best = rated
    return best[2] if best else None


# Where a place's name ends: what is said next is something else.
_ENDS = (
    r"rt|rw|kel|kelurahan|kec|tiap|setiap|kalau|kalo|klo|pas|saat|sudah|udah|udh|sdh|blm|belum|yg|yang"
    r"|banjir|rusak|berlubang|bolong|mampet|mati|gelap|becek|licin|mohon|mhn|minta|mnt|tolong|tlg"
    r"|sekitar|kira|kurang|panjang|pjg|lebar|butuh|perlu|agar|supaya|biar|karena|krn|sering|selalu"
    r"|di|dan|sampai|smpe|ke|menuju|dari|untuk|buat|usul|ya|min|pak|dong|deh|sih|kak|aja|saja|sejak"
    r"|retak|roboh|tumbang|meluap|padam|dpn|depan|dkt|deket|dekat|samping|seberang|sebrang|belakang"
    r"|blkg|sebelah|sblh|saben|yen|nek|wis|when|every|tidak|ga|gak|tdk|sepanjang|kondisi\w*"
)
_END = rf"(?!(?:{_ENDS})\b)"
_WORD = rf"\s+{_END}[^\W\d_][\w'-]*"
_NUMBERED = r"(?:\s+(?:no\.?\s*)?\d{1,3}[a-z]?\b(?!\s*(?:m|meter|mtr|titik|unit|x)\b))?"
_STREET = re.compile(
    rf"\b(?:jl|jln|jalan|gg|gang|lorong|perum|perumahan|komplek|kompleks)\b\.?"
    rf"(?:{_WORD}){{1,3}}{_NUMBERED}|\b(?:jl|jln|gg|gang)\b\.?\s*\d{{1,3}}[a-z]?\b",
    re.I,
)
_NO_STREET = re.compile(
    r"^\S+\s+(?:lingkungan|usaha|tani|kampung|setapak|tanah|sempit|raya$|paving|aspal|diaspal|cor|rabat"
    r"|utama$|ini|itu|sini|situ|jelek|hancur|kami|warga|buntu|yang|lubang|tembus|baru|masuk|poros"
    r"|hancur|sawah|makam|kuburan|batal|rusk|ajur|peteng)\b",
    re.I,
)
_LANDMARK = re.compile(
    rf"\b(?:dpn|depan|dkt|deket|dekat|samping|smping|seberang|sebrang|belakang|blkg|blkng|sebelah|sblh"
    rf"|ngarep|cedhak|mburi|sakmburine|near|behind|in front of|next to|opposite)(?:{_WORD}){{1,4}}"
    rf"(?:\s+\d{{1,3}}\b(?!\s*(?:m|meter|mtr|titik|unit|x|kk|orang)\b))?",
    re.I,
)
_RANGE = re.compile(
    r"\b(r[tw])\b[\s.:]*(0*\d{1,3}(?:\s*(?:s\s*/\s*d|s\.d\.?|sd|sampai|smp|hingga|dan|&|,|-|–)\s*"
    r"(?:\1\b[\s.:]*)?0*\d{1,3}(?![\d/]|\s*(?:m|meter|mtr|titik|unit|kk|x)\b))+)",
    re.I,
)
_PAIR = re.compile(
    r"(?<![\w/.,-])0*([1-9]\d{0,2})\s?/\s?0*([1-9]\d{0,2})(?![\w/.,-])"
    r"(?!\s*(?:m|meter|mtr|km|ha|hari|bulan|tahun)\b)",
    re.I,
)
_STOP = r"[^,.;\n]*?(?=\s+(?:mohon|mhn|minta|mnt|tolong|tlg|di\s+rt|rt|rw|usul)\b|[,.;\n]|$)"
_PROBLEM = re.compile(
    rf"\b(?:tiap|setiap|kalau|kalo|klo|pas|saat|yen|nek|saben|every time|when)\s+"
    rf"(?:it\s+|ada\s+)?(?:hujan|ujan|malam|malem|musim|kemarau|banjir|udan|bengi|rain\w*|night|lewat){_STOP}"
    rf"|\b(?:sudah|udah|udh|sdh|dah|wis|uwis)\s+(?:hampir\s+|lebih\s+(?:dari\s+)?|sekitar\s+)?"
    rf"(?:\d+|\w+|puluhan|ber)\s*(?:tahun|thn|th|taun|bulan|bln|minggu|mgg)\b{_STOP}"
    rf"|\b(?:sudah|udah|sdh|wis)\s+(?:lama|suwe)\b{_STOP}"
    rf"|\b(?:rusak\s+|gelap\s+|mati\s+|mampet\s+)?sejak\s+(?:tahun\s+)?(?:19|20)\d\d\b{_STOP}"
    rf"|\b(?:sering|selalu|rawan)\s+\w+{_STOP}"
    rf"|\b(?:banyak|bnyk)\s+(?:yg\s+|yang\s+)?(?:jatuh|kecelakaan|anak|pengendara|motor|warga|nyamuk){_STOP}",
    re.I,
)


def slots(text: str, names: AreaNames | None = None) -> Slots:
    """What a sentence holds. `names` are those of the city's areas; without them no area is read.

    Never raises. A thing that only says where something is ("depan masjid") is taken for what is
    asked only when nothing else is asked for.
    """
    text = " ".join(text.split())[:1000]
    area = names.find_in(text) if names else None
    if area is not None and not area.words:
        area = None
    rt, rw = _addresses(text)
    street = _STREET.search(text)
    while street is not None and _NO_STREET.search(street[0]):
        street = _STREET.search(text, street.start() + 1)
    landmark = _LANDMARK.search(text)
    bare = text
    for place in (landmark, street):
        if place is not None:
            bare = bare.replace(place[0], " , ")
    thing = thing_in(bare) or (thing_in(text) if street is None else None)
    amount = amount_in(bare, thing.unit if thing else None)
    problem = [each[0].strip() for each in _PROBLEM.finditer(text)]
    return Slots(
        area=area,
        rt=rt,
        rw=rw,
        street=_bare_of(street[0], area) if street else None,
        landmark=_bare_of(landmark[0], area) if landmark else None,
        thing=thing,
        problem=", ".join(problem) or None,
        value=amount.value,
        unit=amount.unit,
    )


def _bare_of(said: str, area: Mention | None) -> str | None:
    """A place without the kelurahan's name at its end ("gang mawar mulyojati")."""
    if area is not None and fold(said).endswith(" " + area.words):
        kept = said.split()[: -len(area.words.split())]
        return " ".join(kept) if len(kept) > 1 else None
    return said.strip()


def _addresses(text: str) -> tuple[str | None, str | None]:
    several: dict[str, str] = {}
    for match in _RANGE.finditer(text):
        several.setdefault(match[1].casefold(), " ".join(match[2].split()))
    rt, rw = rt_rw(_RANGE.sub(" , ", text))
    if rt is None and rw is None and not several:
        pair = _PAIR.search(text)
        if pair is not None:
            rt, rw = f"{int(pair[1]):02}", f"{int(pair[2]):02}"
    return several.get("rt", rt), several.get("rw", rw)
