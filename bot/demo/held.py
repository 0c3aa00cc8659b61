"""The meetings of a year that nobody lived: called, visited, their results filed."""

from __future__ import annotations

from datetime import date, timedelta

from bot.demo import material
from bot.demo.lived import Year
from storage.city.areas import Area
from storage.database.store import Store
from storage.meetings import attendance, lookup, meetings, results
from storage.meetings.model import Coming, Plan
from storage.people.model import Person
from storage.proposals.model import State
from storage.staff.roles import Role
from storage.staff.staff import Actor

# Priorities of a kelurahan; people who came to a meeting.
AGREED, CAME = 12, (12, 30)


async def meet(year: Year, closes: date) -> None:
    """The meeting of each kelurahan: called, visited, its result filed."""
    tahap = year.tahap("kelurahan")
    for n, area in enumerate(year.areas.kelurahan):
        day = closes - timedelta(days=2 - n % 3)
        plan = _plan(year, area, day)
        by = year.officials[f"{Role.FASILITATOR}:{area.above}"]

        async def call(store: Store, area: Area = area, plan: Plan = plan, by: Actor = by) -> int:
            return (await meetings.create(store, by, year.city, area, tahap, plan)).id

        id = await year.at(year.moment(day - timedelta(days=14)), call)
        here = [p for p in year.residents if p.area == area.code]
        came = year.dice.sample(here, min(len(here), year.dice.randrange(*CAME)))

        async def come(store: Store, id: int = id, here: list[Person] = here) -> None:
            for person in here:
                said = year.dice.choice((Coming.YES, Coming.YES, Coming.MAYBE, Coming.NO))
                await attendance.answer(store, person, id, said)

        async def check_in(store: Store, id: int = id, came: list[Person] = came) -> None:
            meeting = await lookup.get(store, id)
            for person in came:
                if meeting is not None:
                    await attendance.check_in(store, person, meeting.code)

        async def file(store: Store, id: int = id, area: Area = area, by: Actor = by) -> None:
            mine = [
                p for p in year.made
                if p.content.area == area.code and p.state is State.DIVERIFIKASI
            ]  # fmt: skip
            best = year.dice.sample(mine, min(len(mine), AGREED))
            notes = year.dice.choice(material.NOTES)
            filed = await results.file(store, by, id, [p.id for p in best], notes=notes)
            for proposal in best:
                if proposal.id in filed.agreed:
                    proposal.state = State.DISEPAKATI
                    proposal.priority = filed.agreed[proposal.id]

        await year.at(year.moment(day - timedelta(days=6), 19), come)
        await year.at(year.moment(day, 9.2), check_in)
        await year.at(year.moment(day, 13), file)


async def call_next(year: Year, day: date) -> None:
    """The first meetings of the next year, which are still to come."""
    tahap = year.cycles.collecting(year.city.code, year.year + 1)
    for n, area in enumerate(year.areas.kelurahan[:6]):
        by = year.officials[f"{Role.FASILITATOR}:{area.above}"]
        plan = _plan(year, area, day + timedelta(days=n))

        async def call(store: Store, area: Area = area, plan: Plan = plan, by: Actor = by) -> None:
            await meetings.create(store, by, year.city, area, tahap, plan)

        await year.at(year.moment(year.today - timedelta(days=1), 11), call)


def _plan(year: Year, area: Area, day: date) -> Plan:
    begins = year.moment(day, 9)
    return Plan(
        starts_at=begins,
        ends_at=begins + timedelta(hours=3),
        place=f"Balai Kelurahan {area.name}",
        lat=area.lat,
        lon=area.lon,
        agenda=year.dice.choice(material.AGENDAS),
    )
