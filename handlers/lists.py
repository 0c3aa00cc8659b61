"""Lists that staff send as a file: checked first, imported after a yes, told in one report."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence

from handlers import takeover
from handlers.conversation.answers import shorten
from handlers.conversation.messages import (
    Attachment,
    Choice,
    FileKind,
    Lines,
    Literal,
    Outgoing,
    Text,
    Words,
)
from handlers.paper import PaperList, Report, Scope, Standing
from handlers.reading import sheets
from handlers.turn import Place, Turn, render
from storage import claims, files, imports, staff
from storage.people import Person
from storage.proposals import Proposal
from storage.roles import Operation, may
from storage.staff import Actor
from storage.store import Store

TAKE, DROP = "take", "drop"

# Characters of a message that tell of faults; what does not fit is told by its number.
ROOM = 1_200

# Headings that are told to be of no use.
UNUSED = 12

# How the names of tables end, where something else might be meant.
ENDINGS = (".csv", ".xlsx", ".xls", ".tsv")


# --- a file arrives -------------------------------------------------------------------------


async def received(turn: Turn) -> list[Outgoing] | None:
    """Takes files of whoever may import lists, to be fetched and checked after the turn; None for
    everybody else's, and for what is no list."""
    sent = turn.message.files
    if not sent or any(file.kind is not FileKind.DOCUMENT for file in sent):
        return None
    if turn.talk.open is not None and not all(map(_is_table, sent)):
        return None
    if not (await scope(turn.store, turn.person)).codes:
        return None
    if turn.message.text:
        turn.beside.append(Text("list-caption"))
    return [_wanted(turn, file) for file in sent]


def _is_table(file: Attachment) -> bool:
    return (file.name or "").casefold().endswith(ENDINGS)


def _wanted(turn: Turn, file: Attachment) -> Outgoing:
    name = Literal(shorten(file.name or "", 60))
    if (file.size or 0) > sheets.BYTES:
        turn.left_files.remove(file)
        return failed("too_large", "", name)
    turn.want_list(file)
    return Outgoing((Text("list-received"),))


async def scope(store: Store, person: Person) -> Scope:
    """Where this person may import lists."""
    held = await staff.grants(store, person.id)
    return Scope(tuple(g.area for g in held if may(g, Operation.IMPORT_LIST, g.area)))


# --- what is said of it ---------------------------------------------------------------------


def failed(why: str, what: str, name: Words, to: int | None = None) -> Outgoing:
    """A file that holds no list that can be read."""
    most = {"most": sheets.ROWS, "megabytes": sheets.BYTES // 1_000_000, "what": what}
    return Outgoing((Text(f"list-failed.{why}", {**most, "name": name}),), to=to)


def checked(report: Report, id: int, name: str, to: int) -> list[Outgoing]:
    """What would become of each row; and, where there is something to import, whether to go on."""
    new = len(report.new)
    head = Text("list-checked", {"name": Literal(name), "counts": counts(report)})
    words: list[Words] = [head, *_faults(report), *unused(report.paper)]
    if not new:
        return [Outgoing((*words, Text("list-nothing")), to=to)]
    faulty = bool(report.of(Standing.FAULTY))
    choices = (
        Choice(f"do:list:{id}:{TAKE}", Text("list-take", {"new": new})),
        Choice(f"do:list:{id}:{DROP}", Text("list-mend" if faulty else "list-drop")),
    )
    ask = Text("list-ask.mend" if faulty else "list-ask", {"new": new})
    # Apart, so that it is short enough for buttons everywhere.
    return [Outgoing(tuple(words), to=to), Outgoing((ask,), choices, to=to)]


def done(report: Report, taken: Sequence[Proposal], to: int) -> Outgoing:
    """What has become of the list; said once their numbers have been taken."""
    words: list[Words] = []
    if taken:
        first, last = str(taken[0].number), str(taken[-1].number)
        args = {"taken": len(taken), "first": first, "last": last}
        words.append(Text("list-done" if len(taken) > 1 else "list-done.one", args))
    else:
        words.append(Text("list-done.none"))
    if faulty := report.of(Standing.FAULTY):
        rows = Literal(", ".join(str(line.number) for line in faulty))
        words.append(Text("list-done.faulty", {"n": len(faulty), "rows": rows}))
    return Outgoing(tuple(words), (Choice("do:mine", Text("command-mine.button")),), to=to)


def counts(report: Report) -> Literal:
    """ "188 bisa dimasukkan, 12 perlu diperbaiki" """
    counted = ((each, len(report.of(each))) for each in Standing)
    return Literal(
        ", ".join(render(Text(f"list-count.{each}", {"n": n}), "id") for each, n in counted if n)
    )


def _faults(report: Report) -> list[Words]:
    """As many faults as there is room for, the others by their numbers."""
    told, rest = _fitting(report)
    found: list[Words] = [Lines(tuple(told))] if told else []
    if rest:
        found.append(Text("list-more", {"rows": Literal(", ".join(rest))}))
    return found


def is_cut(report: Report) -> bool:
    """Whether a message has no room for all that is to be told."""
    return bool(_fitting(report)[1])


def _fitting(report: Report) -> tuple[list[Text], list[str]]:
    told: list[Text] = []
    rest: list[str] = []
    room = ROOM
    for line in report.of(Standing.FAULTY):
        words = report.words(line)
        room -= len(render(words, "id"))
        if room >= 0:
            told.append(words)
        else:
            rest.append(str(line.number))
    return told, rest


def unused(list: PaperList) -> tuple[Words, ...]:
    """The headings that mean nothing to us."""
    if not list.unused:
        return ()
    named = ", ".join(shorten(heading, 30) for heading in list.unused[:UNUSED])
    return (Text("list-unused", {"columns": Literal(named)}),)


# --- the answer -----------------------------------------------------------------------------


async def answered(turn: Turn, said: str) -> list[Outgoing]:
    """The answer to a checked list ("ID:take"); alone, how to send one."""
    id, _, answer = said.partition(":")
    if not id:
        allowed = (await scope(turn.store, turn.person)).codes
        return [Outgoing((Text("list-how" if allowed else "desk-not-staff"),))]
    listed = await files.document(turn.store, int(id), turn.person.id) if id.isdecimal() else None
    if listed is None or answer not in (TAKE, DROP):
        return [Outgoing((Text("list-gone"),))]
    if answer == DROP:
        turn.store.loose += await files.drop(turn.store, [listed.id])
        return [Outgoing((Text("list-dropped"),))]
    files.take(turn.store, listed.id)
    return [Outgoing((Text("list-taking"),))]


# --- taking ---------------------------------------------------------------------------------


async def report_on(store: Store, list: PaperList) -> Report:
    """What would become of each row, by what has been imported so far."""
    return Report(list, await imports.known(store, list.digests))


async def take(
    place: Place, store: Store, by: Person | Actor, report: Report, source: str
) -> list[Proposal]:
    """Submits what is new. Owners of phone numbers in it whom we know are asked at once, each about
    the first that is theirs. Raises staff.NotAllowed."""
    taken = await imports.take(store, by, report.new, source=source, city_of=place.areas.city_of)
    first: dict[str, Proposal] = {}
    for row, proposal in zip(report.new, taken, strict=True):
        if row.phone is not None:
            first.setdefault(row.phone, proposal)
    if first:
        store.last.append(_asking(place, first, by))
    return taken


def _asking(
    place: Place, first: Mapping[str, Proposal], by: Person | Actor
) -> Callable[[Store], Awaitable[None]]:
    async def ask(store: Store) -> None:
        for phone, owner in (await claims.owners(store, set(first))).items():
            if isinstance(by, Person) and owner.id == by.id:
                continue
            for outgoing in takeover.offered(place, store, owner, first[phone]):
                store.send(outgoing)

    return ask
