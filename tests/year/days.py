"""What happens in the year: residents propose, mend, answer, stop, block and go; staff decide, ask
and forget; the calendar looks every morning.

Everything that people say is said to the running program; a part of what staff decide is decided in
the chat, the rest by the same operations in units of work of the program.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from bot.calendar import Calendar
from bot.channels.base import Standing
from handlers.conversation.messages import Attachment, FileKind, Incoming
from storage import claims, decisions, imports, people, proposals, remarks, silence, staff
from storage.decisions import DECIDED, Decision, Ruling
from storage.imports import Row
from storage.proposals import Content
from storage.reasons import Reason
from storage.roles import Grant, Role
from storage.staff import at_command_line
from storage.store import Store
from storage.tables import addresses, mailbox
from storage.tables import proposals as rows
from tests.support import Clock, World, picture
from tests.year.ledger import SAME, WIB, Case, Ledger, Question, local, night
from tests.year.people import LIMITS, Attempt, Platform, Soul

CITY = "18.72"
FIRST, LAST = date(2027, 1, 4), date(2028, 1, 21)

# Things happen on every fourth day; the calendar looks every day.
EVERY = 4

# Where residents are reached: most on the platforms.
CHANNELS = ("telegram", "telegram", "whatsapp", "browser", "terminal")

REFUSALS = (
    Reason.INCOMPLETE, Reason.UNCLEAR_PLACE, Reason.NO_MONEY, Reason.DUPLICATE, Reason.LAND,
    Reason.ALREADY_DONE,
)  # fmt: skip
LABELS = {Reason.INCOMPLETE: "Data belum lengkap", Reason.UNCLEAR_PLACE: "Lokasi belum jelas"}

D = Decision

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


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a proposal stands this morning, for those who are to deal with it."""

    id: int
    number: str
    state: str
    area: str
    rung: str
    desk: int | None
    version: int


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), WIB).astimezone(UTC)


@dataclass
class Year:
    """One city, its people, and the hand that moves the clock."""

    world: World
    clock: Clock
    dice: random.Random
    size: int
    ledger: Ledger = field(init=False)
    seen: list[Attempt] = field(default_factory=list)
    residents: list[Soul] = field(default_factory=list)
    officials: list[Soul] = field(default_factory=list)
    helpers: list[Soul] = field(default_factory=list)
    admin: Soul = field(init=False)
    calendar: Calendar = field(init=False)
    kelurahan: dict[str, str] = field(default_factory=dict)
    forgetful: set[str] = field(default_factory=set)
    too_late: int = 0  # decisions on what had changed meanwhile
    codes: dict[Soul, str] = field(default_factory=dict)  # of the question whose something is
    _ids: int = 0
    _read: int = 0
    _stirred: bool = True  # whether something has been stored since the last look
    _shown: datetime | None = None
    _shown_ids: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        areas = self.world.app.place.areas
        names = {code: area.name for code, area in areas.by_code.items()}
        self.kelurahan = {code: name for code, name in names.items() if code.count(".") == 3}
        self.ledger = Ledger(self.world, names)
        self.calendar = Calendar(self.world.app.turns, self.clock)
        self.world.app.turns.committed.append(self._committed)
        self.forgetful = set(self.dice.sample(sorted(self.kelurahan), 4))

    def _committed(self, store: Store) -> None:
        self._stirred = True

    @property
    def platforms(self) -> Iterable[Platform]:
        return (each for each in self.world.channels.values() if isinstance(each, Platform))

    # --- the clock, and what comes out ---------------------------------------------------------

    def at(self, day: date, hour: int, minute: int = 0) -> None:
        wanted = moment(day, hour, minute)
        assert wanted > self.clock.now, (wanted, self.clock.now)
        self.clock.now = wanted

    async def look(self) -> None:
        """Lets everything be sent that may be, and holds it against what is owed."""
        if self.ledger.pending:
            self.world.app.pickup.look()  # its time may have come
        elif not self._stirred:
            return
        await self.world.app.settled()
        self._stirred = False
        await self.ledger.read()
        await self._read_browsers()
        while self._read < len(self.seen):
            attempt = self.seen[self._read]
            self._read += 1
            self.ledger.hear(attempt)
            for id, _ in attempt.buttons:
                if id.startswith("do:claim:") and attempt.outcome == "sent":
                    soul = self.ledger.people[attempt.channel, attempt.address]
                    self.codes[soul] = id.split(":")[2]
        self.ledger.audit(self.clock.now)

    async def _read_browsers(self) -> None:
        """A page shows what lies in the mailbox."""
        query = select(mailbox).where(
            mailbox.c.channel == "browser", mailbox.c.state == "sent",
            *([mailbox.c.settled_at >= self._shown] if self._shown else []),
        )  # fmt: skip
        fresh = [r for r in await self.world.rows(query) if r.id not in self._shown_ids]
        self._shown = self.clock.now
        self._shown_ids |= {row.id for row in fresh}
        for row in sorted(fresh, key=lambda row: int(row.id)):
            buttons = tuple((button["id"], button["label"]) for button in row.buttons)
            self.seen.append(
                Attempt(
                    row.settled_at,
                    "browser",
                    row.address,
                    row.text or row.file["name"],
                    buttons,
                    "sent",
                )
            )

    async def do(self, work: Callable[[Store], Awaitable[Any]]) -> None:
        """A unit of work of the program, a second later than the last."""
        self.clock.move(seconds=1)
        await self.world.app.turns.do(work)
        await self.look()

    # --- what people say -------------------------------------------------------------------------

    async def say(self, soul: Soul, text: str = "", **what: Any) -> None:
        self._ids += 1
        if soul.phone and "start" not in what:
            what["phone"] = soul.phone
        soul.wrote.append(self.clock.now)
        soul.blocked.set(False, self.clock.now)
        self.world_of(soul).closed.discard(soul.address)
        id = f"m{self._ids}"
        await self.world.app.turns.take(
            Incoming(soul.channel, soul.address, id, self.clock.now, text=text, **what)
        )

    async def talk(self, soul: Soul, *said: str) -> None:
        """Several messages; "#..." taps a choice by its id."""
        for each in said:
            if each.startswith("#"):
                await self.say(soul, choice=each[1:])
            elif each == "(photo)":
                await self.say(soul, files=(self.photo(soul),))
            elif each.startswith("(start "):
                await self.say(soul, start=each[7:-1])
            else:
                await self.say(soul, each)

    def photo(self, soul: Soul) -> Attachment:
        self._ids += 1
        self.world_of(soul).files[f"p{self._ids}"] = picture()
        return Attachment(FileKind.PHOTO, f"p{self._ids}", mime="image/jpeg")

    def world_of(self, soul: Soul) -> Platform:
        found = self.world.channels[soul.channel]
        assert isinstance(found, Platform)
        return found

    async def together(self, talks: Iterable[Awaitable[None]]) -> None:
        """What people say at the same time; then everything is sent."""
        self.clock.move(seconds=1)
        await asyncio.gather(*talks)
        await self.look()

    # --- before it begins ------------------------------------------------------------------------

    def soul(self, channel: str, name: str, area: str, **more: Any) -> Soul:
        n = len(self.ledger.people) + 1
        address = f"+6281{n:08}" if channel == "whatsapp" else f"{channel[0]}{n}"
        made = Soul(channel, address, name, area, **more)
        self.ledger.add(made)
        return made

    async def settle_in(self) -> None:
        """Everybody says hello, and staff take up their invitations."""
        dice, codes = self.dice, sorted(self.kelurahan)
        for n in range(max(22, self.size // 4)):
            area = codes[n % len(codes)]
            self.residents.append(self.soul(dice.choice(CHANNELS), f"Warga {n}", area))
        for code, name in self.kelurahan.items():
            self._official(f"Lurah {name}", Role.VERIFIKATOR, code)
            if dice.random() < 0.3:
                self._official(f"Fasilitator {name}", Role.FASILITATOR, code)
        for code, area in self.world.app.place.areas.by_code.items():
            if code.count(".") == 2:
                self._official(f"Camat {area.name}", Role.VERIFIKATOR, code)
        for name in ("Bappeda", "Bidang Fisik", "Bidang Ekonomi"):
            self._official(name, Role.VERIFIKATOR, CITY)
        self.admin = self._official("Admin Kota", Role.ADMIN, CITY)
        for n in range(6):
            helper = self._official(f"RT {n}", Role.PENDAMPING, dice.choice(codes))
            self.officials.remove(helper)
            self.helpers.append(helper)
        everybody = list(self.ledger.people.values())
        names = ["lewati" if s in self.residents and dice.random() < 0.4 else s.name
                 for s in everybody]  # fmt: skip
        await self.together(
            self.talk(s, "halo", "setuju", name, *(["lewati"] if name != "lewati" else []))
            for s, name in zip(everybody, names, strict=True)
        )
        found = await self.world.rows(select(addresses))
        for row in found:
            soul = self.ledger.people[row.channel, row.address]
            soul.id = row.person_id
            self.ledger.by_id[soul.id] = soul
        invited: list[tuple[Soul, str]] = []

        async def invite(store: Store) -> None:
            for soul in [*self.officials, *self.helpers]:
                assert soul.role is not None
                code = await staff.invite(store, at_command_line("uji"), soul.role, soul.area)
                invited.append((soul, code))

        await self.do(invite)
        await self.together(self.talk(soul, f"petugas {code}") for soul, code in invited)
        assert len(await self.world.rows(select(staff.staff))) == len(invited)

    def _official(self, name: str, role: Role, area: str) -> Soul:
        made = self.soul(self.dice.choice(CHANNELS), name, area, role=role)
        self.officials.append(made)
        return made

    # --- the days --------------------------------------------------------------------------------

    async def live(self) -> None:
        self.at(FIRST, 9)
        await self.settle_in()
        days = [FIRST + timedelta(days=n) for n in range(1, (LAST - FIRST).days + 1)]
        busy = days[1::EVERY]
        arrivals = self._arrivals(busy)
        for day in days:
            self.at(day, 6, 10)
            await self.look()
            self.at(day, 8)
            await self.morning()
            if day in MOVED:
                self.at(day, 8, 30)
                await self.move_a_date(*MOVED[day])
            if day in busy:
                await self.busy_day(day, arrivals[day])
            if day.day == 15 or day == LAST:
                self.at(day, 17)
                await self.compare_unreached()
            if day in busy and day < LAST and self.dice.random() < 0.25:
                self.at(day, 21, 20)
                await self.in_the_night()
            assert await self.silent() == 0

    def _arrivals(self, days: list[date]) -> Counter[date]:
        """How many proposals come on which day: most while the window is open."""
        window = [day for day in days if date(2027, 1, 7) <= day <= date(2027, 2, 20)]
        return Counter(
            self.dice.choice(window if self.dice.random() < 0.85 else days[:-2])
            for _ in range(self.size)
        )

    async def busy_day(self, day: date, arrivals: int) -> None:
        """A day on which people have time for this."""
        self.at(day, 9)
        await self.people_change()
        self.at(day, 9, 30)
        await self.propose(arrivals)
        standing = await self.standing()
        self.at(day, 11)
        await self.decide(standing[: len(standing) // 2])
        self.at(day, 14)
        await self.authors_act()
        self.at(day, 16, 30)
        await self.decide(standing[len(standing) // 2 :])

    async def morning(self) -> None:
        """The calendar looks; afterwards nobody's date has passed in silence."""
        await self.calendar.tick()
        self.ledger.ticked(self.clock.now)
        await self.look()

    async def compare_unreached(self) -> None:
        listed, wanted = await self.unreached(), self.ledger.unreached()
        numbers = sorted(listed.keys() | wanted)
        wrong = {n: (listed.get(n), wanted.get(n)) for n in numbers}
        assert listed == wanted, {n: pair for n, pair in wrong.items() if pair[0] != pair[1]}

    async def unreached(self) -> dict[str, tuple[int, str]]:
        """The list TAK TERJANGKAU of the whole city."""
        found: list[silence.Unreached] = []

        async def work(store: Store) -> None:
            admin = Grant(0, None, "", Role.ADMIN, CITY)
            found[:] = await silence.unreached(store, [admin], 10_000)

        await self.world.app.turns.do(work)
        return {
            str(each.proposal.number): (each.version, SAME.get(each.why, each.why))
            for each in found
        }

    async def silent(self) -> int:
        """How many are silent, as `rembuk doctor` counts them."""
        async with self.world.app.database.read() as connection:
            return (await silence.count(connection, self.world.app.place.city(), self.clock.now))[0]

    # --- proposals come ---------------------------------------------------------------------------

    async def propose(self, count: int) -> None:
        if not count:
            return
        ways = self.dice.choices(("store", "chat", "helper", "list"), (71, 9, 11, 9), k=count)
        here = [s for s in self.residents if s.deleted is None and not s.midway]
        speakers = self.dice.sample(here, min(len(here), ways.count("store") + ways.count("chat")))
        by_chat, by_store = speakers[: ways.count("chat")], speakers[ways.count("chat") :]
        await self.together(
            [
                *(self.talk(soul, *self.whole_proposal(soul)) for soul in by_chat),
                *(self.say(soul, "usulan saya") for soul in by_store),
            ]
        )

        async def submit(store: Store) -> None:
            city = self.world.app.place.city()
            for soul in by_store:
                person = await people.get(store, soul.id)
                await proposals.submit(store, person, city, self.content(soul.area), "id")

        if by_store:
            await self.do(submit)
        # Whoever has spoken already today proposes no second time; others enter the rest.
        rest = count - len(speakers)
        listed = min(ways.count("list"), rest)
        if listed:
            await self.do(self.a_list(listed))
        if rest - listed:
            helper = self.dice.choice(self.helpers)
            await self.together([self.say(helper, "usulan saya")])
            await self.do(self.entered(helper, rest - listed))

    def content(self, area: str, **more: Any) -> Content:
        self._ids += 1
        wish = f"Perbaikan drainase Gang {self._ids}"
        return Content(area, "fisik", wish, "Setiap hujan air masuk rumah", "RT 1", **more)

    def whole_proposal(self, soul: Soul) -> tuple[str, ...]:
        self._ids += 1
        return (
            f"(start kel_{soul.area.replace('.', '')})", "1", f"Perbaikan talut Gang {self._ids}",
            "Longsor tiap hujan, jalan tertutup", "RT 05/RW 02", "120 m", "lewati", "lewati",
            "kirim",
        )  # fmt: skip

    def entered(self, helper: Soul, count: int) -> Callable[[Store], Awaitable[None]]:
        async def work(store: Store) -> None:
            person = await people.get(store, helper.id)
            assert person is not None
            city = self.world.app.place.city()
            for n in range(count):
                content = self.content(helper.area, name=f"Ibu {self._ids}")
                phone = self._phone() if self.dice.random() < 0.6 else None
                await claims.enter(
                    store, person, city, content, "id", consent="2026-11-lisan", phone=phone
                )

        return work

    def _phone(self) -> str | None:
        """The number of somebody whom we know, or shall know."""
        return self.dice.choice([s.phone for s in self.residents if s.phone])

    def a_list(self, count: int) -> Callable[[Store], Awaitable[None]]:
        """A paper list; by the admin in the chat, or at the command line."""

        async def work(store: Store) -> None:
            by: Any = at_command_line("Operator")
            if self.dice.random() < 0.7:
                by = await people.get(store, self.admin.id)
            some = []
            for n in range(count):
                area = self.dice.choice(sorted(self.kelurahan))
                content = self.content(area, name=f"Bapak {self._ids}")
                some.append(Row(n, f"d{self._ids}", content, "kertas"))
            await imports.take(
                store, by, some, source="daftar.csv", city_of=self.world.app.place.areas.city_of
            )

        return work

    # --- staff decide -------------------------------------------------------------------------------

    async def standing(self) -> list[Stand]:
        """What is on somebody's desk, or an author's; who is to deal with it draws lots."""
        query = select(
            rows.c.id, rows.c.letters, rows.c.number_year, rows.c.number, rows.c.state,
            rows.c.area, rows.c.rung, rows.c.desk, rows.c.version,
        ).order_by(rows.c.number_year, rows.c.number)  # fmt: skip
        found = []
        for row in await self.world.rows(query):
            chance = 0.015 if row.area in self.forgetful and row.desk == 4 else 0.18
            if row.desk is None:
                chance = 0.045
            if self.dice.random() < chance:
                number = f"{row.letters}-{row.number_year}-{row.number:05}"
                found.append(
                    Stand(row.id, number, row.state, row.area, row.rung, row.desk, row.version)
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
                except decisions.Changed:
                    self.too_late += 1  # its author, or somebody else, was quicker

        if by_store:
            await self.do(work)

    def habit(self, each: Stand) -> str | None:
        """What becomes of a proposal today; None when nothing does."""
        case = self.ledger.cases[each.id]
        undoable = case.steps[-1][0].event in DECIDED
        if undoable and self.dice.random() < (0.04 if each.desk else 0.3):
            return "undo"
        habits = dict(HABITS.get(each.state, {}))
        if each.desk == 2 and each.state in ("disepakati", "diverifikasi", "diteruskan"):
            habits[D.RKPD] = 60
        if each.rung == "rkpd":
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
        rule = decisions.RULES[decision]
        if rule.reasoned:
            reasons = tuple(LABELS) if decision is D.RETURN else REFUSALS
            return Ruling(decision, dice.choice(reasons), f"Mohon dimaklumi, catatan {self._ids}")
        priority = dice.randint(1, 40) if rule.priority and dice.random() < 0.8 else None
        return Ruling(
            decision,
            priority=priority,
            amount=dice.randint(5, 400) * 1_000_000 if rule.amount else None,
            extent=f"{dice.randint(1, 99)} dari 120 m" if rule.extent else None,
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
                await remarks.ask(store, by, each.id, f"Berapa lebar jalannya, nomor {self._ids}?")
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
        if what == "note":
            return [f"#do:annotate:{each.number}", "Dinas PUTR", "25 juta", "Layak"]
        if what == "undo":
            return [f"#do:undo:{each.number}", f"Keliru menekan, catatan {self._ids}", "ya"]
        ruling = self.ruling(what)
        said = [f"buka {each.number}", f"#do:decide:{each.number}:{what}"]
        rule = decisions.RULES[ruling.decision]
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

    # --- authors act ----------------------------------------------------------------------------------

    async def authors_act(self) -> None:
        """Authors answer, mend, take back, confirm and dispute; each says one thing a day."""
        talks: dict[Soul, list[str]] = {}
        dice = self.dice
        for question in self.ledger.questions.values():
            soul = question.whom
            if not question.answered and dice.random() < 0.17 and self.speaks(soul, talks):
                talks[soul] = await self.answer(question)
        for case in self.ledger.cases.values():
            soul = case.author
            if soul is None or not self.speaks(soul, talks):
                continue
            said: list[str] = []
            last = case.steps[-1][0].event
            if case.state == "dikembalikan" and dice.random() < 0.17:
                self._ids += 1
                said = [f"ubah {case.number}", "ubah", "Lokasi", f"RT 3 depan nomor {self._ids}",
                        "simpan perubahan"]  # fmt: skip
            elif case.state in ("diajukan", "dikembalikan") and dice.random() < 0.0036:
                said = [f"tarik {case.number}", "ya"]
            elif last == "done" and dice.random() < 0.27:
                said = [f"sudah selesai {case.number}"]
                if dice.random() < 0.35:
                    said = [f"belum {case.number}", "Ujungnya masih tanah", "lewati"]
            if said:
                talks[soul] = said
        if talks:
            await self.together(self.talk(soul, *said) for soul, said in talks.items())

    def speaks(self, soul: Soul | None, talks: dict[Soul, list[str]]) -> bool:
        """Whether somebody is there to say something by themselves."""
        return (
            soul is not None
            and soul not in talks
            and soul.deleted is None
            and not soul.midway
            and not soul.blocked.now
            and soul.address not in self.world_of(soul).closed
        )

    async def answer(self, question: Question) -> list[str]:
        """By the button, which decides however many questions wait."""
        self._ids += 1
        return [f"#do:answer:{question.id}", f"Kira-kira {self._ids} meter"]

    # --- people change ----------------------------------------------------------------------------

    async def people_change(self) -> None:
        """Some stop and begin again, block and unblock, look in, take over; a few leave for good."""
        talks: dict[Soul, list[str]] = {}
        for soul in [*self.residents, *self.helpers]:
            if soul.deleted is None and (said := await self.whim(soul)):
                talks[soul] = said
        if talks:
            await self.together(self.talk(soul, *said) for soul, said in talks.items())

    async def whim(self, soul: Soul) -> list[str]:
        """What somebody does this morning of their own accord; mostly nothing."""
        luck, then = self.dice.random(), self.clock.now + timedelta(seconds=1)
        if soul.blocked.now or soul.address in self.world_of(soul).closed:
            return ["halo"] if luck < 0.09 else []
        if soul.quiet.now:
            if luck >= 0.09:
                return []
            soul.quiet.set(False, then)
            return ["mulai"]
        if soul in self.codes and luck < 0.5:
            return [f"#do:claim:{self.codes.pop(soul)}:{'no' if luck < 0.07 else 'yes'}"]
        if luck < 0.0045:
            soul.quiet.set(True, then)
            self.ledger.stopped(soul)
            return ["berhenti"]
        if luck < 0.009 and soul.channel == "telegram":
            await self.block(soul)
        elif luck < 0.012 and soul.channel in ("telegram", "whatsapp"):
            self.world_of(soul).refusing.add(soul.address)
        elif luck < 0.0126 and soul in self.residents and not soul.midway:
            soul.deleted = then
            self.ledger.deleted(soul, then)
            return ["hapus data saya", "ya"]
        elif luck < 0.0135 and soul in self.residents and not soul.midway:
            soul.midway = True
            return ["usul", "Imopuro"]
        elif luck < 0.039:
            return ["usulan saya"]
        return []

    async def block(self, soul: Soul) -> None:
        """They block us: the platform tells, or the next message finds out."""
        self.world_of(soul).closed.add(soul.address)
        if self.dice.random() < 0.5:
            self.clock.move(seconds=1)
            soul.blocked.set(True, self.clock.now)
            await self.world.app.turns.take(Standing(soul.channel, soul.address, True, "blocked"))

    # --- the unusual ------------------------------------------------------------------------------

    async def move_a_date(self, rung: str, *said: str) -> None:
        """An admin changes the date of a rung; what waits for it follows."""
        await self.together([self.talk(self.admin, f"#do:rung:{CITY}:{rung}", *said, "ya")])

    async def in_the_night(self) -> None:
        """Somebody decides late, and somebody else looks what has become of theirs."""
        some = await self.standing()
        await self.decide(some[:6])
        awake = self.dice.choice(self.residents)
        if self.speaks(awake, {}):
            await self.together([self.talk(awake, "usulan saya")])


# What an admin changes, and when.
MOVED: dict[date, tuple[str, ...]] = {
    date(2027, 2, 15): ("2028:kelurahan", "lewati", "lewati", "27 februari 2027"),
    date(2027, 3, 10): ("2028:kota", "lewati", "lewati", "26 maret 2027"),
    date(2027, 11, 1): ("2029:kelurahan", "10 januari 2028", "lewati", "lewati"),
}
