"""Whether one may propose, asked behind the kelurahan where it is asked for: "rumah saya di luar
kota tapi sawahnya di margodadi, bisa gak?"."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers import late
from handlers.conversation.answers import Answer, AskAgain, Draft, Reader, Reading
from handlers.conversation.form import Knower
from handlers.conversation.messages import Incoming, Text
from handlers.reading.denial import NOT
from handlers.reading.places.areas import Unknown
from handlers.turn import Turn

# No longer text is looked at.
LONGEST = 300

_TAIL = r"(?:ya|yo|yaa|nggih|kan|to|toh|pak|bu|min|mas|mbak|kak|bang|sih|kah)"
_MAY_I = late.regex(
    r"(?:[\s,.;]+(?:apa(?:kah)?|opo|nopo|menapa|tetep|tetap|masih|isih|taksih|itu|niku|kira2|kira\W?kira|so|then))*"
    r"[\s,.;]+(?:(?:bisa|bs|boleh|blh|iso|isa|oleh|saged|angsal|pareng)(?:kah)?"
    r"|is\s+(?:that|it|this)\s+(?:ok|okay|alright|fine|allowed|possible)|can\s+i|may\s+i|am\s+i\s+allowed)"
    r"(?:\s+(?:saya|sy|aku|kula|kulo|kami|i|ikut|melu|tumut|still|to|tetap|tetep|di|ning|wonten|lewat|sini|kene|mriki|here|(?:di|meng|ng)?usul\w*|ngaju\w*|mengajukan|propose|apply)){0,5}"
    rf"(?P<asks>(?:\s+(?:{NOT}|ra|po|apa|opo)\b)?)(?:\s+{_TAIL}){{0,3}}\s*(?P<mark>\?*)\W*$",
    re.I,
)


def may_i(text: str) -> str:
    """What stands before the question whether one may; "" for other texts. Never raises."""
    found = _MAY_I.search(text) if len(text) <= LONGEST else None
    asks = found is not None and (found["asks"] or found["mark"])
    return text[: found.start()].strip(" ,.;") if found is not None and asks else ""


def knows_from_afar(read: Reader, others: Knower) -> Knower:
    """Answers whoever asks that behind a kelurahan, which is taken; of other texts what `others`
    know."""

    async def knows(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
        before = may_i(turn.clean(said.text)) if said.choice is None else ""
        if not before or isinstance(turn.site.names.find_in(before).reading, Unknown):
            return await others(turn, said, draft)
        bare = replace(said, text=before)
        reading = await others(turn, bare, draft) or await read(turn, bare, draft)
        may = Text("propose-area.may", {"city": turn.site.called()})
        if isinstance(reading, Answer):
            return replace(reading, say=(may, *reading.say))
        if isinstance(reading, AskAgain):
            return replace(reading, words=(may, *reading.words))
        return reading

    return knows
