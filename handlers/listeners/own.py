"""What somebody says of a proposal of theirs in a sentence: it is to be changed, taken back, or a
photo is of it. Nothing is written down before it was shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers import commands
from handlers.asking.heard import Heard, hearing
from handlers.asking.person.links import unused
from handlers.asking.proposals import which
from handlers.conversation.answers import shorten
from handlers.conversation.messages import (
    Choice,
    Kept,
    Lines,
    Literal,
    Outgoing,
    Text,
    kept_text,
)
from handlers.listeners import filled
from handlers.proposals import of_theirs, offers, supporting, track
from handlers.reading.meaning import besides
from handlers.reading.meaning.acts import Act
from handlers.reading.said import stated as stated_in
from handlers.reading.said.of_proposals import died, once_sent, put_right
from handlers.reading.said.of_proposals import own as own_said
from handlers.reading.said.of_proposals import returned as returned_said
from handlers.reading.said.of_us.plain_questions import plainly
from handlers.reading.said.wrong import said_now
from handlers.turn import Turn
from storage.proposals import lookup
from storage.proposals.model import OWN, Proposal


@hearing(busy=False, text=True)
async def said(turn: Turn) -> Heard | None:
    """A sentence that says of one of theirs what is to be done with it."""
    text = turn.message.text
    if turn.person.asked or plainly(text) in (Act.PRIVATE, Act.COST):
        return None
    heard = await _said_of_it(turn, text)
    if heard is not None or own_said.keeps(text):
        return heard
    order, photos = own_said.order(text), _photos(turn)
    if (one := await _has_letter(turn, text, order)) is not None:
        return await change(turn, text, one)
    if not photos and own_said.opens(text) and (some := await of_theirs.called(turn, text)):
        if len(some) == 1:
            return Heard(await track.change(turn, str(some[0].number)))
        return Heard([offers.which(turn, _with(turn, text), Act.CHANGE, some)])
    if order is None and not photos:
        named = own_said.named_part(text)
        most = _FIRST_WORDS - 1 if named == text else _NAMES
        if own_said.names_only(named, most=most):
            some = await of_theirs.called(turn, named)
            return Heard(await track.check(turn, str(some[0].number))) if len(some) == 1 else None
        return await _hears_of_wait(turn, text) or await _tells_more(turn, text)
    if order is None and own_said.wishes(text):
        return None
    # "Foto itu untuk yang drainase, bukan yang jahit"
    named = said_now(text) if order == "photo" else text
    some = await of_theirs.called(turn, named)
    if order == "photo" and not some and photos and own_said.anew(text):
        some = await which.unnamed(turn, text)
    slip = own_said.slip(text) if order == "change" else own_said.points(text)
    taken = own_said.taken_back(text) or once_sent.of_theirs(text)
    slip = slip or (order == "withdraw" and taken)
    if not some and order and slip and not turn.slots(text).things and not turn.talk.parked:
        some = await which.unnamed(turn, text)  # of theirs, and of nothing else
    if not some:
        return None
    act = Act.WITHDRAW if order == "withdraw" else Act.CHANGE
    if len(some) > 1:
        return Heard([offers.which(turn, _with(turn, text), act, some)])
    if order is None and not own_said.for_sent(text):
        # A photo, with words that name what they have proposed: of that, or of another.
        acts = [f"{act}{offers.OF}{some[0].number}", offers.PROPOSE]
        return Heard([offers.offer(turn, _with(turn, text), acts, theirs=some[0])])
    if photos and not turn.left_files:
        offers.taken(turn)  # the photo came before its words
    return await (withdraw if act is Act.WITHDRAW else change)(turn, named, some[0])


async def _has_letter(turn: Turn, text: str, order: str | None) -> Proposal | None:
    """The one of theirs for whose land a text says that the letter is there, while it can be
    changed."""
    if order is not None or not once_sent.has_letter(text) or own_said.is_new(text):
        return None
    _, mine = await lookup.mine(turn.store, turn.person.id, 0, which.OFFERED)
    some = await of_theirs.called(turn, text) or [each for each in mine if each.state in OWN]
    return some[0] if len(some) == 1 and some[0].state in OWN else None


async def _said_of_it(turn: Turn, text: str) -> Heard | None:
    """What is no change of it: who is to see its photos, that it stays, whose name it is in, that
    others are to get it."""
    if own_said.photos_for_staff(text) and not _photos(turn) and not turn.person.works:
        return await _for_staff(turn, text)
    if own_said.keeps(text):
        some = await of_theirs.called(turn, text)
        if not some and own_said.stays(text):
            some = await which.unnamed(turn, "")
        return Heard(await track.check(turn, str(some[0].number))) if len(some) == 1 else None
    if own_said.in_name(text) and (mine := await which.unnamed(turn, "")):
        if len(mine) == 1:
            return await change(turn, text, mine[0])
        return Heard([offers.which(turn, _with(turn, text), Act.CHANGE, mine)])
    if own_said.shares(text) and not (_photos(turn) or own_said.is_new(text)):
        some = await of_theirs.called(turn, text)
        if len(some) == 1 and own_said.order(text) is None:
            return Heard(await track.share(turn, str(some[0].number)))
    return None


async def _for_staff(turn: Turn, text: str) -> Heard:
    """Photos that are to be for staff alone: of the one that is named, or any of theirs, by a
    button; of none that have been sent yet it is said how."""
    some = await of_theirs.called(turn, text) or await which.unnamed(turn, text)
    shown = [one for one in some if await track.shows_photos(turn, one)]
    if not shown:
        return Heard([Outgoing((Text("answer-photo.private"),))], again=True)
    lines = tuple(
        Text(
            "offer-theirs.line",
            {"number": str(one.number), "wish": Literal(shorten(one.content.wish, 80))},
        )
        for one in shown
    )
    choices = tuple(
        Choice(
            f"do:private:{one.number}",
            Literal(str(one.number)),
            Literal(shorten(one.content.wish, 70)),
        )
        for one in shown
    )
    return Heard([Outgoing((Text("track-private.which"), Lines(lines)), choices)])


# --- one that was returned ----------------------------------------------------------------------


@hearing(staff=False)
async def answers(turn: Turn) -> Heard | None:
    """What is missing in one that was returned: nothing else asks them where and how much. It is
    taken there and shown, and kept when they say so."""
    text = returned_said.without_home(turn.message.text)
    busy = turn.talk.open is not None or turn.talk.parked or turn.talk.ask is not None
    if busy or not text or turn.person.asked or turn.left_files:
        return None
    order = own_said.order(text)
    if own_said.is_new(text) or order in ("withdraw", "photo"):
        return None
    back = await which.returned(turn)
    if not back:
        return None
    if order is None and (named := await _answers_named(turn, text, back)):
        return named
    said = returned_said.answer(text, turn.site.names)
    if said is None or turn.slots(text).things or (order and said.beside):
        return None
    if len(back) > 1:
        return Heard([offers.which(turn, _with(turn, text), Act.CHANGE, back)])
    return await _answered(turn, back[0], said)


async def _answers_named(turn: Turn, text: str, back: Sequence[Proposal]) -> Heard | None:
    """The same, of the one that a text names beyond doubt: it points at it, or names its street."""
    some = await of_theirs.called(turn, text)
    if len(some) != 1 or some[0].id not in {each.id for each in back}:
        return None
    proposal, held = some[0], turn.slots(text)
    known = own_said.definite(text)
    if not held.things or not (known or of_theirs.at_its_street(proposal, text)):
        return None
    if own_said.wishes(text) and not known:
        return None  # "minta lampu di gang kelinci rt 4"
    rest = stated_in.without_naming(text, of_theirs.words_of(proposal, text))
    said = returned_said.answer(rest, turn.site.names)
    return await _answered(turn, proposal, said) if said is not None else None


async def _answered(turn: Turn, proposal: Proposal, said: returned_said.Answer) -> Heard:
    before = turn.talk.open
    out = await track.change(turn, str(proposal.number))
    state = turn.talk.open
    if state is None or state is before or state.form != "propose":
        return Heard(out)
    turn.beside += track.missing(proposal)
    if said.other:
        turn.beside.append(unused(said.other))
    mended = await turn.conversation.mend(said.value, beside=said.beside)
    return Heard([*out[:-1], *mended])


@hearing(busy=False, text=True, staff=False)
async def asks_of_returned(turn: Turn) -> Heard | None:
    """Why one was returned, or what is wanted of it: the one that is named, else that which was
    returned, with what officers ask."""
    text = turn.message.text
    asks = returned_said.asks(text) and not own_said.is_new(text)
    if turn.person.asked or not asks or supporting.asks_how(text):
        return None
    back = await which.returned(turn)
    if not back or returned_said.answer(text, turn.site.names):
        return None
    some = await of_theirs.called(turn, text) if turn.slots(text).things else back
    if len(some) == 1:
        return Heard(await track.check(turn, str(some[0].number)))
    return Heard([of_theirs.asked(turn, some)]) if some else None


async def _hears_of_wait(turn: Turn, text: str) -> Heard | None:
    """That one of theirs, which is named, has taken too long: sorry, and how it stands."""
    if not returned_said.is_impatient(text) or own_said.is_new(text):
        return None
    some = await of_theirs.called(turn, text)
    if not some and own_said.of_theirs(text) and not turn.slots(text).things:
        if not await which.theirs(turn):
            return None  # of what was never sent from here there is nothing to show
        turn.beside.append(Text("track-waited"))
        return Heard(await track.mine(turn, ""))
    if len(some) != 1:
        return None
    turn.beside.append(Text("track-waited"))
    return Heard(await track.check(turn, str(some[0].number)))


# --- more of one that was sent ------------------------------------------------------------------


# As what the model reads a text that tells more of something.
_TOLD = frozenset({Act.PROPOSE, Act.URGENT, Act.COMPLAIN, Act.DISPUTE, Act.NOTHING})
# So many words name one, and fewer a thing, and tell nothing of it.
_NAMES, _FIRST_WORDS = 5, 4


async def _tells_more(turn: Turn, text: str) -> Heard | None:
    """What may tell more of one of theirs, by its thing and its place: of that, or of another.
    What only names it ("yg paving gang kamboja") shows it."""
    if own_said.names_only(text, most=_NAMES) and not turn.left_files:
        some = await of_theirs.called(turn, text)
        if len(some) == 1 and not own_said.asks(text):
            return Heard(await track.check(turn, str(some[0].number)))
    if own_said.is_new(text) or own_said.asks(text) or len(text.split()) < _FIRST_WORDS:
        return None
    if own_said.wonders(text) and own_said.points(text):
        return None
    if commands.wish(text) is not None and not (offers.pleads(text) and own_said.points(text)):
        return None
    meant = await turn.meant(text)
    if not {meant.act, meant.second} & _TOLD:
        return None
    some = await of_theirs.called(turn, text, surely=True) or [
        each for each in await of_theirs.called(turn, text) if of_theirs.by_name(each, text)
    ]
    if len(some) != 1 or meant.slots.area is not None:
        return None
    urgent = meant.act is Act.URGENT and besides.in_danger(text)
    falls = besides.about_to_fall(text) and own_said.now(text)
    if (urgent and own_said.now(text)) or falls or besides.has_fallen(text):
        turn.beside.append(await turn.answer(Act.URGENT))
    acts = [f"{Act.CHANGE}{offers.OF}{some[0].number}", offers.PROPOSE]
    return Heard([offers.offer(turn, _with(turn, text), acts, theirs=some[0])])


# What is done with one proposal of one's own.
_OF_ONE = frozenset({Act.CHECK, Act.CHANGE, Act.WITHDRAW, Act.MINE, Act.COMPLAIN})


async def beside(
    turn: Turn, text: str, acts: Sequence[str]
) -> tuple[Sequence[str], Proposal | None]:
    """What a text may mean, and before that the one of theirs that it names: "jembatan itu masuk
    prioritas ga" is asked of it, other words may be told of it."""
    fallen = besides.has_fallen(text)
    turn.beside += [await turn.answer(Act.URGENT, text=text)] if fallen else []
    theirs = await of_theirs.sought(turn, text)
    if _OF_ONE.intersection(acts) or theirs is None or own_said.is_new(text):
        return acts, None
    asks = own_said.asks(text) or own_said.wonders(text)
    if fallen:
        asks, acts = False, [act for act in acts if act != Act.CHECK]
    return [Act.CHECK if asks else f"{Act.CHANGE}{offers.OF}{theirs.number}", *acts], theirs


def _photos(turn: Turn) -> bool:
    """Whether photos came with a message, or before it without words."""
    held = offers.open_offer(turn)
    waits = held is not None and bool(held["files"]) and not held["text"]
    return bool(turn.left_files) or waits


def _with(turn: Turn, text: str) -> Kept:
    """A text, with the photos and the place that came with it."""
    return {**(turn.take_left() or kept_text("")), "text": text}


async def check(turn: Turn, said: str) -> Heard:
    """How one stands: the one of theirs that is named by what it is, else by its number."""
    some = [] if turn.person.works else await of_theirs.called(turn, said)
    if len(some) == 1:
        return Heard(await track.check(turn, str(some[0].number)))
    return await filled.check(turn, said)


async def mine(turn: Turn, said: str) -> Heard:
    """Those of theirs; of the one that was named only that ("statusnya gmn yg drainase")."""
    some = await of_theirs.called(turn, said)
    if len(some) == 1:
        return Heard(await track.check(turn, str(some[0].number)))
    return Heard(await track.mine(turn, ""))


async def change(turn: Turn, text: str, proposal: Proposal | None = None) -> Heard:
    """UBAH, with what is to be changed where that was said ("no 2 salah ketik, harusnya rt 06")."""
    found = proposal or await _one(turn, text, Act.CHANGE)
    if isinstance(found, Heard):
        return found
    before, photos = turn.talk.open, bool(turn.left_files)
    out = await track.change(turn, str(found.number))
    state = turn.talk.open
    opened = state is not None and state is not before and state.form == "propose"
    if not opened:
        return Heard(out)
    if own_said.of_photo(text) and not photos:
        asks = replace(turn.message, text=turn.say(Text("propose-photos.label")), choice=None)
        return Heard([*out[:-1], *await turn.conversation.hear(asks)])
    stated = stated_in.stated(text, of_theirs.words_of(found, text), photo=photos)
    if not stated.text or (photos and own_said.anew(text)):
        return Heard(out)
    # What was picked for it without an order tells more of it.
    told = not (photos or own_said.order(text) or put_right.said(text))
    mended = await turn.conversation.mend(stated.text, adds=stated.adds, told=told)
    return Heard([*out[:-1], *mended])


async def withdraw(turn: Turn, text: str, proposal: Proposal | None = None) -> Heard:
    """TARIK, with why where that was said ("yg nomer 2 batalin aja udh dibenerin warga")."""
    found = proposal or await _one(turn, text, Act.WITHDRAW)
    if isinstance(found, Heard):
        return found
    if own_said.keeps(text):
        return Heard(await track.check(turn, str(found.number)))
    why = turn.clean(stated_in.why(text, of_theirs.words_of(found, text)))
    if other := stated_in.instead(why):
        # It waits to be offered, once that has been answered.
        turn.talk.later.append(kept_text(other))
        turn.beside.append(Text("offer-later", {"typed": Literal(shorten(other, 120))}))
        why = ""
    return Heard(await track.withdraw(turn, str(found.number), why))


@hearing(busy=True, text=True, tapped=False)
async def taken_back(turn: Turn) -> Heard | None:
    """That one is taken back, while a change of it is being written: what is open is that one."""
    state, text = turn.talk.opened, turn.message.text
    if state.form != "propose" or not state.key or turn.talk.ask or not own_said.taken_back(text):
        return None
    proposal = await lookup.get(turn.store, int(state.key))
    if proposal is None:
        return None
    if doubted := state.doubt.get("text"):
        turn.beside.append(unused(doubted))
        state.confirm, state.doubt = None, {}
    return await withdraw(turn, text, proposal)


@hearing(busy=True, text=True, tapped=False)
async def not_taken_back(turn: Turn) -> Heard | None:
    """What is said where it is asked whether one is to be taken back, and is neither: what becomes
    of it then is answered; that the letter for its land is there begins a change of it instead."""
    state, text = turn.talk.opened, turn.message.text
    if state.form != "withdraw":
        return None
    if died.asks_if_lost(text):
        return Heard([Outgoing((Text("grieved-lost"),))], again=True)
    proposal = await lookup.get(turn.store, int(state.key))
    if proposal is None or not once_sent.has_letter(text):
        return None
    turn.talk.open = None
    turn.beside.append(Text("withdraw-kept"))
    return await change(turn, text, proposal)


async def _one(turn: Turn, text: str, act: Act) -> Proposal | Heard:
    """The one of theirs that is meant; else which of them, with what was said kept until then."""
    some = await of_theirs.called(turn, text) or await which.unnamed(turn, text)
    if len(some) == 1:
        return some[0]
    if not some:
        return Heard(await track.mine(turn, ""))
    return Heard([offers.which(turn, _with(turn, text), act, some)])


# What is done with one of theirs that was picked.
OF_THEIRS = {Act.CHANGE: change, Act.WITHDRAW: withdraw}
