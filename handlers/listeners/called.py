"""What somebody says that they are called while nothing is open: "nama aq nadia min", "becanda min,
nadia"; a wish where they are asked."""

from __future__ import annotations

from dataclasses import replace

from handlers import commands
from handlers.asking.heard import Heard, hearing
from handlers.asking.menu import MINE, PROPOSE
from handlers.asking.person import consent, misnamed, names, nobody
from handlers.conversation.messages import Literal, Outgoing, Text, Words, kept_text
from handlers.people import agreeing, welcome
from handlers.proposals import offers
from handlers.reading import spelling
from handlers.reading.meaning.acts import Act
from handlers.reading.places.areas import Found
from handlers.reading.said.kinds import kind_of
from handlers.turn import Turn
from storage import rules
from storage.people import people

# A name has no more words than this.
MOST = 4
# And that one writes for another no more than this; a longer text tells something, too.
FOR_ANOTHER = 12


@hearing(busy=False, text=True)
async def said(turn: Turn) -> Heard | None:
    """Another name, said by itself; what is said behind it is heard after."""
    text = turn.message.text
    if not turn.person.consent:
        return None
    if kind_of(Act.PRIVATE, text):
        return None  # "jenengku ojo ditampilke"
    other = agreeing.writes_for(turn, text) if len(text.split()) <= FOR_ANOTHER else None
    if other is not None and (wish := agreeing.besides_whom(turn, text)):
        turn.beside += other[1]  # "saya mewakili Pak Karto mau usul lampu": it is heard, too
        turn.message = replace(turn.message, text=wish)
        return None
    if other is not None:
        told = Outgoing(other[1], (PROPOSE, MINE))
        if turn.talk.ask != offers.OFFER:
            return Heard([told])
        return Heard([await _offered_still(turn, other[1])])
    if misnamed.not_that(text, turn.person.name or ""):
        return Heard(await turn.open("rename"))  # "eh jangan Eko"
    first, rest = names.parted(text)
    if misnamed.misnamed(text) and (right := misnamed.renamed(text)) is not None:
        first, rest = f"nama saya {right}", ""  # "nama saya kebalik, harusnya agus salim"
    name = names.given(first)
    if again := misnamed.said_again(text, turn.person.name or ""):
        first, rest, name = f"nama saya {again}", "", again
    if not names.calls(first) or not _is_one(turn, name) or turn.slots(text).tells:
        return None
    people.change(turn.store, turn.person, name=name)
    done = Text("rename-done", {"name": Literal(name)})
    if not rest and turn.talk.ask == offers.OFFER:
        return Heard([await _offered_still(turn, (done,))])
    if not rest:
        return Heard([Outgoing((done,), (PROPOSE, MINE))])
    turn.beside.append(done)
    turn.message = replace(turn.message, text=rest)
    return None


async def _offered_still(turn: Turn, told: tuple[Words, ...]) -> Outgoing:
    """What is said of a name, and what had been offered, which is open still."""
    again = await offers.again(turn, kept_text(""))
    return replace(again, words=(*told, *again.words))


def _is_one(turn: Turn, name: str) -> bool:
    some = 0 < len(name.split()) <= MOST and rules.is_name(name)
    area = isinstance(turn.site.names.read(name), Found)
    if not nobody.WORDS.isdisjoint(spelling.fold(name).split()[:1]):
        return False  # "bohong semua"
    return some and not area and not names.is_sentence(name) and not names.only_tails(name)


@hearing(busy=True, text=True)
async def leaves(turn: Turn) -> Heard | None:
    """What is wished, where another name is asked for: the name stays, and it is heard by
    itself."""
    text, state = turn.message.text, turn.talk.opened
    if state.form != "rename":
        return None
    held = turn.slots(text)
    wishes = commands.wish(text) is not None or held.trouble
    if not wishes or not (held.things or held.trouble) or not names.is_sentence(text):
        return None
    turn.talk.open = None
    turn.beside.append(Text("rename-stays", {"name": Literal(turn.person.name or "")}))
    return None


@hearing(busy=True)
async def instead_of_a_name(turn: Turn) -> Heard | None:
    """A wish where it is asked what to call somebody: they are called nothing, and it goes on at
    once; unless they say behind it what they are called."""
    if not consent.in_welcome(turn) or turn.talk.opened.asked != "name":
        return None
    text = turn.message.text
    begins = commands.words().get(spelling.fold(text)) == "propose"
    if not (commands.wish(text) or begins):
        return None
    name, before = names.introduced(text)
    turn.beside += consent.hold(turn, before if name else text)
    if not name:
        return Heard(await welcome.nameless(turn))
    turn.message = replace(turn.message, text=name)
    return None
