"""What the public was asked in the example year: a forum konsultasi publik that is over and
answered, with its day in the hall, and a survey of a service that can still be answered."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from bot.demo import material
from bot.demo.lived import Year
from handlers.consultations import grouping
from handlers.consultations.making import written
from storage.city.areas import Area
from storage.city.cycles import FKP
from storage.consultations import consultations, grouped, replies, results, rules, taking
from storage.consultations.consultations import Plan
from storage.consultations.grouped import Outcome
from storage.consultations.model import Ask, Consultation, Definition, Kind
from storage.consultations.taking import Given
from storage.database.store import Store
from storage.meetings import attendance, meetings
from storage.meetings import model as of_meetings
from storage.meetings import results as of_results
from storage.people.model import Person
from storage.staff.roles import Role
from storage.staff.staff import Actor

# What the city answers, one after the other.
ANSWERS = (
    (Outcome.TAKEN, "Masuk Prioritas 3, program lingkungan dan jalan.", "Dinas PUTR, tahun depan"),
    (Outcome.PART, "Sebagian: dimulai dari kelurahan yang paling sering tergenang.", None),
    (Outcome.REFUSED, "Belum tahun ini, anggarannya habis untuk yang sudah dijanjikan.", None),
    (Outcome.NOTED, "Dicatat untuk rancangan tahun berikutnya.", None),
)
LACKS = (
    "Lampu jalan di gang masih gelap", "Drainase pasar belum disebut", "Bank sampah tiap RW",
    "Pelatihan untuk ibu-ibu PKK", "Jalan ke sawah rusak sudah lama", "Petugasnya kurang cepat",
)  # fmt: skip
# Of what was said so much may be public.
SHOWN = 0.3

HALL = "Aula Pemerintah Kota"


async def asked(year: Year, closes: date) -> None:
    """The forum of the plan, which closes with the meetings of the kelurahan."""
    whole = written.template("fkp")
    title = f"Rancangan awal RKPD {year.year}"
    opens = closes - timedelta(days=28)
    held = await _open(year, dataclasses.replace(whole, title=title), opens, closes, year.year)
    half = year.dice.sample(year.residents, len(year.residents) // 2)
    await _answer(year, held, half, [opens + timedelta(days=n) for n in range(1, 27)])
    await _in_the_hall(year, half, closes)

    async def over(store: Store) -> None:
        done = await consultations.close(store, _by(year), held.id)
        await results.publish(store, done)
        titles = {
            each.key: grouping.suggested(year.areas, each) or "Lain-lain"
            for each in await grouped.said(store.connection, held.id)
        }
        await replies.put_all(store, _by(year), held.id, titles)

    async def told(store: Store) -> None:
        groups = {each.id: each for each in await grouped.groups(store.connection, held.id)}
        for n, group in enumerate(groups.values()):
            outcome, reply, follow_up = ANSWERS[n % len(ANSWERS)]
            await replies.answer(store, _by(year), held.id, group.id, outcome, reply, follow_up)
        for each in await grouped.said(store.connection, held.id):
            if each.group in groups and year.dice.random() < SHOWN:
                title = groups[each.group].title
                await replies.put(store, _by(year), held.id, each.key, title, looked=True)
        await replies.finish(store, _by(year), held.id)

    await year.at(year.moment(closes, 17), over)
    await year.at(year.moment(closes + timedelta(days=12), 10), told)


async def judged(year: Year) -> None:
    """A survey of a service, which is open on the day on which somebody looks."""
    opens = year.today - timedelta(days=12)
    held = await _open(year, written.template("layanan"), opens, year.today + timedelta(days=9))
    some = year.dice.sample(year.residents, len(year.residents) // 4)
    await _answer(year, held, some, [opens + timedelta(days=n) for n in range(1, 11)])


def _by(year: Year) -> Actor:
    return year.officials[f"{Role.ADMIN}:{year.city.code}"]


async def _open(
    year: Year, definition: Definition, opens: date, closes: date, rkpd: int | None = None
) -> Consultation:
    plan = Plan(definition, year.city.code, year.moment(opens, 8), year.moment(closes, 16), rkpd)

    async def make(store: Store) -> Consultation:
        made = await consultations.create(store, _by(year), year.city, plan)
        return await consultations.open(store, _by(year), made.id)

    held: Consultation = await year.at(year.moment(opens - timedelta(days=3)), make)
    return held


async def _answer(
    year: Year, held: Consultation, some: Sequence[Person], days: Sequence[date]
) -> None:
    """Some people answer, in equal parts on these days; what is public moves every evening."""
    for n, day in enumerate(days):
        mine = some[n :: len(days)]

        async def answer(store: Store, mine: Sequence[Person] = mine) -> None:
            for person in mine:
                given = _given(year.dice, held.definition, person.area or "")
                await taking.send(store, person, held, given)

        async def look(store: Store) -> None:
            await results.publish(store, held)

        await year.at(year.moment(day, 12), answer)
        await year.at(year.moment(day, 20), look)


def _given(dice: Random, definition: Definition, area: str) -> Given:
    said: dict[str, Any] = {}
    for ask in definition.questions:
        if rules.applies(ask, said) and (not ask.optional or dice.random() < 0.5):
            said[ask.key] = _one(dice, ask)
    return Given(area, said)


def _one(dice: Random, ask: Ask) -> Any:
    values = rules.values(ask)
    match ask.kind:
        case Kind.TEXT | Kind.PLACE:
            text = (
                dice.choice(LACKS) if dice.random() < 0.5 else dice.choice(material.wishes()).text
            )
            return {"text": text} if ask.kind is Kind.PLACE else text
        case Kind.RANK:
            return dice.sample(values, len(values))
        case Kind.SEVERAL:
            return dice.sample(values, dice.randint(1, rules.span_of(ask).most))
        case Kind.NUMBER:
            return dice.randint(rules.span_of(ask).least, min(rules.span_of(ask).most, 30))
    # Most are content, some are not.
    weights = range(1, len(values) + 1) if ask.kind is Kind.SCALE else [4, *[1] * (len(values) - 1)]
    return dice.choices(values, weights)[0]


async def _in_the_hall(year: Year, some: Sequence[Person], day: date) -> None:
    """The day in the hall: called, visited, its result filed."""
    tahap = year.cycles.tahap(year.city.code, year.year, FKP)
    if tahap is None:
        return
    area: Area = year.city
    begins = year.moment(day, 9)
    plan = of_meetings.Plan(
        starts_at=begins, ends_at=begins + timedelta(hours=5), place=HALL,
        agenda="Rancangan awal RKPD, tanggapan peserta, kesepakatan",
    )  # fmt: skip

    async def call(store: Store) -> of_meetings.Meeting:
        return await meetings.create(store, _by(year), year.city, area, tahap, plan)

    meeting: of_meetings.Meeting = await year.at(year.moment(day - timedelta(days=14)), call)

    async def come(store: Store) -> None:
        for person in some[:40]:
            await attendance.check_in(store, person, meeting.code)

    async def file(store: Store) -> None:
        notes = "Rancangan awal disetujui dengan masukan yang terlampir."
        await of_results.file(store, _by(year), meeting.id, [], notes=notes)

    await year.at(year.moment(day, 9.2), come)
    await year.at(year.moment(day, 15), file)
