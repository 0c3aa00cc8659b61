"""What residents do: they propose, mend, answer, confirm and dispute; some stop, block or go."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from bot.channels.base import Standing
from storage.database.store import Store
from storage.people import people
from storage.proposals import proposals
from storage.proposals.for_others import entered, lists
from storage.proposals.for_others.lists import Row
from storage.proposals.model import Content
from storage.staff.staff import at_command_line
from tests.whole.year.cases import Question
from tests.whole.year.following import RUDE
from tests.whole.year.people import Soul
from tests.whole.year.town import Town

# By which somebody can be written to from now on, or no more.
TURNS = ("halo", "mulai", "berhenti", "hapus data saya")


class Residents(Town):
    """A town in which people speak."""

    # --- proposals come ---------------------------------------------------------------------------

    async def propose(self, count: int) -> None:
        if not count:
            return
        ways = self.dice.choices(("store", "chat", "helper", "list"), (71, 9, 11, 9), k=count)
        here = [s for s in self.residents if s.deleted is None and not s.midway]
        speakers = self.dice.sample(here, min(len(here), ways.count("store") + ways.count("chat")))
        by_chat, by_store = speakers[: ways.count("chat")], speakers[ways.count("chat") :]
        await self.together(
            [
                *(self.talk(soul, *self.whole_proposal(soul)) for soul in by_chat),
                *(self.say(soul, "usulan saya") for soul in by_store),
            ]
        )

        async def submit(store: Store) -> None:
            city = self.world.app.site.areas.cities[0]
            for soul in by_store:
                person = await people.get(store, soul.id)
                await proposals.submit(store, person, city, self.content(soul.area), "id")

        if by_store:
            await self.do(submit)
        # Whoever has spoken already today proposes no second time; others enter the rest.
        rest = count - len(speakers)
        listed = min(ways.count("list"), rest)
        if listed:
            await self.do(self.a_list(listed))
        if rest - listed:
            # Some do most of it, so that several of theirs are late on one morning.
            helper = self.dice.choice([*self.helpers, *self.helpers[:2] * 3])
            await self.together([self.say(helper, "usulan saya")])
            await self.do(self.entered(helper, rest - listed))

    def content(self, area: str, **more: Any) -> Content:
        self._ids += 1
        wish = f"Perbaikan drainase Gang {self._ids % 1000}"  # as it is read in a sentence
        return Content(area, "fisik", wish, "Setiap hujan air masuk rumah", "RT 1", **more)

    def whole_proposal(self, soul: Soul) -> tuple[str, ...]:
        self._ids += 1
        # Every other is rude, and waits for a look.
        rude = f", lurahnya {RUDE}" if self._ids % 2 == 0 else ""
        return (
            f"(start kel_{soul.area.replace('.', '')})", "1",
            f"Perbaikan talut Gang {self._ids % 1000}{rude}",
            "Longsor tiap hujan, jalan tertutup", "RT 05/RW 02", "120 m", "kirim",
        )  # fmt: skip

    def entered(self, helper: Soul, count: int) -> Callable[[Store], Awaitable[None]]:
        async def work(store: Store) -> None:
            person = await people.get(store, helper.id)
            assert person is not None
            city = self.world.app.site.areas.cities[0]
            for _ in range(count):
                content = self.content(helper.area, name=f"Ibu {self._ids}")
                phone = self._phone() if self.dice.random() < 0.6 else None
                await entered.enter(
                    store, person, city, content, "id", consent="2026-11-lisan", phone=phone
                )

        return work

    def _phone(self) -> str | None:
        """The number of somebody whom we know, or shall know."""
        return self.dice.choice([s.phone for s in self.residents if s.phone])

    def a_list(self, count: int) -> Callable[[Store], Awaitable[None]]:
        """A paper list; by the admin in the chat, or at the command line."""

        async def work(store: Store) -> None:
            by: Any = at_command_line("Operator")
            if self.dice.random() < 0.7:
                by = await people.get(store, self.admin.id)
            some = []
            for n in range(count):
                area = self.dice.choice(sorted(self.kelurahan))
                content = self.content(area, name=f"Bapak {self._ids}")
                some.append(Row(n, f"d{self._ids}", content, "kertas"))
            await lists.take(
                store, by, some, source="daftar.csv", city_of=self.world.app.site.areas.city_of
            )

        return work

    # --- authors act ------------------------------------------------------------------------------

    async def authors_act(self) -> None:
        """Authors answer, mend, take back, confirm and dispute; each says one thing a day."""
        talks: dict[Soul, list[str]] = {}
        dice = self.dice
        for question in self.ledger.questions.values():
            soul = question.whom
            if soul is None or question.answered or not self.speaks(soul, talks):
                continue
            if dice.random() < 0.17:
                talks[soul] = await self.answer(question)
        for case in self.ledger.cases.values():
            soul = case.author
            if soul is None or not self.speaks(soul, talks):
                continue
            said: list[str] = []
            last = case.steps[-1][0].event
            if last == "carried_over" and dice.random() < 0.4:
                affirms = dice.random() < 0.7 or len(self.ledger.members(case)) > 1
                said = [f"#do:affirm:{case.number}"]
                talks[soul] = said if affirms else [f"#do:withdraw:{case.number}", "ya"]
                continue
            if case.state == "dikembalikan" and dice.random() < 0.17:
                self._ids += 1
                said = [f"ubah {case.number}", "ubah", "Lokasi", f"RT 3 depan nomor {self._ids}",
                        "simpan perubahan"]  # fmt: skip
            elif case.state in ("diajukan", "dikembalikan") and dice.random() < 0.0036:
                said = [f"tarik {case.number}", "ya"]
            elif last == "done" and dice.random() < 0.27:
                said = [f"sudah selesai {case.number}"]
                if dice.random() < 0.35:
                    said = [f"belum {case.number}", "Ujungnya masih tanah", "lewati"]
            if said:
                talks[soul] = said
        if talks:
            await self.together(self.talk(soul, *said) for soul, said in talks.items())

    def speaks(self, soul: Soul, talks: dict[Soul, list[str]]) -> bool:
        """Whether somebody is there to say something by themselves."""
        return (
            soul not in talks
            and soul.deleted is None
            and not soul.midway
            and not soul.blocked.now
            and soul.address not in self.world_of(soul).closed
        )

    async def answer(self, question: Question) -> list[str]:
        """By the button, which decides however many questions wait."""
        self._ids += 1
        return [f"#do:answer:{question.id}", f"Kira-kira {self._ids} meter"]

    # --- people change ----------------------------------------------------------------------------

    async def people_change(self) -> None:
        """Some stop and begin again, block and unblock, look in, take over; a few go."""
        talks: dict[Soul, list[str]] = {}
        for soul in [*self.residents, *self.helpers]:
            if soul.deleted is None and (said := await self.whim(soul)):
                talks[soul] = said
        # Who stops, begins again or goes, apart from who causes news: at one moment it could be
        # either that they still hear of it.
        turns = [soul for soul, said in talks.items() if said[0] in TURNS]
        for some in (turns, [soul for soul in talks if soul not in turns]):
            if some:
                await self.together(self.talk(soul, *talks[soul]) for soul in some)

    async def whim(self, soul: Soul) -> list[str]:
        """What somebody does this morning of their own accord; mostly nothing."""
        luck, then = self.dice.random(), self.clock.now + timedelta(seconds=1)
        if soul.blocked.now or soul.address in self.world_of(soul).closed:
            return ["halo"] if luck < 0.09 else []
        if soul.quiet.now:
            if luck >= 0.09:
                return []
            soul.quiet.set(False, then)
            return ["mulai"]
        if soul in self.codes and luck < 0.5:
            return [f"#do:claim:{self.codes.pop(soul)}:{'no' if luck < 0.2 else 'yes'}"]
        if luck < 0.0045:
            soul.quiet.set(True, then)
            self.ledger.stopped(soul)
            return ["berhenti"]
        if luck < 0.011 and soul.channel == "telegram":
            await self.block(soul)
        elif luck < 0.014 and soul.channel in ("telegram", "whatsapp"):
            self.world_of(soul).refusing.add(soul.address)
        elif luck < 0.0146 and soul in self.residents and not soul.midway:
            soul.deleted = then
            self.ledger.deleted(soul, then)
            return ["hapus data saya", "ya"]
        elif luck < 0.0155 and soul in self.residents and not soul.midway:
            soul.midway = True
            return ["usul", "Imopuro"]
        elif luck < 0.041:
            return ["usulan saya"]
        return []

    async def block(self, soul: Soul) -> None:
        """They block us: the platform tells, or, more often, the next message finds out."""
        self.world_of(soul).closed.add(soul.address)
        if self.dice.random() < 0.3:
            self.clock.move(seconds=1)
            soul.blocked.set(True, self.clock.now)
            await self.world.app.turns.take(Standing(soul.channel, soul.address, True, "blocked"))
