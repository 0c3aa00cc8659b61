"""Who may do what: every operation is done in every role, in its own area and in those above,
beside and below it, and what came of it is compared with the table in docs/ROLES.md."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from itertools import islice, product
from typing import Any

import pytest

from docs.roles import page
from storage.database.direct.transaction import Transaction
from storage.proposals.desk import tasks, waiting
from storage.proposals.rulings import Decision, Unfit
from storage.staff import staff
from storage.staff.roles import Operation, Role
from storage.staff.staff import NotAllowed, at_command_line
from tests.storage.staff.doings import (
    REFUSAL,
    Doing,
    annotate,
    annotate_at_once,
    announce,
    ask,
    at_once,
    call,
    cancel,
    carry_over,
    check_in,
    consult,
    contact,
    correct,
    correct_result,
    deciding,
    deputize,
    end,
    entering,
    export,
    file,
    hide_photo,
    hold,
    invite,
    let_photo,
    list_below,
    merge,
    move,
    note_fund,
    note_fund_at_once,
    open_task,
    paid_by_kelurahan,
    pull,
    recipients,
    release,
    remind,
    rename_guest,
    replace_somebody,
    roster,
    see_bill,
    set_cycle,
    take_back,
    tick,
    unreached,
    untick,
    withdraw,
)
from tests.storage.staff.scene import (
    ELSEWHERE,
    IN_CITIES,
    KELURAHAN,
    KESEHATAN,
    METRO,
    ON_AREAS,
    ON_PROPOSALS,
    ON_TAHAPAN,
    ON_YEARS,
    PAGE,
    TAHAPAN,
    Scene,
    Somebody,
    Target,
    back,
    begun,
    everybody,
    should,
    table,
)
from tests.support import START


def test_the_page_is_what_the_code_gives() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "`make docs` writes docs/ROLES.md anew"


into_rkpd = deciding(Decision.RKPD, "diverifikasi")


# Every way to do what an operation is, on everything that it can be done on.
DONE: Mapping[Operation, tuple[tuple[Target, ...], tuple[Doing, ...]]] = {
    Operation.SEE_TASKS: (ON_PROPOSALS, (open_task, list_below)),
    Operation.REMIND: (tuple(Target(area) for area in KELURAHAN), (remind,)),
    Operation.ENTER_FOR_OTHERS: (
        tuple(Target(area) for area in KELURAHAN),
        (entering(Operation.ENTER_FOR_OTHERS, None),),
    ),
    Operation.IMPORT_LIST: (
        tuple(Target(area) for area in KELURAHAN),
        (entering(Operation.IMPORT_LIST, "import"),),
    ),
    Operation.VERIFY: (
        ON_TAHAPAN,
        (deciding(Decision.VERIFY, "diteruskan"), at_once(Decision.VERIFY, "diteruskan")),
    ),
    Operation.RETURN: (
        ON_TAHAPAN,
        (
            deciding(Decision.RETURN, "diverifikasi", **REFUSAL),
            at_once(Decision.RETURN, "diverifikasi", **REFUSAL),
        ),
    ),
    Operation.AGREE: (
        ON_TAHAPAN,
        (
            deciding(Decision.AGREE, "diverifikasi", priority=3),
            deciding(Decision.RESERVE, "diverifikasi"),
            at_once(Decision.AGREE, "diverifikasi", priority=3),
        ),
    ),
    Operation.FORWARD: (
        ON_TAHAPAN,
        (deciding(Decision.FORWARD, "diverifikasi"), at_once(Decision.FORWARD, "diverifikasi")),
    ),
    Operation.KEEP: (
        ON_TAHAPAN,
        (
            deciding(Decision.KEEP, "diverifikasi", **REFUSAL),
            at_once(Decision.KEEP, "diverifikasi", **REFUSAL),
        ),
    ),
    Operation.END: (
        ON_TAHAPAN,
        (
            deciding(Decision.END, "diverifikasi", **REFUSAL),
            at_once(Decision.END, "diverifikasi", **REFUSAL),
        ),
    ),
    Operation.INTO_RKPD: (ON_TAHAPAN, (into_rkpd,)),
    Operation.INTO_APBD: (
        ON_TAHAPAN,
        (deciding(Decision.APBD, "rkpd", amount=25_000_000), paid_by_kelurahan),
    ),
    Operation.CARRY_OUT: (
        ON_TAHAPAN,
        (deciding(Decision.PART, "apbd", extent="150 m"), deciding(Decision.DONE, "apbd")),
    ),
    Operation.ANNOTATE: (
        ON_PROPOSALS,
        (annotate, annotate_at_once, note_fund, note_fund_at_once),
    ),
    Operation.MERGE: (ON_TAHAPAN, (merge,)),
    Operation.CORRECT: (ON_TAHAPAN, (correct,)),
    Operation.RELEASE: (ON_TAHAPAN, (release,)),
    Operation.CARRY_OVER: (ON_PROPOSALS, (carry_over,)),
    Operation.TAKE_BACK: (ON_TAHAPAN, (take_back,)),
    Operation.ASK: (ON_PROPOSALS, (ask,)),
    Operation.LET_PHOTO: (ON_PROPOSALS, (let_photo, hide_photo)),
    Operation.SEE_UNREACHED: (ON_PROPOSALS, (unreached,)),
    Operation.SEE_CONTACTS: (ON_PROPOSALS, (contact,)),
    Operation.ANNOUNCE: (IN_CITIES, (announce, hold)),
    Operation.SEE_RECIPIENTS: (IN_CITIES, (recipients,)),
    Operation.HOLD_MEETING: (IN_CITIES, (call, move, cancel)),
    Operation.FILE_RESULT: (IN_CITIES, (file, correct_result)),
    Operation.CHECK_IN_OTHERS: (IN_CITIES, (check_in, rename_guest)),
    Operation.INVITE: (ON_AREAS, (invite, end, roster, withdraw, replace_somebody)),
    Operation.DEPUTIZE: (ON_AREAS, (deputize,)),
    Operation.SET_CYCLE: (ON_YEARS, (set_cycle,)),
    Operation.SEE_BILL: (ON_YEARS, (see_bill,)),
    Operation.CONSULT: (IN_CITIES, (consult,)),
    Operation.EXPORT: (ON_AREAS, (export, pull)),
    # Its list is of an area, less what is another OPD's (tests/handlers/staff/test_sipd.py).
    Operation.TYPE_SIPD: (ON_PROPOSALS, (tick, untick)),
}


async def did(scene: Scene, transaction: Transaction, do: Doing, who: Somebody, on: Target) -> bool:
    """Does something for real and undoes it; whether it was allowed."""
    store = scene.store(transaction)
    try:
        assert await do(scene, store, who.person, on) is not None
        await store.flush()
    except NotAllowed:
        return False
    except Unfit:
        # The role carried, but only at the tahapan of the city a proposal goes into its plan.
        assert do is into_rkpd
        assert on.level != 2
    except LookupError:
        # The role carried, but only cities have years.
        assert do is set_cycle
        assert on.area not in scene.cities
    else:
        assert not (do is into_rkpd and on.level != 2)
        assert not (do is set_cycle and on.area not in scene.cities)
    await back(transaction.connection)
    return True


async def test_every_operation_in_every_role(scene: Scene) -> None:
    """All of them on SQLite; on PostgreSQL, where each costs five times that, every fifth, which
    is every way of doing each operation and every role."""
    says = table()
    assert set(says) == set(Operation) == set(DONE)
    wrong, counted = [], {True: 0, False: 0}
    database = scene.world.app.database
    every = 1 if database.sqlite else 5
    async with database.write() as transaction:
        await begun(transaction.connection)
        for operation, (targets, ways) in DONE.items():
            for who, on, do in islice(product(everybody(), targets, ways), 0, None, every):
                should_be = should(says[operation][who.role or Role.PENGAMAT], who, on)
                allowed = await did(scene, transaction, do, who, on)
                counted[allowed] += 1
                if allowed != should_be:
                    wrong.append((operation, do.__name__, who, on, allowed))
    assert wrong == []
    assert min(counted.values()) > 1000 / every


async def test_the_command_line_may_everything(scene: Scene) -> None:
    """And what is not a matter of roles stays refused."""
    operator: Any = at_command_line("Operator")
    async with scene.world.app.database.write() as transaction:
        await begun(transaction.connection)
        for level in TAHAPAN:
            on = Target(ELSEWHERE, level)
            for do in (take_back, deciding(Decision.VERIFY, "diteruskan"), annotate, ask, contact):
                store = scene.store(transaction)
                assert await do(scene, store, operator, on)
                await back(transaction.connection)
            with pytest.raises(Unfit):
                await deciding(Decision.VERIFY, "apbd")(
                    scene, scene.store(transaction), operator, on
                )


async def test_a_list_of_tasks_holds_what_the_role_reaches(scene: Scene) -> None:
    """TUGAS: of the role's area, at its level; what is overdue also below it."""
    seen = 0
    async with scene.world.app.database.write() as transaction:
        for who, late in product(everybody(), (False, True)):
            store = scene.store(transaction)
            store.now = START + timedelta(days=200 if late else 0)
            for grant in await staff.grants(store, who.id):
                city = scene.cities[METRO]
                if says_no(grant.role):
                    with pytest.raises(NotAllowed):
                        await waiting.waiting(store, [(grant, city)], waiting.Wanted())
                    continue
                listed = await waiting.waiting(store, [(grant, city)], waiting.Wanted())
                found = listed.ids
                total, overdue = await tasks.count_tasks(store, grant, city)
                assert (len(found), listed.late) == (total, overdue)
                assert overdue == (total if late else 0)
                level = max(len(who.area.split(".")) if who.area else 0, 2)
                want = {
                    id
                    for (area, at, _), id in scene.ids.items()
                    if area[:5] == METRO
                    and f"{area}.".startswith(f"{who.area}." if who.area else "")
                    and (at == level or (late and at > level))
                    and who.opd != KESEHATAN
                }
                assert set(found) == want, who
                seen += len(found)
    assert seen > 100


def says_no(role: Role) -> bool:
    return table()[Operation.SEE_TASKS][role] == "-"
