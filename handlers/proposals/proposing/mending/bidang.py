"""Another bidang than the one that was taken: one that a text calls so, puts right or thinks
over."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers import late
from handlers.asking.proposals.bidang import TOPIC_WORDS, named_by
from handlers.conversation.answers import Answer, AskAgain, Draft, Reading
from handlers.conversation.form import Knower, Mend
from handlers.conversation.messages import Incoming, Text
from handlers.proposals.proposing.mending.answers import said_in
from handlers.reading.meaning.slots import STATE
from handlers.reading.meaning.things import hits_in
from handlers.reading.said.wrong import NOT
from handlers.turn import Turn
from storage.proposals.model import Topic

# "Fisik saja kata anak saya", "physical i guess": who says so, and how sure one is.
_WHO = r"(?:kata|jare(?:ne)?|menurut|ngendikan(?:e|ipun)|says?|according\s+to)"
_MAYBE = (
    r"(?:i\s+(?:guess|think|suppose)|kali|mungkin|kayak(?:nya|e)"
    r"|(?:kalau|kalo|klo|nek)\s+(?:ga|gak|tidak|ora)\s+salah)"
)
_SINCE = r"(?:(?:(?:lha|kan)\s+)?wong|kan)\s+(?:(?:mung|cuma|cuman|hanya)\s+)?\w+(?:\s+\w+)?"
_SAYS_WHO = late.regex(
    rf"[\s,]+(?:{_WHO}\s+(?:\w+\s*){{1,3}}|{_MAYBE}|{_SINCE})(?:\s+(?:ya|yo|sih|to|pak|bu|min))*\W*$"
    rf"|^\W*(?:{_WHO}\s+(?:\w+\s+){{1,2}}?(?:saya|sy|ku|aku|kula|rt|rw)|{_MAYBE})\s+(?=\w)",
    re.I,
)


async def mend_topic(turn: Turn, text: str, draft: Draft) -> Mend | None:
    """Another bidang, where it is called one ("eh kok bidangnya fisik, harusnya sosial"), or where
    that which there is is said to be wrong ("bukan fisik, ekonomi")."""
    words = turn.fold(_SAYS_WHO.sub("", text)).split()
    denied = [turn.fold(each["no"]).split()[0] for each in NOT.finditer(text)]
    had = f"topic-{draft['topic']}"
    wrong = bool(draft["topic"]) and not turn.known(had).isdisjoint(denied)
    told = [word for word in words if word not in turn.known("yes", "particle")]
    again = bool(told) and turn.known(had).issuperset(told)  # "iya ekonomi"
    if again:
        return Mend(Answer(draft["topic"]), whole=True)
    if draft["topic"] and (other := thought_over(turn, words)) is not None:
        return Mend(Answer(other), whole=True)
    one = named_by(turn, words) if len(words) == 1 < len(turn.fold(text).split()) else set()
    other = one.pop() if one else _instead(turn, words) or said_late(turn, words)
    if draft["topic"] and other is not None:
        return Mend(Answer(other), whole=True)
    if not wrong and not any(word.startswith("bidang") for word in words):
        return None
    named, gone = named_by(turn, words), named_by(turn, denied)
    others = named - gone - {draft["topic"]}
    if named == {draft["topic"]} and not denied:
        return Mend(Answer(draft["topic"]), whole=True)  # it is said once more
    if wrong and not others:  # "bidangnya bukan ekonomi, ini kan jalan"
        own = said_in(turn, text).bidang
        others = {Topic(own)} - {draft["topic"]} if own else set()
    return Mend(Answer(others.pop()), whole=True) if len(others) == 1 else None


def thought_over(turn: Turn, words: Sequence[str]) -> Topic | None:
    """The last of several bidang that a text thinks over, and says nothing else: "sosial kali ya?
    eh tapi kan bangunan. fisik deh"."""
    if turn.known(*TOPIC_WORDS).isdisjoint(words):
        return None
    ways = ("mend-lead", "particle", "yes", "unsure", "reserve", "no", "not", "slip-behind")
    of = [named_by(turn, [word]) for word in words]
    # "Ya fisik lah, masa ekonomi": the second is not meant.
    gone = [before in _SURELY_NOT for before in ("", *words)[: len(words)]]
    named = [
        next(iter(each)) for each, no in zip(of, gone, strict=True) if len(each) == 1 and not no
    ]
    only = all(
        each or word in {"kan", *_SURELY_NOT} or word in turn.known(*ways)
        for each, word in zip(of, words, strict=True)
    )
    several = len(set(named)) > 1 or any(map(bool.__and__, gone, map(bool, of)))
    return named[-1] if named and only and several else None


def said_late(turn: Turn, words: Sequence[str]) -> Topic | None:
    """The one bidang that a text names, and nothing else but that it is so: "ekonomi berarti",
    "fisik aja deh", "sosial ding"."""
    ways = ("mend-lead", "particle", "yes", "slip-behind")
    named = named_by(turn, words)
    so = [word for word in words if word in _SO or word in turn.known(*ways)]
    of = [word for word in words if word in turn.known(*TOPIC_WORDS)]
    only = len(named) == 1 and 0 < len(so) <= _AROUND_ONE
    return named.pop() if only and len(so) + len(of) == len(words) else None


_SAID_SO = """
berarti brarti berati brati then so jadi jd dadi dados ding nopo napa niku iku itu udah yaudah
wis yowis ok oke bidang bidangnya bidange kategori kategorinya mending its it s
"""
_SO = frozenset(_SAID_SO.split())
_AROUND_ONE = 3
_SURELY_NOT = frozenset({"masa", "masak", "mosok", "moso"})


def _instead(turn: Turn, words: Sequence[str]) -> Topic | None:
    """The one bidang that a text names behind a slip, and nothing else: "eh ekonomi deng"."""
    leads = not turn.known("mend-lead").isdisjoint(words[:1])
    ways = ("mend-lead", "particle", "yes")
    told = [word for word in words if word not in turn.known(*ways)]
    named, only = named_by(turn, told), turn.known(*TOPIC_WORDS).issuperset(told)
    return named.pop() if leads and only and len(named) == 1 else None


# More words tell something.
FIELD_WORDS = 7


def knows_field(others: Knower) -> Knower:
    """What only says which bidang it is, or names once more what is wished, where the problem is
    asked ("tetanen", "ga tau bidang apa, pokoknya got"): that is known by now, or is
    another bidang; of other texts what `others` know."""

    async def knows(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
        text = turn.clean(said.text)
        field = _field(turn, text, draft) if text and said.choice is None else None
        if field is None:
            return await others(turn, said, draft)
        changes = field != draft["topic"]
        label, value = Text("propose-topic.label"), Text(f"propose-topic.{field}")
        told = Text("form-mended" if changes else "form-known", {"label": label, "value": value})
        instead = {"topic": field} if changes else {}
        return AskAgain((told, Text("propose-problem")), instead=instead)

    return knows


def _field(turn: Turn, text: str, draft: Draft) -> Topic | None:
    """The bidang of a text that says that and no more; None for others."""
    words = turn.fold(text).split()
    if not draft["topic"] or len(words) > FIELD_WORDS or "?" in text or STATE.search(text):
        return None
    ways = ("particle", "yes", "topic-around")
    told = [n for n, word in enumerate(words) if word not in turn.known(*ways)]
    hits = hits_in(words)
    things = {n for hit in hits for n in range(hit.start, hit.end)}
    topics = {n for n in told if words[n] in turn.known(*TOPIC_WORDS, "topic-any")}
    if not told or not all(n in topics or n in things for n in told):
        return None
    wished = {hit.thing.name for hit in hits_in(turn.fold(draft["wish"] or "").split())}
    # "Jalan & jembatan" is what a bidang is called elsewhere.
    called = len(hits) > 1 and re.search(r"&|\bdan\b", text) is not None
    again = called or (bool(hits) and not wished.isdisjoint(hit.thing.name for hit in hits))
    if not topics and not again:
        return None  # "sampah" may well be what is wrong
    named = named_by(turn, [words[n] for n in topics])
    return named.pop() if len(named) == 1 and not things else Topic(draft["topic"])
