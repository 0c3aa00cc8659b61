"""Who stands behind the proposals of a year that nobody lived, and which of them became one."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from handlers.reading.likeness import kept, score
from storage.database.store import Store
from storage.people.model import Person
from storage.proposals.model import Content, Proposal, State
from storage.proposals.together import merging, support
from storage.staff.staff import Actor

# Of each hundred proposals so many are supported, by so many people at the most; of each hundred
# that ask for the same as an older one of their kelurahan so many are merged with it.
SUPPORTED, MOST = 30, 9
MERGED = 80
# Of each hundred proposals so many ask for what was asked for before.
TWICE = 8

WHY = "Maksudnya sama dengan usulan ini, jadi kami satukan supaya dibahas bersama."


def again(
    dice: random.Random, made: Sequence[Proposal], person: Person, area: str
) -> Content | None:
    """Once in a while somebody asks for what a neighbour has asked for already; else None."""
    if dice.randrange(100) >= TWICE:
        return None
    others = [p for p in made if p.content.area == area and person.id not in (None, p.person_id)]
    if not others:
        return None
    content = dice.choice(others[-20:]).content
    wish = content.wish[0].lower() + content.wish[1:]
    if not wish.startswith(("mohon", "minta", "tolong")):
        wish = f"minta {wish}"[:255]
    return replace(content, wish=wish, name=person.name, show_name=person.show_name, files=())


async def supported(
    store: Store, dice: random.Random, some: Sequence[Proposal], people: Sequence[Person]
) -> None:
    """People stand behind some of these, most of them of the same kelurahan."""
    by_area: dict[str | None, list[Person]] = {}
    for each in people:
        by_area.setdefault(each.area, []).append(each)
    for proposal in some:
        if dice.randrange(100) >= SUPPORTED:
            continue
        near = by_area.get(proposal.content.area, [])
        for _ in range(dice.randint(1, MOST)):
            person = dice.choice(near if near and dice.random() < 0.8 else people)
            if person.id != proposal.person_id:
                await support.support(store, person, proposal.id)


async def merged(
    store: Store,
    dice: random.Random,
    some: Sequence[Proposal],
    by: Callable[[str], Actor],
) -> int:
    """Some that ask for the same in one kelurahan become one; gives how many were merged."""
    open_ones: dict[str, list[Proposal]] = {}
    count = 0
    for proposal in some:
        there = open_ones.setdefault(proposal.content.area, [])
        known = ((each, kept.of(each.content)) for each in there)
        head = next(iter(score.best(kept.of(proposal.content), known)), None)
        if head is None or dice.randrange(100) >= MERGED:
            there.append(proposal)
            continue
        await merging.merge(store, by(proposal.content.area), [proposal.id], head.id, WHY)
        proposal.state = State.DIGABUNG
        count += 1
    return count
