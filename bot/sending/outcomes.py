"""What becomes of a message by what its platform said of the call: later, never, nobody knows."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.channels.base import Refused, TryLater
from bot.sending.calls import Approved
from bot.sending.enclosures import Coming
from bot.sending.lane import Lane
from bot.sending.pictures import Pictures
from bot.sending.results import Results
from storage.messages.daily_limit import DAY
from storage.messages.model import REFUSED, UNKNOWN, WITHHELD, OutboxMessage
from storage.messages.receipts import WITHHOLDING

log = logging.getLogger("rembuk.sender")

# A channel whose settings are wrong is tried again this often, seconds.
OURS_PAUSE = 60.0

# A message that a platform keeps putting off is given up after this long.
GIVE_UP = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Each says whether the message must be tried again. `count_refused` counts what a platform
    refused for good, by channel and why."""

    results: Results
    pictures: Pictures
    count_refused: Callable[[str, str], None]
    clock: Callable[[], datetime]

    def later(
        self,
        lane: Lane,
        message: OutboxMessage,
        later: TryLater,
        approved: Approved | None,
        begun: int,
    ) -> bool:
        """Not now; `begun` is what `Pictures.begins` gave before the call."""
        if later.limited and approved is not None:
            self.results.limited(message)
            return False
        if later.shut and approved is None:
            self.results.waits(message)
            return False
        lane.slowed(message, later)
        if isinstance(later, Coming) and self.pictures.missed(message.id, later, begun):
            return True
        return self._again(message, later, approved)

    def refused(
        self, lane: Lane, message: OutboxMessage, refused: Refused, approved: Approved | None
    ) -> bool:
        """Never, unless the fault is one of ours that staff can mend."""
        if refused.text and approved is not None:
            log.error("%s: an approved text is at fault: %s", message.channel, refused.why)
            self.results.text_refused(message, refused.why)
            return False
        if refused.ours:
            # Nothing will pass until staff have mended it; nobody's message is lost meanwhile.
            log.error("%s: our settings are at fault: %s", message.channel, refused.why)
            lane.pace.pause(OURS_PAUSE)
            return self._again(message, TryLater(OURS_PAUSE, refused.why))
        self.count_refused(message.channel, refused.why)
        self.results.settle(message, REFUSED, why=refused.why)
        return False

    def unknown(self, message: OutboxMessage, error: Exception) -> bool:
        """Nobody knows whether it arrived. Sent once more, unless to many, then told."""
        message.attempts += 1
        why, times = type(error).__name__, message.attempts
        log.warning("%s: outcome unknown (%s), attempt %d", message.channel, why, times)
        if message.mailing_id is not None or message.attempts >= 2:
            self.results.settle(message, UNKNOWN, why=why)
            return False
        self.results.put_off(message, self.clock() + timedelta(seconds=1))
        return True

    def _again(
        self, message: OutboxMessage, later: TryLater, approved: Approved | None = None
    ) -> bool:
        """When the platform says, until it has been put off for too long."""
        now = self.clock()
        longest = WITHHOLDING if later.why == WITHHELD else GIVE_UP
        message.failed_at = message.failed_at or now
        if now - message.failed_at > longest:
            why = later.why if later.why == WITHHELD else f"put off for too long: {later}"
            self.results.settle(message, REFUSED, why=why)
            return False
        again = now + timedelta(seconds=max(later.after, 0.5))
        if approved is not None and again - now >= DAY:
            # By then its reader is no longer one of those who were written to first.
            self.results.waits(message, again)
            return False
        self.results.put_off(message, again)
        return True
