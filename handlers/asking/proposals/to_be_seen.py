"""Photos of residents that staff have not looked at yet: the line that says so, and what can be
done with those of a proposal."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.conversation.messages import Choice, Text, Words
from handlers.turn import Turn
from storage.proposals.model import Proposal
from storage.proposals.shown import photos
from storage.proposals.shown.photos import Look, Photo
from storage.staff import staff
from storage.staff.roles import Operation, allowed


def offered(proposal: Proposal, known: Sequence[Photo], *, named: bool = False) -> list[Choice]:
    """What can be done with the photos of a proposal; `named` where several are shown."""
    number = str(proposal.number)
    waits = [photo for photo in known if photo.look is Look.WAITS]
    hidden = [photo for photo in known if photo.look is Look.HIDDEN]
    can = waits or hidden
    end = ".named" if named else ""
    running = {"running": str(proposal.number.running)}
    found = []
    if can:
        label = Text(f"photos-let{end}", running)
        found.append(Choice(f"do:let:{number}:{photos.seen(can)}", label))
    if any(photo.look in (Look.WAITS, Look.LET) for photo in known):
        found.append(Choice(f"do:hide:{number}", Text(f"photos-hide{end}", running)))
    return found


async def in_tasks(turn: Turn) -> tuple[tuple[Words, ...], tuple[Choice, ...]]:
    """The line of TUGAS, and its button; nothing where no photo waits."""
    held = await staff.grants(turn.store, turn.person.id)
    if not any(allowed([grant], Operation.LET_PHOTO, grant.area) for grant in held):
        return (), ()
    total = await photos.count_waiting(turn.store, held)
    if not total:
        return (), ()
    return (Text("photos-task", {"total": total}),), (Choice("do:photos", Text("photos-more")),)
