"""Dates that are promised: each comes from the tahap that it names, agrees with the next message,
and is not promised again once it has passed; where there is none, that is said."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.settings import Settings
from bot.work.scheduler import Scheduler
from storage.city import schedule
from storage.city.cycles import Tahap
from storage.database.store import Store
from storage.database.tables import history
from storage.database.tables import proposals as rows
from storage.proposals import decisions, silence
from storage.proposals.reasons import Reason
from storage.proposals.rulings import Decision, Ruling
from storage.reports import figures
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.command_line import rembuk
from tests.handlers.staff.test_desk import official
from tests.support import Clock, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

UNDATED = "tanggalnya belum ditetapkan"
TO_FORUM = (Decision.VERIFY, Decision.FORWARD, Decision.VERIFY, Decision.FORWARD)
TAHAP = "do:tahap:18.72:2028"
KELURAHAN, KECAMATAN, KOTA = "20 Februari 2027", "28 Februari 2027", "31 Maret 2027"


async def decided(world: World, decision: Decision, **more: Any) -> None:
    [row] = await world.rows(select(rows.c.id))

    async def chore(store: Store) -> None:
        by = at_command_line("Camat")
        await decisions.decide(store, by, row.id, Ruling(decision, **more))

    await world.app.turns.do(chore)


async def ticked(world: World) -> None:
    await Scheduler(world.app.turns, world.clock).tick()


def at(clock: Clock, month: int, day: int, year: int = 2027) -> None:
    clock.now = datetime(year, month, day, 2, tzinfo=UTC)


async def test_each_date_is_of_the_tahap_that_it_names(world: World, clock: Clock) -> None:
    """Through the whole ladder: what "agreed" says and what "forwarded" says are the same, and CEK
    says it as well."""
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    assert KELURAHAN in siti.heard[-1].text
    at(clock, 2, 1)
    amount = {"amount": 25_000_000}
    for decision, tahap, day, more in (
        (Decision.VERIFY, "musrenbang kelurahan", KELURAHAN, {}),
        (Decision.AGREE, "Musrenbang kecamatan", KECAMATAN, {}),
        (Decision.FORWARD, "Musrenbang kecamatan", KECAMATAN, {}),
        (Decision.RESERVE, "Forum perangkat daerah", UNDATED, {}),
        (Decision.FORWARD, "Forum perangkat daerah", UNDATED, {}),
        (Decision.AGREE, "Musrenbang RKPD kota", KOTA, {}),
        (Decision.FORWARD, "Musrenbang RKPD kota", KOTA, {}),
        (Decision.AGREE, "Penetapan RKPD", UNDATED, {}),
        (Decision.RKPD, "Penetapan APBD", UNDATED, {}),
        (Decision.APBD, "apakah pekerjaannya sudah mulai", UNDATED, amount),
        (Decision.PART, "apakah pekerjaannya sudah mulai", UNDATED, {"extent": "100 dari 120 m"}),
    ):
        await decided(world, decision, **more)
        [told] = await siti.new()
        [after] = [line for line in told.text.splitlines() if line.startswith("Selanjutnya")]
        assert tahap in after, (decision, after)
        assert day in after, (decision, after)
        assert ("paling lambat" in after) == (day != UNDATED), after
        assert after in (await siti.say("cek 001"))[0].text
        clock.move(minutes=1)


async def test_where_no_date_is_set_the_author_hears_every_60_days(
    world: World, clock: Clock
) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    at(clock, 2, 1)
    for decision in TO_FORUM:
        await decided(world, decision)
    await siti.new()
    [row] = await world.rows(select(rows))
    assert (row.tahap, row.due) == ("forum", None)
    heard: list[int] = []
    for day in range(1, 190):
        clock.move(days=1)
        await ticked(world)
        for told in await siti.new():
            assert "Usulan masih di tahap Forum perangkat daerah" in told.text
            assert UNDATED in told.text
            assert "Seharusnya" not in told.text
            heard.append(day)
    assert len(heard) == 3
    assert max(b - a for a, b in zip([0, *heard], heard, strict=False)) <= 62
    async with world.app.database.read() as connection:
        counted = await figures.count(connection, clock(), world.app.site.windows)
    assert (counted.silent, counted.overdue, counted.undated) == (0, 0, 1)
    # It waits for staff all the same.
    kota = await official(world, "bappeda", Role.VERIFIKATOR, "18.72")
    assert "MTR-2028-00001" in (await kota.say("tugas"))[-1].text


async def test_a_date_that_is_set_is_told_to_all_who_wait_for_it(
    world: World, clock: Clock
) -> None:
    """Also to those who wait one tahap below, having been agreed there."""
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    at(clock, 2, 1)
    for decision in (Decision.VERIFY, Decision.FORWARD, Decision.AGREE):
        await decided(world, decision)
    assert UNDATED in (await siti.new())[-1].text
    admin = await official(world, "adi", Role.ADMIN, "18.72")
    await admin.take(choice=f"{TAHAP}:forum")
    for said in ("lewati", "lewati", "10 maret 2027"):
        heard = await admin.say(said)
    assert "1 usulan yang menunggu" in heard[-1].text
    await admin.say("ya")
    [told] = await siti.new()
    assert "Tanggal Forum perangkat daerah sudah ditetapkan" in told.text
    assert "paling lambat Rabu, 10 Maret 2027" in told.text
    await ticked(world)
    assert await siti.new() == []
    # Moved: told once more. What is agreed keeps the date of its own tahap for its staff.
    await admin.take(choice=f"{TAHAP}:forum")
    for said in ("lewati", "lewati", "20 maret 2027", "ya"):
        await admin.say(said)
    [told] = await siti.new()
    assert "Jadwal Forum perangkat daerah diundur" in told.text
    [row] = await world.rows(select(rows))
    assert (f"{row.due:%d %m}", f"{row.hear:%d %m}") == ("28 02", "20 03")
    await decided(world, Decision.FORWARD)
    assert "20 Maret 2027" in (await siti.new())[-1].text


async def test_what_has_closed_is_not_promised_again(world: World, clock: Clock) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    at(clock, 2, 22)
    await ticked(world)
    [told] = await siti.new()
    assert "Seharusnya sudah ada keputusan paling lambat Sabtu, 20 Februari 2027" in told.text
    assert "jadwalnya sudah lewat; kami kabari lagi paling lambat" in told.text
    assert "musrenbang kelurahan, paling lambat" not in told.text
    # Neither by a decision that comes late; one that leads on names the next tahap's date.
    await decided(world, Decision.VERIFY)
    assert "jadwalnya sudah lewat" in (await siti.new())[-1].text
    await decided(world, Decision.AGREE)
    assert KECAMATAN in (await siti.new())[-1].text
    at(clock, 3, 2)
    await ticked(world)
    [told] = await siti.new()
    assert "Musrenbang kecamatan, jadwalnya sudah lewat" in told.text


async def test_a_kept_proposal_is_told_one_thing(world: World, clock: Clock) -> None:
    """Whatever the reason: it comes again by itself, so nobody is told to bring it again."""
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    for reason in (Reason.NO_MONEY, Reason.SURVEY_FAILED, Reason.NO_NOMENCLATURE):
        await decided(world, Decision.KEEP, reason=reason, why="Dana habis tahun ini")
        [told] = await siti.new()
        assert "dibahas lagi" in told.text
        assert "USUL" not in told.text.replace("USULAN", ""), reason
        async with world.app.database.writer.begin() as connection:
            await connection.execute(rows.update().values(state="diajukan"))
    await decided(world, Decision.END, reason=Reason.NO_MONEY, why="Dana habis tahun ini")
    assert "tahun depan dengan USUL" in (await siti.new())[-1].text


async def test_admins_are_asked_weekly_until_there_is_a_date(world: World, clock: Clock) -> None:
    admin = await official(world, "adi", Role.ADMIN, "18.72")
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    at(clock, 2, 1)
    await ticked(world)
    assert await admin.new() == []  # all tahapan that anybody waits for have a date
    for decision in TO_FORUM:
        await decided(world, decision)
    asked = []
    scheduler = Scheduler(world.app.turns, world.clock)
    for _ in range(21):
        clock.move(days=1)
        await scheduler.tick()
        asked += [each for each in await admin.new() if not each.text.startswith("Kabar pagi")]
    assert len(asked) == 3
    assert "Forum perangkat daerah 2028: 1 usulan" in asked[-1].text
    assert await lurah.new() == []
    await admin.take(choice=asked[-1].choices[0][0])
    assert admin.done.asking == "tahap.opens"
    for said in ("lewati", "lewati", "10 april 2027", "ya"):
        await admin.say(said)
    for _ in range(14):
        clock.move(days=1)
        await scheduler.tick()
    assert await admin.new() == []


async def test_doctor_counts_tahapan_without_a_date(
    world: World, settings: Settings, tmp_path: Path, clock: Clock
) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    for undated, decision in ((0, Decision.VERIFY), (0, Decision.FORWARD), (1, Decision.AGREE)):
        await decided(world, decision)
        _, out, _ = await rembuk("doctor", url=settings.database_url, folder=tmp_path, now=clock())
        assert f"undated: {undated}\n" in out


# --- tahapan out of order ---------------------------------------------------------------------


def tahap(key: str, place: int, closes: str | None, tell_by: str | None = None) -> Tahap:
    def day(text: str | None) -> Any:
        return datetime.fromisoformat(text).date() if text else None

    return Tahap("18.72", 2028, key, place, key.title(), 4, None, day(closes), day(tell_by))


@pytest.mark.parametrize(
    ("tahapan", "found"),
    [
        ([("kelurahan", "2027-02-10"), ("kecamatan", "2027-02-16")], []),
        ([("kelurahan", "2027-02-27"), ("kecamatan", "2027-02-16")], ["kecamatan"]),
        ([("kelurahan", "2027-02-27"), ("kecamatan", None), ("kota", "2027-02-01")], ["kota"]),
        ([("pra", "2027-03-01"), ("kelurahan", "2027-02-10")], []),  # no step of the ladder
        (
            [("kelurahan", "2027-03-01"), ("kecamatan", "2027-02-01"), ("kota", "2027-02-15")],
            ["kecamatan", "kota"],
        ),
    ],
)
def test_out_of_order(
    tahapan: list[tuple[str, str | None]], found: list[str], database_url: str
) -> None:
    given = [tahap(key, n, closes) for n, (key, closes) in enumerate(tahapan, 1)]
    assert [late.key for _, late, _ in schedule.disordered(given)] == found


async def test_an_admin_is_told_that_tahapan_are_out_of_order(world: World) -> None:
    admin = await official(world, "adi", Role.ADMIN, "18.72")
    await admin.take(choice=f"{TAHAP}:kelurahan")
    for said in ("lewati", "27 februari 2027", "5 maret 2027"):
        heard = await admin.say(said)
    words = heard[-1].text
    assert "Musrenbang kecamatan ditutup 16 Februari 2027, sebelum Musrenbang kelurahan" in words
    assert "kabar Musrenbang kecamatan jatuh 28 Februari 2027, sebelum" in words
    await admin.say("ya")
    assert "Perhatikan urutannya" in (await admin.say("tahun 2028"))[-1].text


async def test_an_import_remarks_tahapan_out_of_order(
    world: World, settings: Settings, tmp_path: Path, clock: Clock
) -> None:
    head = "area,year,tahap,name,level,opens,closes,tell_by\n"
    file = tmp_path / "tahun.csv"
    file.write_text(
        f"{head}18.72,2030,kelurahan,Kelurahan,4,,2029-03-01,2029-03-05\n"
        "18.72,2030,kecamatan,Kecamatan,3,,2029-02-16,2029-02-28\n"
    )
    code, out, err = await rembuk(
        "cycle", "import", str(file), url=settings.database_url, folder=tmp_path, now=clock()
    )
    assert code == 0
    assert "REMARK 18.72 2030: closes of kecamatan is 2029-02-16, before that of kelurahan" in err
    assert "REMARK 18.72 2030: tell_by of kecamatan is 2029-02-28" in err
    assert out == "2 tahapan read: 2 new, 0 changed\n"


async def test_the_silent_are_counted_where_nothing_is_promised(world: World, clock: Clock) -> None:
    """A word that is due after 60 days and was not said is silence, too."""
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    for decision in TO_FORUM:
        await decided(world, decision)
    clock.move(days=62)
    city = world.app.site.city("18.72")
    async with world.app.database.read() as connection:
        assert await silence.count(connection, city, clock(), world.app.site.windows) == (1, 0)
    await ticked(world)
    async with world.app.database.read() as connection:
        assert await silence.count(connection, city, clock(), world.app.site.windows) == (0, 0)
    steps = [row.event for row in await world.rows(select(history.c.event))]
    assert steps[-1] == "stands"
