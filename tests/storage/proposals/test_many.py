"""One decision on many proposals, on both databases: one transaction, each with its own row, event
and notice; what has changed meanwhile; all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from sqlalchemy import func, select

from storage.database.store import Store
from storage.database.tables import history, outbox
from storage.database.tables import proposals as rows
from storage.people.model import Person
from storage.proposals import decisions, lookup
from storage.proposals.desk import many
from storage.proposals.desk.many import Picked, Plan, Why, Wish
from storage.proposals.model import EventKind, State
from storage.proposals.reasons import Reason
from storage.proposals.rulings import Decision, Ruling
from storage.staff import staff
from storage.staff.roles import Role
from storage.staff.staff import NotAllowed, at_command_line
from tests.handlers.staff.many.evening import IMOPURO, seeded
from tests.storage.staff.scene import Somebody
from tests.support import World

LURAH = Somebody(77).person
Do = Callable[[Callable[[Store], Coroutine[Any, Any, Any]]], Coroutine[Any, Any, Any]]


async def appointed(world: World, role: Role = Role.VERIFIKATOR, area: str = IMOPURO) -> None:
    """LURAH holds a role."""
    from storage.database.tables import addresses, people

    async def chore(store: Store) -> None:
        store.insert(
            people, id=LURAH.id, channel="terminal", address="p77", created_at=store.now,
            locale="id", locale_offered=False, name="Lurah", show_name="none",
        )  # fmt: skip
        store.insert(addresses, channel="terminal", address="p77", person_id=LURAH.id)
        code = await staff.invite(store, at_command_line("uji"), role, area)
        await staff.join(store, LURAH, code)

    await world.app.turns.do(chore)


async def planned(world: World, wish: Wish, *numbers: int, by: Person = LURAH) -> Plan:
    async def chore(store: Store) -> Plan:
        named = [(None, None, n) for n in numbers]
        return await many.plan(store, by, wish, named, ["MTR"])

    return await world.app.turns.do(chore)


async def decided(
    world: World, ruling: Ruling, picked: list[Picked], *, whole: bool = False
) -> many.Done:
    async def chore(store: Store) -> many.Done:
        return await many.decide(store, LURAH, ruling, picked, whole=whole)

    return await world.app.turns.do(chore)


async def states(world: World) -> dict[int, str]:
    query = select(rows.c.number, rows.c.state).order_by(rows.c.number)
    return {row.number: row.state for row in await world.rows(query)}


async def test_a_hundred_and_twenty_at_once(world: World) -> None:
    """Each has its own row of the history, with its own priority, and its own notice, all written
    by the time that the transaction ends."""
    await seeded(world, 120)
    await appointed(world)
    order = [*range(61, 121), *range(1, 61)]
    plan = await planned(world, Wish(Decision.AGREE), *order)
    done = await decided(world, Ruling(Decision.AGREE), plan.picked)
    assert (len(done.done), done.cannot) == (120, {})
    query = (
        select(rows.c.number, rows.c.priority, history.c.data, history.c.actor, history.c.person_id)
        .join(history, history.c.proposal_id == rows.c.id)
        .where(history.c.event == EventKind.AGREED)
        .order_by(rows.c.priority)
    )
    found = await world.rows(query)
    assert [row.number for row in found] == order
    assert [row.priority for row in found] == list(range(1, 121))
    assert all(row.data == {"priority": row.priority} for row in found)
    assert {(row.actor, row.person_id) for row in found} == {("P77", LURAH.id)}
    told = select(func.count()).where(outbox.c.version == 2, outbox.c.proposal_id.is_not(None))
    assert (await world.rows(told))[0][0] == 120


async def test_each_number_that_cannot_says_why(world: World) -> None:
    await seeded(world, 6)
    await seeded(world, 1, "18.72.01.1001", first=50)
    await appointed(world)

    async def chore(store: Store) -> None:
        by = at_command_line("uji")
        numbered = {
            p.number.running: p.id for p in await lookup.numbered_among(store, range(9), ["MTR"])
        }
        await decisions.decide(store, by, numbered[2], Ruling(Decision.AGREE))
        await decisions.decide(store, by, numbered[2], Ruling(Decision.FORWARD))
        ended = Ruling(Decision.END, Reason.LAND, "Masih sengketa")
        await decisions.decide(store, by, numbered[3], ended)

    await world.app.turns.do(chore)
    plan = await planned(world, Wish(Decision.AGREE), 1, 2, 3, 7, 99)
    assert [each.priority for each in plan.picked] == [1]
    numbers = {why: [each.number.running for each in some] for why, some in plan.cannot.items()}
    # What has gone on to the kecamatan is no more theirs, whoever else may still decide on it.
    assert numbers == {Why.UNFIT: [2, 3], Why.NOT_YOURS: [7]}
    assert plan.unnamed == {Why.UNKNOWN: [(None, None, 99)]}


async def test_what_others_have_decided_meanwhile_is_left_as_it_is(world: World) -> None:
    await seeded(world, 4)
    await appointed(world)
    plan = await planned(world, Wish(Decision.VERIFY), 1, 2, 3, 4)

    async def chore(store: Store) -> None:
        ended = Ruling(Decision.END, Reason.LAND, "Masih sengketa")
        await decisions.decide(store, at_command_line("uji"), plan.picked[1].id, ended)

    await world.app.turns.do(chore)
    nothing = await decided(world, Ruling(Decision.VERIFY), plan.picked, whole=True)
    assert nothing.nothing
    assert not nothing.done
    assert set((await states(world)).values()) == {"diajukan", "ditolak"}
    done = await decided(world, Ruling(Decision.VERIFY), plan.picked)
    assert [each.number.running for each in done.done] == [1, 3, 4]
    assert [each.number.running for each in done.cannot[Why.CHANGED]] == [2]
    assert (await states(world))[2] == State.DITOLAK


async def test_a_priority_that_somebody_else_has_taken_meanwhile(world: World) -> None:
    await seeded(world, 3)
    await appointed(world)
    plan = await planned(world, Wish(Decision.AGREE), 1, 2)
    other = (await planned(world, Wish(Decision.AGREE, first=2), 3)).picked
    await decided(world, Ruling(Decision.AGREE), other)
    done = await decided(world, Ruling(Decision.AGREE), plan.picked)
    assert [each.number.running for each in done.cannot[Why.TAKEN]] == [2]
    again = await planned(world, Wish(Decision.AGREE), 2, 1)
    # They change places; the number of the other stays its own.
    assert [each.priority for each in again.picked] == [1, 3]


async def test_a_role_that_has_ended_meanwhile_decides_nothing(world: World) -> None:
    await seeded(world, 2)
    await appointed(world)
    plan = await planned(world, Wish(Decision.VERIFY), 1, 2)

    async def chore(store: Store) -> None:
        [grant] = await staff.grants(store, LURAH.id)
        await staff.end(store, at_command_line("uji"), grant.id)

    await world.app.turns.do(chore)
    with pytest.raises(NotAllowed):
        await decided(world, Ruling(Decision.VERIFY), plan.picked)
    assert set((await states(world)).values()) == {"diajukan"}


async def test_a_cost_for_many_is_noted_and_tells_nobody(world: World) -> None:
    await seeded(world, 3)
    await appointed(world)
    plan = await planned(world, Wish(None), 1, 3)

    async def chore(store: Store) -> many.Done:
        return await many.annotate(store, LURAH, plan.picked, cost=50_000_000)

    done = await world.app.turns.do(chore)
    assert len(done.done) == 2
    query = select(rows.c.cost).order_by(rows.c.number)
    assert [row.cost for row in await world.rows(query)] == [50_000_000, None, 50_000_000]
    told = select(func.count()).where(outbox.c.version == 2)
    assert (await world.rows(told))[0][0] == 0
