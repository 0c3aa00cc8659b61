"""What nothing explains is kept, and offered as the beginning of a proposal."""

from __future__ import annotations

from handlers.asking import english
from handlers.asking.heard import Heard
from handlers.asking.links import unused
from handlers.asking.menu import MENU, pick
from handlers.conversation.answers import shorten
from handlers.conversation.beside import not_kept
from handlers.conversation.messages import (
    Choice,
    Kept,
    Literal,
    Outgoing,
    Text,
    Words,
    heard_again,
    kept_text,
    no_room,
    together,
)
from handlers.conversation.talk import base36, quoted
from handlers.conversation.talking import IDLE
from handlers.proposals import propose, questions
from handlers.reading import spelling
from handlers.reading.areas import Found
from handlers.turn import Turn, known_words

# A text of this many words that nothing else explains may be a proposal.
WORDS = 3

OFFER = "offer"
OFFERED = "talk.offer:"
OFFER_YES, OFFER_NO = f"{OFFERED}yes", f"{OFFERED}no"

# So many messages that tell of other places wait to be offered by themselves.
MOST_LATER = 5


# --- who hears ------------------------------------------------------------------------------


async def tapped(turn: Turn) -> Heard | None:
    """The buttons of an offer: of the open one, or of one long past."""
    choice = turn.message.choice or ""
    open = turn.talk.ask == OFFER
    if not (open and choice.startswith(OFFERED) and turn.talk.open is None and turn.person.consent):
        return None
    if choice in [id for id, _ in turn.talk.shown]:
        return Heard(await _answered(turn, choice.startswith(OFFER_YES)))
    turn.beside.append(Text("form-stale"))
    return Heard([offer(turn, kept_text(""))])


async def typed(turn: Turn) -> Heard | None:
    """The answer to an offer in words. A bare yes or no counts while nothing else has been shown,
    and no question of staff has come, since."""
    text = turn.message.text
    if turn.talk.ask != OFFER or turn.talk.open is not None or not text:
        return None
    picked = pick(turn, text, [id for id, _ in turn.talk.shown])
    if picked and not text.strip()[0].isdecimal():
        return Heard(await _answered(turn, picked.startswith(OFFER_YES)))
    yes = turn.is_word("yes", text) or (picked or "").startswith(OFFER_YES)
    if not (picked or yes or turn.is_word("no", text)):
        return None
    at = turn.talk.asked_at
    if at is None or turn.now - at > IDLE or await questions.came_since(turn, at):
        return Heard([offer(turn, kept_text(""))])
    return Heard(await _answered(turn, yes))


async def unknown(turn: Turn) -> Heard | None:
    """Not understood; a longer text, or one with a photo, is offered."""
    text = turn.message.text
    if turn.talk.open is not None or not text:
        return None
    more = turn.take_left()
    if len(text.split()) < WORDS and not more and turn.talk.ask != OFFER:
        said = Outgoing((Text("unknown"),), MENU)
    else:
        said = offer(turn, {**(more or kept_text("")), "text": text})
    in_english = english.offered(turn, text)
    return Heard([said, in_english] if in_english else [said])


async def pictures(turn: Turn) -> Heard | None:
    """Photos and a place without words, while nothing is open."""
    if turn.talk.open is not None or turn.message.text:
        return None
    more = turn.take_left()
    return Heard([offer(turn, more)]) if more is not None else None


# --- the offer ------------------------------------------------------------------------------


def offer(turn: Turn, more: Kept) -> Outgoing:
    """Asks whether what nothing explains is to become a proposal. What comes before that has been
    answered is added; what tells of another kelurahan is offered by itself, after this."""
    had = turn.talk.kept if turn.talk.ask == OFFER else None
    last = turn.talk.later[-1] if turn.talk.later and had else had
    if had is None:
        turn.talk.begun += 1
        said, mark = more, f"#{base36(turn.talk.begun)}"
    elif last is had and not elsewhere(turn, had["text"], more["text"]):
        turn.beside += no_room(had, more)
        said, mark = together(had, more), ""
    else:
        _wait(turn, last, more)
        said, mark = had.copy(), ""
    shown = [id for id, _ in turn.talk.shown] if had else []
    yes, no = shown if len(shown) == 2 else (f"{OFFER_YES}{mark}", f"{OFFER_NO}{mark}")
    choices = (
        Choice(yes, Text("unknown-offer.yes")),
        Choice(no, Text("unknown-offer.no")),
    )
    turn.talk.ask, turn.talk.kept, turn.talk.asked_at = OFFER, said, turn.now
    turn.talk.shown = [(choice.id, turn.say(choice.label)) for choice in choices]
    words: list[Words] = []
    if said["files"] or said["place"]:
        what = "photo" if said["files"] else "place"
        words.append(Text(f"unknown-offer.{what}", {"n": len(said["files"])}))
    typed = Literal(shorten(turn.clean(said["text"]), 200))
    words.append(
        Text("unknown-offer", {"typed": typed}) if said["text"] else Text("unknown-offer.ask")
    )
    album = not more["text"] and bool(more["files"])
    return Outgoing(
        tuple(words), choices, replaces="talk.offer:gather" if album else None, gathers=album
    )


def _wait(turn: Turn, last: Kept | None, more: Kept) -> None:
    """Keeps a message that is offered later, with what went before it of the same place."""
    if not (more["text"] or more["files"] or more["place"]):
        return
    later = turn.talk.later
    if later and last is later[-1] and not elsewhere(turn, last["text"], more["text"]):
        turn.beside += no_room(last, more)
        later[-1] = together(last, more)
    elif len(later) < MOST_LATER:
        later.append(more)
    else:
        _lost(turn, more)
        return
    typed = Literal(shorten(turn.clean(later[-1]["text"]), 120))
    turn.beside.append(Text("unknown-offer.later", {"typed": typed}))


def elsewhere(turn: Turn, one: str, other: str) -> bool:
    """Whether two texts tell of two kelurahan."""
    first, second = (turn.place.names.find_in(text).reading for text in (one, other))
    if not (isinstance(first, Found) and isinstance(second, Found)):
        return False
    return first.area != second.area


def pleads(text: str) -> bool:
    """Whether a wish begins with a plea ("tolong diperbaiki") and not with the word USUL: it may go
    on with what was said before."""
    parts = text.split()
    leads = (spelling.fold(" ".join(parts[:n])) for n in range(1, min(4, len(parts)) + 1))
    return any(lead in known_words("propose-wish") for lead in leads)


def take_offer(turn: Turn, text: str) -> str:
    """USUL while something is offered to become one: it begins with that, unless it has words of
    its own; photos that were offered go with it either way."""
    kept = turn.talk.kept
    turn.offer_taken, turn.talk.ask, turn.talk.kept = kept, None, None
    if kept is None:
        return text
    said = heard_again(kept, turn.message)
    turn.left_files += said.files
    turn.left_place = turn.left_place or said.location
    if not (text and kept["text"]):
        return text or kept["text"]
    if not pleads(turn.message.text):
        turn.beside.append(unused(kept["text"]))
        return text
    if elsewhere(turn, kept["text"], text):
        turn.talk.later.insert(0, kept_text(text))
        turn.beside.append(Text("unknown-offer.later", {"typed": Literal(shorten(text, 120))}))
        return kept["text"]
    # "tolong diperbaiki" goes on with what is to be mended.
    return together(kept_text(kept["text"]), kept_text(text))["text"]


async def _answered(turn: Turn, yes: bool) -> list[Outgoing]:
    kept = turn.talk.kept
    turn.talk.ask, turn.talk.kept, turn.talk.shown = None, None, []
    turn.offer_taken = kept
    if kept is None:
        return [Outgoing((Text("unknown"),), MENU)]
    turn.hear_again(kept)
    if yes:
        return await propose.begin(turn, kept["text"])
    turn.drop(kept)
    return [Outgoing((Text("unknown"),), MENU)]


# --- after a message was heard ----------------------------------------------------------------


def open_offer(turn: Turn) -> Kept | None:
    """What is offered before a message is heard."""
    return turn.talk.kept if turn.talk.ask == OFFER else None


def shown_below(turn: Turn, offered: Kept | None, out: list[Outgoing]) -> None:
    """Something else stands below an open offer now: it takes no bare yes."""
    if offered is not None and turn.talk.kept is offered and out:
        turn.talk.asked_at = None


def gone(turn: Turn, offered: Kept | None) -> None:
    """What was offered and has not been answered is no longer: said so, and not kept."""
    if offered and turn.talk.ask != OFFER and offered is not turn.offer_taken:
        _lost(turn, offered)


def next_one(turn: Turn) -> list[Outgoing]:
    """What waited to be offered by itself, once nothing else is asked."""
    free = turn.talk.open is None and turn.talk.ask is None and not turn.person.gone
    return [offer(turn, turn.talk.later.pop(0))] if turn.talk.later and free else []


def _lost(turn: Turn, said: Kept) -> None:
    turn.beside += [*quoted(said), *not_kept(heard_again(said, turn.message))]
    turn.drop(said)
