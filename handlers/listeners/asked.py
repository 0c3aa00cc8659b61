"""Questions in a message that says several things: each is answered, and the rest heard without
them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from handlers import late
from handlers.asking.heard import Heard, hearing
from handlers.asking.menu import PROPOSE
from handlers.asking.proposals import which
from handlers.conversation.answers import shorten
from handlers.conversation.form import Kind
from handlers.conversation.messages import Choice, Literal, Outgoing, Text, Words, kept_text
from handlers.proposals import of_theirs, offers, supporting, track
from handlers.proposals.proposing import propose
from handlers.reading import asked_beside
from handlers.reading.meaning import besides
from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.marks import ASKING
from handlers.reading.meaning.meant import QUESTIONS, Meant
from handlers.reading.said import beside_it, offices, passing
from handlers.reading.said.kinds import kind_of
from handlers.reading.said.of_proposals import own as own_said
from handlers.reading.said.of_us import begins, data, hearsay, human, proposable
from handlers.reading.said.of_us.plain_questions import plainly
from handlers.turn import Turn
from storage.proposals import lookup

# What is answered of one message; what is asked beyond that is said to be asked again.
ANSWERS = 2


@hearing(busy=False, text=True)
async def place_for(turn: Turn) -> Heard | None:
    """Whether this is the place to propose something, or they may: it is, and it begins; of what
    others have said that it may be proposed, that is offered."""
    text = turn.message.text
    if turn.person.asked or not turn.person.consent:
        return None
    if hearsay.asks_place(text):
        return Heard([Outgoing((Text("answer-here.so"), Text("answer-here")), (PROPOSE,))])
    if what := beside_it.here_for(text):
        may = beside_it.reserves(text)
        turn.beside.append(await turn.answer(Act.ELIGIBLE) if may else Text("answer-here.so"))
        return Heard(await propose.begin(turn, what))
    if (what := hearsay.may_be_wished(text)) and turn.slots(what).things:
        if kind_of(Act.SERVICES, what):
            return Heard([Outgoing((Text("answer-here"),), (PROPOSE,))], again=True)
        turn.beside.append(Text("answer-here.may"))
        return Heard([offers.offer(turn, {**(turn.take_left() or kept_text("")), "text": what})])
    if (what := hearsay.how_to(text)) and turn.slots(what).things:
        turn.beside.append(await turn.answer(Act.HOW))
        return Heard([offers.offer(turn, {**(turn.take_left() or kept_text("")), "text": what})])
    return None


_DATA = Choice("do:data", Text("meant-data"))
_FORGET = Choice("do:forget", Text("meant-forget"))
_STOP = Choice("do:stop", Text("meant-stop"))


@hearing(busy=False, text=True)
async def of_data(turn: Turn) -> Heard | None:
    """Whence we have their number; that name and number go, and the proposal stays: what can be
    done, and the buttons for it."""
    text = turn.message.text
    if data.asks_whence(text):
        words, buttons = Text("answer-private.whence"), (_DATA, _STOP, _FORGET)
        return Heard([Outgoing((words,), buttons)], again=True)
    if not data.leaves(text):
        return None
    theirs = await which.theirs(turn)
    act = f"do:change:{theirs[0].number}" if len(theirs) == 1 else "do:change"
    change = (Choice(act, Text("meant-change")),) if theirs else ()
    words = Text("answer-private.leaves") if theirs else Text("answer-private")
    return Heard([Outgoing((words,), (*change, _FORGET))], again=True)


@hearing(busy=False, text=True)
async def several(turn: Turn) -> Heard | None:
    """A message that asks and says more: what it says beside the questions is heard without them,
    by whoever hears it."""
    text = turn.message.text
    if turn.person.asked or not turn.person.consent or human.wanted(text):
        return None
    parts = [] if supporting.asks_how(text) else asked_beside.parted(text)
    if len(parts) < 2 or Act.URGENT in ((whole := await turn.meant(text)).act, whole.second):
        return None
    asked = {at: act for at, part in enumerate(parts) if (act := await _asked(turn, part))}
    if len(asked) == 1 and whole.sure and whole.act in QUESTIONS - {*asked.values()}:
        return None  # "jalannya perbatasan dua kelurahan, masuk mana" asks as a whole
    if _OF_ONE.intersection(asked.values()) and await _of_theirs(turn, text):
        return None  # "jembatan saya kok cuma diterima, kapan dibangunnya" is asked of that
    rest = [part for at, part in enumerate(parts) if at not in asked]
    if not asked and await _beside_order(turn, parts):
        return None
    if not asked or not await _goes_alone(turn, rest):
        return None
    words: dict[Act, Words] = {}
    for at, act in asked.items():
        words.setdefault(act, await turn.answer(act, text=parts[at]))
    told = list(words.values())[:ANSWERS]
    if len(words) > ANSWERS:
        left = [parts[at] for at, act in asked.items() if act in list(words)[ANSWERS:]]
        told.append(Text("answer-more", {"typed": Literal(shorten(", ".join(left), 120))}))
    if not rest:
        return Heard([Outgoing(tuple(told), (PROPOSE,))], again=True)
    turn.beside += told
    turn.message = replace(turn.message, text=", ".join(rest))
    return None


@hearing(text=True, tapped=False, staff=False)
async def told_anywhere(turn: Turn) -> Heard | None:
    """What is answered residents also in the middle of something: what the number of a priority
    says, where somebody is reported, whether what was written is deleted."""
    text, state = turn.message.text, turn.talk.open
    if not turn.person.consent:
        return None
    if state is not None and state.kind == Kind.MESSAGE:
        return None  # it may be what they ask of staff
    if (told := await _answer_anywhere(turn, text)) is None:
        return None
    return Heard([Outgoing((told,))], again=True)


async def _answer_anywhere(turn: Turn, text: str) -> Words | None:
    if turn.talk.open is not None and offices.asks_to_meet(text):
        return await turn.answer(Act.OFFICER, asked=True)
    if besides.asks_priority(text):
        return Text("answer-priority.number")
    if passing.reports(text):
        return Text("answer-report.person")
    if passing.asks_if_deleted(text):
        kept = turn.talk.open is not None or bool(turn.talk.parked)
        return Text("answer-deleted" if kept else "answer-deleted.none")
    return None


# "Yang tadi udah masuk belum, nomornya berapa": of what they have just entered for somebody.
_ENTERED = late.regex(
    r"\b(?:nomor|nomer|no|nmr)(?:nya|ne|e)?\s+(?:berapa|brp|piro|pira|pinten)\b"
    r"|\b(?:udah|udh|sudah|sdh|wis|wes)\s+(?:ke)?(?:masuk|kirim|terkirim|tersimpan|mlebu|kesimpen)\b.*\b(?:belum|blm|blom|belom|durung|belom|apa)\b"
    r"|\bwhat(?:'s|\s+is|\s+was)\s+(?:the|its|his|her)\s+number\b|\bdid\s+(?:it|that|his|hers)\s+go\s+through\b",
    re.I,
)
ENTERED = timedelta(hours=12)


@hearing(busy=False, text=True, tapped=False, staff=True)
async def entered(turn: Turn) -> Heard | None:
    """Whether what they entered for somebody has arrived, and under which number."""
    text = turn.message.text
    if len(text.split()) > FEW or _ENTERED.search(text) is None or turn.slots(text).things:
        return None
    _, some = await lookup.mine(turn.store, turn.person.id, 0, 1)
    lately = bool(some) and turn.now - some[0].created_at < ENTERED
    return Heard(await track.mine(turn, "")) if lately else None


FEW = 16  # more words tell of it


async def _of_theirs(turn: Turn, text: str) -> bool:
    """Whether a text names one of theirs, and nothing new."""
    return not own_said.is_new(text) and len(await of_theirs.called(turn, text)) == 1


async def _asked(turn: Turn, part: str) -> Act | None:
    """The question that a part of a message asks of us, and nothing else; None where it is none."""
    if "?" in part and beside_it.asks_here(part):
        return Act.HOW
    meant = await turn.meant(part)
    others = meant.act is Act.SERVICES or not meant.slots.tells
    if not others or _ITSELF.search(part) or not turn.has(f"answer-{meant.act}"):
        return None
    words = turn.fold(part).split()
    # "Bisa ga" asks, "udah lapor ga dateng2" tells.
    asks = "?" in part or bool((ASKING - _DENIES).intersection(words)) or words[-1] in _DENIES
    if meant.act is Act.SERVICES and kind_of(Act.SERVICES, part) and _SEEKS.search(part):
        asks = True
    sure = meant.sure and meant.act in _ANSWERED
    return meant.act if asks and (sure or (meant.act in _PLAIN and not meant.sure)) else None


# "Rt brp? rt 3": what they ask themselves.
_ITSELF = late.regex(
    r"^\W*(?:rt|rw|gang|gg|jl|jalan|panjang|lebar)(?:nya|ne|e)?\s+(?:brp|berapa|piro|apa|mana)\b",
    re.I,
)

_OF_ONE = frozenset({Act.HOWLONG, Act.WHY, Act.PROMISE, Act.AFTER})
_DENIES = frozenset(
    {"ga", "gak", "nggak", "enggak", "engga", "ora", "ra", "mboten", "tidak", "tdk"}
)
# What is sought of another office is answered as if it had been asked.
_SEEKS = late.regex(
    r"\b(?:mau|pengen|ingin|arep|badhe)\s+(?:daftar|ngurus|urus|bikin|bayar|ambil|cek|ngecek)\w*",
    re.I,
)
_ANSWERED = QUESTIONS | {Act.OFFICER}
# What is nothing else by half, either: between two of these the likelier one serves.
_PLAIN = frozenset({Act.SERVICES, Act.ELIGIBLE, Act.PRIVATE, Act.WHODECIDES, Act.CHANNELS})


_ORDERS = frozenset({
    Act.BEGIN, Act.MINE, Act.CHECK, Act.SCHEDULE, Act.PUBLIC, Act.CHANGE, Act.WITHDRAW, Act.HOME,
    Act.LANGUAGE,
})  # fmt: skip


async def _beside_order(turn: Turn, parts: Sequence[str]) -> bool:
    """Whether one part of a message is surely asked for ("kapan rapat imopuro?"), and the others
    ask what nobody knows: these are said to be asked again, and it is heard alone."""
    known = [part for part in parts if (m := await turn.meant(part)).sure and m.act in _ORDERS]
    others = [part for part in parts if part not in known]
    asks = all("?" in part and not turn.slots(part).tells for part in others)
    if len(known) != 1 or not others or not asks or "?" not in known[0]:
        return False
    turn.beside.append(Text("answer-more", {"typed": Literal(shorten(", ".join(others), 120))}))
    turn.message = replace(turn.message, text=known[0])
    return True


async def _goes_alone(turn: Turn, rest: Sequence[str]) -> bool:
    """Whether what is left of a message says something without the questions in it: nothing, or
    what names a thing or is an order."""
    if not rest:
        return True
    said = ", ".join(rest)
    meant = await turn.meant(said)
    return bool(meant.slots.things) or (meant.sure and meant.act in _ORDERS)


async def of_places(turn: Turn, text: str) -> Heard | None:
    """Which kelurahan a place is in; whether what they tell is for here or for an office, or may be
    proposed at all, which is offered to become a proposal."""
    if offices.asks_whether_here(text) and not kind_of(Act.SERVICES, text):
        out = [Outgoing((Text("answer-here"),))]
        held = turn.slots(text)
        if held.tells or held.states or "," in text:
            more = turn.take_left() or kept_text("")
            return Heard([*out, offers.offer(turn, {**more, "text": text})])
        return Heard([Outgoing((Text("answer-here"),), (PROPOSE,))], again=True)
    thing = "" if proposable.asks_what(text) else proposable.asks_of(text)
    if thing and kind_of(Act.SERVICES, thing):
        return Heard([Outgoing((await turn.answer(Act.SERVICES),), (PROPOSE,))], again=True)
    if turn.slots(thing).things:
        out = [Outgoing((Text("answer-eligible.one"),))]
        return Heard(
            [*out, offers.offer(turn, {**(turn.take_left() or kept_text("")), "text": text})]
        )
    if offices.asks_kelurahan(text) and (await turn.meant(text)).act is Act.PROPOSE:
        turn.beside.append(Text("answer-kelurahan"))  # what is wished beside it is heard, too
    elif offices.asks_kelurahan(text):
        return Heard([Outgoing((Text("answer-kelurahan"),), (PROPOSE,))], again=True)
    return None


_NOT_FUTILE = frozenset({
    Act.DISPUTE, Act.CONFIRM, Act.PROMISE, Act.AGAIN, Act.PROOF, Act.TOGETHER,
})  # fmt: skip
_VAIN = late.regex(r"\b(?:kok|kenapa|knp|mana|piye|kabar\w*)\b", re.I)
# What is needed for something else is another office's.
_OF_WISHES = late.regex(r"\b\w{0,4}usul\w*\b", re.I)
_BEFORE = late.regex(
    r"^\W*(?:\w+\W+){0,2}?usul(?:an)?(?:ku|\W+(?:saya|sy|aku|kami|kula|kulo))\b", re.I
)


def sort_of(text: str, meant: Meant, *, wishes: bool) -> Act | None:
    """What a text of another office's matters, or of what was wished in vain, is by its words;
    None for what they do not say. `wishes` is whether it begins as a wish does."""
    asks = "?" in text or re.search(r"\b(?:kok|kenapa|knp|perlu)\b", text, re.I) is not None
    before = not wishes or asks or _BEFORE.match(text) is not None
    if human.wanted(text) and not (wishes and meant.slots.things):
        return Act.OFFICER
    if beside_it.asks_here(text):
        return Act.HOW
    if proposable.asks_what(text):
        return Act.ELIGIBLE
    if not (wishes and meant.slots.things) and (plain := plainly(text)) is not None:
        return Act(plain)
    if begins.only_begins(text) and not meant.slots.things:
        return Act.BEGIN
    if kind_of(Act.ELIGIBLE, text) and not meant.slots.things:
        return Act.ELIGIBLE
    if kind_of(Act.OFFICER, text) and not meant.slots.states:
        return Act.OFFICER
    kind = kind_of(Act.COMPLAIN, text) if before else ""
    how = kind == "bot" and meant.act in (Act.HOW, Act.HELP, Act.STUCK)  # "piye carane, ora mudeng"
    if kind == "futile" and meant.act in _NOT_FUTILE:
        kind = ""  # "bohong, itu belum selesai", "jangan php ya, beneran dibangun kan"
    if kind == "earlier" and meant.act is Act.SCHEDULE:
        kind = ""  # "musrenbang kapan, tahun lalu saya ga diundang"
    if kind in ("staff", "shared", "elsewhere") or (kind and not how and not meant.slots.things):
        return Act.COMPLAIN
    if kind == "earlier" and _VAIN.search(text):
        return Act.COMPLAIN  # what was wished then is wished no more by that
    of_wishes = _OF_WISHES.search(text) or Act.HOW in (meant.act, meant.second)
    if kind_of(Act.HOW, text) and not meant.slots.things and of_wishes:
        return Act.HOW
    services = meant.act is Act.SERVICES and meant.second is not Act.PROPOSE
    return Act.SERVICES if services and kind_of(Act.SERVICES, text) else None
