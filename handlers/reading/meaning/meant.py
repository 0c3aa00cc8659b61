"""What somebody means by a text, in the situation that they are in.

Exact words come first, then the model among the acts that make sense there. What is not sure is
never done: it comes with a second act, and whoever hears it asks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from handlers import late
from handlers.reading.denial import denied
from handlers.reading.meaning import assents, besides
from handlers.reading.meaning.acts import PARTICULARS, STAFF, Act
from handlers.reading.meaning.examples import PIECE
from handlers.reading.meaning.marks import ASKING, CORRECTING, DENIES, MENDS, OF_US
from handlers.reading.meaning.model import Model, model
from handlers.reading.meaning.slots import Slots, slots
from handlers.reading.places.areas import AreaNames
from handlers.reading.spelling import fold

# Least probability of what is done without asking, and how many times that of the next: what
# changes something at once needs more than what only shows something or opens a form.
SURE, MARGIN = 0.8, 5.0
GENTLY_SURE, GENTLE_MARGIN = 0.7, 3.5
LEAN = 4.0  # how many times the next an answer must be at a question of words
CLOSE = 0.05  # least probability of what is asked back
# What tells nothing, and is likelier to mean nothing, or less likely an answer, is in doubt.
EMPTY, WEAK = 0.5, 0.4


class Asked(StrEnum):
    """What kind of question is open, if any."""

    NOTHING = "nothing"  # none: idle
    TEXT = "text"  # free words: the wish, the problem, the place
    NAME = "name"  # a person's, a kelurahan's, an office's
    AMOUNT = "amount"
    CHOICE = "choice"  # one of several
    YES_NO = "yes_no"
    PHOTOS = "photos"
    REVIEW = "review"  # everything is shown, to be sent or corrected
    COMING = "coming"  # does one come to a meeting


@dataclass(frozen=True, slots=True)
class Situation:
    """`works_here` is whether the person holds a role of staff."""

    asked: Asked = Asked.NOTHING
    works_here: bool = False


@dataclass(frozen=True, slots=True)
class Meant:
    """`second` and `third` are what else may be meant; with `sure` False one asks which it is, or,
    with no second, whether it is that one. Act.NOTHING and not sure is: not understood.

    At an open question Act.ANSWER is an answer to it.
    """

    act: Act
    slots: Slots
    sure: bool
    second: Act | None = None
    third: Act | None = None


QUESTIONS = frozenset(
    {
        Act.HELP, Act.HOW, Act.WHAT, Act.WHO, Act.WHY, Act.PROMISE, Act.COST, Act.HOWLONG,
        Act.WHODECIDES, Act.PRIVATE, *PARTICULARS,
    }
)  # fmt: skip
_BETWEEN = frozenset({Act.GREET, Act.THANK, Act.COMPLAIN, Act.OFFICER, Act.URGENT, Act.LANGUAGE})
_WAYS = frozenset(
    {Act.CANCEL, Act.BACK, Act.SKIP, Act.LATER, Act.STUCK, Act.CORRECT, Act.RENAME, Act.RESUME}
)
IN_FORM = frozenset(
    {Act.AGREE, Act.REFUSE, Act.DONE, Act.SEND, Act.BACK, Act.SKIP, Act.CORRECT, Act.STUCK}
)
_COMMANDS = frozenset({Act.STOP, Act.FORGET, Act.MINE, Act.CHECK, Act.WITHDRAW, Act.SCHEDULE})

_AT: Mapping[Asked, frozenset[Act]] = {
    Asked.TEXT: _WAYS | QUESTIONS | _BETWEEN | _COMMANDS | {Act.DONE, Act.SEND},
    Asked.NAME: _WAYS | QUESTIONS | _BETWEEN | _COMMANDS | {Act.SEND},
    Asked.AMOUNT: _WAYS | QUESTIONS | _BETWEEN | _COMMANDS | {Act.SEND},
    Asked.CHOICE: _WAYS | QUESTIONS | _BETWEEN | _COMMANDS | {Act.AGREE, Act.REFUSE},
    Asked.YES_NO: _WAYS | QUESTIONS | _BETWEEN | _COMMANDS | {Act.AGREE, Act.REFUSE},
    Asked.PHOTOS: _WAYS | QUESTIONS | _BETWEEN | _COMMANDS | {Act.DONE, Act.SEND, Act.REFUSE},
    Asked.REVIEW: _WAYS | QUESTIONS | _BETWEEN | _COMMANDS
    | {Act.DONE, Act.SEND, Act.AGREE, Act.REFUSE, Act.CHANGE},
    Asked.COMING: QUESTIONS | _BETWEEN | {Act.COMING, Act.MAYBE, Act.ABSENT, Act.SCHEDULE},
}  # fmt: skip

# Of a form the name is an answer too.
_NAMED: Mapping[Act, Act] = {Act.RENAME: Act.CORRECT}
# What comes to the same at a question.
_SAME: Mapping[Asked, Mapping[Act, Act]] = {
    Asked.TEXT: _NAMED,
    Asked.NAME: {**_NAMED, Act.CHECK: Act.ANSWER},
    Asked.AMOUNT: {**_NAMED, Act.CHECK: Act.ANSWER},
    Asked.CHOICE: {**_NAMED, Act.CHECK: Act.ANSWER},  # "nomor 2" is the second of what is shown
    Asked.YES_NO: {**_NAMED, Act.RESUME: Act.AGREE},  # "lanjut"
    Asked.PHOTOS: {**_NAMED, Act.REFUSE: Act.DONE, Act.SEND: Act.DONE, Act.SKIP: Act.DONE},
    Asked.REVIEW: {
        **_NAMED, Act.AGREE: Act.SEND, Act.DONE: Act.SEND, Act.RESUME: Act.SEND,
        Act.CHANGE: Act.CORRECT, Act.REFUSE: Act.CORRECT,
    },
}  # fmt: skip

# What serves the same person: between two of these nobody is asked, the nearer one is done.
_NEAR_IDLE: tuple[frozenset[Act], ...] = (
    frozenset({Act.MINE, Act.CHECK}),  # without a number: all of them
    frozenset({Act.BEGIN, Act.HOW}),
    frozenset({Act.WHAT, Act.WHO}),  # what is this, who is this
    frozenset({Act.COMPLAIN, Act.WHY}),
    frozenset({Act.SCHEDULE, Act.HOWLONG, Act.MEETINGS, Act.DEADLINE}),  # dates
    frozenset({Act.MAYBE, Act.LATER}),
    frozenset({Act.GREET, Act.THANK}),
    frozenset({Act.PUBLIC, Act.SEARCH}),
)
# What was asked of all before there was an answer to each particular thing.
_GENERAL = frozenset({Act.HOW, Act.STUCK, Act.HELP})
# The question explained, with an example; one can wait, or leave.
_NEAR_ASKED = (frozenset({Act.STUCK, Act.HELP, Act.HOW, Act.WHAT}),)

# How much likelier an answer is than the examples have it, which are of all situations alike.
_ANSWERS: Mapping[Asked, float] = {
    Asked.TEXT: 2.0,
    Asked.NAME: 4.0,
    Asked.AMOUNT: 2.5,
    Asked.CHOICE: 2.5,
    Asked.YES_NO: 0.5,
    Asked.PHOTOS: 0.5,
    Asked.REVIEW: 0.5,
    Asked.COMING: 0.3,
}

# How much likelier an idle text with a thing of things.csv is one of these, and with none.
_WITH_THING: Mapping[Act, float] = {
    Act.PROPOSE: 4.0, Act.URGENT: 2.0, Act.CONFIRM: 2.0, Act.DISPUTE: 2.0,
}  # fmt: skip
_WITHOUT = 0.4  # a proposal

# And where the person works here: things are what they have to do with.
_AT_WORK: Mapping[Act, float] = {**dict.fromkeys(STAFF, 2.5), Act.PROPOSE: 1.0, Act.URGENT: 1.0}

# What changes something at once, or sends it. All else shows something, or opens what can be left.
_DEAR = frozenset(
    {
        Act.STOP, Act.START, Act.FORGET, Act.WITHDRAW, Act.CONFIRM, Act.DISPUTE, Act.COMING,
        Act.MAYBE, Act.ABSENT, Act.AGREE, Act.REFUSE, Act.CANCEL, Act.SEND, Act.SKIP, Act.DONE,
        Act.TAKE_BACK, Act.SUPPORT, Act.NOTHING,
    }
)  # fmt: skip

# What is only ever asked back at a question of words: never run on what may be an answer.
_NEVER_RUN = _COMMANDS | {
    Act.CANCEL, Act.BACK, Act.SKIP, Act.DONE, Act.LATER, Act.RESUME, Act.SEND,
}  # fmt: skip
# "Bukan, maksudku usul sumur".
_MEANS = late.regex(
    r"^\W*(?:bukan|dudu|sanes|no)\b\W+(?:yang\s+|sing\s+)?(?:maksud|karep)\w*\b", re.I
)
# What also begins what is wrong with a road: "kenapa gelap", "tolong cepat, bahaya", "rusak terus".
_DOUBTED = frozenset({Act.URGENT, Act.WHY, Act.COMPLAIN, Act.LANGUAGE})
_ASKS = QUESTIONS - _DOUBTED
_WORDED = frozenset({Asked.TEXT, Asked.NAME, Asked.AMOUNT})


# What may be meant by what denies it.
_OPPOSITE = {Act.STOP: Act.START, Act.SUPPORT: Act.COMPLAIN}


def sensible(asked: Asked) -> frozenset[Act]:
    """The acts that make sense at a question beside its answer."""
    return _AT.get(asked, frozenset())


def meant(
    text: str,
    situation: Situation,
    *,
    words: Mapping[str, Act] | None = None,
    names: AreaNames | None = None,
    weights: Model | None = None,
) -> Meant:
    """What a text means. Never raises.

    `words` are the exact words of commands and ways out, folded, where they are the whole text,
    `names` the areas' for the slots, `weights` the program's unless given."""
    held = slots(text, names)
    idle = situation.asked is Asked.NOTHING
    exact = (words or {}).get(fold(text)) or (besides.by_words(text) if idle else None)
    if exact is not None:
        return Meant(_SAME.get(situation.asked, {}).get(exact, exact), held, sure=True)
    if not fold(text):
        return Meant(Act.NOTHING, held, sure=False)
    shares, empty = _shares(text, situation, held, weights or model())
    if idle:
        return _said_idle(text, held, shares)
    judged = _judged(held, shares, _NEAR_ASKED)
    if besides.not_now(text, held.tells):
        return Meant(Act.LATER, held, sure=True)
    said = frozenset(tokens := fold(text).split())
    # "Ga ada duitnya" denies something, "bayar ga" asks.
    asking = tokens[1:] if tokens[0] in DENIES else tokens
    if judged.act in QUESTIONS and "?" not in text and ASKING.isdisjoint(asking):
        other = Act.CORRECT if situation.asked is Asked.REVIEW else Act.ANSWER
        judged = replace(judged, sure=False, second=judged.second or other)
    mends = tokens[0] in MENDS or _MEANS.match(text) is not None
    if mends and Act.CORRECT in (judged.act, judged.second) and ASKING.isdisjoint(tokens):
        judged = replace(judged, act=Act.CORRECT, sure="?" not in text)  # "eh jamnya 20.00 aja"
    worded = situation.asked in _WORDED
    if worded and judged.act in QUESTIONS and besides.LEAVES_OUT.search(text) is not None:
        judged = replace(judged, sure=False, second=Act.SKIP)
    if worded:
        if judged.act is Act.ANSWER and mends:
            return replace(judged, sure=False, second=Act.CORRECT)
        corrects = not CORRECTING.isdisjoint(said)
        found = _at_words(situation.asked, judged, shares, corrects)
        of_us = not OF_US.isdisjoint(said)
        weak = empty >= EMPTY or of_us or dict(shares).get(Act.ANSWER, 0.0) < WEAK
        if situation.asked is Asked.TEXT and found.act is Act.ANSWER and weak and not held.tells:
            return replace(found, sure=False, second=Act.NOTHING)
        return found
    return _at_question(situation.asked, judged, said)


_MAY_WISH = frozenset({Act.PROPOSE, Act.BEGIN, Act.NOTHING})


def _said_idle(text: str, held: Slots, shares: list[tuple[Act, float]]) -> Meant:
    """What is meant while nothing is open."""
    asks = not ASKING.isdisjoint(fold(text).split())
    judged = _idle(held, shares, asks)
    wishes = besides.WISHES.match(text) if not asks else besides.ASKS_FOR_IT.match(text)
    if (judged.act in _MAY_WISH or asks) and held.things and wishes:
        # "Badhe matur bab kreteg ingkang risak"
        judged = replace(judged, act=Act.PROPOSE, sure=True, second=None, third=None)
    if judged.sure and judged.act is Act.URGENT and not besides.in_danger(text):
        return replace(judged, sure=False, second=Act.PROPOSE)
    if judged.sure and judged.act is Act.PROPOSE and besides.ASKS_FIRST.search(text):
        asked = next((act for act, _ in shares if act in QUESTIONS | {Act.OFFICER}), Act.HOW)
        return replace(judged, sure=False, second=asked)
    if judged.act is Act.PROPOSE and (other := besides.may_be(text)) is not None:
        return replace(judged, sure=False, second=other)
    if judged.sure and denied(text, judged.act):
        # "jangan berhenti kirim kabar": nobody is silenced for having said the opposite.
        return replace(judged, sure=False, second=_OPPOSITE.get(judged.act))
    return judged


_ACTS = {act.value: act for act in Act}  # by the model's labels: an enum's look-up costs more


def _shares(
    text: str, situation: Situation, held: Slots, weights: Model
) -> tuple[list[tuple[Act, float]], float]:
    """The acts that make sense, most probable first; what is the same there is added up. And how
    probable it is that it means nothing at all."""
    asked = situation.asked
    if asked is Asked.NOTHING:
        sensible = set(Act) - IN_FORM - (set() if situation.works_here else STAFF)
        allowed = {*sensible, PIECE}
    else:
        # All that may be an answer, too: one is told from the others by what speaks for them.
        allowed = {*_AT[asked], Act.PROPOSE, Act.NOTHING, Act.ANSWER, Act.DISPUTE, PIECE}
        if not besides.in_danger(text):
            allowed.discard(Act.URGENT)  # "anak2 ngaji pd takut" is what one asks for
    same, labelled = _SAME.get(asked, {}), besides.is_labelled(text)
    sums: dict[Act, float] = {}
    probable = weights.probabilities(text, allowed)
    for label, share in probable.items():
        act = Act.ANSWER if label == PIECE else _ACTS[label]
        if asked is not Asked.NOTHING:
            if act not in _AT[asked] or (act is Act.COMPLAIN and (asked is Asked.TEXT or labelled)):
                act = Act.ANSWER  # "sudah 3 tahun rusak" is what one asks for
            act = same.get(act, act)
        elif label == PIECE:
            act = Act.PROPOSE  # a place, an amount: of something that is wished
        sums[act] = sums.get(act, 0.0) + share
    if asked is not Asked.NOTHING:
        likelier: Mapping[Act, float] = {Act.ANSWER: _ANSWERS.get(asked, 1.0)}
    else:
        likelier = _WITH_THING if held.thing else {Act.PROPOSE: _WITHOUT}
    wishes = asked is Asked.NOTHING and held.thing and besides.WISHES.match(text) is not None
    if wishes and ASKING.isdisjoint(fold(text).split()):
        likelier = {**likelier, Act.PUBLIC: 0.02, Act.SEARCH: 0.02}
    if situation.works_here and asked is Asked.NOTHING:
        likelier = {**likelier, **_AT_WORK}
    sums = {act: share * likelier.get(act, 1.0) for act, share in sums.items()}
    total = sum(sums.values())
    sums = {act: share / total for act, share in sums.items()}
    ordered = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    return ordered, probable.get(Act.NOTHING.value, 0.0)


def are_near(one: Act, other: Act, asked: Asked) -> bool:
    """Whether two acts serve the same person in that situation."""
    if one in PARTICULARS and other in _GENERAL:
        return True
    families = _NEAR_IDLE if asked is Asked.NOTHING else _NEAR_ASKED
    return one is other or any(one in each and other in each for each in families)


def _judged(
    held: Slots, shares: list[tuple[Act, float]], families: tuple[frozenset[Act], ...]
) -> Meant:
    first, share = shares[0]
    family = next((each for each in families if first in each), frozenset({first}))
    whole = sum(each for act, each in shares if act in family)
    second, next_share = next(
        ((act, each) for act, each in shares if act not in family), (None, 0.0)
    )
    dear = first in _DEAR
    least, times = (SURE, MARGIN) if dear else (GENTLY_SURE, GENTLE_MARGIN)
    if whole >= least and whole >= times * next_share:
        return Meant(first, held, sure=True)
    if share < 2 * CLOSE:
        return Meant(Act.NOTHING, held, sure=False)
    return Meant(first, held, sure=False, second=second if next_share >= CLOSE else None)


def _idle(held: Slots, shares: list[tuple[Act, float]], asks: bool) -> Meant:
    judged = _judged(held, shares, _NEAR_IDLE)
    if held.tells and {judged.act, judged.second} == {Act.BEGIN, Act.PROPOSE}:
        judged = replace(judged, act=Act.PROPOSE, sure=not asks)  # "mau ngusulin gapura"
    if judged.act is Act.PROPOSE and judged.sure and not held.tells:
        return Meant(Act.PROPOSE, held, sure=False)  # it names nothing that could be proposed
    if held.bare and judged.act is not Act.URGENT and not (judged.sure and held.tells):
        return Meant(Act.PROPOSE, held, sure=False)  # "siring", "mampet": no greeting
    if judged.sure or judged.act is Act.NOTHING:
        return judged
    known = [each for each in (judged.act, judged.second) if each is not None]
    others = (act for act, share in shares if share >= CLOSE and act is not Act.NOTHING)
    new = (a for a in others if not any(are_near(a, each, Asked.NOTHING) for each in known))
    return replace(judged, third=next(new, None))


def _at_question(asked: Asked, judged: Meant, said: frozenset[str] | None = None) -> Meant:
    """What is sent at a question is an answer unless it clearly is none."""
    if judged.act is Act.NOTHING or (judged.act is Act.ANSWER and judged.second is None):
        return replace(judged, act=Act.ANSWER, sure=True, second=None)
    unsaid = said is not None and assents.unsaid(judged.act, said)
    if unsaid or (asked is Asked.TEXT and judged.act in _DOUBTED):
        return replace(judged, sure=False, second=Act.ANSWER)
    if not judged.sure and judged.act is not Act.ANSWER and judged.second is None:
        return replace(judged, second=Act.ANSWER)
    return judged


def _at_words(
    asked: Asked, judged: Meant, shares: list[tuple[Act, float]], corrects: bool
) -> Meant:
    """The same where any words may be the answer: a command is never run there."""
    tells, act = judged.slots.tells, judged.act
    leans = tells or shares[0][1] >= LEAN * (shares[1][1] if len(shares) > 1 else 0.0)
    # "tarik kabel listrik rt 9": a command's word in something that names a thing or a place.
    if (act is Act.ANSWER and leans) or (act in _NEVER_RUN and tells):
        return replace(judged, act=Act.ANSWER, sure=True, second=None)
    # "ganti lampu jalan 4 titik" is wished more often than it mends an answer.
    if act in _COMMANDS or (act is Act.CORRECT and tells and not corrects):
        return replace(judged, act=Act.ANSWER, sure=False, second=act)
    within = asked is Asked.NAME and act is Act.CORRECT  # "imopuro, eh bukan, yosodadi"
    if within or (tells and act not in _ASKS | {Act.CORRECT}):
        return replace(judged, sure=False, second=Act.ANSWER)
    return _at_question(asked, judged)
