"""Several things that are said at the review in one text, that it is to be sent among them; what
of it is not there; what was said with the order that opened it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from handlers.conversation.answering.acts import ANSWER, NOTE
from handlers.conversation.answering.adding import adds, adds_that, may_add, tells
from handlers.conversation.answering.around import ask_anew
from handlers.conversation.answering.doing import orders, send
from handlers.conversation.answering.doubting import added, sends_it, sent_with
from handlers.conversation.answering.mending import (
    changed,
    claims,
    mended,
    names,
    put_right,
    told_known,
)
from handlers.conversation.answering.settling import read
from handlers.conversation.answers import Says
from handlers.conversation.asking import have_of, subject
from handlers.conversation.form import Kind, Question
from handlers.conversation.here import Here, Step, after
from handlers.conversation.messages import Text, Words


async def at_once(here: Here, text: str) -> Step | None:
    """Puts each of several clauses where it belongs, and sends then; what belongs nowhere may be
    added first. None for a text that says no clause of its own that it is to be sent."""
    clauses = _parts(here, text)
    others = [each for each in clauses if not sends_it(here.turn, each)]
    if len(clauses) < 2 or len(others) == len(clauses) or "?" in text:
        return None
    others = [each for each in others if not await _says_nothing(here, each)]
    follow = [each for each in others if _follows(here, each)]
    others = [each for each in others if each not in follow]
    sure = {
        each: [claim for claim in await claims(here, each, known=True) if claim.mend.sure]
        for each in others
    }
    left = [each for each in others if not sure[each]]
    if left:
        left, follow = left + follow, []
    for each in left:
        sense = await here.turn.sense(each, Kind.REVIEW)
        if sense.sure and sense.act not in (ANSWER, "complain", "urgent"):
            return None  # "kirim, eh bentar"
    words: list[Words] = []
    for each in others:
        for claim in await claims(here, each):
            words += await mended(here, claim) if claim.mend.sure else []
    await here.again(())  # the choices of the review are the shown ones
    if left:
        rest = ", ".join(left)
        if (more := adds(here, rest)) and more != rest:
            step = await sent_with(here, more)  # "tambahin ..., langsung kirim" asks nothing
            if step is not None:
                return after(here, words, step)
        return after(here, words, may_add(here, adds(here, rest) or rest))
    # "Sampun leres, nanging RW-nipun 3": what is right but for that is seen once more.
    ordered = any(orders(here.turn, each) for each in clauses if each not in others)
    # "Kirim tapi RT 06", in one breath: what is put right is seen before it goes.
    first = len(here.turn.parts(text)) < 2 or any(_comes_first(here, each) for each in others)
    if here.turn.early or here.late or here.doubts or (words and (first or not ordered)):
        return Step(await here.again(words))
    step = await send(here)
    for each in follow:
        here.turn.for_later(" ".join(each.split()[FOLLOWS:]))
    return after(here, words, step) if step is not None else Step(await here.again(words))


def _parts(here: Here, text: str) -> list[str]:
    """What stands one after the other in a text, also without a mark between: "kirim aja tapi
    ukurannya 65 ya"."""
    clauses = here.turn.parts(text)
    if len(clauses) != 1:
        return clauses
    words = text.split()
    for n, word in enumerate(words[1:-1], 1):
        if here.turn.fold(word) in here.turn.known("reserve"):
            first, rest = " ".join(words[:n]), " ".join(words[n + 1 :])
            return [first, rest] if sends_it(here.turn, first) else clauses
    return clauses


def _comes_first(here: Here, clause: str) -> bool:
    """Whether a clause is to be done before it goes: "panjangnya jadi 90 meter dulu"."""
    words = here.turn.fold(clause).split()
    return words[-1:] != [] and here.turn.is_word("before-it", words[-1])


FOLLOWS = 2  # words: "abis ini"


def _follows(here: Here, clause: str) -> bool:
    """Whether a clause says what is to come after this one: "abis ini mau bikin satu lagi"."""
    words = here.turn.fold(clause).split()
    return here.turn.is_word("afterwards", " ".join(words[:FOLLOWS]))


async def _says_nothing(here: Here, clause: str) -> bool:
    """Whether a clause only confirms, thanks or greets: "wis bener kabeh"."""
    ways = ("closing", "closing-word", "particle", "yes", "now-so")
    words = here.turn.fold(clause).split()
    told = [word for word in words if word not in here.turn.known(*ways)]
    held = " ".join(each for each in here.state.answers.values() if isinstance(each, str))
    if not told or (len(told) < len(words) and set(told) <= set(here.turn.fold(held).split())):
        return True  # "yang drainase sudah cocok"
    if here.turn.says(Says.NOTHING, clause):
        return True
    if any(q.passes is not None and q.passes(clause) for q in here.form.questions):
        return True  # "fotonya nanti"
    sense = await here.turn.sense(clause, Kind.REVIEW)
    return sense.act in ("thank", "greet", "send") and not sense.tells and sense.sure


async def added_that(here: Here, text: str) -> Step | None:
    """Adds what a text orders to be added, without the words for it; what of it answers a question,
    and nothing else, goes there: "ditambahkan bahwa tanahnya milik pemerintah dan sudah disepakati
    dalam rapat RT". None for texts that order nothing of the kind."""
    if not (more := adds_that(here, text)) or tells(here):
        return None
    words: list[Words] = []
    left: list[str] = []
    pieces = _joined(here, more)
    for piece in pieces:
        found = [claim for claim in await claims(here, piece, known=True) if claim.mend.sure]
        first = piece.split()[0]
        whole = [c for c in found if c.mend.whole or names(here, c.question, first)]
        for claim in whole:
            words += () if claim.known else await mended(here, claim)
        left += [piece] if not whole else []
    if not left:
        return Step(await here.again(words))
    rest = more if len(left) == len(pieces) else ", ".join(left)
    return after(here, words, await added(here, rest.rstrip(" .")))


def _joined(here: Here, text: str) -> list[str]:
    """What stands one after the other in a text, with "and" or a mark between."""
    pieces: list[str] = []
    for part in here.turn.parts(text):
        words: list[str] = []
        for word in part.split():
            if here.turn.fold(word) in here.turn.known("joins") and words:
                pieces.append(" ".join(words))
                words = []
            else:
                words.append(word)
        pieces += [" ".join(words)] if words else []
    return pieces


# --- what is not there --------------------------------------------------------------------------


def passed_over(here: Here, question: Question) -> tuple[Words, ...]:
    """What is said of an answer that is missing, and may be."""
    passed_over = f"{here.form.name}-{question.name}.passed"
    return (Text(passed_over),) if here.turn.has(passed_over) else ()


async def missing(here: Here, text: str) -> Question | None:
    """Of what a text says, and nothing else, that it is missing or comes later: "blm ada foto sama
    ukuran", "fotonya nyusul ya"."""
    words = here.turn.fold(text).split()
    if here.question.review and (passed := await _passed(here, text)) is not None:
        return passed
    offered = [q for q in here.form.applying(here.state.answers) if q.at_review]
    lacks = here.turn.says(Says.TO_COME, text)
    lacks = lacks or not here.turn.known("lacks").isdisjoint(words)
    if not lacks or "?" in text:
        return None
    named = [question for question in offered if names(here, question, text)]
    some = named and len(words) <= LACKS_WORDS and not await claims(here, text, known=True)
    return named[0] if some else None


# "Kurang lengkap, belum ada foto sama ukuran"; more words tell something.
LACKS_WORDS = 8


async def _passed(here: Here, text: str) -> Question | None:
    """The answer that the review offers, of which a text says in its own words that there is none:
    "ga tau tanah siapa", "fotonya besok"."""
    offered = [q for q in here.form.applying(here.state.answers) if q.at_review and q.passes]
    named = [q for q in offered if names(here, q, text)]
    if len(named) != 1 or "?" in text or len(here.turn.parts(text)) > 1:
        return None
    [only] = named
    there = here.state.answers.get(only.name) or have_of(here.state, only)
    none = only.passes is not None and only.passes(text)
    return only if none and not there and not await claims(here, text) else None


# --- said with the order ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ordered:
    """What is said with the order to change what was sent: what `adds` is added, what it surely
    puts right is put right; other words that were `told` of it are added, of others it is asked.
    What is told `beside` is added as well. Words that are `answers` to whoever returned it are for
    them, and shown before they are told, unless they only put something right."""

    text: str
    adds: bool = False
    told: bool = False
    beside: str = ""
    answers: str = ""


# What is told in more words than these says more than the one answer that it puts right.
TOLD_WORDS = 7


async def ordered(here: Here, said: Ordered) -> Step:
    """Takes it at the review; of what is known already it is said that it is."""
    text = said.text
    if said.adds:
        return await added(here, text)
    if (named := changed(here, text)) is not None:
        return await ask_anew(here, named, text)
    found = await claims(here, text, known=True)
    asked = [claim for claim in found if claim.mend.drops and not claim.mend.sure]
    found = [claim for claim in found if claim.mend.sure]
    sure = [claim for claim in found if not claim.known]
    if said.answers and tells(here) and not any(claim.mend.whole for claim in sure):
        told = await read(here, dataclasses.replace(here.said, text=said.answers, choice=NOTE))
        line = subject(here.state)  # nothing has been shown of it yet
        return after(here, (line,) if line is not None else (), told)
    if not (sure or said.beside) and (known := [one for one in found if one.mend.whole]):
        if tells(here):
            return may_add(here, text, known=True)
        return Step(await here.again((await told_known(here, known[0]),)))
    if said.beside:
        words = [word for claim in sure for word in await mended(here, claim)]
        return after(here, words, await added(here, said.beside))
    if asked and not sure:
        return await put_right(here, text)  # "bukan talud tapi talang": it is asked
    if said.told and not sure and tells(here):
        return may_add(here, text)  # it may be for whoever returned it
    if said.told and all(claim.question.name == here.form.adds for claim in sure):
        return await added(here, text)
    if said.told and len(text.split()) > TOLD_WORDS:
        words = [word for claim in sure for word in await mended(here, claim)]
        return after(here, words, may_add(here, text))
    return await put_right(here, text) if sure else may_add(here, text)
