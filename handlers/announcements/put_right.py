"""The words of an announcement put right by a part of them, at whichever question that is said."""

from __future__ import annotations

from dataclasses import replace

from handlers import late
from handlers.announcements.preview import read_sure, sure_choices, sure_wording
from handlers.asking import areas
from handlers.conversation.answers import Answer, AskAgain, Draft, Reading, shorten
from handlers.conversation.form import Chooser, Mend
from handlers.conversation.messages import Choice, Incoming, Literal, Text, Words
from handlers.reading.places.areas import Found
from handlers.reading.spelling import fold
from handlers.reading.staff.reworded import redated, reworded
from handlers.turn import Turn
from storage.city.areas import Area
from storage.staff.roles import Operation

# It must go as one message on every channel, under a photo too (1,024 characters), with the line
# that names the sender and the one that says how to be left in peace.
TEXT = (10, 700)


async def mend_text(turn: Turn, text: str, draft: Draft) -> Mend | None:
    """The words with what is said instead of a part of them: "eh jam 8 bukan jam 7"."""
    new = reworded(text, draft["text"] or "")
    return Mend(Answer(new), whole=True) if new is not None and len(new) <= TEXT[1] else None


async def put_right(
    turn: Turn, said: Incoming, draft: Draft, name: str, choices: Chooser
) -> Reading | None:
    """The same at a question that might take an hour or a day for its answer."""
    mend = None if said.choice else await mend_text(turn, said.text, draft)
    if mend is None or not isinstance(mend.reading, Answer):
        return None
    args = {"label": Text("announcement-text.label"), "value": Literal(mend.reading.value)}
    words = (Text("form-mended.new", args), Text(f"announcement-{name}"))
    return AskAgain(words, await choices(turn, draft), instead={"text": mend.reading.value})


# So many words are no name of an area.
WORDS = 8


async def early(
    turn: Turn, said: Incoming, draft: Draft, choices: tuple[Choice, ...]
) -> Reading | None:
    """What is to be announced, told where it is asked for whom: kept for its own question."""
    text = turn.clean(said.text)
    least, most = TEXT
    whole = least <= len(text) <= most and len(text.split()) >= WORDS
    known = isinstance(turn.site.names.find_in(text).reading, Found)
    if said.choice or said.files or draft["text"] or not whole or known or text.endswith("?"):
        return None
    args = {"label": Text("announcement-text.label"), "value": Literal(text)}
    words = (Text("form-mended.new", args), Text("announcement-area"))
    return AskAgain(words, choices, also={"text": text})


# "Cuma kec Metro Selatan": it goes to fewer.
_ONLY = late.regex(
    r"\b(?:cuma|cuman|hanya|khusus\w*|cukup|mung|only|aja|saja|ae|tok|doang|jangan semua"
    r"|ke|buat|untuk|utk)\b"
)
# Fewer words are a yes, a no or a slip.
FEW = 3


async def before_yes(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
    """What is said of the announcement where it is asked whether it goes: another date or area is
    put right; whatever else it is, all is shown once more, so that no yes after it sends unseen
    what was to be another."""
    text = turn.clean(said.text)
    if not said.choice and turn.is_word("send", text):
        return await read_sure(turn, replace(said, choice="yes"), draft)
    few = len(text.split()) < FEW
    if said.choice or few or turn.is_way(text) or await mend_text(turn, text, draft) is not None:
        return None
    instead: dict[str, object] = {}
    if (new := redated(text, draft["text"] or "")) is not None and len(new) <= TEXT[1]:
        instead["text"] = new
    area = await _area(turn, text) if not draft["meeting"] else None
    if area is not None and area.code != draft["area"]["code"]:
        instead["area"] = {"code": area.code, "name": area.name}
    if not instead and text.endswith("?"):
        return None
    anew = replace(draft, answers={**draft.answers, **instead})
    shown = await sure_wording(turn, anew)
    typed = {"typed": Literal(shorten(text, 120))}
    told: tuple[Words, ...] = () if instead else (Text("announcement-sure.unheard", typed),)
    words = (*told, shown) if shown is not None else told
    return AskAgain(words, await sure_choices(turn, anew), instead=instead)


async def _area(turn: Turn, text: str) -> Area | None:
    """The area to which alone it is said to go, of those that they may write to."""
    if _ONLY.search(fold(text)) is None:
        return None
    names, mine = turn.site.names, await areas.reached(turn, Operation.ANNOUNCE)
    found = names.find_in(text).reading
    code = names.above_in(text) or (found.area.code if isinstance(found, Found) else None)
    return next((each for each in mine if each.code == code), None)
