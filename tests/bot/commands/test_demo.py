"""`rembuk demo`: a believable year, the same for the same seed."""

from __future__ import annotations

import argparse
import asyncio
import csv
import functools
import random
import re
from collections.abc import Awaitable, Callable
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import httpx
import openpyxl
import pypdfium2
import pytest
from sqlalchemy import func, select

from bot.app import web_app
from bot.commands import demo
from bot.demo import material
from bot.demo.material import wishes
from bot.demo.year import Sizes, Year
from bot.settings import Settings
from bot.work.broadcaster import Broadcaster
from bot.work.examples import Examples
from bot.work.scheduler import Scheduler
from storage.database.tables import (
    addresses,
    consultations,
    history,
    meetings,
    outbox,
    proposals,
    supports,
)
from storage.proposals.model import Content
from storage.reports import examples
from storage.staff.roles import Role
from tests.bot.commands.conftest import Run
from tests.handlers.staff.test_desk import official
from tests.support import Clock, World, brought_up_to_date


def test_wishes_are_many_and_distinct() -> None:
    texts = [wish.text for wish in wishes()]
    assert len(set(texts)) == len(texts) >= 400
    assert all(10 <= len(text) <= 255 or len(f"{text} untuk warga") >= 10 for text in texts)
    assert all(len(problem) >= 10 for wish in wishes() for problem in wish.problems)
    assert {wish.topic for wish in wishes()} == {"fisik", "ekonomi", "sosbud"}


def test_what_officials_say_fits() -> None:
    """Nobody asks the landowner's leave of a sewing class, or since when a choir is broken."""
    dice = random.Random(1)
    sewing = Content("18.72.01.1003", "ekonomi", "Pelatihan menjahit untuk ibu-ibu", "-")
    drain = Content("18.72.01.1003", "fisik", "Perbaikan drainase yang mampet", "-")
    for some in (material.RETURNS, material.REFUSALS, material.LATER, material.QUESTIONS):
        for_people = {material.fitting(dice, some, sewing) for _ in range(60)}
        for_works = {material.fitting(dice, some, drain) for _ in range(60)}
        assert for_people != for_works
        said = " ".join(word for each in for_people for word in each).lower()
        for word in ("lahan", "rumah", "rusak", "saluran", "gang", "jalannya"):
            assert word not in said, said
        assert "memilih drainase" not in str(for_works)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "Year", functools.partial(Year, sizes=Sizes(90, 20, 60)))


@pytest.mark.usefixtures("small")
async def test_a_year_to_look_at(
    world: World, run: Run, settings: Settings, clock: Clock, tmp_path: Path
) -> None:
    code, out, err = await run("demo", "--seed", "7")
    assert (code, err) == (0, "")
    assert "110 proposals, 60 people" in out
    stood = await world.rows(select(proposals.c.state, func.count()).group_by(proposals.c.state))
    assert {"diajukan", "belum_diakomodir", "ditolak"} <= {row[0] for row in stood}
    held = await world.rows(select(meetings.c.state, func.count()).group_by(meetings.c.state))
    assert {row[0]: row[1] for row in held} == {"held": 23, "announced": 6}
    events = {row[0] for row in await world.rows(select(history.c.event).distinct())}
    assert {"submitted", "verified", "agreed", "forwarded", "kept", "asked", "answered"} <= events
    assert not await world.rows(
        select(history.c.id).where(history.c.event == "kept", history.c.why.is_(None))
    )
    # Nobody is there, and nothing waits to be sent.
    assert {row[0][:7] for row in await world.rows(select(addresses.c.address))} == {"contoh-"}
    assert not await world.rows(select(outbox.c.id).where(outbox.c.settled_at.is_(None)))

    # Every page and paper says so; a second one is refused.
    async with World.made(settings, clock) as later:
        transport = httpx.ASGITransport(app=web_app(later.app))
        async with httpx.AsyncClient(transport=transport, base_url="http://rembuk.test") as client:
            page = await client.get("/u/MTR-2027-00001")
            await counts_agree(later, client, run, tmp_path)
        asked = await world.rows(select(consultations).order_by(consultations.c.id))
        assert [(each.state, each.told_at is not None) for each in asked] == [
            ("closed", True), ("open", False),
        ]  # fmt: skip
        assert await world.count("answers") == 30 + 15
        async with httpx.AsyncClient(transport=transport, base_url="http://rembuk.test") as client:
            forum = (await client.get(f"/k/{asked[0].code}")).text
    assert page.status_code == 200
    for shown in (page.text, forum):
        assert "CONTOH, bukan usulan warga" in shown
    assert "Masuk Prioritas 3" in forum
    file = tmp_path / "daftar.pdf"
    await run("export", "--format", "usulan", "--out", str(file))
    document = pypdfium2.PdfDocument(file)
    assert all("CONTOH" in each.get_textpage().get_text_range() for each in document)
    document.close()
    code, _, err = await run("demo")
    assert code == 2
    assert "an example is for an empty database" in err


async def counts_agree(world: World, client: httpx.AsyncClient, run: Run, folder: Path) -> None:
    """How many people stand behind a proposal is the same in the database, chat, page, list, export
    and paper; those of what was merged are counted with it, each once."""
    s = supports.c
    rows = await world.rows(select(proposals))
    people: dict[int, set[int]] = {row.id: set() for row in rows}
    for row in await world.rows(select(s.proposal_id, s.person_id)):
        people[row.proposal_id].add(row.person_id)
    unknown = dict.fromkeys(people, 0)
    for row in rows:
        if row.merged_into is not None:
            people[row.merged_into] |= people[row.id] | ({row.person_id} - {None})
            unknown[row.merged_into] += row.person_id is None
    behind = {row.id: len(people[row.id] - {row.person_id}) + unknown[row.id] for row in rows}
    heads = [row for row in rows if row.merged_into is None]
    assert {row.id: row.supports for row in heads} == {row.id: behind[row.id] for row in heads}
    assert any(row.merged_into is not None for row in rows)
    assert all((row.lat is None) == (row.lon is None) for row in rows)  # no half a point
    file = folder / "usulan.csv"
    await run("export", "--out", str(file))
    exported = {
        r["nomor"]: int(r["dukungan"])
        for r in csv.DictReader(StringIO(file.read_text("utf-8-sig")))
    }
    paper = folder / "daftar.xlsx"
    await run("export", "--format", "usulan", "--year", "2027", "--as", "xlsx", "--out", str(paper))
    cells = [
        row
        for sheet in openpyxl.load_workbook(paper).worksheets
        for row in sheet.iter_rows(values_only=True)
        if any(row)
    ]
    names = next(r for r in cells if "Pendukung" in r)
    at, where = names.index("Pendukung"), names.index("Nomor")
    printed = {r[where]: int(str(r[at] or 0)) for r in cells if str(r[where]).startswith("MTR-")}
    budi = await world.person("budi").welcomed()
    shown = sorted(heads, key=lambda row: -row.supports)[:5] + heads[:3]
    for row in shown:
        number, n = f"MTR-{row.number_year}-{row.number:05}", behind[row.id]
        assert exported[number] == n
        assert printed.get(number, n) == n
        [card, *_] = await budi.say(f"cek {number}")
        page = (await client.get(f"/u/{number}")).text
        assert f"{n} orang" in page
        assert (f"{n} orang" in card.text) == (n > 0), card.text
    assert any(printed.values())
    # The same in USULAN WARGA, and before two of a kelurahan become one.
    open_ones = [row for row in heads if row.state == "diajukan" and row.held is None]
    one = max(
        (row for row in open_ones if sum(each.area == row.area for each in open_ones) > 1),
        key=lambda row: row.supports,
    )
    area = world.app.site.areas.by_code[one.area].name
    [listed, *_] = await budi.say(f"usulan warga {area}")
    lines = re.findall(r"(MTR-\d{4}-\d{5}): .*, (\d+) pendukung", listed.text)
    assert lines
    assert {number: int(n) for number, n in lines} == {n: exported[n] for n, _ in lines}
    other = next(r for r in open_ones if r.area == one.area and r.id != one.id)
    together = (people[one.id] | people[other.id] | {other.person_id}) - {one.person_id, None}
    n = len(together) + unknown[one.id] + unknown[other.id] + (other.person_id is None)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, one.area)
    [number, into] = [f"MTR-{row.number_year}-{row.number:05}" for row in (other, one)]
    heard = await lurah.say(f"gabung {number} ke {into} karena tempatnya sama")
    assert f"Sesudah digabung, {n} orang" in heard[-1].text
    merged = next(row for row in rows if row.merged_into is not None)
    head = next(row for row in rows if row.id == merged.merged_into)
    [card, *_] = await budi.say(f"cek MTR-{merged.number_year}-{merged.number:05}")
    assert f"MTR-{head.number_year}-{head.number:05}" in card.text


@pytest.mark.usefixtures("small")
async def test_the_same_seed_gives_the_same_year(
    world: World, run: Run, tmp_path: Path, clock: Clock
) -> None:
    from tests.command_line import rembuk

    async def year(name: str, seed: str) -> str:
        url = f"sqlite+aiosqlite:///{tmp_path / name}.db"
        await brought_up_to_date(url)
        folder = tmp_path / name
        folder.mkdir()
        await rembuk("demo", "--seed", seed, url=url, folder=folder, now=clock())
        _, out, _ = await rembuk("export", url=url, folder=folder, now=clock())
        return out

    first = await year("a", "5")
    assert first == await year("b", "5")
    assert first != await year("c", "6")


@pytest.mark.usefixtures("small")
async def test_whoever_serves_beside_it_leaves_the_year_alone(
    world: World, run: Run, clock: Clock
) -> None:
    """What falls due in it is of the past: what closes, closed under the one who lives it. Pages
    say what it is as soon as it is begun."""
    turns, lease = world.app.turns, world.app.claims.lease
    ticks = Scheduler(turns, clock).tick, Broadcaster(turns, clock).tick
    work: list[Callable[[], Awaitable[Any]]] = [*ticks, Examples(turns, lease).tick]
    transport = httpx.ASGITransport(app=web_app(world.app))
    async with httpx.AsyncClient(transport=transport, base_url="http://rembuk.test") as client:

        async def says_so() -> bool:
            return "CONTOH, bukan usulan warga" in (await client.get("/aturan")).text

        assert not await says_so()
        lived = asyncio.ensure_future(run("demo", "--seed", "7"))
        while not lived.done():
            for tick in work:
                await tick()
            await asyncio.sleep(0.05)
        code, _, err = await lived
        assert (code, err) == (0, "")
        for _ in range(600):
            if await says_so():
                break
            await asyncio.sleep(0.05)
        assert await says_so()
    async with world.app.database.read() as connection:
        assert await examples.is_one(connection)
        assert await examples.maker(connection) is None
        assert not await examples.is_cut_short(connection)
    assert await world.rows(select(consultations.c.id).where(consultations.c.state == "open"))


class Interrupted(Exception):
    pass


async def test_a_year_whose_maker_died_is_taken_over(
    world: World, run: Run, settings: Settings, clock: Clock, caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """The process's lease ends with it, however it ends."""

    class Half(Year):
        async def _together(self, day: date) -> None:
            await made.tick()  # whoever makes it is there
            assert looked == []
            async with world.app.database.read() as connection:
                assert await examples.maker(connection) == self.maker
            code, _, err = await run("demo")
            assert (code, "another `rembuk demo` is making" in err) == (2, True)
            code, out, _ = await run("doctor")
            assert (code, "an example year is being made" in out) == (1, True)
            raise Interrupted

    looked: list[bool] = []
    made = Examples(world.app.turns, world.app.claims.lease, lambda: looked.append(True))
    scheduler = Scheduler(world.app.turns, clock)
    monkeypatch.setattr(demo, "Year", functools.partial(Half, sizes=Sizes(90, 20, 60)))
    with pytest.raises(Interrupted):
        await demo.run(settings, argparse.Namespace(seed=7), clock)
    assert await scheduler._holding()
    with caplog.at_level("WARNING"):
        await made.tick()
        await made.tick()
    assert looked == [True]
    assert "what is there stays an example" in caplog.text
    assert not await scheduler._holding()
    async with world.app.database.read() as connection:
        assert await examples.is_one(connection)
    code, _, err = await run("demo")
    assert (code, "or that was cut short" in err) == (2, True)
    code, out, _ = await run("doctor")
    assert (code, "the example year in the database was cut short" in out) == (1, True)
