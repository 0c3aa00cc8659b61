"""FOTO: photos of residents that wait for a look, let for everybody with one tap, or hidden with a
reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from handlers.asking import refused
from handlers.asking.proposals import subjects
from handlers.asking.proposals.to_be_seen import offered
from handlers.asking.proposals.which import find
from handlers.conversation.answers import Answer, Draft, Problem, Reading, shorten, within
from handlers.conversation.form import Form, Kind, Question, Takes
from handlers.conversation.messages import (
    Choice,
    Enclosure,
    EnclosureKind,
    Incoming,
    Lines,
    Literal,
    Outgoing,
    Priority,
    Text,
    Words,
)
from handlers.reading.amounts.numbers_said import numbers_said
from handlers.site import Site
from handlers.staff.deciding.desk import TASKS, not_yours
from handlers.turn import Turn
from storage import rules
from storage.city.areas import Area
from storage.database import notes
from storage.database.store import Store
from storage.people import people
from storage.proposals import lookup, silence, untold
from storage.proposals.model import Proposal
from storage.proposals.shown import photos
from storage.proposals.shown.photos import Look, Photo, Unseen
from storage.staff import staff
from storage.staff.roles import Grant, Operation, allowed, covers
from storage.staff.staff import NotAllowed

# So many proposals are shown at once, so that all their photos can be let with one tap.
BATCH = 3

# What waits for so long is reminded of, and again after as long.
PATIENCE = timedelta(days=7)

ALL = "all"


# --- what waits -----------------------------------------------------------------------------


async def look(turn: Turn, said: str) -> list[Outgoing]:
    """FOTO: the first proposals whose photos wait, with these, or those of one proposal."""
    if said and (proposal := await find(turn, said)) is not None:
        try:
            await photos.may_let(turn.store, turn.person, proposal)
        except NotAllowed:
            return [await not_yours(turn, proposal)]
        return await _shown(turn, [proposal], 1)
    held = await staff.grants(turn.store, turn.person.id)
    try:
        some = await photos.waiting(turn.store, held, BATCH)
        total = await photos.count_waiting(turn.store, held)
    except NotAllowed:
        return [await refused.not_yours(turn)]
    if not some:
        return [Outgoing((Text("photos-none"),), TASKS)]
    return await _shown(turn, some, total)


async def _shown(turn: Turn, some: Sequence[Proposal], total: int) -> list[Outgoing]:
    """Proposals with their photos, and what can be done with these."""
    lines: list[Text | Literal] = [Text("photos-head", {"total": total})]
    pictures: list[Enclosure] = []
    choices: list[Choice] = []
    waits: list[Photo] = []
    for each in some:
        known = await photos.of(turn.store, each.id)
        area = turn.site.named(each.content.area)
        args: dict[str, object] = {
            "number": str(each.number),
            "wish": Literal(shorten(each.content.wish, 60)),
            "area": subjects.within(area, each.content),
            "n": len(known),
            "look": Text(f"photos-look.{_look(known)}"),
        }
        lines.append(Text("photos-line", args))
        pictures += [
            Enclosure(EnclosureKind.PHOTO, photo.hash, f"{each.number}-{n}.jpg")
            for n, photo in enumerate(known, 1)
        ]
        choices += offered(each, known, named=len(some) > 1)
        waits += [photo for photo in known if photo.look is Look.WAITS]
    if len(some) > 1 and waits:
        everything = Choice(f"do:let:{ALL}:{photos.seen(waits)}", Text("photos-let-all"))
        choices.insert(0, everything)
    about = f"proposal:{some[0].id}" if len(some) == 1 else None
    return [Outgoing((Lines(tuple(lines)),), tuple(choices), tuple(pictures), about=about)]


def _look(known: Sequence[Photo]) -> Look:
    """What is most in need of a look."""
    looks = {photo.look for photo in known}
    return next((look for look in (Look.WAITS, Look.LET, Look.HIDDEN) if look in looks), Look.STAFF)


async def let(turn: Turn, said: str) -> list[Outgoing]:
    """The tap under photos that were shown. Typed with a number, they are shown first."""
    named, _, seen = said.partition(":")
    if not seen:
        return await look(turn, said)
    if named == ALL:
        return await _let_all(turn, seen)
    proposal = await find(turn, named)
    if proposal is None:
        return await look(turn, "")
    try:
        await photos.may_let(turn.store, turn.person, proposal)
    except NotAllowed:
        return [await not_yours(turn, proposal)]
    known = await photos.of(turn.store, proposal.id)
    for wanted in (Look.WAITS, Look.HIDDEN):
        shown = [photo for photo in known if photo.look is wanted]
        if shown and photos.seen(shown) == seen:
            await _let(turn, proposal, shown)
            words = Text("photos-done", {"n": len(shown), "number": str(proposal.number)})
            return await _next(turn, words)
    if all(photo.look is Look.LET for photo in known) and known:
        return [Outgoing((Text("photos-already", {"number": str(proposal.number)}),), TASKS)]
    return [Outgoing((Text("photos-others"),)), *await _shown(turn, [proposal], 1)]


async def _let_all(turn: Turn, seen: str) -> list[Outgoing]:
    held = await staff.grants(turn.store, turn.person.id)
    try:
        some = await photos.waiting(turn.store, held, BATCH)
    except NotAllowed:
        return [await refused.not_yours(turn)]
    shown = {
        each.id: [p for p in await photos.of(turn.store, each.id) if p.look is Look.WAITS]
        for each in some
    }
    every = [photo for known in shown.values() for photo in known]
    if photos.seen(every) != seen:
        return [Outgoing((Text("photos-others"),)), *await look(turn, "")]
    for each in some:
        await _let(turn, each, shown[each.id])
    return await _next(turn, Text("photos-done.all", {"n": len(every)}))


async def _let(turn: Turn, proposal: Proposal, shown: Sequence[Photo]) -> None:
    await photos.let(turn.store, turn.person, proposal.id, [photo.file for photo in shown])


async def _next(turn: Turn, said: Words) -> list[Outgoing]:
    """What has been done, and what else waits."""
    held = await staff.grants(turn.store, turn.person.id)
    left = await photos.count_waiting(turn.store, held)
    if not left:
        return [Outgoing((said,), TASKS)]
    more = (Choice("do:photos", Text("photos-more")), *TASKS)
    return [Outgoing((said, Text("photos-left", {"total": left})), more)]


# --- hidden, with a reason ------------------------------------------------------------------


async def hide(turn: Turn, said: str) -> list[Outgoing]:
    """SEMBUNYIKAN FOTO 42."""
    proposal = await find(turn, said) if said else None
    if proposal is None:
        return await look(turn, "")
    try:
        await photos.may_let(turn.store, turn.person, proposal)
    except NotAllowed:
        return [await not_yours(turn, proposal)]
    known = await _to_hide(turn, proposal.id)
    if not known:
        return [Outgoing((Text("photos-nothing", {"number": str(proposal.number)}),), TASKS)]
    return await turn.open(
        "hide",
        key=str(proposal.id),
        answers={"which": [photo.file for photo in known]} if len(known) == 1 else None,
        subject=subjects.proposal(turn.site, proposal, whose=True),
    )


async def _to_hide(turn: Turn, id: int) -> list[Photo]:
    known = await photos.of(turn.store, id)
    return [photo for photo in known if photo.look in (Look.WAITS, Look.LET)]


async def _which_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return (Choice(ALL, Text("hide-which.all"), word=True),)


async def _read_which(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    """Photos by their place among those that were shown: "2", "1 dan 3", "semua"."""
    known = await photos.of(turn.store, int(draft.key))
    can = [photo for photo in known if photo.look in (Look.WAITS, Look.LET)]
    named = numbers_said(turn.clean(said.text), [])
    if said.choice == ALL or (named.everything and not named.rest):
        return Answer([photo.file for photo in can])
    places = [number.running for number in named.numbers]
    ids = [known[n - 1].file for n in places if n <= len(known) and known[n - 1] in can]
    if named.bad or named.rest or not ids or len(ids) < len(places):
        return Problem((Text("hide-which.bad", {"n": len(known)}),))
    return Answer(ids)


async def _read_why(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return within(turn, said, least=rules.WHY.least, most=rules.WHY.most, words="hide-why")


async def _finish_hide(turn: Turn, draft: Draft) -> list[Outgoing]:
    try:
        hidden = await photos.hide(
            turn.store, turn.person, int(draft.key), draft["why"], draft["which"]
        )
    except (LookupError, NotAllowed):
        return [Outgoing((Text("desk-not-yours"),), TASKS)]
    except Unseen:
        proposal = await lookup.get(turn.store, int(draft.key))
        number = str(proposal.number) if proposal else ""
        return [Outgoing((Text("photos-nothing", {"number": number}),), TASKS)]
    return await _next(turn, Text("hide-done", {"n": len(hidden)}))


HIDE = Form(
    "hide",
    questions=(
        Question(
            "which",
            _read_which,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_which_choices,
            own_text=True,
            show=lambda value: Text("from-author-photo-count", {"n": len(value)}),
        ),
        Question("why", _read_why, kind=Kind.MESSAGE),
    ),
    finish=_finish_hide,
    title=lambda answers: Text("hide-title"),
)


# --- what has waited for long ---------------------------------------------------------------


async def remind(site: Site, store: Store, city: Area) -> list[Outgoing]:
    """To whoever lets photos nearest to where they have waited for a week; again after a week."""
    found = await photos.waiting_since(store, store.now - PATIENCE, city.code)
    if not found:
        return []
    everybody = [held.grant for held in await staff.everybody(store)]
    can = [
        grant
        for grant in everybody
        if grant.person_id is not None
        and grant.opd is None
        and allowed([grant], Operation.LET_PHOTO, grant.area) is not None
    ]
    counted: dict[int, tuple[Grant, int]] = {}
    for area, n in found.items():
        around = [grant for grant in can if covers(grant.area, area)]
        nearest = max((grant.level for grant in around), default=0)
        for grant in around:
            if grant.level == nearest and grant.person_id is not None:
                before = counted.get(grant.person_id, (grant, 0))[1]
                counted[grant.person_id] = (grant, before + n)
    out = []
    today = silence.day(store.now, city)
    for person_id, (grant, n) in counted.items():
        name = f"photos:{grant.id}"
        last = await notes.get(store, name)
        if last is not None and last > (today - PATIENCE).isoformat():
            continue
        person = await people.get(store, person_id)
        if person is None or untold.unreachable(person) is not None:
            continue
        await notes.save(store, name, today.isoformat())
        words = Text("photos-waited", {"n": n, "days": PATIENCE.days})
        button = Choice("do:photos", Text("photos-more"))
        out.append(
            Outgoing((words,), (button,), to=person_id, replaces=name, priority=Priority.REMINDER)
        )
    return out
