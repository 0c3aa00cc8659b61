"""What authors say, told at once to whoever has to act on it: that the work is not done, what they
have mended, what they answer."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.asking.proposals import from_author, steps
from handlers.conversation.answers import shorten
from handlers.conversation.messages import (
    Choice,
    Enclosure,
    EnclosureKind,
    Lines,
    Literal,
    Outgoing,
    Priority,
    Text,
    Words,
)
from handlers.proposals.wording import named
from handlers.site import Site
from storage.city import cycles
from storage.database.store import Store
from storage.events import Event
from storage.people import people
from storage.people.model import Person
from storage.proposals import untold
from storage.proposals.model import Proposal
from storage.proposals.questions import Remark
from storage.staff import staff
from storage.staff.responsible import responsible
from storage.staff.roles import Operation, allowed


async def disputed(site: Site, store: Store, event: Event, author: Person) -> list[Outgoing]:
    """To whoever can say that it has been carried out: what is missing, with its photos."""
    proposal, step = event.proposal, event.step
    known = await cycles.load(store)
    out: list[Outgoing] = []
    for person in await _who_act(store, proposal, Operation.CARRY_OUT, author):
        when = steps.by_when(known, proposal, step.next, person.locale, step.by)
        words: list[Words] = [
            Text("to-staff-disputed", named(proposal)),
            Lines((Text("to-staff-disputed.asked"), *from_author.disputed(step))),
            Text("to-staff-disputed.next", {"when": when}),
        ]
        out += _to(person, proposal, words, step.facts.get("files", ()))
    return out


async def mended(site: Site, store: Store, event: Event, author: Person) -> list[Outgoing]:
    """To whoever can say that it is complete: what was asked for and what is new. Nothing where it
    had not been returned."""
    if not from_author.is_mended(event.step):
        return []
    id = "to-staff-mended.as_it_was" if from_author.as_it_was(event.step) else "to-staff-mended"
    words: list[Words] = [Text(id, named(event.proposal))]
    if lines := from_author.mended(site, event.proposal, event.step):
        words.append(Lines(lines))
    return [
        outgoing
        for person in await _who_act(store, event.proposal, Operation.VERIFY, author)
        for outgoing in _to(person, event.proposal, words)
    ]


async def _asks_still(store: Store, asker: Person, proposal: Proposal) -> bool:
    """Whether whoever asked can be told, and may still ask there."""
    if untold.unreachable(asker) is not None:
        return False
    held = await staff.grants(store, asker.id)
    area, opd = proposal.content.area, proposal.opd
    return allowed(held, Operation.ASK, area, opd=opd) is not None


async def answered(
    site: Site, store: Store, event: Event, author: Person, question: Remark, answer: Remark
) -> list[Outgoing]:
    """To whoever asked, what they asked and what was answered; to whoever has to act where they
    cannot be told any more, or do not work there any more."""
    proposal, files = event.proposal, event.step.facts["files"]
    asker = await people.get(store, answer.to_id) if answer.to_id else None
    if asker is not None and await _asks_still(store, asker, proposal):
        readers = [asker]
    else:
        readers = await _who_act(store, proposal, Operation.ASK, author)
    said: list[Text] = [
        Text("to-staff-answered.asked", {"asked": Literal(shorten(question.text or "", 300))})
    ]
    if answer.text:
        said.append(Text("to-staff-answered.said", {"said": Literal(answer.text)}))
    if answer.lat is not None:
        said.append(Text("notice-answer.place", {"lat": answer.lat, "lon": answer.lon}))
    if files:
        said.append(Text("from-author-photos", {"n": len(files)}))
    words: list[Words] = [Text("to-staff-answered", named(proposal)), Lines(tuple(said))]
    return [out for reader in readers for out in _to(reader, proposal, words, files)]


async def _who_act(
    store: Store, proposal: Proposal, operation: Operation, author: Person
) -> list[Person]:
    """Whoever has to act and can be told; not the author, who may hold a role themselves."""
    found = []
    for grant in await responsible(store, proposal, operation):
        person = await people.get(store, grant.person_id) if grant.person_id is not None else None
        if person is not None and person.id != author.id and untold.unreachable(person) is None:
            found.append(person)
    return found


def _to(
    person: Person, proposal: Proposal, words: Sequence[Words], files: Sequence[int] = ()
) -> list[Outgoing]:
    number, about = proposal.number, f"proposal:{proposal.id}"
    look = Choice(f"do:task:{number}", Text("notice-look"))
    # Apart from the words: a picture that cannot be fetched must not keep them back.
    pictures = [
        Outgoing(
            (),
            files=(Enclosure(EnclosureKind.SENT, str(id), f"{number}.jpg"),),
            to=person.id,
            about=about,
            priority=Priority.QUESTION,
        )
        for id in files
    ]
    told = Outgoing(tuple(words), (look,), to=person.id, about=about, priority=Priority.QUESTION)
    return [told, *pictures]
