"""What is asked of the proposal that somebody was shown last, without its number; and how a
resident is reached, which nobody is told."""

from __future__ import annotations

from handlers.asking.heard import Heard, hearing
from handlers.asking.menu import PROPOSE
from handlers.asking.proposals import alike, steps, which
from handlers.conversation.messages import Choice, Lines, Outgoing, Text, Words
from handlers.conversation.talking import IDLE
from handlers.proposals import track
from handlers.proposals.wording import look, named, thanked
from handlers.reading.meaning.acts import Act
from handlers.reading.said.of_proposals import of_shown, same
from handlers.reading.said.of_proposals import own as own_said
from handlers.reading.said.of_proposals.of_shown import Of
from handlers.turn import Turn
from storage.city import cycles
from storage.messages import outbox
from storage.proposals import lookup
from storage.proposals.model import Proposal
from storage.proposals.together import support

_PUBLIC = Choice("do:public", Text("command-public.button"))


async def last(turn: Turn) -> Proposal | None:
    """The proposal that was shown last, not long ago; None where it is not for everybody."""
    id = await outbox.last_about(turn.store, turn.person.id, "proposal", turn.now - IDLE)
    proposal = await lookup.get(turn.store, id) if id is not None else None
    hidden = proposal is not None and proposal.held is not None
    return None if hidden and not _own(turn, proposal) else proposal


def _own(turn: Turn, proposal: Proposal | None) -> bool:
    return proposal is not None and proposal.author == turn.person.id


@hearing(busy=False, staff=False)
async def numbered(turn: Turn) -> Heard | None:
    """A text that names a proposal by its whole number, and says nothing but that it is that one:
    "oh kebalik, MTR-2028-00001"."""
    text = turn.message.text
    if turn.person.asked or turn.left_files:
        return None
    number = which.named_in(turn, text)
    whole = turn.site.whole(number) if number is not None else None
    if number is None or whole is None or len(text.split()) > of_shown.WORDS:
        return None
    proposal = await which.find(turn, number)
    rest = text.replace(number, " ")
    if proposal is None or own_said.order(rest) or turn.slots(rest).tells:
        return None
    meant = await turn.meant(rest)
    does = meant.sure and meant.act not in _LOOKS
    return None if does else Heard(await track.check(turn, number))


# What is no order, where a number stands beside it.
_LOOKS = frozenset({
    Act.CHECK, Act.NOTHING, Act.MINE, Act.NUMBER, Act.CORRECT, Act.LATER, Act.GREET, Act.AGREE,
    Act.THANK, Act.PROPOSE, Act.STUCK, Act.REFUSE,
})  # fmt: skip


@hearing(busy=False, text=True, staff=False)
async def said(turn: Turn) -> Heard | None:
    """A question of what was shown last; of one that is named only whose it is."""
    text, person = turn.message.text, turn.person
    if person.asked or turn.left_files:
        return None
    asked = of_shown.asked(text)
    if asked is None:
        return await _behind(turn, text) if same.stands_behind(text) else None
    numbers = which.all_named_in(turn, text)
    if asked is Of.CONTACT:
        return await _contact(turn, text, numbers)
    if numbers:
        return None
    proposal = await last(turn)
    if asked is Of.CAN:
        others = proposal is not None and not _own(turn, proposal)
        return Heard(await _can(turn, proposal)) if proposal is not None and others else None
    if turn.slots(text).things:
        return None
    if proposal is None:
        # What the words mean is said without one, too.
        means = asked is Of.MEANS
        return Heard([Outgoing((Text("shown-states"),), (_PUBLIC,))]) if means else None
    if asked is Of.SHARE:
        return Heard(await track.share(turn, str(proposal.number)))
    if asked in (Of.COUNTED, Of.NEWS):
        return await _counted(turn, proposal, asked)
    return Heard([await _why(turn, proposal)])


async def _behind(turn: Turn, text: str) -> Heard | None:
    """That they stand behind what was shown last, said once more ("kulo ndherek ndukung mawon sing
    niku"); None where they do not yet."""
    proposal = None if which.all_named_in(turn, text) else await last(turn)
    if proposal is None or _own(turn, proposal) or turn.slots(text).things:
        return None
    if await support.behind(turn.store, turn.person.id, proposal) is None:
        return None
    return Heard([thanked(turn.site, proposal, False, Text("shown-once"))])


async def _why(turn: Turn, proposal: Proposal) -> Outgoing:
    """How it stands, by whom and why, and what can be done now."""
    known = await cycles.load(turn.store)
    step = steps.latest(proposal)
    state = Text("shown-state", {**named(proposal), "state": Text(f"state-{proposal.state}")})
    words: list[Words] = [state]
    words += steps.told(turn.site, known, proposal, step, turn.locale)
    return Outgoing(tuple(words), (look(proposal),), about=f"proposal:{proposal.id}")


async def _can(turn: Turn, proposal: Proposal) -> list[Outgoing]:
    """What can be done now: what comes next, others that ask for the same, one of one's own."""
    known = await cycles.load(turn.store)
    step = steps.latest(proposal)
    words: list[Words] = [Lines(steps.then(turn.site, known, proposal, step, turn.locale))]
    choices: list[Choice] = []
    some = [
        each
        for each in await alike.to_proposal(turn, proposal)
        if each.state not in support.OVER and each.held is None
    ]
    if some:
        words += [Text("shown-alike"), Lines(tuple(alike.line(turn, each) for each in some))]
        choices += [_check(each) for each in some]
    words.append(Text("shown-can"))
    about = f"proposal:{proposal.id}"
    return [Outgoing(tuple(words), (*choices, _PUBLIC, PROPOSE), about=about)]


def _check(proposal: Proposal) -> Choice:
    args = {"running": str(proposal.number.running)}
    return Choice(f"do:check:{proposal.number}", Text("shown-look", args))


async def _counted(turn: Turn, proposal: Proposal, asked: Of) -> Heard | None:
    """Whether their support counts, and that each step will be told; None where neither is theirs
    to ask."""
    own = _own(turn, proposal)
    behind = None if own else await support.behind(turn.store, turn.person.id, proposal)
    if behind is None and not own:
        if asked is Of.COUNTED or proposal.state in support.OVER:
            return None
        button = Choice(f"do:support:{proposal.number}", Text("support-button"))
        return Heard([Outgoing((Text("shown-news.support", named(proposal)),), (button,))])
    if asked is Of.NEWS:
        words = Text("shown-news", named(proposal))
        return Heard([Outgoing((words,), (look(proposal),), about=f"proposal:{proposal.id}")])
    if own:
        return None
    return Heard([thanked(turn.site, proposal, False, Text("shown-once"))])


async def _contact(turn: Turn, text: str, numbers: list[str]) -> Heard | None:
    """That who brought it, and how they are reached, is told to nobody; with the one that is
    named."""
    found = await which.find(turn, numbers[0]) if len(numbers) == 1 else None
    if found is not None:
        turn.beside.append(Text("shown-private"))
        return Heard(await track.check(turn, str(found.number)))
    proposal = await last(turn)
    if proposal is None and not of_shown.names_proposer(text):
        return None
    choices = (look(proposal),) if proposal is not None else ()
    about = f"proposal:{proposal.id}" if proposal is not None else None
    return Heard([Outgoing((Text("shown-private"),), choices, about=about)])
