"""Fifty kills, as rows of the table; the kill test itself is tests/test_kills.py."""

from __future__ import annotations

from tests.test_kills import Counts, killed_often

__all__ = ["Counts", "killed_often", "rows"]


def rows(counts: Counts) -> list[tuple[str, str, str]]:
    """What was counted: row, figure, what is wanted."""
    kills = f"{counts.kills} kills: "
    flying = f"{counts.repeated} of {counts.in_flight}"
    return [
        (f"{kills}messages answered with 200", f"{counts.messages:,}", ""),
        (f"{kills}proposals stored", f"{counts.proposals:,}", ""),
        (f"{kills}answered messages and replies lost", str(len(counts.lost)), "0"),
        (f"{kills}proposals doubled", str(len(counts.doubled)), "0"),
        (f"{kills}gaps and other faults in the database", str(len(counts.faults)), "0"),
        (f"{kills}messages repeated, of those in flight", flying, "at most those"),
    ]
