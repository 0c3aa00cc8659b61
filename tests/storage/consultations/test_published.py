"""What is kept as public of a consultation, from the first answer to the last: on both databases,
with answers that are changed and withdrawn between two looks."""

from __future__ import annotations

import itertools
import random
from collections.abc import Mapping

from sqlalchemy import select

from storage.consultations import consultations, lookup, results, taking
from storage.consultations.counting import FEW, Count, total
from storage.consultations.model import Consultation
from storage.consultations.results import Shown
from storage.consultations.taking import Given
from storage.database.store import Store
from storage.database.tables import answers, participants
from storage.people import people
from tests.consulted import OPERATOR, file_of, opened
from tests.support import World

# Of two kelurahan five and more answer, of the others few.
AREAS = ["18.72.01.1003"] * 11 + ["18.72.02.1001"] * 7 + ["18.72.02.1002"] * 2 + ["18.72.03.1001"]


async def test_nobody_learns_one_answer_from_what_is_kept(world: World) -> None:
    held = await opened(world, file_of("tanpa_nama"))

    async def whole(store: Store) -> None:
        dice = random.Random(5)
        seen: list[Shown] = []
        persons = []
        areas = dice.sample(AREAS, len(AREAS))
        for n, area in enumerate(areas):
            person = people.create(store, "terminal", f"w{n}", "id")
            people.consent(store, person, True, "1")
            persons.append(person)
            about = dice.choice(["", "perempuan", "laki_laki"])
            await taking.send(store, person, held, given(dice, area, about))
            if n % 4 == 3:  # somebody changes what they said, and somebody withdraws
                await taking.send(store, persons[n - 1], held, given(dice, areas[n - 1], about))
                mine = await taking.mine(store, persons[n - 3], held.id, 0)
                assert mine is not None
                await taking.withdraw(store, mine)
                await taking.send(store, persons[n - 3], held, given(dice, areas[n - 3], about))
            await look(store, held, seen)
        # While it is open nothing is told of any part of the city, nor of who said what of
        # themselves; and what is told moves by FEW.
        assert all(not each.parts and not each.about for each in seen)
        closed = await consultations.close(store, OPERATOR, held.id)
        await look(store, closed, seen)
        steps = [each.n for each in seen if each.n]
        assert len(set(steps)) > 2
        assert all(b - a == 0 or b - a >= FEW for a, b in itertools.pairwise(steps))
        last = seen[-1]
        assert (last.final, last.n) == (True, len(AREAS))
        # All cuts of a question are the whole again, and no part of any is of few.
        for question, counted in last.whole.items():
            for cut in (last.parts[question], last.about[question]):
                assert adds_up(cut, counted), (question, cut)
        there = {name: part.n for name, part in last.parts["puas"].items()}
        # Three of two kecamatan are too few for the city's rest: they stand with the smaller part.
        assert there == {"18.72": 10, "18.72.01.1003": 11}
        # How many people live where; of another area nothing is said.
        await results.populate(store, {"18.72.01.1003": 2000, "18.72.02.1001": 1000})
        await store.flush()
        people_there = await results.population(store.connection, held.area)
        assert people_there == {"18.72.01.1003": 2000, "18.72.02.1001": 1000}
        assert await results.population(store.connection, "18.71") == {}
        assert [each.id for each in await lookup.of_areas(store, ["18"])] == [held.id]
        assert await lookup.of_areas(store, ["18.71"]) == []
        # Once it is over nothing moves any more.
        await look(store, closed, seen)
        assert seen[-1] == last

    await world.app.turns.do(whole)
    # Nothing is lost on the way: as many answers as people, one each.
    assert len(await world.rows(select(answers.c.key))) == len(AREAS)
    assert len(await world.rows(select(participants.c.person_id))) == len(AREAS)


def given(dice: random.Random, area: str, about: str) -> Given:
    level = dice.choice(["s1", "s2", "s3", "s4"])
    words = {"kurang": "loketnya satu"} if level in ("s1", "s2") else {}
    return Given(area, {"puas": level, **words}, about)


async def look(store: Store, held: Consultation, seen: list[Shown]) -> None:
    await store.flush()
    await results.publish(store, held)
    await store.flush()
    seen.append(await results.shown(store.connection, held.id))


def adds_up(cut: Mapping[str, Count], whole: Count) -> bool:
    return not cut or (total(cut) == whole and all(part.n >= FEW for part in cut.values()))
