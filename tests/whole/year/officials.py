"""What staff do: they decide, ask, take back, and some forget. A part of it is done in the chat,
the rest by the same operations in units of work of the program.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from storage.database.store import Store
from storage.database.tables import proposals as rows
from storage.people import people
from storage.proposals import decisions, questions
from storage.proposals.model import Changed
from storage.proposals.reasons import Reason
from storage.proposals.rulings import DECIDED, RULES, Decision, Ruling
from storage.proposals.shown import care
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.whole.year.people import Soul
from tests.whole.year.town import Town

D = Decision

REFUSALS = (
    Reason.INCOMPLETE, Reason.UNCLEAR_PLACE, Reason.NO_MONEY, Reason.DUPLICATE, Reason.LAND,
    Reason.ALREADY_DONE,
)  # fmt: skip
LABELS = {Reason.INCOMPLETE: "Data belum lengkap", Reason.UNCLEAR_PLACE: "Lokasi belum jelas"}

# What staff do with a proposal in a state, and how often of a hundred times.
HABITS: dict[str, dict[str, int]] = {
    "diajukan": {D.VERIFY: 46, D.RETURN: 14, D.AGREE: 12, D.RESERVE: 4, D.KEEP: 8, D.END: 12,
                 "ask": 10, "note": 5},
    "diverifikasi": {D.AGREE: 50, D.RESERVE: 10, D.FORWARD: 12, D.KEEP: 12, D.END: 12, D.RETURN: 6,
                     "ask": 6, "note": 4},
    "disepakati": {D.FORWARD: 84, D.KEEP: 10, D.END: 8, D.RETURN: 2, "note": 4},
    "diteruskan": {D.AGREE: 56, D.VERIFY: 8, D.RESERVE: 6, D.KEEP: 14, D.END: 14, D.RETURN: 4,
                   "ask": 4},
    "dikembalikan": {D.KEEP: 50, D.END: 50},
    "rkpd": {D.APBD: 80, D.KEEP: 12, D.END: 8},
    "apbd": {D.PART: 45, D.DONE: 50, "ask": 5},
    "sebagian": {D.DONE: 70, D.PART: 30},
}  # fmt: skip
# And with what they have not looked at yet.
UNSEEN: dict[str, int] = {"release": 75, D.END: 25}

# What has no date, and takes its time.
SLOW = ("apbd", "pelaksanaan")


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a proposal stands this morning, for those who are to deal with it."""

    id: int
    number: str
    state: str
    area: str
    tahap: str
    desk: int | None
    version: int


class Officials(Town):
    """A town in which staff decide."""

    async def standing(self) -> list[Stand]:
        """What is on somebody's desk, or an author's; who is to deal with it draws lots."""
        query = select(
            rows.c.id, rows.c.letters, rows.c.number_year, rows.c.number, rows.c.state,
            rows.c.area, rows.c.tahap, rows.c.desk, rows.c.version,
        ).order_by(rows.c.number_year, rows.c.number)  # fmt: skip
        found = []
        for row in await self.world.rows(query):
            chance = 0.015 if row.area in self.forgetful and row.desk == 4 else 0.26
            if row.tahap in SLOW:
                chance = 0.1
            if row.desk is None:
                chance = 0.045
            if self.dice.random() < chance:
                number = f"{row.letters}-{row.number_year}-{row.number:05}"
                found.append(
                    Stand(row.id, number, row.state, row.area, row.tahap, row.desk, row.version)
                )
        return found

    async def decide(self, standing: list[Stand]) -> None:
        by_chat: dict[Soul, list[str]] = {}
        by_store: list[Callable[[Store], Awaitable[None]]] = []
        for each in standing:
            what = self.habit(each)
            if what is None:
                continue
            soul = self.decider(each, what)
            if soul is not None and soul not in by_chat and self.dice.random() < 0.08:
                by_chat[soul] = self.in_the_chat(each, what)
            else:
                by_store.append(self.in_the_store(each, what, soul))
        if by_chat:
            await self.together(self.talk(soul, *said) for soul, said in by_chat.items())

        async def work(store: Store) -> None:
            for each in by_store:
                try:
                    await each(store)
                except Changed:
                    self.too_late += 1  # its author, or somebody else, was quicker

        if by_store:
            await self.do(work)

    def habit(self, each: Stand) -> str | None:
        """What becomes of a proposal today; None when nothing does."""
        case = self.ledger.cases[each.id]
        undoable = case.steps[-1][0].event in DECIDED
        if undoable and self.dice.random() < (0.04 if each.desk else 0.15):
            return "undo"
        unseen = case.held and each.state in ("diajukan", "dikembalikan")
        habits = dict(UNSEEN if unseen else HABITS.get(each.state, {}))
        if each.desk == 2 and each.state in ("disepakati", "diverifikasi", "diteruskan"):
            habits[D.RKPD] = 60
        if each.tahap == "rkpd":
            habits.pop(D.FORWARD, None)
        if case.author is None:
            habits.pop("ask", None)
        if not habits:
            return None
        return self.dice.choices(list(habits), list(habits.values()))[0]

    def decider(self, each: Stand, what: str) -> Soul | None:
        """Who is of the area and of a level that may; None: the command line."""
        level = each.desk or 2
        if what == "undo":
            level = 2
        found = [
            soul
            for soul in self.officials
            if soul.role is Role.VERIFIKATOR
            and soul.area.count(".") + 1 <= level
            and f"{each.area}.".startswith(f"{soul.area}.")
        ]
        nearest = max((soul.area.count(".") for soul in found), default=0)
        if self.dice.random() < 0.05:
            return None
        return self.dice.choice([soul for soul in found if soul.area.count(".") == nearest])

    def ruling(self, what: str) -> Ruling:
        dice = self.dice
        self._ids += 1
        decision = Decision(what)
        rule = RULES[decision]
        if rule.reasoned:
            reasons = tuple(LABELS) if decision is D.RETURN else REFUSALS
            return Ruling(decision, dice.choice(reasons), f"Mohon dimaklumi, catatan {self._ids}")
        # Each once: no list has a priority twice (tests/storage/test_rules.py).
        priority = None
        if rule.priority and dice.random() < 0.8:
            self._priority += 1
            priority = self._priority
        return Ruling(
            decision,
            priority=priority,
            amount=dice.randint(5, 400) * 1_000_000 if rule.amount else None,
            extent=f"{dice.randint(1, 99)} dari 120 m, nomor {self._ids}" if rule.extent else None,
        )

    def in_the_store(
        self, each: Stand, what: str, soul: Soul | None
    ) -> Callable[[Store], Awaitable[None]]:
        async def work(store: Store) -> None:
            by: Any = at_command_line("Sekretariat Bappeda")
            if soul is not None:
                by = await people.get(store, soul.id)
            self._ids += 1
            if what == "ask":
                await questions.ask(
                    store, by, each.id, f"Berapa lebar jalannya, nomor {self._ids}?"
                )
            elif what == "release":
                await care.release(store, by, each.id)
            elif what == "note":
                await decisions.annotate(store, by, each.id, cost=25_000_000)
            elif what == "undo":
                why = f"Salah nomor, catatan {self._ids}"
                await decisions.take_back(store, by, each.id, why, version=each.version)
            else:
                await decisions.decide(store, by, each.id, self.ruling(what), version=each.version)

        return work

    def in_the_chat(self, each: Stand, what: str) -> list[str]:
        self._ids += 1
        if what == "ask":
            return [f"tanya {each.number}", f"Ada berapa rumah, nomor {self._ids}?", "ya"]
        if what == "release":
            return [f"lepas {each.number}"]
        if what == "note":
            return [f"#do:annotate:{each.number}", "Dinas PUTR", "25 juta", "Layak"]
        if what == "undo":
            return [f"#do:undo:{each.number}", f"Keliru menekan, catatan {self._ids}", "ya"]
        ruling = self.ruling(what)
        said = [f"buka {each.number}", f"#do:decide:{each.number}:{what}"]
        rule = RULES[ruling.decision]
        if rule.reasoned:
            reason = self.dice.choice(tuple(LABELS))
            said += [LABELS[reason], ruling.why]
        if rule.priority:
            said.append(str(ruling.priority) if ruling.priority else "lewati")
        if rule.amount:
            said.append(f"{(ruling.amount or 0) // 1_000_000} juta")
        if rule.extent:
            said.append(ruling.extent or "")
        if rule.photo:
            said += ["(photo)", "selesai"] if self.dice.random() < 0.5 else ["lewati"]
        return [*said, "ya"]
