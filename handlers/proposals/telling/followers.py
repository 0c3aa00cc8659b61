"""Those who stand behind a proposal hear every step as its author does, once, whoever they are:
authors of what was merged into it each by a message of their own, supporters by one for all."""

from __future__ import annotations

from datetime import timedelta

from handlers.asking.proposals import steps
from handlers.conversation.answers import shorten
from handlers.conversation.messages import RANK, Choice, Literal, Outgoing, Priority, Text, Words
from handlers.proposals.wording import look
from handlers.site import Site
from handlers.turn import render
from locales import LOCALES
from storage.city import cycles
from storage.city.cycles import Cycles
from storage.database.store import Store
from storage.events import Event
from storage.messages.mailings import broadcasts
from storage.messages.mailings.audiences import Audience, Group
from storage.messages.mailings.mailing import Body, Kind
from storage.people import people
from storage.proposals import untold
from storage.proposals.model import EventKind, Proposal
from storage.proposals.together import support

# What became of it: told wherever somebody can be reached at all, if only when they write next.
OUTCOMES = frozenset(
    {
        EventKind.AGREED, EventKind.KEPT, EventKind.ENDED, EventKind.IN_RKPD, EventKind.IN_APBD,
        EventKind.PARTLY, EventKind.DONE, EventKind.MERGED, EventKind.TAKEN_BACK,
        EventKind.WITHDRAWN,
    }
)  # fmt: skip
# How it goes on: not told to whom a channel lets us not write just now.
STEPS = frozenset(
    {
        EventKind.CHANGED, EventKind.VERIFIED, EventKind.RETURNED, EventKind.FORWARDED,
        EventKind.CARRIED_OVER, EventKind.OVERDUE, EventKind.STANDS, EventKind.DATED,
        EventKind.POSTPONED, EventKind.FUNDED,
    }
)  # fmt: skip

# What comes next is for the author to do.
ASKED = ("author", "confirm")

# An outcome waits so long for somebody to write.
WAITS = timedelta(days=90)


async def told(site: Site, store: Store, event: Event) -> list[Outgoing]:
    """What a step tells those who stand behind a proposal, besides its author."""
    proposal = event.proposal
    if not proposal.supports or event.kind not in OUTCOMES | STEPS:
        return []
    known = await cycles.load(store)
    members = await support.group(store, proposal.id)
    authors = await support.authors(store, [id for id in members if id != proposal.id])
    but = {id for id in (event.author, *authors) if id is not None}
    out = [
        message
        for id, merged in authors.items()
        if id not in (None, event.author)
        and (message := await _to_author(site, store, event, known, merged)) is not None
    ]
    audience = Audience(
        proposal.content.area,
        frozenset({Group.FOLLOWERS}),
        proposals=tuple(members),
        but=tuple(sorted(but)),
        heard=event.kind in STEPS,
    )
    if await support.anybody(store, members, but):
        _mail(site, store, event, known, audience)
    return out


async def _to_author(
    site: Site, store: Store, event: Event, known: Cycles, merged: Proposal
) -> Outgoing | None:
    """To the author of what was merged, under the number that they know; of one who cannot be told
    it is noted why."""
    author = await people.get(store, merged.author) if merged.author is not None else None
    why = untold.unreachable(author)
    if author is None or why is not None:
        await untold.keep_once(store, merged.id, merged.version, why or untold.NOBODY)
        return None
    args = {"merged": str(merged.number), **_named(event.proposal)}
    words = (
        Text("follow-head.merged", args),
        *_account(site, event, known, author.locale),
    )
    return Outgoing(
        words,
        (look(event.proposal),),
        to=author.id,
        about=f"proposal:{merged.id}",
        step=(merged.id, merged.version),
        priority=Priority.OUTCOME,
    )


def _mail(site: Site, store: Store, event: Event, known: Cycles, audience: Audience) -> None:
    proposal = event.proposal
    end = Choice(f"do:unsupport:{proposal.number}", Text("support-end"))
    bodies: dict[tuple[str, str], Body] = {}
    for locale in LOCALES:
        head = Text("follow-head", _named(proposal))
        words = (head, *_account(site, event, known, locale))
        text = "\n\n".join(render(each, locale) for each in words)
        buttons = tuple(
            {"id": each.id, "label": render(each.label, locale), "detail": "", "word": False}
            for each in (look(proposal), end)
        )
        bodies |= {(locale, channel): Body(text, buttons) for channel in site.channels}
    broadcasts.create(
        store,
        Kind.FOLLOWED,
        site.city(proposal.city),
        audience,
        bodies,
        priority=RANK[Priority.OUTCOME],
        until=store.now + WAITS if event.kind in OUTCOMES else None,
        about=f"proposal:{proposal.id}",
    )


def _account(site: Site, event: Event, known: Cycles, locale: str) -> tuple[Words, ...]:
    proposal, step = event.proposal, event.step
    account = steps.account(site, known, proposal, step, locale)
    if step.next in ASKED:
        return account
    if step.event is EventKind.MERGED:
        return *account, Text("follow-merged", {"into": step.facts["into"]})
    return *account, steps.next_step(site, known, proposal, step, locale, step.by)


def _named(proposal: Proposal) -> dict[str, object]:
    """Which one: its words only where staff have nothing to look at before others see them."""
    wish: Words = Literal(shorten(proposal.content.wish, 100))
    return {
        "number": str(proposal.number),
        "wish": wish if proposal.held is None else Text("follow-held"),
    }
