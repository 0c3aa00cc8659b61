"""From one sentence to a number: how many messages that costs where each is billed."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.settings import Settings
from storage.database.store import Store
from storage.database.tables import proposals
from storage.staff import staff
from storage.staff.roles import Role
from tests.handlers.staff.many.evening import seeded
from tests.support import Clock, SettingsIn
from tests.whole.dialogues.billed import most, table
from tests.whole.dialogues.test_dialogues import FOLDER, RESIDENT, act, said_lines
from tests.whole.test_platforms import OnWhatsApp, on_whatsapp

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

WISH = "usul lampu jalan di gang melati rt 3 rw 2 imopuro, tiap malam gelap, 4 titik"
NEWCOMER = ("halo", "ya", "Siti Aminah", WISH, "kirim")


@on_sqlite
async def test_from_one_sentence_to_a_number(settings: Settings, clock: Clock) -> None:
    """At most 5 messages out for a newcomer, 2 for who is known: one for each of theirs."""
    async with on_whatsapp(settings, clock) as on:
        for line in NEWCOMER:
            clock.move(seconds=1)
            await on.say(line)
        rows = await on.world.rows(select(proposals))
        assert [row.rt for row in rows] == ["03"]
        first = len(on.twilio.messages)
        assert first <= 5
        # The number with its code to show is one message, and its choices can be typed.
        last = on.twilio.messages[-1]
        assert last.media
        assert "MTR-2028-00001" in last.body
        number = next(line[0] for line in last.body.split("\n") if line.endswith("Bagikan"))
        await on.say(number)
        assert "gang melati" in on.twilio.messages[-1].body
        known = len(on.twilio.messages)
        for line in (WISH.replace("melati", "kenanga"), *NEWCOMER[4:]):
            clock.move(minutes=1)
            await on.say(line)
        assert len(await on.world.rows(select(proposals))) == 2
        assert len(on.twilio.messages) - known <= 2


@on_sqlite
async def test_a_role_is_one_message(settings: Settings, clock: Clock) -> None:
    """Whatever it may do: where to begin, and that BANTUAN has the rest."""
    async with on_whatsapp(settings, clock) as on:
        for role in Role:

            async def invite(store: Store, role: Role = role) -> str:
                return await staff.invite(store, staff.at_command_line("uji"), role, "18.72")

            code = await on.world.app.turns.do(invite)
            for line in ("halo", "ya", "lewati"):
                await on.say(line, role.value)
            before = len(on.twilio.messages)
            await on.say(code, role.value)
            [said] = on.twilio.messages[before:]
            assert "Yang bisa Anda ketik" in said.body
            assert "Bantuan" in said.body


async def test_staff_dialogues_cost_no_more_than_the_table_says(
    clock: Clock, tmp_path: Path, settings_in: SettingsIn
) -> None:
    """Those of residents are held where they are played (test_platforms, test_spoken,
    test_meant_dialogues)."""
    wrong = []
    for path in sorted((FOLDER / "staff").glob("*.txt")):
        async with on_whatsapp(settings_in(tmp_path / path.stem), clock) as on:
            await seeded(on.world, int(path.read_text(encoding="utf-8").split()[1]))

            async def say(who: str, line: str, on: OnWhatsApp = on) -> None:
                clock.move(seconds=1)
                await on.say(line, who)

            who = RESIDENT
            for line in said_lines(path):
                who = await act(line, who, on.world, say)
            if len(on.twilio.messages) > most(path):
                wrong.append((path.stem, len(on.twilio.messages), most(path)))
    assert wrong == [], wrong


def test_the_table_names_what_there_is() -> None:
    """One that is new is bound by its lines until it has a row."""
    names = {str(path.relative_to(FOLDER).with_suffix("")) for path in FOLDER.rglob("*.txt")}
    assert set(table()) <= names
