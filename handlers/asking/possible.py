"""Of what a text may mean, what somebody can do now: a button that leads nowhere is not offered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence

from handlers.asking.meetings.invited import chain, tied_to
from handlers.asking.proposals import which
from handlers.reading.meaning.acts import Act
from handlers.reading.said.whence import of_another, of_home
from handlers.turn import Turn
from storage.meetings import lookup as meetings
from storage.proposals import carried_out


async def answers(turn: Turn) -> bool:
    """Whether staff wait for them: a question, or what was returned."""
    return turn.person.asked or bool(await which.returned(turn))


async def _done(turn: Turn) -> bool:
    return bool(await carried_out.all_to_confirm(turn.store, turn.person.id, 1))


async def _changes(turn: Turn) -> bool:
    return bool(await which.theirs(turn))


async def _resumes(turn: Turn) -> bool:
    return bool(turn.talk.parked) or turn.person.asked


async def _is_invited(turn: Turn) -> bool:
    areas = chain(turn, await tied_to(turn))
    return bool(await meetings.coming(turn.store, areas, turn.person.id, 1))


async def _hears(turn: Turn) -> bool:
    return turn.person.quiet_since is None


async def _is_quiet(turn: Turn) -> bool:
    return turn.person.quiet_since is not None


async def _moves(turn: Turn) -> bool:
    return of_home(turn.message.text)


async def _is_elsewhere(turn: Turn) -> bool:
    return of_another(turn.message.text)


_ONLY_IF: Mapping[Act, Callable[[Turn], Awaitable[bool]]] = {
    Act.ANSWER: answers,
    Act.CONFIRM: _done,
    Act.DISPUTE: _done,
    Act.CHANGE: _changes,
    Act.CORRECT: _changes,
    Act.WITHDRAW: _changes,
    Act.RESUME: _resumes,
    Act.COMING: _is_invited,
    Act.MAYBE: _is_invited,
    Act.ABSENT: _is_invited,
    Act.HOME: _moves,
    Act.ELSEWHERE: _is_elsewhere,
    Act.STOP: _hears,
    Act.START: _is_quiet,
}


async def possible(turn: Turn, acts: Sequence[Act]) -> list[Act]:
    """Of acts those that are of any use to somebody now."""
    return [act for act in acts if act not in _ONLY_IF or await _ONLY_IF[act](turn)]
