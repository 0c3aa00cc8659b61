"""PENGUMUMAN: how far an announcement is, JEDA, LANJUT, HENTI, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import locales
from handlers.asking import areas, duties
from handlers.asking.person import silenced
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text, Words
from handlers.turn import Turn
from storage.database import ids
from storage.database.jobs import Progress
from storage.messages.mailings import broadcasts
from storage.messages.mailings import progress as messages_progress
from storage.messages.mailings.broadcasts import STEERED
from storage.messages.mailings.mailing import EXPIRED, STOPPED, Kind, Mailing, MailingState
from storage.messages.model import DELIVERED, PROGRESS, READ, SENT, WAITING
from storage.proposals.untold import QUIET
from storage.staff.roles import Operation
from storage.staff.staff import NotAllowed

PAGE = 20

# Its owner is told anew when so much of a mailing has gone since the last time.
STEP = 0.1


def worth_telling(mailing: Mailing, far: Progress) -> bool:
    """Whether enough has happened since its owner was told how far it is."""
    return far.done - (mailing.told or 0) >= max(1, far.of * STEP)


def progress(mailing: Mailing, far: Progress) -> Outgoing | None:
    """The one message that renews itself while an announcement runs."""
    if mailing.kind is not Kind.ANNOUNCEMENT or mailing.person_id is None:
        return None
    paused = mailing.state is MailingState.PAUSED
    words = Text(
        "announce-progress.paused" if paused else "announce-progress",
        {"gone": far.done, "total": far.of},
    )
    choices = (button("resume" if paused else "pause", mailing.id), button("halt", mailing.id))
    return Outgoing(
        (words,),
        choices,
        to=mailing.person_id,
        about=f"mailing:{mailing.id}",
        replaces=f"{PROGRESS}mailing:{mailing.id}",
    )


def button(command: str, id: int) -> Choice:
    return Choice(f"do:{command}:{id}", Text(f"command-{command}.button"))


def report(mailing: Mailing, counted: Mapping[tuple[str, str | None], int]) -> Outgoing | None:
    """What became of an announcement, for its owner."""
    if mailing.kind is not Kind.ANNOUNCEMENT or mailing.person_id is None:
        return None
    if mailing.state is MailingState.STOPPED and not mailing.total:
        return None  # whoever stopped it before its time knows that nobody got it
    return Outgoing(
        (report_words(mailing, counted),),
        _after(mailing, counted),
        to=mailing.person_id,
        about=f"mailing:{mailing.id}",
    )


def _after(mailing: Mailing, counted: Mapping[tuple[str, str | None], int]) -> tuple[Choice, ...]:
    """What one can do with an announcement that has gone."""
    waits = any(state == WAITING for state, _ in counted)
    halt = (button("halt", mailing.id),) if waits else ()
    return (button("recipients", mailing.id), *halt)


# What did not arrive, by state, or by why where that says more.
FAILED = {"refused": "refused", "gone": "gone", "unknown": "unknown"}
SAYING = (STOPPED, EXPIRED, QUIET)


def report_words(mailing: Mailing, counted: Mapping[tuple[str, str | None], int]) -> Words:
    """How many it reached, how far it came, and why it did not."""

    def of(*states: str) -> int:
        return sum(n for (state, _), n in counted.items() if state in states)

    # Whoever's window was shut has a message that waits.
    failed = {why: n for why, n in mailing.missed.items() if why != "window"}
    for (state, why), n in counted.items():
        if state in FAILED:
            name = why if why in SAYING else FAILED[state]
            failed[name or state] = failed.get(name or state, 0) + n
    if waiting := of(WAITING):
        failed["waiting"] = waiting
    head = Text(
        "announce-report",
        {
            "total": mailing.total,
            "sent": of(SENT, DELIVERED, READ),
            "delivered": of(DELIVERED, READ),
            "read": of(READ),
        },
    )
    why_not = [Text(f"announce-failed.{why}", {"n": n}) for why, n in sorted(failed.items())]
    return Lines((head, *why_not))


async def mine(turn: Turn, said: str) -> list[Outgoing]:
    """PENGUMUMAN: one's own announcements, or what became of one."""
    some = await broadcasts.newest_of(turn.store, turn.person.id, 5)
    named = next((each for each in some if str(each.id) == said), None)
    if named is not None:
        return [await _standing(turn, named)]
    if not some:
        return [Outgoing((Text("announce-none"),))]
    choices = []
    lines = []
    for place, each in enumerate(some, 1):
        day = locales.day_month(turn.locale, each.at.astimezone(turn.site.zone(each.city)).date())
        args = {"n": place, "day": day, "total": each.total}
        # Whom it goes to is known once its time has come.
        words = "announce-line" if each.total else "announce-line.unsent"
        lines.append(Text(words, {**args, "state": Text(_state(each))}))
        choices.append(Choice(f"do:announcements:{each.id}", Text("announce-pick", args)))
    return [Outgoing((Text("announce-head"), Lines(tuple(lines))), tuple(choices))]


def _state(mailing: Mailing) -> str:
    """What is said of its state: what has run out was not stopped by anybody."""
    ran_out = mailing.state is MailingState.STOPPED and (
        mailing.ended_at is not None and mailing.until <= mailing.ended_at
    )
    return "mailing-expired" if ran_out else f"mailing-{mailing.state}"


def planned(turn: Turn, mailing_id: int, at: datetime, city: str) -> tuple[Text, Choice]:
    """When it goes, and what can be done until then."""
    zone = turn.site.zone(city)
    day = locales.date(turn.locale, at.astimezone(zone).date())
    args = {"day": day, "time": locales.time(turn.locale, at, zone)}
    return Text("announce-planned", args), button("halt", mailing_id)


async def _standing(turn: Turn, mailing: Mailing) -> Outgoing:
    """How far an announcement is, or what became of it."""
    await turn.store.flush()
    connection = turn.store.connection
    if mailing.state is MailingState.PLANNED and not mailing.total and mailing.at > turn.now:
        words, halt = planned(turn, mailing.id, mailing.at, mailing.city)
        return Outgoing((words,), (halt,))
    if mailing.state is MailingState.STOPPED and not mailing.total:
        return Outgoing((Text("announce-never"),))
    if mailing.ended_at is not None:
        counted = await messages_progress.outcome(connection, mailing.id)
        return Outgoing((report_words(mailing, counted),), _after(mailing, counted))
    left = await messages_progress.left(connection, mailing.id)
    busy = await messages_progress.under_way(connection, mailing.id)
    told = progress(mailing, Progress(mailing.total - left - busy, mailing.total))
    return told or Outgoing((Text("announce-none"),))


async def pause(turn: Turn, said: str) -> list[Outgoing]:
    """JEDA: nothing more is sent until LANJUT."""
    return await _steered(turn, said, MailingState.PAUSED)


async def resume(turn: Turn, said: str) -> list[Outgoing]:
    """LANJUT."""
    return await _steered(turn, said, MailingState.RUNNING)


async def halt(turn: Turn, said: str) -> list[Outgoing]:
    """HENTI: what has not gone never will; the report follows. From a resident it is a short
    BERHENTI."""
    if not await areas.reached(turn, Operation.ANNOUNCE):
        return await silenced.stop(turn, "")
    return await _steered(turn, said, MailingState.STOPPED)


async def _steered(turn: Turn, said: str, to: MailingState) -> list[Outgoing]:
    """The announcement that a button names, or else the newest of one's own that can come there."""
    id = ids.number(said)
    if id is None and said:
        return await _nothing_to_do(turn)
    if id is None:
        some = await broadcasts.newest_of(turn.store, turn.person.id, 20)
        id = next((each.id for each in some if each.state in STEERED[to]), None)
        if id is None and to is MailingState.STOPPED:
            late = [each.id for each in some if await broadcasts.waits(turn.store, each.id)]
            id = late[0] if late else None
    try:
        if id is None:
            raise LookupError
        mailing = await broadcasts.steer(turn.store, turn.person, id, to)
    except (LookupError, NotAllowed, broadcasts.Ended):
        return await _nothing_to_do(turn)
    if to is MailingState.STOPPED:
        known = await messages_progress.bodies(turn.store.connection, [mailing.id])
        body = messages_progress.words_for(known, mailing.id, turn.locale, turn.message.channel)
        halted = Text("announce-halted" if mailing.total else "announce-never")
        return [Outgoing((Literal(shorten(body.text, 120)), halted))]
    return [await _standing(turn, mailing)]


async def _nothing_to_do(turn: Turn) -> list[Outgoing]:
    """Nothing of this person's is running; to a resident the word means something else."""
    if await areas.reached(turn, Operation.ANNOUNCE):
        return [Outgoing((Text("announce-not-running"),))]
    return [Outgoing((Text("unknown"),), await duties.menu(turn))]


async def recipients(turn: Turn, said: str) -> list[Outgoing]:
    """Who got an announcement and what became of it, by person, for those allowed."""
    if not said:
        return await mine(turn, "")  # of which one is chosen there
    id, _, page = said.partition(":")
    number = ids.page(page)
    try:
        some = await messages_progress.recipients(
            turn.store, turn.person, ids.number(id) or 0, number * PAGE, PAGE + 1
        )
    except (LookupError, NotAllowed):
        return [Outgoing((Text("desk-not-yours"),))]
    lines = tuple(
        Text(
            "announce-person",
            {
                "name": Literal(each.name) if each.name else Text("announce-nameless"),
                "channel": Text(f"channel-{each.channel}"),
                "state": Text(f"message-{each.state}"),
            },
        )
        for each in some[:PAGE]
    )
    if not lines:
        return [Outgoing((Text("announce-no-people"),))]
    more = Choice(f"do:recipients:{id}:{number + 1}", Text("track-older"))
    return [Outgoing((Lines(lines),), (more,) if len(some) > PAGE else ())]
