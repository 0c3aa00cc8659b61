"""What others open of a meeting: the file for a calendar, the sheet for the wall, its QR code and
where that leads."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import httpx
import icalendar
import pypdfium2
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from sqlalchemy import select

from bot.app import web_app
from bot.channels.registry import doors
from bot.channels.terminal.channel import Terminal
from bot.channels.whatsapp.channel import WhatsApp
from bot.documents import calendar_file, check_in_sheet
from bot.settings import Settings
from handlers.conversation.messages import EnclosureKind
from storage.database.store import Store
from storage.database.tables import attendance
from storage.meetings import meetings
from storage.meetings.model import Meeting, MeetingState, Plan
from storage.staff.staff import at_command_line
from tests.fakes import twilio
from tests.handlers.meetings.test_meetings import START, made
from tests.storage.messages.test_broadcasts import IMOPURO
from tests.support import Clock, World
from tests.whole.test_platforms import Shapes


class Called(Terminal):
    """A channel that knows what it is called."""

    username = "rembuk_bot"


PLACE = "Balai Kelurahan; Jl. Imam Bonjol 1, RT 05\\RW 02"

MEETING = Meeting(
    251142893125076025, "18.72", IMOPURO, 2028, "kelurahan",
    Plan(START, START + timedelta(hours=3), PLACE, -5.1113, 105.3075, "Menyusun prioritas", "KTP"),
    MeetingState.ANNOUNCED, 3, None, "Ani", "ABCD2345", START, START - timedelta(days=9),
)  # fmt: skip


def parsed(data: bytes) -> tuple[icalendar.Calendar, Any]:
    calendar = icalendar.Calendar.from_ical(data)
    [event] = calendar.walk("VEVENT")
    assert event.errors == []
    return calendar, event


def test_a_file_for_a_calendar() -> None:
    said = "Musrenbang Kelurahan Imopuro; yang pertama\nAcara: menyusun prioritas 🙂 " * 3
    data = calendar_file.event(MEETING, "Musrenbang Kelurahan Imopuro", said)
    calendar, event = parsed(data)
    assert str(calendar["version"]) == "2.0"
    assert event.decoded("dtstart") == START
    assert event.decoded("dtend") == START + timedelta(hours=3)
    assert str(event["summary"]) == "Musrenbang Kelurahan Imopuro"
    assert str(event["location"]) == PLACE
    assert str(event["description"]) == said
    assert str(event["uid"]) == f"pertemuan-{MEETING.id}@rembuk"
    assert event["sequence"] == 3
    assert str(event["status"]) == "CONFIRMED"
    assert event["geo"].to_ical() == "-5.1113;105.3075"
    lines = data.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in b"".join(lines)
    for line in lines:
        line.decode()  # no letter is torn


def test_the_file_of_a_cancelled_one() -> None:
    cancelled = replace(MEETING, state=MeetingState.CANCELLED, version=4)
    _, event = parsed(calendar_file.event(cancelled, "x", "y"))
    assert str(event["status"]) == "CANCELLED"
    assert str(event["uid"]) == f"pertemuan-{MEETING.id}@rembuk"
    assert event["sequence"] == 4


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=300))
def test_whatever_people_write_comes_back(said: str) -> None:
    _, event = parsed(
        calendar_file.event(replace(MEETING, plan=replace(MEETING.plan, place="B")), "x", said)
    )
    assert str(event["description"]) == said


SHEET = check_in_sheet.Sheet(
    "Musrenbang Kelurahan Hadimulyo Timur",
    "Kamis, 21 Januari 2027, pukul 09.00 sampai 12.00 WIB",
    "Balai Kelurahan “Hadimulyo” – Jl. Café",
    "ABCD2345",
    "https://rembuk.metrokota.go.id/hadir/ABCD2345",
)


def opened(pdf: bytes) -> pypdfium2.PdfPage:
    """The one page of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    [page] = document
    assert page.get_size() == pytest.approx((595, 842), abs=1.5)  # A4
    return page


def page(pdf: bytes) -> Image.Image:
    """How it is printed, at 144 dots an inch."""
    drawn: Image.Image = opened(pdf).render(scale=2).to_pil()
    return drawn.convert("L")


def words(pdf: bytes) -> str:
    """What is written on it: text, and no picture of one."""
    text = opened(pdf).get_textpage().get_text_range().replace("\u200b", "")  # where it may break
    return " ".join(text.split())


def decoded(picture: Image.Image) -> str:
    [found] = zxingcpp.read_barcodes(picture)
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    return str(found.text)


def test_the_sheet_for_the_wall() -> None:
    drawn = page(check_in_sheet.pdf(SHEET))
    assert decoded(drawn) == SHEET.link
    # Photographed from afar, and askew.
    assert decoded(drawn.resize((drawn.width // 4, drawn.height // 4))) == SHEET.link
    assert decoded(drawn.rotate(8, expand=True, fillcolor=255)) == SHEET.link


def test_the_sheet_is_text() -> None:
    """With every letter that people use, to be searched, copied and read aloud."""
    said = words(check_in_sheet.pdf(SHEET))
    for text in (SHEET.name, SHEET.when, SHEET.place, "ABCD 2345", "HADIR ABCD2345"):
        assert text in said


def test_nothing_that_people_write_is_a_command() -> None:
    place = '#read("/etc/passwd") *tebal* $x$ \\ // <a> @b "'
    assert place in words(check_in_sheet.pdf(replace(SHEET, place=place)))


@pytest.mark.parametrize("name", ["Musrenbang kelurahan luar biasa " * 8, "x" * 300])
def test_nothing_runs_over_the_edge(name: str) -> None:
    """However long what people call things."""
    sheet = replace(SHEET, name=name, place="Gedung serba guna " * 40, when=SHEET.when * 2)
    drawn = page(check_in_sheet.pdf(sheet))
    dark = drawn.point(lambda shade: 255 if shade < 128 else 0)
    left, top, right, bottom = dark.getbbox()  # type: ignore[misc]
    assert min(left, top, drawn.width - right, drawn.height - bottom) >= 40
    assert decoded(drawn) == SHEET.link


async def test_the_qr_of_the_wall_leads_to_the_check_in(world: World, clock: Clock) -> None:
    """Printed, photographed, opened, tapped: there."""
    meeting = await made(world)
    clock.now = START
    file = {"kind": EnclosureKind.WALL, "ref": str(meeting.id), "name": "lembar.pdf"}
    package = await world.app.enclosures.package(file)
    assert package.mime == "application/pdf"
    link = decoded(page(await package.load()))
    assert link == f"https://rembuk.test/hadir/{meeting.code}"
    transport = httpx.ASGITransport(app=web_app(world.app))
    async with httpx.AsyncClient(transport=transport, base_url="https://rembuk.test") as web:
        # The browser is the only way in: the page says of which meeting, and leads there alone.
        answer = await web.get(urlsplit(link).path)
        assert answer.status_code == 200
        assert "Musrenbang Kelurahan Imopuro" in answer.text
        [only] = re.findall(r'class="button(?: main)?" href="([^"]+)"', answer.text)
        way = urlsplit(only)
        assert way.path == "/obrolan"
        [start] = parse_qs(way.query)["start"]
        assert (await web.get("/hadir/ZZZZ9999")).status_code == 404
        assert (await web.get(f"/hadir/{meeting.code.lower()}")).status_code == 200
        # With other channels, one chooses.
        settings = replace(
            world.app.settings,
            twilio_account_sid="AC" + "0" * 32,
            twilio_auth_token="x",
            twilio_from="whatsapp:+6281100000000",
        )
        world.app.site.doors = doors(settings, {"telegram": Called()})
        answer = await web.get(urlsplit(link).path)
        assert answer.status_code == 200
        assert "Musrenbang Kelurahan Imopuro" in answer.text
        ways = re.findall(r'class="button" href="([^"]+)"', answer.text)
        assert ways == [
            f"https://t.me/rembuk_bot?start=hadir_{meeting.code}",
            f"https://wa.me/6281100000000?text=MULAI%20hadir_{meeting.code}",
            f"https://rembuk.test/obrolan?start=hadir_{meeting.code}",
        ]
    siti = await world.person("siti", "browser").welcomed()
    heard = await siti.take(start=start)
    assert "tercatat hadir" in heard[0].text
    assert len(await world.rows(select(attendance))) == 1


async def test_the_way_through_whatsapp() -> None:
    """What the link types is the start of a conversation."""
    async with twilio.strict() as fake:
        channel = WhatsApp(
            fake.account, fake.token, fake.sender, fake.public_url, Shapes(), lambda *_: ""
        )
        text = unquote(urlsplit("https://wa.me/62811?text=MULAI%20hadir_ABCD2345").query[5:])
        form, _ = fake.inbound(text)
        [news] = channel.receive(form)
        assert getattr(news, "start", None) == "hadir_ABCD2345"
        await channel.stop()


async def test_files_are_as_the_meeting_is_when_they_are_sent(world: World) -> None:
    meeting = await made(world)
    file = {"kind": EnclosureKind.CALENDAR, "ref": str(meeting.id), "name": "pertemuan.ics"}
    package = await world.app.enclosures.package(file)

    async def cancels(store: Store) -> None:
        await meetings.cancel(store, at_command_line("Lurah"), meeting.id, "Hujan", version=1)

    await world.app.turns.do(cancels)
    _, event = parsed(await package.load())
    assert str(event["status"]) == "CANCELLED"
    assert str(event["summary"]) == "Musrenbang Kelurahan Imopuro"
    assert event.decoded("dtstart").astimezone(UTC) == datetime(2027, 1, 21, 2, 0, tzinfo=UTC)


def test_the_settings_name_each_door() -> None:
    links = doors(Settings(public_url="https://rembuk.test"), {})("hadir_ABCD2345")
    assert links == ("https://rembuk.test/obrolan?start=hadir_ABCD2345",)
