"""Somebody's number and the id that WhatsApp gives them are one person; a known number with another
id is somebody else."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.settings import Settings
from storage.database.store import Store
from storage.database.tables import addresses, outbox, people, proposals, written_first
from storage.people import forgetting, identity
from storage.people import people as people_of
from storage.staff import staff
from storage.staff.roles import Role
from tests.support import Clock
from tests.whole.test_platforms import ADDRESS, OnWhatsApp, on_whatsapp

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

ADMIN = "whatsapp:+6287770001111"
ID, OTHER = "whatsapp:ID.4566111122223333", "whatsapp:ID.9999000011112222"


async def says(on: OnWhatsApp, line: str, from_: str = ADDRESS, id: str | None = ID) -> list[str]:
    """One post, from a number or an id, with the id beside it; gives what they hear."""
    before = len(on.twilio.messages)
    more = {"ExternalUserId": id} if id else None
    form, headers = on.twilio.inbound(line, from_, more=more)
    assert (await on.post(form, headers)).status_code == 200
    await on.world.app.settled()
    return [each.body for each in on.twilio.messages[before:] if each.to == from_]


async def proposes(on: OnWhatsApp) -> None:
    for line in (
        "halo", "ya", "lewati", "usul", "Imopuro", "1", "Perbaikan drainase Jl. Mawar RT 05",
        "Setiap hujan air masuk rumah warga", "RT 05/RW 02", "kirim",
    ):  # fmt: skip
        await says(on, line)


async def everybody(on: OnWhatsApp) -> int:
    return len(await on.world.rows(select(people.c.id)))


async def test_five_posts_with_both_then_only_the_id(settings: Settings, clock: Clock) -> None:
    async with on_whatsapp(settings, clock) as on:
        for line in ("halo", "ya", "Siti Aminah", "usul", "batal"):
            await says(on, line)
        for id in (None, ID):
            assert "Siti Aminah" in " ".join(await says(on, "ganti orang", ID, id))
        assert await everybody(on) == 1


async def test_first_both_then_only_the_id(settings: Settings, clock: Clock) -> None:
    async with on_whatsapp(settings, clock) as on:
        await proposes(on)
        assert await everybody(on) == 1
        # From now on the number is hidden: they are answered where they write.
        heard = await says(on, "usulan saya", ID, None)
        assert "Jl. Mawar" in " ".join(heard)
        heard = await says(on, "usulan saya", ID, ID)
        assert "Jl. Mawar" in " ".join(heard)
        assert await everybody(on) == 1
        # And once more with the number.
        assert "Jl. Mawar" in " ".join(await says(on, "usulan saya"))


async def test_first_only_the_id_then_both(settings: Settings, clock: Clock) -> None:
    async with on_whatsapp(settings, clock) as on:
        for line in ("halo", "ya", "lewati"):
            await says(on, line, ID, ID)
        assert await everybody(on) == 1
        await says(on, "bantuan")
        assert await everybody(on) == 1
        rows = await on.world.rows(select(addresses.c.address, addresses.c.beside))
        assert {tuple(row) for row in rows} == {
            (ID.removeprefix("whatsapp:"), ADDRESS.removeprefix("whatsapp:")),
            (ADDRESS.removeprefix("whatsapp:"), ID.removeprefix("whatsapp:")),
        }


async def test_a_known_number_with_another_id_is_a_stranger(
    settings: Settings, clock: Clock
) -> None:
    """They see nothing of whoever had the number before, whose news does not go there either."""
    async with on_whatsapp(settings, clock) as on:
        await proposes(on)
        heard = await says(on, "usulan saya", ADDRESS, OTHER)
        # Answered at an address that is theirs alone.
        assert heard == []
        [hello] = [each for each in on.twilio.messages if each.to == OTHER]
        assert "Jl. Mawar" not in hello.body
        assert await everybody(on) == 2
        for line in ("ya", "lewati", "usulan saya"):
            await says(on, line, ADDRESS, OTHER)
        theirs = [each.body for each in on.twilio.messages if each.to == OTHER]
        assert not any("Jl. Mawar" in each for each in theirs)
        assert await everybody(on) == 2
        # Nothing for the first of them goes to the number any more.
        [row] = await on.world.rows(select(proposals.c.person_id))

        async def author(store: Store) -> bool:
            found = await people_of.get(store, row.person_id)
            return found is not None and found.blocked

        assert await on.world.app.turns.do(author)
        # Whoever comes with the first id is the first person, wherever they write from.
        heard = await says(on, "usulan saya", ID, ID)
        assert "Jl. Mawar" in " ".join(heard)


async def test_when_we_have_another_number_nobody_is_a_stranger(
    settings: Settings, clock: Clock
) -> None:
    """Ids and windows belonged to the old one: news goes as an approved text again, and the id that
    is named now is theirs."""
    async with on_whatsapp(settings, clock) as on:
        await proposes(on)

        async def moved(store: Store, number: str) -> bool:
            return await identity.reached_at(store, channel="whatsapp", number=number)

        turns = on.world.app.turns
        assert not await turns.do(lambda store: moved(store, on.twilio.sender.split(":")[-1]))
        assert await turns.do(lambda store: moved(store, "+62725000000"))
        assert {row[0] for row in await on.world.rows(select(addresses.c.heard_at))} == {None}
        assert "Jl. Mawar" in " ".join(await says(on, "usulan saya", ADDRESS, OTHER))
        assert "Jl. Mawar" in " ".join(await says(on, "usulan saya", OTHER, OTHER))
        assert await everybody(on) == 1
        # From now on that id is theirs, and another one a stranger's.
        await says(on, "halo", ADDRESS, "whatsapp:ID.1234000011112222")
        assert await everybody(on) == 2


@pytest.mark.parametrize("stranger", [False, True])
async def test_a_role_stays_with_its_person(
    settings: Settings, clock: Clock, stranger: bool
) -> None:
    """A fasilitator keeps it when the number is hidden; somebody else at that number has none, and
    the admin is told."""
    async with on_whatsapp(settings, clock) as on:
        for who, role in (("bu admin", Role.ADMIN), ("siti", Role.FASILITATOR)):

            async def invite(store: Store, role: Role = role) -> str:
                return await staff.invite(store, staff.at_command_line("t"), role, "18.72")

            code = await on.world.app.turns.do(invite)
            at = ADDRESS if who == "siti" else ADMIN
            for line in ("halo", "ya", "lewati", code):
                await says(on, line, at, ID if who == "siti" else None)
        clock.move(minutes=20)
        if stranger:
            await says(on, "halo", ADDRESS, OTHER)
            told = [each.body for each in on.twilio.messages if each.to == ADMIN]
            assert "sekarang dipakai akun lain" in told[-1]
            assert "…, fasilitator" in told[-1]
            for line in ("ya", "lewati", "umumkan"):
                await says(on, line, ADDRESS, OTHER)
            *_, last = [each.body for each in on.twilio.messages if each.to == OTHER]
            assert "petugas" in last
            again = len([t for t in on.twilio.messages if t.to == ADMIN])
            assert again == len(told)
        heard = await says(on, "umumkan", ID, ID)
        assert "wilayah" in " ".join(heard).lower() or "kelurahan" in " ".join(heard).lower()


async def test_what_waits_goes_to_whichever_they_write_from(
    settings: Settings, clock: Clock
) -> None:
    async with on_whatsapp(settings, clock) as on:
        await proposes(on)
        clock.move(hours=25)
        async with on.world.app.database.writer.begin() as connection:
            await connection.execute(
                outbox.update().values(state="waiting", settled_at=None, priority=1, claim=0)
            )
        before = len(on.twilio.messages)
        await says(on, "bantuan", ID, ID)
        # Held for the number: the same person, whose window is open now.
        assert len(on.twilio.messages) > before + 1
        rows = await on.world.rows(
            select(addresses.c.heard_at).where(addresses.c.heard_at.is_not(None))
        )
        assert len(rows) == 2


async def test_whoever_is_deleted_is_deleted_under_both(settings: Settings, clock: Clock) -> None:
    async with on_whatsapp(settings, clock) as on:
        for line in ("halo", "ya", "lewati"):
            await says(on, line)

        async def forget(store: Store) -> None:
            store.insert(
                written_first,
                channel="whatsapp",
                address=ADDRESS.removeprefix("whatsapp:"),
                at=store.now,
            )
            [row] = await store.fetch(select(people.c.id))
            person = await people_of.load_one(store, row.id)
            assert person is not None
            await forgetting.forget(store, person)

        await on.world.app.turns.do(forget)
        for table in (addresses, people, written_first):
            assert await on.world.rows(select(table)) == []
        await says(on, "halo", ID, ID)
        assert await everybody(on) == 1
