"""Writes what goes out into the outbox: in the reader's language, cut to the channel's limits."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import locales
from bot.channels.base import Delivery, Limits
from bot.turns.calls import calls_of
from handlers.conversation.messages import RANK, Approved, Literal, Outgoing, Priority, Text
from handlers.turn import render
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import bundled
from storage.database.tables import outbox as outbox_table
from storage.messages import claims, elsewhere, outbox
from storage.messages.model import QUEUED, SENT
from storage.messages.outside import PIECE
from storage.messages.templates import Outside
from storage.people import people
from storage.people.model import Person


def outside_of(given: Approved, locale: str) -> Outside:
    """A message as an approved text: in the reader's language where there is such a text."""
    language = locale if locales.has(locale, f"template-{given.kind}") else locales.LOCALES[0]
    values = {name: render(words, language) for name, words in given.values.items()}
    return Outside(given.kind, language, values)


def addressed(outgoing: Outgoing, person: Person) -> Outgoing:
    """News for one of the people at a phone says for whom it is: whoever reads it may be somebody
    else."""
    if not (person.shares and person.name) or outgoing.priority is Priority.REPLY:
        return outgoing
    whom = Text("sharing-for", {"name": Literal(person.name)})
    return dataclasses.replace(outgoing, words=(whom, *outgoing.words))


@dataclass(frozen=True, slots=True)
class OutboxWriter:
    """Makes rows of outgoing messages. `mine` are the channels that this process sends on; replies
    there are claimed by it (`claim`), so that they need no second look at the database. What
    nobody has asked for waits until it may be sent: until the end of the `night`, for one thing.
    While there are `others`, it is noted to whom they have yet to send an answer.
    """

    limits: Mapping[str, Limits]
    mine: frozenset[str]
    claim: int
    night: Callable[[datetime, str | None], datetime | None] = lambda moment, area: None
    others: Callable[[], bool] = lambda: False

    async def _place(self, store: Store, person: Person, reply: bool) -> tuple[str, str]:
        """Where they wrote last; what they have not asked for elsewhere, while that is closed."""
        place = person.channel, person.address
        limits = self.limits.get(person.channel)
        if reply or person.gone or limits is None or not limits.window:
            return place
        windows = {name: each.window for name, each in self.limits.items()}
        return await elsewhere.open_now(store, person.id, place, windows)

    async def __call__(self, store: Store, outgoing: Outgoing, speaker: Person | None) -> None:
        person = speaker
        if outgoing.to is not None:
            person = await people.get(store, outgoing.to)
        if person is None:
            return  # deleted meanwhile
        outgoing = addressed(outgoing, person)
        reply = outgoing.priority is Priority.REPLY
        channel, address = await self._place(store, person, reply)
        limits = self.limits.get(channel)
        if limits is None:
            limits = Limits(text=1000, caption=1000)
        stored = limits.delivery is Delivery.STORED
        if outgoing.replaces and not person.gone:
            await outbox.replace(store, person.id, outgoing.replaces, sent=stored)
        wait: datetime | None = None
        if outgoing.gathers and limits.gather_hold:
            wait = store.now + timedelta(seconds=limits.gather_hold)
        elif not reply and not stored:
            wait = self.night(store.now, person.area)
        calls = calls_of(outgoing, person.locale, limits)
        as_text = None
        if limits.window and outgoing.outside is not None:
            as_text = outside_of(outgoing.outside, person.locale).stored()
        claim = self.claim if reply and channel in self.mine else 0
        state = SENT if stored and reply else QUEUED
        rows = [
            {
                "id": new_id(),
                "person_id": None if person.gone else person.id,
                "channel": channel,
                "address": address,
                "priority": RANK[outgoing.priority],
                "locale": person.locale,
                "text": call.text,
                "buttons": [each.stored() for each in call.buttons],
                "file": dataclasses.asdict(call.file) if call.file else None,
                "about": outgoing.about,
                "proposal_id": outgoing.step[0] if outgoing.step else None,
                "version": outgoing.step[1] if outgoing.step else None,
                "replaces": None,
                "state": state,
                "claim": claim,
                "attempts": 0,
                "not_before": wait,
                "created_at": store.now,
                "settled_at": store.now if state == SENT else None,
                "mailing_id": None,
                "outside": None,
                "way": None,
                "failed_at": None,
                "extras": call.extras.stored() if call.extras else None,
            }
            for call in calls
        ]
        # Of several pieces the last: they must not take each other's place.
        rows[-1]["replaces"] = outgoing.replaces
        if as_text is not None:
            # Of several pieces the last stands for all: the others are said by it.
            rows[-1]["outside"] = as_text
            piece = Outside(PIECE, "", {"of": str(rows[-1]["id"])}).stored()
            for row in rows[:-1]:
                row["outside"] = piece
        for row in rows:
            store.insert(outbox_table, **row)
        for proposal_id, version in outgoing.also:
            last = rows[-1]["id"]
            store.insert(bundled, proposal_id=proposal_id, version=version, message_id=last)
        if claim:
            await self._posts(store, rows)
        if state == SENT:
            store.shows(channel, address)
        elif not claim:
            store.wakes("mail")

    async def _posts(self, store: Store, rows: Sequence[dict[str, Any]]) -> None:
        """Answers that this process is to send."""
        if self.others():
            await claims.answered_elsewhere(store, self.claim)
        for row in rows:
            store.posts(row)
