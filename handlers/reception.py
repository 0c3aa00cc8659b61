"""Hears every message first and takes it to the room that it is for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache

import locales
from handlers.asking import which
from handlers.conversation.answers import shorten
from handlers.conversation.beside import not_kept
from handlers.conversation.drafts import PARKED
from handlers.conversation.messages import (
    Choice,
    FileKind,
    Kept,
    Literal,
    Outgoing,
    Stray,
    Text,
    Words,
    heard_again,
    kept_text,
    no_room,
    together,
)
from handlers.conversation.talk import Waits, base36, quoted
from handlers.conversation.talking import IDLE
from handlers.lists import lists
from handlers.meetings import agenda
from handlers.people import welcome
from handlers.people.help import MENU, offer_english
from handlers.proposals import finished, propose, questions, takeover
from handlers.reading import language, spelling
from handlers.reading.areas import Found
from handlers.routes import COMMANDS, Command, Takes
from handlers.staff import team
from handlers.turn import Turn, known_words
from storage.files import files
from storage.messages import outbox
from storage.proposals import carried_out, lookup

# A text of this many words that nothing else explains may be a proposal.
OFFER_WORDS = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A command, and what was said after it."""

    name: str
    rest: str = ""

    @property
    def command(self) -> Command:
        return COMMANDS[self.name]


async def hear(turn: Turn) -> list[Outgoing]:
    """What the bot says to one message.

    A message may hold words, files, a place and what we cannot open, all at once. Each part is used
    by whoever hears the message (handlers.turn.Turn keeps count), or what became of it is said
    here, before everything else.
    """
    busy = turn.talk.open is not None
    offered = turn.talk.kept if turn.talk.ask == OFFER else None
    out = await _heard(turn)
    remember(turn, out)
    if offered is not None and turn.talk.kept is offered and out:
        turn.talk.asked_at = None  # something else stands below it now
    if busy and turn.talk.open is None and turn.person.asked and not turn.person.gone:
        out += await questions.still_open(turn)
    if turn.talk.waits and turn.person.consent and not _in_welcome(turn):
        waited, turn.talk.waits = turn.talk.waits, None
        out += await went_on(turn, waited)
    if offered and turn.talk.ask != OFFER and offered is not turn.offer_taken:
        turn.beside += [*quoted(offered), *not_kept(heard_again(offered, turn.message))]
        turn.drop(offered)
    if (
        turn.talk.later
        and turn.talk.open is None
        and turn.talk.ask is None
        and not turn.person.gone
    ):
        out.append(offer(turn, turn.talk.later.pop(0)))
    return _first(turn.beside + turn.unused(), out)


def _in_welcome(turn: Turn) -> bool:
    return turn.talk.open is not None and turn.talk.open.form == "welcome"


def _first(words: list[Words], out: list[Outgoing]) -> list[Outgoing]:
    """What is to be said first, in the same message where that is to the same person."""
    # What was said of one part is not said again of the next.
    told = tuple(each for place, each in enumerate(words) if each not in words[:place])
    if not told:
        return out
    if not out or out[0].to is not None or out[0].files:
        return [Outgoing(tuple(told)), *out]
    return [replace(out[0], words=(*told, *out[0].words)), *out[1:]]


def remember(turn: Turn, out: list[Outgoing]) -> None:
    """The choices of a menu where they may be shown as numbers, so that one can be typed."""
    if turn.talk.open is not None or turn.talk.ask is not None:
        return
    turn.talk.shown = []
    if shows_numbers(turn) and out and out[-1].to is None:
        turn.talk.shown = [
            (choice.id, turn.say(choice.label)) for choice in out[-1].choices if not choice.word
        ]


async def numbered(turn: Turn, text: str) -> str | None:
    """The choice that a number means: of what has come unasked since, or of the last menu; or that
    is typed as it stands there."""
    if turn.talk.ask is not None:
        return None
    shown = [id for id, _ in turn.talk.shown]
    if shows_numbers(turn) and _small(text) is not None:
        shown = await outbox.unasked_choices(turn.store, turn.person.id) or shown
    return pick(turn, text, shown)


def pick(turn: Turn, text: str, shown: Sequence[str]) -> str | None:
    """The choice, of those that are `shown`, whose number or label a text is. A number is one only
    where choices are shown with numbers; elsewhere it may be a proposal's."""
    number = _small(text)
    if number is None:
        folded = turn.fold(text)
        return next((id for id, label in turn.talk.shown if turn.fold(label) == folded), None)
    if not shows_numbers(turn):
        return None
    return shown[number - 1] if 1 <= number <= len(shown) else None


def _small(text: str) -> int | None:
    typed = text.strip().rstrip(".")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 3 else None


def shows_numbers(turn: Turn) -> bool:
    """Whether the person's channel may show choices as a numbered list."""
    known = turn.place.channels.get(turn.message.channel)
    return known is not None and known.numbers


async def went_on(turn: Turn, waited: Waits) -> list[Outgoing]:
    """What somebody wanted before they had agreed, now that they have."""
    out: list[Outgoing] = []
    several = grouped(turn, waited.said)
    code = kelurahan(waited.start)
    if code and several and exact(several[0]["text"], words()) is None:
        # A link says where, what they wrote says what.
        first = several.pop(0)
        turn.hear_again(first)
        asked = wish(first["text"])
        begins = asked is not None and asked.name == "propose"
        out += await propose.begin(turn, asked.rest if asked and begins else first["text"], code)
    elif waited.start:
        out += await started(turn, waited.start)
    if waited.phone:
        out += await takeover.shared(turn, waited.phone)
    for said in several:
        turn.hear_again(said)
        out += await _heard(turn)
    return out


def grouped(turn: Turn, several: list[Kept]) -> list[Kept]:
    """Messages that people wrote one after the other: what is no command of its own goes on with
    what came before it."""
    found: list[Kept] = []
    for said in several:
        last = found[-1] if found else None
        apart = last is not None and elsewhere(turn, last["text"], said["text"])
        if last is not None and not apart and _goes_on(last["text"], said["text"]):
            found[-1] = together(last, said)
        else:
            found.append(said)
    return found


def _goes_on(before: str, text: str) -> bool:
    if not before:
        return True
    if exact(text, words()) or (wish(text) and not pleads(text)):
        return not text
    asked = exact(before, words())
    return asked is None or asked.command.takes is Takes.TEXT


async def _heard(turn: Turn) -> list[Outgoing]:
    message = turn.message
    if message.stray is not None:
        if message.stray is Stray.EDITED or not (message.holds or message.start is not None):
            turn.keep()
            return await only_stray(turn, message.stray)
        turn.beside.append(Text(f"stray-{message.stray}.beside"))
    if message.is_contact:
        return await shared(turn, message.phone or "")
    if message.start is not None:
        return await linked(turn, message.start, _after_link(message.text, message.start))
    if message.choice is not None:
        return await tapped(turn, message.choice)
    about = await replied_about(turn)
    if (question := questions.question_of(about)) is not None:
        return await beside(turn, await questions.replied(turn, question))
    if message.files and (listed := await lists.received(turn)) is not None:
        return await beside(turn, listed)
    if (answered := await agenda.replied(turn, about)) is not None:
        return await beside(turn, answered)
    if (at := await agenda.typed_code(turn, message.text)) is not None:
        return await started(turn, agenda.CHECK_IN + at)
    if link := _LINK.fullmatch(message.text):
        return await linked(turn, link[1], "")
    if (turn.talk.open is None or _in_welcome(turn)) and await team.is_code(turn, message.text):
        return await started(turn, team.INVITED + message.text.strip())
    photo = next((file for file in message.files if file.kind is FileKind.PHOTO), None)
    if photo is not None and (failed := await photo_missed(turn, about)) is not None:
        turn.want_again(failed, photo)
        if message.text:
            turn.beside.append(caption_lost(message.text))
        return await beside(turn, [Outgoing((Text("photo-mended"),), about=f"file:{failed}")])
    if turn.talk.ask == questions.WHOSE and exact(message.text, words("exact")) is None:
        settled = await questions.settle(turn)
        if settled is not None:
            return settled
    if turn.talk.open is None:
        if message.text:
            return await said(turn, message.text)
        if not turn.person.consent:
            return await stranger(turn, "")
        if (answered := await questions.alone(turn)) is not None:
            return answered
        if (more := turn.take_left()) is not None:
            return [offer(turn, more)]
        if message.files:
            return [Outgoing(tuple(turn.unused()), MENU)]
        return [Outgoing((Text("stray-nothing"),), MENU)]
    if _in_welcome(turn) and turn.talk.open.asked == "name":
        skip = replace(message, text="", files=(), location=None, choice="welcome.name:@skip")
        if welcome.doubts(turn) and turn.is_word("is-wish", message.text):
            turn.beside += await welcome.aside(turn, message)
            return await turn.conversation.hear(skip)
        if wish(message.text) or words().get(spelling.fold(message.text)) == "propose":
            # No name: what they want goes on at once, and nobody is asked again what to call them.
            turn.beside += welcome.hold(turn, message.text)
            return await turn.conversation.hear(skip)
    if not turn.is_way(message.text) and (asked := exact(message.text, words("exact"))):
        return await run(turn, asked)
    if not turn.is_way(message.text) and (which := await questions.beside_form(turn)) is not None:
        return which
    speaks = await sentence_expected(turn)
    out = await turn.conversation.hear(message)
    turn.keep()  # the engine hears every part, and says what it has no use for
    if speaks and (english_offer := english(turn, message.text)):
        # Before the next question, which stands last.
        out.insert(0, english_offer)
    return out


# Words that an author says of what has been carried out, and that answer much else.
YES_OR_NO = ("confirm", "dispute")

# A photo that could not be had is waited for this long.
MISSED = timedelta(days=14)


async def photo_missed(turn: Turn, about: str | None) -> int | None:
    """The file that could not be had and that a photo is sent for: as a reply to our word on it
    (`about`), or, with nothing open and asked, the only one there is."""
    missed = await files.failed_of(turn.store, turn.person.id, turn.now - MISSED)
    kind, _, id = (about or "").partition(":")
    if kind == "file" and id.isdecimal():
        return int(id) if int(id) in missed else None
    free = turn.talk.open is None and not turn.person.asked
    return missed[0] if free and len(missed) == 1 and len(turn.message.files) == 1 else None


async def replied_about(turn: Turn) -> str | None:
    """What the message of ours that this one replies to was about."""
    if turn.message.reply_to is None:
        return None
    return await outbox.replied(turn.store, turn.message.channel, turn.message.reply_to)


# A link's parameter as people type or paste it.
_LINK = re.compile(r"\s*(?:(?:/?start|mulai)\s+)?((?:kel|staf|hadir)_[\w-]{1,60})\s*", re.I | re.A)


def _after_link(text: str, parameter: str) -> str:
    """What somebody wrote behind the parameter of a link."""
    place = text.casefold().find(parameter.casefold())
    return text[place + len(parameter) :].strip(" ,.:-\n") if place >= 0 else ""


async def linked(turn: Turn, parameter: str, text: str) -> list[Outgoing]:
    """A link, and what was written behind it."""
    code = kelurahan(parameter)
    if len(text.split()) < 2:
        return await started(turn, parameter)
    if not turn.person.consent:
        turn.beside += welcome.hold(turn, text)
        return await started(turn, parameter)
    if code and turn.talk.open is None:
        return await propose.begin(turn, text, code)
    turn.beside.append(caption_lost(text))
    return await started(turn, parameter)


def caption_lost(text: str) -> Words:
    return Text("talk-unused", {"typed": Literal(shorten(text, 80))})


async def only_stray(turn: Turn, stray: Stray) -> list[Outgoing]:
    """Nothing but what we cannot open; whoever is new is greeted all the same."""
    words = Text(f"stray-{stray}")
    if turn.person.consent is None and turn.talk.open is None:
        return await welcome.hello(turn, (words,))
    return await beside(turn, [Outgoing((words,))])


async def started(turn: Turn, parameter: str) -> list[Outgoing]:
    """A new conversation, perhaps from a link: for one kelurahan, for staff, or from the wall of a
    meeting."""
    code = kelurahan(parameter)
    invitation = team.invited(parameter)
    at = agenda.start_code(parameter)
    linked = code or invitation or at
    if turn.talk.open is not None:
        if _in_welcome(turn):
            turn.beside += welcome.hold(turn, start=parameter if linked else "")
            return await turn.conversation.repeat()
        if not linked:
            return await turn.conversation.repeat((Text("welcome-again"),))
    if not turn.person.consent:
        return await stranger(turn, "", start=parameter if linked else "")
    if invitation:
        return await beside(turn, await team.join(turn, invitation))
    if at:
        was = turn.talk.open
        out = await agenda.check_in(turn, at)
        # It may ask for a name; what was open goes on after that.
        return out if turn.talk.open is not was else await beside(turn, out)
    if code and (answers := propose.begin_in(turn, code)):
        return await turn.open("propose", answers=answers)
    return await welcome.hello(turn)


async def shared(turn: Turn, phone: str) -> list[Outgoing]:
    """The person's own contact: something may have been entered under its number."""
    if turn.person.consent:
        return await beside(turn, await takeover.shared(turn, phone))
    return await stranger(turn, "", phone=phone)


def kelurahan(parameter: str) -> str | None:
    """The dotted code in a start parameter such as kel_1872041003."""
    digits = parameter.removeprefix("kel_")
    if digits == parameter or not digits.isdecimal() or len(digits) != 10:
        return None
    return f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}.{digits[6:]}"


async def tapped(turn: Turn, choice: str) -> list[Outgoing]:
    """A choice: of a menu, of the open question, or of something long past."""
    kind, _, rest = choice.partition(":")
    if kind == "do":
        name, _, rest = rest.partition(":")
        if name == "hello":
            return await welcome.agreed(turn)
        if name in COMMANDS:
            return await run(turn, Asked(name, rest))
    if turn.talk.ask == questions.WHOSE and choice.startswith(f"talk.{questions.WHOSE}:"):
        settled = await questions.settle(turn)
        if settled is not None:
            return settled
    if choice.startswith(PARKED):
        taken = await turn.conversation.take_up(choice.removeprefix(PARKED))
        if taken is not None:
            return taken
    if choice.startswith(OFFERED) and turn.talk.open is None and turn.person.consent:
        if turn.talk.ask == OFFER and choice in [id for id, _ in turn.talk.shown]:
            return await offer_answered(turn, choice.startswith(OFFER_YES))
        if turn.talk.ask == OFFER:
            turn.beside.append(Text("form-stale"))
            return [offer(turn, kept_text(""))]
    if turn.talk.open is not None:
        was = turn.talk.open
        out = await turn.conversation.hear(turn.message)
        if turn.talk.open is not was:
            turn.talk.ended = (choice, turn.now)
        return out
    if not turn.person.consent:
        return await stranger(turn, "")
    if turn.talk.ended and turn.talk.ended[0] == choice:
        if turn.now - turn.talk.ended[1] < TWICE:
            return []  # a finger that tapped twice; what it led to has just been said
        _, mine = await lookup.mine(turn.store, turn.person.id, 0, 1)
        if choice.startswith("propose.review") and choice.endswith(":send") and mine:
            return [Outgoing((Text("form-stale.sent", {"number": str(mine[0].number)}),), MENU)]
        return [Outgoing((Text("form-answered"),), MENU)]
    return [Outgoing((Text("form-stale.nothing"),), MENU)]


# A second tap on a button that ended a form says nothing new so soon after the first.
TWICE = timedelta(minutes=1)


async def run(turn: Turn, asked: Asked) -> list[Outgoing]:
    """Does what a command says; in the middle of a form, the form goes on where it was."""
    consent = turn.person.consent
    if not consent and (not asked.command.free or asked.name == "start"):
        words = f"{locales.text('id', f'command-{asked.name}')} {asked.rest}".strip()
        return await stranger(turn, words if asked.name != "start" else "")
    if turn.talk.ask == questions.WHOSE and not asked.command.side:
        return await questions.which(turn)  # what they sent before is not put aside
    rest = asked.rest
    if asked.name == "propose" and turn.talk.ask == OFFER:
        rest = take_offer(turn, rest)
    if asked.command.whose is not None and rest:
        settled = await which.settle(turn, rest, asked.name, asked.command.whose)
        if isinstance(settled, Outgoing):
            return await beside(turn, [settled])
        rest = settled
    out = await asked.command.handler(turn, rest)
    if turn.person.gone or not asked.command.side:
        return out
    return await beside(turn, out)


async def beside(turn: Turn, out: list[Outgoing]) -> list[Outgoing]:
    """After something that came in between: the open question once more."""
    turn.conversation.beside(out)
    return [*out, *await again(turn)]


async def again(turn: Turn) -> list[Outgoing]:
    """The open question once more; nothing where none is open."""
    if turn.talk.ask == questions.WHOSE:
        return await questions.which(turn)
    return await turn.conversation.repeat() if turn.talk.open else []


async def stranger(turn: Turn, text: str, *, start: str = "", phone: str = "") -> list[Outgoing]:
    """Somebody who has not agreed yet: asked first, and what they wanted is kept until then."""
    yes = turn.is_word("yes", text)
    photos = any(file.kind is FileKind.PHOTO for file in turn.left_files)
    full = welcome.hold(turn, "" if yes else text, start=start, phone=phone)
    words = full or ((Text("welcome-photo"),) if photos else ())
    if turn.talk.open is not None and turn.talk.open.form == "welcome":
        kept = (Text("welcome-consent.unclear"),) if text and not full else words
        return await turn.conversation.repeat(kept)
    if turn.person.consent is None:
        return await welcome.hello(turn, words)
    if yes:
        turn.beside += words
        return await welcome.agreed(turn)
    choices = (
        Choice("do:hello", Text("welcome-agree")),
        Choice("do:help", Text("command-help.button")),
    )
    held = (Text("welcome-declined-still.kept"),) if turn.talk.waits and not full else full
    return [Outgoing((Text("welcome-declined-still"), *held), choices)]


async def said(turn: Turn, text: str) -> list[Outgoing]:
    """A text while nothing is open."""
    if turn.talk.ask == OFFER and (answered := await _offer_typed(turn, text)) is not None:
        return answered
    if (listed := await numbered(turn, text)) is not None:
        return await tapped(turn, listed)
    if (answered := await agenda.under(turn, text)) is not None:
        return answered
    asked = exact(text, words())
    going_on = turn.fold(text) == turn.fold(turn.say(Text("talk-continue")))
    if going_on and (taken := await turn.conversation.take_up()) is not None:
        return taken
    if turn.person.asked and asked is not None and asked.name in YES_OR_NO and not asked.rest:
        # "sudah" may be said of a proposal that is said to be done, else it is the answer.
        done = await carried_out.all_to_confirm(turn.store, turn.person.id, finished.SHOWN)
        asked = asked if done else None
    elif asked is None and not turn.person.asked:
        asked = number_alone(turn, text)
    if asked is not None:
        return await run(turn, asked)
    if not turn.person.consent:
        return await stranger(turn, "" if greeting(text) else text)
    if not turn.clean(text):
        return [Outgoing((Text("stray-nothing"),), MENU)]
    if turn.person.asked and not greeting(text) and wish(text) is None:
        meant = near(turn, text)
        doubt = meant is not None and meant.name not in YES_OR_NO
        answered = await questions.alone(turn, doubt=doubt)
        if answered is not None:
            return answered
    if asked := wish(text) or near(turn, text):
        return await run(turn, asked)
    if greeting(text):
        return await welcome.hello(turn)
    out = [unknown(turn, text)]
    if english_offer := english(turn, text):
        out.append(english_offer)
    return out


# --- what a text asks for -------------------------------------------------------------------


@cache
def words(which: str = "all") -> dict[str, str]:
    """The ways to say a command, in every language, folded, and the command's name: "all", or
    "exact", the word itself and no other."""
    found: dict[str, str] = {}
    for locale in locales.LOCALES:
        for name in COMMANDS:
            if not locales.has(locale, f"command-{name}"):
                continue
            if which == "exact" and not COMMANDS[name].in_form:
                continue
            ways = [locales.text(locale, f"command-{name}")]
            if which == "all":
                ways += locales.words(locale, f"command-{name}.also")
            for way in ways:
                found.setdefault(spelling.fold(way), name)
    return found


def exact(text: str, known: Mapping[str, str]) -> Asked | None:
    """A command as the whole message: one of the known words, with a number where it takes one."""
    folded = spelling.fold(text.replace("_", " "))
    if not folded or len(folded) > 60:
        return None
    if name := known.get(folded):
        return Asked(name)
    parts = folded.split()
    for length in range(min(3, len(parts) - 1), 0, -1):
        name = known.get(" ".join(parts[:length]))
        if name and COMMANDS[name].takes is Takes.NUMBER:
            rest = " ".join(parts[length:])
            if any(letter.isdecimal() for letter in rest) and len(parts) - length <= 4:
                return Asked(name, rest)
    return None


def number_alone(turn: Turn, text: str) -> Asked | None:
    """A proposal's number and nothing else."""
    if which.typed(turn, text) is None:
        return None
    return Asked("check", text.strip())


def wish(text: str) -> Asked | None:
    """A command that takes text, with its text ("usul jln rusak dpn masjid")."""
    parts = text.split()
    for length in range(min(4, len(parts) - 1), 0, -1):
        lead = spelling.fold(" ".join(parts[:length]))
        if lead in known_words("propose-wish"):
            return Asked("propose", text.strip())  # "tolong perbaiki ...": the wish has begun
        name = "propose" if lead in known_words("propose-lead") else words().get(lead)
        if name and COMMANDS[name].takes is Takes.TEXT:
            return Asked(name, " ".join(parts[length:]).lstrip(":-,. "))
    return None


def pleads(text: str) -> bool:
    """Whether a wish begins with a plea ("tolong diperbaiki") and not with the word USUL: it may go
    on with what was said before."""
    parts = text.split()
    leads = (spelling.fold(" ".join(parts[:n])) for n in range(1, min(4, len(parts)) + 1))
    return any(lead in known_words("propose-wish") for lead in leads)


def near(turn: Turn, text: str) -> Asked | None:
    """A command in a near spelling; only while no question is open."""
    parts = text.split()
    if not parts or len(parts) > 6:
        return None
    ways = list(words())
    picked = spelling.nearest(text, ways) if len(parts) <= 3 else None
    if picked is not None:
        return Asked(words()[ways[picked]])
    taking = [
        way for way in ways if COMMANDS[words()[way]].takes is Takes.NUMBER and " " not in way
    ]
    rest = " ".join(parts[1:])
    if rest and which.typed(turn, rest) is not None:
        # "cekk 42": so short a word bears no slip, but a letter may be doubled.
        single = spelling.single(parts[0])
        picked = taking.index(single) if single in taking else spelling.nearest(parts[0], taking)
        if picked is not None:
            return Asked(words()[taking[picked]], rest)
    return None


def greeting(text: str) -> bool:
    """ "Assalamualaikum", "selamat pagi pak": a hello, alone or with a few words around it."""
    folded = spelling.fold(text)
    known = known_words("greeting")
    return folded in known or (
        len(folded.split()) <= 6 and any(folded.startswith(f"{word} ") for word in known)
    )


# --- what nothing explains ------------------------------------------------------------------

OFFER = "offer"
OFFERED = "talk.offer:"
OFFER_YES, OFFER_NO = f"{OFFERED}yes", f"{OFFERED}no"

# So many messages that tell of other places wait to be offered by themselves.
MOST_LATER = 5


def unknown(turn: Turn, text: str) -> Outgoing:
    """Not understood; a longer text, or one with a photo, is kept and offered as the beginning of a
    proposal."""
    more = turn.take_left()
    if len(text.split()) < OFFER_WORDS and not more and turn.talk.ask != OFFER:
        return Outgoing((Text("unknown"),), MENU)
    return offer(turn, {**(more or kept_text("")), "text": text})


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
        turn.beside += [*quoted(more), *not_kept(heard_again(more, turn.message))]
        turn.drop(more)
        return
    typed = Literal(shorten(turn.clean(later[-1]["text"]), 120))
    turn.beside.append(Text("unknown-offer.later", {"typed": typed}))


def elsewhere(turn: Turn, one: str, other: str) -> bool:
    """Whether two texts tell of two kelurahan."""
    first, second = (turn.place.names.find_in(text).reading for text in (one, other))
    if not (isinstance(first, Found) and isinstance(second, Found)):
        return False
    return first.area != second.area


async def _offer_typed(turn: Turn, text: str) -> list[Outgoing] | None:
    """The answer to an offer in words; None when it is something else. A bare yes or no counts
    while nothing else has been shown, and no question of staff has come, since."""
    picked = pick(turn, text, [id for id, _ in turn.talk.shown])
    if picked and not text.strip()[0].isdecimal():
        return await offer_answered(turn, picked.startswith(OFFER_YES))
    yes = turn.is_word("yes", text) or (picked or "").startswith(OFFER_YES)
    if not (picked or yes or turn.is_word("no", text)):
        return None
    at = turn.talk.asked_at
    if at is None or turn.now - at > IDLE or await questions.came_since(turn, at):
        return [offer(turn, kept_text(""))]
    return await offer_answered(turn, yes)


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
        turn.beside.append(caption_lost(kept["text"]))
        return text
    if elsewhere(turn, kept["text"], text):
        turn.talk.later.insert(0, kept_text(text))
        turn.beside.append(Text("unknown-offer.later", {"typed": Literal(shorten(text, 120))}))
        return kept["text"]
    # "tolong diperbaiki" goes on with what is to be mended.
    return together(kept_text(kept["text"]), kept_text(text))["text"]


async def offer_answered(turn: Turn, yes: bool) -> list[Outgoing]:
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


async def sentence_expected(turn: Turn) -> bool:
    """Whether the open question is answered in sentences, whose language tells something."""
    state = turn.talk.open
    form = await turn.conversation.form(state.form) if state else None
    question = form.question(state.asked) if form and state else None
    return question is not None and question.speaks


def english(turn: Turn, text: str) -> Outgoing | None:
    person = turn.person
    if person.locale != "id" or person.locale_offered or not text:
        return None
    return offer_english(turn) if language.sense(text) == "en" else None


def menu(locale: str) -> list[tuple[str, str, str]]:
    """The commands for a channel's menu: name, word, and what it does."""
    return [
        (
            name,
            locales.text(locale, f"command-{name}"),
            locales.text(locale, f"command-{name}.about"),
        )
        for name, command in COMMANDS.items()
        if command.menu and command.needs is None
    ]
