"""Staff among themselves: UNDANG, joining by a code, who holds which role and until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import locales
from handlers.asking import areas, duties, offices, refused
from handlers.asking.heard import Heard
from handlers.asking.near import near
from handlers.asking.person import consent, links
from handlers.asking.proposals import subjects
from handlers.conversation.answering.sure import sure
from handlers.conversation.answers import Draft, Reading, one_of, shorten
from handlers.conversation.form import Form, Kind, Question, Takes
from handlers.conversation.messages import (
    INVITATION,
    Choice,
    Incoming,
    Lines,
    Literal,
    Outgoing,
    Subject,
    Text,
    Words,
)
from handlers.staff.people import codes, notices
from handlers.turn import Turn
from storage.database import ids
from storage.proposals import lookup
from storage.proposals.desk import tasks, waiting
from storage.staff import offices as known_offices
from storage.staff import responsible, staff, succession
from storage.staff.offices import Offices
from storage.staff.roles import Grant, Operation, Role, allowed
from storage.staff.staff import Beside, NotAllowed
from storage.staff.succession import Begun

# In one message; with the ways to other pages these are the ten rows that a list may have.
SHOWN = 8

# Of what waits for somebody whose role ends, so many are named.
NAMED = 3


# --- inviting -------------------------------------------------------------------------------


async def invite(turn: Turn, said: str) -> list[Outgoing]:
    """Opens the form of an invitation, for admins."""
    held = await staff.grants(turn.store, turn.person.id)
    if not any(allowed([grant], Operation.INVITE, grant.area) for grant in held):
        return [await refused.not_yours(turn)]
    return await turn.open("invite")


async def _role_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return tuple(Choice(role, Text(f"role-{role}"), Text(f"role-{role}.about")) for role in Role)


_read_role = one_of(Role)


async def _area_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return tuple(map(areas.choice, await areas.offered(turn, Operation.INVITE)))


async def _read_area(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return await areas.read(turn, said, Operation.INVITE, "invite-area")


async def _opd_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return offices.choices(await _opds(turn, draft))


async def _read_opd(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return offices.read(turn, said, draft, await _opds(turn, draft))


async def _opds(turn: Turn, draft: Draft) -> Offices:
    """The offices of the chosen area."""
    if not draft["area"]:
        return Offices(())
    return await known_offices.offered(turn.store, draft["area"]["code"])


async def _finish(turn: Turn, draft: Draft) -> list[Outgoing]:
    area, role = draft["area"]["code"], Role(draft["role"])
    near = draft["near"] or {}
    try:
        code = await staff.invite(turn.store, turn.person, role, area, draft["opd"], Beside(**near))
    except known_offices.Unknown as error:
        return [Outgoing((Text("opd-gone", {"opd": Literal(error.name)}),))]
    except NotAllowed:
        return [Outgoing((Text("desk-not-yours"),))]
    links = tuple(Literal(link) for link in turn.site.doors(f"{codes.INVITED}{code}"))
    words: list[Words] = [
        Text(
            "invite-done",
            {
                "role": Text(f"role-{role}"),
                "area": Literal(draft["area"]["name"]),
                "days": staff.INVITED.days,
                "code": code,
            },
        )
    ]
    if draft["opd"]:
        words.insert(0, Text("invite-opd-only", {"opd": Literal(draft["opd"])}))
    if near:
        where = subjects.near(near["rt"], near["rw"])
        words.insert(0, Text("invite-near-of", {"where": where}))
    if links:
        words.append(Lines(links))
    return [Outgoing(tuple(words), about=f"{INVITATION}{area}")]


INVITE = Form(
    "invite",
    questions=(
        Question(
            "role",
            _read_role,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_role_choices,
            show=lambda value: Text(f"role-{value}"),
            branches=True,
        ),
        Question(
            "area",
            _read_area,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_area_choices,
            own_text=True,
            kind=Kind.NAME,
            show=lambda value: Literal(value["name"]),
        ),
        Question(
            "opd",
            _read_opd,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_opd_choices,
            own_text=True,
            kind=Kind.NAME,
            picky=False,
            applies=lambda answers: answers.get("role") == Role.VERIFIKATOR,
            optional=True,
        ),
        Question(
            "near",
            near("invite-near"),
            kind=Kind.AMOUNT,
            applies=lambda answers: (
                answers.get("role") == Role.PENDAMPING
                and (answers.get("area") or {}).get("code", "").count(".") == 3
            ),
            optional=True,
            show=lambda value: subjects.near(value["rt"], value["rw"]),
        ),
    ),
    finish=_finish,
    title=lambda answers: Text("invite-title"),
    guarded=False,
)


# --- joining --------------------------------------------------------------------------------


async def linked(turn: Turn) -> Heard | None:
    """The link of an invitation."""
    link = links.of(turn)
    if link is None or not link.invitation:
        return None
    return Heard(await join(turn, link.invitation), again=True)


async def types_code(turn: Turn) -> Heard | None:
    """The code of an invitation that can be taken up, and nothing else."""
    if not (turn.talk.open is None or consent.in_welcome(turn)):
        return None
    code = turn.message.text.strip()
    if not await staff.invites(turn.store, code):
        return None
    waits = await links.before(turn, links.Link(codes.INVITED + code))
    return waits or Heard(await join(turn, code), again=True)


async def join(turn: Turn, said: str) -> list[Outgoing]:
    """Takes up an invitation by its code; without one, an admin sees who holds which role."""
    if not said or (said.isdecimal() and len(said) < 4):
        return await roster(turn, said)
    code = codes.named(said)
    before = await staff.instead_of(turn.store, code) if code.isalnum() else None
    taken = await _begun(turn, before)
    grant = await staff.join(turn.store, turn.person, code) if code.isalnum() else None
    if grant is None:
        return [await codes.worthless(turn)]
    args: dict[str, object] = {
        "role": Text(f"role-{grant.role}"),
        "area": turn.site.named(grant.area),
    }
    words: list[Words] = [Text("join-done", args)]
    if grant.until is not None:
        words = [Text("deputy-joined", {**args, "day": until(turn, grant)})]
    if grant.opd:
        words.insert(0, Text("invite-opd-only", {"opd": Literal(grant.opd)}))
    # The first words that work, before one of them is refused; all of them would be three messages.
    known = duties.of(turn, [grant])
    first = duties.to_begin(known)
    if first:
        words += [Text("join-words"), duties.lines(first)]
    if len(known) > len(first):
        words.append(Text("join-more"))
    out: list[Outgoing] = []
    if before is not None and before.person_id != turn.person.id:
        words.insert(1, Text("replace-joined", {"who": who(turn, before)}))
        if taken.total:
            words.insert(2, Text("replace-yours", counts(taken)))
        out = await notices.role_ended(turn.site, turn.store, before)
    return [Outgoing(tuple(words), duties.choices(turn, [grant])), *out]


async def _begun(turn: Turn, grant: Grant | None) -> Begun:
    """What a role's holder has begun and is still open."""
    if grant is None or grant.person_id is None:
        return Begun()
    return await succession.begun(turn.store, grant.person_id, grant.area)


def counts(found: Begun) -> dict[str, object]:
    """How much of it there is, as texts say it."""
    return {name: getattr(found, name) for name in Begun.__slots__}


# --- who holds which role -------------------------------------------------------------------


async def roster(turn: Turn, said: str) -> list[Outgoing]:
    """PETUGAS without a code: who holds which role where this admin appoints; in pages."""
    page = ids.page(said) or 1
    try:
        found = await staff.roster(turn.store, turn.person, SHOWN + 1, (page - 1) * SHOWN)
    except NotAllowed:
        return [Outgoing((Text("join-how"),))]
    if not found and page > 1:
        return await roster(turn, "")
    lines = tuple(
        Text("deputy-line", {"who": who(turn, held.grant), "day": until(turn, held.grant)})
        if held.grant.until is not None
        else Text(
            "roster-line",
            {
                "who": who(turn, held.grant),
                "day": locales.date(
                    turn.locale, held.since.astimezone(turn.site.zone(held.grant.area)).date()
                ),
            },
        )
        for held in found[:SHOWN]
    )
    choices = [
        Choice(
            f"do:end:{held.grant.id}",
            _ending(found, nth),
            Literal(shorten(turn.say(refused.role(turn, held.grant)), 72)),
        )
        for nth, held in enumerate(found[:SHOWN])
    ]
    choices += turning("join", page, more=len(found) > SHOWN)
    head = Text("roster-head" if page == 1 else "roster-head.page", {"page": page})
    return [Outgoing((head, Lines(lines), Text("roster-how")), tuple(choices))]


def _ending(found: Sequence[staff.Held], nth: int) -> Text:
    """Whose role a button ends: by name, or by place in the list where no name tells it."""
    names = [shorten(held.grant.name or "", 16) for held in found[:SHOWN]]
    if names[nth] and names.count(names[nth]) == 1:
        return Text("roster-end", {"name": Literal(names[nth])})
    return Text("roster-end.nth", {"n": nth + 1})


def until(turn: Turn, grant: Grant) -> str:
    """The last day of a deputy."""
    ends = grant.until or turn.now
    zone = turn.site.zone(grant.area)
    return locales.date(turn.locale, (ends - timedelta(seconds=1)).astimezone(zone).date())


def who(turn: Turn, grant: Grant) -> Text:
    name = Literal(grant.name) if grant.name else Text("roster-nameless")
    return Text("roster-who", {"name": name, "role": refused.role(turn, grant)})


async def end(turn: Turn, said: str) -> list[Outgoing]:
    """Asks once, then ends somebody's role."""
    held = await staff.grants(turn.store, turn.person.id)
    if not any(allowed([grant], Operation.INVITE, grant.area) for grant in held):
        return [await refused.not_yours(turn)]
    if not said:
        return await roster(turn, "")
    id = ids.number(said)
    grant = await staff.get(turn.store, id) if id else None
    if grant is None:
        return [Outgoing((Text("end-already"),)), *await roster(turn, "")]
    if allowed(held, Operation.INVITE, grant.area) is None:
        return [Outgoing((Text("desk-not-yours"),))]
    if await staff.is_own_last(turn.store, turn.person, grant):
        return [Outgoing((Text("end-own-last"),))]
    subject = Subject(f"role:{grant.id}", who(turn, grant))
    return await turn.open("end", key=str(grant.id), subject=subject)


async def _end_wording(turn: Turn, draft: Draft) -> Words | None:
    """Where nobody else would look after an area, that is said before the yes."""
    grant = await staff.get(turn.store, int(draft.key))
    if grant is None or not await responsible.is_last(turn.store, grant):
        return None
    left = await _left(turn, grant)
    some = await _waiting(turn, grant)
    return Lines((Text("end-sure.last", left), *some, Text("end-sure")))


async def _waiting(turn: Turn, grant: Grant) -> list[Text | Literal]:
    """The first of what waits for a role, by number and title."""
    held = [(grant, city) for city in turn.site.areas.cities_in(grant.area)]
    found = await waiting.waiting(turn.store, held, waiting.Wanted(), NAMED)
    return [
        Text(
            "end-waits",
            {"number": str(each.number), "wish": Literal(shorten(each.content.wish, 50))},
        )
        for each in await lookup.plain(turn.store, found.ids)
    ]


async def _left(turn: Turn, grant: Grant) -> dict[str, object]:
    """What nobody does any more when a role ends, for `.last`."""
    waiting = [
        (await tasks.count_tasks(turn.store, grant, city))[0]
        for city in turn.site.areas.cities_in(grant.area)
    ]
    return {"role": refused.role(turn, grant), "n": sum(waiting)}


async def _finish_end(turn: Turn, draft: Draft) -> list[Outgoing]:
    if not draft["sure"]:
        return [Outgoing((Text("end-kept"),))]
    before = await staff.get(turn.store, int(draft.key))
    last = before is not None and await responsible.is_last(turn.store, before)
    left = await _left(turn, before) if before is not None and last else None
    try:
        grant = await staff.end(turn.store, turn.person, int(draft.key))
    except NotAllowed:
        return [Outgoing((Text("desk-not-yours"),))]
    except staff.OwnLast:
        return [Outgoing((Text("end-own-last"),))]
    if grant is None:
        return [Outgoing((Text("end-already"),))]
    words: list[Words] = [Text("end-done", {"role": refused.role(turn, grant)})]
    if left is not None:
        words.append(Text("end-done.last", left))
    ways = [Choice("do:join", Text("command-join.button"))]
    ways += [Choice("do:invite", Text("command-invite.button"))] if left is not None else []
    out = [Outgoing(tuple(words), tuple(ways))]
    if grant.person_id != turn.person.id:
        out += await notices.role_ended(turn.site, turn.store, grant)
    return out


END = Form(
    "end",
    questions=(sure("end", wording=_end_wording),),
    finish=_finish_end,
    title=lambda answers: Text("end-title"),
    guarded=False,
)


# --- pages ---------------------------------------------------------------------------------


def turning(command: str, page: int, *, more: bool) -> list[Choice]:
    """The ways to the pages before and after one."""
    ways = [Choice(f"do:{command}:{page - 1}", Text("list-before"))] if page > 1 else []
    return [*ways, Choice(f"do:{command}:{page + 1}", Text("list-after"))] if more else ways
