"""The evening of a lurah, as one dialogue: 120 proposals from TUGAS to the filed result and on to
the kecamatan, in few messages, and what each author is told of their own."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from sqlalchemy import select

from storage.database.tables import areas, history, outbox, remarks
from storage.database.tables import proposals as rows
from tests.handlers.staff.many.evening import played
from tests.support import SettingsIn, World, here
from tests.whole.dialogues.test_dialogues import REWRITE
from tests.whole.year.cases import Case
from tests.whole.year.ledger import UNTOLD
from tests.whole.year.words import facts, local

EVENING = here("dialogues") / "staff" / "petang" / "petang.txt"
MOST = 60


async def test_an_evening_of_a_hundred_and_twenty(tmp_path: Path, settings_in: SettingsIn) -> None:
    heard, written = await played(EVENING, settings_in(tmp_path), 120, left_behind)
    if REWRITE:
        EVENING.write_text(heard, encoding="utf-8")
    assert heard == EVENING.read_text(encoding="utf-8")
    assert written <= MOST


async def left_behind(world: World) -> None:
    states = Counter(row.state for row in await world.rows(select(rows.c.state)))
    assert states == {
        "diteruskan": 80, "belum_diakomodir": 15, "ditolak": 5, "dikembalikan": 2,
        "diverifikasi": 18,
    }  # fmt: skip
    by_priority = (
        select(rows.c.number, history.c.data)
        .join(history, history.c.proposal_id == rows.c.id)
        .where(history.c.event == "agreed")
    )
    agreed = {
        row.data["priority"]: row.number
        for row in await world.rows(by_priority)
        if "priority" in row.data
    }
    assert [agreed[n] for n in range(1, 61)] == [*range(20, 41), *range(1, 20), *range(41, 61)]
    await each_is_told(world)


async def each_is_told(world: World) -> None:
    """Of each step of each proposal its author is sent word, with all that the books of the year's
    test owe them of it; of what nobody is told, none."""
    places = {row.code: row.name for row in await world.rows(select(areas))}
    texts = {row.id: row.text for row in await world.rows(select(remarks))}
    kept = {row.id: row for row in await world.rows(select(rows))}
    told: dict[tuple[int, int], str] = {}
    query = select(outbox).where(outbox.c.proposal_id.is_not(None)).order_by(outbox.c.id)
    for row in await world.rows(query):
        step = (row.proposal_id, row.version)
        told[step] = f"{told.get(step, '')}\n{row.text}"
    owed = 0
    for row in await world.rows(select(history)):
        text = told.pop((row.proposal_id, row.version), None)
        if row.event in UNTOLD:
            assert text is None
            continue
        of = kept[row.proposal_id]
        number, day = f"MTR-2028-{of.number:05}", local(of.created_at).date()
        case = Case(of.id, number, of.area, of.wish, of.name, day, None)
        assert text is not None, (number, row.event)
        for fact in (number, *facts(case, row, places, texts)):
            assert fact in text, (number, row.event, fact, text)
        owed += 1
    assert not told
    assert owed == 439
