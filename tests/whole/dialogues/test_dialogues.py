"""Recorded dialogues, on every channel and both databases: the same words, the same proposals.

A dialogue is a text file: `>` is said, `> [Label]` tapped; `> (photo)` or `> (photo) words below
it`, `> (place -5.1, 105.3)` or `> (place -5.1, 105.3) its name`, and `> (start kel_...)` are sent,
also `> (file NAME)`, of tests/dialogues/files;
`> (later 2 hours)` lets time pass, `> (due)` does what has fallen due by the clock; `<` is heard.
The resident speaks until somebody else does:
`@lurah verifikator 18.72.01.1003` brings on an official in a role (a head with `RT 02 RW 04`) and
`@budi warga` another resident, `@lurah` gives them the word again and `@` gives it back to the
resident; each first reads what has come meanwhile.
`> (office THING; NAME; PHONE; HOURS)` says where a complaint is quicker.
`> (consultation NAME)` opens one, of tests/dialogues/consultations/NAME.yaml.
REMBUK_REWRITE=1 writes the heard lines anew.
The whole state lies in the database, and between every two messages the program is built anew.
"""

from __future__ import annotations

import os
import re
from collections.abc import Awaitable, Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings
from bot.work.broadcaster import Broadcaster
from bot.work.scheduler import Scheduler
from handlers.conversation.messages import Attachment, FileKind
from storage.city import quicker
from storage.database.store import Store
from storage.staff import staff
from storage.staff.roles import Role
from storage.staff.staff import Beside, at_command_line
from tests.consulted import file_of, opened
from tests.support import Clock, Heard, Resident, World, here

FOLDER = here("dialogues")
DIALOGUES = sorted(FOLDER.glob("*.txt"))
REWRITE = bool(os.environ.get("REMBUK_REWRITE"))

# Who speaks first.
RESIDENT = "siti"

# A photo with the words below it; a place with its name.
PHOTO = re.compile(r"\(photo\) ?(.*)")
FILE = re.compile(r"\(file (.+)\)")
PLACE = re.compile(r"\(place (.*), (.*?)\) ?(.*)")

# Says something as somebody.
Say = Callable[[str, str], Awaitable[None]]


def said_lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(("#", ">", "@")):
            yield line


async def act(line: str, who: str, world: World, say: Say) -> str:
    """One line of a dialogue, which is `who`'s; gives whose the next is."""
    if match := re.fullmatch(r"> \(later (\d+) hours\)", line):
        world.clock.move(hours=int(match[1]))
        await Broadcaster(world.app.turns, world.clock).tick()
        for _ in range(2):  # what is for many goes after what is for one
            world.app.claims.look()
            await world.app.settled()
    elif match := re.fullmatch(r"> \(office (.*); (.*); (.*); (.*)\)", line):
        office = quicker.Office("18.72", *match.groups())

        async def known(store: Store) -> None:
            await quicker.take(store, [office])

        await world.app.turns.do(known)
    elif line == "> (due)":
        await Scheduler(world.app.turns, world.clock).tick()
        world.app.claims.look()
        await world.app.settled()
    elif match := re.fullmatch(r"@(\w*)(?: (\w+)(?: ([\d.]+)(?: RT (\d+) RW (\d+))?)?)?", line):
        who = match[1] or RESIDENT
        if match[2] == "warga":
            await begins(who, say)
        elif match[2]:
            beside = Beside(match[4], match[5])
            await takes_office(world, who, Role(match[2]), match[3], say, beside)
    elif match := re.fullmatch(r"> \(consultation (\w+)\)", line):
        await opened(world, file_of(match[1]))
    elif line.startswith(">"):
        await say(who, line.removeprefix(">").strip())
    return who


async def begins(who: str, say: Say) -> None:
    """Somebody new says hello, agrees and gives a name."""
    for line in ("halo", "ya", who.title()):
        await say(who, line)


async def takes_office(
    world: World, who: str, role: Role, area: str, say: Say, beside: Beside
) -> None:
    """Somebody new takes up an invitation."""
    await begins(who, say)
    codes: list[str] = []

    async def invite(store: Store) -> None:
        codes.append(await staff.invite(store, at_command_line("uji"), role, area, beside=beside))

    await world.app.turns.do(invite)
    await say(who, f"petugas {codes[-1]}")


# The code on the wall of a meeting is drawn by lot.
CODE = re.compile(r"Kode hadir: \w{4} \w{4}")


def shown(message: Heard) -> list[str]:
    lines = CODE.sub("Kode hadir: ABCD 2345", message.text).splitlines()
    labels = " ".join(f"[{label}]" for label in message.labels)
    file = f" ({message.file})" if message.file else ""
    return [f"< {line}".rstrip() for line in lines] + (
        [f"  {labels}{file}".rstrip()] if labels or file else []
    )


async def speak(resident: Resident, line: str) -> list[Heard]:
    if match := re.fullmatch(r"\[(.*)\]", line):
        return await resident.tap(match[1])
    if match := PHOTO.fullmatch(line):
        return await resident.send_photo(text=match[1])
    if match := FILE.fullmatch(line):
        ref, data = f"file-{next(resident.world._ids)}", (FOLDER / "files" / match[1]).read_bytes()
        resident.world.channels[resident.channel].files[ref] = data
        sent = Attachment(FileKind.DOCUMENT, ref, size=len(data), name=match[1])
        return await resident.take(files=(sent,))
    if match := PLACE.fullmatch(line):
        return await resident.share(float(match[1]), float(match[2]), match[3])
    if match := re.fullmatch(r"\(start ?(.*)\)", line):
        return await resident.take(start=match[1])
    return await resident.say(line)


async def play(path: Path, settings: Settings, channel: str, *, anew: bool) -> tuple[str, Any]:
    """Runs a dialogue; gives it as it was heard, and what it leaves behind."""
    clock = Clock()
    transcript: list[str] = []
    cast: dict[str, Resident] = {}
    lines, who = list(said_lines(path)), RESIDENT
    heard: list[Heard] = []
    before: World | None = None
    while lines:
        async with World.made(settings, clock) as world:
            if before is not None:
                world._ids = before._ids
                for name, there in world.channels.items():
                    there.files = before.channels[name].files  # on their phone, not with us
            for person in cast.values():
                person.world = world
            before = world

            async def say(who: str, line: str, world: World = world) -> None:
                person = cast.setdefault(who, world.person(who, channel))
                heard.extend(await speak(person, line))

            while lines:
                line = lines.pop(0)
                transcript.append(line)
                heard.clear()
                who = await act(line, who, world, say)
                if line.startswith("@"):
                    # What came while others spoke; how somebody took office is another story.
                    heard[:] = await cast[who].new()
                for message in heard:
                    # A preview counts its recipients by channel; the file is the terminal's.
                    seen = shown(message)
                    transcript += [each.replace(f"- {channel}: ", "- terminal: ") for each in seen]
                if anew:
                    break
            if not lines:
                return "\n".join(transcript) + "\n", await world.left()
    raise AssertionError(f"{path.name} is empty")


WAYS = (
    ("sqlite", "terminal", False), ("sqlite", "browser", False),
    ("postgresql", "terminal", False), ("postgresql", "browser", False),
    # Built anew between every two messages, each database and each channel once.
    ("sqlite", "terminal", True), ("postgresql", "browser", True),
)  # fmt: skip

# Of a hundred messages: built anew on one database.
LONGEST = "perjalanan"


@pytest.mark.parametrize(
    ("path", "database_url", "channel", "anew"),
    [
        (path, *way)
        for path, way in product(DIALOGUES, WAYS)
        if path.stem != LONGEST or way != WAYS[-1]
    ],
    indirect=["database_url"],
    ids=lambda value: (
        value.stem if isinstance(value, Path) else {False: "one", True: "anew"}.get(value, value)
    ),
)
async def test_dialogue(path: Path, channel: str, anew: bool, settings: Settings) -> None:
    heard, left = await play(path, settings, channel, anew=anew)
    if REWRITE:
        path.write_text(heard, encoding="utf-8")
    assert heard == path.read_text(encoding="utf-8")
    assert left == LEFT.setdefault(path.stem, left)


# What the first run of each dialogue left; all others must leave the same.
LEFT: dict[str, Any] = {}
