"""The last look at a proposal before it goes: in whose name, and for which of two kelurahan."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from handlers import late
from handlers.asking.person import misnamed, names
from handlers.conversation.answers import BEGUN, Answer, AskAgain, Draft, Problem, Reading, shorten
from handlers.conversation.form import Kind, Mend
from handlers.conversation.messages import Choice, Incoming, Lines, Literal, Text, Tone, Words
from handlers.proposals.proposing import persons, returned, similar
from handlers.proposals.proposing.apart import another, first_of
from handlers.proposals.proposing.content import plain_content
from handlers.proposals.proposing.land import answer_of_land
from handlers.reading.places.areas import Found
from handlers.reading.said import beside_it
from handlers.reading.said.of_proposals.for_whom import for_whom, is_kin
from handlers.reading.said.of_proposals.own import photos_for_staff
from handlers.reading.said.to_staff import asks
from handlers.turn import Turn
from storage import rules
from storage.city.areas import Area
from storage.people import people
from storage.people.model import INITIALS, NONE, initials
from storage.proposals import lookup, proposals
from storage.proposals.shown import photos


async def review_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    other = _other_area(turn, draft)
    both = (other.code, draft["area"]["code"]) if other else ()
    joins = await similar.choices(turn, draft) if not both else ()
    send = _sends(draft)
    return (
        *(Choice(f"{AREA}{code}", turn.site.named(code)) for code in both),
        *joins,
        Choice("send", Text("alike-send" if joins else send), tone=Tone.GOOD),
        *returned.choices(draft),
        *persons.choices(draft),
        *((Choice(NO_PHOTOS, Text("propose-review.drop-photos")),) if _of_other(draft) else ()),
        *await _for_staff(turn, draft),
    )


# The choice that the photos go, which came with a wish that was given up.
NO_PHOTOS = "no-photos"


def _of_other(draft: Draft) -> str:
    """The wish that was given up, with which the photos came that there are; "" for none."""
    return draft.notes.get(BEGUN, "") if draft["photos"] else ""


def _sends(draft: Draft) -> str:
    """What the button is called by which it goes."""
    if draft.notes.get(returned.SAID):
        return "propose-review.hand"
    return "propose-review.save" if draft.key else "propose-review.send"


async def _for_staff(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    """The choice to keep the photos of a new proposal to staff, while it has not been made."""
    ids = () if draft.key else draft["photos"] or ()
    offered = ids and await photos.kept_to_staff(turn.store, ids) < len(ids)
    return (Choice(FOR_STAFF, Text("propose-review.for-staff")),) if offered else ()


async def review_changes(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    """What UBAH offers beside the answers: in whose name it goes."""
    return (Choice("name", Text("propose-review.name")),)


async def review_wording(turn: Turn, draft: Draft) -> Words | None:
    name = draft.notes.get("name", turn.person.name)
    if (other := _other_area(turn, draft)) is None:
        alike = await similar.words(turn, draft)
        joins = await similar.choices(turn, draft)
        review = review_words(turn, draft, name, Text("alike-send") if joins else None)
        return review if alike is None else Text("alike-review", {"alike": alike, "review": review})
    args = {"named": turn.site.named(other.code), "area": turn.site.named(draft["area"]["code"])}
    review = review_words(turn, draft, name)
    return Lines((Text("propose-review.which-area", args), *review.lines))


# The choice that only staff see the photos.
FOR_STAFF = "for-staff"

# The choice of a kelurahan begins with this; its code follows.
AREA = "area-"


def _other_area(turn: Turn, draft: Draft) -> Area | None:
    """The kelurahan that wish or place names, where another was chosen and nobody has said yet
    which is meant."""
    if draft.notes.get("settled") or not draft["area"]:
        return None
    for text in (draft["wish"], (draft["place"] or {}).get("text")):
        found = turn.site.names.find_in(text or "").reading
        if isinstance(found, Found):
            area = turn.site.areas.by_code[found.area.code]
            if area.level == 4 and area.code != draft["area"]["code"]:
                return area
    return None


async def _area_settled(turn: Turn, draft: Draft, code: str) -> Reading:
    """Which of two kelurahan is meant."""
    area = turn.site.areas.get(code)
    other = _other_area(turn, draft)
    if area is None or other is None or code not in (other.code, draft["area"]["code"]):
        return Problem((Text("form-stale"),))
    chosen = {"area": {"code": area.code, "name": area.name}}
    settled = replace(
        draft, answers={**draft.answers, **chosen}, notes={**draft.notes, "settled": True}
    )
    say = Text("propose-review.area-set", {"area": turn.site.named(code)})
    words = review_words(turn, draft, draft.notes.get("name", turn.person.name))
    choices = await review_choices(turn, settled)
    return AskAgain((say, words), choices, settled.notes, instead=chosen)


def review_words(turn: Turn, draft: Draft, name: str | None, send: Text | None = None) -> Lines:
    """What stands below the answers, a line each: that it is not yet sent (of one that was, that
    what is new is not yet saved), by which button it is, and who sees which name."""
    words = Text(_sends(draft))
    told = returned.told(draft)
    saved = "propose-review.saved" if told is None else "propose-review.handed"
    todo = Text(saved if draft.key else "propose-review", {"send": send or words})
    other = _of_other(draft)
    args = {"wish": Literal(shorten(other, 60))}
    photos_of = (Text("propose-review.photos-of", args),) if other else ()
    before = (*photos_of, *persons.words(draft), *((told,) if told is not None else ()), todo)
    if not name:
        return Lines((*before, Text("propose-review.nameless")))
    if name == turn.person.name and turn.person.show_name == INITIALS:
        args = {"name": Literal(name), "initials": Literal(initials(name))}
        return Lines((*before, Text("propose-review.initials", args)))
    return Lines((*before, Text("propose-review.named", {"name": Literal(name)})))


def _named(draft: Draft, name: str | None) -> dict[str, Any]:
    """What the review remembers once a name has been given."""
    kept = {"settled": True} if draft.notes.get("settled") else {}
    return {**kept, **returned.kept(draft), "name": name}


async def read_review(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    name = draft.notes.get("name", turn.person.name)
    if (joins := await similar.read(turn, said, draft)) is not None:
        return joins
    if (for_staff := await _to_staff(turn, said, draft, name)) is not None:
        return for_staff
    sent = said.choice is None and turn.is_word("send", said.text)
    if said.choice == "send" or (sent and not draft.notes.get("naming")):
        return _sent(draft, name)
    if said.choice and said.choice.startswith(AREA):
        return await _area_settled(turn, draft, said.choice.removeprefix(AREA))
    if said.choice in (NO_PHOTOS, FOR_STAFF, persons.UNNAMED):
        return await _LESS[said.choice](turn, draft, name)
    if said.choice == "name":
        return _whose(turn, draft, name)
    if said.choice == "nameless":
        return await _in_name(turn, draft, None)
    if said.choice in (INITIALS, NONE) and turn.person.name:
        people.change(turn.store, turn.person, show_name=said.choice)
        return await _in_name(turn, draft, turn.person.name)
    text = turn.clean(said.text)
    if (new := in_name_of(text)) is not None:
        return await read_name(turn, new, draft) or _whose(turn, draft, name)
    if not draft.notes.get("naming") and _NO_NAME.search(text):
        return _whose(turn, draft, name)  # "nama sy kok ga ada"
    if draft.notes.get("naming") and text:
        new = names.given(text)
        if is_kin(text):
            return _whose(turn, draft, name)
        if not rules.is_name(new) or names.is_sentence(new) or names.points(text):
            return Problem((Text("propose-review.bad-name", {"most": rules.NAME.most}),))
        return await _in_name(turn, draft, new)
    if (more := another(turn, text, draft)) is not None:
        first_of(turn, more.parts, draft.answers, seen=True)
        kept = Text("propose-apart.later", {"typed": Literal(shorten(more.parts[1], 120))})
        choices = await review_choices(turn, draft)
        return AskAgain((kept, review_words(turn, draft, name)), choices, draft.notes)
    words = "propose-review.choose-saved" if draft.key else "propose-review.choose"
    return Problem((Text(words),))


def _sent(draft: Draft, name: str | None) -> Answer:
    return Answer({"name": name, returned.SAID: draft.notes.get(returned.SAID, "")})


async def _to_staff(turn: Turn, said: Incoming, draft: Draft, name: str | None) -> Reading | None:
    """What is told to staff who returned it; None for all that is said of the proposal."""
    if returned.ASKED not in draft.notes:
        return None
    text = turn.clean(said.text)
    asked = draft.notes.get(returned.TELLING) and said.choice is None
    if asked and turn.is_word("send", text):  # the order to send is no message for them
        return returned.asks(draft, same=await _is_same(turn, draft, name))
    if text and ((asked and not asks(text)) or said.choice == returned.TELL):
        noted = returned.with_said(draft, text)
        if await _is_same(turn, noted, name):
            return returned.ruled(text) or _sent(noted, name)
    if text and (asked or said.choice in (returned.TELL, returned.NOTE)):
        return returned.ruled(text) or await told(turn, text, draft)
    if said.choice == returned.TELL:
        return returned.asks(draft, same=await _is_same(turn, draft, name))
    if said.choice == "send" and not draft.notes.get(returned.SAID):
        return returned.asks(draft, same=True) if await _is_same(turn, draft, name) else None
    return None


async def _is_same(turn: Turn, draft: Draft, name: str | None) -> bool:
    """Whether nothing has been changed of what was sent."""
    standing = await lookup.get(turn.store, int(draft.key))
    if standing is None:
        return False
    content = plain_content(draft, name)
    content.show_name = standing.content.show_name
    return not proposals.changed(standing.content, content)


async def told(turn: Turn, text: str, draft: Draft) -> AskAgain:
    """The review, with what staff are told, and with what that puts right."""
    new, words = await returned.changes(turn, text, draft)
    noted = returned.with_said(replace(draft, answers={**draft.answers, **new}), text)
    review = review_words(turn, noted, noted.notes.get("name", turn.person.name))
    return AskAgain((*words, review), await review_choices(turn, noted), noted.notes, instead=new)


async def _unnamed(turn: Turn, draft: Draft, name: str | None) -> AskAgain:
    """The review, without the names of others."""
    bare = persons.without(turn, draft)
    told = Text("propose-review.unnamed", {"wish": Literal(bare["wish"] or "")})
    said = (told, review_words(turn, bare, name))
    return AskAgain(said, await review_choices(turn, bare), draft.notes, instead=dict(bare.answers))


async def _no_photos(turn: Turn, draft: Draft, name: str | None) -> AskAgain:
    """The review, without its photos."""
    await turn.let_go(draft["photos"] or ())
    bare = replace(draft, answers={**draft.answers, "photos": None})
    words = (Text("propose-review.photos-gone"), review_words(turn, bare, name))
    return AskAgain(words, await review_choices(turn, bare), draft.notes, instead={"photos": None})


async def _kept(turn: Turn, draft: Draft, name: str | None) -> AskAgain:
    """The review, with its photos for staff alone."""
    await photos.keep_to_staff(turn.store, draft["photos"] or ())
    kept = Text("propose-review.kept", {"n": len(draft["photos"] or ())})
    words = review_words(turn, draft, draft.notes.get("name", turn.person.name))
    return AskAgain((kept, words), await review_choices(turn, draft), draft.notes)


_LESS = {NO_PHOTOS: _no_photos, FOR_STAFF: _kept, persons.UNNAMED: _unnamed}


async def knows_review(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
    """What says that it is for staff, or asks of land that is somebody's; "fotonya jangan
    ditampilin ke umum": as its button; of one that was sent, or without photos, it is said how."""
    text = turn.clean(said.text)
    name = draft.notes.get("name", turn.person.name)
    if for_staff := returned.for_staff(said, text, draft):
        return returned.ruled(for_staff) or await told(turn, for_staff, draft)
    if for_staff is not None:
        return returned.asks(draft, same=await _is_same(turn, draft, name))
    of_land = answer_of_land(text)
    if said.choice is not None or not (of_land or photos_for_staff(text)):
        return None
    if draft["photos"] and not draft.key and not of_land:
        return await _kept(turn, draft, name)
    answer = of_land or Text("answer-photo.private")
    words = (answer, review_words(turn, draft, name))
    return AskAgain(words, await review_choices(turn, draft), draft.notes)


def _whose(turn: Turn, draft: Draft, name: str | None) -> AskAgain:
    """In whose name it goes; of one's own also whether others see what it begins with."""
    offered = [Choice("nameless", Text("propose-review.no-name"))]
    if own := turn.person.name:
        shown = turn.person.show_name == INITIALS
        words = "propose-review.hide-initials" if shown else "propose-review.show-initials"
        label = Text(words, {"initials": Literal(initials(own))})
        offered.append(Choice(NONE if shown else INITIALS, label))
    return AskAgain(
        (Text("propose-review.whose"),),
        tuple(offered),
        {**draft.notes, returned.TELLING: False, "name": name, "naming": True},
        kind=Kind.NAME,
    )


async def _in_name(turn: Turn, draft: Draft, name: str | None) -> AskAgain:
    choices = await review_choices(turn, draft)
    return AskAgain((review_words(turn, draft, name),), choices, _named(draft, name))


_NAMED = late.regex(
    r"\b(?:atas\s+nama|a\s?/\s?n|pakai\s+nama|pake\s+nama|(?:ganti|diganti)\s+(?:atas\s+)?nama\w*"
    r"|nama(?:nya)?\s+(?:pengusul\w*\s+)?(?:ganti|diganti|jadi|harusnya|pakai|pake|tulis)|atas\s+asma"
    r"|(?:jangan|jgn|bukan|dudu|ojo)\s+(?:(?:pake|pakai|nganggo)\s+)?(?:nama|jeneng|asma)(?:ku|\s+(?:saya|sy|aku|gw|kula|kulo))\W+"
    r"(?:(?:tapi|tp|nanging|ning)\W+)?(?:(?:pake|pakai|nganggo)\s+)?(?:nama|jeneng|asma)(?:nya|ne)?\b"
    r"|nama\s+(?:mbah|simbah|ibu|bapak|nenek|kakek)\s*(?:saya|ku)?\s*(?:aja|saja|wae)\W+(?=(?-i:[A-Z]))"
    r"|on\s+behalf\s+of|in\s+the\s+name\s+of)\s*(?:(?:jadi|menjadi|saja|aja|ke)\b)?\s*:?\s*(?P<name>.+)",
    re.I,
)
_NO_NAME = late.regex(
    r"\bnama\w*\b.{0,15}\b(?:ga|gak|nggak|belum|blm|tidak|ra|ora)\s+(?:ada|muncul|tercantum|keisi|diisi|masuk|ono)\b"
    r"|\b(?:kok|mana|endi)\s+nama\w*|^\W*atas\s+nama(?:\s+(?:siapa|dong|ya|pak|bu))*\W*$",
    re.I,
)
_AFTER_NAME = late.regex(
    r"(?:[\s,.]*\b(?:ya|yaa|saja|aja|dong|pak|min|mas|mbak|please|nggih)\b)+\W*$", re.I
)
_BUT = late.regex(
    r"\s*,?\s*\b(?:bukan|jangan|not)\b.*$|\s*[,;(]\s*(?:saya|sy|aku|kulo|kula|gw)\b.*$", re.I | re.S
)


# "Atas nama RT 14".
_NEIGHBOURS = late.regex(
    r"(?:(?:warga|pengurus|ketua|pemuda|bapak2|ibu2|ibu-ibu|pkk|karang taruna|kelompok \w+)\s+)?"
    r"r[tw]\W{0,2}\d{1,3}(?:\W{1,3}r[tw]\W{0,2}\d{1,3})?",
    re.I,
)
# "Suami sy ya, pak Darto": who it is, before what they are called.
_WHO = late.regex(
    r"^(?:ibu|bapak|bpk|ayah|istri|suami|anak|kakak|adik|mertua|tetangga|nenek|kakek|mbah|simbah|ortu"
    r"|orang tua|teman|bojo)(?:\s*(?:saya|sy|aku|kami|ku|kulo)\b|(?=\s+(?:aja|saja|wae|mawon)\b))"
    r"(?:\s*\b(?:ya|yaitu|namanya|nama|itu|aja|saja|wae|mawon)\b)*[\s,:]*(?=\w)(?!(?:ya|yaitu|namanya|nama|itu|aja|saja)\b)",
    re.I,
)


# "Itu usulan dari Pak RT, bukan dari saya".
_OF_ANOTHER = late.regex(
    r"\b(?:usul\w*|ini|itu|iki|iku)\s+(?:usul\w*\s+)?(?:dari|dr|punya\w*|milik|seko|saking)\s+"
    r"(?P<name>[^,.;]{2,40}?)[\s,]+(?:bukan|dudu|sanes|not)\s+(?:dari\s+|punya\s+|seko\s+)?"
    r"(?:saya|sy|aku|kulo|kula|me|mine)\b",
    re.I,
)


OWN_NAME = 4  # words of one's own name, said at the review


def in_name_of(text: str) -> str | None:
    """What a text says of in whose name it goes ("atas nama Bu Lastri ya, bukan saya"); "" for
    nobody's, None where it says nothing of it."""
    if names.hides(text):
        return ""
    if misnamed.of_a_thing(text):
        return None  # "ganti nama jalannya jadi Kenanga"
    text = misnamed.turned(misnamed.unspelt(text))
    found = _NAMED.search(text) or _OF_ANOTHER.search(text)
    if found is None and is_kin(text):
        return text
    if found is None:
        if misnamed.misnamed(text) and (renamed := misnamed.renamed(text)) is not None:
            return renamed  # "nama saya salah, harusnya Budiman"
        if (other := for_whom(text)) is not None:
            return other.name  # "yg ngusulin mbah saya, Mbah Sumirah"
        text = beside_it.unhesitant(text)
        own = names.given(text) if names.calls(text) and "?" not in text else ""
        none = len(own.split()) > OWN_NAME or names.only_tails(own) or names.is_sentence(own)
        return own if own and not none else None  # "nama aq nadia min"
    name = _WHO.sub("", _AFTER_NAME.sub("", _BUT.sub("", found["name"])).strip(" ,.:"))
    return None if not name or misnamed.is_street(name) else name


async def read_name(turn: Turn, said: str, draft: Draft) -> AskAgain | None:
    """The review with another name; None where that is not said (`said` as of in_name_of)."""
    if not said:
        return await _in_name(turn, draft, None)
    if turn.fold(said) in ("saya", "saya sendiri", "aku", "sendiri"):
        own = turn.person.name
        return await _in_name(turn, draft, own) if own else _whose(turn, draft, None)
    neighbours = _NEIGHBOURS.fullmatch(said) is not None
    if is_kin(f"a/n {said}") or not rules.is_name(said):
        return None
    if names.is_sentence(said) and not neighbours:
        return None
    name = said.title() if said.islower() else said
    return await _in_name(turn, draft, re.sub(r"\bR[tw]\b", lambda it: it[0].upper(), name))


async def mend_name(turn: Turn, text: str, draft: Draft) -> Mend | None:
    """In whose name it is sent ("atas nama Bu Lastri ya, bukan saya")."""
    name = in_name_of(names.in_the_name(text))
    reading = await read_name(turn, name, draft) if name is not None else None
    if reading is None:
        return None
    # At another question it is said by itself; the review is shown anew.
    said = reading.notes.get("name") or ""
    named = Text("propose-review.in-name", {"name": Literal(said)})
    words = named if said else Text("propose-review.nameless")
    return Mend(replace(reading, words=(words,)), whole=True)
