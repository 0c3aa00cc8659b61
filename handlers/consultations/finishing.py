"""An answer is sent: kept, counted, and what is said then."""

from __future__ import annotations

from typing import Any

from handlers.consultations import wording
from handlers.consultations.key import GONE, Key, given
from handlers.conversation.answers import Draft, Problem
from handlers.conversation.messages import Choice, Literal, Outgoing, Text, Words
from handlers.turn import Turn
from storage.consultations import lookup, private, taking
from storage.consultations.model import DONE, IS_DONE, NOT_DONE, Closed, Consultation
from storage.consultations.taking import HALL, Elsewhere, Given, Nobody, Twice
from storage.proposals import carried_out
from storage.proposals import lookup as proposals
from storage.staff.staff import NotAllowed


async def finish(turn: Turn, draft: Draft) -> list[Outgoing] | Problem:
    """Keeps the answer, unless it was only a look."""
    key = Key.read(draft.key)
    held = await lookup.get(turn.store, key.id) if key is not None else None
    if key is None or held is None:
        return [Outgoing((Text("consult-gone"),))]
    if key.trial:
        return [Outgoing((Text("consult-tried"),))]
    about, anonymous = draft["about"] or "", bool(draft["anonymous"])
    answer = Given(draft["area"]["code"], given(draft), about, anonymous)
    try:
        return await _kept(turn, held, key, answer, gone=draft["review"] == GONE)
    except Closed:
        day = wording.until(turn.site, held, turn.locale)
        return [Outgoing((Text("consult-closed", {"day": day}),))]
    except Twice:
        return [Outgoing((Text("consult-twice"),))]
    except Nobody:
        return [Outgoing((Text("consult-code.unknown"),))]
    except NotAllowed:
        return [Outgoing((Text("desk-not-yours"),))]
    except Elsewhere:
        return Problem((Text("consult-elsewhere"),))
    except ValueError:
        return Problem((Text("consult-unfit"),))


async def _kept(
    turn: Turn, held: Consultation, key: Key, answer: Given, *, gone: bool
) -> list[Outgoing]:
    args: dict[str, Any] = {
        "title": Literal(held.definition.title),
        "day": wording.until(turn.site, held, turn.locale),
    }
    if key.code and gone:
        await taking.withdraw(turn.store, await taking.by_code(turn.store, key.code))
        await private.purge(turn.store, turn.person, _words(held, answer))
        return [Outgoing((Text("consult-delete.gone"),))]
    if key.code:
        await taking.resend(turn.store, key.code, answer)
        await private.purge(turn.store, turn.person, _words(held, answer))
        return [Outgoing((Text("consult-sent.changed", args),))]
    before = await taking.has_sent(turn.store, turn.person, held.id, key.place)
    code = await taking.send(turn.store, turn.person, held, answer, key.place)
    words: list[Words] = [Text("consult-sent.changed" if before else "consult-sent", args)]
    if key.place >= HALL:
        again = Choice(f"do:consult:{held.id}:balai", Text("consult-hall.next"))
        return [Outgoing((Text("consult-hall.sent", args),), (again,))]
    more = Choice(f"do:consult:{held.id}:lain", Text("consult-other"))
    if code is None:
        beside = await _of_work(turn, held, key, answer)
        return [Outgoing(tuple(words), (*beside, more))]
    await private.purge(turn.store, turn.person, _words(held, answer))
    words.append(Text("consult-code", {"code": taking.shown(code)}))
    return [Outgoing(tuple(words), (more,), about=private.CODE_ABOUT)]


async def _of_work(turn: Turn, held: Consultation, key: Key, answer: Given) -> tuple[Choice, ...]:
    """What an author says here of work that waits for their SUDAH or BELUM is said of their
    proposal too: a yes at once, a no by the button that asks what is missing."""
    if key.place or not held.definition.works:
        return ()
    said, choices = answer.answers.get(DONE), list[Choice]()
    for id in await lookup.works_of(turn.store, held.id):
        proposal = await proposals.get(turn.store, id)
        if proposal is None or proposal.author != turn.person.id:
            continue
        if not carried_out.to_confirm(proposal):
            continue
        if said == IS_DONE:
            await carried_out.confirm(turn.store, turn.person, id)
        elif said == NOT_DONE:
            label = Text("consult-dispute", {"number": Literal(str(proposal.number))})
            choices.append(Choice(f"do:dispute:{proposal.number}", label))
    return tuple(choices)


def _words(held: Consultation, answer: Given) -> list[str]:
    return [*taking.texts(held.definition, answer.answers).values()]
