"""Who hears a message in which situation: the order of handlers.reception, as a table."""

from __future__ import annotations

import functools
from typing import Any

import pytest

from handlers import reception
from handlers.asking.heard import Heard, Listener
from handlers.conversation.messages import Attachment, FileKind, Location, Stray
from handlers.turn import Turn
from storage.database.store import Store
from storage.people import people
from storage.staff import staff
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.handlers.proposals.test_questions import asked
from tests.support import Resident, World

WISH = "jalan rusak depan SD hadimulyo barat RT 05"


def named(listener: Listener) -> str:
    """A listener by its room and name: "offers.typed"."""
    module = getattr(listener, "__module__", "").rpartition(".")[2]
    return f"{module}.{getattr(listener, '__name__', '')}"


@pytest.fixture
def who(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The listeners that had something to say, in order; a button's own comes before `buttons`."""
    heard: list[str] = []

    def watched(listener: Listener) -> Listener:
        @functools.wraps(listener)
        async def listens(turn: Turn) -> Heard | None:
            found = await listener(turn)
            if found is not None:
                heard.append(named(listener))
            return found

        return listens

    for table in ("LISTENERS", "BUTTONS"):
        monkeypatch.setattr(reception, table, tuple(map(watched, getattr(reception, table))))
    return heard


# --- situations -----------------------------------------------------------------------------


async def new(world: World) -> Resident:
    return world.person()


async def consenting(world: World) -> Resident:
    siti = world.person()
    await siti.say("halo")
    return siti


async def naming(world: World) -> Resident:
    siti = await consenting(world)
    await siti.tap("Setuju")
    return siti


async def declined(world: World) -> Resident:
    siti = await consenting(world)
    await siti.tap("Tidak")
    return siti


async def idle(world: World) -> Resident:
    return await world.person().welcomed()


async def wishing(world: World) -> Resident:
    siti = await idle(world)
    for said in ("usul", "Imopuro", "1"):
        await siti.say(said)
    assert siti.done.asking == "propose.wish"
    return siti


async def parked(world: World) -> Resident:
    siti = await wishing(world)
    await siti.say("Drainase RT 05 mampet")
    world.clock.move(hours=8)
    await siti.say("halo")
    await siti.tap("Nanti")
    await siti.say("bantuan")  # its button is no longer shown
    return siti


async def offering(world: World) -> Resident:
    siti = await idle(world)
    await siti.send_photo()
    return siti


async def asked_alone(world: World) -> Resident:
    siti = await idle(world)
    await siti.proposes()
    await asked(world, siti, text="Berapa lebar jalannya?")
    await siti.new()
    return siti


async def asked_whose(world: World) -> Resident:
    siti = await asked_alone(world)
    await siti.say("tidak")
    return siti


async def sure(world: World) -> Resident:
    siti = await idle(world)
    number = await siti.proposes()
    await siti.say(f"tarik {number}")
    assert siti.done.asking == "withdraw.sure"
    return siti


async def working(world: World) -> Resident:
    siti = await idle(world)

    async def appoint(store: Store) -> None:
        by = at_command_line("uji")
        code = await staff.invite(store, by, Role.VERIFIKATOR, "18.72.01.1003")
        found, _ = await people.load(store, [(siti.channel, siti.address)])
        await staff.join(store, found[siti.channel, siti.address], code)

    await world.app.turns.do(appoint)
    return siti


SITUATIONS = {
    each.__name__: each
    for each in (
        new, consenting, naming, declined, idle, wishing, parked, offering, asked_alone,
        asked_whose, sure, working,
    )
}  # fmt: skip

PHOTO = {"photo": True}
PLACE = {"location": Location(-5.11, 105.3)}
VOICE: dict[str, Any] = {"stray": Stray.VOICE}
CONTACT: dict[str, Any] = {"phone": "+6281200000000"}
OLD_BUTTON: dict[str, Any] = {"choice": "propose.topic:fisik"}
DOCUMENT: dict[str, Any] = {"files": (Attachment(FileKind.DOCUMENT, "ref", name="a.pdf"),)}

# Situation, what comes, who hears it.
TABLE: list[tuple[str, Any, str]] = [
    # What nobody can open, a contact and a link come first, wherever one is.
    ("new", VOICE, "strays.cannot_open"),
    ("idle", VOICE, "strays.cannot_open"),
    ("wishing", VOICE, "strays.cannot_open"),
    ("wishing", {**VOICE, "text": "Drainase RT 05"}, "open_form.hears"),
    ("idle", {"choice": "do:open"}, "opening.answered"),
    ("new", CONTACT, "takeover.contact"),
    ("idle", CONTACT, "takeover.contact"),
    ("new", {"start": "kel_1872011003"}, "links.waits"),
    ("naming", {"start": "kel_1872011003"}, "links.waits"),
    ("wishing", {"start": ""}, "links.waits"),
    ("idle", {"start": "kel_1872011003"}, "propose.linked"),
    ("idle", "kel_1872011003", "propose.linked"),
    ("idle", {"start": "kel_9999999999"}, "welcome.starts"),
    ("idle", {"start": "hadir_ABCD2345"}, "check_in.at_the_wall"),
    ("idle", {"start": "staf_ABCD2345"}, "team.linked"),
    ("idle", {"start": "k_ABC234"}, "taking_part.linked"),
    ("idle", {"start": "dukung_MTR-2028-00042"}, "supporting.linked"),
    ("idle", {"start": "kartu_4821773015"}, "enter.card_linked"),
    ("idle", {"start": "hubung_ABCD2345"}, "one_person.linked"),
    ("idle", "saya dukung usulan nomor 42", "supporting.said"),
    ("idle", "lihat usulan lampu di imopuro", "listed.said"),
    ("idle", {"start": ""}, "welcome.starts"),
    # Somebody who has not agreed.
    ("new", "halo", "welcome.asks_consent"),
    ("new", WISH, "welcome.asks_consent"),
    ("new", "usul", "commands.idle"),
    ("new", "bantuan", "commands.idle"),
    ("new", PHOTO, "welcome.asks_consent"),
    ("new", OLD_BUTTON, "consent.unknown"),
    ("consenting", "ya", "open_form.hears"),
    ("consenting", WISH, "open_form.hears"),
    ("consenting", "bantuan", "commands.in_form"),
    ("declined", {"choice": "do:hello"}, "welcome.button"),
    ("declined", "ya", "welcome.asks_consent"),
    ("declined", "1", "welcome.button"),
    # What to be called.
    ("naming", "Siti", "open_form.hears"),
    ("naming", "usul", "called.instead_of_a_name"),
    ("naming", "usul jalan rusak", "called.instead_of_a_name"),
    ("naming", "jadwal", "commands.in_form"),
    # Nothing is open.
    ("idle", "usul", "commands.idle"),
    ("idle", "cek 42", "commands.idle"),
    ("idle", "MTR-2028-00042", "commands.idle"),
    ("idle", "HADIR ABCD 2345", "check_in.types_code"),
    ("idle", "halo", "welcome.greeted_back"),
    ("idle", "usul jalan rusak", "understood.means"),
    ("idle", "jadwl", "understood.means"),
    ("idle", "makasih ya min", "understood.means"),
    ("idle", {"choice": "do:mine"}, "commands.tapped"),
    ("idle", OLD_BUTTON, "open_form.past"),
    ("idle", PHOTO, "offers.pictures"),
    ("idle", PLACE, "offers.pictures"),
    ("idle", DOCUMENT, "strays.useless"),
    ("idle", "\u200b", "strays.wordless"),
    ("idle", WISH, "understood.means"),
    ("idle", "qwerty", "understood.means"),
    ("parked", "Lanjutkan", "open_form.going_on"),
    # A line for many proposals is of staff alone.
    ("idle", "saya tinggalnya di Yosorejo", "spoken.spoken"),
    ("idle", "nama aq nadia min", "called.said"),
    ("idle", "alhamdulillah jembatannya udah jadi pak, makasih", "passing.said"),
    ("idle", "Iring Mulyo RT 22 RW 7", "spoken.spoken"),
    ("working", "tolong carikan usulan jalan rusak", "ordered.ordered"),
    ("working", "acc 3, yang 4 tolak", "decided.decided"),
    ("working", "kapan nomor 3 ditolak", "understood.means"),
    ("working", "gimana cara bikin pengumuman", "how.asked"),
    ("working", "yang ditolak ada berapa bulan ini", "counting.asked"),
    ("working", "fasilitator sini siapa", "officials.asked"),
    ("idle", "gimana cara bikin pengumuman", "understood.means"),
    ("working", "lengkap 3-5", "lined.alone"),
    ("working", "tolak", "lined.alone"),
    ("working", "acc 3 4 5 ya", "lined.alone"),
    ("working", "catat 1 dinas PUPR 50 juta", "filled.numbered"),
    ("idle", "lengkap 3-5", "understood.means"),
    # Something is offered to become a proposal.
    ("offering", "ya", "offered.offered"),
    ("offering", "bentar ya ada yg beli", "passing.soon"),
    ("offering", "tidak", "offered.offered"),
    ("offering", "jadwal", "commands.idle"),
    ("offering", "usul", "commands.idle"),
    ("offering", PHOTO, "offers.pictures"),
    # A question of staff waits.
    ("asked_alone", "Tiga meter", "commands.answer_alone"),
    ("asked_alone", PHOTO, "commands.answer_alone"),
    ("asked_alone", "halo", "welcome.greeted_back"),
    ("asked_alone", "makasih ya min", "understood.means"),
    ("asked_alone", "kok lama sekali kabarnya", "commands.answer_alone"),
    ("asked_alone", "jadwal", "commands.idle"),
    ("asked_whose", "Tiga meter", "questions.whose"),
    ("asked_whose", "batal", "questions.whose"),
    ("asked_whose", "jadwal", "commands.while_whose"),
    # A form is open: what is sent is its answer.
    ("wishing", "Drainase RT 05 mampet", "open_form.hears"),
    ("wishing", "batal", "open_form.hears"),
    ("wishing", "jadwal", "commands.in_form"),
    ("wishing", PHOTO, "open_form.hears"),
    ("wishing", {"choice": "do:mine"}, "commands.tapped"),
    ("wishing", OLD_BUTTON, "open_form.tapped"),
    ("sure", "ya", "open_form.hears"),
    ("sure", "halo", "open_form.hears"),
]


async def take(siti: Resident, what: Any) -> None:
    if isinstance(what, str):
        await siti.say(what)
    elif what is PHOTO:
        await siti.send_photo()
    else:
        await siti.take(**what)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("situation", SITUATIONS)
async def test_who_hears(situation: str, world: World, who: list[str]) -> None:
    """Each message of the table in its situation, by somebody who is new each time."""
    wrong = []
    rows = [(what, expected) for where, what, expected in TABLE if where == situation]
    assert rows
    for place, (what, expected) in enumerate(rows):
        world.person = functools.partial(Resident, world, "terminal", f"siti{place}")  # type: ignore[method-assign]
        siti = await SITUATIONS[situation](world)
        who.clear()
        await take(siti, what)
        if who[:1] != [expected]:
            wrong.append((what, expected, who[:1]))
    assert wrong == []


def test_every_listener_stands_in_the_table() -> None:
    """None is there of which nobody knows when it hears; those of replies have tests by their
    subject."""
    elsewhere = {
        "reception.buttons", "reception.listed", "questions.replied", "agenda.replied",
        "agenda.under", "lists.sent", "team.types_code", "photos.mended", "questions.beside_form",
        "welcome.doubted", "open_form.parked", "replied.reply",
        "one_person.contact", "lined.in_form", "finished.still", "elsewhere.asked",
        "of_theirs.held_back", "of_theirs.news", "decided.picked", "whose.asked", "own.said",
        "of_theirs.first", "asked.place_for", "asked.several", "each.said", "sifting.asked",
        "ordered.picked", "ordered.opened", "lined.meanwhile", "lined.again_so", "confirmed.said",
        "noted.meanwhile", "noted.costs", "swapping.asked", "why.asked", "why.several",
        "own.answers", "own.asks_of_returned", "answering.said", "supporting.answered",
        "grieved.said", "passing.help_now",
        "at_door.said", "agreed.with_more", "beside_export.said", "beside_export.sent_again",
        "own.taken_back", "own.not_taken_back", "offered.not_wanted", "offered.comes_first",
        "similar.asked", "of_theirs.how_many",
        "called.leaves", "meeting_said.also", "of_all.asked", "of_theirs.sent_already",
        "shown_last.numbered", "shown_last.said", "changed.said", "changed.meanwhile",
        "replanned.said", "meeting_said.moved", "handed_on.said", "ordered.next_in_line",
        "swapping.whose", "before_yes.hurried", "outcome.said", "meeting_said.also_brought",
        "decided.another_meant", "side_by_side.stays", "side_by_side.compared",
        "side_by_side.merged_so", "side_by_side.asked_after", "side_by_side.instead",
        "side_by_side.asked", "before_yes.said", "sifting.without", "asked.told_anywhere",
        "of_theirs.backed", "supporting.in_form", "confirmed.another",
        "asked.entered", "righted.said", "asked.of_data",
    }  # fmt: skip
    there = {named(each) for each in (*reception.LISTENERS, *reception.BUTTONS)}
    shown = {listener for _, _, listener in TABLE}
    assert shown <= there
    assert there - shown == elsewhere
