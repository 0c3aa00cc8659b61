"""Writes what goes out into the mailbox: in the reader's language, cut to the channel's limits."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.channels.base import Button, Limits, numbered
from bot.turns.splitting import split
from handlers.conversation.messages import RANK, Choice, Outgoing, Priority
from handlers.turn import render
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import bundled
from storage.database.tables import mailbox as mailbox_table
from storage.messages import outbox
from storage.messages.model import QUEUED, SENT
from storage.people import people
from storage.people.model import Person


@dataclass(frozen=True, slots=True)
class OutboxWriter:
    """Makes rows of outgoing messages. `mine` are the channels that this process sends on; replies
    there are claimed by it (`claim`), so that they need no second look at the database. What
    nobody has asked for waits until it may be sent: until the end of the `night`, for one thing.
    """

    limits: Mapping[str, Limits]
    mine: frozenset[str]
    claim: int
    night: Callable[[datetime, str | None], datetime | None] = lambda moment, area: None

    async def __call__(self, store: Store, outgoing: Outgoing, speaker: Person | None) -> None:
        person = speaker
        if outgoing.to is not None:
            person = await people.get(store, outgoing.to)
        if person is None:
            return  # deleted meanwhile
        channel, address = person.channel, person.address
        limits = self.limits.get(channel)
        if limits is None:
            limits = Limits(text=1000, caption=1000)
        if outgoing.replaces and not person.gone:
            await outbox.replace(store, person.id, outgoing.replaces, sent=limits.keeps)
        reply = outgoing.priority is Priority.REPLY
        wait: datetime | None = None
        if outgoing.gathers and limits.gather_hold:
            wait = store.now + timedelta(seconds=limits.gather_hold)
        elif not reply and not limits.keeps:
            wait = self.night(store.now, person.area)
        text = "\n\n".join(render(words, person.locale) for words in outgoing.words)
        buttons = tuple(button(choice, person.locale) for choice in outgoing.choices)
        files = list(outgoing.files)
        # A file goes first, with the text when that fits under it and no buttons are in the way.
        pieces = pieces_of(text, buttons, limits)
        calls: list[tuple[str, tuple[Button, ...], object]] = [("", (), file) for file in files]
        if files and len(pieces) == 1 and len(text) <= limits.caption and limits.file_buttons:
            calls[-1] = (pieces[0], buttons, files[-1])
        elif text or not files:
            calls += [(piece, (), None) for piece in pieces[:-1]] + [(pieces[-1], buttons, None)]
        claim = self.claim if reply and channel in self.mine else 0
        stored = reply and limits.keeps
        for place, (piece, under, file) in enumerate(calls, 1):
            row = {
                "id": new_id(),
                "person_id": None if person.gone else person.id,
                "channel": channel,
                "address": address,
                "priority": RANK[outgoing.priority],
                "locale": person.locale,
                "text": piece,
                "buttons": [each.stored() for each in under],
                "file": dataclasses.asdict(file) if file else None,  # type: ignore[call-overload]
                "about": outgoing.about,
                "proposal_id": outgoing.step[0] if outgoing.step else None,
                "version": outgoing.step[1] if outgoing.step else None,
                # Of several pieces the last: they must not take each other's place.
                "replaces": outgoing.replaces if place == len(calls) else None,
                "state": SENT if stored else QUEUED,
                "claim": claim,
                "attempts": 0,
                "not_before": wait,
                "created_at": store.now,
                "settled_at": store.now if stored else None,
                "mailing_id": None,
            }
            store.insert(mailbox_table, **row)
            for proposal_id, version in outgoing.also if place == len(calls) else ():
                store.insert(bundled, proposal_id=proposal_id, version=version, letter_id=row["id"])
            if claim:
                store.posts(row)
            if not claim or stored:
                store.wakes("mail")


def button(choice: Choice, locale: str) -> Button:
    detail = render(choice.detail, locale) if choice.detail else ""
    return Button(choice.id, render(choice.label, locale), detail, choice.word)


def pieces_of(text: str, buttons: tuple[Button, ...], limits: Limits) -> list[str]:
    """The text in as many messages as the channel needs; the last leaves room for the choices."""
    room = limits.text
    if buttons:
        # Should the choices end up as a numbered list, they must fit too.
        room = min(room, limits.body_with_buttons or room)
        room -= max(0, len(numbered("", buttons)) - (limits.text - room))
    return split(text, max(room, 200))
