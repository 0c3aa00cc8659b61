"""Staff among themselves: UNDANG, joining by a code, and whom nobody can reach."""

from __future__ import annotations

import locales
from handlers.conversation.answers import Answer, Draft, Problem, Reading, shorten, within
from handlers.conversation.form import Form, Question, Takes
from handlers.conversation.messages import Choice, Incoming, Lines, Literal, Outgoing, Text, Words
from handlers.reading.areas import Found
from handlers.turn import Turn
from storage import silence, staff
from storage.roles import Operation, Role, allowed
from storage.staff import NotAllowed

# What a start parameter of an invitation begins with.
INVITED = "staf_"

SHOWN = 10


# --- inviting -------------------------------------------------------------------------------


async def invite(turn: Turn, said: str) -> list[Outgoing]:
    """Opens the form of an invitation, for admins."""
    held = await staff.grants(turn.store, turn.person.id)
    if not any(allowed([grant], Operation.INVITE, grant.area) for grant in held):
        return [Outgoing((Text("desk-not-staff"),))]
    return await turn.open("invite")


async def _role_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return tuple(Choice(role, Text(f"role-{role}"), Text(f"role-{role}.about")) for role in Role)


async def _read_role(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return Answer(said.choice) if said.choice in list(Role) else Problem((Text("form-pick"),))


async def _area_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    held = await staff.grants(turn.store, turn.person.id)
    codes = [g.area for g in held if allowed([g], Operation.INVITE, g.area)]
    offered = []
    for code in dict.fromkeys(codes):
        area = turn.place.areas.get(code) or turn.place.city()
        offered += [area, *turn.place.areas.below(area.code)]
    return tuple(
        Choice(a.code, Literal(a.name), Text(f"level-{a.level}", {"name": Literal(a.name)}))
        for a in offered
    )


async def _read_area(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    code = said.choice
    if code is None:
        reading = turn.place.names.read(said.text)
        code = reading.area.code if isinstance(reading, Found) else None
    area = turn.place.areas.get(code)
    held = await staff.grants(turn.store, turn.person.id)
    if area is None or allowed(held, Operation.INVITE, area.code) is None:
        typed = Literal(shorten(turn.clean(said.text or said.label), 60))
        return Problem((Text("invite-area.bad", {"typed": typed}),))
    return Answer({"code": area.code, "name": area.name})


async def _read_opd(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return within(turn, said, least=2, most=100, words="annotate-opd")


async def _finish(turn: Turn, draft: Draft) -> list[Outgoing]:
    area = draft["area"]["code"]
    try:
        by = await staff.require(turn.store, turn.person, Operation.INVITE, area)
    except NotAllowed:
        return [Outgoing((Text("desk-not-yours"),))]
    role = Role(draft["role"])
    code = staff.invite(turn.store, by, role, area, draft["opd"])
    links = tuple(Literal(link) for link in turn.place.doors(f"{INVITED}{code}"))
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
    if links:
        words.append(Lines(links))
    return [Outgoing(tuple(words))]


INVITE = Form(
    "invite",
    questions=(
        Question(
            "role",
            _read_role,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_role_choices,
            show=lambda value: Text(f"role-{value}"),
        ),
        Question(
            "area",
            _read_area,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=_area_choices,
            own_text=True,
            show=lambda value: Literal(value["name"]),
        ),
        Question(
            "opd",
            _read_opd,
            applies=lambda answers: answers.get("role") == Role.VERIFIKATOR,
            optional=True,
        ),
    ),
    finish=_finish,
    title=lambda answers: Text("invite-title"),
    guarded=False,
)


# --- joining --------------------------------------------------------------------------------


def invited(parameter: str) -> str | None:
    """The code in a start parameter such as staf_ABCD2345."""
    code = parameter.removeprefix(INVITED)
    return code if code != parameter and code.isalnum() and len(code) <= 16 else None


async def join(turn: Turn, said: str) -> list[Outgoing]:
    """Takes up an invitation by its code."""
    code = "".join(said.split()).removeprefix(INVITED.upper()).removeprefix(INVITED)
    grant = await staff.join(turn.store, turn.person, code) if code.isalnum() else None
    if grant is None:
        return [Outgoing((Text("join-bad"),))]
    area = turn.place.areas.get(grant.area) or turn.place.city()
    where = Text(f"level-{area.level}", {"name": Literal(area.name)})
    words = Text("join-done", {"role": Text(f"role-{grant.role}"), "area": where})
    return [Outgoing((words,), (Choice("do:tasks", Text("command-tasks.button")),))]


# --- whom nobody can reach ------------------------------------------------------------------


async def unreached(turn: Turn, said: str) -> list[Outgoing]:
    """TAK TERJANGKAU: authors who could not be told, and why."""
    held = await staff.grants(turn.store, turn.person.id)
    areas = [g.area for g in held if allowed([g], Operation.SEE_UNREACHED, g.area)]
    if not areas:
        return [Outgoing((Text("desk-not-staff"),))]
    found = {}
    for area in areas:
        for each in await silence.unreached(turn.store, area, SHOWN):
            found[each.proposal.id] = each
    if not found:
        return [Outgoing((Text("unreached-none"),))]
    lines = tuple(
        Text(
            "unreached-line",
            {
                "number": str(each.proposal.number),
                "wish": Literal(shorten(each.proposal.content.wish, 50)),
                "why": Text(f"unreached-why.{each.why}"),
                "day": locales.date(
                    turn.locale, each.at.astimezone(turn.place.zone(each.proposal.city)).date()
                ),
            },
        )
        for each in found.values()
    )
    choices = tuple(
        Choice(f"do:task:{e.proposal.number}", Literal(str(e.proposal.number)))
        for e in found.values()
    )
    return [Outgoing((Text("unreached-head"), Lines(lines)), choices)]
