"""What waits at a desk and what is found by words, on both databases, however many hold a word."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.city import areas
from storage.database.store import Store
from storage.database.tables import proposals as rows
from storage.proposals import worded
from storage.proposals.desk import waiting
from storage.proposals.desk.waiting import Wanted
from storage.staff.roles import Grant, Role
from tests.handlers.staff.many.evening import IMOPURO, seeded
from tests.support import World

LURAH = Grant(1, 1, "", Role.VERIFIKATOR, IMOPURO)


@pytest.mark.parametrize("few", [1000, 2], ids=["rare", "common"])
async def test_words_find_those_that_hold_them_all(
    world: World, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether they are looked at one by one, or are too many for that."""
    monkeypatch.setattr(worded, "FEW", few)
    await seeded(world, 15)
    await seeded(world, 3, "18.72.01.1001", first=50)
    numbers = {row.id: row.number for row in await world.rows(select(rows.c.id, rows.c.number))}
    city = next(each for each in world.app.site.areas.cities if each.code == "18.72")

    async def chore(store: Store) -> None:
        assert (await areas.city(store, city.code)).letters == "MTR"

        async def waits(*words: str) -> list[int]:
            wanted = Wanted(words=words)
            found = await waiting.waiting(store, [(LURAH, city)], wanted)
            return sorted(numbers[id] for id in found.ids)

        assert await waits("drainase") == [1, 6, 11]
        assert await waits("drainase", "mawar") == [1, 6, 11]
        assert await waits("drainase", "masjid") == []
        assert await waits("drain") == [1, 6, 11]
        assert await waits("kuburan") == []
        ids, more = await waiting.search(store, [LURAH], ["drainase", "mawar"], [IMOPURO])
        found = [numbers[id] for id in ids]
        if few > 2:
            assert (found, more) == ([11, 6, 1], False)
        else:
            # As many as are looked at, and that there are more.
            assert set(found) <= {1, 6, 11}
            assert (len(found), more) == (2, True)
        ids, _ = await waiting.search(store, [LURAH], ["masjid", "dekat"], [IMOPURO])
        assert {numbers[id] for id in ids} <= {5, 10, 15}

    await world.app.turns.do(chore)
