"""Who lives through the year, where they are reached, and what reaches them."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.channels.base import Gone, Limits, Parcel, Refused
from bot.channels.browser.channel import Browser
from bot.channels.telegram.limits import TELEGRAM
from bot.channels.terminal.channel import Terminal
from bot.channels.whatsapp.limits import WHATSAPP
from storage.staff.roles import Role
from tests.support import Collector

# WhatsApp lets us write for so long after a person's last word; the program stops a little earlier.
WINDOW = timedelta(hours=24) - timedelta(minutes=5)


GIVEN = (
    "Siti", "Budi", "Ani", "Wati", "Agus", "Dewi", "Eko", "Fitri", "Hadi", "Ratna", "Joko",
    "Kartini", "Lina", "Maman", "Nuraini", "Yusuf",
)  # fmt: skip
FAMILY = (
    "Santoso", "Wijaya", "Saputra", "Lestari", "Hidayat", "Rahayu", "Susanto", "Pratama", "Utami",
    "Setiawan", "Handayani", "Kurniawan", "Maryati", "Nugroho", "Purnomo", "Suryani",
)  # fmt: skip


def called(n: int) -> str:
    """What a person is called, the first 256 differently."""
    return f"{GIVEN[n % len(GIVEN)]} {FAMILY[n // len(GIVEN) % len(FAMILY)]}"


def unpaced(limits: Limits) -> Limits:
    """As fast as it goes: nothing here waits for a platform."""
    return dataclasses.replace(limits, rate=1e6, chat_rate=1e6, chat_burst=10_000, gather_hold=0.0)


LIMITS = {
    "telegram": unpaced(TELEGRAM),
    "whatsapp": unpaced(WHATSAPP),
    "browser": Browser.limits,
    "terminal": Terminal.limits,
}


@dataclass(frozen=True, slots=True)
class Attempt:
    """A message that was brought to somebody, or could not be: "sent", "gone" or "refused"."""

    at: datetime
    channel: str
    address: str
    text: str
    buttons: tuple[tuple[str, str], ...]
    outcome: str
    id: str = ""


class Platform(Collector):
    """A channel on which people block us, and which now and then refuses a message."""

    def __init__(
        self, name: str, limits: Limits, now: Callable[[], datetime], seen: list[Attempt]
    ) -> None:
        super().__init__(name, limits)
        self._now, self._seen = now, seen
        self.closed: set[str] = set()
        self.refusing: set[str] = set()

    async def send(self, parcel: Parcel) -> str | None:
        outcome = "sent"
        if parcel.address in self.closed:
            outcome = "gone"
        elif parcel.address in self.refusing:
            outcome = "refused"
            self.refusing.discard(parcel.address)
        buttons = tuple((button.id, button.label) for button in parcel.buttons)
        id = f"{self.name}-{parcel.id}"
        # A picture by itself is known by its name.
        text = parcel.text or (parcel.file.name if parcel.file else "")
        self._seen.append(
            Attempt(
                self._now(),
                self.name,
                parcel.address,
                text,
                buttons,
                outcome,
                id if outcome == "sent" else "",
            )
        )
        if outcome == "gone":
            raise Gone("bot was blocked by the user")
        if outcome == "refused":
            raise Refused("cannot be delivered")
        return id


class Spans:
    """When something was so: it began and ended at these moments, one after the other."""

    def __init__(self) -> None:
        self.turns: list[datetime] = []

    @property
    def now(self) -> bool:
        return len(self.turns) % 2 == 1

    def before(self, moment: datetime) -> bool:
        """Whether it was so just before a moment."""
        return bisect_left(self.turns, moment) % 2 == 1

    def set(self, wanted: bool, at: datetime) -> None:
        if wanted != self.now:
            self.turns.append(at)


@dataclass(eq=False)
class Soul:
    """A person, as the year knows them: what is written here comes from what they did, and never
    from what the program has stored of them."""

    channel: str
    address: str
    name: str
    area: str
    role: Role | None = None
    opd: str | None = None
    id: int = 0
    wrote: list[datetime] = field(default_factory=list)
    quiet: Spans = field(default_factory=Spans)
    blocked: Spans = field(default_factory=Spans)  # so that the program knows it
    deleted: datetime | None = None
    midway: bool = False  # has begun a proposal and left it
    unsettled: bool = False  # has said something of which we asked what it belongs to

    @property
    def phone(self) -> str | None:
        return self.address if self.channel == "whatsapp" else None

    def unreachable(self, moment: datetime) -> str | None:
        """Why they were told nothing unasked at a moment."""
        if self.deleted is not None and self.deleted < moment:
            return "nobody"
        if self.blocked.before(moment):
            return "blocked"
        return "quiet" if self.quiet.before(moment) else None

    def open(self, moment: datetime) -> bool:
        """Whether their channel lets us write unasked."""
        if self.channel != "whatsapp":
            return True
        return bool(self.wrote) and moment - self.wrote[-1] < WINDOW

    def just_wrote(self, moment: datetime) -> bool:
        return bool(self.wrote) and moment - self.wrote[-1] <= timedelta(seconds=30)
