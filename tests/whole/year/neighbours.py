"""What neighbours do with each other's proposals: stand behind them, join them instead of sending,
take it back; and what becomes one."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from storage.database.store import Store
from storage.database.tables import proposals as rows
from storage.people import people
from storage.proposals import decisions
from storage.proposals.together import merging, support
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.whole.year.cases import Case
from tests.whole.year.officials import Officials
from tests.whole.year.people import Soul
from tests.whole.year.residents import Residents

OVER = ("ditolak", "dibatalkan", "selesai", "digabung")
# Of so many proposals one is what people talk about.
TALKED_ABOUT = 9
BAPPEDA = at_command_line("Sekretariat Bappeda")


class Neighbours(Residents, Officials):
    """A town in which people stand behind each other."""

    async def neighbours_act(self) -> None:
        """On a busy day: some support, by chat or as if by many chats; one takes it back; some
        become one; what was merged wrongly is parted."""
        dice = self.dice_for("neighbours")
        here = [s for s in self.residents if self.speaks(s, {}) and not s.quiet.now]
        dice.shuffle(here)
        known = [
            case for case in self.ledger.cases.values() if int(case.number[-5:]) % TALKED_ABOUT == 3
        ]
        known = [case for case in known if case.state not in OVER and not case.held]
        if known and len(here) > 4:
            await self.support(dice, here[:3], known)
            await self.take_back(dice, here[4:])
        if dice.random() < 0.3 and here:
            await self.look_around(here[-1])
        if dice.random() < 0.35:
            await self.merge(dice)
        if dice.random() < 0.15:
            await self.part(dice)

    async def support(self, dice: random.Random, some: Sequence[Soul], known: list[Case]) -> None:
        wanted = [(soul, dice.choice(known)) for soul in some]
        wanted = [(s, case) for s, case in wanted if s not in self.ledger.authors(case)]
        wanted = [(s, case) for s, case in wanted if s not in self.ledger.supporters(case)]
        by_chat, by_store = wanted[:1], wanted[1:]
        words = dice.choice(("dukung {}", "saya dukung usulan {}", "#do:support:{}"))
        await self.together([self.talk(s, words.format(case.number)) for s, case in by_chat])

        async def work(store: Store) -> None:
            for soul, case in by_store:
                person = await people.get(store, soul.id)
                assert person is not None
                await support.support(store, person, case.id)

        if by_store:
            await self.do(work)
        for soul, case in wanted:
            self.ledger.stands(soul, case)

    async def take_back(self, dice: random.Random, here: Sequence[Soul]) -> None:
        """Somebody changes their mind."""
        theirs = [
            (soul, case)
            for soul in here
            for case in self.ledger.cases.values()
            if soul in case.supporters and case.merged_into is None
        ]
        if not theirs or dice.random() < 0.6:
            return
        soul, case = dice.choice(theirs)
        words = dice.choice(("batal dukung {}", "saya ga jadi dukung usulan {}"))
        await self.together([self.talk(soul, words.format(case.number))])
        self.ledger.stands_no_more(soul, case)

    async def join(self, soul: Soul, case: Case) -> None:
        """Writes what somebody else has asked for, and stands behind that instead of sending."""
        said = (f"(start kel_{soul.area.replace('.', '')})", "1", case.wish,
                "Air masuk ke rumah kalau hujan", "RT 1", f"dukung {case.number[-5:]}")  # fmt: skip
        await self.together([self.talk(soul, *said)])
        self.ledger.stands(soul, case)

    async def some_join(self) -> None:
        """While proposals are collected: the first who finds theirs already there."""
        for case in reversed(self.ledger.cases.values()):
            if case.state != "diajukan" or case.held or "drainase" not in case.wish:
                continue
            for soul in self.residents:
                there = soul.area == case.area and self.speaks(soul, {}) and not soul.quiet.now
                near = self.ledger.authors(case) | self.ledger.supporters(case)
                if there and soul not in near:
                    return await self.join(soul, case)

    async def look_around(self, soul: Soul) -> None:
        await self.together([self.talk(soul, f"usulan warga {self.kelurahan[soul.area]}")])

    # --- what becomes one -------------------------------------------------------------------------

    async def merge(self, dice: random.Random) -> None:
        """Two or three of one kelurahan, by its lurah in one line or at the command line."""
        p = rows.c
        query = select(p.id, p.area, p.year).where(
            p.state.in_(("diajukan", "diverifikasi")), p.desk == 4, p.held.is_(None)
        )
        at: dict[tuple[str, int], list[Case]] = {}
        for row in await self.world.rows(query.order_by(p.id)):
            at.setdefault((row.area, row.year), []).append(self.ledger.cases[row.id])
        places = [key for key, some in sorted(at.items()) if len(some) > 1]
        if not places:
            return
        place = dice.choice(places)
        # What people talk about stays.
        some = sorted(at[place][-3:], key=lambda case: (-len(case.supporters), case.id))
        head, others = some[0], some[1:]
        self._ids += 1
        why = f"sama-sama minta drainase, catatan {self._ids}"
        lurah = [s for s in self.officials if (s.area, s.role) == (place[0], Role.VERIFIKATOR)]
        if dice.random() < 0.5:
            line = " ".join(case.number for case in others)
            await self.together(
                [self.talk(lurah[0], f"gabung {line} ke {head.number} karena {why}", "ya")]
            )
            return

        async def work(store: Store) -> None:
            await merging.merge(store, BAPPEDA, [case.id for case in others], head.id, why)

        await self.do(work)

    async def part(self, dice: random.Random) -> None:
        """One that was merged wrongly."""
        merged = [case for case in self.ledger.cases.values() if case.merged_into is not None]
        if not merged:
            return
        case = dice.choice(merged)
        self._ids += 1
        why = f"Titiknya ternyata beda, catatan {self._ids}"

        async def work(store: Store) -> Any:
            await decisions.take_back(store, BAPPEDA, case.id, why)

        await self.do(work)
