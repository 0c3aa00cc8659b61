"""BANTUAN and BAHASA: what one can say here, and in which language."""

from __future__ import annotations

from handlers.asking import duties
from handlers.asking.menu import MENU
from handlers.conversation.answers import AskAgain, Problem, Reading
from handlers.conversation.form import Kind
from handlers.conversation.messages import Choice, Incoming, Outgoing, Text, Words
from handlers.reading.language import sense
from handlers.reading.meaning.acts import Act
from handlers.turn import Turn
from locales import LOCALES
from storage.people import people
from storage.staff import staff

# What BANTUAN itself offers.
FIRST = MENU[:3]


async def help(turn: Turn, said: str) -> list[Outgoing]:
    """What there is, one line a command; for staff also what their roles are for."""
    everybody = [name for name, needs in turn.menu.items() if needs is None]
    held = await staff.grants(turn.store, turn.person.id)
    theirs = duties.of(turn, held)
    first = duties.choices(turn, held)[:-1] if theirs else FIRST  # BANTUAN is the last of them
    out = [Outgoing((Text("help"), duties.lines(everybody), Text("help-more")), first)]
    if theirs:
        out.insert(0, Outgoing((Text("help-staff"), duties.lines(theirs))))
    return out


def named(turn: Turn, said: str) -> str | None:
    """The one language that words name, or the one that somebody speaks who does not understand
    the one they name; None where no other than theirs is told."""
    words = turn.fold(said).split()
    known = {each for each in LOCALES if any(turn.is_word(f"language-{each}", w) for w in words)}
    if len(known) > 1:
        known.discard(turn.person.locale)
    if len(known) == 1:
        [one] = known
        if one != turn.person.locale or len(words) < 2:
            return one
    spoken = sense(said)
    return spoken if spoken in LOCALES and spoken != turn.person.locale else None


async def language(turn: Turn, said: str) -> list[Outgoing]:
    """Another language: the one named, else the other one is offered."""
    wanted = named(turn, said)
    if wanted is None:
        choices = tuple(
            Choice(f"do:language:{locale}", Text(f"language-{locale}")) for locale in LOCALES
        )
        return [Outgoing((Text("language-which"),), choices)]
    people.change(turn.store, turn.person, locale=wanted, locale_offered=True)
    return [Outgoing((Text("language-set"),))]


async def in_another(turn: Turn, said: Incoming, asked: Words) -> Reading | None:
    """What is asked, once more in another language, for whoever wants one or does not understand
    ours; None for others."""
    wanted = said.choice if said.choice in LOCALES else None
    if wanted is None:
        if said.choice is not None or not said.text:
            return None
        sense = await turn.sense(said.text, Kind.YES_NO)
        if not sense.sure or sense.act != Act.LANGUAGE:
            return None
        wanted = named(turn, said.text)
    if wanted is None:
        offered = tuple(Choice(each, Text(f"language-{each}")) for each in LOCALES)
        return AskAgain((Text("language-which"),), offered)
    people.change(turn.store, turn.person, locale=wanted, locale_offered=True)
    return Problem((Text("language-set"), asked), kept=True)
