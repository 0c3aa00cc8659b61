"""The first hello: who we are, consent in plain words, and what to be called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.asking.heard import Heard, hearing
from handlers.asking.menu import MINE, PROPOSE
from handlers.asking.person import consent, home, links, misnamed, names, nobody, trades
from handlers.asking.person.consent import hold, release, version
from handlers.asking.proposals import takeover
from handlers.conversation.answers import Answer, AskAgain, Draft, Problem, Reading, shorten
from handlers.conversation.form import Form, Kind, Question, Takes
from handlers.conversation.messages import (
    Choice,
    FileKind,
    Incoming,
    Literal,
    Outgoing,
    Text,
    Tone,
    Words,
    not_read,
)
from handlers.people import agreeing, help, instead, of_self, proxied, weighed
from handlers.reading import introduced, spelling, unsaid
from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.slots import STATE
from handlers.reading.places.area_words import OFFICE
from handlers.reading.places.areas import Found, Unsure
from handlers.reading.said.of_proposals.for_whom import is_kin, speaks_for
from handlers.turn import Turn, known_words
from storage import rules
from storage.people import people


async def consent_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return (
        Choice("yes", Text("welcome-consent.yes"), tone=Tone.GOOD),
        Choice("no", Text("welcome-consent.no")),
        Choice("more", Text("welcome-consent.more")),
    )


async def consent_wording(turn: Turn, draft: Draft) -> Words:
    return Text("welcome-consent", {"city": turn.site.called()})


async def read_consent(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    choice, offered = said.choice, await consent_choices(turn, draft)
    if choice is None and turn.is_word("yes", said.text):
        choice = "yes"
    if choice is None and agreeing.declines(turn, said.text):
        choice = "no"
    if choice == "more":
        return AskAgain((Text("welcome-consent.whole"),), offered[:2])
    if choice is None and names.asks(said.text):
        return Problem((Text("welcome-consent.what"),), kept=True)
    if choice is None and (agreed := await agrees(turn, said, draft)) is not None:
        return agreed
    if choice not in ("yes", "no"):
        asked = await consent_wording(turn, draft)
        if (other := await help.in_another(turn, said, asked)) is not None:
            return other
    if choice is None and await weighed.later(turn, said.text):
        return AskAgain((Text("welcome-consent.later"),), offered[:2])
    if choice not in ("yes", "no") and (
        told := await weighed.asked_first(turn, said.text, offered)
    ):
        return told
    if choice not in ("yes", "no"):
        some = len(said.text.split()) > 1 and not names.greets(said.text)
        full = hold(turn, said.text) if some else ()
        kept = some and not full
        words = Text(f"welcome-consent.{'unclear' if kept else 'first'}")
        return Problem((*full, words), kept=some)
    # At once, not at the end of the form: the consent holds even if the person stops here.
    people.consent(turn.store, turn.person, choice == "yes", version(turn))
    name, lives = await agreeing.said_before(turn) if choice == "yes" else ("", ())
    return Answer(choice == "yes", say=lives, also={"name": {"name": name}} if name else {})


async def agrees(turn: Turn, said: Incoming, draft: Draft) -> Answer | None:
    """A yes with more behind it: what somebody is called answers the next question. So does one
    that is told by whoever types for somebody else."""
    told: tuple[Words, ...] = ()
    other = proxied.permits(turn.clean(said.text)) if said.choice is None else None
    rest = other[1] if other is not None else await agreeing.consents(turn, said.text)
    if rest is None:
        return None
    people.consent(turn.store, turn.person, True, version(turn))
    if other is not None and turn.slots(other[0]).things:
        told = hold(turn, other[0])
    if rest and (mine := await of_self.with_wish(turn, rest)) is not None:
        return Answer(True, say=(*told, *mine.say), also={"name": mine.value})
    if rest and (names.introduced(rest)[0] or await agreeing.names_one(turn, rest)):
        named = await read_name(turn, replace(said, text=rest), replace(draft, notes={}))
        if isinstance(named, Answer) and named.value:
            return Answer(True, say=(*told, *named.say), also={"name": named.value})
    told = (*told, *(hold(turn, rest) if rest else ()))
    if other:
        return Answer(True, say=(*told, Text("welcome-consent.behalf")))
    name, lives = await agreeing.said_before(turn)
    return Answer(True, say=(*told, *lives), also={"name": {"name": name}} if name else {})


async def knows_consent(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
    """A yes with more behind it; a complaint that tells of something, which is kept for after."""
    offered = await consent_choices(turn, draft)
    if said.choice is None and (told := weighed.reserved(turn, turn.clean(said.text), offered)):
        return told
    if (agreed := await agrees(turn, said, draft)) is not None or said.choice is not None:
        return agreed
    if (told := await weighed.weighed(turn, turn.clean(said.text), offered)) is not None:
        return told
    if agreeing.declines(turn, said.text):
        return await read_consent(turn, said, draft)
    if agreeing.asks_to_undo(said.text) and not turn.slots(said.text).things:
        return AskAgain((Text("welcome-consent.deleted"),), offered[:2])
    if await agreeing.introduces(turn, said.text):
        full = hold(turn, said.text)  # "nama mbah sukinem", before anybody has agreed
        return Problem(full or (Text("welcome-consent.unclear"),), kept=True)
    sense = await turn.sense(said.text, Kind.YES_NO)
    if sense.act != Act.COMPLAIN or not sense.sure or not turn.slots(said.text).things:
        return None
    sorry = await turn.answer(Act.COMPLAIN)
    full = hold(turn, said.text)
    again = Text(f"welcome-consent.{'first' if full else 'unclear'}")
    return Problem((*full, sorry, again), kept=True)


async def read_name(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    typed = draft.notes.get("typed")
    if typed and (said.choice == OWN or turn.is_word("is-name", said.text)):
        release(turn, typed)
        return Answer({"name": " ".join(typed.split())})
    if doubts(turn) and (doubted := _doubted(turn, said, str(typed))) is not None:
        return doubted
    if said.choice is not None:
        return Problem((Text("form-stale"),))
    text = misnamed.unspelt(turn.clean(said.text))
    if names.asks(text):
        return Problem((Text("welcome-name.what"),), kept=True)
    if (breath := await instead.in_one_breath(turn, said, draft)) is not None:
        return breath
    if names.refuses(text) and not agreeing.tells(turn, text):
        return await _name_in(turn, said, text)  # "jeneng ora usah, sing penting ..."
    name, rest = names.honoured(text)
    if name and names.is_sentence(names.given(text)) and (not rest or trades.describes(rest)):
        return Answer({"name": name})
    name, before = names.introduced(text)
    if name and turn.slots(name).place is None:
        # "Ini hp anak sy" tells nothing that could be lost.
        held = turn.slots(before)
        tells = held.things or held.problem or names.questions(before) or speaks_for(before)
        told = await agreeing.beside(turn, before) if tells else ()
        return Answer({"name": name}, say=told)
    for (first, rest), heard in (
        (agreeing.housed(turn, text), agreeing.lives),
        (agreeing.with_home(turn, *names.parted(text)), agreeing.beside),
    ):
        held = turn.slots(rest)
        wrong = held.things or held.trouble or STATE.search(rest)
        if heard is agreeing.lives and wrong:
            continue  # "Siti, rt 3 lampunya mati" tells something
        if not first and rest:
            return AskAgain((*await heard(turn, rest), _NAME))
        reading = await read_name(turn, replace(said, text=first), draft) if rest else None
        if isinstance(reading, Answer):
            return replace(reading, say=(*reading.say, *await heard(turn, rest)))
    return await _name_in(turn, said, text)


def _unassented(turn: Turn, name: str) -> str:
    """A name without the yes before it ("iya budi"), where more than that is left."""
    first, _, rest = name.partition(" ")
    return rest if rest and turn.is_word("yes", first) and not names.greets(name) else name


async def _name_in(turn: Turn, said: Incoming, text: str) -> Reading:
    """A name, or what is said instead of one."""
    given = names.given(text)
    name = _unassented(turn, given)
    said_yes = name != given
    if names.refuses(text) and (called := misnamed.renamed(text)) is not None:
        return Answer({"name": called})  # "jgn pake nama asli, panggil mawar"
    later = unsaid.put_off(text) and not turn.slots(text).tells  # "namanya nyusul ya"
    none = turn.fold(name) in turn.known("no", "no-name", "whichever")
    if none or later or names.refuses(text) or names.hides(text):
        return instead.passed_over(turn, text)
    no_name = said_yes and nobody.is_nobody(name)
    if no_name or turn.is_word("yes", name) or names.greets(name):
        return Problem((Text("welcome-name.say"),), kept=True)
    if is_kin(text):
        return Problem((Text("welcome-name.kin", {"typed": Literal(shorten(text, 60))}),))
    shows = names.points(text) or (turn.message.files and not names.led(text))
    if names.is_sentence(name) or shows or "?" in text:  # what asks is no name: "emg hrs ya?"
        told = await help.in_another(turn, said, _NAME) or await weighed.answered(turn, text)
        if told is not None:
            return told
        if names.questions(text) and any(w.startswith("nama") for w in turn.fold(text).split()):
            return Problem((Text("why-welcome-name"), _NAME), kept=True)
        # Held at once: whatever is answered now, it is not lost.
        kept = hold(turn, text) or (_KEPT,)
        if names.questions(text) or home.alone(turn, text) is not None:
            return Problem((*kept, Text("welcome-name")), kept=True)  # no name can be meant
        if agreeing.tells(turn, text) and kept == (_KEPT,):
            return Answer(None)  # what they came for is heard at once, a name can be said later
        return _doubt(text, kept)
    office = not OFFICE.isdisjoint(turn.fold(name).split()[:1])
    area = turn.site.names.read(name)
    if not office and (isinstance(area, Found) or (isinstance(area, Unsure) and said_yes)):
        if isinstance(area, Found):
            turn.talk.near = area.area.code  # it is offered where a proposal asks for it
        words = Text("welcome-name.area", {"typed": Literal(shorten(name, 80))})
        return AskAgain((words,), (_OWN_CHOICE,), {"typed": name, "area": True})
    if not rules.is_name(name):
        return Problem((Text("welcome-name.bad", {"most": rules.NAME.most}),))
    return Answer({"name": name})


def _doubt(text: str, before: tuple[Words, ...], words: str = "or-wish") -> AskAgain:
    """Whether a text is a name or a wish."""
    named = " ".join(text.split())
    asked = Text(f"welcome-name.{words}", {"typed": Literal(shorten(named, 80))})
    offered = [Choice(WISH, Text("welcome-name.wish"))]
    if rules.is_name(named):
        offered.append(_OWN_CHOICE)
    return AskAgain((*before, asked), tuple(offered), {"typed": text})


def _doubted(turn: Turn, said: Incoming, typed: str) -> Reading | None:
    """The answer to whether `typed` is a name or a wish; None when something else was said."""
    if turn.is_word("yes", said.text):
        return _doubt(typed, (), "which")  # to either of the two
    if said.choice == WISH or turn.is_word("is-wish", said.text):
        return Answer(None)
    if turn.is_word("no", said.text):
        return Problem((Text("welcome-name.not-own"),))
    return None


def doubts(turn: Turn) -> bool:
    """Whether it is open whether what stands instead of a name is a wish."""
    state = turn.talk.open
    notes = state.notes.get("name", {}) if state and state.form == "welcome" else {}
    return bool(notes.get("typed")) and "area" not in notes


OWN, WISH = "own", "wish"
_OWN_CHOICE = Choice(OWN, Text("welcome-name.own"))
_KEPT, _NAME = Text("welcome-name.kept"), Text("welcome-name")


async def finish(turn: Turn, draft: Draft) -> list[Outgoing]:
    waits = turn.talk.waits
    if not draft["consent"]:
        turn.talk.waits = None
        for said in waits.said if waits else ():
            turn.drop(said)
        lost = (Text("welcome-declined.lost"),) if waits else ()
        agree = (Choice("do:hello", Text("welcome-agree")),)
        return [Outgoing((Text("welcome-declined"), *lost), agree)]
    named = draft["name"] or {}
    if named:
        people.change(turn.store, turn.person, name=named["name"])
    # Staff may have entered something for the number that they write from.
    asked = await takeover.ask(turn.site, turn.store, turn.person, turn.message.phone)
    if waits:
        return [Outgoing((Text("welcome-thanks", greeted(turn)),)), *asked]
    choices = (
        PROPOSE,
        Choice("do:help", Text("command-help.button")),
    )
    return [Outgoing((Text("welcome-ready", greeted(turn)),), choices), *asked]


async def aside(turn: Turn, said: Incoming) -> tuple[Words, ...]:
    """Photos and places that come before the consent, or instead of a name."""
    documents = any(file.kind is not FileKind.PHOTO for file in said.files)
    words: tuple[Words, ...] = (not_read(said.files),) if documents else ()
    photos = any(file.kind is FileKind.PHOTO for file in said.files)
    if not (photos or said.location):
        return words
    full = hold(turn)
    return (*words, *(full or (Text("welcome-photo" if photos else "welcome-place"),)))


def greeted(turn: Turn) -> dict[str, object]:
    """Arguments of a greeting: the name, or "" for someone who gave none."""
    return {"name": Literal(turn.person.name or ""), "named": "yes" if turn.person.name else "no"}


FORM = Form(
    "welcome",
    questions=(
        Question(
            "consent",
            read_consent,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=consent_choices,
            kind=Kind.YES_NO,
            wording=consent_wording,
            branches=True,
            knows=knows_consent,
        ),
        Question(
            "name",
            read_name,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            applies=lambda answers: answers.get("consent") is True,
            optional=True,
            kind=Kind.NAME,
            knows=instead.knows_name,
            show=lambda value: Literal(value["name"]),
        ),
    ),
    finish=finish,
    title=lambda answers: Text("welcome-title"),
    guarded=False,
    aside=aside,
)


async def hello(turn: Turn, before: Sequence[Words] = ()) -> list[Outgoing]:
    """A greeting, or the first word of somebody new, who is asked before anything else."""
    before = (*before, *consent.greeting(turn))
    if turn.person.consent:
        choices = (
            PROPOSE,
            MINE,
            Choice("do:help", Text("command-help.button")),
        )
        return [Outgoing((*before, Text("welcome-back", greeted(turn))), choices)]
    return await turn.open("welcome", before=before)


# --- who hears ------------------------------------------------------------------------------


async def button(turn: Turn) -> Heard | None:
    """ "Setuju" of somebody who has said no before."""
    if turn.message.choice is None or not (turn.message.choice + ":").startswith("do:hello:"):
        return None
    return Heard(await (hello(turn) if turn.person.consent else consent.agreed(turn)))


async def starts(turn: Turn) -> Heard | None:
    """A new conversation, and a link that leads nowhere."""
    return Heard(await hello(turn)) if links.of(turn) is not None else None


async def doubted(turn: Turn) -> Heard | None:
    """What stands instead of a name turns out to be a wish."""
    name = consent.in_welcome(turn) and turn.talk.open and turn.talk.open.asked == "name"
    if not (name and doubts(turn) and turn.is_word("is-wish", turn.message.text)):
        return None
    turn.beside += await aside(turn, turn.message)
    return Heard(await nameless(turn))


async def nameless(turn: Turn) -> list[Outgoing]:
    """Goes on without a name."""
    skip = replace(turn.message, text="", files=(), location=None, choice="welcome.name:@skip")
    return await turn.conversation.hear(skip)


@hearing(busy=False)
async def asks_consent(turn: Turn) -> Heard | None:
    """Somebody who has not agreed yet, while nothing is open."""
    text = turn.message.text
    if turn.person.consent:
        return None
    hello = not introduced.ungreeted(text).strip(" .,!?")  # "sugeng enjang"
    hello = hello or (greets(text) and (await turn.meant(text)).act is Act.GREET)
    new = turn.person.consent is None and not (hello or turn.left_files)
    if new and (answer := await weighed.asks_of_us(turn, text)) is not None:
        return Heard(await turn.open("welcome", before=(*consent.greeting(turn), answer)))
    return Heard(await consent.stranger(turn, "" if hello else text))


@hearing(busy=False)
async def greeted_back(turn: Turn) -> Heard | None:
    """A hello while nothing is open."""
    text = turn.message.text
    if not turn.is_word("greeting", text):
        return None
    if (await turn.meant(text)).act is Act.THANK:
        return None
    return Heard(await hello(turn))


def greets(text: str) -> bool:
    """ "Assalamualaikum", "selamat pagi pak": a hello, alone or with a few words around it."""
    folded = spelling.fold(text)
    known = known_words("greeting")
    return folded in known or (
        len(folded.split()) <= 6 and any(folded.startswith(f"{word} ") for word in known)
    )
