"""`python -m benchmarks [seconds]`: the table of docs/BENCHMARKS.md."""

from __future__ import annotations

import asyncio
import os
import platform
import signal
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import aiohttp

from benchmarks.load import CONNECTIONS, SECRET, TOKEN, Measured, Platform, Residents
from tests.pages.echo import free_port

ROOT = Path(__file__).parents[1]
HEAD = "| program | turns/s | reply p50 ms | reply p99 ms | CPU s per 1,000 turns | memory MB |"


@asynccontextmanager
async def program(
    module: str, api: Platform, folder: Path, port: int, **settings: str
) -> AsyncIterator[int]:
    """A program on its own core; gives its process id once it answers."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("REMBUK_")}
    environment |= {"PYTHONPATH": str(ROOT), **settings}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, cwd=folder, env=environment, stdout=asyncio.subprocess.DEVNULL
    )
    try:
        async with aiohttp.ClientSession() as session:
            for _ in range(100):
                try:
                    async with session.get(f"http://127.0.0.1:{port}/healthz"):
                        break
                except aiohttp.ClientError:
                    await asyncio.sleep(0.1)
        yield process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        await process.wait()


def row(name: str, measured: Measured) -> str:
    cells = (
        f"{measured.rate:.0f}", f"{measured.wait(0.5):.1f}", f"{measured.wait(0.99):.1f}",
        f"{measured.cpu / measured.turns * 1000:.2f}", f"{measured.rss / 1e6:.0f}",
    )  # fmt: skip
    return f"| {name} | {' | '.join(cells)} |"


async def rembuk(
    api: Platform, folder: Path, url: str, seconds: float
) -> list[tuple[str, Measured]]:
    port = free_port()
    settings = {
        "REMBUK_DATABASE_URL": url,
        "REMBUK_MEDIA_DIR": str(folder / "media"),
        "REMBUK_PORT": str(port),
        "REMBUK_TELEGRAM_TOKEN": TOKEN,
        "REMBUK_TELEGRAM_API_URL": api.url,
        "REMBUK_TELEGRAM_MODE": "webhook",
        "REMBUK_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "REMBUK_TELEGRAM_SECRET": SECRET,
    }
    if profile := os.environ.get("PROFILE"):
        settings["PROFILE"] = profile
    kind = "PostgreSQL" if url.startswith("postgresql") else "SQLite"
    async with program("benchmarks.rembuk_program", api, folder, port, **settings) as pid:
        residents = Residents(api, f"http://127.0.0.1:{port}/telegram", pid)
        full = await residents.saturate(seconds, range(1000, 1000 + CONNECTIONS))
        calm = await residents.saturate(
            seconds, range(1000, 1000 + CONNECTIONS), gap=CONNECTIONS / 150, welcome=False
        )
    return [(f"Rembuk, {kind}, saturated", full), (f"Rembuk, {kind}, 150/s", calm)]


async def peer(api: Platform, folder: Path, seconds: float) -> tuple[str, Measured]:
    port = free_port()
    settings = {
        "PEER_PORT": str(port), "PEER_API": api.url, "PEER_FILE": str(folder / "peer.pickle"),
    }  # fmt: skip
    async with program("benchmarks.conversation_handler", api, folder, port, **settings) as pid:
        residents = Residents(api, f"http://127.0.0.1:{port}/telegram", pid)
        full = await residents.saturate(seconds, range(5000, 5000 + CONNECTIONS), welcome=False)
    return ("ConversationHandler, pickle, saturated", full)


async def main(seconds: float) -> None:
    os.sched_setaffinity(0, {1} if (os.cpu_count() or 1) > 1 else {0})
    api = Platform()
    runner = await api.start()
    lines = [HEAD, "|---|---|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measured = await rembuk(api, folder, f"sqlite+aiosqlite:///{folder / 'b.db'}", seconds)
        measured.append(await peer(api, folder, seconds))
        lines += [row(*each) for each in measured]
        ratio = measured[0][1].rate / measured[-1][1].rate
    await runner.cleanup()
    lines += ["", f"Rembuk saturated is {ratio:.1f} times the ConversationHandler in this run."]
    print("\n".join(lines))
    machine = f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores"
    when = datetime.now(UTC).strftime("%Y-%m-%d")
    page = (
        f"# Benchmarks\n\n`make bench` on {when}, {machine}, Python {platform.python_version()}. The "
        f"program runs on one core, {CONNECTIONS} residents and a fake Bot API on the other; each "
        "says the next thing when the reply to the last has arrived; eight messages a proposal; "
        "every turn is committed with fsync before the webhook is answered.\n\n"
    )
    (ROOT / "docs" / "BENCHMARKS.md").write_text(page + "\n".join(lines) + "\n")


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1]) if len(sys.argv) > 1 else 10.0))
