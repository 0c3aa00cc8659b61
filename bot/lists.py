"""Lists that staff send: read off the loop, checked, and imported once they have said yes."""

from __future__ import annotations

import asyncio
import importlib
import io
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from bot import opening
from bot.apart import Apart
from bot.turn import Turns
from handlers import lists, paper
from handlers.conversation.messages import Enclosure, EnclosureKind, Literal, Outgoing
from handlers.paper import PaperList, Report, Scope
from handlers.turn import render
from storage import files, people
from storage.files import Wanted
from storage.media import MediaFolder
from storage.people import Person
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Lists:
    """What is done with a document: `check` when it has been fetched, `take` after a yes. The file
    itself lies in the media folder in between."""

    turns: Turns
    media: MediaFolder
    apart: Apart

    async def check(self, wanted: Wanted, data: bytes) -> None:
        """Tells what would become of each row. Raises NoTable, MediaFull or
        Stopped."""
        listed = await self._read(wanted, data, await self._scope(wanted))
        hash = await asyncio.to_thread(self.media.put, data)
        seen: list[Report] = []

        async def look(store: Store) -> None:
            seen[:] = [await lists.report_on(store, listed)]

        await self.turns.do(look)
        whole = None
        if lists.is_cut(seen[0]):
            made = await asyncio.to_thread(workbook, seen[0])
            whole = await asyncio.to_thread(self.media.put, made)

        async def tell(store: Store) -> None:
            person = await self._person(store, wanted)
            if person is None:
                kept = [hash] if whole is None else [hash, whole]
                store.loose += await files.unheld(store, kept)
                return
            files.ready(store, wanted.id, hash)
            name = wanted.name or ""
            if whole is not None:
                # Apart from the words: a file that cannot be sent must not keep them back.
                title = f"laporan-{PurePath(name).stem[:60] or 'daftar'}.xlsx"
                files.made(store, person, whole, title)
                enclosed = Enclosure(EnclosureKind.DOCUMENT, whole, title)
                store.send(Outgoing((), files=(enclosed,), to=person.id))
            for outgoing in lists.checked(seen[0], wanted.id, name, person.id):
                store.send(outgoing)

        await self.turns.do(tell)

    async def take(self, wanted: Wanted) -> None:
        """Imports what can be imported now, in one transaction, and tells so. Raises NoTable
        or Stopped."""
        data = await asyncio.to_thread(self.media.read, wanted.hash or "")
        listed = await self._read(wanted, data, await self._scope(wanted))

        async def chore(store: Store) -> None:
            person = await self._person(store, wanted)
            if person is None:
                return
            report = await lists.report_on(store, listed)
            taken = await lists.take(
                self.turns.place, store, person, report, wanted.name or "daftar"
            )

            async def tell(store: Store) -> None:
                store.send(lists.done(report, taken, person.id))

            # After the numbers, which it names.
            store.last.append(tell)
            store.loose += await files.drop(store, [wanted.id])

        await self.turns.do(chore)

    async def refuse(self, store: Store, wanted: Wanted, why: str, what: str) -> None:
        """It cannot be taken: the person hears why, and it is forgotten."""
        store.loose += await files.drop(store, [wanted.id])
        if wanted.person_id is not None:
            name = Literal(wanted.name or "")
            store.send(lists.failed(why, what, name, wanted.person_id))

    async def _person(self, store: Store, wanted: Wanted) -> Person | None:
        """Who sent it; nobody when they have been deleted meanwhile, or when another process has
        dealt with it."""
        if wanted.person_id is None or not await files.is_wanted(store, wanted.id):
            return None
        return await people.get(store, wanted.person_id)

    async def _scope(self, wanted: Wanted) -> Scope:
        """Where the person may import, as of now."""
        found: list[Scope] = []

        async def look(store: Store) -> None:
            person = await people.get(store, wanted.person_id) if wanted.person_id else None
            found[:] = [await lists.scope(store, person) if person else Scope(())]

        await self.turns.do(look)
        return found[0]

    async def _read(self, wanted: Wanted, data: bytes, scope: Scope) -> PaperList:
        table = await opening.table(self.apart, data, paper.BY_HEADING, key=wanted.address)
        return await asyncio.to_thread(paper.judge, table, self.turns.place, scope)


def workbook(report: Report) -> bytes:
    """The whole report as XLSX: row, what becomes of it, and what stands in it."""
    openpyxl: Any = importlib.import_module("openpyxl")
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Laporan")
    sheet.column_dimensions["B"].width = 60
    sheet.column_dimensions["C"].width = 100

    def text(value: str) -> Any:
        cell = openpyxl.cell.WriteOnlyCell(sheet, value=value)
        cell.data_type = "s"  # else what begins with = is a formula
        return cell

    sheet.append(["baris", "usulan", "keterangan"])
    for line in report.paper.lines:
        sheet.append([line.number, text(line.wish), text(render(report.words(line), "id"))])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
