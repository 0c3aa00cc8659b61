"""Consultations to test with: made from the files beside the dialogues, and opened."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from handlers.consultations.making import written
from storage.city import areas
from storage.consultations import consultations
from storage.consultations.model import Consultation
from storage.database.store import Store
from storage.staff.staff import at_command_line
from tests.support import World, here

OPERATOR = at_command_line("uji")


def plan_of(text: str) -> consultations.Plan:
    """What a file says."""
    return written.read(text.encode(), ZoneInfo("Asia/Jakarta")).plan


def file_of(name: str) -> str:
    return (here("dialogues") / "consultations" / f"{name}.yaml").read_text(encoding="utf-8")


async def opened(world: World, text: str, *, open: bool = True) -> Consultation:
    """A consultation of what a file says, which can be answered from its time on."""
    plan = plan_of(text)

    async def chore(store: Store) -> Consultation:
        city = await areas.city(store, ".".join(plan.area.split(".")[:2]))
        made = await consultations.create(store, OPERATOR, city, plan)
        return await consultations.open(store, OPERATOR, made.id) if open else made

    return await world.app.turns.do(chore)


async def mended(world: World, held: Consultation, text: str) -> Consultation:
    """The same consultation, by what another file says."""

    async def chore(store: Store) -> Consultation:
        return await consultations.change(store, OPERATOR, held.id, plan_of(text))

    return await world.app.turns.do(chore)
