"""What people say who have changed their mind about what they wish: that it is no longer wanted, or
wondered at, and what is instead ("eh ga jadi talud, jembatan aja, jembatan kecil depan gang")."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlers import late
from handlers.reading.denial import DO_NOT, NOT, NOT_THAT
from handlers.reading.joined import BECAUSE, NO_END
from handlers.reading.meaning.slots import STATE, slots
from handlers.reading.meaning.things import hits_in
from handlers.reading.said.of_proposals.rather import rather
from handlers.reading.spelling import fold

# That something is no longer wanted; of a thing that is named beside it.
_DROPS = (
    rf"(?:{NOT}|ga|gk)\s*(?:jadi|jd|sido|sios|usah|perlu|prlu|sah|dulu|butuh)|gajadi|gakjadi|gausah|gaperlu"
    rf"|(?:{DO_NOT}|{NOT_THAT}|bukannya|dudu)|wurung|mboten\s+sios"
    r"|(?:di|ku|tak|dipun)?(?:batal|hapus|apus|coret|cancel|buang|busak|hilang|ilang|delete|skip)(?:kan|in|ke|no|aken)?"
    r"|daripada|drpd|ketimbang|tinimbang|no\s+longer|not|instead\s+of|never\s*mind"
)
_DROP = late.regex(rf"(?:{_DROPS})\b", re.I)
# "Jalan yang batal diaspal dipakai anak sekolah": what was not done, and what comes of it.
_UNDONE = late.regex(rf"(?:batal|(?:{NOT}|ga|gk)\s*(?:jadi|jd|sido))\s+di\w{{3,}}\s+\w", re.I)
# That what stands there is not what they meant.
_WONDER = late.regex(r"(?:kok|ko|kenapa|knp|napa)\b", re.I)
_FILL = late.regex(
    r"(?:eh+|oh|oya|oiya|hmm+|aduh|waduh|wah|ya|yah|lho|loh|lah|lha|maaf|sori|sorry|ralat|koreksi|pak|bu|bapak|ibu|min|kak|mas|mbak"
    r"|yang|yg|sing|itu|iku|tadi|td|mau|wau|deh|deng|ding|dong|sih|aja|saja|wae|mawon|dulu|dl|masih|msh|tetap|tetep|malah|jadi|jd|bisa|kan|usul\w*"
    r"|nya|ne|e|si|soal|saya|sy|aku|kami|kita|kula|tolong|tlg|mohon|sekarang|skrg|lagi|semua|semuanya|(?:kata|kt|jare|kandane)(?:nya|ne)?(?:\s+(?:pak|bu|p)\s+\w+)?|setelah\s+dipikir\w*|the|it|ini|bentar|sebentar|udah|sudah|udh|sdh|wis|sampun)\b",
    re.I,
)
# What leads to what is instead, and what may end it.
_TO = late.regex(
    r"^(?:(?:eh+|oh|ya|yah|tapi|tp|tetapi|melainkan|nanging|ning|but|terus|trus|dan|sama|malah|justru|(?:di)?(?:ganti|tukar|ubah|rubah|pindah|alih)(?:kan|in|nya|en|no)?"
    r"|jadi|jd|menjadi|dadi|dengan|dgn|ke|pakai|pake|mending(?:an)?|lebih\s+baik|mau|mo|pengen|pengin|ingin|arep|badhe|minta|mnt|mintanya"
    r"|usul(?:an|kan|in)?(?:nya|ne|ku|e)?|yang|yg|sing|bener|benar|betul|leres|kan|padahal|pdhl|saya|sy|aku|kami|kita|kula|tadi|td"
    r"|bilang(?:nya)?|blg|nulis(?:nya)?|tulis|ketik|maksud(?:nya|ku)?|maunya|(?:se)?harusnya|hrsnya|mestinya|kudune|itu|ini|iki|iku"
    r"|sekarang|skrg|saiki|cukup|(?:warga|kami)\s+(?:butuh|perlu)(?:nya|in)?|(?:butuh|perlu)(?:nya)?|(?:uang|dana|anggaran)(?:nya|ne)?|untuk|buat|instead|make|the|a|want|i)\b[\s,:]*)+",
    re.I,
)
_ASKED = late.regex(r"^.{0,40}?\b(?:minta|mnt|mohon|pengen|pengin|maunya|mintanya)\s+", re.I)
_BECAUSE = late.regex(rf"^(?:{BECAUSE})\b", re.I)
_RATHER = late.regex(r"^.{0,50}\b(?=(?:mending(?:an)?|lebih\s+baik)\b)", re.I)
_TAIL = late.regex(
    r"(?:[\s,.]*\b(?:(?:tempat|lokasi|panggon|titik)(?:nya|ne|e|an|ane)?\s+(?:tetap|tetep|sama|podo|sami|situ)|aja|saja|ae|wae|mawon|deh|dong|donk|ya|yah|yaa|pak|bu|bapak|ibu|min|mas|mbak|kak|lah|nggih|please|semua(?:nya)?"
    r"|(?:yang|yg|sing)\s+(?:penting|perlu|utama)|(?:itu\s+)?(?:lebih|lbh|luwih|langkung)\s+(?:penting|urgent|butuh|perlu|parah|mendesak)|dulu|dl|instead|sih|kok|tok|maksud(?:ku|nya)?|maksud\s+saya))+\W*$",
    re.I,
)
_INNER = late.regex(r"\s+\b(?:aja|saja|wae|mawon|deh)\b(?=\s)", re.I)
_CLAUSE = late.regex(
    rf"{NO_END}(?<=\S)\s*[,;.!\n]+\s+|[,;.!\n]+$"
    rf"|\s+(?=(?:daripada|drpd|ketimbang|tinimbang|instead\s+of|{BECAUSE})\b)"
    rf"|(?:(?<=\baja)|(?<=saja)|(?<=\bwae)|(?<=mawon)|(?<=\bdeh))\s+(?=(?:{_DROPS})\b)",
    re.I,
)
_WONDERS = late.regex(r"^\W*(?:(?:lho|loh|lah|lha|eh)\W+)*(?:kok|ko|kenapa|knp|napa)\b", re.I)
# "Bukan min", "ganti", "yg lain aja deh": that it is another, and nothing of what.
_SAYS_NOTHING = late.regex(
    rf"^\W*(?:(?:{_DROPS}|{_FILL.pattern[:-2]}|(?:di)?(?:ganti|tukar|ubah|rubah)(?:in|kan|en)?|lain(?:nya|ne)?)\b\W*){{1,8}}$",
    re.I,
)
# Words of a wish that name nothing by themselves.
_WORKS = frozenset({
    "perbaikan", "pembangunan", "pembuatan", "pemasangan", "pengadaan", "usulan", "usul", "di",
    "bangun", "pasang", "bikin", "buat", "bantuan", "minta", "mau", "untuk",
})  # fmt: skip
# "Gang melati satu mah udah dicor": how it is there, and nobody's wish.
_IS_DONE = late.regex(
    r"\b(?:udah|udh|sudah|sdh|dah|wis|wes|sampun|pun|already|been)\s+(?:pernah\s+|lama\s+|tau\s+)?"
    r"(?:di(?:pun)?\s?\w{3,}|bagus|apik|sae|mulus|ada|ono|wonten|jadi|dadi|selesai|rampung|beres|done|built|fixed)\b",
    re.I,
)
# What is wished after all is named in so many words.
_NEW_WORDS = 9
_ENDINGS = ("nya", "ne", "e", "nipun", "ipun")


@dataclass(frozen=True, slots=True)
class Rewished:
    """`gone` is what is no longer wanted, `new` what is instead ("" where nothing is said to be),
    `more` the clauses that say something else; `alone` whether the wish names no more than a thing
    and where it is, so that another may stand in its place."""

    gone: str
    new: str
    more: tuple[str, ...] = ()
    alone: bool = True


@functools.lru_cache(maxsize=64)  # each answer that may be put right asks for it
def rewished(text: str, wish: str) -> Rewished | None:
    """What a text says of a wish that is not wanted any more; None where it does not say so.

    It says so where a clause holds nothing but that it is not, and things: those of the wish, or
    others that were spoken of. "Tidak jadi dibangun sejak dulu" tells of something else.
    """
    gone, said, wonders, before = "", list[str](), False, 0
    for clause in _CLAUSE.split(text):
        dropped, rest = _dropped(clause, wish)
        rest = rest.strip(" ,.;:")
        # "Kok taludnya ga pernah dibangun" says something else of the talud.
        if dropped and rest and not _names_another(rest, dropped):
            dropped, rest = "", clause.strip(" ,.;:")
        wonders = wonders or (bool(dropped) and _WONDERS.match(clause) is not None)
        if dropped and not gone:
            gone, before = dropped, len(said)
        said += [rest] if rest and not _SAYS_NOTHING.match(rest) else []
    if not gone:
        found = rather(text)
        return Rewished(found.first, found.now) if found and not found.later else None
    things = {thing.name for thing in slots(gone).things}
    named_so = set(fold(gone).split())
    new, at = "", -1
    for n, clause in enumerate(said):
        bare = _bare(clause)
        named = {thing.name for thing in slots(bare).things}
        other = named - things or (named and fold(bare) not in fold(f"{gone} {wish}"))
        same = n < before and named_so <= set(fold(bare).split())
        told = STATE.search(bare) or _IS_DONE.search(bare)
        if same or not other or told or len(bare.split()) > _NEW_WORDS:
            continue
        # "Jembatan aja, jembatan kecil depan gang": the same, told more closely.
        closer = at == n - 1 and f" {fold(new)} " in f" {fold(bare)} " if new else True
        if closer:
            new, at, first = bare, n, at if new else n
    if not new and not things:
        return None  # "warga tidak jadi lewat": a word of the wish, and nothing instead of it
    if not new:
        why = [each for each in said if not _BECAUSE.match(each)]
        return None if wonders else Rewished(gone, "", tuple(why))
    more = [clause for n, clause in enumerate(said) if not first <= n <= at]
    had = [each for each in said[:before] if named_so <= set(fold(each).split())]
    more = [each for each in more if each not in had]  # what goes, with all that it is
    return Rewished(gone, new, tuple(more), bare_wish(wish))


def _names_another(rest: str, gone: str) -> bool:
    """Whether a text names another thing than what goes, and nothing of how that is."""
    things = {thing.name for thing in slots(gone).things}
    return bool({thing.name for thing in slots(_bare(rest)).things} - things)


def _bare(clause: str) -> str:
    asked = _ASKED.match(clause)
    if asked is not None and not slots(asked[0]).things:
        clause = clause[asked.end() :]  # "istri saya minta posyandu aja"
    return _INNER.sub("", _TAIL.sub("", _TO.sub("", _RATHER.sub("", clause)))).strip(" \"'“”„,.;:")


def _dropped(clause: str, wish: str) -> tuple[str, str]:
    """The thing that a clause begins by saying is not wanted, and what it says behind that; "" and
    the clause where it does not."""
    known = {word for word in fold(wish).split() if not word.isdecimal()}
    drops, named, place = False, list[str](), 0
    while place < len(clause):
        if (space := re.match(r"[\s,:\"'“”„-]+", clause[place:])) is not None:
            place += space.end()
            continue
        rest = clause[place:]
        if (found := _DROP.match(rest) or (None if named else _WONDER.match(rest))) is not None:
            if drops and named:
                break
            if _UNDONE.match(rest):
                return "", clause
            drops = True
        elif (found := _thing(rest, known)) is not None and not (drops and _complete(named, rest)):
            named.append(found[0])
        elif (found := _FILL.match(rest)) is None:
            break
        place += found.end()
    thing = " ".join(named)
    if not drops or not (slots(thing).things or _of_wish(thing, known)):
        return "", clause
    return thing, clause[place:]


def _of_wish(thing: str, known: set[str]) -> bool:
    """Whether what goes is called by a word of the wish ("bibitnya", of bibit padi)."""
    words = fold(thing).split()
    bare = {next((w.removesuffix(e) for e in _ENDINGS if w.endswith(e)), w) for w in words}
    return bool(words) and bare | set(words) <= known | set(words) and bool(bare & known - _WORKS)


def _thing(rest: str, known: set[str]) -> re.Match[str] | None:
    """The word of the wish, or the name of a thing, that a text begins with."""
    words = rest.split()
    for count in range(min(4, len(words)), 0, -1):
        folded = fold(" ".join(words[:count])).split()
        hits = hits_in(folded)
        if len(hits) == 1 and (hits[0].start, hits[0].end) == (0, len(folded)):
            return re.match(r"\s*".join([r"\S+"] * count), rest)
    first = fold(words[0]) if words else ""
    bare = next((first.removesuffix(end) for end in _ENDINGS if first.endswith(end)), first)
    return re.match(r"\S+", rest) if known & {first, bare} or first in _WORKS else None


def _complete(named: Sequence[str], rest: str) -> bool:
    """Whether what goes has been named, and another thing begins: "ga jadi talud lampu jalan"."""
    had = {thing.name for thing in slots(" ".join(named)).things}
    words = rest.split()[:4]
    first = [hit.thing.name for hit in hits_in(fold(" ".join(words)).split()) if hit.start == 0]
    return bool(had) and bool(first) and first[0] not in had


# What is said of a wish beside its thing and its place: the work.
_WORK_WORDS = late.regex(
    r"^(?:per|pem|pen|peng|pe)\w+an$|^(?:bikin|buat|pasang|bangun|minta|usul\w*|baru|rusak|di|untuk|dan|jalan|gang)$",
    re.I,
)


def bare_wish(wish: str) -> bool:
    """Whether a wish names its thing and where it is, and tells nothing else of it ("bibit padi
    unggul, susah dapatnya" does), so that another thing may stand in its place."""
    held = slots(wish)
    named = {word for thing in held.things for name in thing.words for word in fold(name).split()}
    rest = [w for w in held.rest if w not in named and not _WORK_WORDS.match(w)]
    return not rest or "," not in wish


def drops(text: str) -> bool:
    """Whether a text may say that something is no longer wanted, or wonders at it."""
    return _MAY.search(text) is not None or wants_other(text)


_MAY = late.regex(rf"\b(?:(?:{_DROPS})|kok|ko|kenapa|knp)\b", re.I)


# "Yg lain aja deh", "ganti usulan lain", "mau usul yang lain aja".
_OTHER = late.regex(
    r"(?:^|[,.;!])\W*(?:(?:eh+|ya|oh|jadi|mau|mo|pengen|tolong|bisa|minta|mending|kayaknya|usul\w*|ganti\w*|diganti|pakai|pake|saya|sy|aku|min|pak|bu|kak)\W+){0,5}"
    r"(?:(?:yang|yg|sing)\s+lain(?:nya|ne)?|lainnya|usul\w*\s+(?:yang\s+|yg\s+)?lain)"
    r"(?:\W+(?:aja|saja|wae|mawon|deh|dong|ya|dulu|min|pak|bu|kak|mas|mbak|lah)){1,4}\W*$",
    re.I,
)


def wants_other(text: str) -> bool:
    """Whether a text says that another wish is to be instead, and not which: "..., yg lain aja
    deh". Never raises."""
    return "?" not in text and _OTHER.search(text[-200:]) is not None


# "..., sudah dibangun warga. Tidak jadi", "yang mobil tidak usah, nanti saya omongkan".
_REFUSES = late.regex(
    rf"(?:^|[\s,.;])(?:(?:{NOT})\s*(?:jadi|jd|usah|sah|perlu|prlu|sido|sida|sios)|gausah|gajadi|batal(?:kan|in)?|(?:di)?(?:lewati|hapus|coret|skip))"
    r"(?:\s+(?:aja|saja|wae|ae|mawon|deh|dulu|lah|ya|pak|bu|min|mas|mbak|di\s?usul\w*|masuk|lagi|itu))*\W*(?=$|[,.;!\n])",
    re.I,
)


def refuses(text: str) -> bool:
    """Whether a clause of a text says that something is not wanted."""
    return _REFUSES.search(text) is not None


# "Ganti aja deh. ... minta jalan miring": all of it is another, which is said next.
_ALL_ELSE = late.regex(
    r"^\W*(?:(?:hmm*|eh+|ya|oh|yaudah|(?:kata|jare)\s+\w+)[\s,.]+){0,3}(?:di)?ganti(?:in|kan)?(?:\s+(?:aja|saja|wae|deh|dong|ya|lah|mawon))+"
    r"\s*[,.;:]+\s*(?P<said>\S.+)$",
    re.I | re.S,
)


def all_else(text: str) -> str:
    """What is said behind that all of a wish is another; "" for other texts. Never raises."""
    found = _ALL_ELSE.match(text[:1000])
    return found["said"] if found is not None else ""


# "Eh bntr serius ini. lapangan basket rusak": what was said before was a joke.
_SERIOUS = late.regex(
    r"^\W*(?:(?:eh+|oke|ok|ya|oh|bntr|bentar|sebentar|tapi|tp|udah|canda|becanda|bercanda)\W+){0,4}(?:serius\w*|beneran|benerin|tenanan|temenan|seriously)"
    r"(?:\s+(?:ini|nih|nya|bang|pak|bu|min|mas|mbak|kak|deh|ya|usul\w*|sekarang))*\s*[,.:;!]*\s+(?P<said>\S.{8,})$",
    re.I | re.S,
)


def seriously(text: str) -> str:
    """What is said in earnest after a joke; "" for other texts. Never raises."""
    found = _SERIOUS.match(text[:1000])
    return found["said"] if found is not None else ""
