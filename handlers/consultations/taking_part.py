"""KONSULTASI: what is asked where somebody lives, and taking part in it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

import locales
from handlers.asking.heard import Heard
from handlers.asking.person import links
from handlers.consultations import coded, form, inputs, results, steering, voices, wording
from handlers.consultations.key import Key
from handlers.conversation.answers import shorten
from handlers.conversation.messages import (
    Choice,
    Enclosure,
    EnclosureKind,
    Lines,
    Literal,
    Outgoing,
    Text,
    Words,
)
from handlers.turn import Turn
from storage.consultations import lookup, private, taking, told
from storage.consultations import results as counted
from storage.consultations.model import Consultation, ConsultationState
from storage.consultations.taking import Kept, Nobody
from storage.files import files
from storage.staff import staff
from storage.staff.roles import Operation, covers, may


async def consult(turn: Turn, said: str) -> list[Outgoing]:
    """KONSULTASI: what is open for where I live; one by its code; what a button asks for."""
    named, _, what = said.strip().partition(":")
    if not named:
        return await _listed(turn)
    if (code := taking.code_of(named)) is not None and not what:
        return await _by_code(turn, code)
    held = await _of(turn, named)
    if held is None:
        if what:
            return [Outgoing((Text("consult-gone"),))]
        listed = await _listed(turn)
        return coded.unknown(named, listed) if coded.looks_like(named) else listed
    if (steered := await steering.does(turn, held, what)) is not None:
        return steered
    if (heard := await voices.does(turn, held, what)) is not None:
        return heard
    if what.startswith("hapus"):
        return await _delete(turn, held, what)
    return await DOES.get(what, card)(turn, held)


async def _of(turn: Turn, named: str) -> Consultation | None:
    if named.isdecimal() and len(named) > 8:
        held = await lookup.get(turn.store, int(named))
    else:
        held = await lookup.by_code(turn.store, named)
    if held is None or (
        held.state is ConsultationState.DRAFT and not await steering.may(turn, held)
    ):
        return None
    return held


def chain(turn: Turn) -> list[str]:
    """A person's kelurahan and what it is part of; of somebody whose we do not know, all."""
    code = turn.person.area or ""
    if turn.site.areas.get(code) is None:
        return list(turn.site.areas.by_code)
    parts = code.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts) + 1)]


async def _listed(turn: Turn) -> list[Outgoing]:
    some = await lookup.open_in(turn.store, chain(turn))
    if not some:
        closed = await lookup.closed_in(turn.store, chain(turn))
        before = tuple(
            Choice(f"do:consult:{held.id}", Literal(shorten(held.definition.title, 24)))
            for held in closed
        )
        return [Outgoing((Text("consult-none.closed" if before else "consult-none"),), before)]
    if len(some) == 1:
        return await card(turn, some[0])
    lines = tuple(
        Text(
            "consult-line",
            {
                "n": n,
                "title": Literal(held.definition.title),
                "day": wording.until(turn.site, held, turn.locale),
            },
        )
        for n, held in enumerate(some, 1)
    )
    choices = tuple(
        Choice(f"do:consult:{held.id}", Text("consult-pick.button", {"n": n}))
        for n, held in enumerate(some, 1)
    )
    return [Outgoing((Text("consult-list"), Lines(lines), Text("consult-pick")), choices)]


async def card(turn: Turn, held: Consultation) -> list[Outgoing]:
    """What it is about and what can be done: answer it, change what was answered, read."""
    words: list[Words] = [wording.subject(held).words]
    choices: list[Choice] = []
    if held.takes(turn.now):
        words += wording.about(turn.site, held, turn.locale)
        sent = await taking.has_sent(turn.store, turn.person, held.id, 0)
        mine = await taking.mine(turn.store, turn.person, held.id, 0) if sent else None
        if sent:
            words.append(Text("consult-mine" if mine else "consult-mine.anonymous"))
        if mine or not sent:
            label = "consult-change" if mine else "consult-begin"
            choices.append(Choice(f"do:consult:{held.id}:mulai", Text(label)))
        if mine:
            choices.append(Choice(f"do:consult:{held.id}:hapus", Text("consult-delete")))
    elif held.state is ConsultationState.DRAFT:
        words += wording.about(turn.site, held, turn.locale)
        words.append(Text("consult-draft"))
    elif held.state is ConsultationState.OPEN and turn.now < held.opens_at:
        words.append(Text("consult-not-yet"))
    else:
        day = wording.until(turn.site, held, turn.locale)
        words.append(Text("consult-closed", {"day": day}))
        words += await _public(turn, held)
    hall = await lookup.in_the_hall(turn.store.connection, held)
    if hall is not None and not hall.over(turn.now):
        zone = turn.site.zone(hall.city)
        when = locales.span(turn.locale, hall.plan.starts_at, hall.plan.ends_at, zone)
        words.append(Text("consult-day", {"when": when, "venue": Literal(hall.plan.place)}))
        choices.append(Choice(f"do:schedule:{hall.id}", Text("consult-day.button")))
    if held.definition.summary:
        choices.append(Choice(f"do:consult:{held.id}:ringkas", Text("consult-summary")))
    if held.document is not None:
        choices.append(Choice(f"do:consult:{held.id}:dokumen", Text("consult-document")))
    choices += await voices.button(turn, held)
    choices += await steering.buttons(turn, held)
    return [Outgoing(tuple(words), tuple(choices), about=f"consultation:{held.id}")]


async def _public(turn: Turn, held: Consultation) -> list[Words]:
    """The results as everybody may see them, and where there is more."""
    shown = await counted.shown(turn.store.connection, held.id)
    link = Text("consult-digest.page", {"link": Literal(wording.page(turn.site, held))})
    lines = results.whole(held, shown)
    return [results.lines_of(lines), link] if lines else [link]


async def _replies(turn: Turn, held: Consultation, kept: Kept | None = None) -> list[Outgoing]:
    """What the city answers to one's own words; to those of whom it is not known, what it answers
    to all that was said in their kelurahan."""
    mine = kept or await taking.mine(turn.store, turn.person, held.id, 0)
    words: list[Words] = [wording.subject(held).words]
    if held.told_at is None:
        return [Outgoing((*words, Text("consult-reply.later")))]
    if mine is not None:
        for each, group in await told.of_answer(turn.store, held.id, mine.key):
            words.append(Text("consult-reply.said", {"said": Literal(shorten(each.text, 160))}))
            if group is not None and group.outcome:
                words.append(results.answered(group))
        if len(words) == 1:
            words.append(Text("consult-reply.nothing"))
        return [Outgoing(tuple(words))]
    there = await told.in_area(turn.store.connection, held.id)
    groups = {group.id: group for group, _ in await told.told(turn.store.connection, held.id)}
    shown = await counted.shown(turn.store.connection, held.id)
    _, listed = results.replies_for(shown, groups, there, turn.person.area or held.area)
    if await taking.has_sent(turn.store, turn.person, held.id, 0):
        words.append(Text("consult-reply.code"))
    words += [results.answered(group) for group in listed]
    link = Text("consult-digest.page", {"link": Literal(wording.page(turn.site, held))})
    return [Outgoing((*words, link))]


async def begin(
    turn: Turn, held: Consultation, *, seen: bool = False, served: str | None = None
) -> list[Outgoing]:
    """Begins to answer for oneself, or to change what was answered; what it is about is said first,
    unless that was `seen`. Of a service it is the place that counts, which is `served` where the
    code hangs: not where somebody lives."""
    if not held.takes(turn.now):
        return await card(turn, held)
    mine = await taking.mine(turn.store, turn.person, held.id, 0)
    if mine is None and await taking.has_sent(turn.store, turn.person, held.id, 0):
        return [Outgoing((Text("consult-twice"),))]
    if mine is not None:
        answers = form.answers_of(mine, _area(turn, mine.area))
        return await _open(turn, held, Key(held.id), answers, ())
    area = turn.site.areas.get(served if held.definition.service else turn.person.area)
    known = area is not None and area.level == 4 and covers(held.area, area.code)
    answers = {"area": _area(turn, area.code)} if known and area is not None else {}
    if turn.conversation.parked(form.NAME, str(Key(held.id))) is not None:
        answers = {}  # it goes on as it was
    await taking.begin(turn.store, turn.person, held.id, 0, area.code if area else held.area)
    before = (Literal(turn.say(wording.subject(held).words)), *_promise(turn, held))
    return await _open(turn, held, Key(held.id), answers, () if seen else before)


def _promise(turn: Turn, held: Consultation) -> tuple[Words, ...]:
    """What is said before the first question."""
    return tuple(wording.about(turn.site, held, turn.locale))


async def _open(
    turn: Turn,
    held: Consultation,
    key: Key,
    answers: Mapping[str, Any],
    before: tuple[Words, ...],
) -> list[Outgoing]:
    return await turn.open(
        form.NAME,
        key=str(key),
        version=held.version,
        answers=answers,
        before=before,
        subject=wording.subject(held),
    )


def _area(turn: Turn, code: str) -> dict[str, str]:
    area = turn.site.areas.get(code)
    return {"code": code, "name": area.name if area else code}


async def _begin_for(turn: Turn, held: Consultation, *, hall: bool) -> list[Outgoing]:
    """The next person at this phone, or somebody for whom staff type."""
    if not held.takes(turn.now):
        return await card(turn, held)
    if hall:
        grants = await staff.grants(turn.store, turn.person.id)
        mine = [g for g in grants if may(g, Operation.ENTER_FOR_OTHERS, g.area)]
        if not any(covers(held.area, g.area) or covers(g.area, held.area) for g in mine):
            return [Outgoing((Text("desk-not-yours"),))]
    place = await taking.next_place(turn.store, turn.person, held.id, hall=hall)
    if place is None:
        return [Outgoing((Text("consult-other.full", {"most": taking.PHONE}),))]
    await taking.begin(turn.store, turn.person, held.id, place, held.area)
    before = Text("consult-hall" if hall else "consult-other.begin")
    return await _open(turn, held, Key(held.id, place), {}, (before,))


async def _trial(turn: Turn, held: Consultation) -> list[Outgoing]:
    """As a resident will see it; nothing of it is kept."""
    if not await steering.may(turn, held):
        return [Outgoing((Text("desk-not-yours"),))]
    before = (Text("consult-trial"), *_promise(turn, held))
    return await _open(turn, held, Key(held.id, trial=True), {}, before)


async def _document(turn: Turn, held: Consultation) -> list[Outgoing]:
    known = await files.hashes(turn.store.connection, [held.document or 0])
    if not known:
        return [Outgoing((Text("consult-document.none"),))]
    file = Enclosure(
        EnclosureKind.DOCUMENT, known[held.document or 0], f"konsultasi-{held.code}.pdf"
    )
    title = Literal(held.definition.title)
    return [Outgoing((Text("consult-document.here", {"title": title}),), files=(file,))]


async def _summary(turn: Turn, held: Consultation) -> list[Outgoing]:
    """The plan in plain words, chapter by chapter."""
    words: list[Words] = [wording.subject(held).words]
    for chapter in held.definition.summary:
        words.append(Lines((Literal(chapter.title), Literal(chapter.text))))
    begin = Choice(f"do:consult:{held.id}:mulai", Text("consult-begin"))
    return [Outgoing(tuple(words), (begin,) if held.takes(turn.now) else ())]


async def _delete(turn: Turn, held: Consultation, what: str) -> list[Outgoing]:
    """What somebody answered goes; asked first."""
    mine = await taking.mine(turn.store, turn.person, held.id, 0)
    if mine is None or not held.takes(turn.now):
        return await card(turn, held)
    if what != "hapus:ya":
        yes = Choice(f"do:consult:{held.id}:hapus:ya", Text("consult-delete.yes"))
        return [Outgoing((Text("consult-delete.sure"),), (yes,))]
    await taking.withdraw(turn.store, mine)
    return [Outgoing((Text("consult-delete.done"),))]


# --- by the code of an anonymous answer -----------------------------------------------------


async def _by_code(turn: Turn, code: str) -> list[Outgoing]:
    """An anonymous answer by the code that was shown: changed."""
    try:
        kept = await taking.by_code(turn.store, code)
    except Nobody:
        return [Outgoing((Text("consult-code.unknown"),))]
    held = await lookup.get(turn.store, kept.consultation_id)
    await private.forget_code(turn.store, turn.person, code)
    if held is not None and held.told_at is not None:
        return [replace(out, about=private.CODE_ABOUT) for out in await _replies(turn, held, kept)]
    if held is None or not held.takes(turn.now):
        return [Outgoing((Text("consult-code.closed"),))]
    return await _change(turn, held, kept, code)


async def _change(turn: Turn, held: Consultation, kept: Kept, code: str) -> list[Outgoing]:
    answers = form.answers_of(kept, _area(turn, kept.area))
    return await _open(turn, held, Key(held.id, code=code), answers, ())


# --- by a link ------------------------------------------------------------------------------


async def linked(turn: Turn) -> Heard | None:
    """A link of a consultation, from a poster or a message."""
    link = links.of(turn)
    if link is None or link.consultation is None:
        return None
    held = await lookup.by_code(turn.store, link.consultation)
    if held is None or held.state is ConsultationState.DRAFT:
        return Heard([Outgoing((Text("consult-gone"),))], again=True)
    return Heard(await begin(turn, held, served=link.served))


async def _next_at_phone(turn: Turn, held: Consultation) -> list[Outgoing]:
    return await _begin_for(turn, held, hall=False)


async def _next_in_hall(turn: Turn, held: Consultation) -> list[Outgoing]:
    return await _begin_for(turn, held, hall=True)


async def _go(turn: Turn, held: Consultation) -> list[Outgoing]:
    return await begin(turn, held, seen=True)


# What may follow a consultation in a button.
DOES: Mapping[str, Callable[[Turn, Consultation], Awaitable[list[Outgoing]]]] = {
    "mulai": _go,
    "lain": _next_at_phone,
    "balai": _next_in_hall,
    "coba": _trial,
    "dokumen": _document,
    "ringkas": _summary,
    "tanggapan": _replies,
    "masukan": inputs.show,
    "qr": steering.poster,
    "berkas": steering.inputs_file,
}
