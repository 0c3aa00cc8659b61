"""What is told of a wish where its kelurahan is asked. Where it is known from whom it comes, it is
taken for that one, and so said: nobody answers a question for ever that they have answered."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers import late
from handlers.asking.person import home
from handlers.conversation.answers import (
    Answer,
    AskAgain,
    Draft,
    Problem,
    Reader,
    Reading,
    shorten,
)
from handlers.conversation.messages import Incoming, Literal, Text
from handlers.proposals.proposing.told.why import tells_no_why
from handlers.reading.meaning.slots import STATE, Slots
from handlers.reading.places.areas import Unknown
from handlers.turn import Turn
from storage import rules

# So many words that name no area tell something, though nothing that we know is in them.
TELLS = 5
# What is said beside a place or an amount has no more words.
FEW = 2


def settling(reader: Reader) -> Reader:
    """The reader of the question for the kelurahan that does not ask it again where something else
    is told instead, and it is known whence they are: it is theirs, and so said."""

    async def read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
        reading = await reader(turn, said, draft)
        if not isinstance(reading, AskAgain) or said.choice is not None or draft["area"]:
            return reading
        tells = bool(reading.also or reading.instead)
        if not tells or not isinstance(turn.site.names.find_in(said.text).reading, Unknown):
            return reading
        known = await home.likeliest(turn)
        if known is None:
            return reading
        value = {"code": known.code, "name": known.name}
        taken = Text("propose-area.taken", {"area": Literal(known.name)})
        told = (*reading.words[:-1], taken)  # the last of them asks
        return Answer(value, say=told, also=reading.also, instead=reading.instead)

    return read


def told(turn: Turn, draft: Draft, text: str, held: Slots, again: AskAgain) -> Reading:
    """What names no kelurahan and tells of the wish is its problem; what only says where or how
    much is kept by itself. The kelurahan is asked `again`."""
    again = replace(again, notes=dict(draft.notes))
    spot = (held.place or held.amount) and not held.problem and len(held.rest) <= FEW
    if spot:
        return again
    if len(text.split()) < TELLS and not held.problem:
        return _with_thing(turn, draft, text, held, again)
    had = (draft["problem"] or "").rstrip(" .")
    if not (held.trouble or STATE.search(text)) and tells_no_why(turn, text):
        unused = Text("talk-unused", {"typed": Literal(shorten(text, 80))})
        return replace(again, words=(unused, *again.words))
    fresh = turn.fold(text) not in turn.fold(f"{had} {draft['wish']}")
    whole = ". ".join(filter(None, (had, text if fresh or not had else "")))
    if not rules.PROBLEM.holds(len(whole)):
        args = {"typed": Literal(shorten(text, 60)), "city": turn.site.called()}
        return Problem((Text("propose-area.unknown", args),))
    problem = {"label": Text("propose-problem.label"), "value": Literal(whole)}
    said = Text("form-mended" if draft["problem"] else "form-mended.new", problem)
    also, instead = {"problem": whole}, dict[str, str]()
    if "problem" in draft.answers:
        also, instead = {}, also
    return replace(again, words=(said, *again.words), also=also, instead=instead)


# "Sama gerobaknya sekalian": more of what is wished.
_MORE = late.regex(
    r"^\W*(?:sama|sm|plus|dan|tambah\w*|sekalian|juga|karo|kalih|lan|and|also)\b|\b(?:sekalian|juga|pisan|too)\W*$",
    re.I,
)


def _with_thing(turn: Turn, draft: Draft, text: str, held: Slots, again: AskAgain) -> AskAgain:
    """What is said in a few words and names a thing goes with the wish, where it is more of it, and
    is else kept for after ("bikin tps")."""
    wish = f"{draft['wish']}, {text}"
    if not held.things or not draft["wish"]:
        return again
    if _MORE.search(text) is None or not rules.WISH.holds(len(wish)):
        turn.for_later(text)
        return again
    args = {"label": Text("propose-wish.label"), "value": Literal(wish)}
    joined = Text("form-joined", args)
    return replace(again, words=(joined, *again.words), instead={"wish": wish})
