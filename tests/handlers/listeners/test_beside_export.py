"""What is said while it is asked what a file is to be: more of that, or an order of its own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from handlers.staff.exporting import file_name
from storage.proposals.model import State
from storage.reports.orders import Asked
from storage.reports.wanted import Wanted
from storage.staff.roles import Role
from tests.handlers.listeners.test_lined import desk
from tests.handlers.staff.test_desk import official
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

KOTA, METRO_PUSAT = "18.72", "18.72.01"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("yang fisik aja ya, buat imopuro", "Rekap SIPD Imopuro (Fisik dan prasarana)"),
        ("imopuro yg rt 5 aja", "Rekap SIPD Imopuro (RT 05)"),
        ("imopuro tahun 2028", "Dalam bentuk apa?"),
    ],
)
async def test_more_of_it_than_is_asked(world: World, said: str, told: str) -> None:
    kota = await official(world, "kota", Role.VERIFIKATOR, KOTA)
    await kota.say("ekspor sipd")
    assert kota.done.asking == "export.area"
    assert told in (await kota.say(said))[-1].text


async def test_another_area_after_it(world: World) -> None:
    kota = await official(world, "kota", Role.VERIFIKATOR, KOTA)
    await kota.say("ekspor sipd metro pusat")
    heard = await kota.say("eh imopuro aja")
    assert "Kami catat Wilayah: Imopuro" in heard[0].text
    assert "Rekap SIPD Imopuro kami siapkan" in heard[-1].text


@pytest.mark.parametrize(
    "said", ["setujui yg jembatan dulu", "tolak yg jembatan krn sudah ada", "setujui 1"]
)
async def test_an_order_is_done_and_it_goes_on(world: World, said: str) -> None:
    lurah = await desk(world)
    await lurah.say("ekspor sipd")
    heard = await lurah.say(said)
    assert "Perbaikan jembatan kali" in heard[-1].text
    while lurah.done.asking and not lurah.done.asking.startswith("export"):
        await lurah.say("ya")
    assert lurah.done.asking == "export.year"


async def test_another_file_is_said_to_come_instead(world: World) -> None:
    kota = await official(world, "kota", Role.VERIFIKATOR, KOTA)
    await kota.say("ekspor sipd")
    heard = await kota.say("kirim daftar usulan imopuro pdf")
    assert "Berkas yang tadi belum kami buat" in heard[0].text
    assert "Daftar usulan Imopuro" in heard[-1].text


async def test_whoever_works_in_one_kecamatan_has_it_for_that(world: World) -> None:
    camat = await official(world, "camat", Role.VERIFIKATOR, METRO_PUSAT)
    assert "Rekap SIPD Metro Pusat" in (await camat.say("ekspor sipd"))[-1].text
    assert "Rekap SIPD Imopuro" in (await camat.say("imopuro aja"))[-1].text


async def test_its_name_says_which_rows(world: World) -> None:
    now, site = datetime(2026, 11, 24, 5, tzinfo=UTC), world.app.turns.site
    for narrow, called in (
        (Wanted(METRO_PUSAT, year=2028, topic="fisik"), "rekap-sipd-fisik-dan-prasarana-"),
        (Wanted(METRO_PUSAT, year=2028, rt="5"), "rekap-sipd-rt-05-"),
        (Wanted(METRO_PUSAT, year=2028, status=State.DITOLAK), "rekap-sipd-"),
    ):
        name = file_name(site, Asked("proposals", "sipd", narrow, "xlsx"), "sipd", "xlsx", now)
        assert name.startswith(called)
        assert name.endswith("-kecamatan-metro-pusat-rkpd-2028-20261124.xlsx")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("SIPD error, ulang export tadi tapi format csv", "csv"),
        ("baleni maneh, filenya rusak", "xlsx"),
        ("same again as csv please", "csv"),
    ],
)
async def test_the_same_file_once_more(world: World, said: str, kind: str) -> None:
    admin = await official(world, "admin", Role.ADMIN, KOTA)
    for line in ("export usulan imopuro excel", "2028"):
        await admin.say(line)
    heard = await admin.say(said)
    assert any(f"imopuro-rkpd-2028-20261124.{kind}" in each.text for each in heard)
