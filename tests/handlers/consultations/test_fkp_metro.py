"""The forum konsultasi publik of Kota Metro of 22 February 2022, from the invitation to the matrix:
its file comes to the bot, is tried and opened; people of five kecamatan are invited, answer on
their phones and in the hall, where they check in; it is closed, answered and told, and its papers
are made."""

from __future__ import annotations

import importlib
import io
from datetime import UTC, datetime
from typing import Any

import pypdfium2
import pytest
from sqlalchemy import select

from bot.commands import consultation as command
from bot.work.broadcaster import Broadcaster
from bot.work.scheduler import Scheduler
from handlers.consultations.making import written
from storage.consultations import grouped, lookup, replies, results
from storage.consultations.grouped import Outcome
from storage.consultations.model import Consultation
from storage.database.store import Store
from storage.database.tables import audit, consultations, tallies
from storage.staff.roles import Role
from tests.consulted import OPERATOR
from tests.handlers.consultations.test_answered import taps
from tests.handlers.meetings.test_meetings import the_meeting
from tests.handlers.staff.test_desk import official
from tests.support import Clock, World

# Some of each kecamatan; only of two kelurahan five and more.
PEOPLE = {"imopuro": 6, "yosomulyo": 2, "banjarsari": 5, "mulyojati": 3, "iring mulyo": 1}

FILE = (
    command.TEMPLATES["fkp"]
    .read_text(encoding="utf-8")
    .replace("RKPD 2028", "RKPD 2023")
    .replace("tahun: 2028", "tahun: 2023")
    .replace("2027-01-23 08:00", "2022-02-14 08:00")
    .replace("2027-02-22 17:00", "2022-02-22 16:00")
    .replace("anonim: pilihan", "anonim: tidak")
    .replace(
        "tema: Meningkatkan kesejahteraan warga melalui pembangunan yang merata dan berkeadilan",
        "tema: Meningkatkan Kesejahteraan dan Daya Masyarakat Melalui Pembangunan yang Merata dan "
        "Berkeadilan",
    )
)


async def the(world: World) -> Consultation:
    [row] = await world.rows(select(consultations))
    return lookup.plain(row)


@pytest.mark.long
async def test_the_fkp_of_metro(world: World, clock: Clock) -> None:
    clock.now = datetime(2022, 2, 12, 3, tzinfo=UTC)
    bappeda = await official(world, "bappeda", Role.ADMIN, "18.72")
    # A slip in the file is said, with the question that it is in.
    slip = FILE.replace("kunci: program", "kunci: tema", 1).replace("jenis: skala", "jenis: sekala")
    heard = await bappeda.send_letter(slip.encode(), "fkp.yaml", "application/yaml")
    assert 'Pertanyaan "setuju": jenis tidak dikenal' in heard[-1].text
    heard = await bappeda.send_letter(FILE.encode(), "fkp.yaml", "application/yaml")
    assert "Warga belum bisa melihatnya" in heard[-1].text
    siti = await world.person().lives_in("18.72.01.1003")
    assert "belum ada konsultasi" in (await siti.say("konsultasi"))[-1].text
    # Tried as a resident sees it; nothing is kept.
    await taps(bappeda, "Lihat konsultasi", "Coba sebagai warga")
    for said in ("imopuro", "ya", "lewati", "1 2 3", "1, 2", "sesuai", "lewati", "kirim"):
        await bappeda.say(said)
    assert "tidak ada yang disimpan" in bappeda.heard[-1].text
    await bappeda.say(f"konsultasi {(await the(world)).code}")
    assert "Warga bisa membuka" in await taps(bappeda, "Buka untuk warga", "Ya, buka")
    assert await world.count("answers") == 0

    # The day in the hall belongs to it; who lives in the city is invited.
    await bappeda.say("buat pertemuan")
    await bappeda.tap("Forum konsultasi…")
    for said in (
        "Kota Metro", "22 Februari 2022", "09.00", "15.00", "Aula Pemda Kota Metro", "lewati",
        "Rancangan awal RKPD 2023", "lewati", "2", "ya",
    ):  # fmt: skip
        await bappeda.say(said)
    meeting = await the_meeting(world)
    assert (meeting.tahap, meeting.area, meeting.year) == ("fkp", "18.72", 2023)
    await Broadcaster(world.app.turns, clock).tick()
    world.app.claims.look()
    [invited] = await siti.new()
    assert "Forum konsultasi publik (FKP), Kota Metro" in invited.text
    assert "untuk membahas rancangan rencana kota tahun 2023" in invited.text
    [met] = await siti.take(choice=f"do:schedule:{meeting.id}")
    assert 'konsultasi "Rancangan awal RKPD 2023"' in met.text
    clock.now = datetime(2022, 2, 21, 3, tzinfo=UTC)
    card = (await siti.tap("Konsultasi publik"))[-1]
    assert "Selasa, 22 Februari 2022, pukul 09.00 sampai 15.00 WIB, di Aula Pemda" in card.text
    assert card.labels[:2] == ["Mulai menjawab", "Pertemuan"]

    # The invitation is a link; who comes to the hall is typed for.
    held = await the(world)
    n = 0
    for kelurahan, many in PEOPLE.items():
        for _ in range(many):
            n += 1
            warga = await world.person(f"w{n}").welcomed()
            first = (await warga.take(start=f"k_{held.code}"))[-1].text
            assert "Merata dan Berkeadilan" in first
            level = "kurang sesuai" if n % 3 == 0 else "sesuai"
            for said in (kelurahan, "ya", "lewati", "3 1 2", "5, 6", level):
                await warga.say(said)
            rest = ("drainase gang belum ada", "lewati") if n % 3 == 0 else ("lewati",)
            for said in (*rest, "kirim"):
                await warga.say(said)
            assert "Terima kasih" in warga.heard[-1].text, n
    clock.now = datetime(2022, 2, 22, 2, 30, tzinfo=UTC)
    there = (await siti.say(f"hadir {meeting.code}"))[0]
    assert "bisa dijawab di sini" in there.text
    assert there.labels == ["Konsultasi publik"]
    await bappeda.take(choice=f"do:meeting:{meeting.id}:names")
    await bappeda.say("Pak Wahdi, Bu Yerri")
    await bappeda.say("selesai")
    await bappeda.say("konsultasi")
    await bappeda.tap("Isi untuk warga")
    for said in (
        "rejomulyo",
        "tidak",
        "belum adil",
        "2 1 3",
        "3, 4",
        "sesuai",
        "beasiswa ditambah",
    ):
        await bappeda.say(said)
    assert "diisi petugas" in (await bappeda.say("kirim"))[-1].text

    # It closes at its time; every count is that of the answers themselves.
    clock.now = datetime(2022, 2, 22, 9, 1, tzinfo=UTC)
    await Scheduler(world.app.turns, clock).consulted()
    held = await the(world)
    [all_of] = await world.rows(
        select(tallies.c.n).where(tallies.c.question == "*", tallies.c.area.like("18.72.05%"))
    )
    assert all_of.n == 1
    async with world.app.database.read() as connection:
        shown = await results.shown(connection, held.id)
    assert shown.n == 18
    assert {name: part.n for name, part in shown.parts["tema"].items()} == {
        "18.72": 7,  # of four kelurahan in four kecamatan, each with too few
        "18.72.01.1003": 6,
        "18.72.02.1001": 5,
    }

    # What was said is answered, and everyone who took part is told.
    async def answers(store: Store) -> None:
        group = 0
        for each in await grouped.said(store.connection, held.id):
            title = "Drainase gang" if "drainase" in each.text else "Lainnya"
            group = await replies.put(store, OPERATOR, held.id, each.key, title, looked=True)
            reply = "Masuk Prioritas 3 RKPD 2023, program drainase lingkungan"
            await replies.answer(store, OPERATOR, held.id, group, Outcome.TAKEN, reply)

    await world.app.turns.do(answers)
    await bappeda.say("masukan")
    assert "sedang dikirim" in await taps(bappeda, "Kabari semua peserta", "Ya, kabari")
    await Broadcaster(world.app.turns, clock).tick()
    world.app.claims.look()
    told = 0
    for number in range(1, n + 1):
        last = (await world.person(f"w{number}").new())[-1].text
        told += "18 orang menjawab" in last and "Drainase gang" in last
    assert told == n == 17

    # The papers, opened by programs that are not ours.
    await bappeda.say(f"konsultasi {held.code}")
    await bappeda.tap("Matriks tanggapan")
    await bappeda.tap("PDF")
    [matrix] = await papers(world)
    for said in (
        "Rancangan awal RKPD 2023", "Selasa, 22 Februari 2022", "18 orang menjawab, 1 di antaranya",
        "Drainase gang", "5 orang", "Diterima: Masuk Prioritas 3",
    ):  # fmt: skip
        assert said in matrix
    await bappeda.say(f"konsultasi {held.code}")
    await bappeda.tap("Berita acara")
    await bappeda.tap("Word")
    _, minutes = await papers(world)
    for said in (
        "KESEPAKATAN HASIL FORUM KONSULTASI PUBLIK", "di Aula Pemda Kota Metro",
        "dihadiri 3 orang", "18 orang menjawab, 1 di antaranya diisi petugas",
        "Pak Wahdi", "Drainase gang", "Kesesuaian (18)", "penyempurnaan rancangan awal RKPD",
    ):  # fmt: skip
        assert said in minutes


async def papers(world: World) -> list[str]:
    """The words of the papers that have been made, in their order."""
    found = []
    query = select(audit.c.data).where(audit.c.action == "export").order_by(audit.c.id)
    for row in await world.rows(query):
        data = await world.app.media.get(row.data["sha256"])
        if data.startswith(b"%PDF-"):
            pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
            found.append(" ".join(" ".join(pages).split()))
            continue
        document: Any = importlib.import_module("docx").Document(io.BytesIO(data))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        found.append(" ".join([*(each.text for each in document.paragraphs), *cells]))
    return found


def test_the_templates_are_consultations() -> None:
    """The survey holds nine elements of four levels (Permenpan RB 14/2017)."""
    zone = UTC
    found = {
        name: written.read(path.read_bytes(), zone).plan.definition
        for name, path in command.TEMPLATES.items()
    }
    assert set(found) == {"fkp", "layanan", "evaluasi"}
    elements = [ask for ask in found["layanan"].questions if ask.element]
    assert [len(ask.options) for ask in elements] == [4] * 9
