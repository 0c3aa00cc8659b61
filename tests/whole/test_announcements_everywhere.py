"""An announcement from its preview to its report: the facilitator on Telegram, readers on Telegram,
on WhatsApp and in the browser."""

from __future__ import annotations

import re

from sqlalchemy import select

from storage.database.tables import audit
from storage.staff.roles import Role
from tests.everywhere import Everywhere
from tests.storage.messages.test_broadcasts import IMOPURO, run
from tests.support import Clock, Heard

ANI, SITI = 9, 7
LETTER = b"%PDF-1.7\nundangan"


async def readers(everywhere: Everywhere) -> None:
    for line in ("halo", "ya", "lewati", "kelurahan saya", "Imopuro"):
        await everywhere.telegram(SITI, line)
        await everywhere.whatsapp(line)


def announced(texts: list[str]) -> list[str]:
    return [text for text in texts if text.startswith("Pengumuman dari Ani")]


async def test_from_the_preview_to_the_report(everywhere: Everywhere, clock: Clock) -> None:
    world, telegram, whatsapp = everywhere.world, everywhere.telegram, everywhere.whatsapp
    await readers(everywhere)
    tono = await world.person("tono", "browser").lives_in(IMOPURO)
    rudi = await world.person("rudi", "browser").lives_in(IMOPURO)
    await rudi.say("berhenti")
    await everywhere.joins(ANI, "Ani", Role.FASILITATOR, IMOPURO)

    # The form, and what it shows before the yes.
    for line in ("umumkan", "[Imopuro]", "[Semua warga di sana]"):
        await telegram(ANI, line)
    await telegram(ANI, "Rapat persiapan musrenbang, Kamis pukul 19.30 di balai kelurahan")
    await everywhere.document(ANI, LETTER, "Undangan.pdf")
    preview = await telegram(ANI, "besok 09.00")
    for words in (
        "Pengumuman dari Ani, Imopuro:", "Kamis pukul 19.30", "dengan surat Undangan.pdf",
        "Akan dikirim ke 3 orang", "Telegram: 1", "WhatsApp: 1", "browser: 1",
        "memilih berhenti dikabari: 1", "Perkiraan lama pengiriman",
    ):  # fmt: skip
        assert words in preview, words
    planned = await telegram(ANI, "[Ya, kirim]")
    assert "Rabu, 25 November 2026 pukul 09.00 WIB" in planned

    # Nothing before its time; at its time it is on hold, and then it goes on.
    await run(world)
    assert announced(everywhere.api.texts(SITI)) == []
    clock.move(hours=21)
    await whatsapp("terima kasih")  # so that the window is open
    assert "dijeda" in await telegram(ANI, "jeda")
    clock.move(hours=2)
    await run(world)
    assert announced(everywhere.api.texts(SITI)) == []
    await telegram(ANI, "lanjut")
    await run(world)

    # As each reads it: the letter with its text, or before it, or beside it.
    [said] = announced(everywhere.api.texts(SITI))
    document = next(call for call in everywhere.api.sent if call.files)
    assert (document.method, document.args["caption"]) == ("sendDocument", said)
    assert list(document.files.values()) == [LETTER]
    letter, body = everywhere.twilio.messages[-2:]
    assert body.body == said
    [link] = re.findall(r"https://rembuk\.test(/berkas/\S+)", " ".join(letter.media))
    answer = await everywhere.web.client.get(link)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content == LETTER
    [heard] = [each for each in await tono.new() if each.text == said]
    assert heard == Heard(said, [], "Undangan.pdf")
    assert announced([each.text for each in await rudi.new()]) == []

    # Delivered and read, as far as the platforms say; then what became of it, and of whom.
    await everywhere.receipts(body, "delivered", "read")
    report = await telegram(ANI, "pengumuman")
    assert "3 orang, selesai" in report
    report = await telegram(ANI, "[1. 25 November]")
    for expected in ("3 dari 3 terkirim", "memilih berhenti dikabari: 1"):
        assert expected in report, expected
    listed = await telegram(ANI, "[Lihat penerima]")
    assert listed.count("terkirim") + listed.count("dibaca") == 3
    actions = [row.action for row in await world.rows(select(audit).order_by(audit.c.id))]
    assert actions[-4:] == ["announce", "pause", "resume", "see_recipients"]


async def test_halted_half_way(everywhere: Everywhere, clock: Clock) -> None:
    """Whose window is shut has it waiting; when it is halted they never get it."""
    await readers(everywhere)
    clock.move(days=2)
    await everywhere.joins(ANI, "Ani", Role.FASILITATOR, IMOPURO)
    for line in ("umumkan", "[Imopuro]", "[Semua warga di sana]", "Kerja bakti Minggu pagi"):
        await everywhere.telegram(ANI, line)
    await everywhere.telegram(ANI, "lewati")
    preview = await everywhere.telegram(ANI, "[Sekarang]")
    assert "WhatsApp" in preview
    before = len(everywhere.twilio.messages)
    await everywhere.telegram(ANI, "[Ya, kirim]")
    await run(everywhere.world)
    assert len(announced(everywhere.api.texts(SITI))) == 1
    assert len(everywhere.twilio.messages) == before
    clock.move(minutes=5)
    assert "dihentikan" in await everywhere.telegram(ANI, "henti")
    await run(everywhere.world)
    clock.move(days=1)
    await everywhere.whatsapp("bantuan")
    await run(everywhere.world)
    assert announced([m.body for m in everywhere.twilio.messages[before:]]) == []
