"""Beyond the 24 hours, by the clock: as an approved text, after an opening, or with the next
word."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from bot.settings import Settings
from handlers.conversation.messages import Priority
from storage.database.tables import openings, outbox, people
from storage.proposals.rulings import Decision
from tests.bot.sending.outside_given import KEPT, TASKS, silent
from tests.support import Clock

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_an_outcome_reaches_who_has_been_silent(settings: Settings, clock: Clock) -> None:
    """Whole, as one message that needs no answer."""
    async with silent(settings, clock) as it:
        number = await it.proposes()
        clock.move(hours=25)
        [message] = await it.decided(Decision.KEEP, **KEPT)
        assert message.form["ContentSid"]
        for part in (
            number,
            '"Perbaikan drainase Jl. Mawar RT 05"',
            "Keputusannya: Belum bisa masuk rencana tahun ini.",
            "Diputuskan oleh: Sri Lestari",
            "Anggaran drainase habis untuk RW yang lebih dalam.",
            "Lalu bagaimana? Selanjutnya: dibahas lagi",
        ):
            assert part in message.body
        # It is kept as it was read.
        [row] = await it.on.world.rows(select(outbox).where(outbox.c.priority > 0))
        assert (row.text, row.buttons, row.state) == (message.body, [], "sent")
        # Within the 24 hours nothing of this is needed.
        heard = await it.hears("cek " + number)
        assert "BUKA" not in " ".join(heard)


READ = {
    "jv": "Kabar dari Kota Metro tentang usulan",  # WhatsApp has no templates in Javanese
    "en": "News from Kota Metro about proposal",
}


@pytest.mark.parametrize("language", READ)
async def test_it_goes_in_the_reader_s_language_where_there_is_one(
    settings: Settings, clock: Clock, language: str
) -> None:
    """Else in Indonesian, whole; never behind an opening for want of a language."""
    async with silent(settings, clock) as it:
        number = await it.proposes()
        async with it.on.world.app.database.writer.begin() as connection:
            await connection.execute(update(people).values(locale=language))
        clock.move(hours=25)
        [message] = await it.decided(Decision.KEEP, **KEPT)
        assert message.body.startswith(READ[language])
        for part in (number, "Sri Lestari", "Anggaran drainase habis"):
            assert part in message.body


async def test_within_the_hours_it_goes_as_ever(settings: Settings, clock: Clock) -> None:
    async with silent(settings, clock) as it:
        await it.proposes()
        clock.move(hours=3)
        [message] = await it.decided(Decision.KEEP, **KEPT)
        assert "Lalu bagaimana?" not in message.body
        assert message.body.startswith("Kabar usulan")


async def test_three_held_messages_come_in_order_after_buka(
    settings: Settings, clock: Clock
) -> None:
    async with silent(settings, clock, approved=("opening",)) as it:
        siti = await it.knows()
        clock.move(hours=25)
        [asked] = await it.tell(siti, "satu")
        assert asked.body.startswith("Ada kabar tentang musrenbang di wilayah Anda")
        assert asked.choices == [("do:open", "Buka")]
        assert await it.tell(siti, "dua") == []
        assert await it.tell(siti, "tiga") == []
        assert await it.hears("BUKA") == ["satu", "dua", "tiga"]
        # All is said; what they say now is heard as ever.
        assert await it.on.world.rows(select(openings)) == []
        [again] = await it.hears("buka")
        assert again.startswith("Tidak ada kabar yang menunggu")


async def test_the_button_does_it_too(settings: Settings, clock: Clock) -> None:
    async with silent(settings, clock, approved=("opening",)) as it:
        siti = await it.knows()
        clock.move(hours=25)
        await it.tell(siti, "satu")
        assert await it.hears("[Buka]") == ["satu"]
        [again] = await it.hears("[Buka]")
        assert again.startswith("Tidak ada kabar yang menunggu")


async def test_any_word_opens_it(settings: Settings, clock: Clock) -> None:
    async with silent(settings, clock, approved=("opening",)) as it:
        siti = await it.knows()
        clock.move(hours=25)
        await it.tell(siti, "satu")
        heard = await it.hears("bantuan")
        assert heard[-1] == "satu"
        assert len(heard) > 1


async def test_an_opening_names_the_proposal(settings: Settings, clock: Clock) -> None:
    async with silent(settings, clock, approved=("opening",)) as it:
        number = await it.proposes()
        clock.move(hours=25)
        [asked] = await it.decided(Decision.KEEP, **KEPT)
        assert f"Ada kabar tentang usulan {number} " in asked.body
        [news] = await it.hears("buka")
        assert "Anggaran drainase habis" in news


async def test_an_opening_that_nobody_answers(settings: Settings, clock: Clock) -> None:
    """Asked once more after a week; after two it counts as not reached, and goes all the same when
    they write."""
    async with silent(settings, clock, approved=("opening",)) as it:
        siti = await it.knows()
        clock.move(hours=25)
        [asked] = await it.tell(siti, "satu")
        assert await it.after(days=6) == []
        [again] = await it.after(days=1, minutes=1)
        assert again.body == asked.body
        assert await it.after(days=6) == []
        assert ("waiting", "opening") in await it.states()
        assert await it.after(days=1, minutes=1) == []
        assert ("waiting", "unanswered") in await it.states()
        # Nothing more is asked, whatever else comes.
        assert await it.tell(siti, "dua") == []
        assert await it.after(days=30) == []
        assert await it.hears("halo lagi") != []
        rows = await it.on.world.rows(select(outbox.c.text).where(outbox.c.state == "waiting"))
        assert rows == []
        bodies = [each.body for each in it.twilio.messages]
        assert bodies.count("satu") == bodies.count("dua") == 1


async def test_where_nothing_is_approved_it_waits(settings: Settings, clock: Clock) -> None:
    async with silent(settings, clock, approved=()) as it:
        siti = await it.knows()
        clock.move(hours=25)
        assert await it.tell(siti, "satu", TASKS) == []
        assert await it.states() == [("waiting", "nothing")]
        # Approved meanwhile: it goes.
        it.twilio.approve("tasks")
        before = len(it.twilio.messages)
        await it.looked()
        [message] = it.twilio.messages[before:]
        assert "Daftar pagi untuk petugas Imopuro" in message.body


async def test_where_nothing_was_handed_in_it_waits_as_ever(
    settings: Settings, clock: Clock
) -> None:
    async with silent(settings, clock, approved=None) as it:
        siti = await it.knows()
        clock.move(hours=25)
        assert await it.tell(siti, "satu", TASKS) == []
        assert await it.states() == [("waiting", None)]
        assert "satu" in await it.hears("halo")


FALLEN = {
    "paused": {"status": "paused"},
    "recategorised": {"status": "approved", "category": "MARKETING"},
    "rejected": {"status": "rejected"},
}


@pytest.mark.parametrize("case", FALLEN)
async def test_a_text_that_fell_gives_way_to_the_opening(
    settings: Settings, clock: Clock, case: str
) -> None:
    async with silent(settings, clock) as it:
        siti = await it.knows()
        clock.move(hours=25)
        [first] = await it.tell(siti, "satu", TASKS)
        assert "Daftar pagi" in first.body
        it.twilio.approve("tasks", **FALLEN[case])
        await it.looked()
        [asked] = await it.tell(siti, "dua", TASKS)
        assert asked.body.startswith("Ada kabar")
        assert await it.hears("buka") == ["dua"]


async def test_what_would_not_be_whole_is_held(settings: Settings, clock: Clock) -> None:
    async with silent(settings, clock) as it:
        await it.proposes()
        clock.move(hours=25)
        why = "Anggaran habis. " * 55
        [asked] = await it.decided(Decision.KEEP, **{**KEPT, "why": why.strip()})
        assert asked.body.startswith("Ada kabar")
        news = await it.hears("buka")
        assert " ".join(news).count("Anggaran habis.") == 55


async def test_a_long_message_that_goes_whole_is_not_said_twice(
    settings: Settings, clock: Clock
) -> None:
    """It would have been several messages; the approved text says all of it."""
    async with silent(settings, clock) as it:
        siti = await it.knows()
        clock.move(hours=25)
        [message] = await it.tell(siti, "kata " * 700, TASKS)
        assert "Daftar pagi" in message.body
        heard = await it.hears("halo")
        assert not any("kata kata" in each for each in heard)


async def test_a_new_text_goes_to_few_first(settings: Settings, clock: Clock) -> None:
    async with silent(settings, clock) as it:
        everybody = [await it.knows(f"warga{n}") for n in range(1, 4)]
        clock.move(hours=25)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("storage.messages.templates.FIRST", 2)
            patched.setattr("storage.messages.templates.ENOUGH", 1)
            sent = [each for to in everybody for each in await it.tell(to, "satu", TASKS)]
            assert len(sent) == 2
            assert (await it.states())[-1] == ("waiting", "fresh")
            path, form, headers = it.twilio.status(sent[0], "delivered")
            await it.on.post(form, headers, path)
            assert len(await it.after(minutes=1)) == 1


async def test_so_many_a_day_and_no_more(settings: Settings, clock: Clock) -> None:
    async with silent(settings, clock) as it:
        everybody = [await it.knows(f"warga{n}") for n in range(1, 5)]
        it.on.world.app.gate.daily = 2
        clock.move(hours=25)
        for to in everybody[:3]:
            await it.tell(to, "satu", TASKS, Priority.ANNOUNCEMENT)
        await it.tell(everybody[3], "dua", TASKS, Priority.OUTCOME)
        assert [state for state, _ in await it.states()].count("sent") == 2
        # Whoever was written to today costs no more.
        assert len(await it.tell(everybody[0], "tiga", TASKS)) == 1
        # The next day the more urgent goes first.
        it.on.world.app.gate.daily = 3
        [message] = await it.after(hours=1)
        assert message.to == it.on.phones["warga4"]
        assert len(await it.after(hours=25)) == 1
