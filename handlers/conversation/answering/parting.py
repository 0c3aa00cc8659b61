"""What stands in one text beside the answer to the open question: a correction of an earlier one,
a scolding, the question why it is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.conversation.answering.mending import Claim, claims, mended, names
from handlers.conversation.asking import draft
from handlers.conversation.form import Kind
from handlers.conversation.here import Here
from handlers.conversation.messages import Words

# Where no words are after an answer of their own.
_WHOLE = frozenset({Kind.REVIEW, Kind.YES_NO, Kind.MESSAGE, Kind.PHOTOS})

_CLAUSE = re.compile(
    r".+?(?:(?<!\bjl)(?<!\bgg)(?<!\bno)(?<!\brt)(?<!\brw)(?<!\bkel)[,.;!\n]+(?=\s)|$)", re.I | re.S
)


def clauses(text: str) -> list[str]:
    return [each for each in _CLAUSE.findall(text) if any(map(str.isalnum, each))]


async def corrects_beside(here: Here, text: str, kind: Kind) -> tuple[list[Words], str] | None:
    """Puts right what clauses of a text take back of earlier answers ("bukan longsor, retak aja.
    tempatnya jl kenanga"); gives what is said of it, and the rest, which is still to be heard as
    an answer. None for a text that is not both."""
    if kind in _WHOLE or here.late or here.turn.early or "?" in text:
        return None
    said = clauses(text)
    parts = [("".join(said[:n]).strip(), "".join(said[n:]).strip()) for n in range(1, len(said))]
    # As few words as say it, before the answer or behind it.
    for splits in (parts, [(last, first) for first, last in reversed(parts)]):
        for wrong, rest in splits:
            if not _takes_back(here, wrong) or _takes_back(here, rest):
                continue
            if await _of_another(here, rest, kind):
                continue
            if found := await _corrected(here, wrong):
                told = [word for claim in found for word in await mended(here, claim)]
                return told, rest.strip(" ,;")
    return None


async def _of_another(here: Here, rest: str, kind: Kind) -> bool:
    """Whether what is left speaks of other answers too: "5 titik bukan 3, di RT 06"."""
    return any(
        claim.mend.whole
        or (kind is Kind.CHOICE and claim.mend.sure and claim.question.name in here.state.answers)
        for claim in await claims(here, rest, known=True)
    )


def _takes_back(here: Here, text: str) -> bool:
    """Whether a text says that something was wrong; "salah satu" does not."""
    words = here.turn.fold(text).replace("salah satu", "").split()
    ways = ("takes-back", "mend-lead", "wrong-mark")
    return any(here.turn.is_word(way, word) for way in ways for word in words)


async def _corrected(here: Here, text: str) -> Sequence[Claim]:
    """What a text surely changes of earlier answers: one that it says is wrong, or that it names;
    nothing where it speaks of the open question."""
    if await _answers(here, text):
        return ()
    denies = any(here.turn.is_word("takes-back", word) for word in here.turn.fold(text).split())
    answered = here.state.answers
    return [
        claim
        for claim in await claims(here, text)
        if claim.mend.sure
        and claim.question.name in answered
        and (denies or names(here, claim.question, text))
    ]


async def _answers(here: Here, text: str) -> bool:
    """Whether a text holds something for the open question itself."""
    own = here.question.mends
    if own is None:
        return False
    return await own(here.turn, text, draft(here.form, here.state, here.question)) is not None


# "Kok ditanya rt segala buat apa?": why the question is asked.
_ASKED = r"(?:di)?(?:tanya\w*|nanya\w*|takon\w*|takok\w*|minta\w*|suruh)"
_WHAT_FOR = (
    r"(?:buat|untuk|utk|kanggo|kangge|nggo|gawe)\s+(?:apa(?:an)?|opo|nopo)"
    r"|ngapain|gunanya\s+apa"
)
_WHY = r"(?:kenapa|knp|knapa|kok|ko|napa|mengapa|nopo|ngopo|ngapain|why)"
_MUST = (
    r"(?:harus|hrs|perlu|mesti|msti|kudu|wajib|pake|pakai)\s+"
    r"(?:tau|tahu|ngerti|weruh|(?:di)?(?:isi|tulis|sebut|jawab|jelas|foto|ukur|kirim|ketik)\w*|ada|ngisi|nulis|pake|pakai|rt|rw"
    r"|alamat|foto|ukuran)"
)
_OF = (
    r"(?:rt|rw|kelurahan|lokasi|tempat|alamat|patokan|ukuran|volume|panjang|jumlah|tanah|lahan"
    r"|foto|gambar|bidang|masalah|nama|data|ini|itu|segala)(?:nya|ne|e)?"
)
_ASKS_WHY = re.compile(
    rf"\b{_WHY}\b.{{0,40}}\b{_ASKED}\b|\b{_ASKED}\b.{{0,40}}\b(?:{_WHAT_FOR})\b"
    rf"|\b(?:{_WHAT_FOR})\b.{{0,40}}\b{_ASKED}\b|\b{_WHY}\b\s+(?:\w+\s+)?{_MUST}\b"
    rf"|^\W*(?:\w+\s+){{0,2}}{_OF}(?:\s+\w+){{0,2}}\s+(?:{_WHAT_FOR})\b"
    rf"|^\W*(?:\w+\s+){{0,1}}(?:{_WHAT_FOR})\s+(?:\w+\s+){{0,2}}{_OF}\b|\bwhy\b.{{0,30}}\b(?:ask\w*|need|want)\b",
    re.I,
)


def asks_why(text: str) -> bool:
    """Whether a text asks why something is asked, or has to be said."""
    return _ASKS_WHY.search(text) is not None
