"""`python -m benchmarks.pictures`: what cleaning a photo costs, and how long it holds up the loop.

A photo of 12 megapixels is cleaned on the loop, in a thread and in a process of its own, while a
task of the loop wakes every millisecond; the longest it overslept is what a resident would wait.
Of several rounds the best counts: what else the machine does must not.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

from PIL import Image

from bot.documents.headers import Picture
from bot.documents.pictures import clean

ROUNDS = 8


def photo(width: int, height: int) -> bytes:
    """Noise that is about as hard to compress as a street."""
    grey = Image.effect_noise((width // 16, height // 16), 60).resize((width, height))
    turned = (grey.transpose(t) for t in (Image.Transpose.ROTATE_180, Image.Transpose(0)))
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    Image.merge("RGB", (grey, *turned)).save(out, "JPEG", quality=90, exif=exif)
    return out.getvalue()


async def overslept(work: Callable[[], Awaitable[object]]) -> tuple[float, float]:
    """Milliseconds that the loop was held up at most, and that the work took."""
    worst = 0.0

    async def tick() -> None:
        nonlocal worst
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.001)
            worst = max(worst, time.perf_counter() - before - 0.001)

    ticking = asyncio.create_task(tick())
    await asyncio.sleep(0.01)
    start, worst = time.perf_counter(), 0.0
    await work()
    took = time.perf_counter() - start
    await asyncio.sleep(0.005)
    ticking.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await ticking
    return worst * 1000, took * 1000


async def main() -> None:
    data = photo(4032, 3024)
    loop = asyncio.get_running_loop()

    async def on_the_loop() -> Picture:
        return clean(data)

    with ThreadPoolExecutor(1) as thread, ProcessPoolExecutor(1) as process:
        ways: dict[str, Callable[[], Awaitable[object]]] = {
            "nothing": lambda: asyncio.sleep(0.3),
            "on the loop": on_the_loop,
            "in a thread": lambda: loop.run_in_executor(thread, clean, data),
            "in a process": lambda: loop.run_in_executor(process, clean, data),
        }
        print(f"{len(data) / 1e6:.1f} MB, 4032 x 3024")
        for name, work in ways.items():
            await work()
            held, took = zip(*[await overslept(work) for _ in range(ROUNDS)], strict=True)
            print(f"{name:13} held up {min(held):6.1f} ms, took {min(took):6.0f} ms")


if __name__ == "__main__":
    asyncio.run(main())
