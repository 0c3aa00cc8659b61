"""What the city asks the public in the year: it is answered, and answered back, once."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

from handlers.consultations import due
from handlers.consultations.making import written
from storage.consultations import consultations, grouped, replies, taking
from storage.consultations.consultations import Plan
from storage.consultations.grouped import Outcome
from storage.consultations.model import Consultation, ConsultationState
from storage.consultations.taking import Given
from storage.database.store import Store
from storage.database.tables import consultations as table
from storage.database.tables import participants
from storage.people import people
from storage.staff.staff import at_command_line
from tests.whole.year.people import Soul
from tests.whole.year.residents import Residents
from tests.whole.year.town import CITY, moment

OPENS, CLOSES, ANSWERED = date(2027, 1, 25), date(2027, 2, 22), date(2027, 2, 26)

BAPPEDA = at_command_line("Bappeda")

GIVEN = {
    "tema": "ya", "prioritas": ["sehat", "lingkungan", "ekonomi"], "program": ["drainase"],
    "setuju": "sesuai",
}  # fmt: skip
# The same in the chat, of somebody who says where they live.
CHAT = ("ya", "lewati", "1 3 2", "5, 6", "sesuai", "lewati", "kirim")


class Forum(Residents):
    """A town in which the plan is asked about."""

    forum: Consultation

    async def ask_all(self) -> None:
        """From now on the forum of the plan can be answered."""

        async def work(store: Store) -> None:
            city = self.world.app.site.areas.cities[0]
            definition = written.template("fkp")
            plan = Plan(definition, CITY, self.clock.now, moment(CLOSES, 16), 2028)
            self.forum = await consultations.create(store, BAPPEDA, city, plan)
            self.forum = await consultations.open(store, BAPPEDA, self.forum.id)

        await self.do(work)

    async def some_answer(self) -> None:
        """Some with their name, some without; a few in the chat."""
        dice = self.dice_for("forum")
        here = [s for s in self.residents if self.speaks(s, {}) and s not in self.ledger.took]
        some = dice.sample(here, min(len(here), max(2, self.size // 60)))
        for soul in some[1:]:
            await self.do(self._sent(soul, nameless=dice.random() < 0.4))
        link = f"(start k_{self.forum.code})"
        for soul in some[:1]:
            where = ("Imopuro",) if await self._homeless(soul) else ()
            choice = "Tanpa nama" if dice.random() < 0.5 else "Dengan nama"
            await self.together([self.talk(soul, link, *where, choice, *CHAT)])
        sent = await self.world.rows(
            select(participants.c.person_id).where(participants.c.sent.is_(True))
        )
        self.ledger.took = {self.ledger.by_id[row.person_id] for row in sent}

    async def _homeless(self, soul: Soul) -> bool:
        """Whether we do not know where somebody lives, so that they are asked."""
        found: list[bool] = []

        async def work(store: Store) -> None:
            person = await people.get(store, soul.id)
            found.append(person is None or person.area is None)

        await self.do(work)
        return found[0]

    def _sent(self, soul: Soul, *, nameless: bool) -> Any:
        async def work(store: Store) -> None:
            person = await people.get(store, soul.id)
            assert person is not None
            words = {"masukan": f"Drainase gang nomor {soul.id % 97}"} if soul.id % 3 == 0 else {}
            given = Given(soul.area, {**GIVEN, **words}, anonymous=nameless)
            await taking.send(store, person, self.forum, given)

        return work

    async def answer_back(self) -> None:
        """What was said is answered, and everyone who took part is told."""
        [row] = await self.world.rows(select(table.c.state))
        assert row.state == ConsultationState.CLOSED

        async def work(store: Store) -> None:
            titles = {
                each.key: "Drainase gang"
                for each in await grouped.said(store.connection, self.forum.id)
            }
            await replies.put_all(store, BAPPEDA, self.forum.id, titles)
            await store.flush()
            for group in await grouped.groups(store.connection, self.forum.id):
                said = "Masuk Prioritas 3"
                await replies.answer(store, BAPPEDA, self.forum.id, group.id, Outcome.TAKEN, said)
            told = await replies.finish(store, BAPPEDA, self.forum.id)
            await due.tell(self.world.app.site, store, told)

        self.clock.move(seconds=1)
        self.ledger.answered_back(self.clock.now)
        await self.world.app.turns.do(work)
        self._mailed = True
        await self.look()
