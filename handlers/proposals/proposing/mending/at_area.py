"""What is told of other answers while the kelurahan is asked, each clause by itself: where it is,
whose the land is, which bidang, that there is no photo, that an RT was wrong. It is no problem."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from handlers import late
from handlers.conversation.answers import Answer, AskAgain, Draft, Reading, shorten
from handlers.conversation.form import Chooser, Knower, Wording
from handlers.conversation.messages import Incoming, Literal, Text, Words
from handlers.proposals.proposing.land import land_in, says_land
from handlers.proposals.proposing.mending.amounts import each_counted
from handlers.proposals.proposing.mending.bidang import mend_topic
from handlers.proposals.proposing.mending.place import mend_place
from handlers.proposals.proposing.pieces import SHOWN, place_of
from handlers.proposals.proposing.told.answers import joined, place_in
from handlers.proposals.proposing.told.asked import of_bidang
from handlers.reading import unsaid
from handlers.reading.amounts.figures import addressed
from handlers.reading.meaning.slots import STATE, Slots, only_a_place
from handlers.reading.places.areas import Unknown
from handlers.reading.places.spoken import only_spots
from handlers.reading.said.headed import headed
from handlers.turn import Turn

_PICTURES = r"(?:foto|photos?|poto|potret|gambar|pics?|pictures?|motret|moto)(?:nya|ne|e|ku|ipun)?"
_NONE = (
    r"(?:tidak|tdk|ga|gak|gk|nggak|ngga|enggak|mboten|ora|belum|blm|durung|dereng|no|not|can'?t|don'?t|nanti|nyusul|menyusul|mengko"
    r"|mangke|besok|later|lewati|skip)"
)
# "Foto saya tidak bisa", "motrete mboten saged", "pics later".
_NO_PICTURE = late.regex(
    rf"^(?:\W*\w+){{0,2}}?\W*{_PICTURES}\b.{{0,60}}?\b{_NONE}\b|^\W*{_NONE}\W+(?:\w+\W+){{0,2}}?{_PICTURES}\b",
    re.I,
)
# "Punya umum bukan pekarangan orang", "lemahe wakape langgar".
_OWNED = late.regex(
    r"\b(?:punya(?:nya)?|milik(?:nya)?|duwek\w*|gadhahan\w*|tanah(?:nya|e)?|lahan(?:nya|e)?|lemah(?:e|ipun)?|belongs?\s+to|land)\b",
    re.I,
)
_WRONG = late.regex(
    r"\b(?:salah|slh|keliru|kliru|luput|lepat|klentu|ralat|koreksi|typo|(?:se)?harusnya|hrsnya|mestinya|kudune|wrong)\b",
    re.I,
)
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
    """What is said of it, and the answers, those that are new and those that take another's
    place."""

    words: list[Words] = field(default_factory=list)
    also: dict[str, Any] = field(default_factory=dict)
    instead: dict[str, Any] = field(default_factory=dict)

    def take(self, draft: Draft, name: str, value: Any, shown: Text | Literal) -> None:
        had = draft.answers.get(name)
        (self.instead if name in draft.answers else self.also)[name] = value
        said = "form-known" if had == value else ("form-mended" if had else "form-mended.new")
        args = {"label": Text(f"propose-{name}.label"), "value": shown}
        self.words.append(Text(said, args))


def knows_told(others: Knower, choices: Chooser, wording: Wording) -> Knower:
    """What a text tells of other answers, and names no kelurahan; of other texts what `others`
    know."""

    async def knows(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
        if (reading := await others(turn, said, draft)) is not None or said.choice is not None:
            return reading
        text = turn.clean(said.text)
        alone = only_a_place(turn.slots(text))  # that is a claim of its own question
        if not (text and draft["wish"]) or alone or not _names_none(turn, text):
            return None
        if (told := await _told_of_others(turn, text, draft)) is None:
            return None
        words = (*told.words, await wording(turn, draft) or Text("propose-area"))
        offered, notes = await choices(turn, draft), dict(draft.notes)
        return AskAgain(words, offered, notes, told.also, told.instead)

    return knows


def _names_none(turn: Turn, text: str) -> bool:
    return isinstance(turn.site.names.find_in(text).reading, Unknown)


async def _told_of_others(turn: Turn, text: str, draft: Draft) -> Told | None:
    """What a text tells of other answers, where each of its clauses tells of one; None for what
    may tell more."""
    told = Told()
    if await _bidang(turn, text, draft, told):
        return told
    if (asked := of_bidang(turn, text, draft)) is not None:
        return Told([asked])
    if "?" in text:
        return None
    if await _righted(turn, text, draft, told):
        return told
    if (counts := each_counted(text, draft["wish"] or "")) is not None:
        told.take(draft, "volume", counts, Literal(counts["text"]))
        return told
    for clause in (each for each in _CLAUSES.split(text) if each.strip()):
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


async def _of_one(turn: Turn, clause: str, draft: Draft, told: Told) -> bool:
    held = turn.slots(clause)
    wrong = bool(held.problem or held.trouble) or STATE.search(clause) is not None
    if _NO_PICTURE.match(clause) and not held.things:
        told.words.append(Text("propose-photos.passed"))
        return True
    if told.words and (unsaid.musing(clause) or _goes_on(clause, told)):
        return True  # "..., rw ne kula lali", "..., putu kula sekolah"
    if await _bidang(turn, clause, draft, told):
        return True
    if _of_land(clause, draft, told) and not wrong:
        return True
    return not wrong and _where(turn, clause, held, draft, told)


def _goes_on(clause: str, told: Told) -> bool:
    """Whether a clause only says why there is no photo."""
    said = told.words[-1]
    return isinstance(said, Text) and said.id == "propose-photos.passed" and len(clause.split()) < 6


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
    spot = held.place or only_spots(clause)
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
