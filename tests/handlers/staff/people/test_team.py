"""Staff among themselves: who holds which role, how it ends, whom nobody can reach, and what is
written down of it."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select, update

from bot.channels.whatsapp.limits import WHATSAPP
from bot.turns.own_words import choice_label
from handlers.conversation.talk import Talk
from storage.database.store import Store
from storage.database.tables import audit
from storage.database.tables import staff as staff_table
from storage.people.model import Person
from storage.proposals import untold as proposals_untold
from storage.proposals.model import Content
from storage.staff import staff
from storage.staff.roles import Operation, Role
from storage.staff.staff import NotAllowed, at_command_line
from tests.handlers.staff.test_desk import official
from tests.support import Resident, World


async def noted(world: World) -> list[tuple[str, str | None, str | None]]:
    """The audit log: action, area, about."""
    found = await world.rows(select(audit).order_by(audit.c.id))
    return [(row.action, row.area, row.about) for row in found]


async def held(world: World) -> list[str]:
    """The roles that are held now, by name and role."""
    query = select(staff_table).where(staff_table.c.until_at.is_(None))
    return sorted(f"{row.name} {row.role}" for row in await world.rows(query))


# --- who holds which role -------------------------------------------------------------------


async def test_a_role_is_ended(world: World) -> None:
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003", "Dinas PUTR")
    await official(world, "jakarta", Role.PENGAMAT, "")
    [heard] = await admin.say("petugas")
    assert "Lurah: verifikator Kelurahan Imopuro, OPD Dinas PUTR" in heard.text
    assert "24 November 2026" in heard.text
    assert heard.labels == ["Akhiri Bu Admin", "Akhiri Lurah"]
    await admin.tap("Akhiri Lurah")
    assert "Lurah: verifikator Kelurahan Imopuro" in admin.heard[-1].text
    assert "tetap berlaku" in (await admin.say("tidak"))[-1].text
    await admin.tap("Akhiri Lurah")
    heard = (await admin.tap("Ya, akhiri dan kabari"))[0]
    assert heard.text.startswith("Lurah: verifikator Kelurahan Imopuro, OPD Dinas PUTR")
    assert "Peran ini sudah berakhir: verifikator Kelurahan Imopuro, OPD Dinas PUTR" in heard.text
    [told] = await lurah.new()
    assert "verifikator untuk Kelurahan Imopuro sudah berakhir" in told.text
    assert "untuk petugas" in (await lurah.say("tugas"))[-1].text
    # A button that is still there does nothing more.
    assert "Petugas di wilayah" in (await admin.tap("Akhiri Lurah"))[-1].text
    assert "Lurah" not in (await admin.tap("Petugas"))[-1].text
    assert await held(world) == ["Bu Admin admin", "Jakarta pengamat"]
    assert (await noted(world))[-1] == ("end", "18.72.01.1003", "verifikator Lurah")
    [row] = await world.rows(select(audit).where(audit.c.action == "end"))
    assert row.actor == "Bu Admin"


async def test_nobody_ends_their_own_last_role_as_admin(world: World) -> None:
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    heard = await admin.say("petugas")
    await admin.tap("Akhiri Bu Admin")
    assert "peran admin Anda yang terakhir" in admin.heard[-1].text
    assert admin.done.asking is None
    # Nor with a form that was opened while there was another.
    await joins(world, admin, Role.ADMIN, "18.72.01")
    heard = await admin.say("petugas")
    city, kecamatan = (id for id, _ in heard[-1].choices)
    await admin.take(choice=city)
    await end(world, int(kecamatan.rpartition(":")[2]))
    assert "peran admin Anda yang terakhir" in (await admin.say("ya"))[0].text
    assert await held(world) == ["Bu Admin admin"]
    # With another one left, or by another admin, it can be ended.
    await joins(world, admin, Role.ADMIN, "18.72.01")
    await admin.take(choice=city)
    assert "sudah berakhir" in (await admin.say("ya"))[0].text
    assert len(await admin.new()) == 0  # whoever did it need not be told
    other = await official(world, "budi", Role.ADMIN, "18.72")
    await other.say("petugas")
    await other.tap("Akhiri Bu Admin")
    await other.say("ya")
    assert await held(world) == ["Budi admin"]


async def joins(world: World, person: Resident, role: Role, area: str) -> None:
    """Takes up another role."""
    codes: list[str] = []

    async def chore(store: Store) -> None:
        codes[:] = [await staff.invite(store, at_command_line("uji"), role, area)]

    await world.app.turns.do(chore)
    await person.say(f"petugas {codes[0]}")


async def end(world: World, id: int) -> None:
    async def chore(store: Store) -> None:
        assert await staff.end(store, at_command_line("uji"), id)

    await world.app.turns.do(chore)


async def test_an_admin_sees_and_ends_only_below(world: World) -> None:
    kota = await official(world, "kota", Role.ADMIN, "18.72")
    camat = await official(world, "camat", Role.ADMIN, "18.72.01")
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    heard = await kota.say("petugas")
    mine = {label: id for id, label in heard[-1].choices}
    assert list(mine) == ["Akhiri Kota", "Akhiri Camat", "Akhiri Lurah"]
    assert (await camat.say("petugas"))[-1].labels == ["Akhiri Camat", "Akhiri Lurah"]
    assert "di luar wilayah" in (await camat.take(choice=mine["Akhiri Kota"]))[-1].text
    assert "kode undangannya" in (await lurah.say("petugas"))[-1].text
    refused = (await lurah.take(choice=mine["Akhiri Lurah"]))[-1].text
    assert refused.startswith(
        "Peran Anda (verifikator Kelurahan Imopuro) tidak mencakup perintah ini."
    )
    for nonsense in ("do:end:", "do:end:x", "do:end:0", f"do:end:{10**18}"):
        assert "Petugas di wilayah" in (await kota.take(choice=nonsense))[-1].text
    # No button of ours holds such a number: it is put aside before any room hears it.
    assert "pertanyaan sebelumnya" in (await kota.take(choice=f"do:end:{'9' * 40}"))[-1].text
    assert len(await held(world)) == 3


async def test_a_list_in_pages(world: World) -> None:
    admin = await official(world, "admin", Role.ADMIN, "18.72")

    name = "Ketua RT"

    async def chore(store: Store) -> None:
        for number in range(1, 19):
            store.insert(
                staff_table, id=number, person_id=None, name=f"{name} {number:02} Syaifuddin",
                role=Role.PENDAMPING, area="18.72.01.1003", from_at=store.now,
            )  # fmt: skip

    await world.app.turns.do(chore)
    seen: list[str] = []
    heard = await admin.say("petugas")
    for page in (1, 2, 3):
        assert len(heard[-1].choices) <= WHATSAPP.rows
        for id, label in heard[-1].choices:
            assert len(id.encode()) <= 64
            assert len(label) <= WHATSAPP.row_label, label
        seen += [label for label in heard[-1].labels if label.startswith("Akhiri")]
        if page < 3:
            heard = await admin.tap("Berikutnya")
            assert f"halaman {page + 1}" in heard[-1].text
    assert "Berikutnya" not in heard[-1].labels
    assert len(seen) == len(set(seen)) == 19
    assert "halaman" not in (await admin.say("petugas 9"))[-1].text
    assert "halaman 2" in (await admin.tap("Berikutnya"))[-1].text
    assert "halaman" not in (await admin.tap("Sebelumnya"))[-1].text
    # Somebody who is not reachable any more can be ended too.
    await admin.tap(f"Akhiri {name} 01…")
    assert "sudah berakhir" in (await admin.say("ya"))[0].text


async def test_whoever_wants_no_messages_gets_none(world: World) -> None:
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    await lurah.say("berhenti")
    await admin.say("petugas")
    await admin.tap("Akhiri Lurah")
    await admin.say("ya")
    assert await lurah.new() == []
    assert await held(world) == ["Bu Admin admin"]


async def test_ending_in_the_middle_of_something(world: World) -> None:
    """The question that was open goes on."""
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    await admin.say("usul")
    await admin.say("Imopuro")
    await admin.say("petugas")
    assert admin.done.asking == "propose.topic"
    await admin.tap("Akhiri Lurah")
    assert admin.done.asking == "end.sure"
    await admin.say("ya")
    assert admin.done.asking == "propose.topic"


# --- what is written down -------------------------------------------------------------------


async def test_grants_uses_and_ends_are_written_down(world: World) -> None:
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    siti = await world.person("siti").welcomed()
    number = await siti.proposes()
    for said in ("undang", "pengamat", "Imopuro"):
        heard = await admin.say(said)
    code = next(word for word in heard[-1].text.split() if word.isupper() and len(word) == 9)
    tono = await world.person("tono").welcomed()
    await tono.say(f"petugas {code.rstrip('.')}")
    await admin.say(f"kontak {number}")
    await admin.say("petugas")
    await admin.tap("Akhiri petugas ke-2")
    await admin.say("ya")
    assert (await noted(world))[2:] == [
        ("invite", "18.72.01.1003", "pengamat"),
        ("join", "18.72.01.1003", "pengamat"),
        ("contact", "18.72.01.1003", number),
        ("end", "18.72.01.1003", "pengamat"),
    ]


async def test_a_contact(world: World) -> None:
    siti = world.person("siti")
    for said in ("halo", "setuju", "Siti Aminah", "lewati"):
        await siti.say(said)
    number = await siti.proposes()
    admin = await official(world, "admin", Role.ADMIN, "18.72.01")
    await admin.say(f"buka {number}")
    heard = await admin.tap("Lihat kontak")
    assert f"Pengusul {number}: Siti Aminah" in heard[-1].text
    assert "tanpa nomor" in heard[-1].text  # a terminal
    assert "Kami mencatat" in heard[-1].text
    assert "nomor berapa" in (await admin.say("kontak"))[-1].text
    for name, role, area, words in (
        ("lurah", Role.VERIFIKATOR, "18.72.01.1003", "tidak mencakup perintah"),
        ("rejo", Role.ADMIN, "18.72.02", "di luar wilayah"),
    ):
        other = await official(world, name, role, area)
        assert words in (await other.say(f"kontak {number}"))[-1].text
        await other.say(f"buka {number}")
        assert "Lihat kontak" not in other.heard[-1].labels
    looks = [each for each in await noted(world) if each[0] == "contact"]
    assert looks == [("contact", "18.72.01.1003", number)]


async def test_a_contact_on_whatsapp(world: World) -> None:
    async def chore(store: Store) -> None:
        from storage.people import people
        from storage.proposals import proposals

        ani = people.create(store, "whatsapp", "+628123456789", "id")
        content = Content(
            "18.72.01.1003", "fisik", "Perbaikan talut", "Longsor tiap hujan", name="Ibu Ani"
        )
        await proposals.submit(store, ani, world.app.site.areas.cities[0], content, "id")

    await world.app.turns.do(chore)
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    heard = await admin.say("kontak 1")
    assert "Ibu Ani" in heard[-1].text
    assert "WhatsApp +628123456789" in heard[-1].text


def test_what_a_tap_looks_like_when_it_is_read_again() -> None:
    """The word, with what could have been typed after it; ids of ours are nobody's words."""
    for choice, words in (
        ("do:end:487312", "AKHIRI"),
        ("do:tahap:18.72:2028:kelurahan", "TAHAP"),
        ("do:check:MTR-2028-00001", "CEK MTR-2028-00001"),
    ):
        assert choice_label(Talk(), choice, "id") == words


# --- in storage -----------------------------------------------------------------------------


async def test_storage_asks_for_the_role(world: World) -> None:
    """Whatever a handler forgets to ask."""
    await world.person("siti").welcomed()
    nobody = Person(1, "terminal", "nobody", world.clock())

    async def chore(store: Store) -> None:
        with pytest.raises(NotAllowed) as refused:
            await staff.invite(store, nobody, Role.ADMIN, "18.72")
        assert refused.value.operation is Operation.INVITE
        with pytest.raises(NotAllowed):
            await staff.roster(store, nobody, 10)
        with pytest.raises(NotAllowed):
            await proposals_untold.unreached(store, (), 10)

    await world.app.turns.do(chore)
    assert await world.count("codes") == 0


# --- what staff can say ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "area", "theirs", "not_theirs"),
    [
        (None, "", (), ("TUGAS", "UMUMKAN", "Untuk petugas")),
        (Role.PENDAMPING, "18.72.01.1003", ("WAKILI", "PERTEMUAN"), ("TUGAS", "UMUMKAN")),
        (Role.FASILITATOR, "18.72.01.1003", ("UMUMKAN", "BUAT PERTEMUAN"), ("UNDANG", "TAHUN")),
        (Role.VERIFIKATOR, "18.72.01.1003", ("TUGAS", "TAK TERJANGKAU"), ("UMUMKAN", "UNDANG")),
        (Role.ADMIN, "18.72.01", ("UNDANG", "KONTAK"), ("TAHUN",)),
        (Role.ADMIN, "18.72", ("UNDANG", "TAHUN"), ()),
    ],
)
async def test_help_names_what_one_s_roles_are_for(
    world: World,
    role: Role | None,
    area: str,
    theirs: tuple[str, ...],
    not_theirs: tuple[str, ...],
) -> None:
    if role is None:
        someone = await world.person("siti").welcomed()
    else:
        someone = await official(world, "ani", role, area)
    heard = await someone.say("bantuan")
    said = "\n".join(each.text for each in heard)
    starts = [line.split(" - ")[0] for line in said.splitlines()]
    assert {"USUL", "JADWAL", *theirs} <= set(starts)
    assert not set(not_theirs) & set(starts)
    assert ("Buat usulan" in heard[-1].labels) is (role is None)
    assert heard[-1].labels


@pytest.mark.parametrize("area", ["18", ""])
@pytest.mark.parametrize("role", [Role.ADMIN, Role.FASILITATOR, Role.VERIFIKATOR])
async def test_a_role_of_the_province_or_the_country(world: World, role: Role, area: str) -> None:
    """It carries for every city in it, in every word that staff have."""
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    ani = await official(world, "ani", role, area)
    world.clock.move(days=200)
    assert "MTR-2028-00001" in (await ani.say("tugas"))[-1].text
    for said in (
        "buka 1", "tak terjangkau", "pengumuman", "pertemuan", "petugas", "kontak 1", "tahun",
        "umumkan", "batal", "ya", "buat pertemuan", "batal", "ya", "wakilkan", "batal", "ya",
        "undang", "batal", "ya", "jadwal", "bantuan",
    ):  # fmt: skip
        heard = await ani.say(said)
        assert heard, said
        assert not any("kesalahan" in each.text for each in heard), said


async def test_a_code_stands_among_other_words_and_is_said_twice(world: World) -> None:
    admin = await official(world, "admin", Role.ADMIN, "18.72.01.1003")
    lurah = await world.person("lurah").welcomed()
    for said in ("undang", "Pengamat", "Imopuro"):
        heard = await admin.say(said)
    code = re.search(r"PETUGAS ([A-Z0-9]{8})", heard[-1].text)
    assert code, heard[-1].text
    assert "pengamat" in (await lurah.say(f"petugas {code[1]}, terima kasih Pak"))[-1].text
    [again] = await lurah.say(f"petugas {code[1]}")
    assert "sudah dipakai" in again.text
    assert "tetap berlaku:\n- pengamat Kelurahan Imopuro" in again.text
    assert "Minta kode baru" not in again.text


async def test_buttons_of_those_without_a_name_are_told_apart(world: World) -> None:
    admin = await official(world, "admin", Role.ADMIN, "18.72.01.1003")
    for key in ("a", "b"):
        await official(world, key, Role.VERIFIKATOR, "18.72.01.1003")
    nameless = update(staff_table).where(staff_table.c.name != "Bu Admin").values(name=None)
    async with world.app.database.writer.begin() as connection:
        await connection.execute(nameless)
    [heard] = await admin.say("petugas")
    assert heard.labels == ["Akhiri Bu Admin", "Akhiri petugas ke-2", "Akhiri petugas ke-3"]


async def test_who_a_person_is(world: World) -> None:
    """Of the one that is looked at; of none it is asked of which."""
    siti = await world.person("siti").lives_in("18.72.01.1003")
    number = await siti.proposes("Perbaikan jembatan Kali Pacar RT 05")
    await siti.proposes("Lampu jalan Gang Kelinci RT 05")
    hadi = await official(world, "hadi", Role.VERIFIKATOR, "18.72.01.1003")
    for said in ("bapak ini orang mana sih", "iki sopo to sing usul", "who is this person"):
        [heard, *_] = await hadi.say(said)
        assert "Siapa pengusulnya: usulan yang mana?" in heard.text
    [*_, heard] = await hadi.say("1")
    assert f"{number}: Perbaikan jembatan" in heard.text
    [heard, *_] = await hadi.say("who is this resident? never heard of him")
    assert f"Pengusul {number}" in heard.text
    for said in ("who approved this training one? not me", "iki sing ngetik volume sopo"):
        [heard, *_] = await hadi.say(said)
        assert "Riwayat: usulan yang mana?" in heard.text or number in heard.text
    [heard, *_] = await hadi.say("ini siapa ya")
    assert "Saya bot" in heard.text
