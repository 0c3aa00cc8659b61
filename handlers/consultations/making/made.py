"""A consultation that staff send to the bot as a file: made or mended, or said what is wrong."""

from __future__ import annotations

from handlers.consultations import wording
from handlers.consultations.making import written
from handlers.consultations.making.written import Unreadable
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text, Words
from handlers.site import Site
from storage.consultations import consultations, lookup
from storage.consultations.model import WrongState
from storage.consultations.rules import Unfit
from storage.database.store import Store
from storage.people.model import Person
from storage.staff.staff import NotAllowed

# Faults that are told; who mends these finds the others.
TOLD = 12


async def make(site: Site, store: Store, person: Person, data: bytes) -> list[Outgoing]:
    """Makes a consultation of a file, which nobody sees before it is opened; with `kode` the one
    that there is gets mended. Its document is added at the command line."""
    try:
        found = written.read(data, site.zone(person.area))
        city = site.city(found.plan.area)
        if found.code:
            held = await lookup.by_code(store, found.code)
            if held is None:
                return [Outgoing((Text("consult-gone"),), to=person.id)]
            done = await consultations.change(store, person, held.id, found.plan)
        else:
            done = await consultations.create(store, person, city, found.plan)
    except Unreadable as error:
        return [_wrong(person, list(error.words))]
    except Unfit as error:
        return [_wrong(person, [written.fault_words(fault) for fault in error.faults])]
    except (NotAllowed, LookupError):
        return [Outgoing((Text("desk-not-yours"),), to=person.id)]
    except WrongState:
        return [Outgoing((Text("consult-do.meanwhile"),), to=person.id)]
    day = wording.until(site, done, person.locale)
    args = {"title": Literal(done.definition.title), "code": done.code, "day": day}
    show = Choice(f"do:consult:{done.id}", Text("consult-made.show"))
    which = "consult-made.mended" if found.code else "consult-made"
    return [Outgoing((Text(which, args),), (show,), to=person.id)]


def _wrong(person: Person, words: list[Words]) -> Outgoing:
    lines = [each for each in words[:TOLD] if isinstance(each, Text | Literal)]
    return Outgoing((Text("consult-made.wrong"), Lines(tuple(lines))), to=person.id)
