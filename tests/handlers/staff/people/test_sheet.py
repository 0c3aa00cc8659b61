"""Staff invited from a sheet of names: cards to print, all or nobody, who has not joined after a
week."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from bot.documents import cards
from bot.work.scheduler import Scheduler
from storage.database.tables import codes
from storage.database.tables import staff as roles
from storage.staff.roles import Role
from tests.handlers.lists.test_lists import send
from tests.handlers.staff.test_desk import official
from tests.support import World
from tests.workbooks import book, saved

sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

HEAD = ["Nama", "Peran", "Wilayah", "OPD", "RT", "RW"]
ROWS: list[list[Any]] = [
    ["Pak Joko", "Pendamping", "Imopuro", None, 2, "04"],
    ["Bu Rina", "fasilitator", "Imopuro", None, None, None],
    ["Pak Hadi", "verifikator", "18.72", "Dinas PUTR", None, None],
]


def sheet(rows: list[list[Any]]) -> bytes:
    made, _ = book([["Daftar petugas 2028"], HEAD, *rows])
    return saved(made)


async def test_a_sheet_becomes_cards(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[cards.Card] = []
    pdf = cards.pdf

    def printing(some: list[cards.Card]) -> bytes:
        printed.extend(some)
        return pdf(some)

    monkeypatch.setattr(cards, "pdf", printing)
    admin = await official(world, "kota", Role.ADMIN, "18.72")
    heard = await send(admin, sheet(ROWS), "petugas.xlsx")
    assert any("3 undangan dibuat" in each.text for each in heard)
    assert [each.file for each in heard if each.file] == ["kartu-undangan.pdf"]
    assert [card.name for card in printed] == ["Pak Joko", "Bu Rina", "Pak Hadi"]
    assert printed[0].role == "pendamping Kelurahan Imopuro, RT 02/RW 04"
    assert printed[2].role == "verifikator Kota Metro, OPD Dinas PUTR"
    assert pdf(printed).startswith(b"%PDF-")
    listed = (await admin.say("undangan petugas"))[-1].text
    assert "Pak Joko: pendamping Kelurahan Imopuro, RT 02/RW 04, diundang" in listed
    # The same again invites nobody twice.
    assert "sudah diundang" in (await send(admin, sheet(ROWS), "petugas.xlsx"))[-1].text
    assert len(await world.rows(select(codes))) == 3
    joko = await world.person("joko").welcomed()
    await joko.say(f"petugas {printed[0].code}")
    [row] = await world.rows(select(roles).where(roles.c.role == Role.PENDAMPING))
    assert (row.rt, row.rw) == ("02", "04")
    # A week later, and once.
    world.clock.move(days=8)
    for _ in range(2):
        await Scheduler(world.app.turns, world.clock).tick()
    [told] = [each for each in await admin.new() if "belum bergabung" in each.text]
    assert "2 orang" in told.text
    assert "Bu Rina: fasilitator Kelurahan Imopuro" in told.text
    assert "Joko" not in told.text


@sqlite
async def test_a_fault_invites_nobody(world: World) -> None:
    admin = await official(world, "camat", Role.ADMIN, "18.72.01")
    wrong: list[list[Any]] = [
        ["Pak Joko", "pendamping", "Imopuro", None, None, None],
        ["=cmd", "pendamping", "Imopuro", None, None, None],
        ["Bu Rina", "lurah", "Imopuro", None, None, None],
        ["Pak Hadi", "verifikator", "Banjarsari", None, None, None],
        ["Pak Budi", "verifikator", "Atlantis", None, None, None],
        ["Pak Edi", "pengamat", "Imopuro", "Dinas PUTR", None, None],
        ["Bu Sri", "pendamping", "Imopuro", None, "utara", None],
    ]
    heard = (await send(admin, sheet(wrong), "petugas.xlsx"))[-1].text
    assert "Belum ada yang diundang: 6 baris" in heard
    for line in ("Baris 4:", "Baris 5: peran", "Baris 6: wilayah", "Baris 7:", "Baris 8: OPD"):
        assert line in heard, heard
    assert "Baris 9: RT/RW" in heard
    assert await world.rows(select(codes)) == []


@sqlite
async def test_who_does_not_invite_sends_a_list_as_before(world: World) -> None:
    ani = await official(world, "ani", Role.FASILITATOR, "18.72.01.1003")
    heard = await send(ani, sheet(ROWS), "petugas.xlsx")
    assert "undangan dibuat" not in heard[-1].text
    assert await world.rows(select(codes)) == []


@sqlite
async def test_many_cards_are_pages(world: World) -> None:
    card = cards.Card("N" * 60, "verifikator " * 8, "ABCD2345", "1 Januari 2027", "")
    assert cards.pdf([card] * 25).count(b"/Type /Page\n") in (0, 3)
