"""What is said of a meeting before it is announced, and changes an answer: "tambahin tolong datang
tepat waktu, bawa nomor usulan", "tempatnya ganti di aula SD"."""

from __future__ import annotations

import re

from handlers.conversation.answers import Answer, Draft, shorten
from handlers.conversation.form import Mend
from handlers.conversation.messages import Literal, Text
from handlers.conversation.state import State
from handlers.reading.staff.reworded import added
from handlers.turn import Turn
from storage import rules

_BRINGS = re.compile(r"\b(?:di|mem)?bawa(?:in|kan)?\b\s*", re.I)
_PARTS = re.compile(
    r"\s*[,;.\n]\s*(?:dan\s+)?|\s+(?:dan|sama|terus|trus)\s+(?=(?:mem)?bawa\b)", re.I
)
_PLACE = re.compile(
    r"^\W*(?:(?:tapi|tp|eh|cuma|ralat|maaf)\W+)*(?:tempat|lokasi)(?:(?:nya|ne|e)\s+|\s+(?=di|ke|ganti|pindah))"
    r"(?:(?:di)?(?:pindah|ganti|ubah|geser)\w*\s+)?(?:jadi\s+)?(?:(?:di|ke|nang|ning)\s+)?(?P<place>[^,;]{3,})$",
    re.I,
)
_ENDS = re.compile(r"[\s,.!]+(?:ya|yo|aja|saja|ae|dong|pak|bu|mas|mbak|min)$", re.I)


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
    return Mend(Answer(whole)) if len(whole) <= most else None


async def bring(turn: Turn, text: str, draft: Draft) -> Mend | None:
    return _more(draft["bring"], _parts(turn.clean(text))[0], rules.BRING.most)


async def agenda(turn: Turn, text: str, draft: Draft) -> Mend | None:
    return _more(draft["agenda"], _parts(turn.clean(text))[1], rules.AGENDA.most)


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
