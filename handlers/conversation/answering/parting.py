"""What stands in one text beside the answer to the open question: a correction of an earlier one,
a scolding, the question why it is asked."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from handlers.conversation.answering.acts import ASKS, BETWEEN
from handlers.conversation.answering.choosing import NAMING
from handlers.conversation.answering.doing import why
from handlers.conversation.answering.mending import Claim, asked_of, claims, mended, names
from handlers.conversation.answering.of_it import asks_needed, needed_words
from handlers.conversation.answers import Answer, AskAgain, Says, shorten
from handlers.conversation.asking import draft
from handlers.conversation.form import Kind
from handlers.conversation.here import Here
from handlers.conversation.messages import Literal, Text, Words

# Where words have nothing beside them, or are of something else.
WHOLE = frozenset({Kind.REVIEW, Kind.YES_NO, Kind.MESSAGE, Kind.PHOTOS})

# A text of more tells a story; each way to part it is looked at.
MOST_CLAUSES = 12


async def corrects_beside(here: Here, text: str, kind: Kind) -> tuple[list[Words], str] | None:
    """Puts right what clauses of a text take back of earlier answers ("bukan longsor, retak aja.
    tempatnya jl kenanga"); gives what is said of it, and the rest, which is still to be heard as
    an answer. None for a text that is not both."""
    if kind in WHOLE or here.late or here.turn.early or "?" in text:
        return None
    said = here.turn.clauses(text)
    if len(said) > MOST_CLAUSES:
        return None
    parts = [("".join(said[:n]).strip(), "".join(said[n:]).strip()) for n in range(1, len(said))]
    if kind is Kind.CHOICE:
        # "Pertanian tapi bentar tadi alamatnya salah bukan margodadi, margorejo"
        words, leads = text.split(), here.turn.known("reserve", "mend-lead", "a-moment")
        at = [n for n, word in enumerate(words) if here.turn.fold(word) in leads][:MOST_CLAUSES]
        parts += [(" ".join(words[:n]), " ".join(words[n:])) for n in reversed(at) if n]
    # As few words as say it, before the answer or behind it.
    for splits in (parts, [(last, first) for first, last in reversed(parts)]):
        for wrong, rest in splits:
            if not _takes_back(here, wrong) or _takes_back(here, rest):
                continue
            if await _of_another(here, rest, kind):
                continue
            if found := await _corrected(here, wrong):
                told = [word for claim in found for word in await mended(here, claim)]
                return told, rest.strip(" ,;")
    return None


async def beside_name(here: Here, text: str) -> list[Words]:
    """Puts right what other clauses say of other answers, of a text that says at the review in
    whose name it goes ("nama saya jangan ditulis, sama rw nya 3 bukan 8"); gives what is said."""
    told: list[Words] = []
    known = draft(here.form, here.state, here.question)
    for clause in here.turn.parts(text)[:MOST_CLAUSES]:
        said = dataclasses.replace(here.said, text=clause)
        if isinstance(await here.question.read(here.turn, said, known), AskAgain):
            continue  # the name itself
        found = [each for each in await claims(here, clause) if each.mend.sure]
        for claim in found:
            told += await mended(here, claim) if not claim.question.review else []
    return told


async def corrects(here: Here, text: str) -> bool:
    """Whether a text surely puts an earlier answer right."""
    return bool(await _corrected(here, text))


async def _of_another(here: Here, rest: str, kind: Kind) -> bool:
    """Whether what is left speaks of other answers too: "5 titik bukan 3, di RT 06"."""
    return any(
        claim.mend.whole
        or (kind is Kind.CHOICE and claim.mend.sure and claim.question.name in here.state.answers)
        for claim in await claims(here, rest, known=True)
    )


def _takes_back(here: Here, text: str) -> bool:
    """Whether a text says that something was wrong; "salah satu" does not."""
    words = here.turn.fold(text).replace("salah satu", "").split()
    ways = ("takes-back", "mend-lead", "wrong-mark")
    if not here.turn.known(*ways).isdisjoint(words):
        return True
    # "Kelurahannya kok imopuro, sy kan hadimulyo barat": an answer that is wondered at.
    wonders = not here.turn.known("wonders").isdisjoint(words)
    return wonders and any(names(here, q, text) for q in here.form.applying(here.state.answers))


async def _corrected(here: Here, text: str) -> Sequence[Claim]:
    """What a text surely changes of earlier answers: one that it says is wrong, or that it names;
    nothing where it speaks of the open question."""
    if await _answers(here, text):
        return ()
    denies = not here.turn.known("takes-back").isdisjoint(here.turn.fold(text).split())
    answered = here.state.answers
    return [
        claim
        for claim in await claims(here, text)
        if claim.mend.sure
        and claim.question.name in answered
        and (denies or names(here, claim.question, text))
    ]


async def _answers(here: Here, text: str) -> bool:
    """Whether a text holds something for the open question itself."""
    own = here.question.mends
    if own is None:
        return False
    return await own(here.turn, text, draft(here.form, here.state, here.question)) is not None


# A clause that grumbles ("kok maksa rt sih") tells nothing, and is no longer than this.
GRUMBLE_WORDS = 6


def _questioned(here: Here, text: str) -> tuple[str, str] | None:
    """What of a text stands beside its one clause that asks something, and that clause: the one
    with a question mark, or the first, which wonders at being asked."""
    said = here.turn.clauses(text)
    if not 2 <= len(said) <= MOST_CLAUSES:
        return None
    asking = [each for each in said if "?" in each]
    if len(asking) == 1:
        rest = "".join(each for each in said if each is not asking[0])
        return rest.strip(" ,;."), asking[0].strip()
    first = here.turn.fold(said[0]).split()
    wonders = first[0] in here.turn.known("wonders", "question")
    if wonders and len(first) <= GRUMBLE_WORDS and "?" not in "".join(said[1:]):
        return "".join(said[1:]).strip(" ,;"), said[0].strip(" ,;")
    return None


# "..., btw ini gratis kan pak": what is longer tells something.
UNMARKED_WORDS = 7


async def _asks_at_the_end(here: Here, text: str) -> tuple[tuple[Words, ...], str] | None:
    """The answer to what the last clause of a text surely asks of us without a mark, and what is
    said before it; None for other texts."""
    said = here.turn.clauses(text)
    if "?" in text or not 2 <= len(said) <= MOST_CLAUSES:
        return None
    words = here.turn.fold(said[-1]).split()
    tag = "kan" in words[-2:]  # "gratis kan kak"
    if len(words) > UNMARKED_WORDS or not (tag or here.turn.known("question").intersection(words)):
        return None
    sense = await here.turn.sense(said[-1], Kind.REVIEW)
    if not sense.sure or sense.tells or sense.act not in ASKS - BETWEEN:
        return None
    if here.turn.says(Says.ASKS_WHY, said[-1]) or here.turn.says(Says.ARGUES, text):
        return None
    rest = "".join(said[:-1]).strip(" ,;.")
    return (await here.turn.answer(sense.act, asked=True, text=said[-1]),), rest


def _of_choices(here: Here, asked: str) -> bool:
    """Whether a clause names one of the shown choices by a word that no other has."""
    labels = [set(here.turn.fold(label).split()) for _, label in here.state.shown]
    words = set(here.turn.fold(asked).split())
    found = [words & label for label in labels if words & label]
    return len(found) == 1 and max(map(len, found[0])) >= NAMING


# More questions are a story.
MOST_ASKED = 4


async def _asks_twice(here: Here, text: str, kind: Kind) -> tuple[tuple[Words, ...], str] | None:
    """The answer to the first question of several that a text asks of us, or to the last, and what
    is left of it, which is heard by itself; None for other texts."""
    said = [each for each in here.turn.clauses(text) if any(map(str.isalnum, each))]
    if kind in (Kind.MESSAGE, Kind.YES_NO) or not 2 <= len(said) <= MOST_ASKED:
        return None
    if not all("?" in each for each in said[:-1]):
        return None
    if "?" not in said[-1] and not here.turn.says(Says.ASKS, said[-1]):
        return None
    for asked in (said[0], said[-1]):
        sense = await here.turn.sense(asked, Kind.REVIEW)
        of_choices = kind is Kind.CHOICE and sense.act == "what"  # what the choices mean
        if sense.sure and not (sense.tells or of_choices) and sense.act in ASKS - BETWEEN:
            rest = "".join(each for each in said if each is not asked).strip(" ,;")
            return (await here.turn.answer(sense.act, asked=True),), rest
    if kind in (Kind.TEXT, Kind.NAME):
        return None  # it may be what they tell
    left = Text("answer-more", {"typed": Literal(shorten("".join(said[:-1]).strip(), 80))})
    return (left,), said[-1].strip()


async def asks_beside(here: Here, text: str, kind: Kind) -> tuple[tuple[Words, ...], str] | None:
    """The answer to what one clause of a text asks, and the rest of it, where that answers the open
    question: "itu tanah wakaf. buat apa emang ditanya?"."""
    if (two := await _asks_twice(here, text, kind)) is not None:
        return two
    parts = None if kind in WHOLE else _questioned(here, text)
    if parts is None:
        words = kind in WHOLE or (kind is Kind.NAME and not here.question.is_picky)
        return None if words else await _asks_at_the_end(here, text)
    rest, asked = parts
    if here.turn.says(Says.ARGUES, text):
        return None
    if kind is Kind.CHOICE and text.endswith(asked) and _of_choices(here, asked):
        return None  # "posyandu, itu sosial budaya kan?": what it is asked of answers it
    if (await here.turn.sense(asked, kind)).tells:
        return None
    if kind is Kind.NAME and not here.question.is_picky:
        # "Siti. harus punya KTP ga? saya cuma punya SIM": what is told with the question is of it.
        first = here.turn.clauses(text)[0].strip(" ,;.")
        named = set(here.turn.fold(first).split())
        again = named & set(here.turn.fold(rest.removeprefix(first)).split())
        if again or asked.startswith(first) or (await here.turn.sense(rest, kind)).tells:
            return None
        rest = first
    if here.question.is_picky or kind is Kind.NAME:
        said = dataclasses.replace(here.said, text=rest)
        known = draft(here.form, here.state, here.question)
        answers = isinstance(await here.question.read(here.turn, said, known), Answer)
        # "Jalannya becek tiap hujan, ini bayar ga ya?": it tells of something else that is asked.
        answers = answers or (here.question.is_picky and (await here.turn.sense(rest, kind)).tells)
    else:
        answers = (await here.turn.sense(rest, kind)).tells
    if not answers:
        return None
    if asked_of(here, asked) and any(claim.mend.sure for claim in await claims(here, rest)):
        return (), rest  # "mau ngubah keinginannya bisa? bukan talud tapi drainase"
    if asks_needed(here, asked, kind) is here.question:
        return needed_words(here, here.question, asked), rest  # "harus detail ya? ..."
    if here.turn.says(Says.ASKS_WHY, asked) or "?" not in asked:
        return (why(here, asked) or await here.turn.answer("why", asked=True),), rest
    which = not here.turn.known("which").isdisjoint(here.turn.fold(asked).split())
    if kind is Kind.CHOICE and (which or names(here, here.question, asked)):
        return (), rest  # "irigasi. niku mlebet bidang nopo?": what comes of the rest answers it
    sense = await here.turn.sense(asked, Kind.REVIEW)  # no words are an answer there
    if sense.sure and sense.act in ASKS - BETWEEN:
        return (await here.turn.answer(sense.act, asked=True),), rest
    return (Text("talk-unused", {"typed": Literal(shorten(asked, 80))}),), rest
