"""What falls due by the clock for consultations: they close, what is public moves, who is to answer
is reminded. And how everyone who took part is told, once. bot/work/scheduler.py asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import locales
from handlers.consultations import results, wording
from handlers.conversation.messages import (
    RANK,
    Choice,
    Literal,
    Outgoing,
    Priority,
    Text,
    Words,
)
from handlers.site import Site
from handlers.turn import render
from storage.consultations import consultations, grouped, lookup, replies, told, voices
from storage.consultations import results as counted
from storage.consultations.model import Consultation
from storage.database import notes
from storage.database.store import Store
from storage.messages.mailings import broadcasts
from storage.messages.mailings.audiences import Audience, Group
from storage.messages.mailings.mailing import Body, Kind
from storage.people import people
from storage.proposals import untold
from storage.proposals.together import support
from storage.staff import staff
from storage.staff.roles import Operation

# Whoever is to answer is reminded again after so many days.
AGAIN = 7

# Letters of a digest: above buttons no channel has less room.
MOST = 950


async def tend(site: Site, store: Store) -> int:
    """Closes what has come to its time and moves what is public; gives how many have closed."""
    closing = await consultations.to_close(store)
    for id in closing:
        held = await consultations.close(store, None, id)
        await counted.publish(store, held)
        await _tell_staff(site, store, held, "consult-now-closed")
    for id in await counted.unpublished(store):
        held_open = await lookup.get(store, id)
        if held_open is not None:
            await counted.publish(store, held_open)
            await store.flush()
            await voices.keep(store, held_open)
    return len(closing)


async def invite(site: Site, store: Store) -> int:
    """Those who brought or support a proposal are asked first how its work has turned out, in
    person, once it can be answered; gives how many consultations that were."""
    begun = 0
    for held in await lookup.to_invite(store):
        if not await notes.renew(store, f"consult-asked:{held.id}", "1"):
            continue
        works = [
            member
            for id in await lookup.works_of(store, held.id)
            for member in await support.group(store, id)
        ]
        count, minutes = consultations.asks_of(held.definition)
        args = {
            "numbers": Literal(", ".join(held.definition.works)),
            "title": Literal(held.definition.title),
            "n": count,
            "minutes": minutes,
        }
        go = Choice(f"do:consult:{held.id}:mulai", Text("consult-begin"))
        said = {
            locale: render(
                Text("consult-judge", {**args, "day": wording.until(site, held, locale)}), locale
            )
            for locale in locales.LOCALES
        }
        whom = Audience(held.area, frozenset({Group.CONCERNED}), proposals=tuple(works))
        _post(site, store, held, whom, said, go)
        begun += 1
    return begun


async def chase(site: Site, store: Store) -> int:
    """Reminds of consultations that have been closed for long and are not answered."""
    late = await replies.late(store)
    told = 0
    for held in late:
        closed = held.closed_at or held.closes_at
        week = str((store.now - closed).days // AGAIN)
        if await notes.renew(store, f"consult-late:{held.id}", week):
            await _tell_staff(site, store, held, "consult-late")
            told += 1
    return told


async def _tell_staff(site: Site, store: Store, held: Consultation, id: str) -> None:
    """Whoever made it, where they still may; else all who may answer it."""
    grants = await staff.above(store, held.area, Operation.CONSULT)
    ids = list(dict.fromkeys(grant.person_id for grant in grants if grant.person_id))
    mine = [each for each in ids if each == held.person_id] or ids
    loose, _ = await grouped.waiting(store.connection, held.id)
    closed = held.closed_at or held.closes_at
    args: dict[str, object] = {
        "title": Literal(held.definition.title),
        "n": (await counted.taking(store.connection, held.id)).sent,
        "loose": loose,
        "days": (store.now - closed).days,
    }
    for each in mine:
        person = await people.get(store, each)
        if person is not None and untold.unreachable(person) is None:
            store.send(
                Outgoing(
                    (Text(id, args),),
                    (Choice(f"do:inputs:{held.id}", Text("command-inputs.button")),),
                    to=person.id,
                    about=f"consultation:{held.id}",
                    replaces=f"consultation-late:{held.id}",
                    priority=Priority.REMINDER,
                )
            )


# --- everyone who took part is told ---------------------------------------------------------


async def tell(site: Site, store: Store, held: Consultation) -> int:
    """One mailing for each kelurahan from which somebody answered: its results beside the city's,
    and what the city answers to what was said there. `held` has been finished (replies.finish), so
    it is closed. Gives how many mailings."""
    await counted.publish(store, held)
    await store.flush()
    shown = await counted.shown(store.connection, held.id)
    groups = {group.id: group for group, _ in await told.told(store.connection, held.id)}
    there = await told.in_area(store.connection, held.id)
    areas = await lookup.answered_from(store.connection, held.id)
    for area in areas:
        part, listed = results.replies_for(shown, groups, there, area)
        head = Text("consult-digest", {"title": Literal(held.definition.title), "n": shown.n})
        link = Text("consult-digest.page", {"link": Literal(wording.page(site, held))})
        lines = results.beside(site, held, shown, area)
        answers = [results.answered(group) for group in listed[: results.GROUPS]]
        named = Text("consult-digest.replies", {"area": site.named(part)})
        bodies = {
            locale: fitted(locale, head, lines, named, answers, link) for locale in locales.LOCALES
        }
        _mail(site, store, held, area, bodies)
    return len(areas)


def fitted(
    locale: str,
    head: Words,
    lines: Sequence[Words],
    named: Words,
    answers: Sequence[Words],
    link: Words,
) -> str:
    """A digest that goes as one message on every channel: as many answers as there is room for,
    beside at least the first results, and then as many results. The page has all of them."""

    def whole(results: int, replies: int) -> str:
        said = [render(head, locale)]
        if results:
            said.append("\n".join(render(each, locale) for each in lines[:results]))
        if replies:
            said += [render(each, locale) for each in (named, *answers[:replies])]
        return "\n\n".join([*said, render(link, locale)])

    first = min(2, len(lines))
    replies = len(answers)
    while replies and len(whole(first, replies)) > MOST:
        replies -= 1
    results = len(lines)
    while results and len(whole(results, replies)) > MOST:
        results -= 1
    return whole(results, replies)


def _mail(site: Site, store: Store, held: Consultation, area: str, said: Mapping[str, str]) -> None:
    own = Choice(f"do:consult:{held.id}:tanggapan", Text("consult-own"))
    whom = Audience(area, frozenset({Group.TOOK_PART}), consultation=held.id)
    _post(site, store, held, whom, said, own)


def _post(
    site: Site,
    store: Store,
    held: Consultation,
    whom: Audience,
    said: Mapping[str, str],
    button: Choice,
) -> None:
    """The same to many, with one button."""
    bodies = {
        (locale, channel): Body(
            said[locale],
            (
                {
                    "id": button.id,
                    "label": render(button.label, locale),
                    "detail": "",
                    "word": False,
                },
            ),
        )
        for locale in locales.LOCALES
        for channel in site.channels
    }
    broadcasts.create(
        store,
        Kind.DIGEST,
        site.city(held.city),
        whom,
        bodies,
        priority=RANK[Priority.OUTCOME],
        about=f"consultation:{held.id}",
    )
