"""Which kelurahan a proposal is for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from handlers.conversation.answers import Answer, AskAgain, Draft, Problem, Reading, shorten
from handlers.conversation.messages import Choice, Incoming, Literal, Location, Text, Words
from handlers.proposals.proposing.pieces import pieces
from handlers.proposals.proposing.place import CITY_KM, city_name, named_place, show_place
from handlers.reading import spelling
from handlers.reading.areas import Found, Unsure
from handlers.turn import Turn, known_words
from storage import rules
from storage.city.areas import Area
from storage.people import people

WISH, PLACE = rules.WISH, rules.PLACE

OTHER = "other"


async def area_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    """Those that the wish may name; else as `pick_choices`."""
    if maybe := _maybe(turn, draft):
        return (*told_apart(turn, maybe), NEITHER)
    return pick_choices(turn)


def pick_choices(turn: Turn) -> tuple[Choice, ...]:
    """The kelurahan used last, then the kecamatan to pick from."""
    areas = turn.place.areas
    known = areas.get(turn.person.area)
    last = (area_choice(known),) if known and known.level == 4 else ()
    tops = areas.cities if len(areas.cities) > 1 else areas.below(areas.cities[0].code)
    return (*last, *map(area_choice, tops))


# So many kelurahan of nearly one name are offered.
MAYBE = 4


def _maybe(turn: Turn, draft: Draft) -> list[Area]:
    """The kelurahan that the wish may name ("purwosari"), while none has been chosen."""
    if draft["area"] or not draft["wish"]:
        return []
    reading = turn.place.names.find_in(draft["wish"]).reading
    if not isinstance(reading, Unsure) or len(reading.areas) > MAYBE:
        return []
    found = [turn.place.areas.by_code[area.code] for area in reading.areas]
    return [area for area in found if area.level == 4]


def told_apart(turn: Turn, offered: Sequence[Area]) -> list[Choice]:
    """Choices of areas; those of one name with what they are part of."""
    names = Counter(area.name for area in offered)
    choices = []
    for area in offered:
        above = turn.place.areas.get(area.above)
        if names[area.name] > 1 and above is not None:
            choices.append(Choice(area.code, Literal(f"{area.name} ({above.name})")))
        else:
            choices.append(area_choice(area))
    return choices


def area_choice(area: Area) -> Choice:
    if area.level != 3:
        return Choice(area.code, Literal(area.name))
    return Choice(area.code, Text("propose-area.kecamatan", {"name": Literal(area.name)}))


async def area_wording(turn: Turn, draft: Draft) -> Words | None:
    if maybe := _maybe(turn, draft):
        return unsure_words(maybe, Literal(shorten(draft["wish"], 60)))
    known = turn.place.areas.get(turn.person.area)
    if known is None or known.level != 4 or draft["area"]:
        return None
    return Text("propose-area.again", {"area": Literal(known.name)})


async def read_area(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    """The kelurahan that a proposal is for. What is said beside its name is its wish; a place that
    was given for another kelurahan is named, and its point is used no more."""
    reading = await _area_said(turn, said, draft)
    if not isinstance(reading, Answer):
        return reading
    return _moved(turn, draft, reading)


def _moved(turn: Turn, draft: Draft, reading: Answer) -> Answer:
    old, place = draft["area"], draft["place"]
    if not (old and place) or old["code"] == reading.value["code"]:
        return reading
    words = {"place": show_place(place), "area": Literal(old["name"])}
    near = turn.place.areas.nearest(place["lat"], place["lon"], 1) if "lat" in place else []
    if not near or near[0][1].code == reading.value["code"]:
        return replace(reading, say=(*reading.say, Text("propose-area.moved", words)))
    rest = {name: value for name, value in place.items() if name not in ("lat", "lon")}
    say = (*reading.say, Text("propose-area.moved-point", words))
    return replace(reading, say=say, instead={**reading.instead, "place": rest})


async def _area_said(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    text = draft.notes.get("typed")
    if said.choice == WISH_TYPED and text:
        found = pieces(turn.slots(text), draft.answers, "area")
        words = (Text("propose-area.wish", {"wish": Literal(text)}), *found.told)
        kept = {**found.also, "wish": text}
        return AskAgain((*words, Text("propose-area.pick")), pick_choices(turn), also=kept)
    reading = await read_home(turn, said, draft)
    if said.choice is not None or not said.text:
        return reading
    text = turn.clean(said.text)
    held = turn.slots(text)
    fits = "wish" not in draft.answers and WISH.holds(len(text))
    beside = words_beside(turn, text)
    if isinstance(reading, Problem):
        if fits and not held.things and len(beside) >= MORE_THAN_A_NAME:
            is_wish = Choice(WISH_TYPED, Text("propose-area.is-wish"))
            return AskAgain(reading.words, (*pick_choices(turn), is_wish), {"typed": text})
        return reading
    say: tuple[Words, ...] = ()
    also: dict[str, str] = {}
    instead: dict[str, str] = {}
    if fits and (held.things or len(beside) >= MORE_THAN_A_NAME):
        say = (Text("propose-area.wish", {"wish": Literal(text)}),)
        also = {"wish": text}
    elif beside and draft["wish"] and not held.rest:
        pass  # all that it holds is taken as pieces
    elif beside and draft["wish"] and WISH.holds(len(f"{draft['wish']}, {text}")):
        instead = {"wish": f"{draft['wish']}, {text}"}
        args = {"label": Text("propose-wish.label"), "value": Literal(instead["wish"])}
        say = (Text("form-joined", args),)
    elif beside and held.rest:
        say = (Text("propose-area.beside", {"typed": Literal(shorten(text, 80))}),)
    if isinstance(reading, AskAgain):
        return replace(reading, words=(*say, *reading.words), also=also, instead=instead)
    if isinstance(reading, Answer):
        return replace(reading, say=say, also=also, instead=instead)
    return reading


WISH_TYPED = "wish"

# So many words that name no area say something else.
MORE_THAN_A_NAME = 3


def words_beside(turn: Turn, text: str) -> list[str]:
    """The words of a text that neither name an area nor are said with such a name."""
    named = {word for area in turn.place.areas.by_code.values() for word in _folded(area.name)}
    named |= set(_folded(turn.place.names.find_in(text).words)) | known_words("beside-area")
    words = [word for word in _folded(text) if word.isalpha() and word not in named]
    labels = list(named)
    return [word for word in words if spelling.nearest(word, labels) is None]


def _folded(text: str) -> list[str]:
    return spelling.fold(text).split()


async def read_home(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    """One kelurahan, and nothing but it."""
    areas = turn.place.areas
    if said.choice is not None:
        if said.choice == OTHER:
            return AskAgain((Text("propose-area.pick"),), pick_choices(turn))
        picked = areas.get(said.choice)
        if picked is None:
            return Problem((Text("form-stale"),))
        return area_picked(turn, picked)
    typed = Literal(shorten(turn.clean(said.text), 60))
    reading = turn.place.names.read(said.text)
    if not isinstance(reading, Found) and "," in said.text:
        # "imopuro, lampu jalan mati": the name comes first.
        first = turn.place.names.read(said.text.partition(",")[0])
        reading = first if isinstance(first, Found) else reading
    if said.location is not None:
        if not isinstance(reading, Found):
            called = said.location.name or turn.clean(said.text)
            return area_near(turn, replace(said.location, name=called))
        by_name = area_picked(turn, areas.by_code[reading.area.code])
        say = (Text("form-not-location"),)
        return replace(by_name, say=say) if isinstance(by_name, Answer) else by_name
    if not isinstance(reading, Found | Unsure):
        reading = turn.place.names.find_in(said.text).reading
    if isinstance(reading, Found):
        return area_picked(turn, areas.by_code[reading.area.code])
    if isinstance(reading, Unsure):
        offered = [areas.by_code[area.code] for area in reading.areas]
        return AskAgain((unsure_words(offered, typed),), (*told_apart(turn, offered), NEITHER))
    return Problem((Text("propose-area.unknown", {"typed": typed, "city": city_name(turn)}),))


NEITHER = Choice(OTHER, Text("propose-area.neither"))


def unsure_words(offered: list[Area], typed: Words) -> Words:
    if len(offered) == 2:
        first, second = (Literal(area.name) for area in offered)
        return Text("propose-area.two", {"first": first, "second": second})
    if len(offered) == 1:
        return Text("propose-area.one", {"area": Literal(offered[0].name)})
    return Text("propose-area.which", {"typed": typed})


def area_picked(turn: Turn, picked: Area) -> Reading:
    if picked.level < 4:
        offered = turn.place.areas.below(picked.code)
        words = Text("propose-area.below", {"name": Literal(picked.name)})
        return AskAgain((words,), (*map(area_choice, offered), NEITHER))
    people.change(turn.store, turn.person, area=picked.code)
    return Answer({"code": picked.code, "name": picked.name})


def area_near(turn: Turn, place: Location) -> Reading:
    near = turn.place.areas.nearest(place.lat, place.lon)
    if not near or near[0][0] > CITY_KM:
        return Problem((Text("propose-area.outside", {"city": city_name(turn)}),))
    offered = [area for _, area in near]
    choices = (*map(area_choice, offered), NEITHER)
    if len(place.name) < PLACE.least:
        return AskAgain((Text("propose-area.near"),), choices)
    # What the place is called says where the wish is, too.
    words = (Text("propose-place.named", {"place": Literal(place.name)}), Text("propose-area.near"))
    return AskAgain(words, choices, also={"place": named_place(place)})
