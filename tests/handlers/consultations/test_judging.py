"""Consultations that staff make in chat: about something, finished work, and a service."""

from __future__ import annotations

import re
from datetime import timedelta

from sqlalchemy import select

from bot.web.pages.asked import PublicConsultations
from bot.work.broadcaster import Broadcaster
from bot.work.scheduler import Scheduler
from storage.consultations import consultations as operations
from storage.consultations import lookup
from storage.consultations import results as counted
from storage.consultations.model import Consultation
from storage.consultations.taking import Given, send
from storage.database.store import Store
from storage.database.tables import answers, consultations, files, history
from storage.people import people
from storage.staff.roles import Role
from tests.consulted import OPERATOR
from tests.handlers.consultations.test_answered import taps
from tests.handlers.staff.test_desk import budgeted, carried_out, official
from tests.support import Clock, World

IMOPURO, YOSOMULYO = "18.72.01.1003", "18.72.01.1005"
PDF = b"%PDF-1.7\n%%EOF\n"


async def newest(world: World) -> Consultation:
    rows = await world.rows(select(consultations).order_by(consultations.c.id.desc()))
    return lookup.plain(rows[0])


async def test_made_in_chat_with_its_document(world: World) -> None:
    siti = await world.person().lives_in(IMOPURO)
    assert "untuk petugas" in (await siti.say("buat konsultasi"))[-1].text
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72.01")
    await lurah.say("buat konsultasi")
    await taps(lurah, "Pendapat warga")
    for said in ("imopuro", "Jam buka loket kelurahan"):
        await lurah.say(said)
    asked = "Kapan loket sebaiknya buka?\n- Pagi\n- Sore\n- Malam"
    assert "Pertanyaan 1 dicatat" in (await lurah.say(asked))[-1].text
    await lurah.say("Hari apa saja (boleh lebih dari satu)? Senin; Rabu; Sabtu")
    # What cannot be asked is said at once, with what is wrong, and nothing of it is kept.
    wrong = await lurah.say("Mana?\nSebuah pilihan yang terlalu panjang untuk tombol\nLain")
    assert "belum bisa dipakai" in wrong[-1].text
    await lurah.say("Apa yang kurang di loket sekarang?")
    await lurah.say("selesai")
    assert "sudah lewat" in (await lurah.say("1 November 2026"))[-1].text
    await taps(lurah, "14 hari", "Warga yang memilih")
    heard = await lurah.send_letter(PDF, "rencana loket.pdf")
    shown = heard[-1].text
    assert "1. Kapan loket sebaiknya buka? (Pagi, Sore, Malam)" in shown
    assert "3. Apa yang kurang di loket sekarang?" in shown
    assert "Warga belum bisa melihatnya" in await taps(lurah, "Buat")
    held = await newest(world)
    kinds = [(ask.kind.value, ask.optional) for ask in held.definition.questions]
    assert kinds == [("satu", False), ("beberapa", False), ("teks", True)]
    assert (held.area, held.closes_at - held.opens_at > timedelta(days=13)) == (
        IMOPURO, True,
    )  # fmt: skip
    await taps(lurah, "Lihat konsultasi", "Buka untuk warga", "Ya, buka")
    card = (await siti.say("konsultasi"))[-1]
    assert "Jam buka loket kelurahan" in card.text
    assert (await siti.tap("Dokumen lengkap"))[-1].file is not None
    # Another document takes its place; whoever sent it may have their data deleted.
    await lurah.say("konsultasi")
    await lurah.tap("Kirim dokumen PDF")
    assert "kami terima" in (await lurah.send_letter(PDF + b"2", "baru.pdf"))[-1].text
    # One that is none says so, and is none.
    await lurah.say("konsultasi")
    await lurah.tap("Kirim dokumen PDF")
    await lurah.send_letter(b"bukan", "rusak.pdf")
    assert "ternyata bukan PDF" in lurah.heard[-1].text
    assert (await newest(world)).document is None
    await lurah.say("konsultasi")
    await lurah.tap("Kirim dokumen PDF")
    await lurah.send_letter(PDF + b"3", "lagi.pdf")
    await lurah.say("hapus data saya")
    await lurah.tap("Ya, hapus")
    again = (await newest(world)).document
    [row] = await world.rows(select(files.c.state, files.c.person_id).where(files.c.id == again))
    assert (row.state, row.person_id) == ("ready", None)


async def test_who_proposed_is_asked_first_how_the_work_turned_out(
    world: World, clock: Clock
) -> None:
    siti = await world.person().lives_in(IMOPURO)
    await siti.proposes("Perbaikan drainase Gang Mawar")
    budi = await world.person("budi").lives_in(IMOPURO)
    await budi.say("dukung 1")
    ani = await world.person("ani").lives_in(IMOPURO)
    lurah = await official(world, "lurah", Role.FASILITATOR, IMOPURO)
    await lurah.say("buat konsultasi")
    await taps(lurah, "Hasil pekerjaan")
    assert "belum dilaporkan selesai" in (await lurah.say("1"))[-1].text
    await budgeted(world)
    await carried_out(world)
    for said in ("1", "imopuro", "Drainase Gang Mawar", "lewati"):
        await lurah.say(said)
    await taps(lurah, "7 hari", "Warga yang memilih")
    await lurah.say("lewati")
    await taps(lurah, "Buat", "Lihat konsultasi", "Buka untuk warga", "Ya, buka")
    for each in (siti, budi, ani):
        await each.new()
    for _ in range(2):  # told once, however often it is looked
        await Scheduler(world.app.turns, clock).consulted()
        await Broadcaster(world.app.turns, clock).tick()
        world.app.claims.look()
    asked = [each for each in await budi.new() if "memang sudah jadi" in each.text]
    assert ["MTR-2028-00001" in each.text for each in asked] == [True]
    assert not [each for each in await ani.new() if "memang sudah jadi" in each.text]
    asked = [each for each in await siti.new() if "memang sudah jadi" in each.text]
    assert len(asked) == 1
    # SUDAH and BELUM are its first question; the author's SUDAH is said of the proposal too.
    await siti.tap("Mulai menjawab")
    first = (await siti.tap("Dengan nama"))[-1]
    assert first.labels[:2] == ["Sudah", "Belum"]
    for said in ("sudah", "baik", "terasa", "lewati", "kirim"):
        await siti.say(said)
    assert "confirmed" in [row.event for row in await world.rows(select(history.c.event))]
    await budi.tap("Mulai menjawab")
    await budi.tap("Dengan nama")
    for said in ("belum", "baru setengah gang", "lewati", "kirim"):
        await budi.say(said)
    found = [row.data["hasil"] for row in await world.rows(select(answers.c.data))]
    assert sorted(found) == ["belum", "sudah"]


async def test_a_service_is_judged_where_the_code_hangs_and_over_time(
    world: World, clock: Clock
) -> None:
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    await admin.say("buat konsultasi")
    await taps(admin, "Layanan")
    for said in ("Loket kelurahan", "Kota Metro", "Kepuasan loket kelurahan", "lewati"):
        await admin.say(said)
    await taps(admin, "7 hari", "Dengan nama")
    await admin.say("lewati")
    await taps(admin, "Buat", "Lihat konsultasi", "Buka untuk warga", "Ya, buka")
    held = await newest(world)
    await admin.say(f"konsultasi {held.code}")
    await admin.tap("Kode QR")
    poster = (await admin.say("imopuro"))[-1]
    assert f"/k/{held.code}?di=1872011003" in poster.text
    assert poster.file is not None
    # Who scans it judges the service there, wherever they live.
    siti = await world.person().lives_in(YOSOMULYO)
    first = (await siti.take(start=f"k_{held.code}-1872011003"))[-1]
    assert "kesesuaian persyaratan" in first.text
    for said in ("sesuai", "mudah", "cepat", "gratis", "sesuai", "mampu", "sopan dan ramah",
                 "dikelola dengan baik", "baik", "lewati", "lewati", "kirim"):  # fmt: skip
        await siti.say(said)
    [row] = await world.rows(select(answers.c.area))
    assert row.area == IMOPURO
    # Without a code it is asked where.
    budi = await world.person("budi").lives_in(YOSOMULYO)
    where = (await budi.take(start=f"k_{held.code}"))[-1]
    assert 'Loket kelurahan" di kelurahan mana' in where.text
    await many(world, held, {IMOPURO: (5, "s3"), YOSOMULYO: (6, "s2")})
    await over(world, held)
    page = PublicConsultations(world.app.database, world.app.site, world.app.enclosures, clock)
    first_page = await page(held.code, "id", "1872011003")
    assert first_page is not None
    assert (first_page.place, first_page.rounds) == ("Kelurahan Imopuro", ())
    # 5 of 3 and one of 3 3 3 4 3 3 3 4 3 (29/9): (15 + 29/9) / 6 = 3.037, times 25 = 75.93.
    assert [(part.name, part.n) for part in first_page.places] == [
        ("Kelurahan Imopuro", 6), ("Kelurahan Yosomulyo", 6),
    ]  # fmt: skip
    assert "75,93" in first_page.places[0].said
    assert "50,00" in first_page.places[1].said
    # The same is asked again, and stands beside it.
    await admin.say(f"konsultasi {held.code}")
    assert "sekali lagi" in await taps(admin, "Tanyakan lagi")
    await taps(admin, "Ya, tanyakan lagi", "Lihat konsultasi", "Buka untuk warga", "Ya, buka")
    second = await newest(world)
    assert (second.series, second.definition) == (held.code, held.definition)
    await many(world, second, {IMOPURO: (7, "s4")})
    clock.move(days=1)
    await over(world, second)
    for code in (held.code, second.code):
        shown = await page(code, "id", "")
        assert shown is not None
        assert [each.n for each in shown.rounds] == [12, 7]
        assert re.search(r"100,00 \(A", shown.rounds[1].said)


async def many(world: World, held: Consultation, there: dict[str, tuple[int, str]]) -> None:
    """So many people judge every element alike, by place."""

    async def chore(store: Store) -> None:
        for area, (count, level) in there.items():
            for n in range(count):
                name = f"{held.code}-{area}-{n}"
                person = people.create(store, "terminal", name, "id")
                people.consent(store, person, True, "1")
                given = {}
                for ask in held.definition.elements:
                    place = int(level.removeprefix("s")) - 1
                    given[ask.key] = ask.options[place].key
                await send(store, person, held, Given(area, given))

    await world.app.turns.do(chore)


async def over(world: World, held: Consultation) -> None:
    async def chore(store: Store) -> None:
        await counted.publish(store, await operations.close(store, OPERATOR, held.id))

    await world.app.turns.do(chore)
