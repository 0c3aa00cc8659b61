"""The answer to what was offered: which of two acts, which of theirs, or whether a proposal; by
button, by number, or in words that name what is meant."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers import commands
from handlers.asking.heard import Heard
from handlers.asking.proposals import which
from handlers.conversation.messages import Kept, kept_text, together
from handlers.listeners.own import OF_THEIRS
from handlers.listeners.understood import ROOMS
from handlers.proposals import of_theirs, offers
from handlers.proposals.proposing import propose
from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.meant import Asked
from handlers.reading.meaning.slots import STATE
from handlers.reading.said import beside_it
from handlers.reading.said.of_proposals import own as own_said
from handlers.reading.said.of_proposals.neighbours import nth
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


async def _wants_none(turn: Turn, text: str) -> bool:
    """Whether a text refuses what is offered in words of its own ("ga jadi deh")."""
    if own_said.no_wish(text):
        return True
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
    words = {w for w in turn.fold(text).split() if not any(turn.is_word(way, w) for way in ways)}
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
    said = turn.message
    begun = await propose.begin(turn, offers.taken(turn)["text"])
    if turn.talk.open is None or len(begun) != 1:
        return Heard(begun)
    turn.message = said
    first, *rest = await turn.conversation.hear(said)
    words = (*begun[0].words[:-1], *first.words)
    return Heard([replace(first, words=words), *rest])


# What points to what is offered without naming it.
_POINTS = frozenset({"dulu", "yang", "yg", "sing", "ingkang", "itu", "iku", "ini", "usulan", "nya"})


# "Lanjut yg no 2 lampu": as which of several it was said.
_NUMBER = re.compile(r"\b(?:no|nomor|nomer|nmr)\W{0,2}\d{1,2}\b", re.I)


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
