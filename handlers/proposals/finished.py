"""SUDAH, BELUM: what an author says to a proposal that is said to have been carried out;
MASIH PERLU, TIDAK PERLU LAGI, to one that has been carried over."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers import late
from handlers.asking.heard import Heard, hearing
from handlers.asking.menu import MINE
from handlers.asking.proposals import photos, subjects
from handlers.asking.proposals.which import all_named_in, find
from handlers.conversation.answers import Draft, Reading, shorten, within
from handlers.conversation.form import Form, Question
from handlers.conversation.messages import Choice, Incoming, Lines, Literal, Outgoing, Text
from handlers.proposals.track import change, withdraw
from handlers.proposals.wording import look, named
from handlers.turn import Turn
from storage import rules
from storage.messages import outbox
from storage.proposals import carried_out, carried_over, lookup
from storage.proposals.model import OWN, NotYours, Proposal
from storage.proposals.rulings import Unfit
from storage.proposals.together import support

# So many are asked about at once.
SHOWN = 8

PHOTOS = rules.EVIDENCE.most


async def confirm(turn: Turn, said: str) -> list[Outgoing]:
    """It has been carried out."""
    if (which := await _which(turn, said, "confirm")) is not None:
        return [which]
    proposal = await _asked_about(turn, said)
    if proposal is None:
        return [Outgoing((Text("done-nothing"),))]
    try:
        await carried_out.confirm(turn.store, turn.person, proposal.id)
    except (NotYours, Unfit):
        return [Outgoing((Text("done-nothing"),))]
    return []


async def ask(turn: Turn, said: str) -> list[Outgoing]:
    """Whether it has been carried out, with each that it may be said of named by its button."""
    some = await carried_out.all_to_confirm(turn.store, turn.person.id, SHOWN)
    if said and (named := await _asked_about(turn, said)) is not None:
        some = [named]
    if not some:
        meant = await find(turn, said) if said else None
        mine = [meant] if meant is not None and meant.author == turn.person.id else []
        return await otherwise(turn, mine) or [Outgoing((Text("done-nothing"),), (MINE,))]
    if len(some) > 1:
        return [_offered(turn, some, "confirm")]
    [one] = some
    choices = (
        Choice(f"do:confirm:{one.number}", Text("done-yes")),
        Choice(f"do:dispute:{one.number}", Text("done-no")),
    )
    about = f"proposal:{one.id}"
    return [
        Outgoing((Text("done-sure"), subjects.proposal(turn.site, one).words), choices, about=about)
    ]


async def otherwise(turn: Turn, some: Sequence[Proposal]) -> list[Outgoing]:
    """What is said to be built, and stands elsewhere with us: how, and what its author can do; of
    none that is meant, which of theirs it is. Nothing where none of them is open."""
    if not some:
        _, some = await lookup.mine(turn.store, turn.person.id, 0, SHOWN)
    some = [each for each in some if each.state not in support.OVER]
    if not some:
        return []
    if len(some) > 1:
        choices = tuple(
            Choice(f"do:check:{each.number}", Literal(str(each.number))) for each in some
        )
        lines = tuple(
            Text("done-elsewhere.line", {**named(each), "state": Text(f"state-{each.state}")})
            for each in some
        )
        return [Outgoing((Text("done-elsewhere.which"), Lines(lines)), choices)]
    [one] = some
    args = {**named(one), "state": Text(f"state-{one.state}")}
    can = one.state in OWN
    take = Choice(f"do:withdraw:{one.number}", Text("track-withdraw"))
    words = Text("done-elsewhere" if can else "done-elsewhere.planned", args)
    choices = (look(one), take) if can else (look(one),)
    return [Outgoing((words,), choices, about=f"proposal:{one.id}")]


async def dispute(turn: Turn, said: str, why: str = "") -> list[Outgoing]:
    """It has not: what is missing (`why`, as far as it has been said), and a photo."""
    if (which := await _which(turn, said, "dispute")) is not None:
        return [which]
    proposal = await _asked_about(turn, said)
    if proposal is None:
        return [Outgoing((Text("done-nothing"),))]
    subject = subjects.proposal(turn.site, proposal, whose=proposal.person_id is None)
    why = turn.clean(why)
    known = len(why.split()) > 1 and rules.DISPUTED.holds(len(why))
    return await turn.open(
        "dispute",
        key=str(proposal.id),
        version=proposal.version,
        answers={"why": why} if known else None,
        before=(Text("dispute-heard", {"why": Literal(shorten(why, 200))}),) if known else (),
        subject=subject,
    )


async def _which(turn: Turn, said: str, command: str) -> Outgoing | None:
    """Asks which is meant, where several wait for the same word and none is named."""
    if said:
        return None
    some = await carried_out.all_to_confirm(turn.store, turn.person.id, SHOWN)
    return _offered(turn, some, command) if len(some) > 1 else None


def _offered(
    turn: Turn, some: Sequence[Proposal], command: str, asked: str | None = None
) -> Outgoing:
    choices = tuple(
        Choice(
            f"do:{command}:{each.number}",
            Literal(str(each.number)),
            Literal(shorten(each.content.wish, 70)),
        )
        for each in some
    )
    lines = tuple(subjects.proposal(turn.site, each).words for each in some)
    return Outgoing((Text(asked or f"done-which.{command}"), *lines), choices)


async def _asked_about(turn: Turn, said: str) -> Proposal | None:
    if said:
        found = await find(turn, said)
        mine = found is not None and found.author == turn.person.id
        return found if mine and found and carried_out.to_confirm(found) else None
    waiting = await carried_out.all_to_confirm(turn.store, turn.person.id, SHOWN)
    return waiting[0] if waiting else None


# --- carried over: MASIH PERLU, TIDAK PERLU LAGI --------------------------------------------------


async def affirm(turn: Turn, said: str) -> list[Outgoing]:
    """It is still needed in the year that it has been carried over into."""
    proposal = await _carried(turn, said, "affirm")
    if isinstance(proposal, Outgoing):
        return [proposal]
    try:
        await carried_over.affirm(turn.store, turn.person, proposal.id)
    except (NotYours, Unfit):
        return [Outgoing((Text("carried-none"),), (MINE,))]
    return []


async def unneeded(turn: Turn, said: str) -> list[Outgoing]:
    """It is not: TARIK, of the one that they have been asked about."""
    proposal = await _carried(turn, said, "unneeded")
    if isinstance(proposal, Outgoing):
        return [proposal]
    return await withdraw(turn, str(proposal.number))


# Said under the question whether it is still needed.
_NO_MORE = late.regex(
    r"\b(?:ga|gak|gk|nggak|ngga|engga|enggak|tidak|tdk|ora|mboten|boten|no|not)\s(?:usah|perlu|butuh|jadi"
    r"|dibutuhkan|diperlukan|lanjut|need|longer)\w*"
    r"|\b(?:sudah|udah|udh|sdh|wis|uwis|already)\s(?:di\w+|beres|jadi|selesai|rampung|ada|done|built)\b"
    r"|\b(?:batalin|batalkan|dibatalkan|cabut|tarik)\b",
    re.I,
)
_STILL = late.regex(
    r"\b(?:masih|tetap|tetep|taksih|isih|perlu|butuh|lanjut\w*|diteruskan|terusin|still|needed)\b",
    re.I,
)
_OTHERWISE = late.regex(r"\b(?:ubah|diubah|ganti|diganti|rubah|ngubah|change)\b", re.I)
_NEED = late.regex(r"\b(?:perlu|butuh|diperlukan|dibutuhkan|usah|needed|need)\b", re.I)
LONGEST = 100


@hearing(busy=False, text=True)
async def still(turn: Turn) -> Heard | None:
    """The answer in a sentence to whether what was carried over is still needed: as long as nothing
    has been shown since, or where it speaks of need."""
    text = turn.message.text
    if len(text) > LONGEST:
        return None
    says = [word for word in (_OTHERWISE, _NO_MORE, _STILL) if word.search(text)]
    if not says or all_named_in(turn, text):
        return None
    _, newest = await outbox.last_choices(turn.store, turn.person.id)
    asked = [id.split(":")[2] for id, _ in newest if id.startswith("do:affirm:")]
    if not asked and _NEED.search(text):
        some = await carried_over.all_to_affirm(turn.store, turn.person.id, SHOWN)
        asked = [str(each.number) for each in some]
    if len(asked) != 1:
        return None
    if says[0] is _OTHERWISE:
        return Heard(await change(turn, asked[0]))
    return Heard(await (unneeded if says[0] is _NO_MORE else affirm)(turn, asked[0]))


async def _carried(turn: Turn, said: str, command: str) -> Proposal | Outgoing:
    """The one that is meant, of those of which their author is to say whether they need them."""
    if said:
        found = await find(turn, said)
        mine = found is not None and found.author == turn.person.id
        some = [found] if mine and found and carried_over.to_affirm(found) else []
    else:
        some = await carried_over.all_to_affirm(turn.store, turn.person.id, SHOWN)
    if not some:
        return Outgoing((Text("carried-none"),), (MINE,))
    return some[0] if len(some) == 1 else _offered(turn, some, command, "carried-which")


async def _read_why(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    least, most = rules.DISPUTED.least, rules.DISPUTED.most
    return within(turn, said, least=least, most=most, words="dispute-why")


async def _finish(turn: Turn, draft: Draft) -> list[Outgoing]:
    files = tuple(draft["photos"] or ())
    try:
        await carried_out.dispute(turn.store, turn.person, int(draft.key), draft["why"], files)
    except (NotYours, Unfit):
        return [Outgoing((Text("done-nothing"),))]
    return []


DISPUTE = Form(
    "dispute",
    questions=(
        Question("why", _read_why, speaks=True),
        photos.question(PHOTOS),
    ),
    finish=_finish,
    title=lambda answers: Text("dispute-title"),
)
