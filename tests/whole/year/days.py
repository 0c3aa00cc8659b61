"""The days of the year, one after the other; the scheduler looks every morning."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from storage.database.store import Store
from storage.proposals import silence, untold
from storage.proposals.untold import Unreached
from storage.staff.roles import Grant, Role
from tests.whole.year.forum import ANSWERED, CLOSES, OPENS, Forum
from tests.whole.year.ledger import SAME
from tests.whole.year.neighbours import Neighbours
from tests.whole.year.town import CITY

FIRST = date(2027, 1, 4)

# Things happen on every fourth day; the scheduler looks every day.
EVERY = 4

# What an admin changes, and when.
MOVED: dict[date, tuple[str, ...]] = {
    date(2027, 2, 15): ("2028:kelurahan", "lewati", "lewati", "27 februari 2027"),
    date(2027, 3, 10): ("2028:kota", "lewati", "lewati", "26 maret 2027"),
    date(2027, 9, 1): ("2028:apbd", "lewati", "lewati", "30 november 2027"),
    date(2027, 11, 1): ("2029:kelurahan", "10 januari 2028", "lewati", "lewati"),
}


# When what was kept is carried over, before the window of its next year opens.
CARRIED = date(2028, 1, 5)


class Year(Forum, Neighbours):
    """A year of it."""

    async def live(self) -> None:
        self.at(FIRST, 9)
        await self.settle_in()
        days = [FIRST + timedelta(days=n) for n in range(1, (self.last - FIRST).days + 1)]
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
            if day == CARRIED:
                self.at(day, 8, 40)
                await self.together([self.talk(self.admin, "bawa ke 2029", "ya")])
            if day == OPENS:
                self.at(day, 8, 50)
                await self.ask_all()
            if day == ANSWERED:
                self.at(day, 8, 50)
                await self.answer_back()
            if day in busy:
                await self.busy_day(day, arrivals[day])
            if day in busy and OPENS < day < CLOSES:
                self.at(day, 16, 50)
                await self.some_answer()
            if day.day == 15 or day == self.last:
                self.at(day, 17)
                await self.compare_unreached()
            if day in busy and day < self.last and self.dice.random() < 0.25:
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
        self.at(day, 10)
        await self.neighbours_act()
        if arrivals > 5:
            await self.some_join()
        standing = await self.standing()
        self.at(day, 11)
        await self.decide(standing[: len(standing) // 2])
        self.at(day, 14)
        await self.authors_act()
        self.at(day, 16, 30)
        await self.decide(standing[len(standing) // 2 :])

    async def morning(self) -> None:
        """The scheduler looks; afterwards nobody's date has passed in silence."""
        self._mailed = True
        await self.scheduler.tick()
        self.ledger.ticked(self.clock.now)
        await self.look()

    async def compare_unreached(self) -> None:
        listed, wanted = await self.unreached(), self.ledger.unreached()
        numbers = sorted(listed.keys() | wanted)
        wrong = {
            n: (listed.get(n), wanted.get(n))
            for n in numbers
            if n not in listed
            or n not in wanted
            or listed[n][0] != wanted[n][0]
            or listed[n][1] not in wanted[n][1]
        }
        assert not wrong

    async def unreached(self) -> dict[str, tuple[int, str]]:
        """The list TAK TERJANGKAU of the whole city."""
        found: list[Unreached] = []

        async def work(store: Store) -> None:
            admin = Grant(0, None, "", Role.ADMIN, CITY)
            found[:] = await untold.unreached(store, [admin], 10_000)

        await self.world.app.turns.do(work)
        return {
            str(each.proposal.number): (each.version, SAME.get(each.why, each.why))
            for each in found
        }

    async def silent(self) -> int:
        """How many are silent, as `rembuk doctor` counts them."""
        async with self.world.app.database.read() as connection:
            return (
                await silence.count(
                    connection,
                    self.world.app.site.areas.cities[0],
                    self.clock.now,
                    self.world.app.site.windows,
                )
            )[0]

    async def move_a_date(self, tahap: str, *said: str) -> None:
        """An admin changes the date of a tahap; what waits for it follows."""
        await self.together([self.talk(self.admin, f"#do:tahap:{CITY}:{tahap}", *said, "ya")])

    async def in_the_night(self) -> None:
        """Somebody decides late, and somebody else looks what has become of theirs."""
        some = await self.standing()
        await self.decide(some[:6])
        awake = self.dice.choice(self.residents)
        if self.speaks(awake, {}):
            await self.together([self.talk(awake, "usulan saya")])
