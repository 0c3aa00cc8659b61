"""How many proposals there are after all: one, where one text was taken for several ("bukan dua
pak, cuma satu"), or several, where they were taken for one ("yang menjahit pisah dong")."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

from handlers import late
from handlers.asking.proposals import photos
from handlers.conversation.answers import Answer, AskAgain, Draft, Reading, shorten
from handlers.conversation.form import Knower
from handlers.conversation.messages import Choice, Incoming, Literal, Text, Words
from handlers.proposals.proposing.apart import another_than_asked, first_of, one_more_than
from handlers.proposals.proposing.land import answer_of_land, builds
from handlers.proposals.proposing.mending.bidang import thought_over
from handlers.proposals.proposing.mending.wish import mend_wish
from handlers.proposals.proposing.review import knows_review, review_choices, review_words
from handlers.proposals.proposing.told.asked import of_bidang
from handlers.proposals.proposing.told.why import why_told
from handlers.reading import unsaid
from handlers.reading.meaning.several import only_one, parted
from handlers.reading.said.of_drafts.public_land import says_public
from handlers.turn import Turn
from storage.proposals.model import Land

Choices = Callable[[Turn, Draft], Awaitable[tuple[Choice, ...]]]


async def counted(
    turn: Turn, said: Incoming, draft: Draft
) -> tuple[tuple[Words, ...], Mapping[str, Any]] | None:
    """What is told of how many there are, and the answers that are others with it; None for a text
    that says nothing of it. What waited and is none is not asked about any more."""
    text = turn.clean(said.text)
    if said.choice is not None or not draft["wish"]:
        return None
    changed: dict[str, Any] = {}
    if (more := one_more_than(turn, text, draft)) is not None:
        first_of(turn, more.parts, draft.answers, seen=True)
        words = Text("propose-apart.later", {"typed": Literal(shorten(more.parts[1], 120))})
    elif draft.key:
        return None
    elif (rest := only_one(text)) is not None and (turn.talk.later or not rest):
        turn.talk.later.clear()
        words = Text("propose-apart.one")
        wish = await mend_wish(turn, rest, draft) if rest else None
        if wish is not None and isinstance(wish.reading, Answer):
            changed = {**wish.reading.instead, "wish": wish.reading.value}
    elif (parts := parted(text, draft["wish"], turn.site.names)) is not None:
        first_of(turn, parts, draft.answers, seen=True)
        words = Text("propose-apart.later", {"typed": Literal(shorten(parts[1], 120))})
        bidang = turn.slots(parts[0]).bidang
        changed = {"wish": parts[0], **({"topic": bidang} if bidang else {})}
    else:
        return None
    told: list[Words] = [words]
    if new := changed.get("wish"):
        args = {"label": Text("propose-wish.label"), "value": Literal(shorten(new, 120))}
        told.append(Text("form-mended", args))
    return tuple(told), changed


def knows_counted(name: str) -> Knower:
    """The same at a question, which is asked once more."""

    async def knows(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
        found = await counted(turn, said, draft)
        if found is None:
            return None
        told, changed = found
        return AskAgain((*told, Text(f"propose-{name}")), (), draft.notes, instead=changed)

    return knows


def knows_another(name: str, choices: Choices | None = None, *, counts: bool = False) -> Knower:
    """Another wish that is said at a question after it ("usul lampu jalan juga") is kept for later,
    what is asked of land that is somebody's is answered, and the question asked once more; where it
    `counts`, it knows how many there are, too."""
    knows_how_many = knows_counted(name)

    async def knows(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
        text = turn.clean(said.text)
        offered = await choices(turn, draft) if choices else ()
        told = answer_of_land(text, here=name == "land") if said.choice is None else None
        if told is not None:
            return AskAgain((told, Text(f"propose-{name}")), offered, draft.notes)
        if said.choice is None and (public := _public(name, text, draft, offered)) is not None:
            return public
        if said.choice is None and (why := why_told(turn, name, text, draft, offered)):
            return why
        more = another_than_asked(turn, text, draft) if said.choice is None else None
        if more is None:
            return await knows_how_many(turn, said, draft) if counts else None
        first_of(turn, more.parts, draft.answers, seen=True)
        kept = Text("propose-apart.later", {"typed": Literal(shorten(more.parts[1], 120))})
        return AskAgain((kept, Text(f"propose-{name}")), offered, draft.notes)

    return knows


def _public(
    name: str, text: str, draft: Draft, offered: tuple[Choice, ...] = ()
) -> AskAgain | None:
    """The same question once more, after a text that says only that the land is everybody's; None
    for others, and where land is not asked of."""
    if name == "land" or not builds(draft.answers) or not says_public(text):
        return None
    args = {"label": Text("propose-land.label"), "value": Text("propose-land.pemerintah")}
    land = {"land": Land.PEMERINTAH.value}
    words = (Text("form-mended.new", args), Text(f"propose-{name}"))
    return AskAgain(words, offered, draft.notes, also=land, instead=land)


def knows_public(name: str, others: Knower) -> Knower:
    """Knows at a question whose the land is where it is everybody's; of other texts what `others`
    know."""

    async def knows(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
        text = turn.clean(said.text) if said.choice is None else ""
        return _public(name, text, draft) or await others(turn, said, draft)

    return knows


async def knows_at_review(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
    """The same at the review, which is shown once more; and what else the review knows."""
    naming = draft.notes.get("naming") or said.choice is not None
    text = turn.clean(said.text)
    if not naming and _no_photo(turn, text, draft):
        words = review_words(turn, draft, draft.notes.get("name", turn.person.name))
        passed = (Text("propose-photos.passed"), words)
        return AskAgain(passed, await review_choices(turn, draft), draft.notes)
    if not naming and _no_address(turn, text):
        words = review_words(turn, draft, draft.notes.get("name", turn.person.name))
        without = (Text("propose-place.without"), words)
        return AskAgain(without, await review_choices(turn, draft), draft.notes)
    thinks = naming or thought_over(turn, turn.fold(text).split()) is not None
    if not thinks and (asked := of_bidang(turn, text, draft)) is not None:
        words = review_words(turn, draft, draft.notes.get("name", turn.person.name))
        return AskAgain((asked, words), await review_choices(turn, draft), draft.notes)
    if naming or (found := await counted(turn, said, draft)) is None:
        return await knows_review(turn, said, draft)
    told, changed = found
    known = replace(draft, answers={**draft.answers, **changed})
    words = review_words(turn, known, draft.notes.get("name", turn.person.name))
    choices = await review_choices(turn, known)
    return AskAgain((*told, words), choices, draft.notes, instead=changed)


# "RW nya ga tau pak, lewati aja".
_ADDRESS = late.regex(
    r"^\W*(?:(?:kalau|kalo|klo|nek|soal|untuk|eh|oh|ya)\s+){0,2}(?:no(?:mor)?\s+)?r[tw](?:\s*/?\s*r[tw])?\s?-?(?:nya|ne|e|n?ipun)?\b",
    re.I,
)
# More words tell something else.
ADDRESS_WORDS = 9


def _no_address(turn: Turn, text: str) -> bool:
    """Whether a text says only that nobody knows the RT or RW."""
    words = text.split()
    alone = len(words) <= ADDRESS_WORDS and _ADDRESS.match(text) is not None
    held = turn.slots(text)
    told = held.things or held.trouble or held.rt or held.rw or any(map(str.isdecimal, text))
    return alone and unsaid.unknown(text) and not told and "?" not in text


# Behind that there is no photo no more words say why.
WHY_WORDS = 6
# "Foto tidak bisa hp nya sudah jadul", with no comma between.
ALONE = 9


def _no_photo(turn: Turn, text: str, draft: Draft) -> bool:
    """Whether a text says only that there is no photo, and why ("motrete mboten saged, putu kula
    sekolah")."""
    first, *others = [each for each in text.replace(".", ",").split(",") if each.strip()] or [""]
    if photos.cannot(text) and "?" not in text and not draft["photos"]:
        return True
    why = all(len(each.split()) < WHY_WORDS for each in others)
    alone = len(first.split()) <= ALONE and not photos.passes(text)
    few = why if others else alone  # "fotonya skip ya"; "ga ada foto" is its own answer
    held = turn.slots(first)
    told = held.things or held.trouble or held.amount or held.rt
    later = unsaid.pictures_later(text)  # that is heard by itself
    return bool(unsaid.no_picture(first) and few and not later) and not (told or draft["photos"])
