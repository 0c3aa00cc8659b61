"""Several cities in one installation: everything of the first works as before, and a bare number
means the person's own city and the newest year; where it could be another, the bot asks."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.channels.browser.stored import StoredTranscript
from bot.refresh import known_places
from bot.sending.enclosures import Enclosures
from bot.settings import Settings
from bot.web.pages.proposal import PublicProposal
from bot.web.pages.views import PublicProposals
from handlers.turn import render
from storage.city import areas
from storage.city.areas import Area, BadAreas
from storage.database.store import Store
from storage.database.tables import people as people_table
from storage.database.tables import proposals as rows
from storage.people import people
from storage.proposals import proposals
from storage.proposals.model import Content, Proposal
from storage.reports import exports
from storage.reports.wanted import Wanted
from storage.staff.roles import Role
from tests.command_line import rembuk
from tests.handlers.staff.test_desk import official
from tests.support import Clock, Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

# One whose code and name come before Metro's, and one after, two hours east of it.
CITIES = {
    "before": (
        Area("18.71", "Kota Bandar Lampung", -5.42, 105.26, (), "BDL", "Asia/Jakarta"),
        Area("18.71.01", "Kedaton"),
        Area("18.71.01.1001", "Sidodadi", -5.38, 105.25),
    ),
    "after": (
        Area("94.71", "Kota Sorong", -0.87, 131.26, (), "SRG", "Asia/Jayapura"),
        Area("94.71.01", "Sorong Timur"),
        Area("94.71.01.1001", "Klawuyuk", -0.89, 131.31),
    ),
}
METRO, IMOPURO = "18.72", "18.72.01.1003"


async def imported(world: World, which: str) -> tuple[Area, Area]:
    """A second city; gives it and its kelurahan."""
    city, _, kelurahan = CITIES[which]

    async def chore(store: Store) -> None:
        await areas.take(store, CITIES[which])

    await world.app.turns.do(chore)
    world.app.site.know(*await known_places(world.app.database))
    return city, kelurahan


async def submitted(world: World, by: Resident | None, area: str, wish: str) -> str:
    """A proposal for a kelurahan, of somebody known; gives its number."""
    made: list[Proposal] = []

    async def chore(store: Store) -> None:
        person = None
        if by is not None:
            where = (people_table.c.channel == by.channel, people_table.c.address == by.address)
            [row] = await store.fetch(select(people_table.c.id).where(*where))
            person = await people.get(store, row.id)
        city = world.app.site.city(area)
        content = Content(area, "fisik", wish, "Sering banjir")
        made[:] = [await proposals.submit(store, person, city, content, "id")]

    await world.app.turns.do(chore)
    return str(made[0].number)


@pytest.fixture(params=CITIES)
async def two(request: pytest.FixtureRequest, world: World) -> tuple[World, Area, Area]:
    return (world, *await imported(world, request.param))


async def test_a_number_that_is_not_known_is_explained_with_ones_own(
    two: tuple[World, Area, Area],
) -> None:
    """By where they live; of somebody who lives nowhere yet, by what they have proposed."""
    world, _, kelurahan = two
    siti = await world.person("siti").lives_in(IMOPURO)
    assert "yang benar: MTR-2028-00042" in text(await siti.say("cek 7"))
    budi = await world.person("budi").welcomed()
    await submitted(world, budi, IMOPURO, "Perbaikan jalan")
    assert "yang benar: MTR-2028-00042" in text(await budi.say("cek 7"))
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    assert "yang benar: MTR-2028-00042" in text(await lurah.say("cek 7"))
    there = await world.person("ani").lives_in(kelurahan.code)
    assert f"yang benar: {world.app.site.city(kelurahan.code).letters}-2028" in text(
        await there.say("cek 7")
    )


def text(heard: list[Any]) -> str:
    return "\n".join(each.text for each in heard)


async def test_the_first_city_goes_on(two: tuple[World, Area, Area]) -> None:
    """In chat, on the page and for staff; under its whole number, in short, and as a bare one."""
    world, _, _ = two
    siti = await world.person("siti").lives_in(IMOPURO)
    number = await siti.proposes()
    for said in (number, f"cek {number}", "cek 1", "001", "mtr 1", "mtr-2028-1"):
        assert number in text(await siti.say(said)), said
    shown = PublicProposals(
        world.app.database, world.app.site,
        Enclosures(world.app.database, world.app.media, "x", world.app.site),
    )  # fmt: skip
    page = await shown(number, "id")
    assert isinstance(page, PublicProposal)
    assert (page.number, page.city) == (number, "Kota Metro")
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    assert number in text(await lurah.say("tugas"))
    assert "Setiap hujan" in text(await lurah.say("buka 1"))
    assert "Perubahan ini BELUM disimpan" in text(await siti.say("ubah 1"))
    await siti.say("batal")
    await siti.say("ya")
    assert number in text(await siti.say("tarik 1"))
    await siti.say("ya")
    [row] = await world.rows(select(rows.c.state))
    assert row.state == "dibatalkan"


async def test_the_command_line_finds_both(
    two: tuple[World, Area, Area], settings: Settings, tmp_path: Path, clock: Clock
) -> None:
    world, city, kelurahan = two
    first = await submitted(world, None, IMOPURO, "Talut di Imopuro")
    second = await submitted(world, None, kelurahan.code, "Talut di tempat lain")
    assert (first, second) == ("MTR-2028-00001", f"{city.letters}-2028-00001")

    async def run(*said: str) -> tuple[int, str, str]:
        return await rembuk(*said, url=settings.database_url, folder=tmp_path, now=clock())

    for number in (first, second):
        done = await run("decide", number, "verify", "--by", "Lurah")
        assert done == (0, f"{number}: diverifikasi\n", "")
    code, _, err = await run("decide", "2028-00001", "agree", "--by", "Lurah")
    assert code == 2
    assert first in err
    assert second in err
    code, out, _ = await run("export")
    assert first in out
    assert second in out
    assert second not in (await run("export", "--area", METRO))[1]


async def test_a_bare_number_is_of_ones_own_city(two: tuple[World, Area, Area]) -> None:
    world, _, kelurahan = two
    siti = await world.person("siti").lives_in(IMOPURO)
    ani = await world.person("ani").lives_in(kelurahan.code)
    here = await submitted(world, None, IMOPURO, "Talut di Imopuro")
    there = await submitted(world, None, kelurahan.code, "Talut di tempat lain")
    assert here in text(await siti.say("cek 1"))
    assert there in text(await ani.say("cek 1"))
    assert there in text(await siti.say(f"cek {there}"))
    # Who lives nowhere that we know, is where they have proposed something, or is asked.
    budi = await world.person("budi").welcomed()
    asked = (await budi.say("001"))[-1]
    assert "Yang mana" in asked.text
    assert set(asked.labels) == {here, there}
    await submitted(world, budi, kelurahan.code, "Lampu jalan")
    assert there in text(await budi.say("001"))


@pytest.mark.parametrize("which", CITIES)
async def test_another_of_theirs_is_asked_about(world: World, clock: Clock, which: str) -> None:
    """Two years, two cities: each time both are buttons, and a button goes on with the command."""
    _, kelurahan = await imported(world, which)
    siti = await world.person("siti").lives_in(IMOPURO)
    old = await submitted(world, siti, IMOPURO, "Talut lama")
    other = await submitted(world, siti, kelurahan.code, "Talut di sana")
    clock.now = datetime(2027, 3, 1, 3, tzinfo=UTC)
    new = await submitted(world, siti, IMOPURO, "Talut baru")
    assert (old, new) == ("MTR-2028-00001", "MTR-2029-00001")
    await siti.new()
    asked = (await siti.say("cek 1"))[-1]
    assert asked.labels == [new, *sorted([old, other])]
    for title in ("Talut lama", "Talut baru", "Talut di sana"):
        assert title in asked.text
    assert "Talut lama" in text(await siti.tap(old))
    # Taken back: only what one sent oneself.
    asked = (await siti.say("tarik 1"))[-1]
    assert set(asked.labels) == {old, other, new}
    assert old in text(await siti.tap(old))
    await siti.say("ya")
    # Of somebody else's, the newest of one's own city is meant, and nothing asked.
    ani = await world.person("ani").lives_in(IMOPURO)
    assert "Talut baru" in text(await ani.say("cek 1"))


async def test_what_waits_for_staff_is_asked_about(world: World, clock: Clock) -> None:
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    await submitted(world, None, IMOPURO, "Talut lama")
    clock.now = datetime(2027, 3, 1, 3, tzinfo=UTC)
    assert "Talut lama" in text(await lurah.say("buka 1"))
    await submitted(world, None, IMOPURO, "Talut baru")
    asked = (await lurah.say("buka 1"))[-1]
    assert asked.labels == ["MTR-2029-00001", "MTR-2028-00001"]
    assert "Nyatakan lengkap" in (await lurah.tap("MTR-2028-00001"))[-1].labels
    # Another kelurahan's does not come into question, be it ever so new.
    await submitted(world, None, "18.72.01.1001", "Talut di Metro")
    assert "yang mana" not in text(await lurah.say("buka 2")).casefold()
    for said in ("tanya 1", "catat 1", "cabut keputusan 1"):
        assert "Yang mana" in text(await lurah.say(said)), said


async def test_staff_of_one_city_are_not_asked_about_the_other(
    two: tuple[World, Area, Area],
) -> None:
    world, _, kelurahan = two
    await submitted(world, None, IMOPURO, "Talut di Imopuro")
    await submitted(world, None, kelurahan.code, "Talut di sana")
    here = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    there = await official(world, "kepala", Role.VERIFIKATOR, kelurahan.code)
    country = await official(world, "pusat", Role.VERIFIKATOR, "")
    assert "Talut di Imopuro" in text(await here.say("buka 1"))
    assert "Talut di sana" in text(await there.say("buka 1"))
    assert "Yang mana" in text(await country.say("buka 1"))


async def test_times_are_those_of_each_city(world: World, clock: Clock) -> None:
    """In files, of the day that a file begins with, on the page, and for the night."""
    _, kelurahan = await imported(world, "after")
    clock.now = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)  # 23.30 in Metro, 01.30 in Sorong
    await submitted(world, None, IMOPURO, "Talut di Imopuro")
    await submitted(world, None, kelurahan.code, "Talut di sana")

    async def exported(**wanted: Any) -> dict[str, str]:
        async with world.app.database.read() as connection:
            found = exports.EXPORTS["proposals"].rows(
                connection, Wanted(**wanted), world.app.site.areas
            )
            return {row["nomor"]: f"{row['dibuat']:%d %H.%M}" async for row in found}

    here, there = "MTR-2028-00001", "SRG-2028-00001"
    assert await exported() == {here: "24 23.30", there: "25 01.30"}
    since = datetime(2026, 11, 25, tzinfo=UTC).date()
    assert await exported(since=since) == {there: "25 01.30"}
    transcript = StoredTranscript(
        world.app.database,
        Enclosures(world.app.database, world.app.media, "x", world.app.site),
        world.app.site,
    )
    ani = await world.person("ani", "browser").lives_in(kelurahan.code)
    budi = await world.person("budi", "browser").lives_in(IMOPURO)
    assert await transcript.zone(ani.address) == "Asia/Jayapura"
    assert await transcript.zone(budi.address) == "Asia/Jakarta"
    night = world.app.turns.post.night
    for moment, area, over in (
        ((22, 0), kelurahan.code, None),  # 07.00 there, 05.00 in Metro
        ((22, 0), IMOPURO, (23, 0)),
        ((22, 0), None, (23, 0)),  # nobody knows where: until it is day in both
        ((12, 0), kelurahan.code, (21, 0)),
        ((12, 0), IMOPURO, None),
        ((12, 0), None, (21, 0)),
    ):
        ends = night(datetime(2026, 11, 24, *moment, tzinfo=UTC), area)
        assert ((ends.hour, ends.minute) if ends else None) == over, (moment, area)


async def test_who_is_of_no_city_hears_of_all(two: tuple[World, Area, Area]) -> None:
    world, city, _ = two
    both = render(world.app.site.called(), "id")
    assert set(both.split(" dan ")) == {"Kota Metro", city.name}
    new = world.person("baru")
    assert both in text(await new.say("halo"))
    await new.tap("Setuju")
    await new.say("lewati")
    assert both in text(await new.say("jadwal"))
    heard = (await new.say("usul"))[-1]
    assert {"Kota Metro", city.name} <= set(heard.labels)


async def test_names_that_two_cities_share_are_told_apart(world: World) -> None:
    async def chore(store: Store) -> None:
        some = (*CITIES["after"], Area("94.71.01.1002", "Imopuro"))
        await areas.take(store, some)

    await world.app.turns.do(chore)
    world.app.site.know(*await known_places(world.app.database))
    siti = await world.person("siti").welcomed()
    await siti.say("usul")
    heard = (await siti.say("Imopuro"))[-1]
    assert len(set(heard.labels)) == len(heard.labels)
    assert {"Imopuro (Metro Pusat)", "Imopuro (Sorong Timur)"} <= set(heard.labels)
    # Whose roles reach only one of them means that one.
    fas = await official(world, "fas", Role.FASILITATOR, "18.72.01")
    for said in ("buat pertemuan", "Musrenbang kelurahan", "Imopuro"):
        asked = await fas.say(said)
    assert "tanggal" in text(asked).casefold()


@pytest.mark.parametrize(
    ("city", "words"),
    [
        (Area("18.71", "Kota Bandar Lampung", letters="MTR"), "letters MTR"),
        (Area("18.71", "Kota Bandar Lampung", letters="mtr"), "letters mtr"),
    ],
)
async def test_letters_are_one_city_s(world: World, city: Area, words: str) -> None:
    async def chore(store: Store) -> None:
        await areas.take(store, [city])

    with pytest.raises(BadAreas, match=words):
        await world.app.turns.do(chore)


async def test_a_time_zone_must_be_one(tmp_path: Path, database_url: str) -> None:
    file = tmp_path / "areas.csv"
    file.write_text("code,name,letters,timezone\n94.71,Kota Sorong,SRG,WIT\n")
    code, _, err = await rembuk("area", "import", str(file), url=database_url, folder=tmp_path)
    assert code == 2
    assert "line 2: timezone" in err


async def test_letters_that_begin_anothers(world: World) -> None:
    async def chore(store: Store) -> None:
        await areas.take(store, [Area("18.03", "Kabupaten Mesuji", letters="M")])

    await world.app.turns.do(chore)
    world.app.site.know(*await known_places(world.app.database))
    assert str(world.app.site.whole("MTR-2028-00042")) == "MTR-2028-00042"
    assert str(world.app.site.whole("m 2028 42")) == "M-2028-00042"
    assert world.app.site.whole("2028-00042") is None


async def test_an_area_that_we_do_not_serve(world: World) -> None:
    """The rest of the country is in the database, too: somebody of there is of no city of ours."""

    async def chore(store: Store) -> None:
        await areas.take(store, [Area("11.71.01.1001", "Kampung Baru")])

    await world.app.turns.do(chore)
    siti = await world.person("siti").lives_in("11.71.01.1001")
    assert "Kota Metro" in text(await siti.say("jadwal"))
    assert "MTR-2028-00042" in text(await siti.say("cek 7"))
