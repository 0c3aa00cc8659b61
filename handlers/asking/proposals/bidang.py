"""What of a text says which bidang its thing belongs to, and what of it is left beside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from handlers import late
from handlers.asking.person.names import asks_which
from handlers.conversation.messages import Text, Words
from handlers.reading.denial import NOT
from handlers.reading.introduced import unrefused
from handlers.reading.joined import BECAUSE, PURPOSE
from handlers.reading.meaning.slots import STATE, Slots, slots
from handlers.reading.meaning.things import hits_in
from handlers.turn import Turn
from storage.proposals.model import Topic

# "Sumur bor masuk mana"; what is longer says more than the one thing that it names.
ONE_THING = 6


# "Bahu jalan itu punya siapa ya", "trotoar wewenang siapa": of whoever has it, and no wish.
_WHOSE = late.regex(
    r"\b(?:punya(?:nya|ne)?|milik(?:nya|e)?|duwek\w*|gadhahan\w*|(?:ke)?wewenang\w*|kewenangan\w*|tanggung\s?jawab\w*|wenange|urusan\w*)\s+(?:siapa|sapa|sopo|sinten)\b"
    r"|\b(?:siapa|sapa|sopo|sinten)\s+(?:yang|yg|sing|ingkang)\s+(?:punya|duwe|gadhah|urus|ngurus|berwenang)\b|\bwho\s+(?:owns|maintains|is\s+responsible)\b|\bwhose\s+(?:is|are)\b",
    re.I,
)


def is_one(text: str, held: Slots) -> bool:
    one = len(held.things) == 1 and len(text.split()) <= ONE_THING
    return one or _WHOSE.search(text) is not None


def told_whose(text: str) -> tuple[Words, ...]:
    """What is said to whoever asks whose a thing is."""
    return (Text("propose-land.whose"),) if _WHOSE.search(text) else ()


# "Soal anak muda pada nganggur": that it is about something.
ABOUT = late.regex(r"^\W*(?:\w+\W+){0,3}?(?:soal|masalah|tentang|ttg|bab|about)(?:nya|e)?\b", re.I)
# "Urusan banyu sawah": what it is about, and no wish.
_ONLY_ABOUT = late.regex(
    r"^\W*(?:urusan(?:e|nya)?|babagan|perkawis|prekara|perkara|masalah|soal|tentang|ttg|about)\s+(?:\w+\s*){1,4}\W*$",
    re.I,
)


def only_about(text: str) -> bool:
    """Whether a text only says what it is about, and nothing that is wished of it."""
    return _ONLY_ABOUT.match(text) is not None and STATE.search(text) is None


# "Drainase kan masuk fisik ya": that a thing belongs to a bidang.
SORTS = late.regex(
    r"\b(?:masuk(?:nya|e)?|mlebu(?:ne)?|mlebet(?:ipun)?|(?:ter|kl)?golong(?:an)?|termasuk|berarti|bidang(?:nya|e)?)\b",
    re.I,
)
# "Kayaknya yg jalan", "soalnya ini pos kamling", "yang lampu aja": the thing that is meant is left.
_HEDGES = late.regex(
    r"^\W*(?:(?:masuk\w*\s+(?:(?:yang|yg|ke|bidang|di)\s+){0,2}(?:mana|apa|endi)(?=\s*[:,;-])|(?:saya\s+|aku\s+)?(?:pilih|milih|ambil)(?:\s+(?:yang|yg))?"
    r"|kayak(?:nya|e)|kyknya|sepertinya|mungkin|paling|yang|yg|sing|soal(?:nya|e)?|tentang|ttg|masalah"
    r"|ini|itu|iki|kuwi|kan|lha|ya|eh|hmm+|kalau|kalo|klo|urusan|perkara|bab(?:agan)?|bukan\s+(?:semua\w*|ketiga\w*|itu\s+semua)"
    r"|the|about|maybe|probably|it'?s|i\s+(?:guess|think))\b\W*)+(?=\w)"
    r"|(?:\W+(?:aja|saja|wae|mawon|deh|kayak(?:nya|e)|kyknya|mungkin|ya|sih|kali|pak|bu|min|mas|mbak"
    r"|itu|tu|tuh|lho|loh|gitu|kuwi|niku|to|tho|ones?|things?|please|i\s+(?:guess|think)"
    r"|(?:nomor|nomer|no)\s+(?:berapa|brp|piro|pira|pinten)))+\W*$",
    re.I,
)


# "Yang nomor dua aja, jalan": the number, before the thing.
_NUMBER_FIRST = late.regex(
    r"^\W*(?:(?:yang|yg|sing|pilih|saya|ya)\s+)*(?:(?:nomor|nomer|nmr|no)\W{0,2}(?P<n>\w+)|(?:ke|ka(?:ping\s)?)(?P<nth>\w+))(?:\s+(?:aja|saja|wae|deh|ya|mawon))*\s*[,.;:-]+\s*(?=\w)",
    re.I,
)


def numbered_first(turn: Turn, text: str) -> tuple[str, str] | None:
    """The number that a text begins with and the thing behind it; None for other texts."""
    found = _NUMBER_FIRST.match(text)
    if found is None or _WHY.match(text[found.end() :]):
        return None
    said = turn.fold(found["n"] or f"ke{found['nth']}")
    known = (str(n) for n in range(1, 4) if said == str(n) or turn.is_word(f"number-{n}", said))
    number = next(known, None)
    return (number, text[found.end() :]) if number is not None else None


TOPIC_WORDS = tuple(f"topic-{each}" for each in Topic)


def named_by(turn: Turn, words: Iterable[str]) -> set[Topic]:
    """The bidang that some words name, which are folded."""
    said = set(words)
    return {each for each in Topic if not turn.known(f"topic-{each}").isdisjoint(said)}


def unhedged(text: str) -> str:
    """A text without the words by which somebody only points to what they mean, or is not sure,
    and without a clause before it that asks which bidang that is."""
    first, _, rest = text.partition(",")
    text = rest.strip() if slots(rest).things and asks_which(first) else text
    text = unrefused(text)
    return _HEDGES.sub("", text) or text


def only_points(turn: Turn, text: str) -> bool:
    """Whether a text points to a thing, and tells nothing of it: "jalan2 gitu lah"."""
    words = turn.fold(text).split()
    hits = hits_in(words)
    named = {at for hit in hits for at in range(hit.start, hit.end)}
    beside = [word for at, word in enumerate(words) if at not in named]
    if len(hits) > 1 and _CALLS.isdisjoint(beside):
        return False  # "sumur bor di langgar"
    known = turn.known("particle", "says-nothing", "yes") | _CALLS
    return bool(beside) and known.issuperset(beside)


# "Jalan lah, fisik kan itu namanya": what is left is the thing.
_CALLS = frozenset({
    "kan", "itu", "iku", "kuwi", "niku", "nama", "namanya", "jenenge", "ke", "kemana", "right",
    "is", "its", "it", "that", "thats", "s",
    "jelas", "tentu", "cetha", "jg", "juga", "yo", "kok", "wong", "lha", "of", "course",
    "obviously", "the", "beton", "aspal", "asphalt", "concrete",
})  # fmt: skip


def without_bidang(turn: Turn, text: str) -> str:
    """A text without the clauses, or the words at an end, that only say which bidang its thing
    belongs to."""

    def only(words: Sequence[str]) -> bool:
        known = turn.known(*TOPIC_WORDS, "particle", "yes")
        sorts = (w in _CALLS or SORTS.fullmatch(w) for w in words)
        return all(sort or w in known for sort, w in zip(sorts, words, strict=True))

    parts = [each for each in re.split(r"[,.;]+", text) if each.strip()]
    left = [each for each in parts if not only(turn.fold(each).split())]
    if not slots(text).things or not left:
        return text
    words = left[-1].split() if len(left) < len(parts) or len(parts) == 1 else []
    while len(words) > 1 and only([turn.fold(words[-1])]):
        words.pop()
    while len(words) > 1 and len(left) == 1 and only([turn.fold(words[0])]):
        words.pop(0)
    if not words or not slots(" ".join(words)).things:
        return text
    return ", ".join([*(each.strip() for each in left[:-1]), " ".join(words)])


_OF_WHICH = late.regex(
    r"^\W*(?:apa|opo|nopo)\s+(?:(?:ya|yo|sih|nggih|toh?)\s+)?(?:kalau|kalo|klo|nek|untuk|buat)\s+",
    re.I,
)
_WHY = late.regex(
    rf"^\W*(?:(?:{BECAUSE})\b|(?:orang|wong|lha\s+wong)\s+(?:(?:saya|sy|aku|kami|kita)\s+)?(?=(?:mau|arep|badhe|cuma|mung)\b))\W*(?=\w)",
    re.I,
)


def behind_bidang(turn: Turn, text: str) -> str:
    """A text without the bidang that it begins with, by itself ("sosial aja kak, soalnya buat anak2
    ngaji"), or that it asks for ("bidang apa ya klo jalan tani")."""
    first, comma, rest = text.partition(",")
    if not comma and (why := re.search(rf"\s(?=(?:{BECAUSE})\b)", text, re.I)) is not None:
        first, comma, rest = text[: why.start()], " ", text[why.end() :]
    text = rest.strip() if comma and _only_named(turn, first) and len(rest.split()) > 1 else text
    return _OF_WHICH.sub("", text, count=1)


def _only_named(turn: Turn, clause: str) -> bool:
    """Whether a clause names a bidang, or its number ("2 aja deh"), and nothing else."""
    known = turn.known("particle") | _BETWEEN
    words = [word for word in turn.fold(clause).split() if word not in known]
    return bool(words) and all(named_as(turn, word) for word in words)


# "Antara kesehatan sama pendidikan": which of two.
_BETWEEN = frozenset({
    "antara", "sama", "dan", "atau", "ato", "apa", "opo", "karo", "lan", "kalih", "entah", "either",
    "between", "and", "or", "dengan", "maybe", "bingung",
})  # fmt: skip


def named_as(turn: Turn, word: str) -> set[Topic]:
    """The bidang that a word names, by itself or by the number that it has in the list."""
    number = int(word) if word.isdecimal() and len(word) < 3 else 0
    return {
        each
        for n, each in enumerate(Topic, 1)
        if n == number or word in turn.known(f"topic-{each}", f"number-{n}")
    }


def with_reason(turn: Turn, text: str) -> tuple[str, str]:
    """The one bidang that a text begins with, and the reason that it gives for it, or whom it is
    for; both "" for others."""
    behind = behind_bidang(turn, text)
    words = turn.fold(text.removesuffix(behind)).split() if behind != text else []
    named = {each for word in words for each in named_as(turn, word)}
    why = _WHY.sub("", behind, count=1)
    if len(named) != 1 or (why == behind and not is_purpose(behind)):
        return "", ""
    # "Kangge tumbas sapi kelompok" is what is wished.
    return next(iter(named)), _TO_GET.sub(r"\g<what>", why)


# That something is to be had, or made.
_TO_GET = late.regex(
    rf"^\W*{PURPOSE}\s+(?P<what>(?:beli|tuku|tumbas|bangun|mbangun|bikin|buat|gawe|damel|ndamel|perbaik\w*|benerin|benahi|ndandani"
    r"|pasang|masang|pengadaan|pembangunan|modal|buy\w*|build\w*|repair\w*|fix\w*)\b.*)$",
    re.I | re.S,
)


def beside(turn: Turn, text: str) -> str:
    """What a text says beside the bidang that it names."""
    return with_reason(turn, text)[1] or without_bidang(turn, text)


def is_purpose(reason: str) -> bool:
    """Whether a reason says whom something is for: "buat anak2 ngaji"."""
    return _FOR.match(reason) is not None


_FOR = late.regex(rf"\W*{PURPOSE}\b", re.I)


# "..., kok ga ada pilihannya": what is asked is not said by it.
_CHOICES = r"(?:pilihan|opsi|daftar|list|kategori|options?|choices?)(?:nya|ne|e)?"
_NO_CHOICE = late.regex(
    rf"(?:^|[\s,.;?]+)(?:(?:kok|ko|tapi|tp|lho|loh|lha|but|why)\W+)*(?:(?:(?:{NOT}|ra)\s*(?:ada|ono|wonten|nemu|ketemu|muncul)|there(?:'?s|\s+is)\s+no)"
    rf"\s+(?:di\s+|ning\s+|in\s+the\s+)?{_CHOICES}|{_CHOICES}\s+(?:kok\s+|ko\s+)?(?:{NOT}|ra)\s*(?:ada|ono|wonten|muncul))"
    r"\b(?:\s+(?:for|untuk|buat|kanggo)\b|(?:\s+(?:ya|sih|to|pak|bu|min|mas|mbak))+)?\W*",
    re.I,
)


def of_choices(turn: Turn, text: str) -> str:
    """A text without that there is no choice for it ("posyandu itu kesehatan, kok ga ada
    pilihannya"), and a bidang that it begins with as a question ("physical? it's the kids'
    playground") as what it says; other texts as they are."""
    left = (
        " ".join(_NO_CHOICE.sub(", ", text).split()).strip(" ,.;?") if _MAY.search(text) else text
    )
    first, mark, rest = left.partition("?")
    words = [word for word in turn.fold(first).split() if word not in turn.known("particle")]
    named = bool(words) and turn.known(*TOPIC_WORDS).issuperset(words)
    return f"{first.strip()}, {unhedged(rest.strip())}" if mark and rest.strip() and named else left


_MAY = late.regex(rf"\b{_CHOICES}\b", re.I)
