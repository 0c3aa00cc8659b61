"""Which event tells whom, in which words. An event without an entry here cannot be committed."""

from __future__ import annotations

import dataclasses
from collections.abc import Awaitable, Callable, Mapping

import locales
from handlers.asking.menu import PROPOSE
from handlers.asking.proposals import alike, from_author, steps, takeover
from handlers.conversation.answers import shorten
from handlers.conversation.messages import (
    Choice,
    Copied,
    Enclosure,
    EnclosureKind,
    Literal,
    Outgoing,
    Priority,
    Text,
    Words,
)
from handlers.proposals.telling import followers, outside, to_staff
from handlers.proposals.telling.corrected import corrected
from handlers.proposals.wording import head, look, named, question, to_author
from handlers.site import Site
from storage.city import cycles
from storage.consultations import consultations
from storage.consultations import lookup as consulted
from storage.database.store import Store
from storage.events import Event
from storage.people import people
from storage.people.model import Person
from storage.proposals import lookup, questions, silence, untold
from storage.proposals.for_others import entered as claims
from storage.proposals.for_others import lists
from storage.proposals.model import OWN, EventKind
from storage.proposals.together import support

Told = Callable[[Site, Store, Event, Person], Awaitable[list[Outgoing]]]


async def submitted(site: Site, store: Store, event: Event, author: Person) -> list[Outgoing]:
    """The number, what comes next and by when, and a code to show or print."""
    proposal = event.proposal
    number = str(proposal.number)
    area = site.areas.get(proposal.content.area)
    link = site.link(number)
    known = await cycles.load(store)
    today = store.now.astimezone(site.zone(proposal.city)).date()
    opens = known.opens_later(proposal.city, proposal.year, today)
    args: dict[str, object] = {
        "number": number,
        "running": str(proposal.number.running),
        "area": Literal(area.name if area else proposal.content.area),
        "year": str(proposal.year),
        "when": steps.by_when(known, proposal, proposal.tahap, author.locale, proposal.due),
        "link": link,
    }
    said: list[Words] = []
    if proposal.person_id is None:
        name = Literal(proposal.content.name or "…")
        said.append(Text("notice-entered", {"number": number, "name": name}))
        if event.phone:
            said.append(Text("notice-entered.phone", {"phone": event.phone, "name": name}))
    words = "notice-submitted" if not said else "notice-entered.next"
    if opens is not None:
        # Outside the window: the person is told for which year it counts, and from when.
        args["opens"] = locales.date(author.locale, opens)
        words = "notice-submitted.later" if not said else "notice-entered.next-later"
    said.append(Text(words, args))
    if proposal.held is not None:
        said.append(Text("notice-held", {"link": site.rules()}))
    asked, choices = await _lives_there(site, store, event, author)
    invited, begin = await _invited(store, event, author)
    told = to_author(
        event,
        author,
        (*said, *asked, *invited),
        (*choices, *begin, Choice(f"do:share:{number}", Text("command-share.button"))),
        (Enclosure(EnclosureKind.QR, link, f"{number}.png"),),
    )
    told = dataclasses.replace(told, extras=(Copied(Text("number-copy"), number),))
    return [told, *await _owner_asked(site, store, event, author)]


async def _lives_there(
    site: Site, store: Store, event: Event, author: Person
) -> tuple[tuple[Words, ...], tuple[Choice, ...]]:
    """With the number of a first proposal, to whoever has not said where they live: whether it is
    there. Nothing hangs on the answer: who has a proposal there is invited all the same."""
    proposal = event.proposal
    if proposal.person_id is None or author.area or not await lookup.is_first(store, proposal):
        return (), ()
    code = proposal.content.area
    here = Choice(f"do:home:{code}", Text("notice-lives.yes"))
    elsewhere = Choice("do:home", Text("notice-lives.no"))
    return (Text("notice-lives", {"area": site.named(code)}),), (here, elsewhere)


async def _invited(
    store: Store, event: Event, author: Person
) -> tuple[tuple[Words, ...], tuple[Choice, ...]]:
    """With the number, to whoever proposes themselves: what is asked where their proposal is, and
    they have not answered."""
    proposal = event.proposal
    if proposal.person_id is None:
        return (), ()
    parts = proposal.content.area.split(".")
    chain = [".".join(parts[:length]) for length in range(1, len(parts) + 1)]
    held = await consulted.unanswered_in(store, chain, author.id)
    if held is None:
        return (), ()
    count, minutes = consultations.asks_of(held.definition)
    args = {"title": Literal(held.definition.title), "n": count, "minutes": minutes}
    button = Choice(f"do:consult:{held.id}", Text("notice-consultation.button"))
    return (Text("notice-consultation", args),), (button,)


async def _owner_asked(site: Site, store: Store, event: Event, author: Person) -> list[Outgoing]:
    """To the owner of the number that it was entered under, where we know them already: is it
    theirs?"""
    if event.phone is None:
        return []
    owner = (await claims.owners(store, {event.phone}, site.by_phone)).get(event.phone)
    if owner is None or owner.id == author.id:
        return []
    return takeover.offered(site, store, owner, event.proposal)


async def changed(site: Site, store: Store, event: Event, author: Person) -> list[Outgoing]:
    number = {"number": str(event.proposal.number)}
    as_it_was = from_author.as_it_was(event.step)
    words = [Text("notice-changed.as_it_was" if as_it_was else "notice-changed", number)]
    if event.step.why:
        words.append(Text("notice-changed.said", {"said": Literal(event.step.why)}))
    if event.proposal.held is not None:
        words.append(Text("notice-held", {"link": site.rules()}))
    told = to_author(event, author, tuple(words), (look(event.proposal),))
    return [told, *await to_staff.mended(site, store, event, author)]


async def withdrawn(site: Site, store: Store, event: Event, author: Person) -> list[Outgoing]:
    wish = Literal(shorten(event.proposal.content.wish, 80))
    words = Text("notice-withdrawn", {"number": str(event.proposal.number), "wish": wish})
    return [to_author(event, author, (words,), (PROPOSE,))]


async def outcome(site: Site, store: Store, event: Event, author: Person) -> list[Outgoing]:
    """Number, title, what was decided, by whom, why, what comes next, what one can do now."""
    proposal, step = event.proposal, event.step
    known = await cycles.load(store)
    words = (
        head(site, proposal, author),
        *steps.told(site, known, proposal, step, author.locale),
    )
    approved = outside.of_step(site, known, proposal, step, author.locale)
    choices: tuple[Choice, ...] = (look(proposal),)
    match event.kind:
        case EventKind.RETURNED:
            change = Choice(f"do:change:{proposal.number}", Text("track-change"))
            choices = (change, *choices)
        case EventKind.DONE:
            choices = (
                Choice(f"do:confirm:{proposal.number}", Text("done-yes")),
                Choice(f"do:dispute:{proposal.number}", Text("done-no")),
            )
    told = to_author(event, author, words, choices)
    out = [dataclasses.replace(told, outside=approved)]
    if event.kind in (EventKind.PARTLY, EventKind.DONE):
        name = f"{proposal.number}.jpg"
        shown = [Enclosure(EnclosureKind.SENT, str(id), name) for id in step.facts.get("files", ())]
        # Apart from the words: a picture that cannot be fetched must not keep them back.
        out += [to_author(event, author, (), (), (picture,)) for picture in shown]
    return out


async def carried_over(site: Site, store: Store, event: Event, author: Person) -> list[Outgoing]:
    """That it goes into another year, and whether it is still needed; with silence it stays."""
    proposal = event.proposal
    [told] = await outcome(site, store, event, author)
    year = {"year": str(event.step.facts["to"])}
    choices = [
        Choice(f"do:affirm:{proposal.number}", Text("carried-yes")),
        Choice(f"do:change:{proposal.number}", Text("carried-change")),
    ]
    asked = Text("carried-ask", year)
    if await support.gathered(store, proposal.id):
        asked = Text("carried-ask.gathered", year)  # it is no longer its author's alone to end
    else:
        choices.append(Choice(f"do:withdraw:{proposal.number}", Text("carried-no")))
    return [dataclasses.replace(told, words=(*told.words, asked), choices=tuple(choices))]


async def affirmed(site: Site, store: Store, event: Event, author: Person) -> list[Outgoing]:
    proposal = event.proposal
    args = {"number": str(proposal.number), "year": str(proposal.year)}
    return [to_author(event, author, (Text("notice-affirmed", args),), (look(proposal),))]


async def gathered(site: Site, store: Store, event: Event, author: Person) -> list[Outgoing]:
    """That others were merged into it, or one no more, why, and how many stand behind it now."""
    proposal = event.proposal
    known = await cycles.load(store)
    account = steps.account(site, known, proposal, event.step, author.locale)
    behind = "gathered-now" if proposal.supports else "gathered-now.nobody"
    count = Text(behind, alike.behind(proposal))
    words = (head(site, proposal, author), *account, count)
    return [to_author(event, author, words, (look(proposal),))]


async def released(site: Site, store: Store, event: Event, author: Person) -> list[Outgoing]:
    words = head(site, event.proposal, author), Text("notice-released")
    return [to_author(event, author, words, (look(event.proposal),))]


async def confirmed(site: Site, store: Store, event: Event, author: Person) -> list[Outgoing]:
    words = Text("notice-confirmed", {"number": str(event.proposal.number)})
    return [to_author(event, author, (words,))]


async def disputed(site: Site, store: Store, event: Event, author: Person) -> list[Outgoing]:
    """That what they report is on record, and by when they hear of it."""
    proposal, step = event.proposal, event.step
    known = await cycles.load(store)
    after = steps.next_step(site, known, proposal, step, author.locale, step.by)
    words = (head(site, proposal, author), Text("notice-disputed"), after)
    told = to_author(event, author, words, (look(proposal),))
    # It stands for the answers to the photos that came with it.
    told = dataclasses.replace(told, replaces="dispute.photos:gather")
    return [told, *await to_staff.disputed(site, store, event, author)]


async def asked(site: Site, store: Store, event: Event, author: Person) -> list[Outgoing]:
    """A question of staff about a proposal; a reply to it, or its button, answers it."""
    remark = await questions.get(store, event.step.facts["remark"])
    if remark is None:
        return []
    lead = Text("notice-asked", {"who": steps.who(site, event.step) or Literal("")})
    told = question(site, event.proposal, remark, author, lead)
    step = (event.proposal.id, event.step.version)
    approved = outside.of_question(site, event.proposal, remark, event.step)
    return [dataclasses.replace(told, step=step, outside=approved)]


async def answered(site: Site, store: Store, event: Event, author: Person) -> list[Outgoing]:
    """To the author that it has arrived, and to whoever asked, what they said."""
    proposal, data = event.proposal, event.step.facts
    number = str(proposal.number)
    remark = await questions.get(store, data["remark"])
    question = await questions.get(store, data["question"])
    about = Literal(shorten((question.text if question else None) or "", 120))
    given: list[Words] = [Text("notice-answered", {"number": number, "question": about})]
    if remark is not None and remark.text:
        given.append(Text("notice-answered.said", {"typed": Literal(shorten(remark.text, 300))}))
    told = to_author(event, author, tuple(given))
    if proposal.state in OWN:
        change = Choice(f"do:change:{number}", Text("track-change"))
        told = dataclasses.replace(told, choices=(change,))
    # Of an album only the last picture is answered.
    album = f"answered:{data['question']}"
    out = [dataclasses.replace(told, replaces=album, gathers=bool(data["files"]))]
    if remark is None or question is None:
        return out
    return [*out, *await to_staff.answered(site, store, event, author, question, remark)]


async def photos_hidden(site: Site, store: Store, event: Event, author: Person) -> list[Outgoing]:
    """That their photos are not for everybody, and why."""
    proposal, step = event.proposal, event.step
    args = {"n": len(step.facts["files"]), "why": Literal(step.why or "")}
    words: list[Words] = [head(site, proposal, author), Text("notice-photos_hidden", args)]
    choices: tuple[Choice, ...] = (look(proposal),)
    if proposal.state in OWN:
        words.append(Text("notice-photos_hidden.change"))
        change = Choice(f"do:change:{proposal.number}", Text("track-change"))
        choices = (change, *choices)
    return [to_author(event, author, tuple(words), choices)]


async def taken_over(site: Site, store: Store, event: Event, author: Person) -> list[Outgoing]:
    """To the author, to whoever entered it, and what else waits for the author."""
    proposal = event.proposal
    words = head(site, proposal, author), Text("notice-taken_over")
    out = [to_author(event, author, words, (look(proposal),))]
    entered = await people.get(store, proposal.entered_by) if proposal.entered_by else None
    if entered is not None and untold.unreachable(entered) is None:
        out.append(
            Outgoing(
                (Text("notice-taken_over.told", named(proposal)),),
                to=entered.id,
                about=f"proposal:{proposal.id}",
                priority=Priority.OUTCOME,
            )
        )
    return out + await takeover.ask(site, store, author, event.phone)


async def disowned(site: Site, store: Store, event: Event, author: Person) -> list[Outgoing]:
    """To whoever entered it: the number is not the person's."""
    words = Text("notice-disowned", named(event.proposal))
    return [to_author(event, author, (words,), (look(event.proposal),))]


async def on_request(site: Site, store: Store, event: Event, author: Person) -> list[Outgoing]:
    """Nobody is told (storage.events.UNTOLD); CEK and the page show it."""
    return []


NOTICES: Mapping[EventKind, Told] = {
    EventKind.SUBMITTED: submitted,
    EventKind.CHANGED: changed,
    EventKind.WITHDRAWN: withdrawn,
    EventKind.CONFIRMED: confirmed,
    EventKind.DISPUTED: disputed,
    EventKind.TAKEN_OVER: taken_over,
    EventKind.DISOWNED: disowned,
    EventKind.RELEASED: released,
    EventKind.VERIFIED: outcome,
    EventKind.RETURNED: outcome,
    EventKind.AGREED: outcome,
    EventKind.FORWARDED: outcome,
    EventKind.KEPT: outcome,
    EventKind.ENDED: outcome,
    EventKind.IN_RKPD: outcome,
    EventKind.IN_APBD: outcome,
    EventKind.PARTLY: outcome,
    EventKind.DONE: outcome,
    EventKind.TAKEN_BACK: outcome,
    EventKind.MERGED: outcome,
    EventKind.CORRECTED: corrected,
    EventKind.GATHERED: gathered,
    EventKind.PARTED: gathered,
    EventKind.NOTED: on_request,
    EventKind.FUNDED: outcome,
    EventKind.IN_SIPD: on_request,
    EventKind.PHOTOS_LET: on_request,
    EventKind.PHOTOS_HIDDEN: photos_hidden,
    EventKind.PHOTOS_KEPT: on_request,
    EventKind.DISCUSSED: outcome,
    EventKind.NOT_REACHED: outcome,
    EventKind.ASKED: asked,
    EventKind.ANSWERED: answered,
    EventKind.CARRIED_OVER: carried_over,
    EventKind.AFFIRMED: affirmed,
    EventKind.OVERDUE: outcome,
    EventKind.STANDS: outcome,
    EventKind.DATED: outcome,
    EventKind.POSTPONED: outcome,
    EventKind.BROUGHT_FORWARD: on_request,
}


def in_list(event: Event) -> bool:
    """Whether it came in a list: one report tells of all that is in it (handlers.lists.lists)."""
    return event.kind is EventKind.SUBMITTED and lists.LIST in event.step.facts


async def tell(site: Site, told: Told, store: Store, event: Event) -> list[Outgoing]:
    """Tells the author and whoever stands behind it; of an author who cannot be told it is noted
    why, for staff."""
    if told is on_request or in_list(event):
        return []
    out = await _author(site, told, store, event)
    return [*out, *await followers.told(site, store, event)]


async def _author(site: Site, told: Told, store: Store, event: Event) -> list[Outgoing]:
    author = event.speaker
    if author is not None and author.id == event.author:
        if author.gone:
            return []
    else:
        author = await people.get(store, event.author) if event.author is not None else None
        why = untold.unreachable(author)
        if author is None or why is not None:
            why = why or untold.NOBODY
            untold.keep_untold(store, event.proposal.id, event.step.version, why)
            return []
        if (event.proposal.id, event.step.version) in store.memo(silence.TOGETHER):
            return []
    return await told(site, store, event, author)
