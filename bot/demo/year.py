"""A year as it could have been: collecting, deciding, meeting, building, the next year begun."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from bot.demo import forum, held, material, picture, together
from bot.demo.material import Wish
from handlers.reading.likeness import kept
from storage.city.areas import Area, Areas
from storage.city.cycles import Cycles, Tahap
from storage.database.store import Store
from storage.files import files
from storage.files.media import Media
from storage.messages.mailings import broadcasts, filling
from storage.messages.mailings.audiences import Audience, Group
from storage.messages.mailings.mailing import Body
from storage.people import people
from storage.people.model import INITIALS, NONE, Person
from storage.proposals import decisions, proposals, questions
from storage.proposals.model import Content, Proposal, State
from storage.proposals.priorities import Taken
from storage.proposals.reasons import Reason
from storage.proposals.rulings import Decision, Repeated, Ruling, Unfit
from storage.reports import examples
from storage.staff import staff
from storage.staff.roles import Role
from storage.staff.staff import Actor

# Does something in a transaction of its own, at a moment; gives what it gave.
At = Callable[[datetime, Callable[[Store], Awaitable[Any]]], Awaitable[Any]]

# Of each hundred: on which channel people write.
CHANNELS = ("telegram",) * 45 + ("whatsapp",) * 40 + ("browser",) * 15

PHOTOS = 90  # in all

SYSTEM = staff.at_command_line("Bappeda")


@dataclass(slots=True)
class Sizes:
    """How many proposals of the year that is over and of the one that has begun, and people."""

    past: int = 1320
    coming: int = 180
    people: int = 640


@dataclass(slots=True)
class Year:
    """Lives through a year. `today` is the day on which somebody looks at it; `dice` decide all
    that is left open, so that the same ones give the same year. `maker` is the process that does
    it, by its lease."""

    at: At
    areas: Areas
    cycles: Cycles
    media: Media
    dice: random.Random
    today: date
    maker: int
    sizes: Sizes = field(default_factory=Sizes)
    residents: list[Person] = field(default_factory=list)
    officials: dict[str, Actor] = field(default_factory=dict)
    made: list[Proposal] = field(default_factory=list)

    @property
    def city(self) -> Area:
        return self.areas.cities[0]

    @property
    def year(self) -> int:
        """The RKPD year whose proposals have been collected and decided on."""
        return self.cycles.year_on(self.city.code, self.today) - 1

    def moment(self, day: date, hour: float = 9.0) -> datetime:
        begins = datetime.combine(day, time(), self.city.zone).astimezone(UTC)
        return begins + timedelta(hours=hour)

    def tahap(self, key: str) -> Tahap:
        found = self.cycles.tahap(self.city.code, self.year, key)
        if found is None:
            raise LookupError(key)
        return found

    async def live(self) -> None:
        """All of it."""
        collecting = self.tahap("kelurahan")
        opens = collecting.opens or date(self.year - 1, 1, 7)
        closes = collecting.closes or date(self.year - 1, 2, 20)
        await self._arrive(opens - timedelta(days=20))
        days = [opens + timedelta(days=n) for n in range((closes - opens).days - 4)]
        await self._propose(self.sizes.past, days)
        await self._together(closes - timedelta(days=5))
        await self._verify(closes - timedelta(days=4))
        await self._ask(closes - timedelta(days=3))
        await self._announce(opens + timedelta(days=3), "usul")
        await forum.asked(self, closes)
        await held.meet(self, closes)
        await self._decide(closes + timedelta(days=1))
        await self._go_on(closes)
        recent = [self.today - timedelta(days=n) for n in range(24, 0, -1)]
        await self._propose(self.sizes.coming, recent)
        await self._verify(self.today - timedelta(days=1), share=0.3)
        await forum.judged(self)
        await self._announce(self.today - timedelta(days=2), "hasil")
        await held.call_next(self, self.today + timedelta(days=9))
        await self.at(self.moment(self.today), examples.finish)

    async def _arrive(self, day: date) -> None:
        async def come(store: Store) -> None:
            await examples.begin(store, self.maker)
            for n in range(self.sizes.people):
                person = self._person(store, n)
                people.change(store, person, area=self.dice.choice(self.areas.kelurahan).code)
                self.residents.append(person)

        async def appoint(store: Store) -> None:
            await self._official(store, Role.ADMIN, self.city)
            await self._official(store, Role.VERIFIKATOR, self.city)
            for area in self.areas.by_code.values():
                if area.level > 2 and area.code.startswith(f"{self.city.code}."):
                    await self._official(store, Role.VERIFIKATOR, area)
            for area in self.areas.below(self.city.code):
                await self._official(store, Role.FASILITATOR, area)

        await self.at(self.moment(day), come)
        await self.at(self.moment(day, 10), appoint)

    def _person(self, store: Store, n: int) -> Person:
        """Somebody who has agreed. Their address is none: nobody is ever written to there."""
        person = people.create(store, self.dice.choice(CHANNELS), f"contoh-{n}", "id")
        people.change(
            store,
            person,
            name=material.person_name(self.dice),
            show_name=self.dice.choice((INITIALS, NONE, INITIALS)),
        )
        people.consent(store, person, True, "contoh")
        return person

    async def _official(self, store: Store, role: Role, area: Area) -> None:
        person = self._person(store, 10_000 + len(self.officials))
        code = await staff.invite(store, SYSTEM, role, area.code)
        await staff.join(store, person, code)
        self.officials[f"{role}:{area.code}"] = Actor(person.name or "", role, area.code, person.id)

    def _by(self, area: str) -> Actor:
        """Whoever decides in an area."""
        known = self.officials.get(f"{Role.VERIFIKATOR}:{area}")
        return known or self.officials[f"{Role.ADMIN}:{self.city.code}"]

    # --- proposals ----------------------------------------------------------------------------

    async def _propose(self, count: int, days: list[date]) -> None:
        """So many proposals, more of them towards the end, as it always is."""
        wishes = material.spread(self.dice, count)
        shares = [1 + 3 * n / len(days) for n in range(len(days))]
        chosen = sorted(self.dice.choices(range(len(days)), shares, k=count))
        pictured = {self.dice.randrange(count) for _ in range(PHOTOS * count // 1500)}
        for n, day in enumerate(days):
            mine = [place for place in range(count) if chosen[place] == n]
            for hour in (8.0, 12.5, 19.0):
                part = [place for place in mine if place % 3 == (8.0, 12.5, 19.0).index(hour)]

                async def submit(store: Store, part: list[int] = part) -> None:
                    for place in part:
                        self.made.append(
                            await self._submit(store, wishes[place], place in pictured)
                        )

                if part:
                    minutes = self.dice.randrange(90) / 60
                    await self.at(self.moment(day, hour + minutes), submit)

    async def _submit(self, store: Store, wish: Wish, pictured: bool) -> Proposal:
        dice = self.dice
        person = dice.choice(self.residents)
        home = self.areas.get(person.area) or dice.choice(self.areas.kelurahan)
        lat, lon = material.near(dice, home)
        rt, rw = f"{dice.randrange(1, 13):02}", f"{dice.randrange(1, 7):02}"
        street, mark = dice.choice(material.STREETS), dice.choice(material.LANDMARKS)
        amount = dice.randrange(wish.least, wish.most + 1)
        known = dice.random() < 0.85
        photos: tuple[int, ...] = ()
        if pictured:
            photos = (files.taken(store, await self.media.put(picture.photo(dice, wish.text))),)
        content = Content(
            area=home.code,
            topic=wish.topic,
            wish=self._worded(wish, rt),
            problem=dice.choice(wish.problems),
            place=", ".join(filter(None, (street, mark))),
            rt=rt,
            rw=rw,
            lat=lat,
            lon=lon,
            volume=Decimal(amount) if known else None,
            unit=wish.unit if known else None,
            volume_text=f"{amount} {wish.unit}" if known else None,
            land=dice.choice(("pemerintah", "pemerintah", "warga"))
            if wish.topic == "fisik"
            else None,
            name=person.name,
            show_name=person.show_name,
            files=photos,
        )
        content = together.again(dice, self.made, person, home.code) or content
        by = None
        if dice.random() < 0.06:  # without a phone of one's own
            by = Actor(self._by(home.code).name, Role.PENDAMPING, home.code)
            content.name, content.show_name = material.person_name(dice), NONE
        return await proposals.submit(
            store,
            person,
            self.city,
            kept.known(content),
            "id",
            by=by,
            data={"consent": "contoh"} if by else None,
        )

    def _worded(self, wish: Wish, rt: str) -> str:
        """As people write it: some say where, some beg, some are in a hurry."""
        dice, text = self.dice, wish.text
        kind = dice.random()
        if kind < 0.25:
            return f"{text} RT {rt}"
        if kind < 0.32 and not text.lower().startswith(("mohon", "minta", "tolong")):
            return f"Mohon {text[0].lower()}{text[1:]}"
        if kind < 0.37:
            return f"{text}, terima kasih"
        return text if len(text) >= 10 else f"{text} untuk warga"

    async def _together(self, day: date) -> None:
        """People stand behind what others have proposed, and some of it becomes one."""

        async def support(store: Store) -> None:
            await together.supported(store, self.dice, self.made, self.residents)

        async def merge(store: Store) -> None:
            await together.merged(store, self.dice, self.made, self._by)

        await self.at(self.moment(day), support)
        await self.at(self.moment(day, 11), merge)

    # --- what becomes of them -----------------------------------------------------------------

    async def _each(
        self, day: date, some: Iterable[Proposal], rule: Callable[[Proposal], Ruling | None]
    ) -> None:
        """Rules on proposals, twenty in a transaction, a minute after the other."""
        waiting = list(some)
        for n in range(0, len(waiting), 20):
            part = waiting[n : n + 20]

            async def decide(store: Store, part: list[Proposal] = part) -> None:
                for each in part:
                    ruling = rule(each)
                    if ruling is not None:
                        await self._ruled(store, each, ruling)

            await self.at(self.moment(day, 8.5 + n / 200), decide)

    async def _ruled(self, store: Store, proposal: Proposal, ruling: Ruling) -> None:
        level = {"kelurahan": 4, "kecamatan": 3}.get(proposal.tahap or "", 2)
        area = ".".join(proposal.content.area.split(".")[:level])
        with contextlib.suppress(Unfit, Repeated, Taken):
            now = await decisions.decide(store, self._by(area), proposal.id, ruling)
            proposal.state, proposal.tahap, proposal.year = now.state, now.tahap, now.year
            proposal.priority = now.priority

    async def _verify(self, day: date, share: float = 0.9) -> None:
        def rule(proposal: Proposal) -> Ruling | None:
            luck = self.dice.random()
            if luck > share:
                return None
            if luck < 0.04:
                code, why = material.fitting(self.dice, material.RETURNS, proposal.content)
                return Ruling(Decision.RETURN, Reason(code), why)
            if luck < 0.10:
                code, why = material.fitting(self.dice, material.REFUSALS, proposal.content)
                return Ruling(Decision.END, Reason(code), why)
            return Ruling(Decision.VERIFY)

        await self._each(day, [p for p in self.made if p.state is State.DIAJUKAN], rule)

    async def _ask(self, day: date) -> None:
        some = [p for p in self.made if p.state is State.DIVERIFIKASI and p.person_id]
        chosen = self.dice.sample(some, min(len(some), len(self.made) // 16))
        said = [material.fitting(self.dice, material.QUESTIONS, p.content) for p in chosen]

        async def ask(store: Store) -> None:
            for proposal, (question, _) in zip(chosen, said, strict=True):
                by = self._by(proposal.content.area)
                await questions.ask(store, by, proposal.id, question)

        async def answer(store: Store) -> None:
            for proposal, (_, answered) in zip(chosen, said, strict=True):
                author = await people.get(store, proposal.person_id or 0)
                asked = [r for r in await questions.thread(store, proposal.id) if r.answers is None]
                if author is not None and asked and self.dice.random() < 0.8:
                    await questions.answer(store, author, asked[0].id, text=answered)

        await self.at(self.moment(day, 13), ask)
        await self.at(self.moment(day, 20), answer)

    async def _decide(self, day: date) -> None:
        """What the meeting agreed goes on; of the rest most is kept for the next year."""

        def rule(proposal: Proposal) -> Ruling | None:
            if proposal.state is State.DISEPAKATI:
                return Ruling(Decision.FORWARD)
            if self.dice.random() < 0.12:
                code, why = material.fitting(self.dice, material.REFUSALS, proposal.content)
                return Ruling(Decision.END, Reason(code), why)
            code, why = material.fitting(self.dice, material.LATER, proposal.content)
            return Ruling(Decision.KEEP, Reason(code), why)

        open_ones = (State.DIAJUKAN, State.DIVERIFIKASI, State.DISEPAKATI, State.DIKEMBALIKAN)
        await self._each(day, [p for p in self.made if p.state in open_ones], rule)

    async def _go_on(self, closes: date) -> None:
        """The kecamatan, the forum, the city, its plan, its budget, the works."""
        self.dice.shuffle(self.made)
        nth: dict[str, int] = {}
        gone = [p for p in self.made if p.state is State.DITERUSKAN]

        def kecamatan(proposal: Proposal) -> Ruling | None:
            where = proposal.content.area.rpartition(".")[0]
            if nth.get(where, 0) >= 24:
                code, why = material.fitting(self.dice, material.LATER, proposal.content)
                return Ruling(Decision.KEEP, Reason(code), why)
            nth[where] = nth.get(where, 0) + 1
            return Ruling(Decision.AGREE, priority=nth[where])

        def forward(proposal: Proposal) -> Ruling | None:
            return Ruling(Decision.FORWARD)

        def plan(proposal: Proposal) -> Ruling | None:
            if self.dice.random() < 0.25:
                code, why = material.fitting(self.dice, material.LATER, proposal.content)
                return Ruling(Decision.KEEP, Reason(code), why)
            return Ruling(Decision.RKPD)

        def budget(proposal: Proposal) -> Ruling | None:
            if self.dice.random() < 0.3:
                return Ruling(Decision.KEEP, Reason.NO_MONEY, material.LATER[0][1])
            return Ruling(Decision.APBD, amount=material.amount(self.dice, proposal.content))

        await self._each(closes + timedelta(days=6), gone, kecamatan)
        agreed = [p for p in gone if p.state is State.DISEPAKATI]
        await self._each(closes + timedelta(days=8), agreed, forward)
        await self._each(closes + timedelta(days=14), agreed, forward)
        planned = [p for p in agreed if p.state is State.DITERUSKAN]
        await self._each(closes + timedelta(days=130), planned, plan)
        budgeted = [p for p in planned if p.state is State.RKPD]
        await self._each(min(closes + timedelta(days=250), self.today), budgeted, budget)
        paid = [p for p in budgeted if p.state is State.APBD][:20]

        async def works(store: Store) -> None:
            for n, proposal in enumerate(paid):
                hash = await self.media.put(
                    picture.photo(self.dice, f"Pekerjaan {proposal.content.wish}")
                )
                file = files.taken(store, hash)
                ruling = Ruling(Decision.DONE, files=(file,))
                if n % 3 == 0 and proposal.content.volume:
                    part = int(proposal.content.volume // 2)
                    extent = f"{part} dari {proposal.content.volume_text}"
                    ruling = Ruling(Decision.PART, extent=extent, files=(file,))
                await self._ruled(store, proposal, ruling)

        await self.at(self.moment(self.today - timedelta(days=1), 15), works)

    async def _announce(self, day: date, what: str) -> None:
        said = material.ANNOUNCEMENTS[what]
        admin = self.officials[f"{Role.ADMIN}:{self.city.code}"]

        async def announce(store: Store) -> None:
            person = await people.get(store, admin.person_id or 0)
            if person is None:
                return
            audience = Audience(self.city.code, frozenset({Group.EVERYONE}))
            bodies = {("id", channel): Body(said) for channel in sorted(set(CHANNELS))}
            id = await broadcasts.announce(
                store, person, self.city, audience, bodies, priority=4, at=store.now
            )
            await filling.fill(store, id, {})
            await examples.delivered(store, id)

        await self.at(self.moment(day, 16), announce)
