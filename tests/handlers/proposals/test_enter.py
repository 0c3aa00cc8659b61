"""Proposals entered for people without a phone, and how those take them over."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.channels.telegram.limits import TELEGRAM
from bot.channels.terminal.channel import Terminal
from bot.channels.whatsapp.limits import WHATSAPP
from bot.settings import Settings
from storage.database.tables import claims, history, people, proposals, staff
from storage.staff.roles import Role
from tests.handlers.staff.test_desk import official
from tests.support import Clock, Collector, Heard, Resident, World

IMOPURO = "18.72.01.1003"


PHONE = "+6281234567890"


CONTENT = (
    "1", "Perbaikan drainase Jl. Mawar RT 05", "Setiap hujan air masuk rumah warga",
    "RT 05/RW 02", "120 m", "lewati", "lewati",
)  # fmt: skip


def unpaced(limits: Any) -> Any:
    return dataclasses.replace(limits, rate=1e4, chat_rate=1e4, chat_burst=1000)


@contextlib.asynccontextmanager
async def proving(settings: Settings, clock: Clock) -> AsyncIterator[World]:
    """A world with the platforms by which numbers are proven."""
    limits = {
        "terminal": Terminal.limits,
        "telegram": unpaced(TELEGRAM),
        "whatsapp": unpaced(WHATSAPP),
    }
    channels = {name: Collector(name, each) for name, each in limits.items()}
    async with World.made(settings, clock, channels=channels) as made:
        yield made


@pytest.fixture
async def world(settings: Settings, clock: Clock) -> AsyncIterator[World]:
    async with proving(settings, clock) as made:
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
    assert "(1 dari 8)" in heard[0].text
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
    assert "Usulan untuk Ibu Suratmi ini BELUM dikirim" in heard[0].text
    for line in ("Nama warga: Ibu Suratmi", "Persetujuan: Ya", f"Nomor HP: {PHONE}"):
        assert line in heard[0].text
    heard = await rt.tap("Kirim usulan")
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


@pytest.mark.parametrize(
    ("said", "told", "asks"),
    [
        ("orangnya ga pegang hape mas", "nomornya kami kosongkan", "enter.topic"),
        ("mboten gadhah nomer", "nomornya kami kosongkan", "enter.topic"),
        ("ntar tak tanyain anaknya", "nomornya kami kosongkan", "enter.topic"),
        ("nomor tetangga boleh ga?", "nomor keluarga yang ia percaya", "enter.phone"),
        ("pake punya menantunya 081234567890", f"Nomor HP: {PHONE}", "enter.topic"),
        ("dia mau usul portal di gang merak rt 4", '"portal di gang merak rt 4"', "enter.phone"),
        ("ga ada hp, mintanya portal gang merak", '"portal gang merak"', "enter.problem"),
        ("eh salah, bukan Bu Sri tapi Bu Srini", "Nama warga sekarang: Bu Srini", "enter.phone"),
        ("ternyata belum bersedia", "Apakah Bu Sri setuju?", "enter.agreed"),
        ("0725 4123", '"0725 4123" belum terbaca', "enter.phone"),
        ("yang punya wa cuma anaknya", "nomor keluarga yang ia percaya", "enter.phone"),
        ("aduh keliru orang, itu usulan Mbah Karni", "sekarang: Mbah Karni", "enter.phone"),
        ("makasih ya", "Sama-sama", "enter.phone"),
    ],
)
async def test_what_is_no_number_is_heard(world: World, said: str, told: str, asks: str) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    for line in ("wakilkan", "Bu Sri", "ya"):
        await rt.say(line)
    heard = await rt.say(said)
    assert told in heard[-1].text
    assert rt.done.asking == asks


async def test_a_wish_is_kept_before_it_is_asked_for(world: World) -> None:
    rt = await official(world, "budi", Role.PENDAMPING, IMOPURO)
    await rt.say("wakilkan")
    assert '"portal gang merak rt 4"' in (await rt.say("portal gang merak rt 4"))[0].text
    await rt.say("Bu Sri")
    assert "tanyakan dulu kepada Bu Sri" in (await rt.say("belum saya tanya"))[0].text
    assert "masalah" in (await rt.say("setuju, sekarang gelap dan rawan maling"))[0].text.casefold()
    assert rt.done.asking == "enter.phone"
    await rt.say("jln rusak")
    assert rt.done.asking == "enter.phone"


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
    await rt.tap("Simpan, lanjut nanti")
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
    assert "hanya untuk pendamping dan fasilitator" in heard[0].text
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
    assert (
        f"{number} - Perbaikan drainase Jl. Mawar RT 05 - sudah diterima, menunggu dibahas"
        " (untuk Ibu Suratmi)" in heard[0].text
    )
    heard = await rt.say("cek 1")
    assert heard[0].labels == ["Ubah usulan", "Tarik usulan"]
    assert (
        "disampaikan petugas atas nama warga. (Budi, pendamping Kelurahan Imopuro)" in heard[0].text
    )
    await rt.tap("Ubah usulan")
    assert "melihat nama Ibu Suratmi" in rt.heard[-1].text
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
    await siti.proposes("Pelatihan menjahit tahun berikutnya")
    assert "Perbaikan drainase" in (await rt.say("cek 1"))[0].text
    assert "Pelatihan menjahit tahun berikutnya" in (await siti.say("cek 1"))[0].text


async def test_ubah_keeps_the_name_that_was_given(world: World) -> None:
    siti = world.person()
    await siti.say("halo")
    await siti.tap("Setuju")
    await siti.say("Siti Aminah")
    for said in ("usul", "Imopuro", *CONTENT):
        await siti.say(said)
    await siti.tap("Ubah")
    await siti.tap("Nama")
    await siti.say("Pak Budi")
    await siti.tap("Kirim usulan")
    await siti.say("ubah 1")
    assert "melihat nama Pak Budi" in siti.heard[-1].text
    heard = await siti.tap("Simpan perubahan")
    assert "Tidak ada yang berubah" in heard[0].text
    assert ((await kept(world)).name, (await kept(world)).show_name) == ("Pak Budi", "none")
