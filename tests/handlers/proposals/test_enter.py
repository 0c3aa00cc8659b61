"""Proposals entered for people without a phone, and how those take them over."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator
from typing import Any

import orjson
import pytest
from sqlalchemy import event, select, update

from bot.channels.limits import TELEGRAM, WHATSAPP
from bot.channels.terminal.channel import Terminal
from bot.settings import Settings
from storage.database.store import Store
from storage.database.tables import claims, history, people, proposals, staff
from storage.people import own_data
from storage.proposals import lists
from storage.proposals.model import Content
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.handlers.staff.test_desk import official
from tests.support import Clock, Collector, Heard, Resident, World
from tests.whole.test_platforms import on_telegram
from tests.whole.test_platforms import on_whatsapp as on_whats_app

IMOPURO = "18.72.01.1003"
PHONE = "+6281234567890"
CONTENT = (
    "1", "Perbaikan drainase Jl. Mawar RT 05", "Setiap hujan air masuk rumah warga",
    "RT 05/RW 02", "120 m", "lewati", "lewati",
)  # fmt: skip


def unpaced(limits: Any) -> Any:
    return dataclasses.replace(limits, rate=1e4, chat_rate=1e4, chat_burst=1000)


@pytest.fixture
async def world(settings: Settings, clock: Clock) -> AsyncIterator[World]:
    """With the platforms by which numbers are proven."""
    limits = {
        "terminal": Terminal.limits,
        "telegram": unpaced(TELEGRAM),
        "whatsapp": unpaced(WHATSAPP),
    }
    channels = {name: Collector(name, each) for name, each in limits.items()}
    async with World.made(settings, clock, channels=channels) as made:
        yield made


@dataclasses.dataclass
class OnWhatsApp(Resident):
    """Whose number comes with every message."""

    async def take(self, *, id: str | None = None, **what: Any) -> list[Heard]:
        return await super().take(id=id, phone=self.address, **what)


def on_whatsapp(world: World, phone: str = PHONE) -> OnWhatsApp:
    return OnWhatsApp(world, "whatsapp", phone)


async def enters(
    staff: Resident, name: str = "Ibu Suratmi", phone: str = "0812-3456-7890", area: str = ""
) -> str:
    """Enters a whole proposal; gives its number."""
    for said in ("wakilkan", name, "ya", phone, *([area] if area else []), *CONTENT, "kirim"):
        heard = await staff.say(said)
    words = heard[-1].text.split()
    return next(word.rstrip(".") for word in words if word.startswith("MTR-"))


async def kept(world: World) -> Any:
    return (await world.rows(select(proposals).order_by(proposals.c.number)))[-1]


# --- entering -------------------------------------------------------------------------------


async def test_a_proposal_for_somebody_without_a_phone(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    heard = await rt.say("wakilkan")
    assert rt.done.asking == "enter.whom"
    assert "(1 dari 11)" in heard[0].text
    heard = await rt.say("Ibu Suratmi")
    assert "Apakah Ibu Suratmi setuju?" in heard[0].text
    assert heard[0].labels[:2] == ["Ya, setuju", "Tidak"]
    await rt.say("terserah")
    assert rt.done.asking == "enter.agreed"
    await rt.tap("Ya, setuju")
    heard = await rt.say("081x")
    assert '"081x" belum terbaca' in heard[0].text
    await rt.say("0812 3456 7890")
    # A pendamping of one kelurahan is not asked which.
    assert rt.done.asking == "enter.topic"
    for said in CONTENT:
        heard = await rt.say(said)
    assert "disampaikan untuk Ibu Suratmi" in heard[0].text
    for line in ("Nama warga: Ibu Suratmi", "Persetujuan: Ya", f"Nomor HP: {PHONE}"):
        assert line in heard[0].text
    heard = await rt.tap("Kirim")
    told = heard[0].text
    assert "Usulan Ibu Suratmi sudah kami terima dengan nomor MTR-2028-00001" in told
    assert "Kabarnya kami kirim kepada Anda" in told
    assert f"WhatsApp dari nomor {PHONE}" in told
    assert heard[0].file == "MTR-2028-00001.png"
    row = await kept(world)
    assert (row.person_id, row.name, row.show_name) == (None, "Ibu Suratmi", "none")
    [budi] = await world.rows(select(people.c.id))
    assert row.entered_by == budi.id
    [step] = await world.rows(select(history))
    assert (step.actor, step.role, step.area) == ("Budi", "pendamping", IMOPURO)
    assert step.data == {"consent": "2026-11-lisan"}
    [claim] = await world.rows(select(claims))
    assert (claim.proposal_id, claim.phone) == (row.id, PHONE)


async def test_without_consent_nothing_is_kept(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    await rt.say("usul untuk warga")
    await rt.say("Ibu Suratmi")
    heard = await rt.say("tidak")
    assert "tidak kami simpan" in heard[0].text
    assert heard[0].labels == ["Buat usulan"]
    assert rt.done.asking is None
    assert await world.count("proposals") == 0
    assert await world.count("claims") == 0
    # Nor when the answer is changed at the end.
    for said in ("wakilkan", "Ibu Suratmi", "ya", "lewati", *CONTENT, "ubah", "Persetujuan"):
        await rt.say(said)
    heard = await rt.say("tidak")
    assert "tidak kami simpan" in heard[0].text
    assert await world.count("proposals") == 0


async def test_put_aside_and_gone_on_with(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    for said in ("wakilkan", "Ibu Suratmi", "ya", "lewati", "1"):
        await rt.say(said)
    await rt.say("usul")
    await rt.tap("Simpan, buka lain")
    for said in ("batal", "wakilkan"):
        heard = await rt.say(said)
    assert "usulan untuk Ibu Suratmi" in heard[-1].text
    await rt.tap("Lanjutkan")
    assert rt.done.asking == "enter.wish"
    # Another one instead: the kelurahan is known again.
    await rt.say("wakilkan")
    await rt.tap("Mulai baru")
    for said in ("Bapak Karto", "ya", "lewati"):
        await rt.say(said)
    assert rt.done.asking == "enter.topic"


async def test_only_for_those_who_may(world: World) -> None:
    siti = await world.person("siti").welcomed()
    heard = await siti.say("wakilkan")
    assert "dipakai pendamping dan fasilitator" in heard[0].text
    looker = await official(world, "amat", Role.PENGAMAT, "18.72")
    assert "Peran Anda (pengamat Kota Metro)" in (await looker.say("wakilkan"))[0].text
    # A role that ended while the form was open.
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    for said in ("wakilkan", "Ibu Suratmi", "ya", "lewati", *CONTENT):
        await rt.say(said)
    async with world.app.database.writer.begin() as connection:
        await connection.execute(update(staff).values(until_at=world.clock()))
    assert "di luar wilayah atau peran" in (await rt.say("kirim"))[0].text
    assert await world.count("proposals") == 0


async def test_within_the_area_of_the_role(world: World) -> None:
    camat = await official(world, "camat", Role.FASILITATOR, "18.72.02")
    for said in ("wakilkan", "Ibu Suratmi", "ya", "lewati"):
        heard = await camat.say(said)
    assert camat.done.asking == "enter.area"
    assert {"Banjarsari", "Purwosari", "Karangrejo", "Purwoasri"} <= set(heard[0].labels)
    assert "Imopuro" not in heard[0].labels
    heard = await camat.say("Imopuro")
    assert "Kelurahan Imopuro di luar wilayah Anda" in heard[0].text
    heard = await camat.say("kel. purwosari")
    assert heard[0].labels[:3] == ["Purwosari", "Purwoasri", "Bukan itu"]
    await camat.tap("Purwosari")
    assert camat.done.asking == "enter.topic"
    # Of two that are alike, what is not theirs is not offered.
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72.02.1002")
    for said in ("wakilkan", "Ibu Suratmi", "ya", "lewati", "kembali"):
        await lurah.say(said)
    assert lurah.done.asking == "enter.area"
    heard = await lurah.say("kel. purwosari")
    assert heard[0].labels[:2] == ["Purwosari", "Bukan itu"]
    heard = await lurah.tap("Bukan itu")
    assert heard[0].labels[0] == "Kec. Metro Utara"
    heard = await lurah.tap("Kec. Metro Utara")
    assert heard[0].labels[0] == "Purwosari"


async def test_whoever_entered_it_follows_it(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    number = await enters(rt)
    heard = await rt.say("usulan saya")
    assert f"{number} - Perbaikan drainase Jl. Mawar RT 05 - diajukan (untuk Ibu Suratmi)" in (
        heard[0].text
    )
    heard = await rt.say("cek 1")
    assert heard[0].labels == ["Ubah usulan", "Tarik usulan"]
    assert "disampaikan untuk warga. (Budi, pendamping Kelurahan Imopuro)" in heard[0].text
    await rt.tap("Ubah usulan")
    assert "atas nama Ibu Suratmi" in rt.heard[-1].text
    for said in ("ubah", "Volume", "150 m"):
        await rt.say(said)
    heard = await rt.tap("Simpan perubahan")
    assert "sudah disimpan" in heard[0].text
    row = await kept(world)
    assert (row.name, row.show_name, row.volume_text) == ("Ibu Suratmi", "none", "150 m")
    # What staff decide is told to whoever entered it, and for whom that was.
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    await lurah.say(f"buka {number}")
    await lurah.tap("Kembalikan")
    await lurah.tap("Data belum lengkap")
    await lurah.say("Mohon tulis nomor rumahnya")
    await lurah.say("ya")
    [told] = await rt.new()
    assert "yang Anda sampaikan untuk Ibu Suratmi" in told.text
    await rt.say("tarik 1")
    heard = await rt.say("ya")
    assert "sudah ditarik" in heard[0].text
    steps = await world.rows(select(history).order_by(history.c.version))
    assert [(s.event, s.role) for s in steps] == [
        ("submitted", "pendamping"),
        ("changed", "pendamping"),
        ("returned", "verifikator"),
        ("withdrawn", "pendamping"),
    ]
    # The number is of no use any more.
    assert await world.count("claims") == 0


async def test_cek_prefers_what_one_follows(world: World) -> None:
    """Of two proposals with the same running number, one's own; also one entered for another."""
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    await enters(rt)
    siti = await world.person("siti").welcomed()
    world.clock.move(days=100)
    await siti.proposes("Usulan tahun berikutnya")
    assert "Perbaikan drainase" in (await rt.say("cek 1"))[0].text
    assert "Usulan tahun berikutnya" in (await siti.say("cek 1"))[0].text


async def test_ubah_keeps_the_name_that_was_given(world: World) -> None:
    siti = world.person()
    await siti.say("halo")
    await siti.tap("Setuju")
    await siti.say("Siti Aminah")
    await siti.tap("Inisial saja")
    for said in ("usul", "Imopuro", *CONTENT):
        await siti.say(said)
    await siti.tap("Ganti nama")
    await siti.say("Pak Budi")
    await siti.tap("Kirim")
    await siti.say("ubah 1")
    assert "atas nama Pak Budi" in siti.heard[-1].text
    heard = await siti.tap("Simpan perubahan")
    assert "Tidak ada yang berubah" in heard[0].text
    assert ((await kept(world)).name, (await kept(world)).show_name) == ("Pak Budi", "none")


# --- taking over ----------------------------------------------------------------------------


async def test_taken_over_after_the_first_hello_on_whatsapp(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    number = await enters(rt)
    ratmi = on_whatsapp(world)
    await ratmi.say("halo")
    await ratmi.tap("Setuju")
    heard = await ratmi.say("lewati")
    assert "Budi, pendamping Kelurahan Imopuro, menyampaikan usulan" in heard[-1].text
    assert f'{number} "Perbaikan drainase' in heard[-1].text
    assert heard[-1].labels == ["Ya, itu usulan saya", "Bukan saya"]
    # Whose it is said to be is told to nobody whose number it may not be.
    assert "Suratmi" not in heard[-1].text
    [told] = await ratmi.tap("Ya, itu usulan saya")
    assert "(disampaikan untuk Anda Selasa, 24 November 2026)" in told.text
    assert "kami kirim kepada Anda" in told.text
    [told] = await rt.new()
    assert f"Ibu Suratmi sekarang mengikuti sendiri usulan {number}" in told.text
    assert await world.count("claims") == 0
    assert await world.count("codes") == 0
    row = await kept(world)
    [person] = await world.rows(select(people.c.id).where(people.c.channel == "whatsapp"))
    assert (row.person_id, row.version) == (person.id, 2)
    # From now on it is theirs alone.
    assert number in (await ratmi.say("usulan saya"))[0].text
    assert "belum pernah mengirim" in (await rt.say("usulan saya"))[0].text
    assert "bukan dari Anda" in (await rt.say("tarik 1"))[0].text
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    await lurah.say(f"buka {number}")
    await lurah.tap("Nyatakan lengkap")
    await lurah.say("ya")
    assert "Kabar usulan" in (await ratmi.new())[0].text
    assert await rt.new() == []
    # The same button once more.
    assert "sudah dijawab" in (await ratmi.tap("Ya, itu usulan saya"))[0].text


async def test_what_was_said_before_the_consent_goes_on(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    await enters(rt)
    ratmi = on_whatsapp(world)
    await ratmi.say("usul")
    await ratmi.tap("Setuju")
    heard = await ratmi.say("lewati")
    assert "Ya, itu usulan saya" in heard[1].labels
    assert ratmi.done.asking == "propose.area"
    await ratmi.say("Yosodadi")
    # The question may be answered at any time; the form goes on where it was.
    await ratmi.tap("Ya, itu usulan saya")
    assert ratmi.done.asking == "propose.topic"
    assert (await kept(world)).person_id is not None


async def test_somebody_else_s_number(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    number = await enters(rt)
    other = await on_whatsapp(world).welcomed()
    heard = await other.tap("Bukan saya")
    assert "sudah kami lepas" in heard[0].text
    [told] = await rt.new()
    assert f"Nomor telepon untuk usulan {number}" in told.text
    assert "bukan milik Ibu Suratmi" in told.text
    assert await world.count("claims") == 0
    assert (await kept(world)).person_id is None
    # Nothing more is asked, and it is still followed by whoever entered it.
    assert "belum pernah mengirim" in (await other.say("usulan saya"))[0].text
    assert number in (await rt.say("usulan saya"))[0].text
    steps = await world.rows(select(history.c.event).order_by(history.c.version))
    assert [step.event for step in steps] == ["submitted", "disowned"]
    assert "bukan milik pengusul" in (await rt.say("cek 1"))[0].text


async def test_several_are_asked_about_one_by_one(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    ratmi = await on_whatsapp(world).welcomed()
    numbers = [await enters(rt, name) for name in ("Ibu Suratmi", "Bapak Karto", "Ibu Suratmi")]
    ratmi.heard.clear()
    await ratmi.new()
    heard = await ratmi.say("usulan saya")
    assert numbers[0] in heard[-1].text
    heard = await ratmi.tap("Ya, itu usulan saya")
    assert "kami kirim kepada Anda" in heard[0].text
    assert numbers[1] in heard[1].text
    heard = await ratmi.tap("Bukan saya")
    assert numbers[2] in heard[1].text
    heard = await ratmi.tap("Ya, itu usulan saya")
    assert len(heard) == 1
    heard = await ratmi.say("usulan saya")
    assert len(heard) == 1
    assert numbers[0] in heard[0].text
    assert numbers[1] not in heard[0].text
    assert numbers[2] in heard[0].text


async def test_known_on_whatsapp_already(world: World) -> None:
    """Asked at once, without having to come by."""
    ratmi = await on_whatsapp(world).welcomed()
    quiet = await on_whatsapp(world, "+6281300000000").welcomed()
    await quiet.say("berhenti")
    declined = on_whatsapp(world, "+6281400000000")
    await declined.say("halo")
    await declined.tap("Tidak")
    await declined.new()
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    number = await enters(rt)
    [asked] = await ratmi.new()
    assert number in asked.text
    [told] = await ratmi.tap("Ya, itu usulan saya")
    assert "kami kirim kepada Anda" in told.text
    for who in (quiet, declined):
        await enters(rt, phone=who.address)
        assert await who.new() == []
    assert any("Ya, itu usulan saya" in h.labels for h in await quiet.say("usulan saya"))


async def test_the_own_contact_on_telegram(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    number = await enters(rt)
    ratmi = await world.person("7", "telegram").welcomed()
    assert "Bagikan kontak" not in (await ratmi.say("usulan saya"))[0].text
    assert "bagikan kontak Anda sendiri" in (await ratmi.say("ambil alih"))[0].text
    heard = await ratmi.take(phone="+6281300000000")
    assert "Belum ada usulan" in heard[0].text
    # In the middle of something else, which goes on.
    for said in ("usul", "Yosodadi"):
        await ratmi.say(said)
    heard = await ratmi.take(phone=PHONE)
    assert number in heard[0].text
    assert ratmi.done.asking == "propose.topic"
    assert "masuk bidang apa" in heard[1].text
    heard = await ratmi.tap("Ya, itu usulan saya")
    assert (await kept(world)).person_id is not None
    assert "mengikuti sendiri" in (await rt.new())[0].text


async def test_the_own_contact_before_the_consent(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    number = await enters(rt)
    first = world.person("7", "telegram")
    heard = await first.take(phone=PHONE)
    assert "Setuju?" in heard[0].text
    await first.tap("Setuju")
    heard = await first.say("lewati")
    assert number in heard[-1].text
    second = world.person("8", "telegram")
    await second.say("halo")
    await second.take(phone=PHONE)
    await second.tap("Setuju")
    heard = await second.say("lewati")
    assert number in heard[-1].text
    # Both have proven the number; the first to answer has it.
    await first.tap("Ya, itu usulan saya")
    assert "sudah dijawab" in (await second.tap("Ya, itu usulan saya"))[0].text


async def test_a_number_cannot_be_typed(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    await enters(rt)
    for n, said in enumerate((f"phone:{PHONE}", f"start:phone:{PHONE}", PHONE, "ambil alih")):
        thief = world.person(f"thief{n}")
        await thief.say(said)
        await thief.tap("Setuju")
        heard = await thief.say("lewati")
        heard += await thief.say(said)
        assert all("Ya, itu usulan saya" not in message.labels for message in heard)


async def test_a_code_is_for_one_person(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    await enters(rt)
    ratmi = await on_whatsapp(world).welcomed()
    choice = ratmi.heard[-1].id("Ya, itu usulan saya")
    thief = await world.person("thief").welcomed()
    for wanted in (choice, "do:claim:ABCD2345:yes", "do:claim::yes", "do:claim:" + "x" * 40):
        heard = await thief.take(choice=wanted)
        assert "sudah dijawab atau sudah lewat" in heard[0].text or "pendamping" in heard[0].text
    assert (await kept(world)).person_id is None
    assert await world.count("claims") == 1
    # A month later the question is old; it is asked anew.
    await ratmi.say("usulan saya")
    world.clock.move(days=31)
    assert "sudah lewat" in (await ratmi.tap("Ya, itu usulan saya"))[0].text
    await ratmi.say("usulan saya")
    await ratmi.tap("Ya, itu usulan saya")
    assert (await kept(world)).person_id is not None


async def test_two_who_answer_at_once(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    await enters(rt)
    both = [await on_whatsapp(world).welcomed(), await world.person("7", "telegram").welcomed()]
    await both[1].take(phone=PHONE)
    await asyncio.gather(*(each.tap("Ya, itu usulan saya") for each in both))
    said = [each.heard[-1].text for each in both]
    assert sum("kami kirim kepada Anda" in text for text in said) == 1, said
    steps = await world.rows(select(history.c.event).order_by(history.c.version))
    assert [step.event for step in steps] == ["submitted", "taken_over"]


async def test_a_number_is_forgotten_with_its_owner(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    await enters(rt)
    ratmi = await on_whatsapp(world).welcomed()
    [person] = await world.rows(select(people.c.id).where(people.c.channel == "whatsapp"))
    held = orjson.loads(await own_data.everything(world.app.database, person.id))
    assert [claim["phone"] for claim in held["usulan_untuk_nomor_anda"]] == [PHONE]
    await ratmi.say("hapus data saya")
    await ratmi.say("ya")
    assert await world.count("claims") == 0
    assert await world.count("proposals") == 1


async def test_other_turns_do_not_look_for_numbers(world: World) -> None:
    siti = await world.person("siti").welcomed()
    ratmi = await on_whatsapp(world).welcomed()
    made: list[str] = []
    engine = world.app.database.writer.sync_engine

    def saw(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        made.append(statement)

    event.listen(engine, "before_cursor_execute", saw)
    try:
        for said in ("halo", "bantuan", "usul", "Imopuro", *CONTENT, "kirim", "cek 1"):
            await ratmi.say(said)
        await siti.say("usulan saya")
        assert not any("claims" in statement for statement in made)
        await ratmi.say("usulan saya")
        assert sum("claims" in statement for statement in made) == 1
    finally:
        event.remove(engine, "before_cursor_execute", saw)


# --- through the platforms ------------------------------------------------------------------


async def entered(world: World) -> None:
    """Something was entered for the owner of PHONE."""
    content = Content(
        "18.72.01.1003", "fisik", "Perbaikan drainase Jl. Mawar", "Air masuk rumah warga"
    )

    async def chore(store: Store) -> None:
        await lists.take(
            store,
            at_command_line("Lurah Imopuro"),
            [lists.Row(2, "x" * 64, content, "2026-11-daftar", PHONE)],
            source="daftar.csv",
            city_of=world.app.place.areas.city_of,
        )

    await world.app.turns.do(chore)


async def test_through_telegram(settings: Settings, clock: Clock) -> None:
    async with on_telegram(settings, clock) as siti:
        for line in ("halo", "ya", "lewati"):
            await siti.say(line)
        await entered(siti.world)
        for owner, words in ((8, "kartu kontak tidak kami perlukan"), (7, "Apakah itu usulan")):
            contact = {"phone_number": "6281234567890", "first_name": "Siti", "user_id": owner}
            await siti.post(siti.api.message(contact=contact))
            await siti.world.app.settled()
            assert words in siti.api.texts()[-1]
        assert "Lurah Imopuro, menyampaikan usulan MTR-2028-00001" in siti.api.texts()[-1]
        await siti.say("[Ya, itu usulan saya]")
        assert "kami kirim kepada Anda" in siti.api.texts()[-1]
        assert (await kept(siti.world)).person_id is not None


async def test_through_whatsapp(settings: Settings, clock: Clock) -> None:
    async with on_whats_app(settings, clock) as siti:
        await entered(siti.world)
        for line in ("halo", "ya", "lewati"):
            await siti.say(line)
        assert "Apakah itu usulan" in siti.twilio.messages[-1].body
        assert [label for _, label in siti.twilio.messages[-1].choices] == [
            "Ya, itu usulan saya",
            "Bukan saya",
        ]
        await siti.say("[Ya, itu usulan saya]")
        assert "kami kirim kepada Anda" in siti.twilio.messages[-1].body
        assert (await kept(siti.world)).person_id is not None
