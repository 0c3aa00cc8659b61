"""What a text says by its words alone, whatever the model makes of it: another question that the
review offers, several things at once, that there is no answer yet, that one leaves."""

from __future__ import annotations

import dataclasses
import re

from handlers import late
from handlers.conversation.answering.acts import ANSWER, ASKS, COMMANDS
from handlers.conversation.answering.adding import may_add, tells
from handlers.conversation.answering.around import ask_anew, back, cancel, done, passed
from handlers.conversation.answering.doing import closed, closes
from handlers.conversation.answering.doubting import doubt, sends_it
from handlers.conversation.answering.mending import (
    Claim,
    asked_of,
    claims,
    known_already,
    mended,
)
from handlers.conversation.answering.reviewing import at_once, missing, passed_over
from handlers.conversation.answering.settling import onward
from handlers.conversation.answers import Answer, Says
from handlers.conversation.asking import draft
from handlers.conversation.form import CANCEL, DONE, Kind, Question
from handlers.conversation.here import Here, Step, after
from handlers.conversation.messages import Text, Words


async def closing(here: Here, text: str, kind: Kind) -> Step | None:
    """Takes a text that only says that it is all, or is to be sent ("tinggal kirim doang, ditanya
    mulu"); None for others."""
    sends = here.question.gathers or any(q.review for q in here.form.questions)
    if here.turn.is_word("send", text) and not sends:
        return None  # "gaskeun", where nothing is sent
    may_close = kind not in _NO_CLOSE or (kind is Kind.CHOICE and here.question.optional)
    review = kind is Kind.REVIEW and here.question.review
    if review and here.turn.says(Says.SENDS_ONE, text):
        return await closed(here, text)
    hurries = review and here.turn.says(Says.HURRIES, text)
    if hurries and (await here.turn.sense(text, kind)).tells:
        return None
    orders = kind is Kind.NAME and here.turn.is_word("send", text)  # "gas", where a name is asked
    if not (hurries or (may_close and (orders or closes(here.turn, text)))):
        return None
    if kind is Kind.REVIEW and here.turn.is_word(DONE, text):
        return doubt(here, text, ("send",))  # it may be said of photos before it
    return await closed(here, text)


# So many words say no more than what is known.
KNOWN_WORDS = 8


async def _said_before(here: Here, text: str) -> Claim | None:
    """The one answer that there is, where a text says it once more and nothing else."""
    if len(text.split()) > KNOWN_WORDS or not here.turn.known("send").isdisjoint(
        here.turn.fold(text).split()
    ):
        return None
    found = [each for each in await claims(here, text, known=True) if each.mend.sure]
    same = len(found) == 1 and found[0].known and found[0].mend.whole
    return found[0] if same and not found[0].question.review else None


# Where "kirim" and "cukup" may be the answer, or are a yes.
_NO_CLOSE = frozenset({Kind.MESSAGE, Kind.YES_NO, Kind.CHOICE})


async def by_its_words(here: Here, text: str, kind: Kind) -> Step | None:
    """What a text says at the review, or at what the review offers, by its words alone: another of
    its questions, several things at once, that there is no answer yet."""
    if (left := await _left(here, text, kind)) is not None:
        return left
    offers = here.question.at_review or here.question.review
    written = offers and here.turn.says(Says.WRITTEN, text)
    if written and (named := asked_of(here, text)) is not None:
        return await ask_anew(here, named, text)  # "masalahnya ketulis 2x, hapus satu"
    if offers and (beside := _offered_beside(here, text)) is not None:
        return await ask_anew(here, beside)
    if offers and kind in _BESIDE_REVIEW and await _is_all(here, text):
        return Step(await (here.again(()) if here.question.review else back(here)))
    if (objects := await _objects(here, text, kind)) is not None:
        return objects
    if here.question.review and kind is Kind.REVIEW:
        if (same := await _said_before(here, text)) is not None and not tells(here):
            return await known_already(here, same, text)  # "ya udah sosial"
        if _only_that(here, text) or here.turn.says(Says.PRAYS, text):
            return doubt(here, text, ("send",))
        lacks = await missing(here, text) or _pictures(here, text)
        to_come = any(here.turn.says(each, text) for each in (Says.TO_COME, Says.PICTURES))
        if lacks is not None and to_come:
            return await ask_anew(here, lacks)  # "ada yg kurang, fotonya belum"
        # "Sampun, monggo dipun kintun" is no "stop".
        sends = any(sends_it(here.turn, each) for each in here.turn.parts(text)[1:])
        rest = "" if sends else _cancels_first(here, text) or await _gives_up_first(here, text)
        if lacks is None and rest:
            here.turn.for_later(rest)
            return await cancel(here)
        if lacks is None:
            return await _of_its_name(here, text) or await at_once(here, text)
        return Step(await here.again(passed_over(here, lacks)))
    if (other := await _of_another(here, text, kind)) is not None:
        return other
    agrees = len(text.split()) > 1 and here.turn.says(Says.AGREES, text)
    if kind is Kind.TEXT and (agrees or _only_on(here, text)):
        # "Betul 3 itu. Mulai no 1": what there is stays; else it is asked once more.
        stays = here.question.name in here.state.answers
        return await onward(here, ()) if stays else Step(await here.again(()))
    if kind is Kind.TEXT and (leaves := await _leaves_asking(here, text)):
        return doubt(here, text, leaves)
    return await _none_of_it(here, text, kind)


def _pictures(here: Here, text: str) -> Question | None:
    """The question for photos, of which a text says that they are about to be taken ("eh bentar
    anak saya mau motoin")."""
    if not here.turn.says(Says.PICTURES, text):
        return None
    return next((q for q in here.form.applying(here.state.answers) if q.gathers), None)


async def _none_of_it(here: Here, text: str, kind: Kind) -> Step | None:
    """What comes of a text that says that there is no answer, or reads like one and is none."""
    if kind is Kind.AMOUNT and here.turn.says(Says.AWAY, text):
        return doubt(here, text, (ANSWER, "stuck"))  # "jarak dari masjid 75 meter"
    if kind is Kind.TEXT and (aside := await _aside(here, text, kind)):
        return doubt(here, text, (ANSWER, aside))
    passes = here.question.passes
    if kind is Kind.PHOTOS and (step := await _told_and_none(here, text)) is not None:
        return step
    return await passed(here) if passes is not None and passes(text) else None


async def _aside(here: Here, text: str, kind: Kind) -> str:
    """What a text may mean that is hardly an answer: that it is all in vain, or what one laughs at;
    "" for others."""
    if here.turn.says(Says.LAUGHS, text) and not any(map(str.isdecimal, text)):
        return "resume"
    vain = here.turn.says(Says.IN_VAIN, text)
    return "complain" if vain and not (await here.turn.sense(text, kind)).tells else ""


async def _left(here: Here, text: str, kind: Kind) -> Step | None:
    """What comes of a text that says by its words that one leaves it."""
    if here.turn.says(Says.GIVES_UP, text):
        if kind is Kind.CHOICE:
            return await cancel(here)
        if kind is Kind.TEXT and (await here.turn.sense(text, kind)).act == ANSWER:
            return doubt(here, text, (ANSWER, "cancel"))
    if kind is Kind.REVIEW and here.question.review and here.turn.says(Says.UNSENT, text):
        return await cancel(here)
    return None


async def _of_its_name(here: Here, text: str) -> Step | None:
    """Takes what begins with the name of an answer, and surely says another, whatever it sounds
    like: "masalahnya tukang parkirnya narik 5rb ga ada karcis" asks nothing of what it costs."""
    words = here.turn.fold(text).split()
    few = len(words) < NAMED_WORDS or "?" in text or here.turn.says(Says.ASKS, text)
    question = None if few else asked_of(here, words[0])
    if question is None or not isinstance(here.state.answers.get(question.name), str):
        return None
    sure = [each for each in await claims(here, text) if each.mend.sure]
    if len(sure) != 1 or sure[0].question is not question:
        return None
    return Step(await here.again(await mended(here, sure[0])))


# "Masalahnya apa ya": what is shorter may be of the question.
NAMED_WORDS = 5


# What is asked beside the review where "sudah segitu saja" is said of all.
_BESIDE_REVIEW = frozenset({Kind.AMOUNT, Kind.CHOICE, Kind.NAME})


async def _is_all(here: Here, text: str) -> bool:
    """Whether a text surely says that there is no more, and nothing else."""
    sense = await here.turn.sense(text, Kind.REVIEW)
    told = sense.tells or any(letter.isdecimal() for letter in text)
    return sense.sure and sense.act in ("done", "send") and not told


async def _objects(here: Here, text: str, kind: Kind) -> Step | None:
    """Hears an objection, which says nothing of what is asked: it may be added, or be an answer
    after all; None for other texts."""
    review = kind is Kind.REVIEW and here.question.review
    asked = here.form.adds and (kind is Kind.TEXT or review)
    if not asked or not here.turn.says(Says.OBJECTS, text):
        return None
    if (await here.turn.sense(text, kind)).tells:
        return None
    step = may_add(here, text) if review else doubt(here, text, (ANSWER, "resume"))
    return after(here, (Text("form-objects"),), step)


def _only_on(here: Here, text: str) -> bool:
    """Whether a text says to go on, and nothing else: "lanjut", "lanjut pak"."""
    words = [w for w in here.turn.fold(text).split() if w not in here.turn.known("particle")]
    return bool(words) and here.turn.is_word("resume", " ".join(words))


# Where what somebody is called might be taken for the answer.
_WORDED = frozenset({Kind.TEXT, Kind.AMOUNT, Kind.CHOICE, Kind.PHOTOS})
# A name with what leads to it has no more words.
CALLED_WORDS, LEAD_WORDS = 9, 3


async def _of_another(here: Here, text: str, kind: Kind) -> Step | None:
    """Takes what a text says of another answer than the open one, which it names."""
    picks = kind is Kind.NAME and here.question.is_picky
    if (kind in _WORDED or picks) and (named := await _called(here, text)) is not None:
        return named
    if picks and (lacks := await missing(here, text)) is not None:
        return Step(await here.again(passed_over(here, lacks)))
    return await _adds_to_named(here, text) if kind in _WORDED else None


async def _called(here: Here, text: str) -> Step | None:
    """Takes what somebody says that they are called ("nama saya Rafi"), or in whose name it goes:
    the review remembers it."""
    words = here.turn.fold(text).split()
    leads = [" ".join(words[:n]) for n in range(1, LEAD_WORDS + 1)]
    own, behalf = (
        not here.turn.known(way).isdisjoint(leads) for way in ("name-own", "name-behalf")
    )
    if len(words) > CALLED_WORDS or not (own or behalf):
        return None
    found = [each for each in await claims(here, text) if each.question.review or not behalf]
    if len(found) != 1 or not (found[0].question.review and found[0].mend.sure):
        return None
    return Step(await here.again(await mended(here, found[0])))


async def _adds_to_named(here: Here, text: str) -> Step | None:
    """Takes what a text adds to an earlier answer that it names ("masalahnya kurang lengkap,
    tambahin: ..."), and is none to the open question; None for other texts."""
    named, own = asked_of(here, text), here.question.mends
    had = here.state.answers.get(named.name) if named is not None else None
    if named is here.question or not isinstance(had, str) or not had or "?" in text:
        return None
    if own and await own(here.turn, text, draft(here.form, here.state, here.question)):
        return None
    sure = [c for c in await claims(here, text) if c.mend.sure]
    more = [c.mend.reading for c in sure if c.question is named]
    if len(sure) != 1 or not more or not isinstance(more[0], Answer):
        return None
    if not str(more[0].value).startswith(had.rstrip(" .")):
        return None
    return Step(await here.again(await mended(here, sure[0])))


def _only_that(here: Here, text: str) -> bool:
    """Whether a text says of what was put right that it is so now, and no order to send: "nah itu
    betul"."""
    words = here.turn.fold(text).split()
    so = 0 < len(words) <= SO_WORDS and here.turn.is_word("now-so", words[0])
    ways = ("closing", "closing-word", "particle", "yes", "now-so")
    return (
        so
        and here.turn.known(*ways).issuperset(words)
        and here.turn.known("send").isdisjoint(words)
    )


SO_WORDS = 5


async def _sure(here: Here, clause: str) -> bool:
    """Whether a clause surely is another answer; "eh rw nya keliru, harusnya 7" is one as a
    whole."""
    return any(claim.mend.sure for claim in await claims(here, clause, known=True))


async def _told_and_none(here: Here, text: str) -> Step | None:
    """Takes a text of which one clause says that there is no answer, or that it is all, and others
    tell something for other answers: "tanah milik pemerintah, pinggir siring. foto tdk ada dulu";
    of what belongs nowhere it is asked whether it is added. None for other texts."""
    passes, clauses = here.question.passes, here.turn.parts(text)
    told = [each for each in clauses if passes is None or not passes(each)]
    if "?" in text or not told:
        return None
    if len(told) == len(clauses):
        return await _told_and_all(here, clauses)
    words: list[Words] = []
    left: list[str] = []
    for each in told if any([await _sure(here, each) for each in told]) else [", ".join(told)]:
        known = [claim for claim in await claims(here, each, known=True) if claim.mend.sure]
        for claim in known:
            words += await mended(here, claim) if not claim.known else []
        left += [each] if not known else []
    none_first = passes is not None and passes(clauses[0])
    if not words and not (none_first and len(told) == 1):
        return None
    why = passes is not None and passes(text)  # "..., putu kula nembe sekolah"
    if why or (not words and not (await here.turn.sense(told[0], Kind.TEXT)).tells):
        left = []  # "..., pak lurah udah tau kok tempatnya": it is why
    step = await passed(here)
    review = here.form.question(here.state.asked)
    if left and here.form.adds and review is not None and review.review:
        step = may_add(dataclasses.replace(here, question=review), ", ".join(left))
    return after(here, words, step)


# "Sudah cukup", "udah itu aja ya pak"; what has more words tells something.
ALL_WORDS = 6


async def _told_and_all(here: Here, clauses: list[str]) -> Step | None:
    """The same of clauses of which one says that it is all: "udah itu aja, oh ya panjangnya 60
    meter lupa tadi"."""
    short = [each for each in clauses if len(each.split()) <= ALL_WORDS]
    ends = [e for e in short if closes(here.turn, e) or await _is_all(here, e)]
    words: list[Words] = []
    for each in clauses if ends else []:
        for claim in await claims(here, each, known=True) if each not in ends else []:
            words += await mended(here, claim) if claim.mend.sure and not claim.known else []
    return after(here, words, await done(here)) if words else None


async def _leaves_asking(here: Here, text: str) -> tuple[str, ...]:
    """What a text may mean that begins with a word by which one leaves, and then says something
    else: "batal ah, jadwalnya kapan dulu"."""
    if not (rest := _cancels_first(here, text)):
        return ()
    sense = await here.turn.sense(rest, Kind.REVIEW)  # no words are an answer there
    others = (each for each in (sense.act, sense.second) if each in COMMANDS | ASKS)
    return (ANSWER, "cancel", *(each for each in others if each))


# "Batal dulu. saya usul satu satu": the first clause, and what stands behind it.
_FIRST = late.regex(r"[^,.;!?\n\w]*([^,.;!?\n]+)[,.;!?\n]+\s*(\S.*)", re.S)


def _cancels_first(here: Here, text: str) -> str:
    """What stands behind a first clause that only leaves ("batal dulu. saya usul satu satu"); ""
    for other texts."""
    parts = _FIRST.match(text)
    if parts is None:
        return ""
    words = here.turn.fold(parts[1]).split()
    known = (CANCEL, "particle", "closing-word", "yes", "says-nothing")
    leaves = not here.turn.known(CANCEL).isdisjoint(words)
    only = here.turn.known(*known).issuperset(words)
    return parts[2].strip() if leaves and only else ""


async def _gives_up_first(here: Here, text: str) -> str:
    """What stands behind a first clause that only refuses this one ("ngga jadi yg ini, saya mau
    usul yg lain"), where that is not instead of it; "" for other texts."""
    parts = _FIRST.match(text)
    words = here.turn.fold(parts[1]).split() if parts else []
    ways = ("says-nothing", "particle")
    rest = here.turn.known(*ways).issuperset(words[2:])
    if parts is None or not (rest and here.turn.is_word("refusal", " ".join(words[:2]))):
        return ""
    return "" if any(c.mend.drops for c in await claims(here, text)) else parts[2].strip()


def _offered_beside(here: Here, text: str) -> Question | None:
    """What the review offers beside the open question, named by its label and nothing else: "Foto",
    where the size is asked, "mau nambah foto"."""
    said = f" {here.turn.fold(text)} "
    for question in here.form.applying(here.state.answers):
        label = here.turn.fold(here.turn.say(here.form.label(question)))
        named = [f" {label}{end} " for end in ("", "nya", "ne", "e") if f" {label}{end} " in said]
        rest = said.replace(named[0], " ", 1).split() if named else []
        ways = ("adds", "particle", "has")
        around = all(
            word in here.turn.known(*ways)
            or (question.gathers and word.isdecimal())  # "foto ada 2 nih"
            for word in rest
        )
        if question.at_review and question is not here.question and named and around:
            return question
    return None


async def measures_nothing(here: Here, text: str) -> bool:
    """Whether a text where it is asked how much holds no amount, and no word of how far something
    goes: "cek sendiri aja"."""
    own = here.question.mends
    if own is None or await own(here.turn, text, draft(here.form, here.state, here.question)):
        return False
    words = here.turn.fold(text).split()
    numbers = any(letter.isdecimal() for letter in text)
    return not numbers and here.turn.known("extent").isdisjoint(words)


async def no_amount(here: Here, text: str) -> bool:
    """Whether a text where it is asked how much says where, or what, and no amount."""
    own = here.question.mends
    if here.question.expects is not Kind.AMOUNT or own is None:
        return False
    if await own(here.turn, text, draft(here.form, here.state, here.question)) is not None:
        return False
    return any(claim.mend.sure for claim in await claims(here, text))
