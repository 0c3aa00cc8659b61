"""What others have written in an open consultation, and saying the same."""

from __future__ import annotations

from handlers.consultations import results, wording
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text, Words
from handlers.turn import Turn
from storage.consultations import counting, voices
from storage.consultations.model import Closed, Consultation
from storage.consultations.voices import NAMED, Own, Voice

# So many are shown at once.
SHOWN = 5

# Letters of each, so that a list goes as one message on every channel.
SAID = 100

# What may follow a consultation in a button.
LIST, SUPPORT, BACK = "suara", "d", "b"


async def button(turn: Turn, held: Consultation) -> list[Choice]:
    """Where somebody has looked at something that others may support."""
    if not held.takes(turn.now):
        return []
    if not await voices.any_heard(turn.store, turn.person, held.id):
        return []
    return [Choice(f"do:consult:{held.id}:{LIST}", Text("consult-voices"))]


async def does(turn: Turn, held: Consultation, what: str) -> list[Outgoing] | None:
    """Does what a button asks for; None where it is none of these."""
    step, _, rest = what.partition(":")
    if step == LIST:
        return await _listed(turn, held, int(rest) if rest.isdecimal() and len(rest) < 6 else 0)
    if step not in (SUPPORT, BACK):
        return None
    change = voices.support if step == SUPPORT else voices.take_back
    try:
        voice = await change(turn.store, turn.person, held, rest)
    except Closed:
        day = wording.until(turn.site, held, turn.locale)
        return [Outgoing((Text("consult-closed", {"day": day}),))]
    except Own:
        return [Outgoing((Text("consult-voices.own"),), _more(held))]
    except LookupError:
        return [Outgoing((Text("consult-voices.gone"),), _more(held))]
    said = {"said": Literal(shorten(voice.text, 160))}
    if step == BACK:
        return [Outgoing((Text("consult-voices.back", said),), _more(held))]
    undo = Choice(f"do:consult:{held.id}:{BACK}:{voice.key[:NAMED]}", Text("consult-voices.undo"))
    return [Outgoing((Text("consult-voices.done", said),), (*_more(held), undo))]


def _more(held: Consultation) -> tuple[Choice, ...]:
    return (Choice(f"do:consult:{held.id}:{LIST}", Text("consult-voices.others")),)


async def _listed(turn: Turn, held: Consultation, skip: int) -> list[Outgoing]:
    if not held.takes(turn.now):
        day = wording.until(turn.site, held, turn.locale)
        return [Outgoing((Text("consult-closed", {"day": day}),))]
    some = await voices.heard(turn.store, turn.person, held.id, skip, SHOWN + 1)
    if not some:
        return [Outgoing((Text("consult-voices.none"),))]
    shown = some[:SHOWN]
    lines = Lines(tuple(_line(held, n, voice) for n, voice in enumerate(shown, 1)))
    choices = [
        Choice(
            f"do:consult:{held.id}:{SUPPORT}:{voice.key[:NAMED]}",
            Text("consult-voices.number", {"n": n}),
        )
        for n, voice in enumerate(shown, 1)
        if not voice.mine
    ]
    if len(some) > SHOWN:
        next = f"do:consult:{held.id}:{LIST}:{skip + SHOWN}"
        choices.append(Choice(next, Text("consult-voices.next")))
    words: tuple[Words, ...] = (wording.subject(held).words, Text("consult-voices.head"), lines)
    return [Outgoing(words, tuple(choices))]


def _line(held: Consultation, n: int, voice: Voice) -> Text:
    label = wording.label(held.definition, voice.question)
    said = Literal(shorten(voice.text, SAID))
    args: dict[str, object] = {"n": n, "label": Literal(label), "said": said}
    if voice.mine:
        return Text("consult-voices.line-mine", args)
    if voice.supports >= counting.FEW:
        people = results.people(voice.supports)
        return Text("consult-voices.line-supported", {**args, "people": people})
    return Text("consult-voices.line", args)
