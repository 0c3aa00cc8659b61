"""Where a place lies, told at its question: in another kelurahan than the one that was said ("sy
orang imopuro tp jalannya masuk yosorejo")."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from handlers import late
from handlers.conversation.answers import Answer, AskAgain, Draft, Reader, Reading
from handlers.conversation.form import Knower
from handlers.conversation.messages import Incoming, Literal, Text
from handlers.reading.denial import NOT
from handlers.reading.meaning.slots import slots
from handlers.reading.places.areas import Found
from handlers.turn import Turn

_LIES = late.regex(
    r"\b(?:(?:bukan|dudu|sanes|not)\s+(?:di\s+|ning\s+|in\s+)?(?:kelurahan|kampung|desa|tempat|my)\b[^,.;\d]{0,40}[,.;]|masuk(?:nya|e)?|msk(?:nya)?|termasuk(?:nya)?|ikut(?:nya|e)?|melu(?:ne)?|mlebu(?:ne|nya)?|mlebet(?:ipun)?|lokasi(?:nya|ne)|letak(?:nya|e)|tempat(?:nya|e)"
    r"|wilayah(?:nya|e)|kelurahan(?:nya|e)|yang|yg|sing|ingkang|it'?s\s+in|belongs\s+to|lies\s+in)\s+"
    r"(?:(?:mlebu\w*|mlebet\w*|masuk\w*|termasuk\w*|ikut\w*|ke|di|ning|neng|teng|ing|wilayah|kelurahan|kel|desa|daerah|itu|iku|ya|tapi|tp|nanging|udah|sudah|wis|sebenar\w+|sakjane|the)\s+){0,5}"
    r"(?P<name>[^\W\d_]{4,}(?:\s+[^\W\d_]{4,})?)",
    re.I,
)
# "Jl kutilang rt 3, itu udah ...".
_LEADS_ON = late.regex(
    r"(?:[\s,.;]*\b(?:itu|iku|kuwi|niku|udah|udh|sudah|sdh|wis|ya|yo|tapi|tp|nanging|emang|memang|kan|sebenar\w+|but|and|dan))+\W*$",
    re.I,
)


# "Itu masuk Mulyojati apa Ganjar Agung ya, kurang paham": nobody is sure.
_DOUBTS = late.regex(
    rf"^\W*(?:(?:apa|opo|nopo|atau|ato|utawa|po|or)\W+|.{{0,80}}?\b(?:(?:{NOT}|kurang|ra|belum|durung|not)\s*(?:tau|tahu|paham|ngerti|ngertos|yakin|jelas|apal|hafal|weruh|sure)|gatau|lupa|lali|kesupen|bingung)\b)",
    re.I | re.S,
)


def knows_where_it_lies(read: Reader, others: Knower) -> Knower:
    """Takes the kelurahan that a text says the place lies in, and the place that it names beside;
    without one it is asked for again. Of other texts what `others` know."""

    async def knows(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
        text = turn.clean(said.text)
        lies = _lies_in(turn, text, draft) if text and said.choice is None else None
        if lies is None:
            return await others(turn, said, draft)
        area, rest = lies
        args = {"label": Text("propose-area.label"), "value": Literal(area["name"])}
        stays = area["code"] == draft["area"]["code"]
        told = Text("propose-area.unsure", args) if stays else Text("form-mended", args)
        if rest:
            reading = await read(turn, replace(said, text=rest), draft)
            if isinstance(reading, Answer):
                instead = {**reading.instead, "area": area}
                return replace(reading, say=(told, *reading.say), instead=instead)
        return AskAgain(
            (told, Text("propose-place")), notes=dict(draft.notes), instead={"area": area}
        )

    return knows


def _lies_in(turn: Turn, text: str, draft: Draft) -> tuple[dict[str, Any], str] | None:
    """That kelurahan, and what else a text says of where it is; the one that was said, where they
    are not sure."""
    found = _LIES.search(text) if draft["area"] and "?" not in text else None
    if found is None:
        return None
    for name in dict.fromkeys((found["name"], found["name"].split()[0])):
        reading = turn.site.names.read(name)
        if not isinstance(reading, Found) or reading.area.code.count(".") != 3:
            continue
        behind = text[found.start("name") + len(name) :]
        if _DOUBTS.match(behind):
            before = _LEADS_ON.sub("", text[: found.start()]).strip(" ,.;")
            return dict(draft["area"]), before if slots(before).place else ""
        if reading.area.code == draft["area"]["code"]:
            return None
        parts = (_LEADS_ON.sub("", text[: found.start()]).strip(" ,.;"), behind.strip(" ,.;"))
        rest = ", ".join(each for each in parts if slots(each).place)
        return {"code": reading.area.code, "name": reading.area.name}, rest
    return None
