"""What a backup looks like on disk, and whether one is whole, before anything is made of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from storage.database.migrations import KNOWN
from storage.errors import Advice
from storage.files.media import MediaFolder, verify

MANIFEST = "manifest.json"
ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup that has been looked through."""

    folder: Path
    revision: str
    at: datetime
    rows: dict[str, int]  # by table
    pictures: frozenset[str]  # hashes

    @property
    def media(self) -> MediaFolder:
        return MediaFolder(self.folder / "media")


def table_path(folder: Path, table: str) -> Path:
    return folder / "tables" / f"{table}.jsonl"


async def look(folder: Path) -> Copy:
    """A backup, all of which is there: its manifest, each row and each picture. Raises Advice with
    what is wrong. Reads all of it once."""
    revision, when, rows, gone = await asyncio.to_thread(_rows, folder)
    media = MediaFolder(folder / "media")
    if damaged := await verify(media):
        raise Advice(f"the backup is damaged: {_pictures(damaged)} not as it was")
    there = frozenset([hash async for hash in media.all()])
    if missing := (await asyncio.to_thread(named, folder)) - there - gone:
        raise Advice(f"the backup is damaged: {_pictures(sorted(missing))} missing")
    return Copy(folder, revision, when, rows, there)


def _rows(folder: Path) -> tuple[str, datetime, dict[str, int], frozenset[str]]:
    """What the manifest says, held against the tables. Raises Advice. Blocks."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise Advice(f"{folder} is not a complete backup: no readable {MANIFEST}") from error
    try:
        revision, at, rows = manifest["revision"], manifest["at"], manifest["rows"]
        gone = frozenset(manifest.get("gone", ()))
        when = datetime.fromisoformat(at)
        sound = isinstance(revision, str) and when.tzinfo is not None
        sound = sound and all(
            isinstance(n, int) and name.isidentifier() for name, n in rows.items()
        )
    except (TypeError, KeyError, ValueError, AttributeError):
        sound = False
    if not sound:
        raise Advice(f"{folder} is not a complete backup: {MANIFEST} does not say what it holds")
    if revision not in KNOWN:
        raise Advice(f"this backup is newer ({revision}) than this release of Rembuk")
    for table, count in rows.items():
        try:
            found = sum(len(batch) for batch in batches(table_path(folder, table)))
        except (OSError, ValueError) as error:
            raise Advice(f"the backup is damaged: its table {table} cannot be read") from error
        if found != count:
            raise Advice(f"the backup is damaged: {table} has {found} rows instead of {count}")
    return revision, when, rows, gone


def _pictures(hashes: list[str]) -> str:
    more = f" and {len(hashes) - 1} more" if len(hashes) > 1 else ""
    return f"the picture {hashes[0]}{more} is"


def named(folder: Path) -> set[str]:
    """The pictures that rows of a backup name."""
    return {
        row["hash"]
        for batch in batches(table_path(folder, "files"))
        for row in batch
        if row.get("state") == "ready" and row.get("hash")
    }


def batches(path: Path) -> Iterator[list[dict[str, Any]]]:
    """The rows in a file, some at a time. Raises OSError, and ValueError for what are no rows."""
    batch: list[dict[str, Any]] = []
    with path.open("rb") as file:
        for line in file:
            row = orjson.loads(line)
            if not isinstance(row, dict) or not line.endswith(b"\n"):
                raise ValueError("no whole row")
            batch.append(row)
            if len(batch) == ROWS_AT_ONCE:
                yield batch
                batch = []
    if batch:
        yield batch
