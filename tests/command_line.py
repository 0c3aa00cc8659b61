"""The command line in this process: a tenth of what a process of its own costs. How it is as one,
tests/bot/commands/test_commands.py looks."""

from __future__ import annotations

import asyncio
import io
import os
import sys
import threading
from datetime import datetime
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.support import START

# Settings, folder and outputs are those of the whole process.
_alone = threading.Lock()

KEY = "only for tests, where it is known"


async def rembuk(
    *arguments: str, url: str, folder: Path, now: datetime = START
) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command whose clock stands still at
    `now`, beside whatever runs in this loop."""
    async with asyncio.timeout(60):
        return await asyncio.to_thread(_run, arguments, url, folder, now)


def _run(arguments: tuple[str, ...], url: str, folder: Path, now: datetime) -> tuple[int, str, str]:
    out, err = io.BytesIO(), io.BytesIO()
    with _alone, pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("REMBUK_")]:
            patch.delenv(name)
        patch.setenv("REMBUK_DATABASE_URL", url)
        patch.setenv("REMBUK_MEDIA_DIR", str(folder / "media"))
        patch.setenv("REMBUK_SECRET_KEY", KEY)
        patch.chdir(folder)
        patch.setattr(sys, "stdout", io.TextIOWrapper(out, "utf-8", write_through=True))
        patch.setattr(sys, "stderr", io.TextIOWrapper(err, "utf-8", write_through=True))
        mask = os.umask(0o022)
        try:
            code = main(arguments, clock=lambda: now)
        except SystemExit as ended:  # what argparse refuses
            code = ended.code if isinstance(ended.code, int) else 1
        finally:
            os.umask(mask)
        said = out.getvalue().decode(), err.getvalue().decode()
    return code, *said
