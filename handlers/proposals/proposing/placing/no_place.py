"""What is said of a text that says nothing of where, where that is asked."""

from __future__ import annotations

import re

from handlers import late
from handlers.conversation.answers import AskAgain, Draft, Problem, Reading, shorten
from handlers.conversation.form import Knower
from handlers.conversation.messages import Incoming, Literal, Text
from handlers.reading import unsaid
from handlers.reading.meaning.acts import Act
from handlers.reading.places.nowhere import TWICE, says_where, who
from handlers.reading.said.of_us.plain_questions import plainly
from handlers.turn import Turn
from storage import rules

# What speaks of the form, or of what goes on, and not of where something is.
_SPEAKS = late.regex(
    r"\b(?:kok|kenapa|knp|kapan|siapa|sopo|sinten|gimana|gmn|piye|maksud\w*|judul\w*|masalah\w*|kelurahan(?:nya|e)"
    r"|udah\s+keisi|keisi)\b"
    r"|\?\s*$|^\W*(?:ubah|ganti|benerin|betulkan|hapus)\b",
    re.I,
)


# "Di imopuro" names a kelurahan; "pokoknya imopuro aja lah" will say no more.
VAGUE_WORDS = 3


def no_place(turn: Turn, text: str, draft: Draft) -> Reading | None:
    """What is said of a text that says nothing of where: a question, a size, something of the
    form; None where it may be a place."""
    held = turn.slots(text)
    if _DEFINES.match(text):
        return Problem((Text("propose-place.none", {"typed": Literal(shorten(text, 80))}),))
    if who(text) and not (held.street or held.landmark):
        return _once(text, draft)
    if held.place or held.landmark:
        return None
    if unsaid.put_off(text) or unsaid.unknown(text):
        return Problem((Text("propose-place.later", {"typed": Literal(shorten(text, 80))}),))
    area, words = (draft["area"] or {}).get("name", ""), turn.fold(TWICE.sub("", text)).split()
    known = turn.fold(f"{draft['wish'] or ''} {area}").split()
    vague = all(word in known or turn.is_word("vague-place", word) for word in words)
    named = held.area is not None and bool(held.area.words)
    if named and not (vague and len(words) > VAGUE_WORDS):
        return None
    # "Di RT kami", "ya di talud itu": of that it is asked where.
    if vague:
        return Problem((Text("propose-place.none", {"typed": Literal(shorten(text, 80))}),))
    size = (
        held.value is not None
        and _FROM.search(text) is None
        and (held.things or len(held.rest) <= FEW)
    )
    size = size or (_SIDES.match(text) is not None and _FROM.search(text) is None)
    if not size and _SPEAKS.search(text) is None:
        return _once(text, draft)
    typed = {"typed": Literal(shorten(text, 80))}
    if not size or draft["volume"] or not rules.VOLUME.holds(len(text)):
        return Problem((Text("propose-place.none", typed),))
    figure = None if held.value is None else str(held.value)
    value = {"text": text, "value": figure, "unit": held.unit}
    taken = {"volume": value}  # also where an earlier one was of another wish
    return AskAgain((Text("propose-place.size"),), also=taken, instead=taken)


def knows_how_sent(others: Knower) -> Knower:
    """How a place may be sent, which is no place ("lokasi lewat maps iso ora"); of other texts what
    `others` know."""

    async def knows(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
        if said.choice is None and plainly(turn.clean(said.text)) == Act.LOCATION:
            told = (await turn.answer(Act.LOCATION, asked=True), Text("propose-place"))
            return AskAgain(told, notes=dict(draft.notes))
        return await others(turn, said, draft)

    return knows


# What the question remembers once it has asked where, of a text with no sign of it.
ASKED = "nowhere"


def _once(text: str, draft: Draft) -> Reading | None:
    """Asks where, once, of a text with no sign of a place; who insists has nothing else to say."""
    if ASKED in draft.notes or (says_where(text) and not who(text)):
        return None
    words = Text("propose-place.none", {"typed": Literal(shorten(text, 80))})
    return AskAgain((words,), notes={**draft.notes, ASKED: True})


# "Satu rante itu 20x20": how much a unit is.
_DEFINES = late.regex(
    r"^\W*(?:1|satu|se|one|an?)\s*[a-z]+\s+(?:itu|iku|kuwi|=|sama\s+dengan|padha\s+karo|is|equals)\s+\d",
    re.I,
)
# "Panjange 3 ratusan, lebar 60": how much, in whatever figures.
_SIDES = late.regex(
    r"^\W*(?:panjang|dawa|dowo|lebar|amba|ombo|tinggi|luas|ukuran|jumlah|length|width)\w*\W+(?:\w+\W+){0,2}?\d",
    re.I,
)
# "Dari jembatan ke timur 300 m", "prapatan pasar ngulon 50 meter": where, and no size.
_FROM = late.regex(
    r"\b(?:ke|arah|sebelah)\s+(?:timur|barat|utara|selatan|kiri|kanan|depan|belakang)\b"
    r"|\b(?:ngulon|ngetan|ngalor|ngidul|mengulon|mengetan|prapatan|perempatan|pertigaan|protelon|simpang\w*)\b",
    re.I,
)
# What is said beside a size has no more words.
FEW = 3
