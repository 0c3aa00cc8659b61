"""Rembuk as it is served, Telegram's pacing raised; on one core, but with BENCH_ANYWHERE."""

from __future__ import annotations

import dataclasses
import json
import os
import time
from pathlib import Path

import uvloop

from benchmarks import parts
from bot import settings
from bot.app import build
from bot.channels.registry import LIMITS
from bot.channels.telegram.limits import TELEGRAM
from bot.commands.serve import bind, connected, serve, settle_in

# Where to write processor time by part (benchmarks/parts.py), or a whole cProfile.
PARTS, PROFILE = os.environ.get("BENCH_PARTS"), os.environ.get("BENCH_PROFILE")


async def main() -> None:
    read = settings.read()
    listener = bind(read.host, read.port)
    if PARTS:
        parts.write_on_signal(parts.install(), Path(PARTS))
    fast = dataclasses.replace(TELEGRAM, rate=1e6, chat_rate=1e6, chat_burst=1000, gather_hold=0.0)
    limits = {"telegram": fast}
    for name, more in json.loads(os.environ.get("BENCH_LIMITS", "{}")).items():
        limits[name] = dataclasses.replace(limits.get(name, LIMITS[name]), **more)
    async with build(read, limits=limits) as app, connected(app):
        settle_in()
        await serve(app, listener)


if __name__ == "__main__":
    if "BENCH_ANYWHERE" not in os.environ:
        os.sched_setaffinity(0, {0})
    if PROFILE:
        import cProfile

        profile = cProfile.Profile(time.thread_time)  # what others on this core use is not ours
        profile.enable()
        try:
            uvloop.run(main())
        finally:
            profile.disable()
            profile.dump_stats(PROFILE)
    else:
        uvloop.run(main())
