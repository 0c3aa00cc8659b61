"""What people said is answered through a file, and everyone who took part is told, once."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
from sqlalchemy import select

from bot.documents import consulted
from bot.web.pages.asked import PublicConsultations
from bot.work.broadcaster import Broadcaster
from storage.consultations import grouped, replies
from storage.consultations.taking import Given, send
from storage.database.store import Store
from storage.database.tables import audit, consultations, input_groups, inputs
from storage.people import people
from storage.staff.roles import Role
from tests.consulted import OPERATOR, file_of, opened
from tests.handlers.consultations.test_taking_part import anonymous
from tests.handlers.staff.test_desk import official
from tests.support import Clock, Resident, World

IMOPURO, YOSOMULYO = "18.72.01.1003", "18.72.01.1005"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def crowd(world: World, held: Any, area: str, *answers: str) -> None:
    """So many people of a kelurahan answer, each with a name."""

    async def chore(store: Store) -> None:
        for n, answer in enumerate(answers):
            person = people.create(store, "terminal", f"{area}-{n}", "id")
            people.consent(store, person, True, "1")
            given = {"puas": answer, **({"kurang": f"kurang {n}"} if answer in "s1s2" else {})}
            await send(store, person, held, Given(area, given))

    await world.app.turns.do(chore)


async def taps(person: Resident, *labels: str) -> str:
    for label in labels:
        await person.tap(label)
    return person.heard[-1].text


async def test_from_the_file_to_the_last_word(world: World, clock: Clock) -> None:
    held = await opened(world, file_of("tanpa_nama"))
    siti = await world.person().lives_in(IMOPURO)
    code = await anonymous(siti, "tidak puas", "antrenya =lama", "lewati")
    await crowd(world, held, IMOPURO, "s2", "s3", "s3", "s4")
    await crowd(world, held, YOSOMULYO, *["s4"] * 6)
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    await lurah.say("konsultasi")
    await taps(lurah, "Tutup sekarang", "Ya, tutup")
    await taps(lurah, "Kabari semua peserta")
    assert "2 masukan belum dikelompokkan" in await taps(lurah, "Ya, kabari")
    # The file goes out, is filled in, and comes back.
    data = await consulted.inputs(world.app.database, world.app.site, held.id)
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == [consulted.heading(name) for name in consulted.COLUMNS]
    assert sorted(str(row[3]) for row in rows[1:]) == ["antrenya =lama", "kurang 0"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    for line, row in enumerate(rows[1:], 2):
        sheet.cell(line, 5, "Antrean")
        sheet.cell(line, 6, "diterima" if row[3] == "kurang 0" else "entah")
        sheet.cell(line, 7, "Loket kedua dibuka mulai Januari")
        sheet.cell(line, 9, "ya" if row[3] == "kurang 0" else "tidak")
    out = io.BytesIO()
    book.save(out)
    name = f"masukan-{held.code} (1).xlsx"
    heard = "\n".join(m.text for m in await lurah.send_letter(out.getvalue(), name, XLSX))
    wrong = next(n for n, row in enumerate(rows, 1) if row[3] == "antrenya =lama")
    assert "1 masukan masuk kelompok, 1 kelompok ditanggapi" in heard
    assert f'Baris {wrong}: isi kolom "tanggapan"' in heard
    for line in (2, 3):
        sheet.cell(line, 6, "Diterima")
    out = io.BytesIO()
    book.save(out)
    heard = "\n".join(m.text for m in await lurah.send_letter(out.getvalue(), name, XLSX))
    assert "2 masukan masuk kelompok, 1 kelompok ditanggapi" in heard
    assert "perlu diperbaiki" not in heard
    assert {row.looked for row in await world.rows(select(inputs))} == {True, False}
    # Everyone is told, once.
    await lurah.say("masukan")
    assert "sedang dikirim" in await taps(lurah, "Kabari semua peserta", "Ya, kabari")
    assert "berubah" in (await lurah.tap("Ya, kabari"))[-1].text
    await Broadcaster(world.app.turns, clock).tick()
    world.app.claims.look()
    [digest] = await siti.new()
    assert "11 orang menjawab" in digest.text
    assert "Kepuasan: Sangat puas (64%, 11 jawaban)" in digest.text
    assert "Di Kelurahan Imopuro: Kepuasan: Puas (40%, 5 jawaban)" in digest.text
    assert '"Antrean" (dari kurang dari 5 orang): Diterima. Loket kedua' in digest.text
    assert f"/k/{held.code}" in digest.text
    # Of an anonymous answer the reply is read with its code.
    assert "ketik KONSULTASI dan kode jawaban Anda" in await taps(siti, "Tanggapan untuk saya")
    own = (await siti.say(f"KONSULTASI {code}"))[-1].text
    assert 'Yang Anda tulis: "antrenya =lama"' in own
    assert "Loket kedua dibuka mulai Januari" in own
    [told] = await world.rows(select(consultations.c.told_at))
    assert told.told_at is not None
    # And everybody reads them on its page, with what may be public of what was said.
    public = PublicConsultations(world.app.database, world.app.site, world.app.enclosures, clock)
    page = await public(held.code, "id")
    assert page is not None
    [reply] = page.replies
    assert (reply.title, reply.outcome, reply.examples) == ("Antrean", "Diterima", ("kurang 0",))


async def test_the_matrix_is_a_paper(world: World) -> None:
    held = await opened(world, file_of("tanpa_nama"))
    await crowd(world, held, IMOPURO, *["s1"] * 6)

    async def chore(store: Store) -> None:
        for each in await grouped.said(store.connection, held.id):
            group = await replies.put(store, OPERATOR, held.id, each.key, "Loket", looked=True)
        outcome = grouped.Outcome.REFUSED
        await replies.answer(store, OPERATOR, held.id, group, outcome, "Gedungnya sempit", "2028")

    await world.app.turns.do(chore)
    assert await world.count("input_groups") == len(await world.rows(select(input_groups))) == 1
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    await lurah.say("konsultasi")
    await taps(lurah, "Tutup sekarang", "Ya, tutup", "Matriks tanggapan", "Excel")
    query = select(audit.c.data).where(audit.c.action == "export")
    [logged] = await world.rows(query)
    book = openpyxl.load_workbook(io.BytesIO(await world.app.media.get(logged.data["sha256"])))
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    for said in ("MATRIKS MASUKAN DAN TANGGAPAN", "6 orang", "2028"):
        assert said in cells
    assert "Belum bisa dipenuhi: Gedungnya sempit" in cells
    assert any("“kurang " in str(cell) for cell in cells)
    # Only for who may.
    siti = await world.person().lives_in(IMOPURO)
    held_code = f"do:export:matriks:{held.code}"
    heard = (await siti.take(choice=f"{held_code}:pdf"))[-1]
    assert "untuk petugas" in heard.text
    assert len(await world.rows(query)) == 1
