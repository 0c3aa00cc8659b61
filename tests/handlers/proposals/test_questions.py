"""Questions of staff to an author, and which message answers them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from bot.channels.whatsapp.limits import WHATSAPP
from bot.settings import Settings
from bot.work.scheduler import Scheduler
from storage.database.tables import history, outbox, proposals, remarks
from storage.staff.roles import Role
from tests.handlers.staff.test_desk import official
from tests.support import Clock, Collector, Heard, Resident, World
from tests.whole.year.people import unpaced


async def asked(world: World, siti: Resident, *, text: str = "Berapa lebar jalannya?") -> Resident:
    """Staff have asked about Siti's newest proposal; gives who asked."""
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    [number] = await world.rows(
        select(proposals.c.number).order_by(proposals.c.number.desc()).limit(1)
    )
    for said in (f"tanya {number.number}", text, "ya"):
        heard = await lurah.say(said)
    assert "sudah dikirim" in heard[-1].text
    # Whoever is typing hears of it a little later.
    world.clock.move(minutes=11)
    world.app.claims.look()
    await world.app.settled()
    return lurah


async def answers(world: World) -> list[tuple[str | None, bool]]:
    """What was answered: text, and whether there is a picture."""
    query = select(remarks).where(remarks.c.answers.is_not(None)).order_by(remarks.c.id)
    return [(row.text, row.file_id is not None) for row in await world.rows(query)]


async def reply(siti: Resident, to: str, **what: Any) -> list[Heard]:
    """Replies to the newest message of ours with these words in it."""
    [row] = await siti.world.rows(
        select(outbox.c.platform_id)
        .where(outbox.c.address == siti.address, outbox.c.text.contains(to))
        .order_by(outbox.c.id.desc())
        .limit(1)
    )
    return await siti.take(reply_to=row.platform_id, **what)


async def test_the_only_thing_open_is_answered(world: World) -> None:
    siti = await world.person("siti").welcomed()
    number = await siti.proposes()
    lurah = await asked(world, siti)
    [question] = await siti.new()
    assert "Berapa lebar jalannya?" in question.text
    assert "Lurah" in question.text
    assert number in question.text
    await lurah.new()
    heard = await siti.say("Sekitar 3 meter, dari musala sampai jembatan")
    assert "sudah kami teruskan" in heard[-1].text
    assert await answers(world) == [("Sekitar 3 meter, dari musala sampai jembatan", False)]
    [told] = await lurah.new()
    assert "Sekitar 3 meter" in told.text
    # What comes now is no answer any more.
    heard = await siti.say("terus bagaimana kabarnya ya")
    assert len(await answers(world)) == 1
    # Both see the thread.
    for person, said in ((siti, f"cek {number}"), (lurah, f"buka {number}")):
        shown = (await person.say(said))[-1].text
        assert "Berapa lebar jalannya?" in shown
        assert "Sekitar 3 meter" in shown


async def test_photos_and_a_place_answer_too(world: World) -> None:
    siti = await world.person("siti").welcomed()
    number = await siti.proposes()
    lurah = await asked(world, siti)
    await siti.new()
    await siti.send_photo(album="a")
    await siti.send_photo(album="a")
    assert await answers(world) == [(None, True), (None, True)]
    told = await lurah.new()
    assert [each.file for each in told if each.file] == [f"{number}.jpg"] * 2
    await lurah.say(f"buka {number}")
    heard = await lurah.tap("Lihat foto")
    assert len([each for each in heard if each.file]) == 2
    await asked(world, siti, text="Di mana tepatnya?")
    await siti.share(-5.1113, 105.3075)
    row = (await world.rows(select(remarks).order_by(remarks.c.id.desc()).limit(1)))[0]
    assert (row.lat, row.lon) == (-5.1113, 105.3075)
    assert "-5.1113" in (await lurah.new())[-1].text


async def test_a_reply_answers_while_a_form_is_open(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    await siti.say("usul")
    await siti.say("Imopuro")
    await asked(world, siti)
    heard = await reply(siti, "Berapa lebar", text="3 meter")
    assert await answers(world) == [("3 meter", False)]
    assert siti.done.asking == "propose.topic"
    assert "tentang apa" in heard[-1].text


async def test_the_button_answers_while_a_form_is_open(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    for said in ("usul", "Imopuro", "1"):
        await siti.say(said)
    await asked(world, siti)
    heard = await siti.new()
    assert "Berapa lebar" in heard[-2].text
    assert "usulkan" in heard[-1].text  # the open question stands under it
    heard = await siti.tap("Jawab")
    assert "Berapa lebar" in heard[-1].text
    await siti.say("3 meter")
    assert await answers(world) == [("3 meter", False)]
    assert siti.done.asking == "propose.wish"
    # And the form has not taken the answer for its own.
    await siti.say("Perbaikan gorong-gorong RT 07")
    assert siti.done.asking == "propose.problem"


async def test_else_the_person_is_asked_which_is_meant(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    for said in ("usul", "Imopuro", "1"):
        await siti.say(said)
    await asked(world, siti)
    heard = await siti.say("Lebar jalan 3 meter di depan musala")
    assert "untuk yang mana" in heard[-1].text
    assert await answers(world) == []
    heard = await siti.tap("Jawaban ke petugas")
    assert await answers(world) == [("Lebar jalan 3 meter di depan musala", False)]
    assert siti.done.asking == "propose.wish"
    assert "usulkan" in heard[-1].text


async def test_the_form_is_meant(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    for said in ("usul", "Imopuro", "1"):
        await siti.say(said)
    await asked(world, siti)
    await siti.say("Perbaikan gorong-gorong")
    heard = await siti.say("di RT 07")  # more of the same
    assert "untuk yang mana" in heard[-1].text
    await siti.say("1")
    assert siti.done.asking == "propose.problem"
    # The form was last spoken to: nothing more is asked, and the question is not forgotten.
    heard = await siti.say("Mampet sejak Maret, air meluap")
    assert "untuk yang mana" not in heard[-1].text
    assert siti.done.asking == "propose.review"  # where it is has been said
    heard = await siti.say("kirim")
    assert any("belum Anda jawab" in message.text for message in heard)
    wishes = [row.wish for row in await world.rows(select(proposals.c.wish))]
    assert "Perbaikan gorong-gorong\ndi RT 07" in wishes
    await siti.say("3 meter")
    assert await answers(world) == [("3 meter", False)]


async def test_an_unseen_question_takes_no_answer(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    world.clock.now = world.clock.now.replace(hour=14)  # 21.00 in Metro
    for said in ("tanya 1", "Berapa lebar jalannya?", "ya"):
        await lurah.say(said)
    assert await siti.new() == []
    await siti.say("terima kasih banyak ya pak")
    assert await answers(world) == []
    world.clock.move(hours=9)
    world.app.claims.look()
    await world.app.settled()
    assert "Berapa lebar" in (await siti.new())[-1].text
    await siti.say("3 meter")
    assert await answers(world) == [("3 meter", False)]


async def test_choices_and_ways_are_the_form_s(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    for said in ("usul", "Imopuro"):
        await siti.say(said)
    await asked(world, siti)
    await siti.say("ekonomi")
    assert siti.done.asking == "propose.wish"
    await siti.say("kembali")
    assert siti.done.asking == "propose.topic"
    assert await answers(world) == []


async def test_a_photo_while_a_form_is_open(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    for said in ("usul", "Imopuro", "2", "Pelatihan menjahit", "Banyak yang menganggur", "RT 1"):
        await siti.say(said)
    await siti.say("foto")
    assert siti.done.asking == "propose.photos"
    await asked(world, siti)
    heard = await siti.send_photo()
    assert "untuk yang mana" in heard[-1].text
    await siti.tap("Usulan yang ditulis")
    await siti.say("selesai")
    await siti.say("kirim")
    assert await answers(world) == []
    assert await world.count("proposal_files") == 1


async def test_several_questions(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    await asked(world, siti)
    await siti.proposes("Perbaikan lampu jalan Gang Mawar")
    await asked(world, siti, text="Ada berapa tiang?")
    heard = await siti.say("Ada empat")
    assert "Yang mana" in heard[-1].text
    await siti.tap("Jawab nomor 2")
    rows = await world.rows(select(remarks).order_by(remarks.c.id))
    by_id = {row.id: row for row in rows}
    [given] = [row for row in rows if row.answers is not None]
    assert (given.text, by_id[given.answers].text) == ("Ada empat", "Ada berapa tiang?")
    await siti.say("jawab 3 meter")
    assert [text for text, _ in await answers(world)] == ["Ada empat", "3 meter"]
    assert "Tidak ada pertanyaan" in (await siti.say("jawab"))[-1].text


async def test_commands_are_still_commands(world: World) -> None:
    siti = await world.person("siti").welcomed()
    number = await siti.proposes()
    await asked(world, siti)
    assert number in (await siti.say("usulan saya"))[-1].text
    await siti.say("usul lampu jalan mati di Gang Mawar")
    assert siti.done.asking == "propose.area"
    await siti.say("batal")
    await siti.say("ya")
    await siti.say("sudah")  # nothing of hers is said to be done: it is the answer
    assert await answers(world) == [("sudah", False)]


async def test_one_reminder_after_a_week(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    await asked(world, siti)
    await siti.new()
    scheduler = Scheduler(world.app.turns, world.clock)
    for days, told in ((6, 0), (1.1, 1), (8, 0)):
        world.clock.move(days=days)
        await scheduler.unanswered()
        await world.app.settled()
        heard = await siti.new()
        assert len(heard) == told, days
        if told:
            assert "masih menunggu jawaban" in heard[0].text
            assert "Berapa lebar" in heard[0].text
    await reply(siti, "masih menunggu jawaban", text="3 meter")
    assert await answers(world) == [("3 meter", False)]


async def test_a_question_that_waits_is_not_asked_twice_at_once(
    settings: Settings, clock: Clock
) -> None:
    """WhatsApp's window is shut for weeks; then the question comes, and only the question."""
    channels = {n: Collector(n, unpaced(WHATSAPP)) for n in ("whatsapp", "terminal")}
    async with World.made(settings, clock, channels=channels) as world:
        siti = await world.person("+6281234567890", "whatsapp").welcomed()
        await siti.proposes()
        clock.move(days=2)
        await asked(world, siti)
        scheduler = Scheduler(world.app.turns, clock)
        clock.move(days=12)
        await scheduler.unanswered()
        for said in ("usul", "batal", "ya"):  # a form that ends
            await siti.say(said)
        clock.move(minutes=11)
        world.app.claims.look()
        await siti.new()
        assert sum("Berapa lebar" in heard.text for heard in siti.heard) == 1
        # The week is counted from when it came.
        for days, told in ((6, 1), (1.1, 2), (8, 2)):
            clock.move(days=days)
            await scheduler.unanswered()
            await siti.say("bantuan")
            assert sum("Berapa lebar" in heard.text for heard in siti.heard) == told, days


async def test_a_number_picks_what_came_unasked(settings: Settings, clock: Clock) -> None:
    """Where choices are numbers: "1" is "Jawab" under the question, and no answer."""
    channels = {n: Collector(n, unpaced(WHATSAPP)) for n in ("whatsapp", "terminal")}
    async with World.made(settings, clock, channels=channels) as world:
        siti = await world.person("+6281234567890", "whatsapp").welcomed()
        await siti.proposes()
        await asked(world, siti)
        await siti.say("1")
        assert await answers(world) == []
        assert siti.done.asking == "answer.text"
        await siti.say("3 meter")
        assert await answers(world) == [("3 meter", False)]
        # Something else has been said meanwhile: its choices count again.
        heard = await siti.say("bantuan")
        number = heard[-1].labels.index("Usulan saya") + 1
        assert "MTR-2028-00001" in (await siti.say(str(number)))[-1].text


async def test_nobody_is_reminded_of_what_has_ended(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    await asked(world, siti)
    await siti.say("tarik 1")
    await siti.say("ya")
    assert "menunggu jawaban" not in siti.heard[-1].text
    world.clock.move(days=8)
    await Scheduler(world.app.turns, world.clock).unanswered()
    assert await siti.new() == []


async def test_only_staff_of_the_area_ask(world: World) -> None:
    siti = await world.person("siti").welcomed()
    number = await siti.proposes()
    other = await official(world, "ani", Role.VERIFIKATOR, "18.72.02")
    for person in (siti, other):
        assert "di luar wilayah" in (await person.say(f"tanya {number}"))[-1].text


async def test_a_question_is_shown_to_its_author_alone(world: World) -> None:
    siti, budi = await world.person("siti").welcomed(), await world.person("budi").welcomed()
    await siti.proposes()
    lurah = await asked(world, siti)
    [row] = await world.rows(select(remarks.c.id))
    for who in (budi, lurah):
        heard = await who.take(choice=f"do:answer:{row.id}")
        assert all("Berapa lebar jalannya?" not in each.text for each in heard)
        assert "sudah tidak menunggu" in heard[-1].text
    heard = await siti.take(choice=f"do:answer:{row.id}")
    assert "Berapa lebar jalannya?" in heard[-1].text


async def test_answers_go_with_the_person(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    await asked(world, siti)
    await siti.say("Nomor saya 0812 3456 7890")
    await siti.say("hapus data saya")
    await siti.say("ya")
    assert await answers(world) == []
    kept = await world.rows(select(history.c.data))
    assert not any("0812" in str(row.data) for row in kept)


async def test_a_photo_that_answered_goes_too(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    await asked(world, siti)
    await siti.send_photo()
    await siti.say("hapus data saya")
    assert "sudah dihapus" in (await siti.say("ya"))[-1].text
    assert await world.count("files") == 0
