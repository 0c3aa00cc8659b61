"""A consultation as staff see it: tried, opened, closed, its results, and everyone told."""

from __future__ import annotations

from handlers.consultations import due, results, wording
from handlers.consultations.making import short
from handlers.conversation.messages import (
    Choice,
    Enclosure,
    EnclosureKind,
    Literal,
    Outgoing,
    Text,
    Words,
)
from handlers.turn import Turn
from storage.consultations import consultations, counting, lookup, replies
from storage.consultations import results as counted
from storage.consultations.model import Consultation, ConsultationState, WrongState
from storage.consultations.replies import Unanswered
from storage.consultations.rules import Unfit
from storage.staff import staff
from storage.staff.roles import Operation, allowed
from storage.staff.staff import NotAllowed


async def may(turn: Turn, held: Consultation) -> bool:
    grants = await staff.grants(turn.store, turn.person.id)
    return allowed(grants, Operation.CONSULT, held.area) is not None


async def buttons(turn: Turn, held: Consultation) -> list[Choice]:
    """What whoever may can do with it now."""
    if not await may(turn, held):
        return []
    offered: dict[ConsultationState, tuple[str, ...]] = {
        ConsultationState.DRAFT: ("coba", "buka", "berkas-isi"),
        ConsultationState.OPEN: ("balai", "hasil", "masukan", "qr", "berkas-isi", "tutup"),
        ConsultationState.CLOSED: ("hasil", "masukan", "kabari", "ulang"),
    }
    what = offered[held.state] if held.told_at is None else ("hasil", "masukan", "ulang")
    buttons = [Choice(f"do:consult:{held.id}:{each}", Text(f"consult-do.{each}")) for each in what]
    if held.state is ConsultationState.CLOSED:
        buttons.append(Choice(f"do:export:matriks:{held.code}", Text("consult-do.matriks")))
        if (hall := await lookup.in_the_hall(turn.store.connection, held)) is not None:
            minutes = f"do:export:berita-acara:{hall.code}"
            buttons.append(Choice(minutes, Text("export-what.berita-acara")))
    return buttons


async def does(turn: Turn, held: Consultation, what: str) -> list[Outgoing] | None:
    """Does what a button asks for; None where it is none of these."""
    step, _, sure = what.partition(":")
    if step not in ("buka", "tutup", "kabari", "hasil", "ulang", "berkas-isi"):
        return None
    if not await may(turn, held):
        return [Outgoing((Text("desk-not-yours"),))]
    if step == "hasil":
        return await _results(turn, held)
    if step == "berkas-isi":
        return await short.document(turn, held)
    if sure != "ya":
        yes = Choice(f"do:consult:{held.id}:{step}:ya", Text(f"consult-do.{step}-yes"))
        args = {"title": Literal(held.definition.title)}
        return [Outgoing((Text(f"consult-do.{step}-sure", args),), (yes,))]
    try:
        return await _done(turn, held, step)
    except (WrongState, LookupError, Unfit):
        return [Outgoing((Text("consult-do.meanwhile"),))]
    except NotAllowed:
        return [Outgoing((Text("desk-not-yours"),))]


async def _done(turn: Turn, held: Consultation, step: str) -> list[Outgoing]:
    args: dict[str, object] = {"title": Literal(held.definition.title)}
    if step == "buka":
        await consultations.open(turn.store, turn.person, held.id)
        link = Literal(wording.page(turn.site, held))
        return [Outgoing((Text("consult-opened", {**args, "link": link, "code": held.code}),))]
    if step == "ulang":
        made = await consultations.repeat(turn.store, turn.person, held.id)
        day = wording.until(turn.site, made, turn.locale)
        show = Choice(f"do:consult:{made.id}", Text("consult-made.show"))
        return [Outgoing((Text("consult-made", {**args, "code": made.code, "day": day}),), (show,))]
    if step == "tutup":
        closed = await consultations.close(turn.store, turn.person, held.id)
        await counted.publish(turn.store, closed)
        return [Outgoing((Text("consult-stopped", args),), tuple(await buttons(turn, closed)))]
    try:
        told = await replies.finish(turn.store, turn.person, held.id)
    except Unanswered as error:
        waits = {"loose": error.loose, "groups": error.groups}
        more = Choice(f"do:inputs:{held.id}", Text("command-inputs.button"))
        return [Outgoing((Text("consult-unanswered", waits),), (more,))]
    await due.tell(turn.site, turn.store, told)
    return [Outgoing((Text("consult-told", args),))]


async def poster(turn: Turn, held: Consultation) -> list[Outgoing]:
    """The code that leads to it, to be printed or passed on; of a service, that of one place."""
    if held.definition.service and await may(turn, held):
        return await short.poster(turn, held)
    return [wording.poster(turn.site, held)]


async def inputs_file(turn: Turn, held: Consultation) -> list[Outgoing]:
    """What people said, with empty columns for groups and answers; made when it is sent."""
    if not await may(turn, held):
        return [Outgoing((Text("desk-not-yours"),))]
    file = Enclosure(EnclosureKind.INPUTS, str(held.id), f"masukan-{held.code}.xlsx")
    return [Outgoing((Text("inputs-file.here"),), files=(file,))]


async def _results(turn: Turn, held: Consultation) -> list[Outgoing]:
    """What was answered so far, as it is: for those who may, not for everybody."""
    await turn.store.flush()
    connection = turn.store.connection
    found = counting.by_question(await counted.tallied(connection, held.id))
    whole = {question: counting.count(some) for question, some in found.items()}
    took = await counted.taking(connection, held.id)
    args = {"began": took.began, "sent": took.sent, "assisted": took.assisted}
    words: list[Words] = [wording.subject(held).words, Text("consult-taking", args)]
    shown = counted.Shown(took.sent, whole, {}, {}, False)
    if lines := results.whole(held, shown):
        words.append(results.lines_of(lines))
    words.append(Text("consult-sample"))
    return [Outgoing(tuple(words), tuple(await buttons(turn, held)))]
