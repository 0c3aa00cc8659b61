"""What nothing explains is kept, and offered as the beginning of a proposal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from handlers import late
from handlers.asking import duties
from handlers.asking.heard import Heard, hearing
from handlers.asking.menu import pick
from handlers.asking.person.links import unused
from handlers.asking.proposals.two_things import elsewhere, joined, of_another
from handlers.asking.proposals.which import find
from handlers.conversation.answering.beside import not_kept
from handlers.conversation.answering.choosing import led
from handlers.conversation.answers import shorten
from handlers.conversation.messages import (
    Choice,
    Kept,
    Lines,
    Literal,
    Outgoing,
    Text,
    Words,
    heard_again,
    kept_text,
    no_room,
    together,
)
from handlers.conversation.talk import MOST_LATER, base36, quoted
from handlers.conversation.talking import IDLE
from handlers.proposals import questions
from handlers.reading import spelling
from handlers.reading.meaning.acts import Act
from handlers.reading.said import beside_it
from handlers.reading.said.of_proposals import own as own_said
from handlers.reading.said.of_proposals.neighbours import next_one as next_said
from handlers.reading.said.of_proposals.neighbours import unpointed
from handlers.reading.said.of_proposals.rewished import all_else, seriously
from handlers.turn import Turn, known_words
from storage.proposals import lookup
from storage.proposals.model import OWN, Proposal

OFFER = "offer"
# A button of an offer: this, the act (none: none of them), and the offer's mark.
OFFERED = "talk.offer:"
PROPOSE = "propose"
# So many are offered at the most, with one for none of them.
MOST = 3


# --- what is chosen ---------------------------------------------------------------------------


async def chosen(turn: Turn) -> str | Heard | None:
    """Which act of an open offer a message picks ("" for none of them); what is said where that
    cannot be told; None when it is something else. A bare yes, no or number counts while nothing
    else has been shown, and no question of staff has come, since."""
    text, choice = turn.message.text, turn.message.choice
    if turn.talk.ask != OFFER or turn.talk.open is not None:
        return None
    shown = [id for id, _ in turn.talk.shown]
    if choice is not None:
        if not choice.startswith(OFFERED) or not turn.person.consent:
            return None
        if choice in shown:
            return _act_of(choice)
        turn.beside.append(Text("form-stale"))
        return Heard([await again(turn, kept_text(""))])
    if not text or (turn.is_word("resume", text) and turn.talk.parked):
        return None  # "lanjutkan": on with the draft that was put aside
    picked = pick(turn, text, shown)
    if picked is None and (n := led(turn, text, [each for _, each in turn.talk.shown])) is not None:
        picked = shown[n]
    if picked and not text.strip()[0].isdecimal():
        return _act_of(picked)
    yes = turn.is_word("yes", text)
    no = turn.fold(text) in turn.known("no", "cancel", "neither")
    if not (picked or yes or no):
        return None
    at = turn.talk.asked_at
    late = at is None or turn.now - at > IDLE or await questions.came_since(turn, at)
    if late or (yes and not picked and len(shown) > 2):
        return Heard([await again(turn, kept_text(""))])
    return _act_of(picked or (shown[0] if yes else shown[-1]))


def acts(turn: Turn) -> list[str]:
    """The acts that are offered."""
    return [_act_of(id) for id, _ in turn.talk.shown[:-1]] if turn.talk.ask == OFFER else []


def taken(turn: Turn) -> Kept:
    """What was offered, now that an act has been chosen; heard as if it came now."""
    kept = turn.talk.kept or kept_text("")
    turn.talk.ask, turn.talk.kept, turn.talk.shown = None, None, []
    turn.offer_taken = kept
    turn.hear_again(kept)
    return kept


async def refused(turn: Turn, *, cancelled: bool = False) -> list[Outgoing]:
    """None of what was offered is meant, or nothing at all any more."""
    only = [_act_of(id) for id, _ in turn.talk.shown] == [PROPOSE, ""]
    said = "offer-refused" if only else "unknown"
    cancelled = cancelled or any(OF in act for act in acts(turn))  # none of theirs, and no riddle
    if not only and (cancelled or turn.is_word("cancel", turn.message.text)):
        said = "offer-cancelled"
    turn.drop(taken(turn))
    words: tuple[Words, ...] = (Text(said),)
    if said == "unknown" and not turn.person.works:
        words = (Text("unknown.none"), await turn.answer(Act.OFFICER))  # whoever helps instead
    return [Outgoing(words, await duties.menu(turn))]


def _act_of(id: str) -> str:
    act = id.removeprefix(OFFERED).partition("#")[0]
    return {"yes": PROPOSE, "no": ""}.get(act, act)  # as they were called before there were acts


async def points_back(turn: Turn, text: str) -> bool:
    """Whether somebody who has sent a proposal may speak of it: "yang di gang itu ditambah", or
    sends one more photo of it."""
    if not (captions(turn, text) or own_said.of_one_sent(text)):
        return False
    total, _ = await lookup.mine(turn.store, turn.person.id, 0, 1)
    return total > 0


def captions(turn: Turn, text: str) -> bool:
    """Whether a text stands below a photo and begins as what tells of one: "ini foto talutnya"."""
    kept = turn.talk.kept if turn.talk.ask == OFFER else None
    photo = turn.left_files or turn.message.files or (kept and kept["files"])
    first = turn.fold(text).split()[:2]
    return bool(photo) and turn.known("caption").issuperset(first)


# --- the offer ------------------------------------------------------------------------------


def offer(
    turn: Turn,
    more: Kept,
    acts: Sequence[str] = (PROPOSE,),
    *,
    known: bool = True,
    theirs: Proposal | None = None,
) -> Outgoing:
    """Asks which of at most three `acts` (handlers.reading.meaning.acts) a message means, or, by
    default, whether it is to become a proposal; what is not `known` to be any is offered as one
    too, and it is said that it was not understood. What comes before that has been answered is
    added; what tells of another kelurahan is offered by itself, after this."""
    if theirs is not None and theirs.state not in OWN:  # it can only be looked at any more
        acts = [Act.CHECK if act.partition(OF)[2] == str(theirs.number) else act for act in acts]
    had = turn.talk.kept if turn.talk.ask == OFFER else None
    last = turn.talk.later[-1] if turn.talk.later and had else had
    if had is None:
        turn.talk.begun += 1
        said, mark = more, f"#{base36(turn.talk.begun)}"
    else:
        before = [id for id, _ in turn.talk.shown]
        mark = "#" + before[-1].partition("#")[2] if before else ""
        acts = _some([*map(_act_of, before[:-1]), *(acts if more["text"] else ())])
        if more["text"] and spelling.fold(more["text"]) == spelling.fold(had["text"]):
            more = {**more, "text": ""}  # said once more, and not twice
        if not beside_it.told(had["text"]) and more["text"]:
            said = {**together(had, more), "text": more["text"]}  # nothing was told that goes on
        elif last is had and not elsewhere(turn, had["text"], more["text"]):
            turn.beside += no_room(had, more)
            said = together(had, more)
        else:
            _wait(turn, last, more)
            said = had.copy()
    only = tuple(acts) == (PROPOSE,)
    labels = [Text("unknown-offer.yes") if only else label(act) for act in acts]
    choices = (
        *(Choice(f"{OFFERED}{act}{mark}", label) for act, label in zip(acts, labels, strict=True)),
        Choice(
            f"{OFFERED}{mark}",
            Text("unknown-offer.no" if len(acts) < 2 else "meant-none", {"n": len(acts)}),
        ),
    )
    turn.talk.ask, turn.talk.kept, turn.talk.asked_at = OFFER, said, turn.now
    turn.talk.shown = [(choice.id, turn.say(choice.label)) for choice in choices]
    words: list[Words] = []
    if said["files"] or said["place"]:
        what = "photo" if said["files"] else "place"
        words.append(Text(f"unknown-offer.{what}", {"n": len(said["files"])}))
    typed = Literal(shorten(turn.clean(said["text"]), 200))
    if not said["text"]:
        words.append(Text("unknown-offer.ask"))
    elif only:
        doubted = not known and had is None and not words
        words.append(Text("unknown-kept" if doubted else "unknown-offer", {"typed": typed}))
    elif len(acts) < 2:
        words.append(Text("meant-is", {"typed": typed, "act": labels[0]}))
    else:
        words.append(Text("meant-which", {"typed": typed}))
    if theirs is not None:
        words.insert(-1, _named(theirs))
    album = not more["text"] and bool(more["files"])
    return Outgoing(
        tuple(words), choices, replaces="talk.offer:gather" if album else None, gathers=album
    )


# The act of one proposal: "change:MTR-2028-00002".
OF = ":"


def label(act: str) -> Words:
    """An act as a button has it; what is done with one proposal by its number."""
    _, _, number = act.partition(OF)
    return Text("offer-of", {"number": number}) if number else Text(f"meant-{act}")


def _named(proposal: Proposal) -> Text:
    args = {"number": str(proposal.number), "wish": Literal(shorten(proposal.content.wish, 80))}
    return Text("offer-theirs", args)


# "No 1 sm no 3", "dua2nya": one after the other.
_EACH = late.regex(
    r"\b(?:nomor|nomer|nmr|no)\W{0,2}\d+\W+(?:sm|sama|dan|karo|lan|,)?\s*(?:(?:nomor|nomer|nmr|no)\W{0,2})?\d"
    r"|\b(?:dua|tiga|loro|telu|ke?dua|ke?tiga)(?:2|\W\w+)?(?:nya|ne)\b|\b(?:semua|kabeh|sedaya)(?:nya|ne)?\b",
    re.I,
)


def which(turn: Turn, more: Kept, act: str, some: Sequence[Proposal]) -> Outgoing:
    """Asks which of theirs a message means; it is kept until then."""
    had = turn.talk.kept if turn.talk.ask == OFFER else None
    turn.talk.begun += 1
    mark = f"#{base36(turn.talk.begun)}"
    choices = (
        *(
            Choice(
                f"{OFFERED}{act}{OF}{each.number}{mark}",
                Literal(str(each.number)),
                Literal(shorten(each.content.wish, 70)),
            )
            for each in some
        ),
        Choice(f"{OFFERED}{mark}", Text("offer-none")),
    )
    said = together(had, more) if had is not None else more
    turn.talk.ask, turn.talk.kept, turn.talk.asked_at = OFFER, said, turn.now
    turn.talk.shown = [(choice.id, turn.say(choice.label)) for choice in choices]
    args = {"typed": Literal(shorten(turn.clean(said["text"]), 200)), "act": Text(f"meant-{act}")}
    each = len(some) > 1 and _EACH.search(said["text"]) is not None
    asks = Text("offer-which.each" if each else "offer-which", args)
    return Outgoing(
        (
            asks,
            Lines(tuple(replace(_named(each), id="offer-theirs.line") for each in some)),
        ),
        choices,
    )


async def again(turn: Turn, more: Kept, also: Sequence[str] = ()) -> Outgoing:
    """What is offered once more, with what was said meanwhile and what that may mean; where it is
    which of theirs, all of those."""
    of_one = [each.partition(OF) for each in acts(turn) if OF in each]
    found = [await find(turn, number) for _, _, number in of_one]
    some = [each for each in found if each is not None]
    return which(turn, more, of_one[0][0], some) if len(some) > 1 else offer(turn, more, also)


def _some(acts: Iterable[str]) -> tuple[str, ...]:
    """At most three of them, each once, as they stood: a number typed under the message before
    means the same under this one. A proposal is always among them."""
    each = list(dict.fromkeys(acts))
    kept = each[:MOST]
    return tuple(kept if PROPOSE in kept or PROPOSE not in each else (*kept[: MOST - 1], PROPOSE))


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


def pleads(text: str) -> bool:
    """Whether a wish begins with a plea ("tolong diperbaiki") and not with the word USUL: it may go
    on with what was said before."""
    parts = text.split()
    leads = (spelling.fold(" ".join(parts[:n])) for n in range(1, min(4, len(parts)) + 1))
    return any(lead in known_words("propose-wish") for lead in leads)


def take_offer(turn: Turn, text: str) -> str:
    """USUL while something is offered to become one: it begins with that, unless it has words of
    its own; photos that were offered go with it either way."""
    if PROPOSE not in acts(turn):
        # It was offered as something else: `gone` says that it is not used.
        turn.talk.ask = None
        return text
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
        _later(turn, text)
        return kept["text"]
    # "tolong diperbaiki" goes on with what is to be mended.
    return together(kept_text(kept["text"]), kept_text(text))["text"]


def with_held(turn: Turn, text: str, wish: str | None) -> str | None:
    """A wish beyond doubt, after what was only offered to become one: both together, which are one
    proposal now; None where they are of two places. `wish` is what is wished after USUL, which
    begins a sentence of its own."""
    held = turn.talk.kept
    if held is None or elsewhere(turn, held["text"], text):
        return None
    said, text = taken(turn)["text"], next_said(text)
    instead = all_else(text) or seriously(text)  # "ganti aja deh, minta jalan miring"
    if instead or (beside_it.asks_for_help(said) and turn.slots(text).things):
        turn.beside.append(unused(said))
        return instead or wish or text
    if not beside_it.told(said):
        return wish or text
    if set(spelling.fold(said).split()) <= set(spelling.fold(text).split()):
        return unpointed(text, said)  # "siring", and then "siring sawah jebol"
    if wish and not pleads(text):
        if of_another(turn, said, wish):
            _later(turn, said, "unknown-offer.another")
            return wish
        return f"{wish}, {said}"
    return joined(turn, said, text)


def _later(turn: Turn, text: str, words: str = "unknown-offer.later") -> None:
    """Keeps what was offered to be offered again, once what stands by itself has been heard."""
    turn.talk.later.insert(0, kept_text(text))
    turn.beside.append(Text(words, {"typed": Literal(shorten(text, 120))}))


@hearing(busy=False, text=False)
async def pictures(turn: Turn) -> Heard | None:
    """Photos and a place without words, while nothing is open."""
    more = turn.take_left()
    return Heard([offer(turn, more)]) if more is not None else None


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
        if "nth" in offered and turn.talk.open is not None:
            turn.talk.later.insert(0, offered)  # the next of a list waits for what came instead
        else:
            _lost(turn, offered)


def next_one(turn: Turn) -> list[Outgoing]:
    """What waited to be offered by itself, once nothing else is asked."""
    free = turn.talk.open is None and turn.talk.ask is None and not turn.person.gone
    return [offer(turn, turn.talk.later.pop(0))] if turn.talk.later and free else []


def _lost(turn: Turn, said: Kept) -> None:
    turn.beside += [*quoted(said), *not_kept(heard_again(said, turn.message))]
    turn.drop(said)
