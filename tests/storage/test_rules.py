"""The same rules at every door: what chat refuses, storage and the command line refuse, too."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from storage import rules
from storage.city.areas import Area
from storage.city.cycles import Tahap
from storage.database.store import Store
from storage.database.tables import proposals as rows
from storage.meetings import meetings, results
from storage.meetings.model import Plan
from storage.people import people
from storage.proposals import decisions, lookup, proposals, questions
from storage.proposals.model import Content, Proposal
from storage.proposals.priorities import Taken
from storage.proposals.reasons import Reason
from storage.proposals.rulings import Decision, Ruling
from storage.staff import opds, staff
from storage.staff.roles import Role
from storage.staff.staff import Actor, at_command_line
from tests.handlers.conversation.test_confirming import IMOPURO, ONE, two
from tests.handlers.staff.test_desk import official
from tests.support import START, World

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
BY = at_command_line("Operator")


async def ids_of(store: Store) -> list[int]:
    return [row.id for row in await store.fetch(select(rows.c.id).order_by(rows.c.number))]


async def decided(world: World, number: int, ruling: Ruling) -> None:
    async def work(store: Store) -> None:
        await decisions.decide(store, BY, (await ids_of(store))[number - 1], ruling)

    await world.app.turns.do(work)


def agreed(priority: int | None) -> Ruling:
    return Ruling(Decision.AGREE, priority=priority)


async def priorities(world: World) -> list[int | None]:
    found = await world.rows(select(rows.c.priority).order_by(rows.c.number))
    return [row.priority for row in found]


# --- priorities -----------------------------------------------------------------------------


async def test_no_two_have_the_same_priority(world: World) -> None:
    siti, lurah = await two(world)
    await decided(world, 1, agreed(1))
    with pytest.raises(Taken) as taken:
        await decided(world, 2, agreed(1))
    assert (taken.value.priority, taken.value.holder.number.running) == (1, 1)
    await lurah.say("buka 2")
    await lurah.tap("Sepakati")
    [heard] = await lurah.say("1")
    assert f'dipakai MTR-2028-00001 "{ONE}"' in heard.text
    assert "kosong yang paling awal: 2" in heard.text
    for bad in ("0", "10000", str(2**63), "-1"):
        assert "1 sampai 9999" in (await lurah.say(bad))[-1].text
    await lurah.say("2")
    # Given to a third meanwhile.
    await siti.proposes("Perbaikan gorong-gorong Gang Anggrek")
    await decided(world, 3, agreed(2))
    [heard] = await lurah.say("ya")
    assert "Prioritas 2 sudah dipakai MTR-2028-00003" in heard.text
    assert await priorities(world) == [1, None, 2]
    await lurah.say("ubah")
    await lurah.tap("Prioritas")
    await lurah.say("3")
    assert "tercatat" in (await lurah.say("ya"))[-1].text
    assert await priorities(world) == [1, 3, 2]


@on_sqlite
async def test_a_priority_stays_in_its_list(world: World) -> None:
    """After forwarding it is the kelurahan's still; another tahap has a list of its own, and what
    was taken back, returned or refused is free."""
    siti, _ = await two(world)
    await decided(world, 1, agreed(1))
    await decided(world, 1, Ruling(Decision.FORWARD))
    with pytest.raises(Taken):
        await decided(world, 2, agreed(1))
    await decided(world, 1, agreed(1))  # of the kecamatan
    await decided(world, 2, agreed(2))
    await decided(world, 2, Ruling(Decision.RETURN, Reason.INCOMPLETE, "Mohon lengkapi RT"))
    await siti.proposes("Perbaikan gorong-gorong Gang Anggrek")
    await decided(world, 3, agreed(2))

    async def back(store: Store) -> None:
        await decisions.take_back(store, BY, (await ids_of(store))[2], "Keliru menulis")

    await world.app.turns.do(back)
    await siti.proposes("Lampu jalan di depan pos ronda")
    await decided(world, 4, agreed(2))
    assert await priorities(world) == [1, 2, None, 2]


@on_sqlite
async def test_a_result_passes_over_what_is_taken(world: World) -> None:
    siti, _ = await two(world)
    for wish in ("Perbaikan gorong-gorong Gang Anggrek", "Lampu jalan di depan pos ronda"):
        await siti.proposes(wish)
    await decided(world, 1, agreed(1))
    await decided(world, 4, agreed(3))
    plan = Plan(START + timedelta(days=1), START + timedelta(days=1, hours=2), "Balai")
    known: list[int] = []

    async def call(store: Store) -> None:
        place = world.app.site
        tahap = Tahap("18.72", 2028, "kelurahan", 1, "Musrenbang kelurahan", 4)
        area = place.areas.get(IMOPURO)
        assert area is not None
        made = await meetings.create(store, BY, place.city("18.72"), area, tahap, plan)
        known[:] = [made.id]

    async def file(store: Store) -> None:
        first, second, third, _ = await ids_of(store)
        done = await results.file(store, BY, known[0], [third, second])
        assert done.agreed == {third: 2, second: 4}
        assert first not in done.agreed

    await world.app.turns.do(call)
    world.clock.move(days=2)
    await world.app.turns.do(file)
    assert await priorities(world) == [1, 4, 2, 3]


# --- lengths and amounts --------------------------------------------------------------------

Doing = Callable[[Store, int, World], Awaitable[Any]]


def refusing(why: str) -> Doing:
    return lambda store, id, world: decisions.decide(
        store, BY, id, Ruling(Decision.END, Reason.NO_MONEY, why)
    )


def noting(**what: Any) -> Doing:
    return lambda store, id, world: decisions.annotate(store, BY, id, **what)


def asking(text: str) -> Doing:
    return lambda store, id, world: questions.ask(store, BY, id, text)


def agreeing(priority: int) -> Doing:
    return lambda store, id, world: decisions.decide(store, BY, id, agreed(priority))


def inviting(opd: str) -> Doing:
    return lambda store, id, world: staff.invite(store, BY, Role.VERIFIKATOR, "18.72", opd)


async def calling(store: Store, id: int, world: World) -> Any:
    area = world.app.site.areas.get(IMOPURO)
    assert isinstance(area, Area)
    tahap = Tahap("18.72", 2028, "kelurahan", 1, "Musrenbang kelurahan", 4)
    plan = Plan(START + timedelta(days=1), START + timedelta(days=2), "x" * 151)
    return await meetings.create(store, BY, world.app.site.city("18.72"), area, tahap, plan)


@on_sqlite
async def test_storage_keeps_what_chat_asks(world: World) -> None:
    await two(world)
    for field, do in (
        ("why", refusing("tdk")),
        ("why", refusing("     ....   ")),
        ("why", refusing("a" * 1001)),
        ("priority", agreeing(0)),
        ("priority", agreeing(10_000)),
        ("priority", agreeing(2**63)),
        ("cost", noting(cost=0)),
        ("cost", noting(cost=2**63)),
        ("opd", noting(opd="x")),
        ("recommendation", noting(recommendation="x" * 1001)),
        ("question", asking("RT?")),
        ("question", asking("x" * 1001)),
        ("opd", inviting("D" * 101)),
        ("place", calling),
    ):

        async def work(store: Store, do: Doing = do) -> None:
            await do(store, (await ids_of(store))[0], world)

        with pytest.raises(rules.Unruly) as unruly:
            await world.app.turns.do(work)
        assert unruly.value.field == field
    assert await world.count("history") == 2


@on_sqlite
async def test_one_rule_for_names(world: World) -> None:
    siti, _ = await two(world)
    await siti.say("ubah 1")
    await siti.tap("Ubah")
    await siti.tap("Nama")
    for name in ("12", "x", "n" * 61):
        assert "belum terbaca" in (await siti.say(name))[-1].text
    assert "Bu Ratmi" in (await siti.say("Bu Ratmi"))[-1].text


# --- offices --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        ("Dinas PUTR", "dinas putr", "same"),
        ("Dinas PUTR", "DPUTR", "same"),
        ("PUTR", "Dinas Pekerjaan Umum dan Tata Ruang", "same"),
        ("Dinas Kesehatan", "kesehatan kota", "same"),
        ("Dinas PUPR", "DPUTR", "near"),
        ("Disdik", "Dinas Pendidikan", "near"),
        ("Dinas Kesehatn", "Dinas Kesehatan", "near"),
        ("Dinas Kesehatan", "Dinas PUTR", "other"),
        ("Dinas Pendidikan", "Dinas Perhubungan", "other"),
        ("Dinas Pangan Kelautan Perikanan", "Dinas Perumahan Kawasan Permukiman", "other"),
    ],
)
def test_offices_in_other_spellings(one: str, other: str, says: str) -> None:
    for a, b in ((one, other), (other, one)):
        assert opds.same(a, b) is (says == "same")
        assert opds.near(a, b) is (says == "near")


@on_sqlite
async def test_no_proposal_is_hidden_by_how_its_office_is_spelt(world: World) -> None:
    _, _ = await two(world)
    kota = await official(world, "kota", Role.VERIFIKATOR, "18.72")
    # Noted before anybody is its verifikator: that is said, of the usual office by its name.
    await kota.say("catat 1")
    await kota.say("DPUTR")
    await kota.say("lewati")
    heard = await kota.say("lewati")
    assert "Belum ada verifikator untuk OPD Dinas PUTR" in heard[-1].text
    putr = await official(world, "putr", Role.VERIFIKATOR, "18.72", "Dinas PUTR")
    assert "hanya untuk usulan OPD Dinas PUTR" in putr.heard[-1].text.lower().replace(
        "opd dinas putr", "OPD Dinas PUTR"
    )
    assert ONE in (await putr.say("buka 1"))[-1].text
    # Nearly the same is asked about.
    await kota.say("catat 2")
    [heard_one] = await kota.say("Dinas PUPR")
    assert "belum kami kenal" in heard_one.text
    await kota.tap("Dinas PUTR")
    await kota.say("lewati")
    assert "Belum ada verifikator" not in (await kota.say("lewati"))[-1].text
    assert [row.opd for row in await world.rows(select(rows.c.opd))] == ["Dinas PUTR"] * 2
    # And what is another's says whose it is.
    await kota.say("catat 2")
    await kota.say("Dinas Kesehatan")
    await kota.say("lewati")
    await kota.say("lewati")
    assert "dicatat untuk OPD Dinas Kesehatan" in (await putr.say("buka 2"))[-1].text


@on_sqlite
async def test_the_end_of_the_only_verifikator_says_so(world: World) -> None:
    await two(world)
    kota = await official(world, "kota", Role.ADMIN, "18.72")
    await kota.say("petugas")
    heard = await kota.tap("Akhiri Lurah")
    assert "2 usulan yang menunggu di sana" in heard[-1].text
    heard = await kota.say("ya")
    assert "Sekarang tidak ada verifikator Kelurahan Imopuro" in heard[0].text
    assert "Undang" in heard[0].labels


# --- amounts, extents, and a proposal's own words -------------------------------------------


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("120 dari 120 m", True),
        ("150 dari 6.000 m", True),
        ("500 m dari 2 km", True),  # units that differ are not compared
        ("RT 05 dari 3 RT selesai", True),
        ("1,5 dari 2 km", True),
        ("150 dari 120 m", False),
        ("Sudah 150 m dari 120 m", False),
        ("6.001 dari 6.000 m", False),
        ("dari 120 m baru 150 m", False),
        ("1,5 dari 1,2 km", False),
    ],
)
def test_no_more_is_carried_out_than_there_is(said: str, kept: bool) -> None:
    if kept:
        assert rules.extent(said) == said
        return
    with pytest.raises(rules.MoreThanAll):
        rules.extent(said)


GOOD = Content(IMOPURO, "fisik", "Perbaikan talut", "Longsor saat hujan", "Gang Melati", name="Ani")


@on_sqlite
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("wish", "Talut"),
        ("wish", "x" * 256),
        ("wish", "-" * 20),
        ("problem", "ya"),
        ("problem", "x" * 1501),
        ("place", "RT"),
        ("place", "x" * 301),
        ("volume_text", "x" * 101),
        ("name", "A"),
        ("name", "1234"),
        ("name", "x" * 61),
    ],
)
async def test_a_proposals_words_are_ruled_in_the_operations(
    world: World, field: str, value: str
) -> None:
    """Sent new, or changed; a problem that a list leaves for later is none."""
    city = world.app.site.areas.cities[0]
    new: dict[str, Any] = {field: value}
    bad = replace(GOOD, **new)
    made: list[Proposal] = []

    async def submit(store: Store, content: Content) -> None:
        by = Actor("Lurah", "verifikator", IMOPURO)
        made[:] = [await proposals.submit(store, None, city, content, "id", by=by)]

    with pytest.raises(rules.Unruly) as unruly:
        await world.app.turns.do(lambda store: submit(store, bad))
    assert unruly.value.field == field
    assert await world.count("proposals") == 0


@on_sqlite
async def test_a_change_is_ruled_as_well_but_what_was_there_stays(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    async with world.app.database.writer.begin() as connection:
        await connection.execute(update(rows).values(problem="Banjir"))  # of an earlier time

    async def change(store: Store, **new: Any) -> None:
        [row] = await store.fetch(select(rows.c.id, rows.c.person_id, rows.c.version))
        person = await people.get(store, row.person_id)
        before = await lookup.get(store, row.id)
        assert person is not None
        assert before is not None
        content = replace(before.content, **new)
        await proposals.change(store, person, row.id, row.version, content)

    with pytest.raises(rules.Unruly):
        await world.app.turns.do(lambda store: change(store, wish="Talut"))
    await world.app.turns.do(lambda store: change(store, wish="Perbaikan talut Gang Melati"))
    [row] = await world.rows(select(rows.c.wish, rows.c.problem))
    assert tuple(row) == ("Perbaikan talut Gang Melati", "Banjir")


@on_sqlite
async def test_an_amount_without_its_unit_is_asked_back(world: World) -> None:
    siti = await world.person("siti").welcomed()
    number = await siti.proposes()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    await lurah.say(f"catat {number}")
    await lurah.say("lewati")
    assert "25 apa? Tulis misalnya 25 juta" in (await lurah.say("25"))[-1].text
    assert "terlalu kecil" in (await lurah.say("25 ribu"))[-1].text
    await lurah.say("25 juta")
    await lurah.say("lewati")
    [row] = await world.rows(select(rows.c.cost))
    assert row.cost == 25_000_000
