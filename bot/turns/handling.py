"""What one transaction does: news by its kind, each message as a turn of its person."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

import locales
from bot.channels.base import Delivery, Limits, Receipt, Standing
from bot.turns import unread
from bot.turns.calls import as_few
from bot.turns.own_words import choice_label, sent_files
from bot.turns.queue import Done, Waiting
from bot.turns.readable import readable
from handlers import reception
from handlers.conversation.messages import Incoming, Outgoing, Text
from handlers.conversation.talk import Talk
from handlers.routes import COMMANDS, DUTIES, FORMS
from handlers.site import Site
from handlers.staff import alarms
from handlers.turn import Turn
from storage.city import cycles
from storage.database.away import reason
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import inbox
from storage.messages import elsewhere, outbox, receipts
from storage.messages import inbox as messages_inbox
from storage.people import identity, people, sharing
from storage.people.model import Person
from storage.staff import staff

# A question that is asked again takes the place of one that has not left yet.
AGAIN = "again"


def _keys(message: Incoming) -> list[tuple[str, str]]:
    """Where its person is: the address that it came from, and the one that was named beside it."""
    keys = [(message.channel, message.address)]
    return [*keys, (message.channel, message.beside)] if message.beside else keys


def _in_a_row(batch: Sequence[Waiting]) -> list[receipts.Which]:
    """Which messages the words are on that stand first here, with nothing else between them."""
    row = takewhile(lambda each: isinstance(each, Receipt), (waiting.what for waiting in batch))
    return [(n.channel, n.id, n.platform_id) for n in row if isinstance(n, Receipt)]


MENU = {name: command.needs for name, command in COMMANDS.items() if command.menu}


@dataclass(frozen=True, slots=True)
class Handling:
    """Handles a batch in its transaction. `early` says of a message that its person has been spoken
    to since it came, `refused` counts what platforms refused for good, by why."""

    site: Site
    limits: Mapping[str, Limits]
    counted: Callable[[str, int], None]
    early: Callable[[Waiting], bool]
    refused: Callable[[str, str], None]

    async def do(
        self, store: Store, batch: Sequence[Waiting], careful: bool, fault: Exception | None
    ) -> list[Waiting]:
        """Gives those that must wait for another process. Only a `careful` one looks for repeats
        beforehand. With a `fault` it only says so to who has written, and keeps the message."""
        if self.site.cycles is not None:
            cycles.known(store, self.site.cycles)
        held = await self._messages(store, batch, careful, fault)
        said: receipts.Known | None = None
        for place, waiting in enumerate(batch):
            if not isinstance(waiting.what, Receipt):
                said = None
            match waiting.what:
                case Incoming():
                    continue
                case Standing() as news:
                    people.standing(store, news.channel, news.address, news.blocked, news.why)
                    if news.blocked:
                        await elsewhere.gone(store, news.channel, news.address, news.why)
                case Receipt() as news:
                    if news.state == "failed":
                        self.refused(news.channel, news.why)
                    said = said or await receipts.read(store, _in_a_row(batch[place:]))
                    word = await receipts.receipt(
                        store,
                        news.channel,
                        news.state,
                        id=news.id,
                        platform_id=news.platform_id,
                        why=news.why,
                        after=news.after,
                        known=said,
                    )
                    waiting.result = Done(
                        ignored=word is not receipts.Word.COUNTS, early=word is receipts.Word.EARLY
                    )
                case chore:
                    waiting.result = await chore(store)
        return held

    async def _messages(
        self, store: Store, batch: Sequence[Waiting], careful: bool, fault: Exception | None
    ) -> list[Waiting]:
        arrived = [
            (waiting, readable(waiting.what))
            for waiting in batch
            if isinstance(waiting.what, Incoming)
        ]
        if not arrived:
            return []
        known, elsewhere = await people.load(
            store, {key for _, message in arrived for key in _keys(message)}
        )
        held = [w for w, m in arrived if not elsewhere.isdisjoint(_keys(m))]
        mine = [(w, m) for w, m in arrived if elsewhere.isdisjoint(_keys(m))]
        if not mine:
            return held
        noted = [self._noted(store, m) for _, m in mine]
        fresh = await messages_inbox.take(store, noted, careful=careful)
        spoken: set[tuple[str, str]] = set()
        for waiting, message in mine:
            if (message.channel, message.id) not in fresh:
                waiting.result = Done(repeated=True)
                continue
            fresh.remove((message.channel, message.id))
            came_from = message.address
            who = identity.who(store, known, message.channel, came_from, message.beside)
            if who.address != came_from:
                # The number is not proven by somebody else's writing from it.
                message = dataclasses.replace(message, address=who.address, beside=None, phone=None)
            if who.taken is not None and not who.taken.blocked:
                await self._taken(store, who.taken, message.channel, came_from)
            key = (message.channel, message.address)
            person = who.person
            if person is None or person.gone:
                person = people.create(store, *key, "id")
            known |= dict.fromkeys(_keys(message), person)
            identity.pair(store, person, message.channel, message.address, message.beside)
            early = key in spoken or self.early(waiting)
            waiting.result = await self._turn(store, person, message, fault, early)
            spoken.add(key)
        self.counted("turns", len(mine))
        return held

    async def _taken(self, store: Store, person: Person, channel: str, address: str) -> None:
        """Somebody else writes from an address where a person was, and whoever shared that phone
        with them: nothing goes there for them, and the admins hear of it where one holds a role."""
        identity.gave_up(store, channel, address)
        person.blocked = True
        others = [each.person_id for each in await sharing.at(store, channel, address)]
        for id in dict.fromkeys([person.id, *others]):
            whose = person if id == person.id else await people.get(store, id)
            if whose is None:
                continue
            for grant in await staff.grants(store, id):
                words = alarms.of_taken(self.site, whose, grant, channel)
                await alarms.begins(self.site, store, f"taken:{grant.id}", words, str(store.now))

    async def ask_again(self, store: Store, person_id: int) -> None:
        """The question that a person has open, once more: something came in between. What comes
        after that, before they have spoken, stands below it as it is: nobody is asked for days."""
        person = await people.load_one(store, person_id)
        if person is None:
            return
        talk = Talk.load(person.talk)
        if talk.repeated:
            if talk.open is not None:
                talk.open.elsewhere = True
            people.keep_talk(store, person, talk.dump())
            return
        now = Incoming(person.channel, person.address, "", store.now)
        turn = Turn(person, now, store, self.site, FORMS, talk, MENU, DUTIES)
        for outgoing in await reception.again(turn):
            store.send(dataclasses.replace(outgoing, replaces=AGAIN), person)
            talk.repeated = True
        people.keep_talk(store, person, talk.dump())

    def _noted(self, store: Store, message: Incoming) -> dict[str, object]:
        """The row that says that a message was taken; its text only where people read it again."""
        row: dict[str, object] = {
            "channel": message.channel,
            "message": message.id[:120],
            "address": message.address,
            "id": new_id(),
            "at": message.at,
        }
        if self.limits[message.channel].delivery is Delivery.STORED:
            row["text"] = message.text or message.label or None
            if message.start is not None:
                row["text"] = locales.text("id", "page-start")
            if message.location is not None:
                row["lat"], row["lon"] = message.location.lat, message.location.lon
        return row

    def _shown(self, store: Store, message: Incoming, talk: Talk, person: Person) -> None:
        """What the person sees of a tapped choice when they read the chat again: its label."""
        label = choice_label(talk, message.choice or "", person.locale)
        store.update(inbox, message.channel, message.id[:120], text=label)

    async def _turn(
        self,
        store: Store,
        person: Person,
        message: Incoming,
        fault: Exception | None,
        early: bool,
    ) -> Done:
        others = identity.others(store, message.channel, message.address)
        theirs = list(dict.fromkeys([message.address, *others]))
        if person.blocked:
            for address in theirs:
                people.standing(store, message.channel, address, False, "")
            person.blocked = False
        people.change(store, person, channel=message.channel, address=message.address)
        if self.limits[message.channel].window:
            # Whatever our clock says of the window: the platform may have seen it shut.
            if person.waited_for:
                alone = many = 0
                for address in theirs:
                    singles, of_mailings = await outbox.release(store, message.channel, address)
                    alone, many = alone + singles, many + of_mailings
                person.opened = alone + many > 0
                person.opened_by_day = not alone and many > 0
                person.waited_for = False
            for address in theirs:
                people.heard(store, message.channel, address)
            person.heard_at = store.now
        free = self.limits[message.channel].free_entry
        if message.referred and free is not None:
            people.free_until(store, message.channel, message.address, store.now + free)
        talk = Talk.load(person.talk)
        talk.repeated = False
        if fault is not None:
            await messages_inbox.keep_unreadable(
                store, message.channel, unread.written(message), f"{unread.FAULT}{reason(fault)}"
            )
            store.send(Outgoing((Text("trouble"),)), person)
            return Done(talk.asking)
        keeps = self.limits[message.channel].delivery is Delivery.STORED
        if keeps and message.choice is not None and not message.label:
            self._shown(store, message, talk, person)
        turn = Turn(person, message, store, self.site, FORMS, talk, MENU, DUTIES, early)
        said = await reception.hear(turn)
        limits = self.limits[message.channel]
        for outgoing in as_few(said, person.locale, limits) if limits.billed else said:
            store.send(outgoing, person)
        if keeps and message.files and not person.gone:
            seen = (
                {"file_id": turn.wanted[0]}
                if turn.wanted
                else {"text": sent_files(message, person.locale)}
            )
            store.update(inbox, message.channel, message.id[:120], **seen)
        people.keep_talk(store, person, talk.dump())
        return Done(talk.asking)
