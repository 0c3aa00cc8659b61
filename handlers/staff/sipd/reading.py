"""SIPD's own export, sent as a file or named at the command line: compared with what is here, and
SIPD's ids noted after a yes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import locales
from handlers.asking import areas, refused
from handlers.conversation.messages import Choice, Outgoing, Text, Words
from handlers.reading.places.areas import Found
from handlers.reading.tables.book import Book
from handlers.site import Site
from handlers.staff.sipd import table, told
from handlers.staff.sipd.compared import Compared, compare, kelurahan
from handlers.staff.sipd.table import There
from handlers.turn import Turn
from storage.city import cycles
from storage.database import ids, jobs
from storage.database.store import Store
from storage.files import documents, files
from storage.people.model import Person
from storage.proposals.desk import sipd
from storage.proposals.steps import local_day
from storage.reports import sipd as recap
from storage.reports.wanted import Sees, Wanted
from storage.staff import staff
from storage.staff.roles import Operation, covers, may
from storage.staff.staff import Actor, NotAllowed

TAKE, DROP = "take", "drop"


@dataclass(frozen=True, slots=True)
class Read:
    """What came out of a file, for which kelurahan and RKPD year."""

    found: Compared
    codes: tuple[str, ...]
    year: int


async def look(store: Store, site: Site, by: Person | Actor, book: Book, area: str = "") -> Read:
    """Compares a file with what is here, where whoever sent it types into SIPD; at the command line
    of `area`. Raises NotAllowed, or NoTable."""
    rows = table.read(book)
    held = await staff.grants(store, by.id) if isinstance(by, Person) else ()
    mine = [grant for grant in held if may(grant, Operation.TYPE_SIPD, grant.area)]
    tops = [grant.area for grant in mine] if isinstance(by, Person) else [area]
    if not tops:
        raise NotAllowed(Operation.TYPE_SIPD)
    codes, inside = _scope(site, tops, rows)
    city = site.cities(codes[0] if codes else tops[0])[0]
    known = await cycles.load(store)
    year, _ = sipd.window(known, city.code, local_day(store, city))
    others = await sipd.of_other_years(store, city.code, year, [row.id for row in inside])
    inside = [row for row in inside if row.id not in others]
    opds = {grant.opd for grant in mine} or {None}
    sees = Sees(opd=None if None in opds else next(iter(opds)))
    kinds = (locales.text("id", "paper-sipd-kind"), locales.text("id", "paper-sipd-kind.helped"))
    await store.flush()
    wanted = Wanted(codes[0] if len(codes) == 1 else city.code, year=year)
    entries = await recap.entries(store.connection, wanted, site.areas, sees, kinds)
    some = [entry for entry in entries if entry.area in codes]
    return Read(compare(some, inside, outside=len(rows) - len(inside)), codes, year)


async def types(store: Store, person: Person) -> bool:
    """Whether somebody types into SIPD anywhere."""
    held = await staff.grants(store, person.id)
    return any(may(grant, Operation.TYPE_SIPD, grant.area) for grant in held)


def result(
    site: Site, read: Read, name: str, *, whole: bool = False
) -> tuple[tuple[Words, ...], bool]:
    """What came out, as much as a message has room for, or the `whole`; and whether that was not
    all."""
    return told.result(read.found, told.called(site, read.codes), read.year, name, whole=whole)


def _scope(
    site: Site, tops: Sequence[str], rows: Sequence[There]
) -> tuple[tuple[str, ...], list[There]]:
    """The kelurahan that are compared, of one city, and the rows of them: those that the file
    names, as far as they are somebody's; whoever has a single one compares that, whatever the file
    holds."""
    mine = [a for a in site.areas.kelurahan if any(covers(top, a.code) for top in tops)]
    names: dict[str, list[str]] = {}
    for area in mine:
        names.setdefault(kelurahan(area.name), []).append(area.code)
    named = [_code(site, names, row.values.get("kelurahan", "")) for row in rows]
    if len(mine) == 1:
        codes = {mine[0].code}
    else:
        found = [code for code in named if any(a.code == code for a in mine)]
        city = site.areas.city_of(found[0]).code if found else ""
        codes = {code for code in found if covers(city, code)}
    inside = [row for row, code in zip(rows, named, strict=True) if not code or code in codes]
    return tuple(sorted(codes)), inside


def _code(site: Site, names: Mapping[str, Sequence[str]], name: str) -> str:
    """The kelurahan that a name means, of theirs first; "" where that cannot be told."""
    own = names.get(kelurahan(name), [])
    if own:
        return own[0] if len(own) == 1 else ""
    reading = site.names.read(name) if name else None
    return reading.area.code if isinstance(reading, Found) else ""


async def note(store: Store, by: Person | Actor, found: Compared) -> list[str]:
    """Notes SIPD's ids of proposals that have none yet; gives their numbers. What somebody else
    has ticked meanwhile, or may not be by this role, is left as it is."""
    done = []
    for pair in found.new:
        try:
            await sipd.tick(store, by, pair.here.id, pair.there.id)
        except (NotAllowed, sipd.Unlisted, sipd.NoId, sipd.Twice):
            continue
        done.append(pair.here.number)
    return done


async def answered(turn: Turn, said: str) -> list[Outgoing]:
    """The answer to a file that was compared: "ID:take" or "ID:drop"."""
    id, _, word = said.partition(":")
    if not id:
        mine = await areas.reached(turn, Operation.TYPE_SIPD)
        how = Outgoing((Text("sipd-how"),))
        return [how if mine else await refused.not_yours(turn, needs=Operation.TYPE_SIPD)]
    known = ids.number(id)
    held = await documents.document(turn.store, known, turn.person.id) if known else None
    if held is None or word not in (TAKE, DROP):
        return [Outgoing((Text("list-gone"),), (LIST,))]
    if word == DROP:
        jobs.discard(turn.store, await files.drop(turn.store, [held.id]))
        return [Outgoing((Text("sipd-left-out"),), (LIST,))]
    files.take(turn.store, held.id, {**held.answers, TAKE: True})
    return [Outgoing((Text("sipd-noting"),))]


def failed(why: str, name: Words, to: int | None = None) -> Outgoing | None:
    """A file of somebody who takes no lists in, and which is not SIPD's; or that went out from
    here. None for what is said of every file that cannot be read."""
    if why == "ours":
        return Outgoing((Text("sipd-failed.ours", {"name": name}),), to=to)
    return Outgoing((Text("sipd-failed", {"name": name}),), to=to) if why == "not_sipd" else None


def noted(numbers: Sequence[str], to: int | None = None) -> Outgoing:
    """SIPD's ids have been noted."""
    return Outgoing((Text("sipd-noted", {"n": len(numbers)}),), (LIST,), to=to)


LIST = Choice("do:sipd", Text("command-sipd.button"))
