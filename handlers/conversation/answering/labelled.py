"""A text that names several answers, each with what it is to be: "usulannya bronjong, masalahnya
longsor kena 3 rumah". Each is put right by itself, so that none is lost behind another."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.conversation.answering.around import ask_anew
from handlers.conversation.answering.doing import closes
from handlers.conversation.answering.mending import all_mended, claims, names
from handlers.conversation.answers import Says
from handlers.conversation.asking import have_of, shown
from handlers.conversation.form import CANCEL, CHANGE, Kind, Question
from handlers.conversation.here import Here, Step, after
from handlers.conversation.messages import Words

Part = tuple[Question, str]

# What may stand before the name of an answer, and tells nothing itself.
_BEFORE = ("particle", "mend-lead", "put-right", "takes-back", "adds", CHANGE)
# What says of an answer that is named behind it that it is to be another.
_LEADS = ("adds", CANCEL)


def parts(here: Here, text: str) -> list[Part]:
    """The answers that a text puts right by their names, each with what is said of it; none of
    fewer than two, and none where the open question may be answered by it, or all is to go then
    (at_once takes each by itself, and sends)."""
    if here.question.review and any(closes(here.turn, each) for each in here.turn.parts(text)):
        return []
    found: list[tuple[Question, int, int]] = []
    for start, end in _clauses(here, text):
        named = _named(here, text[start:end])
        if named is not None:
            found.append((named, start, end))
        elif found:
            found[-1] = (*found[-1][:2], end)  # it goes on with what was named last
        elif not _says_nothing(here, text[start:end]):
            return []
    called = {question.name for question, _, _ in found}
    if len(called) < 2:
        return []
    # Where no words are an answer, one that is not asked yet may be said as well.
    known = (
        called if here.question.expects is not Kind.PHOTOS else called & here.state.answers.keys()
    )
    answered = bool(known) and known <= here.state.answers.keys()
    answered = answered and here.question.name not in called
    if not (here.question.review or answered):
        return []
    return [(question, text[start:end].strip()) for question, start, end in found]


def _clauses(here: Here, text: str) -> list[tuple[int, int]]:
    """Where each clause of a text begins and ends: at a stop, at a word that joins, and before
    what is named with its ending alone ("bidangnya ekonomi usulannya jembatan")."""
    asked = [q for q in _all(here) if not q.at_review]
    cuts = here.turn.seams(text, lambda word: any(names(here, q, word) for q in asked))
    starts, ends = (
        [_led(here, text), *(end for _, end in cuts)],
        [*(start for start, _ in cuts), len(text)],
    )
    return list(zip(starts, ends, strict=True))


# "Maaf ada yg salah 2: RT nya ...": what leads to several has no more words.
LEAD_WORDS = 7


def _led(here: Here, text: str) -> int:
    """Where the first clause begins behind what only says that something is wrong, and a colon."""
    lead, colon, _ = text.partition(":")
    if not colon:
        return 0
    words = here.turn.fold(lead).split()
    wrong = not here.turn.known(*_BEFORE, "wrong-mark").isdisjoint(words)
    labels = any(names(here, question, lead) for question in _all(here))
    only = wrong and not labels and len(words) <= LEAD_WORDS
    return len(lead) + 1 if only else 0


def _all(here: Here) -> list[Question]:
    return [q for q in here.form.applying(here.state.answers) if not q.review]


def _named(here: Here, clause: str) -> Question | None:
    """The answer with whose name a clause begins, or which it says is to lose or gain something."""
    words = here.turn.fold(clause).split()
    leads = here.turn.says(Says.DROPS, clause) or not here.turn.known(*_LEADS).isdisjoint(words[:1])
    own = here.turn.possessed(" ".join(words[1:])) if leads else []
    while len(words) > 1 and _tells_nothing(here, words[0]):
        words.pop(0)
    for called in (words[:1] if len(words) > 1 else [], own):
        named = [q for q in _all(here) if any(names(here, q, word) for word in called)]
        if len(named) == 1:
            return named[0]  # "masalahnya gelap"; "hapus yang selokan dari masalahnya"
    return None


def _says_nothing(here: Here, clause: str) -> bool:
    return all(_tells_nothing(here, word) for word in here.turn.fold(clause).split())


def _tells_nothing(here: Here, word: str) -> bool:
    return word in here.turn.known(*_BEFORE)


async def each_put_right(here: Here, found: Sequence[Part]) -> Step:
    """Puts right what each part surely changes; what is not clear is quoted, and the first answer
    that it is said of is asked anew."""
    words: list[Words] = []
    unclear: list[Part] = []
    put: set[str] = set()
    for question, text in found:
        sure = [c for c in await claims(here, text) if c.mend.sure and c.question is question]
        if sure:
            words += await all_mended(here, text, sure)
            put.add(question.name)
        elif not await _has_it(here, question, text):
            unclear.append((question, text))
    here.doubts = [name for name in here.doubts if name not in put]  # it was told anew
    if not unclear:
        return Step(await here.again(words))
    here.state.unheard = "; ".join(text for _, text in unclear)
    return after(here, words, await ask_anew(here, unclear[0][0]))


async def _has_it(here: Here, question: Question, text: str) -> bool:
    """Whether a part says nothing that is not so already, or comes later."""
    passes = question.passes is not None and question.passes(text)
    if question.gathers and have_of(here.state, question):
        ways = ("has", "particle", "caption", "yes")
        words = here.turn.fold(text).split()
        tells = [w for w in words if w not in here.turn.known(*ways)]
        passes = passes or all(names(here, question, word) for word in tells)  # "foto ada nih"
    known = any(claim.mend.sure for claim in await claims(here, text, known=True))
    value = await shown(question, here.state, here.turn)
    held = here.turn.fold(here.turn.say(value)).split()
    figures = [word for word in here.turn.fold(text).split() if word.isdecimal()]
    follows = bool(figures) and set(figures) <= set(held)  # it says so since another was put right
    return passes or known or follows or _is_right(here, text)


def _is_right(here: Here, text: str) -> bool:
    """Whether a part only says that its answer is right as it is ("usulannya sudah benar")."""
    words = [w for w in here.turn.fold(text).split()[1:] if w not in here.turn.known("particle")]
    says = [w in here.turn.known("yes", "yes-verb") for w in words]
    return bool(says) and all(says)


# "Ubah nama", "ganti judulnya": longer, it may be wished.
CHANGE_WORDS = 3


def begins_change(here: Here, text: str) -> bool:
    words = text.split()
    return 1 < len(words) <= CHANGE_WORDS and here.turn.is_word(CHANGE, words[0])


def corrects_word(here: Here, text: str) -> bool:
    """Whether a word says that something was wrong."""
    ways = ("takes-back", "mend-lead", "put-right", CHANGE)
    words = here.turn.fold(text).split()
    return not here.turn.known(*ways).isdisjoint(words)
