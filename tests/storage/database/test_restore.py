"""A copy of yesterday is put back: no number twice, nobody told twice, nobody undeleted."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from bot.app import web_app
from bot.channels.terminal.channel import Terminal
from bot.opening import open_database
from bot.settings import Settings
from bot.work.scheduler import Scheduler
from handlers.conversation.messages import Literal, Outgoing, Priority
from storage.database.connections import Database
from storage.database.copies import backup, restored
from storage.database.ledger import Ledger
from storage.database.store import Store
from storage.database.tables import addresses, audit, counters, outbox, people, proposals
from storage.errors import Advice
from storage.files.media import MediaFolder
from tests.command_line import rembuk
from tests.support import Clock, Collector, World, files_of

DRILLS = 6  # the proof (benchmarks/proofs) does 200


@dataclass
class Place:
    """Where an installation lives."""

    folder: Path

    def settings(self, database: str = "one") -> Settings:
        return Settings(
            database_url=f"sqlite+aiosqlite:///{self.folder / database / 'r.db'}",
            media_dir=self.folder / "data" / "media",
            secret_key="only for tests",
            public_url="https://rembuk.test",
        )


class Heard:
    """All that people were sent, over several lives of the program."""

    def __init__(self) -> None:
        self.channel = Collector("terminal", Terminal.limits)

    @property
    def told(self) -> list[tuple[str, str]]:
        return [(parcel.address, parcel.text) for parcel in self.channel.sent]

    def world(self, settings: Settings, clock: Clock) -> Any:
        return World.made(settings, clock, channels={"terminal": self.channel})


async def tell(world: World, to: str, words: str) -> None:
    """Something unasked for a person, in the evening: it waits for the morning."""
    world.clock.move(hours=11)
    [row] = await world.rows(select(addresses.c.person_id).where(addresses.c.address == to))

    async def chore(store: Store) -> None:
        store.send(Outgoing((Literal(words),), to=row.person_id, priority=Priority.OUTCOME))

    await world.app.turns.do(chore)


async def aged_copy(folder: Path, chosen: random.Random) -> list[str]:
    """One drill: a life, a copy, a life after it, the copy put back, a life after that. Gives what
    is wrong."""
    place, heard, clock = Place(folder), Heard(), Clock()
    faults: list[str] = []
    numbers: list[str] = []
    async with heard.world(place.settings(), clock) as world:
        for name in ("siti", "budi", "ani"):
            await world.person(name).welcomed()
        before = chosen.randint(0, 3)
        numbers += [await world.person("siti").proposes() for _ in range(before)]
        # Queued when the copy is made: it goes later.
        await tell(world, "budi", "kabar")
        copied = folder / "copy"
        await backup.backup(world.app.database, world.app.media, copied, now=clock())
        since = chosen.randint(1, 4)
        numbers += [await world.person("siti").proposes() for _ in range(since)]
        clock.move(hours=chosen.choice((10, 14, 70)))
        world.app.claims.look()
        await world.app.settled()
        await world.person("ani").say("hapus data saya")
        await world.person("ani").say("ya")
    if heard.told.count(("budi", "kabar")) != 1:
        faults.append(f"kabar: {heard.told}")

    there = place.settings("two")
    for path in (folder / "data" / "media").rglob("*"):
        assert not path.is_file()
    await backup.restore(there.database_url, files_of(there), copied, now=clock())
    async with heard.world(there, clock) as second:
        second._ids, world = world._ids, second
        clock.move(hours=1)
        world.app.claims.look()
        await world.app.settled()
        numbers.append(await (await world.person("dewi").welcomed()).proposes())
        clock.move(days=1)
        world.app.claims.look()
        await Scheduler(world.app.turns, clock).tick()
        await world.app.settled()
        faults += await backup.check(world.app.database, world.app.media)
        known = await world.rows(select(addresses.c.address))
        if "ani" in {row.address for row in known}:
            faults.append("ani is back")
    if len(set(numbers)) != len(numbers):
        faults.append(f"a number twice: {numbers}")
    if heard.told.count(("budi", "kabar")) != 1:
        faults.append("told twice")
    return faults


@pytest.mark.parametrize("seed", range(DRILLS))
async def test_an_aged_copy(tmp_path: Path, seed: int) -> None:
    assert await aged_copy(tmp_path, random.Random(seed)) == []


async def put_back(world: World, folder: Path, url: str, **how: Any) -> backup.Restored:
    """A copy of a world as it is now, put back elsewhere, at the address of an empty database."""
    await backup.backup(world.app.database, world.app.media, folder / "copy", now=world.clock())
    return await backup.restore(
        url, MediaFolder(folder / "there" / "media"), folder / "copy", now=world.clock(), **how
    )


async def command(there: Settings, clock: Clock, *words: str) -> tuple[int, str]:
    there.data_dir.mkdir(parents=True, exist_ok=True)
    code, said, trouble = await rembuk(
        *words, url=there.database_url, folder=there.data_dir, now=clock()
    )
    return code, said + trouble


async def test_numbers_leap_and_say_so(world: World, tmp_path: Path) -> None:
    siti = await world.person().welcomed()
    await siti.proposes()
    url = f"sqlite+aiosqlite:///{tmp_path / 'there' / 'r.db'}"
    done = await put_back(world, tmp_path, url)
    [leap] = [each for each in done.settled.leaps if each.last == 1]
    assert leap.to == 600  # a full hundred after 1 + 500
    database = Database(url)
    try:
        async with database.read() as connection:
            row = (await connection.execute(select(audit).where(audit.c.action == "leap"))).all()[0]
            counted = (await connection.execute(select(counters))).all()
        assert row.data == {"year": leap.year, "from": 1, "to": 600}
        assert {each.last for each in counted} == {600}
        assert await backup.check(database, MediaFolder(tmp_path / "there" / "media")) == []
    finally:
        await database.close()


async def test_a_year_that_began_after_the_copy_leaps_too(
    world: World, tmp_path: Path, clock: Clock
) -> None:
    await (await world.person().welcomed()).proposes()
    await backup.backup(world.app.database, world.app.media, tmp_path / "copy", now=clock())
    clock.move(days=100)  # past 20 February
    url = f"sqlite+aiosqlite:///{tmp_path / 'there' / 'r.db'}"
    media = MediaFolder(tmp_path / "there" / "media")
    done = await backup.restore(url, media, tmp_path / "copy", now=clock())
    assert [leap.year for leap in done.settled.leaps] == [2028, 2029]


async def test_a_leap_is_never_smaller_than_what_was_given(world: World, tmp_path: Path) -> None:
    """What the ledger beside the media says counts, whatever else is reckoned or asked for."""
    await (await world.person().welcomed()).proposes()
    Ledger.within(tmp_path / "there").numbered("18.72", 2028, 4_321)
    url = f"sqlite+aiosqlite:///{tmp_path / 'there' / 'r.db'}"
    done = await put_back(world, tmp_path, url, leap=10)
    assert [leap.to for leap in done.settled.leaps if leap.year == 2028] == [4_400]


async def test_what_was_queued_waits_for_a_yes(
    settings: Settings, clock: Clock, tmp_path: Path
) -> None:
    heard = Heard()
    async with heard.world(settings, clock) as world:
        await world.person("budi").welcomed()
        await tell(world, "budi", "kabar")
        there = Place(tmp_path / "there").settings()
        await backup.backup(world.app.database, world.app.media, tmp_path / "copy", now=clock())
    clock.move(hours=12)
    done = await backup.restore(
        there.database_url,
        files_of(there),
        tmp_path / "copy",
        now=clock(),
    )
    assert done.settled.held == 1
    code, said = await command(there, clock, "db", "held")
    assert code == 0
    assert "1 messages are held (1 on terminal)" in said
    code, said = await command(there, clock, "doctor")
    assert code == 1
    assert "rembuk db release" in said
    before = len(heard.told)
    async with heard.world(there, clock) as second:
        second._ids = world._ids
        second.app.claims.look()
        await second.app.settled()
        assert len(heard.told) == before
        # Whoever writes is answered as ever.
        await second.person("budi").say("bantuan")
        assert len(heard.told) > before
    await command(there, clock, "db", "release")
    async with heard.world(there, clock) as world:
        await world.app.settled()
        clock.move(hours=1)  # nobody is typing any more
        world.app.claims.look()
        await world.app.settled()
        assert heard.told.count(("budi", "kabar")) == 1
        async with world.app.database.read() as connection:
            assert await restored.holding(connection) is None


async def test_what_is_dropped_counts_as_perhaps_told(world: World, tmp_path: Path) -> None:
    await world.person("budi").welcomed()
    await tell(world, "budi", "kabar")
    there = Place(tmp_path / "there").settings()
    await backup.backup(world.app.database, world.app.media, tmp_path / "copy")
    await backup.restore(there.database_url, files_of(there), tmp_path / "copy")
    code, said = await command(there, world.clock, "db", "release", "--drop")
    assert code == 0
    assert "not sent again: 1" in said
    database = Database(there.database_url)
    try:
        async with database.read() as connection:
            query = select(outbox.c.state).where(outbox.c.text == "kabar")
            assert (await connection.execute(query)).scalars().all() == ["unknown"]
    finally:
        await database.close()


async def test_the_dead_stay_dead_and_their_proposals_stay(world: World, tmp_path: Path) -> None:
    siti = await world.person().welcomed()
    await siti.proposes()
    await backup.backup(world.app.database, world.app.media, tmp_path / "copy")
    await siti.say("hapus data saya")
    await siti.say("ya")
    media = world.app.media
    ledger = Ledger.within(media.beside)
    assert len(ledger.read()[0]) == 1
    assert "siti" not in ledger.path.read_text()
    url = f"sqlite+aiosqlite:///{tmp_path / 'there' / 'r.db'}"
    done = await backup.restore(url, media, tmp_path / "copy")
    assert done.settled.deleted == 1
    database = Database(url)
    try:
        async with database.read() as connection:
            for table, left in ((people, 0), (addresses, 0), (proposals, 1)):
                count = await connection.execute(select(func.count()).select_from(table))
                assert count.scalar_one() == left
    finally:
        await database.close()


async def test_nothing_begins_anew_where_there_was_a_database(tmp_path: Path, clock: Clock) -> None:
    settings = Place(tmp_path).settings()
    async with Heard().world(settings, clock):
        pass
    for path in (tmp_path / "one").glob("r.db*"):
        path.unlink()
    with pytest.raises(Advice, match="there was one"):
        async with open_database(settings):
            pass
    assert (
        not (tmp_path / "one" / "r.db").exists() or not (tmp_path / "one" / "r.db").stat().st_size
    )


def test_a_line_that_was_cut_short_spoils_no_other(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger")
    ledger.deleted([5])
    with ledger.path.open("a") as file:
        file.write("deleted 12")
    Ledger(tmp_path / "ledger").numbered("18.72", 2028, 1)
    gone, numbers = ledger.read()
    assert gone == {5}
    assert numbers == {("18.72", 2028): 100}


async def test_whose_number_may_have_been_lost_with_us_is_asked_to_send_again(
    clock: Clock, tmp_path: Path
) -> None:
    """The proposal was given a number after the copy was made, and is gone."""
    heard = Heard()
    place = Place(tmp_path)
    async with heard.world(place.settings(), clock) as world:
        siti = await world.person("siti").welcomed()
        assert await siti.proposes() == "MTR-2028-00001"
        await backup.backup(world.app.database, world.app.media, tmp_path / "copy", now=clock())
        assert await siti.proposes() == "MTR-2028-00002"
    there = place.settings("two")
    await backup.restore(
        there.database_url,
        files_of(there),
        tmp_path / "copy",
        now=clock(),
    )
    async with heard.world(there, clock) as second:
        second._ids = world._ids
        siti = second.person("siti")
        await siti.say("bantuan")  # what she was told in her first life is behind her
        for said in ("cek 2", "cek MTR-2028-00002", "ubah mtr 600", "tarik 2", "CEK MTR202800002"):
            told = (await siti.say(said))[-1]
            assert "mungkin usulan itu ikut hilang" in told.text, said
            assert [id for id, _ in told.choices] == ["do:propose"], said
        for said in ("cek MTR-2028-00001", "cek 601", "cek MTR-2027-00002", "cek 999999"):
            told = (await siti.say(said))[-1]
            assert "hilang" not in told.text, said
        transport = httpx.ASGITransport(web_app(second.app))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            for number, lost in (
                ("MTR-2028-00002", True), ("mtr 2028 600", True), ("MTR-2028-00601", False),
                ("MTR-2027-00002", False), ("XYZ-2028-00002", False), ("2", False),
            ):  # fmt: skip
                page = await client.get(f"/u/{number}")
                assert page.status_code == 404, number
                assert ("mungkin usulan itu ikut hilang" in page.text) is lost, number
                english = await client.get(f"/u/{number}?bahasa=en")
                assert ("may have been lost" in english.text) is lost, number
        assert await siti.proposes() == "MTR-2028-00601"
