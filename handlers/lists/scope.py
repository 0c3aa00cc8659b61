"""What holds for many rows of a list: where they may lie, their kelurahan and their bidang."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from handlers.reading import spelling
from handlers.reading.places.area_words import BEFORE
from handlers.reading.places.areas import Found, Unknown
from handlers.reading.places.slips import key as name_key
from handlers.site import Site
from handlers.turn import known_words
from storage.city.areas import Area
from storage.proposals.model import Topic
from storage.staff.roles import covers


@dataclass(frozen=True, slots=True)
class Scope:
    """Where the rows of a list may lie: codes, each with all below it."""

    codes: tuple[str, ...]

    def holds(self, code: str) -> bool:
        return any(covers(each, code) for each in self.codes)

    def only(self, site: Site) -> Area | None:
        """The kelurahan, where it can be no other."""
        area = site.areas.get(self.codes[0]) if len(self.codes) == 1 else None
        return area if area is not None and area.level == 4 else None


EVERYWHERE = Scope(("",))


@dataclass(frozen=True, slots=True)
class Given:
    """What holds for all rows of a list. `area` is the kelurahan of rows that name none, `topic`
    the bidang (also "", left for later); `lacking` are columns that the list does not have;
    `nameless` says that nobody's consent can stand in it; `times` multiplies the cost; `clash` are
    two kelurahan, of the title and of the sheet's name."""

    area: Area | None = None
    topic: str | None = None
    lacking: frozenset[str] = frozenset()
    nameless: bool = False
    times: int = 1
    clash: tuple[str, str] | None = None


def topic_of(typed: str) -> str | None:
    """The bidang that words mean."""
    return one_of("bidang", Topic, typed)


def one_of(column: str, kinds: type[StrEnum], typed: str) -> str | None:
    ways = {
        spelling.fold(way): kind.value
        for kind in kinds
        for way in (kind.value, *known_words(f"{column}-{kind}"))
    }
    near = spelling.nearest(typed, list(ways))
    return None if near is None else list(ways.values())[near]


def called(site: Site, area: Area, among: Sequence[Area]) -> str:
    """A kelurahan by its name, with its city where some are of other cities."""
    if len({site.areas.city_of(each.code).code for each in among}) < 2:
        return area.name
    return f"{area.name}, {site.areas.city_of(area.code).name}"


def area_named(
    site: Site, scope: Scope, name: str, above: Scope = EVERYWHERE
) -> Area | tuple[Area, ...]:
    """The kelurahan that a name means, or those that it may mean; none of ours is (). `above` is
    the kecamatan or city that is named with it."""
    reading = site.names.read(name)
    if isinstance(reading, Found):
        return site.areas.by_code[reading.area.code]
    if isinstance(reading, Unknown):
        return ()
    # In a column of kelurahan, "Metro" is no city; and of two that are alike, an exact name is
    # enough where the other is not meant.
    words = spelling.fold(name).split()
    typed = name_key(" ".join(words[1:] if words[0] in BEFORE else words))
    exact = [a for a in reading.areas if name_key(a.name) == typed]
    others = [a for a in reading.areas if a not in exact and scope.holds(a.code)]
    meant = [a for a in exact if scope.holds(a.code) and above.holds(a.code)] or exact
    if len(meant) == 1 and not others:
        return site.areas.by_code[meant[0].code]
    return tuple(site.areas.by_code[area.code] for area in meant + others or reading.areas)
