"""Stopped and killed at random moments under load: nothing acknowledged is lost, nothing is doubled
or out of order, and every reply comes at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.servers.restarts import killed_often

# `make proofs` does it 200 times.
KILLS = 5
SEED = 20261126

# Seconds in which the program is ready and a reply has not come. On an idle machine it is a
# fraction of one, on one with twenty times too much to do 3; a reply that waits for a sweep or for
# a half-typed answer takes 10 to 600. `make proofs` wants 3 of all.
AT_ONCE = 9.0


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_kills(database_url: str, tmp_path: Path) -> None:
    counts = await killed_often(database_url, tmp_path, KILLS, seed=SEED)
    print(counts)
    assert counts.lost == []
    assert counts.doubled == []
    assert counts.faults == []
    assert counts.disorder == []
    assert counts.repeated <= counts.in_flight
    assert max(counts.waited) < AT_ONCE
