"""Hears every message first and takes it to the room that it is for."""

from __future__ import annotations

from dataclasses import replace

from handlers import commands
from handlers.asking import menu, open_form, replies, strays
from handlers.asking.heard import Heard, Listener, first
from handlers.asking.person import consent, languages, links
from handlers.asking.proposals import photos, two_things
from handlers.consultations import taking_part
from handlers.conversation.messages import (
    Kept,
    Literal,
    Outgoing,
    Text,
    Words,
    kept_text,
    together,
)
from handlers.conversation.state import State
from handlers.conversation.talk import Waits, quoted
from handlers.listeners import (
    agreed,
    asked,
    called,
    each,
    filled,
    offered,
    own,
    passing,
    replied,
    righted,
    spoken,
    understood,
    waited,
)
from handlers.listeners.staff import (
    at_door,
    before_yes,
    beside_export,
    changed,
    confirmed,
    decided,
    handed_on,
    lined,
    meeting_said,
    noted,
    ordered,
    outcome,
    replanned,
    side_by_side,
)
from handlers.lists import lists
from handlers.meetings import agenda, check_in
from handlers.people import one_person, opening, welcome
from handlers.proposals import (
    answering,
    enter,
    finished,
    grieved,
    of_theirs,
    offers,
    questions,
    shown_last,
    supporting,
    takeover,
)
from handlers.proposals import listed as of_others
from handlers.proposals.proposing import elsewhere, propose, similar
from handlers.reading import spelling
from handlers.reading.said import works_here
from handlers.routes import Takes
from handlers.staff import counting, how, of_all, sifting, why
from handlers.staff.many import swapping
from handlers.staff.people import officials, team, whose
from handlers.turn import Turn

# --- who hears, in this order; the first that has something to say ------------------------------

# A tapped button, or the number of one that is shown as a numbered list.
BUTTONS: tuple[Listener, ...] = (
    welcome.button,  # "Setuju", after a no
    commands.tapped,  # of a command, anywhere
    decided.picked,
    ordered.picked,
    questions.whose,  # whose what they sent is
    open_form.parked,  # a draft that was put aside
    offered.offered,  # which of two acts is meant, or whether a proposal
    open_form.tapped,  # the open question
    consent.unknown,
    open_form.past,  # something long past
)


async def buttons(turn: Turn) -> Heard | None:
    """A tapped button."""
    return await first(BUTTONS, turn) if turn.message.choice is not None else None


async def listed(turn: Turn) -> Heard | None:
    """The number, or the label, of a button that is shown, while nothing is open."""
    text = turn.message.text
    if turn.talk.open is not None or not text:
        return None
    line = turn.person.works and commands.line(turn, text) is not None
    command = not line and commands.exact(text, commands.words()) is not None
    choice = await menu.typed(turn, text, command=command, line=line)
    if choice is None:
        return None
    turn.message = replace(turn.message, choice=choice)
    return await first(BUTTONS, turn)


LISTENERS: tuple[Listener, ...] = (
    opening.answered,  # BUKA, of which the news that was held is the answer
    strays.cannot_open,
    one_person.contact,
    takeover.contact,
    links.waits,  # of somebody who has not agreed, or is in the middle of something
    team.linked,
    check_in.at_the_wall,
    taking_part.linked,
    propose.linked,
    supporting.linked,
    enter.card_linked,
    one_person.linked,
    welcome.starts,
    buttons,
    # Replies to a message of ours, and files and codes that say by themselves what they are.
    questions.replied,
    lists.sent,
    agenda.replied,
    replied.reply,  # to what was said of a proposal
    passing.help_now,
    check_in.types_code,
    team.types_code,
    photos.mended,
    commands.while_whose,
    questions.whose,
    decided.another_meant,  # than the number before
    decided.picked,  # by its number
    side_by_side.stays,
    ordered.picked,
    side_by_side.compared,
    side_by_side.merged_so,
    side_by_side.asked_after,
    handed_on.said,  # one that lies in another kelurahan
    changed.said,  # a decision that is not to stand
    lined.again_so,
    swapping.whose,  # whose a priority is
    swapping.asked,  # whose priorities change places
    why.asked,  # why one was decided so
    outcome.said,  # what came out of it, and how many came
    at_door.said,  # who came to the meeting that runs
    meeting_said.moved,
    meeting_said.also_brought,  # what is to be brought to it
    meeting_said.also,  # the same in another kelurahan
    sifting.without,  # of all but some
    asked.told_anywhere,
    asked.entered,  # which number it has
    of_all.asked,  # of all at once
    beside_export.sent_again,  # a file, by what it is called
    decided.decided,  # on several, or by what they are called
    whose.asked,  # who brought one, their number
    officials.asked,  # who works there, theirs
    why.several,
    how.asked,
    counting.asked,  # how many stand where
    sifting.asked,  # which of many, what they come to
    noted.costs,  # what each of several costs
    ordered.next_in_line,
    ordered.ordered,
    ordered.opened,  # by what it is called
    lined.alone,
    called.leaves,
    # Nothing is open.
    passing.soon,
    offered.offered,
    supporting.answered,
    listed,
    agenda.under,
    open_form.going_on,
    filled.numbered,
    commands.idle,
    welcome.asks_consent,
    strays.wordless,
    finished.still,
    of_theirs.first,
    answering.said,
    own.answers,
    own.asks_of_returned,
    asked.of_data,  # whence their number is known, what of them is to go
    righted.said,  # an answer of one that was sent
    grieved.said,  # against a decision, that it still waits
    passing.said,  # thanks for what is done, what came from others
    called.said,  # another name
    elsewhere.asked,
    of_theirs.sent_already,
    shown_last.said,
    asked.place_for,
    asked.several,
    of_theirs.backed,
    supporting.said,
    of_others.said,
    of_theirs.held_back,
    of_theirs.news,
    shown_last.numbered,
    commands.answer_alone,
    welcome.greeted_back,
    offers.pictures,
    strays.useless,
    each.said,
    own.said,
    spoken.spoken,
    understood.means,
    # A form is open.
    welcome.doubted,
    called.instead_of_a_name,
    confirmed.another,  # "salah, maksud saya nomor 3"
    changed.meanwhile,
    side_by_side.asked,  # before they become one
    side_by_side.instead,
    before_yes.hurried,  # that what there is suffices
    replanned.said,  # another day, hour or place of a meeting
    confirmed.said,  # a yes with its verb
    lined.meanwhile,
    noted.meanwhile,
    before_yes.said,  # other words for the author, questions
    agreed.with_more,  # a yes with more behind it
    beside_export.said,
    own.taken_back,  # one of which a change is being written
    own.not_taken_back,  # what is said where that is asked
    offered.not_wanted,  # what waits of a list
    offered.comes_first,  # another of it
    of_theirs.how_many,  # they have sent
    of_theirs.backed,  # how many support it
    similar.asked,  # whether others have proposed the same
    supporting.in_form,  # another's, rather than one's own
    commands.in_form,
    lined.in_form,
    questions.beside_form,
    open_form.hears,
)


# --- one message --------------------------------------------------------------------------------


async def hear(turn: Turn) -> list[Outgoing]:
    """What the bot says to one message.

    A message may hold words, files, a place and what we cannot open, all at once. Each part is used
    by whoever hears the message (handlers.turn.Turn keeps count), or what became of it is said
    here, before everything else.
    """
    if (text := spelling.bounded(turn.message.text)) != turn.message.text:
        turn.message = replace(turn.message, text=text)
    busy, owed = turn.talk.open is not None, consent.greeting(turn)
    held, orders, was = offers.open_offer(turn), turn.talk.orders, turn.talk.open
    if turn.person.works and not busy:
        turn.message = replace(turn.message, text=works_here.unofficial(turn.message.text))
    turn.viewed, turn.talk.viewed = turn.talk.viewed, []
    languages.taken_up(turn)
    await replies.look(turn)
    out = await _heard(turn)
    out += await decided.next_one(turn, busy, orders)
    out += await _behind_yes(turn, was)
    menu.remember(turn, out)
    offers.shown_below(turn, held, out)
    if busy and turn.talk.open is None and turn.person.asked and not turn.person.gone:
        out += await questions.still_open(turn)
    if turn.talk.waits and turn.person.consent and not consent.in_welcome(turn):
        waits, turn.talk.waits = turn.talk.waits, None
        out += await _went_on(turn, waits)
    offers.gone(turn, held)
    out += await each.next_one(turn) or offers.next_one(turn)
    greets = [words for words in owed if out and not any(words in one.words for one in out)]
    return _first([*greets, *turn.beside, *turn.unused()], out)


async def _heard(turn: Turn) -> list[Outgoing]:
    heard = await first(LISTENERS, turn)
    if heard is None:
        raise LookupError("nobody hears this message; the last listener hears every one")
    if not heard.again:
        return heard.out
    turn.conversation.beside(heard.out)
    return [*heard.out, *await again(turn)]


async def _behind_yes(turn: Turn, was: State | None) -> list[Outgoing]:
    """What was said with the yes by which a form has ended is heard now."""
    said = agreed.went_on(turn, was)
    if said is None and was is not None:
        turn.beside += quoted(kept_text(was.after))
    if not said:
        return []
    turn.hear_again(kept_text(said))
    return [Outgoing((Text("sure-more.now", {"typed": Literal(said)}),)), *await _heard(turn)]


async def again(turn: Turn) -> list[Outgoing]:
    """The open question once more; nothing where none is open."""
    if turn.talk.ask == questions.WHOSE:
        return await questions.which(turn)
    return await turn.conversation.repeat() if turn.talk.open else []


def _first(words: list[Words], out: list[Outgoing]) -> list[Outgoing]:
    """What is to be said first, in the same message where that is to the same person."""
    # What was said of one part is not said again of the next.
    told = tuple(each for place, each in enumerate(words) if each not in words[:place])
    if not told:
        return out
    if not out or out[0].to is not None or out[0].files:
        return [Outgoing(told), *out]
    return [replace(out[0], words=(*told, *out[0].words)), *out[1:]]


# --- what waited for a consent ------------------------------------------------------------------


async def _went_on(turn: Turn, waits: Waits) -> list[Outgoing]:
    """What somebody wanted before they had agreed, now that they have."""
    out: list[Outgoing] = []
    several = _grouped(turn, await waited.telling(turn, waits.said))
    link = links.Link(waits.start)
    if link.kelurahan and several and commands.exact(several[0]["text"], commands.words()) is None:
        # A link says where, what they wrote says what.
        said = several.pop(0)
        turn.hear_again(said)
        asked = commands.wish(said["text"])
        begins = asked is not None and asked.name == "propose"
        wish = asked.rest if asked and begins else said["text"]
        out += await propose.begin(turn, wish, link.kelurahan)
    elif waits.start:
        turn.message = replace(turn.message, start=waits.start, text="", choice=None)
        out += await _heard(turn)
    if waits.phone:
        out += await takeover.shared(turn, waits.phone)
    for said in several:
        turn.hear_again(said)
        out += await _heard(turn)
    return out


def _grouped(turn: Turn, several: list[Kept]) -> list[Kept]:
    """Messages that people wrote one after the other: what is no command of its own goes on with
    what came before it."""
    found: list[Kept] = []
    for said in several:
        last = found[-1] if found else None
        apart = last is not None and two_things.elsewhere(turn, last["text"], said["text"])
        if last is not None and not apart and _goes_on(last["text"], said["text"]):
            found[-1] = together(last, said)
        else:
            found.append(said)
    return found


def _goes_on(before: str, text: str) -> bool:
    if not before:
        return True
    if commands.exact(text, commands.words()) or (commands.wish(text) and not offers.pleads(text)):
        return not text
    lead = commands.wish(before)
    if lead is not None and lead.name == "join":
        return False  # a code is nothing but itself
    asked = commands.exact(before, commands.words())
    return asked is None or asked.command.takes is Takes.TEXT
