"""Where something is as people tell it, beyond a street and a landmark: from where to where, by
what one finds it, by the name of the fields or the hamlet."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.places.area_words import CORNER

_NO_TIME = (
    r"(?!(?:jam|pukul|tahun|thn|taun|bulan|bln|hari|minggu|pagi|siang|sore|malam|malem|subuh|dulu|dl|kemarin|kmrn"
    r"|senin|selasa|rabu|kamis|jumat|sabtu|kecil|awal|situ|sini|sana|tadi|sekarang|skrg|saiki|lama|desa|pemerintah|dana|dinas|apbd"
    r"|pihak|segi|\d+)\b)"
)
_FROM = r"(?:(?:mulai|wiwit)(?:\s+(?:dari|dr|saking))?|dari|dr|saking|seko|saka)"
_TO = (
    r"(?:sampai|sampe|smpe|smp|sampek|ngantos|nganti|tekan|hingga|s/d|ke|menuju"
    r"|tembus(?:an)?(?:\s+ke)?|teng|dumugi)"
)
_ROUTE = late.regex(
    rf"^(?:[^\W\d_]+\s+){{0,4}}?{_FROM}\s+{_NO_TIME}[^,;.\n]{{2,60}}?\s{_TO}\s+{_NO_TIME}[^,;.\n]{{2,60}}$",
    re.I,
)
_MARK = late.regex(
    r"^(?:\w+\s+){0,2}?(?:patokan|patokane|patokannya|patokanipun|ancer-?ancer\w*|tanda|tandanya)\b\W*"
    r"(?:(?:itu|di|adalah|yaitu|niku|iku|kuwi|ada|ya)\s+)*(?P<mark>\w[^,;.\n]{2,60})$",
    re.I,
)
_NAMED = late.regex(
    r"^(?:di|ing|teng|wonten|neng|nang|lokasi(?:nya)?|tempat(?:e|nya)?)?\s*(?:bulak|dusun|dukuh|blok|lingkungan|lingk|kampung)\s+[\w'-]+"
    r"(?:\s+[\w'-]+){0,2}$",
    re.I,
)
_EMPTY = late.regex(
    r"^(?:di|ing|itu|ada|masih)?\s*(?:tanah|lahan|lemah)\s+kosong(?:\s+[\w'-]+){0,4}$", re.I
)
_SPOT = late.regex(
    r"^(?:di\s?|pas\s+|persis\s+)?(?:depan|dpn|dekat|dkt|deket|samping|seberang|sebrang|belakang|blkg|blkng|sebelah|ngarep|cedhak|mburi|ngajeng(?:ipun)?|wingking(?:ipun)?|celak(?:ipun)?|caket(?:ipun)?"
    rf"|perempatan|pertigaan|prapatan|protelon|simpang|ujung|{CORNER}|tikungan|belokan|across(?:\s+(?:from|the))?|opposite|next\s+to|behind"
    r"|in\s+front\s+of|near|beside|sabrang(?:ipun|e)?)\b(?:\s+[\w'/-]+){1,9}$",
    re.I,
)
# "Antara rumah pak Slamet dan makam", "pinggir jalan umum", "masuknya lewat gang sebelah bengkel".
_BETWEEN = late.regex(
    rf"^(?:di\s?|letak(?:nya|e)\s+|pas\s+)?(?:antara(?:ne|nya)?|antawisipun|between)\s+{_NO_TIME}[^,;.\n]{{2,50}}?\s(?:dan|sama|karo|lan|kalih|kaliyan|dengan|dgn|and)\s+{_NO_TIME}[^,;.\n]{{2,50}}$"
    r"|^(?:di\s?|ing\s+|ning\s+|persis\s+|pas\s+)?(?:pinggir(?:an|e|ipun)?|tepi(?:an)?|along|edge\s+of)\s+(?:the\s+)?(?:jalan|jln|jl|dalan|margi|lapangan|sawah|rel|pasar|road|street)(?:\s+(?:umum|raya|besar|gede|gedhe|kecil|cilik|kampung|utama|desa|kota|kelurahan|provinsi|lintas|poros|aspal|kereta))?$"
    rf"|^(?:akses(?:nya|e)?\s+)?(?:masuk|mlebu|mlebet)(?:nya|ne|ke|e|ipun)?\s+(?:ke\s+\w+\s+)?(?:dari|dr|lewat|lwt|liwat|saking|seko|langkung|from)\s+{_NO_TIME}[\w'/-]+(?:\s+[\w'/-]+){{0,7}}$",
    re.I,
)
# "Di balai RW 05", and beside another spot "posyandu Mawar": a building by its name.
_BUILDING = (
    r"(?:balai|aula|gedung|halaman|kantor|posyandu|pos\s+(?:ronda|kamling)|poskamling|masjid|mesjid|mus?holl?ah?|musala|langgar|gereja|pura"
    r"|sekolah|sdn?|smpn?|sman?|smkn?|tk|paud|pasar|taman|puskesmas|pustu|lapangan|makam|warung|toko|rumah)"
)
_AT = late.regex(
    r"^(?:di|ing|teng|ning|neng|nang|wonten|at|in)\s+"
    rf"(?P<said>{_BUILDING}\s+[\w'-]+(?:\s+[\w'-]+){{0,3}})$",
    re.I,
)
_NAMED_ONE = late.regex(rf"^(?i:{_BUILDING})(?:\s+(?!R[TW]\b)[A-Z][\w'-]*){{1,3}}$")
_CLAUSE = late.regex(r"(?<!\bjl)(?<!\bjln)(?<!\bgg)(?<!\bno)(?<!\brt)(?<!\brw)[.]\s+|[,;\n]+", re.I)
# What is said behind a place and is no part of it.
_BEHIND = late.regex(
    r"(?:\s+(?:ya|pak|bu|min|kak|mas|mbak|lah|deh|sih|itu|aja|saja|wae|mawon|nggih|situ))+\W*$",
    re.I,
)
_BEGINS = (
    r"(?:blok|lorong|lrg|gang|gg|pintu|kavling|kapling|kav|lantai|patokan(?:nya|e)?|(?:di\s?)?(?:samping|sebelah|seberang|sebrang|dekat"
    r"|deket|dkt|depan|dpn|belakang|blkg|ngarep|mburi|cedhak)|pojok|ujung|tikungan|perempatan|pertigaan|simpang)"
)
_PIECE = rf"(?P<spot>{_BEGINS}\s+[\w'/-]+(?:\s+[\w'/-]+){{0,3}}?)"
_MISSES = (
    r"(?:(?:kok|ko|ga|gak|nggak|ngga|tidak|tdk|belum|blm|durung|dereng|ora|mboten)\W+){1,3}(?:ke|di|ter)?"
    r"(?:tulis|ketulis|catat|sebut|masuk|isi|ada|cantum)(?:in|kan|no)?"
)
_ADDS = r"(?:di)?(?:tambah|nambah|tulis|cantum|masuk)(?:in|i|kan|no|ke|an)?"
_SOFT = (
    r"(?:\s+(?:ya|yaa|dong|donk|juga|jg|lagi|aja|dulu|deh|pak|bu|min|kak|mas|mbak|tulisan|di"
    r"|(?:lokasi|tempat)(?:nya)?))*"
)
_ADDED = late.regex(
    rf"^(?:\w+\s+){{0,3}}?(?:{_ADDS}|{_MISSES}){_SOFT}\s+{_PIECE}{_SOFT}\W*$"
    rf"|^{_PIECE.replace('spot', 'first')}{_SOFT}\s+"
    rf"(?:{_ADDS}|{_MISSES}|ketinggalan|kelewat){_SOFT}\W*$",
    re.I,
)
# A longer text tells a story.
LONGEST = 400


def spots(text: str) -> tuple[str, ...]:
    """The clauses of a text that say where something is in such a way, as typed; of a landmark that
    one is told to look for what it is. Never raises."""
    if len(text) > LONGEST:
        return ()
    return tuple(each for each in _all_of(text) if each)


def only_spots(text: str) -> bool:
    """Whether a text says where something is and nothing else."""
    said = _all_of(text) if len(text) <= LONGEST else []
    return bool(said) and all(said)


def _all_of(text: str) -> list[str]:
    """Each clause as it says where something is, "" where it does not."""
    clauses = _clauses(text)
    said = [_spot(each) for each in clauses]
    if not any(said):
        return said
    # "Posyandu Mawar, sebelah musala": beside another a name says where, too.
    named = (each if _NAMED_ONE.match(each) else "" for each in clauses)
    return [one or other for one, other in zip(said, named, strict=True)]


def at_building(text: str) -> str:
    """The building that a text says something is at, where that is its first clause ("di balai RW
    05, RT 14"); "" where it does not begin so."""
    clauses = _clauses(text) if len(text) <= LONGEST else []
    found = _AT.match(clauses[0]) if clauses else None
    return found["said"] if found is not None else ""


def added_spots(text: str) -> tuple[str, ...]:
    """What a text says is to be written beside of where something is: "tambahin blok C", "sebelah
    pintu 2 belum ditulis". Never raises."""
    parts = [each for each in re.split(r"(?<=\?)\s+|[,;.\n]+", text[:LONGEST]) if "?" not in each]
    found = (_ADDED.match(each.strip()) for each in parts)
    spots = [_BEHIND.sub("", each["spot"] or each["first"]) for each in found if each is not None]
    return tuple(dict.fromkeys(spots))


def stands_beside(spot: str) -> bool:
    """Whether such a clause goes with any street or landmark: what one is told to look for, a
    building by its name, and that the land is empty."""
    named = _NAMED_ONE.match(spot) is not None
    ways = (_EMPTY, _BETWEEN)
    return named or spot.startswith("patokan ") or any(way.match(spot) for way in ways)


# That what is said takes the place of something: "eh depan masjid aja".
_RATHER = late.regex(
    r"^\W*(?:eh+|ralat|salah|bukan|koreksi|sorry|sori|maaf)\b|\b(?:aja|saja|wae|ae|mawon|deh|ding|deng|bukan|dudu|sanes|salah|keliru|ganti\w*"
    r"|pindah\w*|harusnya|kudune|maksud\w*|not|instead|rather|jadi)\b",
    re.I,
)


def stands_too(text: str) -> bool:
    """Whether a text says one more thing of where something is ("seberang sungai"), and nothing
    that was not so: it goes with what was said before. Never raises."""
    return _RATHER.search(text[:LONGEST]) is None and only_spots(text)


def _clauses(text: str) -> list[str]:
    parts = (each.strip(" .,;") for each in _CLAUSE.split(text) if each)
    return [each for each in parts if any(map(str.isalnum, each))]


def _spot(clause: str) -> str:
    if "?" in clause:
        return ""
    clause = _BEHIND.sub("", clause).strip(" .,;")
    if (mark := _MARK.match(clause)) is not None:
        return f"patokan {mark['mark'].strip()}"
    if (at := _AT.match(clause)) is not None:
        return at["said"]
    ways = (_ROUTE, _NAMED, _SPOT, _EMPTY, _BETWEEN)
    return clause if any(way.match(clause) for way in ways) else ""


_BORDERS = late.regex(
    r"\b(?:(?:per)?batasan|perbatesan|tapal\s+batas|(?:di|ning|neng|nang|ing)\s+(?:batas|wates)(?:e|ne|an)?|watesan\w*|wewates\w*|border\w*|boundary)\b",
    re.I,
)


def borders(text: str) -> bool:
    """Whether a text says that something lies where one kelurahan ends: "di perbatasan sama
    Ganjar Agung". Never raises."""
    return _BORDERS.search(text[:300]) is not None
