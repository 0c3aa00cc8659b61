"""After anonymous answers: nothing in the database file, its log, what is written to the program's
log, or a new copy joins somebody to their answer, by ids, order, times or texts."""

from __future__ import annotations

import dataclasses
import logging
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from storage.consultations import private, taking
from storage.database.copies import backup
from storage.database.store import Store
from storage.database.tables import answers, inputs, metadata, outbox, participants, talks
from tests.consulted import file_of, opened
from tests.support import Clock, SettingsIn, World, files_of

IMOPURO = "18.72.01.1003"

WORDS = {
    "ani": "antrean loket panjang sekali",
    "budi": "petugasnya ramah tapi jarang ada vkjy",
    "citra": "tempat parkirnya becek kalau hujan pwmr",
}


async def answered(world: World, name: str) -> str:
    """Somebody answers without a name, who has never said hello before; gives their code."""
    person = await world.person(name, "browser").lives_in(IMOPURO)
    await person.say("konsultasi")
    await person.tap("Mulai menjawab")
    await person.tap("Tanpa nama")
    for said in ("kurang puas", WORDS[name], "lewati", "kirim"):
        await person.say(said)
    found = re.search(r"\b([A-Z2-9]{5})-([A-Z2-9]{5})\b", person.heard[-1].text)
    assert found is not None, person.heard[-1]
    return found[1] + found[2]


def bytes_of(folder: Path) -> bytes:
    """All files of a folder and below it, one after the other."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


async def test_nothing_joins_person_and_answer(
    tmp_path: Path, clock: Clock, settings_in: SettingsIn, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    settings = settings_in(tmp_path / "rembuk")
    async with World.made(settings, clock) as world:
        await opened(world, file_of("tanpa_nama"))
        codes = [await answered(world, name) for name in WORDS]
        # Somebody is in the middle of it.
        dewi = await world.person("dewi", "browser").lives_in(IMOPURO)
        await dewi.say("konsultasi")
        await dewi.tap("Mulai menjawab")
        await dewi.tap("Tanpa nama")
        await dewi.say("tidak puas")
        await dewi.say("belum terkirim hltg")
        clock.move(minutes=16)
        await world.app.private.tick()
        copy = tmp_path / "copy"
        await backup.backup(world.app.database, world.app.media, copy)

        # Texts: only where answers are. Every table is looked at.
        for name, words in WORDS.items():
            there = set()
            for table in metadata.sorted_tables:
                rows = await world.rows(select(table))
                if any(words in str(tuple(row)) for row in rows):
                    there.add(table.name)
            assert there == {"answers", "inputs"}, name
        # Ids: of who took part nothing but that they did; of answers nothing but a random key.
        people = await world.rows(select(participants))
        assert [(row.sent, row.answer) for row in people] == [(True, None)] * 3 + [(False, None)]
        assert {column.name for column in participants.c} == {
            "consultation_id", "person_id", "place", "sent", "area", "answer",
        }  # fmt: skip
        kept = await world.rows(select(answers))
        names = {column.name for column in answers.c}
        assert names.isdisjoint({"at", "created_at", "channel", "person_id", "id"})
        assert {len(row.key) for row in kept} == {32}
        # Codes are gone, and so are the questions and answers of who has sent.
        tables = [await world.rows(select(table)) for table in metadata.sorted_tables]
        whole = str([tuple(row) for rows in tables for row in rows])
        assert not [code for code in codes if code in whole or f"{code[:5]}-{code[5:]}" in whole]
        about = outbox.c.about
        said = await world.rows(select(about).where(about.startswith("consult.")))
        assert len(said) > 0  # those of who is in the middle
        states = [row.state for row in await world.rows(select(talks))]
        assert sum("consult" in str(state.get("open")) for state in states) == 1

        log = Path(str(settings.database_url).partition(":///")[2] + "-wal")
        assert not log.exists() or log.stat().st_size == 0
    file = tmp_path / "rembuk" / "rembuk.db"
    data = file.read_bytes()
    for words in WORDS.values():
        # Once in the answer, once in what is to be answered: no older page still holds it.
        assert data.count(words.encode()) == 2
        assert bytes_of(copy).count(words.encode()) == 2
        assert words not in caplog.text
    for code in codes:
        shown = f"{code[:5]}-{code[5:]}"
        for written in (code, shown):
            assert written.encode() not in data
            assert written.encode() not in bytes_of(copy)
            assert written not in caplog.text
    # A copy holds no draft of what may be anonymous.
    assert b"hltg" in data
    assert b"hltg" not in bytes_of(copy)
    assert order(file, "answers", "key") == sorted(order(file, "answers", "key"))


def order(file: Path, table: str, column: str) -> list[Any]:
    """The rows of a table as SQLite itself keeps them."""
    with sqlite3.connect(file) as connection:
        assert (
            "WITHOUT ROWID"
            in connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,))
            .fetchone()[0]
            .upper()
        )
        return [row[0] for row in connection.execute(f"SELECT {column} FROM {table}")]


async def test_a_draft_that_may_be_anonymous_is_left_out_of_a_talk() -> None:
    draft = {"form": "consult", "key": "7", "answers": {"q_a": "ya"}}
    known = {**draft, "answers": {"anonymous": False}}
    other = {"form": "propose", "key": ""}
    state = {"open": draft, "under": [other, draft], "parked": [known, {**draft, "key": "8:2"}]}
    left = private.without_drafts(state, frozenset({7, 8}))
    assert left == {"under": [other], "parked": [known]}
    assert private.without_drafts(state, frozenset()) == state


async def test_a_copy_that_is_put_back_goes_on(
    tmp_path: Path, clock: Clock, settings_in: SettingsIn, postgresql_url: str
) -> None:
    """From PostgreSQL into SQLite: what was sent is there; who was in the middle begins anew."""
    settings = dataclasses.replace(settings_in(tmp_path / "rembuk"), database_url=postgresql_url)
    async with World.made(settings, clock) as world:
        await opened(world, file_of("tanpa_nama"))
        code = await answered(world, "ani")
        budi = await world.person("budi", "browser").lives_in(IMOPURO)
        await budi.say("konsultasi")
        await budi.tap("Mulai menjawab")
        await budi.tap("Tanpa nama")
        await backup.backup(world.app.database, world.app.media, tmp_path / "copy")
    back = dataclasses.replace(
        settings_in(tmp_path / "back"),
        database_url=f"sqlite+aiosqlite:///{tmp_path / 'back' / 'restored.db'}",
    )
    media = files_of(back)
    await media.prepare()
    await backup.restore(back.database_url, media, tmp_path / "copy")
    async with World.made(back, clock) as world:
        [kept] = await world.rows(select(answers.c.data))
        assert kept.data["kurang"] == WORDS["ani"]
        assert len(await world.rows(select(inputs))) == 1
        states = [row.state for row in await world.rows(select(talks))]
        assert not any("consult" in str(state) for state in states)

        async def find(store: Store) -> str:
            return str((await taking.by_code(store, code)).answers["kurang"])

        assert await world.app.turns.do(find) == WORDS["ani"]
