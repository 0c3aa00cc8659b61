"""The recap that people type into SIPD from, as a table."""

from __future__ import annotations

from bot.exports.papers.model import Asked, Grid, Paper, say
from storage.reports.sipd import COLUMNS, entries


async def make(asked: Asked) -> Paper:
    kinds = (say("sipd-kind"), say("sipd-kind.helped"))
    found = await entries(asked.connection, asked.wanted, asked.areas, asked.sees, kinds)
    rows = [tuple(each.values.values()) for each in found]
    grid = Grid(COLUMNS, rows, (1.0,) * len(COLUMNS))
    return asked.paper(say("sipd-title"), (grid,), len(rows), wide=True)
