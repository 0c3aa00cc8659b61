"""A kelurahan with many proposals and the staff who have one evening for them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from sqlalchemy import func, select

from bot.settings import Settings
from storage.city import areas
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import addresses, outbox, people, talks
from storage.people.model import Person
from storage.proposals import proposals
from storage.proposals.model import Content
from tests.support import Clock, Resident, World
from tests.whole.dialogues.test_dialogues import RESIDENT, act, said_lines, shown, speak

IMOPURO = "18.72.01.1003"

# What is asked for, by turns, so that words find some and not others.
WISHES = (
    ("Perbaikan drainase Jl. Mawar {n} RT 0{r}", "fisik"),
    ("Lampu jalan di gang Melati {n}", "fisik"),
    ("Pelatihan menjahit untuk ibu-ibu RW 0{r}", "ekonomi"),
    ("Alat posyandu Kenanga {n}", "sosbud"),
    ("Talut di belakang masjid An Nur {n}", "fisik"),
)


async def seeded(
    world: World, count: int, area: str = IMOPURO, *, each: int = 3, first: int = 1
) -> None:
    """So many proposals in an area, of residents w1, w2, ... on the terminal, `each` of one."""

    async def chore(store: Store) -> None:
        city = await areas.city(store, area[:5])
        for n in range(count):
            author = f"w{first + n // each}"
            if n % each == 0:
                name = f"Warga {first + n // each}"
                person = Person(new_id(), "terminal", author, store.now, locale="id", name=name)
                store.insert(
                    people, id=person.id, channel="terminal", address=author, locale="id",
                    created_at=store.now, locale_offered=False, name=name, show_name="none",
                    consent=True, consent_at=store.now,
                )  # fmt: skip
                store.insert(addresses, channel="terminal", address=author, person_id=person.id)
                store.insert(talks, person_id=person.id, state={})
            wish, topic = WISHES[n % len(WISHES)]
            content = Content(
                area, topic, wish.format(n=n + 1, r=n % 9 + 1), "Setiap hujan air masuk rumah",
                place="dekat pos ronda", rt=f"{n % 9 + 1:02}", rw=f"{n % 3 + 1:02}",
                volume_text="120 m", name=person.name,
            )  # fmt: skip
            await proposals.submit(store, person, city, content, "id")

    await world.app.turns.do(chore)


async def told(world: World, address: str) -> list[str]:
    """What somebody was sent and has been queued for, oldest first."""
    query = select(outbox.c.text).where(outbox.c.address == address).order_by(outbox.c.id)
    return [row.text for row in await world.rows(query)]


async def queued(world: World) -> int:
    """How many messages there are of proposals that were decided."""
    query = select(func.count()).where(outbox.c.proposal_id.is_not(None), outbox.c.version > 1)
    return int((await world.rows(query))[0][0])


async def played(
    path: Path,
    settings: Settings,
    count: int,
    after: Callable[[World], Awaitable[None]] | None = None,
) -> tuple[str, int]:
    """A dialogue in a kelurahan with `count` proposals; as it was heard, and how many messages the
    staff in it wrote. `after` looks at what it leaves behind."""
    clock, transcript, written = Clock(), list[str](), 0
    cast: dict[str, Resident] = {}
    heard: list[object] = []
    async with World.made(settings, clock) as world:
        await seeded(world, count)

        async def say(who: str, line: str) -> None:
            person = cast.setdefault(who, world.person(who))
            heard.extend(await speak(person, line))

        who = RESIDENT
        lines: Sequence[str] = list(said_lines(path))
        for line in lines:
            transcript.append(line)
            heard.clear()
            who = await act(line, who, world, say)
            if line.startswith("@"):
                heard[:] = await cast.setdefault(who, world.person(who)).new()
            elif line.startswith(">") and not line.startswith("> (later"):
                written += 1
            for message in heard:
                transcript += shown(message)  # type: ignore[arg-type]
        if after is not None:
            await after(world)
    return "\n".join(transcript) + "\n", written
