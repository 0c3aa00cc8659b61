"""What tells proposals apart is seen by whoever decides: RT, RW and cost; and what staff hear of
commands that are not theirs."""

from __future__ import annotations

import pytest

from bot.sending.enclosures import Enclosures
from bot.web.pages.proposal import PublicProposal
from bot.web.pages.views import PublicProposals
from handlers.asking.proposals import subjects
from handlers.turn import render
from storage.database.store import Store
from storage.proposals.model import Content
from storage.proposals.proposals import submit
from storage.staff.roles import Role
from storage.staff.staff import Actor
from tests.handlers.staff.test_desk import official
from tests.support import World

IMOPURO = "18.72.01.1003"
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def listed(world: World, *contents: Content, cost: int | None = None) -> None:
    """Proposals as a list of the kelurahan brings them."""
    by = Actor("Lurah", "verifikator", IMOPURO)

    async def work(store: Store) -> None:
        for content in contents:
            city = world.app.site.areas.cities[0]
            await submit(store, None, city, content, "id", by=by, channel="import", cost=cost)

    await world.app.turns.do(work)


def of(place: str | None, rt: str | None, rw: str | None) -> Content:
    return Content(IMOPURO, "fisik", "Perbaikan talut", "Longsor saat hujan", place, rt, rw)


@on_sqlite
async def test_two_that_differ_in_rt_look_different(world: World) -> None:
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    await listed(world, of(None, "01", "02"), of(None, "03", "02"), cost=25_000_000)
    heard = (await lurah.say("tugas"))[-1].text
    assert "Imopuro, RT 01/RW 02" in heard
    assert "Imopuro, RT 03/RW 02" in heard
    for number, rt in ((1, "01"), (2, "03")):
        heard = (await lurah.say(f"buka {number}"))[-1].text
        assert f"Lokasi: RT {rt}/RW 02\n" in heard
        assert "Biaya: Rp 25 juta\n" in heard
        heard = (await lurah.tap("Nyatakan lengkap"))[-1].text
        assert f'"Perbaikan talut" (tanpa nama, Kelurahan Imopuro, RT {rt}/RW 02)' in heard
        await lurah.say("tidak")


@pytest.mark.parametrize(
    ("place", "rt", "rw", "said"),
    [
        (None, None, None, None),
        (None, "01", None, "RT 01"),
        (None, None, "02", "RW 02"),
        ("Gang Melati", "01", "02", "Gang Melati, RT 01/RW 02"),
        ("Gang Melati RT 1 RW 2", "01", "02", "Gang Melati RT 1 RW 2"),
        ("Gang Melati RT 1", "01", "02", "Gang Melati RT 1, RT 01/RW 02"),
    ],
)
def test_where_it_is(place: str | None, rt: str | None, rw: str | None, said: str | None) -> None:
    words = subjects.where(of(place, rt, rw))
    assert (words and render(words, "id")) == said


@on_sqlite
async def test_the_page_says_rt_and_rw(world: World) -> None:
    await listed(world, of("Gang Melati", "01", "02"))
    shown = await PublicProposals(
        world.app.database, world.app.site,
        Enclosures(world.app.database, world.app.media, "x", world.app.site),
    )("MTR-2028-00001", "id")  # fmt: skip
    assert isinstance(shown, PublicProposal)
    assert shown.place == "Gang Melati, RT 01/RW 02"


@on_sqlite
async def test_a_role_is_named_where_it_does_not_carry(world: World) -> None:
    helper = await official(world, "rt", Role.PENDAMPING, IMOPURO)
    for command in ("tugas", "undang", "tak terjangkau", "akhiri", "kontak 1", "tahun", "umumkan"):
        heard = (await helper.say(command))[-1].text
        assert heard.startswith(
            "Peran Anda (pendamping Kelurahan Imopuro) tidak mencakup perintah ini."
        )
    looker = await official(world, "dprd", Role.PENGAMAT, "18.72")
    for command in ("wakilkan", "buat pertemuan", "masukkan daftar"):
        heard = (await looker.say(command))[-1].text
        assert heard.startswith("Peran Anda (pengamat Kota Metro) tidak mencakup perintah ini.")


@on_sqlite
async def test_what_cannot_be_skipped_is_said_of_the_form_itself(world: World) -> None:
    lurah = await official(world, "lurah", Role.ADMIN, IMOPURO)
    await listed(world, of(None, "01", "02"))
    await lurah.say("buka 1")
    await lurah.tap("Nyatakan lengkap")
    # A decision that is passed over stays open, and is told to.
    assert "tidak diputuskan sekarang" in (await lurah.say("lewati"))[-1].text
    await lurah.say("buka 1")
    await lurah.tap("Tidak dilanjutkan")
    heard = (await lurah.say("lewati"))[-1].text
    assert "perlu dijawab, jadi tidak bisa dilewati" in heard
    assert "usulan bisa diproses" not in heard


@on_sqlite
async def test_what_the_author_changed_meanwhile_has_no_dash_for_a_name(world: World) -> None:
    siti = await world.person("siti").welcomed()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    number = await siti.proposes()
    await lurah.say(f"buka {number}")
    await lurah.tap("Nyatakan lengkap")
    await siti.say(f"tarik {number}")
    await siti.say("ya")
    heard = (await lurah.say("ya"))[0].text
    assert "baru saja berubah: Ditarik oleh pengusul. Sekarang:" in heard
    assert "(-)" not in heard
