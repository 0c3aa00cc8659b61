"""USULAN SAYA, CEK, UBAH, TARIK: what became of a proposal, and what its author can still do."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.asking.menu import MINE, PROPOSE
from handlers.asking.proposals import alike, steps, subjects, takeover
from handlers.asking.proposals.card import card, history, thread
from handlers.asking.proposals.which import find, unknown, unnamed
from handlers.conversation.answering.sure import sure
from handlers.conversation.answers import Draft, Reading, shorten, within
from handlers.conversation.form import Form, Question
from handlers.conversation.messages import (
    Choice,
    Incoming,
    Lines,
    Literal,
    Outgoing,
    Passed,
    Text,
    Words,
    kept_text,
)
from handlers.proposals import offers
from handlers.proposals.proposing import returned
from handlers.proposals.proposing.content import answers_of
from handlers.proposals.wording import look
from handlers.turn import Turn
from storage.city import cycles
from storage.proposals import carried_out, lookup, proposals, questions
from storage.proposals.model import OWN, Dealt, NotYours, Proposal, State
from storage.proposals.shown import photos
from storage.proposals.together import support
from storage.rules import WITHDRAWN

PAGE = 5


async def mine(turn: Turn, said: str) -> list[Outgoing]:
    """One's own proposals, newest first, in pages of five."""
    page = max(1, int(said)) if said.isdecimal() and len(said) < 5 else 1
    total, some = await lookup.mine(turn.store, turn.person.id, (page - 1) * PAGE, PAGE)
    pages = -(-total // PAGE)
    if total and not some:
        return await mine(turn, str(pages))
    waiting = await takeover.ask(turn.site, turn.store, turn.person, turn.message.phone)
    asked = await _asked(turn, some)
    if not total:
        return waiting or [Outgoing((Text("track-none"),), (PROPOSE,))]
    lines = tuple(_line(each, asked.get(each.id)) for each in some)
    choices = tuple(
        Choice(f"do:check:{p.number}", Literal(str(p.number)), Literal(shorten(p.content.wish, 70)))
        for p in some
    )
    if page > 1:
        choices = (*choices, Choice(f"do:mine:{page - 1}", Text("track-newer")))
    if page < pages:
        choices = (*choices, Choice(f"do:mine:{page + 1}", Text("track-older")))
    more: list[Words] = [Text("track-mine-more")]
    if asked:
        choices = (Choice("do:answer", Text("meant-answer")), *choices)
        more = [Text("track-mine-answer"), *more]
    head = Text("track-mine", {"total": total, "page": page, "pages": pages})
    return [Outgoing((head, Lines(lines), *more), choices), *waiting]


async def _asked(turn: Turn, some: Sequence[Proposal]) -> dict[int, str]:
    """What staff wait to be answered of these, by proposal."""
    back = {each.id: each.note or "" for each in some if each.state is State.DIKEMBALIKAN}
    waiting = await questions.open_for(turn.store, turn.person.id) if turn.person.asked else ()
    return {**back, **{each.proposal_id: each.text or "" for each in waiting}}


def _line(proposal: Proposal, asked: str | None) -> Text:
    args: dict[str, object] = {
        "asked": Literal(shorten(asked or "", 120)),
        "number": str(proposal.number),
        "wish": Literal(shorten(proposal.content.wish, 60)),
        "state": Text(f"state-{proposal.state}"),
    }
    if proposal.person_id is None:
        args["name"] = Literal(proposal.content.name or "…")
    whose = "track-line.for" if proposal.person_id is None else "track-line"
    if asked is not None:
        return Text("track-waits", {"line": Text(whose, args), "asked": args["asked"]})
    return Text(whose, args)


async def check(turn: Turn, said: str) -> list[Outgoing]:
    """State, history and what comes next, of any proposal by its number."""
    if not said:
        return await mine(turn, "")
    proposal = await find(turn, said)
    if proposal is None:
        return [await unknown(turn, said)]
    merged: tuple[Words, ...] = ()
    if proposal.merged_into is not None:
        was = str(proposal.number)
        head = await support.head(turn.store, proposal)
        proposal = await lookup.get(turn.store, head.id) or head
        merged = (Text("track-merged", {"was": was, "number": str(proposal.number)}),)
    own = proposal.author == turn.person.id
    if proposal.held is not None and not own:
        return [Outgoing((Text("track-held", {"number": str(proposal.number)}),))]
    known = await cycles.load(turn.store)
    last = steps.latest(proposal)
    behind_it = None if own else await support.behind(turn.store, turn.person.id, proposal)
    supports = behind_it == "supporter"
    count = Text("support-yours" if supports else "support-count", alike.behind(proposal))
    words: list[Words] = [
        *merged,
        card(turn.site, proposal),
        *([count] if proposal.supports else []),
        *([Text("track-held.own")] if proposal.held else []),
        history(turn.site, known, proposal, turn.locale, own=own),
        steps.next_step(turn.site, known, proposal, last, turn.locale, last.by),
    ]
    if own and proposal.state is State.DIKEMBALIKAN and turn.talk.open is None:
        words.append(Text("track-answer"))
    if own and (said_of_it := await questions.thread(turn.store, proposal.id)):
        words.append(thread(said_of_it))
    words.append(Text("track-link", {"link": turn.site.link(proposal.number)}))
    choices: tuple[Choice, ...] = ()
    if own and carried_out.to_confirm(proposal):
        choices = (
            Choice(f"do:confirm:{proposal.number}", Text("done-yes")),
            Choice(f"do:dispute:{proposal.number}", Text("done-no")),
        )
    if own and proposal.state in OWN:
        choices = (Choice(f"do:change:{proposal.number}", Text("track-change")),)
        if not await support.gathered(turn.store, proposal.id):
            taken_back = Choice(f"do:withdraw:{proposal.number}", Text("track-withdraw"))
            choices = (*choices, taken_back)
    if supports:
        choices = (Choice(f"do:unsupport:{proposal.number}", Text("support-end")),)
    elif not own and behind_it is None and proposal.state not in support.OVER:
        choices = (Choice(f"do:support:{proposal.number}", Text("support-button")),)
    if own and await shows_photos(turn, proposal):
        choices = (*choices, Choice(f"do:private:{proposal.number}", Text("track-private")))
    return [Outgoing(tuple(words), choices, about=f"proposal:{proposal.id}")]


async def shows_photos(turn: Turn, proposal: Proposal) -> bool:
    """Whether there are photos that their author has not kept to staff."""
    if not proposal.photos:
        return False
    known = await photos.of(turn.store, proposal.id)
    return any(photo.look is not photos.Look.STAFF for photo in known)


async def private(turn: Turn, said: str) -> list[Outgoing]:
    """FOTO UNTUK PETUGAS 42: the author's photos are no longer, or will not be, for everybody."""
    proposal = await find(turn, said) if said else None
    if proposal is None:
        return [await unknown(turn, said)] if said else await mine(turn, "")
    args = {"number": str(proposal.number)}
    try:
        await photos.keep(turn.store, turn.person, proposal.id)
    except NotYours:
        return [not_yours()]
    except photos.Unseen:
        return [Outgoing((Text("track-private.none", args),))]
    return [Outgoing((Text("track-private.done", args),), about=f"proposal:{proposal.id}")]


async def share(turn: Turn, said: str) -> list[Outgoing]:
    """BAGIKAN: a message about a proposal that can be forwarded as it is, without whose it is."""
    proposal = await find(turn, said) if said else None
    if proposal is None:
        return [await unknown(turn, said)] if said else await mine(turn, "")
    area = turn.site.areas.get(proposal.content.area)
    link = turn.site.link(proposal.number)
    args = {
        "number": str(proposal.number),
        "wish": Literal(shorten(proposal.content.wish, 200)),
        "area": Literal(area.name if area else proposal.content.area),
        "link": link,
    }
    about = f"proposal:{proposal.id}"
    return [
        Outgoing(
            (Text("share-message", args),),
            about=about,
            extras=(Passed(Text("share-pass"), link, Text("share-words", args)),),
        ),
        Outgoing((Text("share-how"),), about=about),
    ]


async def change(turn: Turn, said: str) -> list[Outgoing]:
    """Opens one's own proposal in the form it came from."""
    proposal = await find(turn, said) if said else None
    if proposal is None:
        return [await unknown(turn, said)] if said else await _which(turn, "change")
    if refusal := _not_open(turn, proposal):
        return [refusal]
    return await turn.open(
        "propose",
        key=str(proposal.id),
        version=proposal.version,
        answers=answers_of(turn, proposal.content),
        notes={"review": {"name": proposal.content.name, **returned.notes(proposal)}},
        before=missing(proposal),
        subject=subjects.proposal(turn.site, proposal, whose=proposal.person_id is None),
    )


async def _which(turn: Turn, act: str) -> list[Outgoing]:
    """Does it with the one of theirs that was shown last, or the only one; else asks which."""
    some = await unnamed(turn, "")
    if len(some) > 1:
        return [offers.which(turn, kept_text(turn.message.text), act, some)]
    if not some:
        return await mine(turn, "")
    does = change if act == "change" else withdraw
    return await does(turn, str(some[0].number))


def missing(proposal: Proposal) -> tuple[Words, ...]:
    """Of one that was returned, once more what is missing."""
    if proposal.state is not State.DIKEMBALIKAN or not proposal.note:
        return ()
    return (Text("track-returned", {"note": Literal(shorten(proposal.note, 300))}),)


async def withdraw(turn: Turn, said: str, why: str = "") -> list[Outgoing]:
    """Asks once, then takes one's own proposal back, with why where that was said."""
    proposal = await find(turn, said) if said else None
    if proposal is None:
        return [await unknown(turn, said)] if said else await _which(turn, "withdraw")
    if refusal := _not_open(turn, proposal):
        return [refusal]
    if await support.gathered(turn.store, proposal.id):
        return [Outgoing((Text("track-gathered", {"number": str(proposal.number)}),))]
    subject = subjects.proposal(turn.site, proposal, whose=proposal.person_id is None)
    given = {"why": why} if WITHDRAWN.holds(len(why)) else None
    return await turn.open("withdraw", key=str(proposal.id), answers=given, subject=subject)


async def finish_withdraw(turn: Turn, draft: Draft) -> list[Outgoing]:
    if not draft["sure"]:
        kept = await lookup.get(turn.store, int(draft.key))
        return [Outgoing((Text("withdraw-kept"),), (look(kept),) if kept else ())]
    try:
        await proposals.withdraw(turn.store, turn.person, int(draft.key), draft["why"] or "")
    except Dealt as error:
        return [dealt(error.proposal)]
    except NotYours:
        return [not_yours()]
    # What was being changed of it goes with it.
    turn.talk.under[:] = [each for each in turn.talk.under if each.key != draft.key]
    return []


async def _read_why(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return within(turn, said, least=WITHDRAWN.least, most=WITHDRAWN.most, words="withdraw-why")


async def _sure_why(turn: Turn, draft: Draft) -> Words | None:
    if not draft["why"]:
        return None
    return Text("withdraw-sure.said", {"why": Literal(shorten(draft["why"], 200))})


WITHDRAW = Form(
    "withdraw",
    questions=(
        # Only what was said with the order: nobody is asked to account for themselves.
        Question("why", _read_why, applies=lambda answers: bool(answers.get("why"))),
        sure("withdraw", wording=_sure_why),
    ),
    finish=finish_withdraw,
    title=lambda answers: Text("withdraw-title"),
    guarded=False,
)


def _not_open(turn: Turn, proposal: Proposal) -> Outgoing | None:
    if proposal.author != turn.person.id:
        return not_yours()
    if proposal.state not in OWN:
        return dealt(proposal)
    return None


def dealt(proposal: Proposal) -> Outgoing:
    """It is no longer the author's to change: withdrawn, or somebody has dealt with it."""
    gone = proposal.state == State.DIBATALKAN
    words = Text("track-withdrawn" if gone else "track-dealt", {"number": str(proposal.number)})
    return Outgoing((words,), (PROPOSE if gone else look(proposal),))


def not_yours() -> Outgoing:
    """Somebody else's, which cannot be changed here; one's own can."""
    return Outgoing((Text("track-not-yours"),), (MINE,))
