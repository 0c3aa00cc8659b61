"""What is said of a meeting before it is announced, and changes an answer: "tambahin tolong datang
tepat waktu, bawa nomor usulan", "tempatnya ganti di aula SD"."""

from __future__ import annotations

import re

from handlers import late
from handlers.conversation.answers import Answer, Draft, shorten
from handlers.conversation.form import Mend
from handlers.conversation.messages import Literal, Text
from handlers.conversation.state import State
from handlers.reading.staff import sentences
from handlers.reading.staff.reworded import added
from handlers.turn import Turn
from storage import rules
from storage.meetings.model import Plan

_BRINGS = late.regex(r"\b(?:di|mem)?bawa(?:in|kan)?\b\s*", re.I)
_PARTS = late.regex(
    r"\s*[,;.\n]\s*(?:dan\s+)?|\s+(?:dan|sama|terus|trus)\s+(?=(?:mem)?bawa\b)", re.I
)
_PLACE = late.regex(
    r"^\W*(?:(?:tapi|tp|eh|cuma|ralat|maaf)\W+)*(?:tempat|lokasi)(?:(?:nya|ne|e)\s+|\s+(?=di|ke|ganti|pindah))"
    r"(?:(?:di)?(?:pindah|ganti|ubah|geser)\w*\s+)?(?:jadi\s+)?(?:(?:di|ke|nang|ning)\s+)?(?P<place>[^,;]{3,})$",
    re.I,
)
_ABOUT = late.regex(
    r"^\W*(?:(?:untuk|utk|buat)\s+)?(?:(?:mem|di)bahas|agenda|acara)(?:nya|ne|e)?\b(?!\W*$)", re.I
)
# "Bawaannya ditambah fotokopi KTP", "yang dibawa KTP sama KK", "bawa KTP".
_BROUGHT = late.regex(
    r"^\W*(?:(?:eh|oh|oya|oiya|dan|sama|tolong|tlg|warga|jangan\s+lupa)\W+)*"
    r"(?:(?:barang\s+)?bawaan(?:nya|ne|e)?|(?:(?:yang|yg|sing)\s+(?:perlu\s+)?)?(?:di|mem)?bawa(?:nya)?)\b"
    r"(?:\s+(?:(?:di)?tambah(?:in|i|an|kan)?|juga|jg|sekalian))*[\s:,]*(?P<what>\w.*)$",
    re.I,
)
_ENDS = late.regex(r"[\s,.!]+(?:ya|yo|aja|saja|ae|dong|pak|bu|mas|mbak|min)$", re.I)


def _parts(text: str) -> tuple[list[str], list[str]]:
    """What is added of what is to be brought, and all else that is."""
    brings: list[str] = []
    others: list[str] = []
    for part in _PARTS.split(_ended(added(text) or "")):
        if _BRINGS.search(part):
            brings.append(_BRINGS.sub("", part, count=1).strip() if _BRINGS.match(part) else part)
        elif part.strip():
            others.append(part.strip())
    return [each for each in brings if each], others


def _ended(text: str) -> str:
    while (match := _ENDS.search(text)) is not None:
        text = text[: match.start()]
    return text


def _more(had: str | None, some: list[str], most: int) -> Mend | None:
    new = ", ".join(some)
    if not new or (had and new.casefold() in had.casefold()):
        return None
    whole = f"{had.rstrip(' .,')}, {new}" if had else new[:1].upper() + new[1:]
    return Mend(Answer(whole), whole=True) if len(whole) <= most else None


async def bring(turn: Turn, text: str, draft: Draft) -> Mend | None:
    brought = _BROUGHT.match(said := turn.clean(text))
    if brought is not None and "?" not in text:
        return _more(draft["bring"], [_ended(brought["what"])], rules.BRING.most)
    return _more(draft["bring"], _parts(said)[0], rules.BRING.most)


async def agenda(turn: Turn, text: str, draft: Draft) -> Mend | None:
    said = turn.clean(text)
    if _ABOUT.match(said) and "?" not in text:  # "membahas usulan yang disetujui"
        about = sentences.agenda(said) or ""
        return Mend(Answer(about), whole=True) if rules.AGENDA.holds(len(about)) else None
    return _more(draft["agenda"], _parts(said)[1], rules.AGENDA.most)


# Of one that is announced: "bawaannya ditambah fotokopi KTP", "acaranya tambah doa bersama".
_OF_ANNOUNCED = late.regex(
    r"^\W*(?:(?:eh|oh|oya|oiya|tolong|tlg|maaf|ralat|yang|yg|sing|undangan(?:nya)?|perlu|barang)\W+)*"
    r"(?:(?P<bring>bawaan|dibawa)|(?P<agenda>acara|agenda))(?:nya|ne|e)?\W+"
    r"(?:(?P<adds>(?:di)?tambah(?:in|i|an|kan)?|sekalian|plus)|(?:di)?(?:ganti|ubah)\w*|jadi)\W+"
    r"(?:(?:jadi|ke|dengan|dgn|sama)\s+)?(?P<what>\w.*)$",
    re.I,
)


def of_announced(turn: Turn, text: str, plan: Plan) -> tuple[str, str] | None:
    """What a text says that is to be brought to a meeting, or done there, too, or instead: the
    question and the whole answer; None where it says none of it."""
    found = _OF_ANNOUNCED.match(turn.clean(text)) if "?" not in text else None
    if found is None:
        return None
    name = "bring" if found["bring"] else "agenda"
    had = plan.bring if name == "bring" else plan.agenda
    what = _ended(found["what"])
    if found["adds"] and had:
        what = f"{had.rstrip(' .,')}, {what}"
    return name, what[:1].upper() + what[1:]


async def place(turn: Turn, text: str, draft: Draft) -> Mend | None:
    found = _PLACE.match(turn.clean(text))
    if found is None or not draft["place"] or "?" in text:
        return None
    new = _ended(found["place"]).strip()
    fits = rules.VENUE.least <= len(new) <= rules.VENUE.most
    return Mend(Answer(new)) if fits else None


def keep_why(turn: Turn, state: State, why: str) -> None:
    """Why a meeting that is announced is moved, as it was said: people read it, and it is shown
    before they do."""
    why = turn.clean(why)
    if not why:
        return
    if rules.WHY_CANCELLED.holds(len(why)):
        state.answers["why"] = why
    else:
        turn.beside.append(Text("many-unused", {"typed": Literal(shorten(why, 80))}))
