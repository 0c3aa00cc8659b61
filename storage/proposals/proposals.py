"""Proposals (usulan): the operations on them, each with its rules, its history row and event."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import bindparam, delete, select

from storage import rules
from storage.city import areas, cycles, monthly
from storage.city.areas import Area
from storage.city.cycles import Tahap
from storage.database.direct.known import Known
from storage.database.ids import new_id
from storage.database.store import Memo, Store
from storage.database.tables import claims, proposal_files, proposals
from storage.events import Event
from storage.people.model import AUTHOR, NONE, Person
from storage.proposals import worded
from storage.proposals.lookup import lock
from storage.proposals.model import (
    EVIDENCE,
    FIELDS,
    OWN,
    STANDING,
    Changed,
    Content,
    Dealt,
    EventKind,
    NotReturned,
    NotYours,
    Number,
    Proposal,
    State,
    Step,
)
from storage.proposals.numbers import number_last
from storage.proposals.shown import care, photos
from storage.proposals.steps import (
    Change,
    advance,
    as_author,
    conflict,
    local_day,
    write_files,
    write_history,
)
from storage.proposals.together.support import gathered
from storage.staff.staff import Actor

# What a person sends in this unit of work, which is written at its end.
_SENT: Memo[int, list[tuple[str, datetime]]] = Memo()


async def _repeated(store: Store, person: Person, city: Area, wish: str) -> care.Held | None:
    """Why one more of a person is to be looked at first, where they repeat themselves or send more
    in a day than others do. What staff enter for others is not counted: their role is asked for,
    and each row has its consent."""
    begins = datetime.combine(local_day(store, city), time.min, city.zone).astimezone(UTC)
    since = min(begins, store.now - care.LATELY)
    rows = await store.fetch(_OWN_SINCE, {"person": person.id, "since": since})
    ours = store.memo(_SENT).setdefault(person.id, [])
    found = care.repeated([*((r.wish, r.created_at) for r in rows), *ours], begins, wish)
    ours.append((wish, store.now))
    return found


_OWN_SINCE = Known(
    select(proposals.c.wish, proposals.c.created_at)
    .where(
        proposals.c.person_id == bindparam("person"),
        proposals.c.created_at >= bindparam("since"),
        proposals.c.entered_by.is_(None),
    )
    .order_by(proposals.c.id.desc())
    .limit(100)
)


async def submit(
    store: Store,
    person: Person | None,
    city: Area,
    content: Content,
    locale: str,
    *,
    by: Actor | None = None,
    channel: str | None = None,
    data: dict[str, Any] | None = None,
    phone: str | None = None,
    cost: int | None = None,
) -> Proposal:
    """A new proposal. Its number is taken when the turn commits.

    With `by` it was entered by staff for somebody else, and whoever entered it hears what becomes
    of it until the author takes it over (storage.proposals.for_others.entered); `person` is then
    only who speaks, if anybody. `data` goes into the history; `phone` is told to the notices and
    kept nowhere; `cost` is what staff estimate, whole rupiah.

    Raises rules.Unruly for words that are too short or too long.
    """
    ruled(content)
    held: str | None = None
    if by is None and person is not None:
        held = await _repeated(store, person, city, content.wish) or content.doubt
        if held is not None:
            await monthly.add(store, city, f"care:held:{held}")
    if content.files:
        await photos.await_look(store, content.files)
    day = local_day(store, city)
    known = await cycles.load(store)
    year = known.year_on(city.code, day)
    tahap = known.collecting(city.code, year)
    number = Number(city.letters or "USL", year)
    proposal = Proposal(
        new_id(), number, city.code, year, None if by else person.id if person else None, content,
        channel or (person.channel if person else "import"), locale, State.DIAJUKAN, 1, store.now,
        store.now, tahap=tahap.key, desk=tahap.level, due=cycles.due(tahap, day),
        hear=cycles.hear(tahap, day), entered_by=by.person_id if by else None, cost=cost,
        held=held,
    )  # fmt: skip
    actor = by or Actor("", AUTHOR, content.area, person.id if person else None)

    def write() -> None:
        store.insert(
            proposals,
            id=proposal.id,
            city=city.code,
            letters=number.letters,
            number_year=year,
            number=number.running,
            year=year,
            person_id=proposal.person_id,
            channel=proposal.channel,
            locale=locale,
            state=proposal.state,
            version=1,
            created_at=store.now,
            changed_at=store.now,
            family=content.family,
            traits=content.traits,
            **{name: getattr(proposal, name) for name in STANDING},
            **_fields(content),
        )
        write_files(store, proposal.id, content.files)
        worded.keep(store, proposal.id, content)
        write_history(store, proposal, step, actor.person_id)

    step = Step(
        1, EventKind.SUBMITTED, None, proposal.state, store.now, actor.role, actor=actor.name,
        area=actor.area, tahap=tahap.key, next=tahap.key, by=proposal.due, data=data,
    )  # fmt: skip
    proposal.history.append(step)
    number_last(store, city.code, number, write)
    store.record(Event(EventKind.SUBMITTED, proposal, proposal.author, step, person, phone))
    return proposal


async def change(
    store: Store, person: Person, id: int, version: int, content: Content, said: str = ""
) -> Proposal:
    """The author changes their own proposal; what it was stays in the history.

    `said` is what they tell staff who returned it: with that it goes back to them, also where it
    stays as it was. Raises NotYours, Dealt, NotReturned where there is nobody to tell, rules.Unruly
    for what is new and too short or too long, or Changed when it is no longer at `version`.
    """
    before = await _own(store, person, id)
    if conflict(before, version):
        raise Changed(before)
    if said and before.state is not State.DIKEMBALIKAN:
        raise NotReturned
    said = rules.text("said", said, rules.EXPLAINED) if said else ""
    ruled(content, before.content)
    if before.person_id is None:
        content.show_name = NONE  # the name is somebody's who has not been asked
    was = changed(before.content, content)
    if "files" in was:
        await store.execute(
            delete(proposal_files).where(
                proposal_files.c.proposal_id == before.id, proposal_files.c.place < EVIDENCE
            )
        )
        write_files(store, before.id, content.files)
        await photos.await_look(store, content.files)
    if was or said:
        values: dict[str, Any] = {}
        by = before.due
        if before.state == State.DIKEMBALIKAN:
            # Mended: it is the staff's turn again.
            tahap, day = await _tahap(store, before), await _day(store, before)
            by = cycles.due(tahap, day)
            values = {"desk": tahap.level, "due": by, "hear": cycles.hear(tahap, day)}
        advance(
            store,
            before,
            as_author(before, person),
            Change(
                EventKind.CHANGED,
                state=State.DIAJUKAN,
                speaker=person,
                why=said or None,
                was=was,
                next=before.tahap,
                by=by,
                data=None if was else {"as_it_was": True},
                values=values,
            ),
        )
        store.update(
            proposals, before.id, **_fields(content), family=content.family, traits=content.traits
        )
        await worded.drop(store, before.id, before.content)
        worded.keep(store, before.id, content)
        if content.doubt is not None and before.held is None and before.entered_by is None:
            before.held = content.doubt
            store.update(proposals, before.id, held=content.doubt)
            city = await areas.city(store, before.city)
            await monthly.add(store, city, f"care:held:{content.doubt}")
        before.content = content
    return before


def changed(before: Content, content: Content) -> dict[str, Any]:
    """What is different, by column, as it was before."""
    old, new = _fields(before), _fields(content)
    was = {name: old[name] for name in FIELDS if old[name] != new[name]}
    return was if before.files == content.files else {**was, "files": list(before.files)}


def ruled(content: Content, before: Content | None = None) -> None:
    """Raises rules.Unruly for words of a proposal that are too short or too long, and makes the
    numbers in them unreadable by which a person is known. What it had `before` is kept as it is,
    whatever the rules were then."""
    for name in ("wish", "problem", "place"):
        if value := getattr(content, name):
            setattr(content, name, rules.impersonal(value))
    for name, span, needed in (
        ("wish", rules.WISH, True),
        ("problem", rules.STATED, False),  # "": a list leaves it for later
        ("place", rules.PLACE, False),
        ("volume_text", rules.VOLUME, False),
    ):
        value = getattr(content, name)
        if before is not None and value == getattr(before, name):
            continue
        if value or needed:
            rules.text(name, value, span)
    if content.name and (before is None or content.name != before.name):
        rules.name(content.name)


async def withdraw(store: Store, person: Person, id: int, why: str = "") -> Proposal:
    """The author takes their own proposal back, perhaps with why. Raises NotYours or Dealt."""
    why = rules.text("why", why, rules.WITHDRAWN) if why else ""
    proposal = await _own(store, person, id)
    if await gathered(store, id):
        raise Dealt(proposal)  # others have been merged into it, and it is theirs as well
    if proposal.person_id is None:
        # The number by which it could have been taken over is of no use any more.
        await store.execute(delete(claims).where(claims.c.proposal_id == id))
    advance(
        store,
        proposal,
        as_author(proposal, person),
        Change(
            EventKind.WITHDRAWN,
            state=State.DIBATALKAN,
            speaker=person,
            why=why or None,
            next="nothing",
            values={"desk": None, "due": None, "hear": None},
        ),
    )
    return proposal


async def _tahap(store: Store, proposal: Proposal) -> Tahap:
    known = await cycles.load(store)
    found = known.tahap(proposal.city, proposal.year, proposal.tahap)
    return found or known.collecting(proposal.city, proposal.year)


async def _day(store: Store, proposal: Proposal) -> date:
    return local_day(store, await areas.city(store, proposal.city))


async def _own(store: Store, person: Person, id: int) -> Proposal:
    proposal = await lock(store, id)
    if proposal is None or proposal.author != person.id:
        raise NotYours
    if proposal.state not in OWN:
        raise Dealt(proposal)
    return proposal


def _fields(content: Content) -> dict[str, Any]:
    return {name: getattr(content, name) for name in FIELDS}
