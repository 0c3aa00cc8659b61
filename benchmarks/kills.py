"""Kills under load, as rows of the table; what is done is in tests/servers/restarts.py and
tests/whole/processes/test_broadcast_kills.py."""

from __future__ import annotations

from tests.servers.restarts import Counts, killed_often
from tests.whole.processes import test_broadcast_kills

__all__ = ["Counts", "killed_often", "rows", "rows_of_many"]


def rows_of_many(counts: test_broadcast_kills.Counts) -> list[tuple[str, str, str]]:
    """The same, of an announcement."""
    what = f"{counts.recipients:,} recipients, {counts.kills} kills: "
    states = ", ".join(f"{n:,} {state}" for state, n in sorted(counts.states.items()))
    flying = f"{counts.repeated} of {counts.in_flight}"
    return [
        (f"{what}how they ended", states, "all, somewhere"),
        (f"{what}said to be told and were not", str(counts.missed), "0"),
        (f"{what}told twice, of those under way at a kill", flying, "at most those"),
    ]


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
        (f"{kills}replies out of order", str(len(counts.disorder)), "0"),
        (f"{kills}slowest reply, from the program's being ready", _slowest(counts), "3 s"),
    ]


def _slowest(counts: Counts) -> str:
    return f"{max(counts.waited, default=0):.2f} s"
