"""Why it is wished, said where something else is asked: "gelap soalnya" at the place."""

from __future__ import annotations

import re

from handlers import late
from handlers.asking.person import names
from handlers.asking.proposals.bidang import named_by
from handlers.conversation.answers import AskAgain, Draft, shorten
from handlers.conversation.messages import Choice, Literal, Text
from handlers.proposals.proposing.land import lands_in
from handlers.proposals.proposing.pieces import more_of_it
from handlers.reading import unsaid
from handlers.reading.introduced import ASKS_FOR
from handlers.reading.joined import only_why
from handlers.reading.meaning.slots import STATE
from handlers.reading.said.of_proposals import of_shown
from handlers.reading.said.of_questions import asks
from handlers.turn import Turn
from storage import rules


def why_told(
    turn: Turn, name: str, text: str, draft: Draft, offered: tuple[Choice, ...] = ()
) -> AskAgain | None:
    """The same question once more, after what a text tells of why, which is of the problem; None
    where it says anything that is asked, or nothing that is wrong."""
    why = only_why(text) if draft["problem"] and "?" not in text else ""
    if not why or unsaid.musing(text) or unsaid.put_off(text) or unsaid.pictures_later(text):
        return None
    held = turn.slots(why)
    if (
        held.place
        or held.landmark
        or held.amount
        or held.area
        or (name == "land" and lands_in(why))
    ):
        return None
    tells = bool(held.trouble) or STATE.search(why) is not None
    if not tells and (name == "photos" or len(why.split()) < TELLS_WORDS):
        return None
    return more_of_it(name, text, draft, offered)


# "Soalnya anak2 di sini main hp terus": why, before it is said what.
_WHY_FIRST = late.regex(
    r"^\W*(?:ya\s+)?(?:soal(?:nya|e|ipun)|karena|krn|karna|amarga|amargi|jalaran|gara-?2?|sebab|because|habisnya|abisnya|lha\s+wong)\b",
    re.I,
)


def why_first(turn: Turn, text: str, draft: Draft) -> AskAgain | None:
    """Why it is wished, where nothing is said of what: the problem; None for other texts."""
    told = draft["wish"] or draft["problem"]
    if (
        told
        or not (_WHY_FIRST.match(text) or _only_trouble(turn, text))
        or ASKS_FOR.search(text)
        or not rules.PROBLEM.holds(len(text))
    ):
        return None
    args = {"label": Text("propose-problem.label"), "value": Literal(shorten(text, 120))}
    words = (Text("form-mended.new", args), Text("propose-wish"))
    return AskAgain(words, (), dict(draft.notes), also={"problem": text})


# "Banyak anak muda nongkrong, bikin resah": what people do or suffer, and nothing that is there.
_OF_PEOPLE = late.regex(
    r"\b(?:nongkrong\w*|nganggur\w*|pengangguran|(?:me)?resah(?:kan|in)?|meresahkan|mabuk\W?\w*|mendem|tawuran|begal\w*|maling\w*|kemalingan|rawan\s+(?:maling|begal|curi\w*)|narkoba|judi\w*|balap(?:an)?\s+liar"
    r"|(?:ora|ga|gak|nggak|tidak)\s+(?:tenang|tentrem|aman|nyaman|ada\s+(?:penghasilan|kegiatan|kerjaan)|duwe\s+(?:gawean|penghasilan)|punya\s+(?:kerjaan|penghasilan|kegiatan))"
    r"|putus\s+sekolah|kecanduan|main\s+hp\s+terus|bullying|pengeroyokan|unemployed|hang(?:ing)?\s+out|theft|thieves)\b",
    re.I,
)
_WORKED = late.regex(
    r"\b(?:pe[mnrl]\w{2,}an|per\w+an|bangun\w*|bikin\w*(?!\s+(?:resah|takut|susah|ora|ga|gak|macet|kotor|bau))|pasang\w*|adakan|diadakan|gawe|(?:di|dipun\s?)(?:buat|bangun|pasang|ada|kasih|gawe|beri)\w*)\b",
    re.I,
)


def _only_trouble(turn: Turn, text: str) -> bool:
    """Whether a text only tells of a trouble among people, and names nothing that could be had."""
    held = turn.slots(text)
    told = _OF_PEOPLE.search(text) is not None and len(text.split()) >= TELLS_WORDS
    named = {thing.name for thing in held.things} - _IMPLIED
    return told and not (named or held.place or _WORKED.search(text) or "?" in text)


# What such a trouble brings to mind, and its words do not ask for.
_IMPLIED = frozenset({"karang taruna", "pelatihan kerja"})


# "Karena itu" tells nothing.
TELLS_WORDS = 3


def tells_no_why(turn: Turn, text: str) -> bool:
    """Whether a text that names nothing wrong surely tells none of it: a plea ("tolong dicatat
    ya"), that it is to be sent, whether something may be, a bidang, who writes."""
    words = turn.fold(text).split()
    few = len(words) <= FEW
    pleads = not turn.known(*WISHES).isdisjoint(words[:1])
    sends = not turn.known("send").isdisjoint(words)
    topic = few and bool(named_by(turn, words))
    own = few and (names.led(text) or turn.is_word("reserve", words[0]))  # "tapi ya marah dikit"
    supposes = _SUPPOSES.search(text) is not None or of_shown.asked(text) is of_shown.Of.NEWS
    told = pleads and not turn.slots(text).things
    return told or sends or topic or own or supposes or asks(text)


# "Both sides would be 800, but ...": how much it might be.
_SUPPOSES = late.regex(
    r"\b(?:would|could|might)\s+be\s+(?:about\s+)?\d|\b(?:kalau|kalo|klo|nek)\b.{0,30}\b(?:jadi(?:nya)?|bisa|dadi)\s+\d{2,}\b(?!.*\b(?:rumah|orang|warga|kk)\b)",
    re.I,
)


# Without one of these, or what is wrong, a text without a thing only tells which it is ("timur apa
# barat ya, saya suka kebalik").
WISHES = ("wish", "propose-wish", "propose-lead")
# What is longer tells something.
FEW = 6
