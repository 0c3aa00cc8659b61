"""The bidang that is asked for, said by what it comes to, by what it is not, or not quite surely:
"..., jadi ya ekonomi to", "yang bukan jalan dan bukan dagang", "sing nomer loro, nek salah tulung
dibenerke"."""

from __future__ import annotations

import re

from handlers import late
from handlers.asking.proposals.bidang import named_as, unhedged
from handlers.conversation.answers import Answer, AskAgain, Draft, Reading, shorten
from handlers.conversation.form import Chooser, Knower
from handlers.conversation.messages import Incoming, Literal, Text
from handlers.proposals.proposing.mending.pointed import pointed, taken
from handlers.reading.denial import NOT_THAT, contrasted
from handlers.turn import Turn
from storage.proposals.model import Topic

# No longer text is looked at.
LONGEST = 250

# "Nek salah tulung dibenerke", "nanti petugas betulkan ya": that whoever reads it may put it right.
_RIGHTS = (
    r"(?:(?:di|dipun\s?|mem|m)?(?:benar|bener|betul|leres|ganti|ubah|koreksi)"
    r"(?:kan|in|ke|no|aken|i)?|correct|fix|change)"
)
_WRONG = r"(?:salah|keliru|kliru|kleru|klentu|luput|wrong|mistaken|kurang\s+pas|ga\s+pas)"
_MAY_BE_RIGHTED = late.regex(
    rf"[\s,.;(]+(?:(?:maaf|maap|sorry|sori|mohon\s+maaf|tapi|tp|ning)\W+)?(?:kalau|kalo|klo|kl|nek|yen|menawi|misal(?:nya)?|if|in\s+case)\s+(?:[\w']+\s+){{0,3}}?{_WRONG}\b[^?]{{0,60}}$"
    rf"|[\s,.;(]+(?:nanti|nnti|mengko|mangke|later)\s+(?:\w+\s+){{0,3}}?{_RIGHTS}\b[^?]{{0,30}}$"
    rf"|[\s,.;(]+(?:please\s+)?correct\s+me\b[^?]{{0,40}}$"
    rf"|[\s,.;(]+(?:tolong|tlg|tulung|mohon|nyuwun|minta)\s+(?:\w+\s+)?{_RIGHTS}\b[^?]{{0,40}}$",
    re.I,
)
# "Kiosnya kan bangunan tapi ...": what speaks for it, and against it.
_WEIGHS = late.regex(
    r"\b(?:kan|sih|emang|memang|pancen|is|it'?s|fisik|ekonomi|sosial)\b[^?]{0,80}?\b(?:tapi|tp|tpi|tetapi|cuma|ning|nanging|namung|but)\b[^?]{0,80}$",
    re.I,
)
_COMES_TO = late.regex(
    r"[\s,.;]+(?:jadi(?:nya|ne)?|jd|berarti|brarti|berati|dadi(?:ne)?|dados(?:ipun)?|makanya|mangkane|intinya|so|then|therefore|which\s+makes\s+it)\W+(?=\w)",
    re.I,
)
# Beside the bidang, no more words than these say that it is so.
_MOST_BESIDE = 5
_SAID_SO = """
ya yo yang yg sing ingkang to toh kan masuk masuknya mlebu mlebune mlebet bidang bidangnya ke aja
saja itu berarti koyone koyoke kayane kadosipun kadose menurutku menurut saya then so it s its
the one ones under goes
"""
_SO = frozenset(_SAID_SO.split())


def _one(turn: Turn, text: str) -> Topic | None:
    """The one bidang that a text names, or its number, and nothing else; None for others."""
    words = turn.fold(unhedged(text)).split()
    known = turn.known("particle", "yes", "unsure", "topic-around") | _SO
    told = [word for word in words if named_as(turn, word) or word not in known | _NUMBER]
    named = {each for word in told for each in named_as(turn, word)}
    all_named = all(named_as(turn, word) for word in told)
    few = len(words) <= len(told) + _MOST_BESIDE
    return named.pop() if all_named and few and len(named) == 1 else None


_NUMBER = frozenset({"nomor", "nomer", "nmr", "no", "number", "pilihan", "ke"})


def _unsure(turn: Turn, text: str) -> Topic | None:
    """The bidang of a text that lets others put it right; None for other texts."""
    found = _MAY_BE_RIGHTED.search(text)
    return _one(turn, text[: found.start()]) if found is not None else None


def _weighed(turn: Turn, text: str) -> tuple[Topic, str] | None:
    """The bidang that a text comes to, and what it has weighed; None for other texts."""
    ends = [*_COMES_TO.finditer(text)]
    if not ends or _WEIGHS.search(text[: ends[-1].start()]) is None:
        return None
    topic = _one(turn, text[ends[-1].end() :])
    return (topic, text[: ends[-1].start()].strip(" ,.;")) if topic is not None else None


_NONE_OF = (
    rf"(?:{NOT_THAT}|selain|kejaba|kajawi|kecuali|not|neither|nor|except|other\s+than|besides)"
)
_EXCLUDES = late.regex(
    rf"^\W*(?:(?:yang|yg|sing|ingkang|pokok(?:nya|e)|pasti(?:nya|ne)?|jelas(?:nya|e)?|mesti(?:ne)?|definitely|itu|ini|iki|niki|kayak(?:nya|e)|pilih|saya|the|one|that|which|is|it|it'?s|something|lho|ya|eh)\W+){{0,5}}(?={_NONE_OF}\b)",
    re.I,
)
_EACH = late.regex(
    rf"[\s,.;]*(?:\b(?:dan|dn|juga|jg|lan|ya|yang|yg|sing|ingkang|tapi|tp|and|also)\b\W*){{0,3}}\b{_NONE_OF}\s+",
    re.I,
)
_AND = late.regex(
    r"\s*(?:/|&|\b(?:dan|dn|sama|karo|kalih|lan|atau|ato|apa|maupun|or|nor|and)\b)\s*", re.I
)
# What a bidang is called by who excludes it, "dagang2an": its own words and things apart.
_CALLED = {
    Topic.EKONOMI: late.regex(
        r"dagang|dodol|jual|jualan|bakul|bisnis|warung|modal|ukm|umkm|tani|ternak|trad|shop", re.I
    ),
    Topic.FISIK: late.regex(
        r"jalan|dalan|bangun|gedung|jembatan|got|proyek|roads?$|buildings?$", re.I
    ),
    Topic.SOSBUD: late.regex(r"sosial|budaya|sekolah|sehat|ngaji|posyandu|schools?$", re.I),
}
_WORDS_EACH = 3


def _excluded(turn: Turn, text: str) -> set[Topic] | None:
    """The bidang that a text says it is not, where it says nothing else; None for other texts."""
    lead = _EXCLUDES.match(text)
    if lead is None or "?" in text or contrasted(text) != text:
        return None
    gone: set[Topic] = set()
    for each in _EACH.split(text[lead.end() :])[1:]:
        if "," in each.strip(" ,"):
            return None  # "bukan fisik, ekonomi"
        for one in _AND.split(each):
            words = [word for word in turn.fold(one).split() if word not in _LITTLE]
            words = [word for word in words if word not in turn.known("particle", "closing-word")]
            named = {topic for word in words for topic in _meant(turn, word)}
            if len(words) > _WORDS_EACH or (words and not named):
                return None  # it tells of a thing
            gone |= named
    return gone


def _instead(turn: Turn, text: str) -> Topic | None:
    """The bidang behind another that it is not: "bukan fisik, ekonomi"; None for other texts."""
    first, comma, rest = text.partition(",")
    topic = _one(turn, rest) if comma and _EXCLUDES.match(text) else None
    return topic if topic is not None and _excluded(turn, first) else None


_SAYS_LITTLE = "yang yg sing bidang soal urusan masalah nomor nomer no kok sih the about"
_LITTLE = frozenset(_SAYS_LITTLE.split())


def _meant(turn: Turn, word: str) -> set[Topic]:
    own = turn.slots(word).bidang
    of = {topic for topic, called in _CALLED.items() if called.match(word)}
    return named_as(turn, word) or of or ({Topic(own)} if own else set())


def knows_concluded(choices: Chooser, others: Knower) -> Knower:
    """A bidang that somebody has weighed, leaves to be put right or says by the others that it is
    not; of other texts what `others` know."""

    async def knows(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
        text = turn.clean(said.text)
        if said.choice is not None or not 0 < len(text) <= LONGEST:
            return await others(turn, said, draft)
        reading = pointed(turn, text, draft, await choices(turn, draft))
        if reading is not None or "?" in text:
            return reading if reading is not None else await others(turn, said, draft)
        if (topic := _unsure(turn, text) or _instead(turn, text)) is not None:
            return Answer(topic, (taken(topic),))
        if (weighed := _weighed(turn, text)) is not None:
            topic, told = weighed
            more = Text("propose-topic.more", {"typed": Literal(shorten(told, 60))})
            return Answer(topic, (taken(topic), *(() if draft["wish"] else (more,))))
        gone = _excluded(turn, text)
        left = [each for each in Topic if each not in gone] if gone else []
        if len(left) == 1:
            return Answer(left[0], (taken(left[0]),))
        if gone and left:
            unclear = Text("propose-topic.unknown", {"typed": Literal(shorten(text, 60))})
            offered = tuple(each for each in await choices(turn, draft) if each.id in left)
            return AskAgain((unclear,), offered, dict(draft.notes))
        return await others(turn, said, draft)

    return knows
