"""One's own kelurahan changes when one says so, and at nothing else; who is invited follows it, and
what one has proposed."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.database.store import Store
from storage.database.tables import people
from storage.messages.mailings.audiences import Audience, Group, reach
from storage.proposals import decisions
from storage.proposals.reasons import Reason
from storage.proposals.rulings import Decision, Ruling
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.handlers.staff.test_desk import official, the_proposal
from tests.support import World

IMOPURO, GANJAR_AGUNG = "18.72.01.1003", "18.72.03.1002"


async def home(world: World, name: str = "siti") -> str | None:
    query = select(people.c.area).where(people.c.address == name)
    found: str | None = (await world.rows(query))[0].area
    return found


async def reached(world: World, area: str, *groups: Group) -> int:
    async def chore(store: Store) -> int:
        return (await reach(store, Audience(area, frozenset(groups)), {})).total

    return await world.app.turns.do(chore)


@pytest.mark.parametrize(
    "said",
    [
        ("usul lampu jalan mati di ganjar agung rt 3", "batal", "ya"),
        ("usul", "Ganjar Agung", "batal", "ya"),
        ("usul", "Ganjar Agung"),
    ],
)
async def test_a_draft_moves_nobody(world: World, said: tuple[str, ...]) -> None:
    siti = await world.person("siti").lives_in(IMOPURO)
    for each in said:
        heard = await siti.say(each)
    if said[-1] == "ya":
        assert "tidak kami simpan" in heard[-1].text
    assert await home(world) == IMOPURO


async def test_a_link_moves_nobody(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.take(start="kel_1872031002")
    assert await home(world) is None


async def test_whoever_sent_something_is_invited_there_without_an_answer(world: World) -> None:
    """As long as the proposal lives; what was refused invites nobody."""
    siti = await world.person("siti").lives_in(GANJAR_AGUNG)
    await siti.proposes()
    assert await home(world) == GANJAR_AGUNG
    assert [await reached(world, area, Group.EVERYONE) for area in (IMOPURO, GANJAR_AGUNG)] == [
        1,
        1,
    ]
    id = (await the_proposal(world)).id

    async def chore(store: Store) -> None:
        ruling = Ruling(Decision.END, reason=Reason.DUPLICATE, why="Sudah ada")
        await decisions.decide(store, at_command_line("uji"), id, ruling)

    await world.app.turns.do(chore)
    assert [await reached(world, area, Group.EVERYONE) for area in (IMOPURO, GANJAR_AGUNG)] == [
        0,
        1,
    ]


async def test_do_you_live_there_is_asked_once_with_the_number(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    sent = siti.heard[-1]
    assert "Anda tinggal di Kelurahan Imopuro?" in sent.text
    assert await home(world) is None
    await siti.proposes("Perbaikan lampu jalan Gang Melati")
    assert "Anda tinggal di" not in siti.heard[-1].text
    assert "Kelurahan Imopuro" in (await siti.tap("Ya, tinggal di sana"))[-1].text
    assert await home(world) == IMOPURO
    # Somebody who has said it before is not asked.
    budi = await world.person("budi").lives_in(GANJAR_AGUNG)
    await budi.proposes()
    assert "Anda tinggal di" not in budi.heard[-1].text


async def test_kelurahan_saya_and_the_other_answer(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    assert "Anda tinggal di kelurahan mana" in (await siti.tap("Di kelurahan lain"))[-1].text
    heard = await siti.say("Ganjar Agung")
    assert "Kelurahan Ganjar Agung" in heard[0].text
    assert await home(world) == GANJAR_AGUNG


async def test_staff_are_invited_to_the_meetings_of_their_area(world: World) -> None:
    """Though they have said nothing of where they live; JADWAL shows them these meetings."""
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    groups = (Group.EVERYONE, Group.STAFF)
    assert [await reached(world, area, *groups) for area in (IMOPURO, GANJAR_AGUNG)] == [1, 0]
    assert await reached(world, IMOPURO, Group.EVERYONE) == 0
    assert "Kelurahan Imopuro" in (await lurah.say("jadwal"))[-1].text


@pytest.mark.parametrize(
    "said",
    [
        "saya sudah pindah ke Ganjar Agung, masih boleh usul untuk Imopuro gak?",
        "sy baru pindah ke Ganjar Agung. bisa usulkan yang di Yosodadi ya?",
    ],
)
async def test_whether_one_may_propose_elsewhere_is_told_too(world: World, said: str) -> None:
    siti = await world.person("siti").welcomed()
    heard = "\n".join(each.text for each in await siti.say(said))
    assert "bukan tempat tinggal Anda" in heard
    assert await home(world) == GANJAR_AGUNG


@pytest.mark.parametrize(
    "said",
    [
        "contone usulan sing apik piye to",
        "ada contoh usulan gak pak, bingung nulisnya",
        "usulan apa aja yang biasanya disetujui?",
        "minta contoh usulan dong kak",
    ],
)
async def test_what_a_proposal_looks_like_is_shown(world: World, said: str) -> None:
    siti = await world.person("siti").welcomed()
    heard = "\n".join(each.text for each in await siti.say(said))
    assert "drainase Jl. Mawar RT 05" in heard
    assert siti.done.asking is None
