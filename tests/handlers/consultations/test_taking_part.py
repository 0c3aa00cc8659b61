"""Taking part: changed definitions, codes, several people at one phone, the hall, the end."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from bot.channels.browser.channel import Browser
from bot.channels.telegram.limits import TELEGRAM
from bot.channels.whatsapp.limits import WHATSAPP
from bot.work.scheduler import Scheduler
from storage.database.tables import answers, consultations, participants, tallies
from storage.staff.roles import Role
from tests.consulted import file_of, mended, opened
from tests.handlers.staff.test_desk import official
from tests.support import Clock, Collector, Resident, SettingsIn, World

IMOPURO = "18.72.01.1003"


async def answers_of(world: World) -> list[dict[str, Any]]:
    return [row.data for row in await world.rows(select(answers))]


async def anonymous(person: Resident, *said: str) -> str:
    """Answers without a name; gives the code that is shown."""
    await person.say("konsultasi")
    await person.tap("Mulai menjawab")
    await person.tap("Tanpa nama")
    for line in said:
        await person.say(line)
    heard = await person.tap("Kirim")
    found = re.search(r"\b[A-Z2-9]{5}-[A-Z2-9]{5}\b", heard[-1].text)
    assert found is not None
    return found[0]


async def test_a_question_changes_under_an_answer(world: World) -> None:
    """What is no longer the same question is asked anew, whoever had answered it; the rest stays,
    and nothing is counted under a question that was not asked."""
    held = await opened(world, file_of("semua"))
    siti = await world.person().lives_in(IMOPURO)
    await siti.say("konsultasi")
    await siti.tap("Mulai menjawab")
    for said in ("ya", "karena rata", "air bersih", "3"):
        await siti.say(said)
    other = file_of("semua").replace("jalan: Jalan, air: Air bersih", "listrik: Listrik, air: Air")
    await mended(world, held, other)
    heard = (await siti.say("1, 3"))[-1]
    # Of two answers, one because of the other; what was typed is not swallowed.
    assert "2 jawaban tidak cocok lagi" in heard.text
    assert '"1, 3"' in heard.text
    assert heard.labels[:3] == ["Listrik", "Air", "Sampah"]
    for said in (
        "listrik",
        "1, 3",
        "3 1 2",
        "sesuai",
        "tambah bak sampah",
        "depan pasar",
        "lewati",
    ):
        await siti.say(said)
    await siti.tap("Kirim")
    [kept] = await answers_of(world)
    assert (kept["tema"], kept["tema_why"], kept["utama"]) == ("ya", "karena rata", "listrik")
    assert "air" not in kept


async def test_only_words_change_once_somebody_has_answered(world: World) -> None:
    held = await opened(world, file_of("tanpa_nama"))
    siti = await world.person().lives_in(IMOPURO)
    await anonymous(siti, "puas", "lewati")
    words = file_of("tanpa_nama").replace("Seberapa puas Anda", "Seberapa senang Anda")
    assert (await mended(world, held, words)).version == 2
    budi = await world.person("budi").lives_in(IMOPURO)
    await budi.say("konsultasi")
    await budi.tap("Mulai menjawab")
    assert "Seberapa senang Anda" in (await budi.tap("Dengan nama"))[-1].text


async def test_a_code_changes_an_anonymous_answer(world: World) -> None:
    await opened(world, file_of("tanpa_nama"))
    siti = await world.person().lives_in(IMOPURO)
    code = await anonymous(siti, "puas", "lewati")
    assert "KONSULTASI dan kode" in (await siti.say("konsultasi"))[-1].text
    # Anybody who has the code may, from any phone; whose answer it is nobody knows.
    budi = await world.person("budi").lives_in(IMOPURO)
    heard = (await budi.say(f"konsultasi {code.lower().replace('-', ' ')}"))[-1]
    assert "Kepuasan: Puas" in heard.text
    await budi.tap("Ubah")
    await budi.tap("Kepuasan")
    for said in ("tidak puas", "loketnya satu"):
        await budi.say(said)
    assert "sudah kami simpan" in (await budi.tap("Kirim"))[-1].text
    assert await answers_of(world) == [{"puas": "s1", "kurang": "loketnya satu"}]
    assert await world.rows(select(participants.c.answer)) == [(None,)]
    assert "tidak kami kenal" in (await budi.say("konsultasi ABCDE-FGH22"))[-1].text
    # Deleted by it too, as is promised where it is shown: asked first, then counted no more.
    await budi.say(f"konsultasi {code}")
    assert "tidak dihitung lagi" in (await budi.tap("Hapus jawaban saya"))[-1].text
    assert "sudah dihapus" in (await budi.tap("Ya, hapus"))[-1].text
    assert await answers_of(world) == []
    assert await world.rows(select(tallies.c.n).where(tallies.c.n != 0)) == []
    assert "tidak kami kenal" in (await budi.say(f"konsultasi {code}"))[-1].text


async def test_several_people_share_a_phone(world: World) -> None:
    await opened(world, file_of("tanpa_nama"))
    siti = await world.person().lives_in(IMOPURO)
    await anonymous(siti, "puas", "lewati")
    for n in range(4):
        heard = (await siti.tap("Orang lain di HP ini"))[-1]
        assert "kelurahan mana" in heard.text, n
        for said in ("yosomulyo", "dengan nama", "sangat puas", "laki-laki", "kirim"):
            heard = (await siti.say(said))[-1]
        assert "Terima kasih" in heard.text
    assert "5 orang" in (await siti.tap("Orang lain di HP ini"))[-1].text
    assert len(await answers_of(world)) == 5


async def test_what_staff_type_is_never_anonymous(world: World) -> None:
    await opened(world, file_of("tanpa_nama"))
    siti = await world.person().lives_in(IMOPURO)
    await siti.say("konsultasi")
    button = siti.heard[-1].id("Mulai menjawab").replace("mulai", "balai")
    assert "di luar wilayah atau peran" in (await siti.take(choice=button))[-1].text
    ani = await official(world, "ani", Role.PENDAMPING, IMOPURO)
    await ani.take(choice=button)
    for said in ("imopuro", "puas", "lewati", "kirim"):
        heard = (await ani.say(said))[-1]
        assert "Tanpa nama" not in heard.labels
    assert 'tanda "diisi petugas"' in heard.text
    [row] = await world.rows(select(answers))
    assert (row.assisted, row.digest) == (True, None)


async def test_it_closes_at_its_time(world: World, clock: Clock) -> None:
    await opened(world, file_of("tanpa_nama"))
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72")
    siti = await world.person().lives_in(IMOPURO)
    await siti.say("konsultasi")
    await siti.tap("Mulai menjawab")
    for said in ("dengan nama", "puas", "lewati"):
        await siti.say(said)
    clock.move(days=8)
    await Scheduler(world.app.turns, clock).consulted()
    assert "sudah ditutup" in (await siti.tap("Kirim"))[-1].text
    assert await answers_of(world) == []
    assert "0 jawaban" in (await lurah.new())[-1].text
    clock.move(days=30)
    await Scheduler(world.app.turns, clock).consulted()
    await Scheduler(world.app.turns, clock).consulted()
    [late] = await lurah.new()  # once a week, however often it is looked
    assert "ditutup 30 hari lalu" in late.text
    [row] = await world.rows(select(consultations.c.state))
    assert row.state == "closed"


def many(questions: int, choices: int, text: str, name: str) -> str:
    """A consultation of so many questions, the first of so many choices."""
    lines = [
        "judul: Rencana kerja kota yang judulnya panjang sekali, sampai batas yang boleh",
        'wilayah: "18.72"',
        "buka: 2026-11-20",
        "tutup: 2026-12-20",
        "pertanyaan:",
    ]
    offered = ", ".join(f"a{n}: {n:02}{'x' * 20}" for n in range(choices))
    for n in range(questions):
        kind = f"satu\n    pilihan: {{{offered}}}" if n == 0 else "teks\n    boleh_dilewati: ya"
        lines.append(f"  - kunci: p{n}\n    jenis: {kind}")
        lines.append(f"    nama: {name} {n:02}\n    teks: {text} {n:02}")
    return "\n".join(lines)


async def test_forty_questions_and_sixty_choices_on_every_channel(
    tmp_path: Any, clock: Clock, settings_in: SettingsIn
) -> None:
    """Texts at their limits: nothing that a channel could not carry."""
    known = {"telegram": TELEGRAM, "whatsapp": WHATSAPP, "browser": Browser.limits}
    # Nobody waits here for a chat to be spoken to again.
    every = {name: replace(each, chat_rate=1e4, chat_burst=1000) for name, each in known.items()}
    channels = {name: Collector(name, limits) for name, limits in every.items()}
    settings = settings_in(tmp_path / "many")
    async with World.made(settings, clock, channels=channels, limits=every) as world:
        await opened(world, many(40, 60, "t" * 397, "n" * 37))
        for name, limits in every.items():
            siti = await world.person("siti", name).lives_in(IMOPURO)
            await siti.say("konsultasi")
            await siti.tap("Mulai menjawab")
            await siti.say("59")
            for _ in range(39):
                await siti.say("x" * 999)
            await siti.say("kirim")
            assert "Terima kasih" in siti.heard[-1].text
            for parcel in channels[name].sent:
                room = (limits.body_with_buttons if parcel.buttons else None) or limits.text
                assert len(parcel.text) <= max(room, limits.text), name
                assert all(len(button.id.encode()) <= 64 for button in parcel.buttons)
        kept = await answers_of(world)
        assert len(kept) == 3
        assert all(each["p0"] == "a58" and each["p39"] == "x" * 999 for each in kept)


async def test_ten_questions_are_twelve_messages(
    tmp_path: Any, clock: Clock, settings_in: SettingsIn
) -> None:
    """By its link, on WhatsApp."""
    channels = {"whatsapp": Collector("whatsapp", WHATSAPP)}
    async with World.made(settings_in(tmp_path / "ten"), clock, channels=channels) as world:
        text = many(10, 4, "Apa masukan Anda untuk bagian", "Bagian")
        held = await opened(world, text)
        siti = await world.person("siti", "whatsapp").lives_in(IMOPURO)
        before = len(channels["whatsapp"].sent)
        first = (await siti.take(start=f"k_{held.code}"))[-1].text
        assert "Ada 10 pertanyaan, kira-kira 4 menit" in first
        await siti.say("1")
        for _ in range(9):
            await siti.say("baik sekali")
        await siti.say("kirim")
        assert "Terima kasih" in siti.heard[-1].text
        assert len(channels["whatsapp"].sent) - before <= 12


async def test_whoever_proposes_is_invited_with_the_number(world: World) -> None:
    """In the same message, until they have answered."""
    await opened(world, file_of("tanpa_nama"))
    siti = await world.person().lives_in(IMOPURO)
    number = await siti.proposes("Perbaikan drainase Gang Mawar")
    told = siti.heard[-1]
    assert number in told.text
    assert 'konsultasi "Layanan kelurahan". Ada 2 pertanyaan, kira-kira 1 menit' in told.text
    assert "Mulai menjawab" in (await siti.tap("Isi konsultasi"))[-1].labels
    await anonymous(siti, "puas", "lewati")
    await siti.proposes("Lampu jalan di Gang Melati")
    assert "Layanan kelurahan" not in siti.heard[-1].text
