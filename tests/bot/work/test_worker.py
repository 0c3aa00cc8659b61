"""What works beside the turns: when it looks again."""

from __future__ import annotations

import pytest

from bot.work.deletions import Deletions
from storage.database.processes.leases import GRACE, Lease
from tests.support import World


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("doubts", "again"), [(True, GRACE), (False, None)])
async def test_it_looks_again_soon_while_it_is_not_certain_who_is_dead(
    world: World, monkeypatch: pytest.MonkeyPatch, doubts: bool, again: float | None
) -> None:
    monkeypatch.setattr(Lease, "doubts", property(lambda lease: doubts))
    assert await world.app.deletions.loop.tick() == again
    assert isinstance(world.app.deletions, Deletions)
