"""`python -m benchmarks.hostile`: what hostile files cost others; fails where it is too much. With
words after it only the kinds that have one of them in their name.

The program is served as ever, on SQLite, itself and its helper on one core. Three people upload
four files of a kind each, at the question for photos, all at once; then another uploads a photo of
12 megapixels. Measured are the seconds until that photo is ready in its chat, and the most memory
that all processes of the program had meanwhile: proportional (PSS), so that what they share counts
once.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import os
import secrets
import sqlite3
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pillow_heif
from PIL import Image

from benchmarks.pictures import photo
from tests.servers.ports import free_port

ROOT = Path(__file__).parents[1]
READY = 10.0  # seconds
MEMORY = 400.0  # MB
PEOPLE, EACH = 3, 4
BEFORE = (
    "halo", "setuju", "lewati", "usul", "Imopuro", "1", "Perbaikan drainase Jl. Mawar",
    "Setiap hujan air masuk rumah warga", "RT 05/RW 02", "120 m", "foto",
)  # fmt: skip


def saved(image: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def scanned(side: int, times: int) -> bytes:
    """A JPEG that builds up, its last pass so many times more."""
    data = saved(Image.new("RGB", (side, side), (90, 120, 30)), "JPEG", progressive=True)
    last, end = data.rindex(b"\xff\xda"), data.rindex(b"\xff\xd9")
    return data[:end] + data[last:end] * times + data[end:]


def moving(width: int, height: int) -> bytes:
    frames = [Image.new("RGB", (width, height), name) for name in ("red", "blue")]
    return saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=True)


def heic(data: bytes) -> bytes:
    out = io.BytesIO()
    pillow_heif.from_pillow(Image.open(io.BytesIO(data))).save(out, quality=50)
    return out.getvalue()


# What is sent, by name, and under which type.
KINDS: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", ""),
    "photos of 12 megapixels": (lambda: photo(4032, 3024), "image/jpeg"),
    "JPEG of 6,000 passes": (lambda: scanned(7000, 6_000), "image/jpeg"),
    "JPEG of 90 passes": (lambda: scanned(5000, 80), "image/jpeg"),
    "moving WebP of 50 megapixels": (lambda: moving(7000, 7100), "image/webp"),
    "moving WebP of 12 megapixels": (lambda: moving(4000, 3100), "image/webp"),
    "PNG of 49 megapixels": (
        lambda: saved(Image.new("RGBA", (7000, 7000), (1, 2, 3, 4)), "PNG"), "image/png",
    ),
    "PNG of 32 megapixels": (lambda: saved(Image.new("RGB", (8000, 4000)), "PNG"), "image/png"),
    "GIF of 49 megapixels": (lambda: saved(Image.new("P", (7000, 7000)), "GIF"), "image/gif"),
    "PNG that says 60,000 x 60,000": (
        lambda: saved(Image.new("L", (9, 9)), "PNG").replace(
            b"\0\0\0\x09\0\0\0\x09", b"\0\0\xea\x60\0\0\xea\x60"
        ),
        "image/png",
    ),
    "HEIC of 24 megapixels": (lambda: heic(photo(5712, 4284)), "image/heic"),
    "cut-off JPEG": (lambda: photo(4032, 3024)[:900_000], "image/jpeg"),
    "PDF called a JPEG": (lambda: b"%PDF-1.7\n" + os.urandom(500_000), "image/jpeg"),
    "20 MB of noise": (lambda: b"\xff\xd8\xff" + os.urandom(19_900_000), "image/jpeg"),
}  # fmt: skip


@dataclass(slots=True)
class Chat:
    """One browser."""

    url: str
    session: aiohttp.ClientSession

    async def comes_to_photos(self) -> None:
        async with self.session.get(f"{self.url}/obrolan"):
            pass
        for text in BEFORE:
            said = {"id": secrets.token_hex(8), "text": text}
            async with self.session.post(f"{self.url}/obrolan/pesan", json=said) as answer:
                answer.raise_for_status()

    async def uploads(self, data: bytes, mime: str) -> int:
        async with self.session.post(
            f"{self.url}/obrolan/foto", params={"id": secrets.token_hex(8)}, data=data,
            headers={"content-type": mime},
        ) as answer:  # fmt: skip
            return answer.status

    async def ready(self) -> None:
        """Waits until the photo that was sent can be seen."""
        while True:
            async with self.session.get(f"{self.url}/obrolan/riwayat") as answer:
                entries = (await answer.json())["entries"]
            mine = [e["file"] for e in entries if e["mine"] and e["file"]]
            if mine and mine[-1]["url"]:
                return
            await asyncio.sleep(0.1)


@contextlib.asynccontextmanager
async def chats(url: str, host: str, count: int) -> AsyncIterator[list[Chat]]:
    """Some at a network address of their own."""
    async with contextlib.AsyncExitStack() as stack:
        made = []
        for _ in range(count):
            session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(local_addr=(host, 0)),
                cookie_jar=aiohttp.CookieJar(unsafe=True),
                headers={"sec-fetch-site": "same-origin"},
            )
            made.append(Chat(url, await stack.enter_async_context(session)))
        await asyncio.gather(*(chat.comes_to_photos() for chat in made))
        yield made


def memory(pid: int) -> float:
    """MB of a process and those that it has started."""
    found, waiting = 0, [pid]
    while waiting:
        one = waiting.pop()
        with contextlib.suppress(OSError, IndexError):  # it has ended meanwhile
            rollup = Path(f"/proc/{one}/smaps_rollup").read_text()
            found += int(rollup.partition("\nPss:")[2].split()[0])
            for task in Path(f"/proc/{one}/task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
    return found * 1024 / 1e6


@contextlib.asynccontextmanager
async def served(folder: Path) -> AsyncIterator[tuple[str, int]]:
    port = free_port()
    known = {k: v for k, v in os.environ.items() if not k.startswith("REMBUK_")}
    known |= {
        "PYTHONPATH": str(ROOT), "REMBUK_PORT": str(port),
        "REMBUK_DATABASE_URL": f"sqlite+aiosqlite:///{folder}/rembuk.db",
        "REMBUK_MEDIA_DIR": str(folder / "media"),
    }  # fmt: skip
    with (folder / "log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c",
            "import os; os.sched_setaffinity(0, {0}); from bot.__main__ import main; "
            "main(['serve'])",
            cwd=folder, env=known, stdout=log, stderr=log,
        )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        async with aiohttp.ClientSession() as session, asyncio.timeout(60):
            while True:
                with contextlib.suppress(aiohttp.ClientError):
                    async with session.get(f"{url}/healthz"):
                        break
                await asyncio.sleep(0.1)
        yield url, process.pid
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds until another's photo was ready, and MB at most meanwhile."""

    kind: str
    seconds: float
    memory: float

    @property
    def missed(self) -> bool:
        return self.seconds >= READY or self.memory >= MEMORY


async def measured(folder: Path, names: list[str]) -> AsyncIterator[Cost]:
    """The cost of each kind, one after another, in one run of the program."""
    usual = photo(4032, 3024)
    async with served(folder) as (url, pid):
        for place, name in enumerate(names, 2):
            make, mime = KINDS[name]
            data = await asyncio.to_thread(make)
            bad = chats(url, f"127.0.0.{place}", PEOPLE)
            good = chats(url, f"127.0.1.{place}", 1)
            async with bad as some, good as [other]:
                most = [0.0]
                watch = asyncio.create_task(_watch(pid, most))
                sent = [
                    asyncio.create_task(chat.uploads(data, mime))
                    for chat in some
                    for _ in range(EACH)
                    if data
                ]
                await asyncio.sleep(0.2)
                start = time.perf_counter()
                await other.uploads(usual, "image/jpeg")
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(120):
                        await other.ready()
                took = time.perf_counter() - start
                await asyncio.gather(*sent)
                await _settled(folder / "rembuk.db")
                watch.cancel()
            yield Cost(name, took, most[0])


async def _watch(pid: int, most: list[float]) -> None:
    while True:
        most[0] = max(most[0], await asyncio.to_thread(memory, pid))
        await asyncio.sleep(0.03)


async def _settled(path: Path) -> None:
    """Until nothing is left to be opened."""
    async with asyncio.timeout(300):
        while True:
            with contextlib.closing(sqlite3.connect(path)) as raw:
                [left] = raw.execute("SELECT count(*) FROM files WHERE state = 'wanted'").fetchone()
            if not left:
                return
            await asyncio.sleep(0.2)


def rows(costs: list[Cost]) -> Iterator[tuple[str, str, str]]:
    """Row, figure and what is wanted."""
    for cost in costs:
        beside = f"beside 12 x {cost.kind}: " if cost.kind != "nothing" else "beside nothing: "
        yield f"{beside}another's photo ready, s", f"{cost.seconds:.1f}", f"under {READY:.0f}"
        yield f"{beside}memory with helpers, MB", f"{cost.memory:.0f}", f"under {MEMORY:.0f}"


async def costs(folder: Path, short: bool = False, *words: str) -> list[Cost]:
    names = list(KINDS)[:4] if short else list(KINDS)
    names = [name for name in names if not words or any(word in name for word in words)]
    found = []
    async for cost in measured(folder, names):
        found.append(cost)
        print(f"{cost.kind}: {cost.seconds:.1f} s, {cost.memory:.0f} MB", file=sys.stderr)
    return found


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="rembuk-hostile-") as name:
        words = [word for word in sys.argv[1:] if word != "--short"]
        found = asyncio.run(costs(Path(name), "--short" in sys.argv, *words))
    for row, figure, wanted in rows(found):
        print(f"| {row} | {figure} | {wanted} |")
    missed = [cost.kind for cost in found if cost.missed]
    if missed:
        print(f"missed: {', '.join(missed)}", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
