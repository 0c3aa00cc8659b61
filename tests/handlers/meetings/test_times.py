"""When a meeting is, as people say it: half past, by the prayer, a day that is another's date."""

from __future__ import annotations

import pytest

from storage.staff.roles import Role
from tests.handlers.meetings.test_meetings import made
from tests.handlers.staff.test_desk import official
from tests.storage.messages.test_broadcasts import IMOPURO
from tests.support import Clock, Resident, World


async def asked_when(world: World) -> Resident:
    ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    await ani.say("buat pertemuan")
    await ani.tap("Musrenbang kelurahan")
    await ani.say("Imopuro")
    return ani


@pytest.mark.parametrize("typed", ["setengah 8 malam", "jam setengah delapan malam ya"])
async def test_half_past(world: World, clock: Clock, typed: str) -> None:
    ani = await asked_when(world)
    await ani.say("21 januari 2027")
    assert "Selesai pukul berapa" in (await ani.say(typed))[-1].text
    assert "setelah 19.30" in (await ani.say("19.00"))[-1].text


async def test_the_hour_of_a_prayer_is_asked(world: World, clock: Clock) -> None:
    ani = await asked_when(world)
    await ani.say("21 januari 2027")
    heard = await ani.say("habis isya")
    assert '"habis isya" itu sekitar pukul 19.30' in heard[-1].text
    assert "Selesai pukul berapa" in (await ani.say("19.45"))[-1].text


@pytest.mark.parametrize(
    "answer", ["eh cek dulu, selasa itu tgl 26 kan", "selasa", "26", "Selasa, 26 Januari"]
)
async def test_a_day_with_the_date_of_another_is_asked(
    world: World, clock: Clock, answer: str
) -> None:
    ani = await asked_when(world)
    heard = await ani.say("selasa 25 januari")
    assert "Hari dan tanggalnya tidak cocok" in heard[-1].text
    assert heard[-1].labels[:2] == ["Senin, 25 Januari", "Selasa, 26 Januari"]
    await ani.say(answer)
    await ani.say("9.00")
    await ani.say("12.00")
    await ani.say("Balai Kelurahan")
    for _ in range(3):
        await ani.say("lewati")
    assert "Selasa, 26 Januari 2027" in (await ani.say("Seperti biasa"))[-1].text


async def test_the_place_of_a_move_is_taken(world: World, clock: Clock) -> None:
    ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    await made(world)
    said = "Min rapatnya dimundurin, pak camat gak bisa. Jadi selasa 25 januari, di aula SD"
    heard = await ani.say(said)
    assert "Kami catat Tempat: aula SD" in "|".join(each.text for each in heard)
    assert "tidak cocok" in heard[-1].text
    await ani.tap("Selasa, 26 Januari")
    preview = (await ani.say("jam 8 malam sampai jam 10 malam"))[-1].text  # not as before
    assert "aula SD" in preview
    assert "Selasa, 26 Januari 2027, pukul 20.00 sampai 22.00" in preview


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_days_and_hours_in_english(world: World, clock: Clock) -> None:
    ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    await ani.say("english")
    await ani.say("new meeting")
    await ani.tap("Musrenbang kelurahan")
    await ani.say("Imopuro")
    for said, asked in (
        ("next thursday", "When does it begin?"),
        ("7 pm", "When does it end?"),
        ("9.30 p.m.", "Where?"),
        ("Balai Kelurahan", "Send its location"),
        ("skip", "What is it about?"),
        ("skip", "What should people bring?"),
        ("skip", "When are people reminded?"),
        ("3 days and 2 hours before", "Invite people now?"),
    ):
        assert asked in (await ani.say(said))[-1].text
    assert "19.00 sampai 21.30" in ani.heard[-1].text
    assert "Reminders before it begins: " in ani.heard[-1].text
    await ani.say("yes")
    heard = await ani.say("meeting moved to saturday because the hall is used")
    assert "Alasannya: the hall is used" in heard[-1].text
    assert "Sabtu" in heard[-1].text
    assert "Save it, and tell everybody" in heard[-1].text
