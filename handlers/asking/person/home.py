"""Which kelurahan is meant: chosen step by step, by name, or by a point."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from handlers import late
from handlers.conversation.answers import Answer, AskAgain, Draft, Problem, Reading, shorten
from handlers.conversation.messages import Choice, Incoming, Literal, Location, Text, Words
from handlers.reading import spelling
from handlers.reading.meaning.places import addresses, without_address, without_area
from handlers.reading.places.area_words import ABOVE
from handlers.reading.places.areas import Found, Unknown, Unsure
from handlers.reading.places.slips import sound_alike
from handlers.reading.said.whence import lives_beside, only_address
from handlers.turn import Turn
from storage import rules
from storage.city.areas import Area
from storage.proposals import lookup

PLACE = rules.PLACE

OTHER = "other"

# Farther than this from every kelurahan's point is not in the city.
CITY_KM = 3.0

# A kelurahan has no more words, with one beside them.
NAME_WORDS = 3


async def pick_choices(turn: Turn) -> tuple[Choice, ...]:
    """The kelurahan where one lives, else that of the last proposal; then the kecamatan to pick
    from."""
    areas = turn.site.areas
    known = await likeliest(turn)
    last = (area_choice(known),) if known else ()
    tops = areas.cities if len(areas.cities) > 1 else areas.below(areas.cities[0].code)
    return (*last, *map(area_choice, tops))


# So many names are told at once; of more the kecamatan is picked.
LISTED = 60


def all_named(turn: Turn) -> list[Text]:
    """All kelurahan, a line for each kecamatan; none where they are too many for a message."""
    areas = turn.site.areas
    if len(areas.kelurahan) > LISTED:
        return []
    named = [
        (top.name, ", ".join(each.name for each in areas.below(top.code)))
        for city in areas.cities
        for top in areas.below(city.code)
    ]
    return [
        Text("propose-area.within", {"kecamatan": Literal(top), "names": Literal(names)})
        for top, names in named
        if names
    ]


async def likely(turn: Turn) -> Area | None:
    """The kelurahan that is meant most often: where one lives, else that of the last proposal."""
    code = turn.person.area or await lookup.newest_area(turn.store, turn.person.id)
    known = turn.site.areas.get(code)
    return known if known is not None and known.level == 4 else None


async def likeliest(turn: Turn) -> Area | None:
    """As `likely`; of whoever lives nowhere that we know, the one that they said they are of."""
    said = None if turn.person.area else turn.site.areas.get(turn.talk.near)
    return said or await likely(turn)


def told_apart(turn: Turn, offered: Sequence[Area]) -> list[Choice]:
    """Choices of areas; those of one name with what they are part of."""
    names = Counter(area.name for area in offered)
    choices = []
    for area in offered:
        above = turn.site.areas.get(area.above)
        if names[area.name] > 1 and above is not None:
            choices.append(Choice(area.code, Literal(f"{area.name} ({above.name})")))
        else:
            choices.append(area_choice(area))
    return choices


def area_choice(area: Area) -> Choice:
    if area.level != 3:
        return Choice(area.code, Literal(area.name))
    return Choice(area.code, Text("propose-area.kecamatan", {"name": Literal(area.name)}))


async def home_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return await pick_choices(turn)


async def read_home(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    """One kelurahan, and nothing but it."""
    areas = turn.site.areas
    if said.choice is not None:
        if said.choice == OTHER:
            return await _pick(turn)
        picked = areas.get(said.choice)
        if picked is None:
            return Problem((Text("form-stale"),))
        return area_picked(turn, picked)
    if yes_or_no(turn, said):
        return await _said_yes_or_no(turn, draft, _is_yes(turn, said.text))
    typed = Literal(shorten(turn.clean(said.text), 60))
    reading = turn.site.names.read(said.text)
    bare = without_address(said.text)
    if isinstance(reading, Unknown) and bare != said.text and len(bare.split()) <= NAME_WORDS:
        reading = turn.site.names.read(bare)  # "purwo rt 8 rw 3"
    named = reading if isinstance(reading, Found) else turn.site.names.find_in(said.text).reading
    two = isinstance(named, Unsure) and len(named.areas) > 1
    if not isinstance(reading, Found) and "," in said.text and not two:
        # "imopuro, lampu jalan mati": the name comes first.
        first = turn.site.names.read(said.text.partition(",")[0])
        reading = first if isinstance(first, Found) else reading
    if said.location is not None:
        if not isinstance(reading, Found):
            called = said.location.name or turn.clean(said.text)
            return area_near(turn, replace(said.location, name=called))
        by_name = area_picked(turn, areas.by_code[reading.area.code])
        say = (Text("form-not-location"),)
        return replace(by_name, say=say) if isinstance(by_name, Answer) else by_name
    if not isinstance(reading, Found | Unsure):
        reading = named
    if isinstance(reading, Unsure) and isinstance(named, Found):
        # "imopuro ya": its whole name stands there.
        reading = named if [named.area] == list(reading.areas) else reading
    if isinstance(reading, Found) and (both := either_of(turn, said.text)) is not None:
        reading = both
    if isinstance(reading, Found):
        return area_picked(turn, areas.by_code[reading.area.code])
    if isinstance(reading, Unsure):
        offered = [areas.by_code[area.code] for area in reading.areas]
        choices = (*told_apart(turn, offered), NEITHER)
        return AskAgain((unsure_words(offered, typed),), choices, _maybe(offered))
    return Problem((Text("propose-area.unknown", {"typed": typed, "city": turn.site.called()}),))


# "Imopuro po metro ngono", of which bare "metro" would be the city.
_OR = r"(?:atau|ato|atw|apa|opo|po|nopo|utawi|utawa|utowo|or)"
_EITHER = late.regex(rf"\w\s+{_OR}\s+(?:(?:kel|kelurahan)\s+)?\w", re.I)


def either_of(turn: Turn, text: str) -> Unsure | None:
    """The kelurahan of which a text says that it is one or the other; None for others."""
    if "?" in text or _EITHER.search(text) is None:
        return None
    reading = turn.site.names.find_in(text).reading
    if isinstance(reading, Unsure):
        return reading if len(reading.areas) > 1 else None
    if not isinstance(reading, Found):
        return None
    known = turn.site.names
    for other in (area for name in known.city for area in known.names.get(name, ())):
        name = re.escape(other.name)
        ways = rf"\b{_OR}\s+(?:(?:kel|kelurahan)\s+)?{name}\b|\b{name}\s+{_OR}\s"
        if other.code != reading.area.code and re.search(ways, text, re.I):
            return Unsure((reading.area, other))
    return None


def yes_or_no(turn: Turn, said: Incoming) -> bool:
    """Whether nothing but a yes or a no has been said."""
    bare = said.choice is None and said.location is None
    return bare and (_is_yes(turn, said.text) or turn.is_word("no", said.text))


# "Iya bener pak"; what is longer says more.
YES_WORDS = 4


def _is_yes(turn: Turn, text: str) -> bool:
    words = turn.fold(text).split()
    ways = ("yes", "particle", "closing-word")
    agrees = 0 < len(words) <= YES_WORDS and turn.is_word("yes", words[0])
    agrees = agrees and not turn.is_word("resume", words[0])  # "lanjut kak" only goes on
    only = turn.known(*ways).issuperset(words)
    return turn.is_word("yes", text) or (agrees and only)


NEITHER = Choice(OTHER, Text("propose-area.neither"))


def _named(offered: Sequence[Area]) -> dict[str, Any]:
    """What the question remembers of the areas that it has named instead of the usual ones."""
    return {"offered": [area.code for area in offered]}


def _maybe(offered: Sequence[Area]) -> dict[str, Any]:
    """The same of those of which it is asked which is meant; that is asked until it is known."""
    return {**_named(offered), "maybe": [area.code for area in offered]}


async def _pick(turn: Turn) -> AskAgain:
    return AskAgain((Text("propose-area.pick"),), await pick_choices(turn), _named(()))


async def _said_yes_or_no(turn: Turn, draft: Draft, agreed: bool) -> Reading:
    """A yes is meant for the one kelurahan that the question names, where it names one."""
    if not agreed:
        return await _pick(turn)
    codes = draft.notes.get("offered", draft.notes.get("maybe"))
    if codes is None and draft["area"]:
        codes = [draft["area"]["code"]]
    if codes is None:
        known = await likeliest(turn)
        codes = [known.code] if known else []
    named = [area for code in codes if (area := turn.site.areas.get(code)) is not None]
    if len(named) == 1:
        return area_picked(turn, named[0])
    choices = (*told_apart(turn, named), NEITHER) if named else await pick_choices(turn)
    return AskAgain((Text("form-pick"),), choices, _named(named))


def unsure_words(offered: list[Area], typed: Words) -> Words:
    if len(offered) == 2:
        first, second = (area.name for area in offered)
        words = "propose-area.two" if sound_alike(first, second) else "propose-area.either"
        return Text(words, {"first": Literal(first), "second": Literal(second)})
    if len(offered) == 1:
        return Text("propose-area.one", {"area": Literal(offered[0].name)})
    return Text("propose-area.which", {"typed": typed})


def area_picked(turn: Turn, picked: Area) -> Reading:
    if picked.level < 4:
        offered = turn.site.areas.below(picked.code)
        words = Text("propose-area.below", {"name": Literal(picked.name)})
        return AskAgain((words,), (*map(area_choice, offered), NEITHER), _named(offered))
    return Answer({"code": picked.code, "name": picked.name})


def area_near(turn: Turn, place: Location) -> Reading:
    near = turn.site.areas.nearest(place.lat, place.lon)
    if not near or near[0][0] > CITY_KM:
        return Problem((Text("propose-area.outside", {"city": turn.site.called()}),))
    offered = [area for _, area in near]
    choices = (*map(area_choice, offered), NEITHER)
    if len(place.name) < PLACE.least:
        return AskAgain((Text("propose-area.near"),), choices, _named(offered))
    # What the place is called says where the wish is, too.
    words = (Text("propose-place.named", {"place": Literal(place.name)}), Text("propose-area.near"))
    return AskAgain(words, choices, _named(offered), also={"place": named_place(place)})


def named_place(place: Location) -> dict[str, Any]:
    """The answer that a place with a name is."""
    text = place.name[: PLACE.most]
    rt, rw = map(kept, addresses(text))
    return {"text": text, "rt": rt, "rw": rw, "lat": place.lat, "lon": place.lon}


def kept(number: str | None) -> str | None:
    """An RT or RW as it is stored; of several that are too long only the place's words tell."""
    return number if number is not None and len(number) <= rules.RT.most else None


def alone(turn: Turn, text: str) -> Area | None:
    """The kelurahan of a text that names it with RT or RW, and nothing else."""
    held = turn.slots(text)
    return only_one(turn, text) if held.rt or held.rw else None


def only_one(turn: Turn, text: str) -> Area | None:
    """The kelurahan of a text that names it, and nothing else but RT and RW."""
    mention = turn.site.names.find_in(text)
    found = mention.reading
    if not isinstance(found, Found):
        return None
    area = turn.site.areas.by_code[found.area.code]
    rest = without_address(without_area(text, mention))
    return area if area.level == 4 and only_address(_without_above(turn, rest)) else None


def _without_above(turn: Turn, rest: str) -> str:
    """What stands beside the name of a kelurahan, without the kecamatan and the city."""
    said = f" {spelling.fold(rest)} "
    above = [area.name for area in turn.site.areas.by_code.values() if area.level < LOWEST]
    for name in sorted(map(spelling.fold, above), key=len, reverse=True):
        said = said.replace(f" {name} ", " ")
    return " ".join(word for word in said.split() if word not in ABOVE)


LOWEST = 4


# No longer text is the name of a kelurahan with a few words around it.
NAMED_WORDS = 8


def only_named(turn: Turn, text: str) -> bool:
    """Whether a text names a kelurahan, or some of which it may be one ("hadimulyo", "kel metro"),
    and says nothing else."""
    if "?" in text or len(text.split()) > NAMED_WORDS:
        return False
    mention = turn.site.names.find_in(text)
    if isinstance(mention.reading, Unknown):
        return turn.site.names.called(text)
    return only_address(_without_above(turn, without_area(text, mention)))


def beside_home(turn: Turn, text: str) -> Area | None:
    """The kelurahan where something is, of a text that names another where its writer lives."""
    found = [turn.site.names.find_in(each).reading for each in lives_beside(text)]
    there = {each.area.code for each in found if isinstance(each, Found)}
    if len(there) != 1 or len(turn.fold(text).split()) > HOME_WORDS:
        return None
    whole = turn.site.names.find_in(text).reading
    area = turn.site.areas.get(there.pop())
    return area if area is not None and area.level == 4 and not isinstance(whole, Found) else None


# More words tell something.
HOME_WORDS = 14
# The end of a name has more letters.
ENDS = 2


def told_twice(turn: Turn, said: Incoming) -> Area | None:
    """The one of those with names alike that is named, and told apart by a part of its name: "yg
    asri kak, purwoasri"."""
    reading, words = turn.site.names.find_in(said.text).reading, turn.fold(said.text).split()
    if not isinstance(reading, Unsure):
        return None
    some = [turn.site.areas.by_code[area.code] for area in reading.areas]
    ends = {word for word in words if len(word) > ENDS}
    told = [each for each in some if ends_in(each, ends)]
    return told[0] if len(told) == 1 and spelling.fold(told[0].name) in words else None


def ends_in(area: Area, ends: set[str]) -> bool:
    """Whether one of these words is the end of the name of a kelurahan, and not all of it."""
    name = spelling.fold(area.name)
    return any(name != word and name.endswith(word) for word in ends)
