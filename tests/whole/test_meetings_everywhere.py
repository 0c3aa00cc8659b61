"""One meeting from its call to its digest: the facilitator on Telegram, residents on Telegram, on
WhatsApp and in the browser."""

from __future__ import annotations

import re
from datetime import timedelta

import icalendar
from sqlalchemy import select

from storage.database.tables import attendance, proposals
from storage.database.tables import meetings as rows
from storage.staff.roles import Role
from tests.everywhere import Everywhere
from tests.handlers.meetings.test_meetings import END, START, made, passes
from tests.handlers.meetings.test_reminders import changed
from tests.storage.messages.test_broadcasts import IMOPURO, run
from tests.support import Clock

ANI, SITI = 9, 7


async def test_from_the_call_to_the_digest(everywhere: Everywhere, clock: Clock) -> None:
    world, telegram, whatsapp = everywhere.world, everywhere.telegram, everywhere.whatsapp
    for line in ("halo", "ya", "lewati", "kelurahan saya", "Imopuro"):
        await telegram(SITI, line)
        await whatsapp(line)
    tono = await world.person("tono", "browser").lives_in(IMOPURO)
    await tono.proposes("Perbaikan jalan Gang 1 RT 05")
    await tono.proposes("Perbaikan lampu jalan Gang Mawar")

    # The facilitator, on Telegram.
    await everywhere.joins(ANI, "Ani", Role.FASILITATOR, IMOPURO)
    for line in (
        "buat pertemuan", "[Musrenbang kelurahan]", "[Imopuro]",
        "21 Januari 2027", "09.00", "12.00",
        "Balai Kelurahan Imopuro", "-5.1113, 105.3075", "Menyusun prioritas", "KTP",
    ):  # fmt: skip
        await telegram(ANI, line)
    preview = await telegram(ANI, "[Seperti biasa]")
    # On Telegram Siti; Ani, who calls it, knows of it.
    for words in ("Telegram: 1", "WhatsApp: 1", "browser: 1", "Bawa: KTP"):
        assert words in preview, words
    await telegram(ANI, "[Ya, undang warga]")
    await run(world)
    [meeting] = await world.rows(select(rows))

    # The call, with buttons on each.
    call = everywhere.api.texts(SITI)[-1]
    assert call.startswith("Bapak/Ibu kami undang ke Musrenbang Kelurahan")
    # On Telegram its time can be tapped, and a yes is green.
    sent = [each for each in everywhere.api.sent if each.args["chat_id"] == SITI][-1]
    [time] = sent.args["entities"]
    assert time["type"] == "date_time"
    assert time["unix_time"] == START.timestamp()
    said = call[time["offset"] : time["offset"] + time["length"]]
    assert said == "Kamis, 21 Januari 2027, pukul 09.00 sampai 12.00 WIB"
    [row] = sent.args["reply_markup"]["inline_keyboard"]
    assert [key.get("style") for key in row] == ["success", None, None]
    invited = everywhere.twilio.messages[-1]
    assert invited.body == call
    assert (invited.kind, [label for _, label in invited.choices]) == (
        "quick-reply",
        ["Hadir", "Mungkin", "Tidak"],
    )
    [heard] = [message for message in await tono.new() if "kami undang ke" in message.text]
    assert heard.text == call
    assert "akan hadir" in await telegram(SITI, "[Hadir]")
    assert "mungkin hadir" in await whatsapp("[Mungkin]")
    assert "tidak hadir" in (await tono.tap("Tidak"))[-1].text

    # A file for the calendar: Telegram takes it, WhatsApp gets its address.
    await telegram(SITI, "jadwal")
    await telegram(SITI, "[Simpan ke kalender]")
    document = everywhere.api.sent[-1]
    assert document.method == "sendDocument"
    [data] = document.files.values()
    [event] = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert event.decoded("dtstart") == START
    await whatsapp("jadwal")
    said = await whatsapp("[Simpan ke kalender]")
    [link] = re.findall(r"https://rembuk\.test(/berkas/\S+)", said)
    answer = await everywhere.web.client.get(link)
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.content == data

    # Moved by a day: everyone hears, with a button.
    await telegram(ANI, "pertemuan 1")
    await telegram(ANI, "[Ubah waktu]")
    for line in ("22 Januari 2027", "09.00", "12.00", "[Ya, simpan dan kabari]"):
        await telegram(ANI, line)
    await run(world)
    moved = everywhere.twilio.messages[-1]
    assert moved.body.startswith("Ada perubahan pada Musrenbang Kelurahan")
    assert moved.kind == "quick-reply"
    assert everywhere.api.texts(SITI)[-1] == moved.body
    await tono.new()

    # Reminders: WhatsApp's goes out because its window is open.
    day = timedelta(days=1)
    clock.now = START - timedelta(hours=1)
    await whatsapp("terima kasih")
    count = len(everywhere.twilio.messages)
    await passes(world, clock, START)
    assert everywhere.api.texts(SITI)[-1].startswith("Pengingat, besok: Musrenbang Kelurahan")
    assert [m.body for m in everywhere.twilio.messages[count:]] == everywhere.api.texts(SITI)[-1:]
    assert await tono.new() == []  # said no
    await passes(world, clock, START + day - timedelta(hours=2))
    assert len(everywhere.twilio.messages) == count + 2

    # At the door: a link on Telegram, its text on WhatsApp, a code typed in the browser.
    clock.now = START + day
    await telegram(SITI, f"/start hadir_{meeting.code}")
    await telegram(SITI, "Siti Aminah")
    await whatsapp(f"MULAI hadir_{meeting.code}")
    await whatsapp("Bu Sri")
    await tono.say(f"hadir {meeting.code}")
    await tono.say("Tono")
    came = await world.rows(select(attendance).order_by(attendance.c.came_at))
    assert [row.name for row in came] == ["Siti Aminah", "Bu Sri", "Tono"]

    # The sheet, the result, the digest.
    await telegram(ANI, "pertemuan 1")
    await telegram(ANI, "[Lembar QR untuk dinding]")
    [pdf] = everywhere.api.sent[-1].files.values()
    assert pdf.startswith(b"%PDF-")
    clock.now = END + day
    await telegram(ANI, "pertemuan 1")
    await telegram(ANI, "[Isi hasil]")
    await telegram(ANI, "[2 Perbaikan lampu…]")
    await telegram(ANI, "selesai")
    await telegram(ANI, "semua")
    await telegram(ANI, "lewati")
    await everywhere.photo(ANI)
    assert "2 usulan dibahas, 1 disepakati" in await telegram(ANI, "selesai")
    await telegram(ANI, "[Ya, catat]")
    await run(world)
    digest = everywhere.twilio.messages[-1].body
    for words in ("2 usulan dibahas, 1 disepakati", "1. MTR-2028-00002", "Yang hadir: 3 orang"):
        assert words in digest, words
    assert everywhere.api.texts(SITI)[-1] == digest
    heard_last = [message.text for message in await tono.new()]
    assert digest in heard_last
    assert any("prioritas 1" in text for text in heard_last)
    states = await world.rows(select(proposals.c.state).order_by(proposals.c.number))
    assert [row.state for row in states] == ["diajukan", "disepakati"]


async def test_what_waits_for_somebody_to_write(everywhere: Everywhere, clock: Clock) -> None:
    """Where the window is shut a call waits for the person's next word, unless it no longer
    holds."""
    for line in ("halo", "ya", "lewati", "kelurahan saya", "Imopuro"):
        await everywhere.whatsapp(line)
    clock.move(days=2)
    meeting = await made(everywhere.world)
    before = len(everywhere.twilio.messages)
    await changed(everywhere.world, meeting.id, START + timedelta(days=1))
    await run(everywhere.world)
    assert len(everywhere.twilio.messages) == before
    await everywhere.whatsapp("bantuan")
    await run(everywhere.world)
    said = [message.body for message in everywhere.twilio.messages[before:]]
    assert any(text.startswith("Ada perubahan") for text in said)
    assert not any("kami undang ke" in text for text in said)
