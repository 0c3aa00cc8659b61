"""What browsers send: bounded for each chat, each network and in all; kept only where it is wanted,
and never with what a camera adds."""

from __future__ import annotations

import asyncio
import os
import re
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest
from PIL import Image
from sqlalchemy import select

from bot.app import web_app
from bot.channels.browser.channel import Browser
from bot.channels.browser.uploads import FIRST_LIMIT, Bounds, TooLarge, TooMany, Uploads
from bot.settings import Settings
from bot.web.files import disposition
from bot.work.scheduler import Scheduler
from handlers.conversation.messages import EnclosureKind
from storage import retention
from storage.database.tables import files, outbox
from storage.files.spool import FolderSpool, Spool
from storage.folder_time import folder_time
from tests.support import Clock, Collector, World, files_of, picture


def with_place() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "rumah Bu Siti"
    return picture(80, 60, exif=exif)


@dataclass
class Visitor:
    """A browser at a network address."""

    world: World
    client: httpx.AsyncClient

    async def says(self, **what: object) -> None:
        answer = await self.client.post("/obrolan/pesan", json={"id": secrets.token_hex(8), **what})
        assert answer.status_code == 200, answer.text
        await self.world.app.settled()

    async def sends(self, data: bytes, mime: str = "image/jpeg", name: str = "a.jpg") -> int:
        answer = await self.client.post(
            "/obrolan/foto",
            params={"id": secrets.token_hex(8), "name": name},
            content=data,
            headers={"content-type": mime},
        )
        await self.world.app.settled()
        return answer.status_code

    async def agrees(self) -> Visitor:
        await self.says(text="halo")
        await self.says(text="setuju")
        await self.says(text="lewati")
        return self

    async def comes_to_photos(self) -> Visitor:
        for said in (
            "usul", "Imopuro", "1", "Perbaikan drainase Jl. Mawar", "Setiap hujan air masuk rumah",
            "RT 05/RW 02", "120 m", "foto",
        ):  # fmt: skip
            await self.says(text=said)
        return self


@dataclass
class Site:
    world: World
    spool: Spool

    @asynccontextmanager
    async def visitor(self, host: str = "192.0.2.1") -> AsyncIterator[Visitor]:
        served = httpx.ASGITransport(self.served, client=(host, 1))
        headers = {"sec-fetch-site": "same-origin"}
        async with httpx.AsyncClient(
            transport=served, base_url="https://rembuk.test", headers=headers
        ) as client:
            await client.get("/obrolan")
            yield Visitor(self.world, client)

    def __post_init__(self) -> None:
        self.served = web_app(self.world.app)

    async def lying(self) -> list[bytes]:
        """What is in the spool, wherever that is, and what is still coming in."""
        found = []
        for name in await self.spool.older(-3600):
            part = self.spool.folder / name
            found.append(part.read_bytes() if part.exists() else await self.spool.get(name, 10**8))
        return found


@pytest.fixture
async def site(settings: Settings, clock: Clock) -> AsyncIterator[Site]:
    spool = files_of(settings).spool
    channels = {
        "browser": Browser(spool),
        "terminal": Collector("terminal", Browser.limits),
    }
    async with World.made(settings, clock, channels=channels) as world:
        yield Site(world, spool)


async def test_a_wanted_photo_is_cleaned_at_once(site: Site) -> None:
    async with site.visitor() as siti:
        await (await siti.agrees()).comes_to_photos()
        assert await siti.sends(with_place()) == 200
        # As some telephones send what they have no name for.
        assert await siti.sends(picture(), "application/octet-stream", "IMG_1.JPG") == 200
    rows = await site.world.rows(select(files.c.state))
    assert [row.state for row in rows] == ["ready", "ready"]
    assert await site.lying() == []
    async for hash in site.world.app.media.all():
        assert b"Bu Siti" not in (await site.world.app.media.get(hash))


async def test_what_nothing_wants_is_gone_with_the_answer(site: Site) -> None:
    async with site.visitor() as siti:
        await siti.agrees()
        for data, mime in ((with_place(), "image/jpeg"), (b"%PDF-1.7", "application/pdf")):
            assert await siti.sends(data, mime) == 200
            assert [
                data for data in await site.lying() if b"Bu Siti" in data or b"PDF" in data
            ] == []
        assert await site.world.count("proposals") == 0


BROKEN = {
    "no picture": (b"%PDF-1.7 " + bytes(400), "buka sebagai foto"),
    "cut off": (picture(900, 900, quality=95)[:4000], "terpotong"),
    "named otherwise": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "buka sebagai foto"),
}


@pytest.mark.parametrize("case", BROKEN)
async def test_who_sent_what_cannot_be_kept_hears_it(site: Site, case: str) -> None:
    """A photo by itself is kept for a proposal that may follow, if it is one."""
    data, words = BROKEN[case]
    async with site.visitor() as siti:
        await siti.agrees()
        assert await siti.sends(data) == 200
        assert await site.lying() == []
    said = await site.world.rows(select(outbox.c.text).order_by(outbox.c.id))
    assert words in said[-1].text


async def test_before_a_consent_few_and_small_and_nothing_raw(site: Site) -> None:
    async with site.visitor() as siti:
        assert await siti.sends(b"\xff\xd8" + bytes(FIRST_LIMIT)) == 413
        for _ in range(3):
            assert await siti.sends(with_place()) == 200
            assert [data for data in await site.lying() if b"Bu Siti" in data] == []
        assert await siti.sends(picture()) == 429
        assert await site.world.count("files") == 0
        left = len(await site.lying())
        await siti.says(text="hapus data saya")
        await siti.says(text="ya")
        assert len(await site.lying()) <= left
    async with site.visitor() as budi:
        await budi.agrees()
        assert await budi.sends(bytes(FIRST_LIMIT + 1)) == 200


async def test_what_waits_goes_with_its_person(site: Site) -> None:
    """Wanted and not fetched yet: HAPUS DATA SAYA takes it along."""
    async with site.visitor() as siti:
        await (await siti.agrees()).comes_to_photos()
        async with site.world.app.fetcher._round:  # nothing is fetched meanwhile
            answer = await siti.client.post(
                "/obrolan/foto", params={"id": "12345678"}, content=with_place(),
                headers={"content-type": "image/jpeg"},
            )  # fmt: skip
            assert (answer.status_code, len(await site.lying())) == (200, 1)
            for text in ("hapus data saya", "ya"):
                said = {"id": secrets.token_hex(8), "text": text}
                assert (await siti.client.post("/obrolan/pesan", json=said)).status_code == 200
            await site.world.app.deletions.idle()
            assert await site.lying() == []
            assert await site.world.count("files") == 0


@pytest.mark.parametrize("media_dir", ["folder"], indirect=True)  # a bucket's files have no age
async def test_uploads_that_nobody_wants_are_swept_away(site: Site) -> None:
    async with site.visitor() as siti:
        await (await siti.agrees()).comes_to_photos()
        async with site.world.app.fetcher._round:
            await siti.client.post(
                "/obrolan/foto", params={"id": "12345678"}, content=picture(),
                headers={"content-type": "image/jpeg"},
            )  # fmt: skip
            [wanted] = site.spool.folder.glob("*")
            for name in ("a" * 32, "b" * 32, f"{'c' * 32}.1234.part"):
                (site.spool.folder / name).write_bytes(b"x")
            now = folder_time(site.spool.folder)  # a clock that is ahead is not its own
            for path in site.spool.folder.glob("*"):
                age = (
                    0
                    if path.name == "b" * 32
                    else retention.included().uploads.total_seconds() + 60
                )
                os.utime(path, (now - age,) * 2)
            browser = site.world.channels["browser"]
            await Scheduler(site.world.app.turns, site.world.clock, browser).sweep()
            assert {path.name for path in site.spool.folder.glob("*")} == {wanted.name, "b" * 32}


# --- bounds ---------------------------------------------------------------------------------


async def body(size: int, gate: asyncio.Event | None = None) -> AsyncIterator[bytes]:
    for start in range(0, size, 1000):
        yield bytes(min(1000, size - start))
        if gate is not None:
            await gate.wait()


@pytest.mark.parametrize(
    ("bounds", "one", "other"),
    [
        # What one network address does, in however many chats, is no trouble of another's.
        (Bounds(address=(0.001, 2.0)), "TooMany", 500),
        (Bounds(address_bytes=(0.001, 1_400.0)), "TooMany", 500),
        # What has come from anywhere bounds all.
        (Bounds(in_all=(0.001, 2.0)), "TooMany", "TooMany"),
        (Bounds(waiting=(1_200, 100)), "TooMany", "TooMany"),
        (Bounds(waiting=(1_000_000, 2)), "TooMany", "TooMany"),
    ],
)
async def test_bounds(tmp_path: Path, bounds: Bounds, one: object, other: object) -> None:
    uploads = Uploads(FolderSpool(tmp_path), bounds=bounds, reserve=0)

    async def take(chat: str, host: str) -> object:
        try:
            return await uploads.take(chat, host, secrets.token_hex(16), 500, lambda: body(500))
        except (TooMany, TooLarge) as error:
            return type(error).__name__

    assert [await take("a", "192.0.2.1"), await take("b", "192.0.2.1")] == [500, 500]
    assert await take("c", "192.0.2.1") == one
    assert await take("d", "192.0.2.2") == other
    assert len(list(tmp_path.glob("*"))) == (3 if other == 500 else 2)


async def test_what_is_under_way_is_bounded_too(tmp_path: Path) -> None:
    uploads = Uploads(FolderSpool(tmp_path), bounds=Bounds(under_way=(2, 3)), reserve=0)
    gate = asyncio.Event()

    def begun(host: str, size: int = 1500) -> asyncio.Task[int]:
        return asyncio.create_task(
            uploads.take(host, host, secrets.token_hex(16), None, lambda: body(size, gate))
        )

    slow = [begun("192.0.2.1"), begun("192.0.2.1")]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    with pytest.raises(TooMany):
        await begun("192.0.2.1")
    slow.append(begun("192.0.2.2"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    with pytest.raises(TooMany):
        await begun("192.0.2.3")
    gate.set()
    assert await asyncio.gather(*slow) == [1500, 1500, 1500]
    assert await begun("192.0.2.1") == 1500


async def test_a_size_that_was_not_announced_counts_as_the_most(tmp_path: Path) -> None:
    bounds = Bounds(address_bytes=(1.0, 30_000_000.0))
    uploads = Uploads(FolderSpool(tmp_path), bounds=bounds, reserve=0)
    assert await uploads.take("a", "192.0.2.1", "a" * 32, None, lambda: body(10)) == 10
    with pytest.raises(TooMany):
        await uploads.take("a", "192.0.2.1", "b" * 32, None, lambda: body(10))
    assert (tmp_path / ("a" * 32)).stat().st_mode & 0o777 == 0o600


# --- on the way out -------------------------------------------------------------------------


NAMES = (
    "Undangan – Musrenbang 2027.pdf", "laporan-Usulan – RW 5.xlsx", "surat “resmi”.pdf",
    'x"; filename*=evil.pdf', "a\\b.pdf", "ꦱꦸꦫꦠ꧀.pdf", "подпись.pdf", "📄.pdf", "a;b,c%41.pdf",
    "baris\r\nbaru.pdf", "",
)  # fmt: skip


def test_names_of_any_letters_in_the_header() -> None:
    for name in (*NAMES, "\ud83d.pdf"):
        said = disposition("attachment", name)
        said.encode("ascii")
        found = re.fullmatch(r"attachment; filename=\"([^\"\\]+)\"; filename\*=UTF-8''(\S*)", said)
        assert found is not None, said
        assert unquote(found[2]) == name.encode("utf-8", "replace").decode()
        assert found[1].isprintable()
    assert disposition("inline", "foto.jpg").startswith('inline; filename="foto.jpg";')


async def test_a_file_of_any_name_can_be_fetched(site: Site) -> None:
    hash = await site.world.app.media.put(b"%PDF-1.7")
    async with site.visitor() as anybody:
        for name in NAMES:
            link = site.world.app.enclosures.path(
                {"kind": EnclosureKind.DOCUMENT, "ref": hash, "name": name}
            )
            answer = await anybody.client.get(link)
            assert (answer.status_code, answer.content) == (200, b"%PDF-1.7"), name
            assert answer.headers["content-disposition"] == disposition("attachment", name)
