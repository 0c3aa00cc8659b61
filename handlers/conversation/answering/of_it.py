"""What is said of a question instead of an answer: whether it must be answered, that it will not
be, what has come for it so far, and that one goes back first to put something else right."""

from __future__ import annotations

from handlers.conversation.answering.acts import EDITING, LOCATION, OF_LATER
from handlers.conversation.answering.around import ask_anew, change, done, needed, passed
from handlers.conversation.answering.doing import stuck, why
from handlers.conversation.answering.kept import stays
from handlers.conversation.answering.labelled import each_put_right, parts
from handlers.conversation.answering.mending import (
    CHANGES,
    asked_of,
    claims,
    known_already,
    names,
    put_right,
)
from handlers.conversation.answering.settling import onward
from handlers.conversation.answers import Says, shorten
from handlers.conversation.asking import have_of, summary
from handlers.conversation.form import BACK, CHANGE, Kind, Question
from handlers.conversation.here import Here, Step, after
from handlers.conversation.messages import Literal, Text, Words

# What is longer tells something beside.
MOST_WORDS = 9


async def of_it(here: Here, text: str, kind: Kind) -> Step | None:
    """Takes what is said of the question itself; None for what may be its answer."""
    if kind in (Kind.MESSAGE, Kind.YES_NO):
        return await _stays(here, text, kind)
    if (step := await _of_all(here, text, kind)) is not None:
        return step
    if several := parts(here, text):
        return await each_put_right(here, several)
    if (step := await stays(here, text, kind)) is not None:
        return step
    if here.turn.says(Says.DROPS, text) and (step := await _dropped(here, text)) is not None:
        return step
    if (rest := _behind_back(here, text)) and await _of_another(here, rest):
        lacks = _only_lacks(here, rest)
        return await (ask_anew(here, lacks, rest) if lacks is not None else put_right(here, rest))
    written = here.turn.says(Says.WRITTEN, text)  # "ketulis 2x, yg belakang hapus"
    if here.state.answers and not written and here.turn.says(Says.TAKES_OUT, text):
        return await _taken_out(here, text)
    if _changes_another(here, text, kind):
        return await put_right(here, text)
    wrong = "" if here.turn.says(Says.ASKS_WHY, text) else here.turn.wondered(text)
    if wrong and any(c.mend.sure for c in await claims(here, wrong)):
        return await put_right(here, wrong)
    if await _cannot_read(here, text, kind):
        return after(here, (Text("form-read-out"),), await _showing(here, kind))
    waits = kind is Kind.REVIEW and here.turn.says(Says.WAITS, text)
    if waits or here.turn.says(Says.BUSY, text):
        return Step(await here.again((Text("form-waits"),)))
    if len(text.split()) > MOST_WORDS:
        return await _showing(here, kind) if here.turn.says(Says.SHOWS, text) else None
    if (labelled := _label_alone(here, text, kind)) is not None:
        # Its own name, or that of one which is still asked, answers nothing.
        put = labelled.name in here.state.answers and labelled is not here.question
        return await put_right(here, text) if put else Step(await here.again((Text("form-here"),)))
    return await _asks_of_it(here, text, kind) or await _says_of_it(here, text, kind)


async def _stays(here: Here, text: str, kind: Kind) -> Step | None:
    """Leaves what there is, where words for somebody are asked for anew and a yes comes."""
    anew = kind is Kind.MESSAGE and here.question.name in here.state.answers
    return await onward(here, ()) if anew and here.turn.is_word("yes", text) else None


async def _of_all(here: Here, text: str, kind: Kind) -> Step | None:
    """Takes what is said of all that is written: that something is to be put right before it goes,
    that it is kept for later, or goes on."""
    if kind is Kind.REVIEW and here.turn.says(Says.TO_RIGHT, text):
        return await _to_right(here, text)
    if _kept(here, text):
        return Step([], later=True)
    if here.turn.says(Says.SIGHS, text) or (here.form.adds and _in_order(here, text)):
        return Step(await here.again(()))
    return None


async def _to_right(here: Here, text: str) -> Step:
    """Puts right what a text says is to be before it is sent; where that is not told it is asked
    anew, or which it is."""
    named = asked_of(here, text)
    known = here.turn.known(*CHANGES, "particle", "not-so")
    told = [w for w in here.turn.fold(text).split() if w not in known]
    only = named is not None and here.words_for(named).issuperset(told)
    if not only and any(claim.mend.sure for claim in await claims(here, text)):
        return await put_right(here, text)
    if named is not None and named.name in here.state.answers:
        return await ask_anew(here, named, text)
    typed = Text("form-change.typed", {"typed": Literal(shorten(text, 80))})
    return Step(await change(here, (typed,)))


def held_back(here: Here, text: str, kind: Kind) -> Step | None:
    """Leaves what is written for later where a text says so, whatever things it names, before its
    question looks for those ("ampun dikirim riyin, ajeng rembugan kalih kelompok tani"); what may
    be left out is heard by its question first. None for other texts."""
    asked = kind in (Kind.MESSAGE, Kind.YES_NO) or here.question.optional
    return Step([], later=True) if not asked and _kept(here, text) else None


def _kept(here: Here, text: str) -> bool:
    """Whether a text says that what is written is to stay for later; of what changes something that
    was sent "simpan" orders to keep the change."""
    words = here.turn.fold(text).split()
    saves = here.state.key and not here.turn.known("send").isdisjoint(words)
    return here.form.guarded and not saves and here.turn.says(Says.KEPT, text)


def _in_order(here: Here, text: str) -> bool:
    """Whether a text says only that one comes after the other, this one first: "satu satu ya, mulai
    dari drainase". The first is what is open."""
    held = " ".join(each for each in here.state.answers.values() if isinstance(each, str))
    known, first = set(here.turn.fold(held).split()), FIRST
    words = here.turn.fold(text).split()
    said = [first if word in known and not word.isdecimal() else word for word in words]
    return here.turn.says(Says.IN_ORDER, " ".join(said))


# What stands for the words of what is wished.
FIRST = "first"


async def _dropped(here: Here, text: str) -> Step | None:
    """Takes a text that says that what an answer names is no longer wanted: it is changed, or said
    to be so already, or it is asked what is to be changed. None for one that does not say so."""
    found = [claim for claim in await claims(here, text, known=True) if claim.mend.drops]
    if not found:
        return None
    if all(claim.known for claim in found):
        return await known_already(here, found[0], text)
    return await put_right(here, text)


# What is answered in words of one's own: with what it is to be filled is asked of these.
_WRITTEN = frozenset({Kind.TEXT, Kind.AMOUNT, Kind.NAME})


async def _asks_of_it(here: Here, text: str, kind: Kind) -> Step | None:
    """Answers what is asked of the question, or of what was filled in so far."""
    arrived = here.turn.says(Says.ARRIVED, text)
    if (
        arrived
        and not await _asks_of_later(here, text, kind)
        and not await _edits(here, text, kind)
    ):
        gathers = _gathers(here, text, kind)
        if gathers is not None:
            have = Text("form-have", {"n": len(have_of(here.state, gathers))})
            return Step(await here.again((have,)))
        if kind is Kind.REVIEW:
            return Step(await here.again(()))  # the review says that it is not sent
    if kind is Kind.CHOICE and here.turn.says(Says.MEANS_WHAT, text):
        return Step(await here.again(stuck(here)))
    if kind is Kind.CHOICE and here.turn.says(Says.MORE_THAN_ONE, text):
        return Step(await here.again((Text("form-one"),)))
    whole = kind is Kind.REVIEW and here.turn.says(Says.WHOLE, text)
    if whole or any(here.turn.says(each, text) for each in (Says.SHOWN, Says.SHOWS)):
        return await _showing(here, kind)
    if kind in _WRITTEN and here.turn.says(Says.OF_WHAT, text):
        return Step(await here.again(stuck(here)))
    must = asks_needed(here, text, kind)
    if must is None or await _asks_how(here, text, kind):
        return None
    if must.gathers:
        return Step(await here.again((await here.turn.answer("photo", asked=True),)))
    return Step(await here.again(needed_words(here, must, text)))


async def _edits(here: Here, text: str, kind: Kind) -> bool:
    """Whether a text asks if what is sent can be changed: "klo dikirim masih bs diubah ga?"."""
    return kind is Kind.REVIEW and (await here.turn.sense(text, kind)).act == EDITING


async def _asks_how(here: Here, text: str, kind: Kind) -> bool:
    """Whether a text tells something, or asks how it may be sent and not whether it must be:
    "kirim lokasi lewat maps bisa?"."""
    sense = await here.turn.sense(text, kind)
    return sense.tells or sense.act == LOCATION


async def _taken_out(here: Here, text: str) -> Step:
    """Takes words out of the answer that holds them; else it is asked of which."""
    if any(claim.mend.sure for claim in await claims(here, text)):
        return await put_right(here, text)
    typed = Text("form-change.typed", {"typed": Literal(shorten(text, 80))})
    return Step(await change(here, (typed,)))


async def _showing(here: Here, kind: Kind) -> Step:
    """All that was filled in so far, and the open question."""
    if not here.state.answers:
        return Step(await here.again((Text("form-so-far.nothing"),)))
    told = () if kind is Kind.REVIEW else (await summary(here.form, here.state, here.turn),)
    return Step(await here.again((Text("form-so-far"), *told)))


async def _cannot_read(here: Here, text: str, kind: Kind) -> bool:
    """Whether a text asks that what is written here be read out; what tells something may be the
    answer ("tulisan papan namanya kekecilan")."""
    if not here.turn.says(Says.READ_OUT, text) or len(text.split()) > READ_WORDS:
        return False
    return kind is Kind.REVIEW or not (await here.turn.sense(text, kind)).tells


# More words tell something.
READ_WORDS = 16


async def _asks_of_later(here: Here, text: str, kind: Kind) -> bool:
    """Whether a text surely asks what comes of it once it is sent: "setelah dikirim berapa lama
    diprosesnya?"."""
    sense = await here.turn.sense(text, kind)
    return sense.sure and sense.act in OF_LATER


# Where who looks for the answer might be taken for it.
_WORDED = frozenset({Kind.TEXT, Kind.NAME, Kind.CHOICE})


async def _says_of_it(here: Here, text: str, kind: Kind) -> Step | None:
    """Hears that more comes, that something is not right yet, or that it will not be answered."""
    if here.turn.says(Says.SLIPPED, text):
        return Step(await change(here) if here.state.answers else await here.again(()))
    if kind is Kind.PHOTOS and here.turn.says(Says.ALL_THERE, text):
        have = len(have_of(here.state, here.question))
        return await done(here) if have else Step(await here.again((Text("form-have", {"n": 0}),)))
    waits = kind is Kind.PHOTOS and here.turn.says(Says.MORE_COMES, text)
    if waits or (kind in _WORDED and here.turn.says(Says.WAITS, text)):
        return Step(await here.again((Text("form-waits"),)))
    if (
        kind is Kind.REVIEW
        and here.turn.says(Says.NOT_RIGHT, text)
        and asked_of(here, text) is None
    ):
        return Step(await change(here))
    if kind is not Kind.REVIEW and here.turn.says(Says.REFUSES, text) and "?" not in text:
        return await _refused(here, text, kind)
    return None


def _behind_back(here: Here, text: str) -> str:
    """What stands behind a first clause that only goes back ("balik dulu, ..."); "" for others."""
    first, _, rest = text.partition(",")
    words = here.turn.fold(first).split()
    goes = not here.turn.known(BACK).isdisjoint(words)
    only = here.turn.known(BACK, "particle", "a-moment", "number-1").issuperset(words)
    return rest.strip() if goes and only else ""


def _only_lacks(here: Here, text: str) -> Question | None:
    """The answer that there is, of which a text says that it is not enough, or wrong, and nothing
    instead: "tempatnya blm lengkap"."""
    named = asked_of(here, text)
    if named is None or named.name not in here.state.answers:
        return None
    known = here.turn.known(*CHANGES, "particle", "not-so")
    told = [word for word in here.turn.fold(text).split() if word not in known]
    return named if here.words_for(named).issuperset(told) else None


async def _of_another(here: Here, text: str) -> bool:
    """Whether a text is of an answer that there is already."""
    answered = [q for q in here.form.questions if q.name in here.state.answers and not q.review]
    return any(names(here, question, text) for question in answered) or bool(
        await claims(here, text)
    )


def _label_alone(here: Here, text: str, kind: Kind) -> Question | None:
    """The question whose name is all that is said where any words might be the answer."""
    if kind not in (Kind.TEXT, Kind.AMOUNT):
        return None
    words = here.turn.fold(text).split()
    called = [word for word in words if word not in here.turn.known("particle")]
    named = asked_of(here, called[0]) if len(called) == 1 else None
    beside = named is not None and named.at_review and here.question.at_review
    return None if beside and named is not here.question else named  # "foto" at the amount: theirs


# Where a label that is to be changed stands.
LABEL_WORDS = 3


def _changes_another(here: Here, text: str, kind: Kind) -> bool:
    """Whether a text begins with another answer by its name, and says that it is to be another, or
    more ("ganti kelurahan dong, ke Karangrejo", "masalahnya tambahin ...", "mau ubah bidang
    bisa?")."""
    if kind is Kind.REVIEW or here.question.review:
        return False
    words = here.turn.fold(text).split()
    while words and here.turn.is_word("particle", words[0]):
        words.pop(0)
    begin = " ".join(words[:LABEL_WORDS])
    if len(words) < 2 or names(here, here.question, begin):
        return False
    answered = [q for q in here.form.questions if q.name in here.state.answers and not q.review]
    named = [q for q in answered if names(here, q, begin)]
    if len(named) != 1:
        return False
    if here.turn.is_word(CHANGE, words[0]) and names(here, named[0], words[1]):
        return "?" not in text or len(words) <= LABEL_WORDS
    return (
        kind in (Kind.TEXT, Kind.NAME, Kind.AMOUNT)
        and "?" not in text
        and here.turn.says(Says.LACKS, text)
        and names(here, named[0], words[0])
    )


def _gathers(here: Here, text: str, kind: Kind) -> Question | None:
    """The question that gathers of which a text asks: the open one, or one that it names."""
    return next(
        (
            q
            for q in here.form.applying(here.state.answers)
            if q.gathers and ((q is here.question and kind is Kind.PHOTOS) or names(here, q, text))
        ),
        None,
    )


def asks_needed(here: Here, text: str, kind: Kind) -> Question | None:
    """The question of which a text asks whether it must be answered ("wajib diisi?"): the one that
    it names, or else the open one; None where it asks nothing of the kind."""
    if not here.turn.says(Says.NEEDED, text):
        return None
    named = asked_of(here, text)
    if named is not None:
        return named
    fills = kind is not Kind.REVIEW and here.turn.says(Says.FILLS, text)
    return here.question if fills else None


def needed_words(here: Here, question: Question, text: str) -> tuple[Words, ...]:
    """Whether a question must be answered, and why it is asked."""
    label = here.form.label(question)
    told = Text("form-must.optional" if question.optional else "form-must", {"label": label})
    reason = why(here, text)
    return (told, reason) if reason is not None and not question.optional else (told,)


async def _refused(here: Here, text: str, kind: Kind) -> Step | None:
    """What is said to whoever will not answer: it is passed over where that may be, or else why it
    is asked, and that little is enough. None where something is told beside."""
    if kind in (Kind.NAME, Kind.AMOUNT, Kind.CHOICE) and here.question.optional:
        return await passed(here)
    if here.question.optional or (await here.turn.sense(text, kind)).tells:
        return None
    told: Words = Text("form-refused") if here.form.guarded else needed(here)
    reason = why(here, "")
    return Step(await here.again((told, reason) if reason is not None else (told,)))
