"""Which of many proposals somebody asks to see, read from a sentence: how they are narrowed, of
which area, by what they are counted."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time

from handlers import late
from handlers.asking import areas
from handlers.conversation.messages import Literal, Text
from handlers.reading import introduced
from handlers.reading.meaning.things import hits_in
from handlers.reading.spelling import fold
from handlers.reading.staff import in_english
from handlers.reading.staff.sifted import Sifted, sifted
from handlers.staff.counting import since_said
from handlers.staff.of_many import left_out
from handlers.staff.of_many.left_out import Out
from handlers.staff.of_many.stages import DENIED_YET, NOT_YET_STATES, STAGES, UNDECIDED
from handlers.turn import Turn
from storage.city.areas import Area
from storage.proposals import worded
from storage.proposals.desk.sifted import Sieve
from storage.proposals.model import State
from storage.staff.roles import Operation

# "Per hari ini" says how they stand, and not since when.
_AS_OF = late.regex(
    r"\b(?:per|s\.?d\.?|sampai|hingga)\s+(?:hari ini|tanggal ini|sekarang|saat ini)\b", re.I
)
_LEAD = frozenset(
    {"kelurahan", "kel", "kecamatan", "kec", "kota", "se", "sekecamatan", "sekota", "sekelurahan"}
)


@dataclass(frozen=True, slots=True)
class View:
    """What is asked: `said` what was read, `text` that without what it leaves out, `found` as it
    was read, `stage` what happened to them (or `unsaid`, not yet) and the states that this is,
    `area` where one is named, `rest` the other words, `out` what is left out, `since` the day from
    when, `placed` whether it is said where."""

    text: str
    found: Sifted
    said: str = ""
    stage: str | None = None
    unsaid: str = ""
    states: Collection[State] = ()
    area: Area | None = None
    rest: tuple[str, ...] = ()
    out: Out | None = None
    since: date | None = None
    placed: bool = False

    @property
    def narrows(self) -> bool:
        """Whether it says more than which words are looked for."""
        return bool(self.found.any or self.stage or self.area or self.out or self.since)

    @property
    def whole(self) -> bool:
        """Whether it is of all that there are."""
        return not self.rest and self.stage is None and not self.found.any

    @property
    def told(self) -> list[Text]:
        """What they are narrowed to beside what `found` says."""
        if self.stage is None:
            return [Text(f"state-{each}") for each in self.states]
        so = self.stage != "came" or self.since is None
        return [Text(f"counted-{self.stage}{self.unsaid}")] if so else []

    @property
    def but(self) -> list[Text]:
        said = ", ".join(self.out.told) if self.out is not None else ""
        return [Text("sifted-but", {"what": Literal(said)})] if said else []


async def read(turn: Turn, text: str) -> View | None:
    """What a sentence asks to see; None for what decides, asks for a file, or cannot be read."""
    said_so = text = introduced.ungreeted(text)
    out = await left_out.read(turn, text, Operation.SEE_TASKS)
    text = out.rest if out is not None else text
    text = _AS_OF.sub(" ", in_english.as_read(text)).strip()
    found = sifted(text)
    if found is None:
        return None
    view = View(text, found, said_so, out=out)
    said = " ".join(found.rest)
    still = DENIED_YET.search(said) is not None
    stage = next((name for name, each in STAGES.items() if each.said.search(said)), None)
    if stage == "kept":  # "belum diakomodir" is what that is called
        still = DENIED_YET.search(STAGES[stage].said.sub(" ", said)) is not None
    stage = None if still and stage == "decided" else stage
    if (waits := UNDECIDED.search(said)) is not None and (found.any or out):
        stage, said = "decided", UNDECIDED.sub(" ", said)
    if stage is not None:
        denied = waits is not None or still
        if denied and stage not in NOT_YET_STATES:
            return None
        states = NOT_YET_STATES[stage] if denied else STAGES[stage].states
        view = replace(view, stage=stage, unsaid=".not" if denied else "", states=states)
        said = re.sub(r"\bmasuk\b", " ", said)
        said = DENIED_YET.sub(" ", STAGES[stage].said.sub(" ", said))
    area, rest = await named(turn, said.split())
    zone = turn.site.city((area or next(iter(turn.site.areas.cities))).code).zone
    day = since_said(fold(text), turn.now.astimezone(zone).date())
    placed = len(rest) < len(said.split())
    if rest and hits_in(rest):  # "drainage", "penerangan": as it is called here
        rest = await left_out.as_held(turn, rest, Operation.SEE_TASKS) or rest
    return replace(view, area=area, rest=tuple(rest), since=day, placed=placed)


# "Kalau per bidang?", "terus yang fisik".
_ON = late.regex(
    r"^(?:(?:kalau|kalo|klo|kl|nek|terus|trus|lalu|dan|and|coba|sekarang|skrg|saiki|now|eh|oh"
    r"|what about|how about|gimana|piye|lha|lah|nah|ok|oke|yang|yg|sing|seng|just|only|minta"
    r"|tolong)\s)*",
    re.I,
)
_JUST = frozenset({
    "kebanyakan", "kebanyaken", "kakehan",
    "juga", "jg", "ugi", "pisan", "dulu", "aja", "saja", "wae", "ae", "thok", "tok", "only", "too",
    "also", "doang", "gimana", "gmn", "piye", "pripun",
})  # fmt: skip
# A question of its own: of all that there are.
_WHOLE = late.regex(
    r"\b(?:usul\w*|rekap\w*|daftar\w*|rangkum\w*|ringkas\w*|laporan\w*|summary|recap|overview|list"
    r"|proposals?|semua\w*|seluruh\w*|kabeh|cari\w*|tampil\w*|lihat|liat|mana|endi|apa|opo|siapa"
    r"|sopo|ada|ono|which|what|sekota|se kota)\b"
)
# Longer ones are no more of the same.
MORE = 9


async def more(turn: Turn, text: str) -> View | None:
    """What is said of those that were shown last: "per bidang juga", "yang fisik aja dulu"; None
    where it says anything else."""
    if not turn.viewed or len(text.split()) > MORE:
        return None
    text = bare(turn, text)
    if _WHOLE.search(fold(text)):
        return None
    view = await read(turn, text)
    if view is None or view.rest or view.found.turned:
        return None  # "urutannya dibalik" is of what is on the screen
    return view if view.narrows else None


def bare(turn: Turn, text: str) -> str:
    """A text without what may stand around anything."""
    words = (
        word
        for word in text.split()
        if fold(word) not in _JUST and not turn.is_word("line-particle", word.strip("?.,!"))
    )
    return _ON.sub("", " ".join(words))


def one_of(views: Sequence[View]) -> View:
    """What was asked, and then narrowed or counted otherwise: what is said later holds."""
    whole, *others = views
    for view in others:
        now, was = view.found, whole.found
        values = {
            each.name: getattr(now, each.name) or getattr(was, each.name) for each in fields(Sifted)
        }
        if now.each or now.measure:
            values |= {
                "order": now.order, "each": now.each, "then": now.then, "measure": now.measure,
            }  # fmt: skip
        elif now.order:
            values |= {"each": "", "then": "", "measure": ""}
        values |= {"rest": whole.found.rest, "sums": now.sums, "mean": now.mean}
        out = whole.out
        if view.out is not None:
            before = whole.out or Out("")
            out = replace(
                view.out, but=(*before.but, *view.out.but), told=(*before.told, *view.out.told)
            )
        whole = replace(
            view if view.stage else whole,
            text=whole.text, found=Sifted(**values), area=view.area or whole.area, rest=whole.rest,
            out=out, since=view.since or whole.since, placed=whole.placed or view.placed,
        )  # fmt: skip
    return whole


async def named(turn: Turn, words: list[str]) -> tuple[Area | None, list[str]]:
    """The area of theirs that is named; and the other words."""
    found, rest = await areas.within(turn, [*words, ""], Operation.SEE_TASKS)
    return found.sure, [word for word in rest if word and word not in _LEAD]


async def where(turn: Turn, words: list[str]) -> tuple[Area | None, list[str]]:
    """The area of theirs that is named, else their own; and the other words."""
    area, rest = await named(turn, words)
    return area or await own(turn), rest


async def own(turn: Turn) -> Area | None:
    tops = await areas.highest(turn, Operation.SEE_TASKS)
    return tops[0] if tops else None


def sieve(turn: Turn, view: View, area: Area) -> Sieve:
    """What is looked for."""
    found, stage = view.found, view.stage
    zone = turn.site.city(area.code).zone
    return Sieve(
        states=view.states, over=found.over, under=found.under, lacks=found.lacks, has=found.has,
        least=found.size.over, most=found.size.under, unit=found.size.unit,
        topic=found.topic, rt=found.rt, rw=found.rw, words=worded.words_of(" ".join(view.rest)),
        since=datetime.combine(view.since, time(), zone) if view.since is not None else None,
        events=STAGES[stage].events if stage and stage != "came" else (),
        but=view.out.but if view.out is not None else (),
    )  # fmt: skip
