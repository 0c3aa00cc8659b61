"""Many people and their talks, put into a database quickly, to see what their number costs."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from bot.opening import open_database
from bot.settings import Settings

FIRST_CHAT = 1_000_000

# One in so many has no draft, and is one of those who speak.
SPEAKS = 10

DRAFT = json.dumps(
    {
        "open": {
            "form": "propose", "asked": "place",
            "answers": {
                "area": {"code": "18.72.01.1003", "name": "Imopuro"}, "topic": "ekonomi",
                "wish": "Pelatihan menjahit dan pemasaran untuk ibu-ibu RT 05",
                "problem": "Banyak ibu yang menganggur setelah pabrik tutup, anak-anak putus "
                "sekolah, dan modal untuk berdagang tidak ada",
            },
        }
    }
)  # fmt: skip


async def fill(path: Path, count: int) -> None:
    """A database with this many people who have agreed, each with an address and a talk."""
    async with open_database(Settings(database_url=f"sqlite+aiosqlite:///{path}")):
        pass
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")

    def people() -> Iterator[tuple[object, ...]]:
        for n in range(count):
            yield n + 1, now, "id", 0, "Siti Aminah", "none", 1, "telegram", str(FIRST_CHAT + n)

    raw = sqlite3.connect(path)
    raw.execute("PRAGMA synchronous = OFF")
    raw.executemany(
        "INSERT INTO people (id, created_at, locale, locale_offered, name, show_name, consent, "
        "channel, address) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        people(),
    )
    raw.executemany(
        "INSERT INTO addresses (channel, address, person_id) VALUES ('telegram', ?, ?)",
        ((str(FIRST_CHAT + n), n + 1) for n in range(count)),
    )
    raw.executemany(
        "INSERT INTO talks (person_id, state) VALUES (?, ?)",
        ((n + 1, DRAFT if n % SPEAKS else "{}") for n in range(count)),
    )
    raw.commit()
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()


def somebody(count: int) -> Callable[[int], int]:
    """The chat of one of them who is free to speak, another each time."""
    chosen = random.Random(1)
    busy: dict[int, int] = {}

    def whose(resident: int) -> int:
        busy.pop(resident, None)
        while (chat := FIRST_CHAT + chosen.randrange(count // SPEAKS) * SPEAKS) in busy.values():
            pass
        busy[resident] = chat
        return chat

    return whose
