"""What is the same for every turn: areas and their years, our pages, what channels allow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import quote
from zoneinfo import ZoneInfo

from handlers.conversation.messages import (
    Literal,
    Text,
    Words,
)
from handlers.reading.amounts import numbers
from handlers.reading.places.areas import AreaNames
from storage.city.areas import Area, Areas
from storage.city.cycles import Cycles
from storage.proposals.model import Number

# So many cities are named one by one.
NAMED = 3


@dataclass(frozen=True, slots=True)
class ChannelTraits:
    """What those who speak need to know of a channel: messages a second to all, how long after a
    person's last word it lets us write at all (None: always)."""

    rate: float
    window: timedelta | None = None
    numbers: bool = False  # choices may be shown as a numbered list
    phones: bool = False  # its addresses are phone numbers, proven by writing from them
    billed: bool = False  # each message costs something
    daily: int = 0  # where there is a window: so many people a day may be written to first
    contact: bool = False  # its addresses are also ways to reach somebody outside of the bot


@dataclass(slots=True)
class Site:
    """What is the same for every turn: the areas served, the years and their tahapan, where our
    pages are, and what channels allow. It changes only when areas or tahapan are imported anew, or
    an example is made (`know`)."""

    areas: Areas
    cycles: Cycles | None  # none: to be read by whoever needs them
    public_url: str
    # Links by which a start parameter reaches us, of the channels that there are.
    doors: Callable[[str], tuple[str, ...]] = lambda parameter: ()
    channels: Mapping[str, ChannelTraits] = field(default_factory=dict)
    example: bool = False  # nothing in the database is people's own
    names: AreaNames = field(init=False)

    def __post_init__(self) -> None:
        self.names = AreaNames(tuple(self.areas.by_code.values()))

    def know(self, areas: Areas, cycles: Cycles, example: bool = False) -> None:
        """What has been stored meanwhile."""
        self.cycles, self.example = cycles, example
        if areas.by_code != self.areas.by_code:
            self.areas, self.names = areas, AreaNames(tuple(areas.by_code.values()))

    def link(self, number: object) -> str:
        """The public page of a proposal."""
        return f"{self.public_url.rstrip('/')}/u/{quote(str(number))}"

    def rules(self) -> str:
        """The page that says what holds for what is sent."""
        return f"{self.public_url.rstrip('/')}/aturan"

    def door(self, code: str) -> str:
        """The page that the code on the wall of a meeting opens."""
        return f"{self.public_url.rstrip('/')}/hadir/{quote(code)}"

    @property
    def windows(self) -> dict[str, timedelta]:
        """The channels that let us only answer, and for how long."""
        return {name: each.window for name, each in self.channels.items() if each.window}

    @property
    def by_phone(self) -> list[str]:
        """The channels whose addresses are phone numbers."""
        return [name for name, each in self.channels.items() if each.phones]

    @property
    def letters(self) -> list[str]:
        """What the numbers of our cities begin with."""
        return [city.letters for city in self.areas.cities if city.letters]

    def whole(self, said: str) -> Number | None:
        """The whole number that a text is; the letters may be left out where there is one city."""
        typed = numbers.proposal_number(said, self.letters)
        if typed is None or typed.year is None:
            return None
        letters = typed.letters or (self.letters[0] if len(self.letters) == 1 else None)
        return Number(letters, typed.year, typed.running) if letters else None

    def city(self, code: str) -> Area:
        """The city of an area. Raises LookupError for one that we do not serve."""
        return self.areas.city_of(code)

    def cities(self, code: str | None) -> list[Area]:
        """The city of an area; all that there are for whoever has none, or one that we do not
        serve."""
        return (self.areas.cities_in(code) if code else []) or self.areas.cities

    def called(self, code: str | None = None) -> Words:
        """The city of an area by its name; without one, all there are: "Kota Metro dan Kota Bandar
        Lampung"."""
        names = [city.name for city in self.cities(code)]
        if len(names) > NAMED:
            return Text("cities-many", {"n": len(names)})
        if len(names) < 2:
            return Literal(names[0] if names else "")
        first = Literal(", ".join(names[:-1]))
        return Text("cities-and", {"first": first, "last": Literal(names[-1])})

    def named(self, code: str) -> Words:
        """An area as people call it: "Kelurahan Imopuro", "Kecamatan Metro Pusat", "Kota Metro"."""
        area = self.areas.get(code)
        if area is None:
            return Text("level-0") if not code else Literal(code)
        return Text(f"level-{area.level}", {"name": Literal(area.name)})

    def zone(self, code: str | None) -> ZoneInfo:
        """The time zone of an area's city; of the first where it has none, or is none of ours: one
        has to be shown."""
        return self.cities(code)[0].zone
