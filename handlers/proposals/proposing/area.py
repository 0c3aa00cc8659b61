"""Which kelurahan a proposal is for."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers import late
from handlers.asking.person import names
from handlers.asking.person.home import (
    NEITHER,
    OTHER,
    all_named,
    area_picked,
    beside_home,
    either_of,
    ends_in,
    likeliest,
    pick_choices,
    read_home,
    told_apart,
    told_twice,
    unsure_words,
    yes_or_no,
)
from handlers.conversation.answers import Answer, AskAgain, Draft, Problem, Reading, shorten
from handlers.conversation.messages import Choice, Incoming, Literal, Text, Words
from handlers.proposals.proposing.pieces import pieces
from handlers.proposals.proposing.place import named_place
from handlers.proposals.proposing.told import instead_of_area
from handlers.proposals.proposing.told.why import WISHES
from handlers.reading import spelling
from handlers.reading.denial import meant_now
from handlers.reading.introduced import wish_in
from handlers.reading.meaning.named_first import LIVES, behind_name
from handlers.reading.meaning.slots import Slots
from handlers.reading.places.area_words import SHORT, asks_names, spelt
from handlers.reading.places.areas import Found, Unknown, Unsure
from handlers.reading.said import beside_it, whence
from handlers.turn import Turn, known_words
from storage import rules
from storage.city.areas import Area

WISH, PROBLEM, PLACE = rules.WISH, rules.PROBLEM, rules.PLACE


async def area_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    """Those that the wish may name; else as `pick_choices`."""
    if maybe := _maybe(turn, draft):
        return (*told_apart(turn, maybe), NEITHER)
    return await pick_choices(turn)


_PICK = Text("propose-area.pick")
# So many kelurahan of nearly one name are offered.
MAYBE = 4


def _maybe(turn: Turn, draft: Draft) -> list[Area]:
    """The kelurahan that may be meant ("purwosari"), by what was said here or in the wish, while
    none has been chosen."""
    if draft["area"]:
        return []
    asked = [turn.site.areas.get(code) for code in draft.notes.get("maybe", ())]
    if asked:
        return [area for area in asked if area is not None and area.level == 4]
    if not draft["wish"]:
        return []
    reading = turn.site.names.find_in(draft["wish"]).reading
    if not isinstance(reading, Unsure) or len(reading.areas) > MAYBE:
        return []
    found = [turn.site.areas.by_code[area.code] for area in reading.areas]
    return [area for area in found if area.level == 4]


async def area_wording(turn: Turn, draft: Draft) -> Words | None:
    if maybe := _maybe(turn, draft):
        return unsure_words(maybe, Literal(shorten(draft["wish"] or "", 60)))
    known = None if draft["area"] else await likeliest(turn)
    if known is None:
        return None
    words = "said" if turn.talk.near == known.code else "again"
    words = "home" if turn.person.area == known.code else words
    return Text(f"propose-area.{words}", {"area": Literal(known.name)})


async def knows_area(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
    """Which kelurahan there are, for whoever asks that; a name behind "wait, I ask"."""
    if said.choice is not None:
        return None
    if asks_names(said.text) and (lines := all_named(turn)):
        words = (Text("propose-area.all"), *lines, await area_wording(turn, draft) or _PICK)
        return AskAgain(words, await area_choices(turn, draft), dict(draft.notes))
    text = turn.clean(said.text)
    if (there := beside_home(turn, text)) is not None:
        reading = area_picked(turn, there)
        args = {"label": Text("propose-area.label"), "value": Literal(there.name)}
        told: tuple[Words, ...] = (Text("form-mended.new", args),)
        if turn.slots(text).things:  # "..., yg mau diusulin jalan di Tejo Agung"
            told = (Text("propose-area.beside", {"typed": Literal(shorten(text, 80))}), *told)
        return replace(reading, say=told) if isinstance(reading, Answer) else reading
    if either_of(turn, text) is not None and not turn.slots(text).place:
        return await read_area(turn, said, draft)
    if isinstance(turn.site.names.read(text), Unsure) and turn.slots(text).place == text:
        # "Gang asri" may be a lane, once it is no kelurahan that is meant.
        reading = await read_area(turn, said, draft)
        if isinstance(reading, AskAgain):
            return replace(reading, notes={**reading.notes, SPOT: text})
        return reading
    if (bare := whence.without_unknown(said.text)) != said.text and turn.slots(bare).area:
        return await read_area(turn, replace(said, text=bare), draft)
    moment, _, rest = said.text.partition(". ")
    waits = rest and not turn.known("a-moment").isdisjoint(_folded(moment))
    if waits and not isinstance(turn.site.names.find_in(rest).reading, Unknown):
        return await read_area(turn, replace(said, text=rest), draft)
    return None


async def read_area(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    """The kelurahan that a proposal is for. What is said beside its name is its wish; a place that
    was given for another kelurahan is named, and its point is used no more."""
    if (bare := _UNSURE.sub("", said.text)) and said.choice is None:
        said = replace(said, text=beside_it.told(bare) or bare)
    if said.choice is None and _is_where_not(turn, said.text):
        return AskAgain((Text("propose-area.pick"),), await pick_choices(turn))
    reading = await _area_said(turn, said, draft)
    if not isinstance(reading, Answer):
        return reading
    return _moved(turn, draft, _understood(turn, said, draft, reading))


def _is_where_not(turn: Turn, text: str) -> bool:
    """Whether the only kelurahan that a text names is the one that is not meant."""
    known = turn.site.names
    if not _NOT_THERE.match(text) or not isinstance(known.find_in(text).reading, Found):
        return False
    return isinstance(known.find_now(text).reading, Unknown)


def _understood(turn: Turn, said: Incoming, draft: Draft, reading: Answer) -> Answer:
    """With the kelurahan said back, where it was understood from something else than its name."""
    name = reading.value["name"]
    text = turn.fold(said.text)
    if draft["area"] or said.choice is not None or not text or yes_or_no(turn, said):
        return reading
    if turn.fold(name) in text:
        return reading
    args = {"label": Text("propose-area.label"), "value": Literal(name)}
    return replace(reading, say=(Text("form-mended.new", args), *reading.say))


def _moved(turn: Turn, draft: Draft, reading: Answer) -> Answer:
    old, place = draft["area"], draft["place"]
    if not (old and place) or old["code"] == reading.value["code"]:
        return reading
    words = {"place": named_place(place), "area": Literal(old["name"])}
    near = turn.site.areas.nearest(place["lat"], place["lon"], 1) if "lat" in place else []
    if not near or near[0][1].code == reading.value["code"]:
        return replace(reading, say=(*reading.say, Text("propose-area.moved", words)))
    rest = {name: value for name, value in place.items() if name not in ("lat", "lon")}
    say = (*reading.say, Text("propose-area.moved-point", words))
    return replace(reading, say=say, instead={**reading.instead, "place": rest})


async def _area_said(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    text = draft.notes.get("typed")
    if said.choice == OTHER and (spot := draft.notes.get(SPOT)):
        return await _a_lane(turn, spot)
    if said.choice == WISH_TYPED and text:
        found = pieces(turn.slots(text), draft.answers, "area")
        words = (Text("propose-area.wish", {"wish": Literal(text)}), *found.told)
        kept = {**found.also, "wish": text}
        return AskAgain((*words, Text("propose-area.pick")), await pick_choices(turn), also=kept)
    meant = _one_of(turn, said, draft) or told_twice(turn, said) if said.choice is None else None
    if meant is not None and not turn.slots(said.text).things:
        return area_picked(turn, meant)
    said = replace(said, text=meant_now(said.text))
    reading = await _named(turn, said, draft, meant)
    if said.choice is not None or not said.text or yes_or_no(turn, said):
        return reading
    text = turn.clean(said.text)
    held = turn.slots(text)
    fits = _may_be_wish(text, draft)
    beside = words_beside(turn, text)
    if isinstance(reading, Problem):
        if _goes_on(turn, text):
            return AskAgain(
                (await area_wording(turn, draft) or _PICK,),
                await area_choices(turn, draft),
                dict(draft.notes),
            )
        if fits and not held.things and len(beside) >= MORE_THAN_A_NAME:
            is_wish = Choice(WISH_TYPED, Text("propose-area.is-wish"))
            return AskAgain(reading.words, (*await pick_choices(turn), is_wish), {"typed": text})
        tells = held.tells or len(text.split()) >= instead_of_area.TELLS
        return await _told_or_asked(turn, draft, text, held) if draft["wish"] and tells else reading
    say: tuple[Words, ...] = ()
    also: dict[str, str] = {}
    instead: dict[str, str] = {}
    # "sy tinggal di hadimulyo deket lapangan" says where, and wishes nothing.
    more = [word for word in beside if word in held.rest]
    asks = held.problem or (
        not turn.known(*WISHES).isdisjoint(_folded(text)) and _WHERE_IT_IS.search(text) is None
    )
    if fits and (_wished(held) or (asks and len(more) >= MORE_THAN_A_NAME)):
        rest = behind_name(text, turn.site.names.find_in(text).words)
        fit = (each for each in (wish_in(rest, tells=True), rest) if WISH.holds(len(each)))
        wish = next(fit, text)
        say = (Text("propose-area.wish", {"wish": Literal(wish)}),)
        also = {"wish": wish}
    elif beside and draft["wish"] and not held.rest:
        pass  # all that it holds is taken as pieces
    elif _adds(draft, text, held, beside):
        instead = {"wish": f"{draft['wish']}, {text}"}
        args = {"label": Text("propose-wish.label"), "value": Literal(instead["wish"])}
        say = (Text("form-joined", args),)
    elif len(beside) < len(_folded(text)) and beside and held.rest:
        say = (Text("propose-area.beside", {"typed": Literal(shorten(text, 80))}),)
    if isinstance(reading, AskAgain):
        return replace(reading, words=(*say, *reading.words), also=also, instead=instead)
    if isinstance(reading, Answer):
        return replace(reading, say=say, also=also, instead=instead)
    return reading


async def _named(turn: Turn, said: Incoming, draft: Draft, meant: Area | None) -> Reading:
    """The kelurahan that a text names, or which of several it may be."""
    if meant is not None:  # "purwoasri yg ada asri nya, mbah minta air bersih"
        return area_picked(turn, meant)
    if (maybe := _maybe(turn, draft)) and "offered" not in draft.notes:
        offered = {**draft.notes, "offered": [area.code for area in maybe]}
        draft = replace(draft, notes=offered)
    return await read_home(turn, said, draft)


def _wished(held: Slots) -> bool:
    """Whether a text names a thing, and not only where it is ("gg masjid baiturrohman"), or who
    lives where ("KTP saya Purwoasri")."""
    if held.place and not (held.rest or held.problem or held.amount):
        return False
    return any(thing.family != _PAPERS for thing in held.things)


async def _a_lane(turn: Turn, spot: str) -> AskAgain:
    """Of what was no kelurahan after all, that it is where it is."""
    args = {"label": Text("propose-place.label"), "value": Literal(spot)}
    place = {"place": {"text": spot, "rt": None, "rw": None}}
    words = (Text("form-mended.new", args), Text("propose-area.pick"))
    return AskAgain(words, await pick_choices(turn), also=place)


# The things of which people speak when they say where they live: "KTP saya".
_PAPERS = "administrasi"
# "Yg mau diusulkan letaknya di Purwosari": where it is, and not what.
_WHERE_IT_IS = late.regex(
    r"\b(?:di)?usul\w*\s+(?:(?:itu|ini|tu)\s+)?(?:letak|lokasi|tempat|alamat|ada|nggon)(?:nya|ne|e)?\b",
    re.I,
)


def _goes_on(turn: Turn, text: str) -> bool:
    """Whether a text says no more than that one goes on: "lanjut kak"."""
    words = [word for word in _folded(text) if word not in turn.known("particle")]
    return bool(words) and turn.known("resume").issuperset(words)


def _may_be_wish(text: str, draft: Draft) -> bool:
    """Whether a text may be what is wished, while nothing is yet."""
    if "wish" in draft.answers or not WISH.holds(len(text)):
        return False
    return not (names.asks_which(text) or _DESCRIBES.match(text) or LIVES.match(text))


_SURELY = late.regex(r"\b(?:masa|masak|mosok|moso|iya\s*lah|jelas)\b", re.I)


def _adds(draft: Draft, text: str, held: Slots, beside: list[str]) -> bool:
    """Whether what is said beside the name of a kelurahan tells more of the wish, and asks
    nothing."""
    fits = draft["wish"] and WISH.holds(len(f"{draft['wish']}, {text}"))
    fits = fits and not _SURELY.search(text)  # "imopuro lah, masa pasar burung pindah"
    tells = bool(beside and (held.things or held.problem)) or len(beside) >= MORE_THAN_A_NAME
    return bool(fits and tells) and not names.asks_which(text)


def _one_of(turn: Turn, said: Incoming, draft: Draft) -> Area | None:
    """The one of those that may be meant that is named by its whole name: "purwosari lah", "iyo
    metro"."""
    text = _WHICH_ONE.sub("", said.text)
    words = {word for word in _folded(text) if word not in known_words("beside-area")}
    words -= known_words("yes") | known_words("particle")
    maybe = _maybe(turn, draft)
    some = [area for area in maybe if set(_folded(area.name)) == words]
    if not some and len(words) == 1:
        some = [area for area in maybe if ends_in(area, words)]  # "yg asri"
    some = some or [area for area in maybe if spelt(area.name, words)]
    return some[0] if len(some) == 1 else None


_WHICH_ONE = late.regex(r"^\W*(?:yang|yg|sing|ingkang)\s+(?=\w)", re.I)


# "Banjarsari kalo ga salah": what is said of how sure one is.
_UNSURE = late.regex(
    r"[\s,]*\b(?:(?:kalau|kalo|klo|nek|yen)\s+(?:ga|gak|nggak|ngga|tidak|tdk|ora|mboten)\s*(?:salah|keliru|kliru|lepat|luput)"
    r"|(?:kalau|kalo|klo)\s+gasalah|seingat\s*(?:saya|sy|ku|aku)|setahu\s*(?:saya|sy|ku|aku)|setau\s*(?:saya|sy|ku|aku)"
    r"|if\s+i'?m\s+not\s+wrong)\b",
    re.I,
)
# "Bukan imopuro, yang sebelahnya": the name is of where it is not.
_NOT_THERE = late.regex(r"^\W*(?:bukan|udu|dudu|sanes|not)\b", re.I)
# "Yang ada pasarnya itu", "deket kampus": which kelurahan, and no wish.
_DESCRIBES = late.regex(
    r"^\W*(?:(?:itu|iku|pokoknya|pokoke)\W+)?(?:yang|yg|sing|ingkang|deket|dekat|dkt|cedhak|celak|sebelah|samping"
    r"|(?:rumah|omah)(?:ku|e|nya)?)\b",
    re.I,
)


async def _told_or_asked(turn: Turn, draft: Draft, text: str, held: Slots) -> Reading:
    """What names no kelurahan and asks something is to be asked again; other words are told."""
    again = await area_wording(turn, draft) or _PICK
    choices = await area_choices(turn, draft)
    if names.questions(text):
        asked = Text("propose-asked", {"typed": Literal(shorten(text, 80))})
        return AskAgain((asked,), choices, dict(draft.notes))
    return instead_of_area.told(turn, draft, text, held, AskAgain((again,), choices))


WISH_TYPED = "wish"
# What the question remembers of a text that may name a street instead.
SPOT = "spot"
# So many words that name no area say something else.
MORE_THAN_A_NAME = 3


def words_beside(turn: Turn, text: str) -> list[str]:
    """The words of a text that neither name an area nor are said with such a name."""
    named = {word for area in turn.site.areas.by_code.values() for word in _folded(area.name)}
    named |= set(_folded(turn.site.names.find_in(text).words)) | known_words("beside-area")
    words = [SHORT.get(word, word) for word in _folded(text)]
    words = [word for word in words if word.isalpha() and word not in named]
    labels = list(named)
    words = [word for word in words if len(word) < BEGINS or not _begins_one(word, named)]
    return [word for word in words if spelling.nearest(word, labels) is None]


# So many letters may be the beginning of a kelurahan's name: "purwo".
BEGINS = 4


def _begins_one(word: str, named: set[str]) -> bool:
    return any(name.startswith(word) for name in named)


def _folded(text: str) -> list[str]:
    return spelling.fold(text).split()
