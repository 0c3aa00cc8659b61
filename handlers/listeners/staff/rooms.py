"""What is done with what staff mean: a room for every act of theirs, and what rooms are made of.

Like everybody's (handlers.listeners.understood) they decide nothing: each opens the form that
asks, or shows what is there, with what was said filled in.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence

from handlers.asking import duties
from handlers.asking.heard import Heard
from handlers.asking.proposals import subjects, which
from handlers.commands import Asked, run
from handlers.conversation.messages import Choice, Literal, Outgoing, Text
from handlers.listeners import filled
from handlers.listeners.staff import instead, meeting_said, noted, single
from handlers.proposals import of_theirs as of_own
from handlers.reading import spelling
from handlers.reading.meaning.acts import Act
from handlers.reading.places.areas import Found
from handlers.reading.staff import merged, orders, stands
from handlers.routes import COMMANDS
from handlers.staff import by_name, picking
from handlers.staff.deciding import merging
from handlers.staff.many.asking import asks
from handlers.turn import Turn
from storage.proposals import decisions
from storage.proposals.rulings import Decision
from storage.staff import staff

# Does what an act is for, with what the person said; `turn.about` may name the proposal.
Doer = Callable[[Turn, str], Awaitable[Heard]]

# The command by whose right another one is done: who works here is for those who invite.
_RIGHT = {"join": "invite"}
TASKS = Choice("do:tasks", Text("command-tasks.button"))
# What residents have of the same, for those whose role has none.
_ELSE = {"tasks": "public", "search": "public"}


# --- what the rooms are made of -----------------------------------------------------------------


def command(name: str) -> Doer:
    """A command; one that is about a proposal gets the number that was named."""

    async def does(turn: Turn, said: str) -> Heard:
        whose = COMMANDS[name].whose
        named = filled.named if whose is which.Whose.STAFF else filled.number
        rest = await named(turn, said) if whose is not None else None
        return await run(turn, Asked(name, rest or ""))

    return does


def of_area(name: str) -> Doer:
    """A command, of the area that is named, or of one's own."""

    async def does(turn: Turn, said: str) -> Heard:
        above = turn.site.areas.get(turn.site.names.above_in(said) or "")
        named = _area(turn, said) or (above.name if above is not None else "")
        return await run(turn, Asked(name, named))

    return does


def of_one(name: str) -> Doer:
    """A command, of the proposal that is named or was looked at last."""

    async def does(turn: Turn, said: str) -> Heard:
        return await run(turn, Asked(name, await one(turn, said) or ""))

    return does


def _decide(decision: Decision) -> Doer:
    """The form of a decision, with number, priority and reason as far as they were said."""

    async def does(turn: Turn, said: str) -> Heard:
        if asks(said) and await filled.called(turn, said) is not None:
            return await filled.check(turn, said)  # what is only asked decides nothing
        some = which.all_named_in(turn, said)
        if len(some) > 1 and turn.picked is None:
            # Which of them is decided how is not guessed.
            told = Text("filled-several", {"numbers": Literal(", ".join(some))})
            return Heard([Outgoing((told,))], again=True)
        if not some and (no := await instead.elsewhere(turn, said)) is not None:
            return no
        return await single.decide(turn, said, decision, await one(turn, said))

    return does


def _area(turn: Turn, said: str) -> str:
    area = turn.site.names.find_in(said).reading
    return area.area.name if isinstance(area, Found) else ""


async def one(turn: Turn, said: str) -> str | None:
    """The proposal that is meant: the one that is named, the first of several ("no 3 sama no 6"),
    or what was shown last, by the buttons below it ("ini RT-nya salah" after BUKA)."""
    some = which.all_named_in(turn, said)
    if named := turn.picked or (some[0] if some else await filled.named(turn, said)):
        return named
    return await picking.shown_last(turn) or await picking.spoken_of(turn, said)


async def allowed(turn: Turn, name: str) -> str | None:
    """The command, for whoever may do it; what residents have instead, else."""
    if name in COMMANDS and not COMMANDS[name].needs and name not in _RIGHT:
        return name  # everybody's
    if await may(turn, _RIGHT.get(name, name)):
        return name
    return _ELSE.get(name)


async def may(turn: Turn, name: str) -> bool:
    """Whether a command is among those of whoever speaks."""
    return name in duties.of(turn, await staff.grants(turn.store, turn.person.id))


# --- rooms that need more -----------------------------------------------------------------------


async def _search(turn: Turn, said: str) -> Heard:
    """CARI, with what is looked for; to those who have none of it what residents see."""
    name = await allowed(turn, "search")
    sought = orders.sought(said)
    if name == "search" and not sought:
        return await run(turn, Asked("tasks"))
    area = _area(turn, sought)
    if (
        name == "search"
        and spelling.fold(area) == spelling.fold(sought)
        and await may(turn, "below")
    ):
        return await run(turn, Asked("below", area))  # "di imopuro ada apa aja"
    return await run(turn, Asked(name or "search", sought if name != "public" else ""))


async def _export(turn: Turn, said: str) -> Heard:
    return await run(turn, Asked("export", " ".join(said.split())))


async def _merge(turn: Turn, said: str) -> Heard:
    """GABUNG, with the numbers: into the one that is named so, else into the first."""
    if merged.denied(said):
        return Heard([Outgoing((Text("merge-denied"),), (TASKS,))])
    if merged.told(said):
        return await filled.check(turn, said)
    each = (said, merged.without_called(said))
    some = max((which.all_named_in(turn, text) for text in each), key=len)
    if len(some) < 2:
        some = [str(p.number) for p in await by_name.each_of(turn, merged.parts(said))]
        two = await by_name.all_called(turn, said) if len(some) < 2 and merged.both(said) else []
        if len(two) == 2:
            which_stays = merged.head_said(said)
            first, last = (str(each.number) for each in sorted(two, key=lambda each: each.id))
            if not which_stays:
                return Heard([merging.whither(turn, [first, last], said)])
            goes, stays = (last, first) if which_stays == "older" else (first, last)
            return await run(turn, Asked("merge", f"{goes} ke {stays} {merged.why(said)}".strip()))
        if len(some) < 2:
            return await run(turn, Asked("merge", said))
        head = some[-1] if merged.says_into(said) else None
    else:
        into = turn.picked or merged.into(said)
        if into is None and len(some) == 2:
            into = merged.put_with(said)
        head = into if into in some else None
    why = merged.why(said)
    if head is None:
        return Heard([merging.whither(turn, some, said)])
    rest = " ".join(each for each in some if each != head)
    return await run(turn, Asked("merge", f"{rest} ke {head} {why}".strip()))


async def _put_right(turn: Turn, said: str) -> Heard:
    """BETULKAN, with the part that is wrong, and the kelurahan where that is it."""
    number = await one(turn, said)
    if (no := await filled.no_such(turn, number, said)) is not None:
        return no
    heard = await run(turn, Asked("correct", number or ""))
    new = orders.instead(said)
    part = orders.part_of(said.removesuffix(new)) or orders.part_of(said)
    if part is None:
        return heard
    given = {"part": turn.say(Text(f"propose-{part}.label"))}
    area = _area(turn, said)
    if part == "area" and area:
        given["area"] = area
    if part == "topic":
        given["topic"] = said
    if part == "wish" and new:
        given["wish"] = new
    if part == "place" and (place := await _place(turn, said)) is not None:
        given["place"] = place
    return await filled.answered(turn, heard, "correct", given)


async def _place(turn: Turn, said: str) -> str | None:
    """Where it lies, with the RT or RW that is said to be right instead."""
    proposal = await which.find(turn, await one(turn, said) or "")
    new = orders.near_instead(said)
    if proposal is None or not new:
        return None
    held = turn.say(subjects.part(turn.site, "place", proposal.content.place))
    for name, number in new.items():
        mark = f"{name.upper()} {int(number):02}"
        held, count = re.subn(rf"\b{name}\W{{0,2}}\d{{1,3}}", mark, held, count=1, flags=re.I)
        held = held if count else f"{held}, {mark}"
    return held


async def _take_back(turn: Turn, said: str) -> Heard:
    """CABUT KEPUTUSAN; of what they decided that is called so, or last, where nothing is named."""
    number = await filled.number(turn, said)
    if number is None:
        known = await by_name.known_of(turn, await decisions.lately(turn.store, turn.person.id))
        words = spelling.fold(said).split()
        called = known.meant([words[at] for at in sorted(known.named_at(words))])
        if len(called) > 1:
            what = Text("command-undo.button")
            return await picking.which_one(turn, Act.TAKE_BACK, said, what, known)
        # What is named and waits has no decision: that is said. Of nothing named it is the last.
        waits = None if called else await filled.named(turn, said)
        some = called if called or waits else [each for each, _, _ in known.some[:1]]
        number = waits or next((str(each.number) for each in some), None)
    no = await filled.no_such(turn, number, said)
    return no or await run(turn, Asked("undo", number or ""))


async def _deputy(turn: Turn, said: str) -> Heard:
    return Heard([deputy_for(orders.how_long(said))])


def deputy_for(days: str) -> Outgoing:
    """WAKIL gives a code at once, so what was only told is asked."""
    if not days:
        return Outgoing((Text("deputy-ask"),))
    button = Choice(f"do:deputy:{days}", Text("command-deputy.button"))
    return Outgoing((Text("deputy-ask.for", {"days": Literal(days)}),), (button,))


# Sentences that are one of these beyond doubt (handlers.reading.staff.orders), and need more than
# a command and its number.
BEYOND_DOUBT: Mapping[str, Doer] = {
    "annotate": noted.note,
    "correct": _put_right,
    "ask": filled.ask,
    "announce": filled.announce,
    "deputy": _deputy,
    "export": _export,
    "invite": filled.invite,
    "meeting": meeting_said.call,
    "meetings": meeting_said.move,
    "merge": _merge,
    "reject": _decide(Decision.END),
    "return": _decide(Decision.RETURN),
    "schedule": of_area("schedule"),
}

# The command whose right an act needs.
NEEDS: Mapping[Act, str] = {
    Act.TASKS: "tasks",
    Act.VERIFY: "verify",
    Act.RETURN: "return",
    Act.AGREED: "agree",
    Act.FORWARD: "forward",
    Act.KEEP: "keep",
    Act.REFUSE_PROPOSAL: "reject",
    Act.ANNOTATE: "annotate",
    Act.TAKE_BACK: "undo",
    Act.ASK_AUTHOR: "ask",
    Act.ANNOUNCE: "announce",
    Act.MEETING_CALL: "meeting",
    Act.MEETING_MOVE: "meeting",
    Act.MEETING_RESULT: "meeting",
    Act.MEETINGS: "meetings",
    Act.UNREACHED: "unreached",
    Act.CONTACT: "contact",
    Act.INVITE: "invite",
    Act.END_ROLE: "end",
    Act.YEARS: "years",
    Act.LIST: "list",
    Act.EXPORT: "export",
    Act.SEARCH: "search",
    Act.SPREAD: "spread",
    Act.BELOW: "below",
    Act.MERGE: "merge",
    Act.SIMILAR: "similar",
    Act.PUT_RIGHT: "correct",
    Act.PICTURES: "pictures",
    Act.HIDE: "photos",
    Act.HELD: "held",
    Act.ENTER: "enter",
    Act.DEPUTY: "deputy",
    Act.SIPD: "sipd",
    Act.FORUM: "forum",
    Act.INPUTS: "inputs",
    Act.ANNOUNCEMENTS: "announcements",
}


async def offered_to(turn: Turn, acts: Sequence[Act]) -> list[Act]:
    """Of acts those that somebody may do: what would be refused is offered to nobody."""
    if NEEDS.keys().isdisjoint(acts):
        return list(acts)
    held = await staff.grants(turn.store, turn.person.id) if turn.person.works else []
    mine = duties.of(turn, held)
    return [act for act in acts if act not in NEEDS or NEEDS[act] in mine]


_AGREES = frozenset({Act.AGREED, Act.FORWARD, Act.VERIFY})


async def of_theirs(turn: Turn, text: str, acts: Sequence[Act]) -> list[Act]:
    """What may be meant of the one proposal at their desk that a text calls: no act of a
    resident's, but to look at it, or to ask its author. What is said not to be done is none."""
    if turn.person.works and stands.not_agreed(text):
        acts = [each for each in acts if each not in _AGREES]
    if not turn.person.works or await filled.called(turn, text) is None:
        return list(acts)
    asked = asks(text)  # then nothing that decides
    some = await offered_to(turn, stands.acts(text))
    some += [act for act in acts if act in NEEDS]
    some = [act for act in some if not (act in _AGREES and stands.not_agreed(text))]
    some = [act for act in some if not (asked and act in single.ACTS.values())]
    more = await offered_to(turn, (Act.CHECK, Act.ASK_AUTHOR))
    return list(dict.fromkeys([*some, *more]))


# What is said of a proposal of one's own.
OF_OWN = frozenset(
    {Act.CONFIRM, Act.DISPUTE, Act.WITHDRAW, Act.CHANGE, Act.CORRECT, Act.COMPLAIN, Act.MINE}
)


async def at_desk(turn: Turn, text: str) -> list[Act]:
    """What may be meant where staff say so of one at their desk, and it is of none of their own."""
    if not turn.person.works or await of_own.sought(turn, text) is not None:
        return []
    if await filled.called(turn, text) is None:
        return []
    return await of_theirs(turn, text, ())


ROOMS: Mapping[Act, Doer] = {
    Act.TASKS: command("tasks"),
    Act.VERIFY: _decide(Decision.VERIFY),
    Act.RETURN: _decide(Decision.RETURN),
    Act.AGREED: _decide(Decision.AGREE),
    Act.FORWARD: _decide(Decision.FORWARD),
    Act.KEEP: _decide(Decision.KEEP),
    Act.REFUSE_PROPOSAL: _decide(Decision.END),
    Act.ANNOTATE: noted.note,
    Act.TAKE_BACK: _take_back,
    Act.ASK_AUTHOR: filled.ask,
    Act.ANNOUNCE: filled.announce,
    Act.MEETING_CALL: meeting_said.call,
    Act.MEETING_MOVE: meeting_said.move,
    Act.MEETING_RESULT: meeting_said.result,
    Act.MEETINGS: meeting_said.look,
    Act.UNREACHED: command("unreached"),
    Act.CONTACT: command("contact"),
    Act.INVITE: filled.invite,
    Act.END_ROLE: command("end"),
    Act.YEARS: command("years"),
    Act.LIST: command("list"),
    Act.EXPORT: _export,
    Act.SEARCH: _search,
    Act.SPREAD: of_area("spread"),  # its button reminds them
    Act.BELOW: of_area("below"),
    Act.MERGE: _merge,
    Act.SIMILAR: of_one("similar"),
    Act.PUT_RIGHT: _put_right,
    Act.PICTURES: of_one("pictures"),
    Act.HIDE: of_one("hide"),
    Act.HELD: of_area("held"),
    Act.ENTER: filled.enter,
    Act.DEPUTY: _deputy,
    Act.SIPD: command("sipd"),
    Act.FORUM: command("forum"),
    Act.INPUTS: command("inputs"),
    Act.ANNOUNCEMENTS: command("announcements"),
}
