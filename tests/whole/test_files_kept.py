"""Photos and files from the phone to the page and back: in a folder, and in a bucket."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from bot.app import build, web_app
from bot.commands.doctor import examine
from bot.settings import Settings, read
from handlers.conversation.messages import EnclosureKind
from storage.database.connections import Database
from storage.database.copies import backup
from storage.database.tables import files
from storage.files import bucket as module
from storage.files.media import MediaFolder, verify
from tests.bot.web.pages.test_uploads import Site, with_place
from tests.fakes.s3 import IN_BOTH, S3, Way, spoilt
from tests.support import Clock, Resident, World, files_of, picture

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

ROADS = picture(300, 200)


async def with_photo(siti: Resident, data: bytes) -> list[str]:
    """Comes to the photos of a proposal and sends one; what is heard."""
    for said in ("usul", "Imopuro", "1", "Perbaikan drainase", "Setiap hujan banjir", "RT 5"):
        await siti.say(said)
    await siti.say("lewati")
    await siti.say("foto")
    return [each.text for each in await siti.send_photo(data)]


async def state(world: World) -> list[tuple[str, str | None]]:
    return [(row.state, row.why) for row in await world.rows(select(files.c.state, files.c.why))]


def web(world: World) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(web_app(world.app))
    return httpx.AsyncClient(transport=transport, base_url="https://rembuk.test")


@on_sqlite
@IN_BOTH
async def test_served_whole_in_parts_and_not_twice(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await with_photo(siti, ROADS)
    [row] = await world.rows(select(files.c.hash))
    link = world.app.enclosures.photo(row.hash)
    data = await world.app.media.get(row.hash)
    size = len(data)
    async with web(world) as client:
        whole = await client.get(link)
        assert (whole.status_code, whole.content) == (200, data)
        tag = whole.headers["etag"]
        said = [whole.headers[name] for name in ("accept-ranges", "content-type", "content-length")]
        assert said == ["bytes", "image/jpeg", str(size)]
        parts = {
            "bytes=0-99": (206, data[:100], f"bytes 0-99/{size}"),
            "bytes=100-": (206, data[100:], f"bytes 100-{size - 1}/{size}"),
            "bytes=-7": (206, data[-7:], f"bytes {size - 7}-{size - 1}/{size}"),
            f"bytes=5-{size + 5000}": (206, data[5:], f"bytes 5-{size - 1}/{size}"),
            f"bytes=-{size + 1}": (200, data, None),
            f"bytes={size}-": (416, None, f"bytes */{size}"),
            "bytes=-0": (416, None, f"bytes */{size}"),
            "bytes=9-3": (200, data, None),
            "bytes=0-1,5-6": (200, data, None),
            "bytes=١-٢": (200, data, None),
            "pages=1-2": (200, data, None),
        }
        for asked, (status, content, where) in parts.items():
            headers = {b"range": asked.encode()}
            answer = await client.get(link, headers=headers)
            assert answer.status_code == status, asked
            assert content is None or answer.content == content, asked
            assert answer.headers.get("content-range") == where, asked
        other = await client.get(link, headers={"range": "bytes=0-9", "if-range": '"another"'})
        assert (other.status_code, other.content) == (200, data)
        known = await client.get(link, headers={"if-none-match": f'"x", W/{tag}'})
        assert (known.status_code, known.content, known.headers["etag"]) == (304, b"", tag)
        head = await client.head(link)
        assert (head.content, head.headers["content-length"]) == (b"", str(size))
        # A page that is shown again names the same address, so that a browser has it already.
        assert world.app.enclosures.photo(row.hash) == link
        await world.app.media.delete([row.hash])
        assert (await client.get(link)).status_code == 404


@on_sqlite
async def test_a_city_moves_into_a_bucket_and_back(
    world: World, s3: S3, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By `rembuk db backup` and `restore`, with every photo."""
    siti = await world.person("siti").welcomed()
    await with_photo(siti, ROADS)
    await siti.send_photo(picture(90, 80))
    kept = {hash async for hash in world.app.media.all()}
    assert len(kept) == 2
    place = s3.bucket()
    for name, value in place.access.items():
        monkeypatch.setenv(name, value)
    url = f"sqlite+aiosqlite:///{tmp_path / 'there.db'}"
    environment = {"REMBUK_DATABASE_URL": url, "REMBUK_MEDIA_DIR": str(place)}
    there = read({**environment, **place.access}, tmp_path)
    assert there.media_dir == place
    copy, again = tmp_path / "copy", tmp_path / "again"
    await backup.backup(world.app.database, world.app.media, copy, now=world.clock())
    monkeypatch.chdir(tmp_path)
    bucket = files_of(there)
    await backup.restore(url, bucket, copy, now=world.clock())
    assert {hash async for hash in bucket.all()} == kept
    database = Database(url)
    try:
        assert await backup.check(database, bucket) == []
        done = await backup.backup(database, bucket, again, now=world.clock())
        await bucket.delete([sorted(kept)[0]])
        assert await backup.check(database, bucket, content=False) == [
            f"the picture {sorted(kept)[0]} is missing"
        ]
    finally:
        await database.close()
    assert done.media == 2
    back = MediaFolder(tmp_path / "back" / "media")
    await backup.restore(f"sqlite+aiosqlite:///{tmp_path}/b.db", back, again, now=world.clock())
    assert {hash async for hash in back.all()} == kept
    assert await verify(back) == []


@pytest.fixture
async def way(s3: S3) -> AsyncIterator[Way]:
    async with spoilt(s3) as made:
        yield made


@pytest.fixture
async def behind(
    settings: Settings, s3: S3, way: Way, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[World]:
    """The whole program, whose bucket can be made to fail."""
    monkeypatch.setattr(module, "REQUEST", 1.0)
    monkeypatch.setattr(module, "AGAIN", 0.5)
    monkeypatch.setattr(module, "TRIES", 1)
    settings = dataclasses.replace(settings, media_dir=s3.bucket(url=way.url))
    async with World.made(settings, clock) as world:
        yield world


@on_sqlite
async def test_a_bucket_that_is_away_for_a_minute(behind: World, way: Way) -> None:
    """Turns go on, no photo is given up or told of as failed, what is asked for comes later, and
    what is to be deleted goes afterwards."""
    siti = await behind.person("siti").welcomed()
    way.refuses = 1_000_000
    heard = await with_photo(siti, ROADS)
    assert heard  # she is answered
    for _ in range(6):
        behind.clock.move(seconds=11)
        behind.app.fetcher.look()
        heard += [each.text for each in await siti.new()]
    assert await state(behind) == [("wanted", None)]
    way.refuses = 0
    behind.clock.move(seconds=11)
    behind.app.fetcher.look()
    heard += [each.text for each in await siti.new()]
    assert await state(behind) == [("ready", None)]
    assert not [text for text in heard if "tidak bisa kami ambil" in text or "tiga kali" in text]
    [row] = await behind.rows(select(files.c.hash))
    link = behind.app.enclosures.photo(row.hash)
    async with web(behind) as client:
        way.refuses = 1_000_000
        answer = await client.get(link)
        assert (answer.status_code, "retry-after" in answer.headers) == (503, True)
        way.refuses = 0
        assert (await client.get(link)).status_code == 200
        way.refuses = 1_000_000
        await siti.say("batal")
        await siti.say("ya")
        assert await behind.count("files") == 0
        way.refuses = 0
        assert [hash async for hash in behind.app.media.all()] == [row.hash]
        behind.clock.move(minutes=2)
        behind.app.deletions.look()
        await behind.app.settled()
        assert [hash async for hash in behind.app.media.all()] == []


@on_sqlite
async def test_the_same_photo_while_it_is_being_deleted(
    behind: World, way: Way, clock: Clock
) -> None:
    """Whoever sends it again meanwhile has it at the end."""
    siti = await behind.person("siti").welcomed()
    await with_photo(siti, ROADS)
    way.refuses = 1_000_000
    await siti.say("batal")
    await siti.say("ya")
    way.refuses = 0
    budi = await behind.person("budi").welcomed()
    await with_photo(budi, ROADS)
    assert await state(behind) == [("wanted", None)]
    for _ in range(3):
        clock.move(minutes=2)
        behind.app.deletions.look()
        behind.app.fetcher.look()
        await behind.app.settled()
    [row] = await behind.rows(select(files.c.hash, files.c.state))
    assert row.state == "ready"
    assert [hash async for hash in behind.app.media.all()] == [row.hash]


@on_sqlite
@IN_BOTH
async def test_from_the_browser(settings: Settings, clock: Clock) -> None:
    """An upload goes through the store that all processes share, and nothing of it stays."""
    async with build(settings, clock=clock) as app:
        world = World(app, clock, {})
        site = Site(world, app.media.spool)
        async with site.visitor() as siti:
            await (await siti.agrees()).comes_to_photos()
            assert await siti.sends(with_place()) == 200
            assert await siti.sends(b"%PDF-1.7 " + bytes(400)) == 200
        assert await state(world) == [("ready", None), ("failed", "not_a_picture")]
        [hash] = [hash async for hash in app.media.all()]
        assert b"Bu Siti" not in await app.media.get(hash)
        assert await app.media.spool.waiting() == (0, 0)


@on_sqlite
async def test_platforms_are_sent_to_the_bucket_where_that_is_wanted(
    settings: Settings, s3: S3, clock: Clock
) -> None:
    for links, begins in ((False, "https://rembuk.test/berkas/"), (True, s3.url)):
        place = s3.bucket(links=links)
        async with World.made(dataclasses.replace(settings, media_dir=place), clock) as world:
            hash = await world.app.media.put(ROADS, "image/jpeg")
            file = {"kind": EnclosureKind.PHOTO, "ref": hash, "name": "foto.jpg"}
            package = await world.app.enclosures.package(file)
            assert package.url is not None
            link = package.url()
            assert link.startswith(begins)
            if links:
                async with httpx.AsyncClient() as client:
                    answer = await client.get(link)
                assert (answer.content, answer.headers["content-type"]) == (ROADS, "image/jpeg")
            # What may be hidden again is never given out past us.
            public = {"kind": EnclosureKind.PUBLIC, "ref": hash, "name": "foto.jpg"}
            package = await world.app.enclosures.package(public)
            assert package.url is not None
            assert package.url().startswith("https://rembuk.test/berkas/")


@on_sqlite
async def test_doctor_says_where_the_bucket_lies(world: World, s3: S3) -> None:
    place = s3.bucket()
    settings = dataclasses.replace(world.app.settings, media_dir=place)
    found = await examine(settings, world.clock)
    assert found["media"] == f"{place} ({s3.url}; platforms fetch files from Rembuk)"
    assert found["trouble"] == []
    gone = dataclasses.replace(place, name="rembuk-nobodys")
    found = await examine(dataclasses.replace(settings, media_dir=gone), world.clock)
    assert found["trouble"] == ["s3://rembuk-nobodys/kota/metro: there is no such bucket"]
    here = await examine(world.app.settings, world.clock)
    assert here["media"].startswith(str(world.app.settings.media_dir))
