"""One export in a process of its own: `python -m bot.exports.apart`. What is wanted comes as JSON
on standard input; lines of JSON on standard output say how far it is, and what became of it."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from bot.exports.run import SHEETS, Order, export
from bot.exports.table import EXCEL_INDONESIA, Style
from storage.database.connections import Database
from storage.reports.orders import Asked
from storage.reports.wanted import Sees

# How often it is said how far it is, seconds.
EVERY = 0.5

# What is said of a disk that is full.
ROOM = "room"


def ordered(asked: Asked, sees: Sees, paper: Mapping[str, Any]) -> Order:
    """What is asked for in the chat or by a link, as it is made; `paper` is what papers need."""
    style = EXCEL_INDONESIA if asked.excel else Style()
    return Order(
        asked.what,
        asked.format,
        asked.wanted,
        sees,
        style,
        file=asked.file,
        code=asked.code,
        sheets=asked.sheets or SHEETS,
        **paper,
    )


# Told what is to be known of it.
Say = Callable[[Mapping[str, Any]], None]


def _say(told: Mapping[str, Any]) -> None:
    sys.stdout.buffer.write(orjson.dumps(dict(told)) + b"\n")
    sys.stdout.buffer.flush()


async def carried_out(wanted: Mapping[str, Any], say: Say) -> None:
    """Makes the file; says how far it is, and what became of it."""
    said = 0.0

    def told(done: int, of: int) -> None:
        nonlocal said
        if time.monotonic() - said >= EVERY:
            said = time.monotonic()
            say({"done": done, "of": of})

    sees = Sees(**wanted["sees"])
    paper = dict(wanted["paper"])
    paper["letterhead"] = tuple(paper["letterhead"])
    paper["template"] = Path(paper["template"])
    database = Database(wanted["url"], create=False)
    try:
        order = ordered(Asked.load(wanted), sees, paper)
        now = datetime.fromisoformat(wanted["now"])
        done = await export(database, order, Path(wanted["out"]), now, told)
        say({"rows": done.rows, "sha256": done.sha256})
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        say({"failed": ROOM})
    finally:
        await database.close()


def give_way() -> None:
    """Chats come first: this gets what they leave of the processors. Being merely nicer it would
    go on for some milliseconds each time that one of them has something to do."""
    with contextlib.suppress(OSError):
        os.nice(10)
        if hasattr(os, "SCHED_IDLE"):
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))


def main() -> None:
    os.umask(0o077)
    give_way()
    asyncio.run(carried_out(orjson.loads(sys.stdin.buffer.read()), _say))


if __name__ == "__main__":
    main()
