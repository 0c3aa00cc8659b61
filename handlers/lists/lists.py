"""Lists that staff send as a file: checked first, imported after a yes, told in one report."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace

from handlers.asking import refused
from handlers.asking.heard import Heard
from handlers.asking.menu import MINE
from handlers.asking.proposals import takeover
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
from handlers.lists import rows as paper
from handlers.lists.rows import Answers, Line, PaperList, Question, Report, Scope, Standing
from handlers.reading import sheets
from handlers.reading.tables.book import spans
from handlers.reading.tables.headings import chosen
from handlers.site import Site
from handlers.turn import Turn, render
from storage.database import ids, jobs
from storage.database.store import Store
from storage.files import documents, files
from storage.people.model import Person
from storage.proposals.for_others import entered, lists
from storage.proposals.model import Proposal
from storage.staff import staff
from storage.staff.roles import Operation, may
from storage.staff.staff import Actor

TAKE, DROP, SAY = "take", "drop", "say"

# Characters of a message that tell of faults; what does not fit is told by its number.
ROOM = 1_200

# Headings that are told to be of no use.
UNUSED = 12


# --- a file arrives -------------------------------------------------------------------------


async def sent(turn: Turn) -> Heard | None:
    """A file of somebody who may import lists, or has SIPD's own export compared."""
    out = await received(turn) if turn.message.files else None
    return Heard(out, again=True) if out is not None else None


async def received(turn: Turn) -> list[Outgoing] | None:
    """Takes files of whoever may import lists, or has SIPD's own export compared, to be fetched and
    checked after the turn; None for everybody else's, and for what is no list."""
    sent = turn.message.files
    if not sent or any(file.kind is not FileKind.DOCUMENT for file in sent):
        return None
    if turn.talk.open is not None and not all(file.is_table for file in sent):
        return None
    if not (await scope(turn.store, turn.person)).codes:
        held = await staff.grants(turn.store, turn.person.id)
        types = any(may(grant, Operation.TYPE_SIPD, grant.area) for grant in held)
        if not types or not all(file.is_table for file in sent):
            return None
    if turn.message.text:
        turn.beside.append(Text("list-caption"))
    return [_wanted(turn, file) for file in sent]


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


def asked(question: Question, id: int, name: str, to: int) -> Outgoing:
    """What must be known of a list before it can be read."""
    column = question.column
    labels: Sequence[Text | Literal]
    if question.about_heading:
        ask = Text("list-which", {"column": column, "name": Literal(name)})
        labels = [Literal(shorten(label, 60)) for _, label in question.choices]
    elif column == "bidang":
        ask = Text("list-which.bidang", {"name": Literal(name)})
        labels = [Text(f"propose-topic.{value}") for value, _ in question.choices]
    else:
        ask = Text("list-which.kelurahan", {"name": Literal(name)})
        labels = [Literal(label) for _, label in question.choices]
    choices = [
        Choice(f"do:list:{id}:{SAY}:{column}:{value}", label)
        for (value, _), label in zip(question.choices, labels, strict=True)
    ]
    if question.needed:
        choices.append(Choice(f"do:list:{id}:{DROP}", Text("list-drop")))
    else:
        choices.append(Choice(f"do:list:{id}:{SAY}:{column}:", Text(f"list-none.{_none(column)}")))
    return Outgoing((ask,), tuple(choices), to=to)


def _none(column: str) -> str:
    return "later" if column in paper.LATER else "of-these"


def checked(report: Report, id: int, name: str, to: int) -> list[Outgoing]:
    """What would become of each row; and, where there is something to import, whether to go on."""
    new = len(report.new)
    head = Text("list-checked", {"name": Literal(name), "counts": counts(report)})
    words: list[Words] = [head, *_told(report), *remarks(report.paper)]
    if not new:
        return [Outgoing((*words, Text("list-nothing")), to=to)]
    open = bool(report.open)
    choices = (
        Choice(f"do:list:{id}:{TAKE}", Text("list-take", {"new": new})),
        Choice(f"do:list:{id}:{DROP}", Text("list-mend" if open else "list-drop")),
    )
    ask = Text("list-ask.mend" if open else "list-ask", {"new": new})
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
    if there := report.of(Standing.THERE):
        words.append(Text("list-done.there", {"n": len(there)}))
    if open := report.open:
        rows = Literal(_rows(open))
        words.append(Text("list-done.faulty", {"n": len(open), "rows": rows}))
    if taken and report.paper.lacking:
        words.append(Text("list-done.lacking", {"columns": _columns(report.paper.lacking)}))
    return Outgoing(tuple(words), (MINE,), to=to)


def counts(report: Report) -> Literal:
    """ "188 bisa dimasukkan, 12 perlu diperbaiki" """
    counted = ((each, len(report.of(each))) for each in Standing)
    return Literal(
        ", ".join(render(Text(f"list-count.{each}", {"n": n}), "id") for each, n in counted if n)
    )


def _rows(lines: Sequence[Line]) -> str:
    if any(line.sheet for line in lines):
        return ", ".join(line.label for line in lines)
    return ", ".join(str(line.number) for line in lines)


def _columns(columns: Sequence[str]) -> Literal:
    return Literal(", ".join(columns))


def _told(report: Report) -> list[Words]:
    """As many rows as there is room for, the others by their numbers."""
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
    for line in report.told:
        words = report.words(line)
        room -= len(render(words, "id"))
        if room >= 0:
            told.append(words)
        else:
            rest.append(line.label)
    return told, rest


def remarks(listed: PaperList) -> tuple[Words, ...]:
    """How the list was read, and what of it was not used; each in a line."""
    found: list[Text] = []
    if listed.areas:
        found.append(Text("list-area", {"area": Literal(", ".join(listed.areas))}))
    if listed.guessed:
        read = ", ".join(f'{column} = "{shorten(name, 60)}"' for column, name in listed.guessed)
        found.append(Text("list-guessed", {"columns": Literal(read)}))
    for each in listed.left_out:
        rows = spans(each.rows)
        if each.sheet:
            rows = render(Text("list-label", {"row": rows, "sheet": Literal(each.sheet)}), "id")
        args = {"n": len(each.rows), "rows": Literal(rows)}
        found.append(Text(f"list-left-out.{each.why}", args))
    if listed.unread:
        found.append(Text("list-unread", {"sheets": _named(listed.unread)}))
    if listed.hidden:
        found.append(Text("list-unread.hidden", {"sheets": _named(listed.hidden)}))
    if listed.nameless:
        found.append(Text("list-nameless"))
    if listed.lacking:
        found.append(Text("list-lacking", {"columns": _columns(listed.lacking)}))
    if listed.untitled:
        found.append(Text("list-untitled", {"columns": _named(listed.untitled)}))
    if listed.unused:
        found.append(Text("list-unused", {"columns": _named(listed.unused)}))
    return (Lines(tuple(found)),) if found else ()


def _named(names: Sequence[str]) -> Literal:
    more = f" (+{len(names) - UNUSED})" if len(names) > UNUSED else ""
    return Literal(", ".join(shorten(name, 30) for name in names[:UNUSED]) + more)


# --- the answer -----------------------------------------------------------------------------


async def answered(turn: Turn, said: str) -> list[Outgoing]:
    """The answer to a checked list ("ID:take"), or to what was asked of it
    ("ID:say:usulan:3"); alone, how to send one."""
    id, _, answer = said.partition(":")
    if not id:
        allowed = (await scope(turn.store, turn.person)).codes
        return [Outgoing((Text("list-how"),)) if allowed else await refused.not_yours(turn)]
    known = ids.number(id)
    listed = await documents.document(turn.store, known, turn.person.id) if known else None
    word, _, about = answer.partition(":")
    if listed is None or word not in (TAKE, DROP, SAY):
        return [Outgoing((Text("list-gone"),))]
    if word == DROP:
        jobs.discard(turn.store, await files.drop(turn.store, [listed.id]))
        return [Outgoing((Text("list-dropped"),))]
    if word == TAKE:
        files.take(turn.store, listed.id, {**listed.answers, TAKE: True})
        return [Outgoing((Text("list-taking"),))]
    column, _, value = about.partition(":")
    said_so_far = {**listed.answers.get(SAY, {}), column: value}
    files.take(turn.store, listed.id, {SAY: said_so_far})
    return [Outgoing((Text("list-thanks"),))]


def understood(listed: PaperList, said: Mapping[str, str], answers: Answers) -> Answers | None:
    """With the answer to a list's question, if it has been given; None if it has not."""
    question = listed.question
    if question is None or question.column not in said:
        return None
    value = said[question.column]
    labels = dict(question.choices)
    if value and value not in labels:
        return None
    if question.about_heading:
        meant = chosen(labels.values(), question.column, labels.get(value, ""))
        return replace(answers, headings={**answers.headings, **meant})
    if question.column == "bidang":
        return replace(answers, topic=value)
    return replace(answers, area=value)


# --- taking ---------------------------------------------------------------------------------


async def report_on(store: Store, list: PaperList) -> Report:
    """What would become of each row, by what has been imported so far."""
    return Report(list, await lists.known(store, list.rows))


async def take(
    site: Site, store: Store, by: Person | Actor, report: Report, source: str
) -> list[Proposal]:
    """Submits what is new. Owners of phone numbers in it whom we know are asked at once, each about
    the first that is theirs. Raises staff.NotAllowed."""
    taken = await lists.take(store, by, report.new, source=source, city_of=site.areas.city_of)
    first: dict[str, Proposal] = {}
    for row, proposal in zip(report.new, taken, strict=True):
        if row.phone is not None:
            first.setdefault(row.phone, proposal)
    if first:
        store.last(_asking(site, first, by))
    return taken


def _asking(
    site: Site, first: Mapping[str, Proposal], by: Person | Actor
) -> Callable[[Store], Awaitable[None]]:
    async def ask(store: Store) -> None:
        for phone, owner in (await entered.owners(store, set(first), site.by_phone)).items():
            if isinstance(by, Person) and owner.id == by.id:
                continue
            for outgoing in takeover.offered(site, store, owner, first[phone]):
                store.send(outgoing)

    return ask
