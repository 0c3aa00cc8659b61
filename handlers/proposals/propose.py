"""USUL: a proposal, question by question, new or changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from handlers.asking import names, photos
from handlers.conversation.answers import (
    Answer,
    AskAgain,
    Draft,
    Problem,
    Reading,
    shorten,
    within,
)
from handlers.conversation.form import Form, Question, Takes
from handlers.conversation.messages import (
    Choice,
    Incoming,
    Literal,
    Location,
    Outgoing,
    Text,
    Words,
)
from handlers.reading import language, quantities, spelling
from handlers.reading.areas import Found, Unsure
from handlers.turn import Turn, known_words
from storage import rules
from storage.city.areas import Area
from storage.people import people
from storage.proposals import proposals
from storage.proposals.proposals import Content, Land, Topic

# Farther than this from every kelurahan's point is not in the city.
CITY_KM = 3.0

WISH, PROBLEM, PLACE = rules.WISH, rules.PROBLEM, rules.PLACE
VOLUME_MOST = rules.VOLUME.most
PHOTOS = 3

OTHER = "other"


# --- area -----------------------------------------------------------------------------------


async def area_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    """The kelurahan used last, then the kecamatan to pick from."""
    areas = turn.place.areas
    known = areas.get(turn.person.area)
    last = (area_choice(known),) if known and known.level == 4 else ()
    tops = areas.cities if len(areas.cities) > 1 else areas.below(areas.cities[0].code)
    return (*last, *map(area_choice, tops))


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
    return replace(reading, say=say, instead={"place": rest})


async def _area_said(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    text = draft.notes.get("typed")
    if said.choice == WISH_TYPED and text:
        words = (Text("propose-area.wish", {"wish": Literal(text)}), Text("propose-area.pick"))
        return AskAgain(words, await area_choices(turn, draft), also={"wish": text})
    reading = await read_home(turn, said, draft)
    if said.choice is not None or not said.text:
        return reading
    text = turn.clean(said.text)
    fits = "wish" not in draft.answers and WISH.holds(len(text))
    beside = words_beside(turn, text)
    if isinstance(reading, Problem) and fits and len(beside) >= MORE_THAN_A_NAME:
        choices = (
            *await area_choices(turn, draft),
            Choice(WISH_TYPED, Text("propose-area.is-wish")),
        )
        return AskAgain(reading.words, choices, {"typed": text})
    if isinstance(reading, Problem) or not beside:
        return reading
    say = (Text("propose-area.beside", {"typed": Literal(shorten(text, 80))}),)
    also = {}
    if fits and len(beside) >= MORE_THAN_A_NAME:
        say = (Text("propose-area.wish", {"wish": Literal(text)}),)
        also = {"wish": text}
    if isinstance(reading, AskAgain):
        return replace(reading, words=(*say, *reading.words), also=also)
    return replace(reading, say=say, also=also) if isinstance(reading, Answer) else reading


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
            return AskAgain((Text("propose-area.pick"),), await area_choices(turn, draft))
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


def city_name(turn: Turn) -> Words:
    return turn.place.called()


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


# --- topic, wish, problem -------------------------------------------------------------------


async def topic_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return tuple(
        Choice(topic, Text(f"propose-topic.{topic}"), Text(f"propose-topic.{topic}-detail"))
        for topic in Topic
    )


async def read_topic(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    if said.choice in list(Topic):
        return Answer(said.choice)
    typed = Literal(shorten(turn.clean(said.text), 60))
    return Problem((Text("propose-topic.unknown", {"typed": typed}),))


async def read_wish(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    text = turn.clean(said.text)
    if WISH.most < len(text) <= PROBLEM.most and "problem" not in draft.answers:
        # Nothing that was typed is lost: it tells the problem, and the gist is asked for.
        words = Text("propose-wish.moved", {"typed": len(text), "most": WISH.most})
        return AskAgain((words,), also={"problem": text})
    return within(turn, said, least=WISH.least, most=WISH.most, words="propose-wish")


async def read_problem(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    return within(turn, said, least=PROBLEM.least, most=PROBLEM.most, words="propose-problem")


# --- place, volume, land --------------------------------------------------------------------


async def read_place(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    """Words, a point, or both; each is added to what is there of the other."""
    had = dict(draft["place"] or {})
    point = dict(draft.notes.get("point") or {})
    text = turn.clean(said.text)
    say: tuple[Words, ...] = ()
    if said.location is not None:
        near = turn.place.areas.nearest(said.location.lat, said.location.lon, 1)
        if not near or near[0][0] > CITY_KM:
            return Problem((Text("propose-place.outside", {"city": city_name(turn)}),))
        point = {"lat": said.location.lat, "lon": said.location.lon}
        name = said.location.name if len(said.location.name) >= PLACE.least else ""
        if name and had.get("text") and not draft.asked:
            name = f"{had['text']}, {name}"  # nothing that was there is dropped
        if name and not text:
            text = name[: PLACE.most]
            say = (Text("propose-place.named", {"place": Literal(text)}),)
        elif not text and had.get("text"):
            added = Text("propose-place.added", {"place": Literal(shorten(had["text"], 80))})
            return Answer({**had, **point}, (added,))
        if not text:
            # A point alone finds the spot but not the door: asked once for words.
            return AskAgain((Text("propose-place.words"),), notes={"point": point, "skip": point})
    reading = within(
        turn, replace(said, text=text), least=PLACE.least, most=PLACE.most, words="propose-place"
    )
    if not isinstance(reading, Answer):
        return reading
    if not point and "lat" in had:
        point = {"lat": had["lat"], "lon": had["lon"]}
        say = (Text("propose-place.same-point"),)
    rt, rw = quantities.rt_rw(reading.value)
    return Answer({"text": reading.value, "rt": rt, "rw": rw, **point}, say)


def named_place(place: Location) -> dict[str, Any]:
    """The answer that a place with a name is."""
    text = place.name[: PLACE.most]
    rt, rw = quantities.rt_rw(text)
    return {"text": text, "rt": rt, "rw": rw, "lat": place.lat, "lon": place.lon}


async def place_wording(turn: Turn, draft: Draft) -> Words | None:
    """Of somebody who has sent a point already."""
    return Text("propose-place.words") if draft.notes.get("point") else None


def show_place(value: Any) -> Words:
    if value.get("text"):
        return Literal(value["text"])
    return Text("propose-place.point")


async def read_volume(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    text = turn.clean(said.text)
    if len(text) > VOLUME_MOST:
        return Problem((Text("propose-volume.long", {"most": VOLUME_MOST}),))
    if not any(letter.isalnum() for letter in text):
        return Problem((Text("propose-volume.nothing", {"typed": Literal(shorten(text, 60))}),))
    read = quantities.volume(text)
    number = None if read.value is None else str(read.value)
    return Answer({"text": text, "value": number, "unit": read.unit})


async def land_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return tuple(Choice(land, Text(f"propose-land.{land}")) for land in Land)


async def read_land(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    if said.choice in list(Land):
        return Answer(said.choice)
    return Problem((Text("form-pick"),))


def building(answers: Mapping[str, Any]) -> bool:
    """Land matters only where something is built."""
    return answers.get("topic") == Topic.FISIK


# --- review ---------------------------------------------------------------------------------


async def review_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    other = _other_area(turn, draft)
    both = (other.code, draft["area"]["code"]) if other else ()
    return (
        *(Choice(f"{AREA}{code}", turn.place.named(code)) for code in both),
        Choice("send", Text("propose-review.send" if not draft.key else "propose-review.save")),
        Choice("@change", Text("propose-review.change")),
        Choice("name", Text("propose-review.name")),
        Choice("@cancel", Text("propose-review.cancel")),
    )


async def review_wording(turn: Turn, draft: Draft) -> Words | None:
    name = draft.notes.get("name", turn.person.name)
    if (other := _other_area(turn, draft)) is None:
        return _review(draft, name)
    args = {"named": turn.place.named(other.code), "area": turn.place.named(draft["area"]["code"])}
    return Text("propose-review.which-area", {**args, "review": _review(draft, name)})


# The choice of a kelurahan begins with this; its code follows.
AREA = "area-"


def _other_area(turn: Turn, draft: Draft) -> Area | None:
    """The kelurahan that wish or place names, where another was chosen and nobody has said yet
    which is meant."""
    if draft.notes.get("settled") or not draft["area"]:
        return None
    for text in (draft["wish"], (draft["place"] or {}).get("text")):
        found = turn.place.names.find_in(text or "").reading
        if isinstance(found, Found):
            area = turn.place.areas.by_code[found.area.code]
            if area.level == 4 and area.code != draft["area"]["code"]:
                return area
    return None


async def _area_settled(turn: Turn, draft: Draft, code: str) -> Reading:
    """Which of two kelurahan is meant."""
    area = turn.place.areas.get(code)
    other = _other_area(turn, draft)
    if area is None or other is None or code not in (other.code, draft["area"]["code"]):
        return Problem((Text("form-stale"),))
    chosen = {"area": {"code": area.code, "name": area.name}}
    settled = replace(
        draft, answers={**draft.answers, **chosen}, notes={**draft.notes, "settled": True}
    )
    say = Text("propose-review.area-set", {"area": turn.place.named(code)})
    words = _review(draft, draft.notes.get("name", turn.person.name))
    choices = await review_choices(turn, settled)
    return AskAgain((say, words), choices, settled.notes, instead=chosen)


def _review(draft: Draft, name: str | None) -> Words:
    """In whose name it goes, and what to do: of one that was sent before, save what is new."""
    if not name:
        return Text("propose-review.nameless-saved" if draft.key else "propose-review.nameless")
    words = "propose-review.saved" if draft.key else "propose-review"
    return Text(words, {"name": Literal(name)})


def _named(draft: Draft, name: str | None) -> dict[str, Any]:
    """What the review remembers once a name has been given."""
    kept = {"settled": True} if draft.notes.get("settled") else {}
    return {**kept, "name": name}


async def read_review(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    name = draft.notes.get("name", turn.person.name)
    sent = said.choice is None and turn.is_word("send", said.text)
    if said.choice == "send" or (sent and not draft.notes.get("naming")):
        return Answer({"name": name})
    if said.choice and said.choice.startswith(AREA):
        return await _area_settled(turn, draft, said.choice.removeprefix(AREA))
    if said.choice == "name":
        return AskAgain(
            (Text("propose-review.whose"),),
            (Choice("nameless", Text("propose-review.no-name")),),
            {**draft.notes, "name": name, "naming": True},
        )
    if said.choice == "nameless":
        return AskAgain(
            (_review(draft, None),), await review_choices(turn, draft), _named(draft, None)
        )
    if draft.notes.get("naming") and said.text:
        new = names.given(turn.clean(said.text))
        if not rules.is_name(new) or names.is_sentence(new):
            return Problem((Text("propose-review.bad-name", {"most": rules.NAME.most}),))
        return AskAgain(
            (_review(draft, new),),
            await review_choices(turn, draft),
            _named(draft, new),
        )
    words = "propose-review.choose-saved" if draft.key else "propose-review.choose"
    return Problem((Text(words),))


# --- the form -------------------------------------------------------------------------------


def title(answers: Mapping[str, Any]) -> Words:
    if wish := answers.get("wish"):
        return Text("propose-title", {"wish": Literal(shorten(wish, 60))})
    return Text("propose-title.new")


async def finish(turn: Turn, draft: Draft) -> list[Outgoing] | Problem:
    """Stores the proposal; what the person hears comes from handlers.proposals.notices."""
    name = draft["review"]["name"]
    content = content_of(draft, name)
    if name == turn.person.name:
        # What residents see follows what the person chose for themselves; a name given for this
        # proposal alone is somebody else's, whom nobody has asked.
        content.show_name = turn.person.show_name
    if not draft.key:
        city = turn.place.city(content.area)
        try:
            await proposals.submit(turn.store, turn.person, city, content, told_in(turn, content))
        except proposals.TooMany as error:
            return Problem((Text("propose-many", {"most": error.most}),))
        except rules.Unruly as error:
            return Problem((unruly(error),))
        return []
    try:
        before = await proposals.change(
            turn.store, turn.person, int(draft.key), draft.version, content
        )
    except rules.Unruly as error:
        return Problem((unruly(error),))
    except proposals.Changed:
        return [Outgoing((Text("propose-changed-meanwhile"),))]
    except proposals.Dealt as error:
        return [Outgoing((Text("propose-dealt", {"number": str(error.proposal.number)}),))]
    except proposals.NotYours:
        return [Outgoing((Text("track-not-yours"),))]
    if before.version == draft.version:
        return [Outgoing((Text("propose-unchanged", {"number": str(before.number)}),))]
    return []


def unruly(error: rules.Unruly) -> Words:
    """What of a proposal the rules refuse, though its question took it: they have changed since, or
    it began before."""
    asked = _ASKED.get(error.field)
    label = f"propose-{asked}.label" if asked else "propose-unruly.name"
    span = {"least": error.span.least, "most": error.span.most, "size": error.size}
    return Text("propose-unruly", {"label": Text(label), **span})


# The question that an answer came from, by the field.
_ASKED = {"wish": "wish", "problem": "problem", "place": "place", "volume_text": "volume"}


def told_in(turn: Turn, content: Content) -> str:
    """The language that a proposal is written in."""
    return language.sense(f"{content.wish}. {content.problem}") or turn.locale


def content_of(draft: Draft, name: str | None) -> Content:
    """The answers as they are kept, in somebody's name, which residents are not shown."""
    place = draft["place"] or {}
    volume = draft["volume"] or {}
    return Content(
        area=draft["area"]["code"],
        topic=draft["topic"],
        wish=draft["wish"],
        problem=draft["problem"],
        place=place.get("text"),
        rt=place.get("rt"),
        rw=place.get("rw"),
        lat=place.get("lat"),
        lon=place.get("lon"),
        volume=Decimal(volume["value"]) if volume.get("value") else None,
        unit=volume.get("unit"),
        volume_text=volume.get("text"),
        land=draft["land"],
        name=name,
        files=tuple(draft["photos"] or ()),
    )


def answers_of(turn: Turn, content: Content) -> dict[str, Any]:
    """The answers that a stored proposal came from, so that it can be changed in the same form."""
    area = turn.place.areas.get(content.area)
    place = {
        "text": content.place,
        "rt": content.rt,
        "rw": content.rw,
        "lat": content.lat,
        "lon": content.lon,
    }
    volume = None
    if content.volume_text:
        number = None if content.volume is None else str(content.volume)
        volume = {"text": content.volume_text, "value": number, "unit": content.unit}
    # What a list left for later has no answer yet, so it is asked.
    left = {"topic": content.topic, "problem": content.problem}
    return {
        "area": {"code": content.area, "name": area.name if area else content.area},
        **{name: value for name, value in left.items() if value},
        "wish": content.wish,
        "place": {name: value for name, value in place.items() if value is not None},
        "volume": volume,
        "land": content.land,
        "photos": list(content.files) or None,
    }


FORM = Form(
    "propose",
    questions=(
        Question(
            "area",
            read_area,
            takes=frozenset({Takes.TEXT, Takes.CHOICE, Takes.LOCATION}),
            choices=area_choices,
            own_text=True,
            show=lambda value: Literal(value["name"]),
            wording=area_wording,
        ),
        Question(
            "topic",
            read_topic,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=topic_choices,
            show=lambda value: Text(f"propose-topic.{value}"),
        ),
        Question("wish", read_wish, speaks=True),
        Question("problem", read_problem, speaks=True),
        Question(
            "place",
            read_place,
            takes=frozenset({Takes.TEXT, Takes.LOCATION}),
            show=show_place,
            wording=place_wording,
            keeps=frozenset({"point", "skip"}),
        ),
        Question("volume", read_volume, optional=True, show=lambda v: Literal(v["text"])),
        Question(
            "land",
            read_land,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=land_choices,
            applies=building,
            optional=True,
            show=lambda value: Text(f"propose-land.{value}"),
        ),
        photos.question(PHOTOS),
        Question(
            "review",
            read_review,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=review_choices,
            wording=review_wording,
            keeps=frozenset({"name", "settled"}),
            review=True,
        ),
    ),
    needed="form-needed.proposal",
    finish=finish,
    title=title,
)


# --- beginning ------------------------------------------------------------------------------


async def begin(turn: Turn, said: str, code: str = "") -> list[Outgoing]:
    """USUL, alone or with what is wanted ("usul jln rusak dpn masjid hadimulyo brt"); perhaps from
    the link of a kelurahan."""
    answers, before = heard(turn, said)
    return await turn.open("propose", answers={**answers, **begin_in(turn, code)}, before=before)


def heard(turn: Turn, said: str) -> tuple[dict[str, Any], tuple[Words, ...]]:
    """The answers that a sentence already holds, and the words that tell the person so; they also
    tell of what is too short or too long to be one."""
    text = turn.clean(said)
    answers: dict[str, Any] = {}
    if not any(letter.isalpha() for letter in text):
        return {}, ()
    quoted = {"wish": Literal(shorten(text, 120)), "typed": len(text), "most": WISH.most}
    found = turn.place.names.find_in(text).reading
    if isinstance(found, Found):
        area = turn.place.areas.by_code[found.area.code]
        if area.level == 4:
            answers["area"] = {"code": area.code, "name": area.name}
            people.change(turn.store, turn.person, area=area.code)
    if len(text) < WISH.least:
        return answers, (Text("propose-heard.short", quoted),)
    if len(text) > PROBLEM.most:
        return answers, (Text("propose-heard.too-long", {**quoted, "most": PROBLEM.most}),)
    if len(text) > WISH.most:
        return {**answers, "problem": text}, (Text("propose-heard.long", quoted),)
    answers["wish"] = text
    if "area" in answers:
        name = Literal(answers["area"]["name"])
        return answers, (Text("propose-heard", {"wish": Literal(text), "area": name}),)
    return answers, (Text("propose-heard.wish", {"wish": Literal(text)}),)


def begin_in(turn: Turn, code: str) -> dict[str, Any]:
    """The answer that a link for one kelurahan gives; nothing for a code that we do not serve."""
    area = turn.place.areas.get(code)
    if area is None or area.level != 4:
        return {}
    people.change(turn.store, turn.person, area=area.code)
    return {"area": {"code": area.code, "name": area.name}}
