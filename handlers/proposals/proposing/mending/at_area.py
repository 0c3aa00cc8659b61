"""What is told of other answers while the kelurahan is asked, each clause by itself: where it is,
whose the land is, which bidang, that there is no photo, that an RT was wrong. It is no problem."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from handlers import late
from handlers.asking.meetings.opening import asks_when, public_schedule
from handlers.asking.proposals.held import COUNTED_BY_PEOPLE, place_of, volume_of
from handlers.conversation.answers import Answer, AskAgain, Draft, Reading, shorten
from handlers.conversation.form import Chooser, Knower, Wording
from handlers.conversation.messages import Incoming, Literal, Text, Words
from handlers.proposals.proposing.land import land_in, says_land
from handlers.proposals.proposing.mending.amounts import each_counted, heads
from handlers.proposals.proposing.mending.bidang import mend_topic
from handlers.proposals.proposing.mending.place import mend_place
from handlers.proposals.proposing.pieces import SHOWN, more_of_it
from handlers.proposals.proposing.told.answers import joined, place_in
from handlers.proposals.proposing.told.asked import of_bidang
from handlers.reading import unsaid
from handlers.reading.amounts.figures import addressed
from handlers.reading.amounts.righted import put_right
from handlers.reading.meaning.named_first import name_first
from handlers.reading.meaning.slots import STATE, Slots, only_a_place
from handlers.reading.places.areas import Unknown
from handlers.reading.places.nowhere import who
from handlers.reading.places.spoken import only_spots
from handlers.reading.said.headed import headed
from handlers.turn import Turn
from storage import rules

# "Punya umum bukan pekarangan orang", "lemahe wakape langgar".
_OWNED = late.regex(
    r"\b(?:punya(?:nya)?|milik(?:nya)?|duwek\w*|gadhahan\w*|tanah(?:nya|e)?|lahan(?:nya|e)?|lemah(?:e|ipun)?|belongs?\s+to|land)\b",
    re.I,
)
_WRONG = late.regex(
    r"\b(?:salah|slh|keliru|kliru|luput|lepat|klentu|ralat|koreksi|typo|(?:se)?harusnya|hrsnya|mestinya|kudune|wrong)\b",
    re.I,
)
# "Posyandu dahlia rt 8/2": a name with its RT, and nothing that is wrong there.
_SPOT_WORDS, _REST = 6, 3


def spot_in(turn: Turn, text: str) -> dict[str, Any] | None:
    """Where something is, where a text says no more than that, with the RT."""
    held = turn.slots(text)
    tells = held.problem or held.trouble or held.amount or held.area or STATE.search(text)
    if not (held.rt or held.rw) or tells or "?" in text or len(text.split()) > _SPOT_WORDS:
        return None
    if who(text):
        return None
    rest = [word for word in held.rest if word not in _HEARSAY]
    return place_in(turn, text) if 0 < len(rest) <= _REST else None


_HEARSAY = frozenset({"jare", "jarene", "katanya", "kata", "kayaknya", "mungkin", "says", "itu"})


# Where it is begins so.
_WHERE = late.regex(
    r"^\W*(?:(?:itu|iku|niku|lokasi\w*|tempat\w*|di(?:simpen|simpan|taruh|taroh|pasang|bangun|dekek|deleh|sèlèh)(?:nya|ne|e)?|ya|yang|yg|sing|pas|persis|mulai\w*|along)\s+){0,2}(?:di|ning|neng|nang|ing|wonten|teng|dari|saka|saking|seko|depan|dpn|ngarep|ngajeng|belakang"
    r"|mburi|samping|sebelah|dekat|deket|dkt|cedhak|cerak|seberang|sebrang|pojok|ujung|perempatan|pertigaan|simpang|gang|gg|jl|jln|jalan|rt|rw|from|behind|near"
    r"|in\s+front\s+of|next\s+to)\b",
    re.I,
)
# And tells nothing of what happens there.
_HAPPENS = late.regex(
    r"\b(?:air|banyu|lampu|got|saluran|warga|orang|wong)(?:nya|ne|e)\b|\b(?:anak\W?anak|anak2|setinggi|sedalam|kalau|kalo|klo|nek|yen|karena|krn|soal(?:nya|e)|sering|selalu|tiap|setiap|saben|when|because|every)\b",
    re.I,
)
_CLAUSES = late.regex(r"(?<!\bjl)(?<!\bgg)(?<!\bno)[,.;\n]+\s+", re.I)


@dataclass(slots=True)
class Told:
    """What is said of each, and the answers, those that are new and those that take another's
    place."""

    words: dict[str, Words] = field(default_factory=dict)
    also: dict[str, Any] = field(default_factory=dict)
    instead: dict[str, Any] = field(default_factory=dict)

    def take(self, draft: Draft, name: str, value: Any, shown: Text | Literal) -> None:
        new = name in self.also or name not in draft.answers
        had = None if new else draft.answers[name]
        (self.also if new else self.instead)[name] = value
        said = "form-known" if had == value else ("form-mended" if had else "form-mended.new")
        args = {"label": Text(f"propose-{name}.label"), "value": shown}
        self.words[name] = Text(said, args)


def knows_told(others: Knower, choices: Chooser, wording: Wording) -> Knower:
    """What a text tells of other answers, and names no kelurahan; of other texts what `others`
    know."""

    async def knows(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
        if (reading := await others(turn, said, draft)) is not None or said.choice is not None:
            return reading
        text = turn.clean(said.text)
        first = name_first(text, turn.site.names.find_in(text).words)  # "yosorejo, rapatnya kapan"
        if asks_when(text) and first is None and not turn.slots(text).things:
            # "Btw musrenbang iring mulyo kapan": of which one it is told.
            words = await public_schedule(turn, text)
            again = await wording(turn, draft) or Text("propose-area")
            return AskAgain((*words, again), await choices(turn, draft), dict(draft.notes))
        if (told := _heads(turn, text, draft)) is not None:
            words = (*told.words.values(), await wording(turn, draft) or Text("propose-area"))
            offered, notes = await choices(turn, draft), dict(draft.notes)
            return AskAgain(words, offered, notes, told.also, told.instead)
        alone = only_a_place(turn.slots(text))  # that is a claim of its own question
        if not (text and draft["wish"]) or alone or not _names_none(turn, text):
            return None
        if reading := await _in_pieces(turn, text, draft, choices):
            return reading
        if (told := await _told_of_others(turn, text, draft)) is None:
            return None
        words = (*told.words.values(), await wording(turn, draft) or Text("propose-area"))
        offered, notes = await choices(turn, draft), dict(draft.notes)
        return AskAgain(words, offered, notes, told.also, told.instead)

    return knows


_ROUGHLY = frozenset({"kira", "kira2", "kinten", "kinten2", "kurang", "lebih", "sekitar", "about",
                      "around", "it", "its", "is", "s", "long", "wide", "high"})  # fmt: skip


def _heads(turn: Turn, text: str, draft: Draft) -> Told | None:
    """How many or how much, where a text says no more; people are no amount of a wish that is not
    counted by them, and are said not to be used."""
    told, held = Told(), turn.slots(text)
    if (counts := heads(text)) is None:
        amount = volume_of(held)
        named = held.things or held.place or held.area or held.problem or held.trouble
        if amount is None or named or not (turn.known("particle") | _ROUGHLY).issuperset(held.rest):
            return None
        told.take(draft, "volume", amount, Literal(amount["text"]))
        return told
    wished = {thing.unit for thing in turn.slots(draft["wish"] or "").things}
    if wished and wished.isdisjoint(COUNTED_BY_PEOPLE):
        told.words["volume"] = Text("talk-unused", {"typed": Literal(shorten(text, SHOWN))})
    else:
        told.take(draft, "volume", counts, Literal(counts["text"]))
    return told


# What the question remembers of a sentence that is not at its end.
PIECE = "piece"


async def _in_pieces(turn: Turn, text: str, draft: Draft, choices: Chooser) -> AskAgain | None:
    """A sentence that ends in the middle waits for the rest of it, which tells of the problem."""
    begun = draft.notes.get(PIECE, "")
    offered = await choices(turn, draft)
    if unsaid.unfinished(text):
        notes = {**draft.notes, PIECE: f"{begun} {text}".strip()}
        return AskAgain((Text("propose-goes-on"),), offered, notes)
    if not begun:
        return None
    notes = {name: value for name, value in draft.notes.items() if name != PIECE}
    return more_of_it("area", f"{begun} {text}", replace(draft, notes=notes), offered)


def _names_none(turn: Turn, text: str) -> bool:
    return isinstance(turn.site.names.find_in(text).reading, Unknown)


# "Njaluke sumur bor siji wae", once it is told what is wrong: that is what is wished.
_WISHED = late.regex(
    r"^\W*(?:(?:nah|jadi|ya|makanya|mulane|eh|pak|bu|min)\W+){0,2}(?:(?:njaluk|jaluk|nyuwun|minta|mnt|pengen|pengin|kepengin|mau|usul|karep|suwun)(?:e|ne|nya|ipun)"
    r"|(?:yang|yg|sing|ingkang)\s+(?:di|dipun\s?)?(?:minta|jaluk|suwun|usul\w*|butuh\w*)|what\s+(?:we|i)\s+(?:want|need|ask\s+for)\s+is)\W+(?P<what>\S.{3,})$",
    re.I | re.S,
)


def wished(turn: Turn, text: str, draft: Draft) -> tuple[str, str] | None:
    """What is wished, and what is wrong, where a text says the first and what stood as the wish
    tells only the second; None for others."""
    found, had = _WISHED.match(text), draft["wish"] or ""
    if found is None or "?" in text or not had:
        return None
    said, before = turn.slots(found["what"]), turn.slots(had)
    told = before.problem or before.trouble or STATE.search(had)
    if not said.things or not told or draft["problem"]:
        return None
    what = re.split(r"[.;]\s", found["what"])[0].strip(" .,")
    fits = rules.WISH.holds(len(what)) and rules.PROBLEM.holds(len(had))
    return (what, had) if fits else None


async def _told_of_others(turn: Turn, text: str, draft: Draft) -> Told | None:
    """What a text tells of other answers, where each of its clauses tells of one; None for what
    may tell more."""
    told = Told()
    if (both := wished(turn, text, draft)) is not None:
        for name, value in zip(("wish", "problem"), both, strict=True):
            told.take(draft, name, value, Literal(shorten(value, SHOWN)))
        amount = volume_of(turn.slots(both[0]))
        if amount is not None and not draft["volume"]:
            told.take(draft, "volume", amount, Literal(amount["text"]))
        return told
    if await _bidang(turn, text, draft, told):
        return told
    if (asked := of_bidang(turn, text, draft)) is not None:
        return Told({"asked": asked})
    if "?" in text:
        return None
    if await _righted(turn, text, draft, told):
        return told
    if (counts := each_counted(text, draft["wish"] or "")) is not None:
        told.take(draft, "volume", counts, Literal(counts["text"]))
        return told
    said = put_right(_BACK.sub("", text))  # "5 titik, eh 8 deh"
    for clause in (each for each in _CLAUSES.split(said) if each.strip()):
        answers = {**draft.answers, **told.also, **told.instead}
        if not await _of_one(turn, clause.strip(), replace(draft, answers=answers), told):
            return None
    return told if told.words else None


async def _righted(turn: Turn, text: str, draft: Draft, told: Told) -> bool:
    """Takes what puts the place right ("eh rt nya salah, sebelas bukan sembilan")."""
    if not draft["place"] or not _WRONG.search(text):
        return False
    mend = await mend_place(turn, text, draft)
    if mend is None or not mend.sure or not isinstance(mend.reading, Answer):
        return False
    _place(draft, mend.reading.value, told)
    return True


async def _bidang(turn: Turn, text: str, draft: Draft, told: Told) -> bool:
    """Takes the bidang that a text names, and nothing else."""
    mend = await mend_topic(turn, text, draft)
    if mend is None or not mend.whole or not isinstance(mend.reading, Answer):
        return False
    topic = mend.reading.value
    told.take(draft, "topic", topic, Text(f"propose-topic.{topic}"))
    return True


def _place(draft: Draft, value: Mapping[str, Any], told: Told) -> None:
    told.take(draft, "place", dict(value), Literal(shorten(value["text"], SHOWN)))


# "Ok back to mine.", before what is told of it.
_BACK = late.regex(
    r"^\W*(?:(?:ok|oke|okay|so|well|nah|ya|baik)\W+)?(?:back\s+to\s+(?:mine|my\s+\w+|it)|(?:balik|kembali|lanjut|terus)(?:kan|in)?\s+(?:ke\s+|lagi\s+)?(?:usulan|punya)(?:ku|nya|\s+(?:saya|sy|aku|kami|tadi))?)\s*[.,;:]+\s*(?=\w)",
    re.I,
)
# "..., can't swear", "..., kalau ga salah": how sure one is.
_HEDGES = late.regex(
    r"^\W*(?:(?:but|tapi|tp)\s+)?(?:(?:i\s+)?can'?t\s+(?:swear|say)|not\s+(?:sure|certain)|i\s+(?:guess|think|suppose)|(?:kalau|kalo|klo|nek)\s+(?:ga|gak|tidak|ora)\s+salah"
    r"|kayak(?:nya|e)|mungkin|kurang\s+(?:tau|tahu|yakin))\b(?:\W+\w+){0,2}\W*$",
    re.I,
)
# "..., aku anak kos": who they are.
_WHO = late.regex(
    r"^\W*(?:soalnya\s+|soale\s+|karena\s+)?(?:saya|sy|aku|gue|gw|kula|kulo|kami|i'?m|i\s+am)\s+(?:(?:cuma|hanya|mung|kan|ini|cuman|baru|just)\s+){0,2}"
    r"(?:anak\s+kos\w*|ngekos|kos|ngontrak|pendatang|mahasiswa|mahasiswi|perantau|warga\s+baru|orang\s+baru|a\s+student|new\s+here)\b(?:\W+\w+){0,3}\W*$",
    re.I,
)
_ALONG = late.regex(
    r"^\W*(?:from|dari|mulai)\b.{3,60}?\b(?:to|sampai|sampe|hingga|tekan|nganti)\b\s+\w", re.I
)


def _how_much(clause: str, held: Slots, draft: Draft, told: Told) -> bool:
    """Takes how much there is, where a clause begins with that and names nothing else."""
    amount = volume_of(held)
    named = held.things or held.place or held.area or held.rt
    if amount is None or named or len(clause.split()) > _AMOUNT_WORDS:
        return False
    told.take(draft, "volume", amount, Literal(amount["text"]))
    return True


_AMOUNT_WORDS = 7


async def _of_one(turn: Turn, clause: str, draft: Draft, told: Told) -> bool:
    held = turn.slots(clause)
    wrong = bool(held.problem or held.trouble) or STATE.search(clause) is not None
    if unsaid.no_picture(clause) and not held.things:
        told.words["photos"] = Text("propose-photos.passed")
        return True
    beside = any(each.match(clause) for each in (_HEDGES, _WHO)) or _goes_on(clause, told)
    beside = beside or unsaid.musing(clause) or unsaid.unknown(clause)
    if told.words and beside:
        return True  # "..., rw ne kula lali", "..., putu kula sekolah"
    if await _bidang(turn, clause, draft, told):
        return True
    if _of_land(clause, draft, told) and not wrong:
        return True
    if (spot := spot_in(turn, addressed(clause))) is not None:
        had = draft["place"]
        _place(draft, joined(had, spot) if had and had.get("text") else spot, told)
        return True
    if wrong:
        return False
    return _where(turn, clause, held, draft, told) or _how_much(clause, held, draft, told)


# More words tell something.
_WHY_WORDS = 6


def _goes_on(clause: str, told: Told) -> bool:
    """Whether a clause only says why there is no photo."""
    return [*told.words][-1:] == ["photos"] and len(clause.split()) < _WHY_WORDS


def _of_land(clause: str, draft: Draft, told: Told) -> bool:
    """Takes whose the land is, where something is built."""
    owned = says_land(clause) or _OWNED.search(clause) is not None
    land = land_in(clause) if owned and draft["topic"] == "fisik" else None
    if land is None:
        return False
    told.take(draft, "land", land.value, Text(f"propose-land.{land.value}"))
    return True


def _where(turn: Turn, clause: str, held: Slots, draft: Draft, told: Told) -> bool:
    """Takes where it is: all of a clause that begins as a place does, and tells nothing else."""
    spot = held.place or only_spots(clause) or (draft["place"] and _ALONG.match(clause))
    if not spot or held.amount or _HAPPENS.search(clause) or _OWNED.search(clause):
        return False
    if not _WHERE.match(clause):
        return False
    bare = addressed(headed(clause)[1].get("place", clause))
    value = place_of(held) if only_a_place(held) else place_in(turn, bare)
    if value is None:
        return False
    had = draft["place"]
    _place(draft, joined(had, value) if had and had.get("text") else value, told)
    return True
