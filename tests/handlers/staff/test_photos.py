"""Photos are for everybody only after a look: nobody sees them before, staff let or hide them, and
their author may keep them to staff."""

from __future__ import annotations

import re

from sqlalchemy import select

from bot.work.scheduler import Scheduler
from storage.database.store import Store
from storage.database.tables import files, history, proposal_files
from storage.proposals import decisions
from storage.proposals.rulings import Decision, Ruling
from storage.proposals.shown import photos
from storage.proposals.shown.photos import Look, Photo
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.bot.web.test_policy import client
from tests.handlers.staff.test_desk import official, the_proposal
from tests.support import Resident, World, picture

IMOPURO = "18.72.01.1003"


async def with_photos(siti: Resident, count: int = 1, *, keep: bool = False) -> str:
    """A proposal with photos; gives its number."""
    for said in (
        "usul", "Imopuro", "1", "Perbaikan drainase Jl. Mawar RT 05",
        "Setiap hujan air masuk rumah warga", "RT 05/RW 02", "120 m", "lewati",
    ):  # fmt: skip
        await siti.say(said)
    for n in range(count):
        await siti.send_photo(picture(60 + n, 40))
    if count < 3:
        await siti.say("selesai")
    if keep:
        await siti.tap("Foto untuk petugas saja")
    heard = await siti.say("kirim")
    [number] = set(re.findall(r"MTR-2028-\d{5}", heard[-1].text))
    return str(number)


async def looks(world: World) -> list[str | None]:
    query = select(files.c.look).join(proposal_files, proposal_files.c.file_id == files.c.id)
    return [row.look for row in await world.rows(query.order_by(proposal_files.c.place))]


async def pictures(world: World, number: str) -> list[str]:
    """Addresses of the pictures on a proposal's page, but for the code of its own link."""
    async with client(world) as web:
        shown = re.findall(r'<img src="([^"]+)"', (await web.get(f"/u/{number}")).text)
    return [each for each in shown if each != f"/u/{number}/qr.png"]


async def test_nobody_sees_a_photo_before_staff_have_let_it(world: World) -> None:
    siti = await world.person("siti").welcomed()
    number = await with_photos(siti, 2)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    assert await looks(world) == ["waits", "waits"]
    assert await pictures(world, number) == []
    async with client(world) as web:
        assert (await web.get(f"/u/{number}")).headers["X-Robots-Tag"] == "noindex"
    tasks = (await lurah.say("tugas"))[-1]
    assert "Foto dari 1 usulan warga menunggu dilihat" in tasks.text
    assert "Lihat foto" in tasks.labels
    asked = await lurah.say(f"buka {number}")
    assert [each.file for each in asked] == [None]  # on demand
    shown = await lurah.tap("Lihat foto")
    assert len([each for each in shown if each.file]) == 2
    heard = await lurah.tap("Tampilkan foto untuk umum")
    assert "2 foto usulan" in heard[-1].text
    assert await looks(world) == ["let", "let"]
    some = await pictures(world, number)
    assert len(some) == 2
    assert "Foto warga" not in (await lurah.say("tugas"))[-1].text
    # The same tap once more, and somebody else's, changes nothing.
    assert "memang sudah tampil" in (await lurah.tap("Tampilkan foto untuk umum"))[-1].text
    assert await siti.new() == [], "nobody is told of what the page shows"

    async def verify(store: Store) -> None:
        id = (await store.fetch(select(history.c.proposal_id)))[0].proposal_id
        await decisions.decide(store, at_command_line("uji"), id, Ruling(Decision.VERIFY))

    await world.app.turns.do(verify)
    async with client(world) as web:
        assert "X-Robots-Tag" not in (await web.get(f"/u/{number}")).headers
        # Hidden again: the links that are out there end at once.
        assert (await web.get(some[0])).status_code == 200
        await lurah.say(f"sembunyikan foto {number}")
        await lurah.say("1")
        assert "sekarang tidak tampil" in (await lurah.say("Wajah anak-anak terlihat"))[-1].text
        assert [(await web.get(each)).status_code for each in some] == [404, 200]
    assert await looks(world) == ["hidden", "let"]
    assert len(await pictures(world, number)) == 1
    world.clock.move(hours=1)
    await world.app.settled()
    told = (await siti.new())[-1].text
    assert number in told
    assert "1 foto usulan ini tidak kami tampilkan" in told
    assert "Wajah anak-anak terlihat" in told
    async with client(world) as web:
        assert "Wajah anak-anak" not in (await web.get(f"/u/{number}")).text


async def test_several_at_once(world: World) -> None:
    """FOTO shows those of several proposals, one tap lets them all; what came since is not let."""
    siti, budi = [await world.person(name).welcomed() for name in ("siti", "budi")]
    await with_photos(siti)
    await with_photos(budi, 2)
    ani = await official(world, "ani", Role.FASILITATOR, "18.72.01")
    await official(world, "jauh", Role.FASILITATOR, "18.72.02")
    shown = await ani.say("foto warga")
    assert "menunggu dilihat: 2" in shown[0].text or "menunggu dilihat: 2" in shown[-1].text
    assert len([each for each in shown if each.file]) == 3
    tono = await world.person("tono").welcomed()
    await with_photos(tono)
    heard = await ani.tap("Tampilkan semuanya")
    assert "sudah berubah" in heard[0].text
    assert await looks(world) == ["waits"] * 4
    assert "4 foto sekarang tampil" in (await ani.tap("Tampilkan semuanya"))[-1].text
    assert set(await looks(world)) == {"let"}
    assert "Tidak ada foto" in (await world.person("jauh").say("foto warga"))[-1].text
    assert "petugas" in (await siti.say("foto warga"))[-1].text


async def test_an_author_keeps_them_to_staff(world: World) -> None:
    """Before it is sent, or after; nobody lets them then."""
    siti = await world.person("siti").welcomed()
    number = await with_photos(siti, 3, keep=True)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    assert await looks(world) == ["staff"] * 3
    assert "Foto warga" not in (await lurah.say("tugas"))[-1].text
    asked = await lurah.say(f"buka {number}")
    assert [each.file for each in asked] == [None]  # on demand
    shown = await lurah.tap("Lihat foto")
    assert len([each for each in shown if each.file]) == 3, "staff see them"
    assert "Tampilkan foto untuk umum" not in [label for each in shown for label in each.labels]
    budi = await world.person("budi").welcomed()
    second = await with_photos(budi)
    await lurah.say(f"buka {second}")
    await lurah.tap("Lihat foto")
    await lurah.tap("Tampilkan foto untuk umum")
    assert len(await pictures(world, second)) == 1
    await budi.say(f"cek {second}")
    assert "hanya untuk petugas" in (await budi.tap("Foto untuk petugas saja"))[-1].text
    assert await pictures(world, second) == []
    assert "tidak punya foto" in (await budi.say(f"foto untuk petugas {second}"))[-1].text


async def test_a_new_photo_waits_again(world: World) -> None:
    siti = await world.person("siti").welcomed()
    number = await with_photos(siti)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    await lurah.say(f"buka {number}")
    await lurah.tap("Lihat foto")
    await lurah.tap("Tampilkan foto untuk umum")
    await siti.say(f"ubah {number}")
    await siti.say("ubah")
    await siti.tap("Foto")
    await siti.send_photo(picture(70, 50))
    await siti.say("selesai")
    await siti.say("simpan")
    assert await looks(world) == ["let", "waits"]
    assert len(await pictures(world, number)) == 1


async def test_they_go_with_their_person(world: World) -> None:
    siti = await world.person("siti").welcomed()
    number = await with_photos(siti, 2)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    await lurah.say(f"buka {number}")
    await lurah.tap("Lihat foto")
    await lurah.tap("Tampilkan foto untuk umum")
    await siti.say("hapus data saya")
    assert "juga fotonya" in (await siti.say("ya"))[-1].text
    await world.app.settled()
    assert await looks(world) == []
    assert await world.count("files") == 0
    assert await pictures(world, number) == []


async def test_what_waits_for_a_week_is_reminded_of(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await with_photos(siti)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    kota = await official(world, "bappeda", Role.VERIFIKATOR, "18.72")
    told = []
    for _ in range(16):
        world.clock.move(days=1)
        await Scheduler(world.app.turns, world.clock).morning()
        world.clock.move(hours=1)
        world.app.claims.look()
        await world.app.settled()
        told.append(sum("menunggu dilihat" in each.text for each in await lurah.new()))
        assert not any("menunggu dilihat" in each.text for each in await kota.new())
        world.clock.move(hours=-1)
    assert sum(told) == 2
    assert told.index(1) in (6, 7), "after a week, and then once a week"


async def test_staff_alone_let_what_they_may(world: World) -> None:
    """Of another area nothing can be let, by whichever door."""
    siti = await world.person("siti").welcomed()
    number = await with_photos(siti)
    other = await official(world, "lain", Role.VERIFIKATOR, "18.72.02.1002")
    for said in (f"foto warga {number}", f"tampilkan foto {number}", f"sembunyikan foto {number}"):
        assert "di luar wilayah" in (await other.say(said))[-1].text, said
    known: list[Photo] = []

    async def chore(store: Store) -> None:
        known[:] = await photos.of(store, (await the_proposal(world)).id)

    await world.app.turns.do(chore)
    await other.take(choice=f"do:let:{number}:{photos.seen(known)}")
    assert await looks(world) == [Look.WAITS]
