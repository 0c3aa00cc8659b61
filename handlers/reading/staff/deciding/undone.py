"""That something which was decided, or is about to be, is not to stand: "jangan ditolak", "ga jadi
disetujui"; and what is said beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from handlers import late
from handlers.reading.denial import DO_NOT, NOT, NOT_THAT
from handlers.reading.spelling import fold

# What a run of folded words says is done: the name, where that begins and where it ends.
Does = Callable[[list[str]], tuple[str, int, int] | None]


@dataclass(frozen=True, slots=True)
class Undone:
    """`name` is the command of the decision that is not to stand, "" where only some other is said
    to be right; `rest` what is said beside it, as typed."""

    name: str
    rest: str


# "Kalau jalan provinsi bukan kewenangan kita, tolak": nobody knows yet whether it is so.
_SO_IT_IS = (
    r"(?:memang|emang|ternyata|beneran|bener|benar|really|turns\s+out|(?:jalan|tanah|lahan|aset)\s+(?:provinsi|nasional|negara|pribadi|pemda)"
    r"|(?:milik|punya|duwe)\s+(?:provinsi|negara|pribadi|orang))"
)
_IF = r"(?:kalau|kalo|klo|nek|yen|menawi|jika|bila|andai|if)"
_CONDITION = late.regex(
    rf"^\W*(?:(?:nah|ok|oke|tapi|terus|trus|ya|eh|pokoknya|itu)\W+){{0,3}}{_IF}\s+(?!(?:yang|yg|sing|usulan|no|nomor|nomer)\b)"
    rf"(?=[^,;]*\b{_SO_IT_IS}\b)[^,;]{{6,90}}[,;]\s*\w"
    rf"|\w\W+{_IF}\s+(?:\w+\s+){{0,3}}?{_SO_IT_IS}\b[^,;?]{{0,60}}$",
    re.I,
)


def conditional(text: str) -> bool:
    """Whether what a text decides hangs on what is not known yet. Never raises."""
    return len(text) <= LONGEST and _CONDITION.search(text) is not None


# Longer ones tell something.
LONGEST = 240
# "Tunda sampai siang ini saja", "jangan ditunda ke tahun depan": it only waits.
_FOR_A_WHILE = late.regex(
    r"\b(?:sampai|sampe|smp|hingga|tekan|nganti|until|till)\s+(?:siang|sore|malam|nanti|besok|sesuk|lusa|senin|selasa|rabu|kamis|jumat|sabtu"
    r"|minggu\s+depan|jam|tomorrow|tonight|noon|monday|friday)\b"
    rf"|\b(?:{DO_NOT}|{NOT_THAT}|not)\s+(?:di)?(?:tunda|simpan|postponed?)\b.{{0,15}}\b(?:tahun|taun|thn|year)\b"
    rf"|\b(?:{NOT_THAT}|not)\s+(?:ke\s+)?(?:tahun|taun|thn)\s+(?:depan|ngarep)\b"
    r"|\b(?:tunda|tahan|pending)\s+(?:dulu\s+)?(?:keputusan|putusan)\w*"
    r"|\b(?:tunda|tahan|pending)\b(?!.*\b(?:tahun|taun|thn|year)\b).*\b(?:saya|sy|aku|kami|tak|mau|biar)\s+(?:saya\s+)?(?:mau\s+)?"
    r"(?:tanya|takon|cek|ngecek|konsul\w*|koordinasi|tinjau|survei|survey|lihat|liat|rapat|rembug)\w*",
    re.I,
)


_PUTS_OFF = late.regex(
    r"\b(?:di)?(?:tunda|tahan|pending|postponed?)\b|\b(?:tahun|taun|thn)\s+(?:depan|ngarep)\b|\bhold\s+(?:off|it)\b",
    re.I,
)


# "Ga jadi ditolak", "batal acc aja": of what is being decided, and nothing more.
_CALLED_OFF = late.regex(
    r"\W*(?:(?:eh|oh|ya|iya|ok|oke|maaf|kalau\s+gitu|kalo\s+gitu|yaudah|ya\s?udah|sudah|udah|wis|berarti)\W+){0,3}"
    rf"(?:(?:{NOT})\s*(?:jadi|sido|sios)|gajadi|batal|urung|wurung|(?:{DO_NOT})\s+jadi|(?:{NOT})\s*usah|gausah)\W+"
    r"(?:di|saya\s+|tak\s?)?(?:tolak|putus|setuju|sepakat|kembali|balik|acc|teruskan|terus|simpan|tunda|cadang|lengkap)(?:kan|in|i|ke|no|en|an)?"
    r"(?:\W+(?:deh|aja|saja|ae|wae|dulu|dl|ya|yo|itu|pak|bu|min|mas|mbak|sik|lah)){0,4}\W*",
    re.I,
)


def called_off(text: str) -> bool:
    """Whether a text says that what is about to be decided is not, and no more. Never raises."""
    return _CALLED_OFF.fullmatch(text[:LONGEST]) is not None


# "Ojo ditolak sik kabeh", "jangan ada yang diputuskan dulu": of all that waits.
_NONE_YET = late.regex(
    rf"^(?!.*\d)\W*(?:(?:tolong|tlg|maaf|eh|pak|bu|mas|mbak)\W+){{0,2}}(?:{DO_NOT})\s+(?:(?P<any>ada\s+(?:yang|yg|sing)\s+)|dulu\s+|sik\s+)?(?:di|tak\s?)?(?:tolak|putus|setuju|sepakat|kembali|balik|acc)\w*"
    r"(?=(?P<all>.*\b(?:semua\w*|kabeh|satu\W?pun|apa\W?apa|dulu|sik|dhisik|sek)\b)?)(?(any)|(?(all)(?=.*\b(?:semua\w*|kabeh|satu\W?pun|apa\W?apa)\b)|(?!)))",
    re.I | re.S,
)


def only_waits(text: str) -> bool:
    """Whether a text says by itself that a decision is to wait a while, or that nothing is to be
    decided of all; where a meeting ends does not. Never raises."""
    if _NONE_YET.match(text[:LONGEST]):
        return True
    return _PUTS_OFF.search(text) is not None and for_a_while(text)


def for_a_while(text: str) -> bool:
    """Whether what is put off is to wait for hours or days only, and not for next year."""
    return _FOR_A_WHILE.search(text) is not None


_DENIES = frozenset(f"{DO_NOT}|{NOT_THAT}|batal|urung|wurung".split("|"))
_BECOMES = frozenset({"jadi", "jd", "sido", "usah", "perlu"})
_NOTS = frozenset(NOT.split("|"))
_BETWEEN = frozenset({"dulu", "dl", "di", "yang", "yg", "sing", "itu", "lah", "langsung"})
# What only says that it was otherwise, and what stands around that.
_TURNS = late.regex(
    r"\b(?:eh+|oh|ralat|maaf|maap|salah|keliru|kliru|(?:se)?harus(?:nya|e|e)?|mestinya|kudune"
    r"|maksud(?:nya|ku|e)?(?:\s+(?:saya|sy|aku))?|(?:di)?(?:ganti|ubah|rubah)(?:in|kan|o)?(?:\s+(?:jadi|ke))?)\b",
    re.I,
)
_ENDS = late.regex(r"^[\s,.;:]+|[\s,;:]+$")


# "Maksudnya jangan dulu", behind what sounds like a decision.
_NOT_YET = late.regex(
    rf"^\W*(?:(?:maksud(?:nya|ku|e)?|ya|eh+|oh)\W+)*(?:{DO_NOT})\s+"
    r"(?:(?:di\s?)?(?:setuj|sepakat|putus|tolak|apa)\w*\s+)?(?:dulu|dl|sik|rumiyin)\b(?:\W+\w{1,4})*\W*$",
    re.I,
)


def not_yet(text: str) -> bool:
    """Whether a text says that something is not to be done yet, and nothing else."""
    return _NOT_YET.match(text) is not None


def undone(text: str, does: Does, longest: int) -> Undone | None:
    """What a text says is not to stand, or that something else is right; None where it says none
    of this."""
    words = list(re.finditer(r"\S+", text))
    folded = [fold(each[0]) for each in words]
    for at in range(len(folded)):
        behind = _denied(folded, at)
        if not behind:
            continue
        while behind < len(folded) and folded[behind] in _BETWEEN:
            behind += 1
        found = does(folded[behind : behind + longest])
        if found is None or found[1]:
            continue
        end = words[min(behind + found[2], len(words)) - 1].end()
        return Undone(found[0], _plain(f"{text[: words[at].start()]} , {text[end:]}"))
    return Undone("", _plain(text)) if _TURNS.search(text) else None


_SLIPPED = late.regex(
    r"\b(?:salah|kliru|keliru)\s+(?:pencet|tekan|klik|ketik|tulis|pilih|orang|kirim)\b"
    r"|\bke?pencet\b",
    re.I,
)
# What stands around that, and tells nobody why.
TELL_NOTHING = frozenset(
    {"barusan", "pencet", "kepencet", "dulu", "dl", "tadi", "td", "keputusan", "keputusannya"}
    | {"itu", "yang", "yg", "sing", "saya", "sy", "aku", "kok", "ternyata", "kayaknya", "belum"}
)


def slip(text: str) -> str:
    """That it was a slip, as typed, which is why and all there is to say of it; "" for none."""
    found = _SLIPPED.search(text)
    return found[0] if found is not None else ""


def _denied(folded: Sequence[str], at: int) -> int:
    """Where what denies at a place ends; 0 where nothing does."""
    if folded[at] in _DENIES:
        return at + 1
    both = folded[at] in _NOTS and at + 1 < len(folded) and folded[at + 1] in _BECOMES
    return at + 2 if both and folded[at + 1] not in ("usah", "perlu") else 0


def _plain(text: str) -> str:
    bare = re.sub(r"\s+", " ", _TURNS.sub(" ", text))
    bare = re.sub(r"(?:\s*,)+", ",", bare)
    return _ENDS.sub("", _ENDS.sub("", bare))


_WAITS_FIRST = late.regex(
    r"^\W*(?:(?:eh+|oh|tunggu|bentar|sebentar|sbntr|stop|waduh|aduh|wait|sik|sek|oiya|maaf)\W+)*"
    r"(?:jangan|jgn|jngn|ojo|tahan|nanti|ntar|belum|blm)\s+(?:dulu|dl|dlu|sek|sik|disik)\b[\s,.;!]*(?P<rest>.*)$",
    re.I | re.S,
)


def held_back(text: str) -> str | None:
    """What is said behind that it is not to be decided yet ("ehh tunggu jgn dulu. itu bukan jalan
    kota ya?"), "" where nothing is; None for others. Never raises."""
    found = _WAITS_FIRST.match(text[:400])
    return found["rest"].strip() if found is not None else None
