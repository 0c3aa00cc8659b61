"""How many texts get lost: `python -m benchmarks.lost`.

Says each of the strangers' sentences (handlers.reading.meaning.measured) to the whole program, in
its situation: nothing open, or at that question of a proposal. A text is lost where nothing that is
meant by it was done and it is nowhere: in no answer, not kept to be asked about, not quoted in the
reply. Prints counts for each set, and of the open one also which.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from sqlalchemy import select, update

import locales
from bot.settings import Settings
from handlers.proposals.proposing.similar import NOTE
from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.measured.strangers import SETS, Stranger, measured, strangers
from handlers.reading.said import whence
from handlers.reading.spelling import fold
from handlers.reading.staff.orders import order
from storage.database.tables import people, talks
from storage.staff.roles import Role
from tests.handlers.staff.test_desk import official
from tests.support import Clock, Resident, World, brought_up_to_date

# How one comes to each situation, after the welcome; what is asked in another form is left out.
WAYS: dict[str, tuple[str, ...]] = {
    "idle": (),
    "staff": (),
    "name.area": ("usul",),
    "choice.topic": ("usul", "Imopuro"),
    "text.wish": ("usul", "Imopuro", "1"),
    "text.problem": ("usul", "Imopuro", "1", "Perbaikan talud"),
    "text.place": ("usul", "Imopuro", "1", "Perbaikan talud", "Tanahnya longsor ke sungai"),
}
WAYS["review"] = (*WAYS["text.place"], "Belakang pasar RT 05/RW 02")
# What the review offers beside.
WAYS["amount"] = (*WAYS["review"], "Ukuran")
WAYS["choice.land"] = (*WAYS["review"], "Tanah")
WAYS["photos"] = (*WAYS["review"], "Foto")

# Of a reply that quotes a text, so much is looked for.
QUOTED = 30


async def state_of(world: World, who: Resident, to: dict[str, Any] | None = None) -> dict[str, Any]:
    """The talk of somebody, or what it is to be."""
    mine = select(people.c.id).where(people.c.address == who.address).scalar_subquery()
    if to is not None:
        async with world.app.database.writer.begin() as connection:
            await connection.execute(
                update(talks).where(talks.c.person_id == mine).values(state=to)
            )
        return to
    [row] = await world.rows(select(talks.c.state).where(talks.c.person_id == mine))
    return dict(row.state)


def is_there(text: str, before: Any, after: Any, reply: str) -> bool:
    """Whether a text is kept, has changed an answer, or is quoted."""
    clean = " ".join(text.split())
    if fold(clean)[:QUOTED] in fold(reply):
        return True
    kept = json.dumps(after, ensure_ascii=False).replace("\\n", " ")
    if json.dumps(clean, ensure_ascii=False)[1:-1] in " ".join(kept.split()):
        return True
    was, now = (_answered(each.get("open") or {}) for each in (before, after))
    return any(now) and now != was


def _answered(state: dict[str, Any]) -> tuple[Any, ...]:
    """What a draft knows: its answers, and what its questions have noted (in whose name it is), but
    for what the program has found by itself."""
    noted = (state.get("notes") or {}).items()
    told = {name: {k: v for k, v in each.items() if k != NOTE} for name, each in noted}
    return state.get("answers"), {name: each for name, each in told.items() if each}


async def _who(world: World, half: str, where: str) -> Resident:
    """Somebody who says what is said there: a resident, or staff of the city."""
    if where != "staff":
        return await world.person(f"{half}-{where}").welcomed()
    return await official(world, f"{half}-staff", Role.VERIFIKATOR, "18.72")


def _helped(where: str, reply: str) -> bool:
    """Whether a reply is the one for whoever does not know what to answer: done is what is meant by
    it, however the model took the words."""
    question = {"amount": "volume"}.get(where, where.rpartition(".")[2])
    return locales.has("id", f"stuck-propose-{question}") and (
        locales.text("id", f"stuck-propose-{question}") in reply
    )


async def lost(world: World, half: str) -> tuple[int, list[Stranger]]:
    """How many were said, and which of them got lost."""
    # Nobody comes to a question twice: a talk that was open before would be in the way.
    known: dict[str, tuple[Resident, dict[str, Any]]] = {}
    count, gone = 0, list[Stranger]()
    for each, how in ((m.stranger, m.how) for m in measured(strangers(half))):
        if each.where not in WAYS:
            continue
        if each.where not in known:
            who = await _who(world, half, each.where)
            for line in WAYS[each.where]:
                await who.say(line)
            known[each.where] = (who, await state_of(world, who))
        who, before = known[each.where]
        await state_of(world, who, before)
        reply = " ".join(heard.text for heard in await who.say(each.text))
        count += 1
        after = await state_of(world, who)
        ordered = order(each.text) if each.where == "staff" else None
        done = ordered is not None and ordered.command in each.acts
        done = done or (Act.HOME in each.acts and whence.says_moved(each.text))
        done = (
            done
            or how in ("right", "near")
            or (Act.STUCK in each.acts and _helped(each.where, reply))
        )
        if not done and not is_there(each.text, before, after, reply):
            gone.append(each)
    return count, gone


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}/rembuk.db"
        await brought_up_to_date(url)
        settings = Settings(database_url=url, media_dir=Path(folder), secret_key="x")
        async with World.made(settings, Clock()) as world:
            print("| set | said to the program | lost |\n|---|---|---|")
            shown, wheres = list[Stranger](), Counter[str]()
            for half in SETS:
                count, gone = await lost(world, half)
                print(f"| {half} | {count} | {len(gone)} |")
                shown += gone if half == "open" else ()
                wheres.update(f"{half} {each.where} {len(each.text.split())}" for each in gone)
            print(Counter(each.where for each in shown), wheres)
            for each in shown:
                print(f"| {each.text} | {each.where} | {' or '.join(each.acts)} |")


if __name__ == "__main__":
    asyncio.run(main())
