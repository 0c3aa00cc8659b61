"""Recorded dialogues, on every channel and both databases: the same words, the same proposals.

A dialogue is a text file: `>` is said, `> [Label]` tapped, `> (photo)`, `> (place -5.1, 105.3)`
and `> (start kel_...)` sent; `<` is heard. REMBUK_REWRITE=1 writes the heard lines anew.
The whole state lies in the database, and between every two messages the program is built anew.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings
from tests.support import Clock, Heard, Resident, World, here

FOLDER = here("dialogues")
DIALOGUES = sorted(FOLDER.glob("*.txt"))
REWRITE = bool(os.environ.get("REMBUK_REWRITE"))


def said_lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(("#", ">")):
            yield line


def shown(message: Heard) -> list[str]:
    lines = message.text.splitlines()
    labels = " ".join(f"[{label}]" for label in message.labels)
    file = f" ({message.file})" if message.file else ""
    return [f"< {line}".rstrip() for line in lines] + (
        [f"  {labels}{file}".rstrip()] if labels or file else []
    )


async def speak(resident: Resident, line: str) -> list[Heard]:
    if match := re.fullmatch(r"\[(.*)\]", line):
        return await resident.tap(match[1])
    if line == "(photo)":
        return await resident.send_photo()
    if match := re.fullmatch(r"\(place (.*), (.*)\)", line):
        return await resident.share(float(match[1]), float(match[2]))
    if match := re.fullmatch(r"\(start ?(.*)\)", line):
        return await resident.take(start=match[1])
    if match := re.fullmatch(r"\(later (\d+) hours\)", line):
        resident.world.clock.move(hours=int(match[1]))
        return []
    return await resident.say(line)


async def play(path: Path, settings: Settings, channel: str, *, anew: bool) -> tuple[str, Any]:
    """Runs a dialogue; gives it as it was heard, and the proposals that it leaves."""
    clock = Clock()
    transcript: list[str] = []
    before: Resident | None = None
    lines = list(said_lines(path))
    while lines:
        async with World.made(settings, clock) as world:
            resident = world.person("siti", channel)
            if before is not None:
                resident.heard, resident._seen = before.heard, before._seen
                resident.world._ids = before.world._ids
            while lines:
                line = lines.pop(0)
                transcript.append(line)
                if line.startswith("#"):
                    continue
                for message in await speak(resident, line.removeprefix(">").strip()):
                    transcript += shown(message)
                if anew:
                    break
            before = resident
            if not lines:
                return "\n".join(transcript) + "\n", await world.proposals()
    raise AssertionError(f"{path.name} is empty")


@pytest.mark.parametrize("anew", [False, True], ids=["one", "anew"])
@pytest.mark.parametrize("channel", ["terminal", "browser"])
@pytest.mark.parametrize("path", DIALOGUES, ids=lambda path: path.stem)
async def test_dialogue(path: Path, channel: str, anew: bool, settings: Settings) -> None:
    heard, proposals = await play(path, settings, channel, anew=anew)
    if REWRITE:
        path.write_text(heard, encoding="utf-8")
    assert heard == path.read_text(encoding="utf-8")
    assert proposals == LEFT.setdefault(path.stem, proposals)


# What the first run of each dialogue left; all others must leave the same.
LEFT: dict[str, Any] = {}
