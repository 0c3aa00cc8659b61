"""EKSPOR: a file by chat, made in a process of its own; and what a link gives."""

from __future__ import annotations

import asyncio
import csv
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import openpyxl
import pytest
from sqlalchemy import select, update

from bot.app import web_app
from bot.exports import child
from storage.database import jobs as jobs_of
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import audit, claims, export_links, jobs, proposals, staff
from storage.files.media import MediaFull
from storage.proposals.rulings import Decision, Ruling
from storage.reports import orders
from storage.reports.wanted import Wanted
from storage.staff import staff as staff_of
from storage.staff.roles import Role
from tests.bot.commands.test_export import decided
from tests.everywhere import Everywhere
from tests.handlers.staff.test_desk import official
from tests.storage.messages.test_broadcasts import IMOPURO
from tests.support import Resident, World

PUSAT, UTARA = "18.72.01", "18.72.02"


@pytest.fixture
async def siti(world: World) -> Resident:
    """Whose two proposals there are."""
    siti = world.person("siti")
    for said in ("halo", "setuju", "Siti Aminah", "lewati"):
        await siti.say(said)
    await siti.proposes("Perbaikan drainase Gang Mawar")
    await siti.proposes("Lampu jalan, hubungi 0812 3456 7890")
    return siti


async def asks(person: Resident, what: str, area: str, year: str, file: str) -> Any:
    heard = []
    for said in ("ekspor", what, area, year, file):
        heard = await person.say(said)
    return heard


async def sheet(world: World, hash: str) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(await world.app.media.get(hash)))
    return list(book.worksheets[0].values)


async def newest(world: World) -> dict[str, Any]:
    """What the audit log says of the last export."""
    [*_, row] = await world.rows(select(audit).where(audit.c.action == "export"))
    return {**row.data, "about": row.about, "actor": row.actor, "area": row.area}


@pytest.mark.parametrize(
    ("role", "name"),
    [(Role.ADMIN, "Siti Aminah"), (Role.VERIFIKATOR, "Siti Aminah"),
     (Role.FASILITATOR, "Siti Aminah"), (Role.PENGAMAT, "S.A.")],
)  # fmt: skip
async def test_each_role_has_its_area_and_what_it_may_see(
    world: World, siti: Resident, role: Role, name: str
) -> None:
    staff = await official(world, "ani", role, PUSAT)
    heard = await asks(staff, "Usulan", "Imopuro", "2028", "Excel")
    assert [h for h in heard if "Sedang kami siapkan" in h.text]
    [told] = [h for h in heard if "Selesai:" in h.text]
    logged = await newest(world)
    assert logged["sha256"] in told.text
    assert (logged["rows"], logged["about"], logged["area"]) == (2, "proposals xlsx", IMOPURO)
    assert logged["filter"] == {"area": IMOPURO, "year": 2028}
    head, first, _ = await sheet(world, logged["sha256"])
    assert dict(zip(head, first, strict=True))["pengusul"] == name
    assert [h for h in heard if h.file]
    assert not await world.rows(select(jobs))
    # Not another's area.
    heard = await asks(staff, "Usulan", "Purwosari", "2028", "Excel")
    assert "bukan wilayah Anda" in "".join(h.text for h in staff.heard)


@pytest.mark.parametrize(
    ("role", "who"),
    [(Role.ADMIN, ("Siti Aminah", "05", "081234567890")),
     (Role.VERIFIKATOR, ("Siti Aminah", "05", None)),
     (Role.FASILITATOR, ("Siti Aminah", "05", None)), (Role.PENGAMAT, None)],
)  # fmt: skip
async def test_whom_to_visit_and_phones(
    world: World, siti: Resident, role: Role, who: tuple[str | None, ...] | None
) -> None:
    """Who has to visit sees name and RT, admins the phone too; to others it is not offered."""
    [first, _] = await world.rows(select(proposals.c.id).order_by(proposals.c.number))
    staff = await official(world, "ani", role, PUSAT)

    async def silent(store: Store) -> None:
        store.insert(claims, proposal_id=first.id, phone="081234567890")

    await siti.say("berhenti")
    await world.app.turns.do(silent)
    await decided(world, 1, Ruling(Decision.VERIFY), "Lurah")
    offered = (await staff.say("ekspor"))[-1]
    if who is None:
        assert "Belum bisa dikabari" not in offered.labels
        return
    await staff.tap("Belum bisa dikabari")
    for said in ("Imopuro", "2028", "Excel"):
        await staff.say(said)
    head, row = await sheet(world, (await newest(world))["sha256"])
    found = dict(zip(head, row, strict=True))
    assert tuple(found[name] for name in ("pengusul", "rt", "telepon")) == who


async def test_an_opd_has_what_is_with_it_or_with_none(world: World, siti: Resident) -> None:
    dinas = await official(world, "dinas", Role.VERIFIKATOR, PUSAT, "Dinas PUTR")

    async def elsewhere(store: Store) -> None:
        await store.execute(
            update(proposals).where(proposals.c.number == 1).values(opd="Dinas Perhubungan")
        )

    await world.app.turns.do(elsewhere)
    await asks(dinas, "Usulan", "Imopuro", "2028", "Excel")
    head, *rows = await sheet(world, (await newest(world))["sha256"])
    assert [row[head.index("nomor")] for row in rows] == ["MTR-2028-00002"]


@pytest.mark.own_process
async def test_a_file_that_is_fetched_by_a_link(
    everywhere: Everywhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On WhatsApp: good for 24 hours, for whoever has it, as long as the role is held."""
    world = everywhere.world
    for line in ("halo", "ya", "Lurah", "lewati", await invited(world, Role.VERIFIKATOR)):
        await everywhere.whatsapp(line)
    for line in ("ekspor", "Usulan", "Imopuro", "2028", "Excel"):
        await everywhere.whatsapp(line)
    await world.app.exporter.idle()
    await everywhere.whatsapp("makasih")
    [address] = [media for sent in everywhere.twilio.messages for media in sent.media]
    path = address.removeprefix("https://rembuk.test")
    get = everywhere.web.client.get
    answer = await get(path)
    assert answer.status_code == 200
    assert openpyxl.load_workbook(io.BytesIO(answer.content)).sheetnames == ["Usulan", "Ringkasan"]
    # One that was guessed: another file by the same signature, and none at all.
    token, dot, signed = path.removeprefix("/berkas/").partition(".")
    for guessed in (f"{token[:-2]}AA{dot}{signed}", f"{token}{dot}{signed[:-3]}AAA", "A" * 40):
        assert (await get(f"/berkas/{guessed}")).status_code == 404
    with monkeypatch.context() as later:
        tomorrow = datetime.now(UTC) + timedelta(hours=24, minutes=1)
        later.setattr("bot.sending.enclosures.now", lambda: tomorrow)
        assert (await get(path)).status_code == 404
    assert (await get(path)).status_code == 200
    await ends(world)
    assert (await get(path)).status_code == 404


async def invited(world: World, role: Role) -> str:
    """What somebody types to take up a role in Imopuro."""
    codes = []

    async def chore(store: Store) -> None:
        by = staff_of.at_command_line("Bappeda")
        codes.append(await staff_of.invite(store, by, role, IMOPURO))

    await world.app.turns.do(chore)
    return f"petugas {codes[0]}"


async def test_a_resident_and_a_pendamping_have_no_export(world: World, siti: Resident) -> None:
    assert "Sedang kami siapkan" not in "".join(h.text for h in await siti.say("ekspor"))
    helper = await official(world, "rt", Role.PENDAMPING, IMOPURO)
    assert "Apa yang diekspor" not in "".join(h.text for h in await helper.say("ekspor"))


async def test_what_is_said_behind_ekspor_is_not_asked(world: World, siti: Resident) -> None:
    lurah = await official(world, "lurah", Role.VERIFIKATOR, PUSAT)
    heard = await lurah.say("ekspor daftar usulan imopuro 2028 excel")
    assert [each.file for each in heard if each.file] == [
        "daftar-usulan-kelurahan-imopuro-rkpd-2028-20261124.xlsx"
    ]
    for said, asked in (
        ("ekspor daftar usulan 2028", "Dalam bentuk apa?"),  # of the kecamatan
        ("ekspor Usulan Imopuro csv", "Untuk RKPD tahun berapa?"),
        ("ekspor usulan imopuro 2028", "Dalam bentuk apa?"),
        ("ekspor imopuro 2028 pdf", "Apa yang diekspor?"),
        ("ekspor usulan purwosari 2028 csv", "Untuk wilayah mana?"),  # another's
    ):
        assert asked in (await lurah.say(said))[-1].text, said
        await lurah.say("batal")
    assert "Apa yang diekspor" not in str(await siti.say("ekspor usulan imopuro 2028 csv"))


@pytest.mark.own_process
async def test_papers_by_chat(world: World, siti: Resident) -> None:
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    await asks(lurah, "Berita acara", "Imopuro", "2028", "PDF")
    logged = await newest(world)
    assert logged["about"] == "berita-acara pdf"
    assert (await world.app.media.get(logged["sha256"])).startswith(b"%PDF-")


async def test_a_paper_says_what_it_leaves_out(world: World, siti: Resident) -> None:
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    [_, other] = await world.rows(select(proposals.c.id, proposals.c.number))

    async def hold(store: Store) -> None:
        store.update(proposals, other.id, held="advert")

    async def told(*asked: str) -> str:
        return " ".join(h.text for h in await asks(lurah, *asked) if "Selesai:" in h.text)

    assert "Tidak ikut" not in await told("Daftar usulan", "Imopuro", "2028", "PDF")
    await world.app.turns.do(hold)
    of_it = f"Tidak ikut: 1 usulan yang belum diperiksa petugas (MTR-2028-{other.number:05})"
    assert of_it in await told("Daftar usulan", "Imopuro", "2028", "PDF")
    assert "2 baris" in (rows := await told("Usulan", "Imopuro", "2028", "Excel"))
    assert "Tidak ikut" not in rows  # all are in it


async def ordered(world: World, person: str, **more: Any) -> int:
    """An export that has been asked for, and that nobody has begun."""
    [row] = await world.rows(select(staff.c.person_id).where(staff.c.until_at.is_(None)))

    async def chore(store: Store) -> int:
        id = new_id()
        payload = orders.Asked("proposals", "csv", Wanted(IMOPURO)).stored()
        store.insert(
            jobs, id=id, kind=jobs_of.Kind.EXPORT, payload=payload, owner=row.person_id, claim=0,
            attempts=0, begun=0, at=store.now, **more,
        )  # fmt: skip
        return id

    return await world.app.turns.do(chore)


async def test_stopped_half_way_leaves_nothing(
    world: World, siti: Resident, monkeypatch: pytest.MonkeyPatch
) -> None:
    ani = await official(world, "ani", Role.ADMIN, PUSAT)
    begun = asyncio.Event()
    on = asyncio.Event()

    async def make(*args: Any) -> child.Made | None:
        *_, told = args
        begun.set()
        await on.wait()
        return child.Made(1, "0" * 64) if await told(1, 2) else None

    monkeypatch.setattr("bot.work.exporter.make", make)
    id = await ordered(world, "ani")
    working = asyncio.create_task(world.app.exporter.round())
    await begun.wait()

    async def stopped(store: Store) -> bool:
        [row] = await store.fetch(select(jobs.c.owner).where(jobs.c.id == id))
        return await jobs_of.drop_of(store, id, jobs_of.Kind.EXPORT, row.owner)

    assert await world.app.turns.do(stopped)
    on.set()
    await working
    assert not await world.rows(select(audit).where(audit.c.action == "export"))
    assert not [h for h in await ani.new() if h.file]


@pytest.mark.parametrize(
    ("error", "said"),
    [(child.Failed("room"), "ruang penyimpanan"), (child.Failed("fault"), "ada kesalahan"),
     (MediaFull(28, "full"), "ruang penyimpanan")],
)  # fmt: skip
async def test_what_cannot_be_made_is_said(
    world: World, siti: Resident, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    ani = await official(world, "ani", Role.ADMIN, PUSAT)

    async def make(*args: Any) -> None:
        raise error

    monkeypatch.setattr("bot.work.exporter.make", make)
    await ordered(world, "ani")
    await world.app.exporter.idle()
    assert said in (await ani.new())[-1].text
    assert not await world.rows(select(jobs))


async def test_a_role_that_has_ended_meanwhile(world: World, siti: Resident) -> None:
    ani = await official(world, "ani", Role.ADMIN, PUSAT)
    await ordered(world, "ani", not_before=world.clock.now.replace(year=2030))
    await ends(world)
    world.clock.now = world.clock.now.replace(year=2031)
    await world.app.exporter.idle()
    assert "sudah berakhir" in (await ani.new())[-1].text


async def ends(world: World) -> None:
    """The one role that there is ends."""
    [row] = await world.rows(select(staff.c.id).where(staff.c.until_at.is_(None)))

    async def chore(store: Store) -> None:
        await staff_of.end(store, staff_of.at_command_line("Bappeda"), row.id)

    await world.app.turns.do(chore)


# --- links ------------------------------------------------------------------------------------


async def pulled(world: World, address: str) -> httpx.Response:
    transport = httpx.ASGITransport(app=web_app(world.app))
    async with httpx.AsyncClient(transport=transport, base_url="http://rembuk.test") as client:
        return await client.get(address)


async def link(world: World, person: Resident) -> str:
    heard = await asks(person, "Usulan", "Imopuro", "2028", "Link")
    [line] = [each for each in heard[-1].text.splitlines() if "/ekspor/" in each]
    return str(line[line.index("/ekspor/") :])


async def test_a_link_carries_nothing_of_people(world: World, siti: Resident) -> None:
    ani = await official(world, "ani", Role.ADMIN, PUSAT)
    address = await link(world, ani)
    answer = await pulled(world, address)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert [row["nomor"] for row in rows] == ["MTR-2028-00001", "MTR-2028-00002"]
    assert rows[1]["usulan"] == "Lampu jalan, hubungi 0812 **** ****"
    assert not {"pengusul", "lokasi", "rt", "rw", "lat", "lon"} & set(rows[0])
    assert "Siti" not in answer.text
    logged = await newest(world)
    assert (logged["rows"], logged["about"], logged["actor"]) == (2, "link csv", "Ani")
    assert (await pulled(world, address.replace(".csv", ".jsonl"))).status_code == 200
    # What stands there is no token.
    [kept] = await world.rows(select(export_links))
    assert address.split("/")[2].removesuffix(".csv") not in str(kept)


async def test_links_that_are_worth_nothing(world: World, siti: Resident) -> None:
    ani = await official(world, "ani", Role.ADMIN, PUSAT)
    address = await link(world, ani)
    assert (await pulled(world, "/ekspor/" + "A" * 32 + ".csv")).status_code == 404
    assert (await pulled(world, address.replace(".csv", ".exe"))).status_code == 404
    heard = await ani.say("tautan ekspor")
    assert "Kelurahan Imopuro" in heard[-1].text
    heard = await ani.tap("Cabut nomor 1")
    assert "sudah dicabut" in heard[-1].text
    assert (await pulled(world, address)).status_code == 404
    # Another's is not revoked; one ends with the role of its holder.
    address = await link(world, ani)
    [known] = await world.rows(select(export_links).where(export_links.c.ended_at.is_(None)))
    assert "belum punya link" in (await siti.take(choice=f"do:revoke:{known.id}"))[-1].text
    assert (await pulled(world, address)).status_code == 200
    await ends(world)
    assert (await pulled(world, address)).status_code == 404


async def test_what_is_said_behind_ekspor_is_used_or_said_to_be_of_no_use(world: World) -> None:
    """Of names that several may have one is asked back; a whole name is taken at its word."""
    ani = await official(world, "ani", Role.ADMIN, "18.72")
    for said, told, asked in (
        ("ekspor daftar hadir purwosari", "", "Untuk RKPD tahun berapa?"),
        ("ekspor rekap sipd kota metro", "", "Untuk RKPD tahun berapa?"),
        ("ekspor td4 imopuro untuk tahun 2028", "", "Dalam bentuk apa?"),
        ("ekspor sipd hadimulyo excel", "Kelurahan Hadimulyo Barat", "Untuk wilayah mana?"),
        ("ekspor usulan metro", "Kota Metro, Kelurahan Metro", "Untuk wilayah mana?"),
        ("ekspor usulan jakarta", 'ini tidak kami pakai: "jakarta"', "Untuk wilayah mana?"),
    ):
        heard = "\n".join(each.text for each in await ani.say(said))
        assert told in heard, said
        assert asked in heard, said
        assert told or "ini tidak kami pakai" not in heard
        await ani.say("batal")
    printed = await ani.say("ekspor usulan imopuro 2028 pdf")  # the list that is printed
    assert any(each.file and each.file.endswith(".pdf") for each in printed)
    cards = await ani.say("ekspor kartu imopuro 3")
    assert any("kartu-usulan-kosong-kelurahan-imopuro" in h.text for h in cards)
    assert any("3 baris" in h.text for h in cards)
    await ani.say("ekspor usulan")
    [asked_back] = await ani.say("metro")
    assert '"metro" bisa berarti: Kota Metro, Kelurahan Metro.' in asked_back.text
    [year] = await ani.say("kelurahan metro")
    assert "tahun berapa" in year.text
    await ani.say("batal")
    [which] = await ani.say("sipd hadimulyo")
    assert "Kelurahan Hadimulyo Barat" in which.text
    [city] = await ani.say("sipd kota metro")
    assert "SIPD Kota Metro" in city.text
