"""Is it ready for the next tahap? What a proposal still lacks, and asking its author for it."""

from __future__ import annotations

from collections.abc import Sequence

import locales
from handlers.asking.proposals import steps
from handlers.asking.proposals.which import find
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text, Words
from handlers.turn import Turn, render
from storage.city.cycles import Cycles
from storage.people import people
from storage.proposals import lookup, questions, untold
from storage.proposals.desk import ready
from storage.proposals.desk.ready import Lack
from storage.proposals.model import Proposal, State
from storage.staff.staff import NotAllowed

# Where a proposal may still go on from, so that what it lacks is worth asking for.
_WAITING = (State.DIAJUKAN, State.DIVERIFIKASI, State.DISEPAKATI, State.DITERUSKAN)


async def words(turn: Turn, known: Cycles, proposal: Proposal) -> list[Words]:
    """What each level recommended; whether it is ready, and what it lacks."""
    said: list[Words] = []
    some = await ready.recommended(turn.store, proposal.id)
    if some:
        lines: list[Text | Literal] = [Text("ready-recommended")]
        for row in some:
            cost = f" ({locales.rupiah(turn.locale, row.cost)})" if row.cost is not None else ""
            args: dict[str, object] = {
                "tahap": steps.tahap_name(known, proposal, row.tahap),
                "text": Literal(f"{row.text}{cost}"),
                "who": Literal(row.actor),
            }
            lines.append(Text("ready-recommended.line", args))
        said.append(Lines(tuple(lines)))
    if proposal.state in _WAITING:
        lacking = ready.lacks(proposal)
        named = Literal(_named(lacking))
        said.append(Text("ready-not", {"what": named}) if lacking else Text("ready-yes"))
    return said


def choice(proposal: Proposal) -> Choice | None:
    """The button that asks the author for what is missing."""
    if proposal.author is None or proposal.state not in _WAITING or not ready.lacks(proposal):
        return None
    return Choice(f"do:complete:{proposal.number}", Text("ready-ask"), Text("ready-ask.detail"))


async def complete(turn: Turn, said: str) -> list[Outgoing]:
    """MINTA 42: asks the author for what is missing, in one go."""
    found = await find(turn, said) if said else None
    proposal = await lookup.get(turn.store, found.id) if found else None
    if proposal is None:
        return [Outgoing((Text("ready-which"),))]
    number = {"number": str(proposal.number)}
    try:
        await questions.may_ask(turn.store, turn.person, proposal)
    except NotAllowed:
        return [Outgoing((Text("desk-not-yours"),))]
    lacking = ready.lacks(proposal)
    if not lacking:
        return [Outgoing((Text("ready-complete", number),))]
    if proposal.author is None:
        return [Outgoing((Text("ask-nobody", number),))]
    author = await people.get(turn.store, proposal.author)
    locale = author.locale if author else "id"
    asks = "\n".join(f"- {render(Text(f'ready-ask-for.{lack}'), locale)}" for lack in lacking)
    text = f"{render(Text('ready-ask-for'), locale)}\n{asks}"
    for remark in await questions.thread(turn.store, proposal.id):
        if remark.answers is None and remark.answered_at is None and remark.text == text:
            return [Outgoing((Text("ready-asked-before", number),))]
    await questions.ask(turn.store, turn.person, proposal.id, text)
    args = {**number, "what": Literal(_named(lacking))}
    why = untold.unreachable(author)
    done = (
        Text("ready-asked", args)
        if why is None
        else Text(f"desk-done.{why}", {"what": Text("ask-title")})
    )
    return [Outgoing((done,))]


def _named(lacking: Sequence[Lack]) -> str:
    return ", ".join(locales.text("id", f"ready-lack.{lack}") for lack in lacking)
