"""Where a proposal is: the question for it, and how its answer is shown."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from handlers import late
from handlers.asking.person.home import CITY_KM, kept
from handlers.asking.proposals.held import placed
from handlers.conversation.answers import (
    CHANGES,
    Answer,
    AskAgain,
    Draft,
    Problem,
    Reading,
    shorten,
    within,
)
from handlers.conversation.asking import SUMMARY_VALUE
from handlers.conversation.form import Knower
from handlers.conversation.messages import Incoming, Literal, Location, Text, Words
from handlers.proposals.proposing.mending.follows import follows_in, with_place
from handlers.proposals.proposing.pieces import SHOWN
from handlers.proposals.proposing.placing.no_place import no_place
from handlers.proposals.proposing.placing.sized import sized
from handlers.reading import unsaid
from handlers.reading.amounts.figures import addressed
from handlers.reading.denial import NOT
from handlers.reading.introduced import led_on
from handlers.reading.meaning.places import addresses, extent, places
from handlers.reading.meaning.slots import STATE
from handlers.reading.places import points
from handlers.reading.places.spoken import borders, only_spots, stands_too
from handlers.reading.said.wrong import PLACE as PLACE_WORDS
from handlers.reading.said.wrong import unlabelled
from handlers.turn import Turn
from storage import rules

PLACE = rules.PLACE


def city_name(turn: Turn) -> Words:
    return turn.site.called()


async def read_place(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    """Words, a point, or both; each is added to what is there of the other."""
    had = dict(draft["place"] or {})
    point = dict(draft.notes.get("point") or {})
    typed = addressed(_bare(turn, turn.clean(said.text)))  # "RT setunggal RW gangsal"
    text, told = _with_problem(turn, typed, draft)
    text, size = _without_size(turn, text, draft) if said.location is None else (text, {})
    stays = "lat" in had and not point and said.location is None
    say: tuple[Words, ...] = (Text("propose-place.same-point"),) if stays else ()
    if said.location is not None:
        if not _near(turn, said.location.lat, said.location.lon):
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
    changes = str(draft.notes.get(CHANGES, ""))
    if text and not point and (other := _another_address(turn, text, had, changes)) is not None:
        return Answer(other, say, instead=follows_in(draft, with_place(draft, other)))
    if text and not point and (none := no_place(turn, text, draft)) is not None:
        # What was told with it is not lost behind what only leads to it.
        return (no_place(turn, typed, draft) if told else none) or none
    reading = within(
        turn, replace(said, text=text), least=PLACE.least, most=PLACE.most, words="propose-place"
    )
    if not isinstance(reading, Answer):
        return reading
    if stays:
        point = {"lat": had["lat"], "lon": had["lon"]}
    rt, rw = map(kept, addresses(reading.value))
    whole = {"text": reading.value, "rt": rt, "rw": rw, **point}
    if (kept_too := _beside_street(text, had)) is not None and "lat" not in whole:
        whole = kept_too
        args = {
            "label": Text("propose-place.label"),
            "value": Literal(shorten(whole["text"], SHOWN)),
        }
        say = (*say, Text("form-mended", args))
    elif had.get("text") and not (rt or rw):
        # Another landmark or street in it leaves RT and RW as they were.
        whole = placed(whole, reading.value, [], had.get("rt"), had.get("rw")) or whole
    if told:
        value = Literal(shorten(told["problem"], SHOWN))
        said_of = {"label": Text("propose-problem.label"), "value": value}
        say = (*say, Text("form-joined", said_of))
    say = (*say, *_told_size(size))
    instead = {**follows_in(draft, with_place(draft, whole)), **told, **size}
    return Answer(whole, say, also=size, instead=instead)


def _without_size(turn: Turn, text: str, draft: Draft) -> tuple[str, dict[str, Any]]:
    """A place without how much there is, and that, where nobody else takes it."""
    parts = sized(turn, text, draft)
    if parts is None:
        return text, {}
    return parts.where, {"volume": parts.volume} if parts.volume is not None else {}


def _told_size(size: dict[str, Any]) -> tuple[Words, ...]:
    if not size:
        return ()
    args = {"label": Text("propose-volume.label"), "value": Literal(size["volume"]["text"])}
    return (Text("form-mended.new", args),)


def _beside_street(text: str, had: dict[str, Any]) -> dict[str, Any] | None:
    """The place with the street that is known, and what a text says beside of where in it:
    "seberang sungai"; None for others."""
    known = places(had.get("text") or "")
    whole = f"{had.get('text')}, {text}"
    held = places(text)
    if (
        not known.street
        or known.landmark
        or held.street
        or held.rt
        or held.rw
        or not stands_too(text)
    ):
        return None
    return {**had, "text": whole} if rules.PLACE.holds(len(whole)) else None


def _is_rt(text: str, had: dict[str, Any]) -> bool:
    return bool(had.get("rt")) and text.isdecimal()


# "Rw nya", and then "2".
_OF_RW = late.regex(r"\brw\W{0,2}(?:nya|ne|e)?\b(?!\W*\d)", re.I)


def _another_address(
    turn: Turn, text: str, had: dict[str, Any], changes: str
) -> dict[str, Any] | None:
    """The place that there is with another RT or RW, where a text says that and nothing else: "rt
    16", or a bare number, which is of the RT, or of the RW where what said that it `changes` names
    that."""
    if not had.get("text"):
        return None
    of_rw = text.isdecimal() and _OF_RW.search(changes)
    held = places(f"RW {text}" if of_rw else f"RT {text}" if _is_rt(text, had) else text)
    beside = [word for word in turn.fold(held.rest).split() if word not in turn.known("particle")]
    if not (held.rt or held.rw) or held.street or held.landmark or beside:
        return None
    rt, rw = kept(held.rt) or had.get("rt"), kept(held.rw) or had.get("rw")
    return placed(had, had["text"], [], rt, rw) or had


# What is said before a place, and says that it was said before: "tadi udah, jl kutilang".
_SAID = late.regex(
    r"^(?:(?:kan|tadi|td|udah|udh|sudah|sdh|dah|ya|itu|oh|lho|loh|wis|mau|saya\s+bilang)\b[\s,]*)+",
    re.I,
)


# "Rt 6, eh rt 7": the last is meant.
_TAKEN_BACK = late.regex(
    r"\b(?P<which>rt|rw|gang|gg|blok|nomor|no)\W*(?:\d+|\w+)\W+(?:eh+|ehh*|ralat|maaf|salah|bukan|sori|sorry)\W+(?:(?:bukan|salah|kayaknya|kyknya"
    r"|kayake|kayak\w*|sepertinya|mungkin|ternyata|harusnya|kudune|deng|ding)\W+)*"
    r"(?=(?P=which)\b)",
    re.I,
)


# "..., eh kayaknya rt 8 deh"
_AFTER_BACK = late.regex(r"\s+(?:deh|deng|ding|aja|saja)\b(?=\s*(?:[,.;]|$))", re.I)


# "..., rt 11 ato 12 sy lupa", "rw ga tau", before how long it is, too.
_FORGOT = late.regex(
    rf"[\s,(]*\b(?:(?:tapi|tp|cuma|cuman|soale|soalnya|but)\s+)?(?:(?:saya|sy|aku|ak|kula|kulo|gw|i)\s+)?"
    rf"(?:(?:{NOT}|kurang|krg|don'?t)\s*(?:tau|tahu|yakin|ngerti|apal|hafal|hapal|inget|ingat|eling|paham|pasti|know|sure|remember)"
    r"|not\s+sure|lupa|lali|kesupen|supe|forgot|gatau|gatw)"
    r"(?:\s+(?:pasti|persis|tepat|angka|nomor)?(?:nya|e|ne|aku|saya|sy|kula|lagi|pak|bu|min|deh|ya|yo|jg|juga|yang|sing|mana|endi|which|one)){0,4}"
    r"\W*(?=$|(?:panjang|lebar|dawa|dowo|length)\w{0,4}\W+(?:\w+\W+){0,2}?\d)",
    re.I,
)
# What stays behind of it: the name of what one does not know.
_OPEN_END = late.regex(
    r"[\s,]*\b(?:r[tw]|gang|gg|jalan|jln|jl|no|nomor|nomer|nama|jeneng|gitu|ngono|kayaknya|kyknya|kayake)(?:nya|ne|e)?\W*$",
    re.I,
)


def _untold(part: str) -> str:
    """A part of a place without that its writer does not know of something at its end, where it
    says from where to where, or RT and something beside; "" where nothing of that is left."""
    bare = _FORGOT.sub(", ", part).strip(" ,;(")
    if bare == part.strip(" ,;("):
        return ""
    bare = _OPEN_END.sub("", bare)
    spots = places(bare)
    some = any(" " in (each or "") for each in (spots.rt, spots.rw))  # "rt 11 ato 12"
    told = some or spots.street or spots.landmark or extent(bare) or only_spots(bare)
    return bare if told and _ASKS_WHICH.search(bare) is None else ""


_ASKS_WHICH = late.regex(
    r"\b(?:piro|pira|pinten|berapa|brp|mana|endi|apa\s+ya|opo\s+yo|namanya|jenenge)\b|\?", re.I
)


def _known(turn: Turn, text: str) -> str:
    """A place without what its writer says of not knowing it: "rt piro yo aku lali, pokoke cedhak
    SMP 4"; all of it where nothing of a place would be left."""
    if not unsaid.musing(text):
        return text
    kept = []
    for part in unsaid.PARTS.split(text):
        held, said = turn.slots(part), part
        if unsaid.musing(part):
            if told := _untold(said):
                kept.append(told)
                continue
            at = [part.find(each) for each in (held.street, held.landmark) if each]
            part = part[min(at) :] if at and min(at) >= 0 else ""
            part = "" if unsaid.musing(part) else part
            # "rt 5 rw lupa": the one of the two that they do know.
            spots = places(said)
            known = [f"RT {spots.rt}"] * bool(spots.rt) + [f"RW {spots.rw}"] * bool(spots.rw)
            part = " ".join(filter(None, (*known, part)))
        kept.append(unsaid.AFTER_ALL.sub("", part).strip())
    bare = ", ".join(filter(None, kept))
    return bare if len(bare) >= PLACE.least else text


def _with_problem(turn: Turn, text: str, draft: Draft) -> tuple[str, dict[str, Any]]:
    """A place without what is told with it of what is wrong there, and the problem with that:
    "depan masjid al huda bolong2 semua, udh 3 org jatuh"."""
    held, had = turn.slots(text), draft["problem"]
    if not had or text.strip() == held.problem:
        return text, {}
    said = (held.problem or "").split(", ") if held.place else []
    told = [each for each in said if each and each in text]
    for spot in filter(None, (held.street, held.landmark)):
        # "jln yos sudarso gelap semua, dari ..."
        behind = text[text.find(spot) + len(spot) :]
        state = STATE.search(behind) if spot in text else None
        if state and not behind[: state.start()].strip() and not any(state[0] in x for x in told):
            told.append(state[0])
    for clause in re.split(r"\s*[,;]\s*", text)[1:]:
        # "sawah sebelah utara, irigasinya jebol 20 m"
        if STATE.search(clause) and turn.slots(clause).place is None and clause not in told:
            told = [*(each for each in told if each not in clause), clause]
    left = text
    for each in told:
        left = left.replace(each, "", 1)
    left = re.sub(r"\s*(?:[,.;]\s*)+$", "", re.sub(r"(?:\s*[,;]\s*)+", ", ", left)).strip(" ,;")
    fresh = [each for each in told if turn.fold(each) not in turn.fold(had)]
    whole = ". ".join([had.rstrip(" ."), ", ".join(fresh)]) if fresh else had
    if not told or len(left) < PLACE.least or turn.slots(left).place != held.place:
        return text, {}
    return left, {"problem": whole} if fresh and rules.PROBLEM.holds(len(whole)) else {}


# "Tempatnya jl kenanga rt 9": what is asked needs no naming.
_NAMED = late.regex(
    r"^\W*(?:(?:kalau|kalo|klo)\s+)?(?:lokasi|tempat|alamat|letak)(?:(?:nya|ne|e)\b|(?=\s+(?:di|ada|berada|itu|ning|wonten)\b))"
    r"(?:\s+(?:ada|berada|itu|adalah|yaitu|ya|di|ning|neng))*\W+(?=\w+\W+\w)",
    re.I,
)


# "Sy cuma apal gang dahlia", "cari aja sendiri pasar cendrawasih": what is known of it.
_ONLY = late.regex(
    r"^\W*(?:(?:saya|sy|aku|kula)\s+)?(?:(?:cuma|cuman|cm|mung|namung|tau(?:nya)?)\s+)+(?:(?:apal|hafal|hapal|tau|tahu|inget|ingat"
    r"|ngerti|eling)(?:nya|ne)?\s+)?"
    r"|^\W*cari(?:in)?\s+(?:aja\s+|saja\s+|wae\s+)?(?:sendiri\s+|dhewe\s+)?",
    re.I,
)


# "Rt piro yo, sing cedhak masjid", "apa ya namanya, gang sebelah sd 3": asked of oneself.
_MUSES = late.regex(
    r"^\W*(?:(?:eh+|hmm+|aduh|waduh|pak|bu|mas|mbak|min|itu|nggih|lha)\W+){0,2}"
    r"(?:(?:r[tw]|nama(?:nya|ne)?|gang(?:nya)?|jalan(?:nya)?|lokasi(?:nya)?|tempat(?:nya|e)?|mana|dimana|di\s+mana|apa|apaan|apo|opo"
    r"|nopo|piro|pinten|berapa|brp|endi|ning\s+endi|jeneng(?:e)?|ya|yo|yah|nggih|sih|itu|kuwi|niku|tuh|pak|bu|nya|e|to|tho|lupa|lali)\b\W{0,2}?\s*){2,7}"
    r"\s*[,.;?]+\s*(?=\w+\W+\w)",
    re.I,
)
# "Rt brp ya.. bntr. rt 20"
_MOMENT = late.regex(
    r"^\W*(?:bentar|bntr|sebentar|sbntr|sek|sik|let me check)\W+(?=\w+\W+\w)", re.I
)
# "Pak yg di dekat warung bu Tini itu lho"
_POINTING = late.regex(
    r"^\W*(?:(?:pak|bu|mas|mbak|min|itu|kak|eh+)\W+){0,2}(?:yang|yg|sing|ingkang)\s+(?=(?:di\s+|ning\s+|neng\s+|ing\s+)?\w+\W+\w)",
    re.I,
)
_POINTED = late.regex(
    r"(?:\s+(?:itu|kuwi|niku|tuh|lho|loh|lo|kan|ya|yo|pak|bu|mas|mbak|min|kae))+\W*$", re.I
)


_SPOT = late.regex(
    r"^(?:pokok(?:nya|e)\s+)?(?:gang|gg|jl|jalan|samping|sebelah|depan|belakang|dekat|deket|seberang|sebrang|sekitar|ujung"
    r"|pojok|perempatan|pertigaan|mburi|ngarep|cedhak|sanding)(?:nya|e|ne)?\s+\w",
    re.I,
)


# "Bukan di gangnya, tp di jalan besarnya RT 30": where it is.
_NOT_THERE = late.regex(
    r"^\W*(?:bukan|bkn|dudu|sanes|jangan|not)\s+[^.;,]{2,40}[\s,]+(?:tp|tapi|tetapi|melainkan|nanging|ning|but)\s+"
    r"(?=(?:di|ning|neng|nang|ing|teng|in|on|at)\s+\w)",
    re.I,
)


def unmused(turn: Turn, text: str) -> str:
    """A place without the question before it that somebody asks themself, and without what only
    points to it; the text as it is, where no place is left."""
    rest = _MOMENT.sub("", _MUSES.sub("", text))
    bare = _POINTED.sub("", _POINTING.sub("", rest)) if _POINTING.match(rest) else rest
    rest = bare if only_spots(bare) else rest
    where = turn.slots(rest).place or only_spots(rest) or _SPOT.match(rest)
    return rest if rest != text and where else text


def _pointed(turn: Turn, said: Incoming, at: points.Point) -> Incoming:
    """A message with the point that is typed in it, as if it had been sent."""
    lat = at.lat
    if lat > 0 and not _near(turn, lat, at.lon) and _near(turn, -lat, at.lon):
        lat = -lat  # "5.1138 LS"
    return replace(said, text=at.rest, location=Location(lat, at.lon))


def _near(turn: Turn, lat: float, lon: float) -> bool:
    near = turn.site.areas.nearest(lat, lon, 1)
    return bool(near) and near[0][0] <= CITY_KM


def knows_place(others: Knower) -> Knower:
    """Where something is, behind a question of that; of other texts what `others` know."""

    async def knows(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
        text = turn.clean(said.text)
        if said.choice is None and said.location is None and (at := points.point(text)) is not None:
            return await read_place(turn, _pointed(turn, said, at), draft)
        if said.choice is None and points.only_a_link(text):
            told = (Text("propose-place.link"), Text("propose-place"))
            return AskAgain(told, notes=dict(draft.notes))
        rest = unmused(turn, text) if text and said.choice is None else text
        if said.choice is None and not draft["place"] and _NOT_THERE.match(text):
            return await read_place(turn, replace(said, text=_NOT_THERE.sub("", text)), draft)
        if said.choice is None and borders(text) and "?" not in text:
            return await read_place(turn, said, draft)
        if rest == text:
            return await others(turn, said, draft)
        return await read_place(turn, replace(said, text=rest), draft)

    return knows


def _bare(turn: Turn, text: str) -> str:
    if (now := _TAKEN_BACK.sub("", text)) != text:
        text = _AFTER_BACK.sub("", now)
    text = _ONLY.sub("", text) if len(_ONLY.sub("", text).split()) > 1 else text
    text = unlabelled(_NAMED.sub("", _known(turn, led_on(text))), PLACE_WORDS)
    bare = _SAID.sub("", text)
    return bare if bare != text and turn.slots(bare).place else text


async def place_wording(turn: Turn, draft: Draft) -> Words | None:
    """Of somebody who has sent a point already."""
    return Text("propose-place.words") if draft.notes.get("point") else None


def named_place(value: Any) -> Words:
    """By what it is called; where it has no name, that there is a point."""
    return Literal(value["text"]) if value.get("text") else Text("propose-place.point")


def show_place(value: Any) -> Words:
    """What it is called, and whether it is on the map."""
    if not value.get("text") or "lat" not in value:
        return named_place(value)
    return Text("propose-place.pointed", {"place": Literal(shorten(value["text"], SUMMARY_VALUE))})
