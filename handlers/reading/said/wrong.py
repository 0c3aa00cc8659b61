"""How people say that an answer was wrong, and what is instead: "rt nya salah, harusnya 06", "bukan
longsor, retak aja"."""

from __future__ import annotations

import functools
import re

from handlers import late
from handlers.reading.spelling import fold
from handlers.reading.unsaid import knower

# Words that only say that something was wrong.
CORRECTS = (
    r"eh|ehh?|oh|oya|oiya|iya|td|ralat|koreksi|maaf|maap|sori|sorry|salah|keliru|kliru|luput|lepat"
    r"|harusnya"
    r"|seharusnya"
    r"|kedah(?:e|ipun)"
    r"|mestinya|kudune|maksud\w*|deng|ding|aja|saja|ya|yang|yg|bener|benar|betul|kurang tepat"
    r"|diganti|ganti|ubah|diubah|jadi|menjadi|tadi|tulis|nulis|ketik|typo|dong|pak|bu|min|kak|mas"
    r"|mbak|itu|tapi"
    r"|tp|tetapi|melainkan|nanging|ning|namung|mung|cuma|cuman|sedaya|kabeh|yes|yep|correct|but|except|bukannya|bukan|nya|ne|juga|is|should|be|not|wrong|it|the|tolong|mohon"
    r"|nggih|sih"
    r"|hrsnya|hrs|hrusnya|mstinya|mestine|slh|klirune|kleru|klentu|bentar|bntr\w*|sebentar|tunggu|waduh|lho"
    r"|loh|kok"
    r"|pencet|kepencet|kelurahan\w*|deh|wae|saya|maksudku|benerin|betulin|benarkan|betulkan|leres"
    r"|sampun|mawon|inggih|lah|sbnrnya|sebenarnya|sbenernya|sbnernya|sebenernya|sebetulnya|lbh"
    r"|tepatnya|ternyata|trnyata|jebul(?:e|nya)?|tibak(?:e|nya)|lupa|bilang|blg|bkn|sek|sik|kan|mintanya|bilangnya|blgnya|maunya|usulnya|nulisnya"
)
# That one is not sure.
HEDGES = (
    r"kaya(?:k|nya|knya|ke|ne)?|kayak(?:nya|e)|kyknya|sepertinya|mungkin|paling|kalo\s+ga\s+salah"
    r"|ketok(?:e|nya)"
)
_LED = late.regex(rf"^(?:(?:{CORRECTS})\b[\s,.:;-]*)+", re.I)
# So many at most: the end of a text is looked for from each of its words.
_ENDS = late.regex(rf"(?:[\s,.:;-]*\b(?:{CORRECTS})){{1,12}}[\s.!]*$", re.I)
# "... tadi salah ketik": why it is put right.
SLIP = late.regex(
    r"[\s,]*\b(?:td|tdi|tadi|kemarin|kmrn|kemaren|maaf|krn|karena)?\s*\b(?:salah|keliru)\s+"
    r"(?:ketik|ngetik|tulis|nulis|pencet|mencet|input)\w*(?:\s+(?:pak|bu|min|ya|saya|sy))*\W*$",
    re.I,
)
# What is said to be wrong: "bukan 3", "bukan imopuro tapi ...", "dari 3 jadi ...".
NOT = late.regex(
    r"[\s,(]*\b(?:(?:bukan(?:nya)?|bkn|dudu|sanes|not)\s+(?!hanya\b|cuma\b|mau\b)"
    r"|(?:ga|gak|nggak|ngga|tidak|tdk|ndak|ora|mboten)\s+(?=\d))(?P<no>[^,;.]{1,120}?)\)?"
    r"(?=\s*(?:[,;.]|$|\b(?:tapi|tp|tetapi|melainkan|nanging|harusnya|seharusnya|maksud\w*|deng|ding|but|lho|loh|sih"
    r"|ternyata|trnyata|jebule?|tibake)\b))",
    re.I,
)
_BECOMES = late.regex(
    r"\b(?:jadi|menjadi|diganti|harusnya|hrsnya|seharusnya|mestinya|mstinya|kudune|kedah(?:e|ipun)|melainkan)\b",
    re.I,
)
NUMBER = late.regex(
    r"\b(?P<which>rt|rw)(?:[\s-]?(?:nya|ne|n?ipun))?\b(?P<between>(?:(?!\br[tw]\b|\br[tw](?:nya|ne)\b)[^\d]){0,40}?)0*(?P<digits>\d{1,3})(?!\d)",
    re.I,
)


# "Loh kok lokasinya belakang pasar, kan sy blg depan pasar": what was said, and is meant.
_TOLD = late.regex(
    r"^.*?\b(?:kok|ko)\s+(?P<label>\w+(?:nya|ne|e))\s+[^,.;]+[,.;]\s*(?:\b(?:kan|orang|wong|lha|padahal|pdhl|sy|saya"
    r"|aku|tadi|td|udah|udh|tak|kula)\s+)*(?:ku|tak)?(?:bilang|blg|tulis|nulis|ngetik|ketik|sebut|omong)\w*\s+",
    re.I,
)


# "RT 5 nya jadi RT 15": the second is meant.
_FROM = late.regex(
    r"\b(?P<which>rt|rw)(?:[\s-]?(?:nya|ne|n?ipun)\b)?[\s.:]*\d{1,3}\s*(?:nya|ne)?,?\s+"
    r"(?:(?:itu|iku|kuwi|niku|udah|sudah|udh|sdh|dah|wis|wes|sampun|(?P=which)|yang|yg|sing|lama|lawas|lami|dulu|mbiyen|riyin"
    r"|di(?:mekar|pecah)\w*|mekar|pecah|ganti|no|nomor(?:nya|e)?|was|the|old|is|salah|keliru|kliru|klentu|luput|wrong|it|but|tapi|tp|nanging)[\s,]+){0,6}"
    r"(?:(?:salah|keliru|kliru|klentu|kleru|luput|lepat|wrong)[,.;:]?|jadi|jd|dadi|dados|diganti|ganti|(?:se)?harus(?:nya|e)|hrsnya|mesti(?:nya|ne)|kudune|kedah(?:e|ipun)|should\s+(?:be|read|say)|must\s+be"
    r"|sekarang|skrg|skrng|saiki|sakniki|sakmenika|now)\s+"
    r"(?:(?:jadi|jd|dadi|dados|nomor|no|ke)\s+){0,2}(?:(?P=which)[\s.:]*)?(?=\d)",
    re.I,
)


@functools.lru_cache(maxsize=64)  # each answer that may be put right asks for it
def said_now(text: str) -> str:
    """A text without what it says was wrong: "5 titik deng bukan 3" is "5 titik deng"."""
    text = _FROM.sub(r"\g<which> ", text)
    return " ".join(NOT.sub(" ", SLIP.sub("", _TOLD.sub(r"\g<label> ", text))).split()).strip(" ,;")


@functools.lru_cache(maxsize=64)
def bare(text: str) -> str:
    """The same without the words of correcting around it."""
    return _ENDS.sub("", _LED.sub("", said_now(text))).strip(" ,.;:")


# What stands behind a colon, which few words lead to.
_QUOTED = late.regex(r"^\s*(?:\w+\s+){0,3}\w+\s*:\s+(?P<said>\S.*)$", re.S)


# "Di balai kelurahan aja tempatnya".
_BEHIND = (
    r"^(?P<said>[^,.;?]{{3,60}}?)\s+(?:(?:aja|saja|ae|wae|mawon|ya|kok)\s+)*"
    r"(?<!\bdi\s)(?<!\bke\s)(?:{words})(?:\s?(?:nya|ne)|e|ipun)(?:\s+(?:ya|pak|bu|min|mas|mbak|lah|kok))*\W*$"
)


def unlabelled(text: str, words: str) -> str:
    """An answer without what it is called behind it ("belakang balai aja tempatnya")."""
    behind = re.match(_BEHIND.format(words=words), text.strip(), re.I)
    return behind["said"] if behind is not None else text


# "Masalahnya ketulis 2x itu, yg belakang hapus": of how it is written, and not what it is to be.
_AS_WRITTEN = late.regex(
    r"\b(?:ke|di)(?:tulis|ketik|catat|dobel)\s+(?:2\s?x|2\s+kali|dua\s+kali|dobel|double|ping\s+pindho|lagi)\b|\b(?:ke)?d(?:o|ou)b(?:e|)l\w*\b"
    r"|\bke(?:panjang|pendek)an\b|\btoo\s+long\b",
    re.I,
)


def as_written(text: str) -> bool:
    """Whether a text speaks of how an answer is written, and says none. Never raises."""
    said = text[:200]
    return _AS_WRITTEN.search(said) is not None and ":" not in text and not _WRITES.search(said)


# "... kurang pas, tulis aja tebing longsor", "... is not right, it should say ...": what stands
# behind is the new answer alone.
_JUDGED = (
    r"(?:(?:(?:itu|iku|niku|kok|masih|isih|kayak(?:nya|e)|rasanya|rasane|is|it|its|was|sounds?)\s+){0,3}"
    r"(?:(?:kurang|krg|kirang|tidak|tdk|ga|gak|nggak|ngga|belum|blm|ora|ra|durung|dereng|mboten|not|isn'?t|salah|keliru|kliru|klentu|lepat|luput|wrong)"
    r"(?:\s+(?:pas|tepat|cocok|jelas|enak|bener|benar|betul|sesuai|sreg|srek|trep|cetha|cetho|lengkap|komplit|leres|bagus|apik|right|clear|good|quite))?"
    r"|ke(?:panjang|pendek|dawa)\w{0,3}|too\s+(?:long|short)|unclear)(?:\s+(?:ya|sih|pak|bu|min|deh|itu|iki))*)"
)
_WRITE = (
    r"(?:(?:tolong|tlg|mohon|tulung|please|it|should|harus(?:nya)?|mending(?:an)?|lebih\s+baik)\s+){0,3}"
    r"(?:(?:di\s?)?(?:tulis|ganti|gantos|ubah|rubah|bikin|catat|ketik|jadi|dadi)(?:in|kan|en|no|nen|aken|ke|e)?|tulisen|gantinen|s[ea]r[ae]t(?:en|aken)?|jadiin"
    r"|mending(?:an)?\s+(?:gini|begini|jadi)|(?:se)?harusnya|hrsnya|mestinya|kudune|kedah(?:e|ipun)|should\s+(?:say|read|be)|make\s+it|write|put)"
    r"(?:\s+(?:aja|saja|wae|ae|mawon|jadi|dadi|dados|menjadi|gini|begini|ngene|ngeten|ke|dengan|dgn|bahwa|that|instead|just|to)\b)*"
)
_INSTEAD = late.regex(
    rf"^\W*(?:{_JUDGED}\s*(?:[,.;:]+|\s)\s*{_WRITE}|{_WRITE})\s*:?\s+(?P<now>\S.*)$", re.I | re.S
)
_JUDGED_ONLY = late.regex(rf"^\W*{_JUDGED}\W*$", re.I)
_WRITES = late.regex(rf"[,.;:]\s*{_WRITE}\s+\S", re.I)


def _now(said: str) -> str | None:
    """The new answer behind an order to write it, and "" where it is only said that the one that
    there is is not right; None for other words. Never raises."""
    found = _INSTEAD.match(said[:TOLD])
    if found is not None:
        return found["now"] + said[TOLD:]
    return "" if _JUDGED_ONLY.match(said[:TOLD]) else None


# So many letters are looked through.
TOLD = 400


@functools.lru_cache(maxsize=256)  # of each answer it is asked by several
def labelled(text: str, words: str) -> str | None:
    """What is said of an answer that is named: "lokasinya salah, harusnya depan masjid"."""
    if as_written(text):
        return None
    lead = rf"(?:(?:{CORRECTS}|yang|yg|sing|bagian|kalimat|tulisan|isi)\b\W*){{0,12}}"
    named = rf"{lead}(?:{words})(?:\s?(?:nya|ne)|e|ipun)?\b(?P<said>.*)$"
    text = _TOLD.sub(r"\g<label> ", text)
    found = re.match(named, text.strip(), re.I | re.S)
    if found is None:
        behind = re.match(_BEHIND.format(words=words), text.strip(), re.I)
        told = said_now(behind["said"]) if behind is not None else ""
        return None if knower(told) else told or None  # "pak lurah udah tau tempatnya"
    said = found["said"]
    if (quoted := _QUOTED.match(said)) is not None:
        return bare(quoted["said"]) or None  # "usulannya dipersingkat aja: bikin talud"
    if (now := _now(said)) is not None:
        return bare(now) or None
    becomes = list(_BECOMES.finditer(said))
    said = said[becomes[-1].end() :] if becomes else said
    said = bare(said)
    return None if knower(said) else said or None


# Words that say that something else is meant after all.
MARKS = late.regex(
    r"^\W*(?:eh+|ralat|koreksi|maaf|salah|keliru|bukan|ganti|maksud\w*|sori|sorry)\b"
    r"|\b(?:bukan|deng|ding|aja|saja|wae|deh|harusnya|hrsnya|seharusnya|kudune|kedah(?:e|ipun)|melainkan|instead)\b",
    re.I,
)
# "Bukan cuma longsor, pondasinya juga": that takes nothing back.
NOT_ONLY = late.regex(
    r"\b(?:bukan|dudu|ora|ga|gak|nggak|tidak|tdk|sanes|mboten|not)\s+(?:cm|cuma|cuman|hanya|mung|namung|only|just)\b",
    re.I,
)
WISH = (
    "usulan|usul|permintaan|judul|diusul(?:kan|in|ke)"
    r"|(?:wish|proposal|title)(?=\s+(?:should|must)\b)"
)
PLACE = "lokasi|tempat|alamat|letak|patokan"
AMOUNT = "jumlah|volume|volum|banyak|panjang|lebar|ukuran"
PROBLEM = "masalah|mslh|msalah|problem|keluhan|alasan"
_OF_SOMEBODY = "kagung|gadhah|waka|bengkok|hibah|negari|nagari|kelurahan"
LAND = (
    r"tanah|tnah|lahan|status lahan|lemah|land(?=\s+(?:is|belongs|status)\b)"
    rf"|siti(?=(?:ne|nipun)?\s+(?:{_OF_SOMEBODY}))"
)
OTHERS = rf"{PLACE}|{AMOUNT}|{PROBLEM}|{LAND}|kelurahan|bidang|nama|foto|rt|rw"


# --- what is to be left out of an answer -----------------------------------------------------

_OUT = late.regex(
    r"\b(?:(?:di)?(?:(?:hapus|apus|buang|coret|busak)(?:in|kan|en|no|aken)?"
    r"|(?:hilang|ilang|cabut|keluar|copot)(?:in|kan|en|aken))"
    r"|(?:ga|gak|gk|nggak|ngga|tidak|tdk|ora|mboten|ndak)\s*(?:usah|perlu|sah)\s+(?:di\s?)?"
    r"(?:masuk|tulis|cantum|sebut|tampil|ikut|bawa|catat|lebok)\w*"
    r"|gausah\s+(?:di\s?)?(?:masuk|tulis|cantum|sebut|tampil|ikut|bawa|catat)\w*"
    r"|(?:jangan|jgn|ojo|aja)\s+(?:di\s?)?(?:masuk|tulis|cantum|sebut|tampil|ikut|bawa|catat|lebok)\w*)\b",
    re.I,
)
# Words around what is to be left out, which name nothing of it.
_AROUND = frozenset({
    "yang", "yg", "sing", "ingkang", "soal", "tentang", "ttg", "bab", "itu", "ini", "iku", "niku",
    "tadi", "td", "aja", "saja", "wae", "mawon", "dr", "dari", "tulisan", "kata", "kata2",
    "kalimat", "bagian", "masalah", "usulan", "pak", "bu", "min", "kak", "mas", "mbak", "bang",
    "lah", "deh", "dong", "donk", "ya", "tolong", "tlg", "sama", "dan", "dengan", "punya", "juga",
    "jg", "di", "situ", "sana", "nggih", "mohon", "bisa", "boleh", "minta", "teks", "cerita", "oh",
    "iya", "eh", "ntar", "nanti", "biar", "si", "kok", "nya", "foto", "bagusnya", "mending",
})  # fmt: skip
_PARTS = late.regex(r"\s*[,;]\s*|\s+(?:sama|dan|dn|karo|lan|serta|punya)\s+", re.I)
_CLAUSES = late.regex(r"[^,.;\n]+(?:[,.;\n]+|$)")
_ENDING = late.regex(r"(?<=\w{3})(?:nya|ne|e)$")


def _stems(text: str) -> set[str]:
    return {_ENDING.sub("", word) for word in fold(text).split()}


def left_out(text: str, had: str) -> str | None:
    """An answer without the clauses that a text says are to be left out ("yg soal lurah ga usah
    dimasukin"); None where it says that of none, or nothing would stay. Never raises."""
    order = _OUT.search(text[:300])
    if order is None or "?" in text:
        return None
    before, after = text[: order.start()], text[order.end() : 300]
    after = re.split(r"[,.;\n]", after)[0]
    named = [_stems(part) - _AROUND for part in (*_PARTS.split(before), *_PARTS.split(after))]
    named = [{word for word in each if len(word) > 2} for each in named]
    clauses = _CLAUSES.findall(had)
    gone = [c for c in clauses if any(each and each <= _stems(c) for each in named)]
    behind = {word for word in _stems(after) - _AROUND if len(word) > 2}
    if not behind <= {word for clause in gone for word in _stems(clause)}:
        return None  # "sampah dibuang ke kali" tells something
    left = "".join(c for c in clauses if c not in gone).strip(" ,.;\n")
    return left if gone and left else None


_PHOTO = late.regex(r"\b(?:foto|photo|gambar)(?:2|nya|ne|e)?\b", re.I)
# "Jangan ditampilin ke umum": that others are not to see them is another thing.
_SHOWS = late.regex(r"\b(?:di)?(?:tampil|lihat|liat|umum|publik)\w*", re.I)


def drops_photos(text: str) -> bool:
    """Whether a text says that photos are to be left out: "itu foto pos ronda min, buang". Never
    raises."""
    order = _OUT.search(text[:300])
    named = _PHOTO.search(text[:300])
    if order is None or named is None or "?" in text or _SHOWS.search(text):
        return False
    behind = _stems(re.split(r"[,.;\n]", text[order.end() : 300])[0])
    return behind <= _AROUND | {"foto", "photo", "gambar"}


# Which of them: the first, or the last.
_NTH = {
    n: late.regex(rf"\b(?:{words})\b", re.I)
    for n, words in {
        1: r"pertama|kesatu|ke\W?1|(?:nomor|nomer|no|foto)\W{0,2}1|siji|kaping\s+pisan|first",
        2: r"kedua|ke\W?2|(?:nomor|nomer|no|foto)\W{0,2}2|loro|kaping\s+kalih|second",
        3: r"ketiga|ke\W?3|(?:nomor|nomer|no|foto)\W{0,2}3|telu|kaping\s+tiga|third",
        -1: r"terakhir|barusan|keri|pungkasan|paling\s+akhir|last"
        r"|(?:yang|yg|sing)\s+(?:tadi|barusan|anyar)",
    }.items()
}
_TAKEN_OUT = late.regex(
    r"\b(?:di)?(?:hapus|apus|buang|copot|cabut|busek|busak|guwak|ilang|hilang|batal)(?:kan|in|no|ke|en)?\b|\b(?:jangan|jgn|ga\s+usah|gak\s+usah|ojo)\s+(?:di)?(?:pakai|pake|kirim|ikut)\w*"
    r"|\b(?:delete|remove|drop)\b",
    re.I,
)


_POINTS = late.regex(r"^\W*(?:(?:eh|maaf|tolong)\W+)*(?:yang|yg|sing|the)\b", re.I)


def takes_out(text: str) -> bool:
    """Whether a text says that something is to go, and of nobody that they are not to see it.
    Never raises."""
    said = text[:200]
    return _TAKEN_OUT.search(said) is not None and "?" not in said and not _SHOWS.search(said)


def drops_photo(text: str) -> int | None:
    """Which one of several photos a text says is to go, from 1; -1 is the last: "foto yg pertama
    hapus, kepencet foto makanan". None where it says that of none, or of several. Never raises."""
    said = text[:200]
    if not takes_out(said):
        return None
    found = [n for n, words in _NTH.items() if words.search(said)]
    of_one = _PHOTO.search(said) or _POINTS.match(said)
    return found[0] if len(found) == 1 and of_one else None


# "Hmm kayaknya belum pas", of the whole review.
_NOT_RIGHT = late.regex(
    r"^\W*(?:(?:hm+|eh|kok|kayak(?:nya|e)|sepertinya|masih|kyknya|ini|itu|rasanya|isinya|usulannya|loh|lho|ada\s+yang|ada\s+yg)\W+){0,4}"
    r"(?:(?:(?:yg|yang|sing)\s+)?(?:satu|kedua|lain|sijine|liyane)(?:nya|ne)?\s+(?:(?:lagi|lg)\s+)?)?"
    r"(?:(?:belum|blm|kurang|krg|ga|gak|nggak|ngga|tidak|tdk|durung|dereng|ora|mboten)\s+(?:di)?"
    r"(?:berubah|ubah|rubah|ganti|benerin|betulkan|pas|bener|benar|cocok|sesuai|sreg|srek|tepat|betul|leres|right)|keliru|kliru|not\s+right)"
    r"(?:\W+(?:deh|ya|sih|pak|bu|min|nih|semua|kayak(?:nya|e)|ik))*\W*$",
    re.I,
)


def not_right(text: str) -> bool:
    """Whether a text says that something of it all is not right, and no more. Never raises."""
    return _NOT_RIGHT.match(text) is not None


# --- that something is to be put right before it goes ---------------------------------------------

_MENDS = (
    r"(?:di|tak|ku|me|mem|nge|mbe)?(?:betul|bener|benar|perbaik|ganti|ubah|rubah|koreksi"
    r"|revisi|edit)"
)
# "Judulnya kurang pas, tolong betulin dulu sblm dikirim", "jangan dikirim dulu, mau saya ganti".
_TO_RIGHT = late.regex(
    rf"\b{_MENDS}(?:in|i|kan|ke|no|ne|an)?\s+(?:\w+\s+)?(?:dulu|dl|sik|disik|dhisik|rumiyin|first)\b"
    rf"|\b(?:tolong|tlg|mohon|mau|harus|perlu|please)\s+(?:saya\s+|tak\s+)?{_MENDS}(?:in|i|kan|ke|no|ne|an)?\b"
    r"|\b(?:kurang|krg|belum|blm|ga|gak|nggak|ngga|tidak|tdk|ora|durung)\s+(?:pas|tepat|bener|benar|betul|sesuai|cocok|sreg|srek)\b",
    re.I,
)
# That it has been, or that nothing is wrong.
_RIGHTED = late.regex(
    rf"\b(?:sudah|udah|udh|sdh|dah|wis|wes|sampun|already)\s+(?:\w+\s+)?{_MENDS}\w*"
    r"|\b(?:ga|gak|nggak|ngga|tidak|tdk|ora)\s+(?:ada\s+)?(?:usah|perlu|yang|yg|sing)\b",
    re.I,
)


def to_be_righted(text: str) -> bool:
    """Whether a text says that something is to be put right before all of it is sent. Never
    raises."""
    return _TO_RIGHT.search(text) is not None and _RIGHTED.search(text) is None


# "Kok lampu sih, saya mintanya portal": an answer that is wondered at, and what is instead.
_WONDERS = late.regex(
    r"^\W*(?:(?:lho|loh|lah|lha|eh|ya|pak|bu|min)\b\W*){0,3}(?:(?P<label>\w{2,12}(?:nya|ne))\s+)?"
    r"(?:kok|ko|kenapa|knp)\s+(?:(?:bisa|jadi|jd|malah)\s+)?"
    r"(?P<no>[^,;.?!]{3,60}?)(?:\s+(?:sih|ya|to))?\s*[,;.?!]+\s*"
    r"(?P<lead>(?:(?:kan|padahal|pdhl|orang|wong|lha|tadi|td|bukan(?:nya|kah)|(?:se)?harusnya"
    r"|mestinya|kudune)\s+)*)"
    r"(?P<told>(?:sy|saya|aku|kula|kami|ak)\s+(?:\w+\s+)?(?:minta|bilang|blg|maksud|mau|tulis|nulis"
    r"|ngetik|ketik|usul|pengen|pilih)\w*\s+)?(?P<now>\S.{2,60})$",
    re.I,
)


def wondered(text: str) -> str:
    """The correction that an answer that is wondered at comes to; "" for none."""
    found = _WONDERS.match(text)
    if found is None or not (found["told"] or found["lead"]):
        return ""
    label = f"{found['label']} " if found["label"] else ""
    return f"{label}bukan {found['no'].strip()}, {found['now'].strip(' .!?')}"


# "Lho kok bidangnya ekonomi, ini kan jalan": what is wondered at is wrong, and no new value.
_WONDERS_AT = late.regex(
    r"^\W*(?:(?:lho|loh|lah|lha|lo|eh|ya|pak|bu|min|hah|but|wait)\b\W*){0,3}(?:(?P<label>\w{2,12}(?:nya|ne|e))\s+)?"
    r"(?:kok|ko|how\s+come|why(?:'s|\s+(?:is|does|did)))\s+(?P<no>[^,;.?!]{3,40}?)(?:\s+(?:sih|ya|to|pak|min|bu))*"
    r"\s*(?:[,;.?!]+\s*(?P<now>\S.*)?)?$",
    re.I | re.S,
)
_TAKEN_FOR = late.regex(
    r"\b(?:(?:bisa|jadi|jd|malah|dadi|dados|masuk|mlebu|kecatet|tercatat|tertulis|ditulis|keisi|under|say|says|it|its|is|the|in)(?:\s+|$))+",
    re.I,
)


def wonders_at(text: str) -> tuple[str, str] | None:
    """The answer that a text wonders at, and what it says behind that; None for other texts."""
    found = _WONDERS_AT.match(text[:300])
    if found is None:
        return None
    no = _TAKEN_FOR.sub("", found["no"]).strip()
    said = " ".join(filter(None, (found["label"], no)))
    return said, (found["now"] or "").strip(" .!?")
