"""What admins are told of the installation itself: each trouble once, for as long as it lasts."""

from __future__ import annotations

from handlers.conversation.messages import Literal, Outgoing, Priority, Text, Words
from handlers.site import Site
from storage.database import notes
from storage.database.store import Store
from storage.messages.templates import APPROVED, DISABLED, FAULTY, OPENING, PAUSED, Template
from storage.people import people
from storage.people.model import Person
from storage.proposals import untold
from storage.staff import staff
from storage.staff.roles import Grant, Operation

# In `kept`: what was told of a trouble, by what it is about.
ALARM = "alarm:"


async def begins(site: Site, store: Store, about: str, words: Words, said: str) -> None:
    """Tells the admins of every city once; `said` tells one trouble from another of the same
    thing."""
    if not await notes.renew(store, f"{ALARM}{about}", said):
        return
    for id in await admins(site, store):
        person = await people.get(store, id)
        if person is not None and untold.unreachable(person) is None:
            about_it = f"{ALARM}{about}"[:80]
            store.send(
                Outgoing(
                    (words,),
                    to=id,
                    about=about_it,
                    replaces=about_it,
                    priority=Priority.REMINDER,
                )
            )


async def ended(store: Store, about: str) -> None:
    """When it comes again it is told again."""
    await notes.drop(store, f"{ALARM}{about}")


async def admins(site: Site, store: Store) -> list[int]:
    """Who answers for a whole city or more, each once."""
    found: dict[int, None] = {}
    for code in ["", *(city.code for city in site.areas.cities)]:
        held = await staff.above(store, code, Operation.SET_CYCLE)
        found |= dict.fromkeys(grant.person_id for grant in held if grant.person_id is not None)
    return list(found)


def of_template(template: Template, left: set[str]) -> Words:
    """That a text serves no longer, why, and what still works: `left` are the kinds that serve in
    its language."""
    if template.kind in left:
        works = Text("alarm-works.old")
    elif OPENING in left:
        works = Text("alarm-works.opening")
    else:
        works = Text("alarm-works.nothing")
    what = template.state if template.state in (PAUSED, DISABLED, FAULTY) else "rejected"
    if template.state == APPROVED:
        what = "moved"
    reason = template.reason or template.category
    return Text(
        f"alarm-template.{what}",
        {
            "kind": Text(f"alarm-text-{template.kind}"),
            "language": Text(f"language-{template.locale}"),
            "reason": Literal(reason),
            "works": works,
        },
    )


def of_deliveries(channel: str) -> Words:
    """That a platform takes what we send and delivers none of it."""
    return Text("alarm-deliveries", {"channel": Text(f"channel-{channel}")})


def of_bill(usd: object) -> Words:
    """That the month has cost all that it may."""
    return Text("alarm-bill", {"usd": str(usd)})


def of_limit(channel: str, number: int) -> Words:
    """That a platform lets us write first to fewer people a day."""
    return Text("alarm-limit", {"channel": Text(f"channel-{channel}"), "n": number})


def of_taken(site: Site, person: Person, grant: Grant, channel: str) -> Words:
    """That somebody else writes from where one of the staff was."""
    return Text(
        "alarm-taken",
        {
            "channel": Text(f"channel-{channel}"),
            "name": Literal(person.name or grant.name or "…"),
            "role": Text(f"role-{grant.role}"),
            "area": site.named(grant.area),
        },
    )


def of_channel(name: str, trouble: str) -> Words:
    """What a channel says of itself, in the words that it has for staff."""
    return Text("alarm-channel", {"channel": Text(f"channel-{name}"), "trouble": Literal(trouble)})
