"""The words and buttons of commands: which one a message says, and doing it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import locales
from handlers.asking import refused
from handlers.asking.heard import Heard, hearing
from handlers.asking.person import consent, names
from handlers.asking.proposals import which
from handlers.consultations import coded
from handlers.conversation.form import Kind
from handlers.conversation.messages import Choice, Outgoing, Text
from handlers.people import one_person
from handlers.proposals import finished, listed, offers, questions
from handlers.proposals.proposing import similar
from handlers.reading import spelling
from handlers.reading.amounts.numbers_said import numbers_said
from handlers.reading.meaning.acts import Act
from handlers.reading.places.areas import Unknown
from handlers.reading.said import beside_it, passing
from handlers.routes import COMMANDS, OF_AREAS, Command, Takes
from handlers.staff.many import spoken
from handlers.staff.people import codes
from handlers.turn import Turn, known_words
from storage.proposals import carried_out, carried_over
from storage.staff import staff
from storage.staff.roles import Operation, allowed

# Words that an author says of what has been carried out, and that answer much else.
YES_OR_NO = ("confirm", "dispute")

# What a consultation's code may stand behind.
CODED = ("consult", "inputs")

# And of what has been carried over.
STILL = ("affirm", "unneeded")

# Said while a question of staff waits these are surely no answer to it; it goes on waiting.
PASSING = frozenset(
    {Act.GREET, Act.THANK, Act.HELP, Act.HOW, Act.WHAT, Act.WHO, Act.LANGUAGE, Act.LATER}
)
# And these may well be one; of all others the person is asked.
ANSWERS = frozenset(
    {
        Act.PROPOSE, Act.ANSWER, Act.NOTHING, Act.CONFIRM, Act.DISPUTE, Act.AGREE, Act.REFUSE,
        Act.CORRECT, Act.DONE, Act.SEND, Act.STUCK,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A command, and what was said after it."""

    name: str
    rest: str = ""

    @property
    def command(self) -> Command:
        return COMMANDS[self.name]


# --- who hears ------------------------------------------------------------------------------


async def tapped(turn: Turn) -> Heard | None:
    """The button of a command, wherever it stands."""
    kind, _, rest = (turn.message.choice or "").partition(":")
    name, _, rest = rest.partition(":")
    if kind == "do" and name in COMMANDS:
        turn.conversation.took(turn.message.choice or "")
        return await run(turn, Asked(name, rest))
    return None


async def while_whose(turn: Turn) -> Heard | None:
    """A command's own word while it is asked whose a message is."""
    text = turn.message.text
    if turn.talk.ask != questions.WHOSE or not exact(text, words("exact")):
        return None
    if turn.talk.open is None:
        return await idle(turn)
    return None if turn.is_way(text) else await in_form(turn)


async def in_form(turn: Turn) -> Heard | None:
    """A command's own word in the middle of a form, unless it is a way around there; or that of one
    which was offered there. With more than a number behind it, it is an answer ("cek 3 titik"), and
    with a number it may be one."""
    text = turn.message.text
    if turn.talk.open is None or turn.is_way(text) or turn.is_word("resume", text):
        return None  # "lanjut" goes on with what is open
    await similar.said(turn)
    if turn.message.choice:
        return None
    picked = await turn.conversation.offered(text) or ""
    if picked.startswith("do:"):
        turn.message = replace(turn.message, choice=picked)
        return await tapped(turn)
    if picked and turn.fold(text) in (turn.fold(label) for _, label in turn.talk.open.shown):
        return None  # a choice in its own words is that, whatever else they may mean
    # Nobody is called like a way to say a command.
    asked = exact(text, words("all" if turn.talk.open.kind == Kind.NAME else "exact"))
    if asked is not None and asked.rest and which.typed(turn, asked.rest) is None:
        return None
    asked = asked or _of_area(turn, text) or await _invited(turn, text)
    # "Hapus nama saya", where a proposal is about to go by it, leaves the name out of that one.
    leaves_out = turn.talk.open.kind == Kind.REVIEW and names.hides(text)
    asked = asked or (Asked("forget") if passing.forgets(text) and not leaves_out else None)
    if asked is None and (code := await _other_chat(turn, text)) is not None:
        before = turn.talk.open
        heard = await run(turn, code)
        return replace(heard, again=turn.talk.open is before)
    asked = asked or await _consulted(turn, text)
    if asked is None:
        return None
    if asked.rest and not asked.command.side and asked.command.takes is Takes.NUMBER:
        needs = turn.duties.get(asked.name)
        if needs and (not turn.person.works or await refused.lacking(turn, needs)):
            return None  # nobody is offered what is not for them
        named = Text(f"command-{asked.name}.button")
        command = Choice(f"do:{asked.name}:{asked.rest}"[:64], named)
        out = await turn.conversation.may_answer(text, command)
        if out is not None:
            return Heard(out)
    return await run(turn, asked)


async def _other_chat(turn: Turn, text: str) -> Asked | None:
    """The code of one's other chat after HUBUNGKAN, which tells of all that is theirs and is no
    answer; also what looks like a slip in one, or an old one."""
    asked = wish(text)
    if asked is None or asked.name != "connect":
        return None
    code = one_person.code_in(asked.rest)
    slip = codes.is_code(code) and any(letter.isdecimal() for letter in code)
    return asked if slip or await one_person.is_known(turn, code) else None


def _of_area(turn: Turn, text: str) -> Asked | None:
    """The proposals of a kelurahan, where little more than its name stands behind the word."""
    asked = wish(text)
    here = asked is not None and asked.name == "public" and listed.names_area(turn, asked.rest)
    return asked if here else None


async def _invited(turn: Turn, text: str) -> Asked | None:
    """The code of an invitation, alone or after PETUGAS; after that also what looks like a slip in
    one."""
    asked = wish(text)
    named = asked is not None and asked.name == "join"
    code = "".join(asked.rest.split()) if asked is not None and named else text.strip()
    if not codes.is_code(code):
        return None
    slip = named and any(letter.isdecimal() for letter in code)
    return Asked("join", code) if slip or await staff.invites(turn.store, code) else None


async def _consulted(turn: Turn, text: str) -> Asked | None:
    """A consultation by its code, or an anonymous answer by its own; also what looks like a slip in
    one. Of staff also what was said in it."""
    asked = wish(text)
    works = turn.person.works
    if asked is None or asked.name not in CODED or not (asked.name == "consult" or works):
        return None
    return asked if await coded.is_meant(turn.store, asked.rest) else None


async def idle(turn: Turn) -> Heard | None:
    """A command in its own words while nothing is open, or a proposal's number alone."""
    text = turn.message.text
    if turn.talk.open is not None or not text:
        return None
    asked = exact(text, words())
    if asked is not None and asked.name == "change" and which.without_naming(text) != text:
        return None  # "ubah usulan nomor 2, rt nya 7": what is to be changed is said, too
    if turn.person.asked and asked is not None and asked.name in YES_OR_NO and not asked.rest:
        # "sudah" may be said of a proposal that is said to be done, else it is the answer.
        done = await carried_out.all_to_confirm(turn.store, turn.person.id, finished.SHOWN)
        asked = asked if done else None
    elif asked is not None and asked.name in STILL and not asked.rest:
        # "masih" is said of one that has been carried over, where they have been asked.
        mine = await carried_over.all_to_affirm(turn.store, turn.person.id, 1)
        asked = asked if mine else None
    elif asked is None and not turn.person.asked:
        asked = number_alone(turn, text)
        asked = await at_desk(turn, asked) if asked is not None else None
    return await run(turn, asked) if asked is not None else None


@hearing(busy=False)
async def answer_alone(turn: Turn) -> Heard | None:
    """The answer to staff's question where nothing is open; what may be a command is asked."""
    text = turn.message.text
    doubt = False
    if text:
        if not turn.person.asked or turn.is_word("greeting", text) or wish(text) is not None:
            return None
        meant, like = await turn.meant(text), near(turn, text)
        passes = meant.act is Act.HELP or (meant.sure and meant.act in PASSING)
        if passes or (like is not None and like.name in PASSING):
            return None
        doubt = meant.sure and meant.act not in ANSWERS
        doubt = doubt or (like is not None and like.name not in YES_OR_NO)
    answered = await questions.alone(turn, doubt=doubt)
    return Heard(answered) if answered is not None else None


# --- doing it -------------------------------------------------------------------------------


async def run(turn: Turn, asked: Asked) -> Heard:
    """Does what a command says; in the middle of a form, the form goes on where it was."""
    if not turn.person.consent and (not asked.command.free or asked.name == "start"):
        said = f"{locales.text('id', f'command-{asked.name}')} {asked.rest}".strip()
        return Heard(await consent.stranger(turn, said if asked.name != "start" else ""))
    # A button may do less than its command, and is offered to whoever may do that.
    if turn.person.works and asked.name in turn.duties and turn.message.choice is None:
        no = await refused.lacking(turn, turn.duties[asked.name])
        if no is not None:
            return Heard([no], again=True)
    if turn.talk.ask == questions.WHOSE and not asked.command.side:
        return Heard(await questions.which(turn))  # what they sent before is not put aside
    rest = asked.rest
    if asked.name == "propose" and turn.talk.ask == offers.OFFER:
        rest = offers.take_offer(turn, rest)
    if asked.command.whose is not None and rest:
        rest = _unadorned(turn, rest)
        settled = await which.settle(turn, rest, asked.name, asked.command.whose)
        if isinstance(settled, Outgoing):
            return Heard([settled], again=True)
        rest = settled
    out = await asked.command.handler(turn, rest)
    return Heard(out, again=asked.command.side and not turn.person.gone)


def _unadorned(turn: Turn, rest: str) -> str:
    """A number without what is said around it: "42 dong", "42 ya pak"."""
    words = rest.split()
    while len(words) > 1 and turn.is_word("line-particle", words[-1]):
        words.pop()
    return " ".join(words)


# --- what a text asks for ---------------------------------------------------------------------


@cache
def words(which: str = "all") -> dict[str, str]:
    """The ways to say a command, in every language, folded, and the command's name: "all", or
    "exact", the word itself, or what it was once, and no other; of staff's lines those of
    "lines"."""
    found: dict[str, str] = {}
    for locale in locales.LOCALES:
        for name in COMMANDS:
            if not locales.has(locale, f"command-{name}"):
                continue
            takes = COMMANDS[name].takes
            if which == "lines" and takes not in (Takes.LINE, Takes.WORDS):
                continue
            if which != "lines" and takes is Takes.LINE:
                continue
            if which == "exact" and not COMMANDS[name].in_form:
                continue
            # The word, and what it was before: whoever learned that goes on with it everywhere.
            ways = [
                locales.text(locale, f"command-{name}"),
                *locales.words(locale, f"command-{name}.was"),
            ]
            if which != "exact":
                ways += locales.words(locale, f"command-{name}.also")
            for way in ways:
                found.setdefault(spelling.fold(way), name)
    return found


def exact(text: str, known: Mapping[str, str]) -> Asked | None:
    """A command as the whole message: one of the known words, with a number where it takes one."""
    folded = spelling.fold(text.replace("_", " "))
    if not folded or len(folded) > 60 or passing.tests(text):
        return None
    if name := known.get(folded):
        return Asked(name)
    parts = folded.split()
    for length in range(min(3, len(parts) - 1), 0, -1):
        name = known.get(" ".join(parts[:length]))
        if name and COMMANDS[name].takes in (Takes.NUMBER, Takes.WORDS):
            rest = " ".join(parts[length:])
            if which.may_name(rest) and len(parts) - length <= 4:
                return Asked(name, rest)
    return None


def line(turn: Turn, text: str) -> Asked | None:
    """A line of staff, or a sentence that says the same."""
    if (typed := typed_line(turn, text)) is not None:
        return typed
    said = spoken.spoken(text, turn.site.letters)
    if said is not None and spoken.says_more(*said, turn.site.letters):
        return Asked(*said)
    return None


def typed_line(turn: Turn, text: str) -> Asked | None:
    """A line of staff: its word alone, or with the numbers of proposals behind it, or with what
    they look for."""
    known, parts = words("lines"), text.split()
    if (name := known.get(spelling.fold(text))) is not None:
        return Asked(name) if COMMANDS[name].takes is Takes.LINE else None
    for length in range(min(4, len(parts) - 1), 0, -1):
        lead = spelling.fold(" ".join(parts[:length]))
        if (name := known.get(lead)) is not None:
            rest = text.split(None, length)[length]
            looks = COMMANDS[name].takes is Takes.WORDS
            own = lead == spelling.fold(locales.text("id", f"command-{name}"))
            none = isinstance(turn.site.names.find_in(rest).reading, Unknown)
            if name in OF_AREAS and none and not own:
                return Asked(name)  # "rt yang belum ngusulin siapa aja"
            if looks or not numbers_said(rest, turn.site.letters).none:
                return Asked(name, rest)
    return None


def numbered(turn: Turn, text: str) -> tuple[str, str, str] | None:
    """A word of staff that is about one proposal, its number and more behind that: "CATAT 5 PUPR",
    "BETULKAN 12 lampu"; the command's name, the number and the rest."""
    parts = text.split()
    for length in range(min(3, len(parts) - 2), 0, -1):
        name = words().get(spelling.fold(" ".join(parts[:length])))
        if name is None or COMMANDS[name].whose is not which.Whose.STAFF:
            continue
        rest = parts[length:]
        while len(rest) > 1 and spelling.fold(rest[0]) in ("nomor", "nomer", "no", "nmr", "usulan"):
            rest = rest[1:]
        if which.typed(turn, rest[0].rstrip(",:;")) is None or which.typed(turn, " ".join(rest)):
            return None
        return name, rest[0].rstrip(",:;"), " ".join(rest[1:])
    return None


def number_alone(turn: Turn, text: str) -> Asked | None:
    """A proposal's number and nothing else."""
    if which.typed(turn, text) is None:
        return None
    return Asked("check", text.strip())


async def at_desk(turn: Turn, asked: Asked) -> Asked:
    """CEK of a proposal that is somebody else's and that a role lets one see: it is opened as
    staff see it, unless its own word was said."""
    if not turn.person.works:
        return asked
    proposal = await which.find(turn, asked.rest)
    if proposal is None or proposal.author == turn.person.id:
        return asked
    held = await staff.grants(turn.store, turn.person.id)
    sees = allowed(held, Operation.SEE_TASKS, proposal.content.area, opd=proposal.opd)
    return Asked("task", asked.rest) if sees is not None else asked


def wish(text: str) -> Asked | None:
    """A command that takes text, with its text ("usul jln rusak dpn masjid")."""
    parts = beside_it.led_to_wish(text).split()
    for length in range(min(4, len(parts) - 1), 0, -1):
        lead = spelling.fold(" ".join(parts[:length]))
        if lead in known_words("propose-wish"):
            return Asked("propose", text.strip())  # "tolong perbaiki ...": the wish has begun
        name = "propose" if lead in known_words("propose-lead") else words().get(lead)
        bare = name == "join" and not codes.may_be(" ".join(parts[length:]))  # "petugas judes"
        if name and COMMANDS[name].takes is Takes.TEXT and not bare:
            return Asked(name, " ".join(parts[length:]).lstrip(":-,. "))
    return None


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
