"""Lists that staff send: read off the loop, checked, and imported once they have said yes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

import locales
from bot.documents import cards, consulted
from bot.turns.turns import Turns
from bot.work import opening
from bot.work.apart import Apart
from bot.work.workbook import texts, workbook
from handlers.consultations import taken_back
from handlers.consultations.making import made
from handlers.conversation.messages import Enclosure, EnclosureKind, Literal, Outgoing
from handlers.lists import lists, rows
from handlers.lists.rows import Answers, PaperList, Question, Report, Scope
from handlers.reading.tables.book import Book, NoTable
from handlers.staff.people import sheet
from handlers.staff.people.codes import INVITED
from handlers.staff.sipd import reading as sipd
from handlers.staff.sipd import table, told
from storage.database import jobs
from storage.database.jobs import Progress
from storage.database.store import Store
from storage.files import documents, files
from storage.files.files import Wanted
from storage.files.media import Media
from storage.people import people
from storage.people.model import Person
from storage.proposals.for_others import lists as imports
from storage.staff import staff
from storage.staff.roles import Operation, may

# What the cards of invitations are called.
CARDS = "kartu-undangan.pdf"


@dataclass(frozen=True, slots=True)
class Lists:
    """What is done with a document: `check` when it has been fetched, `take` after a yes. The file
    itself lies in the media folder in between. `me` is the number of this process."""

    turns: Turns
    media: Media
    apart: Apart
    me: int

    async def check(self, wanted: Wanted, data: bytes) -> None:
        """Tells what would become of each row, or asks what must be known before; inputs of a
        consultation that come back answered are taken. Raises NoTable, MediaFull or Stopped."""
        if (code := consulted.code_of(wanted.name or "")) is not None:
            await self._inputs(wanted, data, code)
            return
        if (wanted.name or "").casefold().endswith((".yaml", ".yml")):
            await self._consultation(wanted, data)
            return
        book = await opening.book(self.apart, data, key=(wanted.channel, wanted.address))
        if sheet.is_one(book) and await self._invites(wanted):
            await self._invite(wanted, book)
            return
        if await self._is_sipd(wanted, book):
            await self._compare(wanted, data, book)
            return
        listed = await self._read(wanted, book)
        hash = await self.media.put(data)
        if (question := listed.question) is not None:
            await self._ask(wanted, hash, question)
            return

        async def look(store: Store) -> Report:
            return await lists.report_on(store, listed)

        report = await self.turns.do(look)
        whole = None
        if lists.is_cut(report):
            made = await asyncio.to_thread(workbook, report)
            whole = await self.media.put(made)

        async def tell(store: Store) -> None:
            person = await self._person(store, wanted)
            if person is None:
                kept = [hash] if whole is None else [hash, whole]
                jobs.discard(store, await files.unheld(store, kept))
                return
            await self._here(store, wanted, hash)
            name = wanted.name or ""
            if whole is not None:
                # Apart from the words: a file that cannot be sent must not keep them back.
                title = f"laporan-{PurePath(name).stem[:60] or 'daftar'}.xlsx"
                documents.made(store, person, whole, title)
                enclosed = Enclosure(EnclosureKind.DOCUMENT, whole, title)
                store.send(Outgoing((), files=(enclosed,), to=person.id))
            for outgoing in lists.checked(report, wanted.id, name, person.id):
                store.send(outgoing)

        await self.turns.do(tell)

    async def _consultation(self, wanted: Wanted, data: bytes) -> None:
        """A consultation as staff write it down: made, or mended, where it has no fault."""

        async def chore(store: Store) -> None:
            person = await self._person(store, wanted)
            jobs.discard(store, await files.drop(store, [wanted.id]))
            if person is not None:
                for outgoing in await made.make(self.turns.site, store, person, data):
                    store.send(outgoing)

        await self.turns.do(chore)

    async def _invites(self, wanted: Wanted) -> bool:
        """Whether whoever sent a file invites staff."""

        async def look(store: Store) -> bool:
            if wanted.person_id is None:
                return False
            held = await staff.grants(store, wanted.person_id)
            return any(may(grant, Operation.INVITE, grant.area) for grant in held)

        return await self.turns.do(look)

    async def _invite(self, wanted: Wanted, book: Book) -> None:
        """Staff invited from a sheet of names, with cards to print: all of them or nobody."""
        found = await asyncio.to_thread(sheet.rows, book)
        site = self.turns.site

        async def chore(store: Store) -> list[cards.Card]:
            person = await self._person(store, wanted)
            jobs.discard(store, await files.drop(store, [wanted.id]))
            if person is None:
                return []
            made, told = await sheet.invite(site, store, person, found)
            store.send(told or sheet.done(site, store, person, made, len(found)))
            zone = site.areas.cities[0].zone
            day = locales.date("id", (store.now + sheet.GOOD_FOR).astimezone(zone).date())
            links = [next(iter(site.doors(f"{INVITED}{each.code}")), "") for each in made]
            return [
                cards.Card(each.name, each.role, each.code, day, link)
                for each, link in zip(made, links, strict=True)
            ]

        made = await self.turns.do(chore)
        if not made:
            return
        hash = await self.media.put(await asyncio.to_thread(cards.pdf, made))

        async def tell(store: Store) -> None:
            person = await people.get(store, wanted.person_id) if wanted.person_id else None
            if person is None:
                jobs.discard(store, await files.unheld(store, [hash]))
                return
            documents.made(store, person, hash, CARDS)
            enclosed = Enclosure(EnclosureKind.DOCUMENT, hash, CARDS)
            store.send(Outgoing((), files=(enclosed,), to=person.id))

        await self.turns.do(tell)

    async def _inputs(self, wanted: Wanted, data: bytes, code: str) -> None:
        """What people said in a consultation, with groups and answers that a clerk has filled in:
        checked row by row, and taken."""
        book = await opening.book(self.apart, data, key=(wanted.channel, wanted.address))
        try:
            found = await asyncio.to_thread(consulted.rows_of, book)
        except consulted.NoInputs:
            found = []

        async def chore(store: Store) -> None:
            person = await self._person(store, wanted)
            jobs.discard(store, await files.drop(store, [wanted.id]))
            if person is not None:
                for outgoing in await taken_back.take(store, person, code, found):
                    store.send(outgoing)

        await self.turns.do(chore)

    async def take(self, wanted: Wanted) -> None:
        """Goes on with a list that is here: after a yes, imports what can be imported now, in one
        transaction, and tells so; after the answer to a question, checks it again. Raises
        NoTable, MediaFull or Stopped."""
        data = await self.media.get(wanted.hash or "")
        if not (wanted.answers or {}).get(lists.TAKE):
            await self.check(wanted, data)
            return
        book = await opening.book(self.apart, data, key=(wanted.channel, wanted.address))
        if await self._is_sipd(wanted, book):
            await self._note(wanted, book)
            return
        listed = await self._read(wanted, book)
        if listed.question is not None:  # the role, or what headings mean, has changed meanwhile
            await self.check(wanted, data)
            return

        async def begun(store: Store) -> None:
            if wanted.job is not None and await self._mine(store, wanted):
                jobs.note(store, wanted.job, Progress(0, len(listed.lines)))

        await self.turns.do(begun)

        async def chore(store: Store) -> None:
            person = await self._person(store, wanted)
            if person is None:
                return
            report = await lists.report_on(store, listed)
            taken = await lists.take(
                self.turns.site, store, person, report, wanted.name or "daftar"
            )

            async def tell(store: Store) -> None:
                store.send(lists.done(report, taken, person.id))

            # After the numbers, which it names.
            store.last(tell)
            jobs.discard(store, await files.drop(store, [wanted.id]))

        await self.turns.do(chore)

    # SIPD's own export, read back.

    async def _is_sipd(self, wanted: Wanted, book: Book) -> bool:
        """Whether a file is SIPD's, and its sender has it compared. Raises NoTable for the file of
        somebody who does nothing else with one, and that is not SIPD's."""

        async def look(store: Store) -> tuple[bool, bool]:
            person = await people.get(store, wanted.person_id) if wanted.person_id else None
            if person is None:
                return False, True
            takes_lists = bool((await lists.scope(store, person)).codes)
            return await sipd.types(store, person), takes_lists

        types, takes_lists = await self.turns.do(look)
        if types and table.is_one(book):
            return True
        if types and not takes_lists:
            raise NoTable("not_sipd")
        return False

    async def _compare(self, wanted: Wanted, data: bytes, book: Book) -> None:
        """Tells what SIPD has and what is here, and asks whether its ids are to be noted."""
        name = wanted.name or "sipd"

        async def look(store: Store) -> sipd.Read | None:
            person = await self._person(store, wanted)
            return await sipd.look(store, self.turns.site, person, book) if person else None

        read = await self.turns.do(look)
        if read is None:
            return
        words, cut = sipd.result(self.turns.site, read, name)
        whole = None
        if cut:
            made = await asyncio.to_thread(texts, "SIPD", told.HEAD, told.table(read.found))
            whole = await self.media.put(made)
        asked = told.asked(read.found, wanted.id, wanted.person_id)
        hash = await self.media.put(data) if asked is not None else None

        async def tell(store: Store) -> None:
            person = await self._person(store, wanted)
            if person is None:
                kept = [each for each in (whole, hash) if each is not None]
                jobs.discard(store, await files.unheld(store, kept))
                return
            if hash is not None:
                await self._here(store, wanted, hash)
            else:
                jobs.discard(store, await files.drop(store, [wanted.id]))
            store.send(Outgoing(words, to=person.id))
            if whole is not None:
                title = f"cocok-{PurePath(name).stem[:60] or 'sipd'}.xlsx"
                documents.made(store, person, whole, title)
                enclosed = Enclosure(EnclosureKind.DOCUMENT, whole, title)
                store.send(Outgoing((), files=(enclosed,), to=person.id))
            if asked is not None:
                store.send(asked)

        await self.turns.do(tell)

    async def _note(self, wanted: Wanted, book: Book) -> None:
        """SIPD's ids are noted, as the file and the proposals are now."""

        async def chore(store: Store) -> None:
            person = await self._person(store, wanted)
            if person is not None:
                read = await sipd.look(store, self.turns.site, person, book)
                numbers = await sipd.note(store, person, read.found)
                store.send(sipd.noted(numbers, person.id))
                jobs.discard(store, await files.drop(store, [wanted.id]))

        await self.turns.do(chore)

    async def refuse(self, store: Store, wanted: Wanted, why: str, what: str) -> None:
        """It cannot be taken: the person hears why, and it is forgotten."""
        jobs.discard(store, await files.drop(store, [wanted.id]))
        if wanted.person_id is not None:
            name = Literal(wanted.name or "")
            told = sipd.failed(why, name, wanted.person_id)
            store.send(told or lists.failed(why, what, name, wanted.person_id))

    async def _person(self, store: Store, wanted: Wanted) -> Person | None:
        """Who sent it; nobody when they have been deleted meanwhile, or when another process has
        taken it over."""
        if wanted.person_id is None or not await self._mine(store, wanted):
            return None
        return await people.get(store, wanted.person_id)

    async def _mine(self, store: Store, wanted: Wanted) -> bool:
        return wanted.job is not None and await jobs.mine(store, wanted.job, self.me)

    async def _here(self, store: Store, wanted: Wanted, hash: str) -> None:
        """It has been read and lies in the media folder, until its sender has said what next."""
        files.ready(store, wanted.id, hash)
        if wanted.job is not None:
            await jobs.finish(store, [wanted.job])

    async def _ask(self, wanted: Wanted, hash: str, question: Question) -> None:
        async def tell(store: Store) -> None:
            person = await self._person(store, wanted)
            if person is None:
                jobs.discard(store, await files.unheld(store, [hash]))
                return
            await self._here(store, wanted, hash)
            store.send(lists.asked(question, wanted.id, wanted.name or "", person.id))

        await self.turns.do(tell)

    async def _read(self, wanted: Wanted, book: Book) -> PaperList:
        """Reads a list where its sender may import, as of now, and by what they have said of it;
        what they have said of headings is remembered for their next list."""
        scope, headings = await self._sender(wanted)
        said = (wanted.answers or {}).get(lists.SAY, {})
        answers = Answers(headings)
        place = self.turns.site
        while True:
            listed = await asyncio.to_thread(rows.read, book, place, scope, answers)
            understood = lists.understood(listed, said, answers)
            if understood is None or understood == answers:
                break
            answers = understood
        if answers.headings != headings:
            await self._remember(wanted, answers.headings)
        return listed

    async def _sender(self, wanted: Wanted) -> tuple[Scope, dict[str, str]]:
        """Where the person may import, as of now, and what headings mean to them."""

        async def look(store: Store) -> tuple[Scope, dict[str, str]]:
            person = await people.get(store, wanted.person_id) if wanted.person_id else None
            if person is None:
                return Scope(()), {}
            return await lists.scope(store, person), await imports.headings(store, person)

        return await self.turns.do(look)

    async def _remember(self, wanted: Wanted, headings: Mapping[str, str]) -> None:
        async def chore(store: Store) -> None:
            person = await people.get(store, wanted.person_id) if wanted.person_id else None
            if person is not None:
                await imports.remember_headings(store, person, headings)

        await self.turns.do(chore)
