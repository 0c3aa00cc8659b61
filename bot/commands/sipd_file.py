"""`rembuk import --sipd FILE`: SIPD's own export beside what is here."""

from __future__ import annotations

import argparse

from bot.app import App
from handlers.conversation.messages import Outgoing, Words
from handlers.reading.tables.book import Book, NoTable
from handlers.staff.sipd import reading
from handlers.turn import render
from storage.database.store import Store
from storage.staff import staff


async def compare(app: App, book: Book, arguments: argparse.Namespace, name: str) -> int:
    """Says what is missing there or here, different, twice, and notes SIPD's ids; gives the exit
    code: 1 where anything is not the same. Raises NoTable."""
    by = staff.at_command_line(name)

    async def chore(store: Store) -> tuple[reading.Read, list[str]]:
        read = await reading.look(store, app.site, by, book, arguments.area)
        noted = [] if arguments.dry_run else await reading.note(store, by, read.found)
        return read, noted

    read, noted = await app.turns.do(chore)
    words, _ = reading.result(app.site, read, arguments.file.name, whole=True)
    for each in words:
        print(render(each, "id"))
    if noted:
        print(render(reading.noted(noted).words[0], "id"))
    found = read.found
    return 1 if found.undone or found.strange or found.different or found.doubles else 0


def failed(error: NoTable, name: Words) -> Outgoing | None:
    """What is said of a file that is not SIPD's, or went out from here."""
    return reading.failed(error.why, name)
