"""The evening of a lurah: 120 proposals from TUGAS to the filed result, in few messages, and what
each author is told of their own."""

from __future__ import annotations

from collections import Counter

import pytest
from sqlalchemy import select

from storage.database.tables import history, outbox
from storage.database.tables import proposals as rows
from storage.staff.roles import Role
from tests.handlers.meetings.test_meetings import END, made
from tests.handlers.staff.evening import IMOPURO, seeded
from tests.handlers.staff.test_desk import official
from tests.support import Clock, Resident, World

MOST = 60


class Written:
    """Somebody at work, and how many messages they have written."""

    def __init__(self, person: Resident, counted: Counter[str]) -> None:
        self.person, self.counted = person, counted

    async def __call__(self, *said: str) -> str:
        heard = []
        for each in said:
            self.counted[self.person.address] += 1
            heard = await self.person.say(each)
        return "\n".join(message.text for message in heard)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_evening_of_a_hundred_and_twenty(world: World, clock: Clock) -> None:
    await seeded(world, 120)
    meeting = await made(world)
    counted: Counter[str] = Counter()
    lurah = Written(await official(world, "lurah", Role.VERIFIKATOR, IMOPURO), counted)
    fas = Written(await official(world, "ani", Role.FASILITATOR, IMOPURO), counted)

    # What there is, looked through before the meeting.
    assert "TUGAS: 120 menunggu" in await lurah("tugas")
    assert "120" in await lurah("tugas semua", "tugas semua 2", "tugas semua 3")
    assert "24 menunggu" in await lurah("tugas drainase")
    assert "Sudah kami tanyakan" in await lurah("buka 1", "minta 1")
    assert "118 usulan" in await lurah("lengkap 1-116 119 120", "ya")
    assert "2 usulan" in await lurah("kembalikan 117 118 lokasi karena RT belum disebut", "ya")
    assert "40 usulan" in await lurah("opd 1-40 Dinas PUPR", "ya")
    assert "40 usulan" in await lurah("anggaran 1-40 75 juta", "ya")

    # The meeting, and its result: agreed in an order, reserve, kept, ended, not reached.
    clock.now = END
    await fas.person.take(choice=f"do:meeting:{meeting.id}:result")
    counted["ani"] += 3  # PERTEMUAN, the meeting, its result
    assert "Halaman 1 dari 3" in fas.person.heard[-1].text
    assert "Halaman 3 dari 3" in await fas("halaman 2", "halaman 3")
    assert "60 usulan" in await fas("20-40, 1-19 41-60")
    assert "tercatat: Jadikan cadangan, 20 usulan" in await fas("cadangkan 61-80", "ya")
    kept = "tunda 81-95 uang karena pagu tahun ini sudah habis"
    assert "tercatat: Simpan untuk tahun depan, 15 usulan" in await fas(kept, "ya")
    ended = "tolak 96-100 lahan karena tanahnya masih sengketa"
    assert "tercatat: Tidak dilanjutkan, 5 usulan" in await fas(ended, "ya")
    await fas("selesai", "101-110", "lewati", "lewati")
    assert "60 usulan disepakati" in await fas("ya")

    # And on to the kecamatan.
    assert "80 usulan" in await lurah("teruskan semua disepakati", "ya")
    assert sum(counted.values()) <= MOST, counted

    states = Counter(row.state for row in await world.rows(select(rows.c.state)))
    assert states == {
        "diteruskan": 80, "belum_diakomodir": 15, "ditolak": 5, "dikembalikan": 2,
        "diverifikasi": 18,
    }  # fmt: skip
    order = [*range(20, 41), *range(1, 20), *range(41, 61)]
    by_priority = (
        select(rows.c.number, history.c.data)
        .join(history, history.c.proposal_id == rows.c.id)
        .where(history.c.event == "agreed")
    )
    agreed = {
        row.data["priority"]: row.number
        for row in await world.rows(by_priority)
        if "priority" in row.data
    }
    assert [agreed[n] for n in range(1, 61)] == order
    await each_is_told(world)


async def each_is_told(world: World) -> None:
    """Of each step of each proposal its author is sent word; of what nobody is told, none."""
    told = Counter(
        (row.proposal_id, row.version)
        for row in await world.rows(
            select(outbox.c.proposal_id, outbox.c.version).where(outbox.c.proposal_id.is_not(None))
        )
    )
    steps = {
        (row.proposal_id, row.version): row.event
        for row in await world.rows(
            select(history.c.proposal_id, history.c.version, history.c.event)
        )
    }
    silent = ("noted",)
    assert {step for step, event in steps.items() if event not in silent} == set(told)
    assert not [step for step, event in steps.items() if event in silent and step in told]
