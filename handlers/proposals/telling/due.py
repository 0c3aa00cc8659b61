"""What falls due by the clock for proposals, in words: a question that waits, what the calendar has
done, what staff let wait. bot/work/scheduler.py asks for it."""

from __future__ import annotations

import dataclasses

import locales
from handlers.asking.menu import MINE
from handlers.asking.proposals import steps
from handlers.conversation.answers import shorten
from handlers.conversation.messages import (
    Approved,
    Choice,
    Lines,
    Literal,
    Outgoing,
    Priority,
    Text,
)
from handlers.proposals.telling import outside
from handlers.proposals.wording import question
from handlers.site import Site
from storage.city import cycles
from storage.city.areas import Area
from storage.database.store import Store
from storage.events import Event
from storage.people import people
from storage.proposals import carried_over, lookup, silence, untold
from storage.proposals.desk import tasks
from storage.proposals.model import ENDED, EventKind
from storage.proposals.questions import Remark
from storage.staff import staff
from storage.staff.roles import Grant, Operation, allowed, may


async def reminder(site: Site, store: Store, remark: Remark) -> list[Outgoing]:
    """A question that nobody has answered for a week, once more."""
    proposal = await lookup.get(store, remark.proposal_id)
    author = await people.get(store, remark.to_id) if remark.to_id else None
    if proposal is None or author is None or untold.unreachable(author) is not None:
        return []
    if proposal.state in ENDED:
        return []
    day = locales.date(author.locale, remark.at.astimezone(site.zone(proposal.city)).date())
    lead = Text("answer-remind", {"day": day})
    told = question(site, proposal, remark, author, lead)
    approved = outside.of_question(site, proposal, remark, None)
    return [dataclasses.replace(told, priority=Priority.REMINDER, outside=approved)]


# So many steps of the calendar in one morning are one message, to whoever entered them for others.
BUNDLED = 4


async def _admins(store: Store, city: Area) -> list[Grant]:
    """Who may set the dates of a city: its own admins, else those of a larger area."""
    for area in (city.code, ""):
        held = [each.grant for each in await staff.everybody(store, area)]
        if mine := [g for g in held if allowed([g], Operation.SET_CYCLE, city.code) is not None]:
            return mine
    return []


# What the calendar tells of several proposals at once, and how many choices a list may have.
BUNDLES = (EventKind.OVERDUE, EventKind.CARRIED_OVER, EventKind.STANDS)


ROWS = 10


async def bundle(site: Site, store: Store) -> list[Outgoing]:
    """What the calendar has just done with proposals that one person entered for others, in one
    message; the steps themselves then tell nothing."""
    of: dict[tuple[int, EventKind, bool], list[Event]] = {}
    for event in store.recorded:
        if not isinstance(event, Event):
            continue
        if event.speaker is None and event.author is not None and event.proposal.person_id is None:
            kept = event.step.next == "next_year"
            of.setdefault((event.author, event.kind, kept), []).append(event)
    out = []
    told = store.memo(silence.TOGETHER)
    for (author_id, kind, kept), events in of.items():
        if len(events) < BUNDLED or kind not in BUNDLES:
            continue
        those = tuple((each.proposal.id, each.step.version) for each in events)
        told.update(dict.fromkeys(those, True))
        author = await people.get(store, author_id)
        if author is None or untold.unreachable(author) is not None:
            continue  # each step notes that nobody could be told
        known = await cycles.load(store)
        # The date that is said is the last of them, and none where one of them has none.
        last = max(events, key=lambda e: (e.step.by is None, e.step.by or e.step.at.date()))
        hear = max((e.proposal.hear for e in events if e.proposal.hear), default=None)
        args = {
            "n": len(events),
            "year": str(events[0].step.facts.get("to", events[0].proposal.year)),
            "day": locales.date(author.locale, hear) if hear else "",
            "when": steps.by_when(
                known, last.proposal, last.step.next, author.locale, last.step.by
            ),
        }
        lines = [
            Text(
                "bundle-line",
                {
                    "number": str(each.proposal.number),
                    "wish": Literal(shorten(each.proposal.content.wish, 60)),
                },
            )
            for each in events
        ]
        words = (
            Text(f"bundle-{kind}.kept" if kept else f"bundle-{kind}", args),
            Lines(tuple(lines)),
        )
        out.append(
            Outgoing(
                words,
                (MINE,),
                to=author.id,
                step=those[0],
                also=those[1:],
                priority=Priority.OUTCOME,
            )
        )
    return out


async def carried(site: Site, store: Store) -> bool:
    """Another portion of what is being carried over, with what it tells; whether there was one.
    Whoever asked for it hears when all is done."""
    done = await carried_over.go_on(store)
    if done is None:
        return False
    for outgoing in await bundle(site, store):
        store.send(outgoing)
    who = done.order.by.person_id
    person = await people.get(store, who) if who is not None and not done.left else None
    if person is not None and untold.unreachable(person) is None:
        args = {"n": done.total, "year": str(done.order.year)}
        told = (Text("carry-finished", args),)
        store.send(Outgoing(told, (TASKS,), to=person.id, priority=Priority.OUTCOME))
    return True


TASKS = Choice("do:tasks", Text("command-tasks.button"))


async def weekly(site: Site, store: Store, city: Area) -> list[Outgoing]:
    """To staff, once a week: how much is overdue where they decide."""
    out = []
    for held in await staff.everybody(store, city.code):
        grant = held.grant
        if grant.person_id is None or allowed([grant], Operation.SEE_TASKS, grant.area) is None:
            continue
        _, late = await tasks.count_tasks(store, grant, city)
        person = await people.get(store, grant.person_id) if late else None
        if person is None or untold.unreachable(person) is not None:
            continue
        out.append(
            Outgoing(
                (Text("weekly", {"late": late, "area": site.named(grant.area)}),),
                (Choice("do:tasks", Text("command-tasks.button")),),
                to=person.id,
                outside=Approved(
                    "tasks",
                    {
                        "area": site.named(grant.area),
                        "tasks": Text("outside-weekly", {"late": late}),
                    },
                ),
                replaces=f"weekly:{grant.id}",
                priority=Priority.REMINDER,
            )
        )
    return out


async def kept(site: Site, store: Store, city: Area) -> list[Outgoing]:
    """To those with the widest roles that can carry over what was kept, once a week while it
    waits: how much of it there is."""
    everybody = [each.grant for each in await staff.everybody(store, city.code)]
    able = [g for g in everybody if may(g, Operation.CARRY_OVER, g.area) and g.opd is None]
    widest = min((grant.level for grant in able), default=0)
    out = []
    for grant in able:
        person = await people.get(store, grant.person_id) if grant.person_id is not None else None
        if grant.level > widest or person is None or untold.unreachable(person) is not None:
            continue
        n, year = await carried_over.waiting(store, [grant], city)
        if n:
            args = {"n": n, "year": str(year), "area": site.named(city.code)}
            carry = Choice(f"do:carry:{city.code}:{year}", Text("command-carry.button"))
            told = Outgoing(
                (Text("carry-weekly", args),),
                (carry,),
                to=person.id,
                replaces=f"kept:{grant.id}",
                priority=Priority.REMINDER,
            )
            out.append(told)
    return out


async def undated(site: Site, store: Store, city: Area) -> list[Outgoing]:
    """To the city's admins, once a week: the tahapan that have no date although proposals wait."""
    found = await silence.undated(store.connection, city)
    if not found:
        return []
    lines = tuple(
        Text("undated-line", {"tahap": Literal(tahap.name), "year": str(tahap.year), "n": n})
        for tahap, n in found
    )
    choices = tuple(
        Choice(
            f"do:tahap:{tahap.city}:{tahap.year}:{tahap.key}",
            Literal(shorten(f"{tahap.name} {tahap.year}", 24)),
        )
        for tahap, _ in found[:ROWS]
    )
    out = []
    for grant in await _admins(store, city):
        person = await people.get(store, grant.person_id) if grant.person_id is not None else None
        if person is None or untold.unreachable(person) is not None:
            continue
        head = Text("undated-head", {"area": site.named(city.code)})
        out.append(
            Outgoing(
                (head, Lines(lines), Text("undated-how")),
                choices,
                to=person.id,
                replaces=f"undated:{grant.id}",
                priority=Priority.REMINDER,
            )
        )
    return out
