"""People on WhatsApp who have been silent for long, and texts that are approved or not."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.sending.window.templates import Keeper
from bot.settings import Settings
from handlers.conversation.messages import Approved, Literal, Outgoing, Priority
from storage.database.store import Store
from storage.database.tables import outbox, people, proposals
from storage.proposals import decisions
from storage.proposals.reasons import Reason
from storage.proposals.rulings import Decision, Ruling
from storage.staff import staff
from tests.fakes.twilio import FakeTwilio, Sent
from tests.support import Clock
from tests.whole.dialogues.test_dialogues import RESIDENT
from tests.whole.test_platforms import OnWhatsApp, on_whatsapp

WISH = "Perbaikan drainase Jl. Mawar RT 05"
TASKS = Approved("tasks", {"area": Literal("Imopuro"), "tasks": Literal("3 usulan.")})


@dataclass
class Silent:
    """A resident, and what is known of those texts."""

    on: OnWhatsApp
    keeper: Keeper
    clock: Clock

    @property
    def twilio(self) -> FakeTwilio:
        return self.on.twilio

    async def looked(self) -> None:
        """What WhatsApp says of the texts is looked up, and what waits is decided on."""
        await self.keeper.look(older=timedelta())
        await self.ticked()

    async def ticked(self) -> None:
        self.on.world.app.gate.loop.look()
        await self.on.world.app.settled()

    async def after(self, **by: float) -> list[Sent]:
        """What has come when so much time has passed."""
        before = len(self.twilio.messages)
        self.clock.move(**by)
        await self.ticked()
        self.on.world.app.claims.look()
        await self.on.world.app.settled()
        return self.twilio.messages[before:]

    async def knows(self, who: str = RESIDENT) -> int:
        """Somebody says hello and agrees; gives their id."""
        for line in ("halo", "ya", "lewati"):
            await self.on.say(line, who)
        address = self.on.phones[who].removeprefix("whatsapp:")
        [row] = await self.on.world.rows(select(people.c.id).where(people.c.address == address))
        return int(row.id)

    async def tell(
        self,
        to: int,
        text: str,
        approved: Approved | None = None,
        priority: Priority = Priority.OUTCOME,
    ) -> list[Sent]:
        """Sends somebody something that they have not asked for; gives what has come."""
        before = len(self.twilio.messages)

        async def chore(store: Store) -> None:
            store.send(Outgoing((Literal(text),), to=to, outside=approved, priority=priority))

        await self.on.world.app.turns.do(chore)
        await self.on.world.app.settled()
        return self.twilio.messages[before:]

    async def hears(self, line: str, who: str = RESIDENT) -> list[str]:
        """What comes when somebody writes."""
        before = len(self.twilio.messages)
        await self.on.say(line, who)
        phone = self.on.phones[who]
        return [each.body for each in self.twilio.messages[before:] if each.to == phone]

    async def proposes(self) -> str:
        """A whole proposal; gives its number."""
        await self.knows()
        for line in (
            "usul", "Imopuro", "1", WISH, "Setiap hujan air masuk rumah warga", "RT 05/RW 02",
            "120 m", "lewati", "lewati", "kirim",
        ):  # fmt: skip
            await self.on.say(line)
        [row] = await self.on.world.rows(select(proposals))
        return f"{row.letters}-{row.number_year}-{row.number:05}"

    async def decided(self, decision: Decision, **more: Any) -> list[Sent]:
        """A decision on the only proposal; gives what has come."""
        before = len(self.twilio.messages)
        [row] = await self.on.world.rows(select(proposals.c.id))

        async def chore(store: Store) -> None:
            by = staff.at_command_line("Sri Lestari")
            await decisions.decide(store, by, row.id, Ruling(decision, **more))

        await self.on.world.app.turns.do(chore)
        await self.on.world.app.settled()
        return self.twilio.messages[before:]

    async def states(self) -> list[tuple[str, str | None]]:
        """Of what was not asked for: state, and what it waits for."""
        rows = await self.on.world.rows(
            select(outbox.c.state, outbox.c.way).where(outbox.c.priority > 0).order_by(outbox.c.id)
        )
        return [(row.state, row.way) for row in rows]


@contextlib.asynccontextmanager
async def silent(
    settings: Settings, clock: Clock, *, approved: tuple[str, ...] | None = ("",)
) -> AsyncIterator[Silent]:
    """With texts of these kinds approved ("" is all of them); with None nothing is handed in."""
    async with on_whatsapp(settings, clock) as on:
        keeper = Keeper(on.world.app.turns, on.world.app.channels, clock)
        made = Silent(on, keeper, clock)
        if approved is not None:
            await keeper.push()
            for kind in approved:
                on.twilio.approve(kind)
            await made.looked()
        yield made


KEPT = {"reason": Reason.NO_MONEY, "why": "Anggaran drainase habis untuk RW yang lebih dalam."}
