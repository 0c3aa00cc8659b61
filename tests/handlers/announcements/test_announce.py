"""UMUMKAN: from the form to the report."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import insert, select

from bot.channels.terminal.channel import Terminal
from bot.settings import Settings
from bot.work.broadcaster import Broadcaster
from storage.database.tables import addresses, audit, mailings, people, talks
from storage.staff.roles import Role
from tests.bot.sending.test_sender import Troubled
from tests.handlers.staff.test_desk import official
from tests.storage.messages.test_broadcasts import IMOPURO, run, several
from tests.support import Clock, Resident, World


@pytest.fixture
async def channel() -> Troubled:
    return Troubled("terminal", Terminal.limits)


@pytest.fixture
async def world(settings: Settings, clock: Clock, channel: Troubled) -> AsyncIterator[World]:
    async with World.made(settings, clock, channels={"terminal": channel}) as made:
        yield made


async def writes(bu_ani: Resident, *, when: str = "Sekarang") -> str:
    """An announcement up to the last question; gives what that says."""
    await bu_ani.say("umumkan")
    await bu_ani.say("Imopuro")
    await bu_ani.tap("Semua warga di sana")
    await bu_ani.say("Kerja bakti Minggu pukul 07.00, bawa cangkul *sendiri*")
    await bu_ani.say("lewati")
    return (await bu_ani.say(when))[-1].text


async def test_from_the_form_to_the_report(world: World, channel: Troubled) -> None:
    warga = await several(world, 3)
    await warga[2].say("berhenti")
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    preview = await writes(bu_ani)
    for words in (
        "Pengumuman dari Ani, Imopuro:", "Kerja bakti Minggu", "BERHENTI, semua kabar berhenti",
        "Akan dikirim ke 2 orang", "terminal: 2", "memilih berhenti dikabari: 1", "menit", "tebal",
    ):  # fmt: skip
        assert words in preview, words
    heard = await bu_ani.tap("Ya, kirim")
    assert "mulai dikirim" in heard[-1].text
    await run(world)
    for person in warga[:2]:
        [told] = await person.new()
        assert told.text.startswith("Pengumuman dari Ani, Imopuro:")
        assert "*sendiri*" in told.text
    assert await warga[2].new() == []
    report = (await bu_ani.new())[-1].text
    assert "2 dari 2 terkirim" in report
    assert "memilih berhenti dikabari: 1" in report
    heard = await bu_ani.tap("Lihat penerima")
    assert heard[-1].text.count("terkirim") == 2
    actions = [row.action for row in await world.rows(select(audit).order_by(audit.c.id))]
    assert actions[-2:] == ["announce", "see_recipients"]
    heard = await bu_ani.say("pengumuman")
    assert "2 orang, selesai" in heard[-1].text


async def test_at_a_time(world: World, clock: Clock) -> None:
    warga = await several(world, 1)
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    await writes(bu_ani, when="besok 08.00")
    heard = await bu_ani.say("ya")
    assert "Rabu, 25 November 2026 pukul 08.00 WIB" in heard[-1].text
    await run(world)
    assert await warga[0].new() == []
    clock.move(hours=22)
    await run(world)
    assert len(await warga[0].new()) == 1


async def test_halted_before_its_time(world: World, clock: Clock) -> None:
    warga = await several(world, 1)
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    await writes(bu_ani, when="besok 08.00")
    await bu_ani.say("ya")
    # Whom it reaches is known when its time has come: until then no number is said.
    assert "1. 25 November: dijadwalkan" in (await bu_ani.say("pengumuman"))[-1].text
    heard = await bu_ani.tap("1. 25 November")
    assert heard[-1].text.startswith("Pengumuman dijadwalkan Rabu, 25 November 2026 pukul 08.00")
    assert heard[-1].labels == ["Henti"]
    assert "tidak dikirim ke siapa pun" in (await bu_ani.say("henti"))[-1].text
    clock.move(days=2)
    await run(world)
    assert await warga[0].new() == []
    assert [each.text for each in await bu_ani.new() if "Laporan" in each.text] == []
    assert "1. 25 November: dihentikan" in (await bu_ani.say("pengumuman"))[-1].text
    heard = await bu_ani.tap("1. 25 November")
    assert "tidak dikirim ke siapa pun" in heard[-1].text
    assert heard[-1].labels == []


async def test_what_ran_out_was_stopped_by_nobody(world: World, channel: Troubled) -> None:
    await several(world, 2)
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    await writes(bu_ani)
    await bu_ani.say("ya")
    await bu_ani.say("jeda")
    await run(world)
    world.clock.move(days=40)
    await run(world)
    heard = (await bu_ani.say("pengumuman"))[-1].text
    assert "1. 24 November: selesai, tidak semuanya sempat terkirim" in heard


async def test_paused_goes_on_and_is_halted(world: World, channel: Troubled) -> None:
    await several(world, 3)
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    await writes(bu_ani)
    await bu_ani.say("ya")
    assert "dijeda: 0 dari" in (await bu_ani.say("jeda"))[-1].text
    await run(world)
    assert not [p for p in channel.sent if p.text.startswith("Pengumuman dari")]
    await bu_ani.say("lanjut")
    await run(world)
    assert len([p for p in channel.sent if p.text.startswith("Pengumuman dari")]) == 3
    assert "tidak ada" in (await bu_ani.say("henti"))[-1].text.lower()


async def many(world: World, count: int) -> None:
    """People of Imopuro, as rows."""
    async with world.app.database.writer.begin() as connection:
        rows: list[dict[str, Any]] = [
            {
                "id": n, "created_at": world.clock(), "locale": "id", "locale_offered": False,
                "show_name": "none", "consent": True, "area": IMOPURO, "channel": "terminal",
                "address": f"m{n}",
            }
            for n in range(1, count + 1)
        ]  # fmt: skip
        await connection.execute(insert(people), rows)
        places = [
            {"channel": "terminal", "address": f"m{r['id']}", "person_id": r["id"]} for r in rows
        ]
        await connection.execute(insert(addresses), places)
        await connection.execute(insert(talks), [{"person_id": r["id"], "state": {}} for r in rows])


async def test_to_more_than_a_hundred_their_number_is_typed(
    world: World, channel: Troubled
) -> None:
    await many(world, 120)
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    assert "ketik angka 120" in await writes(bu_ani)
    for said in ("ya", "100"):
        assert "Ketik 120" in (await bu_ani.say(said))[-1].text
    assert "mulai dikirim" in (await bu_ani.say("120"))[-1].text
    await run(world)
    assert len([p for p in channel.sent if p.text.startswith("Pengumuman dari")]) == 120
    # While it ran there was one message that renewed itself.
    told = [p for p in channel.sent if p.address == "ani" and "terkirim" in p.text]
    assert "120 dari 120 terkirim" in told[-1].text


async def test_authors_of_a_bidang(world: World) -> None:
    warga = await several(world, 2)
    await warga[0].proposes()
    bu_ani = await official(world, "ani", Role.ADMIN, "18.72")
    await bu_ani.say("umumkan")
    await bu_ani.say("Imopuro")
    await bu_ani.tap("Pengusul tahun ini")
    await bu_ani.say("selesai")
    await bu_ani.tap("Fisik dan prasarana")
    await bu_ani.say("Survei lapangan mulai Senin depan")
    await bu_ani.send_photo()
    heard = await bu_ani.tap("Sekarang")
    assert "Akan dikirim ke 1 orang" in heard[-1].text
    await bu_ani.say("ya")
    await run(world)
    [told] = [each for each in await warga[0].new() if "Survei" in each.text]
    assert told.file == "pengumuman.jpg"
    assert await warga[1].new() == []


async def test_only_for_one_s_own_area(world: World) -> None:
    await several(world, 1)
    siti = await world.person("siti").welcomed()
    assert "untuk petugas" in (await siti.say("umumkan"))[-1].text
    verifier = await official(world, "budi", Role.VERIFIKATOR, IMOPURO)
    assert "tidak mencakup perintah" in (await verifier.say("umumkan"))[-1].text
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    await bu_ani.say("umumkan")
    assert "bukan wilayah" in (await bu_ani.say("Banjarsari"))[-1].text
    await bu_ani.say("batal")
    await writes(bu_ani)
    await bu_ani.say("ya")
    [row] = await world.rows(select(mailings.c.id))
    other = await official(world, "cici", Role.FASILITATOR, "18.72.02.1001")
    heard = await other.take(choice=f"do:recipients:{row.id}")
    assert "di luar wilayah" in heard[-1].text
    assert "Tidak ada pengumuman" in (await other.take(choice=f"do:halt:{row.id}"))[-1].text


async def test_words_of_facilitators_mean_something_else_to_residents(world: World) -> None:
    siti = await world.person("siti").welcomed()
    assert "Buat usulan" in (await siti.say("lanjut"))[-1].labels
    await siti.say("henti")
    [row] = await world.rows(select(people.c.quiet_since).where(people.c.address == "siti"))
    assert row.quiet_since is not None


async def test_a_photo_that_is_not_there_holds_it_up(world: World, clock: Clock) -> None:
    await several(world, 1)
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    for said in ("umumkan", "Imopuro", "1", "Kerja bakti Minggu pukul 07.00"):
        await bu_ani.say(said)
    await bu_ani.send_photo(b"not a picture")
    await bu_ani.tap("Sekarang")
    assert "tidak bisa dipakai" in (await bu_ani.say("ya"))[-1].text
    assert await world.count("mailings") == 0
    await Broadcaster(world.app.turns, clock).tick()


async def up_to_the_attachment(bu_ani: Resident) -> None:
    for said in ("umumkan", "Imopuro", "1", "Undangan rapat persiapan musrenbang"):
        await bu_ani.say(said)


async def test_a_letter_goes_along(world: World, channel: Troubled) -> None:
    warga = await several(world, 1)
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    await up_to_the_attachment(bu_ani)
    heard = await bu_ani.send_letter(b"isi", "undangan.docx", "application/msword")
    assert "bukan PDF" in heard[-1].text
    await bu_ani.send_letter(b"%PDF-1.7\n...", "Undangan RT 05.pdf")
    heard = await bu_ani.tap("Sekarang")
    assert "dengan surat Undangan RT 05.pdf" in heard[-1].text
    await bu_ani.say("ya")
    await run(world)
    [told] = [each for each in await warga[0].new() if "Undangan rapat" in each.text]
    [parcel] = [each for each in channel.sent if each.file and each.address == warga[0].address]
    assert parcel.file is not None
    assert (parcel.file.name, parcel.file.mime) == (told.file, "application/pdf")
    assert (told.file or "").endswith(".pdf")
    assert await parcel.file.load() == b"%PDF-1.7\n..."


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"MZ...", "bukan PDF yang bisa dibuka"), (b"%PDF-" + bytes(5_000_000), "lebih dari 5 MB")],
)
async def test_a_letter_that_is_none_is_mended_in_the_question(
    world: World, data: bytes, says: str
) -> None:
    warga = await several(world, 1)
    bu_ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    await up_to_the_attachment(bu_ani)
    heard = await bu_ani.send_letter(data, "surat.pdf")
    assert any(says in each.text for each in [*heard, *await bu_ani.new()])
    await bu_ani.tap("Sekarang")
    assert "UBAH, pilih Lampiran" in (await bu_ani.say("ya"))[-1].text
    await bu_ani.say("ubah")
    await bu_ani.tap("Lampiran")
    await bu_ani.send_letter(b"%PDF-1.4", "surat.pdf")
    await bu_ani.say("ya")
    await run(world)
    assert "surat.pdf" in [each.file for each in await warga[0].new()]
