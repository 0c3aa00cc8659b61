"""The wish told more closely: what is to be done, of which kind it is to be, or all of it once more
where the problem is asked."""

from __future__ import annotations

import re

from handlers import late
from handlers.conversation.answers import Answer, AskAgain, Draft, shorten
from handlers.conversation.form import Mend
from handlers.conversation.messages import Literal, Text
from handlers.proposals.proposing.pieces import SHOWN, pieces
from handlers.reading.introduced import WORK, wish_in
from handlers.reading.joined import BECAUSE
from handlers.reading.meaning.slots import STATE
from handlers.reading.said.wrong import NOT
from handlers.reading.spelling import fold
from handlers.turn import Turn
from storage import rules

# "Maunya ring diganti dua2nya": what is to be done, and nothing instead of a part.
_DONE = late.regex(
    r"^\W*(?:(?:ya|yo|eh|oh|kalo\s+bisa|kalau\s+bisa|klo\s+bs)\W+)*(?:mau|pengen|pengin|minta|harap|karep|penging?)(?:nya|ne|e|annya)\s+"
    rf"(?P<said>.*\b{WORK}\b.*)$",
    re.I | re.S,
)
_WORK = late.regex(rf"\b{WORK}\b", re.I)  # "nyuwun saluran toya dipun keruk"
# "Lampunya maunya yg tenaga surya", "taludnya minta pakai batu kali": of which kind it is to be.
_KIND = late.regex(
    r"^\W*(?:(?:ya|yo|eh|oh|oiya|pak|bu|min)\W+){0,3}(?P<what>\w{3,20}?)(?:\s?nya|ne|e|\s+iku|\s+itu)\s+"
    r"(?:(?:kalo|kalau|klo|kl|nek|yen)\s+(?:bisa|bs|boleh|iso|saged)\W+)?"
    r"(?:(?:mau|minta|pengen|pengin|harus|mesti|karep|kudu|nyuwun|njaluk)(?:nya|ne|e)?\s+)?"
    r"(?P<said>(?:yang|yg|sing|ingkang|(?:di)?pakai|(?:di)?pake|nganggo|ngagem|(?:di)?model|jenis|tipe|merk)\s+\w[^?]*)$",
    re.I,
)
# "Taludnya yang di belakang pasar" says which one, and "yang rusak 3" how many.
_WHICH = late.regex(
    r"\b(?:di|ke|dekat|deket|depan|dpn|belakang|samping|sebelah|seberang|ning|teng|rt|rw|rusak|mati|jebol|longsor"
    r"|bolong|salah|benar|bener|tadi|ini|itu|kemarin|lama)\b|\d",
    re.I,
)
_KIND_WORDS = 12
# "Taludnya sekalian pagar pengaman biar anak2 gak jatuh": with what it is to come.
_ALONG = late.regex(
    r"^\W*(?:(?:ya|yo|eh|oh|oiya|pak|bu|min)\W+){0,3}(?P<what>[^\W\d]\w{2,19}?)(?:\s?nya|ne|e|\s+iku|\s+itu)?\s+"
    r"(?:(?:kalo|kalau|klo|nek)\s+(?:bisa|bs|boleh|iso)\W+)?(?:(?:minta|maunya|mau|tolong)\s+)?"
    r"(?P<said>(?:sekalian|sisan|along\s+with|together\s+with)\s+(?:(?:sama|dengan|karo|kalih|ada|minta|di(?:tambah|kasih|pasang|bikin)\w*)\s+)?[^\W\d][^?]{3,80})$",
    re.I,
)


def to_be_done(text: str, draft: Draft) -> Mend | None:
    """The wish with what a text says is to be done, or which kind of it is meant; None for other
    texts."""
    had = draft["wish"]
    if not had or "?" in text or NOT.search(text):
        return None
    done = _DONE.match(text)
    said = done["said"] if done is not None else _kind(text, had) or _along(text, had)
    whole = f"{had}, {said.strip(' .')}" if said else ""
    return Mend(Answer(whole)) if said and rules.WISH.holds(len(whole)) else None


def _kind(text: str, wish: str) -> str | None:
    found = _KIND.match(text)
    if found is None or _WHICH.search(found["said"]) or len(text.split()) > _KIND_WORDS:
        return None
    # As it is asked for, and not what is wrong with it.
    return found["said"] if fold(found["what"]) in fold(wish).split() else None


def _along(text: str, wish: str) -> str | None:
    found = _ALONG.match(text)
    return found["said"] if found and fold(found["what"]) in fold(wish).split() else None


# What tells of it how it is, or why it is wished.
_TELLS = late.regex(
    rf"\?|\b(?:{BECAUSE}|biar|supaya|agar|ben|kalau|kalo|klo|nek|yen|tiap|setiap|saben|sering|selalu|pernah|sudah|udah|sdh|wis|belum|blm"
    r"|durung|tidak|tdk|ga|gak|nggak|ora|mboten|kurang|cuma|susah|sulit|takut|warga|anak\w*|when|because|every|not|no)\b",
    re.I,
)
_AGAIN_WORDS = 12
# "Mulai yang gang dulu. cor rabat beton ...": which of several it is.
_FIRST_ONE = late.regex(
    r"^\W*(?:(?:mulai|mau|dari)\s+){0,2}(?:yang|yg|sing|ingkang)\s+[^.,;:]{2,30}\s(?:dulu|dl|rumiyin|disik|dhisik)\s*[.,;:]+\s*(?=\w)",
    re.I,
)


def told_again(turn: Turn, text: str, draft: Draft) -> AskAgain | None:
    """The wish in the words in which it is told once more, with more of it, where the problem is
    asked: "lampu jalan 2 titik di gang belakang mushola", of "lampu gang"; its amount and place are
    kept. None where a text tells anything of the problem."""
    had = draft["wish"] or ""
    whole = _FIRST_ONE.sub("", wish_in(text, tells=True)).strip(" .,")
    if not had or draft["problem"] or _TELLS.search(text) or len(text.split()) > _AGAIN_WORDS:
        return None
    held, before = turn.slots(whole), turn.slots(had)
    more = held.amount or held.place or (_WORK.search(whole) and not _WORK.search(had))
    same = before.things and {each.name for each in before.things} <= {
        each.name for each in held.things
    }
    wrong = held.problem or held.trouble or STATE.search(whole)
    if not (same and more) or wrong or NOT.search(text) or not rules.WISH.holds(len(whole)):
        return None
    found = pieces(held, draft.answers, "wish")
    args = {"label": Text("propose-wish.label"), "value": Literal(shorten(whole, SHOWN))}
    words = (Text("form-mended", args), *found.told, Text("propose-problem"))
    instead = {**found.instead, "wish": whole}
    return AskAgain(words, (), dict(draft.notes), also=dict(found.also), instead=instead)
