"""Each operation of staff as it is done, for the test of all of them in all roles."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from storage.city import cycles, schedule
from storage.city.cycles import Tahap
from storage.city.funds import Fund
from storage.consultations import consultations
from storage.consultations.model import Ask, Definition
from storage.consultations.model import Kind as AskKind
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import meeting_history
from storage.database.tables import meetings as meetings_table
from storage.database.tables import proposals as rows
from storage.files import files
from storage.meetings import attendance, corrected, meetings, results
from storage.messages import bill
from storage.messages.mailings import broadcasts, progress
from storage.messages.mailings.audiences import Audience, Group
from storage.messages.mailings.mailing import Body, Kind, MailingState
from storage.people import contacts
from storage.people.model import Person
from storage.proposals import carried_over, decisions, proposals, questions
from storage.proposals import untold as proposals_untold
from storage.proposals.desk import below, correcting, many, sipd, spread, tasks
from storage.proposals.desk.many import Picked
from storage.proposals.model import Content
from storage.proposals.reasons import Reason
from storage.proposals.rulings import RULES, Decision, Ruling
from storage.proposals.shown import care, photos
from storage.proposals.steps import write_files
from storage.proposals.together import merging
from storage.reports import links, orders
from storage.reports.wanted import Wanted
from storage.staff import invitations, staff
from storage.staff.roles import Operation, Role
from storage.staff.staff import NotAllowed, at_command_line
from tests.storage.staff.scene import (
    PLAN,
    TAHAPAN,
    Scene,
    Target,
    back,
)
from tests.support import START

Doing = Callable[[Scene, Store, Person, Target], Awaitable[object]]


def deciding(decision: Decision, state: str, **more: Any) -> Doing:
    async def do(scene: Scene, store: Store, who: Person, on: Target) -> object:
        ruling = Ruling(decision, **more)
        return await decisions.decide(store, who, scene.proposal(on, state), ruling)

    return do


def at_once(decision: Decision, state: str, **more: Any) -> Doing:
    """The same by a line for many proposals."""

    async def do(scene: Scene, store: Store, who: Person, on: Target) -> object:
        picked = [Picked(scene.proposal(on, state), 99, more.get("priority"))]
        ruling = Ruling(
            decision, more.get("reason"), more.get("why", ""), amount=more.get("amount")
        )
        return _done(await many.decide(store, who, ruling, picked), ruling)

    return do


def _agreed(scene: Scene, store: Store, on: Target, **values: Any) -> int:
    """A proposal that was agreed."""
    id = scene.proposal(on, "diverifikasi")
    store.update(rows, id, state="disepakati", **values)
    return id


async def note_fund(scene: Scene, store: Store, who: Person, on: Target) -> object:
    """SUMBER DANA, by which what was agreed takes another way."""
    id = _agreed(scene, store, on)
    return await decisions.annotate(store, who, id, fund=Fund.KELURAHAN)


async def note_fund_at_once(scene: Scene, store: Store, who: Person, on: Target) -> object:
    picked = [Picked(_agreed(scene, store, on), 99)]
    return _done(await many.annotate(store, who, picked, fund=Fund.KELURAHAN), None)


async def paid_by_kelurahan(scene: Scene, store: Store, who: Person, on: Target) -> object:
    """What dana kelurahan pays for is in no plan before it gets its money."""
    id = _agreed(scene, store, on, fund=Fund.KELURAHAN.value)
    return await decisions.decide(store, who, id, Ruling(Decision.APBD, amount=25_000_000))


async def annotate_at_once(scene: Scene, store: Store, who: Person, on: Target) -> object:
    picked = [Picked(scene.proposal(on, "diverifikasi"), 99)]
    return _done(await many.annotate(store, who, picked, cost=5_000_000), None)


def _done(found: many.Done, ruling: Ruling | None) -> object:
    if many.Why.NOT_YOURS in found.cannot:
        raise NotAllowed(RULES[ruling.decision].operation if ruling else Operation.ANNOTATE)
    assert len(found.done) == 1
    return found.done


async def take_back(scene: Scene, store: Store, who: Person, on: Target) -> object:
    return await decisions.take_back(store, who, scene.proposal(on, "diverifikasi"), "Keliru")


async def merge(scene: Scene, store: Store, who: Person, on: Target) -> object:
    into, other = scene.proposal(on, "diverifikasi"), scene.proposal(on, "diteruskan")
    return await merging.merge(store, who, [other], into, "Sama-sama minta talut")


async def correct(scene: Scene, store: Store, who: Person, on: Target) -> object:
    content = Content(on.area, "fisik", "Perbaikan drainase", "Banjir", place="Jl. Mawar RT 05")
    return await correcting.correct(store, who, scene.proposal(on, "diverifikasi"), content)


async def release(scene: Scene, store: Store, who: Person, on: Target) -> object:
    id = scene.proposal(on, "diverifikasi")
    store.update(rows, id, held="insult")
    return await care.release(store, who, id)


async def carry_over(scene: Scene, store: Store, who: Person, on: Target) -> object:
    id = scene.proposal(on, "diverifikasi")
    store.update(rows, id, state="belum_diakomodir", year=2027, desk=None)
    city = scene.cities[on.area[:5]]
    wanted = carried_over.Filter(on.area)
    if not await carried_over.carry_over(store, who, city, 2028, wanted):
        raise NotAllowed(Operation.CARRY_OVER)
    return id


async def annotate(scene: Scene, store: Store, who: Person, on: Target) -> object:
    id = scene.proposal(on, "diverifikasi")
    return await decisions.annotate(store, who, id, cost=5_000_000, recommendation="Layak")


async def ask(scene: Scene, store: Store, who: Person, on: Target) -> object:
    return await questions.ask(store, who, scene.proposal(on, "diverifikasi"), "RT berapa?")


async def a_photo(scene: Scene, store: Store, on: Target) -> tuple[int, int]:
    """A proposal with a photo that waits for a look, made unless it is there; gives both."""
    id = scene.proposal(on, "diverifikasi")
    if known := await photos.of(store, id):
        return id, known[0].file
    file = files.taken(store, "0" * 64)
    write_files(store, id, [file])
    return id, file


async def let_photo(scene: Scene, store: Store, who: Person, on: Target) -> object:
    id, file = await a_photo(scene, store, on)
    return await photos.let(store, who, id, [file])


async def hide_photo(scene: Scene, store: Store, who: Person, on: Target) -> object:
    id, _ = await a_photo(scene, store, on)
    return await photos.hide(store, who, id, "Wajah anak-anak terlihat")


async def open_task(scene: Scene, store: Store, who: Person, on: Target) -> object:
    proposal, _ = await tasks.task(store, who, scene.proposal(on, "diverifikasi"))
    return proposal


async def list_below(scene: Scene, store: Store, who: Person, on: Target) -> object:
    held = await staff.grants(store, who.id)
    found = await below.listed(store, held, scene.cities[on.area[:5]], on.area)
    if scene.proposal(on, "diverifikasi") not in found:
        raise NotAllowed(Operation.SEE_TASKS)
    return found


async def contact(scene: Scene, store: Store, who: Person, on: Target) -> object:
    found = await contacts.look(store, who, scene.proposal(on, "diverifikasi"))
    assert found.addresses == (("terminal", "siti"),)
    return found


async def export(scene: Scene, store: Store, who: Person, on: Target) -> object:
    return await orders.place(store, who, orders.Asked("proposals", "csv", Wanted(on.area)))


async def pull(scene: Scene, store: Store, who: Person, on: Target) -> object:
    return await links.make(store, who, Wanted(on.area))


async def tick(scene: Scene, store: Store, who: Person, on: Target) -> object:
    return await sipd.tick(store, who, scene.proposal(on, "diverifikasi"), "771")


async def untick(scene: Scene, store: Store, who: Person, on: Target) -> object:
    return await sipd.untick(store, who, scene.proposal(on, "diverifikasi"))


async def unreached(scene: Scene, store: Store, who: Person, on: Target) -> object:
    found = await proposals_untold.unreached(store, await staff.grants(store, who.id), 100)
    if on.area not in [each.proposal.content.area for each in found]:
        raise NotAllowed(Operation.SEE_UNREACHED)
    return found


def entering(operation: Operation, channel: str | None) -> Doing:
    async def do(scene: Scene, store: Store, who: Person, on: Target) -> object:
        actor = await staff.require(store, who, operation, on.area)
        content = Content(
            on.area, "fisik", "Perbaikan talut", "Longsor saat hujan", name="Ibu Suratmi"
        )
        city = scene.cities[on.area[:5]]
        made = await proposals.submit(
            store, None, city, content, "id", by=actor, channel=channel or who.channel
        )
        for take in store._last:
            await take(store)
        assert made.author == who.id
        return made

    return do


async def invite(scene: Scene, store: Store, who: Person, on: Target) -> object:
    return await staff.invite(store, who, Role.PENGAMAT, on.area)


async def remind(scene: Scene, store: Store, who: Person, on: Target) -> object:
    near = spread.Spread(on.area, {(1, 1): 0}, 0, 0, said=False)
    return await spread.remind(store, who, near, START.date())


async def replace_somebody(scene: Scene, store: Store, who: Person, on: Target) -> object:
    beside = staff.Beside(instead=scene.grants[on.area])
    return await staff.invite(store, who, Role.PENGAMAT, on.area, beside=beside)


async def withdraw(scene: Scene, store: Store, who: Person, on: Target) -> object:
    await staff.invite(store, at_command_line("uji"), Role.PENGAMAT, on.area)
    await store.flush()
    some = [each for each, _ in await invitations._open(store)]
    one = next(each for each in some if (each.by, each.area) == ("uji", on.area))
    return await invitations.withdraw(store, who, one.key)


async def deputize(scene: Scene, store: Store, who: Person, on: Target) -> object:
    return await staff.deputize(store, who, on.area, store.now + timedelta(days=7))


async def end(scene: Scene, store: Store, who: Person, on: Target) -> object:
    return await staff.end(store, who, scene.grants[on.area])


async def roster(scene: Scene, store: Store, who: Person, on: Target) -> object:
    found = await staff.roster(store, who, 1000)
    if scene.grants[on.area] not in [held.grant.id for held in found]:
        raise NotAllowed(Operation.INVITE)
    return found


async def set_cycle(scene: Scene, store: Store, who: Person, on: Target) -> object:
    cycles.anew(store)
    day = START.date()
    dates = schedule.Dates(day, day, day + timedelta(days=9))
    return await schedule.set_dates(store, who, on.area, 2028, "kelurahan", dates)


async def see_bill(scene: Scene, store: Store, who: Person, on: Target) -> object:
    by = await staff.require(store, who, Operation.SEE_BILL, on.area)
    return by, await bill.look(store, who)


async def announce(scene: Scene, store: Store, who: Person, on: Target) -> object:
    city, audience = scene.cities[on.area[:5]], Audience(on.area, frozenset({Group.EVERYONE}))
    bodies = {("id", "terminal"): Body("Kerja bakti")}
    return await broadcasts.announce(store, who, city, audience, bodies, priority=4)


async def hold(scene: Scene, store: Store, who: Person, on: Target) -> object:
    return await broadcasts.steer(store, who, mailing(scene, store, on), MailingState.PAUSED)


async def recipients(scene: Scene, store: Store, who: Person, on: Target) -> object:
    return await progress.recipients(store, who, mailing(scene, store, on))


def mailing(scene: Scene, store: Store, on: Target) -> int:
    """An announcement by somebody else."""
    city, audience = scene.cities[on.area[:5]], Audience(on.area, frozenset({Group.EVERYONE}))
    return broadcasts.create(store, Kind.ANNOUNCEMENT, city, audience, {}, priority=4)


async def call(scene: Scene, store: Store, who: Person, on: Target) -> object:
    level = on.area.count(".") + 1
    tahap = Tahap(on.area[:5], 2028, TAHAPAN[level], 1, "Musrenbang", level)
    city, area = scene.cities[on.area[:5]], scene.areas[on.area]
    return await meetings.create(store, who, city, area, tahap, PLAN)


async def move(scene: Scene, store: Store, who: Person, on: Target) -> object:
    later = replace(PLAN, starts_at=START + timedelta(hours=2))
    return await meetings.change(store, who, scene.meetings[on.area], later, version=1)


async def cancel(scene: Scene, store: Store, who: Person, on: Target) -> object:
    return await meetings.cancel(store, who, scene.meetings[on.area], "Banjir", version=1)


async def file(scene: Scene, store: Store, who: Person, on: Target) -> object:
    store.now = PLAN.ends_at
    return await results.file(store, who, scene.meetings[on.area], notes="Lancar")


async def correct_result(scene: Scene, store: Store, who: Person, on: Target) -> object:
    store.now = PLAN.ends_at
    id = scene.meetings[on.area]
    data = {"agreed": [], "discussed": 0}
    store.update(meetings_table, id, state="held")
    store.insert(
        meeting_history, id=new_id(), meeting_id=id, version=1, event="meeting_filed", at=START,
        actor="Siti", data=data,
    )  # fmt: skip
    try:
        return await corrected.correct(store, who, id, (), "Keliru dicatat", version=1)
    except NotAllowed:
        await back(store.connection)  # others file it here
        raise


async def check_in(scene: Scene, store: Store, who: Person, on: Target) -> object:
    store.now = PLAN.ends_at
    noted, _ = await attendance.check_in_for(store, who, scene.meetings[on.area], ["Mbah Karto"])
    return noted


async def rename_guest(scene: Scene, store: Store, who: Person, on: Target) -> object:
    store.now = PLAN.ends_at
    id = scene.meetings[on.area]
    return await attendance.rename_for(store, who, id, "Mbah Karto", "Mbah Karno") == []


async def consult(scene: Scene, store: Store, who: Person, on: Target) -> object:
    asked = Ask("a", AskKind.TEXT, "Apa masukan?", "Masukan")
    plan = consultations.Plan(
        Definition("Rencana 2028", "", "", (), (asked,)),
        on.area,
        store.now,
        store.now + timedelta(days=9),
    )
    return await consultations.create(store, who, scene.cities[on.area[:5]], plan)


REFUSAL = {"reason": Reason.NO_MONEY, "why": "Anggarannya habis"}
