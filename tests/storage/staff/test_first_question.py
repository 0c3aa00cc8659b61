"""Who may not do something is told so before the first question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product

import pytest

from handlers import reception
from handlers.conversation.messages import Incoming
from handlers.conversation.talk import Talk
from handlers.routes import FORMS
from handlers.turn import Turn
from storage.city import areas, cycles
from storage.database.direct.transaction import Transaction
from storage.staff.roles import Operation, Role
from tests.storage.staff.scene import (
    IN_CITIES,
    LAMPUNG,
    METRO,
    ON_AREAS,
    ON_PROPOSALS,
    ON_TAHAPAN,
    ON_YEARS,
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

# --- before the first question --------------------------------------------------------------

# The button by which the form of an operation is opened, on a proposal's number, or on what `of`
# names instead.
Opening = Callable[[Scene, Target], str]


def on_number(button: str, state: str = "diverifikasi") -> Opening:
    return lambda scene, on: button.format(scene.number(on, state))


def on_meeting(what: str) -> Opening:
    return lambda scene, on: f"do:meeting:{scene.meetings[on.area]}:{what}"


OPENED: Mapping[Operation, tuple[tuple[Target, ...], tuple[Opening, ...]]] = {
    Operation.VERIFY: (ON_TAHAPAN, (on_number("do:decide:{}:verify", "diteruskan"),)),
    Operation.RETURN: (ON_TAHAPAN, (on_number("do:decide:{}:return"),)),
    Operation.AGREE: (
        ON_TAHAPAN,
        (on_number("do:decide:{}:agree"), on_number("do:decide:{}:reserve")),
    ),
    Operation.FORWARD: (ON_TAHAPAN, (on_number("do:decide:{}:forward"),)),
    Operation.KEEP: (ON_TAHAPAN, (on_number("do:decide:{}:keep"),)),
    Operation.END: (ON_TAHAPAN, (on_number("do:decide:{}:end"),)),
    Operation.INTO_RKPD: (
        tuple(on for on in ON_TAHAPAN if on.level == 2),
        (on_number("do:decide:{}:rkpd"),),
    ),
    Operation.INTO_APBD: (ON_TAHAPAN, (on_number("do:decide:{}:apbd", "rkpd"),)),
    Operation.CARRY_OUT: (
        ON_TAHAPAN,
        (on_number("do:decide:{}:part", "apbd"), on_number("do:decide:{}:done", "apbd")),
    ),
    Operation.ANNOTATE: (ON_PROPOSALS, (on_number("do:annotate:{}"),)),
    Operation.TAKE_BACK: (ON_TAHAPAN, (on_number("do:undo:{}"),)),
    Operation.CORRECT: (ON_TAHAPAN, (on_number("do:correct:{}"),)),
    Operation.ASK: (ON_PROPOSALS, (on_number("do:ask:{}"),)),
    Operation.TYPE_SIPD: (ON_PROPOSALS, (on_number("do:typed:{}"),)),
    Operation.HOLD_MEETING: (IN_CITIES, (on_meeting("cancel"), on_meeting("time"))),
    Operation.INVITE: (ON_AREAS, (lambda scene, on: f"do:end:{scene.grants[on.area]}",)),
    Operation.SET_CYCLE: (
        tuple(on for on in ON_YEARS if on.area in (METRO, LAMPUNG)),
        (lambda scene, on: f"do:tahap:{on.area}:2028:kelurahan",),
    ),
}


# Forms that are opened on nothing, for whoever has the role anywhere within the cities served.
ANYWHERE = {
    Operation.ENTER_FOR_OTHERS: "do:enter",
    Operation.ANNOUNCE: "do:announce",
    Operation.HOLD_MEETING: "do:meeting",
    Operation.INVITE: "do:invite",
    Operation.EXPORT: "do:export",
}


async def opens(scene: Scene, transaction: Transaction, who: Somebody, button: str) -> bool:
    """Whether a button opens a form for somebody; what is then said is the first question."""
    store = scene.store(transaction)
    person = who.person
    person.consent = True
    message = Incoming("terminal", person.address, "m1", START, choice=button)
    turn = Turn(person, message, store, scene.world.app.site, FORMS, Talk())
    await reception.hear(turn)
    await back(transaction.connection)
    return turn.talk.open is not None


# What is asked first is the same on every database; that the operation refuses is looked at on
# both (test_roles).
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_who_may_not_is_told_before_the_first_question(scene: Scene) -> None:
    says = table()
    wrong, counted = [], {True: 0, False: 0}
    async with scene.world.app.database.write() as transaction:
        await begun(transaction.connection)
        known = await areas.load(transaction.connection)
        scene.world.app.site.know(known, await cycles.read(transaction.connection))
        for operation, (targets, ways) in OPENED.items():
            for who, on, way in product(everybody(), targets, ways):
                should_be = should(says[operation][who.role or Role.PENGAMAT], who, on)
                opened = await opens(scene, transaction, who, way(scene, on))
                counted[opened] += 1
                if opened != should_be:
                    wrong.append((operation, way(scene, on), who, on, opened))
        for operation, button in ANYWHERE.items():
            for who in everybody():
                role = says[operation][who.role or Role.PENGAMAT]
                should_be = who.role is not None and not who.ended and role != "-"
                opened = await opens(scene, transaction, who, button)
                if opened != should_be:
                    wrong.append((operation, button, who, Target(""), opened))
    assert wrong == []
    assert min(counted.values()) > 300


def test_every_form_of_staff_is_opened_by_somebody_here() -> None:
    """Forms of residents aside, and of meetings those that stand beside the one tried."""
    residents = {
        "welcome",
        "propose",
        "withdraw",
        "forget",
        "dispute",
        "answer",
        "home",
        "attendee",
        "apart",
        "consult",
        "connect",
        "separate",
        "rename",
    }
    ours = {"decide", "annotate", "undo", "ask", "cancel_meeting", "meeting", "end", "tahap"}
    ours |= {"enter", "announcement", "invite", "export"}
    ours |= {"typed", "correct"}
    ours |= {"deputy"}  # by WAKIL (tests/handlers/staff/people/test_deputy.py)
    ours |= {"carry"}  # over a filter (tests/storage/proposals/test_carried_over.py)
    ours |= {"hide"}  # of a photo, by a check of its own (tests/handlers/staff/test_photos.py)
    ours |= {"many", "merge"}  # by lines (tests/dialogues/staff), each number asked for by itself
    ours |= {"input", "reply"}  # by the same check as MASUKAN, which opens them
    ours |= {"forum", "paper", "poster"}  # and by that which shows their buttons
    beside = {
        "names",
        "result",
        "correct_result",
    }  # open only while a meeting runs, by the same check
    assert set(FORMS) - residents == ours | beside
