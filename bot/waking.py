"""Who looks again when something is stored, here or by another process."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.channels.base import Wakes
from storage.database.processes.listening import ANYTHING
from storage.database.store import SHOWN, Store


@dataclass(frozen=True, slots=True)
class Waking:
    """`pages` are channels whose people read the outbox itself, by name; `looks` those who look
    after work."""

    pages: Mapping[str, Wakes]
    looks: Sequence[Callable[[], None]]

    def committed(self, store: Store) -> None:
        """This process has stored something."""
        for row in store.posted:
            if row["channel"] in self.pages:
                self.pages[row["channel"]].wake(row["address"])

    def heard(self, what: str) -> None:
        """Another process has stored something."""
        if what.startswith(SHOWN):
            channel, _, reader = what.removeprefix(SHOWN).partition(" ")
            if channel in self.pages:
                self.pages[channel].wake(reader)
            return
        for look in self.looks:
            look()
        if what == ANYTHING:
            for each in self.pages.values():
                each.wake()
