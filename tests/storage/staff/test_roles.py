"""Who may do what: every operation is done in every role, in its own area and in those above,
beside and below it, and what came of it is compared with the table in docs/ROLES.md."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from sqlalchemy import insert

from bot.turns.outbox import OutboxWriter
from docs.roles import page
from handlers import reception, told
from handlers.conversation.messages import Incoming
from handlers.conversation.talk import Talk
from handlers.routes import FORMS
from handlers.turn import Turn
from storage.city import areas, cycles, schedule
from storage.city.cycles import Rung
from storage.database.store import Store
from storage.database.tables import addresses, history, people, untold
from storage.database.tables import areas as areas_table
from storage.database.tables import meetings as meetings_table
from storage.database.tables import proposals as rows
from storage.database.tables import staff as staff_table
from storage.meetings import attendance, meetings, results
from storage.meetings.model import Plan
from storage.messages import broadcasts, progress
from storage.messages.audiences import Audience, Group
from storage.messages.mailing import Body, Kind, MailingState
from storage.people import contacts
from storage.people.model import Person
from storage.proposals import decisions, proposals, questions, tasks
from storage.proposals import untold as proposals_untold
from storage.proposals.model import Content
from storage.proposals.reasons import Reason
from storage.proposals.rulings import Decision, Ruling, Unfit
from storage.staff import staff
from storage.staff.roles import Operation, Role
from storage.staff.staff import NotAllowed, at_command_line
from tests.support import ROOT, START, World

PAGE = ROOT / "docs" / "ROLES.md"

METRO, LAMPUNG = "18.72", "18.71"
OWN, PUSAT = "18.72.01.1003", "18.72.01"
NEXT, FAR, ELSEWHERE = "18.72.01.1001", "18.72.02.1002", "18.71.01.1001"
KELURAHAN = (OWN, NEXT, FAR, ELSEWHERE)
PUTR, KESEHATAN = "Dinas PUTR", "Dinas Kesehatan"
RUNGS = {4: "kelurahan", 3: "kecamatan", 2: "kota"}
STATES = ("diteruskan", "diverifikasi", "rkpd", "apbd")


def test_the_page_is_what_the_code_gives() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "`make docs` writes docs/ROLES.md anew"


def table() -> dict[str, dict[str, str]]:
    """The page's table: by operation and role, how far it carries."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line[:1] == "|"]
    head, _, *body = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0].strip("`"): dict(zip(head[1:-1], row[1:], strict=False)) for row in body}


# --- who, and on what -----------------------------------------------------------------------


@dataclass(frozen=True)
class Somebody:
    """Holds a role or none; their number is their id."""

    id: int
    role: Role | None = None
    area: str = ""
    opd: str | None = None
    ended: bool = False

    @property
    def person(self) -> Person:
        return Person(self.id, "terminal", f"p{self.id}", START, name=f"P{self.id}")


def everybody() -> list[Somebody]:
    found = [Somebody(0)]
    found += [Somebody(0, role, area) for role, area in product(Role, (OWN, PUSAT, METRO, ""))]
    found += [Somebody(0, Role.VERIFIKATOR, area, KESEHATAN) for area in (OWN, PUSAT, METRO, "")]
    found += [Somebody(0, Role.VERIFIKATOR, area, PUTR.upper()) for area in (OWN, METRO)]
    found += [Somebody(0, role, "", ended=True) for role in (Role.VERIFIKATOR, Role.ADMIN)]
    return [replace(each, id=number) for number, each in enumerate(found, 1)]


@dataclass(frozen=True)
class Target:
    """What an operation is done on: an area, and a proposal in it at a rung of a level."""

    area: str
    level: int | None = None


ON_RUNGS = tuple(Target(area, level) for area, level in product(KELURAHAN, RUNGS))
ON_PROPOSALS = tuple(Target(area, 4) for area in KELURAHAN)
ON_AREAS = tuple(Target(area) for area in (*KELURAHAN, PUSAT, "18.72.02", METRO, LAMPUNG, ""))
ON_YEARS = tuple(Target(area) for area in (METRO, LAMPUNG, PUSAT, OWN))


def should(says: str, who: Somebody, on: Target) -> bool:
    """Whether the page lets somebody do something, read without the code that decides it."""
    if who.role is None or who.ended or says == "-":
        return False
    if who.area and not f"{on.area}.".startswith(f"{who.area}."):
        return False
    if who.opd == KESEHATAN and on.level is not None:
        return False  # every proposal here is with another OPD
    level = len(who.area.split(".")) if who.area else 0
    match says:
        case "area":
            return True
        case "level":
            assert on.level is not None
            return level <= on.level
        case "city":
            return level <= 2
    raise AssertionError(says)


# --- doing it -------------------------------------------------------------------------------


@dataclass
class Scene:
    """A world with proposals at every rung, and staff of every kind, in it."""

    world: World
    ids: dict[tuple[str, int, str], int] = field(default_factory=dict)
    cities: dict[str, areas.Area] = field(default_factory=dict)
    areas: Mapping[str, areas.Area] = field(default_factory=dict)
    grants: dict[str, int] = field(default_factory=dict)  # a role to be ended, by area
    meetings: dict[str, int] = field(default_factory=dict)  # called by somebody else, by area
    known: cycles.Cycles | None = None

    def proposal(self, on: Target, state: str) -> int:
        assert on.level is not None
        return self.ids[on.area, on.level, state]

    def number(self, on: Target, state: str) -> str:
        letters = "MTR" if on.area[:5] == METRO else "BDL"
        return f"{letters}-2028-{1000 + self.proposal(on, state):05}"

    def store(self, connection: Any) -> Store:
        post = OutboxWriter({}, frozenset(), 0)
        store = Store(connection, told.table(self.world.app.place), post, START)
        store.seen |= {f"city:{code}": city for code, city in self.cities.items()}
        store.seen["cycles"] = self.known
        return store


Doing = Callable[[Scene, Store, Person, Target], Awaitable[object]]


def deciding(decision: Decision, state: str, **more: Any) -> Doing:
    async def do(scene: Scene, store: Store, who: Person, on: Target) -> object:
        ruling = Ruling(decision, **more)
        return await decisions.decide(store, who, scene.proposal(on, state), ruling)

    return do


async def take_back(scene: Scene, store: Store, who: Person, on: Target) -> object:
    return await decisions.take_back(store, who, scene.proposal(on, "diverifikasi"), "Keliru")


async def annotate(scene: Scene, store: Store, who: Person, on: Target) -> object:
    id = scene.proposal(on, "diverifikasi")
    return await decisions.annotate(store, who, id, cost=5_000_000, recommendation="Layak")


async def ask(scene: Scene, store: Store, who: Person, on: Target) -> object:
    return await questions.ask(store, who, scene.proposal(on, "diverifikasi"), "RT berapa?")


async def open_task(scene: Scene, store: Store, who: Person, on: Target) -> object:
    proposal, _ = await tasks.task(store, who, scene.proposal(on, "diverifikasi"))
    return proposal


async def contact(scene: Scene, store: Store, who: Person, on: Target) -> object:
    found = await contacts.look(store, who, scene.proposal(on, "diverifikasi"))
    assert found.addresses == (("terminal", "siti"),)
    return found


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


async def end(scene: Scene, store: Store, who: Person, on: Target) -> object:
    return await staff.end(store, who, scene.grants[on.area])


async def roster(scene: Scene, store: Store, who: Person, on: Target) -> object:
    found = await staff.roster(store, who, 1000)
    if scene.grants[on.area] not in [held.grant.id for held in found]:
        raise NotAllowed(Operation.INVITE)
    return found


async def set_cycle(scene: Scene, store: Store, who: Person, on: Target) -> object:
    store.seen.pop("cycles")
    day = START.date()
    dates = schedule.Dates(day, day, day + timedelta(days=9))
    return await schedule.set_dates(store, who, on.area, 2028, "kelurahan", dates)


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


PLAN = Plan(START + timedelta(hours=1), START + timedelta(hours=3), "Balai")


async def call(scene: Scene, store: Store, who: Person, on: Target) -> object:
    level = on.area.count(".") + 1
    rung = Rung(on.area[:5], 2028, RUNGS[level], 1, "Musrenbang", level)
    city, area = scene.cities[on.area[:5]], scene.areas[on.area]
    return await meetings.create(store, who, city, area, rung, PLAN)


async def move(scene: Scene, store: Store, who: Person, on: Target) -> object:
    later = replace(PLAN, starts_at=START + timedelta(hours=2))
    return await meetings.change(store, who, scene.meetings[on.area], later, version=1)


async def cancel(scene: Scene, store: Store, who: Person, on: Target) -> object:
    return await meetings.cancel(store, who, scene.meetings[on.area], "Banjir", version=1)


async def file(scene: Scene, store: Store, who: Person, on: Target) -> object:
    store.now = PLAN.ends_at
    return await results.file(store, who, scene.meetings[on.area], notes="Lancar")


async def check_in(scene: Scene, store: Store, who: Person, on: Target) -> object:
    store.now = PLAN.ends_at
    noted, _ = await attendance.check_in_for(store, who, scene.meetings[on.area], ["Mbah Karto"])
    return noted


into_rkpd = deciding(Decision.RKPD, "diverifikasi")

REFUSAL = {"reason": Reason.NO_MONEY, "why": "Anggarannya habis"}

# A mailing belongs to a city, and so does a meeting.
IN_CITIES = tuple(on for on in ON_AREAS if on.area.count("."))

# Every way to do what an operation is, on everything that it can be done on.
DONE: Mapping[Operation, tuple[tuple[Target, ...], tuple[Doing, ...]]] = {
    Operation.SEE_TASKS: (ON_PROPOSALS, (open_task,)),
    Operation.ENTER_FOR_OTHERS: (
        tuple(Target(area) for area in KELURAHAN),
        (entering(Operation.ENTER_FOR_OTHERS, None),),
    ),
    Operation.IMPORT_LIST: (
        tuple(Target(area) for area in KELURAHAN),
        (entering(Operation.IMPORT_LIST, "import"),),
    ),
    Operation.VERIFY: (ON_RUNGS, (deciding(Decision.VERIFY, "diteruskan"),)),
    Operation.RETURN: (ON_RUNGS, (deciding(Decision.RETURN, "diverifikasi", **REFUSAL),)),
    Operation.AGREE: (
        ON_RUNGS,
        (
            deciding(Decision.AGREE, "diverifikasi", priority=3),
            deciding(Decision.RESERVE, "diverifikasi"),
        ),
    ),
    Operation.FORWARD: (ON_RUNGS, (deciding(Decision.FORWARD, "diverifikasi"),)),
    Operation.KEEP: (ON_RUNGS, (deciding(Decision.KEEP, "diverifikasi", **REFUSAL),)),
    Operation.END: (ON_RUNGS, (deciding(Decision.END, "diverifikasi", **REFUSAL),)),
    Operation.INTO_RKPD: (ON_RUNGS, (into_rkpd,)),
    Operation.INTO_APBD: (ON_RUNGS, (deciding(Decision.APBD, "rkpd", amount=25_000_000),)),
    Operation.CARRY_OUT: (
        ON_RUNGS,
        (deciding(Decision.PART, "apbd", extent="150 m"), deciding(Decision.DONE, "apbd")),
    ),
    Operation.ANNOTATE: (ON_PROPOSALS, (annotate,)),
    Operation.TAKE_BACK: (ON_RUNGS, (take_back,)),
    Operation.ASK: (ON_PROPOSALS, (ask,)),
    Operation.SEE_UNREACHED: (ON_PROPOSALS, (unreached,)),
    Operation.SEE_CONTACTS: (ON_PROPOSALS, (contact,)),
    Operation.ANNOUNCE: (IN_CITIES, (announce, hold)),
    Operation.SEE_RECIPIENTS: (IN_CITIES, (recipients,)),
    Operation.HOLD_MEETING: (IN_CITIES, (call, move, cancel, file)),
    Operation.CHECK_IN_OTHERS: (IN_CITIES, (check_in,)),
    Operation.INVITE: (ON_AREAS, (invite, end, roster)),
    Operation.SET_CYCLE: (ON_YEARS, (set_cycle,)),
}


def prepared(scene: Scene, staff_of: list[Somebody]) -> Iterator[tuple[Any, list[dict[str, Any]]]]:
    """Rows: another city, everybody, roles to be ended, and proposals whose author was not told."""
    yield (
        areas_table,
        [
            {"code": LAMPUNG, "name": "Kota Bandar Lampung", "aliases": [], "letters": "BDL",
             "timezone": "Asia/Jakarta"},
            {"code": ELSEWHERE, "name": "Kedaton", "aliases": [], "letters": None,
             "timezone": None},
        ],
    )  # fmt: skip
    siti = 1000
    persons = [*((who.id, f"p{who.id}") for who in staff_of), (siti, "siti")]
    yield (
        people,
        [
            {"id": id, "created_at": START, "locale": "id", "locale_offered": False, "name": name,
             "show_name": "none", "channel": "terminal", "address": name}
            for id, name in persons
        ],
    )  # fmt: skip
    yield (
        addresses,
        [{"channel": "terminal", "address": name, "person_id": id} for id, name in persons],
    )
    held = [
        {"id": who.id, "person_id": who.id, "name": f"P{who.id}", "role": who.role,
         "area": who.area, "opd": who.opd, "from_at": START,
         "until_at": START if who.ended else None}
        for who in staff_of if who.role is not None
    ]  # fmt: skip
    for number, on in enumerate(ON_AREAS, 500):
        scene.grants[on.area] = number
        held.append(
            {"id": number, "person_id": siti, "name": "Siti", "role": Role.PENGAMAT,
             "area": on.area, "opd": None, "from_at": START, "until_at": None}
        )  # fmt: skip
    yield staff_table, held
    called = []
    for id, on in enumerate(IN_CITIES, 10**15):
        scene.meetings[on.area] = id
        called.append(
            {"id": id, "city": on.area[:5], "area": on.area, "year": 2028,
             "rung": RUNGS[on.area.count(".") + 1], "starts_at": PLAN.starts_at,
             "ends_at": PLAN.ends_at, "place": PLAN.place, "state": "announced", "version": 1,
             "person_id": siti, "actor": "Siti", "offsets": [], "code": f"ABCDEFG{id - 10**15}",
             "chased": 0, "created_at": START, "changed_at": START}
        )  # fmt: skip
    yield meetings_table, called
    made, steps, missed = [], [], []
    for id, (area, level, state) in enumerate(product(KELURAHAN, RUNGS, STATES), 1):
        scene.ids[area, level, state] = id
        made.append(
            {"id": id, "city": area[:5], "letters": "MTR" if area[:5] == METRO else "BDL",
             "number_year": 2028, "number": 1000 + id, "year": 2028, "area": area,
             "person_id": siti, "show_name": "none", "topic": "fisik", "wish": "Perbaikan drainase",
             "problem": "Banjir", "channel": "terminal", "locale": "id", "state": state,
             "version": 2, "created_at": START, "changed_at": START, "rung": RUNGS[level],
             "desk": level, "due": datetime(2027, 2, 20, tzinfo=UTC).date(),
             "hear": datetime(2027, 2, 20, tzinfo=UTC).date(), "opd": PUTR}
        )  # fmt: skip
        for version, event in enumerate(("submitted", "verified"), 1):
            steps.append(
                {"id": id * 2 + version, "proposal_id": id, "version": version, "event": event,
                 "from_state": None, "to_state": state, "at": START, "role": "verifikator",
                 "rung": RUNGS[level], "next": RUNGS[level]}
            )  # fmt: skip
        missed.append({"proposal_id": id, "version": 2, "why": "quiet", "at": START})
    yield rows, made
    yield history, steps
    yield untold, missed


@pytest.fixture
async def scene(world: World) -> Scene:
    scene = Scene(world)
    async with world.app.database.writer.connect() as connection:
        for into, some in prepared(scene, everybody()):
            await connection.execute(insert(into), some)
        scene.known = await cycles.read(connection)
        known = await areas.load(connection)
        scene.areas = known.by_code
        scene.cities = {city.code: city for city in known.cities}
        await connection.commit()
    assert set(scene.cities) == {METRO, LAMPUNG}
    return scene


async def did(scene: Scene, connection: Any, do: Doing, who: Somebody, on: Target) -> bool:
    """Does something for real and undoes it; whether it was allowed."""
    store = scene.store(connection)
    try:
        assert await do(scene, store, who.person, on) is not None
        await store.flush()
    except NotAllowed:
        return False
    except Unfit:
        # The role carried, but only at the rungs of the city a proposal goes into its plan.
        assert do is into_rkpd
        assert on.level != 2
    except LookupError:
        # The role carried, but only cities have years.
        assert do is set_cycle
        assert on.area not in scene.cities
    else:
        assert not (do is into_rkpd and on.level != 2)
        assert not (do is set_cycle and on.area not in scene.cities)
    await connection.rollback()
    return True


async def test_every_operation_in_every_role(scene: Scene) -> None:
    says = table()
    assert set(says) == set(Operation) == set(DONE)
    wrong, counted = [], {True: 0, False: 0}
    async with scene.world.app.database.writer.connect() as connection:
        for operation, (targets, ways) in DONE.items():
            for who, on, do in product(everybody(), targets, ways):
                should_be = should(says[operation][who.role or Role.PENGAMAT], who, on)
                allowed = await did(scene, connection, do, who, on)
                counted[allowed] += 1
                if allowed != should_be:
                    wrong.append((operation, do.__name__, who, on, allowed))
        await connection.rollback()
    assert wrong == []
    assert min(counted.values()) > 1000


async def test_the_command_line_may_everything(scene: Scene) -> None:
    """And what is not a matter of roles stays refused."""
    operator: Any = at_command_line("Operator")
    async with scene.world.app.database.writer.connect() as connection:
        for level in RUNGS:
            on = Target(ELSEWHERE, level)
            for do in (take_back, deciding(Decision.VERIFY, "diteruskan"), annotate, ask, contact):
                store = scene.store(connection)
                assert await do(scene, store, operator, on)
                await connection.rollback()
            with pytest.raises(Unfit):
                await deciding(Decision.VERIFY, "apbd")(
                    scene, scene.store(connection), operator, on
                )


async def test_a_list_of_tasks_holds_what_the_role_reaches(scene: Scene) -> None:
    """TUGAS: of the role's area, at its level; what is overdue also below it."""
    seen = 0
    async with scene.world.app.database.writer.connect() as connection:
        for who, late in product(everybody(), (False, True)):
            store = scene.store(connection)
            store.now = START + timedelta(days=200 if late else 0)
            for grant in await staff.grants(store, who.id):
                city = scene.cities[METRO]
                if says_no(grant.role):
                    with pytest.raises(NotAllowed):
                        await tasks.tasks(store, grant, city, 100)
                    continue
                found = await tasks.tasks(store, grant, city, 100)
                total, overdue = await tasks.count_tasks(store, grant, city)
                assert len(found) == total
                assert overdue == (total if late else 0)
                level = max(len(who.area.split(".")) if who.area else 0, 2)
                want = {
                    id
                    for (area, at, _), id in scene.ids.items()
                    if area[:5] == METRO
                    and f"{area}.".startswith(f"{who.area}." if who.area else "")
                    and (at == level or (late and at > level))
                    and who.opd != KESEHATAN
                }
                assert {proposal.id for proposal in found} == want, who
                seen += len(found)
    assert seen > 100


def says_no(role: Role) -> bool:
    return table()[Operation.SEE_TASKS][role] == "-"


# --- before the first question --------------------------------------------------------------

# The button by which the form of an operation is opened, on a proposal's number, or on what `of`
# names instead.
Opening = Callable[[Scene, Target], str]


def on_number(button: str, state: str = "diverifikasi") -> Opening:
    return lambda scene, on: button.format(scene.number(on, state))


def on_meeting(what: str) -> Opening:
    return lambda scene, on: f"do:meeting:{scene.meetings[on.area]}:{what}"


OPENED: Mapping[Operation, tuple[tuple[Target, ...], tuple[Opening, ...]]] = {
    Operation.VERIFY: (ON_RUNGS, (on_number("do:decide:{}:verify", "diteruskan"),)),
    Operation.RETURN: (ON_RUNGS, (on_number("do:decide:{}:return"),)),
    Operation.AGREE: (
        ON_RUNGS,
        (on_number("do:decide:{}:agree"), on_number("do:decide:{}:reserve")),
    ),
    Operation.FORWARD: (ON_RUNGS, (on_number("do:decide:{}:forward"),)),
    Operation.KEEP: (ON_RUNGS, (on_number("do:decide:{}:keep"),)),
    Operation.END: (ON_RUNGS, (on_number("do:decide:{}:end"),)),
    Operation.INTO_RKPD: (
        tuple(on for on in ON_RUNGS if on.level == 2),
        (on_number("do:decide:{}:rkpd"),),
    ),
    Operation.INTO_APBD: (ON_RUNGS, (on_number("do:decide:{}:apbd", "rkpd"),)),
    Operation.CARRY_OUT: (
        ON_RUNGS,
        (on_number("do:decide:{}:part", "apbd"), on_number("do:decide:{}:done", "apbd")),
    ),
    Operation.ANNOTATE: (ON_PROPOSALS, (on_number("do:annotate:{}"),)),
    Operation.TAKE_BACK: (ON_RUNGS, (on_number("do:undo:{}"),)),
    Operation.ASK: (ON_PROPOSALS, (on_number("do:ask:{}"),)),
    Operation.HOLD_MEETING: (IN_CITIES, (on_meeting("cancel"), on_meeting("time"))),
    Operation.INVITE: (ON_AREAS, (lambda scene, on: f"do:end:{scene.grants[on.area]}",)),
    Operation.SET_CYCLE: (
        tuple(on for on in ON_YEARS if on.area in (METRO, LAMPUNG)),
        (lambda scene, on: f"do:rung:{on.area}:2028:kelurahan",),
    ),
}

# Forms that are opened on nothing, for whoever has the role anywhere within the cities served.
ANYWHERE = {
    Operation.ENTER_FOR_OTHERS: "do:enter",
    Operation.ANNOUNCE: "do:announce",
    Operation.HOLD_MEETING: "do:meeting",
    Operation.INVITE: "do:invite",
}


async def opens(scene: Scene, connection: Any, who: Somebody, button: str) -> bool:
    """Whether a button opens a form for somebody; what is then said is the first question."""
    store = scene.store(connection)
    person = who.person
    person.consent = True
    message = Incoming("terminal", person.address, "m1", START, choice=button)
    turn = Turn(person, message, store, scene.world.app.place, FORMS, Talk())
    await reception.hear(turn)
    await connection.rollback()
    return turn.talk.open is not None


async def test_who_may_not_is_told_before_the_first_question(scene: Scene) -> None:
    says = table()
    wrong, counted = [], {True: 0, False: 0}
    async with scene.world.app.database.writer.connect() as connection:
        known = await areas.load(connection)
        scene.world.app.place.know(known, await cycles.read(connection))
        for operation, (targets, ways) in OPENED.items():
            for who, on, way in product(everybody(), targets, ways):
                should_be = should(says[operation][who.role or Role.PENGAMAT], who, on)
                opened = await opens(scene, connection, who, way(scene, on))
                counted[opened] += 1
                if opened != should_be:
                    wrong.append((operation, way(scene, on), who, on, opened))
        for operation, button in ANYWHERE.items():
            for who in everybody():
                role = says[operation][who.role or Role.PENGAMAT]
                should_be = who.role is not None and not who.ended and role != "-"
                opened = await opens(scene, connection, who, button)
                if opened != should_be:
                    wrong.append((operation, button, who, Target(""), opened))
    assert wrong == []
    assert min(counted.values()) > 300


def test_every_form_of_staff_is_opened_by_somebody_here() -> None:
    """Forms of residents aside, and of meetings those that stand beside the one tried."""
    residents = {
        "welcome",
        "propose",
        "withdraw",
        "forget",
        "dispute",
        "answer",
        "home",
        "attendee",
    }
    ours = {"decide", "annotate", "undo", "ask", "cancel_meeting", "meeting", "end", "rung"}
    ours |= {"enter", "announcement", "invite"}
    beside = {"names", "result"}  # open only while a meeting runs, by the same check
    assert set(FORMS) - residents == ours | beside
