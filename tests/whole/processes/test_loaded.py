"""What a running program never needs is not loaded by it: each costs megabytes of every process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

# Pillow opens photos in the helper; the others colour what command lines print.
UNWANTED = {"PIL", "pygments", "rich"}

PROGRAM = """
import asyncio, sys
from bot import settings
from bot.app import build, web_app
from bot.channels.telegram import channel
from bot.documents.qr import qr_png

async def main():
    async with build(settings.read()) as app:
        web_app(app)
        qr_png("https://rembuk.test/u/MTR-2028-00042")

asyncio.run(main())
assert "alembic" in sys.modules  # it has made its database
print(*{name.partition(".")[0] for name, module in sys.modules.items() if module})
"""


def test_a_program_that_made_its_database_loads_no_library_of_pictures_or_colours(
    tmp_path: Path,
) -> None:
    env = {
        **os.environ,
        "REMBUK_DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/rembuk.db",
        "REMBUK_MEDIA_DIR": str(tmp_path / "media"),
        "REMBUK_SECRET_KEY": "k" * 43,
    }
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=env, stdout=subprocess.PIPE, text=True, check=True
    )
    loaded = set(ran.stdout.split())
    assert "telegram" in loaded
    assert not loaded & UNWANTED
