"""One person who writes to two processes at once: what became of each message, answer, tap and
photo."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from sqlalchemy import select

from storage.database.connections import Database
from storage.database.tables import files, inbox, outbox, people, proposal_files, proposals
from tests.fakes import bot_api
from tests.servers.processes import Processes, on_telegram, post
from tests.support import picture

WHO = 450

WELCOME = ("halo", "ya", "lewati")

# A line is said when the one before has been answered; what stands in one line is said at once,
# the one to this process and the other to that: two photos, two taps, two questions.
PHOTO, TAP = "(photo)", "[Kirim usulan]"
WISH, PROBLEM = "Alat pengolah keripik {n}", "Banyak yang menganggur, kelompok {n}"
PROPOSAL = (
    ("usul",), ("Imopuro",), ("2",), (WISH,), (PROBLEM,), ("RT {rt}",), (PHOTO, PHOTO), (TAP, TAP),
    ("bantuan", "usulan saya"),
)  # fmt: skip
# Of them, in each proposal.
MESSAGES, PHOTOS = sum(map(len, PROPOSAL)), sum(line.count(PHOTO) for line in PROPOSAL)

# Seconds: until a message must have been taken, and a button have come.
PATIENCE = 180.0

# The share of messages that come twice.
AGAIN = 0.2


@dataclass
class Written:
    """What the platform and the database say when all is over."""

    messages: int = 0  # that were said, each once
    repeated: int = 0  # of them, said once more to the other process
    refused: int = 0
    proposals: int = 0
    photos: int = 0
    replies: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    disorder: list[str] = field(default_factory=list)


@dataclass
class Writer:
    """One person. Each message goes to either process, and some, at the same time, to both."""

    api: bot_api.FakeBotApi
    ports: list[int]
    session: aiohttp.ClientSession
    chance: random.Random
    found: Written = field(default_factory=Written)
    said: set[str] = field(default_factory=set)  # updates

    async def brings(self, count: int) -> None:
        """So many proposals, one after the other."""
        for words in WELCOME:
            await self._at_once([self.api.message(WHO, text=words)])
        for n in range(count):
            for line in PROPOSAL:
                await self._at_once([await self._update(words, n) for words in line])

    async def _update(self, words: str, n: int) -> dict[str, Any]:
        if words == PHOTO:
            number = len(self.api.files)
            return self.api.photo(picture(60 + number % 40, 40 + number // 40), WHO)
        if words == TAP:
            return self.api.tap(await self._button(TAP[1:-1], WISH.format(n=n)), WHO)
        return self.api.message(WHO, text=words.format(n=n, rt=n % 20 + 1))

    async def _at_once(self, updates: list[dict[str, Any]]) -> None:
        """Each to another process; now and then to both, as from a platform that did not hear."""
        ports = self.chance.sample(self.ports, len(self.ports))
        async with asyncio.TaskGroup() as group:
            for update, port in zip(updates, ports, strict=False):
                self.said.add(f"u{update['update_id']}")
                self.found.messages += 1
                group.create_task(self._taken(port, update))
                if self.chance.random() < AGAIN:
                    self.found.repeated += 1
                    [other] = set(self.ports) - {port}
                    group.create_task(self._taken(other, update))

    async def _taken(self, port: int, update: dict[str, Any]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not await post(self.session, port, update):
                self.found.refused += 1
                await asyncio.sleep(0.05)

    async def _button(self, label: str, wish: str) -> str:
        """What a button sends that stands below a wish, once that has come."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for call in reversed(self.api.sent):
                    if f" {wish}\n" in call.args.get("text", "") and (
                        markup := call.args.get("reply_markup")
                    ):
                        for key in (key for row in markup["inline_keyboard"] for key in row):
                            if key["text"] == label:
                                return str(key["callback_data"])
                await asyncio.sleep(0.02)


async def writes(url: str, folder: Path, count: int, *, seed: int) -> Written:
    """One person brings so many proposals to two processes on one PostgreSQL."""
    limits = {"telegram": {"rate": 1e4, "chat_rate": 1e5}}
    async with (
        bot_api.strict() as api,
        Processes(url, folder, on_telegram(api), limits) as several,
        aiohttp.ClientSession() as session,
    ):
        ports = [await several.begin(), await several.begin()]
        for port in ports:
            await several.ready(port)
        writer = Writer(api, ports, session, random.Random(seed))
        await writer.brings(count)
        database = Database(url)
        try:
            await drained(database)
            await examined(writer, database, count)
        finally:
            await database.close()
        found = writer.found
        if found.lost or found.doubled or found.disorder:
            print(several.said())
    return found


async def drained(database: Database) -> None:
    """Waits until all has been sent and fetched."""
    left = select(outbox.c.id).where(outbox.c.settled_at.is_(None)).limit(1)
    wanted = select(files.c.id).where(files.c.state == "wanted").limit(1)
    async with asyncio.timeout(120):
        while True:
            async with database.read() as connection:
                some = [(await connection.execute(each)).first() for each in (left, wanted)]
            if not any(some):
                return
            await asyncio.sleep(0.1)


async def examined(writer: Writer, database: Database, count: int) -> None:
    """Looks for what is lost, doubled or out of order."""
    found, who = writer.found, str(WHO)
    async with database.read() as connection:
        query = select(inbox.c.message).where(inbox.c.address == who)
        taken = (await connection.execute(query)).scalars().all()
        theirs = select(people.c.id).where(people.c.address == who).scalar_subquery()
        by_them = select(proposals).where(proposals.c.person_id == theirs)
        kept = (await connection.execute(by_them.order_by(proposals.c.id))).all()
        ours = select(outbox.c.text).where(outbox.c.address == who).order_by(outbox.c.id)
        meant = list((await connection.execute(ours)).scalars())
        of_them = (
            select(proposal_files.c.proposal_id, files.c.state, files.c.ref)
            .join(files, files.c.id == proposal_files.c.file_id)
            .where(proposal_files.c.proposal_id.in_([row.id for row in kept]))
        )
        pictures = (await connection.execute(of_them)).all()
    found.proposals, found.photos = len(kept), len(pictures)
    found.lost += [f"message {id}" for id in writer.said - set(taken)]
    # Each with its own answers: none went to another question, or to the proposal before.
    said = [(WISH.format(n=n), PROBLEM.format(n=n)) for n in range(count)]
    _compare(found, "proposal", [(row.wish, row.problem) for row in kept], said)
    heard = writer.api.texts(WHO)
    found.replies = len(heard)
    _compare(found, "reply", heard, meant)
    helped = sum(text.startswith("Ini bot Rembuk") for text in heard)
    _compare(found, "help", ["asked for"] * helped, ["asked for"] * count)
    # As many of each proposal as it was sent, each fetched once.
    of = Counter(row.proposal_id for row in pictures if row.state == "ready")
    sent = [row.wish for row in kept for _ in range(PHOTOS)]
    _compare(found, "photo", [row.wish for row in kept for _ in range(of[row.id])], sent)
    fetched = sorted(writer.api.fetched[row.ref] for row in pictures)
    _compare(found, "fetched", fetched, [1] * len(pictures))


def _compare(found: Written, what: str, there: Sequence[Any], wanted: Sequence[Any]) -> None:
    """What is missing of the one, too much in it, or not in its order."""
    less, more = Counter(wanted) - Counter(there), Counter(there) - Counter(wanted)
    found.lost += [f"{what} {each!r}"[:80] for each in less.elements()]
    found.doubled += [f"{what} {each!r}"[:80] for each in more.elements()]
    if not less and not more and list(there) != list(wanted):
        found.disorder.append(what)
