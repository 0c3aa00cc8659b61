"""Bad input and faults: a sentence that helps, and nothing lost."""

from __future__ import annotations

import asyncio
import io

import pytest
from PIL import Image
from sqlalchemy import select

from bot.channels.base import Unavailable
from handlers.conversation.messages import Attachment, FileKind, Incoming, Stray
from storage.database.store import Store
from storage.database.tables import metadata
from tests.support import Resident, World, picture

HOSTILE = {
    "empty": "",
    "blank": " \n\t ",
    "long": "banjir " * 1430,
    "rtl": "\u202eجالن روسك مسجد\u202c di depan masjid",
    "zero width": "ja\u200blan \ufeffrusak\u2060 parah",
    "emoji": "🙏🏽😭👨‍👩‍👧‍👦",
    "nul": "jalan\x00 rusak parah sekali",
    "sql": "'; DROP TABLE proposals; --",
    "html": '<script>alert("x")</script><b>jalan</b>',
    "braces": "{ $number } {{ 7*7 }} %s %(x)s",
    "half a pair": "jalan \ud83d rusak",
    "formula": '=HYPERLINK("http://x")',
    "combining": "j̷̧a̶l̸a̵n̷ rusak sekali di sini",
}


async def at_wish(world: World) -> Resident:
    siti = await world.person().welcomed()
    for said in ("usul", "Imopuro", "1"):
        await siti.say(said)
    assert siti.done.asking == "propose.wish"
    return siti


# What of them says where it is, so that it is not asked.
SAYS_WHERE = {"rtl": "di depan masjid"}

# And what is wrong, with the thing that is wished.
SAYS_WRONG = {"zero width", "nul", "combining"}

# An answer to each question; what has been said already is not asked.
GOOD = {
    "propose.area": "Imopuro",
    "propose.topic": "1",
    "propose.wish": "Perbaikan jalan yang rusak",
    "propose.problem": "Berlubang sejak Maret",
    "propose.place": "RT 05/RW 02",
    "propose.review": "kirim",
}


@pytest.mark.parametrize("name", list(HOSTILE))
async def test_hostile_texts(world: World, name: str) -> None:
    """At each question: an answer in words, no fault of ours, and the way goes on."""
    text = HOSTILE[name]
    siti = await world.person().welcomed()
    await siti.say("usul")
    tried: list[str] = []
    while (asking := siti.done.asking) is not None:
        assert asking not in tried, "nobody is asked twice"
        tried.append(asking)
        heard = await siti.say(text)
        assert heard, "nobody is left without a word"
        assert "kesalahan" not in heard[0].text
        if siti.done.asking == asking:
            await siti.say(GOOD[asking])
        # Before it is sent, what was said last is asked about; added, it may be too long.
        for _ in range(1 + (name == "long")):
            if siti.done.asking == asking == "propose.review":
                await siti.say(GOOD[asking])
    assert {"propose.area", "propose.review"} <= set(tried)
    assert ("propose.problem" in tried) == (name not in SAYS_WRONG)
    assert ("propose.place" in tried) == (name not in SAYS_WHERE)
    [kept] = await world.proposals()
    if name in SAYS_WHERE:
        assert kept["place"] == SAYS_WHERE[name]
    for value in kept.values():
        assert "\x00" not in str(value)


async def test_texts_are_kept_exactly_as_typed(world: World) -> None:
    siti = await at_wish(world)
    wish = "<b>Jalan</b> 'rusak' \"parah\"; --  & 50% {x} =1+1"
    await siti.say(wish)
    for said in (
        "+62 tidak bisa lewat\nbaris kedua",
        "RT 1",
        "kirim",
    ):
        await siti.say(said)
    [kept] = await world.proposals()
    assert kept["wish"] == wish
    assert kept["problem"] == "+62 tidak bisa lewat\nbaris kedua"


async def test_a_choice_from_an_old_question(world: World) -> None:
    siti = await at_wish(world)
    heard = await siti.take(choice="propose.area:18.72.01.1003")
    assert "untuk pertanyaan sebelumnya" in heard[0].text
    assert siti.done.asking == "propose.wish"
    heard = await siti.take(choice="nonsense")
    assert siti.done.asking == "propose.wish"
    assert heard


async def test_a_choice_while_nothing_is_open(world: World) -> None:
    siti = await world.person().welcomed()
    heard = await siti.take(choice="propose.wish:@back")
    assert "tidak ada yang perlu dijawab" in heard[0].text
    assert "Buat usulan" in heard[0].labels


async def test_two_taps_on_one_button(world: World) -> None:
    siti = await world.person().welcomed()
    for said in ("usul", "Imopuro"):
        await siti.say(said)
    await siti.take(choice="propose.topic:fisik")
    heard = await siti.take(choice="propose.topic:fisik")
    assert siti.done.asking == "propose.wish"
    assert "untuk pertanyaan sebelumnya" in heard[0].text
    for said in ("Perbaikan jalan", "Berlubang sejak Maret", "RT 1"):
        await siti.say(said)
    await siti.take(choice="propose.review:send")
    await siti.take(choice="propose.review:send")
    assert len(await world.proposals()) == 1


async def test_a_repeated_message_is_said_once(world: World) -> None:
    siti = await at_wish(world)
    await siti.take(text="Perbaikan jalan Gang Mawar", id="again")
    heard = await siti.take(text="Perbaikan jalan Gang Mawar", id="again")
    assert heard == []
    assert siti.done.repeated
    assert siti.done.asking is None


async def test_two_hundred_messages_at_once(world: World) -> None:
    """In the order in which they came, each answered, nothing doubled."""
    siti = await at_wish(world)
    before = await world.count("outbox")
    said = [Incoming("terminal", "siti", f"x{n}", world.clock(), text="bagus") for n in range(199)]
    said.insert(100, Incoming("terminal", "siti", "good", world.clock(), text="Perbaikan jalan A"))
    done = await asyncio.gather(*(world.app.turns.take(message) for message in said))
    assert len(done) == 200
    assert await world.count("outbox") == before + 200
    assert (await siti.say("bantuan"))[-1].text.startswith("(4 dari 5)")


@pytest.mark.parametrize("stray", list(Stray))
async def test_strays_lose_nothing(world: World, stray: Stray) -> None:
    siti = await at_wish(world)
    heard = await siti.take(stray=stray)
    assert siti.done.asking == "propose.wish"
    assert "Apa yang Bapak/Ibu usulkan" in heard[-1].text


async def test_a_photo_before_its_question_is_kept(world: World) -> None:
    siti = await at_wish(world)
    heard = await siti.send_photo()
    assert "kami simpan" in heard[0].text
    for said in ("Perbaikan jalan Gang Mawar", "Berlubang sejak Maret", "RT 1", "foto"):
        await siti.say(said)
    assert "1 foto" in siti.heard[-1].text
    await siti.say("selesai")
    await siti.say("kirim")
    assert await world.count("proposal_files") == 1


def bomb() -> bytes:
    """A picture of 400 megapixels in a few kilobytes."""
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 not a picture", "buka sebagai foto"),
        (picture(800, 600)[:2000], "terpotong"),
        (bomb(), "terlalu besar"),
        (b"\xff\xd8" + b"0" * 30_000_000, "terlalu besar"),
        (b"", "buka sebagai foto"),
    ],
    ids=["pdf", "truncated", "bomb", "30 MB", "empty"],
)
async def test_bad_pictures(world: World, data: bytes, words: str) -> None:
    siti = await at_wish(world)
    for said in ("Perbaikan jalan Gang Mawar", "Berlubang sejak Maret", "RT 1", "foto"):
        await siti.say(said)
    assert siti.done.asking == "propose.photos"
    heard = await siti.send_photo(data)
    assert any(words in message.text for message in heard), heard
    await siti.send_photo(picture())
    await siti.say("selesai")
    await siti.say("kirim")
    # The second takes the place of the first.
    files = metadata.tables["files"]
    assert [row.state for row in await world.rows(select(files.c.state))] == ["ready"]
    assert await world.count("proposal_files") == 1


async def test_a_document_is_no_photo(world: World) -> None:
    siti = await at_wish(world)
    for said in ("Perbaikan jalan Gang Mawar", "Berlubang sejak Maret", "RT 1", "foto"):
        await siti.say(said)
    file = Attachment(FileKind.DOCUMENT, "x", mime="application/pdf")
    heard = await siti.take(files=(file,))
    assert "bukan foto" in heard[0].text
    assert siti.done.asking == "propose.photos"


async def test_the_database_goes_and_comes_back(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The channel is told that nothing was stored; the same message works later, by itself."""
    siti = await at_wish(world)
    real = Store.flush

    async def full(self: Store) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Store, "flush", full)
    with pytest.raises(Unavailable):
        await siti.take(text="Perbaikan jalan Gang Mawar", id="full")
    monkeypatch.setattr(Store, "flush", real)
    heard = await siti.take(text="Perbaikan jalan Gang Mawar", id="full")
    assert siti.done.asking == "propose.problem"
    assert len(heard) == 1


async def test_a_fault_of_ours_is_said_and_spoils_nobody_else(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from handlers import reception

    siti = await at_wish(world)
    budi = await world.person("budi").welcomed()
    real = reception.hear

    async def breaks(turn: object) -> object:
        if getattr(turn, "message").text == "rusak":  # noqa: B009
            raise RuntimeError("a fault")
        return await real(turn)  # type: ignore[arg-type]

    monkeypatch.setattr(reception, "hear", breaks)
    turns = world.app.turns
    at = world.clock()
    await asyncio.gather(
        turns.take(Incoming("terminal", "siti", "f1", at, text="rusak")),
        turns.take(Incoming("terminal", "budi", "f2", at, text="usul")),
    )
    await world.app.settled()
    assert "kesalahan di tempat kami" in (await siti.new())[0].text
    assert "kelurahan mana" in (await budi.new())[0].text
    monkeypatch.setattr(reception, "hear", real)
    await siti.say("Perbaikan jalan Gang Mawar")
    assert siti.done.asking == "propose.problem"


async def test_people_are_deleted_and_their_proposal_stays(world: World) -> None:
    siti = await world.person(channel="browser").welcomed()
    await siti.proposes()
    await siti.say("hapus data saya")
    heard = await siti.say("ya")
    assert "sudah dihapus" in heard[0].text
    assert await world.count("people") == 0
    assert await world.count("talks") == 0
    assert await world.count("addresses") == 0
    [kept] = await world.proposals()
    assert kept["name"] is None
    assert kept["wish"] == "Perbaikan drainase Jl. Mawar RT 05"
    inbox, outbox = metadata.tables["inbox"], metadata.tables["outbox"]
    assert all(row.text is None for row in await world.rows(select(inbox)))
    assert all("drainase" not in row.text for row in await world.rows(select(outbox)))
    assert "Selamat datang di Rembuk" in (await siti.say("halo"))[0].text


async def test_pictures_of_a_draft_go_with_the_person(world: World) -> None:
    siti = await at_wish(world)
    await siti.send_photo()
    assert len([hash async for hash in world.app.media.all()]) == 1
    await siti.say("hapus data saya")
    await siti.say("ya")
    assert [hash async for hash in world.app.media.all()] == []
    assert await world.count("files") == 0


async def test_my_data_is_everything(world: World) -> None:
    siti = await world.person(channel="browser").welcomed()
    await siti.proposes()
    heard = await siti.say("data saya")
    assert heard[0].file == "data-saya.json"
    people = metadata.tables["people"]
    [row] = await world.rows(select(people.c.id))
    file = {"kind": "my_data", "ref": str(row.id), "name": "data-saya.json"}
    package = await world.app.enclosures.package(file)
    text = (await package.load()).decode()
    for held in ("Perbaikan drainase", "Setuju", "siti", "usul"):
        assert held in text
