"""What is done with what people mean while nothing is open: a room for every act there is.

Sure is done; where two acts are close both are offered, and what was said is kept till then; what
means nothing that we know is said not to be understood. A sentence decides and deletes nothing:
it opens the form that asks, with what was said filled in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from handlers import commands, late
from handlers.asking import duties
from handlers.asking.heard import Heard, hearing
from handlers.asking.menu import MINE, PROPOSE, SCHEDULE
from handlers.asking.person import languages, misnamed
from handlers.asking.possible import possible
from handlers.commands import Asked, run
from handlers.conversation.messages import Choice, Kept, Outgoing, Text, kept_text
from handlers.listeners import asked, complained, filled, hailing, leads, own, under_offer
from handlers.listeners.staff import rooms
from handlers.listeners.staff.rooms import Doer, command, of_area
from handlers.people import welcome
from handlers.proposals import finished, offers, questions, supporting
from handlers.reading import asked_beside, introduced, language, nameless, spelling
from handlers.reading.meaning import besides
from handlers.reading.meaning.acts import PARTICULARS, Act
from handlers.reading.meaning.meant import QUESTIONS, Meant
from handlers.reading.meaning.slots import only_where
from handlers.reading.said import to_staff
from handlers.reading.said.kinds import kind_of
from handlers.reading.said.of_proposals import own as own_said
from handlers.reading.staff import stands
from handlers.reading.staff.sentences import for_whom
from handlers.turn import Turn
from locales import LOCALES
from storage.messages import unheard
from storage.proposals import lookup

_HELP = Choice("do:help", Text("command-help.button"))
_PUBLIC = Choice("do:public", Text("command-public.button"))
_STOP = Choice("do:stop", Text("command-stop.button"))


# --- what the rooms are made of -----------------------------------------------------------------


def _answer(act: str, *buttons: Choice) -> Doer:
    """A short true answer, and the question that is open once more."""

    async def does(turn: Turn, said: str) -> Heard:
        return Heard([Outgoing((await turn.answer(act),), buttons)], again=True)

    return does


# --- rooms that need more -----------------------------------------------------------------------


async def _propose(turn: Turn, said: str) -> Heard:
    """A proposal, with the sentence without "usul" or "saya mau usul" before it."""
    asked = commands.wish(said)
    wish = asked.rest if asked is not None and asked.name == "propose" else said
    return await hailing.only(turn, wish) or await run(turn, Asked("propose", wish))


async def _support(turn: Turn, said: str) -> Heard:
    return await run(turn, Asked(supporting.asked_for(said), await filled.number(turn, said) or ""))


# A fire, somebody hurt, a crime: nothing that is built.
_OF_SOMEBODY = frozenset({"fire", "hurt", "crime"})


async def _urgent(turn: Turn, said: str) -> Heard:
    """What cannot wait is not for us; what it tells of may be a proposal all the same, unless it is
    only of who is in danger."""
    out = [Outgoing((await turn.answer(Act.URGENT, text=said),))]
    of_somebody = kind_of(Act.URGENT, said) in _OF_SOMEBODY and not besides.WORK.search(said)
    if turn.talk.open is None and turn.slots(said).tells and not of_somebody:
        more = turn.take_left() or kept_text("")
        return Heard([*out, offers.offer(turn, {**more, "text": said})])
    return Heard(out, again=True)


async def _confirm(turn: Turn, said: str) -> Heard:
    """It has been carried out: asked with the proposal's name before it is written down."""
    out = await finished.ask(turn, await filled.number(turn, said) or "")
    return Heard(out, again=True)


async def _dispute(turn: Turn, said: str) -> Heard:
    """It has not: what was said is what is missing."""
    out = await finished.dispute(turn, await filled.number(turn, said) or "", said)
    return Heard(out)


async def _answers(turn: Turn, said: str) -> Heard:
    """JAWAB, with what was said to what was returned; a question of staff is shown first."""
    if turn.person.asked:
        return await run(turn, Asked("answer"))
    words = to_staff.for_them(said)
    if words is None and turn.offer_taken is not None and not own_said.asks(said):
        words = said  # they have picked that it is the answer
    return await run(turn, Asked("answer", words or ""))


async def _language(turn: Turn, said: str) -> Heard:
    folded = spelling.fold(said).split()
    named = [word for word in folded if any(turn.is_word(f"language-{x}", word) for x in LOCALES)]
    return await run(turn, Asked("language", named[0] if len(named) == 1 else ""))


_CODE = late.regex(r"\b(?=\w*\d)[A-Za-z0-9]{8}\b")


async def _join(turn: Turn, said: str) -> Heard:
    """A code of an invitation in a sentence; without one, how it is used."""
    code = _CODE.search(said)
    if code is not None:
        return await run(turn, Asked("join", code[0]))
    return Heard([Outgoing((Text("answer-join"),))], again=True)


async def _rename(turn: Turn, said: str) -> Heard:
    """NAMA SAYA, with the name where one was said."""
    name = misnamed.renamed(said)
    if name is None:
        return await run(turn, Asked("rename", ""))
    await turn.open("rename")
    return Heard(await turn.conversation.hear(replace(turn.message, text=name)))


async def _greet(turn: Turn, said: str) -> Heard:
    return Heard(await welcome.hello(turn))


async def _resume(turn: Turn, said: str) -> Heard:
    """Goes on with what was put aside; a question of staff that waits is shown too."""
    taken = await turn.conversation.take_up()
    if taken is not None:
        return Heard(taken)
    waiting = await questions.still_open(turn) if turn.person.asked else []
    return Heard(waiting or [Outgoing((Text("answer-resume"),), (PROPOSE, MINE, _HELP))])


async def _begin(turn: Turn, said: str) -> Heard:
    """Begins; with what is wished, where that was said too: "mau usul lagi, bantuan modal"."""
    if turn.slots(said).things and besides.by_words(said) is None:
        return await _propose(turn, said)
    turn.beside += [Text("answer-several")] * (besides.by_words(said) is not None)
    return await hailing.begins(turn, said) or await command("propose")(turn, said)


async def _nothing_open(turn: Turn, said: str) -> Heard:
    """Yes, no, batal, selesai, while nothing asks for it: of a draft that waits, if one does."""
    waits = await turn.conversation.waits()
    return Heard([waits or Outgoing((Text("answer-nothing-open"),), await duties.menu(turn))])


async def _not_understood(turn: Turn, said: str) -> Heard:
    return await asked_back(turn, said, ())


# What one may want to do next, after the answer to a question of one particular thing.
_BESIDE: Mapping[Act, tuple[Choice, ...]] = {
    Act.PROOF: (MINE,),
    Act.TOGETHER: (_PUBLIC,),
    Act.NIGHT: (_STOP,),
    Act.EDITING: (MINE,),
    Act.AFTER: (MINE, SCHEDULE),
    Act.NUMBER: (MINE,),
    Act.AGAIN: (MINE, PROPOSE),
    Act.ATTEND: (SCHEDULE,),
    Act.DEADLINE: (SCHEDULE, PROPOSE),
}

ROOMS: Mapping[Act, Doer] = {
    Act.PROPOSE: _propose,
    Act.BEGIN: _begin,
    Act.MINE: own.mine,
    Act.CHECK: own.check,
    Act.CHANGE: own.change,
    Act.WITHDRAW: own.withdraw,
    Act.CONFIRM: _confirm,
    Act.DISPUTE: _dispute,
    Act.CLAIM: command("claim"),
    Act.SUPPORT: _support,
    Act.PUBLIC: of_area("public"),
    Act.ANSWER: _answers,
    Act.COMING: command("coming"),
    Act.MAYBE: command("maybe"),
    Act.ABSENT: command("absent"),
    Act.SCHEDULE: of_area("schedule"),
    Act.HELP: command("help"),
    Act.HOW: _answer("how", PROPOSE),
    Act.WHAT: _answer("what", PROPOSE, _HELP),
    Act.WHO: _answer("who", _HELP),
    Act.WHY: _answer("why", MINE),
    Act.PROMISE: _answer("promise", PROPOSE, MINE),
    Act.COST: _answer("cost", PROPOSE),
    Act.HOWLONG: _answer("howlong", SCHEDULE, MINE),
    Act.WHODECIDES: _answer("whodecides", SCHEDULE),
    Act.PRIVATE: _answer("private", PROPOSE),
    **{act: _answer(act, *_BESIDE.get(act, (PROPOSE,))) for act in PARTICULARS},
    Act.REPORT: complained.report,
    Act.LANGUAGE: _language,
    Act.STOP: command("stop"),
    Act.START: command("start"),
    Act.DATA: command("data"),
    Act.FORGET: command("forget"),
    Act.JOIN: _join,
    Act.HOME: filled.moved,
    Act.RENAME: _rename,
    Act.CONNECT: command("connect"),
    Act.GREET: _greet,
    Act.THANK: _answer("thank"),
    Act.COMPLAIN: complained.complain,
    Act.OFFICER: _answer("officer", PROPOSE, MINE),
    Act.URGENT: _urgent,
    Act.NOTHING: _not_understood,
    Act.AGREE: _nothing_open,
    Act.REFUSE: _nothing_open,
    Act.CANCEL: _nothing_open,
    Act.BACK: _nothing_open,
    Act.SKIP: _nothing_open,
    Act.DONE: _nothing_open,
    Act.SEND: _nothing_open,
    Act.LATER: _answer("later"),
    Act.STUCK: _answer("how", PROPOSE, _HELP),
    Act.CORRECT: own.change,
    Act.RESUME: _resume,
    **rooms.ROOMS,
}


# --- who hears ------------------------------------------------------------------------------


@hearing(busy=False, text=True)
async def means(turn: Turn) -> Heard | None:
    """Any other text while nothing is open."""
    text = turn.message.text
    heard = await _meant(turn, text)
    hailing.keep(turn, text)
    if turn.talk.open is None and not turn.person.gone and (line := languages.offered(turn, text)):
        return Heard([*heard.out, line], again=heard.again)
    return heard


async def _meant(turn: Turn, text: str) -> Heard:
    lead, meant = await leads.lead(turn, text), await turn.meant(text)
    by_words = await _by_its_words(turn, text, lead)
    if heard := by_words or await under_offer.said(turn, text, meant, asked_back):
        return heard
    act = meant.act
    sure = meant.sure and not (act is Act.STOP and besides.FOR_A_WHILE.search(text))
    usul = lead is not None and not offers.pleads(introduced.ungreeted(text))
    if not await _goes_on(turn) and await complained.may_be(turn, text, meant, usul=usul):
        return await asked_back(turn, text, [Act.PROPOSE, Act.REPORT])
    if acts := leads.may_wish(text, meant):
        return await asked_back(turn, text, acts)
    if sure and act in QUESTIONS and await _wishes_first(turn, text):
        return await _propose(turn, text)
    wishes = act is Act.PROPOSE if sure else Act.PROPOSE in (act, meant.second)
    wishes = wishes or offers.captions(turn, text) or lead is not None
    if wishes and await offers.points_back(turn, text):
        return await asked_back(turn, text, [Act.PROPOSE, Act.CHANGE])
    pleads = lead is not None and offers.pleads(introduced.ungreeted(text))
    if not sure and pleads and not meant.slots.tells and not await _goes_on(turn):
        # "Mohon maaf saya salah kirim" need not wish anything.
        other = act if act in leads.OFFERED and act is not Act.PROPOSE else meant.second
        more = [other] if other in leads.OFFERED and other is not Act.PROPOSE else []
        return await asked_back(turn, text, [Act.PROPOSE, *more])
    if not sure and lead is not None and (leads.may_be_wish(text, meant) or await _goes_on(turn)):
        if leads.asks_first(text, meant) and not await _goes_on(turn):
            others = [each for each in (act, meant.second) if each in leads.OFFERED]
            return await asked_back(turn, text, [*dict.fromkeys([others[0], Act.PROPOSE, *others])])
        # "usul ...", and nothing that speaks against it; "tolong diperbaiki" after what is offered.
        return await _propose(turn, text)
    if not sure and (near := commands.near(turn, text)) is not None:
        return await run(turn, near)
    if sure and act is Act.PROPOSE and await _goes_on(turn):
        whole = offers.with_held(turn, text, lead.rest if lead is not None else None)
        if whole is not None:
            return await run(turn, Asked("propose", whole))
        return Heard([offers.offer(turn, {**(turn.take_left() or kept_text("")), "text": text})])
    told = act in rooms.OF_OWN or (act is Act.PROPOSE and stands.decides(text))
    if sure and told and (acts := await rooms.at_desk(turn, text)):
        return await asked_back(turn, text, acts)
    if sure or (act is Act.THANK and meant.second is None):  # it does nothing: no need to ask
        return await ROOMS[act](turn, text)
    if (asks := _behind_thanks(meant)) is not None:
        turn.beside.append(await turn.answer(Act.THANK))
        return await ROOMS[asks](turn, text)
    maybe = _offered(text, meant)
    return await _sent_nothing(turn, text, meant, maybe) or await asked_back(turn, text, maybe)


def _offered(text: str, meant: Meant) -> list[Act]:
    """What a text may mean; a danger only where that comes first, or its words speak of one."""
    acts = [each for each in (meant.act, meant.second, meant.third) if each in leads.OFFERED]
    danger = meant.act is Act.URGENT or besides.in_danger(text)
    return [each for each in acts if danger or each is not Act.URGENT]


async def _sent_nothing(turn: Turn, text: str, meant: Meant, acts: Sequence[Act]) -> Heard | None:
    """That nothing of theirs was sent from here, to who would have it changed or taken back."""
    of_theirs = leads.OF_SENT.intersection(acts) and leads.of_sent(text, meant)
    if not of_theirs or turn.person.works or await turn.conversation.waits():
        return None
    total, _ = await lookup.mine(turn.store, turn.person.id, 0, 1)
    return None if total else await ROOMS[Act.MINE](turn, text)


def _behind_thanks(meant: Meant) -> Act | None:
    """What is asked beside thanks: "makasih ya pak, kira2 kapan dikerjain?"."""
    acts = [each for each in (meant.act, meant.second) if each is not Act.THANK]
    asks = len(acts) == 1 and acts[0] in QUESTIONS | {Act.MINE, Act.CHECK, Act.SCHEDULE}
    return acts[0] if asks else None


async def _by_its_words(turn: Turn, text: str, lead: Asked | None) -> Heard | None:
    """What a text's own words decide, whatever the model makes of it."""
    if lead is not None and lead.name == "change":
        return await own.change(turn, text)
    if lead is not None and lead.name != "propose":
        return await run(turn, lead)  # "jawab tiga meter": the word is a command's own
    if filled.says_moved(text):
        turn.beside += await asked.may_propose(turn, text)
        return await filled.moved(turn, text)
    if own_said.in_name(text):
        return await asked_back(turn, text, [Act.RENAME])
    if (heard := await asked.of_places(turn, text)) is not None:
        return heard
    if language.asked(text) and not turn.slots(text).things:
        return await _language(turn, text)
    if (act := asked.sort_of(text, await turn.meant(text), wishes=lead is not None)) is not None:
        return await ROOMS[act](turn, text)
    if turn.person.works and stands.own_wish(text) and turn.slots(text).things:
        return await _propose(turn, stands.as_resident(text))
    if turn.person.works and for_whom(text) is not None:
        heard = await filled.enter(turn, text)
        if turn.talk.open is not None:
            return heard
        # Not theirs to enter: it may be brought in their own name.
        return Heard([*heard.out, offers.offer(turn, {**kept_text(""), "text": text})])
    return None


async def _wishes_first(turn: Turn, text: str) -> bool:
    """Whether a question is asked behind a wish: "jalan depan rumah bolong, kapan dibangun?"; it is
    answered as the wish is written down."""
    parts = asked_beside.last(text)
    if parts is None:
        return False
    before = await turn.meant(parts[0])
    return before.sure and before.act is Act.PROPOSE


async def _goes_on(turn: Turn) -> bool:
    """Whether a wish was offered already, so that this one goes on with it."""
    held = offers.open_offer(turn)
    if held is None or not held["text"] or Act.PROPOSE not in offers.acts(turn):
        return False
    before = await turn.meant(held["text"])
    return Act.PROPOSE in (before.act, before.second)


async def asked_back(turn: Turn, text: str, acts: Sequence[Act]) -> Heard:
    """Offers what may be meant, or says that nothing is; what was said is kept till then."""
    unheard.note(turn.store, nameless.without(text, turn.site.names, turn.person.name), acts)
    acts = await possible(turn, await rooms.offered_to(turn, acts))
    acts = await rooms.of_theirs(turn, text, acts)
    falls = Act.PROPOSE in acts and besides.about_to_fall(text)
    if (falls or {*acts} == {Act.PROPOSE, Act.URGENT}) and besides.in_danger(text):
        return await _urgent(turn, text)  # nobody picks an answer first who is in danger
    named, theirs = await own.beside(turn, text, acts)
    more = turn.take_left()
    said: Kept = {**(more or kept_text("")), "text": text}
    before = {*offers.acts(turn)}
    if turn.talk.ask == offers.OFFER and under_offer.apart(turn, text, before, named):
        turn.talk.ask = None  # neither is a wish that the other goes on with
    if turn.talk.ask == offers.OFFER:
        # It goes on with what was said before, unless it is of what was sent; where something is
        # nobody says of a question.
        also = [Act.PROPOSE] if only_where(turn.slots(text)) else ()
        return Heard([await offers.again(turn, said, acts if Act.CHANGE in acts else also)])
    if more is not None and Act.PROPOSE not in named:
        named = [Act.PROPOSE, *named]  # a photo is of something
    if named:
        return Heard([offers.offer(turn, said, [*named][: offers.MOST], theirs=theirs)])
    if len(text.split()) < WORDS:
        return Heard([Outgoing((Text("unknown"),), await duties.menu(turn))])
    return Heard([offers.offer(turn, said, known=False)])


# A text of this many words that nothing explains is kept, and may become a proposal.
WORDS = 3
