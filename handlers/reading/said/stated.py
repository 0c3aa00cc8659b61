"""What a sentence says with an order for a proposal that was sent: what is to be different of it,
and why it is taken back."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from handlers import late
from handlers.reading import spelling
from handlers.reading.denial import NOT
from handlers.reading.joined import BECAUSE
from handlers.reading.likeness.traits import stem
from handlers.reading.meaning.slots import slots
from handlers.reading.said.of_proposals.own import BECOMES, PHOTO, TAKES_BACK

_SMALL = """
yang yg sing ingkang usul usulan usulane usulanku usulannya usulku usulin ngusulin saya
sy aku ku kulo kula kami
kemarin kmrn kemaren wingi tadi td mau itu iku kae kuwi niku ini iki nomor nomer nmr no num punya
di ke
buat bwt nang ning neng ing jl jln jalan gang gg eh oh oiya maaf maap pak bu min mas mbak kak bang
tolong tlg mohon bisa minta tentang soal untuk utk buat kalau kalo klo aja saja wae ya yo nggih
mtr ah lah sih nih to tho perbaikan dan deh dong bapak ibu admin permisi
assalamualaikum selamat pagi siang sore malam
"""
_AROUND = frozenset(_SMALL.split())
_ENDS = ("nya", "ne", "e", "nipun", "ipun", "ku")


def _names(word: str, known: Collection[str]) -> bool:
    """Whether a word only says which proposal is meant; `known` are the stems of its words."""
    folded = spelling.fold(word)
    if not folded or folded in _AROUND or folded.isdecimal():
        return True
    bare = {folded, *(folded.removesuffix(end) for end in _ENDS)}
    return any(each in known or stem(each) in known for each in bare)


_BY_NUMBER = late.regex(r"\b(?:mtr|usl)\W?(?:20\d\d\W?)?\d{1,6}\b", re.I)


# "RT 06 kak yg lampu itu": which it is of, said last.
_NAMED_LAST = late.regex(
    r"[\s,]+(?:itu\s+)?(?:yang|yg|sing|ingkang|soal|untuk|utk|buat|usulan)\s+(?P<which>(?:[^\W\d_]+\s+){0,3}?[^\W\d_]+)\W*$",
    re.I,
)


def without_naming(text: str, known: Collection[str]) -> str:
    """A text without the words at its beginning that only say which proposal is meant. A number
    there is that of a proposal, unless something is counted by it."""
    words = _BY_NUMBER.sub(" ", _ASKED_TO.sub("", text)).split()
    at = 0
    while at < len(words) and (_names(words[at], known) or _NTH.match(" ".join(words[at - 1 :]))):
        folded = spelling.fold(words[at])
        counted = at + 1 < len(words) and _UNIT.match(words[at + 1])
        if folded.isdecimal() and counted:
            break
        at += 1
        if words[at - 1][-1] in ",;:" and at < len(words):
            break
    if 0 < at < len(words) and _WHEN.match(" ".join(words[at - 1 : at + 1])):
        at -= 1
    rest = " ".join(words[at:])
    behind = _NAMED_LAST.search(rest) if at == 0 else None
    if behind is not None and all(_names(word, known) for word in behind["which"].split()):
        rest = rest[: behind.start()]
    return rest


# "Ubah usulan nomor 1, ...": the command, and not "ganti lokasinya".
_ASKED_TO = late.regex(
    r"^\W*(?:(?:mau|tolong|tlg|minta|bisa|mohon|sy|saya|aku)\s+)*(?:di)?(?:ubah|rubah|ganti|edit|ralat|koreksi|betulkan"
    r"|betulin|benerin|change|revisi)(?:in|kan|en)?\s+(?:(?:dong|donk|aja|saja|ya|pak|bu|min|mas|mbak)\s+)*(?=(?:usul|nomor|nomer|nmr|no|yg|yang|sing|mtr|#?\d))",
    re.I,
)
# "Nomor dua".
_NTH = late.regex(r"(?:nomor|nomer|nmr|no)\s+(?:satu|dua|tiga|empat|lima|siji|loro|telu)\b", re.I)
# "Kemarin malem ambrol": when it was, and not which one is meant.
_WHEN = late.regex(
    r"(?:kemarin|kmrn|kemaren|wingi|tadi|td|mau)\s+(?:malam|malem|sore|pagi|siang|bengi|hujan|banjir)",
    re.I,
)
_UNIT = late.regex(r"(?:m|m2|meter|mtr|km|titik|unit|buah|orang|kk|paket|bh|biji|ttk)\b", re.I)

# The order itself, and that it is to be quick, are nothing that is to be kept.
_ORDER = late.regex(
    r"(?:\b(?:tolong|tlg|mohon|bisa|minta|mau|sy|saya|boleh|coba)\s+)*\b(?:(?:di)?tambah|nambah)(?:in|kan|i|no|ke|an)?\b"
    r"(?:\s+(?:ke|di|dlm|dalam|pada|nang|ning|sama|jg|juga|lagi|lg|ya|dong|donk|pak|bu|min))*\s+"
    r"(?:usul\w*|ket\b|keterangan\w*|catatan\w*|info\w*|penjelasan\w*|alasan\w*)(?:\s+(?:saya|sy|ku|itu|ini|yg|yang|kmrn|kemarin|tadi|ya|pak|bu|min)\b)*"
    r"(?:\s*[:,]\s*|\s+(?:kalau|kalo|klo|bahwa|yen|nek)\b\s*)?",
    re.I,
)
_HURRY = late.regex(
    r"[\s,]*\b(?:biar|supaya|ben|agar|cepat|cepet|cpt|ndang|gek)\s+(?:bisa\s+)?(?:lebih\s+|lbh\s+|di)?(?:cepat|cepet|cpt|ndang|segera"
    r"|diproses|proses|dikerjakan|dikerjain|dibangun|diprioritas\w*)\b[^,.;]*$",
    re.I,
)
_TALK = late.regex(
    r"(?:[\s,.]+\b(?:pak|bu|min|mas|mbak|kak|ya|yo|nggih|dong|deh|lah|bapak|ibu|admin|tolong|tlg|mohon|trims|makasih|suwun"
    r"|terima\s?kasih|bisa|maaf|mksh)\b)+[\s.!]*$",
    re.I,
)


# "Nama gangnya salah ketik, bukan kelinci tapi kelengkeng": what is wrong, before what it is.
_SLIPPED = late.regex(
    r"^(?:nama\s+)?(?P<what>gang|gg|jalan|jl|jln|lokasi|tempat)(?:nya|ne|e)?\s+(?:(?:saya|sy|tadi|td|kemarin)\s+)?(?:salah|keliru|klentu|typo)"
    rf"(?:\s+(?:ketik|tulis|ngetik|nulis|input)\w*)?[\s,.:]+(?:bukan|dudu|sanes)\s+(?P<old>[^,.;]{{2,40}}?)[\s,]+{BECOMES}\s+(?=\w)",
    re.I,
)
# What only says of a photo that it is one.
_SHOWN = frozenset(
    {"foto", "fotonya", "fotone", "poto", "gambar", "gambarnya", "kondisi", "kondisinya", "keadaan"}
    | {
        "semua",
        "kabeh",
        "ulang",
        "dua",
        "tiga",
        "lagi",
        "juga",
        "jg",
        "sekarang",
        "skrg",
        "skrng",
        "saiki",
        "terbaru",
        "terkini",
        "nyusul",
        "menyusul",
        "kirim",
    }
    | {"tambah", "tambahan", "nambah", "tambahin", "nyusulin", "lampiran", "bukti", "buktinya"}
)


# "Masih bs diubah ga ya yg drainase? soalnya ...": what it begins with is answered by its change.
_JUST_ASKED = late.regex(
    r"^[^?]*\b(?:bisa|bs|boleh|iso|saged)\b[^?]*\b(?:di)?(?:ubah|ganti|rubah|edit|betul\w*|bener\w*)\w*[^?]*\?\W*"
    rf"(?:(?:{BECAUSE})\s+)?(?=\w+\s+\w)",
    re.I,
)
_NOT_BUT = late.regex(rf"\b(?:jangan|jgn|ojo)\s+(?=.{{2,60}}\b{BECOMES}\b)", re.I)
# "Tambahin nama bu yanti di usulan drainase".
_NAME = late.regex(
    r"\b(?:tambah\w*|isi|ganti|pakai|pake|atas)\s+nama(?:nya|ne)?\s+(?:(?:jadi|jd|sama|ke)\s+)?"
    r"(?P<name>(?:bu|pak|ibu|bapak|mbah|mbak|mas)\s+[A-Za-z]+"
    r"|(?<=atas\snama\s)[A-Za-z][A-Za-z' ]+$)",
    re.I,
)
# "Lokasinya bukan gang kelinci tp depan mushola": nothing stays of where it was.
_ELSEWHERE = late.regex(
    rf"^(?:lokasi|tempat|alamat|letak)(?:nya|ne|e)?\s+(?:bukan|dudu|udu|sanes)\s+.{{2,60}}?\b{BECOMES}\s+"
    r"(?=(?:di\s+)?(?:depan|dpn|belakang|samping|sebelah|seberang|dekat|dkt|ngarep|mburi)\b)",
    re.I,
)
_INTO = late.regex(r"(?:jadi|jd|menjadi|dadi|dgn|dengan|pakai|pake)\b", re.I)
# "Ditambahin jg kabelnya putus": more that is told; "tambah 3 titik" is how much.
_ADDED = late.regex(
    r"(?:di)?tambah(?:in|kan|i|no|ke)?\b\s*(?:(?:jg|juga|lagi|lg|ya|pak|bu|kalau|kalo|klo|bahwa)\b[\s:,]*)*(?=\D{6})(?!\w+\s+\d)",
    re.I,
)


# "Sy kan mintanya talud".
_MEANT = late.regex(
    r"\b(?:kan|padahal)\s+(?:\w+\s+)?(?:minta|mau|usul|maksud|njaluk)(?:nya|ne|e)?\s+(?P<what>[^,.;?]{3,80})",
    re.I,
)


# "Ralat: ...", and of which it is said behind: "... yg drainase".
_RALAT = late.regex(r"^\W*(?:ralat|koreksi|maaf|salah)\s*[:,.]+\s*(?=\w+\s+\w)", re.I)
# "Ada yg salah ketik": not what.
_ONLY_WRONG = late.regex(
    r"^(?:(?:ada|ono|wonten|yg|yang|sing|tadi|td|kok)\s+)*(?:salah|keliru|klentu|typo)(?:\s+(?:ketik|tulis|ngetik|nulis|input)\w*)?$",
    re.I,
)
# "Ga usah jadi, gantiin cctv aja".
_NOT_THIS = late.regex(
    rf"^(?:{NOT})\s+(?:usah|jadi)(?:\s+jadi)?[\s,]+(?=(?:di)?(?:ganti|tukar))", re.I
)
# "Diprioritaskan, soalnya ...", "dipercepat pak kasian ...": why is told of it.
_FIRST = late.regex(
    r"^(?:di)?(?:prioritas|dahulu|dulu|utama|percepat|segera|cepat|cepet)(?:kan|in|no)?\b(?:\s+(?:ya|pak|bu|min|dong|lah))*[\s,.]*"
    rf"(?:(?:{BECAUSE})\s+)?(?=\w+\s+\w)",
    re.I,
)
_BEHIND = late.regex(
    r"[\s,.;]+(?:yg|yang|sing|utk|untuk|buat|di|kanggo)\s+(?P<what>(?:usul\w*\s+)?[^,.;]{3,40})\W*$",
    re.I,
)


def _between(text: str, known: Collection[str]) -> str:
    """A text without which proposal is meant behind its first word ("masalahnya yg jembatan ganti:
    ...")."""
    words = text.split()
    at = 3 if len(words) > 3 and spelling.fold(words[1]) in _POINTING else 2
    if len(words) > 3 and words[1].isdecimal() and _UNIT.match(words[2]):
        return text  # "panjangnya 200 meter bukan 120"
    if len(words) > 3 and words[1].isdecimal() and DENIES.match(words[2]):
        return text  # "ukurannya 160 bukan 60"
    if len(words) > 3 and _LABEL.match(words[0]) and _names(words[at - 1], known):
        while at < len(words) - 1 and _names(words[at], known):
            at += 1
        return " ".join([words[0], *words[at:]])
    return text


DENIES = late.regex(r"(?:bukan|bkn|dudu|udu|sanes|not)\W*$", re.I)
_LABEL = late.regex(r"(?:masalah|lokasi|alamat|tempat|ukuran|panjang|lebar|jumlah|volume)", re.I)
_POINTING = frozenset({"yg", "yang", "sing", "usulan", "di", "buat", "untuk"})


class Stated(NamedTuple):
    """What is said to be different; `adds` where it is told beside what is there."""

    text: str
    adds: bool = False


# Behind "tambah catatan:" all is told, and nothing of it says which one is meant.
_TOLD = "\x01"


def _ordered(order: re.Match[str]) -> str:
    return f" \x00{_TOLD}" if order[0].rstrip().endswith(":") else " \x00 "


def stated(text: str, known: Collection[str], *, photo: bool = False) -> Stated:
    """What is to be different of a proposal, whose words are `known`: without which it is and the
    order; "" where nothing is said. `photo` is whether one comes with it."""
    names = {*known, *_SHOWN} if photo or PHOTO.search(text) else known
    text = _JUST_ASKED.sub("", text)
    if (name := _NAME.search(text)) is not None:
        return Stated(f"atas nama {name['name']}")
    text = _NOT_BUT.sub("bukan ", text)
    bare = _ORDER.sub(_ordered, _HURRY.sub("", text))
    said = [each.strip(" ,;:.") for each in bare.split("\x00")]
    parts = [each[1:] if each[:1] == _TOLD else without_naming(each, names) for each in said]
    parts = [_TALK.sub("", f" {each}").strip(" ,;:.") for each in parts]
    left = ", ".join(each for each in parts if each)
    left = _FIRST.sub("", _RALAT.sub("", _NOT_THIS.sub("", left)))
    at_end = _BEHIND.search(left)
    if at_end is not None and all(_names(word, known) for word in at_end["what"].split()):
        left = left[: at_end.start()].rstrip(" ,;.")
    if meant := _MEANT.search(left):
        left = f"judulnya {meant['what'].strip()}"
    left = _between(left, names)
    left = _SLIPPED.sub(r"bukan \g<what> \g<old> tapi \g<what> ", left)
    left = _ELSEWHERE.sub("ganti lokasinya ", left)
    if _INTO.match(left):
        left = f"ganti {left}"  # the verb stood before what it is of
    if added := _ADDED.match(left):
        return Stated(left[added.end() :].lstrip(" :,;"), adds=True)
    if _ONLY_WRONG.match(left):
        return Stated("")
    if len(left.split()) < 2 and not any(map(str.isdecimal, left)):
        return Stated("")
    return Stated(left, adds="\x00" in bare)


# "..., ganti pembangunan balai rt": another wish, and not why.
_INSTEAD = late.regex(
    r"^(?:mau\s+)?(?:di)?ganti(?:nya|in|kan)?\s+(?:(?:jadi|jd|sama|dengan|dgn|ke|pakai)\s+)?(?=\w)",
    re.I,
)


def instead(why: str) -> str:
    """What is wished instead of what is taken back, where that stands for why; else ""."""
    found = _INSTEAD.match(why)
    return why[found.end() :] if found is not None else ""


_CAUSE = rf"(?:{BECAUSE}|soal|alasan\w*|since)"
_SO = late.regex(r"[\s,;.]*\b(?:jadi|jd|makanya|mk|maka|dadi|dados|so)\b[\s,]*", re.I)


def _bare_why(said: str) -> str:
    """Why, without "karena" and what is only said to somebody."""
    said = re.sub(rf"^{_CAUSE}\b[\s,:]*", "", said.strip(), flags=re.I)
    return _TALK.sub("", f" {said}").strip(" ,.;:")


def why(text: str, known: Collection[str]) -> str:
    """Why a proposal is taken back, as it was said; "" where it was not."""
    found = TAKES_BACK.search(text)
    if found is None:
        # "Ga jadi usul lampu, udah dipasang PLN".
        return _bare_why(re.split(r"[,;]", text, maxsplit=1)[-1]) if "," in text else ""
    behind = without_naming(text[found.end() :].lstrip(" ,.;:"), known)
    behind = _bare_why(behind)
    if len(behind.split()) > 1 and not all(_names(word, known) for word in behind.split()):
        return behind
    before = text[: found.start()]
    so = list(_SO.finditer(before))
    before = before[: so[-1].start()] if so else before.rpartition(",")[0]
    before = re.sub(rf"^{_CAUSE}\b[\s,:]*", "", without_naming(before, known), flags=re.I)
    return before.strip(" ,.;:") if len(before.split()) > 1 else ""


# "Batalin semua deh males", "withdraw all of my proposals".
_ALL = late.regex(
    r"\b(?:(?:ke)?semua(?:nya|ne)?|kabeh(?:e)?|sedaya(?:nipun)?|seluruh(?:nya)?|ketiga(?:nya)?|everything|all)\b"
    r"(?:\s+(?:of\s+)?(?:my|the|usul(?:an|anku|ane)?|proposals?|punya)(?:\s+(?:saya|sy|aku|ku|kula|kulo|kami|proposals?))?)?",
    re.I,
)
_NOT_THESE = late.regex(
    r"\?|\b(?:data|akun|foto|photo|gambar|nomor|nomer|nama|chat|pesan|dukungan|warga|orang|jawaban|isian)\w*\b",
    re.I,
)


_EXCEPT = late.regex(
    r"[\s,]+(?:kecuali|kejaba|selain|except|but)\s+(?:(?:yang|yg|sing|the)\s+)?", re.I
)


def all_taken_back(text: str) -> tuple[str, str] | None:
    """What orders that all of theirs be taken back, without that it is of all ("batalin deh
    males"), and what stays, or ""; None for other texts. Never raises."""
    text, *stays = _EXCEPT.split(text[:300], maxsplit=1)
    back, every = TAKES_BACK.search(text), _ALL.search(text)
    named = slots(text).things or any(map(str.isdecimal, text))
    if back is None or every is None or named or _NOT_THESE.search(text):
        return None
    return " ".join(_ALL.sub(" ", text, count=1).split()), "".join(stays)
