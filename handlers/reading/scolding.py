"""A text without its writer's scolding that something was asked again, or said before."""

from __future__ import annotations

from handlers import late
from handlers.reading.spelling import fold

# That somebody is asked, or has to write, again.
_TALK = late.regex(
    r"(?:di|ke)?(?:tanya|nanya|takon|takok|ulang|ngulang|jawab|njawab|baca|waca)"
    r"(?:2|in|ni|i|an)?(?:2|ulang|nanya)?|(?:di)?jelas(?:in|kan)|ngetik\w?|nulis|ngomong\w?|berulang\w*|bolak|balik"
)
# What somebody is called who did so.
_NAMES = frozenset(
    {
        "goblok", "goblog", "geblek", "gblk", "bego", "tolol", "dodol", "bodoh", "pekok", "pkok",
        "dungu", "budek", "budeg", "pikun", "payah", "lemot", "ngeyel", "ndableg", "stupid",
    }
)  # fmt: skip
# That something was said.
_SAID = late.regex(
    r"(?:tak|di|ku)?(?:bilang|blg|blang|omong|kandan|kandhan|tulis|ketik|sebut|jawab)"
    r"(?:in|i|kan|ke|an)?|(?:di)?jelas(?:in|kan)|matur|said|told"
)
# Without one of these before it that is no reminder ("saya tulis ulang ya: ...").
_BEFORE = frozenset(
    {
        "kan", "lha", "lah", "lho", "loh", "tadi", "td", "wau", "udah", "udh", "sudah", "sdh",
        "dah", "wis", "wes", "uwis", "sampun", "kok", "already",
    }
)  # fmt: skip
# Behind it, to whom else it was said ("sudah bilang ke pak rt tapi ...").
_TO = frozenset(
    {"ke", "sama", "sm", "kepada", "nang", "marang", "karo", "pak", "bu", "rt", "rw", "lurah"}
)
# That it is too often.
_OFTEN = frozenset(
    {
        "lagi", "maneh", "meneh", "malih", "terus", "trus", "trs", "mulu", "wae", "capek", "capek2",
        "cape", "kesel", "sebel", "bosen", "males", "ribet", "repot", "astaga", "berapa",
        "berkali2", "bolak", "again",
    }
)  # fmt: skip
# What is said with any of these, and tells nothing.
_SMALL = _BEFORE | _OFTEN | {
    "ta", "di", "atas", "awal", "tolong", "tlg", "dong", "sampean", "sampeyan", "pean",
    "jenengan", "panjenengan", "ndiri",
    "mau", "saya", "sy", "aku", "ku", "kula", "kulo", "kamu", "to", "tho", "itu", "iku", "ya",
    "yo", "nggih", "masa", "mosok", "ko", "ae", "aja", "saja", "gimana", "gmn", "piye", "sih",
    "bot", "botnya", "bote", "nya", "ne", "nih", "ini", "iki", "deh", "donk",
    "astaghfirullah", "ampun", "aduh", "duh", "halah", "hadeh", "sabar", "napa", "bikin", "pak",
    "bu", "mas", "mbak", "min", "tak", "jangan", "jgn", "ojo", "ga", "gak", "nggak", "ngerti",
    "ngerti2", "paham", "paham2", "kali", "gitu", "ngono", "banget", "bgt", "emang", "the", "i",
    "you",
}  # fmt: skip
# After that it was said, before what was ("..., ya itu taludnya").
_AFTER = frozenset(
    {
        "ya",
        "yo",
        "tadi",
        "td",
        "wau",
        "itu",
        "iku",
        "kan",
        "to",
        "bahwa",
        "kalau",
        "kalo",
        "klo",
        "nek",
    }
)

# What is only supposed was not said.
_IF = frozenset({"nek", "kalau", "kalo", "klo", "kl", "yen", "menawi", "jika", "if", "misal"})

_CLAUSE = late.regex(r"[^,;!\n]+?(?:[,;!\n]+|\.(?=\s)|$)")
_WORD = late.regex(r"\S+")
# More letters tell something.
LONGEST = 500


def unscolded(text: str) -> str:
    """A text without the clauses that only scold, and without that it was said before; "" for one
    that says nothing else; the text itself where it does neither. Never raises."""
    clauses = [each for each in _CLAUSE.findall(text) if any(map(str.isalnum, each))]
    scolds = any(_scolds(each) for each in clauses) or any(_lead(each) for each in clauses)
    if len(text) > LONGEST or "?" in text or not scolds:
        return text
    told = [each[_lead(each) :] for each in clauses]
    told = [each for each in told if not _empty(each)]
    if told and told != clauses:
        told[0] = _begun(told[0])
    return " ".join(each.strip() for each in told).strip(" ,;.!")


def _words(clause: str) -> list[tuple[int, str]]:
    """The words of a clause, folded, each with where it ends."""
    return [(each.end(), fold(each[0])) for each in _WORD.finditer(clause) if fold(each[0])]


def _is_small(word: str) -> bool:
    talks = _TALK.fullmatch(word) or _SAID.fullmatch(word)
    return word in _SMALL or word in _NAMES or talks is not None


def _empty(clause: str) -> bool:
    """Whether a clause of a text that scolds tells nothing: "capek ngetik", "gimana sih"."""
    return all(_is_small(word) for _, word in _words(clause))


def _scolds(clause: str) -> bool:
    words = [word for _, word in _words(clause)]
    often = not _OFTEN.isdisjoint(words) and "mau" not in words  # "mau tanya lagi"
    talks = any(_TALK.fullmatch(word) and (often or word.endswith("2")) for word in words)
    return _empty(clause) and (talks or not _NAMES.isdisjoint(words))


def _lead(clause: str) -> int:
    """Where a clause begins that first says that it was said before, or calls names ("kan td udah
    tak bilang ..."); 0 for others."""
    end, reminded, begins = 0, False, 0
    words = _words(clause)
    for n, (stop, word) in enumerate(words):
        if not (_is_small(word) or word in _AFTER):
            break
        if word in _IF and not reminded:
            return 0  # "nek wis tak tulis mesti dibangun" asks what comes of it
        reminded = reminded or word in _BEFORE
        after = words[n + 1][1] if n + 1 < len(words) else ""
        says = reminded and _SAID.fullmatch(word) is not None and after not in _TO
        if says or word in _NAMES or (0 < begins == end and word in _AFTER):
            begins = stop
        end = stop
    return begins


def _begun(told: str) -> str:
    """What is left, without "ya itu" before it."""
    begins = 0
    for stop, word in _words(told):
        if word not in _AFTER:
            break
        begins = stop
    return told[begins:].lstrip()
