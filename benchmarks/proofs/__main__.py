"""`python -m benchmarks.proofs [NAME ...] [--seed N] [--often N]`."""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from benchmarks.proofs import (
    Section,
    learned,
    opened,
    outages,
    processes,
    put,
    restarts,
    restores,
    together,
)

# What each proof is called, what does it with a seed so many times, and how often at full length.
PROOFS: Mapping[str, tuple[Callable[[int, int], Coroutine[Any, Any, Section]], int]] = {
    "restarts": (restarts.run, restarts.OFTEN),
    "outages": (outages.run, outages.OFTEN),
    "restores": (restores.run, restores.OFTEN),
    "processes": (processes.run, processes.OFTEN),
    "together": (together.run, together.OFTEN),
    "learned": (learned.run, learned.OFTEN),
    "opened": (opened.run, opened.OFTEN),
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.proofs")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(PROOFS)}")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--often", type=int, help="fewer, to try it; then no page is written")
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - set(PROOFS):
        parser.error(f"there is no proof called {', '.join(sorted(unknown))}")
    held = True
    for name in arguments.names or PROOFS:
        run, often = PROOFS[name]
        print(f"{name}: seed {arguments.seed}", flush=True)
        section = asyncio.run(run(arguments.seed, arguments.often or often))
        print(f"\n## {section.title}\n\n{section.body}\n", flush=True)
        if arguments.often is None:
            put(section)
        held = held and section.held
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
