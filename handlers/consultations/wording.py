"""A consultation in words, wherever it is told of."""

from __future__ import annotations

import locales
from handlers.conversation.messages import (
    Enclosure,
    EnclosureKind,
    Literal,
    Outgoing,
    Subject,
    Text,
    Words,
)
from handlers.site import Site
from storage.consultations import consultations
from storage.consultations.model import WHY, Consultation, Definition


def subject(held: Consultation) -> Subject:
    """What a form that answers it acts on."""
    words = Text("subject-consultation", {"title": Literal(held.definition.title)})
    return Subject(f"consultation:{held.id}", words, (held.code,))


def label(definition: Definition, question: str) -> str:
    """What was asked where somebody said something in free words."""
    ask = definition.ask(question.removesuffix(WHY))
    return ask.label if ask is not None else question


def until(site: Site, held: Consultation, locale: str) -> str:
    """The last day on which it is answered, or was."""
    last = held.closed_at or held.closes_at
    return locales.date(locale, last.astimezone(site.zone(held.city)).date())


def about(site: Site, held: Consultation, locale: str) -> list[Words]:
    """What it is about, how many questions there are, how long they take, and until when."""
    count, minutes = consultations.asks_of(held.definition)
    definition = held.definition
    words: list[Words] = []
    if definition.theme:
        words.append(Text("consult-theme", {"theme": Literal(definition.theme)}))
    if definition.intro:
        words.append(Literal(definition.intro))
    day = until(site, held, locale)
    words.append(Text("consult-size", {"n": count, "minutes": minutes, "day": day}))
    return words


def poster(site: Site, held: Consultation, place: str = "") -> Outgoing:
    """The code that leads to it, to be printed or passed on; of a service, from one place."""
    link = page(site, held)
    name = f"konsultasi-{held.code}"
    args: dict[str, object] = {"code": held.code}
    if place:
        link, name = f"{link}?di={place.replace('.', '')}", f"{name}-{place}"
        args["area"] = site.named(place)
    file = Enclosure(EnclosureKind.QR, link, f"{name}.png")
    words = Text("consult-qr.place" if place else "consult-qr", {**args, "link": Literal(link)})
    return Outgoing((words,), files=(file,))


def page(site: Site, held: Consultation) -> str:
    """Where anybody sees what it is about, its results and what the city answers."""
    return f"{site.public_url.rstrip('/')}/k/{held.code}"
