"""An answer that was given before is put right; one is given at another question than its own."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from handlers.conversation.answering.adding import adds, may_add, tells
from handlers.conversation.answering.around import ask_anew, change
from handlers.conversation.answering.beside import also, left_over, remember
from handlers.conversation.answering.choosing import choice_meant
from handlers.conversation.answering.settling import begin, keep_gathered, onward, read, take
from handlers.conversation.answers import Answer, AskAgain, Draft, Problem, Reading, shorten
from handlers.conversation.asking import answered, ask, draft, have_of, marked, shown
from handlers.conversation.form import CHANGE, Kind, Mend, Question
from handlers.conversation.here import Here, Step, after
from handlers.conversation.messages import Choice, Literal, Outgoing, Text, Words

# What the engine has asked: which answer a correction is for.
MEND = "mend"

# A value by itself is no longer than this; a longer text says something.
PIECE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Claim:
    """What a text would make of the answer to a question; `known` where it has that already."""

    question: Question
    mend: Mend
    known: bool = False


async def claims(here: Here, text: str, *, known: bool = False) -> list[Claim]:
    """What a text would change of the answers to other questions than the open one, or also what
    they have already (`known`); of the review also what it remembers itself."""
    found: list[Claim] = []
    answers = answered(here.form, here.state)
    for question in here.form.applying(here.state.answers):
        if question is here.question and not question.review:
            continue
        mend = await _mend(here, question, text, answers)
        if mend is None:
            continue
        same = _same(here, question, mend)
        if known or not same:
            found.append(Claim(question, mend, same))
    return found


async def _mend(
    here: Here, question: Question, text: str, answers: Mapping[str, Any]
) -> Mend | None:
    known, key = draft(here.form, here.state, question, answers), (question.name, text)
    made = here.mends.get(key)
    if made is None or made[0] != known:
        made = here.mends[key] = known, await _read(here, question, text, known)
    return made[1]


async def _read(here: Here, question: Question, text: str, known: Draft) -> Mend | None:
    if question.mends is not None:
        return await question.mends(here.turn, text, known)
    if question.expects is Kind.CHOICE and question.choices and question.name in here.state.answers:
        offered = [(c.id, here.turn.say(c.label)) for c in await question.choices(here.turn, known)]
        said = f" {here.turn.fold(text)} "  # the words of a label, one after the other
        named = [id for id, label in offered if f" {here.turn.fold(label)} " in said]
        if len(named) == 1:
            tapped = dataclasses.replace(here.said, choice=named[0], text="")
            reading = await question.read(here.turn, tapped, known)
            if isinstance(reading, Answer):
                return Mend(reading, sure=names(here, question, text))
    return None


def names(here: Here, question: Question, text: str) -> bool:
    """Whether a text names a question, by its label or what else it is called: "lokasinya", "volume
    salah"."""
    return not here.words_for(question).isdisjoint(here.turn.fold(text).split())


def asked_of(here: Here, text: str) -> Question | None:
    """The one question that a text names; None where it names none, or several."""
    named = [q for q in here.form.applying(here.state.answers) if names(here, q, text)]
    return named[0] if len(named) == 1 else None


def changed(here: Here, text: str) -> Question | None:
    """The one answer that a text of nothing else says is to be another, or is wrong: "ubah
    masalahnya", "rt nya salah"; at the review its name alone says so."""
    words = here.turn.fold(text).split()
    rest = [word for word in words if word not in here.turn.known("particle")]
    called = [word for word in rest if word not in here.turn.known(*CHANGES)]
    every = [q for q in here.form.applying(here.state.answers) if not q.review]
    if here.question.review and len(called) > 1:
        # "Bentar mau tambah foto dulu": what is asked for nowhere else.
        called = [word for word in called if word not in here.turn.known(*ADDS)]
        every = [q for q in every if q.at_review]
    bare = len(called) == len(rest) and not here.question.review
    if not called or bare or len(rest) > PIECE_WORDS:
        return None
    named = [q for q in every if all(names(here, q, word) for word in called)]
    return named[0] if len(named) == 1 else None


# Words that say of an answer that it is to be another one.
CHANGES = (CHANGE, "wrong-mark", "put-right", "takes-back", "to-right")
# And that there is to be one, in a moment.
ADDS = ("adds", "a-moment")


def _same(here: Here, question: Question, mend: Mend) -> bool:
    """Whether a question has that answer already."""
    had = here.state.answers.get(question.name)
    return isinstance(mend.reading, Answer) and had is not None and had == mend.reading.value


# Of a question that was not answered because what was said is known: what was said.
KNOWN = "known"


async def known_already(here: Here, claim: Claim, text: str) -> Step | None:
    """Says of what was said once more that it is known, and asks on; None where it was said of the
    same question before: then it is all that they have to say."""
    folded = here.turn.fold(text)
    asked = here.question.name
    if here.state.notes.get(asked, {}).get(KNOWN) == folded:
        return None
    step = Step(await here.again((await told_known(here, claim),)))
    here.state.notes[asked] = {**here.state.notes.get(asked, {}), KNOWN: folded}
    return step


async def told_known(here: Here, claim: Claim) -> Words:
    """That an answer is there already."""
    value = await shown(claim.question, here.state, here.turn)
    label = Text(f"{here.form.name}-{claim.question.name}.label")
    return Text("form-known", {"label": label, "value": value})


async def mended(here: Here, claim: Claim) -> list[Words]:
    """Puts an answer right; gives what is said of it."""
    question, reading = claim.question, claim.mend.reading
    here.state.unheard = ""
    remember(here, question, reading)
    also(here, reading.also, reading.instead)
    here.doubts += [name for name in claim.mend.doubts if name in here.state.answers]
    if isinstance(reading, AskAgain):
        here.state.notes[question.name] = dict(reading.notes)
        # What is open is shown anew anyway.
        return [] if question is here.question else list(reading.words)
    new = question.name not in here.state.answers
    if question.gathers and (had := have_of(here.state, question)):
        keep_gathered(here, question, reading.value)
        await here.turn.let_go([each for each in had if each not in (reading.value or ())])
    here.state.answers[question.name] = reading.value
    here.state.notes.pop(question.name, None)
    begin(here, reading)
    value = await shown(question, here.state, here.turn)
    label = here.form.label(question)
    what = "form-mended.new" if new else "form-mended"
    return [*reading.say, Text(what, {"label": label, "value": value})]


async def all_mended(here: Here, text: str, sure: Sequence[Claim]) -> list[Words]:
    """Puts several answers right that one text corrects; each is read anew after the one before it,
    which may have changed what follows from it."""
    words: list[Words] = []
    for claim in sure:
        if claim is not sure[0]:
            again = [c for c in await claims(here, text) if c.question is claim.question]
            claim = next((c for c in again if c.mend.sure), claim)
        words += await mended(here, claim)
    return words


async def put_right(here: Here, text: str) -> Step:
    """A text that says of an answer that it was wrong: what it surely changes is changed and shown,
    what an answer has already is said to be known, and what is not clear is asked. What is said
    before the correction answers the open question."""
    before, wrong = _parted(here, text)
    if before and await _own(here, wrong) is not None:
        return await read(here, here.said)  # "rt 6, eh rt 7": of the open question alone
    if before and (sure := [c for c in await claims(here, wrong) if c.mend.sure]):
        words = await all_mended(here, wrong, sure)
        here.said = dataclasses.replace(here.said, text=before)
        return after(here, words, await read(here, here.said))
    found = await claims(here, text)
    sure = [claim for claim in found if claim.mend.sure]
    if sure:
        words = await all_mended(here, text, sure)
        return await _after_all(here, text, sure, words)
    if not found and (claim := await misplaced(here, text)) is not None:
        step = await known_already(here, claim, text)
        if step is not None:
            return step
    if not found and (known := await _all_known(here, text)):
        return Step(await here.again([await told_known(here, claim) for claim in known]))
    if not found and here.question.review and (known := await _said_again(here, text)):
        return Step(await here.again([await told_known(here, claim) for claim in known]))
    if not found and (own := await _own(here, text)) is not None:
        return await take(here, own, here.said)
    if not found and (words := _given_otherwise(here, text)):
        return Step(await here.again(words))
    named = [q for q in _answered(here) if names(here, q, text)]
    if not (found or named) and len((more := adds(here, text)).split()) > 1:
        return may_add(here, more)
    if here.question.review and tells(here) and not found and len(named) != 1:
        return may_add(here, text)  # "maaf kemarin keliru nulisnya" may be told whoever returned it
    had = here.state.unheard
    here.state.unheard = f"{had}; {text}" if had and had != text else text
    if found:
        return Step([_which(here, text, found)])
    if len(named) == 1:
        return await ask_anew(here, named[0])
    typed = Literal(shorten(text, 80))
    if not _answered(here):
        here.state.unheard = ""
        unused = Text("talk-unused", {"typed": typed})
        return Step(await here.again((unused, Text("form-no-change"))))
    return Step(await change(here, (Text("form-change.typed", {"typed": typed}),)))


async def said_anew(here: Here, text: str) -> str | None:
    """What is said where it is asked which answer is to be another, as the correction that it is;
    None where it surely is the new value of none. What only tells more is left as it was said."""
    corrected = here.turn.say(Text("form-correction", {"typed": Literal(text)}))
    for said in (corrected, text):
        sure = [claim for claim in await claims(here, said) if claim.mend.sure]
        if any(said == text or claim.question.name != here.form.adds for claim in sure):
            return said
    return None


async def _all_known(here: Here, text: str) -> list[Claim]:
    """What a text says that answers have already, in place of something else ("panjangnya 150 m
    bukan 250", once it is 150 m); none where it only says that one is wrong."""
    words = here.turn.fold(text).split()
    takes_back = not here.turn.known("takes-back").isdisjoint(words[1:-1])
    if not takes_back or not here.turn.known("wrong-mark").isdisjoint(words):
        return []
    return [c for c in await claims(here, text, known=True) if c.known and c.mend.sure]


async def _said_again(here: Here, text: str) -> list[Claim]:
    """What a text says that answers have already, and that nothing of it is wrong."""
    words = here.turn.fold(text).split()
    if not here.turn.known(*CHANGES, "mend-lead").isdisjoint(words):
        return []
    return [c for c in await claims(here, text, known=True) if c.known and c.mend.whole]


async def _left(here: Here, text: str, put: Sequence[Claim]) -> str:
    """What a text that has `put` answers right at the review tells beside, and none holds."""

    async def puts(clause: str) -> bool:
        if any(q.passes is not None and q.passes(clause) for q in here.form.questions):
            return True  # "ukurannya kurang tau, ya sekitar 6 meter"
        return any(claim.mend.sure for claim in await claims(here, clause, known=True))

    answers = all(isinstance(claim.mend.reading, Answer) for claim in put)
    adds_to = here.question.review and here.form.adds and answers
    return await left_over(here, text, puts) if adds_to else ""


async def _after_all(here: Here, text: str, sure: Sequence[Claim], words: Sequence[Words]) -> Step:
    """What comes once a text has put right what it surely changes."""
    if any(here.question.name in claim.mend.reading.also for claim in sure):
        return await onward(here, words)  # what is asked was told with it
    dropped = next((c for c in sure if c.mend.drops and isinstance(c.mend.reading, AskAgain)), None)
    if dropped is not None and dropped.question is not here.question:
        # What is named next is instead of it.
        return Step(await ask(here.form, here.state, here.turn, dropped.question, words))
    drops = any(claim.mend.drops for claim in sure)
    if not drops and (left := await _left(here, text, sure)):
        bare = ", ".join(adds(here, each) or each for each in here.turn.parts(f", {left}"))
        return after(here, words, may_add(here, bare))
    return Step(await here.again(words))


async def _own(here: Here, text: str) -> Answer | None:
    """The answer to the open question, which has none yet, where one is given and taken back in one
    text: "rt 3 aja deh bukan rt 5", "ekonomi eh bukan, sosial"."""
    question, known = here.question, draft(here.form, here.state, here.question)
    if question.review or question.name in here.state.answers:
        return None
    if question.mends is not None:
        mend = await question.mends(here.turn, text, known)
        if mend is not None and isinstance(mend.reading, Answer):
            return mend.reading
    words = here.turn.fold(text).split()
    marks = ("mend-lead", "takes-back")
    leads = [n for n, word in enumerate(words) if word in here.turn.known(*marks)]
    if question.expects is not Kind.CHOICE or not leads:
        return None
    parts = [" ".join(words[leads[-1] + 1 :])]
    if len(leads) == 1 and here.turn.is_word("takes-back", words[leads[0]]):
        parts.insert(0, " ".join(words[: leads[0]]))  # "yg kedua bukan yg pertama"
    found = (choice_meant(question, here.state, here.turn, each) for each in parts if each)
    picked = next((each for each in found if each is not None), None)
    if picked is None:
        return None
    said = dataclasses.replace(here.said, choice=picked.partition(":")[2], text="")
    reading = await question.read(here.turn, said, known)
    return reading if isinstance(reading, Answer) else None


def _given_otherwise(here: Here, text: str) -> list[Words]:
    """Puts right what waits for its question ("eh jamnya 20.00 aja"); gives what is said of it."""
    waits = [q for q in here.form.questions if q.name in here.state.given]
    named = [q for q in waits if names(here, q, text)]
    figures = [word.strip(",.;") for word in text.split() if any(map(str.isdecimal, word))]
    if len(named) != 1 or not figures:
        return []
    here.state.given[named[0].name] = " ".join(figures)
    args = {"label": here.form.label(named[0]), "value": Literal(" ".join(figures))}
    return [Text("form-mended", args)]


# An answer before a correction has at least so many words.
ANSWER_WORDS = 2


def _parted(here: Here, text: str) -> tuple[str, str]:
    """What is said before a correction, and the correction: "gelap, warga takut. eh rt nya salah,
    rt 5"; the first is "" where nothing is, or where no words are asked for."""
    if here.question.expects is not Kind.TEXT or here.question.review:
        return "", text
    words = text.split()
    for place in range(len(words) - 1, ANSWER_WORDS - 1, -1):
        if here.turn.is_word("mend-lead", words[place]):
            return " ".join(words[:place]).rstrip(" ,;"), " ".join(words[place:])
    return "", text


def _answered(here: Here) -> list[Question]:
    applying = here.form.applying(here.state.answers)
    return [q for q in applying if q.name in here.state.answers and not q.review]


def _which(here: Here, text: str, found: Sequence[Claim]) -> Outgoing:
    where = marked(f"{here.form.name}.@{MEND}", here.state)
    choices = [
        Choice(f"{where}:{claim.question.name}", here.form.label(claim.question)) for claim in found
    ]
    choices.append(Choice(f"{where}:@none", Text("form-mend.none")))
    here.state.doubt = {"text": text}
    typed = Literal(shorten(text, 80))
    return here.confirm(MEND, (Text("form-mend", {"typed": typed}),), tuple(choices))


async def mend_answered(here: Here, picked: str) -> Step:
    """Which answer a correction is for has been said."""
    text = here.state.doubt.get("text", "")
    if here.state.confirm != MEND or not text:
        return Step(await here.again((Text("form-stale"),)))
    if picked == "@none":
        here.state.unheard = ""
        return Step(await change(here))
    for claim in await claims(here, text):
        if claim.question.name == picked:
            return Step(await here.again(await mended(here, claim)))
    wanted = here.form.question(picked)
    if wanted is None:
        return Step(await here.again((Text("form-stale"),)))
    return await ask_anew(here, wanted)


async def misplaced(here: Here, text: str) -> Claim | None:
    """The other question that a text answers, and nothing but it ("RT 03" where it is asked how
    many; the kelurahan that is known, where it is asked what is wished); None where it answers the
    open one, or says more."""
    asks = any(q.mends for q in here.form.questions)
    if not asks or len(text.split()) > PIECE_WORDS:
        return None
    own = here.question.mends
    known = draft(here.form, here.state, here.question)
    if own is not None and await own(here.turn, text, known) is not None:
        return None
    others = [c for c in await claims(here, text, known=True) if c.mend.whole and c.mend.sure]
    if len(others) != 1 or others[0].question.review:
        return None
    return others[0]


async def told_of_another(here: Here, text: str, reading: Reading) -> Claim | None:
    """The one answer that a text gives and nothing else, where the open question knows nothing of
    it, or would keep it for another: "tanahnya milik warga", where the kelurahan is asked."""
    kept = set[str]()
    if isinstance(reading, AskAgain):
        kept = reading.also.keys() | reading.instead.keys()
    elif not isinstance(reading, Problem):
        return None
    whole = [c for c in await claims(here, text) if c.mend.sure and c.mend.whole]
    fits = (kept or isinstance(reading, Problem)) and len(whole) == 1
    return whole[0] if fits and whole[0].question.name not in kept else None
