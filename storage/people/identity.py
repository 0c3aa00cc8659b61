"""One person under two addresses of a platform: the one that they write from and another that it
names beside it. A known address with another one beside it than before is somebody else's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import text, update

from storage.database import notes
from storage.database.direct.sqlite import MANY
from storage.database.store import Memo, Store
from storage.database.tables import addresses
from storage.people import people
from storage.people.model import Person

# Why an address is no longer its person's: somebody else writes from it.
TAKEN = "taken"

# In `kept`: the number at which we were reached last, by channel.
NUMBER = "number:"

Key = tuple[str, str]

# What a platform named beside an address when it last did.
BESIDE: Memo[Key, str | None] = people.BESIDE


# Addresses that were passed on to somebody else in this unit of work.
_PASSED: Memo[Key, bool] = Memo()


class PassedOn(Exception):
    """Whoever was loaded at an address is not there any more: in a unit of work of its own."""


@dataclass(frozen=True, slots=True)
class Who:
    """Whose message it is: the address that is theirs alone, and who they are to us (None: somebody
    new). `taken` is whom the address belonged to that they now write from."""

    address: str
    person: Person | None
    taken: Person | None = None


def who(
    store: Store, known: Mapping[Key, Person], channel: str, address: str, beside: str | None
) -> Who:
    """Whose a message is that came from an address, with another that the platform named beside it.
    `known` are the people at both, as they were loaded; nothing is written. Raises PassedOn."""
    if (
        not store.memo(_PASSED)
        .keys()
        .isdisjoint({(channel, address), (channel, beside or address)})
    ):
        raise PassedOn
    at = known.get((channel, address))
    if beside is None:
        return Who(address, at)
    other = known.get((channel, beside))
    stored = store.memo(BESIDE).get((channel, address))
    if at is not None and stored is not None and stored != beside:
        return Who(beside, other, taken=at if other is not at else None)
    if at is not None and other is not None and at.id != other.id:
        # The address was never seen with anything beside it; that other one is theirs for certain.
        return Who(beside, other)
    return Who(address, at or other)


def pair(store: Store, person: Person, channel: str, address: str, beside: str | None) -> None:
    """Notes that a person is at both addresses, as far as that is new; `address` is theirs."""
    if beside is None or beside == address or person.gone:
        return
    known = store.memo(BESIDE)
    for here, there in ((address, beside), (beside, address)):
        if (channel, here) not in known:
            store.insert(addresses, channel=channel, address=here, person_id=person.id)
        if known.get((channel, here)) != there:
            store.update(addresses, channel, here, beside=there)
            known[channel, here] = there


def others(store: Store, channel: str, address: str) -> list[str]:
    """Where else on a channel the person is who wrote from an address."""
    beside = store.memo(BESIDE).get((channel, address))
    return [beside] if beside else []


def passed_on(store: Store, channel: str, address: str) -> None:
    """Another one of us speaks at an address now."""
    store.memo(_PASSED)[channel, address] = True


def gave_up(store: Store, channel: str, address: str) -> None:
    """Somebody else writes from an address now: nothing for its person goes there."""
    people.standing(store, channel, address, True, TAKEN)
    for other in others(store, channel, address):
        # That one is still theirs, and leads here no more.
        store.update(addresses, channel, other, beside=None)


async def reached_at(store: Store, *, channel: str, number: str) -> bool:
    """We are reached at this number on a channel; whether that is another one than before. Then the
    addresses that its platform named beside those of people belonged to the old one, and so did
    their windows: nobody is somebody else for having another one now."""
    before = await notes.get(store, NUMBER + channel)
    if before == number:
        return False
    await notes.save(store, NUMBER + channel, number)
    if before is None:
        return False
    none = {"beside": None, "heard_at": None, "free_until": None}
    theirs = update(addresses).where(addresses.c.channel == channel)
    await store.execute(theirs.values(none).prefix_with(text(MANY)))
    return True
