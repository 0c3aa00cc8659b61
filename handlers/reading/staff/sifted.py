"""What somebody who works here asks of many proposals at once: which of them by what they cost or
lack, in which order, how much they come to, how many for each RW."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from handlers import late
from handlers.reading.amounts.numbers import rupiah
from handlers.reading.bounds import Bounds, bounds
from handlers.reading.denial import NOT, NOT_YET
from handlers.reading.meaning.things import things_in
from handlers.reading.spelling import fold

_NO = rf"(?:{NOT}|{NOT_YET}|tanpa|kosong|tanpo)"
_MONEY = (
    r"(?:rupiah|biaya|anggaran|rab|pagu|dana|duit|nilai|harga|taksiran|estimasi|perkiraan|costs?|budget)"
    r"(?:nya|ne|e)?"
)
_COSTS = late.regex(rf"\b{_MONEY}\b")
_AMOUNT = (
    r"(?:rp\.?\s?)?\d[\d.,]{0,16}\s?(?:ribu|rb|juta|jt|jutaan|miliar|milyar|m)?\b(?:\srupiah)?"
)
_UNIT = late.regex(r"(?:ribu|rb|juta|jt|miliar|milyar|m)\b|^rp|\d[.,]?\d{3}[.,]?\d{3}", re.I)
_OVER = late.regex(
    r"(?:\b(?:di\s?)?atas(?:nya)?|\b(?:lebih|lbh)(?:\sdari)?|\bmelebihi|\bminimal|\bmin|\bmulai"
    rf"(?:\sdari)?|\bnduwur|\bdhuwur|>=?)\s?(?P<a>{_AMOUNT})"
    rf"|(?P<b>{_AMOUNT})\s(?:ke\s?atas|lebih|lbh|plus)\b",
    re.I,
)
_UNDER = late.regex(
    r"(?:\b(?:di\s?)?bawah(?:nya)?|\b(?:kurang|krg)(?:\sdari)?|\bmaksimal|\bmaks|\bmax|\bngisor"
    rf"|<=?)\s?(?P<a>{_AMOUNT})|(?P<b>{_AMOUNT})\s(?:ke\s?bawah|kurang)\b",
    re.I,
)
_BETWEEN = late.regex(
    rf"\b(?:antara\s)?(?P<a>{_AMOUNT})\s?(?:-|sampai|smp|sampe|s/d|sd|hingga|dan)\s?(?P<b>{_AMOUNT})",
    re.I,
)
NO_BOUNDS = Bounds()
# What a proposal has or lacks, as it is called.
_PARTS: Mapping[str, str] = {
    "cost": rf"{_MONEY}(?:\s{_MONEY})?",
    "opd": r"(?:opd|dinas|skpd)(?:nya|ne|e)?",
    "recommendation": r"(?:rekom(?:endasi)?|saran|recommendation)(?:nya|ne|e|s)?",
    "volume": r"(?:ukuran|volume|vol|size)(?:nya|ne|e)?",
}
_HAD = (
    r"(?:\s(?:ada|ono|onten|punya|duwe|di\s?isi|terisi|diisen|(?:me|di)?\s?nyebut|disebut|dicatat|tercatat|dihitung|ditulis|jelas|diketahui"
    r"|di\s?kasih|di\s?beri|diwenehi))?"
)
_LACKS = {
    name: late.regex(rf"\b{_NO}{_HAD}\s{part}\b|\b{part}\s(?:masih\s)?{_NO}{_HAD}\b")
    for name, part in _PARTS.items()
}
_HAS = {
    name: late.regex(
        rf"\b(?:sudah|udah|udh|sdh|dah|wis)\s(?:ada|ono|punya|diisi|duwe|dikasih)\s{part}\b"
    )
    for name, part in _PARTS.items()
}
_SURVEYED = late.regex(
    r"\b(?:(?:sudah|udah|udh|sdh|dah|wis)\s)?(?:di|ter)(?:survey|survei|tinjau|cek\slokasi)\w*\b"
    r"|\bsurveyed\b"
)
_SUM = late.regex(
    r"\b(?:total\w*|jumlah\w*|keseluruhan|akumulasi|berapa|brp|piro|how much)\b"
    rf"(?:\s\w+){{0,3}}?\s{_MONEY}\b"
    rf"|\b{_MONEY}\b(?:\s\w+){{0,4}}?\s(?:total\w*|jumlah\w*|semua\w*|keseluruhan)\b"
)
# How much is asked for: the units that are put together, by what is said.
_MEASURES: Mapping[str, re.Pattern[str]] = {
    name: late.regex(rf"\b(?:{said})(?:nya|ne|e)?\b")
    for name, said in {
        "m": r"(?:se)?panjang|dawa|dowo|length|meter|mtr|metres?|meters?|km|kilo(?:meter)?",
        "m²": r"luas|meter persegi|m2|hektare?|ha|jembar",
        "titik": r"titik|tiang|ttk|points?|poles?",
        "orang": r"peserta|orang|wong|participants?",
        "unit": r"unit|buah|biji|set|paket",
        "any": r"volume|ukuran",
    }.items()
}
_HOW_MUCH = late.regex(
    r"\b(?:total\w*|jumlah\w*|keseluruhan\w*|gunggung\w*|berapa|brp|piro|pira|pinten|how many"
    r"|how much|dijumlah\w*)\b"
)
# All of them, and not the one that is called so.
_WHOLE = late.regex(
    r"\b(?:total\w*|jumlah\w*|keseluruhan\w*|gunggung\w*|semua\w*|seluruh\w*|kabeh|se\s?(?:kota|metro|kecamatan"
    r"|kelurahan)\w*|di\s?usul\w*|all|altogether)\b"
)
_NOT_MEASURED = late.regex(
    r"\b(?:dukung\w*|pendukung|hadir\w*|datang|dateng|rawuh|setuju\w*|undang\w*|kabar\w*|warga|biaya\w*|anggaran\w*"
    r"|jarak\w*|rapat|pengusul\w*|petugas|staf\w*|perempuan|laki)\b"
)
# What one comes to, in the middle of all.
_MEAN = late.regex(r"\b(?:rata rata|rata2|rerata|rataan|average|mean)(?:nya|ne|e)?\b")
# Of what is asked for each; the columns of the same name.
_EACHES = (
    r"rw|rt|kelurahan|kel|desa|kecamatan|kec|bidang|kategori|jenis|dinas|opd|instansi|skpd|status|tahap"
    r"|wilayah|villages?|districts?|fields?|topics?|offices?|agency|agencies"
)
_EACH = late.regex(
    r"\b(?:di\s)?(?:per|(?:se)?tiap2?|masing masing|masing2|menurut|berdasarkan|saben|by|each|every"
    r"|for each)"
    rf"\s(?P<what>{_EACHES})(?:nya|ne|e)?\b"
)
_MOST = late.regex(r"\b(?:paling|ter)\s?(?:banyak|akeh|rame|ramai)\b")
_LEAST = late.regex(r"\b(?:paling|ter)\s?(?:sedikit|dikit|sitik|minim)\b")
# "Paling banyak dari rt mana": of each, with those that have the most on top.
_WHERE_MOST = late.regex(
    r"\b(?P<what>rw|rt|kelurahan|kecamatan|bidang|dinas|opd)\s(?:mana|endi|apa)\b"
)
_COLUMNS = {
    "desa": "area", "village": "area", "villages": "area", "district": "kecamatan",
    "districts": "kecamatan", "field": "topic", "fields": "topic", "topics": "topic",
    "jenis": "topic", "office": "opd", "offices": "opd", "agency": "opd", "agencies": "opd",
    "instansi": "opd", "skpd": "opd",
    "kel": "area", "kelurahan": "area", "wilayah": "area", "kec": "kecamatan",
    "kategori": "topic", "bidang": "topic", "dinas": "opd", "status": "state", "tahap": "state",
}  # fmt: skip
_SORTS = r"(?:di)?(?:urut|sort)(?:kan|in|an|annya|ke|no)?"
_BIG_OF = r"(?:(?:volume|ukuran|panjang|luas|size|length)(?:nya|ne|e)? )?"
_ORDERS: Mapping[str, re.Pattern[str]] = {
    name: late.regex(rf"\b(?:{said})\b")
    for name, said in {
        "dearest": rf"(?:ter|paling )(?:mahal|larang|(?:besar|gede|tinggi) {_MONEY})"
        rf"|{_MONEY} (?:ter|paling )(?:besar|gede|tinggi|banyak)",
        "cheapest": rf"(?:ter|paling )murah|{_MONEY} (?:ter|paling )(?:kecil|rendah|dikit|sedikit)",
        "backed": r"(?:dukungan\w*|didukung|pendukung\w*) (?:ter|paling )banyak"
        r"|(?:ter|paling )banyak (?:di|pen)?dukung\w*|most (?:support\w*|backed)",
        "urgent": r"(?:ter|paling )?(?:mendesak|urgent|urgen|genting|darurat)",
        "largest": rf"{_BIG_OF}(?:ter|paling )(?:besar|gede|gedhe|panjang|luas|dowo|dawa|amba)"
        r"|(?:biggest|largest|longest)",
        "smallest": rf"{_BIG_OF}(?:ter|paling )(?:kecil|pendek|cilik|cendhek|sempit)"
        r"|(?:smallest|shortest)",
        "near": rf"{_SORTS} (?:(?:dari|nomor|no) )?r[tw]",
        "rank": r"(?:urutan|daftar|nomor|(?:di)?urut(?:kan|in|ke)?)\s"
        r"(?:berdasar\w*\s|menurut\s|per\s)?prioritas\w*"
        r"|prioritas(?:nya)?\s(?:apa|mana)\s(?:aja|saja)",
        "oldest": r"(?:ter|paling )(?:lama|awal)|terdahulu"
        r"|(?:yang|yg|sing) (?:lama|lawas|awal|duluan)(?: (?:dulu|dulu an|di atas|diatas|dhisik))?",
        "newest": r"(?:ter|paling )(?:baru|anyar|akhir)|terkini|(?:yang|yg|sing) (?:baru|anyar)"
        r" (?:dulu|di atas|diatas|dhisik)",
    }.items()
}
_TURNED = late.regex(r"\b(?:di)?(?:balik|walik)(?:in|kan|en|no)?\b")
_SORTED = late.regex(rf"\b{_SORTS}\b")
_LATE = late.regex(
    r"\b(?:lewat|kelewat|kliwat|melewati|telat|terlambat|lampau)\s?(?:dari\s)?"
    r"(?:tenggat|batas|deadline|tanggal|tgl|waktu|jadwal)?(?:nya|ne|e)?(?:\swaktu(?:nya)?)?\b"
)
# "10 usulan terbaru": so many are shown anyhow.
_SO_MANY = late.regex(r"\b(?:top\s)?\d{1,2}\s(?=usul|ter|paling)")
_TOPICS: Mapping[str, re.Pattern[str]] = {
    name: late.regex(rf"\b(?:bidang\s)?(?:{said})\b")
    for name, said in {
        "fisik": r"fisik(?:\sdan)?(?:\sprasarana)?|prasarana|infrastruktur|physical|infrastructure",
        "ekonomi": r"ekonomi|economic|economy",
        "sosbud": r"sosbud|sosial(?:\sdan)?(?:\sbudaya)?|social(?:\sand\scultural)?",
    }.items()
}
_PLACE = {name: late.regex(rf"\b{name}\s?0*(\d{{1,3}})\b") for name in ("rt", "rw")}
# That it is asked which, how many, or what they come to.
_ASKS = late.regex(
    r"\b(?:apa|mana|endi|ndi|opo|berapa|brp|piro|pira|pinten|jumlah\w*|total\w*|siapa|ada|daftar\w*|list|lihat|liat"
    r"|tampil\w*|cari\w*|minta|rekap\w*|rangkum\w*|ringkas\w*|rinci\w*|banding\w*|perbandingan|data|delok|tunjuk\w*|sebutkan|show|"
    r"semua|kirim\w*)\b|\?\s*$"
)
_SUMMARY = (
    r"recap|summary|overview|ikhtisar\w*|prosesnya|diproses|samp(?:ai|e) mana|smp mana|rangkum\w*"
    r"|ringkas\w*|laporan\w*|rekap\w*|progres\w*|perkembangan\w*"
)
_OF_THEM = late.regex(
    rf"\b(?:usul\w*|yang|yg|sing|seng|daftar\w*|data|tugas\w*|urutan\w*|{_SUMMARY})\b"
)
# Said without a word that asks: "usulan yang disetujui di metro pusat".
_CALLED = late.regex(
    r"^(?:daftar\s|list\s|semua\s)?usul\w*\b(?:\s\w+){0,3}?\s(?:yang|yg|sing|seng)\s"
    r"|^(?:daftar\s|semua\s)?usul\w*\sbidang\s"
)
# Which there are at all: "imopuro ada apa aja", "usulannya apa aja".
_WHICH = late.regex(
    r"\b(?:ada|punya|ono|onten)\s(?:usul\w*\s)?(?:apa|opo|nopo)\b|\busul\w*\s(?:yang\s|yg\s)?(?:ada\s)?(?:apa|opo)\b"
    r"|\b(?:apa|opo)\s(?:aja|saja|ae|wae)\s(?:usul\w*|di|ning|nang)\b"
)
_SUMMED_UP = late.regex(rf"\b(?:{_SUMMARY})\b")
_RECAP = late.regex(r"\b(?:rekap\w*|rangkum\w*|ringkas\w*|ikhtisar\w*|recap|summary|overview)\b")
# What decides on them, or asks for a file, is no question.
_ELSE = late.regex(
    r"\b(?:setujui|sepakati|setujuin|tolak|balik(?:in|kan) ke|teruskan|terusin|gabung\w*|kembalikan"
    r"|tunda|umum\w*|kabar\w*|bilang\w*|excel|exel|xlsx?|csv|pdf|word|docx|ekspor|export|unduh\w*|download"
    r"|print\w*|cetak\w*|file|berkas|aja|saja|rapat|musren\w*|pertemuan|hadir|cara\w*|gimana|kenapa)\b"
    r"(?<!apa aja)(?<!apa saja)(?<!mana aja)(?<!mana saja)(?<!siapa aja)(?<!siapa saja)"
)
# What says nothing of which.
_FILLING = frozenset({
    "usul", "usulan", "usulannya", "usulane", "yang", "yg", "sing", "seng", "apa", "aja", "saja",
    "mana", "endi", "ada", "daftar", "daftarnya", "list", "lihat", "liat", "tampilkan", "tampilin",
    "cari", "carikan", "cariin", "minta", "rekap", "rekapan", "rekapannya", "rincian", "rinci",
    "rangkuman", "ringkasan", "data", "datanya", "dong", "ya", "yo", "pak", "bu", "min", "mbak",
    "mas", "tolong", "tlg", "semua", "semuanya", "seluruh", "kirim", "kirimkan", "sini", "ke",
    "berapa", "brp", "piro", "jumlah", "jumlahnya", "total", "totalnya", "kalau", "kalo", "sudah",
    "udah", "udh", "sdh", "wis", "dah", "di", "dari", "nya", "itu", "ini", "saya", "sy", "aku",
    "mau", "coba", "lagi", "masih", "msh", "nih", "biaya", "biayanya", "anggaran", "anggarannya",
    "rab", "pagu", "dana", "nilai", "nilainya", "rp", "keseluruhan", "warga", "dulu", "gak", "ga",
    "nggak", "tidak", "kah", "bisa", "dan", "untuk", "utk", "urutan", "urutannya", "urutkan",
    "diurutkan", "urutin", "dibalik", "balik", "biar", "paling", "atas", "sampai", "sekarang",
    "skrg", "saat", "tahun", "minggu", "bulan", "hari", "wilayah", "per", "usul2", "sik", "to",
    "kabeh", "tunjukkan", "tunjukin", "sebutkan", "siapa", "dengan", "dgn", "yang2", "sih",
    "alasannya", "alasan", "bikin", "buat", "buatin", "bikinin", "bikinkan", "persen", "prosentase",
    "persentase", "bandingin", "bandingkan", "perbandingan", "halo", "pagi", "siang", "sore",
    "malam", "menurut", "tiap", "setiap", "masing", "jadi", "jd", "kita", "kami", "how", "much",
    "is", "the", "so", "far", "all", "of", "them", "proposals", "cost", "costs", "budget", "many",
    "do", "we", "have", "pira", "pinten", "brapa", "cacahe", "gunggunge", "sek", "dhisik", "juga",
    "jg", "ugi", "a", "me", "i", "you", "can", "could", "give", "get", "altogether", "an", "please",
    "proposal", "ono", "onten", "wonten", "has", "been", "are", "in", "cukup", "chat", "tabel",
    "table", "just", "here", "dijumlah", "dijumlahkan", "gunggung", "diusulkan", "diusulke",
    "diusulin", "diajuin", "diminta", "diajukan", "proposed", "opo", "nopo", "ae", "wae", "nang",
    "ning", "which", "what", "ones", "tapi", "tp", "namun", "but", "yet", "any", "rupiah",
    "everything", "anything", "sasi", "wulan", "iki", "niki", "menika", "tadi", "nomor", "nomer",
    "seluruhnya", "sampe", "smp", "sampek", "tgl", "tanggal", "kemarin", "kemaren", "kmrn", "wingi",
})  # fmt: skip
_I_DECIDED = late.regex(r"\b(?:saya|sy|aku|tak|kami|kula)\s?(?:mutus|putus)(?:kan|in|i|ke|no)?\b")
_I_DID = late.regex(
    r"\b((?:yang|yg|sing)\s+(?:(?:sudah|udah|udh|wis)\s+)?)(?:saya|sy|aku|tak|kami)\s?(?=(?:setujui|sepakati|tolak|kembalikan|teruskan|tunda|acc)\b)(\w+)",
    re.I,
)
# What it is for, in which figures: "untuk rapat", "jutaan saja".
_SO_SHOWN = late.regex(
    r"[\s,]*\b(?:untuk|buat|utk|kanggo|kagem|for)\s+(?:\w+\s+){0,2}?(?:rapat|bahan|laporan|dilaporkan|paparan|presentasi|(?:pak|bu)\s+\w+"
    r"|meeting|report)\b[^?]*$|[\s,]*\b(?:dalam\s+)?(?:jutaan|juta|ribuan)\s+(?:saja|aja|ae|wae)\b",
    re.I,
)
LONGEST = 120  # what is longer tells something


@dataclass(frozen=True, slots=True)
class Sifted:
    """Whole rupiah that they cost at least or at most, and how large they are; parts that they have
    or lack; a bidang, an RT, an RW; whether they are late; the column of which each is counted
    (`then` within it), those that have the `ranked` ("most") on top; the order; whether it is asked
    what they cost, or (`measure`, a unit) how much is asked for, of the `whole` of them. `turned`
    is that of the list before, `surveyed` that they were looked at on the spot. `rest` are
    the words that none of it used."""

    over: int | None = None
    under: int | None = None
    size: Bounds = NO_BOUNDS
    lacks: str = ""
    has: str = ""
    topic: str = ""
    rt: str = ""
    rw: str = ""
    late: bool = False
    each: str = ""
    then: str = ""
    ranked: str = ""
    order: str = ""
    sums: bool = False
    mean: bool = False
    turned: bool = False
    surveyed: bool = False
    asks: bool = False
    summary: bool = False
    recap: bool = False
    which: bool = False
    measure: str = ""
    whole: bool = False
    rest: tuple[str, ...] = ()

    @property
    def priced(self) -> bool:
        """Whether it says what they cost at least, or at most."""
        return self.over is not None or self.under is not None

    @property
    def any(self) -> bool:
        """Whether it says more than which words are looked for."""
        return bool(
            self.priced or self.size != NO_BOUNDS or self.lacks or self.has or self.late
            or self.each or self.order or self.sums or self.turned or self.rt or self.rw
            or self.topic or self.measure
        )  # fmt: skip


def sifted(text: str) -> Sifted | None:
    """What "usulan di atas 50 juta apa aja", "rekap per rw", "total biaya yang disetujui" asks;
    None for what decides, or asks for a file. Never raises."""
    text = _I_DID.sub(r"\1di\2", _SO_SHOWN.sub(" ", text).strip())
    if len(text) > LONGEST or _ELSE.search(fold(text)):
        return None
    low = " ".join(text.casefold().split())
    size, low = bounds(low, _in_metres) or (NO_BOUNDS, low)
    over, under, low = _priced(low)
    said = _I_DECIDED.sub("diputus", fold(low))
    asks = _ASKS.search(said) is not None or text.rstrip().endswith("?")
    found: dict[str, str] = {}
    for key, patterns in (("lacks", _LACKS), ("has", _HAS)):
        for name, pattern in patterns.items():
            if key not in found and (match := pattern.search(said)):
                found[key], said = name, _without(said, match)
    surveyed = "lacks" in found and _SURVEYED.search(said) is not None
    said = _SURVEYED.sub(" ", said) if surveyed else said
    ranked = "most" if _MOST.search(said) else "least" if _LEAST.search(said) else ""
    each = _EACH.search(said) or (_WHERE_MOST.search(said) if ranked else None)
    if each is not None:
        what = each["what"]
        found["each"], said = _COLUMNS.get(what, what), _without(said, each)
        found["ranked"], said = ranked, _LEAST.sub(" ", _MOST.sub(" ", said))
        if (then := _EACH.search(said)) is not None:
            found["then"], said = _COLUMNS.get(then["what"], then["what"]), _without(said, then)
    whole = _WHOLE.search(said) is not None
    if (measure := _measured(said)) is not None:
        found["measure"], said = measure
    mean = _MEAN.search(said) is not None and re.search(rf"\b{_MONEY}\b", said) is not None
    said = _MEAN.sub(" ", said) if mean else said
    sums = mean or _SUM.search(said) is not None
    for name, pattern in _ORDERS.items():
        if "order" not in found and (match := pattern.search(said)):
            found["order"], said = name, _without(said, match)
    turned = bool(_TURNED.search(said) and (_SORTED.search(said) or found.get("order")))
    late = _LATE.search(said)
    said = _without(said, late) if late is not None else said
    said = _SO_MANY.sub(" ", said)
    narrows, said = near_and_topic(said)
    found |= narrows
    said = _COSTS.sub(" ", said) if (over, under) != (None, None) else said
    rest = tuple(w for w in said.split() if w not in _FILLING and not _SUMMED_UP.fullmatch(w))
    of_them = _OF_THEM.search(fold(text)) is not None
    priced = over is not None or under is not None or size != NO_BOUNDS
    summary = _SUMMED_UP.search(fold(text)) is not None
    asks = asks or priced or summary or "order" in found or _CALLED.search(fold(text)) is not None
    sorts = "order" in found and _SORTED.search(fold(text)) is not None
    which = _WHICH.search(fold(text)) is not None
    counts = "each" in found or "measure" in found or size.unit != ""
    counts = counts or (
        (over is not None or under is not None) and _COSTS.search(fold(text)) is not None
    )
    asks = (asks and (of_them or counts)) or turned or sorts or which
    return Sifted(
        over=over, under=under, size=size, late=late is not None, sums=sums, turned=turned,
        surveyed=surveyed,
        rest=rest, asks=asks or sums, summary=summary, recap=_RECAP.search(fold(text)) is not None,
        which=which, mean=mean, whole=whole, **found,
    )  # fmt: skip


def _in_metres(text: str) -> bool:
    """Whether a text names a thing that is told in metres, or square metres."""
    return any(thing.unit in ("m", "m²") for thing in things_in(text))


def _measured(said: str) -> tuple[str, str] | None:
    """The unit of which a text, folded, asks how much there is of it, and the text without it."""
    if _HOW_MUCH.search(said) is None or _NOT_MEASURED.search(said):
        return None
    for name, pattern in _MEASURES.items():
        if pattern.search(said):
            return name, " ".join(pattern.sub(" ", said).split())
    return None


def near_and_topic(said: str) -> tuple[dict[str, str], str]:
    """The RT, the RW and the bidang that a text, folded, names, and the text without them."""
    found: dict[str, str] = {}
    for name, pattern in _TOPICS.items():
        if "topic" not in found and (match := pattern.search(said)):
            found["topic"], said = name, _without(said, match)
    for name, pattern in _PLACE.items():
        if near := pattern.search(said):
            found[name], said = near[1], _without(said, near)
    return found, said


def _priced(low: str) -> tuple[int | None, int | None, str]:
    """The bounds of what they cost, and the text without them."""
    if (both := _BETWEEN.search(low)) is not None:
        unit = re.search(r"[a-z]+$", both["b"].strip())
        first = both["a"] if _UNIT.search(both["a"]) or unit is None else f"{both['a']} {unit[0]}"
        a, b = _amount(first), _amount(both["b"])
        if a is not None and b is not None and a <= b:
            return a, b, _without(low, both)
    over = under = None
    if (match := _OVER.search(low)) and (over := _amount(match["a"] or match["b"])) is not None:
        low = _without(low, match)
    if (match := _UNDER.search(low)) and (under := _amount(match["a"] or match["b"])) is not None:
        low = _without(low, match)
    return over, under, low


def _amount(said: str) -> int | None:
    said = said.strip(" .,").replace("jutaan", "juta")
    return rupiah(said) if _UNIT.search(said) else None


def _without(text: str, match: re.Match[str]) -> str:
    return " ".join(f"{text[: match.start()]} {text[match.end() :]}".split())
