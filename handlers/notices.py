"""Which event tells whom, in which words. An event without an entry here cannot be committed."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Awaitable, Callable, Mapping

import locales
from handlers.conversation.answers import shorten
from handlers.conversation.messages import (
    Choice,
    Enclosure,
    EnclosureKind,
    Literal,
    Outgoing,
    Priority,
    Text,
)
from handlers.track import kelurahan_by
from handlers.turn import Place
from storage import people
from storage.events import Event, EventKind
from storage.people import Person
from storage.store import Store

Told = Callable[[Place, Store, Event, Person], Awaitable[list[Outgoing]]]


async def submitted(place: Place, store: Store, event: Event, author: Person) -> list[Outgoing]:
    """The number, what comes next and by when, and a code to show or print."""
    proposal = event.proposal
    number = str(proposal.number)
    area = place.areas.get(proposal.content.area)
    link = place.link(number)
    words = Text(
        "notice-submitted",
        {
            "number": number,
            "running": str(proposal.number.running),
            "area": Literal(area.name if area else proposal.content.area),
            "year": str(proposal.year),
            "day": locales.date(author.locale, kelurahan_by(proposal.year)),
            "link": link,
        },
    )
    return [
        _to(
            event,
            author,
            Outgoing(
                (words,),
                (Choice("do:mine", Text("command-mine.button")),),
                files=(Enclosure(EnclosureKind.QR, link, f"{number}.png"),),
            ),
        )
    ]


async def changed(place: Place, store: Store, event: Event, author: Person) -> list[Outgoing]:
    words = Text("notice-changed", {"number": str(event.proposal.number)})
    choices = (Choice(f"do:check:{event.proposal.number}", Text("notice-look")),)
    return [_to(event, author, Outgoing((words,), choices))]


async def withdrawn(place: Place, store: Store, event: Event, author: Person) -> list[Outgoing]:
    wish = Literal(shorten(event.proposal.content.wish, 80))
    words = Text("notice-withdrawn", {"number": str(event.proposal.number), "wish": wish})
    return [_to(event, author, Outgoing((words,)))]


def _to(event: Event, author: Person, outgoing: Outgoing) -> Outgoing:
    """To the author: a reply in their own turn, else an outcome that comes unasked."""
    if event.speaker is not None and event.speaker.id == author.id:
        return dataclasses.replace(outgoing, about=f"proposal:{event.proposal.id}")
    return dataclasses.replace(
        outgoing,
        to=author.id,
        about=f"proposal:{event.proposal.id}",
        priority=Priority.OUTCOME,
    )


NOTICES: Mapping[EventKind, Told] = {
    EventKind.SUBMITTED: submitted,
    EventKind.CHANGED: changed,
    EventKind.WITHDRAWN: withdrawn,
}


async def _tell(place: Place, told: Told, store: Store, event: Event) -> list[Outgoing]:
    if event.author is None:
        return []
    speaks = event.speaker is not None and event.speaker.id == event.author
    author = event.speaker if speaks else await people.get(store, event.author)
    if author is None or author.gone:
        return []
    return await told(place, store, event, author)


def table(place: Place) -> dict[EventKind, Callable[[Store, Event], Awaitable[list[Outgoing]]]]:
    """The notices as the unit of work takes them."""
    return {kind: functools.partial(_tell, place, told) for kind, told in NOTICES.items()}
