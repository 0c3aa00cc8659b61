"""What is sent at a question is an answer, unless it clearly is none; what is not clear is asked.

Hears what no exact word and no choice decides; a turn says what it makes of a text (`Sense`).
"""

from __future__ import annotations

import dataclasses

from handlers.conversation.answering.acts import (
    ANSWER,
    ASKS,
    BETWEEN,
    COMMANDS,
    CORRECTS,
    ENDS,
    HARMLESS,
    LEAVES,
    LOOKS_UP,
    NAMELESS,
    NOTHING,
    REFUSED,
    STUCK,
    WORDED,
)
from handlers.conversation.answering.adding import (
    adds,
    adds_more,
    ends_nothing,
    may_add,
    tells,
    tells_alone,
)
from handlers.conversation.answering.by_words import (
    by_its_words,
    closing,
    measures_nothing,
    no_amount,
)
from handlers.conversation.answering.choosing import bare_no
from handlers.conversation.answering.doing import does
from handlers.conversation.answering.doubting import doubt, may_add_beside, offered
from handlers.conversation.answering.labelled import begins_change, corrects_word
from handlers.conversation.answering.mending import (
    asked_of,
    claims,
    known_already,
    mended,
    misplaced,
    names,
    put_right,
    told_of_another,
)
from handlers.conversation.answering.of_it import held_back, of_it
from handlers.conversation.answering.parting import WHOLE, asks_beside, beside_name, corrects_beside
from handlers.conversation.answering.settling import read, reads, take
from handlers.conversation.answers import Answer, AskAgain, More, Problem, Reading, Says, Sense
from handlers.conversation.asking import draft
from handlers.conversation.form import CANCEL, Kind
from handlers.conversation.here import Here, Step, after
from handlers.conversation.messages import Text

# Of those that go on to somebody, one of more than the second.
TELLS_WORDS, MESSAGE_WORDS = 25, 5


async def sensed(here: Here, text: str) -> Step:
    """Takes a text that no exact word and no choice has decided."""
    kind = Kind(here.state.kind or here.question.expects)
    if kind is Kind.YES_NO and (here.turn.is_word("yes", text) or here.turn.is_word("no", text)):
        return await read(here, here.said)
    if kind is Kind.YES_NO and (bare := bare_no(here, text)):
        return await read(here, dataclasses.replace(here.said, text=bare))
    if (step := held_back(here, text, kind) or await closing(here, text, kind)) is not None:
        return step
    if (step := await _with_more(here, text, kind)) is not None:
        return step
    if (step := await of_it(here, text, kind) or await by_its_words(here, text, kind)) is not None:
        return step
    words = len(text.split())
    most = MESSAGE_WORDS if kind is Kind.MESSAGE else TELLS_WORDS
    if words > most or not any(letter.isalpha() for letter in text):
        return await answer(here, text)
    reading: Reading | None = None
    if here.question.is_picky and not here.late:
        reading = await reads(here, here.said)
        if isinstance(reading, Answer | More):
            step = await take(here, reading, here.said)
            return await may_add_beside(here, reading, step)
        if (claim := await told_of_another(here, text, reading)) is not None:
            return Step(await here.again(await mended(here, claim)))
        if kind is Kind.NAME and _greets(here, text):
            thanks = (await here.turn.sense(text, kind)).act == "thank"
            told = await here.turn.answer("thank" if thanks else "greet", asked=True)
            return Step(await here.again((told,)))
    if here.question.review and kind is Kind.REVIEW:
        reading = await reads(here, here.said)
        if isinstance(reading, AskAgain):
            righted = await beside_name(here, text)
            reading = await reads(here, here.said) if righted else reading
            # It is of what the review itself asks.
            return after(here, righted, await take(here, reading, here.said))
    if kind is Kind.CHOICE and await misplaced(here, text) is not None:
        return await answer(here, text, None, reading)  # "tidak ada foto", "RT 03"
    none = _no_answer(here, text) if kind is Kind.TEXT else None
    if _is_answer(here, text, kind, none):
        return await answer(here, text, None, reading)
    return await _meant(here, text, kind, reading, none)


async def _with_more(here: Here, text: str, kind: Kind) -> Step | None:
    """Takes a text that says something beside an answer, or instead of one: why it is asked, that
    it was said before, that an earlier answer was wrong, what its question itself knows."""
    knows = here.question.knows
    if knows is not None:
        reading = await knows(here.turn, here.said, draft(here.form, here.state, here.question))
        if reading is not None:
            return await take(here, reading, here.said)
    names_one = kind is Kind.NAME and not here.question.is_picky
    bare = text if kind in WHOLE or names_one else here.turn.unscolded(text)
    if bare != text and not bare:
        return Step(await here.again((Text("form-patience"),)))
    if bare != text:
        here.said = dataclasses.replace(here.said, text=bare)
        return after(here, (Text("form-patience"),), await sensed(here, bare))
    if (beside := await asks_beside(here, text, kind)) is not None:
        told, rest = beside
        here.said = dataclasses.replace(here.said, text=rest)
        return after(here, told, await sensed(here, rest))
    if here.turn.says(Says.ARGUES, text) or (
        here.turn.says(Says.ASKS_WHY, text) and not (await here.turn.sense(text, kind)).tells
    ):
        return await does(here, "why", text)
    if (parted := await corrects_beside(here, text, kind)) is not None:
        words, rest = parted
        here.said = dataclasses.replace(here.said, text=rest)
        return after(here, words, await sensed(here, rest))
    return None


def _is_answer(here: Here, text: str, kind: Kind, none: str | None) -> bool:
    """Whether a text is an answer beyond doubt: by what the examples hold, or because it begins
    with what the open question is called, and takes nothing back ("masalahnya tanahnya gogrok
    terus")."""
    if not (here.late or none) and here.turn.is_plain(text, kind):
        return True
    if kind is not Kind.TEXT:
        return False
    words = here.turn.fold(text).split()
    begins = len(words) > LABELLED_WORDS and names(here, here.question, words[0])
    return begins and "?" not in text and not corrects_word(here, text)


# "Lokasinya dmn ya": what is shorter may be of the question.
LABELLED_WORDS = 3


def _no_answer(here: Here, text: str) -> str | None:
    """What a text that is hardly an answer may be: a question by its form, or what only points to
    what was said ("itu tadi yang saya bilang")."""
    if here.turn.says(Says.ASKS_WHY, text):
        return "why"
    if here.turn.says(Says.ASKS, text):
        return "how"
    words = here.turn.fold(text).split()
    says = len(words) < 2 or any(not here.turn.is_word("says-nothing", word) for word in words)
    return None if says else "stuck"


async def _meant(
    here: Here, text: str, kind: Kind, reading: Reading | None, none: str | None
) -> Step:
    """Takes a text by what the model makes of it; `none` is what it may be that is no answer."""
    sense = await here.turn.sense(text, kind)
    refused = isinstance(reading, Problem | AskAgain)
    if none and sense.act == ANSWER and (none == "why" or not sense.tells):
        return doubt(here, text, (ANSWER, none))
    if kind is Kind.AMOUNT and sense.act == ANSWER and await measures_nothing(here, text):
        return doubt(here, text, (ANSWER, "stuck"))
    if refused and kind is Kind.NAME and (act := _no_name(here, text, sense)) is not None:
        step = await does(here, act, text) if sense.sure and act == sense.act else None
        return step if step is not None else doubt(here, text, (act,))
    if sense.act in STUCK and kind is not Kind.MESSAGE and await misplaced(here, text) is not None:
        return await answer(here, text, sense, reading)  # "panjangnya kurang tau"
    at = _at_words(here, text, kind, sense, refused) if kind in WORDED else None
    step = await (at or _at_choices(here, text, kind, sense))
    return step if step is not None else await answer(here, text, sense, reading)


async def _at_words(here: Here, text: str, kind: Kind, sense: Sense, refused: bool) -> Step | None:
    """Where any words may be the answer: what is not clearly none is one, or is asked about. None:
    it is the answer. `refused` is what the question has already said to be none."""
    act, others = sense.act, [act for act in (sense.act, sense.second) if act not in (None, ANSWER)]
    if kind is Kind.NAME or here.question.is_picky:
        # "Lurah", "Ibu Suratmi", "Mulia": a name looks like anything; "besok" is a day.
        known = {*LEAVES, *ASKS, "skip"} if here.question.is_picky else NAMELESS
        day = act == "later" and len(text.split()) < 2 and not here.turn.is_word("later", text)
        if refused and await _puts_right(here, text, act):
            return await put_right(here, text)
        if refused and sense.sure and act in REFUSED:
            return await does(here, act, text, tells=sense.tells)
        if act in BETWEEN or act not in known or not sense.sure or day:
            return None
    if kind is Kind.MESSAGE:
        leaves = sense.sure and act in LEAVES - STUCK
        return doubt(here, text, (ANSWER, act)) if leaves else None
    if kind is Kind.TEXT and await _takes_back(here, text):
        return await put_right(here, text)
    if act == ANSWER:
        if kind is Kind.TEXT and not sense.tells and begins_change(here, text):
            return doubt(here, text, (ANSWER, "correct"))
        unclear = sense.second == NOTHING and not sense.tells
        if kind is Kind.TEXT and unclear and len(text.split()) > 1:
            return doubt(here, text, (ANSWER, "stuck"))
        leaves = kind is Kind.TEXT and sense.second in LEAVES - STUCK | ENDS
        doubted = leaves and len(text.split()) > 1
        if sense.sure or sense.tells or not doubted:
            return None
    elif sense.tells and not sense.sure and act not in CORRECTS:
        return None
    elif sense.sure and act not in COMMANDS:
        return await _does_or_doubts(here, text, kind, sense)
    elif sense.second != ANSWER and HARMLESS.issuperset(others):
        return await does(here, act, text)
    shown = [each for each in others if each is not None and offered(each)]
    ends = kind is Kind.TEXT and not sense.sure and ENDS.issuperset(shown)
    if not shown or (ends and ends_nothing(here, text)) or await misplaced(here, text) is not None:
        return None  # a piece of the form is no doubt one
    return doubt(here, text, (ANSWER, *shown))


async def _does_or_doubts(here: Here, text: str, kind: Kind, sense: Sense) -> Step | None:
    """What is surely meant; where an end is that the question cannot have ("ndak ada lagi
    usulannya", where it is asked what is wished), whether it is the answer after all."""
    step = await does(here, sense.act, text, tells=sense.tells)
    ends = kind is Kind.TEXT and sense.act in ENDS and not sense.tells
    if step is None and ends and await misplaced(here, text) is None:
        return doubt(here, text, (ANSWER, "cancel"))
    return step


async def _puts_right(here: Here, text: str, act: str) -> bool:
    """Whether a text that is no answer begins with that something is to be put right, and says of
    which answer; or is meant to, and surely says one ("atas nama Bu Lastri ya")."""
    if act in CORRECTS and any(claim.mend.sure for claim in await claims(here, text)):
        return True
    words = here.turn.fold(text).split()
    leads = words[:1] and here.turn.is_word("put-right", words[0])
    return bool(leads) and any(
        names(here, q, text)
        for q in here.form.applying(here.state.answers)
        if q.name in here.state.answers
    )


def _greets(here: Here, text: str) -> bool:
    """Whether a text is a greeting and nothing else: "selamat pagi pak"."""
    words = here.turn.fold(text).split()
    while words and not here.turn.is_word("greeting", " ".join(words)):
        if not here.turn.is_word("particle", words.pop()):
            return False
    return bool(words)


def _no_name(here: Here, text: str, sense: Sense) -> str | None:
    """What a text means that is no name, and asks something, leaves or takes back."""
    leaves = {*LEAVES, "skip", "withdraw"}
    asks = ASKS if _asks(here, text) else frozenset[str]()
    found = [act for act in (sense.act, sense.second) if act in leaves or act in asks]
    return found[0] if found else ("how" if _asks(here, text) else None)


# "Kirimnya ke siapa ini"; in what is longer the first word tells, or the last two: "yang bisa
# lihat ini nanti siapa aja".
ASKED_WORDS, LAST_WORDS = 5, 2

# "Skip aja"; what is longer tells something.
SKIP_WORDS = 2


def asks(here: Here, text: str) -> bool:
    """Whether a text at the review asks something, with a mark or without."""
    return _asks(here, text) or here.turn.says(Says.ASKS, text)


def _asks(here: Here, text: str) -> bool:
    words = here.turn.fold(text).split()
    asked = words if len(words) <= ASKED_WORDS else [words[0], *words[-LAST_WORDS:]]
    tag = words[-1:] == ["kan"]  # "ini gratis kan"
    return tag or "?" in text or not here.turn.known("question").isdisjoint(asked)


async def _takes_back(here: Here, text: str) -> bool:
    """Whether a text says that an answer is wrong, and surely changes another than the open
    question's: "bukan, mau usul drainase"."""
    first = here.turn.fold(text).split()[:1]
    if here.turn.known("takes-back").isdisjoint(first):
        return False
    return any(claim.mend.sure for claim in await claims(here, text))


async def _at_choices(here: Here, text: str, kind: Kind, sense: Sense) -> Step | None:
    """Where no words are the answer: photos, a choice, a yes or no, the review. None: it is left to
    the reader, who says what is asked for."""
    corrects = here.question.final or (kind is Kind.PHOTOS and corrects_word(here, text))
    found = await claims(here, text) if corrects or kind is Kind.REVIEW else []
    if any(c.mend.sure and (corrects or (c.mend.whole and not sense.sure)) for c in found):
        return await put_right(here, text)  # "tambahin bawa buku kia", before it goes; "jadi lima"
    acts = [act for act in (sense.act, sense.second) if act is not None and act != ANSWER]
    if sense.act == ANSWER and (sense.sure or await misplaced(here, text) is not None):
        return None
    if kind is Kind.REVIEW and sense.act == "skip" and len(text.split()) > SKIP_WORDS:
        return None  # "warga takut lewat": there is nothing to leave out
    if (
        kind is Kind.REVIEW
        and sense.act in ASKS - {"thank", "greet"}
        and not sense.sure
        and not _asks(here, text)
    ):
        return None  # "kayunya juga lapuk": it tells something, and asks nothing
    if sense.sure and sense.act not in COMMANDS:
        return await does(here, sense.act, text, tells=sense.tells)
    if kind is Kind.YES_NO:
        return None  # what cannot be undone is never guessed
    if acts == ["done"] and kind is Kind.PHOTOS:
        return await does(here, "done", text)
    if sense.act == ANSWER and sense.tells:
        acts = [act for act in acts if act not in HARMLESS]  # "RT 1 kelurahan yosodadi" is no visit
    if sense.act == ANSWER and kind is Kind.CHOICE:
        # "Lengkap" is of no answer that is wrong, "bukan kewenangan kita" not where they were.
        none = {"resume"} if corrects_word(here, text) else CORRECTS | {"resume"}
        acts = [act for act in acts if act not in none]
    tells = kind is Kind.REVIEW and sense.act == ANSWER and not _asks(here, text)
    if tells and len(text.split()) > SKIP_WORDS and (HARMLESS | LOOKS_UP).issuperset(acts):
        return None  # "kayunya dimakan rayap": it may be added, and is not lost behind an answer
    asks = kind is Kind.REVIEW and ASKS.issuperset(acts) and _asks(here, text)
    if (len(acts) == 1 and (acts[0] in CORRECTS or acts[0] in HARMLESS)) or (acts and asks):
        return await does(here, acts[0], text)
    shown = [act for act in acts if offered(act)]
    rights = kind is Kind.REVIEW or CORRECTS.intersection(acts)
    if shown and rights and any(c.mend.sure for c in await claims(here, text)):
        return await put_right(here, text)
    if kind is Kind.CHOICE and sense.act == ANSWER:
        return None
    if kind is Kind.REVIEW and (more := adds_more(here, text)):
        return may_add(here, more)
    return doubt(here, text, shown) if shown and not sense.tells else None


async def answer(
    here: Here, text: str, sense: Sense | None = None, reading: Reading | None = None
) -> Step:
    """A text as an answer: to the open question, or to the one that it answers and nothing else.
    `reading` is what the open question made of it, if it has been asked already."""
    naming = here.question.review and here.state.kind in (Kind.NAME, Kind.MESSAGE)
    claim = None if naming else await misplaced(here, text)
    if claim is not None and claim.known and here.question.review and tells(here):
        return may_add(here, text, known=True)
    if claim is not None and claim.known:
        step = await known_already(here, claim, text)
        if step is not None:
            return step
    elif claim is not None:
        has = claim.question.name in here.state.answers
        if has and here.question.mends is None and here.question.expects in WORDED:
            here.state.unheard = text
            return doubt(here, text, (ANSWER, "correct"))
        return Step(await here.again(await mended(here, claim)))
    if not naming and await no_amount(here, text):
        reading = reading or await reads(here, here.said)
        if isinstance(reading, AskAgain):
            return await take(here, reading, here.said)  # the reader knows what else it is
        here.state.unheard = text
        return doubt(here, text, (ANSWER, "correct"))
    if here.question.review and not naming and not here.said.choice:
        found = [each for each in await claims(here, text) if each.mend.sure]
        if found:
            return await put_right(here, text)
    if here.question.review and not naming and here.form.adds and not here.said.choice:
        reading = reading or await reads(here, here.said)
        if isinstance(reading, Problem) and (len(text.split()) > 1 or tells_alone(text, sense)):
            return await _told_at_review(here, text)
    if here.late and here.question.expects in WORDED and not (sense and sense.tells):
        return doubt(here, text, (ANSWER,))
    if reading is not None:
        return await take(here, reading, here.said)
    return await read(here, here.said)


async def _told_at_review(here: Here, text: str) -> Step:
    """What answers nothing at the review: what asks is no part of it, else it may be added."""
    cancels = not here.turn.known(CANCEL).isdisjoint(here.turn.fold(text).split())
    if cancels and "?" not in text and asked_of(here, text) is not None:
        return await put_right(here, text)  # "batal aja deh rt 4 nya" adds nothing
    if not adds_more(here, text) and asks(here, text):
        return doubt(here, text, ("how",))
    return may_add(here, adds(here, text) or text)
