"""A card of paper: printed with a number and a code, entered once, its photo kept for staff."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pypdfium2
import pytest
from sqlalchemy import select, update

from bot.app import web_app
from storage.database.store import Store
from storage.database.tables import cards as rows
from storage.database.tables import files, people, proposals
from storage.people import forgetting
from storage.people import people as known
from storage.proposals.for_others import cards
from storage.staff.roles import Role
from tests.bot.commands.conftest import Run, run
from tests.handlers.staff.test_desk import official
from tests.storage.messages.test_broadcasts import IMOPURO
from tests.support import Resident, World

__all__ = ["run"]  # a fixture

FILLED = (
    "Ibu Suratmi", "ya", "lewati", "fisik", "Perbaikan drainase gang Kenanga RT 05",
    "Air masuk rumah setiap hujan", "Gang Kenanga RT 05 RW 02", "120 m", "lewati", "lewati",
)  # fmt: skip


@pytest.fixture
async def helper(world: World) -> Resident:
    return await official(world, "darmi", Role.PENDAMPING, IMOPURO)


async def filled(helper: Resident) -> str:
    """What stands on the card is entered, up to the end; gives what is heard last."""
    for said in FILLED:
        heard = await helper.say(said)
        if "KIRIM" in heard[-1].text:
            break
    return (await helper.say("kirim"))[-1].text


def test_a_slip_is_seen() -> None:
    number = cards.new()
    assert cards.clean(f"kartu {cards.shown(number)}") == number
    for place in range(len(number)):
        wrong = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
        assert cards.clean(wrong) is None
    for none in ("", "42", "482-177-301", "0812 3456 7890", number + "1"):
        assert cards.clean(none) is None


async def test_blank_cards_are_printed(world: World, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "kartu.pdf"
    asked = ("--format", "kartu", "--area", IMOPURO, "--sheets", "3", "--out", str(file))
    assert (await run("export", *asked))[0] == 0
    document = pypdfium2.PdfDocument(file)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    numbers = {cards.clean(re.findall(r"Kartu (\d{3}-\d{3}-\d{4})", page)[0]) for page in pages}
    assert len(numbers) == len(pages) == 3
    assert None not in numbers
    assert all("Kelurahan Imopuro" in page for page in pages)
    assert (await run("export", *asked[:4], "--sheets", "501"))[0] == 2


async def test_it_is_entered_once_and_its_photo_is_for_staff(
    world: World, helper: Resident
) -> None:
    number = cards.new()
    heard = await helper.take(start=f"kartu_{number}")
    assert f"Kartu {cards.shown(number)}" in "\n".join(each.text for each in heard)
    assert helper.done.asking == "enter.sheet"
    await helper.send_photo()
    await world.app.settled()
    assert "MTR-2028-00001" in await filled(helper)
    [row] = await world.rows(select(rows))
    assert (row.card, row.file_id is not None) == (number, True)

    # The same card again, however it is said: known, and nothing is begun.
    for said in (f"kartu {cards.shown(number)}", f"KARTU {number}"):
        [again] = await helper.say(said)
        assert "sudah dimasukkan sebagai MTR-2028-00001" in again.text
        assert helper.done.asking is None
    # Staff see the card; the page of the proposal does not.
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    assert f"Dari kartu kertas {cards.shown(number)}" in (await lurah.say("buka 1"))[0].text
    [shown] = await lurah.say("lihat foto 1")
    assert shown.file
    [file] = await world.rows(select(files.c.hash).where(files.c.id == row.file_id))
    transport = httpx.ASGITransport(app=web_app(world.app))
    async with httpx.AsyncClient(transport=transport, base_url="http://rembuk.test") as client:
        assert file.hash not in (await client.get("/u/MTR-2028-00001")).text
        page = await client.get(f"/kartu/{number}")
        assert (page.status_code, cards.shown(number) in page.text) == (200, True)
        assert (await client.get("/kartu/1234567890")).status_code == 404


async def test_a_photo_with_the_number_below_it(world: World, helper: Resident) -> None:
    number = cards.new()
    await helper.send_photo(text=f"kartu {number}")
    assert helper.done.asking == "enter.whom"
    assert "MTR-2028-00001" in await filled(helper)
    [row] = await world.rows(select(rows))
    assert (row.card, row.file_id is not None) == (number, True)


async def test_two_at_once_enter_it_once(world: World, helper: Resident) -> None:
    """Whoever is second is told, and nothing is doubled; withdrawn, it can be entered again."""
    number = cards.new()
    other = await official(world, "yanti", Role.FASILITATOR, IMOPURO)
    for each in (helper, other):
        await each.say(f"kartu {number}")
        await each.say("lewati")
    assert "MTR-2028-00001" in await filled(helper)
    assert "sudah dimasukkan sebagai MTR-2028-00001" in await filled(other)
    assert len(await world.rows(select(proposals.c.id))) == 1
    async with world.app.database.writer.begin() as connection:
        await connection.execute(update(proposals).values(state="dibatalkan"))
    await other.say(f"kartu {number}")
    await other.say("lewati")
    assert "MTR-2028-00002" in await filled(other)
    assert len(await world.rows(select(rows))) == 1


async def test_who_may_not_and_what_is_no_number(world: World, helper: Resident) -> None:
    siti = await world.person("siti").lives_in(IMOPURO)
    await siti.say(f"kartu {cards.new()}")
    assert siti.done.asking is None
    assert "bukan nomor kartu" in (await helper.say("kartu 482-177-3010"))[-1].text
    assert "nomor yang tercetak" in (await helper.say("kartu"))[-1].text


async def test_whose_it_is_deletes_its_photo_too(world: World, helper: Resident) -> None:
    number = cards.new()
    await helper.send_photo(text=f"kartu {number}")
    await filled(helper)
    siti = await world.person("siti").lives_in(IMOPURO)
    [person] = await world.rows(select(people.c.id).where(people.c.address == siti.address))

    async def chore(store: Store) -> None:
        await store.execute(proposals.update().values(person_id=person.id))
        owner = await known.get(store, person.id)
        assert owner is not None
        await forgetting.forget(store, owner)

    await world.app.turns.do(chore)
    [row] = await world.rows(select(rows))
    assert (row.card, row.file_id) == (number, None)
    assert not await world.rows(select(files.c.id).where(files.c.kind == "photo"))
