"""The bidang that is asked for, pointed to: by its number with something else behind it, by what it
is of ("yg bangunan2 itu"), between two, or left to us."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from handlers import late
from handlers.asking.person.names import asks_which
from handlers.asking.proposals.bidang import TOPIC_WORDS, named_as, named_by
from handlers.asking.proposals.held import volume_of
from handlers.conversation.answers import Answer, AskAgain, Draft, Reading, shorten
from handlers.conversation.messages import Choice, Literal, Text, Words
from handlers.proposals.proposing.mending.both import of_both
from handlers.reading.denial import NOT
from handlers.reading.introduced import wish_in
from handlers.reading.meaning.things import hits_in
from handlers.turn import Turn
from storage import rules
from storage.proposals.model import Topic

# What was said where a bidang is asked, and may be the wish: handlers.proposals.proposing.details
# knows it by this name.
SAID = "said"
# The one that we think fits, until somebody says so.
FITS = "fits"

# "Nomor 1 aja, oh ya lebarnya 2 meter", "pilih nomor satu, panjangnya 40 meter".
_NUMBERED = late.regex(
    r"^\W*(?:(?:yang|yg|sing|pilih|milih|ambil|saya|aku|kula|ya|iya|oke)\s+){0,4}"
    r"(?:(?:(?:nomor|nomer|nmr|no|pilihan|number|option)\W{0,2})(?P<n>[a-z0-9]{1,9})|(?:ke|kaping)\W?(?P<nth>[a-z0-9]{1,9})|(?P<bare>[1-3]))"
    r"(?:\s+(?:aja|saja|wae|ae|mawon|deh|ya|yo|pak|bu|min|mas|mbak|please)){0,3}\s*[,.;:]+\s*(?P<rest>\w.*)$",
    re.I | re.S,
)
_BY_THE_WAY = late.regex(
    r"^\W*(?:(?:oh|eh|o|terus|trus|tapi|tp|dan|by\s+the\s+way|btw|ya|iya|iyo|yo|sama)\W+){1,4}(?=\w)",
    re.I,
)
# "Ekonomi apa sosial ya, kan pelatihan buat jualan".
_OR = frozenset({"apa", "atau", "ato", "opo", "utawa", "utawi", "nopo", "menapa", "or", "antara"})
_BETWEEN = late.regex(r"[,.;?]+")
_SO = late.regex(
    r"^\W*(?:(?:kan|soalnya|soale|wong|lha|karena|krn|ini|itu|because|it'?s|jadi|habisnya)\W+){1,3}(?=\w)",
    re.I,
)
# "Ora ngerti aku, pilihno wae": we are to choose.
_LEFT_TO_US = late.regex(
    r"\b(?:(?:di|dipun\s?)?pilih(?:in|kan|no|ke|en|aken|ake)|atur(?:in|no)?\s+(?:aja|saja|wae|mawon)"
    r"|(?:bapak|ibu|pak|bu|admin|min|mas|mbak|petugas|panjenengan|njenengan|sampeyan|kamu|you|bot)(?:nya|e)?\s+(?:aja\s+|saja\s+|wae\s+)?(?:yang|yg|sing|ingkang)?\s*(?:pilih|milih|nentukan|nentuin|tentukan|atur|choose|decide|pick)(?:in|kan|no|aken)?"
    r"|(?:choose|pick|decide)\s+(?:it\s+)?for\s+me|(?:ter)?serah\s+(?:bapak|ibu|pak|bu|admin|min|petugas|panjenengan|sampeyan|you)|up\s+to\s+you|sak\s?karep\w*)\b",
    re.I,
)
# What is said around that to which somebody points.
_SAYS_WHICH = """
kae kuwi iku iki niku menika ada ono wonten enten stuff things thing kind of the one ones gitu
gituan ngono lho loh yang yg sing ingkang itu ini that those
"""
_POINTING = frozenset(_SAYS_WHICH.split())
_OF_FISIK = late.regex(
    r"(?:mem|di|m)?(?:bangun|proyek|gedung|building|konstruksi|construction)", re.I
)
_MOST_WORDS = 8
# "Yg buat bangun2 jalan itu": what it is for, by a thing of it, and nothing that is wished.
_FOR_WHAT = late.regex(
    r"^\W*(?:(?:itu|ya|iya|oh|eh|pilih|saya|aku|kula|kulo)\s+){0,2}(?:yang|yg|sing|ingkang|the\s+ones?)\s+"
    r"(?:(?:buat|untuk|utk|bwt|kangge|kagem|kanggo|nggo|gawe|damel|for|tentang|soal|urusan|ngurus|ngurusi|about)\s+)(?P<what>\w.*)$",
    re.I | re.S,
)
_DOES = late.regex(
    r"(?:(?:mem|di|m|nge)?bangun|bikin|gawe|nggawe|damel|ndamel|mbenerin|bener|perbaik|memperbaik|dandan|ndandan|ndandos|build|mak|fix|repair"
    r"|modal|bantu)\w*",
    re.I,
)
# "Sosial budaya. eh tp kalo bikin lapangan voli itu fisik ya?": a choice, and a doubt behind it.
_DOUBT = late.regex(
    r"^\W*(?P<first>[^,.;?!]{2,40})[,.;?!]+\s*"
    r"(?:(?:eh|oh|tp|tapi|tetapi|ning|nanging|but|cuma|lha|lho|hmm+|ya|terus|trus|and)\W+){0,4}"
    r"(?:(?:kalau|kalo|klo|kl|nek|yen|menawi|if|kan)\s+)?(?P<thing>\w[^?]{2,90}?)\s+"
    r"(?:itu|iku|kuwi|niku|menika|ki|kan|masuk\w*|mlebu\w*|mlebet\w*|termasuk|is|would\s+be|counts\s+as|belongs\s+to)\s+"
    r"(?:(?:itu|kan|masuk\w*|mlebu\w*|mlebet\w*|termasuk|ke|yang|yg|sing|bidang|malah|to|under)\s+){0,3}(?P<second>[^,.;?!]{3,40})(?:,\s*(?:right|ya|yo|kan|to|toh|nggih|no|bukan|isn'?t\s+it))?\W*$",
    re.I | re.S,
)
# "Bingung, pelatihan bikin kue buat ibu-ibu itu masuk mana ya".
_SORTED = late.regex(
    r"^\W*(?:(?:hmm+|hm|eh|oh|o|ehm|terus|trus|trs|nah|na|lha|lah|la|btw|then|so|and|well|tapi|tp|ning|dan|njuk|banjur)\W+){0,4}(?:(?:(?:saya|sy|aku|kulo|kula|i'?m|i)\s+)?(?:bingung|gatau|not\s+sure|confused|don'?t\s+know"
    rf"|(?:{NOT})\s*(?:tau|tahu|ngerti|ngertos|mudeng|paham|weruh|yakin))(?:\s+(?:saya|aku|kulo|kula|pak|bu|min|mas|mbak|ya|nih|sih)){{0,3}}\s*[,.;:]+\s*)?"
    r"(?:(?:kalau|kalo|klo|kl|nek|yen|menawi|misal(?:nya|e|ipun)?|umpama(?:ne|nya|nipun)?|upami|if|what\s+about|how\s+about|a|an|the|where\s+does)\s+){0,3}(?P<thing>\w[^?]{2,140}?)\s+(?:(?:itu|niku|kuwi|iku|iki|niki|ini|menika|ki|tu)\s+)?"
    r"(?:masuk(?:nya|e)?|mlebu(?:ne)?|mlebet(?:ipun)?|termasuk|goes?|belongs?|fits?|is|would\s+go)\s+(?:(?:ke|yang|yg|sing|ingkang|bidang|under|in|to)\s+){0,2}"
    r"(?:mana|endi|pundi|apa|opo|nopo|menapa|where|which(?:\s+one)?|what)(?:\s+(?:ya|yo|yaa|nggih|njih|sih|to|toh|pak|bu|min|mas|mbak|kak|bang|please)){0,4}\W*(?:[?.,]\s*[^?.,]{2,40}\?\W*)?$",
    re.I | re.S,
)
_LONGEST = 300
# Of fewer words only the bidang is known, and the wish is asked for.
_TELLING = 3


@dataclass(frozen=True, slots=True)
class _Numbered:
    topic: Topic
    rest: str


def _numbered(turn: Turn, text: str) -> _Numbered | None:
    """The bidang whose number a text begins with, and what it tells behind it, which names no
    thing; None for other texts."""
    found = _NUMBERED.match(text)
    if found is None:
        return None
    said = turn.fold(found["n"] or found["bare"] or f"ke{found['nth']}")
    ways = (n for n in (1, 2, 3) if said == str(n) or turn.is_word(f"number-{n}", said))
    number = next(ways, None)
    rest = _BY_THE_WAY.sub("", found["rest"], count=1).strip()
    named = named_by(turn, turn.fold(rest).split())
    if number is None or named or turn.slots(rest).things or re.match(r"\W*\d+\W*$", rest):
        return None
    return _Numbered(list(Topic)[number - 1], rest)


def _with_rest(turn: Turn, found: _Numbered, draft: Draft) -> Answer:
    """The bidang, with how much there is, or with what is told else, which is asked for later."""
    told: tuple[Words, ...] = (taken(found.topic),)
    volume = volume_of(turn.slots(found.rest)) if not draft["volume"] else None
    also: dict[str, Any] = {"volume": volume} if volume is not None else {}
    if volume is not None:
        args = {"label": Text("propose-volume.label"), "value": Literal(volume["text"])}
        return Answer(found.topic, (Text("form-mended.new", args), *told), also=also)
    words = turn.fold(found.rest).split()
    if draft["wish"] or turn.known("particle", "yes", "closing-word").issuperset(words):
        return Answer(found.topic, told)
    more = Text("propose-topic.more", {"typed": Literal(shorten(found.rest, 60))})
    return Answer(found.topic, (*told, more))


def taken(topic: Topic) -> Text:
    return Text("propose-topic.taken", {"topic": Text(f"propose-topic.{topic}")})


def _of_two(turn: Turn, text: str) -> tuple[list[Topic], str] | None:
    """The two bidang between which somebody hesitates, and what they tell beside; None for other
    texts."""
    clauses = [each.strip() for each in _BETWEEN.split(text) if each.strip()]
    first = clauses[0] if clauses else ""
    words = turn.fold(first).split()
    if not 2 < len(words) <= _MOST_WORDS or _OR.isdisjoint(words):
        return None
    named: list[Topic] = []
    for word in words:
        named += [each for each in named_as(turn, word) if each not in named and word.isalpha()]
    known = turn.known(*TOPIC_WORDS, "particle", "topic-around", "question") | _OR
    told = [word for word in words if word not in known]
    if len(named) != 2 or len(told) > 2 or turn.slots(first).things:
        return None
    return named, _SO.sub("", ", ".join(clauses[1:]), count=1)


def _offers(
    turn: Turn, named: list[Topic], rest: str, offered: tuple[Choice, ...], draft: Draft
) -> AskAgain:
    """The two first, that which fits what is told before the other."""
    own = turn.slots(rest).bidang if rest else None
    fits = next((each for each in named if each == own), None)
    order = [*([fits] if fits else []), *(each for each in named if each != fits)]
    choices = sorted(offered, key=lambda each: _place(each.id, order))
    wish = wish_in(rest, tells=True) if rest else ""
    keeps = bool(wish) and "wish" not in draft.answers and rules.WISH.holds(len(wish))
    notes = {SAID: wish} if keeps and turn.slots(wish).things else dict(draft.notes)
    if fits:
        notes = {**notes, FITS: str(fits)}
    args: dict[str, object] = {"first": Text(f"propose-topic.{order[0]}")}
    args |= {"other": Text(f"propose-topic.{order[1]}"), "fits": "yes" if fits else "no"}
    return AskAgain((Text("propose-topic.between", args),), tuple(choices), notes)


def _with_said(topic: Topic, draft: Draft) -> Answer:
    """The bidang that we thought fits, with the wish that was told."""
    wish = draft.notes.get(SAID, "")
    if not wish or "wish" in draft.answers:
        return Answer(topic, (taken(topic),))
    words = Text("propose-area.wish", {"wish": Literal(wish)})
    return Answer(topic, (words, taken(topic)), also={"wish": wish})


def _place(id: str, order: list[Topic]) -> int:
    return next((n for n, each in enumerate(order) if each == id), len(order))


def _pointed(turn: Turn, text: str) -> Topic | None:
    """The bidang to which a text only points by what it is of: "yg bangunan2 itu"; None for other
    texts."""
    words = turn.fold(text).split()
    if not words or len(words) > _MOST_WORDS or turn.slots(text).things or asks_which(text):
        return None
    known = turn.known("particle", "yes", "topic-around") | _POINTING
    told = [word for word in words if word not in known]
    named = {each for word in told for each in _called(turn, word)}
    every = bool(told) and all(_called(turn, word) for word in told)
    return named.pop() if every and len(named) == 1 else None


def _for_what(turn: Turn, text: str) -> Topic | None:
    """The bidang of a thing to which a text points by what it is for: "yg buat bangun2 jalan itu";
    None for what tells more of it."""
    found = _FOR_WHAT.match(text)
    words = turn.fold(found["what"]).split() if found is not None else []
    hits = hits_in(words)
    own = turn.slots(found["what"]).bidang if found is not None and hits else None
    if own is None or len(words) > _MOST_WORDS:
        return None
    things = {at for hit in hits for at in range(hit.start, hit.end)}
    known = turn.known("particle", "yes", "topic-around") | _POINTING
    beside = (word for at, word in enumerate(words) if at not in things)
    only = all(word in known or _DOES.fullmatch(word.rstrip("2")) for word in beside)
    return Topic(own) if only else None


def _one(turn: Turn, clause: str) -> list[Topic]:
    """The bidang that a clause names, where it says nothing else."""
    words = [word for word in turn.fold(clause).split() if word not in turn.known("particle")]
    words = [word for word in words if word not in _AROUND]
    of = [named_as(turn, word) for word in words]
    return list(dict.fromkeys(each for some in of for each in some)) if words and all(of) else []


_AROUND = _OR | frozenset({"right", "isnt", "it", "one", "to", "toh", "gak", "ga", "nggak", "kan",
                           "bukan", "ya", "yo", "nggih", "sih", "aja", "deh", "budaya", "prasarana",
                           "dan", "no", "yes"})  # fmt: skip


def _doubted(
    turn: Turn, text: str, offered: tuple[Choice, ...], draft: Draft
) -> Answer | AskAgain | None:
    """What is made of a bidang behind which somebody doubts whether it is not another; None for
    other texts."""
    whole = turn.clean(turn.message.text)  # of what is put right only the end comes here
    found = _DOUBT.match(whole) if len(whole) <= _LONGEST and whole.endswith(text) else None
    if found is None:
        return None
    first, second = _one(turn, found["first"]), _one(turn, found["second"])
    other = [each for each in second if each not in first]
    if len(first) != 1 or len(other) != 1:
        return None
    own = turn.slots(found["thing"]).bidang
    asked = _offers(turn, [first[0], other[0]], found["thing"], offered, draft)
    if own == other[0]:
        return _with_said(other[0], replace(draft, notes=asked.notes or {}))
    return asked


def _sorted(turn: Turn, text: str, draft: Draft) -> Answer | None:
    """The bidang of a wish of which it is asked where it belongs, with the wish; what is too short
    to be one is said to be asked for. None for other texts."""
    found = _SORTED.match(text) if "wish" not in draft.answers else None
    thing = found["thing"].strip(" ,.") if found is not None else ""
    wish = wish_in(thing, tells=True)
    held = turn.slots(wish)
    if held.bidang is None or named_by(turn, turn.fold(thing).split()):
        return None
    if len(wish.split()) < _TELLING or not rules.WISH.holds(len(wish)):
        more = Text("propose-topic.more", {"typed": Literal(shorten(wish, 60))})
        return Answer(held.bidang, (taken(Topic(held.bidang)), more)) if held.things else None
    words = Text("propose-area.wish", {"wish": Literal(wish)})
    return Answer(held.bidang, (words, taken(Topic(held.bidang))), also={"wish": wish})


def _called(turn: Turn, word: str) -> set[Topic]:
    """The bidang of a word, said twice or with an ending or not: "bangunan2", "usaha2nya"."""
    bare = re.sub(r"2?(?:nya|ne|e|an)?2?$", "", word)
    named = {each for said in (word, word.rstrip("2"), bare) for each in named_as(turn, said)}
    return named or ({Topic.FISIK} if _OF_FISIK.match(word) else set())


def pointed(turn: Turn, text: str, draft: Draft, offered: tuple[Choice, ...]) -> Reading | None:
    """What is made of a text that points to a bidang, or to two; None for other texts."""
    fits = draft.notes.get(FITS)
    if fits and turn.is_word("yes", text):
        return _with_said(Topic(fits), draft)
    if (two := _of_two(turn, text)) is not None:
        return _offers(turn, *two, offered, draft)
    if (both := of_both(turn, text, offered, draft)) is not None:
        return both
    if (doubted := _doubted(turn, text, offered, draft)) is not None:
        return doubted
    if (sorted_ := _sorted(turn, text, draft)) is not None:
        return sorted_
    if "?" in text:
        return None
    if (topic := _for_what(turn, text)) is not None:
        return Answer(topic, (taken(topic),))
    if (numbered := _numbered(turn, text)) is not None:
        return _with_rest(turn, numbered, draft)
    if (topic := _pointed(turn, text)) is not None:
        return Answer(topic, (taken(topic),))
    if _LEFT_TO_US.search(text) is None or turn.slots(text).things:
        return None
    if named_by(turn, turn.fold(text).split()):
        return None
    own = turn.slots(draft["wish"] or "").bidang
    if own is not None:
        return Answer(own, (taken(Topic(own)),))
    return AskAgain((Text("propose-topic.left"),), offered, dict(draft.notes))
