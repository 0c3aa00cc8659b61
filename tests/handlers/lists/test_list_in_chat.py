"""A list that is sent in the chat: mended, refused, imported once, and told of; through the
platforms too."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlsplit

import openpyxl
import pytest
from sqlalchemy import select, update

from bot.channels.terminal.channel import Terminal
from bot.channels.whatsapp.limits import WHATSAPP
from bot.settings import Settings
from bot.work.scheduler import Scheduler
from handlers.conversation.messages import Attachment, FileKind
from handlers.reading import sheets
from storage.database.store import Store
from storage.database.tables import files, outbox, proposals
from storage.database.tables import staff as staff_rows
from storage.staff import staff
from storage.staff.roles import Role
from tests.handlers.lists.test_lists import good, send, small, upload
from tests.handlers.proposals.test_enter import on_whatsapp, unpaced
from tests.handlers.staff.test_desk import official
from tests.support import Clock, Collector, World, picture
from tests.whole.test_platforms import on_telegram
from tests.whole.test_platforms import on_whatsapp as on_whats_app


async def test_mended_first(world: World) -> None:
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    [report] = await send(lurah, small(good(1), {**good(2), "Bidang": "x"}))
    assert report.labels == ["Masukkan 1", "Perbaiki dulu"]
    heard = await lurah.tap("Perbaiki dulu")
    assert "tidak ada yang dimasukkan" in heard[0].text
    assert await world.count("files") == 0
    assert [hash async for hash in world.app.media.all()] == []
    for label in ("Masukkan 1", "Perbaiki dulu"):
        assert "Daftar itu sudah" in (await lurah.tap(label))[0].text
    [report] = await send(lurah, small(good(1), good(2)))
    assert report.labels == ["Masukkan 2", "Batal"]
    await lurah.tap("Masukkan 2")
    assert await world.count("proposals") == 2


async def test_a_yes_said_twice_and_a_list_sent_twice(world: World) -> None:
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    await send(lurah, small(good(1), good(2)))
    await send(lurah, small(good(1), good(2), good(3)))
    taps = [message.id("Masukkan 2") for message in lurah.heard if "Masukkan 2" in message.labels]
    taps += [message.id("Masukkan 3") for message in lurah.heard if "Masukkan 3" in message.labels]
    assert len(taps) == 2
    await asyncio.gather(*(lurah.take(choice=id) for id in (*taps, *taps)))
    await world.app.settled()
    assert await world.count("proposals") == 3
    assert await world.count("imported") == 3


async def test_two_programs_take_the_same_list(settings: Settings, clock: Clock) -> None:
    """Both were told of the yes; one imports, and it is told once."""
    async with World.made(settings, clock) as world, World.made(settings, clock) as other:
        for both in (world, other):
            both.channels["terminal"].files = world.channels["terminal"].files
        lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
        await upload(lurah, small(good(1), good(2)))
        # Either of them may be the one that checks it.
        for both in (world, other):
            await both.app.settled()
        async with world.app.database.writer.begin() as connection:
            await connection.execute(update(files).values(state="wanted", answers={"take": True}))
        await asyncio.gather(world.app.fetcher.idle(), other.app.fetcher.idle())
        await world.app.settled()
        assert await world.count("proposals") == 2
        told = await world.rows(select(outbox).where(outbox.c.text.like("2 usulan sudah%")))
        assert len(told) == 1


async def test_the_scope_is_that_of_the_role(world: World) -> None:
    camat = await official(world, "camat", Role.FASILITATOR, "18.72.02")
    [report] = await send(camat, small(good(3), good(5)))
    assert "1 bisa dimasukkan, 1 perlu diperbaiki" in report.text
    assert "Baris 3: Kelurahan Imopuro di luar wilayah Anda" in report.text
    # The role ends between the report and the yes.
    async with world.app.database.writer.begin() as connection:
        await connection.execute(update(staff_rows).values(until_at=world.clock()))
    heard = await camat.tap("Masukkan 1")
    assert "Tidak ada usulan baru" in heard[-1].text
    assert await world.count("proposals") == 0


async def test_a_list_of_one_s_own_kelurahan_needs_no_name(world: World) -> None:
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72.02.1002")
    [report] = await send(lurah, small({**good(1), "Kelurahan": ""}))
    assert "1 bisa dimasukkan" in report.text
    await lurah.tap("Masukkan 1")
    [row] = await world.rows(select(proposals.c.area))
    assert row.area == "18.72.02.1002"


async def test_documents_of_residents(world: World) -> None:
    """As ever: nothing is fetched, and the person hears what can be done."""
    siti = await world.person("siti").welcomed()
    rt = await official(world, "rt", Role.PENDAMPING, "18.72.01.1003")  # enters, imports no lists
    for who in (siti, rt):
        heard = await send(who, small(good(1)))
        assert "hanya bisa dimasukkan petugas yang berhak" in heard[0].text
        assert "Foto" not in heard[0].text
        for said in ("usul", "Imopuro"):
            await who.say(said)
        await send(who, small(good(1)))
        assert who.done.asking == "propose.topic"
    assert await world.count("files") == 0


async def test_a_list_in_the_middle_of_a_form(world: World) -> None:
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    for said in ("usul", "Imopuro"):
        await lurah.say(said)
    heard = await send(lurah, small(good(1)))
    assert lurah.done.asking == "propose.topic"
    assert any("1 bisa dimasukkan" in message.text for message in heard)
    # What is no table by its name is for the form.
    heard = await send(lurah, b"%PDF", "surat.pdf")
    assert "belum bisa kami baca" in heard[0].text
    await lurah.tap("Masukkan 1")
    assert lurah.done.asking == "propose.topic"
    assert await world.count("proposals") == 1


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"%PDF-1.7", "surat.pdf", "tidak ada baris judul kolom"),
        (b"", "kosong.csv", "kosong"),
        (picture(), "foto.xlsx", "tidak bisa dibuka sebagai tabel"),
        (b"PK\x03\x04", "rusak.xlsx", "rusak.xlsx tidak bisa dibuka"),
        (b"x" * (sheets.BYTES + 1), "besar.csv", "terlalu besar"),
        (b"lokasi;masalah\na;b\n", "a.csv", "Kolom yang belum ada: usulan"),
    ],
)
async def test_files_that_are_no_lists(world: World, data: bytes, name: str, words: str) -> None:
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    heard = await send(lurah, data, name)
    assert words in heard[-1].text
    assert await world.count("files") == 0
    assert [hash async for hash in world.app.media.all()] == []
    # It is no failed photo that a photo could mend.
    assert "Mau dijadikan usulan?" in (await lurah.send_photo())[0].text


async def test_a_list_that_lies_about_its_size(world: World) -> None:
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    world.channels["terminal"].files["big"] = b"x" * (sheets.BYTES + 1)
    heard = await lurah.take(files=(Attachment(FileKind.DOCUMENT, "big", size=10),))
    assert "terlalu besar" in heard[-1].text
    heard = await lurah.take(files=(Attachment(FileKind.DOCUMENT, "gone", name="a.csv"),))
    assert "tidak bisa kami ambil" in heard[-1].text
    assert await world.count("files") == 0


async def test_a_report_that_does_not_fit(world: World) -> None:
    """The rows that there is no room for are named by their numbers, and all is in a file."""
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    rows = [{**good(n), "Usulan": "=rusak", "Kelurahan": "Hadimulyo"} for n in range(60)]
    enclosed, report = await send(lurah, small(*rows, good(99)), "usulan rw 2.csv")
    assert enclosed.file == "laporan-usulan rw 2.xlsx"
    assert len(report.text) < 3000
    assert "Baris 2: " in report.text
    assert report.text.count("Baris ") < 20
    rest = re.search(r"juga: ([\d, ]+)\. Semuanya ada di berkas laporan", report.text)
    assert rest is not None
    named = {int(n) for n in re.findall(r"Baris (\d+): ", report.text)}
    named |= {int(n) for n in rest[1].split(", ")}
    assert named == set(range(2, 62))
    [kept] = await world.rows(select(files).where(files.c.kind == "report"))
    book = openpyxl.load_workbook(io.BytesIO(await world.app.media.get(kept.hash)))
    table = list(book.active.iter_rows(values_only=True))  # type: ignore[union-attr]
    assert table[0] == ("baris", "usulan", "keterangan")
    assert len(table) == 62
    assert table[1][:2] == (2, "=rusak")
    assert table[61] == (62, "Perbaikan drainase gang 99", "Baris 62: bisa dimasukkan.")
    assert all(cell.data_type != "f" for row in book.active.iter_rows() for cell in row)  # type: ignore[union-attr]


async def test_what_nobody_decides_on_goes(world: World) -> None:
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    rows = [{**good(n), "Kelurahan": "Hadimulyo"} for n in range(60)]
    await send(lurah, small(*rows, good(99)))
    assert len([hash async for hash in world.app.media.all()]) == 2
    scheduler = Scheduler(world.app.turns, world.clock)
    world.clock.move(days=6)
    await scheduler.purge()
    await world.app.settled()
    assert len([hash async for hash in world.app.media.all()]) == 2
    world.clock.move(days=2)
    await scheduler.purge()
    await world.app.settled()
    assert len([hash async for hash in world.app.media.all()]) == 1
    assert "lewat seminggu" in (await lurah.tap("Masukkan 1"))[0].text
    world.clock.move(days=90)
    await scheduler.purge()
    await world.app.settled()
    assert [hash async for hash in world.app.media.all()] == []
    assert await world.count("files") == 0


async def test_only_their_own(world: World) -> None:
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    other = await official(world, "camat", Role.FASILITATOR, "18.72")
    siti = await world.person("siti").welcomed()
    await send(lurah, small(good(1)))
    choice = lurah.heard[-1].id("Masukkan 1")
    for thief in (other, siti):
        for wanted in (choice, choice.replace("take", "drop"), "do:list:x:take", "do:list:1:x"):
            assert "Daftar itu sudah" in (await thief.take(choice=wanted))[0].text
    assert await world.count("proposals") == 0
    assert "Kirim daftarnya ke sini" in (await lurah.say("masukkan daftar"))[0].text
    assert "untuk petugas" in (await siti.say("masukkan daftar"))[0].text
    await lurah.tap("Masukkan 1")
    assert await world.count("proposals") == 1


@pytest.fixture
async def phones(settings: Settings, clock: Clock) -> AsyncIterator[World]:
    channels = {
        "terminal": Collector("terminal", Terminal.limits),
        "whatsapp": Collector("whatsapp", unpaced(WHATSAPP)),
    }
    async with World.made(settings, clock, channels=channels) as made:
        yield made


async def test_owners_of_numbers_in_a_list(phones: World) -> None:
    """Whom we know is asked once, however many rows are theirs; and then about the next."""
    ratmi = await on_whatsapp(phones).welcomed()
    lurah = await official(phones, "lurah", Role.FASILITATOR, "18.72")
    await send(lurah, small(*(good(n) for n in (4, 8, 12))))
    await lurah.tap("Masukkan 3")
    [asked] = await ratmi.new()
    assert "MTR-2028-00001" in asked.text
    heard = await ratmi.tap("Ya, itu usulan saya")
    assert "MTR-2028-00002" in heard[1].text
    told = await lurah.new()
    assert "Ibu Suratmi 4 sekarang mengikuti sendiri" in told[-1].text


async def test_whoever_imported_hears_of_each_decision(world: World) -> None:
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72.01.1003")
    await send(lurah, small({**good(4), "Kelurahan": ""}))
    await lurah.tap("Masukkan 1")
    camat = await official(world, "camat", Role.VERIFIKATOR, "18.72.01")
    await camat.say("buka 1")
    await camat.tap("Nyatakan lengkap")
    await camat.say("ya")
    [told] = await lurah.new()
    assert "yang Anda sampaikan untuk Ibu Suratmi 4" in told.text


async def test_a_person_deleted_while_their_list_was_checked(world: World) -> None:
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    await send(lurah, small(good(1)))
    await lurah.say("hapus data saya")
    await lurah.say("ya")
    assert await world.count("files") == 0
    assert [hash async for hash in world.app.media.all()] == []


# --- through the platforms ------------------------------------------------------------------


async def joined(resident: Any) -> None:
    for line in ("halo", "ya", "lewati"):
        await resident.say(line)
    codes: list[str] = []

    async def chore(store: Store) -> None:
        by = staff.at_command_line("uji")
        codes[:] = [await staff.invite(store, by, Role.FASILITATOR, "18.72")]

    await resident.world.app.turns.do(chore)
    await resident.say(f"petugas {codes[0]}")


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


CUT = small(*({**good(n), "Kelurahan": "Hadimulyo"} for n in range(60)), good(98), good(99))


async def test_through_whatsapp(settings: Settings, clock: Clock) -> None:
    async with on_whats_app(settings, clock) as lurah:
        await joined(lurah)
        url = lurah.twilio.add_media(CUT)
        form, headers = lurah.twilio.inbound("usulan rw 2.csv", media=[(url, "text/csv")])
        assert (await lurah.post(form, headers)).status_code == 200
        await lurah.world.app.settled()
        [report] = [m for m in lurah.twilio.messages if m.media]
        answer = await lurah.web.client.get(urlsplit(report.media[0]).path)
        assert answer.headers["content-type"] == XLSX
        assert openpyxl.load_workbook(io.BytesIO(answer.content)).active is not None
        assert any("2 bisa dimasukkan, 60 perlu" in m.body for m in lurah.twilio.messages)
        assert [label for _, label in lurah.twilio.messages[-1].choices] == [
            "Masukkan 2",
            "Perbaiki dulu",
        ]
        rows = "".join(m.body for m in lurah.twilio.messages)
        assert all(re.search(rf"\b{n}\b", rows) for n in range(2, 62))
        await lurah.say("[Masukkan 2]")
        assert "2 usulan sudah dimasukkan" in lurah.twilio.messages[-1].body
        assert await lurah.world.count("proposals") == 2


async def test_through_telegram(settings: Settings, clock: Clock) -> None:
    async with on_telegram(settings, clock) as lurah:
        await joined(lurah)
        lurah.api.files["daftar"] = CUT
        document = {
            "file_id": "daftar", "file_unique_id": "daftar", "file_name": "usulan rw 2.csv",
            "mime_type": "text/csv", "file_size": len(CUT),
        }  # fmt: skip
        assert (await lurah.post(lurah.api.message(document=document))).status_code == 200
        await lurah.world.app.settled()
        [sent] = [call for call in lurah.api.calls if call.method == "sendDocument"]
        assert list(sent.files.values())
        assert any("2 bisa dimasukkan, 60 perlu" in text for text in said_on_telegram(lurah))
        await lurah.say("[Masukkan 2]")
        assert any("2 usulan sudah dimasukkan" in text for text in said_on_telegram(lurah))
        assert await lurah.world.count("proposals") == 2


def said_on_telegram(lurah: Any) -> list[str]:
    return [str(call.args.get("text", "")) for call in lurah.api.calls]
