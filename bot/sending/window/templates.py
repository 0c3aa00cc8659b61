"""Texts that a platform approves: handed in where they are new, and looked up daily."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.channels.approval import Approval, Approves, TemplateText
from bot.channels.base import Channel, Gone, Refused, TryLater
from bot.turns.turns import Turns
from storage.database.store import Store
from storage.messages import templates
from storage.messages.templates import Template

log = logging.getLogger("rembuk.templates")

# How old what a platform said of a text may get before it is asked again.
DAILY = timedelta(hours=23)


class Unapprovable(Exception):
    """A text of ours that its platform would refuse; a sentence for whoever develops."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What became of one text: whether it was made now, and where it stands."""

    made: TemplateText
    fresh: bool
    state: str
    trouble: str = ""


@dataclass(slots=True, eq=False)
class Keeper:
    """Keeps the texts of all channels that want theirs approved."""

    turns: Turns
    channels: Mapping[str, Channel]
    clock: Callable[[], datetime]

    @property
    def _approving(self) -> list[Approves]:
        return [each for each in self.channels.values() if isinstance(each, Approves)]

    async def push(self) -> list[Pushed]:
        """Makes what is not at its platform yet, and asks for approval. Raises Unapprovable before
        anything is made."""
        out: list[Pushed] = []
        for channel in self._approving:
            wanted = channel.approvals.wanted()
            for made in wanted:
                if faults := channel.approvals.faults(made):
                    raise Unapprovable(f"template {made.kind} ({made.language}): {faults[0]}")
            async with self.turns.database.read() as connection:
                known = await templates.load(connection, channel.name)
            of = {(each.kind, each.locale, each.digest): each for each in known}
            for made in wanted:
                have = of.get((made.kind, made.language, made.digest))
                out.append(await self._pushed(channel, made, have))
        return out

    async def _pushed(self, channel: Approves, made: TemplateText, have: Template | None) -> Pushed:
        name = channel.approvals.called(made)
        state = have.state if have else templates.MADE
        try:
            if have is None:
                ref = await channel.approvals.make(made)
                id = await self._made(channel.name, made, ref, name)
            else:
                id, ref = have.id, have.ref
            if state == templates.MADE:
                said = await channel.approvals.hand_in(ref, name)
                await self._stands(id, said)
                state = said.state
        except (TryLater, Refused, Gone, TimeoutError) as error:
            return Pushed(made, have is None, state, str(error) or type(error).__name__)
        return Pushed(made, have is None, state)

    async def _made(self, channel: str, made: TemplateText, ref: str, name: str) -> int:
        async def chore(store: Store) -> int:
            return templates.made(
                store,
                channel,
                made.kind,
                made.language,
                digest=made.digest,
                ref=ref,
                name=name,
                text=made.text,
            )

        return await self.turns.do(chore)

    async def _stands(self, id: int, said: Approval) -> bool:
        async def chore(store: Store) -> bool:
            return await templates.stands(store, id, said.state, said.category, said.reason)

        return await self.turns.do(chore)

    async def look(self, *, older: timedelta = DAILY) -> list[Template]:
        """Asks the platforms about what was not asked about for so long; gives those of which
        there is news. What cannot be asked now is, with the next look."""
        async with self.turns.database.read() as connection:
            due = await templates.to_check(connection, self.clock() - older)
        news: list[Template] = []
        by_name = {each.name: each for each in self._approving}
        for each in due:
            channel = by_name.get(each.channel)
            if channel is None:
                continue
            try:
                said = await channel.approvals.standing(each.ref)
            except (TryLater, Refused, Gone, TimeoutError) as error:
                log.info("%s: what a template is cannot be asked: %s", each.channel, error)
                break
            if await self._stands(each.id, said):
                async with self.turns.database.read() as connection:
                    now = await templates.load(connection, each.channel)
                news += [template for template in now if template.id == each.id]
        return news


def fell(template: Template) -> bool:
    """Whether staff should know: it was refused, or serves no longer."""
    bad = (templates.REJECTED, templates.PAUSED, templates.DISABLED)
    moved = template.state == templates.APPROVED and template.category != templates.UTILITY
    return template.state in bad or moved
