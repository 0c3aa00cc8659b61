"""Two programs on one PostgreSQL: what takes long, and what falls due by the clock, is done by one
of them, once; and what one that died had is taken over."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, insert, select, update

from bot.channels.base import Parcel, Unfetchable
from bot.channels.browser.channel import Browser
from bot.channels.browser.limits import Rates
from bot.channels.browser.stored import StoredGuesses
from bot.channels.terminal.channel import Terminal
from bot.settings import Settings
from bot.work.broadcaster import Broadcaster
from bot.work.scheduler import Scheduler
from handlers.announcements import announced
from handlers.conversation.messages import Attachment, FileKind, Literal, Outgoing, Priority
from storage.database import notes
from storage.database.jobs import discard
from storage.database.processes.leases import Lease
from storage.database.store import Store
from storage.database.tables import files, jobs, outbox, rates
from storage.files import files as kept
from storage.files.spool import FolderSpool
from storage.messages.mailings import broadcasts
from storage.messages.mailings.mailing import Mailing, MailingState
from storage.people import people
from storage.proposals import proposals, questions
from storage.proposals.model import Content, Proposal
from storage.staff.roles import Role
from storage.staff.staff import Actor, at_command_line
from tests.databases import Databases
from tests.support import START, Clock, Collector, World, picture

METRO = "18.72"


@pytest.fixture
async def database_url(postgres_databases: Databases) -> AsyncIterator[str]:
    async with postgres_databases.one() as url:
        yield url


class Spool(Collector):
    """Gives each file once, as our spool does, and counts how often it is asked for one."""

    def __init__(self) -> None:
        super().__init__("terminal", Terminal.limits)
        self.asked: Counter[str] = Counter()

    async def fetch(self, attachment: Attachment) -> bytes:
        self.asked[attachment.ref] += 1
        await asyncio.sleep(0)
        if attachment.ref not in self.files:
            raise Unfetchable(attachment.ref)
        return self.files.pop(attachment.ref)


async def wants(world: World, who: str, *refs: str) -> list[int]:
    """Somebody has sent photos; gives their ids."""

    async def chore(store: Store) -> list[int]:
        person = people.create(store, "terminal", who, "id")
        photos = [Attachment(FileKind.PHOTO, ref) for ref in refs]
        return [kept.want(store, person, "terminal", who, photo) for photo in photos]

    return await world.app.turns.do(chore)


async def states(world: World) -> set[tuple[str, str | None]]:
    return {(row.state, row.why) for row in await world.rows(select(files.c.state, files.c.why))}


async def test_each_photo_is_downloaded_once(settings: Settings, clock: Clock) -> None:
    spool = Spool()
    async with (
        World.made(settings, clock, channels={"terminal": spool}) as one,
        World.made(settings, clock, channels={"terminal": spool}) as two,
    ):
        for world in (one, two):
            await world.app.fetcher._round.acquire()  # until all of them are wanted
        for who in ("siti", "budi", "wati"):
            refs = [f"{who} {n}" for n in range(3)]
            spool.files |= dict.fromkeys(refs, picture())
            await wants(one, who, *refs)
        asked = set(spool.files)
        for world in (one, two):
            world.app.fetcher._round.release()
        await asyncio.gather(one.app.fetcher.idle(), two.app.fetcher.idle())
        for world in (one, two):
            await world.app.settled()
        assert spool.asked == dict.fromkeys(asked, 1)
        assert await states(one) == {("ready", None)}
        assert spool.sent == []  # nobody is told that a photo failed which was taken
        assert await one.count("jobs") == 0


async def test_each_reminder_is_sent_once(
    settings: Settings, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with World.made(settings, clock) as one, World.made(settings, clock) as two:
        city = one.app.site.areas.get(METRO)
        assert city is not None

        async def propose(store: Store) -> list[Proposal]:
            made = []
            for n in range(20):
                person = people.create(store, "terminal", f"warga {n}", "id")
                content = Content(
                    "18.72.01.1003",
                    "fisik",
                    f"Perbaikan drainase {n}",
                    "Setiap hujan air masuk rumah",
                )
                made.append(await proposals.submit(store, person, city, content, "id"))
            return made

        made = await one.app.turns.do(propose)

        async def ask(store: Store) -> None:
            for each in made:
                await questions.ask(store, at_command_line("lurah"), each.id, "Berapa lebarnya?")

        await one.app.turns.do(ask)
        for each in (one, two):  # either may send what the other has made
            await each.app.settled()
        clock.move(days=8)
        found: list[int] = []
        to_remind, looked = questions.to_remind, asyncio.Event()

        async def together(store: Store, count: int) -> list[questions.Remark]:
            """Neither writes anything before both have looked."""
            due = await to_remind(store, count)
            found.append(len(due))
            if len(found) == 2:
                looked.set()
            await looked.wait()
            return due

        monkeypatch.setattr(questions, "to_remind", together)
        schedulers = [Scheduler(world.app.turns, clock) for world in (one, two)]
        await asyncio.gather(*(scheduler.unanswered() for scheduler in schedulers))
        # PostgreSQL may deal them out between the two (SKIP LOCKED); what is noted is each once
        assert (len(found), sum(found)) == (2, 20)
        told = await one.rows(
            select(outbox.c.about, func.count())
            .where(outbox.c.about.like("question:%"))
            .group_by(outbox.c.about)
        )
        assert [row[1] for row in told] == [2] * 20  # the question, and one reminder of it


async def test_a_week_s_list_is_one_program_s(settings: Settings, clock: Clock) -> None:
    async with World.made(settings, clock) as one, World.made(settings, clock) as two:

        async def renew(store: Store) -> bool:
            return await notes.renew(store, f"weekly:{METRO}", "2026-48")

        said = await asyncio.gather(*(world.app.turns.do(renew) for world in (one, two)))
        assert sorted(said) == [False, True]
        assert not await one.app.turns.do(renew)


async def test_the_report_of_an_announcement_is_sent_once(
    settings: Settings, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with World.made(settings, clock) as one, World.made(settings, clock) as two:

        async def owner(store: Store) -> int:
            return people.create(store, "terminal", "camat", "id").id

        camat = await one.app.turns.do(owner)
        # Nobody lives there: it has ended as soon as it was written out.
        by = Actor("Camat", Role.FASILITATOR, "18.72.02", camat)
        id = await one.mailing("Kerja bakti hari Minggu", "18.72.02", by=by)
        await Broadcaster(one.app.turns, clock).tick()
        locked, looked, lock = asyncio.Event(), asyncio.Event(), broadcasts.lock

        async def ends(store: Store) -> None:
            """What the other program does of it, in the moment in which this one looks."""
            mailing = await lock(store, id)
            assert mailing is not None
            locked.set()
            await looked.wait()
            broadcasts.end(store, id, MailingState.DONE)
            store.send(announced.report(mailing, {}))

        async def tries(store: Store, id: int) -> Mailing | None:
            try:
                return await lock(store, id)
            except Exception:
                looked.set()
                raise

        def reports(*given: Any) -> Any:
            looked.set()
            return report(*given)

        monkeypatch.setattr(broadcasts, "lock", tries)
        ended = asyncio.create_task(one.app.turns.do(ends))
        await locked.wait()
        report = announced.report
        with monkeypatch.context() as patched:
            patched.setattr("bot.work.broadcaster.announced.report", reports)
            await Broadcaster(two.app.turns, clock).tick()
        await ended
        told = await one.rows(select(outbox.c.text).where(outbox.c.about == f"mailing:{id}"))
        assert ["Laporan pengumuman" in row.text for row in told].count(True) == 1


async def test_what_a_dead_program_had_is_taken_over(settings: Settings, clock: Clock) -> None:
    spool = Spool()
    async with World.made(settings, clock, channels={"terminal": spool}) as world:
        async with Lease(world.app.database, settings.data_dir) as other:
            async with world.app.fetcher._round:
                [id] = await wants(world, "siti", "photo")
                await claimed(world, id, other.me)
            spool.files["photo"] = picture()
            await world.app.fetcher.idle()
            assert spool.asked == {}  # who has it is alive
            assert await states(world) == {("wanted", None)}
        await world.app.fetcher.idle()
        assert spool.asked == {"photo": 1}
        assert await states(world) == {("ready", None)}


async def claimed(world: World, file: int, claim: int) -> None:
    async with world.app.database.writer.begin() as connection:
        await connection.execute(
            insert(jobs).values(
                id=file, kind="download", payload={}, file_id=file, claim=claim, attempts=0,
                begun=0, at=START,
            )
        )  # fmt: skip


@pytest.mark.parametrize("data", [picture(), b"no picture", b""])
async def test_who_has_been_overtaken_says_nothing(
    settings: Settings, clock: Clock, data: bytes
) -> None:
    """It was called dead, and another has its file by now: whatever it found is not for it to
    say."""

    class Slow(Spool):
        async def fetch(self, attachment: Attachment) -> bytes:
            async with world.app.database.writer.begin() as connection:
                await connection.execute(update(jobs).values(claim=other.me))
            return await super().fetch(attachment)

    spool: Any = Slow()
    async with (
        World.made(settings, clock, channels={"terminal": spool}) as world,
        Lease(world.app.database, settings.data_dir) as other,
    ):
        if data:
            spool.files["photo"] = data
        await wants(world, "siti", "photo")
        await world.app.settled()
        assert await states(world) == {("wanted", None)}
        assert spool.sent == []
        [job] = await world.rows(select(jobs))
        assert (job.claim, job.attempts) == (other.me, 0)
        assert [hash async for hash in world.app.media.all()] == []


async def test_a_deletion_outlives_the_program_that_began_it(
    settings: Settings, clock: Clock
) -> None:
    async with World.made(settings, clock) as world:
        media = world.app.media
        loose, again = await media.put(b"nobody's"), await media.put(b"somebody's again")
        async with Lease(world.app.database, settings.data_dir) as other:

            async def chore(store: Store) -> None:
                discard(store, [loose, again])
                kept.taken(store, again)
                await store.flush()
                await store.execute(update(jobs).values(claim=other.me))

            await world.app.turns.do(chore)
            await world.app.settled()
            assert {hash async for hash in media.all()} == {loose, again}
        await world.app.settled()
        assert [hash async for hash in media.all()] == [again]
        assert await world.count("jobs") == 0


async def test_a_page_is_rung_by_whichever_program_stored(
    settings: Settings, clock: Clock, tmp_path: Path
) -> None:
    """A reply, and what nobody had asked for: of another program, and of no other reader."""

    def browser() -> dict[str, Any]:
        return {"browser": Browser(FolderSpool(tmp_path / "spool")), "terminal": Spool()}

    async with (
        World.made(settings, clock, channels=browser()) as one,
        World.made(settings, clock, channels=browser()) as two,
    ):
        siti = one.person("siti", "browser")
        await one.app.turns.take(siti.message(text="halo"))
        pages = two.channels["browser"]
        with pages.listen("siti") as line, pages.listen("budi") as other:
            await asyncio.sleep(0.2)  # what began the program has been looked at
            while await line.news(0.0) or await other.news(0.0):
                continue
            await one.app.turns.take(siti.message(text="bantuan"))
            assert await line.news(10.0)
            assert not await other.news(0.0)

            async def news(store: Store) -> None:
                person = await people.at(store, "browser", "siti")
                assert person is not None
                words = Outgoing((Literal("kabar"),), to=person, priority=Priority.OUTCOME)
                store.send(words)

            clock.move(hours=1)
            await one.app.turns.do(news)
            assert await line.news(10.0)


class Slow(Collector):
    """Sends nothing before `goes`, to a list that both programs share."""

    def __init__(self, to: list[str]) -> None:
        super().__init__("terminal", Terminal.limits)
        self.to, self.goes, self.asked = to, asyncio.Event(), asyncio.Event()

    async def send(self, parcel: Parcel) -> str | None:
        self.asked.set()
        await self.goes.wait()
        self.to.append(parcel.text)
        return await super().send(parcel)


async def test_answers_come_in_the_order_of_the_turns(settings: Settings, clock: Clock) -> None:
    """One program has taken what somebody said and is slow to answer; another takes the next."""
    said: list[str] = []
    slow, quick = Slow(said), Slow(said)
    quick.goes.set()
    async with (
        World.made(settings, clock, channels={"terminal": slow}) as one,
        World.made(settings, clock, channels={"terminal": quick}) as two,
    ):
        siti, budi = one.person("siti"), one.person("budi")
        await one.app.turns.take(siti.message(text="halo"))
        await slow.asked.wait()
        await two.app.turns.take(siti.message(text="ya", id="later"))
        await two.app.turns.take(budi.message(text="halo", id="budi"))
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(1.0):  # without the first it does not come, however long
                await two.app.settled()
        assert len(said) == 1  # another's is not kept back
        slow.goes.set()
        await one.app.settled()
        await two.app.settled()
        texts = await one.rows(
            select(outbox.c.text).where(outbox.c.address == "siti").order_by(outbox.c.id)
        )
        assert len(texts) == 2
        assert said[1:] == [row.text for row in texts]


async def test_guesses_are_counted_together(settings: Settings, clock: Clock) -> None:
    async with World.made(settings, clock) as one, World.made(settings, clock) as two:
        may = Rates(guesses=(0.01, 4.0), guesses_free=2, guesses_in_all=(0.01, 3.0))
        counted = [StoredGuesses(each.app.turns, "key") for each in (one, two)]
        waits = [await counted[n % 2].taken("10.0.0.1", may) for n in range(5)]
        assert waits[:4] == [0.0] * 4
        assert waits[4] > 0
        # Others have their first few, and what is left of all.
        others = [await counted[n % 2].taken("10.0.0.2", may) for n in range(4)]
        assert others[:3] == [0.0] * 3
        assert others[3] > 0
        assert "10.0.0" not in str(await one.rows(select(rates)))
