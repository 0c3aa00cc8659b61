"""The answer to what was offered: which of two acts, which of theirs, or whether a proposal; by
button, by number, or in words that name what is meant."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers import commands, late
from handlers.asking.heard import Heard, hearing
from handlers.asking.proposals import which
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Kept, Literal, Outgoing, Text, kept_text, together
from handlers.listeners.own import OF_THEIRS
from handlers.listeners.understood import ROOMS
from handlers.proposals import of_theirs, offers
from handlers.proposals.proposing import propose, shared
from handlers.proposals.proposing.area import words_beside
from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.meant import Asked
from handlers.reading.meaning.slots import STATE
from handlers.reading.places.areas import Unsure
from handlers.reading.said import beside_it
from handlers.reading.said.of_proposals import own as own_said
from handlers.reading.said.of_proposals.neighbours import nth
from handlers.reading.said.of_proposals.rewished import refuses
from handlers.reading.said.of_questions import asks
from handlers.turn import Turn

# A refusal of what is offered is short; more words say what is meant instead.
_REFUSING = 4
# So many words say which of theirs is meant; more tell of it, too.
_NAMING = 3
# Of more words an amount or a place is only a part.
_BESIDE = 8


async def offered(turn: Turn) -> Heard | None:
    """The answer to which of two acts, or whether a proposal, is meant."""
    chosen = await offers.chosen(turn)
    if chosen is None and turn.talk.ask == offers.OFFER and turn.talk.open is None:
        chosen = await _said(turn, turn.message.text)
    if chosen is None or isinstance(chosen, Heard):
        return chosen
    if not chosen:
        return Heard(await offers.refused(turn))
    kept = offers.taken(turn)
    if chosen == Act.PROPOSE:
        return Heard(await propose.begin(turn, kept["text"]))
    act, _, number = chosen.partition(offers.OF)
    if number and (proposal := await which.find(turn, number)) is not None:
        return await OF_THEIRS[Act(act)](turn, kept["text"], proposal)
    return await ROOMS[Act(act)](turn, kept["text"])


async def _said(turn: Turn, text: str) -> str | Heard | None:
    """As offers.chosen has it, of what the person says in words of their own."""
    acts = offers.acts(turn)
    if not text or not acts:
        return None
    of_one = [act for act in acts if offers.OF in act]
    if len(of_one) > 1 and (found := await _of_which(turn, text, of_one)) is not None:
        return found
    of_theirs_done = [act for act in acts if act in OF_THEIRS]
    if len(of_theirs_done) == 1 and own_said.names_only(text, most=_NAMING):
        some = await of_theirs.called(turn, text)
        if len(some) == 1:
            return f"{of_theirs_done[0]}{offers.OF}{some[0].number}"
    if acts == [Act.PROPOSE] and "?" in text and _of_list(turn, text):
        promise = Outgoing((await turn.answer(Act.PROMISE),))
        return Heard([promise, await offers.again(turn, kept_text(""))])
    if acts == [Act.PROPOSE] and _names_area(turn, text):
        return await _begins_with(turn, text)
    if acts == [Act.PROPOSE] and (begun := await _and_more(turn, text)) is not None:
        return begun
    if await _wants_none(turn, text):
        return Heard(await offers.refused(turn, cancelled=True))
    if acts == [Act.PROPOSE] and (other := _another_of_list(turn, text)) is not None:
        return other
    if acts == [Act.PROPOSE] and (told := await _told_of_it(turn, text)) is not None:
        return told
    agrees = await _said_of_it(turn, text)
    if agrees is None:
        return None
    return acts[0] if agrees else Heard(await offers.refused(turn, cancelled=True))


async def _of_which(turn: Turn, text: str, acts: list[str]) -> str | Heard | None:
    """Which of theirs: the one that a text names ("yang lampu"); where it tells what is to be
    different of it ("panjangnya 15 meter"), that is kept with what was said, and asked again."""
    numbers = {act.partition(offers.OF)[2]: act for act in acts}
    some = [each for each in await of_theirs.called(turn, text) if str(each.number) in numbers]
    more: Kept = {**(turn.take_left() or kept_text("")), "text": text}
    if len(some) == 1 and own_said.names_only(text, most=_BESIDE):
        if len(text.split()) > _NAMING and turn.talk.kept is not None:
            turn.talk.kept.update(together(turn.talk.kept, more))
        return numbers[str(some[0].number)]
    held = turn.slots(text)
    tells = held.amount or held.place or held.trouble
    if not some and tells and not held.things and len(text.split()) <= _BESIDE:
        return Heard([await offers.again(turn, more)])
    return None


def _of_list(turn: Turn, text: str) -> bool:
    """Whether a text is of the next of a list, which is offered."""
    kept = turn.talk.kept
    return kept is not None and "nth" in kept and _named_as(turn, kept, text)


def _names_area(turn: Turn, text: str) -> bool:
    """Whether a text names one of several kelurahan that are called nearly the same, and says
    nothing else, so that it goes on with what is offered."""
    unsure = isinstance(turn.site.names.find_in(text).reading, Unsure)
    kept = turn.talk.kept
    tells = kept is not None and turn.slots(kept["text"]).tells
    return unsure and tells and not turn.message.files and not words_beside(turn, text)


_FIRST = late.regex(r"\W*(?P<first>[^.,;!\n]{3,60})[.,;!\n]+\s+(?P<rest>\S.*)", re.S)


async def _and_more(turn: Turn, text: str) -> Heard | None:
    """What agrees to the next of a list, or says which comes next, and then tells of it ("lanjut
    nomor 2. Banyak yang menganggur"): that is begun, and the rest heard at what is asked of it."""
    kept, parts = turn.talk.kept, _FIRST.match(text)
    if kept is None or "near" not in kept or parts is None or turn.message.files:
        return None
    first, rest = parts["first"], parts["rest"]
    said = nth(first)
    other = said is not None and "nth" in kept and said != kept["nth"]
    agrees = beside_it.agrees(first) or await _said_of_it(turn, first) is True
    if other and (beside_it.agrees(first) or own_said.names_only(first, most=_WHICH)):
        agrees = _another_of_list(turn, first) is not None
    elif other or not agrees:
        return None
    return await _begins_with(turn, rest) if agrees else None


async def _begins_with(turn: Turn, more: str) -> Heard:
    """Begins what is offered, and hears more of it at what is asked then."""
    said = replace(turn.message, text=more)
    begun = await propose.begin(turn, offers.taken(turn)["text"])
    if turn.talk.open is None or len(begun) != 1:
        return Heard(begun)
    turn.message = said
    first, *rest = await turn.conversation.hear(said)
    words = (*begun[0].words[:-1], *first.words)
    return Heard([replace(first, words=words), *rest])


@hearing(text=True, tapped=False)
async def not_wanted(turn: Turn) -> Heard | None:
    """What waits of a list, named by its number or by what it is, is not wanted after all ("untuk
    nomor 3, sudah dibangun warga. Tidak jadi"): it is not asked about any more."""
    text, open_form = turn.message.text, turn.talk.open is not None
    if "?" in text or not refuses(text):
        return None
    kept = turn.talk.kept if turn.talk.ask == offers.OFFER and not open_form else None
    waits = [each for each in turn.talk.later if "nth" in each]
    open_wish = (turn.talk.open.answers.get("wish") or "") if turn.talk.open is not None else ""
    named = [each for each in waits if _named_as(turn, each, text)]
    if open_wish and nth(text) is None and _named_as(turn, kept_text(open_wish), text):
        return None  # it may be of this one
    if len(named) != 1 or (kept is not None and _named_as(turn, kept, text)):
        return None
    turn.talk.later.remove(named[0])
    words = Text("offer-dropped", {"typed": Literal(shorten(named[0]["text"], 120))})
    if open_form:
        return Heard(await turn.conversation.repeat((words,)))
    return Heard([Outgoing((words,))], again=True)


# "Yg tenda dulu aja deh": which comes first; "tenda dulu pernah ada" tells of before.
_SOONER = late.regex(
    r"^\W*(?:\w+\W+){1,6}?(?:dulu(?:an)?|dl|dhisik|disik|rumiyin|riyin|first)\b"
    r"(?=\W*(?:aja|saja|deh|dong|ya|yo|pak|bu|min|kak|mas|mbak|wae|mawon|please|soal\w*|karena|krn|biar|because|[,.]|$))"
    r"|^\W*(?:mulai|mulakan|start|begin)\s+(?:dari|saka|from|with)\s+",
    re.I,
)
_TOGETHER = late.regex(
    r"\b(?:bareng\w*|gabung\w*|sekalian|jadi\s+satu|dadi\s+siji|disatu\w*|together|combined?)\b",
    re.I,
)
_SOONER_WORDS = 12


def _waiting(turn: Turn, text: str) -> Kept | None:
    """The one that waits in the list of the open proposal and that a text names, and not the open
    one; None where it names none, or several."""
    state = turn.talk.open
    if state is None or state.form != "propose" or state.key or turn.message.choice:
        return None
    wish = state.answers.get("wish") or ""
    waits = [each for each in turn.talk.later if "nth" in each]
    if not wish or not waits or len(text.split()) > _SOONER_WORDS:
        return None
    text = _ENDING.sub("", text)
    if nth(text) is None and _named_as(turn, kept_text(wish), text):
        return None
    named = [each for each in waits if _named_as(turn, each, text)]
    return named[0] if len(named) == 1 else None


# "Rebananya" is "rebana".
_ENDING = late.regex(r"(?<=\w{3})(?:nya|ne|ipun)\b", re.I)


async def comes_first(turn: Turn) -> Heard | None:
    """Another of a list is to be filled in before the one that was begun ("yg tenda dulu aja"), or
    with it, which is a proposal of its own."""
    text, state = turn.message.text, turn.talk.open
    named = _waiting(turn, text)
    if named is None or state is None:
        return None
    typed = {"wish": Literal(shorten(named["text"], 120))}
    if _TOGETHER.search(text) and asks(text):
        return Heard(await turn.conversation.repeat((Text("propose-apart.each", typed),)))
    begun = state.answers.get("problem") or state.answers.get("photos")
    if begun or "?" in text or not _SOONER.search(text):
        return None
    answers, taken = state.answers, {each.get("nth") for each in turn.talk.later}
    place = (answers.get("place") or {}).get("text")
    said = turn.fold(answers["wish"])
    place = place if place and turn.fold(place) not in said else ""
    left = kept_text(", ".join(filter(None, (answers["wish"], place))))
    number = next(n for n in range(1, len(taken) + 2) if n not in taken)
    turn.talk.later.remove(named)
    turn.talk.later.insert(0, {**left, "near": {}, "nth": number})
    turn.talk.open, turn.offer_taken = None, {**named, "near": shared.of_draft(answers)}
    turn.talk.whose = state.notes.get("review", {}).get("name") or turn.talk.whose
    begin = await propose.begin_one(turn, named["text"])
    turn.beside.append(Text("propose-apart.sooner", typed))
    return Heard(begin)


def _named_as(turn: Turn, kept: Kept, text: str) -> bool:
    """Whether a text names one of a list, by its number, or by a word of its own."""
    said = nth(text)
    if said is not None:
        return said == kept.get("nth")
    held = turn.fold(kept["text"]).split()
    things = {
        each for thing in turn.slots(kept["text"]).things for w in thing.words for each in w.split()
    }
    area = turn.site.names.find_in(kept["text"]).words.split()
    words = {w for w in held if w in things} or {w for w in held if len(w) > _SHORT}
    return bool(words.difference(area).intersection(turn.fold(text).split()))


# Words of no more letters name nothing.
_SHORT = 3


async def _wants_none(turn: Turn, text: str) -> bool:
    """Whether a text refuses what is offered in words of its own ("ga jadi deh")."""
    if own_said.no_wish(text):
        return True
    kept = turn.talk.kept
    if kept is not None and "nth" in kept and "?" not in text and refuses(text):
        return _named_as(turn, kept, text)
    if len(text.split()) > _REFUSING:
        return False
    meant = await turn.meant(text)
    return meant.sure and meant.act in (Act.CANCEL, Act.REFUSE, Act.BACK)


# So many words say which of a list comes next.
_WHICH = 7


def _another_of_list(turn: Turn, text: str) -> str | None:
    """The next, where a text names another of the same list than the one that is offered ("ya yang
    ketiga", "menjahit dulu"): that one comes first, the other waits."""
    kept = turn.talk.kept
    if kept is None or "nth" not in kept or "?" in text or len(text.split()) > _WHICH:
        return None
    said = nth(text)
    ways = ("particle", "resume", "yes")
    words = {w for w in turn.fold(text).split() if w not in turn.known(*ways)}
    words -= _POINTS
    waits = [each for each in turn.talk.later if "nth" in each]
    named = [each for each in waits if each["nth"] == said] if said else []
    if not said and words and words.isdisjoint(turn.fold(kept["text"]).split()):
        named = [each for each in waits if words <= set(turn.fold(each["text"]).split())]
    if len(named) != 1:
        return None
    turn.talk.later.remove(named[0])
    turn.talk.later.insert(0, kept.copy())
    kept.update(named[0])
    return Act.PROPOSE


async def _told_of_it(turn: Turn, text: str) -> str | Heard | None:
    """What agrees to the next of a list, or tells of it: that begins it, and is heard at what is
    asked of it then ("ibu2 nganggur, cuma di rumah. 15 orang", of a pelatihan)."""
    if beside_it.agrees(text):
        return Act.PROPOSE
    kept = turn.talk.kept
    if kept is None or "near" not in kept or "?" in text or commands.wish(text) is not None:
        return None
    held, before = turn.slots(text), turn.slots(kept["text"])
    named = [{thing.family for thing in each.things} for each in (held, before)]
    whole = set(turn.fold(kept["text"]).split()) <= set(turn.fold(text).split())
    tells = held.trouble or held.amount or STATE.search(text)
    if whole or not tells or not named[0] <= named[1] or turn.message.files:
        return None
    return await _begins_with(turn, text)


# What points to what is offered without naming it.
_POINTS = frozenset({"dulu", "yang", "yg", "sing", "ingkang", "itu", "iku", "ini", "usulan", "nya"})


# "Lanjut yg no 2 lampu": as which of several it was said.
_NUMBER = late.regex(r"\b(?:no|nomor|nomer|nmr)\W{0,2}\d{1,2}\b", re.I)


async def _said_of_it(turn: Turn, text: str) -> bool | None:
    """Whether a text that names what is offered agrees to it ("lanjut yg lampu") or does not ("yg
    lele gausah"); None where it says neither."""
    kept = turn.talk.kept
    words = turn.fold(_NUMBER.sub(" ", beside_it.told(text))).split()
    if kept is None or len(words) > _REFUSING + 1:
        return None
    named = set(turn.fold(kept["text"]).split())
    rest = [word for word in words if word not in named and word not in _POINTS]
    if not rest or not named.intersection(words):
        return None
    meant = await turn.meant(" ".join(rest), Asked.YES_NO)
    if not meant.sure or meant.act not in (Act.AGREE, Act.REFUSE, Act.CANCEL, Act.BACK, Act.LATER):
        return None
    return meant.act is Act.AGREE
