"""Files that people send: one that is hostile or broken hurts nobody else, and its sender hears."""

from __future__ import annotations

import dataclasses
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from bot.channels.base import Unavailable
from bot.work import fetcher, opening
from bot.work.apart import Stopped
from handlers.conversation.messages import Attachment, FileKind
from storage.database.jobs import Claimant
from storage.database.store import Store
from storage.database.tables import files, jobs, proposal_files
from storage.files import files as kept
from tests.support import START, Resident, World, picture


async def with_photo(who: Resident, data: bytes) -> list[str]:
    """A proposal with one photo; gives what is heard after it was sent."""
    for said in (
        "usul", "Imopuro", "1", "Perbaikan drainase Jl. Mawar", "Setiap hujan air masuk rumah",
        "RT 05/RW 02", "120 m", "foto",
    ):  # fmt: skip
        await who.say(said)
    heard = await who.send_photo(data)
    for said in ("selesai", "kirim"):
        heard += await who.say(said)
    return [each.text for each in heard]


async def states(world: World) -> list[tuple[str, str, str | None]]:
    rows = await world.rows(select(files).order_by(files.c.id))
    return [(row.kind, row.state, row.why) for row in rows]


def job(file: int) -> dict[str, Any]:
    """A download that nobody has just now."""
    return {
        "id": file, "kind": "download", "payload": {}, "file_id": file, "claim": 0, "attempts": 0,
        "at": START,
    }  # fmt: skip


async def test_what_replaces_a_photo_is_a_photo(world: World) -> None:
    """A PDF sent in its place, alone or as a reply, is refused at the door, and photos go on."""
    siti, budi = await world.person("siti").welcomed(), await world.person("budi").welcomed()
    heard = await with_photo(siti, b"this is no picture")
    assert any("buka sebagai foto" in text for text in heard)
    [sent] = [p for p in world.channels["terminal"].sent if "buka sebagai foto" in p.text]
    letter = Attachment(FileKind.DOCUMENT, "surat", mime="application/pdf", name="surat.pdf")
    answered = await siti.take(files=(letter,), reply_to=f"terminal-{sent.id}")
    assert "belum bisa kami baca" in answered[0].text
    alone = await siti.send_letter(b"%PDF-1.7", "surat.pdf")
    assert "menggantikan" not in alone[0].text
    assert await states(world) == [("photo", "failed", "not_a_picture")]
    await with_photo(budi, picture())
    assert await states(world) == [
        ("photo", "failed", "not_a_picture"), ("photo", "ready", None),
    ]  # fmt: skip
    mended = await siti.send_photo(picture())
    assert "menggantikan" in mended[0].text
    assert {state for _, state, _ in await states(world)} == {"ready"}


async def test_storage_refuses_it_too(world: World) -> None:
    async def chore(store: Any) -> None:
        with pytest.raises(kept.NotAPhoto):
            kept.again(store, 1, "terminal", "siti", Attachment(FileKind.DOCUMENT, "x"))
        with pytest.raises(kept.NotAPhoto):
            kept.again(store, 1, "terminal", "siti", Attachment(FileKind.LETTER, "x"))

    await world.app.turns.do(chore)


async def test_rows_that_cannot_be_dealt_with_stop_no_others(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Documents that a proposal holds, as an earlier program let them be, and rows of which not
    even the failure can be noted."""
    siti, budi = await world.person("siti").welcomed(), await world.person("budi").welcomed()
    await with_photo(siti, b"%PDF-1.7")
    await with_photo(siti, b"no picture")
    first, second = [row.id for row in await world.rows(select(files).order_by(files.c.id))]
    async with world.app.database.writer.begin() as connection:
        await connection.execute(update(files).values(state="wanted"))
        await connection.execute(
            update(files).where(files.c.id == first).values(kind="document", mime="application/pdf")
        )
    failed = kept.failed

    def failing(store: Any, id: int, why: str) -> None:
        if id == second:
            raise LookupError("nothing can be noted")
        failed(store, id, why)

    monkeypatch.setattr(kept, "failed", failing)
    await with_photo(budi, picture())
    assert (await states(world))[-1] == ("photo", "ready", None)
    assert len(await world.rows(select(proposal_files))) == 3
    rows = {row.id: row for row in await world.rows(select(files))}
    assert rows[first].state == "failed"
    assert rows[second].state == "wanted"
    [job] = await world.rows(select(jobs))
    assert (job.file_id, job.begun, job.claim) == (second, 1, world.app.claims.lease.me)


async def test_files_of_any_name(world: World) -> None:
    """Longer than is kept, with halves of letters, without a name: taken all the same."""
    siti = await world.person("siti").welcomed()
    names = ("\ud83d – 📷.jpg", "a\x00b.jpg", "x" * 500 + ".jpg")
    for said in ("usul", "Imopuro", "1", "Perbaikan drainase", "Setiap hujan air masuk rumah"):
        await siti.say(said)
    for name in names:
        await siti.take(files=(dataclasses.replace(siti.photo(), name=name),))
    assert [state for _, state, _ in await states(world)] == ["ready"] * 3
    kept_names = [row.name for row in await world.rows(select(files).order_by(files.c.id))]
    assert kept_names[1] == "ab.jpg"
    assert (len(kept_names[2]), kept_names[2][-4:]) == (200, ".jpg")


async def test_an_opening_is_counted_before_it_begins_and_three_are_enough(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []

    async def killed(*_: object, **__: object) -> None:
        [row] = await world.rows(select(jobs.c.begun))
        counted.append(row.begun)
        raise Stopped("crashed")

    siti = await world.person("siti").welcomed()
    monkeypatch.setattr(opening, "picture", killed)
    heard = await with_photo(siti, picture())
    for _ in range(4):
        world.clock.move(minutes=1)
        world.app.fetcher.look()
        heard += [each.text for each in await siti.new()]
    assert counted == [1, 2, 3]
    assert await states(world) == [("photo", "failed", "unopenable")]
    assert sum("sudah kami coba buka tiga kali" in text for text in heard) == 1


async def test_a_database_that_goes_away_is_no_fault_of_a_photo(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was opened each time, and what was made of it could not be kept: four times over."""
    siti = await world.person("siti").welcomed()
    outages = [4]

    class Turns:
        async def do(self, chore: Callable[[Store], Awaitable[Any]]) -> Any:
            if chore.__name__ == "ready" and outages[0]:
                outages[0] -= 1
                raise Unavailable
            return await world.app.turns.do(chore)

        def __getattr__(self, name: str) -> Any:
            return getattr(world.app.turns, name)

    monkeypatch.setattr(world.app.fetcher, "turns", Turns())
    monkeypatch.setattr(fetcher, "RESTS", 0.0)
    heard = await with_photo(siti, picture())
    for _ in range(5):
        world.clock.move(minutes=1)
        world.app.fetcher.look()
        heard += [each.text for each in await siti.new()]
    assert outages == [0]
    assert await states(world) == [("photo", "ready", None)]
    assert not any("tiga kali" in text for text in heard)


async def test_a_file_that_ended_the_program_is_put_aside(world: World) -> None:
    """As it is found after a restart: three times begun, never finished."""
    siti = await world.person("siti").welcomed()
    await with_photo(siti, picture())
    async with world.app.database.writer.begin() as connection:
        await connection.execute(update(files).values(state="wanted"))
        [row] = (await connection.execute(select(files.c.id))).all()
        await connection.execute(insert(jobs).values(begun=kept.OPENINGS, **job(row.id)))
    world.app.fetcher.look()
    heard = await siti.new()
    assert await states(world) == [("photo", "failed", "unopenable")]
    assert "tiga kali" in heard[-1].text


async def test_of_each_person_one_before_the_second_of_anybody(world: World) -> None:
    people = [await world.person(name).welcomed() for name in ("budi", "siti", "wati")]

    async def chore(store: Any) -> None:
        for who, count in zip(people, (12, 1, 2), strict=True):
            for place in range(count):
                person = await who_is(store, who)
                kept.want(
                    store, person, "terminal", who.address,
                    Attachment(FileKind.PHOTO, f"{who.address} {place}"),
                )  # fmt: skip

    async def look(count: int, besides: list[int]) -> list[str]:
        async with world.app.database.read() as connection:
            who = Claimant(world.app.claims.lease.me)
            due = await kept.due(connection, ["terminal"], world.clock(), who, count, besides)
        return [each.ref for each in due]

    async with world.app.fetcher._round:  # nothing is fetched meanwhile
        await world.app.turns.do(chore)
        assert await look(5, []) == ["budi 0", "siti 0", "wati 0", "budi 1", "wati 1"]
        [first] = await world.rows(select(files.c.id).where(files.c.ref == "budi 0"))
        assert await look(2, [first.id]) == ["budi 1", "siti 0"]
        # What has been begun before comes after what has not.
        async with world.app.database.writer.begin() as connection:
            [begun] = await world.rows(select(files.c.id).where(files.c.ref == "siti 0"))
            await connection.execute(insert(jobs).values(begun=1, **job(begun.id)))
        assert (await look(15, []))[-1] == "siti 0"


async def who_is(store: Any, who: Resident) -> Any:
    from storage.people import people as known

    found, _ = await known.load(store, {(who.channel, who.address)})
    return found[(who.channel, who.address)]


async def test_a_photo_of_somebody_who_is_deleted_meanwhile_is_not_kept(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    siti = await world.person("siti").welcomed()
    cleaned = opening.picture

    async def leaving(*given: Any, **more: Any) -> Any:
        made = await cleaned(*given, **more)
        await world.app.turns.take(siti.message(text="hapus data saya"))
        await world.app.turns.take(siti.message(text="ya"))
        return made

    monkeypatch.setattr(opening, "picture", leaving)
    for said in ("usul", "Imopuro", "1", "Perbaikan drainase", "Setiap hujan air masuk rumah"):
        await siti.say(said)
    await siti.send_photo(picture())
    assert await world.count("files") == 0
    assert [hash async for hash in world.app.media.all()] == []
