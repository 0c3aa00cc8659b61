"""What every handler receives: the person, their message, and the store of this turn."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

import locales
from handlers.conversation.answers import Says, Sense, shorten
from handlers.conversation.form import WAYS, Form, Kind, Loader
from handlers.conversation.messages import (
    Attachment,
    FileKind,
    Incoming,
    Kept,
    Lines,
    Literal,
    Location,
    Outgoing,
    Subject,
    Text,
    Words,
    heard_again,
    kept,
    kept_text,
    not_read,
)
from handlers.conversation.talk import MOST_LATER, Talk
from handlers.conversation.talking import Conversation
from handlers.reading import introduced, scolding, spelling
from handlers.reading.denial import denied
from handlers.reading.meaning import plain
from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.meant import Asked, Meant, Situation, meant
from handlers.reading.meaning.slots import Slots, slots
from handlers.reading.places.areas import Found
from handlers.reading.said import of_questions, seams, wrong
from handlers.reading.said.kinds import kind_of
from handlers.reading.said.of_us.plain_questions import plainly
from handlers.reading.said.slips.at_once import righted
from handlers.site import Site
from storage.city import speaking
from storage.city.speaking import Desk
from storage.database import jobs
from storage.database.store import Store
from storage.files import files
from storage.people.model import Person
from storage.staff.roles import Operation


@cache
def known_words(*names: str) -> frozenset[str]:
    """The words called by one of these names, in every language of ours, folded."""
    known = ((locale, f"words-{name}") for locale in locales.LOCALES for name in names)
    return frozenset(spelling.fold(word) for each in known for word in locales.words(*each))


@dataclass(slots=True)
class Turn:
    """One message of one person, and all that a handler needs to answer it."""

    person: Person
    message: Incoming
    store: Store
    site: Site
    forms: Mapping[str, Form | Loader]
    talk: Talk
    # The commands that menus show, and what role they need.
    menu: Mapping[str, Operation | None] = field(default_factory=dict)
    # The commands of staff, and the operations that each is for.
    duties: Mapping[str, tuple[Operation, ...]] = field(default_factory=dict)
    # Whether it came before the open question had been asked, so that it cannot be its answer.
    early: bool = False
    # What is said first of parts of the message that could not be used.
    beside: list[Words] = field(default_factory=list)
    # What the message of ours was about that this one replies to (`Outgoing.about`).
    about: str | None = None
    # The number of the proposal that was picked for what was asked to be done.
    picked: str | None = None
    # What of the message nobody has used yet, besides its words.
    left_files: list[Attachment] = field(init=False)
    left_place: Location | None = field(init=False)
    viewed: list[str] = field(default_factory=list)  # `Talk.viewed`, of the message before
    # What had been offered to become a proposal, once that has been answered.
    offer_taken: Kept | None = None
    # Files of this message that were taken, to be fetched.
    wanted: list[int] = field(default_factory=list)
    conversation: Conversation = field(init=False)
    _meant: dict[tuple[str, Asked], Meant] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        if (text := spelling.stopped(self.message.text)) != self.message.text:
            self.message = dataclasses.replace(self.message, text=text)
        self.conversation = Conversation(self.forms, self.talk, self)
        self._leave()

    def _leave(self) -> None:
        self.left_files = list(self.message.files)
        self.left_place = self.message.location

    def hear_again(self, said: Kept) -> None:
        """Turns to what was said before, as if it came now."""
        self.beside += self.unused()
        self.message = heard_again(said, self.message)
        self._leave()

    def keep(self) -> Kept:
        """The whole message, to be heard later."""
        self.left_files, self.left_place = [], None
        return kept(self.message)

    def for_later(self, text: str) -> None:
        """Keeps words that ask for something to be offered once what is open has ended."""
        if self.slots(text).things and len(self.talk.later) < MOST_LATER:
            self.talk.later.insert(0, kept_text(text))
            typed = Literal(shorten(self.clean(text), 120))
            self.beside.append(Text("propose-apart.later", {"typed": typed}))

    def drop(self, said: Kept) -> None:
        """What was kept is not to be heard: what the platform holds of it with us goes."""
        for file in said["files"]:
            files.drop_upload(self.store, file["ref"])

    async def let_go(self, ids: Sequence[int]) -> None:
        """Files of a draft that is dropped: those that nothing holds go once this has committed."""
        if ids:
            jobs.discard(self.store, await files.let_go(self.store, ids))

    def take_left(self) -> Kept | None:
        """Photos and the place of this message that nobody has used yet, and that are used now;
        None when there are none. Documents are nothing that a form could hold."""
        photos = tuple(file for file in self.left_files if file.kind is FileKind.PHOTO)
        place = self.left_place
        if not (photos or place):
            return None
        self.left_files = [file for file in self.left_files if file not in photos]
        self.left_place = None
        return kept(dataclasses.replace(self.message, text="", files=photos, location=place))

    def unused(self) -> list[Words]:
        """What is said of the parts of the message that nobody had a use for."""
        words: list[Words] = []
        kinds = {file.kind for file in self.left_files}
        if FileKind.PHOTO in kinds:
            words.append(Text("stray-photo"))
        if kinds - {FileKind.PHOTO}:
            words.append(not_read(self.left_files))
        if self.left_place is not None:
            words.append(Text("stray-location"))
        self.left_files, self.left_place = [], None
        return words

    @property
    def now(self) -> datetime:
        return self.store.now

    @property
    def locale(self) -> str:
        return self.person.locale

    async def open(
        self,
        form: str,
        *,
        key: str = "",
        version: int = 0,
        answers: Mapping[str, Any] | None = None,
        notes: Mapping[str, Any] | None = None,
        before: Sequence[Words] = (),
        subject: Subject | None = None,
    ) -> list[Outgoing]:
        """Begins a form, or asks which is meant when another is half-way."""
        return await self.conversation.open(
            form,
            key=key,
            version=version,
            answers=answers,
            notes=notes,
            before=before,
            subject=subject,
        )

    def want(self, attachment: Attachment) -> int:
        """Takes a file of this message, to be fetched after the turn; gives its id."""
        id = files.want(
            self.store, self.person, self.message.channel, self.message.address, attachment
        )
        self.wanted.append(id)
        self._used(attachment)
        return id

    def _used(self, attachment: Attachment) -> None:
        self.left_files = [file for file in self.left_files if file.ref != attachment.ref]

    def want_again(self, id: int, attachment: Attachment) -> None:
        """A file of this message takes the place of one that failed."""
        files.again(self.store, id, self.message.channel, self.message.address, attachment)
        self.wanted.append(id)
        self._used(attachment)

    def want_list(self, attachment: Attachment) -> None:
        """A document of this message is fetched to be read; its text is shown in the chat."""
        files.want(self.store, self.person, self.message.channel, self.message.address, attachment)
        self._used(attachment)

    async def meant(self, text: str, asked: Asked | None = None) -> Meant:
        """What a text means: at the open question, if there is one, unless it is said that it is
        another kind that is `asked`. Reckoned once a turn."""
        if asked is None:
            state = self.talk.open
            asked = _ASKED[state.kind or Kind.TEXT] if state is not None else Asked.NOTHING
        known = self._meant.get((text, asked))
        if known is None:
            # Only what is said idle may be an act of staff's.
            situation = Situation(asked, works_here=self.person.works)
            exact = exact_words(asked)
            known = meant(text, situation, words=exact, names=self.site.names)
            self._meant[text, asked] = known
        return known

    def slots(self, text: str) -> Slots:
        """What a text holds of a proposal, whatever it means."""
        return slots(text, self.site.names)

    # What the engine asks of a turn.

    def say(self, words: Words) -> str:
        return render(words, self.person.locale)

    fold = staticmethod(spelling.fold)

    def clean(self, text: str) -> str:
        return spelling.clean(text)

    def is_word(self, name: str, text: str) -> bool:
        return spelling.fold(text) in known_words(name)

    known = staticmethod(known_words)

    def denied(self, text: str, act: str) -> bool | None:
        return denied(text, act)

    def says(self, what: Says, text: str) -> bool:
        return of_questions.says(what, text)

    wondered = staticmethod(wrong.wondered)
    wonders_at = staticmethod(wrong.wonders_at)

    def parts(self, text: str) -> list[str]:
        return of_questions.parts(text)

    def clauses(self, text: str) -> list[str]:
        return of_questions.clauses(text)

    possessed = staticmethod(seams.possessed)  # before `seams`, which hides the module
    figure_first = staticmethod(seams.figure_first)

    def seams(self, text: str, names: Callable[[str], bool]) -> list[tuple[int, int]]:
        return seams.seams(text, names)

    def is_way(self, text: str) -> bool:
        """Whether the whole text is a word by which one goes around in a form."""
        return spelling.fold(text) in known_words(*WAYS)

    async def sense(self, text: str, kind: str) -> Sense:
        plain = plainly(text)
        if plain in (Act.LOCATION, Act.ELIGIBLE) or (
            kind == Kind.REVIEW and plain in (Act.AFTER, Act.PRIVATE, Act.EDITING)
        ):
            return Sense(str(plain), True)
        found = await self.meant(text, _ASKED[kind])
        tells = found.slots.tells or (kind == Kind.TEXT and found.slots.states)
        return Sense(found.act.value, found.sure, found.second and found.second.value, tells)

    async def answer(self, act: str, *, asked: bool = False, text: str = "") -> Words:
        """The short true answer to what somebody asks, by its act: of the area that is meant, and
        of the kind that their text tells of, or the part of it that it answers, `text`."""
        said = text or self.message.text
        other = act == Act.OFFICER and kind_of(act, said) == "service"
        if act == Act.OFFICER and not other and (desk := await self._desk(said)) is not None:
            parts = {name: Literal(getattr(desk, name)) for name in ("office", "contact", "hours")}
            return Text("answer-officer.there", parts)
        if act == Act.HELP:
            act = Act.HOW  # what one can do here is said by how it is done
        kind = kind_of(act, said)
        if asked and act == Act.COMPLAIN:
            kind = ""  # in the middle of a wish it may be said of what is wished
        if kind and self.has(f"answer-{act}.{kind}"):
            return Text(f"answer-{act}.{kind}")
        if act == Act.GREET and introduced.salam(self.message.text):
            return Text("answer-greet.salam")
        own = f"answer-{act}.form"
        return Text(own if asked and self.has(own) else f"answer-{act}")

    async def _desk(self, said: str) -> Desk | None:
        """The office of the kelurahan that is named, of the open proposal, of home, of one city."""
        named = self.site.names.find_in(said).reading
        state = self.talk.open
        chosen = state.answers.get("area") if state is not None else None
        code = chosen.get("code") if isinstance(chosen, dict) else None
        cities = self.site.areas.cities
        code = named.area.code if isinstance(named, Found) else code
        code = code or self.person.area or (cities[0].code if len(cities) == 1 else None)
        return await speaking.find(self.store, code) if code else None

    def is_plain(self, text: str, kind: str) -> bool:
        return plain.is_plain(text, _ASKED[kind])

    unscolded = staticmethod(scolding.unscolded)
    righted = staticmethod(righted)

    def ahead(self, words: tuple[Words, ...]) -> None:
        self.store.send_first(Outgoing(words), self.person)

    def has(self, id: str) -> bool:
        return locales.has(self.person.locale, id) or locales.has("id", id)

    def nearest(self, text: str, labels: list[str]) -> int | None:
        return spelling.nearest(text, labels)


def render(words: Words, locale: str) -> str:
    """Words in a language; an argument that is itself words comes in the same language."""
    if isinstance(words, Literal):
        return words.text
    if isinstance(words, Lines):
        return "\n".join([render(line, locale) for line in words.lines])
    if not words.args:
        return locales.as_it_is(locale, words.id)
    args = {
        name: render(value, locale) if isinstance(value, Text | Literal | Lines) else value
        for name, value in words.args.items()
    }
    return locales.text(locale, words.id, **args)


# What is asked, by the kind of answer.
_ASKED: Mapping[str, Asked] = {
    **{kind.value: Asked(kind.value) for kind in Kind if kind is not Kind.MESSAGE},
    Kind.MESSAGE.value: Asked.TEXT,
}

# The act that an exact word means, by what it is called in locales (`command-NAME`).
_BY_COMMAND: Mapping[str, Act] = {
    "propose": Act.BEGIN,
    "undo": Act.TAKE_BACK,
    "ask": Act.ASK_AUTHOR,
    "end": Act.END_ROLE,
    "meeting": Act.MEETING_CALL,
    "correct": Act.PUT_RIGHT,
    "remind": Act.SPREAD,
    **{
        act.value: act
        for act in (
            Act.MINE, Act.CHECK, Act.CHANGE, Act.WITHDRAW, Act.CONFIRM, Act.DISPUTE, Act.CLAIM,
            Act.ANSWER, Act.COMING, Act.MAYBE, Act.ABSENT, Act.SCHEDULE, Act.HELP, Act.LANGUAGE,
            Act.STOP, Act.START, Act.DATA, Act.FORGET, Act.JOIN, Act.TASKS, Act.ANNOTATE, Act.LIST,
            Act.ANNOUNCE, Act.MEETINGS, Act.CONTACT, Act.UNREACHED, Act.INVITE, Act.YEARS,
            Act.SUPPORT, Act.PUBLIC, Act.HOME, Act.CONNECT, Act.EXPORT, Act.SEARCH, Act.SPREAD,
            Act.BELOW, Act.MERGE, Act.SIMILAR, Act.PICTURES, Act.HIDE, Act.HELD, Act.ENTER,
            Act.DEPUTY, Act.SIPD, Act.FORUM, Act.INPUTS, Act.ANNOUNCEMENTS,
        )
    },
}  # fmt: skip
# And by `words-NAME`.
_BY_WORDS: Mapping[str, Act] = {
    "back": Act.BACK,
    "skip": Act.SKIP,
    "done": Act.DONE,
    "cancel": Act.CANCEL,
    "change": Act.CHANGE,
    "later": Act.LATER,
    "yes": Act.AGREE,
    "no": Act.REFUSE,
    "send": Act.SEND,
}


@cache
def exact_words(asked: Asked) -> dict[str, Act]:
    """What a whole text of exactly such a word means, in every language of ours, folded. At a
    question what goes on from it comes before a command of the same word ("sudah", "ubah")."""
    commands: dict[str, Act] = {}
    for name, act in _BY_COMMAND.items():
        for locale in locales.LOCALES:
            if locales.has(locale, f"command-{name}"):
                word = locales.text(locale, f"command-{name}")
                for way in (word, *locales.words(locale, f"command-{name}.also")):
                    commands.setdefault(spelling.fold(way), act)
    ways: dict[str, Act] = {}
    for name, act in _BY_WORDS.items():
        for way in known_words(name):
            ways.setdefault(way, act)
    commands_first = asked in (Asked.NOTHING, Asked.COMING)
    return {**ways, **commands} if commands_first else {**commands, **ways}
