"""Messages with a picture that is still being fetched: they go when it has come, or failed."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from bot.sending.enclosures import Coming
from bot.sending.lane import Lane


@dataclass(slots=True, eq=False)
class Pictures:
    """Which messages wait for which files. A clock that stands still holds none of them up."""

    _waiting: dict[int, int] = field(default_factory=dict)  # message, file
    _times: int = 0  # that some came

    def begins(self, message: int) -> int:
        """It is looked at again; gives what `missed` is to be told."""
        self._waiting.pop(message, None)
        return self._times

    def missed(self, message: int, coming: Coming, begun: int) -> bool:
        """Notes that it waits; True when files have come since it was looked for, so that this one
        may be there."""
        if begun != self._times:
            return True
        self._waiting[message] = coming.id
        return False

    def forget(self, message: int) -> None:
        self._waiting.pop(message, None)

    def came(self, files: Set[int], lanes: Iterable[Lane]) -> None:
        """These are there, or have failed: what waits for them can go now."""
        self._times += bool(files)
        free = {message for message, file in self._waiting.items() if file in files}
        for lane in lanes if free else ():
            for address, queue in lane.waiting.items():
                for message in queue:
                    if message.id in free:
                        message.not_before = None
                        if pulled := lane.pulled.get(address):
                            pulled.set()
