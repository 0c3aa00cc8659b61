"""PostgreSQL stopped, frozen, crashed, and its sessions ended under load, again and again."""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.proofs import Section
from tests.servers.outages import AWAY, WAYS, outages_often
from tests.servers.postgres_server import OwnServer
from tests.servers.restarts import RESIDENTS

TITLE = "PostgreSQL goes away under load"
OFTEN = 40

# Seconds within which a monitor is answered whatever the database does.
WITHIN = 2.0


async def run(seed: int, often: int) -> Section:
    before, began = os.getloadavg()[0], datetime.now(UTC)
    with (
        tempfile.TemporaryDirectory(prefix="rembuk-pg-") as place,
        tempfile.TemporaryDirectory(prefix="rembuk-proof-") as folder,
    ):
        server = OwnServer(Path(place))
        try:
            found = await outages_often(server, Path(folder), often, seed=seed)
        finally:
            server.close()
    minutes = (datetime.now(UTC) - began).total_seconds() / 60
    rows: list[tuple[str, object, str, bool]] = [
        *((way, found.ways[way], "", True) for way in WAYS),
        ("messages answered with 200", f"{found.messages:,}", "", True),
        ("proposals", f"{found.proposals:,}", "", True),
        ("photos that are ready", found.photos, "", True),
        ("packages of DATA SAYA", found.packages, "", True),
        ("people who got the announcement", found.told, str(2 * RESIDENTS), True),
        ("lost", len(found.lost), "0", not found.lost),
        ("doubled", len(found.doubled), "0", not found.doubled),
        ("refused, or of unknown outcome", len(found.unsettled), "0", not found.unsettled),
        ("faults in the database", len(found.faults), "0", not found.faults),
        (
            "/readyz and /metrics, slowest",
            f"{found.slowest:.2f} s",
            f"{WITHIN:.0f} s",
            found.slowest <= WITHIN,
        ),
        ("lines in the log: away", found.lines["database is away"], f"at most {often}", True),
        ("tracebacks in the log", found.lines["Traceback"], "0", not found.lines["Traceback"]),
    ]
    lines = [
        f"{2 * RESIDENTS} residents, half on Telegram (with photos) and half on WhatsApp, bring "
        "proposals and ask for DATA SAYA; in the middle an announcement goes to all. Their "
        f"PostgreSQL is stopped for {AWAY:.0f} s, frozen (SIGSTOP) for {2 * AWAY:.0f} s, crashes "
        f"(one session is killed) and ends all sessions, in turn; seed {seed}.",
        "",
        f"{began:%Y-%m-%d}, {os.cpu_count()} cores, {minutes:.0f} minutes; what else ran on the "
        f"machine: a load of {before:.1f} when it began, {os.getloadavg()[0]:.1f} at its end.",
        "",
        "| | | wanted |",
        "|---|---|---|",
    ]
    for what, figure, wanted, good in rows:
        lines.append(f"| {what} | {figure if good else f'**{figure}**'} | {wanted} |")
    for fault in (*found.lost, *found.doubled, *found.unsettled, *found.faults):
        print(fault)
    return Section(TITLE, "\n".join(lines), all(good for *_, good in rows))
